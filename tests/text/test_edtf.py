"""Partial dates cover the days they say, and nothing else passes for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text import edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2022-01-10", "2022-01-10", "2022-01-10", "day"),
        ("2022-01-10~", "2022-01-10", "2022-01-10", "day"),
        ("2022-01-12T14:30", "2022-01-12", "2022-01-12", "minute"),
        ("2022-01-12T14:30:05Z", "2022-01-12", "2022-01-12", "minute"),
        ("2021-12", "2021-12-01", "2021-12-31", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2022-22", "2022-06-01", "2022-08-31", "season"),
        ("2022-24", "2022-12-01", "2023-02-28", "season"),
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("../2022-01-31", None, "2022-01-31", "interval"),
        ("/2022-01-31", None, "2022-01-31", "interval"),
        ("2014/..", "2014-01-01", None, "interval"),
        ("2022-01-10/2022-01-16", "2022-01-10", "2022-01-16", "interval"),
        ("2022-01/2022-03", "2022-01-01", "2022-03-31", "interval"),
    ],
)
def test_covers(text, first, last, precision):
    """Each form covers whole days, first to last."""
    got = edtf.interval(text)

    assert [d and d.isoformat() for d in got] == [first, last]
    assert edtf.precision(text) == precision


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "2022-13", "2022-02-30", "22-01-10", "2022-1-1", "January", "2022-01-10T25:00", "199X-01",
     "2022-03-01/2022-01-01", "2022/2023/2024", "XXXX-WXX-1", "0000", "2022-01-10 "],
)  # fmt: skip
def test_refuses(text):
    """What is no date of the subset is not valid and cannot be read."""
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError):
        edtf.interval(text)


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("2022-01-10", "10 January 2022"),
        ("2022-01-12T14:30", "12 January 2022, 14:30"),
        ("../2022-01-31", "by 31 January 2022"),
        ("2022-03-04/..", "from 4 March 2022"),
        ("2021-12", "December 2021"),
        ("2014", "2014"),
        ("199X", "the 1990s"),
        ("2019-23", "autumn 2019"),
        ("2022-01~", "about January 2022"),
        ("2022-01-10/2022-01-16", "10–16 January 2022"),
        ("2022-01-28/2022-02-03", "28 January – 3 February 2022"),
        ("2021-12-28/2022-01-03", "28 December 2021 – 3 January 2022"),
        ("2022-01/2022-03", "January 2022 – March 2022"),
    ],
)
def test_readable(text, expect):
    """Dates are said the way a reader says them."""
    assert edtf.day_text(text) == expect


@pytest.mark.parametrize(
    ("left", "right", "overlap", "contains", "narrowest"),
    [
        ("2022-01", "2022-01-10", True, True, "2022-01-10"),
        ("2022-01-10", "2022-01-11", False, False, "2022-01-10"),
        ("../2022-01-31", "2022-01-10", True, True, "2022-01-10"),
        ("../2022-01-31", "2022-02", False, False, "2022-02"),
        ("2022-01-10/2022-01-16", "2022-01-15/2022-01-20", True, False, "2022-01-15/2022-01-20"),
        ("2014/..", "2022", True, True, "2022"),
        ("2022-01-12", "2022-01-12T14:30", True, True, "2022-01-12T14:30"),
    ],
)
def test_compares(left, right, overlap, contains, narrowest):
    """Overlap, containment and the narrower of two follow from the days covered."""
    assert edtf.overlap(left, right) is edtf.overlap(right, left) is overlap
    assert edtf.contains(left, right) is contains
    assert edtf.narrowest(left, right) == narrowest


def test_timeline_order():
    """Deadlines stand at their end, clock times within their day."""
    dates = ["../2022-01-31", "2022-01-12T14:30", "2022-01-12", "2021-12", "2014", "2022-01-12T09:00", "2022-02-01"]

    got = sorted(dates, key=edtf.sort_key)

    assert got == [
        "2014",
        "2021-12",
        "2022-01-12",
        "2022-01-12T09:00",
        "2022-01-12T14:30",
        "../2022-01-31",
        "2022-02-01",
    ]


def test_published_day():
    """A publication time gives its day; anything coarser gives none."""
    assert edtf.published_day("2022-01-12T14:30") == date(2022, 1, 12)
    assert edtf.published_day("2022-01-12") == date(2022, 1, 12)
    assert [edtf.published_day(p) for p in (None, "", "2022-01", "soon")] == [None] * 4


@given(DAYS, DAYS)
def test_days_behave(a, b):
    """Written days read back; an interval contains its ends; order is the calendar's."""
    a, b = sorted((a, b))
    whole = edtf.join((a.isoformat(), b.isoformat()))

    assert edtf.interval(whole) == (a, b)
    assert edtf.contains(whole, a.isoformat())
    assert edtf.contains(whole, b.isoformat())
    assert edtf.overlap(a.isoformat(), b.isoformat()) is (a == b)
    assert (edtf.sort_key(a.isoformat()) < edtf.sort_key(b.isoformat())) is (a < b)


@given(st.text(max_size=25))
def test_never_fails_otherwise(text):
    """Any text is valid or refused with ValueError."""
    if edtf.is_valid(text):
        assert edtf.day_text(text)
        edtf.sort_key(text)
