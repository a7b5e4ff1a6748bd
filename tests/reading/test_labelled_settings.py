"""An act that names no day or place by the rules has those of which the network for events is sure, if it can."""

from typing import Any

import pytest
from tests.case_lists import cases_of, params
from tests.conftest import article

from stemma.reading import read
from stemma.records.labels import LabelledAct, LabelledArgument
from stemma.records.span import Span

CASES = cases_of("reading/labelled_settings")
PUBLISHED = "2031-05-16"
"""A Friday."""


class Told:
    """A network for events that tells one act."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told

    def acts(self, text: str, _sentences: object) -> tuple[LabelledAct, ...]:
        """Return the act, with the words of its case where they first stand."""

        def span(word: str) -> Span:
            at = text.index(word)
            return Span(at, at + len(word))

        words = [
            LabelledArgument(role=role, span=span(str(word)), score=score)
            for role in ("source", "target", "place", "time")
            for word, score in self.told.get(role, {}).items()
        ]
        act = LabelledAct(
            trigger=span(self.told["word"]),
            types={self.told["type"]: 0.99},
            statuses={"past": 1.0},
            arguments=tuple(words),
        )
        return (act,)


@pytest.mark.parametrize("case", params(CASES))
def test_an_act_takes_the_day_and_place_of_which_the_network_is_sure(case: dict[str, Any]) -> None:
    """The act of the word that is named has this day and this place."""
    told = Told(case["told"])
    reading = read(article(case["text"], "a.txt", None, PUBLISHED), acts=told)

    trigger = told.acts(case["text"], ())[0].trigger
    events = [e for e in reading.events if e.trigger.overlaps(trigger)]
    assert len(events) == 1, events
    event = events[0]
    have = {
        "day": None if event.time is None else reading.times[event.time].edtf,
        "lent": None if event.lent_time is None else reading.times[event.lent_time].edtf,
        "place": None if event.place is None else event.place.of(case["text"]),
    }
    assert have == have | {cell: case[cell] for cell in have if cell in case}
