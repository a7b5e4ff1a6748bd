"""
Who took part in talks by what he did after or at them: "X and Y agreed to a truce after talks in Z".
"""

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.events.matches import LEAVING, match_predicate
from stemma.reading.events.parties import parties_in
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.words import word_set
from stemma.records.reading import PartyRole

CONCLUSIONS = frozenset({"AGREE", "RETREAT", "COOPERATE"})
"""What talks end with, for those who took part."""
LEADS = frozenset({"at", "after", "following", "during"})


ANSWERING = word_set("respond react reply retaliate answer counter begin end start open close")
"""Verbs that "with" ties an act to: what one reacts with, and what a day ends with, took place."""


def answering(scene: Scene, lead: int) -> Clause | None:
    """Return the clause of who answered by an act, or left it: "reacted with the dispatch", "walked out of talks"."""
    index = _reaching(scene, lead)
    if index is None:
        return None
    clause = scene.clauses[index]
    answered = scene.tokens[lead].low == "with" and clause.group.lemma in ANSWERING
    left = scene.tokens[lead].low == "of" and scene.tokens[lead - 1].low == "out" and clause.group.lemma in LEAVING
    if not (answered or left):
        return None
    told = standing_of(scene.tokens, scene.clauses, index) == "past"
    return clause if told and not clause.group.passive else None


def concluding(scene: Scene, lead: int) -> Clause | None:
    """Return the clause of what several did after or at their talks: "X and Y agreed to a truce after talks in Z"."""
    index = _reaching(scene, lead)
    clause = scene.clauses[index] if index is not None else None
    if clause is None or clause.group.kind != "finite" or clause.subject is None:
        return None
    match = match_predicate(scene, clause)
    joint = match is not None and match.predicate.type in CONCLUSIONS
    return clause if joint and len(parties_in(scene, *clause.subject)) > 1 else None


def _reaching(scene: Scene, lead: int) -> int | None:
    """Return the clause (index) whose verb stands last before *lead*, if it reaches so far."""
    before = [i for i, c in enumerate(scene.clauses) if c.group.end <= lead]
    return before[-1] if before and lead <= scene.clauses[before[-1]].right else None


def chaired_for(scene: Scene, clause: Clause, predicate: Predicate) -> list[tuple[int, PartyRole]]:
    """Return those who agreed at talks that somebody chaired: "agreed at talks in Z chaired by W"."""
    if clause.link != "reduced" or predicate.type != "CONSULT" or predicate.frame != "both" or clause.subject is None:
        return []
    lead = clause.subject[0] - 1
    while lead > 0 and scene.tokens[lead].low not in LEADS and scene.tokens[lead].tag in ("prep", "num", "open", "adv"):
        lead -= 1
    host = concluding(scene, lead) if lead > 0 and scene.tokens[lead].low in LEADS else None
    return [(m, "both") for m in parties_in(scene, *host.subject)] if host is not None and host.subject else []
