"""
Conflicts of numbers: how many, and how long.

An article with two numbers for one thing counts two things, and nothing is said of them; but where it sets a second
voice against the first ("the clinic counts seven, the army one") it tells of a dispute. A newsroom that raises its own
number has revised it; its latest number stands against those of others.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from stemma.account.amounts import Amount, explain_difference
from stemma.account.comparable import group_comparable
from stemma.account.conflicts import Cell, Claim, dispute, revision
from stemma.account.durations import iso_duration, minutes_of
from stemma.account.independence import Independence
from stemma.account.linked import Links
from stemma.account.parameters import AccountParameters
from stemma.account.partial_counts import is_part, was_told_once
from stemma.account.placed import Place, key_of
from stemma.account.quantities import Count
from stemma.records.account import Conflict, EventId
from stemma.records.article import ArticleId
from stemma.text import edtf

MOST_LONGER = 4.0
"""Two lengths further apart are of two things: four minutes, nine hours. Ratio."""

OWN = frozenset({"original", "update"})
"""Relations of articles that speak for their own newsroom; what a copy alone says is the copyist's slip."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A count, the amount it names and the claim it makes."""

    count: Count
    amount: Amount
    claim: Claim
    is_rival: bool = False
    """Whether its article sets it against another number, which is the first."""


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
            for c in _of_one_length(counts)
        ]
        out += _disputes(Cell("event", event, "duration"), measured, independence, parameters)
    return out


def _of_one_length(counts: Sequence[Count]) -> list[Count]:
    """Return the lengths that lie near each other, most of all told, of as many the longer: a call is no summit."""

    def near(length: float) -> list[Count]:
        return [c for c in counts if max(length, minutes_of(c)) <= MOST_LONGER * min(length, minutes_of(c))]

    return max(map(near, sorted({minutes_of(c) for c in counts}, reverse=True)), key=len, default=[])


def find_number_conflicts(
    counts: Sequence[Count],
    ids: Mapping[tuple[ArticleId, int], str],
    independence: Independence,
    parameters: AccountParameters,
    *,
    links: Links,
    alike: AbstractSet[frozenset[Place]] = frozenset(),
    old: AbstractSet[EventId] = frozenset(),
    told: Mapping[EventId, int] | None = None,
) -> list[Conflict]:
    """
    Return the counted things whose number newsrooms put differently.

    Args:
        counts: all of the account.
        ids: those of the joined quantities, by article and start.
        independence: who stands behind each.
        parameters: how alike counts are that are of one thing.
        links: what pairs of counts came to before.
        alike: pairs of counts that are of one thing by their words (`alike_counts.py`).
        old: events that lie long back.
        told: how many articles tell an event.
    """
    found: list[tuple[Conflict, tuple[str, ...]]] = []
    for group in group_comparable(counts, parameters, links, "numbers", alike=alike, old=old):
        measured = [Measured(c, _amount(c), _claim(c, _number(_amount(c)), independence)) for c in group]
        known = max(group, key=lambda c: (told or {}).get(c.event, 0) if c.event else -1)  # tells best what is disputed
        about = ids[known.witness.id, known.quantity.span.start]
        disputes = _disputes(Cell("quantity", about, "number"), measured, independence, parameters)
        found += [(conflict, key_of(group[0])) for conflict in disputes]
    out = _without_parts(found)
    parts = _greater_parts(counts, ids, independence)
    return _as_one(out, parts, independence) if parts else out


def _without_parts(found: Sequence[tuple[Conflict, tuple[str, ...]]]) -> list[Conflict]:
    """Return the conflicts but the corrections of a kind of people by a newsroom that corrects the number of all."""
    whole = {
        (key[1], room)
        for conflict, key in found
        if conflict.kind == "revised" and key[0] == "fate" and not key[2]
        for reading in conflict.readings
        for room in reading.newsrooms
    }
    return [
        conflict
        for conflict, key in found
        if not (conflict.kind == "revised" and key[0] == "fate" and key[2])
        or not all((key[1], room) in whole for reading in conflict.readings for room in reading.newsrooms)
    ]


def _as_one(conflicts: Sequence[Conflict], parts: Sequence[Conflict], independence: Independence) -> list[Conflict]:
    """Return *conflicts* and those of *parts*, each with the disputes of which it shares a reading as one dispute."""
    left = list(conflicts)
    for part in parts:
        here = {e for r in part.readings for e in r.evidence}
        same = [c for c in left if c.kind == "between-newsrooms" and here & {e for r in c.readings for e in r.evidence}]
        claims = [
            Claim(value=r.value, text=r.text, published="", evidence=e)
            for c in (*same, part)
            for r in c.readings
            for e in r.evidence
        ]
        about = (same or [part])[0].about
        whole = dispute(Cell("quantity", about, "number"), dict.fromkeys(claims), independence)
        left = [c for c in left if c not in same] + [whole or part]
    return left


