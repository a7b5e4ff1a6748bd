"""How long an event lasted, as the reports put it: "seven hours of talks", "which lasted about eight hours"."""

import re
from collections.abc import Mapping, Sequence

from stemma.account.quantities import TIME_UNITS, Count
from stemma.account.tellings import Telling
from stemma.records.account import EventId
from stemma.records.span import Span

BEFORE = re.compile(
    r"\b(last(?:ed|ing|s)?|after|during|for|spent|went on|took|stretch\w*|continu\w+)(?:\s+[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^\s*(?:-\w+\s+|of\s+)?(?:\w+\s+){0,2}?(talks|negotiations|discussions|meetings?|consultations|sessions?|calls?|conversations?"
    r"|exercises?|drills?|siege|standoff|battles?|fighting|clash\w*|strikes?|protests?|summits?|deliberations)\b",
    re.IGNORECASE,
)
LASTING = re.compile(r"\b(last(?:ed|ing|s)?|went on|stretch\w*|continu\w+)\b[^.;]{0,25}$", re.IGNORECASE)
DURABLE = frozenset({"CONSULT", "MOBILIZE", "PROTEST", "ASSAULT", "COERCE", "AGREE"})
MINUTES = {"S": 1 / 60, "M": 1.0, "H": 60.0, "D": 1440.0, "W": 10080.0, "MO": 43200.0, "Y": 525600.0}


def find_durations(counts: Sequence[Count], events: Mapping[EventId, Sequence[Telling]]) -> dict[EventId, list[Count]]:
    """Return the counts of time that say how long an event lasted, by event."""
    by_article: dict[str, list[tuple[EventId, Telling]]] = {}
    for event, tellings in events.items():
        for telling in tellings:
            if telling.event.type in DURABLE and telling.event.status == "past" and not telling.is_several:
                by_article.setdefault(telling.witness.id, []).append((event, telling))
    out: dict[EventId, list[Count]] = {}
    for count in counts:
        if count.is_duration and count.quantity.value is not None:
            lasted = _event_of(count, by_article.get(count.witness.id, []))
            if lasted is not None:
                out.setdefault(lasted, []).append(count)
    return out


def iso_duration(count: Count) -> str:
    """Return the duration in ISO 8601: "PT7H", "P2D"."""
    letter = TIME_UNITS[count.quantity.unit or "hours"]
    value = count.quantity.value or 0.0
    number = f"{value:g}"
    if letter in {"S", "M", "H"}:
        return f"PT{number}{letter}"
    return f"P{number}{letter[0]}"


def minutes_of(count: Count) -> float:
    """Return the duration in minutes, for comparison."""
    return (count.quantity.value or 0.0) * MINUTES[TIME_UNITS[count.quantity.unit or "hours"]]


def _event_of(count: Count, tellings: Sequence[tuple[EventId, Telling]]) -> EventId | None:
    span, sentence = count.quantity.span, count.witness.sentence_at(count.quantity.span)
    text = count.witness.article.text
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    named = AFTER.search(after)
    if not (LASTING.search(before) or (named and (BEFORE.search(before) or _is_attributive(text, span)))):
        return None
    at = span.end + named.start(1) if named else span.start
    near = [(abs(t.event.trigger.start - at), t.order, e) for e, t in tellings if sentence.contains(t.event.trigger)]
    return min(near)[2] if near else None


def _is_attributive(text: str, span: Span) -> bool:
    """Say whether the words stand before a noun that they qualify: "an eight-hour meeting"."""
    return "-" in text[span.start : span.end] or text[span.end : span.end + 1] == "-"
