"""
Which names of persons in one article mean the same person.

Rules:
1. Full names come first. Two are one person when the words of one are among those of
   the other, or when the surname is the same and the given names are nearly alike.
2. A shorter form joins the person whose name ends with it, then whose name begins
   with it; of several, the one named last in full before it, else the first after. Who
   is called in full again behind the bare surname is not meant by it.
3. A title or "Mr" and "Ms" of the other gender keeps two bearers of a name apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from stemma.lexicon.given_names import given_gender, is_given_name
from stemma.lexicon.name_words import name_words
from stemma.reading.names.named import Name
from stemma.text.normalise import fold_word

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonParameters:
    """How alike two given names must be to be spellings of one. Chosen on invented pairs, November 2026."""

    given_alike: float = 0.78
    """Share of letters in common, 0..1: "Marian" and "Marianne" have 0.86, "John" and "Joan" 0.75."""
    surname_alike: float = 0.9
    """The same of two surnames: "Johansson" and "Johanson" have 0.94, "Johnson" and "Johnston" 0.93."""


@dataclass(slots=True, kw_only=True)
class Person:
    """A person while the article is read; grows as names join."""

    words: tuple[str, ...]
    """Folded words of the fullest name."""
    name: str
    names: list[int] = field(default_factory=list)
    """Indices into the names of the article."""
    gender: Gender | None = None
    """As a title shows it."""
    given: Gender | None = None
    """As the given name suggests it: it only chooses between bearers of one surname."""
    by_given: bool = False
    """The article calls him by his given name alone, as it does a child; then the surname is another's."""


def join_persons(
    names: Sequence[Name], genders: Sequence[Gender | None], *, parameters: PersonParameters | None = None
) -> list[Person]:
    """
    Return the persons behind the names of type PER, in the order of their first name.

    Args:
        names: All names of the article.
        genders: For each name, what a title right before it shows.
        parameters: How alike spellings must be.
    """
    settings = parameters or PersonParameters()
    persons: list[Person] = []
    short: list[int] = []
    for index, name in enumerate(names):
        if name.type != "PER":
            continue
        words = _words(name.text)
        if len(words) < 2:
            short.append(index)
            continue
        _join_full(persons, index, name, genders[index], settings)
    written_out = {id(person): tuple(person.names) for person in persons}
    first: dict[str, int] = {}
    alone = {_words(names[index].text)[0] for index in short}
    for person in persons:
        person.by_given = len(person.words) > 1 and person.words[0] in alone
    for index in short:
        bare = first.setdefault(_words(names[index].text)[0], index)
        again = {key for key, places in written_out.items() if places[-1] > bare}
        _join_short(persons, index, names[index], genders[index], again)
    for person in persons:
        person.names.sort()
    return sorted(persons, key=lambda person: person.names[0])


def _words(text: str) -> tuple[str, ...]:
    suffixes = name_words("suffixes")
    words = [ARTICLE.sub("", fold_word(word.strip(".,"))) for word in text.split()]
    kept = [word for word in words if word and word not in suffixes]
    while len(kept) > 1 and kept[0] in name_words("particles") and kept[0] not in LEADING:
        kept = kept[1:]
    return tuple(kept or words)


LEADING = frozenset(("abu", "ben"))
"""Particles that may be a given name: "Ben Chan" is no "Chan"."""
ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|an|ul)-(?=\w{2})")
"""The article glued to an Arabic name: "al-Burhan" is "Burhan" too."""


def _join_full(
    persons: list[Person], index: int, name: Name, gender: Gender | None, settings: PersonParameters
) -> None:
    words = _words(name.text)
    for person in persons:
        if len(person.words) > 1 and _same_person(person, words, gender, settings):
            if len(words) > len(person.words):
                person.words, person.name = words, name.text
            person.names.append(index)
            person.gender = person.gender or gender
            return
    persons.append(
        Person(words=words, name=name.text, names=[index], gender=gender, given=given_gender(name.text.split()[0]))
    )


def _same_person(person: Person, words: tuple[str, ...], gender: Gender | None, settings: PersonParameters) -> bool:
    if gender and person.gender and gender != person.gender:
        return False
    mine, other = set(person.words), set(words)
    if mine <= other or other <= mine:
        return True
    if person.words[-1] != words[-1] and _alike(person.words[-1], words[-1]) < settings.surname_alike:
        return False
    given, others = person.words[0], words[0]
    if given == others:
        return True
    if len(given) == 1 or len(others) == 1:
        return given[0] == others[0]
    return _alike(given, others) >= settings.given_alike


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _join_short(persons: list[Person], index: int, name: Name, gender: Gender | None, again: set[int]) -> None:
    """Join a short form; those in *again* are called in full behind the first one, so that it means another."""
    words = _words(name.text)
    fits = [
        p
        for p in persons
        if not (gender and p.gender and p.gender != gender)
        and _fit(p, words[0], bool(gender)) > (0 if p.names[0] < index else 1)  # nobody goes by a middle name unheard
    ]
    if not fits:
        persons.append(Person(words=words, name=name.text, names=[index], gender=gender))
        return
    fits = [person for person in fits if person.names[0] < index and _is_first_surname(person, words[0])] or fits
    fits = [p for p in fits if not (p.by_given and p.words[-1] == words[0])] or fits
    best = max(_fit(person, words[0], bool(gender)) for person in fits)
    fits = [person for person in fits if _fit(person, words[0], bool(gender)) == best]
    fits = [person for person in fits if gender is None or person.given in (None, gender)] or fits
    once = [person for person in fits if id(person) not in again and person.names[0] < index]
    if gender is None and once and len(once) < len(fits):
        fits = once
    chosen = max(fits, key=lambda person: _recency(person, index))
    chosen.names.append(index)
    chosen.gender = chosen.gender or gender


def _fit(person: Person, word: str, titled: bool) -> int:
    """Return how well a single word fits a person: 3 the surname, 2 a first word, 1 a middle one, 0 not at all."""
    if word not in person.words:
        return 0
    if person.words[-1] == word or (len(person.words) == 1):
        return 3
    if person.words[0] == word:
        given = is_given_name(word.title())
        return 1 if given and titled and given_gender(word.title()) else 2
    return 1


def _is_first_surname(person: Person, word: str) -> bool:
    """Say whether *word* is the first of two surnames, by which one is called: "Juan Ortega Ruiz" is "Ortega"."""
    return len(person.words) > 2 and person.words[-2] == word and not is_given_name(word.title())


def _recency(person: Person, index: int) -> tuple[int, int]:
    """Order persons: the one named last before *index* first, then the one named first after it."""
    before = [n for n in person.names if n < index]
    if before:
        return (1, max(before))
    return (0, -min(person.names))
