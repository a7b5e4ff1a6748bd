"""
Where newsrooms give two values for one cell.

Rules:
1. A conflict has readings from two newsrooms, each with a reading of its own; one newsroom that corrects
   itself is `revised`, in the order in which it wrote.
2. Who gives the fuller form knows the shorter: a rank is disputed only by newsrooms that never use the other.
3. An article with two numbers for one thing counts two things; nothing is said of them.
4. Apparent conflicts are explained by rule (`amounts.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.account import places
from stemma.account.actors import Cast
from stemma.account.amounts import Amount, explain_difference
from stemma.account.durations import iso_duration, minutes_of
from stemma.account.independence import Independence
from stemma.account.joining import join_pairs
from stemma.account.likeness import held_share
from stemma.account.names import compare_given, compare_surname, name_tokens
from stemma.account.parameters import AccountParameters
from stemma.account.quantities import Count
from stemma.account.roles import title_key
from stemma.account.same_event import dates_apart
from stemma.account.statements import Saying, evidence_of
from stemma.account.tellings import Telling, matter_of
from stemma.records.account import Actor, Conflict, ConflictField, ConflictKind, ConflictReading, EventId, Evidence
from stemma.records.article import ArticleId, derive_id

RANKS = frozenset({"deputy", "vice", "under", "assistant", "acting", "associate", "interim", "caretaker"})
"""Words that make an office a lower or a passing one. Source: compiled by the project; CC0."""

LINKS = frozenset({"of", "the", "for", "to", "s"})
About = Literal["event", "actor", "quantity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value for a cell, in the words of one article."""

    value: str
    text: str
    published: str
    evidence: Evidence


def dispute(
    about_kind: About, about: str, field: ConflictField, claims: Iterable[Claim], independence: Independence
) -> Conflict | None:
    """Return the conflict that *claims*, one a value at least, make between newsrooms; None where there is none."""
    by_value: dict[str, list[Claim]] = {}
    for claim in claims:
        by_value.setdefault(claim.value, []).append(claim)
    readings = [_reading(value, same, independence) for value, same in sorted(by_value.items())]
    readings = [r for r in readings if r.newsrooms]
    rooms = {room for r in readings for room in r.newsrooms}
    if len(readings) < 2 or len(rooms) < 2:
        return None
    alone = [r for r in readings if not all(set(r.newsrooms) <= set(o.newsrooms) for o in readings if o is not r)]
    if len(alone) < 2:
        return None
    ordered = sorted(readings, key=lambda r: (-len(r.newsrooms), r.evidence[0].article, r.evidence[0].span, r.value))
    return _make(about_kind, about, field, "between-newsrooms", ordered)


def revision(
    about_kind: About, about: str, field: ConflictField, claims: Sequence[Claim], independence: Independence
) -> Conflict | None:
    """Return what one newsroom, by *claims* in the order of publication, first wrote and then corrected."""
    values = list(dict.fromkeys(c.value for c in claims))
    if len(values) < 2:
        return None
    readings = [_reading(v, [c for c in claims if c.value == v], independence) for v in values]
    return _make(about_kind, about, field, "revised", readings)


def find_role_conflicts(cast: Cast, independence: Independence) -> list[Conflict]:
    """Return the persons whose rank two newsrooms put differently."""
    out = []
    for actor in sorted(cast.actors.values(), key=lambda a: a.id):
        claims = _rank_claims(actor, independence)
        if claims and (conflict := dispute("actor", actor.id, "role", claims, independence)):
            out.append(conflict)
    return out


def find_name_conflicts(cast: Cast, independence: Independence, parameters: AccountParameters) -> list[Conflict]:
    """Return the persons whose name one newsroom writes otherwise than by another transliteration."""
    out = []
    for actor in sorted(cast.actors.values(), key=lambda a: a.id):
        if actor.kind != "person":
            continue
        uses = [u for u in cast.names[actor.id] if len(name_tokens(u.text)) > 1]
        forms = sorted({name_tokens(u.text) for u in uses})
        slips = {(a, b) for a in forms for b in forms if a < b and _is_slip(a, b, parameters)}
        disputed = {f for pair in slips for f in pair}
        claims = [
            Claim(value=u.text, text=u.text, published="", evidence=u.evidence)
            for u in uses
            if name_tokens(u.text) in disputed
        ]
        if claims and (conflict := dispute("actor", actor.id, "name", _one_form(claims), independence)):
            out.append(conflict)
    return out


