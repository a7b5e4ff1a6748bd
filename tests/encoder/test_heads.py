"""Scores of pairs become the best tree: one root, no circle, never worse than any other tree."""

from itertools import product

import numpy as np
import pytest

from stemma.encoder.heads import circle_in, tree_heads


def is_tree(heads):
    return list(heads).count(-1) == 1 and not circle_in(np.array(heads))


def best_by_trying(pairs, roots):
    count = len(roots)
    score = lambda heads: sum(roots[w] if h < 0 else pairs[w, h] for w, h in enumerate(heads))  # noqa: E731
    trees = [h for h in product(range(-1, count), repeat=count) if all(w != x for w, x in enumerate(h)) and is_tree(h)]
    return max(score(heads) for heads in trees), score


@pytest.mark.parametrize("seed", range(60))
def test_a_tree_comes_out_and_near_the_best_there_is(seed):
    random = np.random.default_rng(seed)
    count = 1 + seed % 5
    pairs, roots = random.normal(size=(count, count)).astype(np.float32), random.normal(size=count).astype(np.float32)
    heads = tree_heads(pairs, roots)
    assert is_tree(heads)
    best, score = best_by_trying(pairs, roots)
    root = int((heads == -1).argmax())
    under_it = [h for h in product(range(-1, count), repeat=count) if is_tree(h) and h[root] == -1]
    under_it = [h for h in under_it if all(w != x for w, x in enumerate(h))]
    assert score(heads) == pytest.approx(max(score(h) for h in under_it), abs=1e-5)
    assert score(heads) <= best + 1e-5


def test_best_heads_that_are_a_tree_stay():
    pairs = np.array([[0, 5, 0], [0, 0, 0], [0, 5, 0]], dtype=np.float32)
    assert tree_heads(pairs, np.array([0, 9, 0], dtype=np.float32)).tolist() == [1, -1, 1]


def test_a_circle_is_broken_where_it_costs_least():
    pairs = np.array([[0, 9, 1], [9, 0, 4], [0, 0, 0]], dtype=np.float32)
    assert tree_heads(pairs, np.array([0, 0, 9], dtype=np.float32)).tolist() == [1, 2, -1]


def test_one_word_is_the_root():
    assert tree_heads(np.zeros((1, 1), np.float32), np.zeros(1, np.float32)).tolist() == [-1]


def test_many_words_without_scores_are_a_tree():
    assert is_tree(tree_heads(np.zeros((300, 300), np.float32), np.zeros(300, np.float32)))
