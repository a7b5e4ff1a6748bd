"""
Sentences and paragraphs of a text.

Rules:
1. A line break with a blank line after it, and a single line break whose next
   line starts like a sentence, always ends a sentence: news puts a paragraph a line.
2. A full stop ends a sentence unless it closes an abbreviation or an initial, stands
   in a number, or the next word is in lower case.
3. Closing quotation marks and brackets after the stop belong to the sentence.
4. Within one quotation a stop ends a sentence too: statements are joined later.
"""

import re
from collections.abc import Iterator

from stemma.records.span import Span

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof profs sen sens rep reps gov govs gen gens lt col maj capt cmdr
    adm sgt cpl pvt brig rev hon pres amb sec st mt ft
    jr sr bros inc ltd co corp plc llc gmbh dept univ assn vs etc al eg ie cf viz approx est no nos vol fig pp
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    a.m p.m u.s u.k u.n e.u d.c u.s.a u.s.s.r ph.d e.g i.e
    """.split()  # noqa: SIM905 - a word list reads better as words
)
"""Words that a full stop may follow within a sentence, folded, without their last stop."""

MAY_END = frozenset("u.s u.k u.n e.u d.c u.s.a u.s.s.r a.m p.m inc ltd co corp etc jr sr no".split())  # noqa: SIM905
"""Abbreviations that often close a sentence: they do when a capital and no name follows."""

STARTERS = frozenset(
    """
    the a an he she it they we i you this that these those there in on at for from with after before but and as
    his her its their our my when while if although however meanwhile asked earlier some many more most both
    under by since during according no not what who why how where
    """.split()  # noqa: SIM905
)
"""Words that, capitalised after a stop, show that a sentence begins."""

STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[.!?][”’\"»]+(?=[A-Z“‘\"])|(?<=[a-z])\.(?=[A-Z][a-z])")
LAST_WORD = re.compile(r"[^\s(\[“‘\"']*$")
AROUND = 80
"""Code points looked at on either side of a stop: lines may be megabytes long."""


def paragraphs(text: str) -> list[Span]:
    """Return the lines of *text* that hold a character, trimmed of white space."""
    out = []
    for line in re.finditer(r"[^\n]+", text):
        body = line.group().strip()
        if body:
            start = line.start() + line.group().index(body)
            out.append(Span(start, start + len(body)))
    return out


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences of *text* (or of the stretch *within*) in order, trimmed of white space."""
    lo, hi = (within.start, within.end) if within else (0, len(text))
    out: list[Span] = []
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text[lo:hi]):
        at = lo + line.start()
        for stop in _stops(text, at, lo + line.end()):
            _add_trimmed(text, at, stop, out)
            at = stop
        _add_trimmed(text, at, lo + line.end(), out)
    return out


def _add_trimmed(text: str, start: int, end: int, out: list[Span]) -> None:
    body = text[start:end]
    kept = body.strip()
    if kept:
        start += body.index(kept)
        out.append(Span(start, start + len(kept)))


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in STOP.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, start, match):
            yield match.end()


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + AROUND].lstrip(" \t\u00a0")
    following = rest.lstrip("\"'“‘«([")
    if following[:1].islower():
        # "?" and "!" inside a quotation that the sentence goes on from: "Why?" he asked.
        return False
    mark = match.group()
    if mark[0] != "." or len(mark.rstrip("\"'”’»)]")) > 1:
        return True
    last = LAST_WORD.search(text[max(start, match.start() - AROUND) : match.start()])
    word = last.group().lower() if last else ""
    next_word = re.match(r"[^\W\d_]+", following)
    opens = next_word is not None and next_word.group().lower() in STARTERS
    quoted_next = rest[:1] in '“"‘«'
    if len(mark) > 1:  # a closing mark after the stop: an abbreviation seldom ends a quotation unmeant
        return True
    if word in MAY_END:
        return opens or quoted_next
    if word in ABBREVIATIONS:
        return False
    if len(word) == 1 and word.isalpha():  # an initial: "John F. Kennedy"
        return opens
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return opens or quoted_next
    return not (word.isdigit() and following[:1].isdigit())
