"""
Acts that a noun tells: "talks between X and Y in Z", "Russia's annexation of W", "an attack by V".

Rules:
1. A noun tells an act only with a party of its own and a day or a place of its own.
   "The diplomacy", "sanctions policy", "the threat" are background.
2. How it stands comes from what governs it: "after the talks" is past, "ahead of" is
   due, "to avert", "threat of", "possible" is imagined.
3. Talks behind "after", "during" or "at" that open a sentence have its subject as a party.
"""

from collections.abc import Iterator
from typing import get_args

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.act_places import SHUT, place_before_where, place_of_works
from stemma.reading.events.acts import attribution_of, is_quoted, score_of
from stemma.reading.events.hosts import answering, concluding
from stemma.reading.events.noun_clauses import OwnClause, own_clause, status_by
from stemma.reading.events.noun_evidence import (
    falls_on_something,
    is_deadly,
    is_told,
    may_stand_alone,
    occurring,
    words_around,
)
from stemma.reading.events.noun_phrases import Phrase, lead_of, modifiers_of, phrase_at
from stemma.reading.events.noun_standing import known_by_day, status_of_noun
from stemma.reading.events.parties import as_parties, parties_in
from stemma.reading.events.places import find_place, find_time, is_place, own_time
from stemma.reading.events.said_nouns import said_act
from stemma.reading.events.scene import Scene
from stemma.reading.events.unnamed import acting_noun
from stemma.reading.events.wholeness import MEDIA
from stemma.records.reading import Event, EventStatus, Party, PartyRole
from stemma.records.span import Span

HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
"""What is a fact by who did it and its day; a withdrawal may only point at what is told elsewhere."""
CALLS = frozenset({"call", "calls", "conversation", "conversations"})
SINGLE = HARM | {"CONSULT", "OTHER"}
"""Types of which one deed or one meeting may be known by its two sides alone."""
TAKEN = frozenset({"over", "about", "of", "from", "since", "by", "at", "during", "in", "to"})
"""Prepositions behind which an act of somebody on a day gone by is a fact; "for" and "against" may ask for it."""

WANTING = frozenset({"for", "against", "before", "without", "until"})
"""Prepositions behind which an act need not have come: "cleared the way for the extradition of X"."""


def noun_acts(scene: Scene, told: frozenset[int]) -> Iterator[Event]:
    """Yield the acts that the nouns of a sentence tell; *told* are tokens that a verb's act has used up."""
    verbs = {i for c in scene.clauses for i in range(c.group.start, c.group.end)}
    for at, token in enumerate(scene.tokens):
        if at in told or at in verbs or token.tag not in ("open", "noun", "name"):
            continue
        phrase = phrase_at(scene, at, verbs)
        event = _act(scene, phrase) if phrase is not None else None
        if event is not None:
            yield event


def _act(scene: Scene, phrase: Phrase) -> Event | None:
    predicate = phrase.predicate
    trigger = scene.span(phrase.start, phrase.head + 1)
    attribution = attribution_of(scene, trigger)
    if is_quoted(scene.attributions[attribution] if attribution is not None else None, trigger):
        return None
    if "D" in predicate.flags:
        return said_act(scene, phrase, attribution)
    own = own_clause(scene, phrase)
    parties = _parties(scene, phrase, own)
    alone = not parties
    if _is_of_media(scene, phrase) or (alone and not may_stand_alone(scene, phrase, held=own is not None)):
        return None
    if "L" in predicate.flags and len(parties) < 2:
        return None
    lead = lead_of(scene, phrase)
    answer = answering(scene, lead) if lead is not None else None
    if answer is not None:
        parties = _with_answerer(scene, answer, parties, both=predicate.frame == "both")
    host = answer or (_ended_by(scene, phrase, lead) if lead is not None and not alone else None)
    status = status_of_noun(scene, phrase) if answer is None else "past"
    status, time = _timed(scene, phrase, own, parties, status=status, host=host)
    place = _place(scene, phrase, own, parties)
    status = _settled(scene, phrase, own, parties, status=status, time=time, place=place)
    if status is None:
        return None
    reach = _reach(scene, phrase, own)
    parts = [trigger, *(p.span for p in parties)]
    parts += [scene.span(phrase.left, own.clause.group.end)] if own is not None else []
    parts += [place] if place else []
    parts += [scene.times[time].span] if time is not None else []
    return Event(
        type="ASSAULT" if is_deadly(scene, phrase) else predicate.type or "OTHER",
        status=status, trigger=trigger, clause=words_around(scene, phrase, parts, reach),
        parties=parties, place=place, time=time, attribution=attribution,
        via=scene.attributions[attribution].via if attribution is not None else (),
        score=score_of(parties, timed=time is not None, placed=place is not None, finite=False),
    )  # fmt: skip


