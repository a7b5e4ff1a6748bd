"""
Whom a title is held for.

The names before it say so ("US", "NATO", "Ukraine's Foreign Ministry"), and those after "of", "to" or "for".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.lexicon.group_words import BODY_PHRASE
from stemma.lexicon.titles import is_dropped
from stemma.reading.names.body_keys import country_in
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token, joins

AFTER = frozenset(("of", "for", "to", "at", "with", "in", "on"))
FORMER = frozenset("former ex then ousted deposed late previous one-time onetime retired disgraced".split())  # noqa: SIM905
KEPT_OUT = AFTER | {"and", "who", "which", "that", "said", "told"}
"""Words that are no part of what a body is called."""
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
    area: Name | None = None
    """The part of the world right before the title: "the foundation's Asia director"."""


def affiliate(row: Sequence[Token], at: int, names: Sequence[Name]) -> Affiliation:
    """Return whom the title at token *at* is held for; *names* are those of its sentence."""
    by_after = {name.after: name for name in names}
    by_first = {name.first: name for name in names}
    first, country, org, former = _before(row, at, by_after)
    area = next((name for name in by_after.values() if name.first == first and name.after == at), None)
    area = area if area is not None and _is_area(area) else None
    after, country, org = _after(row, at, by_first, country, org)
    article = row[first - 1].text.lower() if first and joins(row[first]) else None
    return Affiliation(country=country, org=org, first=first, after=after, article=article, former=former, area=area)


def is_sent(title: re.Match[str] | None) -> bool:
    """Say whether the title is of one who is sent: the state before it sends, the one behind it receives."""
    return title is not None and (title.groupdict().get("head") or "").lower() in ABROAD


def _before(row: Sequence[Token], at: int, by_after: dict[int, Name]) -> tuple[int, str | None, str | None, bool]:
    country = org = None
    title = row[at].title
    former = bool(title and title.groupdict().get("ex"))
    first = at
    while first > 0:
        explained = by_after.get(first - 1) if _is_explained(row, first) else None
        if explained is not None and explained.type == "ORG":
            org = org or explained.text
            country = country or (explained.known.country if explained.known else country_in(explained.text))
            first = explained.first
            continue
        if not joins(row[first]):
            break
        before = row[first - 1]
        if before.possessive and before.title is not None:
            # "the Ukrainian president's spokesman": the country stands before the president.
            master = affiliate(row, first - 1, tuple(by_after.values()))
            return first, country or master.country, org, former
        name = by_after.get(first)
        if name is not None:
            if name.type == "PER":
                break
            known = name.known
            if known is not None and known.kind in ("name", "demonym", "capital"):
                country = country or known.country
            elif known is not None and (known.kind == "norp" or _is_area(name)):
                pass
            else:
                org = org or name.text
                country = country or (known.country if known else country_in(name.text))
            first = name.first
            continue
        word = row[first - 1].text
        if not is_dropped(word):
            body = _body_before(row, first)
            if body is None:
                break
            org = org or " ".join(token.text for token in row[body:first])
            first = body
            continue
        former = former or word.lower() in FORMER
        first -= 1
    return first, country, org, former


def _is_area(name: Name) -> bool:
    """Say whether a name is that of a part of the world, which has no officers: "Asia", "the Sahel"."""
    return name.known is not None and name.known.kind == "place" and name.known.country is None


def _is_explained(row: Sequence[Token], first: int) -> bool:
    """Say whether an acronym in brackets stands before the token: "Maritime Agency (MA) director"."""
    return first >= 2 and row[first].gap == ") " and row[first - 1].gap == " (" and row[first - 1].is_acronym


def body_after(row: Sequence[Token], start: int) -> int | None:
    """Return the index after a body in common nouns that begins at *start*: "the | coast guard", or None."""
    for size in (4, 3, 2, 1):
        words = row[start : start + size]
        if len(words) < size or not all(joins(token) for token in words):
            continue
        if any(token.known is not None or token.text[0].isupper() for token in words):
            continue
        if BODY_PHRASE.fullmatch(" ".join(token.text for token in words)):
            return start + size
    return None


def _body_before(row: Sequence[Token], first: int) -> int | None:
    """Return where a body in common nouns right before a title begins: "defence ministry | spokesman"."""
    for size in (4, 3, 2, 1):
        start = first - size
        if start < 0 or not all(joins(token) for token in row[start + 1 : first]):
            continue
        words = row[start:first]
        if any(token.known is not None or token.text[0].isupper() for token in words):
            continue
        if BODY_PHRASE.fullmatch(" ".join(token.text for token in words)):
            return start
    return None


def _after(
    row: Sequence[Token], at: int, by_first: dict[int, Name], country: str | None, org: str | None
) -> tuple[int, str | None, str | None]:
    after = at + 1
    if row[at].possessive:
        return after, country, org
    after = _behind_subject(row, after, by_first)
    while after + 1 < len(row) and row[after].text in AFTER and joins(row[after]):
        step = after + 1
        if row[step].text in ("the", "its", "his", "their") and step + 1 < len(row) and joins(row[step]):
            step += 1
        name = by_first.get(step)
        if name is None and row[after].text == "of" and row[step].title is not None and joins(row[step]):
            # "press secretary of the president of Kazakhstan"
            master = affiliate(row, step, tuple(by_first.values()))
            return master.after, country or master.country, org or master.org
        if name is None and _serves(row[at].title, row[after].text):
            end = body_after(row, step)
            if end is not None:
                return end, country, org or words_of(row, step, end)
            name = behind_kind(row, step, by_first)
            step = name.first if name is not None else step
        if name is None or not joins(row[step]) or name.type == "PER":
            break
        country, org = _placed(row[at].title, row[after].text, name, country=country, org=org)
        after = _behind_part(row, name)
        following = None if name.possessive else by_first.get(after)
        if following is not None and joins(row[after]) and following.type == "ORG":
            # "chairman of the Russian State Duma": the demonym belongs to the body behind it.
            org, after = following.text, following.after
        end = body_after(row, after) if name.known is not None and name.known.is_state else None
        if end is not None:
            # "spokesman of the Ethiopian army", "commander of Peru's navy"
            return end, country or (name.known.country if name.known else None), words_of(row, after, end)
        if name.possessive:
            after, org = _possessed(row, name, by_first, org)
            break
    return after, country, org


PARTS = frozenset(
    """
    delegation mission office branch bureau team bench unit force programme program section chapter wing contingent desk
    faction caucus staff
    """.split()  # noqa: SIM905
)
"""What of a body stands behind its name: "head of the Red Cross delegation". Source: compiled by the project; CC0."""


def _behind_part(row: Sequence[Token], name: Name) -> int:
    """Return the index behind a body's name and the noun of a part of it: "the Red Cross | delegation"."""
    n = name.after
    is_part = name.type == "ORG" and not name.possessive and n < len(row) and joins(row[n]) and row[n].text in PARTS
    return n + 1 if is_part else n


