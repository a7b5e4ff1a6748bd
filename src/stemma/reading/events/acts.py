"""
Acts that a verb tells: which predicate its clause words, who takes part, how it stands, where and when.

Rules:
1. The most specific predicate wins: "lifted sanctions" is no "lifted". One verb tells one act.
2. An act needs a party; some need another, or an object, or an armed force (see `predicates.tsv`).
3. Words in marks tell an act only where they state one that happened, with a name in it,
   or where "we" ask, refuse or condemn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.lexicon.predicates import Predicate, effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import place_of
from stemma.reading.events.complement_parties import complement_parties
from stemma.reading.events.dropped import is_called_off_behind
from stemma.reading.events.evidence import asking, evidence_of, with_speaker
from stemma.reading.events.hosts import chaired_for
from stemma.reading.events.matches import Match, match_predicate
from stemma.reading.events.mutual import as_mutual
from stemma.reading.events.parties import verb_parties
from stemma.reading.events.places import own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.set_anew import set_anew
from stemma.reading.events.status import Standing, is_prepared, standing_of, status_of
from stemma.reading.events.threats import threatening
from stemma.reading.events.times import time_of
from stemma.reading.events.unnamed import unnamed_actor
from stemma.reading.events.wholeness import ban_before, is_whole
from stemma.records.reading import Attribution, Event, EventStatus, Party
from stemma.records.span import Span, hull


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How sure an act is, by what its clause gives. Judged by hand; the parts sum to 1."""

    base: float = 0.4
    """A predicate in a clause of its own."""
    party: float = 0.15
    """One party."""
    second: float = 0.15
    """Another party."""
    time: float = 0.1
    """A time."""
    place: float = 0.1
    """A place."""
    finite: float = 0.1
    """A finite verb in the indicative."""


SCORING = Scoring()
REACH_OF_TIME = 80
"""How far from an act the words of its day may stand to be of its clause. Code points."""
EFFECT = re.compile(r"\b(?:starting|beginning|effective|as of|from|with effect from)\s+(?:on\s+)?$", re.IGNORECASE)
"""Words before the day from which a measure holds. Source: compiled by the project; CC0."""


def verb_acts(scene: Scene) -> Iterator[tuple[Event, Match]]:
    """Yield the acts that the verbs of a sentence tell, in order, with the predicate that told each."""
    for index, clause in enumerate(scene.clauses):
        match = match_predicate(scene, clause)
        if match is None:
            continue
        event = _act(scene, index, _stretched(scene, clause, match), match)
        if event is None:
            continue
        yield event, match
        moved = set_anew(scene, clause, event)
        if moved is not None:
            yield moved, match


def attribution_of(scene: Scene, trigger: Span) -> int | None:
    """Return the attribution with the least content that holds *trigger*; None in the article's own voice."""
    holding = [
        (len(content), i)
        for i in scene.said
        for attribution in [scene.attributions[i]]
        for content in attribution.content
        if attribution.uttered
        and content.contains(trigger)
        and not (attribution.cue and attribution.cue.overlaps(trigger))
    ]
    return min(holding)[1] if holding else None


def is_quoted(attribution: Attribution | None, trigger: Span) -> bool:
    """Say whether *trigger* stands in quotation marks."""
    if attribution is None:
        return False
    if attribution.kind == "direct":
        return True
    return any(q.contains(trigger) for q in attribution.quoted)


def is_question(scene: Scene) -> bool:
    """Say whether the sentence asks: it tells no act, but for what a "?" in marks within it leaves."""
    return bool(scene.tokens) and scene.tokens[-1].low == "?"


def score_of(
    parties: tuple[Party, ...], *, timed: bool, placed: bool, finite: bool, scoring: Scoring = SCORING
) -> float:
    """Return how sure an act is, 0..1."""
    total = scoring.base
    total += scoring.party if parties else 0.0
    total += scoring.second if len(parties) > 1 else 0.0
    total += scoring.time if timed else 0.0
    total += scoring.place if placed else 0.0
    return round(total + (scoring.finite if finite else 0.0), 2)