def _is_of_media(scene: Scene, phrase: Phrase) -> bool:
    near = scene.tokens[phrase.head : phrase.right]
    return bool(modifiers_of(scene, phrase) & MEDIA) or any(t.low in MEDIA for t in near)


def _timed(
    scene: Scene,
    phrase: Phrase,
    own: OwnClause | None,
    parties: tuple[Party, ...],
    *,
    status: EventStatus | None,
    host: Clause | None,
) -> tuple[EventStatus | None, int | None]:
    """Return how an act stands and its day (index), from its *status* by what governs it and from the clause *host*."""
    reach = _reach(scene, phrase, own)
    time = find_time(scene, phrase.left, reach, phrase.head, due=status == "scheduled", inside=True)
    if own is not None:
        status = status_by(scene, own, ahead=scene.is_ahead(time)) or status
    if time is None and host is not None:
        time = own_time(scene, host, due=False)
    return status or known_by_day(scene, phrase, time, sure=_is_sure(scene, phrase, parties, time)), time


def _place(scene: Scene, phrase: Phrase, own: OwnClause | None, parties: tuple[Party, ...]) -> Span | None:
    found = find_place(scene, _behind(scene, phrase), _reach(scene, phrase, own), scene.acting(parties))
    return found or _place_by_phrase(scene, phrase, parties)


def _settled(
    scene: Scene,
    phrase: Phrase,
    own: OwnClause | None,
    parties: tuple[Party, ...],
    *,
    status: EventStatus | None,
    time: int | None,
    place: Span | None,
) -> EventStatus | None:
    """Return how an act stands in the end; None where too little is told of it, or its day does not fit."""
    timed, placed, held = time is not None, place is not None, own is not None
    told = timed or placed or (status == "past" and _is_known(scene, phrase, parties, own))
    if not told or (not parties and not is_told(scene, phrase, timed=timed, placed=placed, held=held)):
        return None
    if scene.is_ahead(time) and status == "past":
        status = "scheduled"
    if status == "scheduled" and (scene.is_gone(time) or phrase.predicate.type in ("ASSAULT", "OTHER")):
        return None
    return status


def _place_by_phrase(scene: Scene, phrase: Phrase, parties: tuple[Party, ...]) -> Span | None:
    """Return where an act was: "the closure of the X crossing", "in X, where talks ended", "the siege of X"."""
    if phrase.predicate.type in SHUT:
        return place_of_works(scene, phrase.head + 1, phrase.right)
    if phrase.predicate.type == "ASSAULT" and not _is_verbal(scene, phrase, parties):
        struck = {p.span for p in parties if p.role == "target"}
        town = next((m for m in scene.here if scene.mentions[m].span in struck and _is_town(scene, m)), None)
        if town is not None:
            return scene.mentions[town].span
    clause = next((c for c in scene.clauses if phrase.is_in(c.subject)), None)
    where = clause is not None and clause.lead == "where" and clause.left > 2
    return place_before_where(scene, clause) if clause is not None and where else None


def _is_town(scene: Scene, mention: int) -> bool:
    chain = scene.chain_of(mention)
    return is_place(scene, mention) and (chain is None or chain.kind == "place")


def _is_known(scene: Scene, phrase: Phrase, parties: tuple[Party, ...], own: OwnClause | None) -> bool:
    """Say whether an act of no day and no place is known by who took part in it."""
    lead = lead_of(scene, phrase)
    # "The threat of an attack by X on Y" has grown, and nobody attacked.
    sure = own is not None or lead is None or scene.tokens[lead].low != "of"
    return _is_call(scene, phrase, parties, lead) or (sure and _is_between_sides(scene, phrase, parties))


