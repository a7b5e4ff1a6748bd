"""What the network saw of names and what the rules know become one reading."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.reading.actors.mentions import find_mentions
from stemma.records.labels import Labelled
from stemma.records.span import Span
from stemma.text.sentences import sentences

CASES = cases_of("reading/labelled_names")
MARK = re.compile(r"\[([^]]+)\]\((\w+)(?: ([\d.]+))?\)")


def read_marks(marked):
    text, labelled, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        labelled.append(Labelled(span=span, label=match[2], score=float(match[3] or 1)))
        text += match[1]
        at = match.end()
    return text + marked[at:], labelled


def names_in(text, labelled):
    mentions, _ = find_mentions(text, tuple(sentences(text, Span(0, len(text)))), labelled=labelled)
    return [f"{m.span.of(text)} {m.type}" for m in mentions if m.form == "name"]


@pytest.mark.parametrize("case", params(CASES))
def test_names_of_the_network_and_of_the_rules(case):
    text, labelled = read_marks(case["text"])

    assert names_in(text, labelled) == case["expect"]


def test_without_a_network_the_rules_find_alone():
    text = "What they call Big Sleep is over. Ann Lund left."

    with_none, _ = find_mentions(text, tuple(sentences(text, Span(0, len(text)))))

    assert [m.span.of(text) for m in with_none if m.form == "name"][-1] == "Ann Lund"


def test_a_person_whom_only_the_network_saw_is_one_chain():
    text, labelled = read_marks("[Ysolde Quill](PER .99) came. Later [Quill](PER .99) left.")

    mentions, chains = find_mentions(text, tuple(sentences(text, Span(0, len(text)))), labelled=labelled)

    assert [chain.name for chain in chains if chain.kind == "person"] == ["Ysolde Quill"]
    assert {m.chain for m in mentions if m.form == "name"} == {0}


TEXT = (
    "Peru's Foreign Minister Ysolde Quill (45) told the NATO-Peru Council of Elders in May, near Caxias do Sul, that the"
    " U.S. and Quillon Party, the Group of 20 (G20) and MV Santa Rosario agreed. “Quill” left. Ministry of Trade, Industry."
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT) - 2),
            st.integers(1, 40),
            st.sampled_from(["PER", "ORG", "LOC", "NORP", "MISC"]),
            st.floats(0, 1),
        ),
        max_size=8,
    )
)
def test_whatever_the_network_says_names_stay_within_and_apart(said):
    """Spans that begin within a word, overlap or mean nothing never break the reading."""
    labelled = sorted(
        (Labelled(span=Span(s, min(len(TEXT), s + n)), label=kind, score=score) for s, n, kind, score in said),
        key=lambda one: one.span,
    )

    mentions, _ = find_mentions(TEXT, tuple(sentences(TEXT, Span(0, len(TEXT)))), labelled=labelled)

    names = sorted(m.span for m in mentions if m.form == "name")
    assert all(span.end <= len(TEXT) for span in names)
    assert not any(one.overlaps(other) for one, other in pairwise(names))
