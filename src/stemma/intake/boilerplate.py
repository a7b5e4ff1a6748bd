"""
What a single line is, by its wording alone.

This file knows no neighbours: where a line stands is weighed in `zones.py`.
A sentence that reports ("said", "according to") is never taken for a mark of the site.
"""

import re

from stemma.intake.lines import Line
from stemma.lexicon.agencies import CREDIT_FORM
from stemma.lexicon.marks import marks
from stemma.records.article import ZoneKind

LONGEST_MARK = 80
"""Words; longer lines are paragraphs. A disclaimer is seldom longer."""
LONGEST_SENTENCE_TEASER = 16
"""Words; a longer line that ends like a sentence is no teaser, whatever it opens with ("Background: ...")."""

SITE = marks("advertisement", "sharing", "following", "sign-up", "commenting", "legal", "navigation")
TEASER = marks("teaser")
TAIL = marks("tail")
COMMENTS = marks("comments")
EDITOR_NOTE = marks("editor-note")
CREDIT = marks("credit")
CAPTION = marks("caption")

NOTE_HEADINGS = frozenset(
    {"correction", "corrections", "clarification", "editor's note", "editors' note", "editor's notes", "a correction"}
)
"""Headings of a note that stands in the next paragraph."""

INSETS = frozenset(
    {
        "read also",
        "also read",
        "read more",
        "see also",
        "related",
        "more",
        "read next",
        "related story",
        "related stories",
    }
)
"""Headings of links that may stand within a report."""

REPORTED = re.compile(r"\b(?:said|says|told|added|according to(?! (?:the|its|our) (?:[a-z]+ )?code of)|announced)\b")
BESIDE_AGENCIES = re.compile(r"\b(?:and|with|agencies|staff|the|news|agency|wires?|reports?)\b|\W+", re.IGNORECASE)
"""What may stand beside names in a list of agencies."""
AUTHOR = re.compile(
    r"(?:[A-Z][\w'’-]+ ){2,4}(?:"
    r"has (?:been )?(?:writ\w+|report\w+|cover\w+)\b.*? (?:for \w+ (?:years|decades)|since \d{4})"
    r"|(?:covers|writes about|reports on|reports from|writes on|writes from) .*"
    r"|is (?:the|a|an|our|[\w’']+['’]s) (?:[\w’'-]+ ){0,4}(?:correspondent|reporter|columnist|staff writer)\b.*"
    r")\.?"
)
"""What a site says of the one who wrote the report, in a line of its own."""
AUTHOR_WORDS = 16
PLACED_REPORTER = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2} (?:reported|reports) from [A-Z][\w'’ ,-]+\.?")


def kind_by_wording(line: Line) -> ZoneKind | None:
    """Return what *line* is by its words alone, or None where they do not tell."""
    if line.words > LONGEST_MARK:
        return None
    plain = line.plain
    if EDITOR_NOTE.fullmatch(plain) or plain in NOTE_HEADINGS:
        return "editor_note"
    if is_agency_list(line.text):
        return "credit"
    credit = CREDIT.fullmatch(plain) or PLACED_REPORTER.fullmatch(line.text)
    caption = CAPTION.fullmatch(plain)
    if credit and not (caption and line.words > 8):
        return "credit"
    if caption:
        return "caption"
    if line.stopped and line.words > 12 and REPORTED.search(plain):
        return None
    if SITE.fullmatch(plain) or (line.words <= AUTHOR_WORDS and AUTHOR.fullmatch(line.text)):
        return "boilerplate"
    if TEASER.fullmatch(plain) and not (line.stopped and line.words > LONGEST_SENTENCE_TEASER):
        return "boilerplate"
    return None


def heads_note(line: Line) -> bool:
    """Say whether the desk's note that *line* heads stands in the next paragraph."""
    return line.plain in NOTE_HEADINGS


def opens_tail(line: Line) -> bool:
    """Say whether *line* heads a list of other stories."""
    return line.words <= 9 and TAIL.fullmatch(line.plain) is not None


def opens_inset(line: Line) -> bool:
    """Say whether *line* heads links that are often set into the middle of a report."""
    return line.plain in INSETS


def opens_comments(line: Line) -> bool:
    """Say whether *line* heads what readers wrote."""
    return line.words <= 20 and COMMENTS.fullmatch(line.plain) is not None


def is_agency_list(text: str) -> bool:
    """Say whether *text* is nothing but names of agencies: "— AFP", "(Reuters/AP)", "AFP, with agencies"."""
    named = False
    at = 0
    while at < len(text):  # word by word, since nearly every line of a report shows with its first that it is none
        form = CREDIT_FORM.match(text, at)
        found = form or BESIDE_AGENCIES.match(text, at)
        if found is None:
            return False
        named = named or form is not None
        at = max(found.end(), at + 1)
    return named
