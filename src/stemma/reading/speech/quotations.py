"""
Quotations of a text: where marks open and close, paragraph by paragraph.

Rules:
1. A quotation never leaves its paragraph, unless the next paragraph opens with a mark
   while this one is still open: then the two are pieces of one quotation.
2. The shape of a mark tells its direction; where shape and place disagree (`process. “`
   at the end of a line), the place wins. A mark that pairs with nothing is dropped.
3. Only the outermost marks count. Marks within them belong to the quoted words.
4. An apostrophe is no mark: a single mark needs a boundary on its outer side.

This file does not know who speaks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.records.span import Span

OPENERS = {"“": '"', "„": '"', "‟": '"', "«": '"', "‹": "'", "‘": "'", "‚": "'", "‛": "'"}
CLOSERS = {"”": '"', "»": '"', "›": "'", "’": "'"}
STRAIGHT = {'"': '"', "'": "'", "`": "'"}
MARK = re.compile(r"''(?!')|``|[“„‟«‹‘‚‛”»›’\"'`]")
ELISION = re.compile(r"(?:em|til|tis|twas|cause|n|bout|round|cos|\d\ds?)\b", re.IGNORECASE)
"""What follows an apostrophe that stands for lost letters: 'em, '90s."""
MARKS_AHEAD = 200
"""Marks of one paragraph among which the closing one is sought; prose has fewer between. Keeps odd text linear."""
SAYS = re.compile(
    r",?[\"'”’]?\s+(?:(?:he|she|they|it|(?:[A-Z][\w’'.-]+\s){1,4})\s*(?:said|says|added|told|wrote|tweeted)"
    r"|(?:said|says|added|wrote|tweeted)\s+(?:he|she|they|[A-Z]))"
)
"""Where a quotation that nobody closed gives way to its speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One stretch between marks within one paragraph."""

    outer: Span
    """With its marks, as far as they stand."""
    inner: Span
    """Without them, trimmed of blanks."""
    closed: bool
    goes_on: bool = False
    """The next paragraph goes on with it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of *paragraphs*, in order."""
    out: list[Quotation] = []
    for n, paragraph in enumerate(paragraphs):
        follows = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        family = _family_of(text, paragraph)
        goes_on = follows is not None and _opens_paragraph(text, follows, family)
        found = _pair(text, paragraph, list(_marks(text, paragraph, family)), goes_on=goes_on)
        other = "'" if family == '"' else '"'
        for gap in _gaps(paragraph, found):  # a paragraph may use both kinds side by side
            marks = [m for m in _marks(text, gap, other) if m.family == other]
            found += [q for q in _pair(text, gap, marks, goes_on=False) if q.closed]
        out += sorted(found, key=lambda q: q.outer)
    return tuple(out)


def _gaps(paragraph: Span, found: Sequence[Quotation]) -> list[Span]:
    edges = [paragraph.start, *(at for q in found for at in (q.outer.start, q.outer.end)), paragraph.end]
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _family_of(text: str, paragraph: Span) -> str:
    """Return the family whose marks are outermost here: the first that opens."""
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        mark = _mark(text, match, paragraph)
        if mark and mark.opens:
            return mark.family
    return '"'


def _marks(text: str, paragraph: Span, family: str) -> Iterator[_Mark]:
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        mark = _mark(text, match, paragraph)
        if mark is not None and family in (mark.family, "'"):
            yield mark


def _mark(text: str, match: re.Match[str], paragraph: Span) -> _Mark | None:
    sign = match.group()
    start, end = match.span()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    may_open = (before.isspace() or before in "([{—–-―/:\"“‘'…>,") and not after.isspace()
    may_close = not before.isspace() and (not after.isalnum() or before in ".,!?…")
    if sign in ("''", "``"):
        return _Mark(start, end, '"', may_open, may_close and not may_open) if may_open or may_close else None
    if sign in OPENERS:
        # a closing place (nothing but a blank after it) turns the mark round, as do the German marks
        turned = after.isspace() and (
            not before.isspace() or end >= paragraph.end or not text[end : paragraph.end].strip()
        )
        return _Mark(start, end, OPENERS[sign], not turned, turned or sign == "“")
    family = CLOSERS.get(sign) or STRAIGHT[sign]
    if family == "'":
        if before.isalnum() and after.isalnum():
            return None
        if may_open and (ELISION.match(text, end) or sign == "’"):
            may_open = False
        return _Mark(start, end, family, may_open, may_close) if may_open or may_close else None
    if sign in CLOSERS:
        return _Mark(start, end, family, may_open and before not in ',"', True)
    if not may_open and not may_close:
        may_close = True  # between blanks: `the president,' " he said`
    return _Mark(start, end, family, may_open, may_close)


def _pair(text: str, paragraph: Span, marks: list[_Mark], *, goes_on: bool) -> list[Quotation]:
    out: list[Quotation] = []
    n = 0
    while n < len(marks):
        mark = marks[n]
        if not mark.opens:
            if mark.family == '"':
                _mend(text, out, mark)
            n += 1
            continue
        close = _closing(text, marks, n)
        if close is None:
            made = _unclosed(text, paragraph, mark, goes_on=goes_on)
            if made is not None:
                out.append(made)
                break
            n += 1
            continue
        made = _quotation(text, mark.start, mark.end, marks[close].start, marks[close].end)
        if made is not None:
            out.append(made)
        n = close + 1
    return out


def _closing(text: str, marks: list[_Mark], n: int) -> int | None:
    """Return the index of the mark that closes the one at *n*, counting marks that nest."""
    opener = marks[n]
    sign = text[opener.start : opener.end]
    depth = 0
    for m in range(n + 1, min(n + MARKS_AHEAD, len(marks))):
        mark = marks[m]
        if mark.family != opener.family:
            continue
        if opener.family == "'" and mark.closes and _is_possessive(text, marks, m):
            continue
        shape = text[mark.start : mark.end]
        if (
            mark.opens
            and shape in OPENERS
            and not (sign == "„" and shape == "“" and mark.closes and _at_end(text, mark))
        ):
            if _balanced(marks, m):
                depth += 1
                continue
            return None
        if mark.closes:
            if depth == 0:
                return m
            depth -= 1
    return None


def _at_end(text: str, mark: _Mark) -> bool:
    return not text[mark.end : mark.end + 1].isalnum()


def _balanced(marks: list[_Mark], m: int) -> bool:
    """Say whether after a second opening mark enough marks follow to close both."""
    rest = marks[m : m + MARKS_AHEAD]
    opens = sum(x.opens for x in rest if x.family == marks[m].family)
    closes = sum(x.closes and not x.opens for x in rest if x.family == marks[m].family)
    return closes > opens


def _is_possessive(text: str, marks: list[_Mark], m: int) -> bool:
    """Say whether the single mark at *m* follows a plural ("the allies' plan") and the real end comes later."""
    mark = marks[m]
    if text[mark.start - 1 : mark.start] != "s" or not text[mark.end : mark.end + 2].lstrip()[:1].isalpha():
        return False
    for later in marks[m + 1 : m + MARKS_AHEAD]:
        if later.family == "'" and later.opens and not later.closes:
            return False
        if later.family == "'" and later.closes:
            return True
    return False


def _unclosed(text: str, paragraph: Span, mark: _Mark, *, goes_on: bool) -> Quotation | None:
    if mark.family == "'" and not goes_on:
        return None
    if goes_on:
        return _quotation(text, mark.start, mark.end, paragraph.end, paragraph.end, closed=False, goes_on=True)
    speaker = SAYS.search(text, mark.end, paragraph.end)
    if speaker:
        return _quotation(text, mark.start, mark.end, speaker.start(), speaker.start(), closed=False)
    lead = text[paragraph.start : mark.start].rstrip()
    if not lead or lead[-1] in ":,":
        return _quotation(text, mark.start, mark.end, paragraph.end, paragraph.end, closed=False)
    return None


def _mend(text: str, out: list[Quotation], mark: _Mark) -> None:
    """Let the last quotation run on to a stray closing mark, where a speaker follows: `“A.” B,” she said`."""
    if not out or not out[-1].closed:
        return
    last = out[-1]
    between = text[last.outer.end : mark.start]
    if between.strip() and between.rstrip()[-1] in ",?!" and not SAYS.search(between):
        mended = _quotation(text, last.outer.start, last.inner.start, mark.start, mark.end)
        if mended is not None:
            out[-1] = mended


def _quotation(
    text: str, start: int, inner: int, stop: int, end: int, *, closed: bool = True, goes_on: bool = False
) -> Quotation | None:
    body = text[inner:stop]
    kept = body.strip()
    if not any(c.isalnum() for c in kept):
        return None
    at = inner + body.index(kept)
    return Quotation(
        outer=Span(start, max(end, at + len(kept))), inner=Span(at, at + len(kept)), closed=closed, goes_on=goes_on
    )


def _opens_paragraph(text: str, paragraph: Span, family: str) -> bool:
    head = text[paragraph.start : paragraph.start + 1]
    return (OPENERS.get(head) or STRAIGHT.get(head) or ("'" if head == "’" else "")) == family
