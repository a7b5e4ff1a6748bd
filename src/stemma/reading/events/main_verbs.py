"""
Which acts a sentence tells by a main verb in the simple past, or by a participle that hangs on one.

They are what a report tells as it goes along; what stands in an aside, a condition or another's words may be of any
day. Clauses are looked at by the rules and by the parse: either may show a main verb, and the parse may say that a
clause only tells more of a noun.
"""

from dataclasses import dataclass

from stemma.lexicon.predicates import effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.places import own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.article import Genre
from stemma.records.reading import Event, Time

ASIDES = frozenset({"relative", "reduced", "that", "when", "infinitive", "if"})
"""Clauses whose time is not that of the clause they hang on."""
HUNG = word_set("that who which whose whom if when where while as because although though since until unless")
"""Words that open a clause that hangs on another."""


ONCE = word_set("earlier previously once repeatedly often always long formerly originally initially first then last")
"""Words before a verb that tell of another day. Source: compiled by the project; CC0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence with the acts that it tells."""

    scene: Scene
    parsed: Scene
    """The same with the clauses of its parse, where it has one."""
    events: tuple[Event, ...]


def are_of_one_paragraph(before: Scene, scene: Scene) -> bool:
    """Say whether two sentences stand in one paragraph."""
    return "\n" not in scene.text[before.sentence.end : scene.sentence.start]


def main_clause_of(told: Told, event: Event, genre: Genre = "report") -> Clause | None:
    """
    Return the main clause in the simple past whose verb, or a participle that hangs on it, tells an act.

    In a release the present is as good as the past, in a live page the perfect is, too.
    """
    for scene in (told.scene, told.parsed):
        for clause in told_by(scene, event):
            head = _head_of(scene, clause)
            if head is not clause and own_time(scene, head, due=False) is not None:
                continue
            if _is_plainly_told(scene, head, genre) and not _is_of_noun(told.parsed, head.group.main):
                return head
    return None


def reported_clause_of(told: Told, event: Event) -> Clause | None:
    """Return the clause of which a main verb in the past says that it "had" been done: "said that X had fled"."""
    for scene in (told.scene, told.parsed):
        for clause in told_by(scene, event):
            head = clause
            while head.link == "and" and head.shares is not None and _is_had(scene, head):
                head = scene.clauses[head.shares]
            above = scene.clauses[head.governor] if head.link == "that" and head.governor is not None else None
            if above is None or "said" not in effects_of(above.group.lemma) or clause.group.negated:
                continue
            if _is_had(scene, clause) and _is_had(scene, head) and _is_plainly_told(scene, _head_of(scene, above)):
                return clause
    return None


def _is_had(scene: Scene, clause: Clause) -> bool:
    return any(t.low == "had" for t in scene.helpers_of(clause))


def told_by(scene: Scene, event: Event) -> list[Clause]:
    """Return the clauses of a sentence of which the verb tells an act."""
    return [c for c in scene.clauses if event.trigger.contains(scene.span(c.group.main, c.group.main + 1))]


def is_of_saying(scene: Scene, event: Event, time: int | None) -> bool:
    """Say whether a time stands outside the words that tell the act: "said on Friday it had moved" its men before."""
    if time is None or event.attribution is None:
        return False
    told = scene.attributions[event.attribution].content
    return not any(part.contains(scene.times[time].span) for part in told)


def main_clauses(scene: Scene, genre: Genre = "report") -> list[Clause]:
    """Return the main clauses of a sentence that stand in the simple past, or in what its *genre* has for it."""
    return [c for c in scene.clauses if _is_plainly_told(scene, c, genre)]


def is_of_once(scene: Scene, clause: Clause) -> bool:
    """Say whether a clause tells of another day without naming it: "Togo earlier rejected"; not "the first shots"."""
    subject = range(*clause.subject) if clause.subject is not None else range(0)
    words = (n for n in range(clause.left, min(clause.group.end + 1, len(scene.tokens))) if n not in subject)
    return any(scene.tokens[n].low in ONCE and not _is_at_once(scene, n) for n in words)


