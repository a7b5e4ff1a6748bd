"""
Where an article names somebody or something, and what kind of thing that is.

Rules:
1. A name is a row of capitalised words with only spaces between them; particles
   ("van der", "bin") and, in names of bodies, "of", "for" and "and" join.
2. A capital where a sentence begins says nothing: the word must be known, or be
   capitalised elsewhere in the article too.
3. Titles, possessive endings, months and weekdays are no part of a name.
4. One form has one type in one article: the best evidence decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.lexicon.given_names import is_given_name
from stemma.lexicon.name_words import is_common, name_words
from stemma.lexicon.titles import COURTESY
from stemma.reading.body_names import body_at
from stemma.reading.gazetteer import Known
from stemma.reading.name_tokens import Token, is_sentence_word, joins, tokenise
from stemma.reading.name_types import PARTY_STARTS, Guess, guess_type, settle_types
from stemma.records.reading import MentionType
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands in one sentence."""

    span: Span
    text: str
    type: MentionType
    known: Known | None = None
    sector: str | None = None
    """Shown by the head of a body's name."""
    sentence: int
    first: int
    """Index of its first token in the sentence."""
    after: int
    """Index after its last token."""
    possessive: bool = False
    guess: Guess | None = None
    """How the type of a name that no list holds was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """The sentences of an article as tokens, and the names in them."""

    sentences: tuple[Span, ...]
    tokens: tuple[tuple[Token, ...], ...]
    names: tuple[Name, ...]
    """In order, without overlaps."""


def find_names(text: str, sentences: Sequence[Span]) -> NamedText:
    """Return the names in *sentences* with their types, and the tokens that they stand in."""
    rows = [tokenise(text, sentence) for sentence in sentences]
    lower = {token.text for row in rows for token in row if token.known is None and token.text[0].islower()}
    found: list[Name] = []
    for index, row in enumerate(rows):
        found.extend(_names_of(text, index, row, lower))
    kept = _confirm_openers(found, rows)
    return NamedText(sentences=tuple(sentences), tokens=tuple(map(tuple, rows)), names=tuple(_settled(kept)))


def _names_of(text: str, sentence: int, row: list[Token], lower: set[str]) -> Iterator[Name]:
    is_headline = _is_title_case(row)
    at = 0
    while at < len(row):
        name = _name_at(text, sentence, row, at, lower)
        if name is None or (is_headline and name.known is None and name.guess is not None and not name.guess.sure):
            at = name.after if name else at + 1
            continue
        yield name
        at = name.after


def _name_at(text: str, sentence: int, row: list[Token], at: int, lower: set[str]) -> Name | None:
    token = row[at]
    body = body_at(row, at)
    if body is not None:
        span = Span(row[body.first].span.start, row[body.after - 1].span.end)
        return Name(
            span=span,
            text=span.of(text),
            type=body.type,
            sector=body.sector,
            sentence=sentence,
            first=body.first,
            after=body.after,
            possessive=row[body.after - 1].possessive,
        )
    if token.known is not None and not _is_persons(row, at):
        return _known_name(text, sentence, row, at)
    if token.title is not None and not _is_surname(row, at):
        return None
    if token.title is None and token.known is None and not (token.is_capital or token.is_initial):
        return _particle_name(text, sentence, row, at)
    return _run_at(text, sentence, row, at, lower)


def _known_name(text: str, sentence: int, row: list[Token], at: int) -> Name:
    token = row[at]
    known = token.known
    if known is None:
        raise ValueError("a known name needs a known form")
    return Name(
        span=token.span,
        text=token.span.of(text),
        type=known.type,
        known=known,
        sector=known.sector,
        sentence=sentence,
        first=at,
        after=at + 1,
        possessive=token.possessive,
        guess=guess_type(row, at, at + 1) if known.kind in ("place", "capital") else None,
    )


def _run_at(text: str, sentence: int, row: list[Token], at: int, lower: set[str]) -> Name | None:
    first = at
    if (
        row[first].text.lower() in ("the", "a", "an")
        or is_sentence_word(row[first])
        or (row[first].opens and row[first].text.lower() in lower - name_words("particles"))
    ):
        return None
    if row[first].text.lower() in COURTESY and len(row) > first + 1 and joins(row[first + 1]):
        return None
    after = _run_end(row, first)
    if after == first + 1 and (is_common(row[first].text) or row[first].text.lower() in lower):
        return None
    span = Span(row[first].span.start, row[after - 1].span.end)
    words = row[first:after]
    if len(words) == 1 and (words[0].is_initial or len(words[0].text) < 2):
        return None
    guess = guess_type(row, first, after)
    return Name(
        span=span,
        text=span.of(text),
        type=guess.type,
        sentence=sentence,
        first=first,
        after=after,
        possessive=words[-1].possessive,
        guess=guess,
    )


def _particle_name(text: str, sentence: int, row: list[Token], at: int) -> Name | None:
    """Return a surname that begins with a particle in lower case: "von der Leyen", "bin Salman"."""
    if row[at].text not in LEADING or at + 1 >= len(row) or not joins(row[at + 1]):
        return None
    after = _after_particles(row, at) if joins(row[at]) or at == 0 else None
    if after is None or row[after - 1].known is not None:
        return None
    span = Span(row[at].span.start, row[after - 1].span.end)
    return Name(
        span=span,
        text=span.of(text),
        type="PER",
        sentence=sentence,
        first=at,
        after=after,
        possessive=row[after - 1].possessive,
        guess=Guess(type="PER", weight=4),
    )


LEADING = frozenset(("von", "van", "bin", "ibn", "della", "dos"))


def _run_end(row: list[Token], first: int) -> int:
    """Return the index after the last token of the name that begins at *first*."""
    after = first + 1
    while after < len(row) and not row[after - 1].possessive:
        token = row[after]
        if not _continues(token):
            break
        if token.text.lower() in name_words("suffixes") and row[after - 1].is_capital:
            after += 1
            continue
        if token.known is not None and not _is_persons(row, after):
            break
        if token.title is not None and not _is_surname(row, after):
            break
        if token.text.lower() in name_words("particles") and not token.text[0].isupper():
            reach = _after_particles(row, after)
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


def _continues(token: Token) -> bool:
    suffix = token.text.lower() in name_words("suffixes") and token.gap == ", "
    return joins(token) or suffix


def _after_particles(row: list[Token], at: int) -> int | None:
    """Return the index after particles and the capitalised word that they lead to, or None."""
    particles = name_words("particles")
    while at < len(row) and row[at].text.lower() in particles and not row[at].text[0].isupper() and joins(row[at]):
        at += 1
    if at < len(row) and joins(row[at]) and row[at].text[0].isupper() and row[at].is_capital and not row[at].title:
        return at + 1
    return None


def _is_persons(row: list[Token], at: int) -> bool:
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


def _is_surname(row: list[Token], at: int) -> bool:
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


def _is_title_case(row: list[Token]) -> bool:
    """Say whether nearly all longer words of the sentence are capitalised, as in a headline."""
    longer = [token for token in row if token.text[0].isalpha() and len(token.text) > 3]
    capital = sum(token.text[0].isupper() for token in longer)
    return len(longer) >= 4 and capital >= 0.8 * len(longer) and not any(t.text.endswith(".") for t in row[-1:])


def _confirm_openers(names: list[Name], rows: list[list[Token]]) -> list[Name]:
    """Return *names* without single unknown words that are capitalised only because a sentence begins."""
    sure = {
        word
        for name in names
        if not rows[name.sentence][name.first].opens or name.known is not None or name.after - name.first > 1
        for word in (name.text, *name.text.split(), *re.split(r"[ -]", name.text))
    }
    out = []
    for name in names:
        token = rows[name.sentence][name.first]
        lone = token.opens and name.known is None and name.guess is not None and name.after - name.first == 1
        if lone and name.text not in sure and not (name.guess and name.guess.sure) and not token.is_acronym:
            continue
        out.append(name)
    return out


def _settled(names: list[Name]) -> Iterator[Name]:
    surnames = {
        name.text.split()[-1]
        for name in names
        if name.type == "PER" and name.guess is not None and name.guess.weight >= 4 and " " in name.text
    }
    names = [_as_surname(name, surnames) for name in names]
    types = settle_types([(name.text, name.guess) for name in names if name.guess is not None and name.known is None])
    for name in names:
        settled = types.get(name.text) if name.guess is not None and name.known is None else None
        yield replace(name, type=settled) if settled else name


def _as_surname(name: Name, surnames: set[str]) -> Name:
    """Return "Austin" as a person where the article names a Lloyd Austin in full."""
    known = name.known
    if known is None or known.kind not in ("place", "capital") or name.text not in surnames or name.guess is None:
        return name
    return name if name.guess.type == "LOC" else replace(name, type="PER", known=None)
