"""
What befell and is named by a noun: whether it needs nobody to have done it, and the words that tell it.

"The collision happened at dawn", "15 herders died in a raid in 1998": a disaster or a
fight counts without parties where its day or its place is told, and somebody is said to
have died in it, or both are.
"""

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.alone import CRAFT, FORCES, PEOPLE, WAYS
from stemma.reading.events.noun_phrases import Phrase, lead_of, modifiers_of
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.span import Span, hull

DYING = word_set("die kill wound injure perish drown hurt")
HAPPENING = word_set(
    """
    plan schedule set slate arrange happen occur come take break erupt begin start go unfold continue last end rage hold
    resume restart reopen conclude open close adjourn
    """
)
HARMLESS = word_set(
    """
    market stock price population budget legal political court party bank financial economic currency credit title
    league ratings opinion diplomatic verbal twitter media culture personality labour labor debt baby birth word
    """
)
"""What may crash, explode or be fought without anybody coming to harm."""
TANGIBLE = PEOPLE | WAYS | CRAFT | FORCES
"""What is seized, shut, sent or let go, when it has no name; a film's release and an economy's arrest are no acts."""
TALKS = word_set("talks negotiations consultations summit session")
"""What is known by the day on which it opened, was held or ended, though nobody is named."""
GATHERING = frozenset({"CONSULT", "PROTEST"})
"""Types of acts that are known by where or when they took place, though nobody is named."""
RAIDS = word_set("raid raids")


def may_stand_alone(scene: Scene, phrase: Phrase, *, held: bool) -> bool:
    """
    Say whether the noun names what counts although nobody is named for it.

    *held*: a clause of its own says that it took place or is due.
    """
    if modifiers_of(scene, phrase) & HARMLESS or "over" in {t.low for t in scene.tokens[phrase.head : phrase.right]}:
        return False
    talks = scene.tokens[phrase.head].low in TALKS or phrase.predicate.type == "PROTEST"
    met = phrase.predicate.type == "CONSULT" and phrase.predicate.frame == "both"
    gathered = (talks and occurring(scene, phrase) is not None) or (held and (talks or met))
    known = "e" in phrase.predicate.flags or gathered or falls_on_something(scene, phrase)
    return known or phrase.predicate.type == "ASSAULT" or is_deadly(scene, phrase)


def falls_on_something(scene: Scene, phrase: Phrase) -> bool:
    """Say whether the noun tells by "of" whom or what it fell on: "the closure on Monday of the dam"."""
    if "k" not in phrase.predicate.flags:
        return False
    tie = next((i for i in range(phrase.head + 1, phrase.right) if scene.tokens[i].low == "of"), phrase.right)
    words = scene.tokens[tie + 1 : phrase_end(scene.tokens, tie + 1, phrase.right)] if tie < phrase.right else ()
    return any(t.mention is not None or t.low in TANGIBLE or t.low.removesuffix("s") in TANGIBLE for t in words)


def is_told(scene: Scene, phrase: Phrase, *, timed: bool, placed: bool, held: bool) -> bool:
    """Say whether enough is told of it to know it again; *held*: a clause of its own says that it took place."""
    if "e" in phrase.predicate.flags:
        return True
    if falls_on_something(scene, phrase):
        return timed
    occurs = held or occurring(scene, phrase) is not None
    gathered = occurs and placed and phrase.predicate.type in GATHERING
    return (timed and (placed or occurs)) or gathered or is_deadly(scene, phrase)


def is_deadly(scene: Scene, phrase: Phrase) -> bool:
    """Say whether somebody is said to have died in it: "15 herders died in a raid", "a raid in which 15 died"."""
    if phrase.predicate.type not in ("ASSAULT", "COERCE") or scene.tokens[phrase.head].low not in RAIDS:
        return phrase.predicate.type == "ASSAULT" and _deaths(scene, phrase) is not None
    return _deaths(scene, phrase) is not None


def occurring(scene: Scene, phrase: Phrase) -> Clause | None:
    """Return the clause whose subject the noun is and whose verb only says that it took place."""
    for index, clause in enumerate(scene.clauses):
        if not clause.subject or not phrase.is_in(clause.subject) or clause.link == "and":
            continue
        if any(t.tag == "prep" and t.low != "of" for t in scene.tokens[clause.subject[0] : phrase.left]):
            return None
        if clause.group.lemma == "due":
            begun = [c for c in scene.clauses if c.governor == index and c.group.start == clause.group.end]
            return clause if not begun else begun[0] if begun[0].group.lemma in HAPPENING else None
        return clause if clause.group.lemma in HAPPENING and clause.group.kind == "finite" else None
    return None


def words_around(scene: Scene, phrase: Phrase, parts: list[Span], reach: int) -> Span:
    """Return the words that tell it: its phrase, its clause where that says it took place, and who died in it."""
    spans = [*parts, scene.span(phrase.left, phrase.head + 1)]
    clause = occurring(scene, phrase)
    if clause is not None:
        spans.append(scene.span(clause.group.start, _trimmed(scene, clause.group.end, reach)))
    deaths = _deaths(scene, phrase)
    if deaths is not None:
        start = deaths.subject[0] if deaths.subject else deaths.group.start
        end = deaths.right if deaths.group.lemma == "leave" else deaths.group.end
        spans.append(scene.span(min(start, deaths.group.start), _trimmed(scene, deaths.group.end, end)))
    whole = hull(spans)
    return Span(max(whole.start, scene.sentence.start), min(whole.end, scene.sentence.end))


def _deaths(scene: Scene, phrase: Phrase) -> Clause | None:
    """Return the clause that says who died in it."""
    lead = lead_of(scene, phrase)
    for clause in scene.clauses:
        if _leaves_dead(scene, clause, phrase):
            return clause
        if clause.group.lemma not in DYING or clause.group.tense != "past" or clause.group.negated:
            continue
        if lead is not None and scene.tokens[lead].low in ("in", "during", "by") and clause.group.end == lead:
            return clause
        opened = scene.tokens[max(0, clause.left - 3) : clause.group.start]
        behind = phrase.head < clause.group.start <= phrase.right + 8
        if (
            behind
            and any(t.low == "which" for t in opened)
            and any(t.low == "in" for t in scene.tokens[phrase.head : clause.group.start])
        ):
            return clause
    return None


def _leaves_dead(scene: Scene, clause: Clause, phrase: Phrase) -> bool:
    """Say whether it left some dead: "an assault on the palace that left eight dead"."""
    if clause.group.lemma != "leave" or clause.group.tense != "past" or clause.group.negated or clause.group.passive:
        return False
    told = any(t.low in ("dead", "wounded", "injured") for t in scene.tokens[clause.group.end : clause.right])
    return told and (
        phrase.is_in(clause.subject)
        or (clause.link == "relative" and phrase.head < clause.group.start <= phrase.right + 4)
    )


def _trimmed(scene: Scene, start: int, end: int) -> int:
    while end > start and scene.tokens[end - 1].tag in ("mark", "cc", "sub", "prep", "quote", "to", "rel"):
        end -= 1
    return end
