"""
Whom a title is held for: the names before it ("US", "NATO", "Ukraine's Foreign Ministry") and after "of", "to" or "for".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.lexicon.titles import is_dropped
from stemma.reading.name_tokens import Token, joins
from stemma.reading.names import Name

AFTER = frozenset(("of", "for", "to", "at", "with", "in", "on"))
FORMER = frozenset("former ex then ousted deposed late previous one-time onetime retired disgraced".split())  # noqa: SIM905
ABROAD = frozenset(("ambassador", "envoy", "representative", "consul", "emissary", "mediator", "rapporteur", "attaché"))
"""Heads whose "to", "for" or "in" names where one is sent, never whom one serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """What stands round a title: its country and organisation, and how far the phrase reaches."""

    country: str | None
    org: str | None
    first: int
    """Index of the first token of the whole phrase, articles left out."""
    after: int
    """Index after its last token."""
    article: str | None
    """The determiner before it, folded: "the", "a", "its"."""
    former: bool


def affiliate(row: Sequence[Token], at: int, names: Sequence[Name]) -> Affiliation:
    """Return whom the title at token *at* is held for; *names* are those of its sentence."""
    by_after = {name.after: name for name in names}
    by_first = {name.first: name for name in names}
    first, country, org, former = _before(row, at, by_after)
    after, country, org = _after(row, at, by_first, country, org)
    article = row[first - 1].text.lower() if first and joins(row[first]) else None
    return Affiliation(country=country, org=org, first=first, after=after, article=article, former=former)


def _before(row: Sequence[Token], at: int, by_after: dict[int, Name]) -> tuple[int, str | None, str | None, bool]:
    country = org = None
    title = row[at].title
    former = bool(title and title.groupdict().get("ex"))
    first = at
    while first > 0 and joins(row[first]):
        name = by_after.get(first)
        if name is not None:
            if name.type == "PER" and not name.possessive:
                break
            if name.type == "PER":
                break
            known = name.known
            if known is not None and known.kind in ("name", "demonym", "capital"):
                country = country or known.country
            elif known is not None and known.kind == "norp":
                pass
            else:
                org = org or name.text
                country = country or (known.country if known else None)
            first = name.first
            continue
        word = row[first - 1].text
        if not is_dropped(word):
            break
        former = former or word.lower() in FORMER
        first -= 1
    return first, country, org, former


def _after(
    row: Sequence[Token], at: int, by_first: dict[int, Name], country: str | None, org: str | None
) -> tuple[int, str | None, str | None]:
    after = at + 1
    if row[at].possessive:
        return after, country, org
    while after + 1 < len(row) and row[after].text in AFTER and joins(row[after]):
        step = after + 1
        if row[step].text in ("the", "its", "his", "their") and step + 1 < len(row) and joins(row[step]):
            step += 1
        name = by_first.get(step)
        if name is None or not joins(row[step]) or name.type == "PER":
            break
        country, org = _placed(row, at, row[after].text, name, country, org)
        after = name.after
        if name.possessive:
            after, org = _possessed(row, name, by_first, org)
            break
        following = by_first.get(after)
        if following is not None and joins(row[after]) and following.type == "ORG":
            # "chairman of the Russian State Duma": the demonym belongs to the body behind it.
            org, after = following.text, following.after
    return after, country, org


def _placed(
    row: Sequence[Token], at: int, preposition: str, name: Name, country: str | None, org: str | None
) -> tuple[str | None, str | None]:
    title = row[at].title
    head = title.groupdict().get("head") if title else None
    is_abroad = head is not None and head.lower() in ABROAD and preposition != "of"
    known = name.known
    if preposition in ("in", "on") and name.type != "ORG":
        return country, org
    if known is not None and known.is_state and known.kind != "seat":
        if preposition == "of" and not is_abroad:
            return country or known.country, org
        return country, org or (known.name if known.kind == "name" else name.text)
    return country or (known.country if known else None), org or name.text


def _possessed(row: Sequence[Token], name: Name, by_first: dict[int, Name], org: str | None) -> tuple[int, str | None]:
    """Return where "Russia's State Duma" ends after its possessor, and the body."""
    following = by_first.get(name.after)
    if following is not None and following.type == "ORG" and joins(row[name.after]):
        return following.after, following.text
    return name.after, org
