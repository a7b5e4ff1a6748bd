"""Public corpora as records: one loader a corpus, its licence and citation in the loader's docstring."""
