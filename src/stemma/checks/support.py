"""Rules about support: origins and newsrooms follow from the evidence; what is referred to is there."""

from collections.abc import Iterable, Iterator, Sequence

from stemma.checks.fault import Fault
from stemma.checks.grounding import Grounding
from stemma.records.account import AccountEvent, AccountQuantity, Evidence, Position, Statement
from stemma.records.lineage import OriginId


def find_wrong_support(grounding: Grounding) -> Iterator[Fault]:
    """Yield records whose origins or newsrooms do not follow from their evidence. Opinion attests nothing."""
    for record in _attested(grounding):
        wanted = _origins(grounding, record.evidence)
        if set(record.origins) != wanted:
            yield _fault(record.id, record.evidence, "origins from evidence", wanted, record.origins)
        rooms = _newsrooms(grounding, wanted)
        if set(record.newsrooms) != rooms:
            yield _fault(record.id, record.evidence, "newsrooms from evidence", rooms, record.newsrooms)
    for conflict in grounding.account.conflicts:
        for reading in conflict.readings:
            rooms = _newsrooms(grounding, _origins(grounding, reading.evidence))
            if set(reading.newsrooms) != rooms:
                yield _fault(conflict.id, reading.evidence, "newsrooms from evidence", rooms, reading.newsrooms)


def find_missing_records(grounding: Grounding) -> Iterator[Fault]:
    """Yield references to actors, events, statements and quantities that the account does not hold."""
    account = grounding.account
    actors: set[str] = {a.id for a in account.actors}
    events: set[str] = {e.id for e in account.events}
    statements: set[str] = {s.id for s in account.statements}
    about: dict[str, set[str]] = {"event": events, "actor": actors, "quantity": {q.id for q in account.quantities}}
    for event in account.events:
        yield from _missing(event.id, event.according_to, actors)
        yield from _missing(event.id, [event.part_of] if event.part_of else [], events)
    for quantity in account.quantities:
        yield from _missing(quantity.id, quantity.according_to, actors)
    for position in account.positions:
        yield from _missing(position.id, position.statements, statements)
        yield from _missing(position.id, position.events, events)
    for conflict in account.conflicts:
        yield from _missing(conflict.id, [conflict.about], about[conflict.about_kind])
    for entry in account.timeline:
        dated = next((e for e in account.events if e.id == entry.event), None)
        if dated is not None and dated.date != entry.date:
            text = f"the timeline has it at {entry.date}, the event at {dated.date}"
            yield Fault(record=entry.event, rule="refers to a record", text=text)


def _attested(grounding: Grounding) -> Iterator[AccountEvent | Statement | AccountQuantity | Position]:
    account = grounding.account
    yield from account.events
    yield from account.statements
    yield from account.quantities
    yield from account.positions


def _origins(grounding: Grounding, evidence: Iterable[Evidence]) -> set[OriginId]:
    return {e.origin for e in evidence if grounding.articles[e.article].genre != "opinion"}


def _newsrooms(grounding: Grounding, origins: Iterable[OriginId]) -> set[str]:
    known = {o.id: o for o in grounding.account.lineage.origins}
    return {known[o].counts_as for o in origins}


def _missing(record: str, wanted: Iterable[str], there: set[str]) -> Iterator[Fault]:
    for name in wanted:
        if name not in there:
            yield Fault(record=record, rule="refers to a record", text=f"it refers to {name}, which is not there")


def _fault(record: str, evidence: Sequence[Evidence], rule: str, wanted: Iterable[str], said: Iterable[str]) -> Fault:
    first = evidence[0]
    text = f"the evidence gives {', '.join(sorted(wanted)) or 'none'}, the record says {', '.join(said) or 'none'}"
    return Fault(record=record, article=first.article, span=first.span, rule=rule, text=text)
