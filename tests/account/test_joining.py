"""Clusters by the mean of all pairs: no chain of near misses drifts, and order decides nothing."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.account.joining import join_by_mean


def join(count, scores, **options):
    return join_by_mean(count, scores, threshold=0.0, unscored=-5.0, **options)


def test_a_chain_does_not_drift():
    """a is b and b is c by a little; a is plainly not c: the better pair stands, the rest stays out."""
    assert join(3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -4.0}) == [[0, 1], [2]]


def test_every_pair_has_its_say():
    assert join(3, {(0, 1): 2.0, (1, 2): 3.0, (0, 2): -1.0}) == [[0, 1, 2]]


def test_what_is_forbidden_is_never_joined():
    assert join(3, {(0, 1): 9.0, (1, 2): 9.0, (0, 2): -math.inf}) == [[0, 1], [2]]


def test_a_pair_without_a_score_counts_against():
    assert join(3, {(0, 1): 2.0, (1, 2): 1.5}) == [[0, 1], [2]]


def test_clusters_that_stand_are_kept():
    assert join(4, {(1, 2): 1.0, (0, 3): 1.0, (0, 2): 1.0, (1, 3): 1.0}, start=[[0, 1], [2, 3]]) == [[0, 1, 2, 3]]
    assert join(3, {}, start=[[2, 0], [1]]) == [[0, 2], [1]]


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 7), st.data())
def test_no_cluster_is_one_against_its_own_mean(count, data):
    """Every two clusters that are left have a mean that does not speak for joining them; all items are there once."""
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    scores = {p: float(data.draw(st.integers(-4, 4))) for p in pairs if data.draw(st.booleans())}
    found = join(count, scores)

    assert sorted(n for c in found for n in c) == list(range(count))
    for k, a in enumerate(found):
        for b in found[k + 1 :]:
            held = [scores[p] for x in a for y in b if (p := (min(x, y), max(x, y))) in scores]
            total = sum(held) - 5.0 * (len(a) * len(b) - len(held))
            assert not held or total <= 0
