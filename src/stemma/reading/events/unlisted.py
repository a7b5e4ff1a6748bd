"""
Acts whose words no list knows: who did what to whom, by the clause alone.

Rules:
1. The verb stands in a clause of its own, tells that something was done or is due, and is none that only states,
   thinks, says or counts (`lexicon/idle_verbs.txt`).
2. Somebody who is known as an actor acts or is acted upon: a state, a body, a person in office.
3. It has a day of its own, and not only that of an act told before it; one of a month or a year also needs a place
   or somebody else in it. Its kind is OTHER.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.lexicon.idle_verbs import idle_verbs
from stemma.lexicon.predicates import Predicate, effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import place_of_act
from stemma.reading.events.acts import attribution_of, is_question, is_quoted, score_of
from stemma.reading.events.evidence import evidence_of
from stemma.reading.events.matches import Match, match_predicate
from stemma.reading.events.parties import parties_in, verb_parties
from stemma.reading.events.places import find_place, is_place
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.times import time_of
from stemma.records.reading import Event, EventStatus, EventType, Party
from stemma.records.span import Span

TOLD = frozenset({"main", "and", "relative", "that", "other"})
"""How the clause of such an act may hang on another."""
JOURNEY = frozenset("j")
"""Flag of predicates that tell a journey."""
ARRIVAL = frozenset("g")
"""Flag of predicates that tell that aid arrives; somebody may arrive as well."""
TRAVELLING = frozenset({"travel", "fly", "head", "journey", "go", "arrive", "land", "return"})
TOGETHER = frozenset({"together", "jointly"})
REACHING = frozenset({"to", "with", "against"})
"""Prepositions that lead to another party."""
GOAL = 6
"""How many words behind its verb a journey's goal may stand."""
DAY = re.compile(r"\d{4}-\d\d-\d\d(T[\d:]+)?$")
YEAR = re.compile(r"\d{4}(-\d\d)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlistedParameters:
    """How sure an act is whose words no list knows. Judged by hand."""

    certainty: float = 0.8
    """What the score of an act is multiplied with whose words no list knows."""


PARAMETERS = UnlistedParameters()


def unlisted_acts(scene: Scene, told: Sequence[Span]) -> list[Event]:
    """Return the acts of a sentence beside those that are told by known words; *told* are their triggers."""
    if is_question(scene):
        return []
    return [
        event
        for index, clause in enumerate(scene.clauses)
        if _may_tell(scene, index, clause, told)
        and (event := _act(scene, index, clause)) is not None
        and not (told and _is_lent_day(scene, clause, event))
    ]


def _is_lent_day(scene: Scene, clause: Clause, event: Event) -> bool:
    """Say whether the day is that of the act before it: "held talks on Thursday but [parted] without an agreement"."""
    lent = event.time is not None and scene.times[event.time].span.end <= scene.tokens[clause.left].start
    return lent and clause.link == "and"


def _may_tell(scene: Scene, index: int, clause: Clause, told: Sequence[Span]) -> bool:
    group = clause.group
    if group.kind != "finite" or clause.subject is None or clause.link not in TOLD or group.lemma in idle_verbs():
        return False
    trigger = scene.span(group.main, group.end)
    if any(span.overlaps(trigger) for span in told) or lacks_object(scene, clause) or _is_judged(scene, clause):
        return False
    return standing_of(scene.tokens, scene.clauses, index) in ("past", "scheduled")


def _is_judged(scene: Scene, clause: Clause) -> bool:
    """Say whether the words are those of a listed act, which then was no act here; of journeys only those due are."""
    match = match_predicate(scene, clause)
    if match is None or ARRIVAL & match.predicate.flags:
        return False
    return not (JOURNEY & match.predicate.flags and _goes_abroad(scene, clause))


def _goes_abroad(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody goes to a place in another country than his own."""
    subject = parties_in(scene, *clause.subject) if clause.subject is not None else []
    home = {chain.country for m in subject if (chain := scene.chain_of(m)) is not None}
    near = range(clause.group.end, min(clause.right, clause.group.end + GOAL))
    goals = [m for at in near if (m := scene.tokens[at].mention) is not None and is_place(scene, m)]
    lands = {chain.country for m in goals if (chain := scene.chain_of(m)) is not None} - {None}
    return bool(lands - home)


def lacks_object(scene: Scene, clause: Clause) -> bool:
    """Say whether the clause tells of what its verb acts on: "the gates that Peru lowered"."""
    if clause.object_before is not None:
        return False
    if clause.link == "other" and clause.lead in ("which", "that", "whom"):
        return True
    if clause.link == "relative":
        return clause.subject is not None and clause.subject[0] >= clause.left
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    return clause.link == "that" and (governor is None or "said" not in effects_of(governor.group.lemma))


def act_of_clause(scene: Scene, index: int, clause: Clause, predicate: Predicate) -> Event | None:
    """Return what a clause tells as an act of *predicate*; None where it is quoted or of a day that does not fit."""
    group = clause.group
    trigger = scene.span(group.main, group.end)
    attribution = attribution_of(scene, trigger)
    said = scene.attributions[attribution] if attribution is not None else None
    if is_quoted(said, trigger):
        return None
    match = Match(predicate=predicate, start=group.main, end=group.end)
    due = standing_of(scene.tokens, scene.clauses, index) == "scheduled"
    time = time_of(scene, index, clause, match, due=due)
    status = _status(scene, time, due=due)
    if status is None:
        return None
    parties = verb_parties(scene, clause, predicate)
    place = find_place(scene, group.main + 1, clause.right, scene.acting(parties)) or place_of_act(
        scene, clause, match.start, predicate, parties
    )
    parts = [trigger, *(p.span for p in parties)]
    parts += [place] if place else []
    parts += [scene.times[time].span] if time is not None else []
    sure = score_of(parties, timed=time is not None, placed=place is not None, finite=True)
    return Event(
        type=_type_of(scene, clause, parties), status=status, trigger=trigger,
        clause=evidence_of(scene, index, clause, parts, speaks=False, said=said),
        parties=parties, place=place, time=time, attribution=attribution,
        via=said.via if said is not None else (), score=round(sure * PARAMETERS.certainty, 2),
    )  # fmt: skip


def _act(scene: Scene, index: int, clause: Clause) -> Event | None:
    event = act_of_clause(scene, index, clause, predicate_of(clause.group.lemma))
    if event is None or not _has_day(scene, event) or not is_of_actor(scene, clause):
        return None
    return event if any(is_known(scene, p) for p in event.parties) else None


def _type_of(scene: Scene, clause: Clause, parties: Sequence[Party]) -> EventType:
    """Return what an act is whose verb is not known: a journey to confer, or what two do together."""
    if _is_mission(scene, clause, parties):
        return "CONSULT"
    joined = len({p.span for p in parties if p.role != "target"}) > 1
    return (
        "COOPERATE" if joined and any(t.low in TOGETHER for t in scene.tokens[clause.left : clause.right]) else "OTHER"
    )


def _is_mission(scene: Scene, clause: Clause, parties: Sequence[Party]) -> bool:
    """Say whether somebody in office goes abroad: he goes to confer."""
    official = any(p.role != "target" and p.chain is not None and scene.chains[p.chain].roles for p in parties)
    return official and clause.group.lemma in TRAVELLING and _goes_abroad(scene, clause)


def predicate_of(lemma: str, preps: frozenset[str] = REACHING) -> Predicate:
    """
    Return how an act of *lemma* is read: its subject acts on its object and on what *preps* lead to.

    What it goes "to" is its place.
    """
    return Predicate(verb=(lemma,), rest=(), kind="verb", type="OTHER", frame="act", flags=frozenset("j"), preps=preps)


def _status(scene: Scene, time: int | None, *, due: bool) -> EventStatus | None:
    """Return how an act stands; one that is due needs a day that is still to come, one that is past must have none."""
    if due:
        return "scheduled" if scene.is_ahead(time) else None
    return None if scene.is_ahead(time) else "past"


def is_known(scene: Scene, party: Party) -> bool:
    """Say whether a party is a state, a body or a person in office."""
    if party.chain is None:
        return False
    chain = scene.chains[party.chain]
    return chain.kind in ("country", "organization") or (chain.kind == "person" and bool(chain.roles))


def is_of_actor(scene: Scene, clause: Clause) -> bool:
    """Say whether what the clause tells of is an actor himself, not a thing of his: "the dispute between X and Y"."""
    if clause.subject is None:
        return False
    start, end = clause.subject
    stop = next((at for at in range(start + 1, end) if scene.tokens[at].tag in ("prep", "rel")), end)
    return any(t.mention is not None for t in scene.tokens[start:stop])


def _has_day(scene: Scene, event: Event) -> bool:
    """Say whether an act has a day of its own; of a year or month, a place or another party too."""
    edtf = scene.times[event.time].edtf if event.time is not None else None
    if edtf is None:
        return False
    return bool(DAY.match(edtf)) or (bool(YEAR.match(edtf)) and (event.place is not None or len(event.parties) > 1))
