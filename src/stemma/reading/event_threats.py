"""
Threats without a verb of threatening: "if X is done, the minister of Y said, Y would expel its envoys".

Somebody speaks for a state or body, of what that will do to others, under a condition. A scholar who says what a state
would do foretells, and who speaks of another state's deeds reports.
"""

from stemma.lexicon.predicates import Predicate, effects_of
from stemma.reading.clause_form import Clause
from stemma.reading.event_scene import Scene
from stemma.reading.event_words import word_set
from stemma.reading.parties import parties_in
from stemma.records.reading import Party

HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT"})
"""Kinds of acts that are threatened."""
CONDITIONS = word_set("if unless otherwise should")


def threatening(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return who threatens, beside *parties*, with the act that a clause tells under a condition; () for no threat."""
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    if governor is None or clause.link != "that" or predicate.type not in HOSTILE or "s" in predicate.flags:
        return ()
    if clause.group.tense not in ("would", "future") or not _is_saying(governor) or not _is_conditional(scene):
        return ()
    acting = {country for p in parties if p.role == "source" and (country := _country(scene, p.chain))}
    speakers = parties_in(scene, *governor.subject) if governor.subject is not None else []
    own = [m for m in speakers if _country(scene, scene.mentions[m].chain) in acting]
    return tuple(
        Party(role="source", span=scene.mentions[m].span, chain=scene.mentions[m].chain)
        for m in own
        if all(scene.mentions[m].chain != p.chain for p in parties)
    )


def _is_saying(clause: Clause) -> bool:
    return "said" in effects_of(clause.group.lemma) and clause.group.tense in ("past", "present")


def _is_conditional(scene: Scene) -> bool:
    return any(t.low in CONDITIONS for t in scene.tokens)


def _country(scene: Scene, chain: int | None) -> str | None:
    """Return the state that an actor is or acts for."""
    if chain is None:
        return None
    found = scene.chains[chain]
    if found.kind == "person":
        return next((r.country for r in found.roles if r.country and not r.former), None)
    return found.country if found.kind in ("country", "organization") else None
