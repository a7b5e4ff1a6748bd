"""A position is its holder's own: what he says he would do, refuses or backs; wishes, denials and guesses are none."""

from pathlib import Path

import pytest
import yaml
from tests.account.conftest import articles_of

from stemma.pipeline import build_account

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "account" / "stands.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_who_stands_where(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    account = build_account(list(articles_of(case)), case="case").account

    name = {a.id: a.name for a in account.actors}
    shown = [(name[p.actor], p.stance, p.issue) for p in account.positions]
    for actor, stance, words in case["positions"]:
        assert any((a, s) == (actor, stance) and words in issue for a, s, issue in shown), shown
    assert len(shown) == len(case["positions"]), shown
