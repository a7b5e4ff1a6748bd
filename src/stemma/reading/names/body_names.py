"""
Names of bodies, found by their head word: "Russian Defence Ministry", "Bank of England".

A name of a body is capitalised words up to the last head word ("Ministry", "Council"),
and after it "of" or "for" with more capitalised words. Agreements, wars and
operations are found in the same way, and so are places with a head ("Kerch Strait").
"""

import re
from dataclasses import dataclass, replace

from stemma.lexicon.given_names import is_given_name
from stemma.lexicon.name_words import is_common, name_words
from stemma.lexicon.organizations import head_sector
from stemma.reading.names.tokens import Token, joins
from stemma.records.reading import MentionType

INNER = frozenset(("and", "&"))
ARTICLES = frozenset(("the", "a", "an"))
ALONE = frozenset("Parliament Congress Senate Treasury Cabinet Army Navy Marines Politburo Admiralty".split())  # noqa: SIM905
"""Heads that are a name on their own, in the middle of a sentence and without "the" too."""
NOT_AFTER_PERSON = frozenset(
    "Watch Order Post Cross Today Times Guard Guards Staff Mission United Trust Branch Wing".split()  # noqa: SIM905
)
"""Heads that are surnames too."""
INSIDE = frozenset(("de", "do", "da", "dos", "das", "del", "della", "di", "du"))
"""Particles within the names of places."""
NUMERAL = re.compile(r"[IVX]+|\d{1,4}")
"""What may follow a war, an article, a resolution: "World War II", "Article 5"."""
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.IGNORECASE)
MILITARY = "MIL"
"""What is numbered by an ordinal in digits, and its sector: "the 7th Infantry Brigade"."""
LONGEST = 9
"""Names of bodies with more tokens than this are lists of names; tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A name with a head, as token indices."""

    first: int
    after: int
    type: MentionType
    sector: str | None


def body_at(row: list[Token], at: int) -> Body | None:
    """Return the body (or headed place, treaty, war) whose name begins at token *at*, or None."""
    if ORDINAL.fullmatch(row[at].text) and at + 1 < len(row) and joins(row[at + 1]):
        numbered = body_at(row, at + 1)
        return replace(numbered, first=at) if numbered is not None and numbered.sector == MILITARY else None
    if not _may_begin(row, at):
        return None
    head = _last_head(row, at)
    if head is None:
        return None
    kind, sector = _kind(row[head])
    if head == at and not _stands_alone(row, at):
        after = _complement(row, head, kind)
        if after == head + 1:
            return None
    else:
        after = _complement(row, head, kind)
    if after - at > LONGEST:
        return None
    return Body(first=at, after=after, type=kind, sector=sector)


def _may_begin(row: list[Token], at: int) -> bool:
    token = row[at]
    if token.possessive and token.known is not None:
        return False
    if token.title is not None:
        return False
    if token.known is not None:
        return token.known.kind != "org" or _has_head_next(row, at)
    if not token.text[0].isupper() or not token.is_capital or token.text.lower() in ARTICLES:
        return False
    return not (token.opens and is_common(token.text) and not _has_head_next(row, at) and not _is_head(token))


def _has_head_next(row: list[Token], at: int) -> bool:
    return at + 1 < len(row) and joins(row[at + 1]) and _is_head(row[at + 1])


def _is_head(token: Token) -> bool:
    return token.known is None and token.title is None and _kind_of(token.text) is not None


def _kind_of(word: str) -> tuple[MentionType, str | None] | None:
    sector = head_sector(word)
    if sector is not None:
        return "ORG", sector or None
    if word in name_words("place_heads"):
        return "LOC", None
    if word in name_words("misc_heads"):
        return "MISC", None
    return None


def _kind(token: Token) -> tuple[MentionType, str | None]:
    return _kind_of(token.text) or ("ORG", None)


