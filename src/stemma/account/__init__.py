"""Readings and origins -> one account: actors, events, statements, quantities, conflicts, positions, timeline."""

from stemma.account.compose import articles_as_of, compose
from stemma.account.parameters import AccountParameters

__all__ = ["AccountParameters", "articles_as_of", "compose"]
