"""
What stands inside quotation marks, of any style.

Rules:
1. A double mark opens where a word follows and closes at the next double mark.
2. A single mark opens only after white space or an opening mark, and only where its
   closing mark stands in the same line; apostrophes are none.
3. A quotation that its line leaves open goes to the end of the line, whether
   the next paragraph takes it up again or not.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from stemma.lineage.parameters import KindParameters
from stemma.lineage.sketch import Sketch
from stemma.records.span import Span

Flags = npt.NDArray[np.bool_]

OPENING = ("“", "„", "«", "‟", "``", "â€œ")
DOUBLE = re.compile(r"[“”„«»‟\"]|''|``|â€(?:œ|\x9d|(?=[\s.,;:!?)]|$))")
"""Marks, those too that were read in the wrong encoding."""
SINGLE = re.compile(r"(?:(?<=[\s(\[—–-])|^)([‘‚'])(?=[\w“\"])")
SINGLE_CLOSE = re.compile(r"(?:(?<=[.,?!…])[’']|(?<=\w)[’'](?=[\s.,;:!?)\]—–-]|$))")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def quoted_spans(text: str) -> list[Span]:
    """Return the stretches of *text* inside quotation marks, marks included, in order."""
    out: list[Span] = []
    for line in LINE.finditer(text):
        out.extend(_double(line.group(), line.start()))
    doubled = _mask(out, len(text))
    for line in LINE.finditer(text):
        out.extend(s for s in _single(line.group(), line.start()) if not doubled[s.start])
    return sorted(out)


def speech_words(sketch: Sketch, *, parameters: KindParameters) -> tuple[Flags, Flags]:
    """Return for each word whether it stands in marks, and whether in marks or as glue beside; shapes `(words,)`."""
    quoted = np.zeros(len(sketch), dtype=bool)
    for span in quoted_spans(sketch.article.text):
        lo, hi = np.searchsorted(sketch.starts, [span.start, span.end])
        if hi - lo >= parameters.quoted_words:
            quoted[lo:hi] = True
    glue = quoted.copy()
    for start, end, flag in _stretches(quoted, sketch):
        beside = (start > 0 and quoted[start - 1] and sketch.line[start - 1] == sketch.line[start]) or (
            end < len(quoted) and quoted[end] and sketch.line[end] == sketch.line[start]
        )
        if not flag and beside and end - start <= parameters.glue_words:
            glue[start:end] = True
    return quoted, glue


def _stretches(flags: Flags, sketch: Sketch) -> Iterator[tuple[int, int, bool]]:
    """Yield the runs of equal flags that a line holds."""
    if not len(flags):
        return
    cuts = np.flatnonzero((flags[1:] != flags[:-1]) | (sketch.line[1:] != sketch.line[:-1])) + 1
    edges = [0, *cuts.tolist(), len(flags)]
    for start, end in pairwise(edges):
        yield start, end, bool(flags[start])


def _double(line: str, offset: int) -> Iterator[Span]:
    opened: int | None = None
    for mark in DOUBLE.finditer(line):
        if opened is None:
            if mark.group() in OPENING or (mark.end() < len(line) and not line[mark.end()].isspace()):
                opened = mark.start()
        elif mark.group() not in OPENING:
            yield Span(offset + opened, offset + mark.end())
            opened = None
    if opened is not None:
        yield Span(offset + opened, offset + len(line))


def _single(line: str, offset: int) -> Iterator[Span]:
    at = 0
    while (mark := SINGLE.search(line, at)) is not None:
        close = SINGLE_CLOSE.search(line, mark.end())
        if close is None:
            return
        yield Span(offset + mark.start(1), offset + close.end())
        at = close.end()


def _mask(spans: list[Span], length: int) -> bytearray:
    mask = bytearray(length)
    for span in spans:
        mask[span.start : span.end] = b"\x01" * len(span)
    return mask
