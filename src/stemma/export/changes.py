"""
What lies between two accounts, as an analyst reads it in the morning.

Rules:
1. What overturns comes first (contradicted, changed, withdrawn), then what gained weight (confirmed), then
   what was to be by now, then what is new: acts, what lies ahead, who wants what, who said what, numbers.
2. A line rests on the spans that make the difference, not on all that its record rests on: one a newsroom,
   and of a disputed cell one for each value. The JSON has them all.

The terminal draws this outline; the JSON holds the same differences.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemma.export.disputes import Disputes
from stemma.export.footnotes import Newsrooms
from stemma.export.horizon import Horizon, horizon_of
from stemma.export.lines import (
    Group,
    Line,
    Section,
    event_line,
    names_of,
    position_line,
    quantity_line,
    statement_line,
)
from stemma.export.outline import Outline
from stemma.export.wording import (
    STATUS_WORDS,
    say_conflict_value,
    say_corroboration,
    say_count,
    say_date,
    say_newsrooms,
)
from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    ActorId,
    Conflict,
    Evidence,
    Position,
    Statement,
)
from stemma.records.difference import CellChange, Difference, DifferenceKind, Differences
from stemma.text.edtf import is_valid, sort_key

FORMAT = "stemma.diff/1"
DATES = ("date", "since", "until")

Record = AccountEvent | Statement | AccountQuantity | Position | Conflict

TITLES: dict[DifferenceKind, str] = {
    "contradicted": "Contradicted",
    "changed": "Changed",
    "withdrawn": "Withdrawn",
    "confirmed": "Confirmed by another newsroom",
    "lapsed": "Was to be by now",
    "new": "New",
}
SHORT: dict[DifferenceKind, str] = {"confirmed": "confirmed", "lapsed": "past their day without a report"}
NOTES: dict[DifferenceKind, str] = {"lapsed": "no report says whether it took place"}
NEW_GROUPS = (
    "What happened", "What lies ahead", "Proposed, cancelled or denied", "Who wants what", "Who said what", "Numbers",
    "Disputed", "Background",
)  # fmt: skip
STATUS_GROUPS = {"past": "What happened", "scheduled": "What lies ahead"}


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two accounts, with what its records are found by."""

    account: Account
    names: Mapping[ActorId, str]
    horizon: Horizon
    newsrooms: Newsrooms
    records: Mapping[str, Record]
    disputes: Disputes


def outline_of_differences(differences: Differences) -> Outline:
    """Return *differences* in words; kinds without a line are left out."""
    sides = _side(differences.before), _side(differences.after)
    by_kind: dict[DifferenceKind, list[Difference]] = defaultdict(list)
    for difference in differences.found:
        by_kind[difference.kind].append(difference)
    sections = tuple(
        Section(key=kind, title=title, groups=_groups(sides, kind, by_kind[kind]))
        for kind, title in TITLES.items()
        if by_kind[kind]
    )
    since, until = (_moment(account) for account in (differences.before, differences.after))
    counts = ", ".join(f"{len(found)} {SHORT.get(k, k)}" for k in TITLES if (found := by_kind[k]))
    headline = f"{_reports(differences)}: {counts or 'nothing new'}"
    return Outline(title=f"{differences.after.case}: {since} → {until}", headline=headline, sections=sections)


def differences_object(differences: Differences) -> dict[str, Any]:
    """Return *differences* as a JSON object."""
    sides = _side(differences.before), _side(differences.after)
    return {
        "format": FORMAT,
        "case": differences.after.case,
        "from": differences.before.as_of,
        "to": differences.after.as_of,
        "articles": _new_articles(differences),
        "differences": [_object(sides, difference) for difference in differences.found],
    }


def _object(sides: tuple[_Side, _Side], difference: Difference) -> dict[str, Any]:
    line = _line(sides, difference)
    return {
        "kind": difference.kind,
        "about": difference.about,
        "before": difference.before,
        "after": difference.after,
        "lead": line.lead,
        "text": line.text,
        "changes": [{"field": c.field, "from": c.before, "to": c.after} for c in difference.changes],
        "reason": difference.reason,
        "corroboration": line.corroboration,
        "evidence": [
            {"article": e.article, "start": e.span.start, "end": e.span.end, "origin": e.origin}
            for e in difference.evidence
        ],
    }


def _groups(sides: tuple[_Side, _Side], kind: DifferenceKind, found: Sequence[Difference]) -> tuple[Group, ...]:
    if kind == "confirmed":
        found = sorted(found, key=lambda d: _standing(sides[0], d))
    if kind != "new":
        return (Group(note=NOTES.get(kind, ""), lines=tuple(_line(sides, d) for d in found)),)
    groups: dict[str, list[Difference]] = {heading: [] for heading in NEW_GROUPS}
    for difference in found:
        groups[_heading(sides[1], difference)].append(difference)
    return tuple(
        Group(heading=heading, lines=tuple(_line(sides, d) for d in sorted(inside, key=lambda d: _time(sides[1], d))))
        for heading, inside in groups.items()
        if inside
    )


def _standing(side: _Side, difference: Difference) -> int:
    """Return how many newsrooms a record had before: what had one only and has more now is told first."""
    record = side.records[difference.before or ""]
    return 0 if isinstance(record, Conflict) else len(record.newsrooms)


