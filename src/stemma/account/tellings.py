"""
Events of the readings as they are compared: one telling is one clause of one article.

A telling knows who takes part and whom he acts for, when, where, and the words of the clause
that are neither names of parties nor grammar. What is only imagined is left out here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from stemma.account.actors import Cast
from stemma.account.bodies import is_office
from stemma.account.harms import harm_of
from stemma.account.homes import LINE_PARTS
from stemma.account.likeness import FUNCTION_WORDS, folded_words, stem
from stemma.account.matter import ONE_MATTER, matter_of
from stemma.account.parameters import AccountParameters
from stemma.account.places import OF_HOUSE
from stemma.account.witness import Witness, days_since
from stemma.records.account import ActorId
from stemma.records.reading import Event, PartyRole
from stemma.records.span import Span, hull
from stemma.text import edtf

Attests = Literal["act", "toll", "echo"]
"""What a telling is: a clause that tells the act, a count of those whom it befell, a word that points at it."""

ContactKind = Literal["call", "visit", "meeting"]

HARMFUL = frozenset({"ASSAULT", "OTHER"})
"""PLOVER types under which harm is told, done by somebody or by nobody."""

CALL_WORDS = frozenset(
    {"call", "calls", "phone", "telephone", "phoned", "telephoned", "called", "spoke", "videoconference"}
)
VISIT_WORDS = frozenset(
    {"visit", "visits", "visited", "visiting", "trip", "tour", "arrived", "flew", "travelled", "traveled"}
)
SEVERAL = re.compile(
    r"\b(twice|thrice|several|(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:\w+\s+)?"
    r"(?:calls|meetings|rounds|summits|conversations|visits|attacks|strikes|raids|sessions|tests|launches)"
    r"|(?:a\s+)?(?:series|string|flurry|spate|wave)\s+of)\b",
    re.IGNORECASE,
)
"""Words that tell of several acts at once."""

PUT_OFF = re.compile(
    r"\b(?:postponed|rescheduled|put off|pushed back|moved|delayed|deferred|shifted)\s+(?:\w+\s+)?(?:to|until|till|for)"
    r"(?:\s+(?:the|late|early|next))*\s*$",
    re.IGNORECASE,
)
"""Words before the new day of what was put off. Source: compiled by the project; CC0."""

BESIDE = re.compile(r"[,;]\s+(?:and|but|while|whereas)\s+(?!that\b|to\b|its\b|his\b|her\b|their\b)", re.IGNORECASE)
"""What joins one whole clause to the next."""

HOSTED = re.compile(
    r"\b(?:chair|host|mediat|broker|facilitat|conven|overse|sponsor|moderat)\w* by\s[^.;:]{0,60}$", re.IGNORECASE
)
"""Words before him who brings others together. Source: compiled by the project; CC0."""

WHERE = re.compile(
    r"\b(?:in|at|on|near|off|over|above|outside|inside|around|through|across|into|to|from|of|by|along|towards?|within)"
    r"\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?(?:the\s+)?$",
    re.IGNORECASE,
)
WRECKED = re.compile(
    r"\b(?:s[aiu]nk|sinking|ramm?\w*|scuttl\w+|capsiz\w+|down(?:ed)?|board\w*|hijack\w*)\b", re.IGNORECASE
)
"""What is done to vessels and aircraft. Source: compiled by the project; CC0."""
NEAR_PLACE = 30
"""What leads to a place, and how far before it it may stand. Code points."""

HERE = re.compile(r"\b(?:here|(?:this|the)\s+(?:\w+\s+)?(?:town|city|village|port|district|township))\b", re.IGNORECASE)
"""Words for the place from which the article reports. Source: compiled by the project; CC0."""

BAND = re.compile(
    r"\b(?:rebels?|insurgents?|guerrillas?|mutineers?|mutinous|gunm[ae]n|militants?|militiam[ae]n|fighters?|separatists?"
    r"|kidnappers?|hijackers?|captors?|hostage-takers?|attackers?|assailants?|pirates?|bandits?|plotters?|putschists?"
    r"|coup leaders?|protest(?:e|o)rs?|demonstrators?|strikers?|looters?|rioters?)\b",
    re.IGNORECASE,
)
"""Words for people who act against a state and never for one. Source: compiled by the project; CC0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingParty:
    """Somebody in a telling."""

    actor: ActorId
    bodies: tuple[ActorId, ...]
    """The states and bodies that he acts for; the likeliest first."""
    is_person: bool
    is_state: bool
    is_anybody: bool
    """Unnamed people, or an office, of no known state: they may be whoever else is named."""
    is_host: bool
    """Named as the one who chairs, hosts or mediates; others may leave him out."""
    is_band: bool
    """Unnamed people who act against a state: they may be one another or a person of no state, their leader."""
    stems: frozenset[str]
    """Of its name: two unnamed parties may be one where they are called alike."""
    role: PartyRole
    span: Span
    acts_for: tuple[ActorId, Span] | None
    """The first of the bodies that the clause itself names, and where."""

    @property
    def identities(self) -> frozenset[ActorId]:
        return frozenset({self.actor, *self.bodies})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event as one clause tells it."""

    witness: Witness
    index: int
    event: Event
    clause: Span
    parties: tuple[TellingParty, ...]
    date: str | None
    place: str | None
    trigger: frozenset[str]
    matter: frozenset[str]
    """Stems of the clause without names of parties, numbers, who says so and grammar."""
    aim: frozenset[str]
    """Those behind the act: what is demanded, offered or done."""
    contact: ContactKind | None
    is_several: bool
    speaker: ActorId | None
    """Who says so; None where the article reports in its own voice."""
    is_reported: bool
    """Said by somebody, known or not."""
    via: tuple[str, ...]
    harm: frozenset[str] = frozenset()
    """The kinds of harm that it tells: a blast, a shooting."""
    spots: frozenset[str] = frozenset()
    """Places that its sentence names, without those of who says so."""
    is_of_band: bool = False
    """Done by people who act against a state, whom only the words of the text tell."""
    lent_date: str | None = None
    """Where it has no date: about that of the news. It joins and disputes nothing."""
    attests: Attests = "act"
    """A toll and an echo are of an act that others tell, and never make one."""

    @property
    def doers(self) -> frozenset[str]:
        """Stems of the names of those who did it."""
        return frozenset(s for p in self.parties if p.role != "target" for s in p.stems)

    @property
    def known_doers(self) -> list[TellingParty]:
        """Those who did it, without such as may be anybody."""
        return [p for p in self.parties if p.role != "target" and not p.is_anybody]

    @property
    def struck(self) -> list[TellingParty]:
        """Those to whom it was done."""
        return [p for p in self.parties if p.role == "target"]

    @property
    def order(self) -> tuple[tuple[str, str], Span, str, int]:
        return (self.witness.article.order, self.event.trigger, self.event.type, self.index)


def gather_tellings(witnesses: Sequence[Witness], cast: Cast, parameters: AccountParameters) -> list[Telling]:
    """Return every event of the readings that is more than imagined, in article order."""
    found = [
        make_telling(witness, n, told, cast, parameters)
        for witness in witnesses
        for n, event in enumerate(witness.reading.events)
        if event.status != "hypothetical"
        for told in (event, *_put_off_until(witness, event))
    ]
    return sorted(found, key=lambda t: t.order)


def make_telling(witness: Witness, index: int, event: Event, cast: Cast, parameters: AccountParameters) -> Telling:
    """Return one event of a reading as it is compared."""
    trigger, stated = event.trigger, event.clause
    act = f"act {index} {event.type} {trigger.start} {trigger.end} {stated.start} {stated.end} {event.time}"
    own = witness.leaf.recall(act, lambda: _tell_alone(witness, event, parameters))
    clause = Span(*own["clause"])
    parties = _parties_of(witness, event, clause, cast)
    said = " ".join(f"{p.span.start}-{p.span.end}" for p in parties)
    matter, aim = witness.leaf.recall(f"{act} by {said}", lambda: _matter_and_aim(witness, event, clause, parties))
    time = witness.reading.times[event.time] if event.time is not None else None
    speaker, is_reported, via = _voice_of(witness, event, cast)
    return Telling(
        witness=witness, index=index, event=event, clause=clause, parties=parties,
        date=time.edtf if time and time.edtf and edtf.is_valid(time.edtf) else None,
        lent_date=_lent_date(witness, event),
        place=_place_of(witness, event),
        trigger=frozenset(own["trigger"]), matter=frozenset(matter), aim=frozenset(aim),
        contact=own["contact"], is_several=own["is_several"],
        speaker=speaker, is_reported=is_reported, via=via,
        is_of_band=own["is_of_band"], harm=frozenset(own["harm"]),
        spots=_spots_of(witness, event, parties, cast) if event.type in HARMFUL else frozenset(),
    )  # fmt: skip


def _tell_alone(witness: Witness, event: Event, parameters: AccountParameters) -> dict[str, Any]:
    """Return the cells of a telling that follow from the article alone, as plain values."""
    clause = _clause_of(witness, event, parameters)
    text, trigger = witness.words(clause), folded_words(witness.words(event.trigger))
    return {
        "clause": [clause.start, clause.end],
        "trigger": sorted({ONE_MATTER.get(stem(w), stem(w)) for w in trigger if w not in FUNCTION_WORDS}),
        "contact": _contact_of(trigger, text) if event.type == "CONSULT" else None,
        "is_several": _tells_several(witness, event, clause),
        "is_of_band": _is_of_band(witness, event),
        "harm": sorted(harm_of(witness.words(event.trigger), text)) if event.type in HARMFUL else [],
    }


def _matter_and_aim(
    witness: Witness, event: Event, clause: Span, parties: Sequence[TellingParty]
) -> tuple[list[str], list[str]]:
    """Return what the words of a telling, and those behind its act, are about, but for the names of its *parties*."""
    days = (witness.words(t.span) for t in witness.reading.times if clause.contains(t.span))
    named = [*_names_in(witness, clause, parties), *days]
    matter = matter_of(_without_voice(witness, event, clause), named)
    return sorted(matter), sorted(matter_of(witness.article.text[event.trigger.end : clause.end], named))


def _place_of(witness: Witness, event: Event) -> str | None:
    """Return the words of an act's place; what it wrecks is none: "the Aurora was sunk"; "visited Lima" is in Lima."""
    if event.place is None:
        return None
    is_target = any(p.span.overlaps(event.place) for p in event.parties if p.role == "target")
    is_target &= event.place.start < event.trigger.start or bool(WRECKED.search(witness.words(event.trigger)))
    if is_target and not WHERE.search(witness.article.text[max(0, event.place.start - NEAR_PLACE) : event.place.start]):
        return None
    return witness.words(event.place)


