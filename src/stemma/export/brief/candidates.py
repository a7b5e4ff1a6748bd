"""
What may go into the brief: paragraphs with their weights, before anybody counts pages.

Rules:
1. An act that only takes a stance (demands, refuses, threatens, supports) is told under the positions.
2. Acts that the same sentences tell ("agreed to a ceasefire after nine hours of talks") are one paragraph, under
   the weightiest.
3. What is scheduled for a day that is past at the moment of the brief is told with what is next, as what it is.
4. A number that its newsroom has since corrected, that belongs to the background, or that newsrooms dispute
   (it stands with the disputes) is left out.
5. What no newsroom reports (opinion attests nothing) is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.export.brief.record import Item, Piece
from stemma.export.brief.weigh import Scales, WeightParameters
from stemma.export.brief.words import SentenceParameters, Told, shorten, tell
from stemma.export.footnotes import OWN, Newsrooms
from stemma.export.horizon import Horizon, horizon_of
from stemma.export.lines import names_of, subjects_of
from stemma.export.wording import STATUS_WORDS, say_conflict_value, say_corroboration, say_date, say_figure, say_place
from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    ActorId,
    Conflict,
    Evidence,
    Position,
)
from stemma.records.article import Article
from stemma.text.edtf import is_valid, sort_key

STANCE_ACTS = frozenset({"REQUEST", "REJECT", "THREATEN", "SUPPORT"})
STANCE_WORDS = {"conditions": "sets a condition:", "accepts": "agrees to"}
FIELD_WORDS = {
    "number": "Number", "duration": "Length", "date": "Day", "role": "Office", "name": "Name",
    "status": "Whether it happened", "speaker": "Who said it", "place": "Place",
}  # fmt: skip
PER_CENT = ("percent", "per cent", "%")
LAST = "9999"
ISSUE = 150
"""Length at which what a stance is about is cut. Characters."""
CLAUSE = re.compile(
    r"(?!to\b|that\b|for\b)(?:(?!\b(?:that|who|which|to)\b).)*?\b(?:is|are|was|were|has|have|will|would|must)\b",
    re.IGNORECASE,
)
"""What a stance is about where it is a clause of its own and no object: "membership is a matter for the members"."""
OBJECT = re.compile(
    r"(?:to|that|a|an|the|any|all|its|his|her|their|our|your|this|these|such|every|each|some|no|further|more|new|both)\b"
    r"|[A-Z\d$€£]|\w+(?:s|ing|ion|ment|ity|ance|ence)\b"
)
"""How what is refused begins where it is an object; "let a guest be dragged off" is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateParameters:
    """How much one paragraph holds."""

    stances: int = 4
    """Stances of one actor."""
    others: float = 0.25
    """Share of their weight that an actor's further stances add to that of the first. 0..1."""
    shared_sentences: float = 0.5
    """Share of the sentences of an act that tell a weightier one, too, for both to be one paragraph. 0..1."""
    label: int = 34
    """Length at which the title of a report whose newsroom is not known is cut. Characters."""
    notes: int = 2
    """Newsrooms that one line is shown with; their number is said in any case."""
    topic: int = 90
    """Length of what a dispute is about. Characters."""
    cut: float = -1.0
    """A line that begins in the middle of a sentence. Points."""
    least: float = 2.0
    """Weight that a number needs. Points."""


@dataclass(frozen=True, slots=True)
class Material:
    """An account with its texts, and what its records are found by."""

    account: Account
    articles: Mapping[str, Article]
    names: Mapping[ActorId, str]
    own: frozenset[str]
    scales: Scales
    horizon: Horizon
    newsrooms: Newsrooms
    about: Mapping[str, str]
    """What a conflict can be about, by id, in words."""
    counted: Mapping[str, float]
    sentences: SentenceParameters
    parameters: CandidateParameters


def candidates(
    account: Account,
    articles: Sequence[Article],
    *,
    weights: WeightParameters,
    sentences: SentenceParameters,
    parameters: CandidateParameters,
) -> list[Item]:
    """Return every paragraph that may go in, part by part."""
    own = frozenset(a.id for a in account.articles if a.relation in OWN)
    material = Material(
        account,
        {a.id: a for a in articles},
        names_of(account),
        own,
        Scales(account, weights),
        horizon_of(account),
        Newsrooms(account),
        subjects_of(account),
        weights.counted,
        sentences,
        parameters,
    )
    return [*_happened(material), *_next(material), *_positions(material), *_numbers(material), *_disputed(material)]


def _happened(material: Material) -> Iterator[Item]:
    stances = {i for p in material.account.positions for i in p.events}
    events = [
        e
        for e in material.account.events
        if e.status in ("past", "denied")
        and e.newsrooms
        and not (e.type in STANCE_ACTS and e.id in stances)
        and not material.horizon.is_background(e)
    ]
    for group in _by_sentence(material, events):
        event, told = group[0]
        lead = say_date(event.date) if event.date else ""
        pieces = (_event_piece(material, told, [e for e, _ in group]),)
        if event.status == "denied":
            lead = f"{lead}, denied" if lead else "Denied"
        lead = _with_name(material, lead, event, told)
        yield Item(
            part="happened", lead=lead, pieces=pieces, weight=_weight(material, group), order=_order(material, event)
        )


