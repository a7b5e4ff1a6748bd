"""Words keep their keys whatever stands beside them, and many texts at once give what each gives alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text.shingles import run_keys, shingle_keys, winnow, winnow_all
from stemma.text.word_keys import text_keys, word_key
from stemma.text.words import WORD

LETTERS = "abU.S'’-,1:9 éß²漢\u0301_—“ا\u200bΣİﬁ٣¼\ud800🙂"
TEXT = st.one_of(st.text(alphabet=LETTERS, max_size=60), st.text(alphabet="aB.1'5 ,", max_size=40))
MANY = 10**9


@pytest.mark.parametrize(
    ("one", "other"),
    [("U.S.", "US"), ("Café", "cafe"), ("don’t", "don't"), ("TALKS", "talks"), ("Zürich", "ZURICH")],
)
def test_forms_of_one_word_have_one_key(one, other):
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize(("one", "other"), [("1.5", "15"), ("cafe", "cafes"), ("us", "u")])
def test_other_words_have_other_keys(one, other):
    assert word_key(one) != word_key(other)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), max_size=4))
def test_text_keys_are_the_keys_of_its_words(texts):
    """Chunks between white space give the words that the whole line gives, line by line."""
    found = text_keys(texts, MANY)

    for lines, (keys, counts) in zip(texts, found, strict=True):
        words = [WORD.findall(line) for line in lines]
        assert keys.tolist() == [word_key(w) for line in words for w in line]
        assert counts.tolist() == [len(line) for line in words]


def test_words_beyond_the_bound_are_left_out():
    """Also where the bound falls into a line."""
    [(keys, counts), (others, _)] = text_keys([["a b c", "", "d-e f"], ["g"]], 4)

    assert keys.tolist() == [word_key(w) for w in "abcd"]
    assert counts.tolist() == [3, 0, 1]
    assert others.tolist() == [word_key("g")]


def test_long_words_and_texts_are_read_to_the_end():
    """Also words longer than the table of powers, beside others that are not."""
    line = f"one {'x' * 700}2 two-three {'y' * 256} four"

    [(_, _), (keys, _)] = text_keys([["before"], [line]], MANY)

    assert keys.tolist() == [word_key(w) for w in WORD.findall(line)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 12), max_size=6), st.integers(1, 5), st.integers(1, 6), st.integers(0, 99))
def test_many_texts_are_winnowed_as_each_alone(sizes, size, window, seed):
    """Whatever their lengths, empty ones too."""
    chance = np.random.default_rng(seed)
    texts = [chance.integers(0, 4, n).astype(np.uint64) for n in sizes]

    keys, owner = winnow_all(texts, size, window)

    for number, text in enumerate(texts):
        assert np.unique(keys[owner == number]).tolist() == winnow(shingle_keys(text, size), window).tolist()


def test_texts_that_share_eight_words_share_a_kept_shingle():
    """`size + window - 1` words in common are never missed."""
    common = "the bridge was closed for repairs until spring"
    one, other = (
        [word_key(w) for w in f"{a} {common} {b}".split()] for a, b in (("x y z q r", "s t"), ("k", "l m n o"))
    )

    prints = [set(winnow(shingle_keys(np.array(t, dtype=np.uint64), 5), 4).tolist()) for t in (one, other)]

    assert prints[0] & prints[1]


def test_equal_runs_have_equal_keys():
    """A run's key depends on its words and their order alone."""
    keys = np.array([1, 2, 3, 1, 2, 2, 1, 1, 2, 3], dtype=np.uint64)
    found = run_keys(keys, np.array([0, 3, 5, 7]), np.array([3, 2, 2, 3]))

    assert found[0] == found[3]
    assert len(set(found.tolist())) == 3
