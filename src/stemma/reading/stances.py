"""Stances (placeholder until the table lands)."""

from stemma.records.reading import Stance
from stemma.records.span import Span


def stance_of(text: str, span: Span) -> tuple[Stance, Span | None] | None:
    """Return the stance that a clause takes and its issue."""
    del text, span
    return None