def _next(material: Material) -> Iterator[Item]:
    events = [e for e in material.account.events if e.status in ("scheduled", "cancelled") and e.newsrooms]
    for group in _by_sentence(material, events):
        event, told = group[0]
        when = say_date(event.date) if event.date else "no day given"
        if event.status == "cancelled":
            when = f"Off: {when}" if event.date else "Off"
        elif material.horizon.is_lapsed(event):
            when = f"{when} (no report says whether it took place)"
        pieces = (_event_piece(material, told, [e for e, _ in group]),)
        when = _with_name(material, when, event, told)
        yield Item(
            part="next", lead=when, pieces=pieces, weight=_weight(material, group), order=_order(material, event)
        )


def _with_name(material: Material, lead: str, event: AccountEvent, told: Told) -> str:
    """Return *lead* with who acts or says so, where the sentence itself has a pronoun for it."""
    if not told.leans:
        return lead
    actors = event.according_to or tuple(p.actor for p in event.parties if p.role in ("source", "both"))
    names = dict.fromkeys(material.names[a] for a in actors)
    return ", ".join(x for x in (lead, *list(names)[:2]) if x)


def _by_sentence(material: Material, events: Iterable[AccountEvent]) -> list[list[tuple[AccountEvent, Told]]]:
    """Return the events with the sentence that tells each, those of one sentence together, the weightiest first."""
    groups: list[list[tuple[AccountEvent, Told]]] = []
    holding: dict[tuple[str, int], list[int]] = defaultdict(list)
    ranked = sorted(events, key=lambda e: (-material.scales.event(e), e.id))
    for event in ranked:
        told = tell(event.evidence, material.articles, material.sentences, own=material.own, event=event)
        near = sorted({n for place in told.places for n in holding[place]})
        same = next((n for n in near if _is_one_line(groups[n][0][1], told, material.parameters)), None)
        if same is None:
            for place in told.places:
                holding[place].append(len(groups))
            groups.append([(event, told)])
        else:
            groups[same].append((event, told))
    return groups


def _is_one_line(first: Told, other: Told, parameters: CandidateParameters) -> bool:
    shared = len(first.places & other.places)
    return other.place in first.places or shared >= parameters.shared_sentences * len(other.places)


def _weight(material: Material, group: Sequence[tuple[AccountEvent, Told]]) -> float:
    weight = max(material.scales.event(event) for event, _ in group)
    return weight + (material.parameters.cut if group[0][1].text.startswith("…") else 0.0)


def _event_piece(material: Material, told: Told, events: Sequence[AccountEvent]) -> Piece:
    first = events[0]
    voices = len(first.according_to)
    return _piece(material, first.id, told.text, first.evidence, first.newsrooms, told=told.evidence, voices=voices)


def _positions(material: Material) -> Iterator[Item]:
    by_actor: dict[ActorId, list[Position]] = defaultdict(list)
    for position in material.account.positions:
        if position.newsrooms and not position.until:
            by_actor[position.actor].append(position)
    for actor, held in by_actor.items():
        weighed = sorted(held, key=lambda p: (-material.scales.position(p), p.id))
        chosen = _unlike(weighed)[: material.parameters.stances]
        each = [material.scales.position(p) for p in chosen]
        weight = each[0] + material.parameters.others * sum(each[1:])
        name = material.names[actor]
        pieces = tuple(_position_piece(material, p) for p in chosen)
        yield Item(part="positions", lead=name, pieces=pieces, weight=weight, order=(_down(weight), name, ""))


def _unlike(positions: Iterable[Position]) -> list[Position]:
    """Return *positions* without those that say in the same words what one before them says."""
    kept: dict[tuple[str, str], Position] = {}
    for position in positions:
        kept.setdefault((position.stance, " ".join(position.issue.lower().split())), position)
    return list(kept.values())


def _position_piece(material: Material, position: Position) -> Piece:
    stance, issue = STANCE_WORDS.get(position.stance, position.stance), shorten(position.issue, ISSUE)
    # "refuses membership is a matter for the members": a clause of its own reads as one only in quotation marks
    quoted = CLAUSE.match(issue) or (position.stance == "refuses" and not OBJECT.match(issue))
    text = f"{stance.rstrip(':')}: “{issue}”" if quoted else f"{stance} {issue}"
    return _piece(material, position.id, text, position.evidence, position.newsrooms)


