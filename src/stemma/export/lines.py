"""
One record in words: what the eye looks for first, what is said, who stands behind it, and where.

Every face draws these lines; none of them decides what is said of a record.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.export.cuts import balanced
from stemma.export.horizon import Horizon
from stemma.export.stances import say_issue
from stemma.export.when import When, when_of
from stemma.export.wording import (
    KIND_WORDS,
    STATUS_WORDS,
    say_conflict_value,
    say_corroboration,
    say_count,
    say_date,
    say_figure,
    say_newsrooms,
    say_place,
)
from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    ActorId,
    Conflict,
    ConflictReading,
    EventId,
    Evidence,
    Position,
    Statement,
)

PLAIN_CUES = frozenset({
    "said", "says", "say", "saying", "told", "tells", "telling", "added", "adds", "adding", "stated", "states",
    "according", "quoted",
})  # fmt: skip
"""Verbs of telling that say nothing of what was said: behind any other stands what somebody denied or asked for."""
WHOLE_CHARS = 70
"""How much of the summary of the greater act is shown behind one that is part of it. Code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record in words."""

    id: str
    lead: str = ""
    """When, or who: what the eye looks for first."""
    text: str
    quoted: bool = False
    """Whether `text` is somebody's own words."""
    detail: str = ""
    corroboration: str = ""
    evidence: tuple[Evidence, ...] = ()
    when: When | None = None
    """Of an event: how its time is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines under one heading, which may be empty."""

    heading: str = ""
    note: str = ""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the account; `key` is its name on the command line."""

    key: str
    title: str
    groups: tuple[Group, ...]


def names_of(account: Account) -> dict[ActorId, str]:
    """Return the names of the actors by their ids."""
    return {actor.id: actor.name for actor in account.actors}


def event_line(account: Account, names: Mapping[ActorId, str], horizon: Horizon, event: AccountEvent) -> Line:
    """Return an act: when, the words that tell it, by whom, where, and who says so."""
    facts = [event.type.lower(), say_parties(names, event), say_place(event.place)]
    if event.status not in ("past", "scheduled"):
        facts.append(STATUS_WORDS[event.status])
    if event.according_to:
        facts.append("according to " + ", ".join(names[a] for a in event.according_to))
    if event.via:
        facts.append("via " + ", ".join(event.via))
    if event.part_of:
        facts.append(say_whole(account, event.part_of))
    return Line(
        id=event.id,
        lead=say_date(event.date) if event.date else "",
        text=balanced(event.summary),
        detail=" · ".join(f for f in facts if f),
        corroboration=say_corroboration(account, event.newsrooms, voices=len(event.according_to)),
        evidence=event.evidence,
        when=when_of(event.date, ahead=event.status == "scheduled" and not horizon.is_lapsed(event)),
    )


def say_whole(account: Account, whole: EventId) -> str:
    """Return of which act another is part, in the first words of its summary; "" where it is not in the account."""
    told = next((e.summary for e in account.events if e.id == whole), "")
    words = told.split()
    while words and len(" ".join(words)) > WHOLE_CHARS:
        words.pop()
    if not words:
        return ""
    cut = " …" if len(words) < len(told.split()) else ""
    return f"part of “{balanced(' '.join(words)).strip(',;:')}{cut}”"


def say_parties(names: Mapping[ActorId, str], event: AccountEvent) -> str:
    """Return who acts, and behind an arrow who is acted on: "Norland → Sudria"; "Norland, Sudria" where they meet."""
    if any(p.role == "both" for p in event.parties):
        return ", ".join(dict.fromkeys(names[p.actor] for p in event.parties))
    acting = dict.fromkeys(names[p.actor] for p in event.parties if p.role != "target")
    targets = dict.fromkeys(names[p.actor] for p in event.parties if p.role == "target")
    met = ", ".join(name for name in targets if name not in acting)
    return " ".join(x for x in (", ".join(acting), f"→ {met}" if met else "") if x)


def position_line(account: Account, position: Position) -> Line:
    """Return a stance on an issue; whose it is stands elsewhere."""
    # an open start says nothing about since when
    times = [f"since {say_date(position.since)}"] if position.since and not position.since.startswith("..") else []
    times += [f"until {say_date(position.until)}"] if position.until else []
    return Line(
        id=position.id,
        lead=position.stance,
        text=say_issue(position)[0],
        detail=", ".join(times),
        corroboration=say_corroboration(account, position.newsrooms),
        evidence=position.evidence,
    )


def statement_line(account: Account, statement: Statement) -> Line:
    """Return somebody's words; whose they are stands elsewhere."""
    facts = [KIND_WORDS[statement.kind]] if statement.kind != "direct" else []
    if statement.date:
        facts.append(say_date(statement.date))
    if statement.via:
        facts.append("via " + ", ".join(statement.via))
    if statement.stance:
        issue = (statement.issue or "").removeprefix("that ")
        facts.append(statement.stance if issue in statement.text else f"{statement.stance}: {issue}")
    if statement.variants:
        facts.append(say_count(len(statement.variants), "variant"))
    return Line(
        id=statement.id,
        text=_as_told(statement),
        quoted=statement.kind == "direct",
        detail=" · ".join(facts),
        corroboration=say_corroboration(account, statement.newsrooms, voices=1),
        evidence=statement.evidence,
    )


def _as_told(statement: Statement) -> str:
    """Return the words; what somebody denied, accused of or called for stands behind the reporter's verb for it."""
    cue = statement.cue or ""
    if statement.kind == "direct" or not cue or PLAIN_CUES & set(cue.lower().split()):
        return statement.text
    return f"[{cue}] {statement.text}"


def quantity_line(account: Account, names: Mapping[ActorId, str], quantity: AccountQuantity) -> Line:
    """Return a number, of what, and who says so."""
    speakers = "according to " + ", ".join(names[a] for a in quantity.according_to) if quantity.according_to else ""
    return Line(
        id=quantity.id,
        lead=say_figure(quantity),
        text=quantity.of or "",
        detail=speakers,
        corroboration=say_corroboration(account, quantity.newsrooms, voices=len(quantity.according_to)),
        evidence=quantity.evidence,
    )


def reading_line(account: Account, conflict: Conflict, reading: ConflictReading) -> Line:
    """Return one of the values that stand against each other, and who gives it."""
    return Line(
        id=conflict.id,
        lead=say_conflict_value(conflict, reading.value),
        text=reading.text,
        quoted=True,
        corroboration=say_newsrooms(account, reading.newsrooms),
        evidence=reading.evidence,
    )


def subjects_of(account: Account) -> dict[str, str]:
    """Return what a conflict can be about, by the id of the record: the act, the name or the counted thing."""
    about: dict[str, str] = {e.id: e.summary for e in account.events}
    about |= {a.id: a.name for a in account.actors}
    about |= {q.id: q.of or q.unit or "a number" for q in account.quantities}
    return about
