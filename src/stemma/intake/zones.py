"""
The zones of a text: what in it is not body, and what it is instead.

Rules:
1. The head ends at the first paragraph that reads like a report. Before it stand headline,
   byline, caption and marks of the site; a standfirst or a list of points is body.
2. A heading of other stories opens a tail. It lasts until two paragraphs of reporting
   follow each other, else to the end. What readers write lasts to the end.
3. A short line alone between paragraphs is a subhead.
4. Where boilerplate was found, the rest is looked at again without it, until nothing is
   found: cleaning twice is cleaning once.

This file knows no page, file or outlet list. It marks; nothing is deleted.
"""

import re
from dataclasses import replace

from stemma.intake.boilerplate import heads_note, kind_by_wording
from stemma.intake.headlines import find_bylines_and_headlines, reads_like_title
from stemma.intake.lines import Line, lines_of
from stemma.intake.parameters import ZoneParameters, is_paragraph
from stemma.intake.placelines import dateline_end, sign_off_start
from stemma.intake.tails import mark_tails
from stemma.lexicon.marks import MONTH
from stemma.records.article import Zone, ZoneKind
from stemma.records.span import Span

DATED = re.compile(rf"(?:{MONTH} \d|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|\d{{4}}\b|\d{{1,2}}[:.]\d\d)")
"""How an entry of a chronology opens."""


DEFAULTS = ZoneParameters()


def zones_of(
    text: str, *, title: str | None = None, outlet: str | None = None, parameters: ZoneParameters = DEFAULTS
) -> tuple[Zone, ...]:
    """Return the zones of *text*, sorted and disjoint; empty where all of it is body."""
    lines = lines_of(text)
    marked: dict[Span, ZoneKind] = {}
    while True:
        kinds = _kinds(lines, title, outlet, parameters)
        removed = {line.span for line, kind in zip(lines, kinds, strict=True) if kind == "boilerplate"}
        if not removed:
            break
        marked.update(dict.fromkeys(removed, "boilerplate"))
        lines = _without(lines, removed)
    marked.update({line.span: kind for line, kind in zip(lines, kinds, strict=True) if kind})
    body = [line for line, kind in zip(lines, kinds, strict=True) if kind is None]
    marked.update(_edges(body, parameters))
    return _merged(text, sorted(marked.items()))


def _kinds(lines: list[Line], title: str | None, outlet: str | None, p: ZoneParameters) -> list[ZoneKind | None]:
    kinds: list[ZoneKind | None] = [kind_by_wording(line) for line in lines]
    for at, line in enumerate(lines):
        if title and reads_like_title(line, title):
            kinds[at] = "headline"
    for at, line in enumerate(lines[:-1]):
        if kinds[at] == "editor_note" and heads_note(line) and kinds[at + 1] is None:
            kinds[at + 1] = "editor_note"
    mark_tails(lines, kinds, parameters=p)
    find_bylines_and_headlines(
        lines, kinds, outlet=outlet, title=title, is_paragraph=lambda line: is_paragraph(line, p)
    )
    _mark_subheads(lines, kinds, p)
    return kinds


def _mark_subheads(lines: list[Line], kinds: list[ZoneKind | None], p: ZoneParameters) -> None:
    body = [at for at, line in enumerate(lines) if kinds[at] is None and is_paragraph(line, p)]
    for at in range(body[0] + 1, len(lines)) if body else ():
        line = lines[at]
        if kinds[at] is not None or line.words > p.subhead_words or (line.stopped and not line.text.endswith("?")):
            continue
        if at > body[-1]:
            kinds[at] = _after_the_end(line, p)
        elif _is_subhead(lines, kinds, at, p):
            kinds[at] = "headline"


def _is_subhead(lines: list[Line], kinds: list[ZoneKind | None], at: int, p: ZoneParameters) -> bool:
    line = lines[at]
    if line.text.endswith("?") and (line.words > p.question_words or ":" in line.text or line.text[:1] in "\"“'‘"):
        return False
    if line.bullet or line.text.endswith((":", ",", ";", "-", "—")) or not (line.alone_before or line.alone_after):
        return False
    if line.text[:1].islower() or lines[at - 1].text.endswith((":", ",")):
        return False
    return at + 1 < len(lines) and kinds[at + 1] is None and is_paragraph(lines[at + 1], p)


def _after_the_end(line: Line, p: ZoneParameters) -> ZoneKind | None:
    """A short line after the last paragraph: a label of the site, unless it goes on talking or is dated."""
    if line.words > p.label_words or DATED.match(line.plain):
        return None
    talks = line.stopped or line.text[:1] in "\"“'‘«" or line.text.endswith((":", ",")) or line.bullet
    return None if talks or line.text[:1].islower() or not line.alone_before else "boilerplate"


def _without(lines: list[Line], removed: set[Span]) -> list[Line]:
    """Return the lines that stay; where one went, a blank line is."""
    kept = []
    for at, line in enumerate(lines):
        if line.span in removed:
            continue
        before = line.alone_before or (at > 0 and lines[at - 1].span in removed)
        after = line.alone_after or (at + 1 < len(lines) and lines[at + 1].span in removed)
        kept.append(replace(line, alone_before=before, alone_after=after))
    return kept


def _edges(body: list[Line], p: ZoneParameters) -> dict[Span, ZoneKind]:
    """Return the dateline before the first sentence and the sign-off after the last."""
    out: dict[Span, ZoneKind] = {}
    # the points that an agency puts above its story are none of its sentences
    for line in [line for line in body if not line.bullet][: p.dateline_lines]:
        end = dateline_end(line.text)
        if end:
            out[Span(line.span.start, line.span.start + end)] = "dateline"
            break
    if body:
        last = body[-1]
        start = sign_off_start(last.text)
        if start:
            out[Span(last.span.start + start, last.span.end)] = "credit"
    return out


def _merged(text: str, marked: list[tuple[Span, ZoneKind]]) -> tuple[Zone, ...]:
    """Return the zones; neighbours of one kind with nothing between them become one."""
    out: list[Zone] = []
    for span, kind in marked:
        if out and out[-1].kind == kind and re.fullmatch(r"\s*", text[out[-1].span.end : span.start]):
            out[-1] = Zone(span=Span(out[-1].span.start, span.end), kind=kind)
        else:
            out.append(Zone(span=span, kind=kind))
    return tuple(out)
