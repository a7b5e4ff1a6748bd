"""
What was to be and was put off in the same breath: "was to visit X on Tuesday, but the visit was put off".
"""

from stemma.lexicon.predicates import nouns
from stemma.reading.clauses.form import Clause
from stemma.reading.events.matches import OCCASIONS
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set

DROPPING = word_set("cancel postpone scrap delay defer shelve abandon suspend reschedule")
"""Verbs that say in the passive that what was to be is not."""
PARTICLES = {"call": ("off",), "put": ("off", "back"), "push": ("back",), "hold": ("up",)}
"""Verbs that say so with a particle."""
PRONOUNS = frozenset({"it", "they", "this", "that", "these", "which"})


def is_called_off_behind(scene: Scene, clause: Clause) -> bool:
    """Say whether a later clause of the sentence says of the act of *clause*, which is due, that it was put off."""
    for later in scene.clauses:
        if later.group.start < clause.group.end or not later.group.passive or later.group.negated:
            continue
        if later.group.tense != "past" or not _drops(scene, later) or later.subject is None:
            continue
        words = [t.low for t in scene.tokens[later.subject[0] : later.subject[1]]]
        if words and (words[-1] in PRONOUNS or words[-1] in OCCASIONS or (words[0] == "the" and words[-1] in nouns())):
            return True
    return False


def _drops(scene: Scene, later: Clause) -> bool:
    lemma, end = later.group.lemma, later.group.end
    if lemma in DROPPING:
        return True
    return end < len(scene.tokens) and scene.tokens[end].low in PARTICLES.get(lemma, ())
