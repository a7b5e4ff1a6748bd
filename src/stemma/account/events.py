"""
A group of tellings -> one event, cell by cell.

Rules:
1. A disputed cell shows the value with most newsrooms, then the latest.
2. A date is the narrowest that most newsrooms agree on; a wider one that holds it does not dispute it.
3. Status is what the latest report says; said by some and denied by others is a dispute.
   What no telling dates has the day that other sentences of the reports lend it, where these agree and it was told by
   then.
4. `according_to` is empty as soon as one article reports in its own voice.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from stemma.account.actors import Cast
from stemma.account.bodies import serves_state
from stemma.account.independence import Independence
from stemma.account.parameters import AccountParameters
from stemma.account.summaries import summary_of
from stemma.account.tellings import Telling, TellingParty
from stemma.account.voices import body_of
from stemma.records.account import AccountEvent, AccountStatus, ActorId, EventEvidence, EventId, EventParty
from stemma.records.article import derive_id
from stemma.records.reading import EventType, PartyRole
from stemma.text import edtf

V = TypeVar("V")

UNKNOWN = 0.5
"""Share of its certainty that counts of an act that the network alone tells: half of them are none. 0..1."""


@dataclass(frozen=True, slots=True)
class Backing:
    """A value of a cell and the tellings that give it."""

    value: str
    tellings: tuple[Telling, ...]
    newsrooms: tuple[str, ...]


def make_event(
    group: Sequence[Telling], cast: Cast, independence: Independence, parameters: AccountParameters
) -> AccountEvent:
    """Return the event that *group*, in article order, tells."""
    evidence = tuple(sorted({_evidence(t, independence) for t in group}, key=lambda e: (e.article, e.span, e.trigger)))
    attested = independence.attest(evidence)
    first = group[0]
    dated = choose_date(group, independence)
    placed = choose(back_values(group, independence, lambda t: t.place and t.place.removeprefix("the ")))
    identity = derive_id(
        "e", first.witness.article.published, first.witness.id, first.event.trigger.start, first.event.type,
        first.event.trigger.end,
    )  # fmt: skip
    return AccountEvent(
        id=EventId(identity),
        type=_commonest_type(group, independence),
        status=choose_status(group, independence),
        date=dated.value if dated else None,
        date_text=_date_words(dated.tellings[0]) if dated else None,
        place=placed.value if placed else None,
        parties=_gather_parties(group, cast),
        summary=_summary(group, dated, cast, independence, parameters),
        according_to=_speakers(group),
        via=tuple(sorted({v for t in group for v in t.via})),
        origins=attested.origins,
        newsrooms=attested.newsrooms,
        evidence=evidence,
        score=round(_score(group), 3),
        reasons=_reasons(group, dated),
    )


def back_values(
    group: Sequence[Telling], independence: Independence, cell: Callable[[Telling], str | None]
) -> list[Backing]:
    """Return the values that the tellings give a cell, each with its newsrooms, in order of first telling."""
    found: dict[str, list[Telling]] = {}
    for telling in group:
        value = cell(telling)
        if value:
            found.setdefault(value, []).append(telling)
    return [Backing(v, tuple(ts), newsrooms_of(ts, independence)) for v, ts in found.items()]


def newsrooms_of(tellings: Sequence[Telling], independence: Independence) -> tuple[str, ...]:
    """Return the newsrooms behind some tellings."""
    return independence.attest([independence.evidence(t.witness, t.clause, t.via) for t in tellings]).newsrooms


def choose(backings: Sequence[Backing]) -> Backing | None:
    """Return the value with most newsrooms, then the latest; None where there is none."""
    return max(backings, key=lambda b: (len(b.newsrooms), b.tellings[-1].order), default=None)


def choose_date(group: Sequence[Telling], independence: Independence) -> Backing | None:
    """Return the date most newsrooms agree on, among those that hold no narrower one."""
    dates = back_values(group, independence, lambda t: t.date)
    narrow = [d for d in dates if not any(o.value != d.value and _is_narrower(o.value, d.value) for o in dates)]
    return choose(narrow) if dates else _lent_date(group, independence)


def _lent_date(group: Sequence[Telling], independence: Independence) -> Backing | None:
    """
    Return the day that other sentences lend an act that happened, where they lend it only one.

    None that lies behind the first report of the act: a later one that takes up its words lends the day of other news.
    """
    past = [t for t in group if t.event.status == "past"]
    told = min((t.witness.article.published[:10] for t in past if t.witness.article.published), default="9")
    lent = back_values(past, independence, lambda t: t.lent_date if t.lent_date and t.lent_date[:10] <= told else None)
    return lent[0] if len(lent) == 1 else None


def choose_status(group: Sequence[Telling], independence: Independence) -> AccountStatus:
    """Return the status of the latest report; a denial wins where no more newsrooms report the act themselves."""
    denied = [t for t in group if t.event.status == "denied"]
    told = [t for t in group if t.event.status != "denied" and t.attests != "echo"]
    if denied:
        own = [t for t in told if not t.is_reported]
        if not told or len(newsrooms_of(own, independence)) <= len(newsrooms_of(denied, independence)):
            return "denied"
    latest = max((t.witness.article.published or "")[:10] for t in told)
    last = [t for t in told if (t.witness.article.published or "")[:10] == latest]
    best = choose(back_values(last, independence, lambda t: t.event.status))
    if best is None or best.value == "hypothetical":
        return "past"
    return _as_status(best.value)


def _as_status(value: str) -> AccountStatus:
    match value:
        case "scheduled" | "proposed" | "cancelled" | "denied":
            return value
        case _:
            return "past"


def _is_narrower(inner: str, outer: str) -> bool:
    return edtf.contains(outer, inner) and not edtf.contains(inner, outer)


def _evidence(telling: Telling, independence: Independence) -> EventEvidence:
    base = independence.evidence(telling.witness, telling.clause, telling.via)
    parties = [(p.actor, p.span) for p in telling.parties]
    parties += [p.acts_for for p in telling.parties if p.acts_for]
    inside = telling.clause
    time = telling.witness.reading.times[telling.event.time].span if telling.event.time is not None else None
    place = telling.event.place
    return EventEvidence(
        article=base.article,
        span=base.span,
        origin=base.origin,
        trigger=telling.event.trigger,
        date=time if time and telling.date and inside.contains(time) else None,
        place=place if place and inside.contains(place) else None,
        parties=tuple(sorted(set(parties), key=lambda p: (p[1], p[0]))),
    )


def _date_words(telling: Telling) -> str | None:
    time = telling.event.lent_time if telling.date is None else telling.event.time
    return telling.witness.words(telling.witness.reading.times[time].span) if time is not None else None


def _score(group: Sequence[Telling]) -> float:
    """Return how sure the surest rule is; where none knows the act, a share of the network's own certainty."""
    known = _known(group)
    return max(t.event.score for t in known or group) * (1.0 if known else UNKNOWN)


