"""
The list of other stories: where it ends, and whether the report goes on behind it.

A heading of a list ("Most viewed", "Read also") opens a tail. What follows is teasers as long as
it looks like them: headlines without a stop, points, cut sentences, a sentence that repeats the
headline above it. The report goes on where two paragraphs follow each other, or where one speaks
of the people and places that the report spoke of before. What readers write lasts to the end.
"""

import re

from stemma.intake.boilerplate import REPORTED, opens_comments, opens_inset, opens_tail
from stemma.intake.lines import Line
from stemma.intake.parameters import ZoneParameters, is_paragraph
from stemma.records.article import ZoneKind

NAME = re.compile(r"(?<![.!?:\"“] )(?<!^)\b[A-ZÀ-Þ][\w'’-]{3,}")
LONG_WORD = re.compile(r"[^\W\d_]{5,}")
KEPT = frozenset({"headline", "credit", "editor_note"})
"""What stays what it is within a tail."""


def mark_tails(lines: list[Line], kinds: list[ZoneKind | None], *, parameters: ZoneParameters) -> None:
    """Set the kinds of headings of other stories, of their lists, and of readers' comments to boilerplate."""
    before = 0
    at = 0
    while at < len(lines):
        line = lines[at]
        if opens_comments(line) and before >= parameters.before_tail_words:
            kinds[at:] = ["boilerplate", *(kind or "boilerplate" for kind in kinds[at + 1 :])]
            return
        if opens_tail(line) and kinds[at] != "headline":
            stop = _tail_end(lines, kinds, at, before, parameters)
            kinds[at:stop] = [kind if kind in KEPT else "boilerplate" for kind in kinds[at:stop]]
            at = stop
            continue
        if kinds[at] is None and line.stopped:
            before += line.words
        at += 1


def _tail_end(lines: list[Line], kinds: list[ZoneKind | None], heading: int, before: int, p: ZoneParameters) -> int:
    """Return where the list that *heading* opens ends: the index of the first line that is the report again."""
    if before < p.before_tail_words and not any(is_paragraph(line, p) for line in lines[:heading]):
        return heading + 1
    names = frozenset(name for line in lines[:heading] for name in NAME.findall(line.text))
    at = heading + 1
    while at < len(lines) and not opens_comments(lines[at]):
        if kinds[at] is None and _reports(lines[at], p):
            run = _run(lines, kinds, at, p)
            if _resumes(lines[heading], lines[at - 1 : at + 1], run, names, p):
                return at
            at += run
        else:
            at += 1
    return at


def _resumes(heading: Line, pair: list[Line], run: int, names: frozenset[str], p: ZoneParameters) -> bool:
    """Say whether the second line of *pair*, the first of *run* paragraphs below *heading*, is the report again."""
    above, line = pair
    if line.indented and not heading.indented:
        return False
    if above is heading:
        return run >= p.resuming or not heading.text.isupper()
    if _share_words(line, above):
        return False
    same_people = not names.isdisjoint(NAME.findall(" " + line.text))
    return run >= p.resuming or (same_people and opens_inset(heading))


def _reports(line: Line, p: ZoneParameters) -> bool:
    if not line.stopped or line.bullet or line.text.endswith(("...", "…")):
        return False
    return line.words >= p.paragraph_words or (line.words > 3 and bool(REPORTED.search(line.plain)))


def _run(lines: list[Line], kinds: list[ZoneKind | None], at: int, p: ZoneParameters) -> int:
    stop = at
    while stop < len(lines) and kinds[stop] is None and _reports(lines[stop], p):
        stop += 1
    return stop - at


def _share_words(one: Line, other: Line) -> bool:
    """Say whether a sentence repeats two long words of the headline above it."""
    if other.stopped:
        return False
    return len(set(LONG_WORD.findall(one.plain)) & set(LONG_WORD.findall(other.plain))) >= 2