def _is_between_sides(scene: Scene, phrase: Phrase, parties: tuple[Party, ...]) -> bool:
    """Say whether one deed or one meeting has two named sides: "the attack on X by Y", "a call between X and Y"."""
    many = scene.tokens[phrase.head].low.endswith("s")
    if many or phrase.predicate.type not in SINGLE or _is_verbal(scene, phrase, parties):
        return False
    sides = {role: {_side(scene, p) for p in parties if p.role == role} - {None} for role in get_args(PartyRole)}
    unnamed = any(p.role == "source" and p.chain is None for p in parties)
    met = len(sides["both"]) > 1 and not (phrase.predicate.type == "CONSULT" and _is_handled(scene, phrase))
    struck = sides["target"] - sides["source"]
    return met or (bool(struck) and (bool(sides["source"]) or unnamed))


def _is_handled(scene: Scene, phrase: Phrase) -> bool:
    """Say whether something was done to a meeting, which may be still to come: "had been moved to X"."""
    return any(c.group.passive and phrase.is_in(c.subject) for c in scene.clauses)


def _is_verbal(scene: Scene, phrase: Phrase, parties: tuple[Party, ...]) -> bool:
    """Say whether an attack may be one with words: persons attack and are attacked in every campaign."""
    return phrase.predicate.type == "ASSAULT" and any(_is_person(scene, p) for p in parties)


def _side(scene: Scene, party: Party) -> str | None:
    """Return the state of a party, else his name; None of a group and of whoever is no known actor."""
    chain = scene.chains[party.chain] if party.chain is not None else None
    return None if chain is None or chain.kind == "group" else chain.country or chain.name


def _is_person(scene: Scene, party: Party) -> bool:
    return party.chain is not None and scene.chains[party.chain].kind == "person"


def _is_call(scene: Scene, phrase: Phrase, parties: tuple[Party, ...], lead: int | None) -> bool:
    """Say whether somebody who is named called before something was done: "after a telephone call from X, Y agreed"."""
    spoken = scene.tokens[phrase.head].low in CALLS and bool(parties)
    return spoken and lead is not None and scene.tokens[lead].low in ("after", "following")


def _ended_by(scene: Scene, phrase: Phrase, lead: int) -> Clause | None:
    """Return the clause on whose day talks of hours ended: "agreed to a truce on Monday after six hours of talks"."""
    measured = any(t.low in ("hours", "hour") for t in scene.tokens[lead : phrase.right])
    return concluding(scene, lead) if measured else None


def _is_sure(scene: Scene, phrase: Phrase, parties: tuple[Party, ...], time: int | None) -> bool:
    """Say whether the noun alone tells that it happened: by the dead, by what it fell on, by who did it on a day."""
    lead = lead_of(scene, phrase)
    behind = lead is not None and scene.tokens[lead].low in TAKEN  # "over the firing by Iranian boats on May 7"
    done = behind and phrase.predicate.type in HARM and scene.is_gone(time) and any(p.role == "source" for p in parties)
    wanted = lead is not None and scene.tokens[lead].low in WANTING
    return done or is_deadly(scene, phrase) or (not wanted and falls_on_something(scene, phrase))


def _with_answerer(scene: Scene, answer: Clause, parties: tuple[Party, ...], *, both: bool) -> tuple[Party, ...]:
    """Return the parties with who answered by the act, unless others are told to have done it."""
    if answer.subject is None or any(p.role == "source" for p in parties):
        return parties
    role: PartyRole = "both" if both else "source"
    own = as_parties(scene, [(m, role) for m in parties_in(scene, *answer.subject)])
    known = {p.chain for p in parties}
    return tuple(sorted((*parties, *(p for p in own if p.chain not in known)), key=lambda p: p.span))


def _behind(scene: Scene, phrase: Phrase) -> int:
    """Return where a place may stand behind the noun: past the "on" of "an attack on", which leads to no matter."""
    at = phrase.head + 1
    struck = at < phrase.right and scene.tokens[at].low == "on" and "on" in phrase.predicate.preps
    return at + 1 if struck else at


def _reach(scene: Scene, phrase: Phrase, own: OwnClause | None) -> int:
    """Return how far a day or place may stand: with "happened", "broke out", "was held" to the end of their clause."""
    clause = own.clause if own is not None else occurring(scene, phrase)
    return phrase.right if clause is None else clause.right


