"""Apparent conflicts of numbers are explained by rule, real ones are not."""

from pathlib import Path

import pytest
import yaml

from stemma.account import AccountParameters
from stemma.account.amounts import Amount, explain_difference

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/account/amounts.yaml").read_text(encoding="utf-8"))


def amount(given):
    if isinstance(given, dict):
        return Amount(value=None, low=given["low"], high=given["high"])
    return Amount(value=given[1], modifier=given[0])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_two_amounts(case):
    a, b = amount(case["a"]), amount(case["b"])

    reasons = {bool(explain_difference(x, y, AccountParameters())) for x, y in ((a, b), (b, a))}

    assert reasons == {case["expect"] == "explained"}
