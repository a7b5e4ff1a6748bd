"""Scores of types are means over types, and quads are counted by themselves."""

import pytest
from training.reader.event_scores import describe, f1_of, macro_f1


def test_a_rare_type_counts_as_much_as_a_common_one():
    gold = ["AID"] * 9 + ["YIELD"]
    found = ["AID"] * 10

    assert f1_of("AID", gold, found) == pytest.approx(18 / 19)
    assert macro_f1(gold, found) == pytest.approx((18 / 19 + 0) / 2)


def test_a_wrong_root_of_the_right_quad_is_right_as_a_quad():
    lines = describe(["ACCUSE", "AID"], ["REJECT", "AID"])

    assert "15 roots 0.500  4 quads 1.000  right 0.500" in lines
