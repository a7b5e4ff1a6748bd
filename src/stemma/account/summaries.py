"""
The words that stand for an act: those of its clause, without the acts that the clause tells beside it.
"""

import re

from stemma.account.parameters import AccountParameters
from stemma.account.tellings import Telling
from stemma.records.span import Span

CLAUSE_END = re.compile(
    r"[,;:—–]\s|\s(?=(?:and|but|or|that|which|who|whom|where|when|while|after|before|because|unless|if|as|so)\s)"
)
"""Where the words of an act may end."""

BESIDE = re.compile(
    r",?\s+(?:and|but|while)\s+|,\s+as\s+|,\s+(?=\w+ing\b)"
    r"|,?\s+(?:an?|one|two|three|[\w-]+)?\s*\b(?:hours?|days?|weeks?|months?)\s+(?:after|before)\s+",
    re.IGNORECASE,
)
"""What leads from one act of a clause to the next."""

NEXT_SUBJECT = re.compile(r",\s+[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,3}$")
"""Who the sentence goes on about behind an act that opens it: "During the call on Friday[, Biden] refused"."""
GOES_ON = re.compile(r"\s+(?!and\b|or\b)[a-z]")
"""What stands behind a subject, and not behind a name in a list."""

FURTHEST = 60
"""How far before its word an act may begin behind such a joint. Code points."""


def summary_of(telling: Telling, parameters: AccountParameters) -> str:
    """Return the words of an act, cut where a clause ends; verbatim."""
    own = _own_words(telling)
    words = telling.witness.words(own)
    if len(words) <= parameters.summary_chars:
        return words
    start = max(0, telling.event.trigger.end - own.start - parameters.summary_chars)
    if start:
        start = words.find(" ", start) + 1
    cut = words[start : start + parameters.summary_chars]
    if start + len(cut) >= len(words):
        return cut
    # Before the last mark or joining word behind the act: a summary does not end in the middle of a clause.
    after = telling.event.trigger.end - own.start - start
    ends = [m.start() for m in CLAUSE_END.finditer(cut) if m.start() > max(after, len(cut) // 3)]
    return cut[: ends[-1] if ends else cut.rfind(" ") if " " in cut else len(cut)]


def _own_words(telling: Telling) -> Span:
    """Return the clause of an act without the acts beside it: "[and] banned imports of beef"."""
    text, clause, trigger = telling.witness.article.text, telling.clause, telling.event.trigger
    others = [e.trigger for e in telling.witness.reading.events if clause.contains(e.trigger)]
    before = max((t.end for t in others if t.end <= trigger.start), default=None)
    start = clause.start
    if before is not None:
        joints = [m.end() for m in BESIDE.finditer(text, before, trigger.end) if m.end() <= trigger.start]
        start = joints[-1] if joints and trigger.start - joints[-1] <= FURTHEST else start
    tail = NEXT_SUBJECT.search(text[trigger.end : clause.end]) if GOES_ON.match(text, clause.end) else None
    return Span(start, trigger.end + tail.start() if tail else clause.end)
