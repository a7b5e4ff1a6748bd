"""
How a text is parted: the numbers, and what counts as a paragraph by them.
"""

from dataclasses import dataclass

from stemma.intake.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneParameters:
    """How a text is parted. Set by eye on the dev part of PolNeAR, 91 pages and five reports, 2026."""

    paragraph_words: int = 12
    """A line of so many words that ends like a sentence is a paragraph of reporting. Words."""
    long_words: int = 28
    """A line of so many words is a paragraph however it ends. Words."""
    subhead_words: int = 14
    """Longest subhead, or headline of another story set between paragraphs. Words."""
    question_words: int = 6
    """Longest subhead that asks; a longer question is the report's own. Words."""
    label_words: int = 8
    """Longest label of the site after the last paragraph. Words."""
    before_tail_words: int = 25
    """Body that must stand before a tail can reach to the end. Words."""
    resuming: int = 2
    """Paragraphs of reporting in a row that end a tail."""
    dateline_lines: int = 3
    """Paragraphs of the body that may open with a dateline."""


def is_paragraph(line: Line, p: ZoneParameters) -> bool:
    """Say whether *line* is long enough, and ends as one, to be a paragraph of a report."""
    return (line.stopped and line.words >= p.paragraph_words) or line.words >= p.long_words
