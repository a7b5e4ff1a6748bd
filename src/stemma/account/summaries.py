"""
The words that stand for an act, to be read by themselves.

Rules:
1. They are those of its clause, without the acts that the clause tells beside it.
2. A clause that breaks off within a phrase ("will be lifted as soon") goes on to the next mark where that is near, and
   so does what opens its sentence ("[At] least 14 people").
3. Who acts stands in brackets where the words say so by a pronoun or not at all: "[Vietnam] accused Phnom Penh".
4. All else is verbatim.
"""

import re
from collections.abc import Mapping

from stemma.account.parameters import AccountParameters
from stemma.account.tellings import Telling, TellingParty
from stemma.records.account import ActorId
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


JOINT = re.compile(
    r"\b(?:and|but|or|nor|that|which|who|whom|whose|where|when|while|after|before|because|unless|if|whether|as|so|since"
    r"|until|than|though|although)\s+$",
    re.IGNORECASE,
)
"""What ends before a clause of its own."""
LEAD = re.compile(r"[^,;:.!?—–()“”\"]{1,30}")
"""What may open the sentence of a clause and be of it."""
TOWARDS_MARK = re.compile(
    r"\s+(?!(?:and|but|or|while|whereas)\b)[^\s,;:.!?—–()][^,;:!?—–()]*?"
    r"(?=[,;:!?—–()]|\.(?:\W|$)|\s+(?:and|but|while)\s|$)"
)
"""How a clause goes on that breaks off within a phrase."""
IMAGINED = re.compile(r"\b(?:if|unless|whether|before|until|lest|in case)\s+[^,;:.!?—–()]*$", re.IGNORECASE)
"""What leads to what has not happened: its verb must not be read without it."""
STANDS_IN = re.compile(r"(?:he|she|it|they|who|which)\b(?:\s+who\b)?", re.IGNORECASE)
"""Words that stand for somebody named elsewhere."""
VERB_FIRST = re.compile(
    r"(?:(?:has|have|had|was|were|is|are|will|would|also|then|later|been|be|being|not|still|again|\w+ly)\s+)*",
    re.IGNORECASE,
)
"""What may stand before the word of an act whose subject stands elsewhere."""
BETWEEN_TWO = re.compile(r",?\s+and\s+(?:the\s+)?")
"""What stands between two who act together."""
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being)\b", re.IGNORECASE)


def summary_of(telling: Telling, names: Mapping[ActorId, str], parameters: AccountParameters) -> str:
    """
    Return the words of an act, cut where a clause ends.

    Args:
        telling: One telling of it.
        names: What actors are called, by id.
        parameters: How long a summary may be.
    """
    own = _completed(telling, _own_words(telling), parameters)
    actors, start = _subject(telling, own)
    named = f"[{' and '.join(names[a] for a in actors)}] " if actors else ""
    return named + _cut(telling, Span(start, own.end), parameters.summary_chars - len(named))


def _cut(telling: Telling, own: Span, longest: int) -> str:
    words = telling.witness.words(own)
    if len(words) <= longest:
        return words
    start = max(0, telling.event.trigger.end - own.start - longest)
    if start:
        start = words.find(" ", start) + 1
    cut = words[start : start + longest]
    if start + len(cut) >= len(words):
        return cut
    # Before the last mark or joining word behind the act: a summary does not end in the middle of a clause.
    after = telling.event.trigger.end - own.start - start
    ends = [m.start() for m in CLAUSE_END.finditer(cut) if m.start() > max(after, len(cut) // 3)]
    return cut[: ends[-1] if ends else cut.rfind(" ") if " " in cut else len(cut)]


def _completed(telling: Telling, own: Span, parameters: AccountParameters) -> Span:
    """Return the clause with what it breaks off from on either side, where that is near."""
    text, sentence = telling.witness.article.text, telling.witness.sentence_at(own)
    before = text[sentence.start : own.start]
    start = sentence.start if LEAD.fullmatch(before) and not JOINT.search(before) else own.start
    whole = start == sentence.start or not IMAGINED.search(before)
    rest = TOWARDS_MARK.match(text, own.end, max(own.end, sentence.end)) if whole else None
    end = rest.end() if rest and rest.end() - start <= parameters.summary_chars else own.end
    return Span(start, end)


def _subject(telling: Telling, own: Span) -> tuple[tuple[ActorId, ...], int]:
    """Return who is to be named in front of the words of an act, if anybody, and where the words then begin."""
    text, trigger = telling.witness.article.text, telling.event.trigger
    pronoun = STANDS_IN.match(text, own.start, trigger.start)
    if pronoun is not None:
        here = [p for p in telling.parties if p.span.start == own.start]
        told = min(here, key=lambda p: p.role == "target", default=None)
        behind = text[pronoun.end() : own.end]
        return ((told.actor,), own.end - len(behind.lstrip())) if told else ((), own.start)
    head = text[own.start : trigger.start]
    if not VERB_FIRST.fullmatch(head) or not text[own.start].islower():
        return (), own.start
    sentence = telling.witness.sentence_at(own)
    before = [p for p in telling.parties if sentence.start <= p.span.start and p.span.end <= own.start]
    subjects = sorted((p for p in before if _may_lead(p, head)), key=lambda p: p.span)[-2:]
    if len(subjects) == 2 and not BETWEEN_TWO.fullmatch(text, subjects[0].span.end, subjects[1].span.start):
        del subjects[0]
    return tuple(p.actor for p in subjects), own.start


def _may_lead(party: TellingParty, head: str) -> bool:
    """Say whether a party may be the subject of an act with *head* before its word."""
    return (party.role == "target") == bool(PASSIVE.search(head))


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
