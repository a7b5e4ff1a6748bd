"""The cells of one record, before and after. Wording that only became fuller is no change."""

from collections.abc import Iterator, Mapping

from stemma.records.account import (
    AccountEvent,
    AccountQuantity,
    Actor,
    ActorId,
    Conflict,
    Position,
    Statement,
)
from stemma.records.difference import CellChange

Actors = tuple[Mapping[ActorId, Actor], Mapping[ActorId, Actor]]
"""The actors of the earlier and of the later account, by id."""


def event_cells(was: AccountEvent, now: AccountEvent, actors: Actors) -> tuple[CellChange, ...]:  # noqa: ARG001
    """Return how standing, date and place of an event changed."""
    return tuple(_cells(("status", was.status, now.status), ("date", was.date, now.date),
                        ("place", was.place, now.place)))  # fmt: skip


def statement_cells(was: Statement, now: Statement, actors: Actors) -> tuple[CellChange, ...]:
    """Return whether other words' speaker is known now, or another one, and how their date and stance changed."""
    cells = _cells(("date", was.date, now.date), ("stance", was.stance, now.stance))
    speakers = _both(actors, was.speaker, now.speaker)
    if _is_same(*speakers):
        return tuple(cells)
    said = [actor.name if actor else record.speaker_text for actor, record in zip(speakers, (was, now), strict=True)]
    return (*_cells(("speaker", said[0], said[1])), *cells)


def quantity_cells(was: AccountQuantity, now: AccountQuantity, actors: Actors) -> tuple[CellChange, ...]:  # noqa: ARG001
    """Return how a number changed."""
    return tuple(_cells(("number", _number(was), _number(now))))


def position_cells(was: Position, now: Position, actors: Actors) -> tuple[CellChange, ...]:
    """Return whose position it is taken to be now, and how stance, beginning and end changed."""
    cells = _cells(("stance", was.stance, now.stance), ("since", was.since, now.since), ("until", was.until, now.until))
    holders = _both(actors, was.actor, now.actor)
    if _is_same(*holders):
        return tuple(cells)
    names = [actor.name if actor else None for actor in holders]
    return (*_cells(("actor", names[0], names[1])), *cells)


def reading_values(conflict: Conflict) -> tuple[str, ...]:
    """Return the values that stand against each other, sorted."""
    return tuple(sorted(r.value for r in conflict.readings))


def _cells(*cells: tuple[str, str | None, str | None]) -> Iterator[CellChange]:
    for field, was, now in cells:
        # a cell that the later account leaves open is no news: nothing was said against it
        if was != now and now is not None:
            yield CellChange(field=field, before=was, after=now)


def _number(quantity: AccountQuantity) -> str | None:
    bounds = [f"{x:,.10g}" if x is not None else "" for x in (quantity.low, quantity.high)]
    value = f"{quantity.value:,.10g}" if quantity.value is not None else "–".join(bounds).strip()
    return " ".join(x for x in (quantity.modifier, value, quantity.unit) if x) or None


def _both(actors: Actors, was: ActorId | None, now: ActorId | None) -> tuple[Actor | None, Actor | None]:
    before, after = actors
    return before.get(was) if was else None, after.get(now) if now else None


def _is_same(was: Actor | None, now: Actor | None) -> bool:
    """Say whether the two share a name; a name that only became fuller is no change."""
    if was is None or now is None:
        return was is now
    return not {was.name, *was.aliases}.isdisjoint({now.name, *now.aliases})
