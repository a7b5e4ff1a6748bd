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
from stemma.account.independence import Independence, in_order
from stemma.account.joining import join_pairs
from stemma.account.likeness import folded_words, stem
from stemma.account.linked import Links, pairs_within
from stemma.account.matter import ONE_MATTER
from stemma.account.witness import Alignment, Witness
from stemma.lexicon.group_words import group_words
from stemma.records.account import AccountQuantity, ActorId, EventId, QuantityId
from stemma.records.article import ArticleId, derive_id
from stemma.records.reading import Quantity
from stemma.records.span import Span, hull

FATES = (
    (
        "dead",
        re.compile(
            r"\b(kill\w*|dead|died|dies|die|deaths?|fatalit\w+|lost their lives|drown\w*|bodies|toll"
            r"|perish\w*|slain|massacred|(?:mowed|gunned|shot|cut) down)\b",
            re.IGNORECASE,
        ),
    ),
    ("wounded", re.compile(r"\b(wound\w*|injur\w*|hurt)\b", re.IGNORECASE)),
    ("missing", re.compile(r"\b(missing|unaccounted)\b", re.IGNORECASE)),
    ("aboard", re.compile(r"\b(aboard|on[ -]board|was carrying|were carrying)\b", re.IGNORECASE)),
    ("freed", re.compile(r"\b(freed|releas\w*|let go|set free|walked free|liberat\w*)\b", re.IGNORECASE)),
    (
        "detained",
        re.compile(
            r"\b(detain\w*|arrest\w*|held|holding|in custody|captur\w*|captives?|captivity|hostages?|abduct\w*"
            r"|kidnap\w*|seized|imprisoned|trapped|(?:took|taken|led|marched|carried) (?:away|from)|rounded up)\b",
            re.IGNORECASE,
        ),
    ),
    ("displaced", re.compile(r"\b(displac\w*|evacuat\w*|fled|flee\w*|homeless|refugees?)\b", re.IGNORECASE)),
    ("rescued", re.compile(r"\b(rescu\w*|saved)\b", re.IGNORECASE)),
)
"""What happened to those who are counted, by the words near the number. Source: compiled by the project; CC0."""

PATTERN_OF = dict(FATES)
"""The same, by what happened."""
FREED, ABOARD, HELD = PATTERN_OF["freed"], PATTERN_OF["aboard"], PATTERN_OF["detained"]

HOLDING = re.compile(r"(?:(?:is|are|was|were|been|be|still) )*(?:hold(?:s|ing)?|keep(?:s|ing)?)\b.*", re.IGNORECASE)
"""How a report says that people are still held. Source: compiled by the project; CC0."""

HELD_ON = re.compile(r"\b(?:still|remain\w*|continu\w+|kept|being)(?:\s+(?:to|be|being))*\s+$", re.IGNORECASE)
"""Words right before "held" by which somebody was taken before. Source: compiled by the project; CC0."""

KIN_OF = re.compile(
    r"\b(?:relatives?|famil(?:y|ies)|mothers?|widows?|parents|friends|photographs?|names) of (?:the )?$", re.IGNORECASE
)
"""Words before "the dead" where others are told of. Source: compiled by the project; CC0."""

TO_FREE = re.compile(r"\b(?:to|must|should) (?:\w+ly )?(?:free|release|let go|liberate|set free)$", re.IGNORECASE)
"""What is only asked for: "called on Chad to release four engineers", who are held."""

MATTER = re.compile(r"\b(?:about|regarding|concerning)\s+(?:the|an?|his|her|its|their|how|what)\b", re.IGNORECASE)
"""What leads to the matter of a talk, whose length is not that of the talk: "briefed them about the eight hours"."""

POINTS_BACK = re.compile(
    r"\s*(?:The|This|That|These|Such|Its|Their)\s+(?:new\s+|latest\s+)?(?:measures?|moves?|steps?|decisions?|orders?"
    r"|tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|sanctions?|bans?|embargo|curbs?|restrictions?|deals?|agreements?"
    r"|pacts?|contracts?|packages?|aid|loans?|grants?|funds?|drills?|exercises?|manoeuvres?|maneuvers?|deployments?"
    r"|operations?|raids?|strikes?|attacks?|seizures?|evacuations?|shipments?|deliver(?:y|ies))\b"
)
"""How a sentence goes on about what was just told. Source: compiled by the project; CC0."""

