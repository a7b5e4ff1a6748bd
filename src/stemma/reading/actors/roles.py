"""
Which person holds which title.

A title stands right before its bearer's name, before a comma and the name
("the US ambassador to NATO, Julianne Smith"), or after the name and a comma.
Titles with no bearer in the sentence ("the president") are returned apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.reading.actors.affiliations import Affiliation, affiliate, body_after, words_of
from stemma.reading.actors.appointments import appointed
from stemma.reading.actors.bearers import bearers
from stemma.reading.actors.belonging import find_belonging
from stemma.reading.actors.its_owner import owner_of_its
from stemma.reading.actors.owning_bodies import named_bodies, named_owner
from stemma.reading.names.named import Name, NamedText
from stemma.reading.names.tokens import Token, joins
from stemma.records.reading import Role
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """A title with the name of who bears it."""

    holder: Name
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BareTitle:
    """A title whose bearer is not named beside it."""

    span: Span
    """From the country or body before the title to its end; no article."""
    title: str
    head: str
    country: str | None
    org: str | None
    article: str | None
    sentence: int
    first: int
    plural: bool
    former: bool


def find_roles(named: NamedText) -> tuple[tuple[HeldRole, ...], tuple[BareTitle, ...]]:
    """Return the roles of the named persons, and the titles that stand alone, both in the order of the text."""
    held: list[HeldRole] = []
    bare: list[BareTitle] = []
    by_sentence: dict[int, list[Name]] = {}
    for name in named.names:
        by_sentence.setdefault(name.sentence, []).append(name)
    bodies = named_bodies(named)
    for index, row in enumerate(named.tokens):
        names, earlier = by_sentence.get(index, []), len(held)
        for at in range(len(row)):
            if row[at].title is None or any(name.first <= at < name.after for name in names):
                continue
            about = affiliate(row, at, names)
            row_before = named.tokens[index - 1] if index else ()
            about = owner_of_its(about, row, names, by_sentence.get(index - 1, []), row_before)
            about = named_owner(about, row, index, bodies)
            holders = list(bearers(row, at, about, names)) or list(filter(None, [appointed(row, about, names)]))
            if holders:
                held.extend(_held(row, _role(row, at, about), h, names, held) for h in holders)
            else:
                bare.append(_bare(index, row, at, about))
        titled = {item.holder.span for item in held[earlier:]}
        held.extend(
            HeldRole(holder=holder, role=role)
            for holder, role in find_belonging(row, names)
            if role.title or holder.span not in titled or _may_add(held[earlier:], holder)
        )
    opening = _named_later(named, bare, held)
    return (*held, *opening), tuple(bare)


def _named_later(named: NamedText, bare: Sequence[BareTitle], held: Sequence[HeldRole]) -> tuple[HeldRole, ...]:
    """Return the role in "A Danish consul was freed. Bo Lund, 44, walked out": its bearer is named with the age."""
    first = [title for title in bare if title.sentence == 0 and title.article in ("a", "an") and not title.plural]
    if len(first) != 1 or len(named.tokens) < 2:
        return ()
    title = first[0]
    starts = (name for name in named.names if name.sentence in (1, 2) and name.first == 0 and name.type == "PER")
    holder = next((name for name in starts if " " in name.text), None)
    if holder is None or any(item.holder.text == holder.text for item in held):
        return ()
    row = named.tokens[holder.sentence]
    if holder.after >= len(row) or row[holder.after].gap != ", " or not AGE.fullmatch(row[holder.after].text):
        return ()
    span = Span(title.span.end - len(title.title), title.span.end)
    role = Role(title=title.title, org=title.org, country=title.country, span=span, former=title.former)
    return (HeldRole(holder=holder, role=role),)


def _may_add(held: Sequence[HeldRole], holder: Name) -> bool:
    """Say whether a body beside somebody's titles may be whose he is: a state's minister is none of his party."""
    return all(MEMBER.search(item.role.title) and not item.role.org for item in held if item.holder == holder)


MEMBER = re.compile(
    r"\b(?:senator|congress\w+|deputy|lawmaker|legislator|parliamentarian|mp|councill?or|leader|chief|coach|lawyer"
    r"|spokes\w+|researcher|doctor|nurse|expert|analyst|professor|commander|negotiator)$",
    re.IGNORECASE,
)
"""Titles that one holds in a party, a house or a band, and that say nothing of which."""
AGE = re.compile(r"[1-9]\d")


def _held(
    row: Sequence[Token], role: Role, holder: Name, names: Sequence[Name], before: Sequence[HeldRole]
) -> HeldRole:
    country = role.country
    last = before[-1] if before else None
    if country is None and last and last.holder == holder and 0 < role.span.start - last.role.span.end <= 5:
        # "Danish negotiator Deputy Minister of Trade Mette Holm": the country stands before both titles.
        country = last.role.country
    if country is None:
        country = (
            _country_behind(row, holder, names)
            or _country_sending(row, role, names)
            or _country_where(row, role, names)
            or _country_appointing(row, holder, names)
        )
    org = role.org or _body_behind(row, holder, names)
    return HeldRole(holder=holder, role=replace(role, country=country, org=org))


def _country_behind(row: Sequence[Token], holder: Name, names: Sequence[Name]) -> str | None:
    """Return the country of "Foreign Minister Ana Horvat of Croatia"."""
    n = holder.after
    if n + 1 < len(row) and row[n].text == "of" and joins(row[n]) and not holder.possessive:
        known = next((name.known for name in names if name.first == n + 1), None)
        if known is not None and known.kind == "name":
            return known.country
    return None


def _body_behind(row: Sequence[Token], holder: Name, names: Sequence[Name]) -> str | None:
    """Return the body of "Commodore Ann Hale of the coast guard", "Director Jo Bell of the Marine Institute"."""
    n = holder.after
    if n + 2 >= len(row) or row[n].text != "of" or not joins(row[n]) or holder.possessive:
        return None
    step = n + 2 if row[n + 1].text == "the" and joins(row[n + 1]) else n + 1
    by_first = {name.first: name for name in names}
    name = by_first.get(step)
    if name is not None and name.known is not None and name.known.kind == "demonym":
        step = name.after
        name = by_first.get(step)
    if name is not None:
        return name.text if name.type == "ORG" and joins(row[step]) else None
    end = body_after(row, step)
    return None if end is None else words_of(row, step, end)


def _country_sending(row: Sequence[Token], role: Role, names: Sequence[Name]) -> str | None:
    """Return the one state before a title in "Russia will be represented by Deputy Foreign Minister X"."""
    before = [token for token in row if token.span.end <= role.span.start]
    states = {
        name.known.country
        for name in names
        if name.known is not None and name.known.is_state and name.span.end <= role.span.start
    }
    near = " ".join(token.text.lower() for token in before[-8:])
    return next(iter(states)) if len(states) == 1 and SENDING.search(near) else None


def _country_where(row: Sequence[Token], role: Role, names: Sequence[Name]) -> str | None:
    """Return the state in "in Kuwait, where the lawmaker X demanded"."""
    at = next(n for n, token in enumerate(row) if token.span.end >= role.span.start)
    for name in names:
        known = name.known
        if known is None or known.kind != "name" or not known.is_state or name.possessive or name.after >= at:
            continue
        behind = [token.text.lower() for token in row[name.after : at]]
        if behind[0] == "where" and len(behind) <= 2 and behind[-1] in ("where", "the", "a", "an"):
            return known.country
    return None


def _country_appointing(row: Sequence[Token], holder: Name, names: Sequence[Name]) -> str | None:
    """Return the state in "Chile has appointed X" and "Chile has appointed the engineer X"."""
    n = holder.first - 1
    while n > 0 and joins(row[n + 1]) and (row[n].title is not None or row[n].text in ("the", "a", "an")):
        n -= 1
    if n < 1 or row[n].text not in APPOINTS or not joins(row[n + 1]):
        return None
    n -= row[n - 1].text in ("has", "had", "have")
    by_after = {name.after: name for name in names}
    known = by_after[n].known if n in by_after and joins(row[n]) and not by_after[n].possessive else None
    return known.country if known is not None and known.is_state else None


APPOINTS = frozenset({"appointed", "named", "nominated", "recalled"})
SENDING = re.compile(r"\b(?:(?:represented|led|headed|chaired) by|sent|dispatched|sending|dispatching)(?: \w+)?$")


def _role(row: Sequence[Token], at: int, about: Affiliation) -> Role:
    token = row[at]
    title, org, span = _title_text(token), about.org, token.span
    if title.lower().startswith("the "):  # "the navy chief": the field has its article elsewhere, "of the navy"
        title, span = title[4:], Span(span.start + 4, span.end)
    if about.area is not None:
        title, span = f"{about.area.text} {title}", Span(about.area.span.start, span.end)
    body = SPEAKS_FOR.fullmatch(title)
    if body is not None and len(title) == len(span):
        # "Army spokesman", "coast guard spokeswoman": the body is no part of the title.
        org, title = org or body["body"], body["head"]
        span = Span(span.end - len(title), span.end)
    return Role(title=title, org=org, country=about.country, span=span, former=about.former)


SPEAKS_FOR = re.compile(
    r"(?P<body>(?:national |federal |state |border )?(?:army|navy|air force|police|coast ?guard|border guard"
    r"|armed forces|government|central bank|military|party|union|cabinet|presidential palace))"
    r" (?P<head>(?:chief )?spokes(?:man|woman|person))",
    re.IGNORECASE,
)


def _title_text(token: Token) -> str:
    words = token.text
    if token.title is not None and token.title.groupdict().get("ex"):
        words = words[3:]
    if token.title is not None and token.title.groupdict().get("plural"):
        head = token.title.group("head")
        words = words.replace(head + "s", head, 1)
    return words


def _bare(sentence: int, row: Sequence[Token], at: int, about: Affiliation) -> BareTitle:
    token = row[at]
    groups = token.title.groupdict() if token.title else {}
    span = Span(row[about.first].span.start, token.span.end)
    return BareTitle(
        span=span,
        title=_title_text(token),
        head=(groups.get("head") or token.text).lower(),
        country=about.country,
        org=about.org,
        article=about.article,
        sentence=sentence,
        first=about.first,
        plural=bool(groups.get("plural")),
        former=about.former,
    )
