"""
Whose statement a passage is, where the passage says so: "the Selwyn Port Authority said in a statement".

Two reports that share a paragraph of a press release have it from whoever issued the release, held or not. Only what
is plain counts: a body called by its name, said to have stated it in writing; a person, a ministry without a name
or two issuers in one passage tell nothing.
"""

import re
from collections.abc import Iterable

from stemma.lexicon.days import WEEKDAY
from stemma.lexicon.organizations import HEADS, head_sector, organization_form

NAME = r"(?P<name>[A-Z][\w&.'’-]*(?: (?:(?:of|for|and|on)(?: the)? )?[A-Z][\w&.-]*){0,6})"
DAY = rf"(?:,? (?:on |late |early |earlier )?{WEEKDAY})?"
PAPER = r"(?:(?:an?|its|the) )(?:(?:brief|joint|short|written|press|news|public|official|media) )?(?:statement|release)"
STATED = (
    re.compile(rf"{NAME} (?:said|announced|confirmed|added|explained){DAY},? in {PAPER}\b"),
    re.compile(rf"\b[Ii]n {PAPER}{DAY},? (?:the )?{NAME} (?:said|announced|confirmed|added|explained)\b"),
    re.compile(rf"\b[Aa]ccording to {PAPER}{DAY} (?:(?:issued|released|published) )?(?:by|from|of) (?:the )?{NAME}"),
)
LEADING = re.compile(r"^(?:The|Meanwhile|However|But|And|In|On|Yesterday|Today) ")
ACRONYM = re.compile(r"[A-Z]{3,}")


def issuer_of(passages: Iterable[str]) -> str | None:
    """Return the one body that *passages* say stated this in writing, as written there; None where it is not plain."""
    names = {
        LEADING.sub("", match["name"]).removesuffix(".")
        for text in passages
        for pattern in STATED
        for match in pattern.finditer(text)
    }
    name = names.pop() if len(names) == 1 else None
    return name if name is not None and _is_body(name) else None


def _is_body(name: str) -> bool:
    """Say whether a name is that of a body that issues statements, by its own words, and more than a bare head."""
    words = name.split()
    known = organization_form(name)
    if known is not None:
        return known.sector != "MED"
    sectors = {head_sector(word) for word in words} - {None}
    plain = len(words) > 1 and any(word not in HEADS for word in words) and bool(sectors) and "MED" not in sectors
    return plain or ACRONYM.fullmatch(name) is not None
