"""
Where an act is that names no place: "there", or where the paragraph has its scene.

Rules:
1. "There" points back to the last place behind "in", "at", "to" or the like, in its own sentence or in the one before.
   Where none is named so, nobody knows where it points. "There is" points nowhere.
2. People march, shoot and are arrested where the paragraph told so before, in a sentence that names no other place:
   "In Lyon students threw stones at the consulate. The police took away nine of them."
3. Who told a press conference in a town what he told it also denied and demanded there, in the same paragraph, and
   what the sentence before it tells that he did.
4. "Here" and "in this town" are where the report was written, by the line over it.
5. What is done at a house is where the report has placed that (`events/houses.py`).
6. "The Ghanaian capital" is the city, where the report names it: the name that stands next before, else the first.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.lexicon.countries import country_form, country_named
from stemma.reading.events.act_places import BY_WORDS
from stemma.reading.events.houses import houses_in, place_at_house
from stemma.reading.events.main_verbs import Told, are_of_one_paragraph, main_clause_of, told_by
from stemma.reading.events.places import is_place
from stemma.reading.events.scene import Scene
from stemma.reading.events.towns import GATHERINGS, town_behind
from stemma.records.reading import Event
from stemma.records.span import Span
from stemma.text.normalise import fold_word

BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of acts for which bodies are in a place."""
LEADS = frozenset({"in", "at", "to", "near", "into", "inside", "outside"})
"""Prepositions behind which one is, or comes to, a place."""
ENDS = frozenset({"prep", "to", "mark", "rel", "sub", "quote"})
"""Tags of what a phrase does not reach over."""
OF_CAPITAL = re.compile(r"\bcapital of $")
OF_CAPITAL_REACH = len("capital of ")
TOWNS = frozenset({"town", "city", "capital", "village", "port"})
"""Nouns behind "in this" for where a report is written."""
BACK = 5
"""How many words before a place its preposition may stand."""


def with_places_told_before(told: Sequence[Told], home: Span | None = None) -> list[Told]:
    """
    Return the sentences of an article; acts that name no place have the one that was told before, if any was.

    *home* is the town of the line over the report, which is "here".
    """
    out: list[Told] = []
    scene: Span | None = None
    spoken: dict[int, Span] = {}
    houses = houses_in(told)
    for n, one in enumerate(told):
        if n and not are_of_one_paragraph(told[n - 1].scene, one.scene):
            scene, spoken = None, {}
        one = _with_place_there(one, told[n - 1] if n else None)
        one = _with_place_here(one, home) if home is not None else one
        named, opening = _place_before(one.scene, len(one.scene.tokens)), _opening(one.scene)
        scene = opening or scene
        if scene is not None and (named is None or named == opening):
            events = tuple(replace(e, place=scene) if _is_on_scene(one, e) else e for e in one.events)
            one = replace(one, events=events)
        here = [e.place for e in one.events if e.type in BODILY and e.status == "past" and e.place is not None]
        scene = here[0] if len(set(here)) == 1 else None if here or named not in (None, opening) else scene
        spoken |= _spoken_in(one.scene)
        following = told[n + 1].scene if n + 1 < len(told) else None
        if following is not None and are_of_one_paragraph(one.scene, following):
            spoken = _spoken_in(following) | spoken
        housed = (_with(e, place_at_house(one, e, houses)) for e in one.events)
        located = (_with_capital(one.scene, _with_place_of_words(e, spoken)) for e in housed)
        out.append(replace(one, events=tuple(located)))
    return out


def _with(event: Event, place: Span | None) -> Event:
    return event if place is None else replace(event, place=place)


def _with_capital(scene: Scene, event: Event) -> Event:
    """Return an act in the capital of a state with the name of that city for its place, where the report has it."""
    place = event.place
    if place is None or not (
        place.of(scene.text).endswith(" capital")
        or OF_CAPITAL.search(scene.text, max(0, place.start - OF_CAPITAL_REACH), place.start)
    ):
        return event
    owner = next((m for m in scene.mentions if place.contains(m.span)), None)
    state = None if owner is None else country_form(owner.span.of(scene.text))
    country = None if state is None else country_named(state.iso3)
    if country is None or country.capital is None:
        return event
    city = fold_word(country.capital)
    named = sorted(m.span for m in scene.mentions if m.type == "LOC" and fold_word(m.span.of(scene.text)) == city)
    before = [span for span in named if span.end <= place.start]
    return replace(event, place=(before[-1:] or named[:1] or [place])[0])


