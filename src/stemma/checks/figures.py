"""Rules about figures: numbers and dates come out again when the text is read anew."""

from collections.abc import Iterator

from stemma.checks.fault import Fault
from stemma.checks.grounding import Grounding
from stemma.records.account import AccountQuantity, Evidence
from stemma.records.reading import Quantity


def find_wrong_quantities(grounding: Grounding) -> Iterator[Fault]:
    """Yield evidence of quantities whose words do not parse to the number that the account gives."""
    for quantity in grounding.account.quantities:
        for evidence in quantity.evidence:
            read = [q for q in grounding.readings[evidence.article].quantities if q.span.overlaps(evidence.span)]
            if not any(_same_number(quantity, q) for q in read):
                figure = quantity.value if quantity.value is not None else f"{quantity.low} to {quantity.high}"
                yield Fault(
                    record=quantity.id,
                    article=evidence.article,
                    span=evidence.span,
                    rule="number from its words",
                    text=f"“{grounding.words(evidence)}” does not say {figure}",
                )


def find_wrong_dates(grounding: Grounding) -> Iterator[Fault]:
    """Yield events whose date does not follow from its words and the publication day, and dates without words."""
    for event in grounding.account.events:
        if event.date is None or event.date_text is None:
            if event.date_text is not None:
                yield _date_fault(event.id, event.evidence[0], f"“{event.date_text}” has no date")
            continue
        if not any(_resolves(grounding, e, event.date_text, event.date) for e in event.evidence):
            text = f"“{event.date_text}” does not resolve to {event.date}"
            yield _date_fault(event.id, event.evidence[0], text)


def _same_number(quantity: AccountQuantity, read: Quantity) -> bool:
    return (quantity.value, quantity.low, quantity.high) == (read.value, read.low, read.high) or (
        quantity.value is not None and quantity.value == read.value
    )


def _resolves(grounding: Grounding, evidence: Evidence, words: str, date: str) -> bool:
    times = grounding.readings[evidence.article].times
    # A day with "~" is near one that the article names: that of the news.
    return any(
        t.edtf and date in (t.edtf, f"{t.edtf[:10]}~") and grounding.words_at(evidence.article, t.span) == words
        for t in times
    )


def _date_fault(record: str, evidence: Evidence, text: str) -> Fault:
    return Fault(record=record, article=evidence.article, span=evidence.span, rule="date from its words", text=text)