def _act(scene: Scene, index: int, clause: Clause, match: Match) -> Event | None:
    predicate = match.predicate
    if is_question(scene):
        return None
    trigger = scene.span(match.start, match.end)
    attribution = attribution_of(scene, trigger)
    standing = _standing(scene, index, match)
    if is_quoted(scene.attributions[attribution] if attribution is not None else None, trigger):
        first_person = is_first_person(scene, clause)
        if not (first_person and "s" in predicate.flags) and standing != "past":
            return None
    elif "q" in predicate.flags:
        return None
    also = [*complement_parties(scene, clause, predicate), *chaired_for(scene, clause, predicate)]
    parties = as_mutual(scene, clause, predicate, verb_parties(scene, clause, predicate, also=also))
    if attribution is not None and is_first_person(scene, clause) and not clause.group.passive:
        parties = with_own_speaker(scene, scene.attributions[attribution], parties)
    parties = _with_unnamed(scene, clause, match, parties)
    if not is_whole(scene, clause, predicate, parties) or _is_of_nobody(clause, predicate, parties, standing):
        return None
    said = scene.attributions[attribution] if attribution is not None else None
    speakers = threatening(scene, clause, predicate, parties, said=said) if standing == "hypothetical" else None
    if speakers is not None:
        return _threat(scene, index, clause, match, parties=(*parties, *speakers), attribution=attribution)
    due = standing in ("scheduled", "would", "proposed")
    time = time_of(scene, index, clause, match, due=due)
    promised = _promise_of_support(scene, clause, predicate) if standing in ("would", "scheduled") else None
    if promised is not None:
        standing, time = "past", own_time(scene, promised, due=False) if time is None else time
    if (
        standing == "hypothetical"
        and predicate.type == "CONSULT"
        and is_prepared(scene.clauses, clause)
        and scene.is_ahead(time)
    ):
        standing = "scheduled"
    if "j" in predicate.flags and standing not in ("scheduled", "would"):
        return None
    status = status_of(
        standing,
        predicate,
        dated=time is not None,
        ahead=scene.is_ahead(time) and clause.group.tense != "dropped",  # "were to have met on Friday" is off
        alone=(scene.alone or scene.enacts) and clause.group.kind == "finite",
    )
    if status == "past" and match.called_off is None and scene.is_ahead(time):
        status, time = _of_day_ahead(scene, clause, predicate, time)
    if status is None or ("U" in predicate.flags and (status != "scheduled" or time is None)):
        return None
    if status == "scheduled" and is_called_off_behind(scene, clause):
        status = "cancelled"
    if match.called_off is not None:
        status = _called_off_as(scene, clause, status)
        if status is None:
            return None
    return _event(scene, index, clause, match, parties=parties, time=time, status=status, attribution=attribution)


