"""An act that the network for events tells is told where it is sure of it, by the kind of word and of text."""

import pytest
from tests.case_lists import cases_of, params
from tests.reading.test_labelled_status import events_of

from stemma.reading.events.labelled_sure import reports_acts
from stemma.records.labels import LabelledAct, LabelledArgument
from stemma.records.span import Span

CASES = cases_of("reading/labelled_sure")
WHO = {"army", "militia", "harbour board"}


def told(text, word, score):
    """Return a word as the network tells it, with all who are named here as those who did it."""
    start = text.index(word)
    spans = [Span(text.index(who), text.index(who) + len(who)) for who in sorted(WHO) if who in text]
    return LabelledAct(
        trigger=Span(start, start + len(word)),
        types={"COERCE": score},
        statuses={"past": 1.0},
        arguments=tuple(LabelledArgument(role="source", span=span, score=0.9) for span in spans),
    )


@pytest.mark.parametrize("case", params(CASES))
def test_a_word_tells_an_act_where_the_network_is_sure_enough_for_what_it_is(case):
    text = case["text"]
    events = events_of(text, told(text, case["word"], case["score"]))
    found = [e for e in events if e.by == "network" and case["word"] in e.trigger.of(text)]
    assert bool(found) == case["told"]


@pytest.mark.parametrize(("acts", "reports"), [(2, False), (4, True)])
def test_a_text_in_which_few_acts_are_expected_reports_none(acts, reports):
    sentences = [Span(n * 40, n * 40 + 39) for n in range(10)]
    text = "The army padlocked the gates of it all. "
    labelled = [told(text, "padlocked", 1.0)] * acts
    assert reports_acts(labelled, sentences) is reports


def test_a_text_of_a_few_sentences_does_not_show_what_kind_it_is():
    assert reports_acts([], [Span(0, 40)])
