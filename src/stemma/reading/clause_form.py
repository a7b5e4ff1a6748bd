"""What a clause is: one verb group with its subject, its reach and what it hangs on."""

from dataclasses import dataclass
from typing import Literal

from stemma.reading.event_words import Group

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
