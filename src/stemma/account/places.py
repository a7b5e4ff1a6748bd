"""Whether two places may be one: by their words and by the countries that they lie in."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from stemma.account.likeness import FUNCTION_WORDS, folded_words
from stemma.lexicon.countries import country_form
from stemma.lexicon.places import place_form
from stemma.text.words import words

LONG_NAME = 6
"""In a shorter name another letter makes another place. Letters."""

CAPITALISED = re.compile(r"[^\W\d_a-zß-ÿ]", re.UNICODE)
VAGUE = frozenset(
    """
    near around outside above below close next adjacent
    border borders frontier east eastern west western north northern south southern central
    region regions area areas province provinces city town village capital headquarters coast off shore base market
    square stadium airport hospital mosque cathedral
    """.split()  # noqa: SIM905
)
"""Words that place something without naming the place. Source: compiled by the project; CC0."""


WIDE = re.compile(r"\b(?:Straits?|Sea|Gulf|Bay|Channel|Ocean|Peninsula|Archipelago|Desert)\b")
"""Words in the names of waters and lands in which other places lie. Source: compiled by the project; CC0."""

IN_TOWN = re.compile(
    r"\b(?:market|square|stadium|mosque|cathedral|hospital|palace|hotel|hall|court|theatre|theater|museum|library"
    r"|villa|church|temple|university)$",
    re.IGNORECASE,
)
"""Last words of spots that lie in a town, whose name they need not bear. Source: compiled by the project; CC0."""

OF_HOUSE = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+){0,2}?(?:hospitals?|clinic|morgue|university|institute|police|authorities|governor|mayor"
    r"|newspaper|radio|television|residents?|doctors?)\b",
    re.IGNORECASE,
)
"""What stands behind a place that only says whose somebody or some house is. Source: compiled by the project; CC0."""


@lru_cache(maxsize=1 << 16)
def countries_of(place: str) -> frozenset[str]:
    """Return the ISO codes of the countries that *place* names or lies in, as far as the lists know them."""
    spans = words(place)
    found: set[str] = set()
    for n in range(len(spans)):
        for m in range(min(len(spans), n + 4), n, -1):
            form = place[spans[n].start : spans[m - 1].end]
            form = form.removesuffix("'s").removesuffix("’s")
            code = _country_of(form)
            if code:
                found.add(code)
                break
    return frozenset(found)


def are_apart(a: str | None, b: str | None) -> bool:
    """Say whether two places are plainly different; unknown places are not."""
    if not a or not b:
        return False
    left, right = countries_of(a), countries_of(b)
    if left and right and not left & right:
        return True
    ours, theirs = _names(a), _names(b)
    if not (ours and theirs) or any(_is_one_name(x, y) for x in ours for y in theirs):
        return False
    if bool(IN_TOWN.search(a)) != bool(IN_TOWN.search(b)):
        return False  # the Bandele market may lie in Accra
    # Two towns of one country are two places; a town and its country are one, and an islet may lie in a strait.
    return not (_is_country(a) or _is_country(b)) and (WIDE.search(a) is None) == (WIDE.search(b) is None)


def are_one(a: str, b: str) -> bool:
    """Say whether two places share the name of a town or a spot; a country is too wide to be one."""
    shared = any(_is_one_name(x, y) for x in _names(a) for y in _names(b))
    return shared and not (_is_country(a) or _is_country(b))


def _is_one_name(a: str, b: str) -> bool:
    """Say whether two words are one name, one letter of a long one slipped."""
    return a == b or (min(len(a), len(b)) >= LONG_NAME and a[0] == b[0] and Levenshtein.distance(a, b) <= 1)


def _country_of(form: str) -> str | None:
    if not CAPITALISED.match(form):
        return None
    country = country_form(form)
    if country is not None:
        return country.iso3
    place = place_form(form)
    return place.country if place is not None else None


@lru_cache(maxsize=1 << 16)
def _names(place: str) -> frozenset[str]:
    return frozenset(w for w in folded_words(place) if w not in FUNCTION_WORDS and w not in VAGUE)


def _is_country(place: str) -> bool:
    spans = words(place)
    forms = [place[a.start : b.end] for n, a in enumerate(spans) for b in spans[n:]]
    return any(
        (f := country_form(form.removesuffix("'s").removesuffix("’s"))) and f.kind not in {"seat", "capital"}
        for form in forms
    )
