"""
Counted things, each once, and the event that each belongs to.

Rules:
1. Two newsrooms give one quantity when the same thing is counted with the same number; copied passages always.
2. What happened to those who are counted ("killed", "wounded") is part of what is counted.
3. A quantity in the clause of an event belongs to it; so does what befell people in the sentence of one act of
   violence or one accident ("nine died when ..."). Durations of an event are its own matter (`conflicts.py`).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.account.actors import Cast
from stemma.account.counted_words import words_of_count
from stemma.account.fates import CROWD, DOINGS, HAPPENINGS, HARMS, PEOPLE, PERSONS, fate_of, scene_of
from stemma.account.independence import Independence, in_order
from stemma.account.joining import join_pairs
from stemma.account.likeness import folded_words, stem
from stemma.account.linked import Links, pairs_within
from stemma.account.matter import ONE_MATTER
from stemma.account.witness import Alignment, Witness
from stemma.records.account import AccountQuantity, ActorId, EventId, QuantityId
from stemma.records.article import ArticleId, derive_id
from stemma.records.reading import Quantity
from stemma.records.span import Span

MATTER = re.compile(r"\b(?:about|regarding|concerning)\s+(?:the|an?|his|her|its|their|how|what)\b", re.IGNORECASE)
"""What leads to the matter of a talk, whose length is not that of the talk: "briefed them about the eight hours"."""

POINTS_BACK = re.compile(
    r"\s*(?:The|This|That|These|Such|Its|Their)\s+(?:new\s+|latest\s+)?(?:measures?|moves?|steps?|decisions?|orders?"
    r"|tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|sanctions?|bans?|embargo|curbs?|restrictions?|deals?|agreements?"
    r"|pacts?|contracts?|packages?|aid|loans?|grants?|funds?|drills?|exercises?|manoeuvres?|maneuvers?|deployments?"
    r"|operations?|raids?|strikes?|attacks?|seizures?|evacuations?|shipments?|deliver(?:y|ies))\b"
)
"""How a sentence goes on about what was just told. Source: compiled by the project; CC0."""

SAID_OF = {
    "deaths": re.compile(
        r"(?:\s+of\s+(?:the\s+)?[\w'’ -]{1,40}?)?\s+(?:(?:are|were|have|had|has|now|been|confirmed|known|said|feared"
        r"|to|be|also|later|since)\s+){0,6}?(?:died|dead|killed|perished|drowned|lost their lives|lost his life)\b",
        re.IGNORECASE,
    ),
    "injuries": re.compile(
        r"(?:\s+of\s+(?:the\s+)?[\w'’ -]{1,40}?)?\s+(?:(?:are|were|was|lay|lie|lying|still|being|been|have|had|also"
        r"|badly|seriously|slightly|treated|for)\s+){1,5}?(?:wounded|injured|hurt)\b",
        re.IGNORECASE,
    ),
}
"""How a report says of those whom it counts that they died or were hurt. Source: compiled by the project; CC0."""

BEFALLS: Mapping[str, frozenset[str]] = {
    "ASSAULT": HARMS | {"detained", "attacking"}, "OTHER": HARMS, "COERCE": frozenset({"detained"}),
    "CONCEDE": frozenset({"freed"}), "RETREAT": frozenset({"freed"}), "COOPERATE": frozenset({"freed"}),
    "PROTEST": frozenset({"gathered"}),
}  # fmt: skip
"""What may befall people in an act, by its type."""

LEAST_TELLING = 5
"""A number below this is the same by chance. Those who are counted."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Where an article tells of an event."""

    span: Span
    event: EventId
    befalls: frozenset[str]
    """What may befall people in it; nothing in what did not happen."""
    is_recent: bool
    """Whether it is no memory of years ago."""
    is_wanted: bool = False
    """Whether somebody only wants it; what he wants of it is told with his demand."""
    is_doubtful: bool = False
    """Whether the network alone tells it, or what was shot down: what is counted is of another act, where one fits."""


def surest(clauses: list[Clause]) -> list[Clause]:
    """Return the clauses of acts that are not doubtful; all where there is none."""
    return [c for c in clauses if not c.is_doubtful] or clauses


@dataclass(frozen=True, slots=True)
class Count:
    """One quantity of one reading, as it is compared."""

    witness: Witness
    quantity: Quantity
    thing: str
    """Stem of what is counted."""
    fate: str | None
    event: EventId | None
    speaker: ActorId | None
    is_reported: bool
    via: tuple[str, ...]

    @property
    def order(self) -> tuple[tuple[str, str], Span]:
        return (self.witness.article.order, self.quantity.span)

    @property
    def is_duration(self) -> bool:
        return self.quantity.unit in TIME_UNITS


TIME_UNITS = {
    "second": "S", "seconds": "S", "minute": "M", "minutes": "M", "hour": "H", "hours": "H",
    "day": "D", "days": "D", "week": "W", "weeks": "W", "month": "MO", "months": "MO", "year": "Y", "years": "Y",
}  # fmt: skip
"""Units of time and their ISO 8601 letter."""


def gather_counts(
    witnesses: Sequence[Witness], cast: Cast, clauses: Mapping[ArticleId, Sequence[Clause]]
) -> list[Count]:
    """Return every quantity of the readings in article order, with the event in whose clause it stands."""
    out = []
    for witness in witnesses:
        for quantity in witness.reading.quantities:
            speaker, is_reported, via = _voice_of(witness, quantity, cast)
            counted = folded_words(quantity.of or quantity.unit or "")
            thing = ONE_MATTER.get(stem(counted[-1]), stem(counted[-1])) if counted else ""
            fate = fate_of(witness, quantity)
            out.append(
                Count(
                    witness,
                    quantity,
                    "people" if counted and counted[-1] in PEOPLE | CROWD else thing,
                    fate,
                    _event_of(witness, quantity, fate, clauses.get(witness.id, ())),
                    speaker,
                    is_reported,
                    via,
                )
            )
    return sorted(out, key=lambda c: c.order)


