"""Which events of one sentence tell the same act: "its [attack] on Aleppo, in which it [struck] a school"."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from stemma.records.reading import Event
from stemma.records.span import Span

DEEDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION"})
"""Types of which one may do two in a sentence; one attack is told by several verbs."""
APART = 12
"""Characters between two verbs beyond which each has an object of its own."""


def one_an_act(events: Iterable[Event], verbs: Collection[Span]) -> list[Event]:
    """Keep one of several events that tell the same act; *verbs* are the triggers among them that are verbs."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (-e.score, e.trigger.start)):
        if not any(is_same_act(k, event) and not _are_two_deeds(k, event, verbs) for k in kept):
            kept.append(event)
    return kept


def is_told_again(event: Event, known: Iterable[Event], verbs: Collection[Span], *, deadly: bool = False) -> bool:
    """
    Say whether a word that no list knows only names an act again that one of *known* tells.

    One of the two is a noun ("made an [offer]"), however that stands ("will meet for [talks]"), they stand right beside
    each other, or the word tells whom an attack by the same harmed (*deadly*): "shelled the camp, [killing] nine".
    """
    return any(_tells_again(k, event, verbs) or (deadly and _is_toll_of(k, event)) for k in known)


def _tells_again(known: Event, event: Event, verbs: Collection[Span]) -> bool:
    if event.trigger not in verbs:
        return is_same_act(known, replace(event, status=known.status))
    return is_same_act(known, event) and (known.trigger not in verbs or _is_near(known, event))


def _is_toll_of(attack: Event, event: Event) -> bool:
    """Say whether an act that harms people was done by those, if any, who did an attack."""
    mine, others = ({p.chain for p in e.parties if p.role != "target"} - {None} for e in (attack, event))
    return attack.type == event.type == "ASSAULT" and attack.status == event.status and others <= mine


def is_same_act(left: Event, right: Event) -> bool:
    """Say whether two events have type, standing and day in common, clauses that meet, and all parties of one."""
    if left.type != right.type or left.status != right.status:
        return False
    if left.time is not None and right.time is not None and left.time != right.time:
        return False
    roles = {p.chain: p.role for p in left.parties if p.chain is not None}
    if any(roles.get(p.chain, p.role) != p.role for p in right.parties if p.chain is not None):
        return False  # one struck, the other struck back
    mine = {p.chain if p.chain is not None else p.span for p in left.parties}
    others = {p.chain if p.chain is not None else p.span for p in right.parties}
    return left.clause.overlaps(right.clause) and (mine <= others or others <= mine)


def _are_two_deeds(left: Event, right: Event, verbs: Collection[Span]) -> bool:
    """Say whether two verbs with an object each tell two deeds: "accused X of Y and summoned its ambassador"."""
    return left.type in DEEDS and {left.trigger, right.trigger} <= set(verbs) and not _is_near(left, right)


def _is_near(left: Event, right: Event) -> bool:
    first, second = sorted((left.trigger, right.trigger))
    return second.start - first.end <= APART
