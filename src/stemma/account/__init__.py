"""Readings and origins -> one account: actors, events, statements, quantities, conflicts, positions, timeline."""

from stemma.account.as_of import articles_as_of
from stemma.account.compose import compose
from stemma.account.parameters import AccountParameters

__all__ = ["AccountParameters", "articles_as_of", "compose"]