def group_counts(counts: Sequence[Count], alignment: Alignment, links: Links | None = None) -> list[list[Count]]:
    """Return *counts* grouped by quantity; *links* remember what pairs came to before."""
    by_value: dict[tuple[str, str], list[int]] = {}
    for n, count in enumerate(counts):
        q = count.quantity
        amount = f"{q.value}" if q.value is not None else f"{q.low}..{q.high}"
        by_value.setdefault((count.thing, amount), []).append(n)
    links = links or Links(alignment)

    def strength(a: int, b: int) -> float:
        return 2.0 if _is_copied(counts[a], counts[b], alignment) else float(_agree(counts[a], counts[b]))

    found = links.find(
        "counts",
        links.keys(counts, lambda digests, c: digests.place(c.witness.id, c.quantity.span.start, c.event or "")),
        lambda asked: pairs_within(by_value.values(), [c.witness.id for c in counts], asked),
        strength,
    )
    sure = [(value, a, b) for (a, b), value in found.items()]
    groups = join_pairs(len(counts), sure, lambda a, b: (min(a, b), max(a, b)) in found)
    return [[counts[n] for n in group] for group in groups]


def make_quantity(group: Sequence[Count], independence: Independence) -> AccountQuantity:
    """Return the quantity that *group*, in article order, gives."""
    evidence = in_order(independence.evidence(c.witness, _shown(c), c.via) for c in group)
    attested = independence.attest(evidence)
    first = group[0]
    modifiers = [c.quantity.modifier for c in group if c.quantity.modifier]
    own_voice = any(not c.is_reported for c in group)
    article, span = first.witness.article, first.quantity.span
    return AccountQuantity(
        id=QuantityId(derive_id("q", article.published, article.id, span.start, "quantity", span.end)),
        of=_counted_as(group),
        value=first.quantity.value,
        low=first.quantity.low,
        high=first.quantity.high,
        modifier=Counter(modifiers).most_common(1)[0][0] if modifiers else None,
        unit=next((c.quantity.unit for c in group if c.quantity.unit), None),
        event=next((c.event for c in group if c.event), None),
        according_to=() if own_voice else tuple(sorted({c.speaker for c in group if c.speaker})),
        via=tuple(sorted({v for c in group for v in c.via})),
        origins=attested.origins,
        newsrooms=attested.newsrooms,
        evidence=evidence,
    )


def _shown(count: Count) -> Span:
    quantity = count.quantity
    return words_of_count(count.witness.article.text, count.witness.sentence_at(quantity.span), quantity)


def _counted_as(group: Sequence[Count]) -> str | None:
    """Return what *group* counts: deaths and injuries by that name, whatever noun the words have for the people."""
    named = next((c.quantity.of for c in group if c.quantity.of), None)
    if named is None or folded_words(named)[-1:] == () or folded_words(named)[-1] not in PERSONS:
        return named
    for fate, pattern in SAID_OF.items():
        if all(pattern.match(c.witness.article.text, c.quantity.span.end) for c in group):
            return fate
    return named


def _agree(a: Count, b: Count) -> bool:
    if a.fate != b.fate or not a.thing:
        return False
    if a.fate in HARMS and (a.quantity.value or 0) < LEAST_TELLING:
        return a.event is not None and a.event == b.event
    # One number in two events counts two things, even where the words are the same.
    return not (a.event and b.event) or a.event == b.event


def _is_copied(a: Count, b: Count, alignment: Alignment) -> bool:
    return alignment.same_passage(a.witness.id, a.quantity.span, b.witness.id, b.quantity.span)


def _voice_of(witness: Witness, quantity: Quantity, cast: Cast) -> tuple[ActorId | None, bool, tuple[str, ...]]:
    inside = [
        a
        for a in witness.reading.attributions
        if a.uttered and any(piece.contains(quantity.span) for piece in a.content)
    ]
    if not inside:
        return None, False, ()
    nearest = min(inside, key=lambda a: (sum(len(p) for p in a.content), a.content[0]))
    return cast.at(witness.id, nearest.speaker_chain), True, nearest.via


def _event_of(witness: Witness, quantity: Quantity, fate: str | None, clauses: Sequence[Clause]) -> EventId | None:
    if fate in HAPPENINGS - DOINGS:
        sentence = scene_of(witness, quantity)
        near = surest([c for c in clauses if fate in c.befalls and sentence.overlaps(c.span)])
        return near[0].event if len({c.event for c in near}) == 1 else None
    lasts, text = quantity.unit in TIME_UNITS, witness.article.text
    holding = [
        (c.is_wanted, c.is_doubtful, len(c.span), c.span, c.event)
        for c in clauses
        if c.span.contains(quantity.span) and not (lasts and MATTER.search(text, c.span.start, quantity.span.start))
    ]
    return min(holding)[-1] if holding else _event_pointed_at(witness, quantity, clauses)


def _event_pointed_at(witness: Witness, quantity: Quantity, clauses: Sequence[Clause]) -> EventId | None:
    """Return the first event of the sentence before, where this one goes on about it: "The measure covers ..."."""
    sentence = witness.sentence_at(quantity.span)
    if not POINTS_BACK.match(witness.article.text, sentence.start, sentence.end):
        return None
    if any(sentence.overlaps(c.span) for c in clauses):
        return None
    before = witness.sentence_before(sentence)
    told = [(c.span, c.event) for c in clauses if before and before.overlaps(c.span)]
    return min(told)[1] if told else None
