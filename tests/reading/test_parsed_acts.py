"""Acts are read with the clauses of the parse beside those of the rules; by the weights that ship with the package."""

from functools import cache
from typing import Any

import pytest
from tests.case_lists import cases_of, params
from tests.reading.test_acts import CASES as ACTS
from tests.reading.test_acts import PUBLISHED, fits, tell

from stemma.encoder import Acts, open_acts, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.reading.events.find import find_events
from stemma.reading.times.find import find_times
from stemma.text.sentences import sentences

CASES = cases_of("reading/parsed_acts")
LOOK_ALIKES = [c for c in ACTS if not c["expect"]]


@cache
def network() -> Acts:
    return open_acts(open_reader())


def told(text: str) -> list[dict[str, Any]]:
    """Return the acts of a report that are more than imagined, in the words of a case."""
    spans = tuple(sentences(text))
    mentions, chains = find_mentions(text, spans)
    times = find_times(text, spans, published=PUBLISHED, dateline=None)
    trees = network().trees(text, spans)
    events = find_events(text, spans, mentions, chains, times, (), published=PUBLISHED, trees=trees).told
    return [tell(text, chains, times, e) for e in events if e.status != "hypothetical"]


@pytest.mark.parametrize("case", params(CASES))
def test_a_parsed_text_tells_these_acts_and_no_other(case: dict[str, Any]) -> None:
    have = told(case["text"])

    assert not [want for want in case["expect"] if not any(fits(want, act) for act in have)], have
    assert not [act for act in have if not any(fits(want, act) for want in case["expect"])]


@pytest.mark.parametrize("case", params(LOOK_ALIKES))
def test_the_parse_makes_no_act_of_what_is_none(case: dict[str, Any]) -> None:
    assert told(case["text"]) == []
