"""
The day that another clause of the sentence gives an act whose own clause names none.

Rules:
1. "X was killed on Saturday when A and B fought": the day of the one is that of the other.
2. What one does in one breath is on one day: "flew to Lima on Friday and promised", "marched on Friday, demanding",
   "recalled its envoy on Friday, and its minister accused". A verb of saying lends no day, nor does another tense.
3. "on Friday, hours before X fell" was on Friday, "on Friday, a day after X fell" the day before. Hours after may lead
   over midnight, shortly after does not.
4. Whom one met on Friday, "who promised", promised on Friday; what was done "at talks on Friday, where" was on Friday.
5. What a march demands it demands on its day: "marched on Friday to demand".
6. "In 1980, when A fell, B rose": the year that opens the sentence is that of both.
7. "It was on Friday that A fell": on Friday.
"""

from stemma.lexicon.predicates import effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.matches import match_predicate
from stemma.reading.events.noun_phrases import phrase_at
from stemma.reading.events.object_reach import object_end
from stemma.reading.events.places import find_time, own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set

DEEDS = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "AID", "CONCEDE", "RETREAT", "PROTEST"})
"""Types of acts that are done and not said."""
MOMENTS = word_set("when as while")
SOON = word_set("minutes moments shortly soon")
"""Words before "after" and "before" that keep within the day."""
HOURS = word_set("hour hours minutes")
"""Words before "after" and "before" that keep near the day."""
DARK = word_set("early night overnight midnight dawn morning evening late")
"""Words of a time from which a few hours may lead into another day."""
THEIRS = word_set("he she they it his her its their them")
"""Words of a subject that belongs to that of the clause before: "its minister", "dozens of them"."""
THEM = word_set("them him")
"""Words for those upon whom others then act: "and police detained 23 of them"."""
ASIDES = word_set("which who whom where")
"""Words that open an aside, which ends before ", and"."""
GATHERED = word_set("where which")
YEAR = 4
"""Characters of a year."""


def lent_time(scene: Scene, index: int, clause: Clause, *, speaks: bool) -> int | None:
    """
    Return the time (index) of another clause that is also that of the clause at *index*, which is of the past.

    *speaks*: what the clause tells is done with words.
    """
    cleft = _time_of_cleft(scene, clause)
    if cleft is not None:
        return cleft
    if clause.link == "when" and clause.lead in ("after", "before"):
        return _time_apart(scene, clause)
    if clause.link == "when" and clause.lead in MOMENTS and clause.group.tense == "past":
        return _time_of_moment(scene, clause)
    march = march_above(scene, clause)
    if march is not None:
        return own_time(scene, march, due=False)
    if not clause.group.is_plain and clause.link not in ("participle", "gerund"):
        return None
    found = _time_of_breath(scene, index, clause)
    if found is None and clause.link == "relative" and speaks:
        found = _time_of_meeting(scene, index, clause)
    if found is None and clause.link in ("other", "relative") and clause.group.is_plain:
        found = _time_of_occasion(scene, clause)
    return _time_opening(scene, index, clause) if found is None else found


def _time_of_cleft(scene: Scene, clause: Clause) -> int | None:
    """Return the day in "It was on Friday that", which the clause behind is about."""
    words = [t.low for t in scene.tokens[: clause.left + 1]]
    that = next((n for n in (clause.left, clause.left - 1) if 0 < n < len(words) and words[n] in ("that", "when")), 0)
    only = all(t.time is not None or t.tag in ("prep", "adv") for t in scene.tokens[2 : max(that, 2)])
    if words[:2] != ["it", "was"] or not that or not only:
        return None
    return scene.tokens[that - 1].time