def _heading(side: _Side, difference: Difference) -> str:
    record = side.records[difference.after or ""]
    match record:
        case AccountEvent():
            if record.status == "past" and side.horizon.is_background(record):
                return "Background"
            return STATUS_GROUPS.get(record.status, "Proposed, cancelled or denied")
        case Position():
            return "Who wants what"
        case Statement():
            return "Who said what"
        case AccountQuantity():
            return "Numbers"
        case Conflict():
            return "Disputed"


def _time(side: _Side, difference: Difference) -> tuple[str, str, str]:
    """Return where a new record stands in its group: by its time, or by who speaks."""
    record = side.records[difference.after or ""]
    match record:
        case AccountEvent():
            return sort_key(record.date) if record.date and is_valid(record.date) else ("9999", "", "")
        case Position() | Statement():
            return (_whose(side, record), "", "")
        case _:
            return ("", "", "")


def _line(sides: tuple[_Side, _Side], difference: Difference) -> Line:
    """Return the record in words, with what changed of it before its own facts."""
    side = sides[1] if difference.after else sides[0]
    record = side.records[difference.after or difference.before or ""]
    line = _record_line(side, record)
    was = sides[0].records.get(difference.before or "")
    facts, corroboration = [_say_change(sides, record, c) for c in difference.changes], line.corroboration
    if isinstance(record, Conflict):
        # the line itself says who gives which value
        facts = facts if was else []
    elif difference.kind == "confirmed" and was and not isinstance(was, Conflict):
        added = [room for room in record.newsrooms if room not in was.newsrooms]
        facts = [f"now also {say_newsrooms(side.account, added)}"]
        corroboration = f"{say_corroboration(sides[0].account, was.newsrooms)} → {corroboration}"
    detail = " · ".join(f for f in (*facts, difference.reason, line.detail) if f)
    return replace(line, detail=detail, corroboration=corroboration, evidence=_shown(side, record, difference))


def _shown(side: _Side, record: Record, difference: Difference) -> tuple[Evidence, ...]:
    """Return the spans that a line is shown with."""
    if not isinstance(record, Conflict):
        return tuple(side.newsrooms.one_each(difference.evidence))
    told = set(difference.evidence)
    spans = ([e for e in reading.evidence if e in told] for reading in record.readings)
    return tuple(one for every in spans for one in side.newsrooms.one_each(every))


def _record_line(side: _Side, record: Record) -> Line:
    account, names = side.account, side.names
    match record:
        case AccountEvent():
            return event_line(account, names, side.horizon, record)
        case Position():
            line = position_line(account, record)
            return replace(line, lead=f"{names[record.actor]} {record.stance}")
        case Statement():
            return replace(statement_line(account, record), lead=_whose(side, record))
        case AccountQuantity():
            return quantity_line(account, names, record)
        case Conflict():
            said = [
                f"{say_conflict_value(record, r.value)} ({say_newsrooms(account, r.newsrooms)})"
                for r in record.readings
            ]
            joint = ", then " if record.kind == "revised" else " against "
            return Line(id=record.id, lead=side.disputes.say(record), text=joint.join(said))


def _whose(side: _Side, record: Position | Statement) -> str:
    if isinstance(record, Position):
        return side.names[record.actor]
    return side.names[record.speaker] if record.speaker else record.speaker_text or "unnamed"


def _say_change(sides: tuple[_Side, _Side], record: Record, change: CellChange) -> str:
    if change.field in ("joined", "parted"):
        return ""
    cells = [_say_cell(side, record, change.field, value) for side, value in zip(sides, _ends(change), strict=True)]
    return f"{change.field}: {cells[0]} → {cells[1]}"


def _ends(change: CellChange) -> tuple[str | None, str | None]:
    return change.before, change.after


def _say_cell(side: _Side, record: Record, field: str, value: str | None) -> str:
    if not value:
        return "none" if field == "newsrooms" else "not known"
    if field == "newsrooms":
        return say_newsrooms(side.account, value.split(", "))
    if isinstance(record, Conflict):
        return " / ".join(say_conflict_value(record, v) for v in value.split(" / "))
    if field in DATES:
        return say_date(value)
    return STATUS_WORDS.get(value, value) if field == "status" else value


def _side(account: Account) -> _Side:
    every: Iterable[Sequence[Record]] = (
        account.events, account.statements, account.quantities, account.positions, account.conflicts,
    )  # fmt: skip
    records = {record.id: record for section in every for record in section}
    return _Side(account, names_of(account), horizon_of(account), Newsrooms(account), records, Disputes(account))


def _new_articles(differences: Differences) -> list[str]:
    known = {a.id for a in differences.before.articles}
    return [a.id for a in differences.after.articles if a.id not in known]


def _reports(differences: Differences) -> str:
    number = len(_new_articles(differences))
    held = [sum(bool(o.articles) for o in a.lineage.origins) for a in (differences.before, differences.after)]
    return f"{say_count(number, 'new report')}, {say_count(held[1], 'origin')} ({held[0]} before)"


def _moment(account: Account) -> str:
    return say_date(account.as_of) if account.as_of else "all reports"
