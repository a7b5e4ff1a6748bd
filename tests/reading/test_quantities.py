"""Numbers are found with what they count, and what counts nothing is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.reading.quantities.find import find_quantities
from stemma.records.span import Span
from stemma.text.numerals import parse_number
from stemma.text.sentences import sentences

CASES = cases_of("reading/quantities")
WORDS = st.lists(
    st.sampled_from(
        [
            "12",
            "100,000",
            "2.3bn",
            "$",
            "%",
            "seven",
            "hundred",
            "thousands",
            "of",
            "people",
            "troops",
            "killed",
            "were",
            "injured",
            "more",
            "than",
            "between",
            "and",
            "to",
            "-",
            "km",
            "hours",
            "lasted",
            "the",
            "dozens",
            "Rs",
            ".",
            ",",
            "“",
            "”",
            "January",
            "2014",
            "some",
            "up",
            "a",
            "half",
            "million",
            "10-15",
            "one\n",
        ]
    ),
    max_size=40,
)


@pytest.mark.parametrize("case", params(CASES))
def test_cases(case):
    """Each sentence yields exactly its quantities."""
    text = case["text"]

    got = find_quantities(text, sentences(text))

    assert [written(q, text) for q in got] == case["expect"]


def written(q, text):
    numbers = ["-" if n is None else f"{n:.10g}" for n in (q.value, q.low, q.high)]
    return " | ".join([q.span.of(text), *numbers, q.modifier or "-", q.unit or "-", q.of or "-"])


def test_cases_are_many():
    """The file keeps its size and its negatives."""
    assert len(CASES) >= 60
    assert sum(not c["expect"] for c in CASES) >= 25


@given(WORDS)
def test_spans_are_sound(words):
    """Whatever the words: spans lie inside, in order, apart; ranges run upwards."""
    text = " ".join(words)

    got = find_quantities(text, sentences(text))

    assert all(q.span.end <= len(text) for q in got)
    assert all(a.span.end <= b.span.start for a, b in pairwise(got))
    assert all(q.low is None or q.high is None or q.low < q.high for q in got)
    assert all(q.value is not None or q.low is not None for q in got)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    """No text makes the reading fail."""
    find_quantities(text, sentences(text))


def test_long_sentences_take_linear_time():
    """A sentence of a hundred thousand characters is read, not waited for."""
    text = "more than 12 people were " * 4000

    assert find_quantities(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("100,000", 100000), ("1,50,000", 150000), ("100 000", 100000), ("100.000", 100000), ("2.5", 2.5), ("10½", 10.5),
        ("1.5 million", 1.5e6), ("2.3bn", 2.3e9), ("5k", 5000), ("15 lakh crore", 1.5e13), ("seven", 7), ("twenty-five", 25),
        ("two and a half", 2.5), ("half a million", 5e5), ("a million and a half", 1.5e6), ("three hundred and twenty", 320),
        ("two hundred thousand", 2e5), ("one hundred and five thousand", 105000), ("a dozen", 12), ("two dozen", 24),
        ("several", None), ("", None), ("a", None), ("5 apples", None),
    ],
)  # fmt: skip
def test_numbers(text, expect):
    """Digits, words and scales give one value; anything else gives none."""
    assert parse_number(text) == expect


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(number):
    """A number written with commas is itself again."""
    assert parse_number(f"{number:,}") == number
