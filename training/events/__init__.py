"""The third top on the reader's lower layers: which words tell acts, of which type, by whom, on whom, where, when."""
