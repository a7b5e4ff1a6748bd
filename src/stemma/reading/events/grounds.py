"""
What some acts need beside their words: a day or a place, guns and no critics, more than who somebody is.
"""

from stemma.reading.clauses.form import Clause
from stemma.reading.events.places import is_dated_or_placed, own_time
from stemma.reading.events.scene import Scene
from stemma.records.reading import Party

ATTENDING = frozenset({"attend", "take", "join", "follow", "watch"})
"""Verbs that in a relative clause without a day only tell who was there."""
UNDER_FIRE = 2
"""Words of "under fire" itself: with more behind it, where or by whom is told."""


def is_set(scene: Scene, clause: Clause) -> bool:
    """Say whether the clause tells its day or its place; "still being held on Monday" tells when it was not over."""
    if any(t.low in ("still", "being") for t in scene.helpers_of(clause)):
        return False
    since = any(t.low == "since" for t in scene.tokens[clause.group.end : clause.right])  # "has held them since May"
    return since or is_dated_or_placed(scene, clause)


def is_description(scene: Scene, clause: Clause) -> bool:
    """Say whether a relative clause only says who somebody is: "a diplomat who attended the talks"."""
    if clause.link != "relative" or clause.group.lemma not in ATTENDING:
        return False
    return own_time(scene, clause, due=True) is None


def comes_under_fire(scene: Scene, clause: Clause, parties: tuple[Party, ...]) -> bool:
    """Say whether guns and no critics fire: at no person, for no words of his, on a day or at a place that is told."""
    behind = [t.low for t in scene.tokens[clause.group.end : clause.right]]
    blamed = any(p.chain is not None and scene.chains[p.chain].kind == "person" for p in parties)
    if blamed or {"for", "over"} & set(behind) or {"critics", "criticism", "lawmakers", "fans"} & set(behind):
        return False
    timed = own_time(scene, clause, due=False) is not None
    placed = any(t.mention is not None for t in scene.subject_of(clause))
    return clause.group.tense == "past" and timed and (placed or bool(parties) or len(behind) > UNDER_FIRE)
