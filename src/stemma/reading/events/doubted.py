"""
Acts in words that no list knows and on no day of their own, which only the network for types can tell to be acts.

Rules:
1. The sentence tells nothing else, and the clause tells in the past, outside quotation marks, that a state, a body or
   somebody in office did something to another of these, of another side.
2. Its verb is none of saying, thinking or moving the mind, nor "have".
3. What was done to nothing ("imposed nothing", "sent no troops") was not done.

An event made here is `doubted`: it is told only where the network is sure of its type (`asked_types.py`).
"""

from dataclasses import replace

from stemma.lexicon.idle_verbs import speaking_verbs
from stemma.reading.clauses.form import Clause
from stemma.reading.events.acts import is_question
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.unlisted import TOLD, act_of_clause, is_known, is_of_actor, lacks_object, predicate_of
from stemma.records.reading import Event, Party

REACHING = frozenset({"to", "with", "against", "on", "from", "for", "over", "into", "at", "of"})
"""Prepositions that may lead to whom it is done to."""
NOTHING = frozenset({"no", "nothing", "none", "neither", "nobody"})


def doubted_acts(scene: Scene) -> list[Event]:
    """Return the acts that the sentence may tell, where no other is told; each needs the word of the network."""
    if is_question(scene):
        return []
    found = [
        _act(scene, index, clause) for index, clause in enumerate(scene.clauses) if _may_tell(scene, index, clause)
    ]
    return [replace(event, doubted=True) for event in found if event is not None]


def _may_tell(scene: Scene, index: int, clause: Clause) -> bool:
    group = clause.group
    if group.kind != "finite" or clause.subject is None or clause.link not in TOLD or lacks_object(scene, clause):
        return False
    if (
        group.lemma == "have"
        or group.lemma in speaking_verbs()
        or any(t.low in NOTHING for t in scene.tokens[group.start : group.end + 1])
    ):
        return False
    return standing_of(scene.tokens, scene.clauses, index) == "past"


def _act(scene: Scene, index: int, clause: Clause) -> Event | None:
    event = act_of_clause(scene, index, clause, predicate_of(clause.group.lemma, REACHING))
    return event if event is not None and is_of_actor(scene, clause) and _is_done_to_another(scene, event) else None


def _is_done_to_another(scene: Scene, event: Event) -> bool:
    """Say whether a state, a body or somebody in office does it to one of another side."""
    ours, theirs = ({_side(scene, p) for p in event.parties if p.role == role} for role in ("source", "target"))
    return bool(ours - {None}) and bool(theirs - ours - {None})


def _side(scene: Scene, party: Party) -> str | None:
    """Return the state of a known party, else who it is; None of any other."""
    if party.chain is None or not is_known(scene, party):
        return None
    chain = scene.chains[party.chain]
    return chain.country or chain.name
