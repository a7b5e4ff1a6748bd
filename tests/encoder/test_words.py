"""A sentence is cut into words as the treebanks cut it."""

from pathlib import Path

import pytest

from stemma.encoder.words import words_of

TREES = Path(__file__).parents[3] / "shared" / "data" / "ud"
FLOORS = {"ewt": 0.985, "gum": 0.99}
"""Forums and mails, and edited prose."""


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The port's owner won't say.", "The port 's owner wo n't say ."),
        ("“It’s over,” she said; they’ve left.", "“ It ’s over , ” she said ; they ’ve left ."),
        ("He cannot go to the U.S. on Dec. 3.", "He can not go to the U.S. on Dec. 3 ."),
        ("A well-known co-founder", "A well - known co-founder"),
        ("It cost $1,200.50 (5% more) at 10:30pm.", "It cost $ 1,200.50 ( 5 % more ) at 10:30 pm ."),
        ("Mr. J. Okoro of O'Neill & Sons", "Mr. J. Okoro of O'Neill & Sons"),
        ("and/or on 3/4/2021--then...", "and / or on 3/4/2021 -- then ..."),
        ("Write to press@port.example.org or www.port.org.", "Write to press@port.example.org or www.port.org ."),
        ("the ministers' plan", "the ministers ' plan"),
        ("", ""),
    ],
)
def test_words(sentence, words):
    assert " ".join(word.of(sentence) for word in words_of(sentence)) == words


def test_all_that_is_printed_is_in_a_word():
    text = "a\u00a0b —c\t«d» é\u0301 \ud800 10km"
    assert "".join(word.of(text) for word in words_of(text)) == "".join(text.split())


@pytest.mark.skipif(not TREES.is_dir(), reason="the treebanks are not here")
@pytest.mark.parametrize("treebank", sorted(FLOORS))
def test_words_are_those_of_the_treebanks(treebank):
    trees = pytest.importorskip("training.corpora.trees", reason="run from the root of the repository")
    right = ours = theirs = 0
    for document in trees.load_trees(TREES, treebank):
        for tree in document.trees:
            gold = {(word.start - tree.span.start, word.end - tree.span.start) for word in tree.words}
            found = {(word.start, word.end) for word in words_of(tree.span.of(document.text))}
            right, ours, theirs = right + len(gold & found), ours + len(found), theirs + len(gold)
    assert 2 * right / (ours + theirs) >= FLOORS[treebank]
