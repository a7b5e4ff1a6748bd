"""
What rulings must know of sayings and tellings, and records made of the groups that they leave.

A rejected record is made, too, and kept apart: what the machine thought stays visible.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar, cast

from stemma.account.actors import Cast
from stemma.account.identity import keep_apart
from stemma.account.likeness import held_in_order
from stemma.account.ruled import Court, Outcome, Units, Verdict, missing, unit_at
from stemma.account.same_event import Rules
from stemma.account.statements import Saying, text_of
from stemma.account.tellings import Telling
from stemma.records.account import AccountEvent, AccountStatus, ActorId, Evidence
from stemma.records.article import ArticleId
from stemma.records.issue import Issue
from stemma.records.reading import EventType, Stance
from stemma.records.ruling import Effect, Rejected, Subject
from stemma.records.span import Span, hull

NO_STANCE = "none"
"""What a statement is retyped to that shows no stance."""


class Evidenced(Protocol):
    """A record that rests on spans."""

    @property
    def id(self) -> str: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...


R = TypeVar("R", bound=Evidenced)
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(Generic[R, U]):
    """The records of one kind, as ruled."""

    kept: list[tuple[R, list[U]]]
    """Each record with what it was made of, in the order of the groups."""
    rejected: tuple[Rejected, ...]
    thrown_out: list[U]
    """What rejected records were made of."""
    effects: tuple[Effect, ...]
    issues: tuple[Issue, ...]


def settle(
    outcome: Outcome[U],
    about: Subject,
    *,
    make: Callable[[list[U]], R],
    say: Callable[[R], str],
    amend: Callable[[R, Verdict], R] | None = None,
) -> Settled[R, U]:
    """
    Return the records of the groups, the rejected ones apart.

    Args:
        outcome: The groups and what was ruled of each.
        about: What the records are.
        make: A group -> its record.
        say: A record in words.
        amend: A record -> as it was ruled; None where its group says that already.
    """
    made = keep_apart(make(group) for group, _ in outcome.groups)
    kept: list[tuple[R, list[U]]] = []
    rejected: list[Rejected] = []
    thrown_out: list[U] = []
    effects: list[Effect] = []
    for record, (group, verdict) in zip(made, outcome.groups, strict=True):
        effects.extend(verdict.effects(record.id))
        if verdict.rejected is None:
            kept.append((amend(record, verdict) if amend else record, group))
        else:
            rejected.append(put_aside(record, about, say(record), verdict))
            thrown_out.extend(group)
    return Settled(
        kept=kept, rejected=tuple(rejected), thrown_out=thrown_out, effects=tuple(effects), issues=outcome.issues
    )


def put_aside(record: Evidenced, about: Subject, text: str, verdict: Verdict) -> Rejected:
    """Return *record*, which a ruling rejects, as it is kept."""
    if verdict.rejected is None:
        raise ValueError("what nobody rejected stays in the account")
    evidence = tuple((e.article, e.span, e.origin) for e in record.evidence)
    return Rejected(id=record.id, kind=about, text=text, ruling=verdict.rejected, evidence=evidence)


def saying_units(actors: Cast, heard: Sequence[Saying]) -> Units[Saying]:
    """Return what rulings must know of sayings, named by their pieces; *heard* are they with the machine's speakers."""
    first = {(s.witness.id, s.index): s.speaker for s in heard}

    def speaker(group: Sequence[Saying]) -> str:
        named = next((a for s in group if (a := first[s.witness.id, s.index])), None)
        if named is not None:
            return actors.actors[named].name
        source = group[0].attribution.source
        return group[0].witness.words(source) if source else "nobody"

    return Units(
        about="statement",
        article=lambda s: s.witness.id,
        spans=lambda s: s.attribution.content,
        order=lambda s: s.order,
        label=lambda group: text_of(group[0]),
        name=speaker,
        kind=lambda group: next((str(s.attribution.stance) for s in group if s.attribution.stance), "no stance"),
        alike=lambda a, b: held_in_order(a.words, b.words),
    )


