"""
Articles, lineage and readings -> the account.

A pure function: the order in which articles come changes no byte, and building from all of them or from some
and then all gives the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from stemma.account.actor_conflicts import find_name_conflicts, find_role_conflicts, find_speaker_conflicts
from stemma.account.actors import Cast, join_actors
from stemma.account.alike_counts import find_alike
from stemma.account.as_of import articles_as_of
from stemma.account.breaths import tell_once, with_second_words
from stemma.account.carved import carve_chains
from stemma.account.conflicts import find_event_conflicts
from stemma.account.day_counts import find_same_day
from stemma.account.digests import digest_things
from stemma.account.echoes import join_echoes
from stemma.account.event_groups import join_tellings
from stemma.account.events import make_event
from stemma.account.fates import HELD, HELD_ON, HOLDING
from stemma.account.happenings import old_events, share_events
from stemma.account.harms import DOWNING
from stemma.account.hints import join_hints
from stemma.account.hours import find_hour_conflicts
from stemma.account.identity import keep_apart
from stemma.account.independence import Independence, trace_independence
from stemma.account.leaves import Leaves
from stemma.account.linked import Links
from stemma.account.number_conflicts import find_duration_conflicts, find_number_conflicts
from stemma.account.parameters import AccountParameters
from stemma.account.parts import find_parts
from stemma.account.placed import Place
from stemma.account.positions import find_positions
from stemma.account.quantities import BEFALLS, Clause, Count, gather_counts, group_counts, make_quantity
from stemma.account.retold import find_retold
from stemma.account.ruled import Court, rule_groups
from stemma.account.ruled_records import (
    Settled,
    amend_event,
    name_speakers,
    put_aside,
    saying_units,
    settle,
    telling_units,
    with_stances,
)
from stemma.account.same_event import Rules
from stemma.account.sittings import find_lengths
from stemma.account.statements import Saying, find_shared_words, gather_sayings, group_sayings, make_statement
from stemma.account.tellings import Telling, gather_tellings
from stemma.account.timeline import draw_timeline
from stemma.account.tolls import gather_tolls, join_tolls
from stemma.account.translations import are_translations
from stemma.account.twins import join_twins
from stemma.account.vectors import Sentences
from stemma.account.witness import Alignment, Witness, align, gather_witnesses, is_background
from stemma.account.wording import ActEncoder
from stemma.memo import Memo
from stemma.records.account import (
    Account,
    AccountArticle,
    AccountEvent,
    AccountQuantity,
    Actor,
    ActorId,
    Conflict,
    EventId,
    MadeBy,
    Position,
    Statement,
)
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.lineage import Copy, Lineage
from stemma.records.reading import Reading
from stemma.records.ruling import Ruling
from stemma.records.span import Span
from stemma.text import edtf


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What conflicts are looked for in."""

    cast: Cast
    sayings: Sequence[Saying]
    counts: Sequence[Count]
    quantity_at: Mapping[tuple[ArticleId, int], str]
    """Id of the joined quantity, by article and start of each mention."""
    independence: Independence
    links: Links
    alike: frozenset[frozenset[Place]]
    """Pairs of counts that are of one thing by their words."""
    old: frozenset[EventId]
    """Events that lie long back."""


