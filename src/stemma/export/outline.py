"""
The account as a person reads it: sections, groups and lines, with the evidence of each line.

The terminal, Markdown and HTML draw this one outline; none of them decides what is said.
This file chooses order and words; it adds nothing that the account does not hold.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from stemma.export.wording import (
    KIND_WORDS,
    RELATION_WORDS,
    STATUS_WORDS,
    say_conflict_value,
    say_corroboration,
    say_count,
    say_date,
    say_newsrooms,
    say_place,
)
from stemma.records.account import Account, AccountEvent, AccountQuantity, Actor, ActorId, Evidence, Statement
from stemma.records.article import ArticleId
from stemma.records.lineage import Copy, Origin
from stemma.text.edtf import sort_key


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole account in words."""

    title: str
    headline: str
    """The counts: articles, origins, newsrooms."""
    sections: tuple[Section, ...]


def outline(account: Account) -> Outline:
    """Return *account* in words; sections without a line are left out."""
    sections = (
        timeline(account),
        positions(account),
        statements(account),
        numbers(account),
        disputed(account),
        actors(account),
        stemma(account),
        issues(account),
    )
    return Outline(
        title=account.case,
        headline=headline(account),
        sections=tuple(s for s in sections if any(g.lines for g in s.groups)),
    )


def headline(account: Account) -> str:
    """Return the counts that say what the account rests on: "5 articles, 4 origins (3 newsrooms known)"."""
    held = [o for o in account.lineage.origins if o.articles]
    rooms = {o.newsroom for o in held if o.newsroom}
    unknown = sum(o.newsroom is None for o in held)
    said = f"{say_count(len(account.articles), 'article')} from {say_count(len(held), 'origin')}: "
    said += say_count(len(rooms), "newsroom") + (f" + {unknown} unknown" if unknown else "")
    return said + (f"; as of {say_date(account.as_of)}" if account.as_of else "")


def timeline(account: Account) -> Section:
    """Return the events: what happened, what is ahead, what is off or denied, and what has no date."""
    by_id = {e.id: e for e in account.events}
    dated = [by_id[entry.event] for entry in account.timeline]
    seen = {e.id for e in dated}
    undated = [e for e in account.events if e.id not in seen]
    groups = [
        _event_group(account, "What happened", [e for e in dated if e.status == "past"]),
        _event_group(account, "What is scheduled", [e for e in dated + undated if e.status == "scheduled"]),
        _event_group(account, "What is proposed", [e for e in dated + undated if e.status == "proposed"]),
        _event_group(account, "Cancelled, postponed or denied",
                     [e for e in dated + undated if e.status in ("cancelled", "denied")]),
        _event_group(account, "Without a date", [e for e in undated if e.status == "past"]),
    ]  # fmt: skip
    return Section(key="timeline", title="Timeline", groups=tuple(g for g in groups if g.lines))


def positions(account: Account) -> Section:
    """Return who demands, offers, refuses or threatens what, actor by actor."""
    by_actor: dict[ActorId, list[Line]] = defaultdict(list)
    for position in account.positions:
        by_actor[position.actor].append(
            Line(
                id=position.id,
                lead=position.stance,
                text=position.issue,
                detail=f"since {say_date(position.since)}" if position.since else "",
                corroboration=say_corroboration(account, position.newsrooms),
                evidence=position.evidence,
            )
        )
    return Section(key="positions", title="Positions", groups=_named_groups(account, by_actor))


def statements(account: Account) -> Section:
    """Return who said what, speaker by speaker, the most quoted first."""
    by_speaker: dict[str, list[Line]] = defaultdict(list)
    names = _names(account)
    for statement in account.statements:
        speaker = names[statement.speaker] if statement.speaker else statement.speaker_text or "unnamed"
        by_speaker[speaker].append(_statement_line(account, statement))
    states = _states(account)
    roles = {actor.name: _role_words(actor, states) for actor in account.actors}
    ordered = sorted(by_speaker.items(), key=lambda item: (-len(item[1]), item[0]))
    groups = tuple(Group(heading=name, note=roles.get(name, ""), lines=tuple(lines)) for name, lines in ordered)
    return Section(key="statements", title="Statements", groups=groups)