def _numbers(material: Material) -> Iterator[Item]:
    old = {e.id for e in material.account.events if material.horizon.is_background(e)}
    elsewhere = {
        (e.article, e.span)
        for c in material.account.conflicts
        for reading in (c.readings[:-1] if c.kind == "revised" else c.readings)
        for e in reading.evidence
    }
    for quantity in material.account.quantities:
        weight = material.scales.quantity(quantity)
        stale = any((e.article, e.span) in elsewhere for e in quantity.evidence)
        if (
            not quantity.newsrooms
            or quantity.event in old
            or stale
            or weight < material.parameters.least
            or not _counts(material, quantity)
        ):
            continue
        told = tell(quantity.evidence, material.articles, material.sentences, own=material.own)
        of = (quantity.of or "").removesuffix("s") if quantity.value == 1 else quantity.of
        lead = " ".join(x for x in (say_figure(quantity), of) if x)
        voices = len(quantity.according_to)
        piece = _piece(material, quantity.id, told.text, quantity.evidence, quantity.newsrooms, told=told.evidence,
                       voices=voices)  # fmt: skip
        yield Item(part="numbers", lead=lead, pieces=(piece,), weight=weight, order=(_down(weight), lead, ""))


def _counts(material: Material, quantity: AccountQuantity) -> bool:
    """Say whether what is counted has points of its own: "two ministers" is no number for a brief."""
    words = (quantity.of or "").lower().split()
    money = len(quantity.unit or "") == 3 and (quantity.unit or "").isupper()
    return money or bool(words and material.counted.get(words[-1]))


def _disputed(material: Material) -> Iterator[Item]:
    for conflict in material.account.conflicts:
        weight = material.scales.conflict(conflict)
        what = shorten(_topic(material, conflict), material.parameters.topic)
        field = FIELD_WORDS.get(conflict.field, conflict.field.capitalize())
        pieces = tuple(_reading_piece(material, conflict, n) for n in range(len(conflict.readings)))
        joint = " of " if conflict.field in ("number", "role", "name") else ": "
        if conflict.field == "number" and (unit := _unit(material.account, conflict)):
            field, joint = unit, ": "
        lead = f"{field}{joint}{what}" + (" (corrected)" if conflict.kind == "revised" else "")
        yield Item(part="disputed", lead=lead, pieces=pieces, weight=weight, order=(_down(weight), lead, ""))


def _unit(account: Account, conflict: Conflict) -> str:
    """Return what a disputed number is where it counts no things: a sum of money, a share; else nothing."""
    quantity = next((q for q in account.quantities if q.id == conflict.about), None)
    unit = (quantity.unit or "") if quantity else ""
    if len(unit) == 3 and unit.isupper():
        return f"Sum in {unit}"
    return "Share in per cent" if unit in PER_CENT else ""


def _topic(material: Material, conflict: Conflict) -> str:
    """Return what a dispute is about; a number with the day and place of what it counts, where they are known."""
    account = material.account
    counted = next((q for q in account.quantities if q.id == conflict.about), None)
    event = next((e for e in account.events if counted and e.id == counted.event), None)
    about = material.about.get(conflict.about, "")
    facts = [about] if counted is None or counted.of or not _unit(account, conflict) else []
    if event:
        facts += [] if facts else [shorten(event.summary, 60)]
        facts += [say_date(event.date)] if event.date else []
        facts += [say_place(event.place)] if event.place else []
    return ", ".join(facts)


def _reading_piece(material: Material, conflict: Conflict, number: int) -> Piece:
    reading = conflict.readings[number]
    value = say_conflict_value(conflict, reading.value)
    text = STATUS_WORDS.get(value, value) if conflict.field == "status" else value
    evidence = material.newsrooms.one_each(reading.evidence)[:1]
    return Piece(
        record=conflict.id,
        text=text,
        told=None,
        evidence=tuple(evidence),
        newsrooms=reading.newsrooms,
        tag=", ".join(name_newsroom(material.account, r, material.parameters.label) for r in reading.newsrooms),
    )


def _piece(
    material: Material,
    record: str,
    text: str,
    evidence: Sequence[Evidence],
    newsrooms: tuple[str, ...],
    *,
    told: Evidence | None = None,
    voices: int = 0,
) -> Piece:
    shown = material.newsrooms.one_each(evidence)
    if told:
        room = material.newsrooms.of(told)
        shown = [told, *(e for e in shown if material.newsrooms.of(e) != room)]
    tag = say_corroboration(material.account, newsrooms, voices=voices if len(newsrooms) > 1 else 0)
    if len(newsrooms) == 1:
        tag = f"{name_newsroom(material.account, newsrooms[0], material.parameters.label)} only"
    return Piece(
        record=record,
        text=text,
        told=told,
        evidence=tuple(shown[: material.parameters.notes]),
        newsrooms=newsrooms,
        tag=tag,
    )


def name_newsroom(account: Account, newsroom: str, longest: int) -> str:
    """Return the name of a newsroom; of an unknown one the title of its report, short."""
    label = next((o.label for o in account.lineage.origins if o.id == newsroom), None)
    return newsroom if label is None else f"“{shorten(label, longest)}”, newsroom unknown"


def _down(weight: float) -> str:
    """Return a key that sorts the weightiest first."""
    return f"{1000 - weight:09.3f}"


def _order(material: Material, event: AccountEvent) -> tuple[str, str, str]:
    """Return where an act stands: by its time; without one behind those that have one, by its first report."""
    if event.date and is_valid(event.date):
        return sort_key(event.date)
    return (LAST, min(material.articles[e.article].order[0] for e in event.evidence), "")
