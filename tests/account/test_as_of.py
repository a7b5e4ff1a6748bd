"""An account as of a moment rests on what was certainly out by then."""

import pytest
from tests.account.conftest import Report

from stemma.account import articles_as_of
from stemma.account.as_of import is_out


@pytest.mark.parametrize(
    ("published", "as_of", "out"),
    [
        ("2031-03-04", "2031-03-04", True),
        ("2031-03-05", "2031-03-04", False),
        ("2031-03-04T23:59", "2031-03-04", True),
        ("2031-03", "2031-03-30", False),  # it may have come out on the 31st
        ("2031-03", "2031-03-31", True),
        (None, "2031-03-04", False),
        ("yesterday", "2031-03-04", False),
        ("2031-03-04T14:30", "2031-03-04T14:30", True),
        ("2031-03-04T14:31", "2031-03-04T14:30", False),
        ("2031-03-04T15:30+02:00", "2031-03-04T14:30", True),
        ("2031-03-04T12:30", "2031-03-04T14:30+05:00", False),
        ("2031-03-04", "2031-03-04T14:30", False),  # at what hour it came out is not known
        ("2031-03-03", "2031-03-04T00:05", True),
    ],
)
def test_what_is_out_by_a_moment(published, as_of, out):
    assert is_out(published, as_of) is out


def test_articles_that_may_have_been_out_are_named():
    """What a moment cannot decide is left out, with a note; what came later is left out without one."""
    dates = ("2031-03-04", None, "2031-03-04T09:00", "2031-03-05", "2031-03-04T20:00")
    articles = [Report("Words.", outlet=f"Paper {n}", published=d).article for n, d in enumerate(dates)]

    kept, notes = articles_as_of(articles, "2031-03-04T12:00")

    assert [a.published for a in kept] == ["2031-03-04T09:00"]
    assert sorted(n.text.partition(" ")[2] for n in notes) == [
        "has no publication date; it is left out as of 2031-03-04T12:00",
        "names no hour of its publication (4 March 2031); it is left out as of 2031-03-04T12:00",
    ]
