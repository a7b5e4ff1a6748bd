"""Well-known bodies of the world by any of their names, and the words that make a name one of an organisation."""

from dataclasses import dataclass
from functools import cache

from stemma.lexicon.lists import read_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A body that many articles name without saying what it is."""

    name: str
    """The name by which the account knows it: "NATO"."""
    forms: tuple[str, ...]
    """Other names and acronyms."""
    sector: str
    """PLOVER sector: IGO, NGO, GOV, MIL, LEG, JUD, SPY, PTY, REB, PAR, OPP, BUS, MED."""
    country: str | None
    """ISO 3166-1 alpha-3 of the state it belongs to."""
    alliance: bool
    """States are its members: "the alliance", "the bloc", "the allies" may mean it."""


def organization_form(text: str) -> Organization | None:
    """Return the body that *text* names, exactly as written ("UN", "Arab League"), or None."""
    return _forms().get(text)


def head_sector(word: str) -> str | None:
    """Return the sector that the head word of an organisation's name shows ("Ministry": GOV), "" where it shows none.

    None when *word*, as written, is no such head.
    """
    return HEADS.get(word)


@cache
def _forms() -> dict[str, Organization]:
    out: dict[str, Organization] = {}
    for organization in ORGANIZATIONS:
        for form in (organization.name, *organization.forms):
            out.setdefault(form, organization)
    return out


def _load() -> tuple[Organization, ...]:
    out = []
    for line in read_lines("organizations.txt"):
        name, forms, sector, country, alliance = line.split(";")
        out.append(
            Organization(
                name=name,
                forms=tuple(filter(None, forms.split("|"))),
                sector=sector,
                country=country or None,
                alliance=alliance == "alliance",
            )
        )
    return tuple(out)


def _load_heads() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in read_lines("organization_heads.txt"):
        sector, words = line.split(";")
        for word in words.split("|"):
            out.setdefault(word, "" if sector == "-" else sector)
    return out


ORGANIZATIONS: tuple[Organization, ...] = _load()
"""In the order of the list: where two share a form, the first has it."""

HEADS: dict[str, str] = _load_heads()
"""Head words of names of organisations, capitalised as in names, with the sector they show ("" for none)."""
