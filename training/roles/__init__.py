"""A network for roles on the reader's lower layers, to be compared with trees; not shipped."""
