"""
The clause of its own that tells more of an act that a noun names: "the attack [that X carried out on Friday]".

Rules:
1. Its verb only says that the act was done, was held, came about or is due, and the noun is its subject or its object.
2. Who, whom, when and where it tells are of the act; how it stands, the act does.
"""

from dataclasses import dataclass

from stemma.reading.clauses.form import Clause
from stemma.reading.events.noun_phrases import MEASURES, Phrase
from stemma.reading.events.noun_standing import SETTING_UP
from stemma.reading.events.places import find_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.words import word_set
from stemma.records.reading import EventStatus

DOING = word_set(
    """
    carry launch mount stage conduct commit perpetrate wage impose order make pay hold sign conclude undertake
    arrange convene host stretch
    """
)
"""Verbs of which an act is the object, and which only say that somebody did it."""
COMING = word_set(
    """
    take happen occur begin start open resume end last go hold convene host sign conclude impose launch carry stage
    mount conduct chair
    """
)
"""Verbs of which an act is the subject, or in the passive the object."""
HANGING = frozenset({"relative", "reduced", "participle", "that", "other"})
"""How such a clause hangs on its noun."""
DONE = frozenset({"past", "ongoing"})
DUE = frozenset({"scheduled", "would", "present"})
NEAR = 3
"""How many words may stand between the noun with what "of" ties to it and its clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClause:
    """A clause that tells more of the act that a noun names."""

    index: int
    clause: Clause
    doer: tuple[int, int] | None
    """Who does it by the clause's subject, as token indices; None where the noun itself is the subject."""


def own_clause(scene: Scene, phrase: Phrase) -> OwnClause | None:
    """Return the clause that hangs on the noun of *phrase* and tells that its act was done or is due, or None."""
    for index, clause in enumerate(scene.clauses):
        if clause.link not in HANGING or clause.group.negated or not _is_behind(phrase, clause):
            continue
        if clause.group.lemma in DOING and _is_object(phrase, clause):
            return OwnClause(index=index, clause=clause, doer=clause.subject)
        if _comes(scene, clause) and _is_subject(scene, phrase, clause):
            return OwnClause(index=index, clause=clause, doer=None)
    return None


def status_by(scene: Scene, own: OwnClause, *, ahead: bool) -> EventStatus | None:
    """Return how the act stands by its own clause; *ahead*: the day that it tells is still to come."""
    standing = standing_of(scene.tokens, scene.clauses, own.index)
    if ahead and standing in DONE | DUE:
        return "scheduled"
    return "past" if standing in DONE else None


def _comes(scene: Scene, clause: Clause) -> bool:
    if clause.group.lemma not in SETTING_UP:
        return clause.group.lemma in COMING
    day = find_time(scene, clause.group.start, clause.right, clause.group.main, due=True, inside=True)
    return scene.is_ahead(day)


def _is_behind(phrase: Phrase, clause: Clause) -> bool:
    return phrase.head < clause.left <= phrase.right + NEAR


def _is_object(phrase: Phrase, clause: Clause) -> bool:
    """Say whether somebody named in the clause does the act: "[the contacts] that he held"."""
    if clause.subject is None or clause.subject[0] < clause.left or clause.group.passive:
        return False
    if clause.object_before is not None:
        return phrase.is_in(clause.object_before)
    return clause.link == "relative" and clause.left == phrase.right and clause.lead not in ("who", "whose", "where")


def _is_subject(scene: Scene, phrase: Phrase, clause: Clause) -> bool:
    """Say whether the noun, or the hours that "of" ties to it, are what the clause tells of."""
    if clause.subject is None:
        return False
    if phrase.is_in(clause.subject):
        return True
    start, end = clause.subject
    hours = phrase.head < start and scene.tokens[start - 1].low == "of" and scene.tokens[end - 1].low in MEASURES
    return hours and end <= phrase.right
