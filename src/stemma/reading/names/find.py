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
from stemma.lexicon.organizations import head_sector
from stemma.lexicon.titles import COURTESY, title_head
from stemma.reading.names.body_names import body_at
from stemma.reading.names.labelled import with_labelled
from stemma.reading.names.named import Name, NamedText
from stemma.reading.names.place_surnames import settle_surnames
from stemma.reading.names.runs import after_particles, is_persons, is_plain, is_surname, run_end
from stemma.reading.names.tokens import Token, date_surnames, is_sentence_word, joins, tokenise
from stemma.reading.names.types import NO_NAMES, THE, Guess, acts_next, guess_type, settle_types
from stemma.records.labels import Labelled
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words of the article that decide what its capitals mean."""

    lower: frozenset[str]
    """Words that it also has in lower case."""
    persons: frozenset[str] = frozenset()
    """First and last words of the persons that it names in full."""


def find_names(text: str, sentences: Sequence[Span], labelled: Sequence[Labelled] | None = None) -> NamedText:
    """
    Return the names in *sentences* with their types, and the tokens that they stand in.

    *labelled* is what the network saw, None where none was asked: then the rules find alone.
    """
    surnames = date_surnames(text)
    rows = [tokenise(text, sentence, surnames) for sentence in sentences]
    lower = {token.text for row in rows for token in row if token.known is None and token.text[0].islower()}
    words = Vocabulary(lower=frozenset(lower))
    found = [name for index, row in enumerate(rows) for name in _names_of(text, index, row, words)]
    persons = _person_words(found)
    if any(is_common(word) or word in lower or title_head(word.lower()) for word in persons):
        # "Moon urged", "told Young", "Bishop left": ordinary words that this article uses as names are looked for anew.
        words = replace(words, persons=persons)
        found = [name for index, row in enumerate(rows) for name in _names_of(text, index, row, words)]
    if labelled is not None:
        found = with_labelled(text, rows, found, labelled)
    kept = list(settle_surnames(rows, _confirm_openers(found, rows)))
    settled = (_as_house(name, rows[name.sentence]) for name in _settled(kept))
    return NamedText(sentences=tuple(sentences), tokens=tuple(map(tuple, rows)), names=tuple(settled))


def _person_words(names: Sequence[Name]) -> frozenset[str]:
    full = [name.text.split() for name in names if name.guess and name.guess.weight >= 4 and name.type == "PER"]
    return frozenset(word for words in full if len(words) > 1 for word in (words[0], words[-1]))


def _names_of(text: str, sentence: int, row: list[Token], words: Vocabulary) -> Iterator[Name]:
    is_headline = _is_title_case(text, row)
    at = 0
    while at < len(row):
        name = _name_at(text, sentence, row, at, words)
        if name is None or (is_headline and name.known is None and name.guess is not None and not name.guess.sure):
            at = name.after if name else at + 1
            continue
        yield name
        at = name.after


def _name_at(text: str, sentence: int, row: list[Token], at: int, words: Vocabulary) -> Name | None:
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
    if token.known is not None and not is_persons(row, at):
        return _longer_place(text, sentence, row, at, words) or _known_name(text, sentence, row, at)
    if token.title is not None and not is_surname(row, at) and not _is_namesake(row, at, words):
        return None
    if token.title is None and token.known is None and not (token.is_capital or token.is_initial):
        return _particle_name(text, sentence, row, at)
    return _run_at(text, sentence, row, at, words)


def _is_namesake(row: list[Token], at: int, words: Vocabulary) -> bool:
    """Say whether a title is a surname by which the article calls somebody: "Bishop left", where a Martin Bishop is."""
    token, before = row[at], row[at - 1] if at else None
    following = row[at + 1] if at + 1 < len(row) else None
    if token.text not in words.persons or (token.opens and not acts_next(row, at)):
        return False
    if following is not None and joins(following) and following.text[0].isupper() and not token.possessive:
        return False
    if before is None or not joins(token) or before.text.lower() in COURTESY:
        return True
    return not (before.text.lower() in THE or before.possessive or (before.is_capital and not before.opens))


def _longer_place(text: str, sentence: int, row: list[Token], at: int, words: Vocabulary) -> Name | None:
    """Return an unlisted place whose name begins with a listed one: "Porto Alegre", "Santiago Norte"."""
    known = row[at].known
    following = row[at + 1] if at + 1 < len(row) else None
    if known is None or known.kind != "place" or " " in row[at].text or following is None or row[at].possessive:
        return None
    plain = following.known is None and following.title is None and following.is_capital and not following.is_acronym
    if not (plain and joins(following) and following.text[0].isupper()) or is_plain(following):
        return None
    if (
        following.text.lower() in words.lower
        or head_sector(following.text) is not None
        or is_given_name(following.text)
    ):
        return None
    name = _run_at(text, sentence, row, at, words)
    return replace(name, type="LOC", guess=Guess(type="LOC", weight=4)) if name is not None else None


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


def _run_at(text: str, sentence: int, row: list[Token], at: int, words: Vocabulary) -> Name | None:
    first = at
    is_person = row[first].text in words.persons and (not row[first].opens or acts_next(row, first))
    if not is_person and (
        row[first].text.lower() in ("the", "a", "an")
        or is_sentence_word(row[first])
        or (row[first].opens and row[first].text.lower() in words.lower - name_words("particles"))
    ):
        return None
    if row[first].text.lower() in COURTESY and len(row) > first + 1 and joins(row[first + 1]):
        return None
    after = run_end(row, first)
    is_word = is_plain(row[first]) or row[first].text.lower() in words.lower
    if after == first + 1 and is_word and not is_person:
        return None
    span = Span(row[first].span.start, row[after - 1].span.end)
    tokens = row[first:after]
    if len(tokens) == 1 and (tokens[0].is_initial or len(tokens[0].text) < 2 or tokens[0].text in NO_NAMES):
        return None
    guess = guess_type(row, first, after)
    return Name(
        span=span,
        text=span.of(text),
        type=guess.type,
        sentence=sentence,
        first=first,
        after=after,
        possessive=tokens[-1].possessive,
        guess=guess,
    )


def _particle_name(text: str, sentence: int, row: list[Token], at: int) -> Name | None:
    """Return a surname that begins with a particle in lower case: "von der Leyen", "bin Salman"."""
    if row[at].text not in LEADING or at + 1 >= len(row) or not joins(row[at + 1]):
        return None
    after = after_particles(row, at) if joins(row[at]) or at == 0 else None
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


def _is_title_case(text: str, row: list[Token]) -> bool:
    """Say whether nearly all longer words of the sentence are capitalised and no stop ends it, as in a headline."""
    longer = [token for token in row if token.text[0].isalpha() and len(token.text) > 3]
    capital = sum(token.text[0].isupper() for token in longer)
    return len(longer) >= 4 and capital >= 0.8 * len(longer) and not ENDS.match(text, row[-1].span.end)


ENDS = re.compile(r"['’s]*[”\"’)]*[.!?,]")


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


HOUSES = frozenset("family families dynasty clan household brothers sisters siblings twins".split())  # noqa: SIM905


def _as_house(name: Name, row: Sequence[Token]) -> Name:
    """Return "the Holm family", "the Holm brothers" as nobody by himself."""
    following = row[name.after] if name.after < len(row) else None
    house = following is not None and following.text in HOUSES and joins(following) and not name.possessive
    return replace(name, type="MISC") if house and name.type == "PER" else name