def _is_at_once(scene: Scene, at: int) -> bool:
    """Say whether "once" stands in "at once", "once again" or "once more"."""
    near = {t.low for t in scene.tokens[max(at - 1, 0) : at + 2]}
    return scene.tokens[at].low == "once" and bool(near & {"at", "again", "more"})


def is_aside(clause: Clause) -> bool:
    """Say whether the time of a clause is not that of the one on which it hangs."""
    return clause.link in ASIDES or clause.lead in ("which", "who", "where")


def dates_in(scene: Scene) -> list[Time]:
    """Return the dates of a sentence."""
    return [t for t in scene.times if t.type in ("DATE", "TIME") and scene.sentence.contains(t.span)]


def dates_outside(scene: Scene, own: Clause | None) -> list[Time]:
    """Return the dates of a sentence that stand in no aside; the clause *own* is none."""
    asides = [scene.span(c.left, c.right) for c in scene.clauses if is_aside(c) and c is not own]
    return [t for t in dates_in(scene) if not any(a.contains(t.span) for a in asides)]


def _is_plainly_told(scene: Scene, clause: Clause, genre: Genre = "report") -> bool:
    if genre in ("release", "live") and is_done_by_saying(scene, clause):
        return _is_main(scene, clause)
    if genre == "live" and is_just_done(scene, clause):
        return _is_main(scene, clause)
    return _is_simple_past(scene, clause) and not clause.group.negated and _is_main(scene, clause)


def is_done_by_saying(scene: Scene, clause: Clause) -> bool:
    """Say whether a verb in the present tense does what it says: "rejects", "does not accept", "is rejected"."""
    words = {t.low for t in scene.helpers_of(clause)}
    if clause.group.passive:
        return bool(words) and words <= {"is", "are", "hereby"}
    return clause.group.tense == "present" and words <= {"do", "does", "not", "hereby"}


def is_just_done(scene: Scene, clause: Clause) -> bool:
    """Say whether a verb stands in the present perfect: "has tied up", "have been freed"."""
    return not clause.group.negated and any(t.low in ("has", "have") for t in scene.helpers_of(clause))


def _is_of_noun(parsed: Scene, main: int) -> bool:
    """Say whether the verb at a token says more of a noun by the parse: "who fled", "a charge Togo denied"."""
    for clause in parsed.clauses:
        if clause.group.main == main:
            opens = parsed.tokens[clause.left]
            behind = clause.subject is not None and clause.subject[0] > clause.left + 1
            if clause.link in ("relative", "reduced") or (behind and opens.tag == "det" and opens.time is None):
                return True
    return False


def _is_simple_past(scene: Scene, clause: Clause) -> bool:
    """Say whether a verb stands in the simple past, active or passive: "flew", "was arrested"; not "has flown"."""
    group = clause.group
    words = {t.low for t in scene.helpers_of(clause) if t.tag in ("be", "have", "do", "modal")}
    return (group.is_plain and group.kind == "finite") or (group.passive and bool(words) and words <= {"was", "were"})


def _head_of(scene: Scene, clause: Clause) -> Clause:
    """Return the clause on which a participle hangs: "responded by recalling its envoy", "hit back, expelling two"."""
    hangs = clause.link == "participle" or (clause.link == "gerund" and clause.lead == "by")
    return scene.clauses[clause.governor] if hangs and clause.governor is not None else clause


def _is_main(scene: Scene, clause: Clause) -> bool:
    """Say whether a clause hangs on none; "and X did" does not, though it stands behind another verb."""
    tense = clause.group.tense
    while clause.link == "and" and clause.shares is not None:
        clause = scene.clauses[clause.shares]
        helpers = scene.helpers_of(clause)
        if clause.group.tense != tense or any(t.tag == "have" for t in helpers):
            return False  # "have insisted and vowed"
    if clause.link == "main":
        return True
    before = scene.tokens[clause.left - 1].low if clause.left else ""
    opens = scene.tokens[clause.left].low
    if clause.lead in HUNG or opens in HUNG or clause.subject is None or clause.subject[0] < clause.left:
        return False
    # "In a statement read out by X, whose country chairs it, the council condemned": the comma ends the asides.
    return "and" in (before, opens) or (before == "," and clause.link == "relative")
