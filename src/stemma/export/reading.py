"""A reading as JSON, one line an article, in the public format."""

import json
from typing import Any

from stemma.export.json import escape_surrogates, plain_number, span_pair
from stemma.records.reading import Attribution, Event, Quantity, Reading

Json = dict[str, Any]


def reading_to_json(reading: Reading, article: str | None = None) -> str:
    """Return *reading* as one line of JSON, without line break; *article* stands for its article's id."""
    named = {"article": article} if article is not None else {}
    return escape_surrogates(json.dumps(reading_object(reading) | named, ensure_ascii=False))


def reading_object(reading: Reading) -> Json:
    """Return *reading* as the object that `reading_to_json` writes."""
    return {
        "article": reading.article,
        "sentences": [span_pair(s) for s in reading.sentences],
        "reporting": [span_pair(s) for s in reading.reporting],
        "mentions": [
            {"start": m.span.start, "end": m.span.end, "type": m.type, "form": m.form, "chain": m.chain}
            for m in reading.mentions
        ],
        "attributions": [_attribution(a) for a in reading.attributions],
        "times": [
            {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value, "edtf": t.edtf}
            for t in reading.times
        ],
        "quantities": [_read_quantity(q) for q in reading.quantities],
        "events": [_read_event(e) for e in reading.events],
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "source": span_pair(attribution.source),
        "cue": span_pair(attribution.cue),
        "content": [span_pair(s) for s in attribution.content],
        "kind": attribution.kind,
        "speaker_chain": attribution.speaker_chain,
    }


def _read_quantity(quantity: Quantity) -> Json:
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "value": plain_number(quantity.value),
        "low": plain_number(quantity.low),
        "high": plain_number(quantity.high),
        "modifier": quantity.modifier,
        "unit": quantity.unit,
        "of": quantity.of,
    }


def _read_event(event: Event) -> Json:
    return {
        "trigger": span_pair(event.trigger),
        "type": event.type,
        "status": event.status,
        "score": event.score,
        "parties": [{"role": p.role, "start": p.span.start, "end": p.span.end} for p in event.parties],
        "place": span_pair(event.place),
        "time": event.time,
    }
