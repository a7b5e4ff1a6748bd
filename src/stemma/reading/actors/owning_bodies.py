"""
The body that a title is held for where only its noun stands beside it: "the organisation's spokeswoman".

It is the one body named before it: in the sentence or the two before for a common noun, anywhere for a word of its
name ("the Secretary General of the Union") and for a house that a name stands before ("the director of the hospital"
behind "the San Rafael hospital"). Of two, none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.reading.actors.affiliations import Affiliation
from stemma.reading.names.named import NamedText
from stemma.reading.names.tokens import Token, joins

NOUNS = frozenset(
    """
    organisation organization agency body group company firm charity union council commission committee party movement
    bloc alliance association federation institute fund bank court
    """.split()  # noqa: SIM905
)
"""By which a body is called that was named."""
HOUSES = frozenset(
    """
    hospital clinic university college school academy museum institute centre center laboratory orphanage monastery
    cathedral mosque airline shipyard refinery mine cooperative newspaper station port airport zoo prison
    """.split()  # noqa: SIM905
)
"""Nouns of houses that reports name once and then call by the noun. Source: compiled by the project; CC0."""
SENTENCES_BACK = 2
SERVES = ("of", "at", "for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as it is named in one place."""

    text: str
    sentence: int
    end: int
    """Where its name ends in the text."""


def named_bodies(named: NamedText) -> list[Body]:
    """Return the bodies that are named, and the houses with a name before their noun: "San Rafael hospital"."""
    out = []
    for name in named.names:
        row = named.tokens[name.sentence]
        if name.type == "ORG":
            out.append(Body(text=name.text, sentence=name.sentence, end=name.span.end))
        elif (
            not name.possessive and name.after < len(row) and joins(row[name.after]) and row[name.after].text in HOUSES
        ):
            out.append(Body(text=f"{name.text} {row[name.after].text}", sentence=name.sentence, end=name.span.end))
    return out


def named_owner(about: Affiliation, row: Sequence[Token], sentence: int, bodies: Sequence[Body]) -> Affiliation:
    """Return *about*, a title of the *row* of a *sentence*, with the body that it serves of the named *bodies*."""
    start = row[about.first].span.start
    before = [body for body in bodies if body.end <= start]
    if about.org is None and about.country is None and about.first and row[about.first - 1].possessive:
        owner = row[about.first - 1].text.lower().removesuffix("'s").removesuffix("’s")
        return replace(about, org=_only(_called(owner, before, sentence)))
    if about.org is None and about.country is None and about.after + 2 < len(row):
        prep, article, noun = row[about.after], row[about.after + 1], row[about.after + 2]
        free = about.after + 3 == len(row) or not joins(row[about.after + 3]) or row[about.after + 3].text.islower()
        if prep.text in SERVES and article.text == "the" and free and noun.text in HOUSES and joins(noun):
            return replace(about, org=_only(_called(noun.text, before, sentence)))
    if about.org is not None and about.org.lower() in NOUNS:
        full = {body.text for body in before if about.org in body.text.split() and body.text != about.org}
        return replace(about, org=_only(full) or about.org)
    return about


def _called(noun: str, before: Sequence[Body], sentence: int) -> set[str]:
    """Return the bodies that "the *noun*" may mean."""
    if noun in HOUSES:
        ends = {body.text for body in before if body.text.lower().endswith(f" {noun}")}
        if ends or noun not in NOUNS:
            return ends
    return {body.text for body in before if sentence - body.sentence <= SENTENCES_BACK} if noun in NOUNS else set()


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
