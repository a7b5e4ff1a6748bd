"""
How much of two pages a part of the brief takes.

The faces set the same sizes in Times New Roman, which every system has or has a font of the same widths for; so
the room can be reckoned here, once, from characters and lines, and no face has to be drawn to know what fits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParameters:
    """Two pages of A4 as the faces set them. Checked by printing: `tests/export/test_brief_page.py`."""

    pages: int = 2
    height: float = 757.0
    """Of the type area of a page: 297 mm less 15 mm above and below. Points."""
    slack: float = 0.03
    """Share of the room that is kept back: lines break where they like. 0..1."""
    line: float = 12.8
    """Height of a line of the text. Points."""
    line_characters: int = 113
    """Characters on a line of the text: 10 pt type on 170 mm."""
    tag_share: float = 0.75
    """Width of a character of who stands behind it, in small type, beside one of the text."""
    mark_characters: float = 1.6
    """Width of a note's mark. Characters of the text."""
    between: float = 2.6
    """Between two paragraphs. Points."""
    heading: float = 21.5
    """A heading with the space around it. Points."""
    head: float = 52.0
    """Title and counts. Points."""
    note_line: float = 8.6
    """Height of a line of a note. Points."""
    note_characters: int = 73
    """Characters on a line of a note: 7.2 pt type in two columns."""
    note_columns: int = 2
    small_line: float = 11.4
    """Height of a line of the lists of newsrooms. Points."""
    small_characters: int = 122
    """Characters on it."""
    foot: float = 34.0
    """How it was made. Points."""

    @property
    def room(self) -> float:
        """What there is to fill. Points."""
        return self.pages * self.height * (1 - self.slack) - self.head - self.foot


def text_height(characters: float, page: PageParameters) -> float:
    """Return the height of a paragraph. Points."""
    return ceil(max(characters, 1) / page.line_characters) * page.line + page.between


def notes_height(notes: Iterable[int], page: PageParameters) -> float:
    """Return the height of notes of so many characters each, in their columns. Points."""
    lines = sum(ceil(max(characters, 1) / page.note_characters) for characters in notes)
    return lines * page.note_line / page.note_columns