def _with_unnamed(scene: Scene, clause: Clause, match: Match, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties with who acts unnamed, where the act stays whole: "700 women marched" counts by itself."""
    predicate = match.predicate
    unnamed = unnamed_actor(scene, clause, predicate, parties) if match.called_off is None else None
    if unnamed is None:
        return parties
    more = tuple(sorted((*parties, unnamed), key=lambda p: p.span))
    return more if is_whole(scene, clause, predicate, more) else parties


def _standing(scene: Scene, index: int, match: Match) -> Standing:
    """Return how the verb of a clause stands; where not doing it is the act, as if it had been done."""
    if not match.refused:
        return standing_of(scene.tokens, scene.clauses, index)
    clause = scene.clauses[index]
    done = replace(clause, group=replace(clause.group, negated=False))
    return standing_of(scene.tokens, (*scene.clauses[:index], done, *scene.clauses[index + 1 :]), index)


def _promise_of_support(scene: Scene, clause: Clause, predicate: Predicate) -> Clause | None:
    """Return the clause of saying by which somebody backs a thing: "said on Friday that it would back the ban"."""
    if predicate.type != "SUPPORT" or "s" not in predicate.flags or clause.link != "that" or clause.governor is None:
        return None
    saying = scene.clauses[clause.governor]
    return saying if "said" in effects_of(saying.group.lemma) and not saying.group.negated else None


def _is_of_nobody(clause: Clause, predicate: Predicate, parties: tuple[Party, ...], standing: Standing) -> bool:
    """Say whether a passive that names nobody who acts tells no act: "donors are asked to", "will be closed"."""
    if not clause.group.passive or any(p.role != "target" for p in parties):
        return False
    asked = "s" in predicate.flags and (standing == "present" or predicate.type == "THREATEN")
    return asked or (predicate.type == "COERCE" and standing == "scheduled" and "H" not in predicate.flags)


def _threat(
    scene: Scene, index: int, clause: Clause, match: Match, *, parties: tuple[Party, ...], attribution: int | None
) -> Event:
    """Return the threat that an act under a condition is, on the day when it was said."""
    governor = scene.clauses[clause.governor] if clause.governor is not None else clause
    return _event(
        scene, index, clause, replace(match, predicate=replace(match.predicate, type="THREATEN")),
        parties=tuple(sorted(parties, key=lambda p: p.span)), status="past", attribution=attribution,
        time=own_time(scene, governor, due=False),
    )  # fmt: skip


def _called_off_as(scene: Scene, clause: Clause, status: EventStatus) -> EventStatus | None:
    """Return how an act stands that was put off, or "will be put off": settled, but for a condition."""
    settled = clause.group.passive and not any(t.low in ("if", "unless", "should", "until") for t in scene.tokens)
    if status == "past" or (status == "scheduled" and settled):
        return "cancelled"
    return "hypothetical" if status == "hypothetical" else None


def _of_day_ahead(
    scene: Scene, clause: Clause, predicate: Predicate, time: int | None
) -> tuple[EventStatus, int | None]:
    """Return how an act of the past stands beside a day ahead, which is not its own, and what day it has then."""
    if predicate.type == "PROTEST" and clause.group.lemma in ("call", "announce", "plan"):
        return "scheduled", time  # "called a general strike for 4 December"
    return "past", _day_of_effect(scene, clause)  # "dismissed the May 19 deadline" has none


def _day_of_effect(scene: Scene, clause: Clause) -> int | None:
    """Return the day from which what was done holds: "imposed a curfew, starting on Friday"."""
    for token in scene.tokens[clause.group.end : clause.right]:
        if token.time is not None and EFFECT.search(scene.text[scene.sentence.start : token.start]):
            return token.time
    return None


def _stretched(scene: Scene, clause: Clause, match: Match) -> Clause:
    """Return the clause with the next one in it, where its predicate reaches into that: "sent troops to seize"."""
    extra = len(match.predicate.verb) - 1
    if extra and match.end <= clause.right:
        return replace(clause, group=replace(clause.group, end=clause.group.end + extra))
    if match.end <= clause.right:
        words = match.end - clause.group.end
        particle = match.predicate.kind in ("particle", "gap") and words == match.length
        # "called off talks": the object stands behind the particle.
        return replace(clause, group=replace(clause.group, end=match.end)) if particle else clause
    inner = next((c for c in scene.clauses if c.group.start < match.end <= c.right), None)
    if inner is None:
        return clause
    # The object of "sent troops to seize X" is X; that of "brought X up to date" stands where it always does.
    end = match.end if "P" in match.predicate.flags else clause.group.end
    return replace(clause, right=inner.right, group=replace(clause.group, end=end))


def _event(
    scene: Scene,
    index: int,
    clause: Clause,
    match: Match,
    *,
    parties: tuple[Party, ...],
    time: int | None,
    status: EventStatus,
    attribution: int | None,
) -> Event:
    predicate = match.predicate
    trigger = scene.span(match.start, match.end)
    place = place_of(scene, clause, match, parties)
    said = scene.attributions[attribution] if attribution is not None else None
    parts = [trigger, *(p.span for p in parties)]
    parts += [place] if place else []
    parts += _near_time(scene, parts, time)
    parts += [ban] if "B" in predicate.flags and (ban := ban_before(scene, clause)) is not None else []
    parts += asking(scene, clause) if status == "proposed" else []
    parts += with_speaker(scene, parties, said) if said is not None else []
    return Event(
        type=match.called_off or predicate.type or "OTHER",
        status=status,
        trigger=trigger,
        clause=evidence_of(scene, index, clause, parts, speaks="s" in predicate.flags, said=said),
        parties=parties,
        place=place,
        time=time,
        attribution=attribution,
        via=said.via if said is not None else (),
        score=score_of(parties, timed=time is not None, placed=place is not None, finite=clause.group.kind == "finite"),
    )


def _near_time(scene: Scene, parts: Sequence[Span], time: int | None) -> list[Span]:
    """Return the words of a time near the other *parts* of an act; the day that a far clause lends is none of them."""
    if time is None:
        return []
    words, told = _with_preposition(scene, scene.times[time].span), hull(parts)
    return [words] if max(told.start - words.end, words.start - told.end) <= REACH_OF_TIME else []


def _with_preposition(scene: Scene, time: Span) -> Span:
    """Return the words of a time with the preposition right before them: "[On] Monday"."""
    before = next((t for t in reversed(scene.tokens) if t.end <= time.start), None)
    near = before is not None and before.low in ("on", "in", "at", "by", "since") and time.start - before.end == 1
    return Span(before.start, time.end) if before is not None and near else time


def with_own_speaker(scene: Scene, attribution: Attribution, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties and the speaker, who is the "we" of his own words, where this sentence names him."""
    source = attribution.source
    known = any(p.role != "target" for p in parties)
    if known or source is None or attribution.speaker_chain is None or not scene.sentence.contains(source):
        return parties
    speaker = Party(role="source", span=source, chain=attribution.speaker_chain)
    return tuple(sorted((*parties, speaker), key=lambda p: p.span))


def is_first_person(scene: Scene, clause: Clause) -> bool:
    """Say whether it is the speaker who acts: "we", "I"."""
    return clause.subject is not None and scene.tokens[clause.subject[0]].low in ("we", "i")