def _parties(scene: Scene, phrase: Phrase, own: OwnClause | None) -> tuple[Party, ...]:
    both = phrase.predicate.frame == "both"
    source: PartyRole = "both" if both else "source"
    found: list[tuple[int, PartyRole]] = [(m, source) for m in parties_in(scene, phrase.left, phrase.start)]
    found += [(m, source) for m in _owning(scene, phrase)] if both and not found else []
    found += _tied(scene, phrase.predicate, phrase.head + 1, phrase.right)
    if own is not None:
        found += [(m, source) for m in parties_in(scene, *own.doer)] if own.doer is not None else []
        found += _tied(scene, phrase.predicate, own.clause.group.end, own.clause.right)
    apart = any(t.low == "between" for t in scene.tokens[phrase.head : phrase.right])
    if both and phrase.predicate.type == "CONSULT" and not apart:
        found += [(m, source) for m in _implied(scene, phrase)]
    return _with_unnamed(scene, phrase, as_parties(scene, found))


def _with_unnamed(scene: Scene, phrase: Phrase, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties of a deed and who did it, where that is told without a name: "the arrest of X by soldiers"."""
    if phrase.predicate.type not in HARM or not parties or any(p.role != "target" for p in parties):
        return parties
    by = next((at for at in range(phrase.head + 1, phrase.right) if scene.tokens[at].low == "by"), phrase.right)
    span = acting_noun(scene, by + 1, phrase_end(scene.tokens, by + 1, phrase.right)) if by + 1 < phrase.right else None
    return parties if span is None else (*parties, Party(role="source", span=span, chain=None))


def _tied(scene: Scene, predicate: Predicate, start: int, end: int) -> list[tuple[int, PartyRole]]:
    """Return whom the prepositions in the tokens `[start, end)` tie to an act, with what he is to it."""
    both = predicate.frame == "both"
    found: list[tuple[int, PartyRole]] = []
    at = start
    while at < end:
        token = scene.tokens[at]
        if token.tag not in ("prep", "to") or not (token.low in predicate.preps or token.low == "by"):
            at += 1
            continue
        stop = phrase_end(scene.tokens, at + 1, end)
        if token.low != "in" and not (token.low == "by" and predicate.type == "CONSULT" and both):
            places = predicate.type in ("ASSAULT", "COERCE", "SANCTION")
            role = _role_of(predicate, token.low)
            found += [(m, role) for m in parties_in(scene, at + 1, stop, places=places)]
        at = stop
    return found


def _role_of(predicate: Predicate, preposition: str) -> PartyRole:
    """Return what somebody is to the act of a noun whom *preposition* ties to it."""
    if predicate.frame == "both" or preposition == "between":
        return "both"
    moves = predicate.type in ("RETREAT", "PROTEST", "MOBILIZE")
    done = moves or (predicate.type == "CONCEDE" and "k" not in predicate.flags)
    return "source" if preposition == "by" or (preposition == "of" and done) else "target"


def _owning(scene: Scene, phrase: Phrase) -> list[int]:
    """Read "The council will consider it at its meeting": its is the subject's."""
    first = scene.tokens[phrase.left]
    before = [c for c in scene.clauses if c.group.end <= phrase.left and c.group.kind == "finite"]
    if first.low not in ("its", "their") or first.mention is not None or not before or before[-1].subject is None:
        return []
    return parties_in(scene, *before[-1].subject)


def _implied(scene: Scene, phrase: Phrase) -> list[int]:
    """Read "After talks in Geneva, X said": who speaks of talks that open his sentence has taken part."""
    lead = lead_of(scene, phrase)
    if lead is None or scene.tokens[lead].low not in ("after", "following", "during", "at"):
        return []
    host = concluding(scene, lead)
    if host is not None and host.subject is not None:
        return parties_in(scene, *host.subject)
    comma = next(
        (i for i in range(phrase.right, min(phrase.right + 2, len(scene.tokens))) if scene.tokens[i].low == ","), None
    )
    if comma is None or any(t.tag not in ("cc", "adv", "prep", "mark", "quote") for t in scene.tokens[:lead]):
        return []
    clause = next(
        (c for c in scene.clauses if c.subject and c.subject[0] == comma + 1 and c.group.kind == "finite"), None
    )
    return parties_in(scene, *clause.subject) if clause and clause.subject else []
