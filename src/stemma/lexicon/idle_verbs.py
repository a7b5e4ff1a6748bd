"""Verbs that tell no act by themselves. The list stands in `idle_verbs.txt` beside this file."""

from functools import cache

from stemma.lexicon.function_words import read_classes


@cache
def idle_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that state, think, say, count or only carry another word."""
    return frozenset().union(*read_classes("idle_verbs.txt").values())
