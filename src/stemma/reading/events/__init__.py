"""Who did what to whom, when and where, clause by clause."""
