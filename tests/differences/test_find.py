"""What two accounts of one case differ in: records are known again by their spans, never by their ids."""

from dataclasses import replace

import pytest

from stemma.differences import find_differences
from stemma.differences.matching import match
from stemma.records.account import Conflict, ConflictReading
from stemma.records.lineage import Collation, CopiedPassage, Copy, Origin, Variant
from stemma.records.span import Span


def only(account, article):
    """Return *account* as it was when *article* alone was out; ids are others, as they are in earlier accounts."""

    def early(record):
        kept = tuple(e for e in record.evidence if e.article == article)
        return replace(record, id="x" + record.id, evidence=kept) if kept else None

    sections = {
        name: tuple(filter(None, map(early, getattr(account, name))))
        for name in ("events", "statements", "quantities", "positions")
    }
    sections["statements"] = tuple(replace(s, variants=()) for s in sections["statements"])
    return replace(account, articles=account.articles[:1], conflicts=(), **sections)


def kinds(before, after):
    return sorted((d.kind, d.about) for d in find_differences(before, after).found)


@pytest.fixture
def accounts(case):
    return only(case.account, case.articles[0].id), replace(case.account, conflicts=())


def test_an_account_does_not_differ_from_itself(case):
    assert find_differences(case.account, case.account).found == ()


def test_a_copy_that_came_in_confirms_nothing(accounts):
    """The second printing has the same newsroom, so nothing is new, changed or confirmed."""
    assert kinds(*accounts) == []


def test_another_newsroom_confirms(accounts):
    before, after = accounts
    other = Origin(id="o0000000000c3", label="dpa", newsroom="dpa", held=None, articles=(after.articles[1].id,))
    event = after.events[0]
    spans = tuple(replace(e, origin=other.id) if e.article == other.articles[0] else e for e in event.evidence)
    event = replace(event, evidence=spans, newsrooms=("AP", "dpa"))
    lineage = replace(after.lineage, origins=(*after.lineage.origins, other))

    (found,) = find_differences(before, replace(after, events=(event,), lineage=lineage)).found

    assert (found.kind, found.before, found.after) == ("confirmed", "xe1", "e1")
    assert [e.article for e in found.evidence] == [other.articles[0]]
    assert (found.changes[0].before, found.changes[0].after) == ("AP", "AP, dpa")


def test_a_report_that_was_out_before_confirms_nothing(accounts):
    """Two records that are told as one now are a change; nobody has said anything since."""
    before, after = accounts
    other = Origin(id="o0000000000c3", label="dpa", newsroom="dpa", held=None, articles=(after.articles[1].id,))
    spans = tuple(
        replace(e, origin=other.id) if e.article == other.articles[0] else e for e in after.events[0].evidence
    )
    event = replace(after.events[0], evidence=spans, newsrooms=("AP", "dpa"))
    lineage = replace(after.lineage, origins=(*after.lineage.origins, other))

    (found,) = find_differences(
        replace(before, articles=after.articles), replace(after, events=(event,), lineage=lineage)
    ).found

    assert (found.kind, found.changes[0].field) == ("changed", "newsrooms")
    assert "were out before" in found.reason


def test_fewer_newsrooms_are_a_change(accounts):
    """A report that turned out to be a copy takes its weight back."""
    before, after = accounts
    before = replace(before, events=(replace(before.events[0], newsrooms=("AP", "o0000000000d4")),))

    (found,) = find_differences(before, after).found

    assert (found.kind, found.changes[0].field) == ("changed", "newsrooms")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"status": "cancelled"}, "changed"),
        ({"status": "denied"}, "contradicted"),
        ({"date": "2025-03-02"}, "changed"),
        ({"place": "Sudria City"}, "changed"),
    ],
)
def test_cells_of_an_event_change(accounts, cells, kind):
    before, after = accounts
    after = replace(after, events=(replace(after.events[0], **cells),))

    (found,) = find_differences(before, after).found

    assert (found.kind, [(c.field, c.after) for c in found.changes]) == (kind, list(cells.items()))


def test_that_it_took_place_is_shown_by_a_report_of_a_later_day(accounts):
    """Not by another announcement that came in with it."""
    before, after = accounts
    ahead = replace(before.events[0], status="scheduled", evidence=before.events[0].evidence[:1])
    one, two = after.events[0].evidence
    late = next(a.id for a in after.articles if a.published == "2025-03-05")
    third = replace(one, article=late, span=Span(one.span.start + 1, one.span.end), trigger=Span(1, 2))
    now = replace(after.events[0], date="2025-03-04", evidence=(one, two, third))
    before = replace(before, events=(replace(ahead, date="2025-03-04"),), articles=())

    (found,) = [d for d in find_differences(before, replace(after, events=(now,))).found if d.about == "event"]

    assert found.changes[0].after == "past"
    assert {e.article for e in found.evidence} == {late}


