"""The coreference measures give what their papers define, on examples small enough to reckon by hand."""

import itertools

import pytest
from benchmarks.quality import conll
from hypothesis import given, settings
from hypothesis import strategies as st


def test_an_example_by_hand():
    """Links 3 of 5 and 3 of 4; mentions (2/3+2/3+1/3+1/4+3*3/4)/7; clusters best matched by 4/5 and 6/7."""
    found = conll.score_clusters(["abc", "defg"], ["ab", "cd", "efg"])

    assert (found.muc.recall, found.muc.precision) == pytest.approx((3 / 5, 3 / 4))
    assert (found.b_cubed.recall, found.b_cubed.precision) == pytest.approx((25 / 42, 6 / 7))
    assert (found.ceaf_e.recall, found.ceaf_e.precision) == pytest.approx((58 / 35 / 2, 58 / 35 / 3))


def test_all_alone_against_one_cluster():
    found = conll.score_clusters(["abcd"], ["a", "b", "c", "d"])

    assert (found.muc.recall, found.muc.f1) == (0, 0)
    assert (found.b_cubed.recall, found.b_cubed.precision) == (0.25, 1)
    assert (found.ceaf_e.recall, found.ceaf_e.precision) == (0.4, 0.1)


def test_singletons_count_in_two_measures_of_three():
    found = conll.score_clusters(["ab", "c"], ["ab", "c"])

    assert found.f1 == 1
    assert conll.score_clusters(["a", "b"], ["a", "b"]).muc.f1 == 0


def test_other_mentions_are_refused():
    with pytest.raises(ValueError, match="different mentions"):
        conll.score_clusters(["ab"], ["a"])
    with pytest.raises(ValueError, match="two clusters"):
        conll.score_clusters(["ab", "b"], ["ab"])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=1, max_size=12))
def test_clusters_are_matched_as_well_as_can_be(drawn):
    """The alignment is as good as the best of all alignments tried one by one."""
    gold, mine = ({}, {})
    for n, (g, m) in enumerate(drawn):
        gold.setdefault(g, set()).add(n)
        mine.setdefault(m, set()).add(n)
    key, response = list(gold.values()), list(mine.values())
    short, long = sorted((key, response), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(short, chosen, strict=True))
        for chosen in itertools.permutations(long, len(short))
    )

    assert conll.score_clusters(key, response).ceaf_e.recall == pytest.approx(best / len(key))
