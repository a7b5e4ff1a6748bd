"""The cells of one record, before and after. Wording that only became fuller is no change."""

from collections.abc import Iterator

from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    Actor,
    ActorId,
    Conflict,
    Position,
    Statement,
)
from stemma.records.difference import CellChange


def event_cells(was: AccountEvent, now: AccountEvent, before: Account, after: Account) -> tuple[CellChange, ...]:  # noqa: ARG001
    """Return how standing, date and place of an event changed."""
    return tuple(_cells(("status", was.status, now.status), ("date", was.date, now.date),
                        ("place", was.place, now.place)))  # fmt: skip


def statement_cells(was: Statement, now: Statement, before: Account, after: Account) -> tuple[CellChange, ...]:
    """Return whether other words' speaker is known now, or another one, and how their date and stance changed."""
    speaker = _speaker(before, was.speaker), _speaker(after, now.speaker)
    same = speaker[0] and speaker[1] and not _names(speaker[0]).isdisjoint(_names(speaker[1]))
    cells = _cells(("date", was.date, now.date), ("stance", was.stance, now.stance))
    if same or (speaker[0] is None and speaker[1] is None):
        return tuple(cells)
    said = [actor.name if actor else record.speaker_text for actor, record in zip(speaker, (was, now), strict=True)]
    return (*_cells(("speaker", said[0], said[1])), *cells)


def quantity_cells(
    was: AccountQuantity,
    now: AccountQuantity,
    before: Account,  # noqa: ARG001
    after: Account,  # noqa: ARG001
) -> tuple[CellChange, ...]:
    """Return how a number changed."""
    return tuple(_cells(("number", _number(was), _number(now))))


def position_cells(was: Position, now: Position, before: Account, after: Account) -> tuple[CellChange, ...]:  # noqa: ARG001
    """Return how a stance changed, since when it is held and whether it ended."""
    return tuple(_cells(("stance", was.stance, now.stance), ("since", was.since, now.since),
                        ("until", was.until, now.until)))  # fmt: skip


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


def _speaker(account: Account, actor: ActorId | None) -> Actor | None:
    return next((a for a in account.actors if a.id == actor), None) if actor else None


def _names(actor: Actor) -> set[str]:
    return {actor.name, *actor.aliases}
