"""Whatever the reports: an account does not differ from itself, and all that came in is told once."""

from collections import Counter

from hypothesis import given, settings
from tests.account.conftest import account_of
from tests.account.test_order import reports

from stemma.differences import find_differences
from stemma.differences.marks import event_marks, evidence_marks, mark


@settings(max_examples=15, deadline=None)
@given(reports())
def test_an_account_does_not_differ_from_itself(made):
    account = account_of(*made)

    assert find_differences(account, account).found == ()


@settings(max_examples=25, deadline=None)
@given(reports())
def test_what_came_in_is_new_once_and_what_was_there_is_not(made):
    """A record is new just where no span of it was there; what newsrooms now dispute is told as that instead."""
    before, after = account_of(*made[:-1]), account_of(*made)
    found = find_differences(before, after).found
    new = Counter(d.after for d in found if d.kind == "new")
    disputed = {mark(e) for c in after.conflicts for r in c.readings for e in r.evidence}

    for section, marks in (("events", event_marks), ("statements", evidence_marks), ("quantities", evidence_marks)):
        seen = {m for record in getattr(before, section) for m in marks(record)}
        for record in getattr(after, section):
            known = bool(seen & set(marks(record)))
            told = {mark(e) for e in record.evidence} <= disputed
            assert new[record.id] == 0 if known else new[record.id] == 1 or told


@settings(max_examples=25, deadline=None)
@given(reports())
def test_every_difference_shows_its_spans_and_names_records_that_are_there(made):
    before, after = account_of(*made[:-1]), account_of(*made)
    sections = ("events", "statements", "quantities", "positions", "conflicts")
    held = [{r.id for s in sections for r in getattr(account, s)} for account in (before, after)]
    texts = {r.id: r.article.text for r in made}

    for difference in find_differences(before, after).found:
        assert difference.before is None or difference.before in held[0]
        assert difference.after is None or difference.after in held[1]
        assert all(e.span.end <= len(texts[e.article]) for e in difference.evidence)
