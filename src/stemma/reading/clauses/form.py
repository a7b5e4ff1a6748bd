"""What a clause is: one verb group with its subject, its reach and what it hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.lexicon.predicates import effects_of
from stemma.reading.events.words import Group

Link = Literal[
    "main", "that", "if", "when", "relative", "and", "infinitive", "gerund", "participle", "reduced", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One verb group with what belongs to it. Ranges are token indices, half-open."""

    group: Group
    left: int
    """Where its own words begin: the adjuncts before the subject included."""
    subject: tuple[int, int] | None
    right: int
    """Where the next clause begins."""
    link: Link
    lead: str = ""
    """The word that opens it: "that", "if", "after", "without"."""
    governor: int | None = None
    """Index of the clause that it hangs on."""
    shares: int | None = None
    """Index of the clause whose subject it shares by "and"."""
    particle: str = ""
    """What belongs to its verb and stands apart from it, where a parse shows it: "threw the envoy [out]"."""
    object_before: tuple[int, int] | None = None
    """What its verb acts on where that stands before the clause, by a parse: "[the gates] that Peru lowered"."""


def speaker_above(clauses: Sequence[Clause], index: int) -> int:
    """
    Return the clause of saying over one that tells what will or would be, else the clause itself.

    "He said the ban would stay until Peru paid, rejecting an appeal": he rejects.
    """
    at, told = index, False
    while True:
        clause = clauses[at]
        if clause.governor is None or clause.link not in ("that", "when", "if"):
            return index
        told |= clause.group.tense in ("would", "future", "modal", "present")
        at = clause.governor
        if clause.link == "that":
            return at if told and "said" in effects_of(clauses[at].group.lemma) else index


def main_verbs(groups: Sequence[Group]) -> frozenset[int]:
    """Return the words (indices) of verbs that part two phrases."""
    # A participle behind a noun is part of its phrase: "a delegation led by X travelled".
    return frozenset(i for g in groups if g.kind != "reduced" for i in range(g.start, g.end))