def compose(
    articles: Iterable[Article],
    lineage: Lineage,
    readings: Iterable[Reading],
    *,
    case: str,
    as_of: str | None,
    made_by: MadeBy,
    issues: Iterable[Issue] = (),
    rulings: Sequence[Ruling] = (),
    encoder: ActEncoder | None = None,
    memo: Memo | None = None,
    parameters: AccountParameters = AccountParameters(),  # noqa: B008
) -> Account:
    """
    Return the account that the articles give, as of a day where one is given.

    Args:
        articles: in any order; those published after *as_of*, and undated ones then, are left out.
        lineage: of these articles; what it says of articles left out is dropped.
        readings: one an article; an article without reading or descent takes no part.
        case: the name of the story.
        as_of: EDTF day or minute; None for everything.
        made_by: what made the account.
        issues: what was odd about the inputs; kept, with what is odd here.
        rulings: what people decided, in the order of making; those about copies and origins are the lineage's.
        encoder: vectors of acts in their sentences; without it only what the rules are sure of becomes one event.
        memo: what came out before, of the same version of the program; it changes nothing but the time.
        parameters: how alike records must be to be one.
    """
    kept, left_out = articles_as_of(articles, as_of)
    lineage = _restrict(lineage, {a.id for a in kept})
    court = Court(tuple(rulings), frozenset(a.id for a in kept))
    leaves = Leaves(memo)
    witnesses = carve_chains(gather_witnesses(kept, lineage, readings, leaves), court)
    independence = trace_independence(witnesses, lineage)
    alignment = align(lineage, parameters)
    cast = join_actors(witnesses, independence, alignment, parameters, court)
    links = Links(alignment, digest_things(witnesses, cast, court), memo)
    stage = _Stage(witnesses, lineage.copies, cast, alignment, independence, court, links, encoder, parameters)
    sayings, said = _join_statements(stage)
    happened = _join_events(stage)
    parts = find_parts(happened.kept)
    statements, events = said.kept, [(replace(e, part_of=parts.get(e.id)), told) for e, told in happened.kept]
    clauses = _clauses(events, parameters)
    counts = share_events(gather_counts(witnesses, cast, clauses), clauses, parameters, links)
    counted = group_counts(counts, alignment, links)
    quantities = list(zip(keep_apart(make_quantity(g, independence) for g in counted), counted, strict=True))
    positions = find_positions(statements, events, cast, independence, parameters)
    quantity_at = {(c.witness.id, c.quantity.span.start): str(q.id) for q, group in quantities for c in group}
    told = {e.id: group for e, group in events}
    alike = find_alike(counts, encoder, links, parameters) | find_same_day(counts, told)
    gathered = _Gathered(cast, sayings, counts, quantity_at, independence, links, alike, old_events(clauses))
    conflicts = _find_conflicts(gathered, told, parameters)
    leaves.keep()

    return Account(
        case=case,
        as_of=as_of,
        made_by=made_by,
        articles=tuple(_describe(w) for w in witnesses),
        lineage=replace(independence.lineage, effects=()),
        actors=_actors_that_matter(cast, [s for s, _ in statements], [e for e, _ in events], positions),
        events=tuple(sorted((e for e, _ in events), key=_by_first_evidence)),
        statements=tuple(sorted((s for s, _ in statements), key=_by_first_evidence)),
        quantities=tuple(sorted((q for q, _ in quantities), key=_by_first_evidence)),
        conflicts=conflicts,
        positions=positions,
        timeline=draw_timeline(e for e, _ in events),
        issues=tuple(
            sorted(
                {
                    *issues, *left_out, *independence.lineage.issues, *cast.issues, *said.issues, *happened.issues,
                    *(i for w in witnesses for i in w.reading.issues),
                },
                key=_issue_order,
            )
        ),
        effects=tuple(
            sorted(
                {*lineage.effects, *cast.effects, *said.effects, *happened.effects},
                key=lambda e: (e.ruling, e.record, e.was),
            )
        ),
        rejected=(
            *(put_aside(actor, "actor", actor.name, verdict) for actor, verdict in cast.rejected),
            *happened.rejected,
            *said.rejected,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stage:
    """What statements and events are joined from."""

    witnesses: Sequence[Witness]
    copies: Sequence[Copy]
    cast: Cast
    alignment: Alignment
    independence: Independence
    court: Court
    links: Links
    encoder: ActEncoder | None
    parameters: AccountParameters


def _join_statements(stage: _Stage) -> tuple[list[Saying], Settled[Statement, Saying]]:
    """Return the sayings that stand, and the statements that they make."""
    heard = gather_sayings(stage.witnesses, stage.cast)

    vectors = Sentences(stage.encoder) if stage.encoder else None
    translated = partial(are_translations, sentences=vectors, parameters=stage.parameters) if vectors else None

    def group(sayings: Sequence[Saying]) -> list[list[Saying]]:
        retold = partial(find_retold, copies=stage.copies)
        return group_sayings(sayings, stage.alignment, stage.parameters, stage.links, translated, retold=retold)

    named = name_speakers(heard, stage.cast, stage.court, group)
    sayings = named.apply(heard)
    ruled = rule_groups(group(sayings), saying_units(stage.cast, heard), stage.court)
    said = settle(
        with_stances(named.settle(ruled)),
        "statement",
        make=lambda group: make_statement(group, stage.independence),
        say=lambda statement: statement.text,
    )
    out = {(s.witness.id, s.index) for s in said.thrown_out}
    kept = [s for s in sayings if (s.witness.id, s.index) not in out]
    return kept, replace(said, issues=(*said.issues, *named.issues))


def _join_events(stage: _Stage) -> Settled[AccountEvent, Telling]:
    """Return the events; what only opinion tells is none."""
    rules = Rules(stage.alignment, stage.parameters)
    once = tell_once(gather_tellings(stage.witnesses, stage.cast, stage.parameters))
    tellings = join_tellings([words[0] for words in once], stage.encoder, rules, stage.links)
    tellings = with_second_words(join_twins(tellings), once)
    tellings = join_tolls(tellings, gather_tolls(stage.witnesses, stage.cast, stage.parameters), stage.parameters)
    tellings = join_hints(tellings, stage.witnesses, stage.cast, rules, stage.encoder, stage.links)
    tellings = join_echoes(tellings, stage.witnesses, stage.cast, stage.parameters)
    return settle(
        rule_groups(tellings, telling_units(rules), stage.court),
        "event",
        make=lambda group: make_event(group, stage.cast, stage.independence, stage.parameters),
        amend=amend_event,
        say=lambda event: event.summary,
    )


def _restrict(lineage: Lineage, kept: set[ArticleId]) -> Lineage:
    if {d.article for d in lineage.descents} <= kept:
        return lineage
    descents = tuple(d for d in lineage.descents if d.article in kept)
    alive = {d.origin for d in descents} | {o for d in descents for _, o in d.passages}
    origins = tuple(
        replace(o, articles=tuple(a for a in o.articles if a in kept), held=o.held if o.held in kept else None)
        for o in lineage.origins
        if o.id in alive
    )
    return Lineage(
        origins=origins,
        descents=descents,
        copies=tuple(c for c in lineage.copies if c.target in kept and (c.source in kept or c.source in alive)),
        shared=tuple(s for s in lineage.shared if set(s.pair) <= kept),
        collations=tuple(c for c in lineage.collations if set(c.pair) <= kept),
    )


def _clauses(
    events: Sequence[tuple[AccountEvent, Sequence[Telling]]], parameters: AccountParameters
) -> dict[ArticleId, list[Clause]]:
    out: dict[ArticleId, list[Clause]] = {}
    for event, tellings in events:
        befalls = BEFALLS.get(event.type, frozenset()) if event.status in {"past", "denied"} else frozenset()
        if event.type == "OTHER" and not any(t.harm for t in tellings):
            befalls = frozenset()
        elif "detained" in befalls and not any(_tells_taking(t) for t in tellings):
            befalls -= {"detained"}
        last = edtf.interval(event.date)[1] if event.date else None
        doubtful = all(t.event.by != "rules" or t.harm == DOWNING for t in tellings if t.attests == "act")
        for telling in (t for t in tellings if t.attests != "echo"):
            clause = Clause(
                telling.clause, event.id, befalls=befalls,
                is_recent=not is_background(last, telling.witness, parameters),
                is_wanted=event.status == "proposed", is_doubtful=doubtful,
            )  # fmt: skip
            out.setdefault(telling.witness.id, []).append(clause)
    return out


def _tells_taking(telling: Telling) -> bool:
    """Say whether a telling is of people who are taken; that they are still held is told of who was taken before."""
    trigger, text = telling.event.trigger, telling.witness.article.text
    if HOLDING.fullmatch(telling.witness.words(trigger)) or HELD_ON.search(text, telling.clause.start, trigger.start):
        return False
    return bool(HELD.search(telling.witness.words(telling.clause)))


def _find_conflicts(
    gathered: _Gathered, events: Mapping[EventId, Sequence[Telling]], parameters: AccountParameters
) -> tuple[Conflict, ...]:
    cast, counts, independence = gathered.cast, gathered.counts, gathered.independence
    durations = find_lengths(counts, events, cast)
    found = [
        *find_event_conflicts(events, independence),
        *find_hour_conflicts(events, independence, parameters),
        *find_duration_conflicts(durations, independence, parameters),
        *find_number_conflicts(
            counts,
            gathered.quantity_at,
            independence,
            parameters,
            links=gathered.links,
            alike=gathered.alike,
            old=gathered.old,
            told={event: len({t.witness.id for t in tellings}) for event, tellings in events.items()},
        ),
        *find_role_conflicts(cast, independence, parameters),
        *find_name_conflicts(cast, independence, parameters),
        *find_speaker_conflicts(find_shared_words(gathered.sayings, gathered.links), cast, independence),
    ]
    return tuple(sorted({c.id: c for c in found}.values(), key=_by_first_reading))


def _actors_that_matter(
    cast: Cast, statements: Sequence[Statement], events: Sequence[AccountEvent], positions: Sequence[Position]
) -> tuple[Actor, ...]:
    used: set[ActorId] = {s.speaker for s in statements if s.speaker}
    used |= {a for e in events for p in e.parties for a in (p.actor, p.acts_for) if a}
    used |= {a for e in events for cell in e.evidence for a, _ in cell.parties}
    used |= {a for e in events for a in e.according_to} | {p.actor for p in positions}
    kept = (a for a in cast.actors.values() if a.id in used or a.kind not in {"place", "group"})
    return tuple(sorted(kept, key=lambda a: (a.evidence[0].article, a.evidence[0].span, a.id)))


def _describe(witness: Witness) -> AccountArticle:
    article = witness.article
    return AccountArticle(
        id=article.id, file=article.file, url=article.url, outlet=article.outlet, title=article.title,
        published=article.published, language=article.language, genre=article.genre,
        credits=tuple(dict.fromkeys(c.name for c in article.credits)), origin=witness.descent.origin,
        relation=witness.descent.relation, text_sha256=article.text_sha256,
    )  # fmt: skip


def _by_first_evidence(record: AccountEvent | Statement | AccountQuantity) -> tuple[str, Span, str]:
    return (record.evidence[0].article, record.evidence[0].span, record.id)


def _by_first_reading(conflict: Conflict) -> tuple[str, Span, str]:
    first = conflict.readings[0].evidence[0]
    return (first.article, first.span, conflict.id)


def _issue_order(issue: Issue) -> tuple[str, str, str]:
    return (issue.article or "", issue.level, issue.text)