def _last_head(row: list[Token], at: int) -> int | None:
    """Return the index of the last head in the row of capitalised words from *at*."""
    head: int | None = at if _is_head(row[at]) else None
    n = at + 1
    while n < len(row) and n - at < LONGEST:
        token, before = row[n], row[n - 1]
        if before.possessive and (before.known is not None or n - 1 > at + 1):
            break
        if not joins(token):
            break
        if token.text in INNER and head is None and n + 1 < len(row) and joins(row[n + 1]):
            if (
                is_given_name(row[at].text)
                or not row[n + 1].text[0].isupper()
                or (token.text == "and" and not _and_joins(row, at, n))
            ):
                break
            n += 1
            continue
        if token.title is not None and not token.text[0].isupper():
            break
        if token.known is None and not (token.text[0].isupper() or token.text[0].isdigit()):
            break
        if token.known is None and not token.is_capital and not token.text[0].isdigit():
            break
        if token.title is not None and " " in token.text:
            break
        if _is_head(token) and not (token.text in NOT_AFTER_PERSON and is_given_name(row[n - 1].text)):
            head = n
        n += 1
    return head


def _and_joins(row: list[Token], at: int, n: int) -> bool:
    """Say whether "and" at *n* is inside one name: "Food and Drug Administration", not "Russia and NATO Council"."""
    if row[at].known is not None or row[n + 1].known is not None:
        return False
    return not any(is_given_name(token.text) for token in (row[n - 1], row[n + 1]))


def _stands_alone(row: list[Token], at: int) -> bool:
    token = row[at]
    if token.opens or _kind_of(token.text) is None:
        return False
    return token.text in ALONE


def _complement(row: list[Token], head: int, kind: MentionType) -> int:
    """Return the index after "of ...", "for ..." behind the head, or after the head."""
    after = head + 1
    if kind == "MISC" and after < len(row) and joins(row[after]) and NUMERAL.fullmatch(row[after].text):
        return after + 1
    if row[head].possessive or after >= len(row) or row[after].text not in ("of", "for", "on", "against"):
        return after
    if (
        not joins(row[after])
        or (kind == "LOC" and row[after].text != "of")
        or (kind == "MISC" and row[after].text != "of")
    ):
        return after
    n = after + 1
    if n < len(row) and row[n].text == "the" and joins(row[n]):
        n += 1
    end = _capitals(row, n)
    if end == n or (row[n].title is not None):
        return after
    end = _comma_list(row, n, end)
    while end + 1 < len(row) and _lists_on(row, n, end):
        end = _capitals(row, end + 1)
    return end


def _comma_list(row: list[Token], first: int, end: int) -> int:
    """Return where the fields before the last "and" end: "Trade, Industry | and Energy"."""
    at = end
    while at < len(row) and row[at].gap == ", " and row[at].text[0].isupper():
        if (
            is_given_name(row[at].text)
            or row[at].known is not None
            or row[at].title is not None
            or row[first].known is not None
        ):
            return end
        at += 1
        while at < len(row) and joins(row[at]) and row[at].text[0].isupper() and row[at].known is None:
            at += 1
    return at if at + 1 < len(row) and at > end and _lists_on(row, first, at) else end


def _capitals(row: list[Token], n: int) -> int:
    """Return the index after a row of capitalised words from *n*."""
    start = n
    while n < len(row) and joins(row[n]):
        if n > start and row[n].text in INSIDE and n + 1 < len(row) and joins(row[n + 1]) and row[n + 1].is_capital:
            n += 1  # "University of Rio Branco do Norte"
            continue
        if not (row[n].known is not None or row[n].text[0].isupper()):
            break
        if row[n].title is not None or (n > start and row[n - 1].possessive):
            break
        if not row[n].is_capital and row[n].known is None:
            break
        before = row[n - 1].known
        if n > start and before is not None and before.is_state:
            break
        n += 1
    return n


def _lists_on(row: list[Token], first: int, end: int) -> bool:
    """Say whether "and X" at *end* still belongs to the name: "Foreign Affairs and Trade"."""
    token, following = row[end], row[end + 1]
    if token.text != "and" or not joins(token) or row[end - 1].possessive:
        return False
    if any(t.known is not None or t.title is not None for t in (row[first], following)):
        return False
    if not following.text[0].isupper() or not joins(following):
        return False
    return not is_given_name(following.text) and not following.is_acronym
