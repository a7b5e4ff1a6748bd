"""Names are found with their types; spans hold no title, article or possessive; what is no name is left alone."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_lists import cases_of, params

from stemma.reading.actors.mentions import find_mentions
from stemma.text.sentences import sentences

CASES = cases_of("reading/mentions")
WORDS = st.lists(
    st.sampled_from(
        [
            "The",
            "Deputy",
            "Minister",
            "Anna",
            "Lund",
            "Lund's",
            "of",
            "Oslo",
            "and",
            "Norway",
            "NATO",
            "said,",
            "he",
            "she",
            "they",
            "US",
            "officials",
            "talks",
            "in",
            ".",
            "“",
            "”",
            "Bank",
            "Ministry",
            "Defence",
            "von",
            "der",
            "Mr",
            "Ms",
            "president's",
            "spokesman",
            "for",
            "to",
            "May",
            "March",
            "(OSCE)",
            "-",
            "U.S.-Iran",
            "al-Karim",
        ]
    ),
    max_size=40,
)


@pytest.mark.parametrize("case", params(CASES))
def test_names_are_found(case):
    """Each text yields exactly the names listed, with their types, in order."""
    mentions, _ = find_mentions(case["text"], sentences(case["text"]))

    names = [m for m in mentions if m.form == "name" or m.type == "NORP"]
    assert [f"{m.type} {m.span.of(case['text'])}" for m in names] == case["expect"]


@given(WORDS)
def test_spans_lie_in_the_text_and_names_do_not_overlap(words):
    """Whatever the words, spans are sorted and inside the text, names are apart, and chains exist."""
    text = " ".join(words)

    mentions, chains = find_mentions(text, sentences(text))

    assert list(mentions) == sorted(mentions, key=lambda m: m.span)
    assert all(m.span.end <= len(text) for m in mentions)
    names = [m.span for m in mentions if m.form == "name"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    assert all(m.chain is None or 0 <= m.chain < len(chains) for m in mentions)
    assert {m.chain for m in mentions} - {None} == set(range(len(chains)))


@given(WORDS)
def test_reading_twice_is_reading_once(words):
    """The same text gives the same mentions and chains."""
    text = " ".join(words)

    assert find_mentions(text, sentences(text)) == find_mentions(text, sentences(text))
