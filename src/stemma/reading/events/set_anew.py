"""
The day to which an act was moved: "put back to 24 May", "postponed until Friday", "slipped from Thursday to Saturday".

What was moved is called off on its old day and due on its new one: two acts. A new day that is gone by tells no
second act: whether it was kept is for a report to say.
"""

from dataclasses import replace

from stemma.reading.clauses.form import Clause
from stemma.reading.events.scene import Scene
from stemma.records.reading import Event
from stemma.records.span import hull

TO = frozenset({"to", "until", "till", "for"})
MOVED_WORDS = 10
"""How far behind the verb the new day may stand: "postponed the talks in Lima until Friday"."""


def day_anew(scene: Scene, clause: Clause) -> int | None:
    """Return the time (index) behind "to" or "until" that a clause of moving an act names as its new day, or None."""
    start = clause.group.main + 1
    for at in range(start, min(start + MOVED_WORDS, clause.right)):
        if scene.tokens[at].low not in TO:
            continue
        behind = at + 1
        while (
            behind < clause.right and scene.tokens[behind].tag in ("det", "adv") and scene.tokens[behind].time is None
        ):
            behind += 1
        time = scene.tokens[behind].time if behind < clause.right else None
        if time is not None and scene.times[time].type in ("DATE", "TIME"):
            return time
    return None


def set_anew(scene: Scene, clause: Clause, event: Event) -> Event | None:
    """Return the act on its new day, where *event* is its calling off and the clause tells the day, still to come."""
    time = day_anew(scene, clause) if event.status == "cancelled" else None
    if time is None or not scene.is_ahead(time):
        return None
    day = scene.times[time].span
    return replace(event, status="scheduled", time=time, clause=hull([event.clause, day]))
