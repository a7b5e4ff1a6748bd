"""
Where newsrooms give two values for one cell: what makes a conflict, and the conflicts about events.

Rules:
1. A conflict has readings from two newsrooms, each with a reading of its own; one newsroom that corrects
   itself is `revised`, in the order in which it wrote.
2. Who gives the fuller form knows the shorter (`actor_conflicts.py`).
3. An article with two numbers for one thing counts two things, and apparent conflicts are explained
   by rule (`number_conflicts.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from stemma.account import places
from stemma.account.echoes import points_back
from stemma.account.independence import Independence, in_order
from stemma.account.matter import without_countries
from stemma.account.tellings import Telling
from stemma.records.account import DAY, Conflict, ConflictField, ConflictKind, ConflictReading, EventId, Evidence
from stemma.records.article import derive_id
from stemma.text import edtf


@dataclass(frozen=True, slots=True)
class Cell:
    """What a conflict is about."""

    about_kind: Literal["event", "actor", "quantity"]
    about: str
    field: ConflictField


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value for a cell, in the words of one article."""

    value: str
    text: str
    published: str
    evidence: Evidence


def dispute(
    cell: Cell, claims: Iterable[Claim], independence: Independence, *, is_told: bool = False
) -> Conflict | None:
    """
    Return the conflict that *claims*, one a value at least, make between newsrooms; None where there is none.

    Where a newsroom tells itself that voices differ (*is_told*), another that has one of the values is enough.
    """
    by_value: dict[str, list[Claim]] = {}
    for claim in claims:
        by_value.setdefault(claim.value, []).append(claim)
    readings = [_reading(value, same, independence) for value, same in sorted(by_value.items())]
    readings = [r for r in readings if r.newsrooms]
    rooms = {room for r in readings for room in r.newsrooms}
    if len(readings) < 2 or len(rooms) < 2:
        return None
    alone = [r for r in readings if not all(set(r.newsrooms) <= set(o.newsrooms) for o in readings if o is not r)]
    if len(alone) < 2 and not is_told:
        return None
    ordered = sorted(readings, key=lambda r: (-len(r.newsrooms), r.evidence[0].article, r.evidence[0].span, r.value))
    return _make(cell, "between-newsrooms", ordered)


def revision(cell: Cell, claims: Sequence[Claim], independence: Independence) -> Conflict | None:
    """Return what one newsroom, by *claims* in the order of publication, first wrote and then corrected."""
    values = list(dict.fromkeys(c.value for c in claims))
    if len(values) < 2:
        return None
    readings = [_reading(v, [c for c in claims if c.value == v], independence) for v in values]
    return _make(cell, "revised", readings)


def find_event_conflicts(events: Mapping[EventId, Sequence[Telling]], independence: Independence) -> list[Conflict]:
    """Return the events whose day, place or very happening newsrooms dispute."""
    out: list[Conflict | None] = []
    for event, group in events.items():
        days, spots = {t.date for t in group if t.date}, {t.place for t in group if t.place}
        odd_days = {d for d in days if not all(edtf.overlap(d, other) for other in days)}
        odd_spots = {s for s in spots if any(places.are_apart(s, other) for other in spots)}
        dated, placed = [t for t in group if t.date in odd_days], [t for t in group if t.place in odd_spots]
        claims = [_claim(t, _one_day(t.date, dated), "date", independence) for t in dated]
        out.append(dispute(Cell("event", event, "date"), claims, independence))
        claims = [_claim(t, _one_spot(t.place, odd_spots), "place", independence) for t in placed]
        out.append(dispute(Cell("event", event, "place"), claims, independence))
        if any(t.event.status == "denied" for t in group):
            told = [t for t in group if t.event.status == "denied" or (t.event.status == "past" and not points_back(t))]
            told = [t for t in told if any(_is_of_one_matter(t, o) for o in told if o.event.status != t.event.status)]
            claims = [_claim(t, t.event.status, "trigger", independence) for t in told]
            out.append(dispute(Cell("event", event, "status"), claims, independence))
    return [c for c in out if c is not None]


def _is_of_one_matter(a: Telling, b: Telling) -> bool:
    """Say whether a denial, one of the two, is of what the other tells: "in a cellar" is not that they are held."""
    denied, other = (a, b) if a.event.status == "denied" else (b, a)
    told = without_countries(denied.matter - denied.trigger)
    return not told or bool(told & (other.matter | other.trigger)) or bool(a.date and a.date == b.date)


def _one_day(date: str | None, dated: Sequence[Telling]) -> str | None:
    """Return the day that a date of *dated* lies in or touches, where one of them is a day: "noon", "overnight"."""
    days = sorted({t.date for t in dated if t.date and len(t.date) == DAY})
    return next((d for d in days if date and date not in days and edtf.overlap(date, d)), date)


def _one_spot(place: str | None, spots: AbstractSet[str]) -> str | None:
    """Return the shortest of *spots* that is one with a place: "near Nacala" is Nacala."""
    return min((s for s in spots if place and places.are_one(s, place)), key=lambda s: (len(s), s), default=place)


def _claim(
    telling: Telling, value: str | None, cell: Literal["date", "place", "trigger"], independence: Independence
) -> Claim:
    event, witness = telling.event, telling.witness
    span = event.trigger
    if cell == "date" and event.time is not None:
        span = witness.reading.times[event.time].span
    elif cell == "place" and event.place is not None:
        span = event.place
    return Claim(
        value=value or "",
        text=witness.words(span),
        published=witness.article.published or "",
        evidence=independence.evidence(witness, telling.clause, telling.via),
    )


def _reading(value: str, claims: Sequence[Claim], independence: Independence) -> ConflictReading:
    evidence = in_order(c.evidence for c in claims)
    newsrooms = independence.attest(evidence).newsrooms
    return ConflictReading(value=value, text=claims[0].text, newsrooms=newsrooms, evidence=evidence)


def _make(cell: Cell, kind: ConflictKind, readings: Sequence[ConflictReading]) -> Conflict:
    return Conflict(
        id=derive_id("k", cell.about, cell.field, kind, *sorted(r.value for r in readings)),
        about_kind=cell.about_kind,
        about=cell.about,
        field=cell.field,
        kind=kind,
        readings=tuple(readings),
    )
