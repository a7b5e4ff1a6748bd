"""
Who demands, offers, refuses or threatens what, and on which statements and events that rests.

Rules:
1. The actor is the subject of the clause if that is a state or body, else the body that the speaker speaks for.
   What a ministry or a presidency wants is what its state wants.
2. The issue is the object noun phrase; issues are one when they share enough of their matter.
3. Retelling by another origin adds evidence, never a second position.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.account.actors import Cast, is_office
from stemma.account.identity import keep_apart
from stemma.account.independence import Independence
from stemma.account.joining import join_pairs
from stemma.account.likeness import held_share
from stemma.account.parameters import AccountParameters
from stemma.account.statements import Saying
from stemma.account.subjects import find_subject
from stemma.account.tellings import Telling, matter_of
from stemma.records.account import AccountEvent, ActorId, EventId, Evidence, Position, Statement, StatementId
from stemma.records.article import derive_id
from stemma.records.reading import Stance
from stemma.records.span import Span
from stemma.text import edtf

STANCE_OF_ACT: Mapping[str, Stance] = {"REQUEST": "demands", "REJECT": "refuses", "THREATEN": "threatens"}
"""Acts that are a stance by themselves."""

GENERIC = frozenset(
    {"talk", "meet", "keep", "issue", "matter", "move", "step", "demand", "offer", "call", "side", "state"}
)
"""Stems that any issue may have. Source: compiled by the project; CC0."""

DENIALS = frozenset({"deny", "deni", "denied", "denial"})
"""Stems of saying that a thing is not so, which is no refusal."""

LONGEST_ISSUE = 90
"""An issue that no noun phrase gives is the words that follow, cut to this. Code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One statement or event that shows a stance of one actor."""

    actor: ActorId
    stance: Stance
    issue: str
    matter: frozenset[str]
    since: str | None
    statement: StatementId | None
    event: EventId | None
    evidence: tuple[Evidence, ...]
    order: tuple[tuple[str, str], Span]


def find_positions(
    statements: Sequence[tuple[Statement, Sequence[Saying]]],
    events: Sequence[tuple[AccountEvent, Sequence[Telling]]],
    cast: Cast,
    independence: Independence,
    parameters: AccountParameters,
) -> tuple[Position, ...]:
    """Return the positions of all actors, by first evidence."""
    stands = [s for record, group in statements for s in _of_statement(record, group, cast)]
    stands += [s for event, tellings in events for s in _of_event(event, tellings, cast)]
    stands.sort(key=lambda s: (s.order, s.stance, s.actor))
    links = [
        (held_share(a.matter, b.matter), n, n + 1 + k)
        for n, a in enumerate(stands)
        for k, b in enumerate(stands[n + 1 :])
        if _is_one_issue(a, b, parameters)
    ]
    groups = join_pairs(len(stands), links, lambda a, b: _of_one_actor(stands[a], stands[b]))
    made = keep_apart(_make_position([stands[n] for n in group], independence) for group in groups)
    return tuple(sorted(made, key=lambda p: (p.evidence[0].article, p.evidence[0].span, p.id)))


def _of_statement(record: Statement, group: Sequence[Saying], cast: Cast) -> list[Stand]:
    said = next((s for s in group if s.attribution.stance), None)
    if said is None or said.attribution.stance is None or said.speaker is None:
        return []
    content = said.attribution.content[0]
    actor = find_subject(said, cast) or _body_of(said.speaker, cast)
    if cast.actors[actor].kind == "group":
        return []
    issue_span = said.attribution.issue
    issue = said.witness.words(issue_span) if issue_span else _cut(said.witness.words(content))
    return [
        Stand(
            actor=actor, stance=said.attribution.stance, issue=issue,
            matter=matter_of(issue, [cast.actors[actor].name]) - GENERIC, since=record.date,
            statement=record.id, event=None, evidence=record.evidence, order=(said.witness.article.order, content),
        )
    ]  # fmt: skip


def _of_event(event: AccountEvent, tellings: Sequence[Telling], cast: Cast) -> list[Stand]:
    telling = next((t for t in tellings if t.event.stance), tellings[0])
    stance = telling.event.stance or STANCE_OF_ACT.get(event.type)
    if stance is None or event.status in {"cancelled", "denied"}:
        return []
    if event.status == "proposed" and not telling.event.stance:
        return []
    if telling.trigger & DENIALS and not telling.event.stance:
        return []
    actors = _actors_of(event, cast)
    issue_span = telling.event.issue
    rest = Span(telling.event.trigger.end, max(telling.clause.end, telling.event.trigger.end + 1))
    issue = telling.witness.words(issue_span) if issue_span else _cut(telling.witness.words(rest))
    if not issue:
        return []
    return [
        Stand(
            actor=actor, stance=stance, issue=issue, matter=matter_of(issue, [cast.actors[actor].name]) - GENERIC,
            since=event.date, statement=None, event=event.id, evidence=_plain(event),
            order=(telling.witness.article.order, telling.clause),
        )
        for actor in sorted(actors)
    ]  # fmt: skip


def _actors_of(event: AccountEvent, cast: Cast) -> set[ActorId]:
    """Return the states and bodies that do the act; a body beside its own state is the state's voice."""
    found = {_body_of(p.actor, cast) for p in event.parties if p.role != "target"}
    return {a for a in found if not found & set(cast.bodies.get(a, ())) and cast.actors[a].kind != "group"}


def _body_of(actor: ActorId, cast: Cast) -> ActorId:
    kind = cast.actors[actor].kind
    if kind == "country" or (kind == "organization" and not is_office(cast.actors[actor].name)):
        return actor
    return next(iter(cast.bodies.get(actor, ())), actor)


def _is_one_issue(a: Stand, b: Stand, parameters: AccountParameters) -> bool:
    return _of_one_actor(a, b) and held_share(a.matter, b.matter) >= parameters.issue_overlap


def _of_one_actor(a: Stand, b: Stand) -> bool:
    return a.actor == b.actor and a.stance == b.stance


def _make_position(stands: Sequence[Stand], independence: Independence) -> Position:
    evidence = sorted({e for s in stands for e in s.evidence}, key=lambda e: (e.article, e.span))
    attested = independence.attest(evidence)
    first = stands[0]
    since = [s.since for s in stands if s.since and edtf.is_valid(s.since)]
    issues = [s.issue for s in stands]
    return Position(
        id=derive_id("p", *first.order[0], first.order[1].start, first.stance, first.actor),
        actor=first.actor,
        issue=min(issues, key=lambda i: (-issues.count(i), issues.index(i))),
        stance=first.stance,
        since=min(since, key=edtf.sort_key, default=None),
        statements=tuple(sorted({s.statement for s in stands if s.statement})),
        events=tuple(sorted({s.event for s in stands if s.event})),
        origins=attested.origins,
        newsrooms=attested.newsrooms,
        evidence=tuple(evidence),
    )


def _plain(event: AccountEvent) -> tuple[Evidence, ...]:
    return tuple(Evidence(article=e.article, span=e.span, origin=e.origin) for e in event.evidence)


def _cut(words: str) -> str:
    words = words.strip(" \n\t,.;:—–-“”\"'‘’")
    if len(words) <= LONGEST_ISSUE:
        return words
    return words[:LONGEST_ISSUE].rsplit(" ", 1)[0]
