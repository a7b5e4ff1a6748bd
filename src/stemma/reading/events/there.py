"""
Where an act is that was done "there": at the place named last.

"There" points back to the last place behind "in", "at", "to" or the like, in its own sentence or in the one before.
Where none is named so, nobody knows where it points. "There is" points nowhere.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.events.main_verbs import Told, told_by
from stemma.reading.events.places import is_place
from stemma.reading.events.scene import Scene
from stemma.records.reading import Event
from stemma.records.span import Span

LEADS = frozenset({"in", "at", "to", "near", "into", "inside", "outside"})
"""Prepositions behind which one is, or comes to, a place."""
ENDS = frozenset({"prep", "to", "mark", "rel", "sub", "quote"})
"""Tags of what a phrase does not reach over."""
BACK = 5
"""How many words before a place its preposition may stand."""


def with_places_there(told: Sequence[Told]) -> list[Told]:
    """Return the sentences of an article with the places of the acts that were done "there"."""
    out: list[Told] = []
    for n, one in enumerate(told):
        at = _there(one.scene)
        place = None if at is None else _place_before(one.scene, at)
        if at is not None and place is None and n:
            place = _place_before(told[n - 1].scene, len(told[n - 1].scene.tokens))
        if at is None or place is None:
            out.append(one)
        else:
            events = tuple(replace(e, place=place) if _is_there(one, e, at) else e for e in one.events)
            out.append(replace(one, events=events))
    return out


def _there(scene: Scene) -> int | None:
    """Return where "there" stands that points to a place."""
    for at, token in enumerate(scene.tokens):
        if token.low == "there":
            following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
            if following is None or following.tag not in ("be", "have", "modal"):
                return at
    return None


def _place_before(scene: Scene, end: int) -> Span | None:
    """Return the last place in the tokens `[0, end)` that a preposition leads to."""
    for at in range(end - 1, 0, -1):
        mention = scene.tokens[at].mention
        if mention is None or scene.mentions[mention].type != "LOC" or not is_place(scene, mention):
            continue
        before = (scene.tokens[n] for n in range(at - 1, max(at - 1 - BACK, -1), -1))
        lead = next((t for t in before if t.tag in ENDS and t.low != "of"), None)
        if lead is not None and lead.low in LEADS:
            return scene.mentions[mention].span
    return None


def _is_there(told: Told, event: Event, at: int) -> bool:
    """Say whether "there" at a token stands in a clause that tells an act without a place, or right behind its noun."""
    if event.place is not None:
        return False
    scene = told.scene
    told_there = any(
        c.left <= at < c.right or _opens(scene, at, c.left) for s in (scene, told.parsed) for c in told_by(s, event)
    )
    return told_there or scene.tokens[at - 1].end == event.trigger.end


def _opens(scene: Scene, at: int, left: int) -> bool:
    """Say whether "There," stands right before a clause."""
    return at == 0 and left <= at + 2 and scene.tokens[1].low == ","
