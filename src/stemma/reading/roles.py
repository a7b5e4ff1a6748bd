"""
Which person holds which title.

A title stands right before its bearer's name, before a comma and the name
("the US ambassador to NATO, Julianne Smith"), or after the name and a comma.
Titles with no bearer in the sentence ("the president") are returned apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.lexicon.titles import COURTESY
from stemma.reading.affiliations import Affiliation, affiliate
from stemma.reading.name_tokens import Token, joins
from stemma.reading.names import Name, NamedText
from stemma.records.reading import Role
from stemma.records.span import Span

DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "another", "one"))
WEAK_BEFORE = frozenset(("head", "chief", "member", "leader", "official", "resident", "master", "private", "officer"))


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
    for index, row in enumerate(named.tokens):
        names = by_sentence.get(index, [])
        for at in range(len(row)):
            if row[at].title is None or any(name.first <= at < name.after for name in names):
                continue
            about = affiliate(row, at, names)
            holders = list(_holders(row, at, about, names))
            if holders:
                held.extend(_held(row, _role(row, at, about), h, names, held) for h in holders)
            else:
                bare.append(_bare(index, row, at, about))
    return tuple(held), tuple(bare)


def _holders(row: Sequence[Token], at: int, about: Affiliation, names: Sequence[Name]) -> Iterator[Name]:
    by_first = {name.first: name for name in names if name.type == "PER"}
    by_after = {name.after: name for name in names if name.type == "PER"}
    title = row[at].title
    if title is not None and title.groupdict().get("plural"):
        yield from _several(row, at, by_first)
        return
    if row[at].possessive and not _is_apposed(row, at, about, by_after):
        return
    for n in dict.fromkeys((at + 1, about.after)):
        if n + 1 < len(row) and row[n].text.lower() in COURTESY and row[n].text[0].isupper() and joins(row[n]):
            n += 1  # "spokesman Mr Peskov"
        if n < len(row) and n in by_first and joins(row[n]) and not row[at].possessive:
            yield by_first[n]
            return
        if n < len(row) and row[n].title is not None and _leads_on(row, n):
            # "negotiator Deputy Secretary of State Wendy Sherman", "premier and defence minister John Smith"
            yield from _holders(row, n, affiliate(row, n, names), names)
            return
    after = about.after
    if (
        after < len(row)
        and after in by_first
        and row[after].gap in (", ", " – ", " — ", " - ")
        and (about.article in DETERMINERS or row[about.first].possessive)
    ):
        holder = by_first[after]
        closes = holder.after >= len(row) or row[holder.after].gap[:1] in (",", ".", ")", ";", "–", "—", " ")
        if closes and not _lists(row, holder):
            yield holder
            return
    apposed = _is_apposed(row, at, about, by_after)
    if apposed is not None:
        yield apposed


def _leads_on(row: Sequence[Token], n: int) -> bool:
    return joins(row[n]) and row[n].text[0].isupper()


def _several(row: Sequence[Token], at: int, by_first: dict[int, Name]) -> Iterator[Name]:
    """Yield the persons after a title in the plural: "Presidents Xi Jinping and Vladimir Putin"."""
    n = at + 1
    while n < len(row) and n in by_first and (joins(row[n]) or (n > at + 1 and row[n].gap == ", ")):
        yield by_first[n]
        n = by_first[n].after
        if n < len(row) and row[n].text == "and" and joins(row[n]):
            n += 1


def _lists(row: Sequence[Token], holder: Name) -> bool:
    """Say whether the name goes on into a list: "the president, John Smith and the army"."""
    return holder.after < len(row) and row[holder.after].text == "and" and joins(row[holder.after])


def _is_apposed(row: Sequence[Token], at: int, about: Affiliation, by_after: dict[int, Name]) -> Name | None:
    """Return the person that the title describes after a comma: "Julian Smith, the US ambassador to NATO,"."""
    start = about.first
    if about.article in DETERMINERS and joins(row[start]):
        start -= 1
    if start > 0 and row[start].gap.startswith(" (") and start in by_after:
        return by_after[start]
    name = by_after.get(start)
    if name is not None and row[start].gap in (", ", " — ", " – ", " - ") and not row[at].possessive:
        return name if _ends_apposition(row, about.after) else None
    if start >= 2 and row[start - 1].text in ("is", "was") and joins(row[start]):
        before = by_after.get(start - 1)
        if before is not None and joins(row[start - 1]) and about.article in ("the", "a", "an"):
            return before
        if row[start - 2].text == "who" and start - 2 in by_after and row[start - 2].gap == ", ":
            return by_after[start - 2]
    return None


def _ends_apposition(row: Sequence[Token], after: int) -> bool:
    """Say whether what follows leaves the title an apposition, and does not make it the next subject."""
    if after >= len(row):
        return True
    token = row[after]
    if token.gap[:1] in (",", ".", ";", ")", "–", "—") or not joins(token):
        return True
    if token.text == "and":
        return after + 1 < len(row) and row[after + 1].title is not None
    return token.text in ("who", "in", "of", "for", "at", "with", "under", "from", "on", "since", "until", "to")


def _held(
    row: Sequence[Token], role: Role, holder: Name, names: Sequence[Name], before: Sequence[HeldRole]
) -> HeldRole:
    country = role.country
    last = before[-1] if before else None
    if country is None and last and last.holder == holder and 0 < role.span.start - last.role.span.end <= 5:
        # "US negotiator Deputy Secretary of State Wendy Sherman": the country stands before both titles.
        country = last.role.country
    if country is None:
        country = _country_behind(row, holder, names) or _country_sending(row, role, names)
    return HeldRole(holder=holder, role=replace(role, country=country))


def _country_behind(row: Sequence[Token], holder: Name, names: Sequence[Name]) -> str | None:
    """Return the country of "Foreign Minister Dmytro Kuleba of Ukraine"."""
    n = holder.after
    if n + 1 < len(row) and row[n].text == "of" and joins(row[n]) and not holder.possessive:
        known = next((name.known for name in names if name.first == n + 1), None)
        if known is not None and known.kind == "name":
            return known.country
    return None


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


SENDING = re.compile(r"\b(?:(?:represented|led|headed|chaired) by|sent|dispatched|sending|dispatching)(?: \w+)?$")


def _role(row: Sequence[Token], at: int, about: Affiliation) -> Role:
    token = row[at]
    return Role(
        title=_title_text(token),
        org=about.org,
        country=about.country,
        span=token.span,
        former=about.former,
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