def find_event_conflicts(events: Mapping[EventId, Sequence[Telling]], independence: Independence) -> list[Conflict]:
    """Return the events whose day, place or very happening newsrooms dispute."""
    out: list[Conflict | None] = []
    for event, group in events.items():
        dated = [t for t in group if t.date and any(dates_apart(t, o) for o in group)]
        out.append(
            dispute("event", event, "date", [_cell(t, t.date, "date", independence) for t in dated], independence)
        )
        placed = [t for t in group if t.place and any(places.are_apart(t.place, o.place) for o in group)]
        out.append(
            dispute("event", event, "place", [_cell(t, t.place, "place", independence) for t in placed], independence)
        )
        if any(t.event.status == "denied" for t in group):
            told = [t for t in group if t.event.status in {"past", "denied"}]
            claims = [_cell(t, t.event.status, "trigger", independence) for t in told]
            out.append(dispute("event", event, "status", claims, independence))
    return [c for c in out if c is not None]


def find_duration_conflicts(
    durations: Mapping[EventId, Sequence[Count]], independence: Independence, parameters: AccountParameters
) -> list[Conflict]:
    """Return the events whose length newsrooms put differently."""
    out: list[Conflict] = []
    for event, counts in durations.items():
        amounts = [Amount(value=minutes_of(c) / 60, modifier=c.quantity.modifier) for c in counts]
        claims = [_claim(c, iso_duration(c), independence) for c in counts]
        out += _disputes("event", event, "duration", counts, amounts, claims, independence, parameters)
    return out


def find_number_conflicts(
    counts: Sequence[Count],
    ids: Mapping[tuple[ArticleId, int], str],
    independence: Independence,
    parameters: AccountParameters,
) -> list[Conflict]:
    """Return the counted things whose number newsrooms put differently; *ids* are those of the joined quantities."""
    out: list[Conflict] = []
    for group in _group_comparable(counts, parameters):
        amounts = [_amount(c) for c in group]
        claims = [_claim(c, _number(_amount(c)), independence) for c in group]
        about = ids[group[0].witness.id, group[0].quantity.span.start]
        out += _disputes("quantity", about, "number", group, amounts, claims, independence, parameters)
    return out


def find_speaker_conflicts(
    pairs: Sequence[tuple[Saying, Saying]], cast: Cast, independence: Independence
) -> list[Conflict]:
    """Return the words that two newsrooms give to two speakers, about the first of them."""
    out = []
    for a, b in pairs:
        claims = []
        for saying in (a, b):
            if saying.speaker is None:
                continue
            name = cast.actors[saying.speaker].name
            source = saying.witness.words(saying.attribution.source) if saying.attribution.source else name
            evidence = evidence_of(saying, independence)[0]
            claims.append(Claim(value=name, text=source, published="", evidence=evidence))
        if a.speaker and (conflict := dispute("actor", a.speaker, "speaker", claims, independence)):
            out.append(conflict)
    return out


def _disputes(
    about_kind: About,
    about: str,
    field: ConflictField,
    counts: Sequence[Count],
    amounts: Sequence[Amount],
    claims: Sequence[Claim],
    independence: Independence,
    parameters: AccountParameters,
) -> list[Conflict]:
    by_room: dict[str, list[int]] = {}
    by_article: dict[ArticleId, set[str]] = {}
    for n, claim in enumerate(claims):
        by_article.setdefault(claim.evidence.article, set()).add(claim.value)
        by_room.setdefault(independence.newsroom_of(claim.evidence), []).append(n)
    if any(len(values) > 1 for values in by_article.values()):
        return []
    out: list[Conflict | None] = []
    latest: list[int] = []
    for room in sorted(by_room):
        mine = sorted(by_room[room], key=lambda n: (claims[n].published, counts[n].order))
        latest += [n for n in mine if claims[n].value == claims[mine[-1]].value]
        if any(explain_difference(amounts[a], amounts[b], parameters) is None for a in mine for b in mine):
            out.append(revision(about_kind, about, field, [claims[n] for n in mine], independence))
    unexplained = [
        n for n in latest if any(explain_difference(amounts[n], amounts[m], parameters) is None for m in latest)
    ]
    out.append(dispute(about_kind, about, field, [claims[n] for n in unexplained], independence))
    return [c for c in out if c is not None]


