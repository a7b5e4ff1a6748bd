"""
Words that may tell an act and do not say enough of it to be told as one: "the raid", "the line went dead".

The network for events hears an act in them, but it is not sure, or nobody takes part, or the clause is one that the
rules take for imagined. A report that tells no more has told no act; where another does, they may be of that act.

Rules:
1. A hint stands where no act is told, and is as the network says: its type, its standing, and who takes part.
2. What by the network too is only imagined is no hint, nor is a verb that only says who spoke.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from stemma.reading.events.acts import attribution_of, is_question
from stemma.reading.events.labelled import clause_of, only_says
from stemma.reading.events.labelled_parties import labelled_parties
from stemma.reading.events.labelled_settings import with_labelled_setting
from stemma.reading.events.scene import Scene
from stemma.records.labels import LabelledAct
from stemma.records.reading import Event, EventStatus, EventType
from stemma.records.span import hull


def hinted_acts(ruled: Scene, scene: Scene, labelled: Iterable[LabelledAct], told: Sequence[Event]) -> list[Event]:
    """
    Return what *labelled* hint at in a sentence beside the acts *told*.

    *ruled* is the sentence with the clauses that the rules find, *scene* with those of its parse, where it has one.
    """
    if is_question(scene):
        return []
    acts = list(labelled)
    known = [e.trigger for e in told if e.status != "hypothetical"]
    free = (a for a in acts if not any(a.trigger.overlaps(t) for t in known))
    found = (_hint(scene, act) for act in free if act.status != "hypothetical" and not only_says(scene, act.trigger))
    return [with_labelled_setting(ruled, scene, event, acts) for event in found]


def _hint(scene: Scene, act: LabelledAct) -> Event:
    said, clause, parties = (
        attribution_of(scene, act.trigger),
        clause_of(scene, act.trigger),
        labelled_parties(scene, act),
    )
    parts = [act.trigger, *(p.span for p in parties)]
    return Event(
        type=cast("EventType", act.type),
        status=cast("EventStatus", act.status),
        trigger=act.trigger,
        clause=hull([*parts, *([] if clause is None else [scene.span(clause.left, clause.right)])]),
        parties=parties,
        attribution=said,
        via=scene.attributions[said].via if said is not None else (),
        score=round(act.score, 2),
        by="network",
    )
