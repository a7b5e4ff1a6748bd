"""Reports that tell one act in unlike words make one event; acts that only look alike stay apart."""

import pytest
from tests.account.conftest import articles_of
from tests.case_lists import cases_of, params

from stemma.pipeline import build_account

CASES = cases_of("account/one_event")


def homes_of(case):
    """Return the record that tells each of the case's clauses, by event and clause; None where none does."""
    articles = {a.file: a for a in articles_of(case)}
    account = build_account(articles.values(), case="case").account
    out = {}
    for event, told in case["events"].items():
        for key, snippets in told.items():
            for words in snippets:
                start = articles[key].text.index(words)
                out[event, key, words] = next(
                    (
                        e.id
                        for e in account.events
                        for x in e.evidence
                        if x.article == articles[key].id and x.span.start <= start < x.span.end
                        if _in_one_act(x.trigger, start, words)
                    ),
                    None,
                )
    return out


def _in_one_act(trigger, start, words):
    return trigger.start < start + len(words) and start < trigger.end


@pytest.mark.parametrize("case", params(CASES))
def test_one_event_once(case):
    homes = homes_of(case)

    found = {event: {h for (e, _, _), h in homes.items() if e == event} for event in case["events"]}
    assert all(None not in records for records in found.values()), homes
    assert all(len(records) == 1 for records in found.values()), homes
    assert len(set().union(*found.values())) == len(found), homes
