"""
What shows that somebody takes a stance: one statement, one event, or what a report says of him.
"""

from dataclasses import dataclass

from stemma.account.actors import Cast
from stemma.account.matter import matter_of
from stemma.records.account import ActorId, EventId, Evidence, StatementId
from stemma.records.reading import Stance
from stemma.records.span import Span

GENERIC = frozenset(
    {"talk", "meet", "keep", "issue", "matter", "move", "step", "demand", "offer", "call", "side", "state"}
)
"""Stems that any issue may have. Source: compiled by the project; CC0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One statement, event or clause that shows a stance of one actor."""

    actor: ActorId
    stance: Stance
    issue: str
    matter: frozenset[str]
    since: str | None
    statement: StatementId | None
    event: EventId | None
    evidence: tuple[Evidence, ...]
    order: tuple[tuple[str, str], Span]


def matter_of_issue(issue: str, actor: ActorId, cast: Cast) -> frozenset[str]:
    """Return what tells an issue of *actor* from his others: its stems without his name and what any issue may have."""
    return matter_of(issue, [cast.actors[actor].name]) - GENERIC