def _group_comparable(counts: Sequence[Count], parameters: AccountParameters) -> list[list[Count]]:
    usable = [c for c in counts if not c.is_duration and c.thing and c.quantity.unit != "percent"]
    context = [matter_of(c.witness.words(c.witness.sentence_at(c.quantity.span))) for c in usable]
    by_thing: dict[tuple[str, str | None], list[int]] = {}
    for n, count in enumerate(usable):
        by_thing.setdefault((count.thing, count.fate), []).append(n)

    def agree(a: int, b: int) -> bool:
        x, y = usable[a], usable[b]
        if (x.thing, x.fate) != (y.thing, y.fate) or (x.event and y.event and x.event != y.event):
            return False
        if x.event and x.event == y.event:
            return True
        asked = parameters.issue_overlap if x.fate else parameters.retold_clause
        return held_share(context[a], context[b]) >= asked

    links = [
        (1.0 + held_share(context[a], context[b]), a, b)
        for same in by_thing.values()
        for k, a in enumerate(same)
        for b in same[k + 1 :]
        if agree(a, b)
    ]
    return [[usable[n] for n in g] for g in join_pairs(len(usable), links, agree) if len(g) > 1]


def _rank_claims(actor: Actor, independence: Independence) -> list[Claim]:
    by_office: dict[frozenset[str], dict[frozenset[str], list[Claim]]] = {}
    for role in actor.roles:
        if role.last is not None:
            continue
        said = set(title_key(role.title).split()) - LINKS
        if "undersecretary" in said:
            said = (said - {"undersecretary"}) | {"under", "secretary"}
        claims = [
            Claim(value=role.title, text=role.title, published=role.first or "", evidence=e) for e in role.evidence
        ]
        by_office.setdefault(frozenset(said - RANKS), {}).setdefault(frozenset(said & RANKS), []).extend(claims)
    for office in sorted(by_office, key=sorted):
        ranks = by_office[office]
        if len(ranks) < 2 or not office:
            continue
        fuller = {independence.newsroom_of(c.evidence) for rank, cs in ranks.items() if rank for c in cs}
        plain = [c for c in ranks.get(frozenset(), []) if independence.newsroom_of(c.evidence) not in fuller]
        ranked = [_same_value(cs) for rank, cs in sorted(ranks.items(), key=lambda r: sorted(r[0])) if rank]
        return [*_same_value(plain), *(c for cs in ranked for c in cs)]
    return []


def _same_value(claims: Sequence[Claim]) -> list[Claim]:
    """Return *claims* under the value of the first: one rank is one value, however it is hyphenated."""
    return [Claim(value=claims[0].value, text=c.text, published=c.published, evidence=c.evidence) for c in claims]


def _one_form(claims: Sequence[Claim]) -> list[Claim]:
    shown: dict[tuple[str, ...], str] = {}
    return [
        Claim(value=shown.setdefault(name_tokens(c.value), c.value), text=c.text, published="", evidence=c.evidence)
        for c in claims
    ]


def _is_slip(a: tuple[str, ...], b: tuple[str, ...], parameters: AccountParameters) -> bool:
    given = compare_given(a[0], b[0], parameters.misspelt_name)
    surname = compare_surname(a[-1], b[-1], parameters.misspelt_name)
    return (given == "misspelt" and surname != "different") or (surname == "misspelt" and given != "different")


def _cell(
    telling: Telling, value: str | None, cell: Literal["date", "place", "trigger"], independence: Independence
) -> Claim:
    event, witness = telling.event, telling.witness
    span = event.trigger
    if cell == "date" and event.time is not None:
        span = witness.reading.times[event.time].span
    elif cell == "place" and event.place is not None:
        span = event.place
    return Claim(
        value=value or "",
        text=witness.words(span),
        published=witness.article.published or "",
        evidence=independence.evidence(witness, telling.clause, telling.via),
    )


def _claim(count: Count, value: str, independence: Independence) -> Claim:
    return Claim(
        value=value,
        text=count.witness.words(count.quantity.span),
        published=count.witness.article.published or "",
        evidence=independence.evidence(count.witness, count.quantity.span, count.via),
    )


def _amount(count: Count) -> Amount:
    q = count.quantity
    return Amount(value=q.value, low=q.low, high=q.high, modifier=q.modifier)


def _number(amount: Amount) -> str:
    if amount.value is not None:
        return f"{amount.value:.15g}"
    low, high = amount.bounds or (0.0, 0.0)
    return f"{low:.15g}..{high:.15g}"


def _reading(value: str, claims: Sequence[Claim], independence: Independence) -> ConflictReading:
    evidence = sorted({c.evidence for c in claims}, key=lambda e: (e.article, e.span))
    newsrooms = independence.attest(evidence).newsrooms
    return ConflictReading(value=value, text=claims[0].text, newsrooms=newsrooms, evidence=tuple(evidence))


def _make(
    about_kind: About, about: str, field: ConflictField, kind: ConflictKind, readings: Sequence[ConflictReading]
) -> Conflict:
    return Conflict(
        id=derive_id("k", about, field, kind, *sorted(r.value for r in readings)),
        about_kind=about_kind,
        about=about,
        field=field,
        kind=kind,
        readings=tuple(readings),
    )
