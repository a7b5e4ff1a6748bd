"""Times are found whole and mean the day that a reader would take them to mean."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.reading.times.calendar import easter, nearest_month, thanksgiving
from stemma.reading.times.find import find_times
from stemma.reading.times.tense import find_cues, tense_at
from stemma.records.span import Span
from stemma.text import edtf
from stemma.text.sentences import sentences

CASES = cases_of("reading/times")
WIRE_CASES = cases_of("reading/wire_times")
WORDS = st.lists(
    st.sampled_from(
        [
            "on",
            "in",
            "by",
            "the",
            "10",
            "12",
            "2014",
            "2022",
            "January",
            "Jan.",
            "May",
            "Monday",
            "Friday",
            "next",
            "last",
            "week",
            "two",
            "days",
            "ago",
            "later",
            "will",
            "said",
            "met",
            "“",
            "”",
            ".",
            ",",
            "-",
            ":",
            "30",
            "p.m.",
            "at",
            "end",
            "of",
            "month",
            "year",
            "every",
            "seven",
            "hours",
            "yesterday",
            "and",
            "to",
            "1990s",
            "summer\n",
        ]
    ),
    max_size=40,
)


@pytest.mark.parametrize("case", params(CASES))
def test_cases(case):
    """Each sentence yields exactly its times, with span, type, value and date."""
    published = str(case["published"]) if case.get("published") else None if "published" in case else "2023-05-17"
    text = case["text"]

    got = find_times(text, sentences(text), published=published, dateline=case.get("dateline"))

    assert [written(t, text) for t in got] == case["expect"]


@pytest.mark.parametrize("case", params(WIRE_CASES))
def test_times_of_wires(case):
    """So do sentences as the wires of another decade wrote them."""
    text = case["text"]

    got = find_times(text, sentences(text), published="1999-04-14")

    assert [written(t, text) for t in got] == case["expect"]


def written(time, text):
    known = "-" if time.edtf is None else "=" if time.edtf == time.value else time.edtf
    return f"{time.span.of(text)} | {time.type} | {time.value} | {known}"


def test_cases_are_many():
    """The file keeps its size and its negatives."""
    assert len(CASES) >= 80
    assert sum(not c["expect"] for c in CASES) >= 8


@given(WORDS, st.sampled_from([None, "2023-05-17", "2024-02-29", "2022-01-01T23:59", "soon"]))
def test_spans_and_dates_are_sound(words, published):
    """Whatever the words: spans lie inside, in order, apart; every date is EDTF; the second reading is the first."""
    text = " ".join(words)

    got = find_times(text, sentences(text), published=published)

    assert all(t.span.end <= len(text) and t.span.of(text) == t.span.of(text).strip() for t in got)
    assert all(a.span.end <= b.span.start for a, b in pairwise(got))
    assert all(t.edtf is None or edtf.is_valid(t.edtf) for t in got)
    assert got == find_times(text, sentences(text), published=published)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    """No text makes the reading fail."""
    find_times(text, sentences(text), published="2023-05-17")


def test_long_sentences_take_linear_time():
    """A sentence of a hundred thousand characters is read, not waited for."""
    text = "more than 12 on Monday said " * 2000

    assert find_times(text, [Span(0, len(text))], published="2023-05-17")


@pytest.mark.parametrize(
    ("text", "word", "expect"),
    [
        ("They will meet on Friday.", "Friday", "future"),
        ("They met on Friday.", "Friday", "past"),
        ("Talks on Friday in Rome.", "Friday", None),
        ("He said they will meet on Friday.", "Friday", "future"),
        ("The vote is on Friday.", "Friday", "future"),
    ],
)
def test_tense(text, word, expect):
    """The governing verb tells the tense."""
    sentence = Span(0, len(text))
    at = text.index(word)

    assert tense_at(text, sentence, Span(at, at + len(word)), find_cues(text, sentence)) == expect


def test_calendar():
    """Moving feasts and months fall where calendars put them."""
    assert [easter(y) for y in (2000, 2022, 2024, 2025)] == [
        date(2000, 4, 23),
        date(2022, 4, 17),
        date(2024, 3, 31),
        date(2025, 4, 20),
    ]
    assert [thanksgiving(y) for y in (1999, 2022)] == [date(1999, 11, 25), date(2022, 11, 24)]
    assert nearest_month(date(2022, 1, 12), 12, "past") == (2021, 12)
    assert nearest_month(date(2022, 1, 12), 1, "past") == nearest_month(date(2022, 1, 12), 1, "future") == (2022, 1)
    assert nearest_month(date(2022, 1, 12), 3, "future") == (2022, 3)
