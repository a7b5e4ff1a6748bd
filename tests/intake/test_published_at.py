"""Dates in many hands become EDTF days and minutes in UTC; what has two readings stays unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.intake.published_at import parse_published, stated_date

CASES = params(cases_of("intake/dates"))


@pytest.mark.parametrize("case", CASES)
def test_dates_are_read_as_the_cases_say(case):
    assert parse_published(case["given"]) == case["expect"]


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    parse_published(text)


@given(st.datetimes())
def test_iso_days_come_back(moment):
    day = moment.date().isoformat()

    assert parse_published(day) == (day if 1800 <= moment.year <= 2100 else None)


def test_a_line_of_its_own_near_the_top_states_the_date():
    assert stated_date("Cod war\n\nPublished: 12 January 2022\n\nThe fleets met.").published == "2022-01-12"
    assert stated_date("Cod war\n\nJanuary 12, 2022\n\nThe fleets met.").published == "2022-01-12"
    assert stated_date("Posted on Jan 12, 2022 3:30 pm GMT\nUpdated Jan 13, 2022").published == "2022-01-12T15:30"


def test_publication_is_preferred_to_an_update():
    assert stated_date("Updated: 13 January 2022\nPublished: 12 January 2022\n").published == "2022-01-12"


def test_a_dateline_or_a_sentence_states_none():
    assert stated_date("BRUSSELS, Jan 12 (Reuters) - The fleets met.") is None
    assert stated_date("On January 12, 2022 the fleets met off the bank and nobody fired.") is None
    assert stated_date("The fleets met.\n" * 20 + "January 12, 2022\n") is None
