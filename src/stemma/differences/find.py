"""
Two accounts of one case -> their differences.

Rules:
1. The later account rests on all that the earlier one rests on, and more. Whatever has a span that was
   there before is no new record.
2. What is new, changed or confirmed is shown by the spans that came in between; where there are none
   (old reports are read otherwise beside new ones), by all spans, and that is said.
3. What newsrooms dispute or correct now is told once, as that, and not as a new number beside it.
4. A newsroom withdraws what its own later version of the same report leaves out.
5. A thing scheduled for a day that the earlier account had yet to see, and of which the later account
   says no more, has lapsed: it was to be, and no report says whether it took place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from stemma.differences.cells import (
    Actors,
    event_cells,
    position_cells,
    quantity_cells,
    reading_values,
    statement_cells,
)
from stemma.differences.marks import Mark, conflict_marks, event_marks, evidence_marks, mark, statement_marks
from stemma.differences.matching import Matched, match
from stemma.differences.revised import TakenBack, find_taken_back, is_taken_back
from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    Conflict,
    Evidence,
    Position,
    Statement,
)
from stemma.records.article import ArticleId
from stemma.records.difference import CellChange, Difference, DifferenceKind, Differences, RecordKind
from stemma.text import edtf

Record = AccountEvent | Statement | AccountQuantity | Position
R = TypeVar("R", AccountEvent, Statement, AccountQuantity, Position)

KINDS: tuple[DifferenceKind, ...] = ("contradicted", "changed", "withdrawn", "confirmed", "lapsed", "new")
ABOUT: tuple[RecordKind, ...] = ("conflict", "event", "position", "statement", "quantity")
READ_ANEW = "the reports were out before; beside the new ones they are read otherwise"
FEWER = "fewer newsrooms stand behind it: reports that looked independent have one origin"
JOINED = "what stood apart is now told as one"
PARTED = "what was told as one now stands apart"
GONE = "no report says so as the reports are read now"
TAKEN_BACK = "its newsroom's own later version leaves it out"
SETTLED = "it is no longer disputed"


@dataclass(frozen=True, slots=True)
class _Between:
    """What lies between the two accounts."""

    before: Account
    after: Account
    actors: Actors
    articles: frozenset[ArticleId]
    """Those that came in."""
    taken_back: TakenBack
    disputed: frozenset[Mark]
    """Spans of the values that came to be disputed."""
    published: Mapping[ArticleId, date | None]
    """Article of the later account -> day on which it came out."""


def find_differences(before: Account, after: Account) -> Differences:
    """
    Return how the account *before* became the account *after*.

    Args:
        before: The earlier account.
        after: The later one, of the same articles and more.
    """
    disputes = match(before.conflicts, after.conflicts, conflict_marks)
    moved = [*disputes.fresh, *(now for was, now in disputes.pairs if reading_values(was) != reading_values(now))]
    between = _Between(
        before=before,
        after=after,
        actors=({a.id: a for a in before.actors}, {a.id: a for a in after.actors}),
        articles=frozenset({a.id for a in after.articles} - {a.id for a in before.articles}),
        taken_back=find_taken_back(before, after),
        disputed=frozenset(mark(e) for conflict in moved for r in conflict.readings for e in r.evidence),
        published={a.id: edtf.published_day(a.published) for a in after.articles},
    )
    found = (
        *_conflicts(disputes),
        *_compare(between, "event", before.events, after.events, marks=event_marks, cells=event_cells),
        *_positions(between),
        *_compare(
            between, "statement", before.statements, after.statements, marks=statement_marks, cells=statement_cells
        ),
        *_compare(between, "quantity", before.quantities, after.quantities, marks=evidence_marks, cells=quantity_cells),
        *_lapsed(between),
    )
    # the sort is stable: within a kind, records stay in the order of the accounts
    return Differences(
        before=before,
        after=after,
        found=tuple(sorted(found, key=lambda d: (KINDS.index(d.kind), ABOUT.index(d.about)))),
    )


def _conflicts(matched: Matched[Conflict]) -> Iterator[Difference]:
    for conflict in matched.fresh:
        values = [r.value for r in conflict.readings]
        yield Difference(
            kind="changed" if conflict.kind == "revised" else "contradicted",
            about="conflict",
            before=None,
            after=conflict.id,
            changes=(CellChange(field=conflict.field, before=" / ".join(values[:-1]), after=values[-1]),),
            evidence=_spans(conflict),
        )
    for was, now in matched.pairs:
        old, new = reading_values(was), reading_values(now)
        if old != new:
            added = tuple(e for r in now.readings if r.value not in old for e in r.evidence)
            yield Difference(
                kind="contradicted" if added and now.kind != "revised" else "changed",
                about="conflict",
                before=was.id,
                after=now.id,
                changes=(CellChange(field=now.field, before=" / ".join(old), after=" / ".join(new)),),
                evidence=added or _spans(now),
            )
    for conflict in matched.gone:
        spans = _spans(conflict)
        yield Difference(
            kind="withdrawn", about="conflict", before=conflict.id, after=None, reason=SETTLED, evidence=spans
        )


def _positions(between: _Between) -> Iterator[Difference]:
    before, after = between.before, between.after
    actors = match(before.actors, after.actors, lambda actor: (mark(e) for e in actor.evidence))
    now = {was.id: is_.id for was, is_ in (*actors.joined, *actors.pairs)}

    def position_marks(position: Position) -> Iterator[Mark]:
        for evidence in position.evidence:
            # one clause may give two actors a stance, so the actor counts; but a minister's position becomes
            # that of his state once a report says which it is, so the clause alone counts, too
            yield (now.get(position.actor, position.actor), *mark(evidence))
            yield (position.stance, *mark(evidence))

    yield from _compare(
        between, "position", before.positions, after.positions, marks=position_marks, cells=position_cells
    )


def _compare(
    between: _Between,
    about: RecordKind,
    before: Sequence[R],
    after: Sequence[R],
    *,
    marks: Callable[[R], Iterable[Mark]],
    cells: Callable[[R, R, Actors], tuple[CellChange, ...]],
) -> Iterator[Difference]:
    matched = match(before, after, marks)
    for record in matched.fresh:
        if not _is_disputed(between, record):
            came = any(e.article in between.articles for e in record.evidence)
            yield _difference("new", about, None, record, reason="" if came else READ_ANEW)
    for was, now in matched.pairs:
        yield from _moved(between, about, was, now, cells(was, now, between.actors))
    for field, reason, pairs in (("joined", JOINED, matched.joined), ("parted", PARTED, matched.parted)):
        for was, now in pairs:
            change = CellChange(field=field, before=was.id, after=now.id)
            yield _difference("changed", about, was, now, changes=(change,), reason=reason)
    for record in matched.gone:
        yield _difference("withdrawn", about, record, None, reason=GONE)


def _is_disputed(between: _Between, record: Record) -> bool:
    """Say whether what newsrooms now dispute or correct tells all of *record*."""
    return all(mark(e) in between.disputed for e in record.evidence)


def _moved(
    between: _Between, about: RecordKind, was: Record, now: Record, changes: tuple[CellChange, ...]
) -> Iterator[Difference]:
    """Yield what happened to one record that is in both accounts; nothing where nothing did."""
    held = {mark(e) for e in was.evidence}
    added = tuple(e for e in now.evidence if mark(e) not in held and e.article in between.articles)
    kind: DifferenceKind
    if changes:
        denied = any(c.field == "status" and c.after == "denied" for c in changes)
        kind = "contradicted" if denied else "changed"
        shown = _after_the_day(between, now, added) if any(c.after == "past" for c in changes) else added
        yield _difference(kind, about, was, now, changes=changes, evidence=shown, reason="" if added else READ_ANEW)
    rooms = CellChange(field="newsrooms", before=", ".join(was.newsrooms), after=", ".join(now.newsrooms))
    if len(now.newsrooms) > len(was.newsrooms):
        origins = {o.id for o in between.after.lineage.origins if o.counts_as not in was.newsrooms}
        theirs = tuple(e for e in now.evidence if e.origin in origins)
        came = tuple(e for e in theirs if e.article in between.articles)
        # a newsroom whose report was out before has confirmed nothing since: the two are only told as one now
        kind = "confirmed" if came else "changed"
        reason = "" if came else READ_ANEW
        yield _difference(kind, about, was, now, changes=(rooms,), reason=reason, evidence=came or theirs)
    elif len(now.newsrooms) < len(was.newsrooms):
        yield _difference("changed", about, was, now, changes=(rooms,), reason=FEWER)
    if is_taken_back(now.evidence, between.taken_back) and not _is_disputed(between, now):
        yield _difference("withdrawn", about, was, now, reason=TAKEN_BACK, evidence=tuple(was.evidence))


def _after_the_day(between: _Between, record: Record, added: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return those of *added* that were published after the day of an act: the others announce it."""
    day = edtf.days(record.date)[0] if isinstance(record, AccountEvent) else None
    told = tuple(e for e in added if day and (out := between.published.get(e.article)) and out > day)
    return told or added


def _lapsed(between: _Between) -> Iterator[Difference]:
    last, latest = between.before.moment, between.after.moment
    for event in between.after.events:
        end = edtf.days(event.date)[1] if event.status == "scheduled" else None
        if end and last and latest and last <= end.isoformat() < latest:
            yield _difference("lapsed", "event", None, event)


def _difference(
    kind: DifferenceKind,
    about: RecordKind,
    was: Record | None,
    now: Record | None,
    *,
    changes: tuple[CellChange, ...] = (),
    reason: str = "",
    evidence: tuple[Evidence, ...] = (),
) -> Difference:
    shown = now or was
    return Difference(
        kind=kind,
        about=about,
        before=was.id if was else None,
        after=now.id if now else None,
        changes=changes,
        reason=reason,
        evidence=evidence or (tuple(shown.evidence) if shown else ()),
    )


def _spans(conflict: Conflict) -> tuple[Evidence, ...]:
    return tuple(e for r in conflict.readings for e in r.evidence)
