"""An issue is a whole phrase: what hangs on it is cut, and a fragment is none."""

import pytest
from tests.case_lists import cases_of, params

from stemma.account.wanted import whole_issue

CASES = cases_of("account/wanted")


@pytest.mark.parametrize("case", params(CASES))
def test_an_issue_is_whole_or_none(case):
    assert whole_issue(case["words"], case["stance"]) == case["expect"]


@pytest.mark.parametrize("case", params([c for c in CASES if c["expect"]]))
def test_a_whole_issue_stays_as_it_is(case):
    assert whole_issue(case["expect"], case["stance"]) == case["expect"]
