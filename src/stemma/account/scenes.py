"""
Whether two tellings of harm are of one scene, by the kind of harm, the place and the day.

Rules:
1. Harm has kinds: a blast, a fire, a shooting. One article's "explosion" may be the other's "fire"; neither is a flood.
   Whether a blast was an attack is for somebody to say: the two are no one kind.
2. Two articles tell one scene where the kinds are near, a place is named in both, and the days meet or lie next to
   each other; or where the kind and the day are the same and those who did it are called alike.
3. Within one article only the same kind is one scene, and days that differ part it.
"""

from stemma.account import places
from stemma.account.parameters import AccountParameters
from stemma.account.same_parties import days_of
from stemma.account.tellings import HARMFUL, Telling
from stemma.account.witness import days_apart
from stemma.text import edtf

NEAR_KINDS = frozenset(
    frozenset(pair)
    for pair in (
        ("blast", "fire"), ("shooting", "attack"), ("blast", "shooting"), ("collision", "sinking"),
        ("collapse", "blast"), ("collapse", "quake"), ("flood", "landslide"), ("quake", "landslide"),
    )
)  # fmt: skip
"""Kinds of harm by which two reporters may tell one scene. Source: compiled by the project; CC0."""


def is_one_scene(a: Telling, b: Telling, parameters: AccountParameters) -> bool:
    """Say whether two tellings are of one scene of harm, as far as kind, place and day tell."""
    if not {a.event.type, b.event.type} <= HARMFUL or not _happened(a, b) or a.is_several != b.is_several:
        return False
    if a.witness.id == b.witness.id:
        return bool(a.harm & b.harm) and _on_one_day(a, b) and _at_one_place(a, b)
    if not are_near_kinds(a.harm, b.harm):
        return False
    if _at_one_place(a, b):
        return _at_one_time(a, b, parameters)
    if places.are_apart(a.place, b.place) and not a.doers & b.doers:
        return False
    return bool(a.harm & b.harm) and _on_one_day(a, b) and bool(a.doers & b.doers)


def are_near_kinds(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether some kind of harm in one set may be told as one in the other."""
    return bool(ours & theirs) or any(frozenset({x, y}) in NEAR_KINDS for x in ours for y in theirs)


def days_between(a: Telling, b: Telling) -> int:
    """Return the days between two dates that cover a day or two; a great number where one is unknown or wide."""
    if not (a.date and b.date) or max(days_of(a.date), days_of(b.date)) > 2:
        return 10_000
    (first, last), (start, end) = edtf.interval(a.date), edtf.interval(b.date)
    if not (first and last and start and end):
        return 10_000
    return max((start - last).days, (first - end).days, 0)


def _at_one_time(a: Telling, b: Telling, parameters: AccountParameters) -> bool:
    """Say whether two articles may tell of one day: dates that meet or lie side by side, or news of it soon after."""
    if a.date and b.date:
        return days_between(a, b) <= parameters.neighbour_days
    if not (a.date or b.date):
        return days_apart(a.witness, b.witness) <= parameters.slipped_days
    undated, dated = (a, b) if b.date else (b, a)
    published, (first, last) = edtf.published_day(undated.witness.article.published), edtf.interval(dated.date or "")
    if published is None or first is None or last is None or (last - first).days > 1:
        return False
    return 0 <= (published - first).days <= parameters.same_occasion_days


def _happened(a: Telling, b: Telling) -> bool:
    return {a.event.status, b.event.status} <= {"past"}


def _at_one_place(a: Telling, b: Telling) -> bool:
    return any(places.are_one(x, y) for x in a.spots for y in b.spots)


def _on_one_day(a: Telling, b: Telling) -> bool:
    return bool(a.date and b.date) and days_between(a, b) == 0
