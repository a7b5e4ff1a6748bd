"""The best path is the best of all paths, and its runs are its spans; distances count pieces."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.encoder.bio import FORBIDDEN, best_paths, runs
from stemma.encoder.links import BUCKETS, buckets, distances

LABELS = 5


def steps_of(seed: int) -> np.ndarray:
    steps = np.random.default_rng(seed).normal(size=(1, LABELS, LABELS)).astype(np.float32)
    for inside in (2, 4):
        allowed = steps[0, [inside - 1, inside], inside].copy()
        steps[0, :, inside] += FORBIDDEN
        steps[0, [inside - 1, inside], inside] = allowed
    return steps


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_no_path_is_better(pieces, seed):
    scores = np.random.default_rng(seed).normal(scale=2, size=(pieces, 1, LABELS)).astype(np.float32)
    steps = steps_of(seed)

    def worth(path):
        return sum(scores[t, 0, label] for t, label in enumerate(path)) + sum(steps[0, a, b] for a, b in pairwise(path))

    allowed = (path for path in product(range(LABELS), repeat=pieces) if path[0] not in {2, 4})
    assert tuple(best_paths(scores, steps)[:, 0]) == max(allowed, key=worth)


def test_layers_do_not_see_each_other():
    scores = np.random.default_rng(5).normal(size=(30, 3, 3)).astype(np.float32)
    steps = np.random.default_rng(6).normal(size=(3, 3, 3)).astype(np.float32)
    together = best_paths(scores, steps)
    apart = [best_paths(scores[:, [n]], steps[[n]])[:, 0] for n in range(3)]
    assert np.array_equal(together, np.stack(apart, axis=1))


def test_a_text_without_a_piece_has_no_path():
    assert best_paths(np.zeros((0, 3, 3), np.float32), np.zeros((3, 3, 3), np.float32)).shape == (0, 3)


def test_runs_begin_at_b_and_end_before_anything_else():
    assert list(runs(np.array([0, 1, 2, 2, 1, 0, 3, 4, 1]))) == [(1, 4, 0), (4, 5, 0), (6, 8, 1), (8, 9, 0)]
    assert list(runs(np.array([], dtype=np.int64))) == []


def test_distance_counts_the_pieces_between():
    cues = np.array([[5, 7]])
    others = np.array([[0, 2], [0, 5], [7, 9], [8, 9], [4, 9]])
    assert distances(cues, others).tolist() == [[-4, -1, 0, 1, 0]]


def test_every_distance_has_a_bucket():
    others = np.array([[0, 1], [999, 1000], [499, 500]])
    found = buckets(np.array([[500, 501]]), others)
    assert found.min() >= 0
    assert found.max() < BUCKETS
