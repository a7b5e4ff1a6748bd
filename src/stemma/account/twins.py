"""
Two events that different reports tell alike but for the day, or but for the place: one act of which that is disputed.

Where no report tells both, where the kind, those who did it and what it was done to agree, and where nothing else in
the story comes into question, a second act of the same kind a day later, or that day in another town, is less likely
than a slip. Of what is done every day (fighting in a war, marches, words) that is not so: these are left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.account import places
from stemma.account.act_pairs import NEAR_KINDS
from stemma.account.matter import without_countries
from stemma.account.never_one import ForbiddingParameters, forbids_but_day
from stemma.account.same_event import ONE_FAMILY
from stemma.account.same_parties import days_of, is_like
from stemma.account.tellings import Telling
from stemma.records.account import DAY
from stemma.text import edtf

KINDS = frozenset({"COERCE", "SANCTION", "CONCEDE", "RETREAT", "ASSAULT"})
"""Types of deeds that may be slipped by a day. PLOVER."""

LEAST_NUMBER = 5
"""A number below this is the same by chance. Those who are counted."""

LEAST_SHARED = 2
"""Words that two tellings of two places share at least, beside who did it. Words."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What one group tells of its act."""

    tellings: tuple[Telling, ...]
    kinds: frozenset[str]
    days: frozenset[str]
    spots: frozenset[str]
    articles: frozenset[str]
    numbers: frozenset[float]


def join_twins(groups: Sequence[Sequence[Telling]]) -> list[list[Telling]]:
    """Return *groups*, each one event, with those joined that differ in the day or the place alone."""
    sides = [_side_of(g) for g in groups]
    twins: dict[int, set[int]] = {}
    for n, m in _near_pairs(sides):
        a, b = sides[n], sides[m]
        if a is not None and b is not None and _are_twins(a, b) and not _told_both(a, b, sides):
            twins.setdefault(n, set()).add(m)
            twins.setdefault(m, set()).add(n)
    out: list[list[Telling]] = [list(g) for g in groups]
    for n, others in sorted(twins.items()):
        if len(others) == 1 and twins[other := min(others)] == {n} and n < other:
            out[n] = sorted([*out[n], *out[other]], key=lambda t: t.order)
            out[other] = []
    return [g for g in out if g]


def _near_pairs(sides: Sequence[_Side | None]) -> list[tuple[int, int]]:
    """Return the pairs of places in *sides* of acts of one day or of two in a row."""
    by_day: dict[int, set[int]] = {}
    for n, side in enumerate(sides):
        for day in side.days if side else ():
            if (first := edtf.interval(day)[0]) is not None:
                by_day.setdefault(first.toordinal(), set()).add(n)
    return sorted(
        {
            (min(n, m), max(n, m))
            for day, here in by_day.items()
            for n in here
            for m in here | by_day.get(day + 1, set())
            if n != m
        }
    )


def _side_of(group: Sequence[Telling]) -> _Side | None:
    """Return what *group* tells of a deed of one day; None where it tells of none."""
    held = tuple(t for t in group if t.event.status == "past" and t.attests == "act" and t.event.type in KINDS)
    if not held or any(t.is_several for t in group):
        return None
    days = frozenset(t.date[:DAY] for t in held if t.date and days_of(t.date) == 1)
    if not days:
        return None
    return _Side(
        tellings=held,
        kinds=frozenset(t.event.type for t in held),
        days=days,
        spots=frozenset(t.place for t in held if t.place),
        articles=frozenset(t.witness.id for t in group),
        numbers=frozenset(n for t in held for n in _numbers(t)),
    )


def _numbers(telling: Telling) -> list[float]:
    """Return how many people or things the sentence of a telling counts, as far as that tells."""
    sentence = telling.witness.sentence_at(telling.event.trigger)
    counted = (q for q in telling.witness.reading.quantities if sentence.contains(q.span) and not q.unit)
    return [q.value for q in counted if q.value is not None and q.value >= LEAST_NUMBER]


def _are_twins(a: _Side, b: _Side) -> bool:
    """Say whether two groups differ in the day or in the place alone."""
    if a.articles & b.articles or not _of_near_kinds(a, b):
        return False
    gap = min((abs(g) for x in a.days for y in b.days if (g := edtf.gap(x, y)) is not None), default=None)
    if gap is None or gap > 1 or not _done_by_same(a, b):
        return False
    if any(forbids_but_day(x, y, ForbiddingParameters()) for x in a.tellings for y in b.tellings):
        return False
    shared = max((_shared(x, y) for x in a.tellings for y in b.tellings), default=0)
    if any(places.are_one(x, y) for x in a.spots for y in b.spots):
        return shared > 0 or bool(a.numbers & b.numbers)
    return bool(a.days & b.days) and bool(a.spots and b.spots) and shared >= LEAST_SHARED


def _told_both(a: _Side, b: _Side, sides: Sequence[_Side | None]) -> bool:
    """Say whether reports of the one tell, beside it, such a deed of the other's day, too: "and again on Friday"."""
    for one, other in ((a, b), (b, a)):
        for side in sides:
            if side is None or side is one or side is other or not side.articles & one.articles:
                continue
            meets = side.days & other.days and not side.days & one.days
            there = any(places.are_one(x, y) for x in side.spots for y in other.spots)
            if meets and there and _of_near_kinds(side, other) and _done_by_same(side, other):
                return True
    return False


def _of_near_kinds(a: _Side, b: _Side) -> bool:
    pairs = (frozenset({x, y}) for x in a.kinds for y in b.kinds)
    return bool(a.kinds & b.kinds) or any(p in ONE_FAMILY or p in NEAR_KINDS for p in pairs)


def _done_by_same(a: _Side, b: _Side) -> bool:
    """Say whether somebody who did the one may be somebody who did the other: a state, or "soldiers" twice."""
    ours, theirs = ([p for t in s.tellings for p in t.parties if p.role != "target"] for s in (a, b))
    return any(is_like(p, q) for p in ours for q in theirs)


def _shared(a: Telling, b: Telling) -> int:
    """Return how many words the two clauses share, beside places and those who take part."""
    spots = {w.lower() for s in (*a.spots, *b.spots) for w in s.split()}
    return len({m for m in without_countries((a.matter | a.trigger) & (b.matter | b.trigger)) if m not in spots})
