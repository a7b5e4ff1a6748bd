"""
At what hour a thing happened, and where newsrooms put it differently.

An hour belongs to the one act of violence or accident of the case that the words before it name: "the collision
happened at about 3:50 a.m.", "the blast, which he put at 4.40am". A quarter of an hour is no dispute.
"""

import re
from collections.abc import Mapping, Sequence

from stemma.account.conflicts import Cell, Claim, dispute
from stemma.account.independence import Independence
from stemma.account.matter import matter_of
from stemma.account.parameters import AccountParameters
from stemma.account.tellings import Telling
from stemma.account.witness import Witness
from stemma.records.account import DAY, Conflict, EventId
from stemma.records.reading import Time
from stemma.records.span import Span

CLOCK = re.compile(r"T(\d{2}):(\d{2})")
HAPPENINGS = frozenset({"ASSAULT", "OTHER"})
REACH = 60
"""How far before the hour the act may stand. Code points."""


def find_hour_conflicts(
    events: Mapping[EventId, Sequence[Telling]], independence: Independence, parameters: AccountParameters
) -> list[Conflict]:
    """Return the happenings whose hour newsrooms put differently."""
    happened = {
        event: group
        for event, group in events.items()
        if any(t.event.type in HAPPENINGS and t.event.status in {"past", "denied"} for t in group) and _day_of(group)
    }
    claims: dict[EventId, list[tuple[int, Claim]]] = {}
    for witness in independence.witnesses.values():
        for time in witness.reading.times:
            clock = CLOCK.search(time.value) if time.type != "SET" else None
            event = _event_of(witness, time, happened) if clock else None
            if clock and event:
                minutes = 60 * int(clock[1]) + int(clock[2])
                value = f"{_day_of(happened[event])}T{clock[1]}:{clock[2]}"
                evidence = independence.evidence(witness, witness.sentence_at(time.span))
                published = witness.article.published or ""
                claim = Claim(value=value, text=witness.words(time.span), published=published, evidence=evidence)
                claims.setdefault(event, []).append((minutes, claim))
    found = (
        dispute(Cell("event", e, "date"), _far_apart(timed, parameters), independence) for e, timed in claims.items()
    )
    return [c for c in found if c is not None]


def _day_of(group: Sequence[Telling]) -> str | None:
    """Return the day of an act, the first that is told; None where no telling gives one."""
    return next((t.date[:DAY] for t in group if t.date and len(t.date) >= DAY and "/" not in t.date[:DAY]), None)


def _far_apart(timed: Sequence[tuple[int, Claim]], parameters: AccountParameters) -> list[Claim]:
    return [c for m, c in timed if any(abs(m - o) > parameters.same_hour_minutes for o, _ in timed)]


def _event_of(witness: Witness, time: Time, happened: Mapping[EventId, Sequence[Telling]]) -> EventId | None:
    sentence = witness.sentence_at(time.span)
    start = max(sentence.start, time.span.start - REACH)
    if start >= time.span.start:
        return None
    here = [e for e, ts in happened.items() if any(_tells(t, witness, time.span) for t in ts)]
    said = matter_of(witness.words(Span(start, time.span.start)))
    named = here or [e for e, ts in happened.items() if any(t.trigger & said for t in ts)]
    return named[0] if len(named) == 1 else None


def _tells(telling: Telling, witness: Witness, span: Span) -> bool:
    return telling.witness.id == witness.id and telling.clause.contains(span)
