"""
What may go into the brief: paragraphs with their weights, before anybody counts pages.

Rules:
1. An act that only takes a stance (demands, refuses, threatens, supports) is told under the positions, where its
   stance is one of those that are told of its actor.
2. Acts that the same sentence tells ("agreed to a ceasefire after nine hours of talks") are one paragraph, with
   the newsrooms of the one that most attest. One without a date whose sentence speaks of a year before the story
   is background.
3. What is scheduled for a day that is past at the moment of the brief is told with what is next, as what it is.
4. What no newsroom reports (opinion attests nothing) is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.export.brief.figures import disputes, numbers
from stemma.export.brief.material import CandidateParameters, Material, down, is_of_another_year, make_piece
from stemma.export.brief.record import Item, Piece
from stemma.export.brief.weigh import Scales, WeightParameters
from stemma.export.brief.words import Reports, SentenceParameters, Told, leans, tell, unnamed
from stemma.export.footnotes import OWN, Newsrooms
from stemma.export.horizon import horizon_of
from stemma.export.lines import names_of
from stemma.export.stances import say_issue
from stemma.export.wording import say_date
from stemma.records.account import Account, AccountEvent, ActorId, Position
from stemma.records.article import Article
from stemma.records.span import Span
from stemma.text.edtf import is_valid, sort_key

STANCE_ACTS = frozenset({"REQUEST", "REJECT", "THREATEN", "SUPPORT"})
STANCE_WORDS = {"conditions": "sets a condition:", "accepts": "agrees to"}
LAST = "9999"
ISSUE = 150
"""Length at which what a stance is about is cut. Characters."""
NAME = re.compile(r"\S\s+[^\w\s]*[A-Z]|\d")
"""Behind the first word a name or a number: "The government rejected the accusation" has neither."""


def candidates(
    account: Account,
    articles: Sequence[Article],
    *,
    weights: WeightParameters,
    sentences: SentenceParameters,
    parameters: CandidateParameters,
) -> list[Item]:
    """Return every paragraph that may go in, part by part."""
    material = Material(
        account,
        {a.id: a for a in articles},
        names_of(account),
        _reports(account),
        Scales(account, weights),
        horizon_of(account),
        Newsrooms(account),
        weights.counted,
        sentences,
        parameters,
    )
    held = _held(material)
    return [
        *_happened(material, held),
        *_next(material),
        *_positions(material, held),
        *numbers(material),
        *disputes(material),
    ]


def _reports(account: Account) -> Reports:
    doubted: dict[str, list[Span]] = defaultdict(list)
    for conflict in account.conflicts:
        # of a newsroom's own correction the last value stands, of a dispute the one with most newsrooms, which is first
        most = len(conflict.readings[0].newsrooms)
        losing = (
            conflict.readings[:-1]
            if conflict.kind == "revised"
            else [r for r in conflict.readings if len(r.newsrooms) < most]
        )
        for e in (e for reading in losing for e in reading.evidence):
            doubted[e.article].append(e.span)
    return Reports(
        own=frozenset(a.id for a in account.articles if a.relation in OWN),
        spun=frozenset(a.id for a in account.articles if a.relation == "spun"),
        nameless=frozenset(o.id for o in account.lineage.origins if o.newsroom is None),
        doubted={article: tuple(spans) for article, spans in doubted.items()},
    )


def _happened(material: Material, held: Mapping[ActorId, Sequence[Position]]) -> Iterator[Item]:
    stances = {i for chosen in held.values() for p in chosen for i in p.events}
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
        if not event.date and is_of_another_year(material, told):
            continue
        lead = say_date(event.date) if event.date else ""
        piece = _event_piece(material, group)
        if event.status == "denied":
            lead = f"{lead}, denied" if lead else "Denied"
        lead = _with_name(material, lead, piece.text, event, told)
        weight, order = _weight(material, group), _order(material, event)
        yield Item(part="happened", lead=lead, pieces=(piece,), weight=weight, order=order)


def _next(material: Material) -> Iterator[Item]:
    every = [e for e in material.account.events if e.newsrooms]
    held = {(e.type, e.date) for e in every if e.status == "past" and e.date}
    # a meeting told as held on that day may be the one that was due, named otherwise
    events = [
        e
        for e in every
        if e.status in ("scheduled", "cancelled") and not (material.horizon.is_lapsed(e) and (e.type, e.date) in held)
    ]
    for group in _by_sentence(material, events):
        event, told = group[0]
        when = say_date(event.date) if event.date else "no day given"
        if event.status == "cancelled":
            when = f"Off: {when}" if event.date else "Off"
        elif material.horizon.is_lapsed(event):
            when = f"{when} (no report says whether it took place)"
        piece = _event_piece(material, group)
        lead = _with_name(material, when, piece.text, event, told)
        weight, order = _weight(material, group), _order(material, event)
        yield Item(part="next", lead=lead, pieces=(piece,), weight=weight, order=order)


def _with_name(material: Material, lead: str, text: str, event: AccountEvent, told: Told) -> str:
    """Return *lead* with who acts or says so, where *text* itself has a pronoun for it."""
    actors = unnamed(told, text)
    if not actors and leans(text):
        acting = event.according_to or tuple(p.actor for p in event.parties if p.role in ("source", "both"))
        actors = tuple(a for a in acting if a not in {a for a, _ in told.mentions})
    names = [name for name in dict.fromkeys(material.names[a] for a in actors) if name not in text]
    return ", ".join(x for x in (lead, *names[:2]) if x)


def _by_sentence(material: Material, events: Iterable[AccountEvent]) -> list[list[tuple[AccountEvent, Told]]]:
    """Return the events with the sentence that tells each, those of one sentence together, the weightiest first."""
    groups: list[list[tuple[AccountEvent, Told]]] = []
    shown: dict[tuple[str, int], int] = {}
    ranked = sorted(events, key=lambda e: (-material.scales.event(e), e.id))
    for event in ranked:
        told = tell(event.evidence, material.articles, material.sentences, reports=material.reports, event=event)
        # what more newsrooms attest is no aside of a sentence about something else
        homes = {place: shown[place] for place in told.places if place in shown}
        rooms = len(event.newsrooms)
        same = min(
            (n for place, n in homes.items() if place == told.place or rooms <= len(groups[n][0][0].newsrooms)),
            default=None,
        )
        if same is None:
            shown[told.place] = len(groups)
            groups.append([(event, told)])
        else:
            groups[same].append((event, told))
    return [_led(group) for group in groups]


def _led(group: list[tuple[AccountEvent, Told]]) -> list[tuple[AccountEvent, Told]]:
    """Return *group* with the act first that most newsrooms attest, of those that its sentence tells best."""
    place = group[0][1].place
    return sorted(group, key=lambda pair: -len(pair[0].newsrooms) if pair[1].place == place else 1)


def _weight(material: Material, group: Sequence[tuple[AccountEvent, Told]]) -> float:
    weight, text = max(material.scales.event(event) for event, _ in group), group[0][1].text
    weight += material.parameters.cut if text.startswith("…") else 0.0
    return weight + (0.0 if NAME.search(text) else material.parameters.nameless)


def _event_piece(material: Material, group: Sequence[tuple[AccountEvent, Told]]) -> Piece:
    first, told = group[0]
    voices = len(first.according_to)
    # its clause alone would leave out what the sentence tells of the others
    text = told.clause if len(group) == 1 else told.text
    return make_piece(material, first.id, text, first.evidence, first.newsrooms, told=told.evidence, voices=voices)


def _held(material: Material) -> dict[ActorId, list[Position]]:
    """Return the positions that are told of each actor, the weightiest first."""
    by_actor: dict[ActorId, list[Position]] = defaultdict(list)
    for position in material.account.positions:
        if position.newsrooms and not position.until:
            by_actor[position.actor].append(position)
    return {
        actor: _unlike(sorted(held, key=lambda p: (-material.scales.position(p), p.id)))[: material.parameters.stances]
        for actor, held in by_actor.items()
    }


def _positions(material: Material, held: Mapping[ActorId, Sequence[Position]]) -> Iterator[Item]:
    for actor, chosen in held.items():
        each = [material.scales.position(p) for p in chosen]
        weight = each[0] + material.parameters.others * sum(each[1:])
        name = material.names[actor]
        pieces = tuple(_position_piece(material, p) for p in chosen)
        yield Item(part="positions", lead=name, pieces=pieces, weight=weight, order=(down(weight), name, ""))


def _unlike(positions: Iterable[Position]) -> list[Position]:
    """Return *positions* without those that say in the same words what one before them says."""
    kept: dict[tuple[str, str], Position] = {}
    for position in positions:
        kept.setdefault((position.stance, " ".join(position.issue.lower().split())), position)
    return list(kept.values())


def _position_piece(material: Material, position: Position) -> Piece:
    issue, quoted = say_issue(position, ISSUE)
    stance = STANCE_WORDS.get(position.stance, position.stance)
    stance = stance.removesuffix(" to") if issue.startswith("to ") else stance
    text = f"{stance.rstrip(':')}: {issue}" if quoted else f"{stance} {issue}"
    return make_piece(material, position.id, text, position.evidence, position.newsrooms)


def _order(material: Material, event: AccountEvent) -> tuple[str, str, str]:
    """Return where an act stands: by its time; without one behind those that have one, by its first report."""
    if event.date and is_valid(event.date):
        return sort_key(event.date)
    return (LAST, min(material.articles[e.article].order[0] for e in event.evidence), "")
