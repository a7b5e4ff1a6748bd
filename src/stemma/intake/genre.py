"""
What kind of text an article is: report, opinion, release, transcript or live.

A site's disclaimer at the end makes no opinion, and an analysis is a report.
"""

import re
from collections.abc import Sequence

from stemma.records.article import Genre, Zone

_ISSUED = (
    r"(?:communiqu[eé]|statement|note|declaration) (?:of|by|from) the (?:\w+ ){0,3}?"
    r"(?:ministry|government|presidency|embassy|secretariat|chancellery)"
    r"(?: of [\w’', ]+?)?(?:,? (?:on|regarding|concerning|about|in connection with|in relation to) .+)?"
)
"""How a body heads its own words: "Statement of the Ministry of Foreign Affairs on the closure of the port"."""
HEAD = 600
"""Characters at the top that may name the genre."""

LABELS: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("opinion", re.compile(
        r"(?i)\W*(?:opinions?|op-?ed|editorials?|commentary|comment|guest (?:column|essay|post)|columns?|"
        r"columnists?|viewpoint|perspectives?|letters?(?: to the editor)?|leader|leading article|our view|"
        r"voices|ideas)\W*"
    )),
    ("release", re.compile(
        r"(?i)\W*(?:(?:press|news|media) (?:release|statement)|for immediate release|press note|"
        r"press communiqu[eé]|(?:official )?communiqu[eé]|note to the press)\b.{0,60}|\W*(?:official )?statement\W*|\W*"
        + _ISSUED + r"\W*"
    )),
    ("transcript", re.compile(r"(?i)\W*(?:full )?(?:rush )?transcript\W*")),
)  # fmt: skip
"""A line of the head that is nothing else."""

TITLES: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("opinion", re.compile(
        r"(?i)^\W*(?:opinions?|op-?ed|editorials?|commentary|comment|column|viewpoint|letters?|our view|"
        r"guest essay|the \w+ view on)\s*[:|–—-]\s|[|–—-]\s*(?:opinion|editorial|commentary|comment|"
        r"op-?ed)\W*$|^the guardian view on\b"
    )),
    ("release", re.compile(rf"(?i)^\W*(?:press|news|media) (?:release|statement)\s*[:|–—-]|^\W*{_ISSUED}\W*$")),
    ("transcript", re.compile(
        r"(?i)^\W*(?:(?:full |rush )?transcript\b|full text\b|read the full (?:transcript|text)|remarks (?:by|"
        r"of) )|[|:–—-]\s*(?:full )?(?:transcript|full text)\W*$"
    )),
    ("live", re.compile(
        r"(?i)^\W*(?:live\s*[:|–—-]|live (?:updates?|blog|coverage)\b|the latest\s*:|as it happened\b)|"
        r"\b(?:live updates|live blog|as it happened|– live|- live)\W*$"
    )),
)  # fmt: skip

ADDRESSES: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("opinion", re.compile(r"(?i)/(?:opinions?|op-?eds?|editorials?|comment(?:isfree|ary)|column(?:ist)?s?|letters)/")),
    ("release", re.compile(r"(?i)/(?:press|news)-?releases?/|//www\.(?:prnewswire|businesswire|globenewswire)\.")),
    ("live", re.compile(r"(?i)/(?:live|live-?blogs?|live-?updates)/")),
)  # fmt: skip

RELEASED = re.compile(
    r"FOR IMMEDIATE RELEASE|/PRNewswire|\(BUSINESS WIRE\)|GLOBE ?NEWSWIRE|ACCESSWIRE|/CNW/|\(PRNewswire"
)
TURN = re.compile(r"(?m)^\s*(?:(?:[A-Z][A-Z.'’\-]+ ?){1,5}(?:\([A-Z ]+\))?|Q|A|QUESTION|MODERATOR)\s*:\s+\S")
TURNS_SHARE = 0.4
"""Share of lines that open with a speaker's name in capitals, above which a text is a transcript."""


def genre_of(text: str, zones: Sequence[Zone], *, title: str | None, url: str | None) -> Genre:
    """Return the genre that title, address, labels or form of the article tell; "report" where none does."""
    for genre, pattern in TITLES:
        if title and pattern.search(title):
            return genre
    for genre, pattern in ADDRESSES:
        if url and pattern.search(url):
            return genre
    head = text[:HEAD]
    if RELEASED.search(head):
        return "release"
    for line in head.splitlines()[:8]:
        for genre, pattern in LABELS:
            if pattern.fullmatch(line.strip()):
                return genre
    for zone in zones:
        if zone.kind == "headline" and zone.span.start < HEAD:
            for genre, pattern in TITLES:
                if pattern.search(zone.span.of(text)):
                    return genre
    lines = sum(1 for line in text.splitlines() if line.strip())
    turns = len(TURN.findall(text))
    return "transcript" if turns >= 6 and turns >= TURNS_SHARE * lines else "report"
