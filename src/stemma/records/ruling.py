"""
What people decide about an account, and what each decision changed.

A ruling names stretches of text, never records: ids change when the account does, texts do not. It
applies to whatever record holds the stretch now.
"""

from dataclasses import dataclass
from typing import Literal, NewType

from stemma.records.article import ArticleId, derive_id
from stemma.records.issue import Issue
from stemma.records.span import Span

RulingId = NewType("RulingId", str)

Verb = Literal["merge", "split", "rename", "retype", "reject", "confirm"]
Subject = Literal["actor", "event", "statement", "copy", "origin"]

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""How a moment is written, in UTC: `2025-03-04T10:15:22.123456Z`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of an article that stands for a record."""

    article: ArticleId
    span: Span
    text_sha256: str
    """Digest of the article's text: by it the place is found where the article has another id."""
    words: str
    """How the stretch begins, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """That a ruling holds no longer, and who said so when and why."""

    by: str
    made: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """
    One decision.

    What `sides` are depends on the verb:

    - merge: a side for each record; they become one. Of articles, the others are copies of the first.
    - split: a side for each of the records that it becomes, each with all its places. Of articles: no copies.
    - rename, retype: the record; `value` is its new name or type. Of a statement `rename` names the
      speaker: a second side holds a place of that actor.
    - reject, confirm: the record.
    """

    id: RulingId
    verb: Verb
    about: Subject
    sides: tuple[tuple[Place, ...], ...]
    value: str | None = None
    by: str
    made: str
    """When, as `MOMENT` has it."""
    why: str
    retired: tuple[Retirement, ...] = ()
    """Whoever retired it, the first first; empty while it holds."""

    def __post_init__(self) -> None:
        if not self.sides or not all(self.sides):
            raise ValueError("a ruling needs places")

    @property
    def order(self) -> tuple[str, str]:
        """Sort key of rulings everywhere: as they were made."""
        return (self.made, self.id)

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, side after side."""
        return tuple(place for side in self.sides for place in side)


def derive_ruling_id(
    *,
    verb: Verb,
    about: Subject,
    sides: tuple[tuple[Place, ...], ...],
    value: str | None,
    by: str,
    made: str,
    why: str,
) -> RulingId:
    """Return the id of a ruling: from all that it says but its retirement."""
    places = [str(part) for side in sides for p in side for part in ("", p.article, p.span.start, p.span.end)]
    sizes = [len(side) for side in sides]
    return RulingId(derive_id("r", verb, about, value, by, made, why, *sizes, *places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one ruling changed in one record, and what the machine thought of it."""

    ruling: RulingId
    record: str
    """Id of the record as it is now; of a rejected one, as it would be."""
    was: str
    """What it was before, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A record that the machine made and a person threw out: kept apart, with what it rested on."""

    id: str
    kind: Subject
    text: str
    """The record in words."""
    ruling: RulingId
    evidence: tuple[tuple[ArticleId, Span, str], ...]
    """(article, span, origin) of each piece."""


def overridden(early: Ruling, late: Ruling) -> Issue:
    """Return the note that of two rulings the later holds."""
    first = f"the earlier {early.id} ({early.verb}, by {early.by})"
    return Issue(level="note", text=f"ruling {late.id} ({late.verb}, by {late.by}) holds against {first}")
