"""An issue is a whole phrase: what hangs on it is cut, and a fragment is none."""

from pathlib import Path

import pytest
import yaml

from stemma.account.wanted import whole_issue

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "account" / "wanted.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_an_issue_is_whole_or_none(case):
    assert whole_issue(case["words"], case["stance"]) == case["expect"]


@pytest.mark.parametrize("case", [c for c in CASES if c["expect"]], ids=lambda c: c["label"])
def test_a_whole_issue_stays_as_it_is(case):
    assert whole_issue(case["expect"], case["stance"]) == case["expect"]
