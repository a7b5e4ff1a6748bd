"""
The events of one article: who did what to whom, when and where, clause by clause.

Actor, act, place and time of an event come from one clause, or there is no event:
a false event costs its reader more than a missing one. What is only imagined is kept
as `hypothetical`, so that the words are known to tell no event.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.event_acts import verb_acts
from stemma.reading.event_nouns import noun_acts
from stemma.reading.event_objects import with_object
from stemma.reading.event_scene import Scene, scenes
from stemma.reading.stances import stance_of
from stemma.reading.unlisted_acts import unlisted_acts
from stemma.records.reading import Attribution, Chain, Event, Mention, Time
from stemma.records.span import Span

STANCED = frozenset({"REQUEST", "AGREE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
"""Types that may take a position."""

DEEDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION"})
"""Types of which one may do two in a sentence; one attack is told by several verbs."""
APART = 12
"""Characters between two verbs beyond which each has an object of its own."""


def find_events(  # noqa: PLR0917 - what the other finders of the reading return, in their order
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    *,
    published: str | None = None,
) -> tuple[Event, ...]:
    """
    Return the events of an article in text order.

    *published*, its day (EDTF), tells whether a bare "meeting on Friday" is behind or ahead; without it neither is.
    """
    out: list[Event] = []
    for scene in scenes(text, sentences, mentions, chains, times, attributions, published=published):
        out.extend(_events_of(scene))
    return tuple(sorted(out, key=lambda e: (e.trigger.start, e.trigger.end, e.type)))


def _events_of(scene: Scene) -> list[Event]:
    out: list[Event] = []
    told: set[int] = set()
    worded = {}
    for event, match in verb_acts(scene):
        told.update(range(match.start, match.end))
        if match.noun is not None:
            told.add(match.noun)
        worded[event.trigger] = match
        out.append(event)
    verbs = frozenset(e.trigger for e in out)
    out.extend(noun_acts(scene, frozenset(told)))
    kept = [_with_stance(scene.text, e) for e in _one_an_act(out, verbs)]
    listed = [with_object(scene, e, worded[e.trigger]) if e.trigger in worded else e for e in kept]
    return [*listed, *unlisted_acts(scene, [e.trigger for e in out])]


def _one_an_act(events: list[Event], verbs: frozenset[Span]) -> list[Event]:
    """Keep one of several events that tell the same act: same type and standing, a shared party, clauses that meet."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (-e.score, e.trigger.start)):
        twin = next((k for k in kept if _is_same_act(k, event) and not _are_two_deeds(k, event, verbs)), None)
        if twin is None:
            kept.append(event)
    return kept


def _are_two_deeds(left: Event, right: Event, verbs: frozenset[Span]) -> bool:
    """Say whether two verbs with an object each tell two deeds: "accused X of Y and summoned its ambassador"."""
    if left.type not in DEEDS or not {left.trigger, right.trigger} <= verbs:
        return False
    first, second = sorted((left.trigger, right.trigger))
    return second.start - first.end > APART


def _is_same_act(left: Event, right: Event) -> bool:
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


def _with_stance(text: str, event: Event) -> Event:
    if event.type not in STANCED or event.status == "hypothetical":
        return event
    found = stance_of(text, event.clause, trigger=event.trigger)
    return event if found is None else replace(event, stance=found[0], issue=found[1])
