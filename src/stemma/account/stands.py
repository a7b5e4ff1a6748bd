"""
What shows that somebody takes a stance: one statement, one event, or what a report says of him.
"""

import re
from dataclasses import dataclass

from stemma.account.actors import Cast
from stemma.account.matter import matter_of
from stemma.account.tellings import Telling
from stemma.account.witness import Witness
from stemma.records.account import ActorId, EventId, Evidence, StatementId
from stemma.records.reading import Stance
from stemma.records.span import Span

GENERIC = frozenset(
    {"talk", "meet", "keep", "issue", "matter", "move", "step", "demand", "offer", "call", "side", "state"}
)
"""Stems that any issue may have. Source: compiled by the project; CC0."""


MODAL_BEFORE = re.compile(
    r"(?:\b(?:will|would|shall|(?:do|does|did|can|could)(?=\s+(?:not|never)))|['’]ll|\b(?:wo|do|does|did|would|ca|could)n['’]t"
    r"|\bcannot|\brather\s[^.;,]{2,60}?\sthan)\s+(?:(?:otherwise|also|then|now|never|not|ever|again)\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before the verb of what somebody would do."""

LONGEST_LEAD = 80
"""How far before an issue these words may begin. Code points."""


OF_ANOTHER = re.compile(r"(?<!,)\s(?:that|whether|how|why)\s+(?:the|an?|those|these|some)\s", re.IGNORECASE)
"""What stands between him who tells of an act and somebody else who does it. Source: compiled by the project; CC0."""


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


def words_of_issue(witness: Witness, issue: Span) -> str:
    """Return the words of an issue; of what somebody will or would do as "to do it"."""
    words = witness.words(issue)
    if MODAL_BEFORE.search(witness.article.text[max(0, issue.start - LONGEST_LEAD) : issue.start]):
        return f"to {words}"
    return words


def is_of_another(telling: Telling) -> bool:
    """Say whether the network takes him who tells of an act for its doer: "Malta said that the tanker had refused"."""
    doers = [p.span for p in telling.parties if p.role != "target" and p.span.end <= telling.event.trigger.start]
    text, act = telling.witness.article.text, telling.event.trigger.start
    return telling.event.by != "rules" and any(OF_ANOTHER.search(text, doer.end, act) for doer in doers)
