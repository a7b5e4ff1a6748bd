"""Verbs that tell no act by themselves. The list stands in `idle_verbs.txt` beside this file."""

from functools import cache

from stemma.lexicon.function_words import read_classes

SPEAKING = ("saying", "thinking", "moving")
"""Classes of verbs that tell nothing done to anybody, whatever stands beside them."""


@cache
def speaking_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that say, think or move the mind."""
    classes = read_classes("idle_verbs.txt")
    return frozenset().union(*(classes[name] for name in SPEAKING))


@cache
def saying_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that say."""
    return frozenset(read_classes("idle_verbs.txt")["saying"])


@cache
def idle_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that state, think, say, count or only carry another word."""
    return frozenset().union(*read_classes("idle_verbs.txt").values())
