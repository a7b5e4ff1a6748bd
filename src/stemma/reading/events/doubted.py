"""
Acts in words that no list knows and on no day of their own, which only the network for types can tell to be acts.

Rules:
1. The sentence tells nothing else, and the clause tells in the past, outside quotation marks, that an actor did
   something to somebody or something.
2. Its verb is none of saying, thinking or moving the mind. One that mostly carries another word ("give", "take")
   needs a named actor of another side to whom it is done.
3. What was done to nothing ("imposed nothing", "sent no troops") was not done.

An event made here is `doubted`: it is told only where the network is sure of its type (`asked_types.py`).
"""

from dataclasses import replace

from stemma.lexicon.idle_verbs import idle_verbs, speaking_verbs
from stemma.reading.clauses.form import Clause
from stemma.reading.events.acts import is_question
from stemma.reading.events.objects import object_words
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.unlisted import TOLD, act_of_clause, is_of_actor, lacks_object, predicate_of
from stemma.records.reading import Event, Party
from stemma.records.span import hull

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
    if group.lemma in speaking_verbs() or any(t.low in NOTHING for t in scene.tokens[group.start : group.end + 1]):
        return False
    return standing_of(scene.tokens, scene.clauses, index) == "past"


def _act(scene: Scene, index: int, clause: Clause) -> Event | None:
    event = act_of_clause(scene, index, clause, predicate_of(clause.group.lemma, REACHING))
    if event is None or not is_of_actor(scene, clause):
        return None
    sources = [p for p in event.parties if p.role == "source" and p.chain is not None]
    if not sources:
        return None
    if any(p.role == "target" for p in event.parties):
        idle = clause.group.lemma in idle_verbs()
        return event if not idle or _is_done_to_another(scene, event) else None
    span = None if clause.group.passive or clause.group.lemma in idle_verbs() else object_words(scene, clause)
    if span is None:
        return None
    parties = sorted((*event.parties, Party(role="target", span=span, chain=None)), key=lambda p: p.span)
    return replace(event, parties=tuple(parties), clause=hull([event.clause, span]))


def _is_done_to_another(scene: Scene, event: Event) -> bool:
    """Say whether somebody with a name and of another side bears it."""
    ours, theirs = (
        {_side(scene, p) for p in event.parties if p.role == role} - {None} for role in ("source", "target")
    )
    return bool(theirs - ours)


def _side(scene: Scene, party: Party) -> str | None:
    """Return the state of a party, else who it is; None of one without a name."""
    chain = scene.chains[party.chain] if party.chain is not None else None
    return None if chain is None else chain.country or chain.name
