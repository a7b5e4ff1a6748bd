"""A position is its holder's own: what he says he would do, refuses or backs; wishes, denials and guesses are none."""

import pytest
from tests.account.conftest import articles_of
from tests.case_lists import cases_of, params

from stemma.pipeline import build_account

CASES = cases_of("account/stands")


@pytest.mark.parametrize("case", params(CASES))
def test_who_stands_where(case):
    account = build_account(list(articles_of(case)), case="case").account

    name = {a.id: a.name for a in account.actors}
    shown = [(name[p.actor], p.stance, p.issue) for p in account.positions]
    for actor, stance, words in case["positions"]:
        assert any((a, s) == (actor, stance) and words in issue for a, s, issue in shown), shown
    assert len(shown) == len(case["positions"]), shown
