"""
How two names compare: equal, spelt by another transliteration, shortened, slipped, or different.

Tables first: pet names and given names that are one name in several languages, and the letters by which
transliterations differ. This file knows no roles and no countries; `persons.py` weighs those.
"""

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler, Levenshtein

from stemma.text.normalise import fold_word
from stemma.text.words import words

Likeness = Literal["same", "transliteration", "initial", "misspelt", "different"]

ONE_NAME = (
    "alexander alexandr aleksandr aleksander alexandre oleksandr aliaksandr sasha",
    "alexei alexey aleksei aleksey alexej oleksiy oleksii",
    "andrei andrey andriy andrii andrej",
    "anthony antony tony",
    "antonio toni",
    "benjamin ben binyamin",
    "william bill will billy",
    "robert bob rob bobby",
    "richard rick dick",
    "charles charlie chuck",
    "christopher chris",
    "daniel dan danny",
    "david dave",
    "dmitry dmitri dmitriy dmytro dzmitry",
    "donald don",
    "edward ed eddie",
    "elizabeth liz",
    "eugene evgeny yevgeny yevgeni evgeniy yevhen evgenii",
    "francisco paco",
    "gregory greg grigory grigori hryhoriy",
    "igor ihor",
    "james jim jimmy",
    "jeffrey jeff",
    "jose pepe",
    "joseph joe",
    "john jack",
    "kenneth ken",
    "katherine kate cathy catherine",
    "lawrence larry",
    "leonard len",
    "matthew matt",
    "michael mike mick",
    "mikhail mykhailo mikhailo",
    "nicholas nick",
    "nikolai nikolay nikolaj mykola",
    "olga olha",
    "patrick pat",
    "peter pete",
    "petro pyotr petr",
    "philip phil phillip",
    "ronald ron",
    "samuel sam",
    "sergei sergey sergiy serhiy serhii sergii sergej siarhei",
    "stephen steven steve",
    "susan sue",
    "theodore ted",
    "thomas tom",
    "timothy tim",
    "vasily vasiliy vasyl",
    "victor viktor",
    "vladimir volodymyr uladzimir",
    "yuri yuriy yury iurii yurii",
)
"""Given names that are one name. Source: compiled by the project; CC0."""

SAME_GIVEN = {name: row.split()[0] for row in ONE_NAME for name in row.split()}

COGNATES = (
    "andrew andre andres andrea andreas andrzej",
    "anthony antoine antonio anton",
    "catherine katharina caterina catalina katarzyna",
    "charles carlos carlo karl",
    "edward edouard eduardo edoardo",
    "frederick frederic federico friedrich frederik",
    "george georges jorge giorgio georg jerzy",
    "gregory gregoire gregorio",
    "helen helene elena",
    "henry henri enrique enrico heinrich henrik",
    "john jean juan giovanni johann johannes jan joao",
    "joseph jose giuseppe josef jozef",
    "lawrence laurence laurent lorenzo",
    "louis luis luigi ludwig",
    "luke luc lucas luca lukas",
    "margaret marguerite margarita margherita",
    "mark marc marco marcos marek",
    "mary marie maria",
    "matthew matthieu mathieu mateo matteo mateusz",
    "michael michel miguel michele",
    "nicholas nicolas nicola nicolo",
    "paul paolo pablo paulo",
    "peter pierre pedro pietro piotr",
    "philip philippe felipe filippo",
    "stephen etienne esteban stefano stefan",
    "theodore theodor teodoro",
    "thomas tomas tommaso",
    "vincent vicente vincenzo",
    "william guillaume guillermo guglielmo wilhelm",
)
"""Given names that are one in several languages: a report may turn them. Source: compiled by the project; CC0."""

COGNATE = {name: row.split()[0] for row in COGNATES for name in row.split()}

