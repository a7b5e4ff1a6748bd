"""Words of a text, with their offsets."""

import re

from stemma.records.span import Span

WORD = re.compile(r"\d+(?:[.,:]\d+)*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*", re.UNICODE)
"""A number with its separators, an abbreviation in letters ("U.S."), or a word with inner apostrophes.
Hyphens part words: "NATO-Russia" is two."""


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the words of `text[start:end]` in order; offsets count from the start of *text*."""
    return [Span(m.start(), m.end()) for m in WORD.finditer(text, start, len(text) if end is None else end)]