def _time_of_breath(scene: Scene, index: int, clause: Clause) -> int | None:
    """Return the day of the verb with which this one is done in one breath."""
    hung = clause.link == "participle" or (clause.link == "gerund" and clause.lead == "by")
    lender = clause.shares if clause.link == "and" else clause.governor if hung else _goes_on(scene, index, clause)
    if lender is None:
        return None
    first = scene.clauses[lender]
    if first.group.kind != "finite" or first.group.tense != "past" or first.group.negated:
        return None
    aside = first.lead in ASIDES or first.link == "relative"
    if aside and any(t.low == "," for t in scene.tokens[max(clause.left - 2, 0) : clause.left]):
        return None  # "condemned the raid, in which three died on Monday, and demanded"
    if not hung and not (first.group.is_plain and clause.group.is_plain):
        return None
    # "responded on Monday by recalling" is of that day
    said = "said" in effects_of(first.group.lemma) and clause.link != "gerund" and not _is_deed(scene, first)
    if said and (hung or not _is_of_thing(scene, lender, index)):
        return None
    start = first.left if clause.link != "gerund" else first.group.end  # "X, which on Monday did Y, hit back by"
    found = find_time(scene, start, first.right, first.group.main, due=False)
    if found is None and clause.link != "gerund" and first.link == "and" and first.shares is not None:
        # "marched on Thursday and threw eggs, and police detained 23 of them"
        above = scene.clauses[first.shares]
        found = find_time(scene, above.left, above.right, above.group.main, due=False)
    return None if found is not None and _is_of_noun(scene, found) else found


def _is_of_noun(scene: Scene, time: int) -> bool:
    """Say whether a year only tells which noun is meant: "a breach of the treaty of 2003"."""
    at = next((n for n, t in enumerate(scene.tokens) if t.time == time), 0)
    return at > 0 and scene.tokens[at - 1].low == "of" and len(scene.times[time].edtf or "") == YEAR


def _goes_on(scene: Scene, index: int, clause: Clause) -> int | None:
    """Return the clause before "and" where the subject behind it is the same or belongs to it: "and its minister"."""
    if clause.subject is None or not index or clause.left < 1:
        return None
    joined = "and" in (scene.tokens[clause.left - 1].low, scene.tokens[clause.left].low)
    upon = any(t.low in THEM for t in scene.tokens[clause.group.end : clause.right])
    belongs = scene.has_subject_in(clause, THEIRS) or (upon and _is_deed(scene, clause))
    first = next((n for n in range(index - 1, -1, -1) if scene.clauses[n].group.kind == "finite"), None)
    return first if joined and belongs and first is not None and scene.clauses[first].link in ("main", "and") else None


def _is_of_thing(scene: Scene, lender: int, index: int) -> bool:
    """Say whether a verb that can say something has a thing for an object, and no words: "confirmed its title"."""
    first = scene.clauses[lender]
    between = scene.clauses[lender + 1 : index]
    return (
        first.group.lemma != "tell"
        and object_end(scene, first) > first.group.end
        and not any(c.link == "that" for c in between)
    )


def _is_deed(scene: Scene, clause: Clause) -> bool:
    """Say whether a verb that can say something does something here: "recalled its ambassador"."""
    match = match_predicate(scene, clause)
    return match is not None and match.predicate.type in DEEDS


def _time_apart(scene: Scene, clause: Clause) -> int | None:
    """Return when an act was, hours or days from the one that leads: "on Friday, a day after [it fell]"."""
    lead = _lead_of(scene, clause)
    if not lead or clause.group.tense != "past":
        return None
    before = scene.tokens[lead - 1]
    near = before.low in SOON or (before.low == "hours" and clause.lead == "before")
    if not near:
        apart = (n for n, t in enumerate(scene.times) if t.span.end == before.end and t.type == "DURATION" and t.edtf)
        return next(apart, None)
    governor = _finite_above(scene, clause)
    if governor is None or governor.group.tense != "past" or governor.left > lead:
        return None
    found = own_time(scene, governor, due=False)
    if found is None or scene.times[found].edtf is None:
        return None
    span = scene.times[found].span
    words = {t.low for t in scene.tokens if span.start - 10 < t.start < span.end}
    return None if DARK & words else found


def about_time(scene: Scene, clause: Clause) -> int | None:
    """Return the time (index) near which an act was that came hours before or after the one that leads."""
    if clause.link != "when" or clause.lead not in ("after", "before") or clause.group.tense != "past":
        return None
    lead = _lead_of(scene, clause)
    governor = _finite_above(scene, clause)
    if not lead or scene.tokens[lead - 1].low not in HOURS or governor is None or governor.group.tense != "past":
        return None
    between = (c for c in scene.clauses if governor.group.main < c.group.main < lead and c.group.kind == "finite")
    if "said" in effects_of(governor.group.lemma) or any(between):
        return None  # what was only said in the morning may be of the night before
    return own_time(scene, governor, due=False)


