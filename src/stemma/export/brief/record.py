"""What a brief is made of."""

from dataclasses import dataclass

from stemma.export.footnotes import Footnote
from stemma.records.account import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph that rests on its own evidence."""

    record: str
    """Id of the record that it tells."""
    text: str
    told: Evidence | None
    """The evidence whose words the text holds; None where the text is put together from cells."""
    evidence: tuple[Evidence, ...]
    """One span a newsroom, that of the words first."""
    newsrooms: tuple[str, ...]
    tag: str
    """Who stands behind it, in few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A paragraph that may go into the brief."""

    part: str
    lead: str
    pieces: tuple[Piece, ...]
    weight: float
    order: tuple[str, str, str]
    """Where it stands in its part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote of the brief."""

    footnote: Footnote
    words: str
    """The exact words; empty where the paragraph holds them already."""

    @property
    def number(self) -> int:
        """Its number."""
        return self.footnote.number

    @property
    def where(self) -> str:
        """Outlet, day and place in the text."""
        return f"{self.footnote.source} [{self.footnote.start}–{self.footnote.end}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece with its notes."""

    record: str
    text: str
    notes: tuple[int, ...]
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One numbered paragraph."""

    number: int
    lead: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPart:
    """One part under its heading."""

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An account on two pages."""

    title: str
    moment: str
    """The day that it speaks of, in words."""
    day: str | None
    """That day, as `2022-01-12`."""
    headline: str
    parts: tuple[BriefPart, ...]
    alone: tuple[tuple[str, str], ...]
    """Newsroom, and the numbers of the paragraphs that rest on it alone."""
    one_voice: str
    """The numbers of the paragraphs that several newsrooms tell and one speaker; empty where there are none."""
    people: tuple[str, ...]
    """The persons whom the paragraphs name, with their offices, in the order in which they are named."""
    sources: tuple[str, ...]
    """A newsroom each, with the outlets that carry it."""
    notes: tuple[Note, ...]
    left_out: str
    """What there was no room for, in counts."""
    made_by: str
