"""Words that only hint at an act attest the act that another report tells; of another day, place or doer they do not."""

import pytest
from tests.account.conftest import articles_of
from tests.account.test_echoes import is_at
from tests.case_lists import cases_of, params

from stemma.pipeline import build_account

CASES = cases_of("account/hints")


@pytest.mark.parametrize("case", params(CASES))
def test_what_is_hinted_at(case):
    articles = dict(zip(case["reports"], articles_of(case), strict=True))
    text = {a.id: a.text for a in articles.values()}

    account = build_account(list(articles.values()), case="case").account

    told = [e for e in account.events if any(is_at(x, case["act"], text) for x in e.evidence)]
    assert len(told) == 1, [e.summary for e in account.events]
    for wanted, shown in ((case.get("echoes", {}), True), (case.get("apart", {}), False)):
        for report, words in wanted.items():
            here = [x.span for x in told[0].evidence if x.article == articles[report].id]
            at = text[articles[report].id].index(words)
            assert any(span.start < at + len(words) and at < span.end for span in here) is shown, here
