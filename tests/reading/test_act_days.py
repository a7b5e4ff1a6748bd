"""Each act has the day and place that its own sentence gives it, and is lent the day of the news where it names none."""

from typing import Any

import pytest
from tests.case_lists import cases_of, params
from tests.conftest import article

from stemma.intake import zones_of
from stemma.pipeline import read
from stemma.records.reading import Event, Reading
from stemma.records.span import Span

CASES = [c for name in ("act_days", "carried_days", "own_days") for c in cases_of(f"reading/{name}")]
PUBLISHED = "2031-05-16"
"""A Friday."""


def day_of(reading: Reading, index: int | None) -> str | None:
    return None if index is None else reading.times[index].edtf


def words_of(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)


def tell(text: str, reading: Reading, event: Event) -> dict[str, str | None]:
    """Return the cells of an event in the words of a case."""
    lent = day_of(reading, event.lent_time)
    return {
        "days": day_of(reading, event.time),
        "places": words_of(text, event.place),
        "lent_days": f"{lent}~" if lent else None,
    }


@pytest.mark.parametrize("case", params(CASES))
def test_an_act_has_the_day_and_place_that_its_report_gives_it(case: dict[str, Any]) -> None:
    """Each verb or noun that is named tells an act with this day and place, and no others."""
    text = case["text"]
    zones = zones_of(text, title=None, outlet=None)
    genre = case.get("genre", "report")
    reading = read(article(text, "a.txt", None, case.get("published", PUBLISHED), zones=zones, genre=genre))

    for cell in ("days", "places", "lent_days"):
        for words, want in case.get(cell, {}).items():
            at = text.index(words)
            span = Span(at, at + len(words))
            told = [e for e in reading.events if e.trigger.overlaps(span) and e.status != "hypothetical"]
            assert told, f"“{words}” tells no act"
            assert want in [tell(text, reading, e)[cell] for e in told], [tell(text, reading, e) for e in told]
