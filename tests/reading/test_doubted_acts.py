"""What no list knows is told where the network for types is sure of its kind; by the weights that ship."""

from functools import cache
from typing import Any

import pytest
from tests.case_lists import cases_of, params
from tests.reading.test_acts import PUBLISHED, fits, tell

from stemma.encoder import Acts, ActTypes, open_act_types, open_acts, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.reading.events.asked_types import with_asked_types
from stemma.reading.events.find import find_events
from stemma.reading.times.find import find_times
from stemma.text.sentences import sentences

CASES = cases_of("reading/doubted_acts")


@cache
def networks() -> tuple[Acts, ActTypes]:
    return open_acts(open_reader()), open_act_types()


@pytest.mark.parametrize("case", params(CASES))
def test_only_what_the_network_is_sure_of_is_told(case: dict[str, Any]) -> None:
    text = case["text"]
    spans = tuple(sentences(text))
    structure, types = networks()
    mentions, chains = find_mentions(text, spans)
    times = find_times(text, spans, published=PUBLISHED, dateline=None)
    trees = structure.trees(text, spans)

    found = find_events(text, spans, mentions, chains, times, (), published=PUBLISHED, trees=trees, types=types).told
    typed = with_asked_types(text, spans, found, types)
    have = [tell(text, chains, times, e) for e in typed if e.status != "hypothetical"]

    assert not [want for want in case["expect"] if not any(fits(want, act) for act in have)], have
    assert not [act for act in have if not any(fits(want, act) for want in case["expect"])]