def _known(group: Sequence[Telling]) -> list[Telling]:
    """Return the tellings in which a rule knows the act."""
    return [t for t in group if t.event.by == "rules" and t.attests == "act"]


def _commonest_type(group: Sequence[Telling], independence: Independence) -> EventType:
    """Return the type that most newsrooms give; the network's only where no rule knows the act by any of its words."""
    tellings: dict[EventType, list[Telling]] = {}
    for telling in _known(group) or group:
        tellings.setdefault(telling.event.type, []).append(telling)
    order = list(tellings)
    return max(order, key=lambda t: (len(newsrooms_of(tellings[t], independence)), len(tellings[t]), -order.index(t)))


def _gather_parties(group: Sequence[Telling], cast: Cast) -> tuple[EventParty, ...]:
    uses: dict[ActorId, list[TellingParty]] = {}
    for telling in group:
        for party in telling.parties:
            uses.setdefault(party.actor, []).append(party)
    represented = set(uses)
    out = []
    for actor, parties in uses.items():
        acts_for = next((p.acts_for[0] for p in parties if p.acts_for), None) or _acts_by_name_for(actor, cast)
        if cast.actors[actor].kind == "group" and set(parties[0].bodies) & represented:
            # "Officials of the two states" say no more than the states, where these are named.
            if serves_state(cast.actors[actor].name):
                continue
            acts_for = None
        out.append(EventParty(actor=actor, role=_commonest_role(parties), acts_for=acts_for))
    return tuple(out)


def _acts_by_name_for(actor: ActorId, cast: Cast) -> ActorId | None:
    """Return the state of a body that is an office of it ("the Pentagon"), the body of its people ("ASEAN leaders")."""
    record = cast.actors[actor]
    if record.kind == "group":
        return next(iter(cast.bodies.get(actor, ())), None) if serves_state(record.name) else None
    body = body_of(actor, cast) if record.kind == "organization" else actor
    return body if body != actor and cast.actors[body].kind == "country" else None


def _commonest_role(parties: Sequence[TellingParty]) -> PartyRole:
    return Counter(p.role for p in parties).most_common(1)[0][0]


def _summary(
    group: Sequence[Telling],
    dated: Backing | None,
    cast: Cast,
    independence: Independence,
    parameters: AccountParameters,
) -> str:
    def rank(telling: Telling) -> tuple[bool, bool, bool, bool, bool, bool, int]:
        told = (telling.event.place is not None) + len(telling.parties)
        origin = independence.origins[independence.evidence(telling.witness, telling.clause, telling.via).origin]
        return (
            telling.attests != "act",
            telling.witness.descent.relation == "spun",
            telling.event.by != "rules",
            len(telling.clause) > parameters.summary_chars,
            dated is not None and telling not in dated.tellings,
            origin.newsroom is None,
            -told,
        )

    best = min(group, key=lambda t: (rank(t), t.order))
    return summary_of(best, {p.actor: cast.actors[p.actor].name for p in best.parties}, parameters)


def _speakers(group: Sequence[Telling]) -> tuple[ActorId, ...]:
    if any(not t.is_reported for t in group):
        return ()
    return tuple(sorted({t.speaker for t in group if t.speaker}))


def _reasons(group: Sequence[Telling], dated: Backing | None) -> tuple[str, ...]:
    out = []
    if dated is not None and dated.tellings[0].date is None:
        file = dated.tellings[0].witness.article.file or dated.tellings[0].witness.id
        out.append(f"{file}: no day of its own; “{_date_words(dated.tellings[0])}” is that of the news")
    if len(group) == 1:
        return tuple(out)
    for telling in group:
        file = telling.witness.article.file or telling.witness.id
        when = telling.date or "no date"
        out.append(f"{file}: {telling.event.type}, {when}, {len(telling.parties)} parties that match")
    return tuple(dict.fromkeys(out))
