"""The command line, one command a file: the only unit that sees both the making and the showing."""
