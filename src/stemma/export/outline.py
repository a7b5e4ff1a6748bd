"""
The account as a person reads it: sections, groups and lines, with the evidence of each line.

The terminal, Markdown and HTML draw this one outline; none of them decides what is said.
This file chooses order and words; it adds nothing that the account does not hold.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from stemma.export.disputes import Disputes
from stemma.export.lines import (
    Group,
    Line,
    Section,
    names_of,
    position_line,
    reading_line,
    statement_line,
)
from stemma.export.numbers import numbers
from stemma.export.ruling_words import NOUNS, say_ruling
from stemma.export.timeline import timeline
from stemma.export.titles import Titles
from stemma.export.wording import (
    RELATION_WORDS,
    say_count,
    say_date,
    say_title,
)
from stemma.records.account import Account, ActorId
from stemma.records.article import ArticleId
from stemma.records.lineage import Copy, Origin


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
        rulings(account),
        issues(account),
    )
    return Outline(
        title=say_title(account.case),
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


def positions(account: Account) -> Section:
    """Return who demands, offers, refuses or threatens what, actor by actor."""
    by_actor: dict[ActorId, list[Line]] = defaultdict(list)
    for position in account.positions:
        by_actor[position.actor].append(position_line(account, position))
    return Section(key="positions", title="Positions", groups=_named_groups(account, by_actor))


def statements(account: Account) -> Section:
    """Return who said what, speaker by speaker, the most quoted first; behind them those without a name, together."""
    actors = {actor.id: actor for actor in account.actors}
    named: dict[ActorId, list[Line]] = defaultdict(list)
    unnamed: dict[str, list[Line]] = defaultdict(list)
    for statement in account.statements:
        line = statement_line(account, statement)
        speaker = actors[statement.speaker] if statement.speaker else None
        if speaker and speaker.kind != "group":
            named[speaker.id].append(line)
        else:
            words = speaker.name if speaker else statement.speaker_text or "nobody named"
            unnamed[words].append(replace(line, lead=f"{words}:"))
    titles = Titles(account)
    ordered = sorted(named.items(), key=lambda item: (-len(item[1]), actors[item[0]].name, item[0]))
    groups = [Group(heading=actors[i].name, note=titles.say(actors[i]), lines=tuple(lines)) for i, lines in ordered]
    others = sorted(unnamed.items(), key=lambda item: (-len(item[1]), item[0].casefold(), item[0]))
    if others:
        lines = tuple(line for _, spoken in others for line in spoken)
        groups.append(Group(heading="Speakers without a name", note="as the reports call them", lines=lines))
    return Section(key="statements", title="Statements", groups=tuple(groups))


def disputed(account: Account) -> Section:
    """Return the cells on which newsrooms differ, each with its values and who gives which."""
    said = Disputes(account)
    groups = []
    for conflict in account.conflicts:
        lines = tuple(reading_line(account, conflict, reading) for reading in conflict.readings)
        note = "corrected by the newsroom itself" if conflict.kind == "revised" else ""
        groups.append(Group(heading=said.say(conflict), note=note, lines=lines))
    return Section(key="disputed", title="Disputed", groups=tuple(groups))


def actors(account: Account) -> Section:
    """Return the persons and bodies that take part, with their roles and other names."""
    used = _actors_in_use(account)
    titles = Titles(account)
    groups = []
    for kind, title in (("person", "Persons"), ("organization", "Organizations"), ("country", "States")):
        lines = tuple(
            Line(
                id=actor.id,
                lead=actor.name,
                text=titles.say(actor),
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


def rulings(account: Account) -> Section:
    """Return what people decided, and what they threw out."""
    decided = tuple(
        Line(id=r.id, lead=r.by, text=say_ruling(r), detail=f"{say_date(r.made[:10])}: {r.why}")
        for r in account.rulings
    )
    rejected = tuple(Line(id=r.id, lead=NOUNS[r.kind], text=r.text, detail=f"by {r.ruling}") for r in account.rejected)
    groups = (Group(lines=decided), Group(heading="Rejected", lines=rejected))
    return Section(key="rulings", title="Rulings", groups=tuple(g for g in groups if g.lines))


def issues(account: Account) -> Section:
    """Return what was refused, odd or left out."""
    files: dict[str, str] = {a.id: a.file or a.url or a.id for a in account.articles}
    lines = tuple(
        Line(id=issue.article or "", lead=issue.level, text=issue.text, detail=files.get(issue.article or "", ""))
        for issue in account.issues
    )
    return Section(key="issues", title="Issues", groups=(Group(lines=lines),))


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
    names = names_of(account)
    ordered = sorted(by_actor.items(), key=lambda item: (-len(item[1]), names[item[0]]))
    return tuple(Group(heading=names[actor], lines=tuple(lines)) for actor, lines in ordered)


def _actors_in_use(account: Account) -> set[ActorId]:
    used = {party.actor for event in account.events for party in event.parties}
    used |= {party.acts_for for event in account.events for party in event.parties if party.acts_for}
    used |= {s.speaker for s in account.statements if s.speaker}
    used |= {p.actor for p in account.positions}
    used |= {actor.id for actor in account.actors if actor.roles}
    return used
