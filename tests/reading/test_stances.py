"""A stance is read where it is plain, with its issue; where it is denied, passive or imagined it turns or falls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.reading.speech.stances import lead_issue, stance_of
from stemma.records.span import Span

CASES = cases_of("reading/stances")


@pytest.mark.parametrize("case", params(CASES))
def test_each_clause_takes_its_stance(case):
    text = "Before. " + case["text"]

    start = text.index(case.get("at", case["text"]))
    clause = Span(start, len(text))
    word = case.get("trigger")
    trigger = Span(text.index(word), text.index(word) + len(word)) if word else None

    found = stance_of(text, clause, trigger=trigger)

    assert (None if found is None else [found[0], found[1].of(text) if found[1] else None]) == case["expect"]


def test_a_long_issue_is_cut_before_a_preposition():
    text = "the return " + "of every one of the boats " * 6

    issue = lead_issue(text, Span(0, len(text))).of(text)

    assert len(issue.split()) <= 22 and issue.endswith("boats")


def test_half_a_phrase_is_no_issue():
    assert lead_issue("with them in the end", Span(0, 20)) is None


@given(st.text(alphabet="abd ehilmnorstu.,“”'’İ", max_size=120))
def test_whatever_the_clause_the_issue_lies_within_it(words):
    text = "x" + words + "we will not accept " + words

    found = stance_of(text, Span(1, len(text)))

    assert found is None or found[1] is None or Span(1, len(text)).contains(found[1])
