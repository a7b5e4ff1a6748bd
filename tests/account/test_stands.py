"""A position is its holder's own: what he says he would do, refuses or backs; wishes, denials and guesses are none."""

from pathlib import Path

import pytest
import yaml

from stemma.pipeline import build_account
from stemma.records.article import Article, derive_article_id, digest_text

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "account" / "stands.yaml").read_text("utf-8"))


def articles_of(case):
    for key, report in case["reports"].items():
        text, published = report["text"], str(report["published"])
        digest = digest_text(text)
        yield Article(
            id=derive_article_id(url=None, file=key, outlet=report["outlet"], published=published, text_sha256=digest),
            file=key, url=None, outlet=report["outlet"], title=None, published=published, language="en", text=text,
            text_sha256=digest, genre=report.get("genre", "report"),
        )  # fmt: skip


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