def _lent_date(witness: Witness, event: Event) -> str | None:
    """Return about the day of the news in which an act is told without one: "2031-05-16~"."""
    lent = witness.reading.times[event.lent_time].edtf if event.lent_time is not None else None
    return f"{lent[:10]}~" if lent else None


def _is_of_band(witness: Witness, event: Event) -> bool:
    unnamed = (p for p in event.parties if p.chain is None and p.role != "target")
    return any(BAND.search(witness.words(p.span)) for p in unnamed)


def _spots_of(witness: Witness, event: Event, parties: Sequence[TellingParty], cast: Cast) -> frozenset[str]:
    """Return the places that the sentence of an act names or that it strikes."""
    found = {witness.words(event.place)} if event.place else set()
    struck = (p for p in parties if p.role == "target" and not (p.is_person or p.is_state or p.is_anybody))
    found |= {witness.words(p.span) for p in struck if cast.actors[p.actor].kind in {"place", "organization"}}
    return frozenset(found) | spots_in(witness, witness.sentence_at(event.trigger), cast, without=bool(found))


def spots_in(witness: Witness, sentence: Span, cast: Cast, *, without: bool = False) -> frozenset[str]:
    """
    Return the places that a sentence names, not where somebody spoke; "here" is the dateline.

    Args:
        witness: the article.
        sentence: one of its sentences.
        cast: who is a place.
        without: leave the dateline out whatever the words say.
    """
    voices = witness.voices_in(sentence)
    found = set()
    for mention in witness.reading.mentions:
        if mention.form != "name" or not sentence.contains(mention.span):
            continue
        if any(v.overlaps(mention.span) for v in voices) or OF_HOUSE.match(witness.article.text, mention.span.end):
            continue
        actor = cast.at(witness.id, mention.chain)
        if actor is not None and cast.actors[actor].kind == "place":
            found.add(witness.words(mention.span))
    if not (found or without) and HERE.search(witness.words(sentence)):
        lines = (witness.words(z.span) for z in witness.article.zones if z.kind == "dateline")
        found = {LINE_PARTS.split(line)[0].strip() for line in lines}
    return frozenset(found)


