"""By what a record is known again in another account: the spans that it rests on."""

from collections.abc import Iterator

from stemma.records.account import AccountEvent, AccountQuantity, Conflict, Evidence, Statement

Mark = tuple[object, ...]


def mark(evidence: Evidence) -> Mark:
    """Return the span, with its article."""
    return (evidence.article, evidence.span.start, evidence.span.end)


def event_marks(event: AccountEvent) -> Iterator[Mark]:
    """Yield the verbs or nouns that name the act; clauses of two acts may overlap, these do not."""
    for evidence in event.evidence:
        yield (evidence.article, evidence.trigger.start, evidence.trigger.end)
        # a meeting that was put off is two events with one trigger: the old day is off, the new one is ahead
        yield (evidence.article, evidence.trigger.start, event.status == "cancelled")


def evidence_marks(record: Statement | AccountQuantity) -> Iterator[Mark]:
    """Yield the spans of the record itself."""
    return (mark(e) for e in record.evidence)


def statement_marks(statement: Statement) -> Iterator[Mark]:
    """Yield the spans of the words and of their other forms."""
    yield from evidence_marks(statement)
    yield from (mark(e) for variant in statement.variants for e in variant.evidence)


def conflict_marks(conflict: Conflict) -> Iterator[Mark]:
    """Yield the spans of all values, each with the cell that is disputed."""
    return ((conflict.field, conflict.kind, *mark(e)) for r in conflict.readings for e in r.evidence)
