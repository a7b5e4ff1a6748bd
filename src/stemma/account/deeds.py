"""
Deeds that are done once to the same, and the words by which reports tell them: expelled, threw out, told to leave.
"""

import re
from functools import lru_cache

from stemma.account.same_parties import is_like, strikes_same
from stemma.account.tellings import Telling

DEEDS = {
    "expel": r"expel\w*|expuls\w+|thr(?:e|o)w\w* out|kick\w* out|oust\w*|banish\w*|packing|persona non grata"
    r"|(?:told|ordered|asked|given [\w ]+) to leave|sen[dt]\w* home|order\w* [\w' -]{0,40}out",
    "resign": r"resign\w*|step\w* down|stood down|quit\w*|stepping down",
    "recall": r"recall\w*|call\w* home|order\w* home|withdr\w+ (?:its|their|the) (?:ambassador|envoy)",
    "free": r"free[ds]?|freeing|releas\w*|set free|let go|liberat\w*|hand\w* over|turn\w* over",
}
"""Deeds and their words. Source: compiled by the project; CC0."""

PATTERNS = tuple((deed, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for deed, words in DEEDS.items())


def is_one_deed(a: Telling, b: Telling) -> bool:
    """Say whether two articles tell, in whatever words, a deed that the same do to the same: day and place apart."""
    if a.witness.id == b.witness.id or a.is_several or b.is_several:
        return False
    if a.event.status != b.event.status and {a.event.status, b.event.status} != {"scheduled", "past"}:
        return False
    deed = _deed_of(a.witness.words(a.event.trigger))
    if deed is None or deed != _deed_of(b.witness.words(b.event.trigger)):
        return False
    ours, theirs = a.known_doers, b.known_doers
    if not any(is_like(p, q) for p in ours for q in theirs):
        return False
    if any(p.is_person and p.actor == q.actor for p in ours for q in theirs):
        return True
    struck, others = ({p.actor for p in t.parties if p.role == "target" and p.is_person} for t in (a, b))
    if struck and others and not struck & others:
        return False
    # An act's words may hold what it was done to: "released water from the dam".
    things = {m for m in a.matter & b.matter if not m.isupper() and _deed_of(m) is None}
    return strikes_same(a, b) or bool(things)


@lru_cache(maxsize=1 << 14)
def _deed_of(words: str) -> str | None:
    return next((deed for deed, pattern in PATTERNS if pattern.search(words)), None)