def march_above(scene: Scene, clause: Clause) -> Clause | None:
    """Return the clause of the march or rally on which this is said: "marched through X on Friday to demand"."""
    if clause.link != "infinitive":
        return None
    above = scene.clauses[clause.governor] if clause.governor is not None else None
    if above is None:
        before = (c for c in reversed(scene.clauses) if c.group.main < clause.group.start)
        above = next((c for c in before if c.group.kind == "finite"), None)
    if above is None or above.subject != clause.subject or not above.group.is_plain:
        return None
    match = match_predicate(scene, above)
    return above if match is not None and match.predicate.type == "PROTEST" else None


def time_after_talks(scene: Scene, clause: Clause) -> int | None:
    """Return the time (index) of what is said or done on coming out of a meeting: "said on Friday after meeting X"."""
    if clause.link != "gerund" or clause.lead != "after":
        return None
    governor = _finite_above(scene, clause)
    past = governor is not None and governor.group.tense == "past"
    return own_time(scene, governor, due=False) if governor is not None and past else None


def _lead_of(scene: Scene, clause: Clause) -> int:
    """Return where the word stands that opens a clause; 0 where it opens the sentence or is not found."""
    at = clause.subject[0] if clause.subject is not None else clause.group.start
    return next((k for k in range(at - 1, 0, -1) if scene.tokens[k].low == clause.lead), 0)


def _finite_above(scene: Scene, clause: Clause) -> Clause | None:
    """Return the finite clause on which a clause hangs, over infinitives."""
    while clause.governor is not None:
        clause = scene.clauses[clause.governor]
        if clause.group.kind == "finite":
            return clause
    return None


def _time_of_moment(scene: Scene, clause: Clause) -> int | None:
    """Return the day right before "when", else that of the clause that it tells the moment of."""
    at = clause.left - 2
    while at >= 0 and scene.tokens[at].low == ",":
        at -= 1
    if at >= 0 and scene.tokens[at].time is not None and clause.lead == "when":
        index = scene.tokens[at].time
        edtf = scene.times[index].edtf if index is not None else None
        return index if edtf is not None and "/" not in edtf else None
    if clause.governor is None:
        return None
    governor = scene.clauses[clause.governor]
    if governor.group.kind != "finite" or governor.group.tense != "past" or clause.left <= governor.group.end:
        return None
    if "said" in effects_of(governor.group.lemma):
        return None
    return find_time(scene, governor.left, clause.left, governor.group.main, due=False)


def _time_of_meeting(scene: Scene, index: int, clause: Clause) -> int | None:
    """Return the day of the meeting or call of which this clause tells what somebody said there: "met X, who vowed"."""
    held = scene.clauses[index - 1] if index else None
    if held is None or held.group.kind != "finite" or not held.group.is_plain or scene.tokens[clause.left].low != "who":
        return None
    match = match_predicate(scene, held)
    if match is None or match.predicate.type != "CONSULT" or match.called_off is not None:
        return None
    return own_time(scene, held, due=False)


def _time_of_occasion(scene: Scene, clause: Clause) -> int | None:
    """Return the day beside the noun of an act before "where" or "at which", or of what he did before "where he"."""
    at = next((k for k in (clause.left - 1, clause.left) if k >= 0 and scene.tokens[k].low in GATHERED), None)
    if at is None or (scene.tokens[at].low == "which" and (not at or scene.tokens[at - 1].tag != "prep")):
        return None
    verbs = {i for c in scene.clauses for i in range(c.group.start, c.group.end)}
    start = max((i + 1 for i in verbs if i < at), default=0)
    dated = [k for k in range(start, at) if scene.tokens[k].time is not None]
    if not dated or len({scene.tokens[k].time for k in dated}) > 1:
        return None
    noun = dated[0] - 2 if scene.tokens[dated[0] - 1].tag == "prep" else dated[0] - 1
    held = noun >= start and phrase_at(scene, noun, verbs) is not None
    same = clause.subject is not None and scene.tokens[clause.subject[0]].low in ("he", "she", "they")
    return find_time(scene, start, at, at, due=False) if held or same else None


def _time_opening(scene: Scene, index: int, clause: Clause) -> int | None:
    """Return the time with which the sentence opens, of a clause behind the aside that tells its moment."""
    if clause.subject is None or not index or scene.clauses[0].link != "when" or scene.clauses[0].lead != "when":
        return None
    if any(c.link != "when" for c in scene.clauses[:index]) or scene.tokens[0].low not in ("in", "on"):
        return None
    return find_time(scene, 0, scene.clauses[0].left, 0, due=False)
