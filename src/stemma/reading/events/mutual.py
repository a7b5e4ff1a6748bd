"""
Those who do to one another what their verb tells: "Peru and Chile agreed to", "Kenya and Chad blamed each other".

Rules:
1. What two sides agree to they do alike, where "and" joins two states, bodies or people of two states.
2. Who does something to "each other" does it and bears it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.events.scene import Scene
from stemma.records.reading import Party

JOINT = frozenset({"agree", "consent", "undertake", "reconcile"})
"""Verbs that two sides do alike."""
EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
REACH = 4
"""How many words behind a verb "each other" is looked for: "traded blame with each other"."""


def as_mutual(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties, those who act as `both` where they act on one another."""
    sources = [p for p in parties if p.role == "source"]
    if clause.group.passive or not _are_sides(scene, sources):
        return parties
    if not (_agree(predicate, clause) and _are_joined(scene, clause)) and not _names_each_other(scene, clause):
        return parties
    return tuple(replace(p, role="both") if p.role == "source" else p for p in parties)


def _agree(predicate: Predicate, clause: Clause) -> bool:
    return predicate.type == "AGREE" and clause.group.lemma in JOINT


def _are_sides(scene: Scene, sources: Sequence[Party]) -> bool:
    """Say whether those who act are of two states or bodies; a person of no known state is of any."""
    chains = [scene.chains[p.chain] for p in sources if p.chain is not None]
    return len({chain.country or chain.name for chain in chains if chain.country or chain.kind != "person"}) > 1


def _are_joined(scene: Scene, clause: Clause) -> bool:
    words = scene.subject_of(clause)
    return any(a.mention is not None and b.low == "and" for a, b in pairwise(words)) or any(
        t.low in ("two", "both") for t in words[:2]
    )


def _names_each_other(scene: Scene, clause: Clause) -> bool:
    near = [t.low for t in scene.tokens[clause.group.end : min(clause.group.end + REACH, clause.right)]]
    return any(pair in EACH_OTHER for pair in pairwise(near))
