"""What one account says that an earlier one of the same case did not say, or said otherwise."""

from dataclasses import dataclass
from typing import Literal

from stemma.records.account import Account, Evidence

DifferenceKind = Literal["contradicted", "changed", "withdrawn", "confirmed", "lapsed", "new"]
"""In the order in which they are told: what overturns comes before what adds."""

RecordKind = Literal["event", "statement", "quantity", "position", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell of a record, before and after; None where it was or is not known."""

    field: str
    """"status", "date", "place", "number", "speaker", "actor", "stance", "since", "until", "newsrooms",
    "joined", "parted", or the field of a conflict."""
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One record that is new, or that is told otherwise than before. What did not change has none."""

    kind: DifferenceKind
    about: RecordKind
    before: str | None
    """Id of the record in the earlier account; None where it had none."""
    after: str | None
    """Id of the record in the later account; None where it has none."""
    changes: tuple[CellChange, ...] = ()
    reason: str = ""
    """One sentence, where the kind alone does not say it."""
    evidence: tuple[Evidence, ...]
    """What shows the difference: the spans that came new, or, of a withdrawn record, those that it rested on."""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a difference needs evidence")
        if self.before is None and self.after is None:
            raise ValueError("a difference is about a record of one account at least")


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """How one account became another."""

    before: Account
    after: Account
    found: tuple[Difference, ...]
    """By kind, then by the weight of the record: newsrooms, then spans."""
