"""Acts are read with the clauses of the parse beside those of the rules; by the weights that ship with the package."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.reading.test_acts import PUBLISHED, fits, tell

from stemma.encoder import Acts, open_acts, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.reading.events.find import find_events
from stemma.reading.times.find import find_times
from stemma.text.sentences import sentences

FOLDER = Path(__file__).parents[1] / "cases" / "reading"
CASES = yaml.safe_load((FOLDER / "parsed_acts.yaml").read_text("utf-8"))
LOOK_ALIKES = [c for c in yaml.safe_load((FOLDER / "acts.yaml").read_text("utf-8")) if not c["expect"]]


@cache
def network() -> Acts:
    return open_acts(open_reader())


def told(text: str) -> list[dict[str, Any]]:
    """Return the acts of a report that are more than imagined, in the words of a case."""
    spans = tuple(sentences(text))
    mentions, chains = find_mentions(text, spans)
    times = find_times(text, spans, published=PUBLISHED, dateline=None)
    trees = network().trees(text, spans)
    events = find_events(text, spans, mentions, chains, times, (), published=PUBLISHED, trees=trees)
    return [tell(text, chains, times, e) for e in events if e.status != "hypothetical"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_parsed_text_tells_these_acts_and_no_other(case: dict[str, Any]) -> None:
    have = told(case["text"])

    assert not [want for want in case["expect"] if not any(fits(want, act) for act in have)], have
    assert not [act for act in have if not any(fits(want, act) for want in case["expect"])]


@pytest.mark.parametrize("case", LOOK_ALIKES, ids=lambda case: case["label"])
def test_the_parse_makes_no_act_of_what_is_none(case: dict[str, Any]) -> None:
    if "known_failure" in case:
        pytest.skip(case["known_failure"])

    assert told(case["text"]) == []