def numbers(account: Account) -> Section:
    """Return the counted things, those of one kind together."""
    names = _names(account)
    by_thing: dict[str, list[Line]] = defaultdict(list)
    for quantity in account.quantities:
        by_thing[quantity.of or quantity.unit or "other"].append(_quantity_line(account, names, quantity))
    groups = tuple(Group(heading=thing, lines=tuple(lines)) for thing, lines in sorted(by_thing.items()))
    return Section(key="numbers", title="Numbers", groups=groups)


def disputed(account: Account) -> Section:
    """Return the cells on which newsrooms differ, each with its values and who gives which."""
    about: dict[str, str] = {e.id: e.summary for e in account.events}
    about |= {a.id: a.name for a in account.actors}
    about |= {q.id: q.of or q.unit or "a number" for q in account.quantities}
    groups = []
    for conflict in account.conflicts:
        lines = tuple(
            Line(
                id=conflict.id,
                lead=say_conflict_value(conflict, reading.value),
                text=reading.text,
                quoted=True,
                corroboration=say_newsrooms(account, reading.newsrooms),
                evidence=reading.evidence,
            )
            for reading in conflict.readings
        )
        note = "corrected by the newsroom itself" if conflict.kind == "revised" else ""
        groups.append(Group(heading=f"{conflict.field}: {about.get(conflict.about, '')}", note=note, lines=lines))
    return Section(key="disputed", title="Disputed", groups=tuple(groups))


def actors(account: Account) -> Section:
    """Return the persons and bodies that take part, with their roles and other names."""
    used = _actors_in_use(account)
    states = _states(account)
    groups = []
    for kind, title in (("person", "Persons"), ("organization", "Organizations"), ("country", "States")):
        lines = tuple(
            Line(
                id=actor.id,
                lead=actor.name,
                text=_role_words(actor, states),
                detail="also: " + ", ".join(a for a in actor.aliases if a != actor.name) if actor.aliases else "",
                evidence=actor.evidence[:1],
            )
            for actor in account.actors
            if actor.kind == kind and actor.id in used
        )
        groups.append(Group(heading=title, lines=lines))
    return Section(key="actors", title="Actors", groups=tuple(g for g in groups if g.lines))


def stemma(account: Account) -> Section:
    """Return the origins, each with the articles that carry its words."""
    copies: dict[ArticleId, list[Copy]] = defaultdict(list)
    for copy in account.lineage.copies:
        copies[copy.target].append(copy)
    groups = tuple(
        Group(heading=origin.label, note=_origin_note(origin), lines=_article_lines(account, origin, copies))
        for origin in account.lineage.origins
    )
    return Section(key="stemma", title="Who copied whom", groups=tuple(g for g in groups if g.lines))


def issues(account: Account) -> Section:
    """Return what was refused, odd or left out."""
    files: dict[str, str] = {a.id: a.file or a.url or a.id for a in account.articles}
    lines = tuple(
        Line(id=issue.article or "", lead=issue.level, text=issue.text, detail=files.get(issue.article or "", ""))
        for issue in account.issues
    )
    return Section(key="issues", title="Issues", groups=(Group(lines=lines),))


def _event_group(account: Account, heading: str, events: Iterable[AccountEvent]) -> Group:
    names = _names(account)
    ordered = sorted(events, key=lambda e: sort_key(e.date) if e.date else ("9999", "", ""))
    return Group(heading=heading, lines=tuple(_event_line(account, names, e) for e in ordered))


def _event_line(account: Account, names: dict[ActorId, str], event: AccountEvent) -> Line:
    parties = ", ".join(dict.fromkeys(names[p.actor] for p in event.parties))
    facts = [event.type.lower(), parties, say_place(event.place)]
    if event.status not in ("past", "scheduled"):
        facts.append(STATUS_WORDS[event.status])
    if event.according_to:
        facts.append("according to " + ", ".join(names[a] for a in event.according_to))
    if event.via:
        facts.append("via " + ", ".join(event.via))
    return Line(
        id=event.id,
        lead=say_date(event.date) if event.date else "",
        text=event.summary,
        detail=" · ".join(f for f in facts if f),
        corroboration=say_corroboration(account, event.newsrooms, voices=len(event.according_to)),
        evidence=event.evidence,
    )


