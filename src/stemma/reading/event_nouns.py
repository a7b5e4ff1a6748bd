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
from dataclasses import dataclass

from stemma.lexicon.predicates import Predicate, effects_of, nouns
from stemma.reading.clauses import Clause
from stemma.reading.event_acts import attribution_of, is_quoted, score_of
from stemma.reading.event_scene import Scene
from stemma.reading.event_wholeness import MEDIA
from stemma.reading.event_words import word_set
from stemma.reading.parties import as_parties, parties_in, phrase_end
from stemma.reading.places import find_place, find_time
from stemma.reading.status import Standing, standing_of
from stemma.records.reading import Event, EventStatus, PartyRole
from stemma.records.span import Span, hull

MEASURES = word_set(
    """
    round rounds day days hour hours week weeks series wave spate string month months session night second
    minutes set barrage flurry rounds
    """
)
"""Nouns that only count what "of" ties to them."""
IMAGINING = word_set(
    """
    possible potential feared threatened looming imminent alleged future further hypothetical another new
    fresh any no renewed full-scale proposed would-be eventual likely surprise such more
    """
)
PLANNED = word_set("planned scheduled upcoming forthcoming")
DROPPED = word_set("cancelled canceled postponed aborted")
BEHIND = word_set("after following since during at amid in from")
AHEAD = word_set("before")
FACTUAL = word_set(
    """
    condemn denounce criticise criticize follow end attend mark describe call leave join discuss recall claim
    see include praise welcome hail cover be trigger spark prompt cause bring produce carry host survive
    resume conclude wrap
    """
)
"""Verbs whose object is taken to be there."""
NEW_VIOLENCE = frozenset({"new", "fresh", "another", "further", "renewed", "surprise"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun that names an act, with its phrase; token indices, half-open."""

    predicate: Predicate
    left: int
    """Where its own modifiers begin."""
    head: int
    start: int
    """Where its words begin ("phone call")."""
    right: int
    """Where what "between", "with", "of", "in" and "on" tie to it ends."""


def noun_acts(scene: Scene, told: frozenset[int]) -> Iterator[Event]:
    """Yield the acts that the nouns of a sentence tell; *told* are tokens that a verb's act has used up."""
    verbs = {i for c in scene.clauses for i in range(c.group.start, c.group.end)}
    for at, token in enumerate(scene.tokens):
        if at in told or at in verbs or token.tag not in ("open", "noun", "name"):
            continue
        phrase = _phrase(scene, at, verbs)
        event = _act(scene, phrase) if phrase is not None else None
        if event is not None:
            yield event


def _phrase(scene: Scene, at: int, verbs: set[int]) -> Phrase | None:
    tokens = scene.tokens
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and at + 1 not in verbs and following.tag in ("open", "noun", "name", "poss"):
        return None
    if following is not None and following.low in ("-", "‑"):
        return None
    asks = following is not None and (following.low in ("for", "that", "to") or at + 1 in verbs)
    rows = [
        (words, predicate)
        for words, predicate in nouns().get(tokens[at].low, ())
        if tuple(t.low for t in tokens[max(0, at - len(words) + 1) : at + 1]) == words
    ]
    # "the call for talks" demands, "the call on Friday" is held.
    row = next((r for r in rows if ("D" in r[1].flags) == asks), rows[0] if rows else None)
    if row is None:
        return None
    start = at - len(row[0]) + 1
    return Phrase(
        predicate=row[1], left=_left(scene, start, verbs), head=at, start=start, right=_right(scene, at + 1, verbs)
    )


def _left(scene: Scene, start: int, verbs: set[int]) -> int:
    left = start
    while left > 0 and left - 1 not in verbs:
        token = scene.tokens[left - 1]
        if token.tag in ("prep", "to", "cc", "sub", "rel", "quote", "adv", "neg") or token.low in (
            ",",
            ";",
            ":",
            "—",
            "–",
            "(",
        ):
            break
        left -= 1
    return left


def _right(scene: Scene, start: int, verbs: set[int]) -> int:
    for at in range(start, len(scene.tokens)):
        token = scene.tokens[at]
        if (
            at in verbs
            or token.tag in ("sub", "rel", "to", "modal", "quote")
            or token.low in (";", ":", "—", "–", "--")
        ):
            return at
        if token.low == ",":
            between = [t for t in scene.tokens[start:at] if t.low in ("between", "with", "among")]
            if not (
                between and scene.tokens[at - 1].tag == "name" and any(t.tag == "cc" for t in scene.tokens[at : at + 8])
            ):
                return at
        if token.tag == "prep" and token.low in (
            "after",
            "before",
            "until",
            "since",
            "as",
            "amid",
            "following",
            "despite",
        ):
            return at
    return len(scene.tokens)


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
    if not parties or ("L" in predicate.flags and len(parties) < 2):
        return None
    status = _status(scene, phrase)
    time = find_time(scene, phrase.left, phrase.right, phrase.head, due=status == "scheduled", inside=True)
    status = status or _known_by_day(scene, phrase, time)
    if status is None:
        return None
    taken = frozenset(i for i, m in enumerate(scene.mentions) if any(p.span == m.span for p in parties))
    place = find_place(scene, phrase.head + 1, phrase.right, taken)
    if time is None and place is None:
        return None
    if scene.is_ahead(time) and status == "past":
        status = "scheduled"
    if status == "scheduled" and (scene.is_gone(time) or predicate.type == "ASSAULT"):
        return None
    spans = [trigger, scene.span(phrase.left, phrase.head + 1), *(p.span for p in parties)]
    spans += [place] if place else []
    spans += [scene.times[time].span] if time is not None else []
    whole = hull(spans)
    return Event(
        type=predicate.type or "OTHER", status=status, trigger=trigger,
        clause=Span(max(whole.start, scene.sentence.start), min(whole.end, scene.sentence.end)),
        parties=parties, place=place, time=time, attribution=attribution,
        via=scene.attributions[attribution].via if attribution is not None else (),
        score=score_of(parties, timed=time is not None, placed=place is not None, finite=False),
    )  # fmt: skip


def modifiers_of(scene: Scene, phrase: Phrase) -> frozenset[str]:
    """Return the words that stand before the noun in its phrase."""
    return frozenset(t.low for t in scene.tokens[phrase.left : phrase.start])


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
    end = clause.right if told and clause else phrase_end(scene.tokens, phrase.head + 2, len(scene.tokens))
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


def _implied(scene: Scene, phrase: Phrase) -> list[int]:
    """Read "After talks in Geneva, X said": who speaks of talks that open his sentence has taken part."""
    lead = _lead(scene, phrase)
    if lead is None or scene.tokens[lead].low not in ("after", "following", "during", "at"):
        return []
    comma = next(
        (i for i in range(phrase.right, min(phrase.right + 2, len(scene.tokens))) if scene.tokens[i].low == ","), None
    )
    if comma is None or any(t.tag not in ("cc", "adv", "prep", "mark", "quote") for t in scene.tokens[:lead]):
        return []
    clause = next(
        (c for c in scene.clauses if c.subject and c.subject[0] == comma + 1 and c.group.kind == "finite"), None
    )
    return parties_in(scene, *clause.subject) if clause and clause.subject else []


def _lead(scene: Scene, phrase: Phrase) -> int | None:
    """Return the preposition that governs the phrase; "five hours of" and "a round of" are stepped over."""
    at = phrase.left - 1
    while at > 0 and scene.tokens[at].low == "of" and scene.tokens[at - 1].low in MEASURES:
        at -= 2
        while (
            at >= 0
            and (
                scene.tokens[at].tag in ("num", "det", "open", "noun", "adv", "owner") or scene.tokens[at].low == "than"
            )
            and not scene.tokens[at].forms
        ):
            at -= 1
    return at if at >= 0 and scene.tokens[at].tag in ("prep", "to") else None


def _status(scene: Scene, phrase: Phrase) -> EventStatus | None:
    modifiers = {t.low for t in scene.tokens[phrase.left : phrase.start]}
    violent = phrase.predicate.type in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")
    if modifiers & DROPPED:
        return "cancelled"
    if modifiers & (IMAGINING if violent else IMAGINING - NEW_VIOLENCE - {"such", "more"}):
        return None
    if modifiers & PLANNED:
        return "scheduled" if not violent else None
    for index, clause in enumerate(scene.clauses):
        if clause.subject and clause.subject[0] <= phrase.head < clause.subject[1] and clause.link != "and":
            if any(t.tag == "prep" and t.low != "of" for t in scene.tokens[clause.subject[0] : phrase.left]):
                break
            return _as_subject(scene, phrase, standing_of(scene.tokens, scene.clauses, index), clause)
    lead = _lead(scene, phrase)
    if lead is not None:
        return _behind_preposition(scene, phrase, lead)
    return _as_object(scene, phrase)


def _known_by_day(scene: Scene, phrase: Phrase, time: int | None) -> EventStatus | None:
    """Take what has an owner and a day that has gone as a fact: "Russia's 2014 annexation of"."""
    owned = any(t.tag in ("poss", "name") for t in scene.tokens[phrase.left : phrase.start])
    imagined = modifiers_of(scene, phrase) & (IMAGINING | PLANNED | DROPPED)
    return "past" if time is not None and owned and scene.is_gone(time) and not imagined else None


def _as_subject(scene: Scene, phrase: Phrase, standing: Standing, clause: Clause) -> EventStatus | None:
    if standing in ("past", "ongoing"):
        return "past"
    if standing == "present":
        # "The meeting on Friday follows": only its day tells.
        time = find_time(scene, phrase.left, phrase.right, phrase.head, due=True, inside=True)
        return "scheduled" if scene.is_ahead(time) else "past" if scene.is_gone(time) else None
    if standing in ("scheduled", "would"):
        occurs = clause.group.passive or "occur" in effects_of(clause.group.lemma) or clause.group.lemma == "be"
        return "scheduled" if occurs else None
    return None


def _behind_preposition(scene: Scene, phrase: Phrase, lead: int) -> EventStatus | None:
    tokens = scene.tokens
    word = tokens[lead].low
    governor = _governing(scene, lead)
    standing = standing_of(tokens, scene.clauses, governor) if governor is not None else "past"
    if word == "of" and lead and tokens[lead - 1].low == "ahead":
        return "scheduled" if phrase.predicate.type in ("CONSULT", "COOPERATE") else None
    if word in AHEAD:
        return "scheduled" if phrase.predicate.type == "CONSULT" and standing != "past" else None
    if word == "by" and governor is not None and scene.clauses[governor].group.passive:
        return "scheduled" if standing == "scheduled" else "past" if standing in ("past", "present") else None
    if word in BEHIND or (word == "for" and lead and tokens[lead - 1].low in ("blame", "responsibility")):
        if word in ("at", "in", "during", "from") and standing in (
            "scheduled",
            "would",
            "proposed",
            "hypothetical",
            "none",
        ):
            return None
        return "past" if standing != "hypothetical" or word in ("after", "following") else None
    return None


def _as_object(scene: Scene, phrase: Phrase) -> EventStatus | None:
    governor = next((i for i, c in enumerate(scene.clauses) if c.group.end == phrase.left), None)
    if governor is None:
        return None
    clause = scene.clauses[governor]
    standing = standing_of(scene.tokens, scene.clauses, governor)
    if clause.group.lemma not in FACTUAL or clause.group.passive:
        return None
    return "past" if standing in ("past", "present", "ongoing") else None


def _governing(scene: Scene, at: int) -> int | None:
    before = [i for i, c in enumerate(scene.clauses) if c.group.end <= at]
    if before:
        return before[-1]
    return next((i for i, c in enumerate(scene.clauses) if c.group.kind == "finite"), None)