def _greater_parts(
    counts: Sequence[Count], ids: Mapping[tuple[ArticleId, int], str], independence: Independence
) -> list[Conflict]:
    """Return the conflicts of a whole with a part that is greater: nine dead in all, and twelve soldiers among them."""
    wholes: dict[tuple[EventId, str], list[Count]] = {}
    parts: dict[tuple[EventId, str], list[Count]] = {}
    for count in counts:
        key = key_of(count)
        if count.event and key[0] == "fate" and not is_part(count.witness, count.quantity):
            (parts if key[2] else wholes).setdefault((count.event, key[1]), []).append(count)
    out = []
    for cell, whole in sorted(wholes.items()):
        pairs = [(w, p) for w in whole for p in parts.get(cell, ()) if _exceeds(p, w)]
        told = dict.fromkeys(c for pair in pairs for c in pair)
        if not told:
            continue
        about = Cell("quantity", ids[pairs[0][0].witness.id, pairs[0][0].quantity.span.start], "number")
        measured = [Measured(c, _amount(c), _claim(c, _number(_amount(c)), independence)) for c in told]
        if (found := dispute(about, [m.claim for m in _without_copyists(measured)], independence)) is not None:
            out.append(found)
    return out


def _exceeds(part: Count, whole: Count) -> bool:
    """Say whether a part is greater than a whole that was told no earlier and says that it is all."""
    total, some = whole.quantity, part.quantity
    if total.value is None or some.value is None or total.low is not None or some.high is not None:
        return False
    if total.value == 1:
        return False  # "one killed" is a side's own count, and never says that it is all
    told, counted = (edtf.published_day(c.witness.article.published) for c in (whole, part))
    return some.value > total.value and (told is None or counted is None or told >= counted)


def _disputes(
    cell: Cell, measured: Sequence[Measured], independence: Independence, parameters: AccountParameters
) -> list[Conflict]:
    measured = _without_copyists(_told_apart(measured))
    by_room: dict[str, list[Measured]] = {}
    for one in measured:
        by_room.setdefault(independence.newsroom_of(one.claim.evidence), []).append(one)
    out: list[Conflict | None] = []
    latest: list[Measured] = []
    for room in sorted(by_room):
        mine = sorted((m for m in by_room[room] if not m.is_rival), key=lambda m: (m.claim.published, m.count.order))
        last = {m.claim.evidence.article for m in mine if m.claim.value == mine[-1].claim.value}
        latest += [m for m in by_room[room] if m.claim.evidence.article in last]
        if any(_differ(a, b, parameters) for a in mine for b in mine):
            out.append(revision(cell, [m.claim for m in mine], independence))
    unexplained = [
        m
        for m in latest
        if any(_differ(m, o, parameters) and not _moved_on(m, o, measured, parameters) for o in latest)
    ]
    is_told = any(m.is_rival for m in unexplained)
    out.append(dispute(cell, [m.claim for m in unexplained], independence, is_told=is_told))
    return [c for c in out if c is not None]


def _told_apart(measured: Sequence[Measured]) -> list[Measured]:
    """
    Return *measured* with rivals marked, without the articles that give two numbers: they count two things.

    Beside the number of now, that of an earlier count is left out.
    """
    of_article: dict[ArticleId, list[Measured]] = {}
    for one in sorted(measured, key=lambda m: m.count.order):
        of_article.setdefault(one.claim.evidence.article, []).append(one)
    out: list[Measured] = []
    for told in of_article.values():
        first, *others = [m for m in told if not was_told_once(m.count)] or told
        rivals = [m for m in others if m.claim.value != first.claim.value]
        if all(m.count.quantity.is_rival or _is_of_other_voice(first.count, m.count) for m in rivals):
            out += [first, *(replace(m, is_rival=m in rivals) for m in others)]
    return out


def _is_of_other_voice(first: Count, second: Count) -> bool:
    """Say whether somebody says of the event for which an article has a number that what befell people is another."""
    if not (first.fate and first.event and first.event == second.event):
        return False
    return second.speaker is not None and second.speaker != first.speaker


def _without_copyists(measured: Sequence[Measured]) -> list[Measured]:
    """Return *measured* without what copies of an origin say where its own article, or most copies, say otherwise."""
    by_origin: dict[str, list[Measured]] = {}
    for one in measured:
        by_origin.setdefault(one.claim.evidence.origin, []).append(one)
    kept: list[Measured] = []
    for same in by_origin.values():
        own = [m for m in same if m.count.witness.descent.relation in OWN]
        if not own:
            most = Counter(m.claim.value for m in same).most_common(1)[0][0]
            own = [m for m in same if m.claim.value == most]
        kept += own
    return sorted(kept, key=lambda m: m.count.order)


def _moved_on(a: Measured, b: Measured, measured: Sequence[Measured], parameters: AccountParameters) -> bool:
    """Say whether the later of the two once agreed with the earlier: a toll that rose is no dispute."""
    early, late = sorted((a, b), key=lambda m: (m.claim.published, m.count.order))
    if early.claim.published == late.claim.published:
        return False
    before = [
        m
        for m in measured
        if m.claim.evidence.origin == late.claim.evidence.origin or _same_outlet(m, late)
        if m.claim.published < late.claim.published
    ]
    return any(not _differ(m, early, parameters) for m in before)


def _same_outlet(a: Measured, b: Measured) -> bool:
    outlet = a.count.witness.article.outlet
    return outlet is not None and outlet == b.count.witness.article.outlet


def _differ(a: Measured, b: Measured, parameters: AccountParameters) -> bool:
    return explain_difference(a.amount, b.amount, parameters) is None


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
