"""The second top on the reader's lower layers: trees of sentences and types of acts."""
