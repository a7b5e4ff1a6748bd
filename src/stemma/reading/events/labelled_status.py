"""
How an act stands that the network for events tells: by the network, and by the clause in which its word stands.

Rules:
1. Where the two differ, the more cautious of them holds: what a clause only imagines is imagined, what it denies is
   denied, what it says had been planned is called off.
2. What is asked for or promised is due or proposed where the network says so, though its clause only hangs on another:
   "undertook to refund the fee". What is merely the purpose of an act, or a hope, is imagined.
3. What an act would count as is said of any such act: "an attack on one is considered an attack on all".
4. A participle that goes on from an act is told with it: "hit back, branding it a pantomime".
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from typing import cast

from stemma.lexicon.predicates import nouns, predicates_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.figures import is_figure
from stemma.reading.events.matches import match_predicate
from stemma.reading.events.noun_phrases import words_before
from stemma.reading.events.noun_standing import DROPPED, IMAGINING, NEW_VIOLENCE
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import CALLED_OFF, Standing, standing_of
from stemma.reading.events.unlisted import predicate_of
from stemma.reading.events.words import word_set
from stemma.records.labels import LabelledAct
from stemma.records.reading import EventStatus, EventType
from stemma.records.span import Span

ASKING = frozenset({"REQUEST", "AGREE", "THREATEN"})
"""Types of acts whose content is due or proposed; what is rejected is no act of its own."""
THOUGHTS = word_set(
    """
    talk rumour rumours rumor rumors gossip speculation fear fears threat threats risk risks danger prospect prospects
    possibility hope hopes chance likelihood suspicion suspicions whispers idea thought dream scenario warning warnings
    """
)
"""What there is of an act that nobody has done: "fears of an invasion"."""
THINKING_OF = word_set(
    """
    avert avoid prevent forestall deter preclude fear risk consider contemplate mull weigh ponder discuss plan rule
    dread imagine foresee predict expect
    """
)
"""Verbs whose object need not be there: "to avert a blockade", "weighed an embargo"."""
COUNTED_AS = word_set("considered regarded deemed treated viewed seen")
"""What an act is taken for."""
VALUED_WITHIN = 14
"""How far behind a noun it stands that it is taken for something. Words."""
GOING_ON = frozenset({"", "by", "while", "and", "in"})
"""What may lead a participle that is told with the act on which it hangs."""
IMAGINED = IMAGINING - NEW_VIOLENCE - {"such", "more"}
"""Words before a noun that imagine its act."""


def labelled_status(scene: Scene, act: LabelledAct, asking: Collection[Span]) -> EventStatus:
    """
    Return how *act* stands.

    *asking* are the words of acts in the sentence whose content is asked for or promised.
    """
    likely, kind = cast("EventStatus", act.status), cast("EventType", act.type)
    index = _clause_of(scene, act.trigger)
    if index is None:
        return _as_noun(scene, act.trigger, likely, asking)
    return _as_verb(scene, index, kind, likely, asking)


def _clause_of(scene: Scene, trigger: Span) -> int | None:
    """Return the clause (index) whose verb a word is."""
    mains = (scene.span(c.group.main, c.group.main + 1) for c in scene.clauses)
    return next((n for n, main in enumerate(mains) if trigger.overlaps(main)), None)


def _as_verb(scene: Scene, index: int, kind: EventType, likely: EventStatus, asking: Collection[Span]) -> EventStatus:
    clause = scene.clauses[index]
    if _is_figure(scene, clause, kind):
        return "hypothetical"
    standing = standing_of(scene.tokens, scene.clauses, index)
    if likely == "past" and kind == "THREATEN" and standing in ("scheduled", "would"):
        return "past"  # "they will rue the day"
    if standing == "none":
        return "past" if kind == "REJECT" and likely == "past" and _is_refused(clause) else "hypothetical"
    if standing == "dropped":
        return "cancelled" if kind in CALLED_OFF else "hypothetical"
    if standing == "hypothetical":
        return likely if _is_told_so(scene, clause, likely, asking) else "hypothetical"
    return _later(standing, kind, likely)


def _is_refused(clause: Clause) -> bool:
    """Say whether not doing it is to reject it: "would not hear of it", not "did not veto"."""
    return clause.group.negated and not any(p.type == "REJECT" for p in predicates_of(clause.group.lemma))


def _later(standing: Standing, kind: EventType, likely: EventStatus) -> EventStatus:
    """Return how an act stands whose clause tells more than that it is imagined."""
    if standing in ("denied", "proposed"):
        return standing if likely in ("past", "scheduled") else likely
    if standing in ("scheduled", "would") and likely in ("past", "scheduled"):
        return "hypothetical" if kind == "ASSAULT" else "scheduled"
    return likely


def _is_told_so(scene: Scene, clause: Clause, likely: EventStatus, asking: Collection[Span]) -> bool:
    """Say whether an act is told as the network says, though the rules for clauses take it for imagined."""
    if likely in ("proposed", "scheduled", "cancelled"):
        group = None if clause.governor is None else scene.clauses[clause.governor].group
        verb = None if group is None else scene.span(group.start, group.end)
        return _asks(scene, clause.group.start - 1) or (verb is not None and any(verb.overlaps(s) for s in asking))
    return likely == "past" and clause.link in ("gerund", "participle", "and") and clause.lead in GOING_ON


def _asks(scene: Scene, at: int) -> bool:
    """Say whether a word is a noun for what asks or promises: "its offer to shoulder the cost"."""
    rows = nouns().get(scene.tokens[at].low, ()) if at >= 0 else ()
    return any(predicate.type in ASKING for _, predicate in rows)


def _as_noun(scene: Scene, trigger: Span, likely: EventStatus, asking: Collection[Span]) -> EventStatus:
    at = next(n for n, token in enumerate(scene.tokens) if token.end > trigger.start)
    verbs = {n for c in scene.clauses for n in range(c.group.start, c.group.end)}
    left = words_before(scene, at, verbs)
    before = {t.low for t in scene.tokens[left:at]}
    if (
        before & IMAGINED
        or _is_thought_of(scene, left)
        or _is_of_any(scene, left, at)
        or (likely == "proposed" and not _is_asked_for(scene, left, asking))
    ):
        return "hypothetical"
    return "cancelled" if before & DROPPED and likely != "hypothetical" else likely


def _is_of_any(scene: Scene, left: int, at: int) -> bool:
    """Say whether a phrase tells of any such act: "an attack on one is considered an attack on all"."""
    lows = [token.low for token in scene.tokens]
    rest = lows[at + 1 : at + 1 + VALUED_WITHIN]
    valued = any(verb in COUNTED_AS and be in ("is", "are", "be") for be, verb in pairwise(rest))
    taken_for = {*lows[max(0, left - 4) : left]} & COUNTED_AS
    return bool({*lows[max(0, left - 1) : at]} & {"a", "an", "any", "every", "each"}) and (valued or bool(taken_for))


def _is_thought_of(scene: Scene, left: int) -> bool:
    """Say whether what leads to a phrase only imagines it: "talk of a coup", "to avert a blockade"."""
    if left > 1 and scene.tokens[left - 1].low in ("of", "about") and scene.tokens[left - 2].low in THOUGHTS:
        return True
    return any(c.group.end == left and c.group.lemma in THINKING_OF for c in scene.clauses)


def _is_asked_for(scene: Scene, left: int, asking: Collection[Span]) -> bool:
    """Say whether the nearest verb before a phrase asks, or a noun between does: "[demanded] the quick release of"."""
    above = max((c.group.start for c in scene.clauses if c.group.end <= left), default=0)
    told = any(span.overlaps(scene.span(above, left)) for span in asking) if above < left else False
    return told or any(_asks(scene, at) for at in range(above, left))


def _is_figure(scene: Scene, clause: Clause, kind: EventType) -> bool:
    """Say whether a verb that may tell an act of *kind* stands for something else here: "a front invaded"."""
    match = match_predicate(scene, clause)
    row = predicate_of(clause.group.lemma) if match is None else match.predicate
    return is_figure(scene, clause, replace(row, type=kind) if match is None else row)
