"""
Counts of one thing that stand in two acts of one kind on one day, which nothing joined: "six officials" and "five".

Rules:
1. The noun is one, and each article gives but one number for it; the numbers lie near each other.
2. The acts are of one type, on one day, by nobody else and at no other place.
3. An article that tells of an act only its day and how great it was ("the first, on 3 March, was made up of sixty
   boats") tells of that act of the day which another counts in the same noun.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.account import places
from stemma.account.alike_counts import are_near, is_plain
from stemma.account.placed import Place, place_of
from stemma.account.quantities import Count
from stemma.account.tellings import Telling
from stemma.records.account import ActorId, EventId
from stemma.text import edtf

SIZE = re.compile(r"\b(?:made up of|consist(?:ed|s|ing) of|compris(?:ed|es|ing)|number(?:ed|s|ing)|count(?:ed|s))\s+$")
"""Words before the number of those of whom something was made up. Source: compiled by the project; CC0."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What an event tells that may hold it apart from another."""

    kind: str
    """Its PLOVER type; empty where the words do not tell it."""
    day: str
    """EDTF."""
    spots: frozenset[str]
    doers: frozenset[ActorId]


def find_same_day(counts: Sequence[Count], events: Mapping[EventId, Sequence[Telling]]) -> frozenset[frozenset[Place]]:
    """Return the pairs of places at which two articles count one thing of two acts of a day."""
    acts = {event: act for event, tellings in events.items() if (act := _act_of(tellings)) is not None}
    by_noun: dict[tuple[str, str], list[tuple[Count, _Act]]] = {}
    for count in _alone([c for c in counts if is_plain(c)]):
        act = acts.get(count.event) if count.event else _act_of_day(count)
        if act is not None:
            by_noun.setdefault((count.thing, act.day), []).append((count, act))
    return frozenset(
        frozenset({place_of(a), place_of(b)})
        for same in by_noun.values()
        for n, (a, first) in enumerate(same)
        for b, second in same[n + 1 :]
        if _may_be_one(a, b, first, second)
    )


def _alone(counts: Sequence[Count]) -> list[Count]:
    """Return the counts whose article gives no other number for the noun."""
    values: dict[tuple[str, str], set[float | None]] = {}
    for count in counts:
        values.setdefault((count.witness.id, count.thing), set()).add(count.quantity.value)
    return [c for c in counts if len(values[c.witness.id, c.thing]) == 1]


def _act_of(tellings: Sequence[Telling]) -> _Act | None:
    """Return what *tellings* give of one act; None where they tell of no single day, or of what did not happen."""
    held = [t for t in tellings if t.event.status == "past"]
    days = {t.date.rstrip("~") for t in held if t.date} or {t.lent_date.rstrip("~") for t in held if t.lent_date}
    single = {day for day in days if len(set(edtf.days(day)) - {None}) == 1}
    if len(single) != 1:
        return None
    return _Act(
        kind=tellings[0].event.type,
        day=single.pop(),
        spots=frozenset(t.place for t in tellings if t.place),
        doers=frozenset(
            i for t in tellings for p in t.parties if p.role == "source" and not p.is_anybody for i in p.identities
        ),
    )


def _act_of_day(count: Count) -> _Act | None:
    """Return the act of which a sentence tells but the day and how great it was; None where it does not."""
    witness, sentence = count.witness, count.witness.sentence_at(count.quantity.span)
    if not SIZE.search(witness.article.text[sentence.start : count.quantity.span.start]):
        return None
    days = [t for t in witness.reading.times if t.type == "DATE" and sentence.contains(t.span)]
    if len(days) != 1 or not days[0].edtf or len(set(edtf.days(days[0].edtf)) - {None}) != 1:
        return None
    return _Act(kind="", day=days[0].edtf, spots=frozenset(), doers=frozenset())


def _may_be_one(a: Count, b: Count, first: _Act, second: _Act) -> bool:
    """Say whether two counts of two acts may be of one: near numbers, by nobody else, at no other place."""
    if a.event == b.event or a.witness.id == b.witness.id or not (first.kind or second.kind):
        return False
    if first.kind and second.kind and first.kind != second.kind:
        return False
    if not are_near(a, b) or (first.doers and second.doers and not first.doers & second.doers):
        return False
    return not any(places.are_apart(x, y) for x in first.spots for y in second.spots)
