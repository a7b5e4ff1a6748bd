"""
The body that a title is held for where only its noun stands beside it: "the organisation's spokeswoman".

It is the one body named before it: in the sentence or the two before for a common noun, anywhere for a word of its
name ("the Secretary General of the Union") and for a house that a name stands before ("the director of the hospital"
behind "the San Rafael hospital"). Of two, none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.reading.actors.affiliations import Affiliation, words_of
from stemma.reading.names.named import NamedText
from stemma.reading.names.tokens import Token, joins

NOUNS = frozenset(
    """
    organisation organization agency body group company firm charity union council commission committee party movement
    bloc alliance association federation institute fund bank court ministry foundation charity
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
UNNAMED = frozenset("hospital clinic school college prison council guard".split())  # noqa: SIM905
"""Of these a noun alone still says what somebody heads: "the director of the hospital"."""
SENTENCES_BACK = 2
SERVES = ("of", "at", "for")
FOLLOWS = frozenset("in at of for on who which that said says told and".split())  # noqa: SIM905
"""What may follow the noun of a body that ends its phrase."""
LONGEST_BODY = 3
"""Words of a body called by common nouns: "the national rescue agency"."""


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
    if about.org is not None:
        longer = {body.text for body in before if about.org in body.text.split() and body.text != about.org}
        return replace(about, org=_only(longer) or about.org) if about.org.lower() in NOUNS else about
    if about.country is not None:
        return about
    if about.first and row[about.first - 1].possessive:
        owner = row[about.first - 1].text.lower().removesuffix("'s").removesuffix("’s")
        return replace(about, org=_only(_called(owner, before, sentence)))
    noun = _noun_behind(row, about.after)
    if noun is not None:
        first, last = about.after + 2, row[noun].text
        if noun > first:
            return replace(about, org=words_of(row, first, noun + 1))
        called = _called(last, before, sentence) or ({last} & UNNAMED)
        return replace(about, org=_only(called))
    if about.article is None and _is_voice(row, about):
        # "The Sea Fund called for calm. “We wait,” spokeswoman X said"
        near = {body.text for body in before if sentence - body.sentence <= 1}
        return replace(about, org=_only(near))
    return about


def _noun_behind(row: Sequence[Token], after: int) -> int | None:
    """Return the index of the noun of a body in "of the [hospital]", "of the rescue [agency]'s Lima office"."""
    if after + 2 >= len(row) or row[after].text not in SERVES or row[after + 1].text != "the":
        return None
    for n in common_words(row, after + 2):
        ends = n + 1 == len(row) or not joins(row[n + 1]) or row[n].possessive or row[n + 1].text in FOLLOWS
        if row[n].text in NOUNS | HOUSES | UNNAMED and ends:
            return n
    return None


def common_words(row: Sequence[Token], start: int) -> Iterator[int]:
    """Yield the indices of the common nouns from *start* on of which one may end the name of a body."""
    for n in range(start, min(start + LONGEST_BODY, len(row))):
        if not joins(row[n]) or not row[n].text.islower() or row[n].known is not None:
            return
        yield n


def _is_voice(row: Sequence[Token], about: Affiliation) -> bool:
    """Say whether the title is that of somebody who speaks for a body, right before a name."""
    title, behind = row[about.after - 1].text, about.after
    return title.startswith("spokes") and behind < len(row) and joins(row[behind]) and row[behind].text[0].isupper()


def _called(noun: str, before: Sequence[Body], sentence: int) -> set[str]:
    """Return the bodies that "the *noun*" may mean."""
    if noun in HOUSES:
        ends = {body.text for body in before if body.text.lower().endswith(f" {noun}")}
        if ends or noun not in NOUNS:
            return ends
    near = {body.text for body in before if sentence - body.sentence <= SENTENCES_BACK} if noun in NOUNS else set()
    return {text for text in near if noun in text.lower().split()} or near


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None
