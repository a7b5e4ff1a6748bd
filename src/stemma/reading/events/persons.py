"""Whom an act falls on: a person or a delegation, and no thing."""

from stemma.reading.clauses.form import Clause
from stemma.reading.events.alone import PEOPLE
from stemma.reading.events.object_reach import object_end
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set

DELEGATES = word_set(
    """
    team delegation mission envoy envoys negotiators officials minister ministers president ambassador consul
    diplomat diplomats chargé commissioner delegates experts inspectors observers mediator mediators secretary chief
    """
)


def is_of_person(scene: Scene, clause: Clause) -> bool:
    """Say whether the object, in the passive the subject, is a person or a delegation: "received the envoy"."""
    start, end = clause.group.end, object_end(scene, clause)
    if clause.group.passive:
        start, end = clause.subject or (0, 0)
    words = [t for t in scene.tokens[start:end] if t.is_noun]
    if not words:
        return False
    head = next((n for n, t in enumerate(scene.tokens[start:end]) if t.low == ","), end - start)
    named = [t for t in scene.tokens[start : start + head] if t.is_noun]
    last = named[-1] if named else words[-1]
    mention = scene.mentions[last.mention] if last.mention is not None else None
    called = next((t.mention for t in scene.tokens[start + head + 1 : end] if t.is_noun), None)  # "the skipper, X"
    person = called is not None and scene.mentions[called].type == "PER" and scene.mentions[called].form == "name"
    return person or last.low in DELEGATES | PEOPLE or (mention is not None and mention.type == "PER")