SOUNDS = (
    (r"(?<=sk)(?:aya|aja|aia)$", "a"),
    (r"shch|sch", "sh"), (r"tch", "ch"), (r"kh", "h"), (r"ph", "f"), (r"ck", "k"), (r"tz", "ts"), (r"dh", "d"),
    (r"gh", "g"), (r"ks", "x"), (r"q", "k"), (r"w", "v"), (r"c(?!h)", "k"), (r"ou|oo", "u"), (r"ee", "i"), (r"aa", "a"),
    (r"(?<=[aeiou])h(?=$|[^aeiou])", ""), (r"[yj]", "i"), (r"(.)\1+", r"\1"), (r"e?i+$", "i"), (r"ie", "e"),
    (r"(.)\1+", r"\1"),
)  # fmt: skip
"""Spellings that transliterations use for one sound, in the order applied. Source: compiled by the project; CC0."""

RULES = tuple((re.compile(old), new) for old, new in SOUNDS)
VOWELS = str.maketrans("eo", "au")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "the"})
ONE_LETTER = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "œ": "oe", "æ": "ae", "ß": "ss"}
)
"""Letters that English reports write plainly and that no accent is taken off. Source: compiled by the project; CC0."""
LONG = 5
"""Shorter halves of a name with another letter are another name. Letters."""
ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "an", "ad"})
"""Articles within Arabic names, which reports keep or drop."""


@lru_cache(maxsize=1 << 16)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a personal name as they are compared: no title, no "Jr.", no possessive."""
    found = [fold_word(name[w.start : w.end]).removesuffix("'s").replace(".", "") for w in words(name)]
    found = [t.translate(ONE_LETTER) for t in found]
    kept = [t for t in found if t and t not in SUFFIXES]
    while len(kept) > 1 and kept[0] in HONORIFICS:
        kept = kept[1:]
    return tuple(t for n, t in enumerate(kept) if not (t in ARTICLES and n + 1 < len(kept)))


@lru_cache(maxsize=1 << 16)
def sound(token: str) -> str:
    """Return a name's letters with the spellings of one sound made equal; vowels still tell."""
    for pattern, plain in RULES:
        token = pattern.sub(plain, token)
    return token


def sounds_like(a: str, b: str) -> bool:
    """Say whether two folded names are one name written by two transliterations."""
    if sound(a) == sound(b):
        return True
    # Arabic vowels: Mohammed, Muhammad. Short names differ by a vowel and are others (Jan, Jen).
    return min(len(a), len(b)) >= 5 and sound(a).translate(VOWELS) == sound(b).translate(VOWELS)


def same_sound(token: str) -> tuple[str, ...]:
    """Return keys of which two folded names share one where `sounds_like` holds of them, and else none."""
    plain = sound(token)
    return (plain, f"~{plain.translate(VOWELS)}") if len(token) >= 5 else (plain,)


def compare_given(a: str, b: str, misspelt: float) -> Likeness:
    """Return how two folded given names compare."""
    if a == b or SAME_GIVEN.get(a, a) == SAME_GIVEN.get(b, b):
        return "same"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else "different"
    if sounds_like(a, b) or are_cognate(a, b):
        return "transliteration"
    return "misspelt" if _slipped(a, b, misspelt) else "different"


def are_cognate(a: str, b: str) -> bool:
    """Say whether two folded given names are two languages' forms of one: Matthew, Matthieu."""
    return a != b and a in COGNATE and COGNATE[a] == COGNATE.get(b)


def compare_surname(a: str, b: str, misspelt: float) -> Likeness:
    """Return how two folded surnames compare; slips in short names are other names."""
    if a == b:
        return "same"
    if sounds_like(a, b):
        return "transliteration"
    return "misspelt" if min(len(a), len(b)) >= 5 and _slipped(a, b, misspelt) else "different"


def is_garbled(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """
    Say whether one letter of the given name and one of the surname are all that parts two long folded names.

    Where both halves differ in their last letter they are a man's and a woman's.
    """
    if any(
        min(len(x), len(y)) < LONG or Levenshtein.distance(x, y) != 1 or x[0] != y[0] for x, y in zip(a, b, strict=True)
    ):
        return False
    return any(x[-1] == y[-1] for x, y in zip(a, b, strict=True))


def _slipped(a: str, b: str, misspelt: float) -> bool:
    if min(len(a), len(b)) < 4:
        return False
    return Levenshtein.distance(a, b) <= 1 + (max(len(a), len(b)) >= 6) and JaroWinkler.similarity(a, b) >= misspelt