def _put_off_until(witness: Witness, event: Event) -> list[Event]:
    """Return what comes instead of a *event* that was put off: the same, on the day that the words name."""
    if event.status != "cancelled":
        return []
    text = witness.article.text
    for n, time in enumerate(witness.reading.times):
        if time.edtf is None or n == event.time or not event.clause.contains(time.span):
            continue
        if _is_over(witness, time.edtf):
            continue  # "have been postponed to Friday" looks ahead; a day that lies behind is another
        if PUT_OFF.search(text[event.clause.start : time.span.start]):
            return [replace(event, status="scheduled", time=n)]
    return []


def _is_over(witness: Witness, date: str) -> bool:
    return days_since(edtf.interval(date)[1], witness) > 0


def _without_voice(witness: Witness, event: Event, clause: Span) -> str:
    """Return the words of the clause without those that say who told it."""
    text = witness.words(clause)
    if event.attribution is None:
        return text
    said = witness.reading.attributions[event.attribution]
    for span in sorted((s for s in (said.source, said.cue) if s and clause.contains(s)), reverse=True):
        if not span.overlaps(event.trigger):
            text = text[: span.start - clause.start] + " " + text[span.end - clause.start :]
    return text


def _clause_of(witness: Witness, event: Event, parameters: AccountParameters) -> Span:
    time = witness.reading.times[event.time].span if event.time is not None else None
    cells = [c for c in (event.trigger, *(p.span for p in event.parties), event.place, time) if c]
    if len(event.clause) > parameters.longest_evidence:
        return hull(c for c in cells if abs(c.start - event.trigger.start) < parameters.longest_evidence // 2)
    return _own_part(witness, event.clause, [c for c in cells if event.clause.contains(c)])


def _own_part(witness: Witness, clause: Span, cells: Sequence[Span]) -> Span:
    """Return the part of a clause that holds all its *cells*, without what is told beside it, before or behind."""
    first, last = min(c.start for c in cells), max(c.end for c in cells)
    joints = list(BESIDE.finditer(witness.article.text, clause.start, clause.end))
    start = max((j.end() for j in joints if j.end() <= first), default=clause.start)
    told = [e.trigger.start for e in witness.reading.events if clause.contains(e.trigger)]
    behind = (j.start() for j in joints if j.start() >= last and any(t >= j.end() for t in told))
    return Span(start, min(behind, default=clause.end))


def _parties_of(witness: Witness, event: Event, clause: Span, cast: Cast) -> tuple[TellingParty, ...]:
    out: dict[ActorId, TellingParty] = {}
    for party in event.parties:
        actor = cast.meant_by(witness, party.span, party.chain)
        # Who leads a list in acts in each of its items, afar from their words.
        if actor is None or actor in out or not (clause.contains(party.span) or party.span.end <= event.clause.start):
            continue
        # "Her counterpart, X, refused": she does not.
        if party.role == "source" and witness.words(party.span).lower() in {"his", "her", "its", "their", "our", "my"}:
            continue
        bodies = cast.bodies.get(actor, ())
        acts_for = _body_named(witness, clause, bodies, cast)
        kind = cast.actors[actor].kind
        out[actor] = TellingParty(
            actor=actor,
            bodies=bodies,
            is_person=kind == "person",
            is_state=kind == "country",
            is_host=bool(HOSTED.search(witness.article.text[clause.start : party.span.start])),
            is_band=(band := kind == "group" and not bodies and bool(BAND.search(cast.actors[actor].name))),
            is_anybody=not (bodies or band)
            and (kind == "group" or (kind == "organization" and is_office(cast.actors[actor].name))),
            stems=matter_of(cast.actors[actor].name),
            role=party.role,
            span=party.span,
            acts_for=acts_for,
        )
    return tuple(out.values())


def _body_named(witness: Witness, clause: Span, bodies: Sequence[ActorId], cast: Cast) -> tuple[ActorId, Span] | None:
    """Return the first of *bodies* that the clause names, and where."""
    here = [m for m in witness.reading.mentions if clause.contains(m.span)] if bodies else ()
    return next(((b, m.span) for b in bodies for m in here if cast.at(witness.id, m.chain) == b), None)


def _names_in(witness: Witness, clause: Span, parties: Sequence[TellingParty]) -> list[str]:
    """Return the words that only name the parties: their names and the titles that stand in the clause."""
    roles = [role.span for chain in witness.reading.chains for role in chain.roles if clause.contains(role.span)]
    return [witness.words(span) for span in (*(p.span for p in parties), *roles)]


def _voice_of(witness: Witness, event: Event, cast: Cast) -> tuple[ActorId | None, bool, tuple[str, ...]]:
    if event.attribution is None:
        return None, False, event.via
    attribution = witness.reading.attributions[event.attribution]
    # An attribution that is itself the act ("Moscow demanded") is told in the article's own voice.
    if not any(piece.contains(event.trigger) for piece in attribution.content):
        return None, False, tuple(dict.fromkeys((*event.via, *attribution.via)))
    speaker = cast.at(witness.id, attribution.speaker_chain)
    return speaker, True, tuple(dict.fromkeys((*event.via, *attribution.via)))


def _contact_of(trigger: Sequence[str], text: str) -> ContactKind:
    said = set(trigger)
    if said & {"off", "on", "for", "out"}:
        said -= {"call", "calls", "called"}  # to call a thing off is no call
    if said & CALL_WORDS or (said & {"talks", "conversation", "conversations"} and re.search(r"\bphone\b", text)):
        return "call"
    return "visit" if said & VISIT_WORDS else "meeting"


def _tells_several(witness: Witness, event: Event, clause: Span) -> bool:
    near = Span(max(clause.start, event.trigger.start - 30), min(clause.end, event.trigger.end + 20))
    return bool(SEVERAL.search(witness.words(near)))
