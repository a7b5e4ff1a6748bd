"""
The lines of a text as a newspaper sets them: one paragraph, headline or mark a line.

A text that was wrapped by hand (every paragraph broken at some column) is put
together again: there a block between blank lines is one line.
"""

import re
from dataclasses import dataclass

from stemma.records.span import Span
from stemma.text.words import WORD

BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
BULLET = re.compile(r"[•▪◦‣●■*]\s*|[-–]\s+(?=\w)|\d{1,2}[.)]\s+(?=[A-Z])")
STOP = re.compile(r"[.?!…][\"'”’»)\]]*$")
WRAP_COLUMNS = (45, 100)
"""A hand-wrapped line is about this long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that holds a character, trimmed of white space."""

    span: Span
    text: str
    plain: str
    """Lower case, straight marks, single spaces, without bullets and ornaments: what patterns match."""
    words: int
    stopped: bool
    """It ends like a sentence."""
    bullet: bool
    indented: bool
    alone_before: bool
    """A blank line, or the edge of the text, stands before it."""
    alone_after: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of *text* in order."""
    blocks = _blocks(text)
    if _is_wrapped(blocks, text):
        blocks = [[Span(block[0].start, block[-1].end)] for block in blocks]
    return [
        _line(text, span, first=at == 0, last=at == len(block) - 1) for block in blocks for at, span in enumerate(block)
    ]


def plain_form(text: str) -> str:
    """Return *text* as patterns see it."""
    text = text.translate(_STRAIGHT).lower()
    return " ".join(text.split()).strip(" -*•·|»›>~=_#▪●■◦‣→.…:,;") or " ".join(text.split())


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def _blocks(text: str) -> list[list[Span]]:
    """Return runs of non-blank lines; their spans are trimmed."""
    blocks: list[list[Span]] = [[]]
    at = 0
    for stop in [*(m.span() for m in BREAK.finditer(text)), (len(text), len(text))]:
        raw = text[at : stop[0]]
        kept = raw.strip().strip("\u200b\ufeff").strip()
        if kept:
            start = at + raw.index(kept)
            blocks[-1].append(Span(start, start + len(kept)))
        elif blocks[-1]:
            blocks.append([])
        at = stop[1]
    return [block for block in blocks if block]


def _is_wrapped(blocks: list[list[Span]], text: str) -> bool:
    inner = [span for block in blocks for span in block[:-1]]
    if len(inner) < 6:
        return False
    low, high = WRAP_COLUMNS
    broken = sum(low <= len(span) <= high and not STOP.search(span.of(text)) for span in inner)
    return broken >= 0.7 * len(inner)


def _line(text: str, span: Span, *, first: bool, last: bool) -> Line:
    words = span.of(text)
    bullet = BULLET.match(words) is not None
    before = text[max(0, span.start - 2) : span.start]
    return Line(
        span=span,
        text=words,
        plain=plain_form(words),
        words=len(WORD.findall(words)),
        stopped=STOP.search(words) is not None,
        bullet=bullet,
        indented=before.endswith((" ", "\t")),
        alone_before=first,
        alone_after=last,
    )
