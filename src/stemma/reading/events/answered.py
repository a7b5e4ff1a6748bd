"""
What an act answers is part of that act: "rejected [a call by X]", "turned down [an appeal filed by Y]".

Rules:
1. A noun of asking that stands right behind a refusal or a consent tells no act beside it.
2. With a day of its own it does: "rejected [Monday's request]". So does an offer, by which somebody takes a position;
   but not by him who turns it down.
"""

from collections.abc import Iterable, Sequence

from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.reading import Event, EventType
from stemma.records.span import Span

ASKING = word_set("request call demand appeal plea petition bid push")
"""Nouns of asking."""
OFFERING = word_set("offer proposal promise pledge")
"""Nouns of offering."""
ANSWERS: frozenset[EventType] = frozenset({"REJECT", "AGREE", "CONCEDE"})
PARTING = frozenset({"mark", "cc", "prep", "sub", "rel", "to", "quote"})
"""Tags of words behind which the noun is no object of the answer any more: "refused to go and [demanded]"."""
NEAR = 6
"""Words that may stand between: "rejected a U.S. State Department [call]"."""


def without_answered(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """Return the *events* of a sentence without those that only name what another of them answers."""
    return [e for e in events if e.time is not None or not _is_answered(scene, e, events)]


def _is_answered(scene: Scene, event: Event, events: Iterable[Event]) -> bool:
    noun = event.trigger.of(scene.text).split()[0].lower().removesuffix("s")
    if _is_verb(scene, event) or noun not in ASKING | OFFERING:
        return False
    answers = [e for e in events if e is not event and e.type in ANSWERS and _is_object_of(scene, event, e)]
    return any(noun in ASKING or (e.type == "REJECT" and _sources(e) & _sources(event)) for e in answers)


def _sources(event: Event) -> set[Span]:
    return {party.span for party in event.parties if party.role == "source"}


def _is_verb(scene: Scene, event: Event) -> bool:
    return any(scene.tokens[c.group.main].start == event.trigger.start for c in scene.clauses)


def _is_object_of(scene: Scene, event: Event, answer: Event) -> bool:
    """Say whether nothing but the words of its own phrase stand between the noun of an act and a verb before it."""
    between = [t for t in scene.tokens if answer.trigger.end <= t.start and t.end <= event.trigger.start]
    verbs = {scene.tokens[c.group.main].start for c in scene.clauses}
    behind = answer.trigger.end <= event.trigger.start and len(between) <= NEAR
    return behind and not any(t.tag in PARTING or t.start in verbs for t in between)