THEIR_NUMBER = re.compile(
    r"\b(?:their (?:number|count|total)|the (?:number|count|total|figure)(?! of)|put (?:it|them))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What stands before the number of those who were just told of. Source: compiled by the project; CC0."""

PREDICATE = re.compile(
    r"(?:\s+[\w-]+){0,2}?\s+(?:are|were|was|is|be|been|remain(?:s|ed)?|went|reported)"
    r"(?:\s+(?:also|still|now|feared|confirmed|reported|believed|listed|declared|badly|seriously|slightly))*\s+",
    re.IGNORECASE,
)
"""What stands between those who are counted and what they are: "11 others were still missing"."""

RELATIVE = re.compile(
    r"(?:\s+[\w'’-]+){0,8}?,?\s+who\s+(?:(?:are|were|was|is|had|have|has|been|being|later|since|also|still|all)\s+)+",
    re.IGNORECASE,
)
"""The same where a clause tells it: "three engineers from a company in Perth who have been held"."""

FATE_OF = {"deaths": "dead", "injuries": "wounded", "missing": "missing"}
"""What the reading already counts by what happened."""

UNHARMED = frozenset({"wounded", "injured", "dead"})
"""Whom the reading counts by these names befell nothing: "beds for 50 wounded"; the others are deaths or injuries."""

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

NEAR = 45
"""How far from the number such words may stand. Code points."""

PEOPLE = frozenset("people person persons others passengers victims lives deaths dead fatalities".split())  # noqa: SIM905
"""Words for anybody, who is of no kind."""

CROWD = frozenset(
    """
    protesters protestors demonstrators marchers rioters supporters villagers residents worshippers bystanders mourners
    shoppers locals inhabitants citizens nationals men crew crewmen sailors seamen
    """.split()  # noqa: SIM905
)
"""Words for a crowd that something befell; another report has another word. Compiled by the project; CC0."""

BESIDE_MEN = re.compile(r"\b(?:women|woman|children|child|girls?|boys?)\b", re.IGNORECASE)
"""Beside these, men are a kind of people; alone they are just people. Source: compiled by the project; CC0."""

PERSONS = PEOPLE | CROWD | group_words("people") | frozenset("miners fitters firefighters sailors".split())  # noqa: SIM905
"""Words for those who may die or be hurt."""

CAPTIVES = frozenset("hostage hostages captive captives guests employees staff men women abductees detainees".split())  # noqa: SIM905
"""Words for those who are held or let go, who are of no kind either. Source: compiled by the project; CC0."""

DEADLY = frozenset({"dead", "wounded", "missing"})
"""What a toll counts."""

HARMS = frozenset({"dead", "wounded", "missing", "aboard"})
"""What befalls people in an act of violence or an accident."""

BEFALLS: Mapping[str, frozenset[str]] = {
    "ASSAULT": HARMS | {"detained"}, "OTHER": HARMS, "COERCE": frozenset({"detained"}),
    "CONCEDE": frozenset({"freed"}), "RETREAT": frozenset({"freed"}), "COOPERATE": frozenset({"freed"}),
}  # fmt: skip
"""What may befall people in an act, by its type."""

LEAST_TELLING = 5
"""A number below this is the same by chance. Those who are counted."""

HAPPENINGS = HARMS | {"detained", "freed"}
"""What befalls people in one happening."""


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
    evidence = {independence.evidence(c.witness, c.quantity.span, c.via) for c in group}
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
        evidence=in_order(evidence),
    )


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
    if fate in HAPPENINGS:
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


def scene_of(witness: Witness, quantity: Quantity) -> Span:
    """Return the sentence of a number, and the one before where the number is of those told of there."""
    sentence = witness.sentence_at(quantity.span)
    if not THEIR_NUMBER.search(witness.article.text[sentence.start : quantity.span.start]):
        return sentence
    before = witness.sentence_before(sentence)
    return hull([before, sentence]) if before else sentence


def fate_of(witness: Witness, quantity: Quantity) -> str | None:
    """Return what befell those who are counted, by the words near the number; None where they tell nothing."""
    span = quantity.span
    return witness.leaf.recall(f"fate {span.start} {span.end} {quantity.of}", lambda: _fate_of(witness, quantity))


def _fate_of(witness: Witness, quantity: Quantity) -> str | None:
    if (known := FATE_OF.get(quantity.of or "")) is not None:
        return known
    if quantity.of in UNHARMED:
        return None
    sentence = witness.sentence_at(quantity.span)
    for said_of in (PREDICATE, RELATIVE):
        predicate = said_of.match(witness.article.text, quantity.span.end, sentence.end)
        if predicate is not None and not ABOARD.search(predicate.group()):
            for fate, pattern in FATES:
                if pattern.match(witness.article.text, predicate.end(), sentence.end):
                    return fate
    counted = folded_words(witness.words(quantity.span))
    if counted and counted[-1] in CAPTIVES and FREED.search(witness.article.text, quantity.span.end, sentence.end):
        return "freed"
    best: tuple[int, int, str] | None = None
    text = witness.article.text
    if (told := scene_of(witness, quantity)) != sentence:
        found = [
            (m.start(), fate) for fate, pattern in FATES for m in pattern.finditer(text, told.start, sentence.start)
        ]
        return max(found)[1] if found else None
    start, end = max(sentence.start, quantity.span.start - NEAR), min(sentence.end, quantity.span.end + NEAR)
    for rank, (fate, pattern) in enumerate(FATES):
        for match in pattern.finditer(text, start, end):
            if KIN_OF.search(text[start : match.start()]):
                continue
            if fate == "freed" and TO_FREE.search(text, start, match.end()):
                continue
            gap = max(match.start() - quantity.span.end, quantity.span.start - match.end(), 0)
            if best is None or (gap, rank) < best[:2]:
                best = (gap, rank, fate)
    return best[2] if best else None