def telling_units(rules: Rules) -> Units[Telling]:
    """Return what rulings must know of tellings: each is named by its trigger, or by trigger and date."""
    return Units(
        about="event",
        article=lambda t: t.witness.id,
        spans=_spans_of,
        order=lambda t: t.order,
        label=lambda group: group[0].witness.words(group[0].clause),
        name=lambda group: group[0].witness.words(group[0].clause),
        kind=lambda group: f"{group[0].event.type}, {group[0].event.status}",
        alike=rules.strength,
    )


@dataclass(frozen=True, slots=True)
class NamedSpeakers:
    """Who people say spoke, saying by saying."""

    speakers: Mapping[tuple[ArticleId, int], tuple[tuple[str, str], ActorId]]
    """(article, attribution) -> the order of the ruling, and the speaker."""
    issues: tuple[Issue, ...] = ()

    def apply(self, sayings: Sequence[Saying]) -> list[Saying]:
        """Return *sayings* with these speakers."""
        found = ((s, self.speakers.get((s.witness.id, s.index))) for s in sayings)
        return [replace(s, speaker=named[1]) if named else s for s, named in found]

    def settle(self, outcome: Outcome[Saying]) -> Outcome[Saying]:
        """Return groups in which all have the speaker that was named last for one of them."""
        groups = []
        for group, verdict in outcome.groups:
            named = [n for s in group if (n := self.speakers.get((s.witness.id, s.index)))]
            groups.append(([replace(s, speaker=max(named)[1]) for s in group] if named else group, verdict))
        return replace(outcome, groups=tuple(groups))


def name_speakers(
    heard: Sequence[Saying], actors: Cast, court: Court, group: Callable[[Sequence[Saying]], list[list[Saying]]]
) -> NamedSpeakers:
    """Return the speakers that rulings name for statements, as *group* makes them of what was *heard*."""
    rulings = [r for r in court.about("statement", "rename") if len(r.sides) > 1]
    if not rulings:
        return NamedSpeakers({})
    speakers, issues = {}, []
    groups = {(s.witness.id, s.index): members for members in group(heard) for s in members}
    for ruling in rulings:
        where = ruling.sides[1][0]
        speaker = _actor_at(actors, where.article, where.span)
        if speaker is None:
            if where.article in court.articles:
                issues.append(missing(ruling, where, "actor"))
            continue
        for place in ruling.sides[0]:
            here = ((n, s.attribution.content) for n, s in enumerate(heard) if s.witness.id == place.article)
            said = unit_at(place.span, here)
            for saying in groups[heard[said].witness.id, heard[said].index] if said is not None else ():
                speakers[saying.witness.id, saying.index] = (ruling.order, speaker)
    return NamedSpeakers(speakers, tuple(issues))


def with_stances(outcome: Outcome[Saying]) -> Outcome[Saying]:
    """Return groups of sayings with the stances that people gave them."""
    return replace(outcome, groups=tuple((_with_stance(g, v), v) for g, v in outcome.groups))


def amend_event(event: AccountEvent, verdict: Verdict) -> AccountEvent:
    """Return *event* with the type and status that people gave it."""
    if verdict.kind:
        event = replace(event, type=cast("EventType", verdict.kind))
    if verdict.status:
        event = replace(event, status=cast("AccountStatus", verdict.status))
    return event


def _with_stance(group: list[Saying], verdict: Verdict) -> list[Saying]:
    if verdict.kind is None:
        return group
    stance: Any = None if verdict.kind == NO_STANCE else cast("Stance", verdict.kind)
    return [replace(s, attribution=replace(s.attribution, stance=stance)) for s in group]


def _spans_of(telling: Telling) -> tuple[Span, ...]:
    trigger, time = telling.event.trigger, telling.event.time
    day = telling.witness.reading.times[time].span if time is not None and telling.date else None
    dated = (hull([trigger, day]),) if day and telling.clause.contains(day) else ()
    return (trigger, *dated, telling.clause)


def _actor_at(actors: Cast, article: str, span: Span) -> ActorId | None:
    best: tuple[int, ActorId] | None = None
    for actor in actors.actors.values():
        for e in actor.evidence:
            if e.article == article and e.span.overlaps(span):
                size = min(e.span.end, span.end) - max(e.span.start, span.start)
                if best is None or (-size, actor.id) < best:
                    best = (-size, actor.id)
    return best[1] if best else None
