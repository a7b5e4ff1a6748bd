"""
Countries, their demonyms, capitals and seats of government, and any form of them in a text.

Forms are matched as written (case counts: "US" is a country, "us" is not). A form
that names several things ("Georgia", "Washington") is listed once, as the thing
that news of the world means most; the reader of the text weighs what stands round it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stemma.lexicon.lists import read_lines

FormKind = Literal["name", "demonym", "capital", "seat"]

NO_PLURAL = ("s", "sh", "ch", "se", "men", "man", "z", "ic", "I-Kiribati", "Ni-Vanuatu", "Lao")
"""Demonyms with these endings have no plural in -s: Chinese, Polish, French, Swiss, Kyrgyz, Icelandic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country with every form of its name."""

    iso3: str
    """ISO 3166-1 alpha-3; XKX for Kosovo."""
    name: str
    """The standard short English name."""
    names: tuple[str, ...]
    """Other names and short forms."""
    demonyms: tuple[str, ...]
    """Adjectives and nouns for its people, plurals included."""
    capital: str | None
    capitals: tuple[str, ...]
    """The capital in all spellings, and cities that stand for the state beside it."""
    seats: tuple[str, ...]
    """Houses that stand for its government, without article: "Kremlin", "White House"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryForm:
    """What a form of words says about a country."""

    iso3: str
    name: str
    kind: FormKind
    plural: bool = False
    """A demonym in the plural ("Russians"): people, never an adjective."""


def country_form(text: str) -> CountryForm | None:
    """Return the country that *text* names, exactly as written ("U.S.", "Kyiv", "Iraqis", "Kremlin"), or None."""
    return _forms().get(text)


def country_named(iso3: str) -> Country | None:
    """Return the country with this code, or None."""
    return _by_code().get(iso3)


@cache
def _forms() -> dict[str, CountryForm]:
    out: dict[str, CountryForm] = {}
    for country in COUNTRIES:
        for form, kind, plural in _forms_of(country):
            out.setdefault(form, CountryForm(iso3=country.iso3, name=country.name, kind=kind, plural=plural))
    return out


@cache
def _by_code() -> dict[str, Country]:
    return {country.iso3: country for country in COUNTRIES}


def _forms_of(country: Country) -> Iterator[tuple[str, FormKind, bool]]:
    singular = set(country.demonyms)
    for form in (country.name, *country.names):
        yield form, "name", False
    for form in country.demonyms:
        yield form, "demonym", form.endswith("s") and form[:-1] in singular
    for form in country.capitals:
        yield form, "capital", False
    for form in country.seats:
        yield form, "seat", False


def _with_plurals(demonyms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form for word in demonyms for form in ((word,) if word.endswith(NO_PLURAL) else (word, word + "s")))


OFFICIAL = ("Republic of", "Islamic Republic of", "Federal Republic of", "Kingdom of")
"""What releases put before the short name of a state; a form that the list gives to another state is that one's."""


def _load() -> tuple[Country, ...]:
    out = []
    rows = [line.split(";") for line in read_lines("countries.txt")]
    listed = {form for _, name, forms, *_ in rows for form in (name, *forms.split("|"))}
    for iso3, name, *lists in rows:
        names, demonyms, capitals, seats = (tuple(filter(None, part.split("|"))) for part in lists)
        if "Republic" not in name:
            names += tuple(form for lead in OFFICIAL if (form := f"{lead} {name}") not in listed)
        out.append(
            Country(
                iso3=iso3,
                name=name,
                names=names,
                demonyms=_with_plurals(demonyms),
                capital=capitals[0] if capitals else None,
                capitals=capitals,
                seats=seats,
            )
        )
    return tuple(out)


COUNTRIES: tuple[Country, ...] = _load()
"""All states of the United Nations, the other states in the news, and some territories with a code of their own."""

COUNTRY_FORM: re.Pattern[str] = re.compile(
    r"(?<![\w@#])(?:"
    + "|".join(re.escape(form) for form in sorted(_forms(), key=lambda form: (-len(form), form)))
    + r")(?![\w])"
)
"""Any form of any country as a whole word, the longest first; case counts."""
