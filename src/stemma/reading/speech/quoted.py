"""Where a text stands in quotation marks, roughly: enough to tell whose "he" it is (`quotations.py` is exact)."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from stemma.records.span import Span

MARKS = re.compile(r"[“”\"«»„]|(?<![\w’'])‘(?=\w)|(?<=[\w.,?!…])’(?![\w])")
PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}


def find_quoted(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the quoted stretches of each line, marks included; one that is not closed ends with its line."""
    out: list[Span] = []
    for line in lines:
        opened: tuple[int, str] | None = None
        for mark in MARKS.finditer(text, line.start, line.end):
            if opened is None:
                closing = PAIRS.get(mark.group())
                opened = (mark.start(), closing) if closing else None
            elif mark.group() == opened[1] or (opened[1] == "“" and mark.group() == "”"):
                out.append(Span(opened[0], mark.end()))
                opened = None
        if opened is not None and opened[1] != "’" and line.end > opened[0]:
            out.append(Span(opened[0], line.end))
    return out


def is_quoted(quoted: Sequence[Span], span: Span) -> bool:
    """Say whether *span* lies in one of the quoted stretches, which are sorted and apart."""
    at = bisect_right(quoted, span.start, key=lambda stretch: stretch.start) - 1
    return at >= 0 and quoted[at].contains(span)
