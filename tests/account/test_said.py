"""Words that reports give otherwise are one statement where they are one speaker's; like answers stay apart."""

from pathlib import Path

import pytest
import yaml
from tests.account.conftest import articles_of

from stemma.pipeline import build_account

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "account" / "said.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_one_statement_once(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    articles = {a.file: a for a in articles_of(case)}
    account = build_account(articles.values(), case="case").account

    homes = {}
    for said, told in case["statements"].items():
        for key, snippets in told.items():
            for words in snippets:
                start = articles[key].text.index(words)
                homes.setdefault(said, set()).add(
                    next(
                        (
                            s.id
                            for s in account.statements
                            for e in s.evidence
                            if e.article == articles[key].id and e.span.start <= start < e.span.end
                        ),
                        None,
                    )
                )
    shown = [(s.id, s.speaker, s.text) for s in account.statements]
    assert all(None not in ids and len(ids) == 1 for ids in homes.values()), shown
    assert len(set().union(*homes.values())) == len(homes), shown
