"""
With which day a paragraph goes on: what is told behind "Police searched the office on Friday" was then, too.

Rules:
1. The main verbs of a sentence set it, where they tell one day. A sentence that names another time ends it.
2. It is that of deeds that are told next in the simple past. What is said is often said by others, later: it is of
   that day only where who says it took part, or belongs to those who did ("their leader").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import BY_WORDS
from stemma.reading.events.lent_days import THEIRS
from stemma.reading.events.main_verbs import Told, dates_in, dates_outside, told_by
from stemma.reading.events.places import own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.reading import Event, Time
from stemma.text import edtf

NEXT_DAY = word_set("dawn daybreak morning midnight overnight")
"""Words of a time by which another day may have come: "he was freed at dawn"."""
TOLD = frozenset({"main", "and"})
"""Links of clauses that hang on no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a paragraph carries on."""

    time: int
    """Of what its main verbs told (index)."""
    chains: frozenset[int]
    """Who took part."""


def carried_by(told: Told, events: Sequence[Event], carried: Carried | None) -> Carried | None:
    """Return what the paragraph goes on with behind a sentence with these *events*; it came there with *carried*."""
    scene = told.scene
    times = _main_times(told, events)
    days = {day_of(scene.times[n]) for n in times}
    if len(days) == 1 and None not in days:
        return Carried(time=min(times), chains=_acting(told, events))
    if days or any(t.edtf or t.value.endswith("_REF") for t in dates_in(scene)):
        return None
    if carried is None:
        return None
    return Carried(time=carried.time, chains=carried.chains | _acting(told, events))


def goes_on(scene: Scene, event: Event, clause: Clause, carried: Carried) -> bool:
    """Say whether an act that *clause* tells goes on with the day that its paragraph told before."""
    named = dates_outside(scene, clause) if event.type in BY_WORDS else dates_in(scene)
    other = any(t.edtf for t in named if not is_later(t, scene))
    if scene.words & NEXT_DAY or scene.is_ahead(carried.time) or other:
        return False
    if event.type not in BY_WORDS:
        return True
    said_by = {p.chain for p in event.parties if p.role != "target"}
    return bool(said_by & carried.chains) or scene.has_subject_in(clause, THEIRS)


def day_of(time: Time) -> str | None:
    """Return the one day that a time lies on."""
    if time.edtf is None or edtf.precision(time.edtf) not in {"day", "minute"} or time.edtf[-1] in "~?%":
        return None
    return time.edtf[:10]


def _main_times(told: Told, events: Sequence[Event]) -> set[int]:
    """Return the times (indices) of what is past and told by verbs that hang on none, also of what had been done."""
    out: set[int | None] = set()
    for scene in (told.scene, told.parsed):
        for clause in scene.clauses:
            if clause.link in TOLD and clause.group.kind == "finite" and clause.group.tense in ("past", "perfect"):
                time = own_time(scene, clause, due=False)
                if time is not None and scene.times[time] in dates_outside(told.parsed, clause):
                    out.add(time)
        main = [c for e in events if e.status == "past" for c in told_by(scene, e) if c.link in TOLD]
        out |= {e.time for e in events if any(c in main for c in told_by(scene, e))}
    return {n for n in out if n is not None and told.scene.times[n].edtf is not None}


def _acting(told: Told, events: Sequence[Event]) -> frozenset[int]:
    """Return who does something in a sentence, or has it done to them (chains)."""
    scene = told.scene
    subjects = [scene.span(*c.subject) for c in scene.clauses if c.link in TOLD and c.subject is not None]
    named = (scene.mentions[i] for i in scene.here)
    doing = {m.chain for m in named if m.chain is not None and any(s.contains(m.span) for s in subjects)}
    return frozenset(doing | {p.chain for e in events for p in e.parties if p.chain is not None})


def is_later(time: Time, scene: Scene) -> bool:
    """Say whether a time ends behind publication: what was promised for it was promised before."""
    last = edtf.interval(time.edtf)[1] if time.edtf else None
    published = edtf.published_day(scene.published)
    return last is not None and published is not None and last > published
