"""Positions are told in many ways: each of these texts holds those that a person noted, and no other."""

import pytest
from benchmarks.quality.positions import is_meant, positions_of
from tests.case_lists import cases_of, params

CASES = [*cases_of("account/positions_told"), *cases_of("account/positions_by_cause")]


@pytest.mark.parametrize("case", params(CASES))
def test_positions_of_a_text(case):
    told = positions_of(case["given"])

    assert all(any(is_meant(t, gold) for t in told) for gold in case["positions"]), told
    assert all(any(is_meant(t, gold) for gold in case["positions"]) for t in told), told