def test_a_cell_that_is_open_now_is_no_change(accounts):
    """Nothing was said against the day; the later account merely does not settle on one."""
    before, after = accounts

    assert find_differences(before, replace(after, events=(replace(after.events[0], date=None),))).found == ()


def test_what_has_no_earlier_span_is_new_and_what_has_no_later_one_is_withdrawn(accounts):
    before, after = accounts

    assert kinds(replace(before, events=()), after) == [("new", "event")]
    assert kinds(before, replace(after, statements=())) == [("withdrawn", "statement")]


def test_old_reports_read_anew_are_said_to_be(accounts):
    before, after = accounts

    (found,) = find_differences(replace(before, articles=after.articles, events=()), after).found

    assert "were out before" in found.reason


def test_a_dispute_is_told_once(accounts, case):
    """The number that stands against another is no new number beside the dispute."""
    before, after = accounts
    count = after.quantities[0]
    new = replace(count.evidence[0], article=after.articles[1].id)
    other = replace(count, id="q2", value=300.0, evidence=(new,))
    dispute = Conflict(
        id="k1", about_kind="quantity", about="q1", field="number", kind="between-newsrooms",
        readings=(
            ConflictReading(value="312", text="312", newsrooms=("AP",), evidence=count.evidence[:1]),
            ConflictReading(value="300", text="300", newsrooms=("dpa",), evidence=(new,)),
        ),
    )  # fmt: skip
    after = replace(after, quantities=(count, other), conflicts=(dispute,))

    assert kinds(before, after) == [("contradicted", "conflict")]
    assert kinds(before, replace(after, conflicts=(replace(dispute, kind="revised"),))) == [("changed", "conflict")]
    assert kinds(after, replace(after, conflicts=())) == [("withdrawn", "conflict")]


def test_scheduled_for_a_day_that_went_by_without_a_report_lapsed(accounts):
    before, after = accounts
    ahead = {"status": "scheduled", "date": "2025-03-04"}
    before = replace(before, events=(replace(before.events[0], **ahead),))
    after = replace(after, events=(replace(after.events[0], **ahead),))

    assert kinds(before, after) == [("lapsed", "event")]
    assert kinds(after, replace(after, as_of="2025-03-09")) == []


def updated(after, cut):
    """Return *after* with its second article as a later version of the first that leaves *cut* out."""
    one, two = after.articles
    passages = (CopiedPassage(source=Span(0, 9), target=Span(0, 9), similarity=1.0),)
    copy = Copy(source=one.id, target=two.id, relation="update", score=0.9, reasons=("later",), passages=passages)
    variant = Variant(kind="cut", a="…", b=None, a_span=cut, b_span=None)
    lineage = replace(
        after.lineage, copies=(copy,), collations=(Collation(pair=(one.id, two.id), variants=(variant,)),)
    )
    statement = after.statements[0]
    kept = tuple(e for e in statement.evidence if e.article == one.id)
    return replace(after, lineage=lineage, statements=(replace(statement, evidence=kept, variants=()),))


def test_a_newsroom_withdraws_what_its_later_version_leaves_out(accounts):
    before, after = accounts
    span = before.statements[0].evidence[0].span

    found = find_differences(before, updated(after, Span(span.start - 5, span.end + 1))).found

    # the position rests on the same words
    assert [(d.kind, d.about) for d in found] == [("withdrawn", "position"), ("withdrawn", "statement")]
    assert all("later version" in d.reason for d in found)


def test_a_rewording_withdraws_nothing(accounts):
    before, after = accounts
    span = before.statements[0].evidence[0].span

    assert find_differences(before, updated(after, Span(span.start, span.start + 3))).found == ()


def test_matching_prefers_most_spans_and_names_what_was_joined_and_parted():
    """Each record is matched once; what is left over went into, or came out of, one that is matched."""
    earlier, later = ["abc", "de", "f", "gh"], ["abcde", "g", "h", "z"]

    matched = match(earlier, later, keys=lambda record: record)

    assert matched.pairs == (("abc", "abcde"), ("gh", "g"))
    assert matched.joined == (("de", "abcde"),)
    assert matched.parted == (("gh", "h"),)
    assert (matched.gone, matched.fresh) == (("f",), ("z",))
