"""Clusters by the mean of all pairs: no chain of near misses drifts, and order decides nothing."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.account.joining import join_by_mean, join_likely_groups


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


@pytest.mark.parametrize("seed", range(200))
def test_asking_as_groups_grow_is_asking_of_all(seed):
    """Groups of which a pair is likely are joined as all are, though the other pairs are asked only when they count."""
    chance = random.Random(seed)
    count = chance.randint(2, 14)
    numbers = list(range(count))
    chance.shuffle(numbers)
    cuts = sorted(chance.sample(range(1, count), chance.randint(0, count - 1)))
    start = sorted(sorted(numbers[a:b]) for a, b in pairwise([0, *cuts, count]))
    scores = {
        (a, b): -math.inf if chance.random() < 0.1 else chance.uniform(-4, 4)
        for a in range(count)
        for b in range(a + 1, count)
        if chance.random() < 0.6
    }
    home = {n: k for k, group in enumerate(start) for n in group}
    edges = {
        (min(home[a], home[b]), max(home[a], home[b])) for (a, b), s in scores.items() if s > 0 and home[a] != home[b]
    }

    def mean(ours, theirs):
        found = [scores.get((min(a, b), max(a, b)), -5.0) for a in ours for b in theirs]
        return math.fsum(found) / len(found)

    joined = join_likely_groups(start, edges, mean, threshold=0.0)

    assert joined == join_by_mean(count, scores, threshold=0.0, unscored=-5.0, start=start)
