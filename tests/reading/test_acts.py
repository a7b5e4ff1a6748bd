"""Raw text is read from names to acts: who is meant by "it", "the two ministers" or "the government" takes part."""

from typing import Any

import pytest
from tests.case_lists import cases_of, params

from stemma.reading.actors.mentions import find_mentions
from stemma.reading.events.find import find_events
from stemma.reading.times.find import find_times
from stemma.records.reading import Chain, Event, Time
from stemma.text.sentences import sentences

CASES = [
    case
    for name in ("acts", "acts_by_form", "acts_by_noun", "acts_by_wording", "acts_mistaken", "frames")
    for case in cases_of(f"reading/{name}")
]
PUBLISHED = "2031-05-16"
"""A Friday."""


def tell(text: str, chains: tuple[Chain, ...], times: tuple[Time, ...], event: Event) -> dict[str, Any]:
    """Return an event in the words of a case."""
    letter = {"source": ">", "target": "<", "both": "="}
    return {
        "type": event.type,
        "status": event.status,
        "trigger": event.trigger.of(text),
        "who": sorted(letter[p.role] + chains[p.chain].name for p in event.parties if p.chain is not None),
        "unnamed": sorted(letter[p.role] + p.span.of(text) for p in event.parties if p.chain is None),
        "clause": event.clause.of(text),
        "place": event.place.of(text) if event.place else None,
        "day": times[event.time].edtf if event.time is not None else None,
    }


def fits(want: dict[str, Any], have: dict[str, Any]) -> bool:
    return all(have[key] == (sorted(value) if key in ("who", "unnamed") else value) for key, value in want.items())


@pytest.mark.parametrize("case", params(CASES))
def test_a_raw_text_tells_these_acts_and_no_other(case: dict[str, Any]) -> None:
    """Every act that is told, due or asked for is listed, with the keys that are given; what is only imagined is not."""
    text = case["text"]
    spans = tuple(sentences(text))

    mentions, chains = find_mentions(text, spans)
    times = find_times(text, spans, published=PUBLISHED, dateline=None)
    events = find_events(text, spans, mentions, chains, times, (), published=PUBLISHED).told

    told = [tell(text, chains, times, e) for e in events if e.status != "hypothetical"]
    missing = [want for want in case["expect"] if not any(fits(want, have) for have in told)]
    extra = [have for have in told if not any(fits(want, have) for want in case["expect"])]
    assert not missing, told
    assert not extra
