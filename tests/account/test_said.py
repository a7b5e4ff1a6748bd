"""Words that reports give otherwise are one statement where they are one speaker's; like answers stay apart."""

import pytest
from tests.account.conftest import articles_of
from tests.case_lists import cases_of, params

from stemma.pipeline import build_account

CASES = cases_of("account/said")


@pytest.mark.parametrize("case", params(CASES))
def test_one_statement_once(case):
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