def _spoken_in(scene: Scene) -> dict[int, Span]:
    """Return who speaks in a sentence (chains) and the town of the gathering to which they do."""
    said = [scene.attributions[n] for n in scene.said if scene.attributions[n].uttered]
    heard = heard_at(scene)
    town = next((where for n in heard if (where := town_behind(scene, n + 1)) is not None), None)
    return {} if town is None else {one.speaker_chain: town for one in said if one.speaker_chain is not None}


def heard_at(scene: Scene) -> list[int]:
    """Return the words (tokens) for those to whom something is said in a sentence: "told a news conference"."""
    told = [content for n in scene.said for content in scene.attributions[n].content]
    return [n for n, t in enumerate(scene.tokens) if t.low in GATHERINGS and not any(c.contains(t.span) for c in told)]


def _with_place_of_words(event: Event, spoken: dict[int, Span]) -> Event:
    if event.type not in BY_WORDS or event.status != "past" or event.place is not None:
        return event
    place = next((spoken[p.chain] for p in event.parties if p.role == "source" and p.chain in spoken), None)
    return event if place is None else replace(event, place=place)


def _opening(scene: Scene) -> Span | None:
    """Return the place with which a sentence opens: "In Lyon itself"."""
    mention = scene.tokens[1].mention if len(scene.tokens) > 1 and scene.tokens[0].low in ("in", "at") else None
    here = mention is not None and scene.mentions[mention].type == "LOC" and is_place(scene, mention)
    return scene.mentions[mention].span if mention is not None and here else None


def _is_on_scene(told: Told, event: Event) -> bool:
    """Say whether an act is one of bodies, on no spot of its own, and told by a main verb as the report goes along."""
    if event.type not in BODILY or event.status != "past" or event.place is not None:
        return False
    chains = (told.scene.chains[p.chain] for p in event.parties if p.role == "target" and p.chain is not None)
    return all(c.kind not in ("place", "organization") for c in chains) and main_clause_of(told, event) is not None


def _with_place_there(one: Told, before: Told | None) -> Told:
    at = _there(one.scene)
    if at is None:
        return one
    place = _place_before(one.scene, at)
    if place is None and before is not None:
        place = _place_before(before.scene, len(before.scene.tokens))
    if place is None:
        return one
    return replace(one, events=tuple(replace(e, place=place) if _is_there(one, e, at) else e for e in one.events))


def _with_place_here(one: Told, home: Span) -> Told:
    """Return a sentence with acts that were done "here" or "in this town", outside of quotation marks, in that town."""
    scene = one.scene
    town = fold_word(home.of(scene.text))
    named = next((m.span for m in scene.mentions if fold_word(m.span.of(scene.text)) == town), home)
    at = next((n for n, t in enumerate(scene.tokens) if _is_here(scene, n) and not scene.is_quoted(t.start)), None)
    if at is None:
        return one
    return replace(one, events=tuple(replace(e, place=named) if _is_there(one, e, at) else e for e in one.events))


def _is_here(scene: Scene, at: int) -> bool:
    """Say whether "here" or "in this northern town" stands at a token."""
    if scene.tokens[at].low == "here":
        return True
    words = [t.low for t in scene.tokens[at : at + 4]]
    return words[:2] == ["in", "this"] and bool(TOWNS & set(words[2:]))


def _there(scene: Scene) -> int | None:
    """Return where "there" stands that points to a place."""
    for at, token in enumerate(scene.tokens):
        if token.low == "there":
            following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
            if following is None or following.tag not in ("be", "have", "modal"):
                return at
    return None


def _place_before(scene: Scene, end: int) -> Span | None:
    """Return the last place in the tokens `[0, end)` that a preposition leads to."""
    for at in range(end - 1, 0, -1):
        mention = scene.tokens[at].mention
        if mention is None or scene.mentions[mention].type != "LOC" or not is_place(scene, mention):
            continue
        before = (scene.tokens[n] for n in range(at - 1, max(at - 1 - BACK, -1), -1))
        lead = next((t for t in before if t.tag in ENDS and t.low != "of"), None)
        if lead is not None and lead.low in LEADS:
            return scene.mentions[mention].span
    return None


def _is_there(told: Told, event: Event, at: int) -> bool:
    """Say whether "there" at a token stands in a clause that tells an act without a place, or right behind its noun."""
    if event.place is not None:
        return False
    scene = told.scene
    told_there = any(
        c.left <= at < c.right or _opens(scene, at, c.left) for s in (scene, told.parsed) for c in told_by(s, event)
    )
    return told_there or scene.tokens[at - 1].end == event.trigger.end


def _opens(scene: Scene, at: int, left: int) -> bool:
    """Say whether "There," stands right before a clause."""
    return at == 0 and left <= at + 2 and scene.tokens[1].low == ","
