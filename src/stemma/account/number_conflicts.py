"""
Conflicts of numbers: how many, and how long.

An article with two numbers for one thing counts two things, and nothing is said of them. A newsroom
that raises its own number has revised it; its latest number stands against those of others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.account.amounts import Amount, explain_difference
from stemma.account.conflicts import Cell, Claim, dispute, revision
from stemma.account.durations import iso_duration, minutes_of
from stemma.account.independence import Independence
from stemma.account.joining import join_pairs
from stemma.account.likeness import held_share
from stemma.account.parameters import AccountParameters
from stemma.account.quantities import Count
from stemma.account.tellings import matter_of
from stemma.records.account import Conflict, EventId
from stemma.records.article import ArticleId

OWN = frozenset({"original", "update"})
"""Relations of articles that speak for their own newsroom; what a copy alone says is the copyist's slip."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A count, the amount it names and the claim it makes."""

    count: Count
    amount: Amount
    claim: Claim


def find_duration_conflicts(
    durations: Mapping[EventId, Sequence[Count]], independence: Independence, parameters: AccountParameters
) -> list[Conflict]:
    """Return the events whose length newsrooms put differently."""
    out: list[Conflict] = []
    for event, counts in durations.items():
        measured = [
            Measured(
                c,
                Amount(value=minutes_of(c) / 60, modifier=c.quantity.modifier),
                _claim(c, iso_duration(c), independence),
            )
            for c in counts
        ]
        out += _disputes(Cell("event", event, "duration"), measured, independence, parameters)
    return out


def find_number_conflicts(
    counts: Sequence[Count],
    ids: Mapping[tuple[ArticleId, int], str],
    independence: Independence,
    parameters: AccountParameters,
) -> list[Conflict]:
    """Return the counted things whose number newsrooms put differently; *ids* are those of the joined quantities."""
    out: list[Conflict] = []
    for group in _group_comparable(counts, parameters):
        measured = [Measured(c, _amount(c), _claim(c, _number(_amount(c)), independence)) for c in group]
        about = ids[group[0].witness.id, group[0].quantity.span.start]
        out += _disputes(Cell("quantity", about, "number"), measured, independence, parameters)
    return out


def _disputes(
    cell: Cell, measured: Sequence[Measured], independence: Independence, parameters: AccountParameters
) -> list[Conflict]:
    by_room: dict[str, list[Measured]] = {}
    values: dict[ArticleId, set[str]] = {}
    measured = _without_copyists(measured)
    for one in measured:
        values.setdefault(one.claim.evidence.article, set()).add(one.claim.value)
        by_room.setdefault(independence.newsroom_of(one.claim.evidence), []).append(one)
    if any(len(of_article) > 1 for of_article in values.values()):
        return []
    out: list[Conflict | None] = []
    latest: list[Measured] = []
    for room in sorted(by_room):
        mine = sorted(by_room[room], key=lambda m: (m.claim.published, m.count.order))
        latest += [m for m in mine if m.claim.value == mine[-1].claim.value]
        if any(_differ(a, b, parameters) for a in mine for b in mine):
            out.append(revision(cell, [m.claim for m in mine], independence))
    unexplained = [m.claim for m in latest if any(_differ(m, other, parameters) for other in latest)]
    out.append(dispute(cell, unexplained, independence))
    return [c for c in out if c is not None]


def _without_copyists(measured: Sequence[Measured]) -> list[Measured]:
    """Return *measured* without what copies of an origin say where its own article, or most copies, say otherwise."""
    by_origin: dict[str, list[Measured]] = {}
    for one in measured:
        by_origin.setdefault(one.claim.evidence.origin, []).append(one)
    kept: list[Measured] = []
    for same in by_origin.values():
        own = [m for m in same if m.count.witness.descent.relation in OWN]
        if not own:
            said = [m.claim.value for m in same]
            most = max(said, key=lambda v: (said.count(v), -said.index(v)))
            own = [m for m in same if m.claim.value == most]
        kept += own
    return sorted(kept, key=lambda m: m.count.order)


def _differ(a: Measured, b: Measured, parameters: AccountParameters) -> bool:
    return explain_difference(a.amount, b.amount, parameters) is None


def _group_comparable(counts: Sequence[Count], parameters: AccountParameters) -> list[list[Count]]:
    usable = [c for c in counts if not c.is_duration and c.thing and c.quantity.unit != "percent"]
    context = [matter_of(c.witness.words(c.witness.sentence_at(c.quantity.span))) for c in usable]
    by_thing: dict[tuple[str, str | None], list[int]] = {}
    for n, count in enumerate(usable):
        by_thing.setdefault((count.thing, count.fate), []).append(n)

    def agree(a: int, b: int) -> bool:
        x, y = usable[a], usable[b]
        if (x.thing, x.fate) != (y.thing, y.fate) or (x.event and y.event and x.event != y.event):
            return False
        if x.event and x.event == y.event:
            return True
        asked = parameters.issue_overlap if x.fate else parameters.retold_clause
        return held_share(context[a], context[b]) >= asked

    links = [
        (1.0 + held_share(context[a], context[b]), a, b)
        for same in by_thing.values()
        for k, a in enumerate(same)
        for b in same[k + 1 :]
        if agree(a, b)
    ]
    return [[usable[n] for n in g] for g in join_pairs(len(usable), links, agree) if len(g) > 1]


def _claim(count: Count, value: str, independence: Independence) -> Claim:
    return Claim(
        value=value,
        text=count.witness.words(count.quantity.span),
        published=count.witness.article.published or "",
        evidence=independence.evidence(count.witness, count.quantity.span, count.via),
    )


def _amount(count: Count) -> Amount:
    q = count.quantity
    return Amount(value=q.value, low=q.low, high=q.high, modifier=q.modifier)


def _number(amount: Amount) -> str:
    if amount.value is not None:
        return f"{amount.value:.15g}"
    low, high = amount.bounds or (0.0, 0.0)
    return f"{low:.15g}..{high:.15g}"
