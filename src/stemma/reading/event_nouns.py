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

from stemma.reading.event_acts import attribution_of, is_quoted, score_of
from stemma.reading.event_hosts import concluding
from stemma.reading.event_noun_evidence import is_deadly, is_told, may_stand_alone, occurring, words_around
from stemma.reading.event_noun_phrases import Phrase, lead_of, modifiers_of, phrase_at
from stemma.reading.event_noun_standing import known_by_day, status_of_noun
from stemma.reading.event_scene import Scene
from stemma.reading.event_wholeness import MEDIA
from stemma.reading.parties import as_parties, parties_in
from stemma.reading.phrase_ends import phrase_end
from stemma.reading.places import find_place, find_time
from stemma.records.reading import Event, PartyRole
from stemma.records.span import hull


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
        return _demand(scene, phrase, attribution)
    parties = _parties(scene, phrase)
    if modifiers_of(scene, phrase) & MEDIA or any(t.low in MEDIA for t in scene.tokens[phrase.head : phrase.right]):
        return None
    reach = _reach(scene, phrase)
    alone = not parties and may_stand_alone(scene, phrase)
    if not (parties or alone) or ("L" in predicate.flags and len(parties) < 2):
        return None
    status = status_of_noun(scene, phrase)
    time = find_time(scene, phrase.left, reach, phrase.head, due=status == "scheduled", inside=True)
    lead = lead_of(scene, phrase)
    host = concluding(scene, lead) if lead is not None and not alone else None
    if time is None and host is not None and any(t.low in ("hours", "hour") for t in scene.tokens[lead : phrase.head]):
        time = find_time(scene, host.left, host.right, host.group.main, due=False)  # talks of hours end on that day
    status = status or known_by_day(scene, phrase, time, deadly=is_deadly(scene, phrase))
    if status is None:
        return None
    taken = scene.acting(parties)
    place = find_place(scene, phrase.head + 1, reach, taken)
    if (time is None and place is None) or (
        alone and not is_told(scene, phrase, timed=time is not None, placed=place is not None)
    ):
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


def _reach(scene: Scene, phrase: Phrase) -> int:
    """Return how far a day or place may stand: with "happened", "broke out", "was held" to the end of their clause."""
    clause = occurring(scene, phrase)
    return phrase.right if clause is None else clause.right


def _demand(scene: Scene, phrase: Phrase, attribution: int | None) -> Event | None:
    """Read "Moscow's demands include", "the US call for": an owner and a content make it an act."""
    following = scene.tokens[phrase.head + 1] if phrase.head + 1 < len(scene.tokens) else None
    clause = next((c for c in scene.clauses if c.group.start == phrase.head + 1), None)
    told = clause is not None and clause.group.lemma in ("include", "be") and not clause.group.negated
    if following is None or not (following.low in ("for", "that") or told):
        return None
    if any(t.low == "comment" for t in scene.tokens[phrase.head : phrase.head + 3]):
        return None
    owners = [m for m in parties_in(scene, phrase.left, phrase.start) if _owns(scene, m, phrase.start)]
    parties = as_parties(scene, [(m, "source") for m in owners])
    if not parties:
        return None
    end = clause.right if told and clause else phrase.right
    if following.low == "that":
        end = phrase_end(scene.tokens, phrase.head + 2, len(scene.tokens))
    while end > phrase.head + 1 and scene.tokens[end - 1].tag in ("mark", "cc", "quote", "sub", "prep"):
        end -= 1
    trigger = scene.span(phrase.start, phrase.head + 1)
    return Event(
        type="REQUEST", status="past", trigger=trigger, clause=hull([trigger, scene.span(phrase.left, end)]),
        parties=parties, attribution=attribution,
        via=scene.attributions[attribution].via if attribution is not None else (),
        score=score_of(parties, timed=False, placed=False, finite=False),
    )  # fmt: skip


def _owns(scene: Scene, mention: int, head: int) -> bool:
    """Whether a mention stands right before the noun: "Moscow's demands", "the U.S. call", "Moscow's new demand"."""
    end = scene.mentions[mention].span.end
    between = [t for t in scene.tokens[:head] if t.start >= end]
    return len(between) <= 3 and not any(t.tag in ("cc", "name") or t.low == "," for t in between)


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
            if token.low == "of" and predicate.type in ("MOBILIZE", "CONCEDE", "RETREAT", "PROTEST"):
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
