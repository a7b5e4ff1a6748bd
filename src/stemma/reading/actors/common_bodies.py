"""Bodies called by common nouns: "the Russian foreign ministry", "Iranian state media", "the council"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.lexicon.group_words import BODY_PHRASE, body_sectors
from stemma.reading.actors.states import tells_whose
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token
from stemma.records.span import Span

GroupKind = Literal["people", "person", "body", "alliance"]
AFTER_BODY = frozenset(
    """
    said says say has had have is was were will would could may might must should can did does and or of in on to
    that which who also told for at by with from but as after before during amid under over against not still later
    earlier now announced confirmed denied reported released issued accused called urged blamed warned ordered sent
    deployed rejected approved seized ran took gave kept lost held began made spoke wrote received
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An unnamed actor."""

    kind: GroupKind
    span: Span
    """Modifiers and head noun, without article, number and what comes after."""
    name: str
    head: str
    """Folded head noun."""
    country: str | None
    org: Name | None
    """The named body or state right before the head, or in "diplomats in NATO" behind it."""
    sector: str | None
    article: str | None
    sentence: int
    full: str
    """With what follows after a preposition: "European diplomat in NATO"."""


def find_bodies(text: str, sentence: int, row: Sequence[Token], names: Sequence[Name], within: Span) -> Iterator[Group]:
    """Yield the bodies in common nouns of one sentence, whose *row* of tokens and *names* are given."""
    yield from _bodies(text, sentence, row, names, within)
    yield from _heads_alone(sentence, names, within, text)


def _bodies(text: str, sentence: int, row: Sequence[Token], names: Sequence[Name], within: Span) -> Iterator[Group]:
    for match in BODY_PHRASE.finditer(text, within.start, within.end):
        span = Span(match.start(), match.end())
        if any(name.span.overlaps(span) for name in names) or not _stands_free(text, match, within):
            continue
        behind = _owner_behind(text, names, span) or _seat_behind(text, names, row, span)
        owner = _owner(text, names, span) or behind
        article = DETERMINER.search(text, max(within.start, span.start - 12), span.start)
        if ONE_OF_THEM.match(text, span.end) and span.of(text).endswith("guard"):
            continue  # "a border guard who had been on duty"
        noun = match.group("noun")
        if owner is None and (noun is not None and not article):
            continue
        country = owner.known.country if owner is not None and owner.known is not None else None
        head = (match.group("head") or match.group("office") or noun or "").lower()
        before = owner if owner is not behind else None
        start = before.span.start if before is not None and not before.possessive else span.start
        named = Span(
            before.span.start if before is not None else span.start,
            behind.span.end if behind is not None and owner is behind else span.end,
        )
        yield Group(
            kind="body",
            span=Span(start, span.end),
            name=named.of(text),
            head=head,
            country=country,
            org=owner,
            sector=body_sectors().get(head) or None,
            article=article.group(1).lower() if article else None,
            sentence=sentence,
            full=named.of(text),
        )


def _heads_alone(sentence: int, names: Sequence[Name], within: Span, text: str) -> Iterator[Group]:
    """Yield "the ministry", "the council": bodies named before, called by their head."""
    for match in HEAD_ALONE.finditer(text, within.start, within.end):
        span = Span(match.start(1), match.end(1))
        behind = BEHIND_BODY.match(text, match.end())
        free = match.end() >= within.end or behind is None or behind.group(1) is None or may_follow(behind.group(1))
        # releases write "the Ministry": a name of nothing else
        if not free or any(n.span.overlaps(span) and not (n.span == span and n.type == "MISC") for n in names):
            continue
        yield Group(
            kind="body",
            span=span,
            name=match.group(1).lower(),
            head=match.group(1).lower(),
            country=None,
            org=None,
            sector=None,
            article="the",
            sentence=sentence,
            full=match.group(1).lower(),
        )


ONE_OF_THEM = re.compile(r" who\b")
HEAD_ALONE = re.compile(
    r"\b[Tt]he ((?i:ministry|department|agency|council|commission|committee|directorate|bureau|authority|court|party"
    r"|bank|company|union|movement|organisation|organization|tribunal|assembly|association|federation|front|league|institute"
    r"|foundation|university|command|fund))\b"
)
DETERMINER = re.compile(r"\b([Tt]he|[Ii]ts|[Aa]n?) $")
BEHIND_BODY = re.compile(r"['’]s?\b|[ \u00a0]+(\w+)|\W")


def _stands_free(text: str, match: re.Match[str], within: Span) -> bool:
    """Say whether the noun is not itself the modifier of another: "army base", "government forces"."""
    if match.end() >= within.end:
        return True
    behind = BEHIND_BODY.match(text, match.end())
    if behind is None or behind.group(1) is None:
        return True
    return may_follow(behind.group(1))


SPEAKS = frozenset(
    """
    says wants plans rejects denies accuses warns condemns calls urges demands insists maintains regrets refuses hopes
    promises expects seeks offers opposes supports welcomes
    """.split()  # noqa: SIM905
)


def may_follow(word: str) -> bool:
    """Say whether *word* follows a subject, and no noun that it modifies."""
    return word in AFTER_BODY or word.endswith("ed") or word in SPEAKS


def _owner(text: str, names: Sequence[Name], span: Span) -> Name | None:
    """Return the state or person right before the body: "Russian ...", "Ukraine's ...", "Biden ..."."""
    for name in names:
        gap = text[name.span.end : span.start] if name.span.end < span.start else None
        if gap is None or gap not in (" ", "'s ", "’s ", "' ", "’ "):
            continue
        if name.known is not None and (name.known.is_state or name.known.kind in ("place", "org")):
            return name
        if name.type == "PER" and gap == " ":
            return name
        if gap == " " and span.of(text) in STATIONED:
            return name
    return None


STATIONED = frozenset({"garrison"})
"""Bodies that are called by the place at which they lie, whether or not it is known: "the Kandani garrison"."""


def _owner_behind(text: str, names: Sequence[Name], span: Span) -> Name | None:
    """Return the state in "the government of Peru"."""
    return next(
        (
            name
            for name in names
            if name.known is not None
            and name.known.kind == "name"
            and name.known.is_state
            and text[span.end : name.span.start] in (" of ", " of the ")
        ),
        None,
    )


def _seat_behind(text: str, names: Sequence[Name], row: Sequence[Token], span: Span) -> Name | None:
    """Return the capital in "the foreign ministry in Rabat"."""
    return next((n for n in names if text[span.end : n.span.start] == " in " and tells_whose(row, n)), None)
