"""
Which act is part of a greater one, where a report says so.

Rules:
1. Words tie it to what its article tells: "met on the sidelines of the summit", "arrested during the march", "on the
   second day of the talks X offered ...". The greater act goes on for a while, and the article tells but one so called.
2. A session, a round or a day of talks is part of the one event of talks of the same people around that day.
3. Where reports name two greater acts, or days part the two, nothing is said; nothing is part of its own part.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from stemma.account.matter import act_stems
from stemma.account.same_parties import both_ways, matched
from stemma.account.tellings import Telling
from stemma.records.account import AccountEvent, EventId
from stemma.records.span import Span
from stemma.text import edtf

Told = Sequence[tuple[AccountEvent, Sequence[Telling]]]

LASTING = frozenset({"CONSULT", "MOBILIZE", "ASSAULT", "PROTEST"})
"""PLOVER types of acts that others may happen in."""

ORDINAL = r"(?:first|second|third|fourth|fifth|last|final|opening|closing)"
TIE = re.compile(
    rf"\b(?:on the (?:sidelines|margins|fringes) of|as part of|during|in the course of|on the {ORDINAL} day of"
    rf"|in the {ORDINAL} (?:session|round|hours?) of|at the (?:opening|close|margins) of)\s+",
    re.IGNORECASE,
)
"""Words that tie an act to the greater one that follows them. Source: compiled by the project; CC0."""

SESSION = re.compile(
    rf"\b(?:{ORDINAL}|morning|afternoon|evening|plenary|working)[ -](?:session|day|round|sitting)\b", re.IGNORECASE
)
"""How a part of talks is called. Source: compiled by the project; CC0."""

NAME = re.compile(
    r"(?:an?\s+|the\s+|their\s+|its\s+|his\s+|her\s+|\w+day['’]s\s+)?(?:[\w-]+\s+){0,3}?(?P<head>[a-z]+)"
    r"(?=\s*(?:[,.;:)]|$|\b(?:of|in|on|at|between|with|by|over|for|from|near|outside|here|there|and|that|which)\b))"
)
"""How the greater act is called, and its last word."""

NEAR = 60
"""How far behind such words its name goes on. Code points."""
BREAK = re.compile(r"[.;:—–]|\b(?:but|after|before|because|although|while)\b")
"""What parts an act from words that tie another."""
MOST_DAYS = 10
"""Talks of which a session is a part lie no further from it. Days."""


def find_parts(events: Told) -> dict[EventId, EventId]:
    """Return the greater act of each act that is said to be part of one."""
    found: dict[EventId, set[EventId]] = {}
    greater = {e.id: (e, ts) for e, ts in events if e.type in LASTING and e.status in {"past", "scheduled"}}
    by_article: dict[str, list[tuple[Telling, AccountEvent]]] = {}
    for event, tellings in greater.values():
        for telling in tellings:
            by_article.setdefault(telling.witness.id, []).append((telling, event))
    for event, tellings in events:
        if event.status in {"denied", "cancelled"}:
            continue
        named = {p for t in tellings for p in _tied(t, event, by_article.get(t.witness.id, ()))}
        named = named or set(_talks_of_session(event, tellings, greater))
        # "the second day of the talks" may be told by the network as talks of their own
        named = {p for p in named if any(t.event.by == "rules" for t in greater[p][1])} or named
        if named:
            found[event.id] = named
    sure = {part: next(iter(whole)) for part, whole in found.items() if len(whole) == 1}
    return {part: whole for part, whole in sure.items() if not _comes_back(part, sure)}


def is_tied(part: Telling, whole: Telling) -> bool:
    """Say whether the sentence of *part* ties it to an act of its article that is called like *whole*."""
    return part.witness.id == whole.witness.id and any(h & whole.trigger for h in _names_tied(part))


def _tied(telling: Telling, event: AccountEvent, others: Sequence[tuple[Telling, AccountEvent]]) -> Iterator[EventId]:
    """Yield the acts of its article to which the sentence of *telling* ties it."""
    heads = _names_tied(telling)
    for other, whole in others if heads else ():
        if whole.id != event.id and any(h & other.trigger for h in heads) and _may_hold(whole, event):
            yield whole.id


def _names_tied(telling: Telling) -> list[frozenset[str]]:
    """Return the stems by which the sentence of *telling* calls what it is part of."""
    sentence = telling.witness.sentence_at(telling.event.trigger)
    text = telling.witness.article.text
    found = []
    for tie in TIE.finditer(text, sentence.start, sentence.end):
        name = NAME.match(text, tie.end(), min(tie.end() + NEAR, sentence.end))
        if name is not None and _is_led(telling.event.trigger, tie, name.end(), sentence, text):
            found.append(act_stems(name["head"]))
    return found


def _is_led(act: Span, tie: re.Match[str], named: int, sentence: Span, text: str) -> bool:
    """Say whether the tie is the act's own: right behind it, or at the head of the sentence before it."""
    if act.end <= tie.start():
        return BREAK.search(text, act.end, tie.start()) is None
    opens = not text[sentence.start : tie.start()].strip(" \"“‘'")
    return opens and named <= act.start and "," in text[named : act.start]


def _talks_of_session(
    event: AccountEvent, tellings: Sequence[Telling], greater: Mapping[EventId, tuple[AccountEvent, Sequence[Telling]]]
) -> Iterator[EventId]:
    """Yield the talks of which *event* is a session: the same people, around that day."""
    if event.type != "CONSULT" or not any(_is_session(t) for t in tellings):
        return
    for whole, others in greater.values():
        if whole.id == event.id or whole.type != "CONSULT" or any(_is_session(t) for t in others):
            continue
        if not _lies_near(whole, event):
            continue
        if any(both_ways(a, b) and matched(a, b) > 1 for a in tellings for b in others):
            yield whole.id


def _is_session(telling: Telling) -> bool:
    trigger = telling.event.trigger
    near = Span(max(telling.clause.start, trigger.start - len("morning plenary session ")), trigger.end)
    return SESSION.search(telling.witness.words(near)) is not None


def _may_hold(whole: AccountEvent, part: AccountEvent) -> bool:
    """Say whether no day parts the two."""
    return not (whole.date and part.date) or edtf.overlap(whole.date, part.date)


def _lies_near(whole: AccountEvent, part: AccountEvent) -> bool:
    if not (whole.date and part.date):
        return False
    (first, last), gap = edtf.interval(whole.date), edtf.gap(whole.date, part.date)
    if not (first and last) or gap is None:
        return False
    return gap <= 1 and (last - first).days <= MOST_DAYS


def _comes_back(part: EventId, sure: Mapping[EventId, EventId]) -> bool:
    """Say whether the chain of greater acts leads back to the part."""
    seen, at = {part}, sure.get(part)
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = sure.get(at)
    return False
