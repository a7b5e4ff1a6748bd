"""
Where a name of no list begins and ends: capitalised words, initials and particles with only spaces between.

A known form is part of a person's name after a given name ("Michael Jordan") or as one
before another capital ("Israel Katz"); so is a title word ("Stephen King").
"""

from stemma.lexicon.given_names import is_given_name
from stemma.lexicon.name_words import is_common, name_words
from stemma.lexicon.titles import COURTESY
from stemma.reading.names.body_names import body_at
from stemma.reading.names.tokens import Token, joins
from stemma.reading.names.types import PARTY_STARTS


def run_end(row: list[Token], first: int) -> int:
    """Return the index after the last token of the name that begins at *first*."""
    after = first + 1
    while after < len(row) and not row[after - 1].possessive:
        token = row[after]
        if not _continues(token):
            break
        if token.text.lower() in name_words("suffixes") and row[after - 1].is_capital:
            after += 1
            continue
        if token.known is not None and not is_persons(row, after) and not _opens_name(row[first], token):
            break
        if token.title is not None and not is_surname(row, after):
            break
        if token.text.lower() in name_words("particles") and not token.text[0].isupper():
            reach = after_particles(row, after)
            if reach is None:
                break
            after = reach
            continue
        if not (token.is_capital or token.is_initial) or (body_at(row, after) is not None and after > first):
            break
        if token.text.lower() in COURTESY and token.text.endswith("."):
            break
        after += 1
    return after


def _opens_name(first: Token, token: Token) -> bool:
    """Say whether a listed place goes on a name: "MV Santa Rosario", "Santa Rosario"."""
    if token.known is None or not token.text[0].isupper():
        return False
    return first.text in name_words("ships") or (
        first.known is None
        and first.text in ("San", "Santa", "Santo", "São", "Saint", "El", "Los", "Las")
        and token.known.kind == "place"
    )


def _continues(token: Token) -> bool:
    suffix = token.text.lower() in name_words("suffixes") and token.gap == ", "
    return joins(token) or suffix


def after_particles(row: list[Token], at: int) -> int | None:
    """Return the index after particles and the capitalised word that they lead to, or None."""
    particles = name_words("particles")
    while at < len(row) and row[at].text.lower() in particles and not row[at].text[0].isupper() and joins(row[at]):
        at += 1
    if at < len(row) and joins(row[at]) and row[at].text[0].isupper() and row[at].is_capital and not row[at].title:
        return at + 1
    return None


def is_persons(row: list[Token], at: int) -> bool:
    """Say whether a known form is part of a person's name: "Michael Jordan", "Israel Katz"."""
    token = row[at]
    if token.known is None or " " in token.text or token.known.kind == "seat":
        return False
    before = row[at - 1] if at else None
    if before is not None and joins(token) and not before.possessive and before.known is None:
        if before.is_initial:
            return token.known.kind != "org"
        if is_given_name(before.text) and not (
            at >= 2 and joins(before) and row[at - 2].is_capital and not row[at - 2].title
        ):
            return token.known.kind in ("name", "capital", "place") or (token.known.kind == "demonym")
    if before is not None and before.text in PARTY_STARTS and joins(token) and token.known.kind == "name":
        return True
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None or not joins(after) or token.possessive or token.known.kind in ("org", "norp", "demonym"):
        return False
    if (
        after.known is not None
        or after.title is not None
        or not after.text[0].isupper()
        or body_at(row, at) is not None
    ):
        return False
    if not after.is_capital or is_common(after.text):
        return False
    return is_given_name(token.text) or (before is not None and before.title is not None and joins(token))


def is_surname(row: list[Token], at: int) -> bool:
    """Say whether a capitalised title word is a surname: "Stephen King", "Martin Bishop"."""
    token = row[at]
    if at == 0 or not joins(token) or not token.text[0].isupper() or " " in token.text:
        return False
    before = row[at - 1]
    if before.possessive or before.known is not None or before.title is not None:
        return False
    after = row[at + 1] if at + 1 < len(row) else None
    if after is not None and joins(after) and after.text[0].isupper() and not token.possessive:
        return False
    return is_given_name(before.text) or before.is_initial


def is_plain(token: Token) -> bool:
    """Say whether a capitalised word is an ordinary one; "May" is none where it is a surname."""
    is_surname = token.text.lower() in name_words("calendar") and not token.is_date
    return is_common(token.text) and not is_surname
