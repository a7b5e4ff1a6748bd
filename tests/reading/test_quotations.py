"""Quotations are found by their marks in every style, bounded to the paragraph, whatever strays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.reading.speech.quotations import find_quotations
from stemma.text.sentences import paragraphs

SHAPES = [
    ("“A is open,” she said. “B is not.”", ["A is open,", "B is not."]),
    ('"A is open," she said. "B is not."', ["A is open,", "B is not."]),
    ("‘We can’t see the crews’ plan,’ he said. ‘No.’", ["We can’t see the crews’ plan,", "No."]),
    ("He said 'we can't do it' and 'never'.", ["we can't do it", "never"]),
    ("«Nous irons», dit-il.", ["Nous irons"]),
    ("„Wir gehen“, sagte er.", ["Wir gehen"]),
    ("”Vi går,” sade han.", ["Vi går,"]),
    ("``Old style,'' he said.", ["Old style,"]),
    ("“He said “no” to us,” she said.", ["He said “no” to us,"]),
    ("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"]),
    ("''I would use the word 'old,''' he said.", ["I would use the word 'old,'"]),
    ("“The plan,” he said. ‘Nothing,’ she replied.", ["The plan,", "Nothing,"]),
    ("that we can agree. “", []),
    ("He said, “that we can agree. “", ["that we can agree."]),
    ("In the '90s the crews' plan failed.", []),
    ("It's 5'10\" tall.", []),
    ("“We will stay, he said. No more.", ["We will stay"]),
]


@pytest.mark.parametrize(("text", "expect"), SHAPES)
def test_each_shape_gives_its_words(text, expect):
    found = find_quotations(text, paragraphs(text))

    assert [q.inner.of(text) for q in found] == expect


def test_a_quotation_that_goes_on_is_a_piece_a_paragraph():
    text = "“One.\n“Two.\n“Three,” he said."

    found = find_quotations(text, paragraphs(text))

    assert [(q.inner.of(text), q.closed, q.goes_on) for q in found] == [
        ("One.", False, True), ("Two.", False, True), ("Three,", True, False),
    ]  # fmt: skip


@given(st.text(alphabet="ab “”\"'‘’«».,\n", max_size=80))
def test_whatever_the_marks_quotations_are_disjoint_and_stay_in_their_paragraph(text):
    lines = paragraphs(text)

    found = find_quotations(text, lines)

    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))
    assert all(any(line.contains(q.outer) for line in lines) and q.outer.contains(q.inner) for q in found)
