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

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.act_places import SHUT, place_before_where, place_of_works
from stemma.reading.events.acts import attribution_of, is_quoted, score_of
from stemma.reading.events.hosts import answering, concluding
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
from stemma.reading.events.places import find_place, find_time, own_time
from stemma.reading.events.said_nouns import said_act
from stemma.reading.events.scene import Scene
from stemma.reading.events.wholeness import MEDIA
from stemma.records.reading import Event, Party, PartyRole
from stemma.records.span import Span

HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
"""What is a fact by who did it and its day; a withdrawal may only point at what is told elsewhere."""
CALLS = frozenset({"call", "calls", "conversation", "conversations"})
TAKEN = frozenset({"over", "about", "of", "from", "since", "by", "at", "during", "in", "to"})
"""Prepositions behind which an act of somebody on a day gone by is a fact; "for" and "against" may ask for it."""


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
    parties = _parties(scene, phrase)
    if modifiers_of(scene, phrase) & MEDIA or any(t.low in MEDIA for t in scene.tokens[phrase.head : phrase.right]):
        return None
    reach = _reach(scene, phrase)
    alone = not parties and may_stand_alone(scene, phrase)
    if not (parties or alone) or ("L" in predicate.flags and len(parties) < 2):
        return None
    lead = lead_of(scene, phrase)
    answer = answering(scene, lead) if lead is not None else None
    if answer is not None:
        parties = _with_answerer(scene, answer, parties, both=predicate.frame == "both")
    status = status_of_noun(scene, phrase) if answer is None else "past"
    time = find_time(scene, phrase.left, reach, phrase.head, due=status == "scheduled", inside=True)
    host = answer or (_ended_by(scene, phrase, lead) if lead is not None and not alone else None)
    if time is None and host is not None:
        time = own_time(scene, host, due=False)
    status = status or known_by_day(scene, phrase, time, sure=_is_sure(scene, phrase, parties, time))
    if status is None:
        return None
    taken = scene.acting(parties)
    place = find_place(scene, phrase.head + 1, reach, taken) or _place_by_phrase(scene, phrase)
    told = time is not None or place is not None or (status == "past" and _is_call(scene, phrase, parties, lead))
    if not told or (alone and not is_told(scene, phrase, timed=time is not None, placed=place is not None)):
        return None
    if scene.is_ahead(time) and status == "past":
        status = "scheduled"
    if status == "scheduled" and (scene.is_gone(time) or predicate.type in ("ASSAULT", "OTHER")):
        return None
    parts = [trigger, *(p.span for p in parties)]
    parts += [place] if place else []
    parts += [scene.times[time].span] if time is not None else []
    return Event(
        type="ASSAULT" if is_deadly(scene, phrase) else predicate.type or "OTHER",
        status=status, trigger=trigger, clause=words_around(scene, phrase, parts, reach),
        parties=parties, place=place, time=time, attribution=attribution,
        via=scene.attributions[attribution].via if attribution is not None else (),
        score=score_of(parties, timed=time is not None, placed=place is not None, finite=False),
    )  # fmt: skip


def _place_by_phrase(scene: Scene, phrase: Phrase) -> Span | None:
    """Return where the act of a noun was: "the closure of the X crossing", "in X, where talks ended"."""
    if phrase.predicate.type in SHUT:
        return place_of_works(scene, phrase.head + 1, phrase.right)
    clause = next((c for c in scene.clauses if c.subject and c.subject[0] <= phrase.head < c.subject[1]), None)
    where = clause is not None and clause.lead == "where" and clause.left > 2
    return place_before_where(scene, clause) if clause is not None and where else None


def _is_call(scene: Scene, phrase: Phrase, parties: tuple[Party, ...], lead: int | None) -> bool:
    """Say whether somebody who is named called before something was done: "after a telephone call from X, Y agreed"."""
    spoken = scene.tokens[phrase.head].low in CALLS and bool(parties)
    return spoken and lead is not None and scene.tokens[lead].low in ("after", "following")


def _ended_by(scene: Scene, phrase: Phrase, lead: int) -> Clause | None:
    """Return the clause on whose day talks of hours ended: "agreed to a truce on Monday after six hours of talks"."""
    measured = any(t.low in ("hours", "hour") for t in scene.tokens[lead : phrase.head])
    return concluding(scene, lead) if measured else None


def _is_sure(scene: Scene, phrase: Phrase, parties: tuple[Party, ...], time: int | None) -> bool:
    """Say whether the noun alone tells that it happened: by the dead, by what it fell on, by who did it on a day."""
    lead = lead_of(scene, phrase)
    behind = lead is not None and scene.tokens[lead].low in TAKEN  # "over the firing by Iranian boats on May 7"
    done = behind and phrase.predicate.type in HARM and scene.is_gone(time) and any(p.role == "source" for p in parties)
    return done or is_deadly(scene, phrase) or falls_on_something(scene, phrase)


def _with_answerer(scene: Scene, answer: Clause, parties: tuple[Party, ...], *, both: bool) -> tuple[Party, ...]:
    """Return the parties with who answered by the act, unless others are told to have done it."""
    if answer.subject is None or any(p.role == "source" for p in parties):
        return parties
    role: PartyRole = "both" if both else "source"
    own = as_parties(scene, [(m, role) for m in parties_in(scene, *answer.subject)])
    known = {p.chain for p in parties}
    return tuple(sorted((*parties, *(p for p in own if p.chain not in known)), key=lambda p: p.span))


def _reach(scene: Scene, phrase: Phrase) -> int:
    """Return how far a day or place may stand: with "happened", "broke out", "was held" to the end of their clause."""
    clause = occurring(scene, phrase)
    return phrase.right if clause is None else clause.right


def _parties(scene: Scene, phrase: Phrase) -> tuple:  # type: ignore[type-arg]
    predicate = phrase.predicate
    both = predicate.frame == "both"
    source: PartyRole = "both" if both else "source"
    target: PartyRole = "both" if both else "target"
    found: list[tuple[int, PartyRole]] = [(m, source) for m in parties_in(scene, phrase.left, phrase.start)]
    found += [(m, source) for m in _owning(scene, phrase)] if both and not found else []
    at = phrase.head + 1
    while at < phrase.right:
        token = scene.tokens[at]
        if token.tag in ("prep", "to") and (token.low in predicate.preps or token.low == "by"):
            end = phrase_end(scene.tokens, at + 1, phrase.right)
            role = source if token.low in ("by", "between") and not (both) else target
            if token.low == "between":
                role = "both"
            moves = predicate.type in ("RETREAT", "PROTEST", "MOBILIZE")
            if token.low == "of" and (moves or (predicate.type == "CONCEDE" and "k" not in predicate.flags)):
                role = source
            places = predicate.type in ("ASSAULT", "COERCE", "SANCTION")
            if token.low != "in" and not (token.low == "by" and predicate.type == "CONSULT"):
                found += [(m, role) for m in parties_in(scene, at + 1, end, places=places)]
            at = end
        else:
            at += 1
    if (
        both
        and predicate.type == "CONSULT"
        and not any(t.low == "between" for t in scene.tokens[phrase.head : phrase.right])
    ):
        found += [(m, source) for m in _implied(scene, phrase)]
    return as_parties(scene, found)


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
