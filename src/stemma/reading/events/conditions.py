"""
What a clause has to tell beside the words of a predicate, by the predicate's flags.

"Blocked the road" is a protest where no power does it; "insisted that X" asks for something where X is to be done.
"""

from collections.abc import Callable

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.events.alone import CRAFT, FORCES, VIOLENT, WEAPONS
from stemma.reading.events.befalling import lifts_people, sails
from stemma.reading.events.persons import is_of_person
from stemma.reading.events.scene import Scene
from stemma.reading.events.set_anew import day_anew

ARMED = FORCES | VIOLENT | WEAPONS
NOT_ONE = frozenset({"they", "we", "you", "i", "people", "men", "women"})
"""Subjects whose verb in the present is bare. Plurals in -s beside them."""


def tells_what_it_needs(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether a clause tells all that the flags of *predicate* ask for."""
    return all(fits(scene, clause) for flag, fits in NEEDS.items() if flag in predicate.flags)


def _is_of_weapon(scene: Scene, clause: Clause) -> bool:
    """Say whether shells, a missile or a car bomb are the subject: what they tear through was attacked."""
    return scene.has_subject_in(clause, WEAPONS)


def _is_of_violent(scene: Scene, clause: Clause) -> bool:
    """Say whether an armed force, a crowd or a weapon is the subject: "raiders left fourteen dead"."""
    return scene.has_subject_in(clause, ARMED)


def _asks_for_it(scene: Scene, clause: Clause) -> bool:
    """Say whether the clause behind a verb has its own verb in the bare form: "insisted that X be freed"."""
    behind = next((c for c in scene.clauses if c.group.start >= clause.group.end and c.lead == "that"), None)
    if behind is None:
        return False
    verb, subject = scene.tokens[behind.group.start].low, scene.subject_of(behind)
    # "insisted that they give no aid" may tell what is so; "that Peru give" asks for it
    one = bool(subject) and subject[-1].low not in NOT_ONE and not subject[-1].low.endswith("s")
    return verb in ("be", "not") or (one and verb == behind.group.lemma)


def _is_of_no_power(scene: Scene, clause: Clause) -> bool:
    """Say whether no state, body or armed force is the subject: what one of these blocks is no protest."""
    if clause.group.passive or clause.subject is None or clause.subject[0] >= clause.subject[1]:
        return True
    head = scene.tokens[clause.subject[1] - 1]
    chain = scene.chain_of(head.mention) if head.mention is not None else None
    return head.low not in FORCES and (chain is None or chain.kind not in ("country", "organization"))


def _is_moved(scene: Scene, clause: Clause) -> bool:
    """Say whether the day is told to which an act was moved."""
    return day_anew(scene, clause) is not None


def _is_of_craft(scene: Scene, clause: Clause) -> bool:
    """Say whether a craft or a building is the subject and nothing the object: "the depot blew up on Monday"."""
    if clause.subject is None or clause.group.passive:
        return False
    behind = scene.tokens[clause.group.end + 1 : clause.group.end + 2]  # past the particle
    named = any(t.tag in ("det", "owner", "name", "noun", "num") for t in behind)
    return not named and scene.has_subject_in(clause, CRAFT)


NEEDS: dict[str, Callable[[Scene, Clause], bool]] = {
    "M": _is_of_weapon,
    "K": _is_of_no_power,
    "d": _is_moved,
    "n": sails,
    "l": lifts_people,
    "c": _is_of_craft,
    "H": is_of_person,
    "b": _asks_for_it,
    "u": _is_of_violent,
    "R": lambda _, clause: clause.group.form is None,
}
"""What a clause has to tell beside the words of a predicate, by its flags."""
