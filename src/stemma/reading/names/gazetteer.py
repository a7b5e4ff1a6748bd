"""
Where a text names a thing that the lexicon knows: a country, a body, a place, a people.

The longest form wins, and case counts. What a known form means in its sentence
(a capital that acts, a state that is only a place) is decided elsewhere.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stemma.lexicon.agencies import AGENCIES
from stemma.lexicon.countries import COUNTRIES, country_form
from stemma.lexicon.name_words import name_words
from stemma.lexicon.organizations import ORGANIZATIONS
from stemma.lexicon.places import PLACES
from stemma.records.reading import MentionType
from stemma.records.span import Span

KnownKind = Literal["name", "demonym", "capital", "seat", "org", "place", "norp"]

WORD_START = re.compile(r"(?<![\w@#])(?=\w)")
FIRST_WORD = re.compile(r"\w+")
NEEDS_ARTICLE = frozenset(("West", "Gulf", "Guardian", "Fed", "Quad", "Commonwealth", "Conservatives", "Emirates"))
"""Forms that mean the thing only after "the"."""
ACRONYMS_OF_WORDS = frozenset(("IS", "PA", "AU", "SA", "RT", "WHO", "US", "ABC", "DW", "IT"))
"""Acronyms that are words in a line of capitals."""
TYPES: dict[KnownKind, MentionType] = {
    "name": "LOC", "demonym": "NORP", "capital": "LOC", "seat": "ORG", "org": "ORG", "place": "LOC", "norp": "NORP",
}  # fmt: skip
LONGEST_ACRONYM = 3
"""Forms longer than this are also known in capitals ("MOSCOW"); letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the lexicon knows of a form."""

    kind: KnownKind
    name: str
    """The name of the thing: "Russia" for "Russian", "NATO" for "North Atlantic Treaty Organization"."""
    country: str | None
    sector: str | None = None
    alliance: bool = False
    plural: bool = False
    """A people in the plural: "Russians"."""

    @property
    def type(self) -> MentionType:
        """Type of a mention by this form."""
        return TYPES[self.kind]

    @property
    def is_state(self) -> bool:
        """Whether the form names a state or what stands for one."""
        return self.kind in ("name", "demonym", "capital", "seat")


def find_known(text: str, within: Span, *, line: Span | None = None) -> list[tuple[Span, Known]]:
    """Return the known forms in a stretch of *text*, of a *line* where it is not one, in order, without overlaps."""
    out: list[tuple[Span, Known]] = []
    at = within.start
    capitals = not any(c.islower() for c in (line or within).of(text))
    for match in WORD_START.finditer(text, within.start, within.end):
        if match.start() < at:
            continue
        found = _known_at(text, match.start(), within.end)
        if found and not (capitals and found[0].of(text) in ACRONYMS_OF_WORDS):
            out.append(found)
            at = found[0].end
    return out


def known_form(form: str) -> Known | None:
    """Return what the lexicon knows of *form*, exactly as written."""
    word = FIRST_WORD.match(form)
    return next((known for other, known in _index().get(word.group(), ()) if other == form), None) if word else None


def _known_at(text: str, at: int, end: int) -> tuple[Span, Known] | None:
    first = FIRST_WORD.match(text, at, end)
    if first is None:
        return None
    for form, known in _index().get(first.group(), ()):
        stop = at + len(form)
        if stop > end or not text.startswith(form, at):
            continue
        if stop < len(text) and (text[stop].isalnum() or text[stop] == "_"):
            continue
        if form in NEEDS_ARTICLE and text[max(0, at - 4) : at].lower() != "the ":
            continue
        return Span(at, stop), known
    return None


@cache
def _index() -> dict[str, tuple[tuple[str, Known], ...]]:
    forms: dict[str, Known] = {}
    for organization in ORGANIZATIONS:
        known = Known(
            kind="org",
            name=organization.name,
            country=organization.country,
            sector=organization.sector,
            alliance=organization.alliance,
        )
        for form in (organization.name, *organization.forms):
            forms.setdefault(form, known)
    for country in COUNTRIES:
        for form in (country.name, *country.names, *country.demonyms, *country.capitals, *country.seats):
            about = country_form(form)
            if about is not None and about.iso3 == country.iso3:
                known = Known(kind=about.kind, name=about.name, country=about.iso3, plural=about.plural)
                forms.setdefault(form, known)
    for place in PLACES:
        forms.setdefault(place.name, Known(kind="place", name=place.name, country=place.country))
    for agency in AGENCIES:
        known = Known(kind="org", name=agency.short, country=agency.country, sector="MED")
        for form in agency.forms:
            if form not in agency.guarded:
                forms.setdefault(form, known)
    for form in sorted(name_words("norps")):
        forms.setdefault(form, Known(kind="norp", name=form, country=None, plural=form.endswith("s")))
    return _by_first_word(forms)


def _by_first_word(forms: dict[str, Known]) -> dict[str, tuple[tuple[str, Known], ...]]:
    for form, known in list(forms.items()):
        if len(form) > LONGEST_ACRONYM and known.kind in ("name", "capital", "place"):
            forms.setdefault(form.upper(), known)
    out: dict[str, list[tuple[str, Known]]] = {}
    for form, known in forms.items():
        first = FIRST_WORD.match(form)
        if first:
            out.setdefault(first.group(), []).append((form, known))
    return {word: tuple(sorted(found, key=lambda item: (-len(item[0]), item[0]))) for word, found in out.items()}
