"""
News agencies: what they are called, and where a text names one.

Compiled by the project; CC0. The list stands in `agencies.tsv` beside this file.
"""

import re
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency, or a state medium that others cite as one."""

    short: str
    """The name by which the account knows it: "AFP"."""
    forms: tuple[str, ...]
    """Every spelling, in the order of the list, guarded ones last."""
    country: str | None
    """ISO 3166-1 alpha-3 of its seat."""
    wire: bool
    """Other outlets print its copy; else it is mostly cited."""
    guarded: tuple[str, ...] = ()
    """Forms with other readings ("PA", "MENA"): they count only where a credit stands."""
    photos_only: bool = False
    """It sells pictures; its name says nothing of the words."""


def _load() -> tuple[Agency, ...]:
    rows = resources.files(__package__).joinpath("agencies.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_agency(row) for row in rows if row and not row.startswith("#"))


def _agency(row: str) -> Agency:
    short, country, use, forms, guarded = (*row.split("\t"), "")[:5]
    kept = tuple(forms.split("|"))
    behind = tuple(guarded.split("|")) if guarded else ()
    return Agency(
        short=short,
        forms=kept + behind,
        country=country or None,
        wire=use == "wire",
        guarded=behind,
        photos_only=use == "photo",
    )


AGENCIES: tuple[Agency, ...] = _load()
"""All agencies, in the order of the list."""

_BY_FORM: dict[str, Agency] = {form: agency for agency in reversed(AGENCIES) for form in (*agency.forms, agency.short)}


def _any_of(forms: set[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    heads = "".join(sorted({re.escape(form[0]) for form in forms}))  # most words are told apart by their first letter
    any_form = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w&-])(?=[{heads}])(?:{any_form})(?![\w&])(?!-[a-z])")


AGENCY_FORM: re.Pattern[str] = _any_of({f for a in AGENCIES for f in a.forms if f not in a.guarded})
"""Matches an unguarded form of any agency as a whole word, in its own case, without an article before it."""

CREDIT_FORM: re.Pattern[str] = _any_of({f for a in AGENCIES for f in a.forms})
"""Matches any form, guarded ones too: for lines that are known to be credits."""


def agency_named(text: str) -> Agency | None:
    """Return the agency that *text* is a form of ("AFP", "the Associated Press", guarded forms too), or None."""
    plain = " ".join(text.split()).strip(" ,;:()[]")
    plain = plain if plain in _BY_FORM else plain.rstrip(".")
    found = _BY_FORM.get(plain) or _BY_FORM.get(re.sub(r"^[Tt](?:he|HE)\s+", "", plain))
    if found is None and plain.isupper() and len(plain) > 5:
        found = _BY_FORM.get(plain.removeprefix("THE ").title())
    return found
