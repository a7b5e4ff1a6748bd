"""
States over which two sides claim to rule: who speaks in an office there speaks for himself.

Rule: a state is contested where a report of these days tells that its head or its government was overthrown. That "Peru
demands" its president's release while his captors say "Peru" too would tell the reader nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.account.actors import Cast
from stemma.account.parameters import AccountParameters
from stemma.account.tellings import Telling
from stemma.account.witness import is_background
from stemma.records.account import AccountEvent, ActorId
from stemma.text import edtf

OVERTHROWS = ("overthr", "oust", "toppl", "depos")
"""How the words begin that tell the fall of a government. Source: compiled by the project; CC0."""

Told = tuple[AccountEvent, Sequence[Telling]]


def without_contested(cast: Cast, events: Sequence[Told], parameters: AccountParameters) -> Cast:
    """Return *cast* with nobody who acts for a contested state."""
    contested = {s for event, tellings in events for s in _overthrown(event, tellings, cast, parameters)}
    if not contested:
        return cast
    return replace(
        cast, bodies={a: tuple(b for b in bodies if b not in contested) for a, bodies in cast.bodies.items()}
    )


def _overthrown(
    event: AccountEvent, tellings: Sequence[Telling], cast: Cast, parameters: AccountParameters
) -> set[ActorId]:
    """Return the state whose head an act of these days overthrew."""
    if event.status != "past" or not any(_tells_fall(t) for t in tellings):
        return set()
    if any(is_background(edtf.days(event.date)[1], t.witness, parameters) for t in tellings):
        return set()
    fallen = {p.actor for p in event.parties if p.actor and p.role == "target"}
    return {
        state
        for actor in fallen
        for state in (actor, *cast.bodies.get(actor, ()))
        if cast.actors[state].kind == "country"
    }


def _tells_fall(telling: Telling) -> bool:
    return telling.witness.words(telling.event.trigger).lower().startswith(OVERTHROWS)
