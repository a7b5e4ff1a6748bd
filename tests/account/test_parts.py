"""An act is part of a greater one where a report says so, and nowhere else."""

import pytest
from tests.account.conftest import articles_of
from tests.case_lists import cases_of, params

from stemma.pipeline import build_account

CASES = cases_of("account/parts")


def told_by(account, articles, words):
    """Return the event of which a telling has its act within *words*."""
    for event in account.events:
        for e in event.evidence:
            text = next(a.text for a in articles if a.id == e.article)
            at = text.find(words)
            while at >= 0:
                if e.trigger.start < at + len(words) and at < e.trigger.end:
                    return event
                at = text.find(words, at + 1)
    return None


@pytest.mark.parametrize("case", params(CASES))
def test_what_is_part_of_what(case):
    articles = list(articles_of(case))
    account = build_account(articles, case="case").account

    shown = [(e.id, e.type, e.summary, e.part_of) for e in account.events]
    for words, whole in case["parts"].items():
        part = told_by(account, articles, words)
        assert part is not None, shown
        greater = told_by(account, articles, whole) if whole else None
        assert (greater is not None) == bool(whole), shown
        assert part.part_of == (greater.id if greater else None), shown
