"""
How an act that a noun names stands: what governs the noun tells.

"After the talks" is past, "ahead of the talks" is due; "to avert", "threat of" and
"possible" imagine it.
"""

from stemma.lexicon.predicates import effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.noun_phrases import Phrase, lead_of, measured_from, modifiers_of
from stemma.reading.events.places import find_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import Standing, standing_of
from stemma.reading.events.words import word_set
from stemma.records.reading import EventStatus

IMAGINING = word_set(
    """
    possible potential feared threatened looming imminent alleged future further hypothetical another new
    fresh any no renewed full-scale proposed would-be eventual likely surprise such more
    """
)
PLANNED = word_set("planned scheduled upcoming forthcoming")
DROPPED = word_set("cancelled canceled postponed aborted")
BEHIND = word_set("after following since during at amid in from")
AHEAD = word_set("before")
FACTUAL = word_set(
    """
    condemn denounce criticise criticize follow end attend mark describe call leave join discuss recall claim
    see include praise welcome hail cover be trigger spark prompt cause bring produce carry host survive
    resume conclude wrap deplore regret lament decry slam blast mourn halt stop protest avenge probe investigate
    """
)
"""Verbs whose object is taken to be there."""
OUTCOMES = {
    "with": word_set("begin start open end close conclude culminate"),
    "in": word_set("end culminate result"),
    "into": word_set("erupt escalate descend"),
    "from": word_set("result stem arise follow"),
    "to": word_set("lead respond react"),
}
"""Verbs with prepositions whose noun is taken to be there once the verb is told: "began with the abduction of"."""
SETTING_UP = word_set("plan schedule set slate expect arrange fix pencil")
"""Verbs whose passive says that what their subject names is due."""
REMAINS = word_set("scene site anniversary aftermath victims survivors dead wake blame responsibility memory cause")
"""Nouns of what is left of an act: "the scene of a raid"."""
NEW_VIOLENCE = frozenset({"new", "fresh", "another", "further", "renewed", "surprise"})


def status_of_noun(scene: Scene, phrase: Phrase) -> EventStatus | None:
    modifiers = {t.low for t in scene.tokens[phrase.left : phrase.start]}
    violent = phrase.predicate.type in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")
    if modifiers & DROPPED:
        return "cancelled"
    if modifiers & (IMAGINING if violent else IMAGINING - NEW_VIOLENCE - {"such", "more"}):
        return None
    if modifiers & PLANNED:
        return "scheduled" if not violent else None
    for index, clause in enumerate(scene.clauses):
        if clause.subject and phrase.is_in(clause.subject) and clause.link != "and":
            if any(t.tag == "prep" and t.low != "of" for t in scene.tokens[clause.subject[0] : phrase.left]):
                break
            return _as_subject(scene, phrase, standing_of(scene.tokens, scene.clauses, index), clause)
    lead = lead_of(scene, phrase)
    if lead is not None:
        return _behind_preposition(scene, phrase, lead)
    return _as_object(scene, phrase)


def known_by_day(scene: Scene, phrase: Phrase, time: int | None, *, sure: bool = False) -> EventStatus | None:
    """Take for a fact what has an owner and a day gone by ("Russia's 2014 annexation of"), and what else is *sure*."""
    owned = any(t.tag in ("poss", "name") for t in scene.tokens[phrase.left : phrase.start])
    imagined = modifiers_of(scene, phrase) & (IMAGINING | PLANNED | DROPPED)
    known = sure or (time is not None and owned and scene.is_gone(time))
    return "past" if known and not imagined else None


def _as_subject(scene: Scene, phrase: Phrase, standing: Standing, clause: Clause) -> EventStatus | None:
    if clause.group.passive and clause.group.lemma in SETTING_UP:
        time = find_time(scene, phrase.left, clause.right, phrase.head, due=True, inside=True)
        return "scheduled" if scene.is_ahead(time) else None  # "A summit is planned for the end of May"
    if standing in ("past", "ongoing"):
        return "past"
    if clause.group.lemma == "due" and standing == "present":
        return "scheduled" if phrase.predicate.type in ("CONSULT", "COOPERATE") else None
    if standing == "present":
        # "The meeting on Friday follows": only its day tells.
        time = find_time(scene, phrase.left, phrase.right, phrase.head, due=True, inside=True)
        return "scheduled" if scene.is_ahead(time) else "past" if scene.is_gone(time) else None
    if standing in ("scheduled", "would"):
        occurs = clause.group.passive or "occur" in effects_of(clause.group.lemma) or clause.group.lemma == "be"
        return "scheduled" if occurs else None
    return None


def _behind_preposition(scene: Scene, phrase: Phrase, lead: int) -> EventStatus | None:
    tokens = scene.tokens
    word = tokens[lead].low
    governor = _governing(scene, lead)
    standing = standing_of(tokens, scene.clauses, governor) if governor is not None else "past"
    if word == "of" and lead and tokens[lead - 1].low == "ahead":
        return "scheduled" if phrase.predicate.type in ("CONSULT", "COOPERATE") else None
    if word == "of" and lead and tokens[lead - 1].low in REMAINS:
        return "past" if standing in ("past", "present", "ongoing") else None
    if word in AHEAD:
        return "scheduled" if phrase.predicate.type == "CONSULT" and standing != "past" else None
    if word == "by" and governor is not None and scene.clauses[governor].group.passive:
        return "scheduled" if standing == "scheduled" else "past" if standing in ("past", "present") else None
    if governor is not None and _is_outcome(scene.clauses[governor], word, lead):
        return "past" if standing in ("past", "ongoing") or (standing == "present" and word in ("from", "to")) else None
    if word in BEHIND or (word == "for" and lead and tokens[lead - 1].low in ("blame", "responsibility")):
        if word in ("at", "during") and standing == "scheduled" and phrase.predicate.type == "CONSULT":
            return "scheduled"
        if word in ("at", "in", "during", "from") and standing in (
            "scheduled",
            "would",
            "proposed",
            "hypothetical",
            "none",
        ):
            return None
        return "past" if standing != "hypothetical" or word in ("after", "following") else None
    return None


def _is_outcome(clause: Clause, word: str, lead: int) -> bool:
    return clause.group.end == lead and clause.group.lemma in OUTCOMES.get(word, ())


def _as_object(scene: Scene, phrase: Phrase) -> EventStatus | None:
    start = measured_from(scene, phrase)
    governor = next((i for i, c in enumerate(scene.clauses) if c.group.end == start), None)
    if governor is None:
        return None
    clause = scene.clauses[governor]
    standing = standing_of(scene.tokens, scene.clauses, governor)
    if clause.group.lemma not in FACTUAL or clause.group.passive:
        return None
    return "past" if standing in ("past", "present", "ongoing") else None


def _governing(scene: Scene, at: int) -> int | None:
    before = [i for i, c in enumerate(scene.clauses) if c.group.end <= at]
    if before:
        return before[-1]
    return next((i for i, c in enumerate(scene.clauses) if c.group.kind == "finite"), None)
