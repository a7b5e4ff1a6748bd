"""
People and bodies whom only their acts make actors: "six men", "the agency", "the Kurds", "the Abkhaz side".

Most unnamed people are found by their noun alone (`actors/groups.py`); these have one that tells nobody where nothing
is done. A people without a state is named by an adjective, too, that acts for nobody by itself ("Kurdish positions").
In one article the same words mean the same, except where somebody new comes in: "a gunman".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.lexicon.group_words import body_sectors, calls_people, group_words
from stemma.reading.events.alone import PEOPLE, WEAPONS
from stemma.reading.events.unnamed import ACTING, SUFFERERS
from stemma.reading.events.words import word_set
from stemma.records.reading import Chain, Event, Mention, MentionForm, Party
from stemma.records.span import Span

CRAFT = word_set(
    """
    boat boats vessel vessels gunboat gunboats cutter cutters warplane warplanes gunship gunships airport port
    """
)
"""What acts only as those aboard or inside do."""
ACTORS = ACTING - WEAPONS - CRAFT
SUFFERING = SUFFERERS | PEOPLE
LEAD = re.compile(r"(?:(?:the|a|an|another|some|these|those|both) )+", re.IGNORECASE)
"""Words before the noun phrase that no name holds."""
COUNT = re.compile(
    r"(?:(?:[\d,.]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|scores?"
    r"|hundreds?|thousands?|several|many|few|of|about|around|nearly|almost|over|more than|at least|some) )+",
    re.IGNORECASE,
)
"""How many they are, which belongs to the name by which they are told from others, and to no other."""
NEW = re.compile(r"(?:a|an|another|one|some) ", re.IGNORECASE)
"""What leads somebody in who was not told of before."""
OWNED = re.compile(r"(?:his|her|its|their|our|my|your|no|any|every|each)\b", re.IGNORECASE)
"""Words before those who are somebody's, or nobody."""
BEHIND = re.compile(r" ([a-z]\w+)")
SIDES = frozenset({"side", "delegation", "list", "parties", "party", "bloc", "camp", "movement", "front"})
"""Nouns of those who act for a people, beside those of bodies and of people."""
LONGEST = 5
"""Words of what such an actor is called."""


def with_made_actors(
    text: str, mentions: Sequence[Mention], chains: Sequence[Chain], events: Sequence[Event]
) -> tuple[tuple[Mention, ...], tuple[Chain, ...], tuple[Event, ...]]:
    """Return mentions, chains and events with an actor for each unnamed party that is people or a body."""
    made: dict[tuple[str, int], int] = {}
    new: dict[Span, Mention] = {}
    out = [*chains]
    peoples = frozenset(m.span for m in mentions if m.type == "NORP" and m.chain is None)
    taken = [m.span for m in mentions if m.span not in peoples]
    for party, span in _unnamed(text, events, peoples):
        if span in new or any(span.overlaps(t) for t in taken):
            continue
        name = span.of(text)
        key = (name.lower(), span.start if NEW.match(party.span.of(text)) else -1)
        if key not in made:
            made[key] = len(out)
            count = COUNT.match(name)
            out.append(Chain(kind="group", name=name, aliases=() if count is None else (name[count.end() :],)))
        form: MentionForm = "name" if span in peoples else "nominal"
        new[span] = Mention(span=span, type="NORP" if span in peoples else "PER", form=form, chain=made[key])
    kept = [m for m in mentions if m.span not in new]
    known = tuple(sorted([*kept, *new.values()], key=lambda m: (m.span, -1 if m.chain is None else m.chain)))
    return known, tuple(out), tuple(_with_chains(text, event, new, peoples) for event in events)


def _unnamed(text: str, events: Sequence[Event], peoples: frozenset[Span]) -> Iterator[tuple[Party, Span]]:
    """Yield the parties without a chain that are people or a body, each with what it is called."""
    for event in events:
        for party in event.parties if event.status != "hypothetical" else ():
            span = _called(text, party, peoples)
            if span is not None:
                yield party, span


def _called(text: str, party: Party, peoples: frozenset[Span]) -> Span | None:
    """Return by which words an unnamed party is called, without its article; None for a thing, or somebody's own."""
    words = party.span.of(text)
    if party.span in peoples and party.chain is None:
        return _people(text, party.span)
    if party.chain is not None or OWNED.match(words) or len(words.split()) > LONGEST:
        return None
    lead = LEAD.match(words)
    head = words.rsplit(maxsplit=1)[-1].lower()
    is_actor = head in SUFFERING or calls_people(head) or (party.role != "target" and head in ACTORS)
    if not is_actor or (lead is not None and lead.end() == len(words)):
        return None
    return Span(party.span.start + (lead.end() if lead else 0), party.span.end)


def _people(text: str, span: Span) -> Span | None:
    """Return how a people that acts is called: "Kurds", "Abkhaz side"; None for an adjective of something else."""
    noun = BEHIND.match(text, span.end)
    if noun is None:
        return span if span.of(text).endswith("s") else None
    word = noun[1].lower()
    acts = word in SIDES or word in body_sectors() or word in group_words("people") or word in ACTORS
    plural = span.of(text).endswith("s")
    return Span(span.start, noun.end()) if acts else span if plural else None


def _with_chains(text: str, event: Event, new: Mapping[Span, Mention], peoples: frozenset[Span]) -> Event:
    """Return an event whose unnamed parties point at the actors that were made of them."""
    parties = []
    for party in event.parties:
        span = _called(text, party, peoples)
        mention = None if span is None else new.get(span)
        parties.append(party if mention is None else replace(party, span=mention.span, chain=mention.chain))
    return replace(event, parties=tuple(parties))
