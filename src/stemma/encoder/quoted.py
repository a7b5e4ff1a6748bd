"""
Which stretches of a text stand in quotation marks, as a feature for the reader's network.

Rules:
1. A quotation begins at a mark that may open and ends at the next that may close, both marks included.
2. At the end of its paragraph (a line) an unclosed quotation ends, since the next paragraph of one that goes
   on opens with a mark of its own.
3. Where that mark was forgotten, the first mark of the next paragraph closes: it is quoted from its beginning.
4. Single curly marks count in paragraphs without double ones.

It is cheap and never fails; the pairing that records rest on is made by the reading.
"""

import re
from collections.abc import Iterator

DOUBLE = re.compile("[\"“”„‟«»]|``|''")
SINGLE = re.compile(r"‘(?=\w)[^‘\n]{1,2000}?’(?!\w)")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
BEFORE_OPENING = frozenset("([{—–-―/:'‘…>")
"""What may stand right before an opening mark, beside white space."""


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Return the half-open stretches of *text* in quotation marks, marks included, sorted and disjoint."""
    out: list[tuple[int, int]] = []
    left_open = False
    for line in LINE.finditer(text):
        if line.group().isspace():
            continue
        left_open = _add_line(text, line.start(), line.end(), out, carried=left_open)
    return out


def _add_line(text: str, start: int, end: int, out: list[tuple[int, int]], *, carried: bool) -> bool:
    """Add the stretches of one paragraph; return whether its last one stays open."""
    opened: int | None = None
    first = True
    for begin, after, opens, closes in _double_marks(text, start, end):
        if opened is None and opens:
            opened = begin
        elif opened is None and first and carried and closes:
            out.append((start, after))
        elif opened is not None and closes:
            out.append((opened, after))
            opened = None
        first = False
    if opened is not None:
        out.append((opened, end))
    elif first:
        out += [match.span() for match in SINGLE.finditer(text, start, end)]
    return opened is not None


def _double_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield each double mark with its place and whether it may open and may close."""
    for match in DOUBLE.finditer(text, start, end):
        begin, after = match.span()
        before = text[begin - 1] if begin > start else " "
        behind = text[after] if after < end else " "
        may_open = (before.isspace() or before in BEFORE_OPENING) and not behind.isspace()
        sign = match.group()
        if sign in "„‟``":
            yield begin, after, True, False
        elif sign == "“":  # German texts close with it
            yield begin, after, not behind.isspace() or before.isspace(), not may_open
        elif sign in "«»":  # both directions are in use
            yield begin, after, may_open, not may_open
        elif sign == "”":
            yield begin, after, False, True
        else:
            yield begin, after, may_open, not may_open or before in ",.!?"