def _behind_subject(row: Sequence[Token], after: int, by_first: dict[int, Name]) -> int:
    """Return where the body begins in "professor of Asian politics | at the University of X", else *after*."""
    if after >= len(row) or row[after].text not in ("of", "in", "for") or not joins(row[after]):
        return after
    for n in range(after + 2, min(after + 7, len(row) - 1)):
        if not joins(row[n]) or not joins(row[n - 1]):
            return after
        if row[n].text in ("at", "with"):
            step = n + 2 if row[n + 1].text == "the" and n + 2 < len(row) else n + 1
            name = by_first.get(step)
            is_body = name is not None and name.type in ("ORG", "MISC") and joins(row[n + 1])
            return n if is_body or behind_kind(row, step, by_first) is not None else after
    return after


def behind_kind(row: Sequence[Token], step: int, by_first: dict[int, Name]) -> Name | None:
    """Return the body behind words that say what it is: "chairman of the [state concern] Turkmengaz"."""
    for n in range(step + 1, min(step + 3, len(row))):
        if not joins(row[n]) or not row[n - 1].text.islower() or row[n - 1].text in KEPT_OUT:
            return None
        if n in by_first:
            name = by_first[n]
            return name if name.type in ("ORG", "MISC") or (name.after == n + 1 and name.type == "PER") else None
    return None


def words_of(row: Sequence[Token], start: int, end: int) -> str:
    """Return the words of the tokens `[start, end)`, one space between each."""
    return " ".join(token.text for token in row[start:end])


def _serves(title: re.Match[str] | None, preposition: str) -> bool:
    """Say whether what follows *preposition* is whom the title serves: "of the army"; no envoy "to the army"."""
    head = (title.groupdict().get("head") or "").lower() if title else ""
    return preposition in ("of", "for", "at", "with") or (preposition in ("to", "in") and head not in ABROAD)


def _placed(
    title: re.Match[str] | None, preposition: str, name: Name, *, country: str | None, org: str | None
) -> tuple[str | None, str | None]:
    head = title.groupdict().get("head") if title else None
    is_abroad = head is not None and head.lower() in ABROAD and preposition != "of"
    known = name.known
    if preposition in ("in", "on") and name.type != "ORG":
        return country, org
    if known is not None and known.is_state and known.kind != "seat":
        if preposition == "of" and not is_abroad:
            return country or known.country, org
        return country, org or (known.name if known.kind == "name" else name.text)
    return country or (known.country if known else country_in(name.text)), org or name.text


def _possessed(row: Sequence[Token], name: Name, by_first: dict[int, Name], org: str | None) -> tuple[int, str | None]:
    """Return where "Russia's State Duma" ends after its possessor, and the body."""
    following = by_first.get(name.after)
    if following is not None and following.type == "ORG" and joins(row[name.after]):
        return following.after, following.text
    return name.after, org or (name.text if name.type == "ORG" else None)
