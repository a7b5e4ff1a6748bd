"""The clauses of a sentence, with and without its parse."""
