"""Apparent conflicts of numbers are explained by rule, real ones are not."""

import pytest
from tests.case_lists import cases_of, params

from stemma.account import AccountParameters
from stemma.account.amounts import Amount, explain_difference

CASES = cases_of("account/amounts")


def amount(given):
    if isinstance(given, dict):
        return Amount(value=None, low=given["low"], high=given["high"])
    return Amount(value=given[1], modifier=given[0])


@pytest.mark.parametrize("case", params(CASES))
def test_two_amounts(case):
    a, b = amount(case["a"]), amount(case["b"])

    reasons = {bool(explain_difference(x, y, AccountParameters())) for x, y in ((a, b), (b, a))}

    assert reasons == {case["expect"] == "explained"}
