"""Keys of word pieces become trees: words read at their first piece, long sentences in stretches."""

import numpy as np
import pytest

from stemma.encoder import trees
from stemma.encoder.trees import Keys, Labelling, decode, first_pieces, tree_of
from stemma.records.span import Span

LABELLING = Labelling(
    relations=("nsubj", "obj", "parataxis", "root"),
    tags=("NOUN", "VERB"),
    forms=("NNS", "VBD"),
    table=np.concatenate([np.zeros((4, 4)), np.eye(4), np.zeros((4, 4))]).astype(np.float32),
    bias=np.zeros(4, dtype=np.float32),
)
"""The relation is what the dependent's key says."""


def keys_for(heads, relations):
    """Keys that say *heads* and *relations* of one word a piece, and every second word a verb."""
    count = len(heads)
    return Keys(
        dependent=np.array([np.eye(count)[max(head, 0)] for head in heads], dtype=np.float32),
        head=np.eye(count, dtype=np.float32),
        root=np.array([[9.0 if head < 0 else 0.0] for head in heads], dtype=np.float32),
        dependent_relation=np.eye(4, dtype=np.float32)[relations],
        head_relation=np.zeros((count, 4), dtype=np.float32),
        tags=np.eye(2, dtype=np.float32)[np.arange(count) % 2],
        forms=np.eye(2, dtype=np.float32)[np.arange(count) % 2],
    )


def test_a_word_is_read_at_the_first_piece_that_begins_in_it():
    # "didn't" in the pieces didn, ', t; "port" in po, rt
    words = [Span(0, 3), Span(3, 6), Span(7, 11)]
    assert first_pieces(words, np.array([0, 4, 5, 7, 9])).tolist() == [0, 1, 3]


def test_a_word_without_a_piece_borrows_the_one_before():
    assert first_pieces([Span(0, 2), Span(3, 4), Span(5, 6)], np.array([0])).tolist() == [0, 0, 0]


def test_a_sentence_becomes_a_tree_with_places_in_the_text():
    text = "Yes. Rebels shelled towns"
    tree = tree_of(text, Span(5, 25), np.array([5, 12, 20]), keys_for([1, -1, 1], [0, 3, 1]), LABELLING)
    assert [word.of(text) for word in tree.words] == ["Rebels", "shelled", "towns"]
    assert tree.heads == (1, -1, 1)
    assert tree.relations == ("nsubj", "root", "obj")
    assert tree.tags == ("NOUN", "VERB", "NOUN")
    assert tree.forms == ("NNS", "VBD", "NNS")


def test_a_sentence_without_pieces_has_no_words():
    assert tree_of("a b", Span(0, 3), np.array([], dtype=np.int64), keys_for([-1], [3]), LABELLING).words == ()


def test_no_word_but_the_root_is_called_root():
    heads, relations = decode(keys_for([1, -1], [3, 0]), LABELLING)
    assert heads.tolist() == [1, -1]
    assert relations == ("nsubj", "root")


@pytest.mark.parametrize("most", [2, 3])
def test_a_long_sentence_is_decoded_in_stretches_under_one_root(monkeypatch, most):
    monkeypatch.setattr(trees, "MOST_WORDS", most)
    heads, relations = decode(keys_for([1, -1, 1, 1, 3, 1], [0, 3, 1, 1, 0, 1]), LABELLING)
    assert (heads == -1).sum() == 1
    assert relations.count("root") == 1
    assert "parataxis" in relations