def _statement_line(account: Account, statement: Statement) -> Line:
    facts = [KIND_WORDS[statement.kind]] if statement.kind != "direct" else []
    if statement.date:
        facts.append(say_date(statement.date))
    if statement.via:
        facts.append("via " + ", ".join(statement.via))
    if statement.stance:
        facts.append(statement.stance + (f": {statement.issue}" if statement.issue else ""))
    if statement.variants:
        facts.append(say_count(len(statement.variants), "variant"))
    return Line(
        id=statement.id,
        text=statement.text,
        quoted=statement.kind == "direct",
        detail=" · ".join(facts),
        corroboration=say_corroboration(account, statement.newsrooms, voices=1),
        evidence=statement.evidence,
    )


def _quantity_line(account: Account, names: dict[ActorId, str], quantity: AccountQuantity) -> Line:
    if quantity.value is not None:
        figure = f"{quantity.value:,.10g}"
    else:
        figure = "–".join(f"{x:,.10g}" if x is not None else "" for x in (quantity.low, quantity.high))
    said = " ".join(x for x in (quantity.modifier, figure, quantity.unit) if x)
    speakers = "according to " + ", ".join(names[a] for a in quantity.according_to) if quantity.according_to else ""
    return Line(
        id=quantity.id,
        lead=said,
        text=quantity.of or "",
        detail=speakers,
        corroboration=say_corroboration(account, quantity.newsrooms, voices=len(quantity.according_to)),
        evidence=quantity.evidence,
    )


def _article_lines(account: Account, origin: Origin, copies: dict[ArticleId, list[Copy]]) -> tuple[Line, ...]:
    lines = []
    for article in account.articles:
        if article.id not in origin.articles:
            continue
        own = article.origin == origin.id
        relation = RELATION_WORDS[article.relation] if own else "takes passages"
        if own and article.relation == "original" and not origin.held:
            relation = "prints the agency's report"
        reasons = next((c.reasons for c in copies[article.id] if own or c.source in (origin.id, origin.held)), ())
        lines.append(
            Line(
                id=article.id,
                lead=article.outlet or article.file or article.url or article.id,
                text=article.title or "",
                detail=relation + (f": {reasons[0]}" if reasons else ""),
                corroboration=say_date(article.published),
            )
        )
    return tuple(lines)


def _origin_note(origin: Origin) -> str:
    if origin.held:
        return "newsroom " + origin.newsroom if origin.newsroom else "newsroom unknown"
    return "the report itself is not held" + (f"; newsroom {origin.newsroom}" if origin.newsroom else "")


def _named_groups(account: Account, by_actor: dict[ActorId, list[Line]]) -> tuple[Group, ...]:
    names = _names(account)
    ordered = sorted(by_actor.items(), key=lambda item: (-len(item[1]), names[item[0]]))
    return tuple(Group(heading=names[actor], lines=tuple(lines)) for actor, lines in ordered)


def _names(account: Account) -> dict[ActorId, str]:
    return {actor.id: actor.name for actor in account.actors}


def _states(account: Account) -> dict[str, str]:
    """Return the names of the states in the account by their code."""
    return {actor.country: actor.name for actor in account.actors if actor.kind == "country" and actor.country}


def _role_words(actor: Actor, states: dict[str, str]) -> str:
    said = []
    for role in actor.roles[:3]:
        country = states.get(role.country or "", role.country)
        said.append(", ".join(x for x in (role.title, role.org, country) if x))
    if said or actor.kind == "country":
        return "; ".join(dict.fromkeys(said))
    return states.get(actor.country or "", actor.country or "")


def _actors_in_use(account: Account) -> set[ActorId]:
    used = {party.actor for event in account.events for party in event.parties}
    used |= {party.acts_for for event in account.events for party in event.parties if party.acts_for}
    used |= {s.speaker for s in account.statements if s.speaker}
    used |= {p.actor for p in account.positions}
    used |= {actor.id for actor in account.actors if actor.roles}
    return used
