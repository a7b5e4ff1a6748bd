"""
Whether two tellings of harm are of one scene, by the kind of harm, the place and the day.

Rules:
1. Harm has kinds: a blast, a fire, a shooting. One article's "explosion" may be the other's "fire"; neither is a flood.
   Whether a blast was an attack is for somebody to say: the two are no one kind.
2. Two articles tell one scene where the kinds are near, a place is named in both, and the days meet or lie next to
   each other; or where the kind and the day are the same and those who did it are called alike.
   Where one names no place, the day and what was struck decide, or a kind of harm that is seldom; where both count as
   many dead, the place is disputed.
3. Within one article only the same kind is one scene; a day, a place, a doer or a word like "another" parts it.
"""

import re
from functools import lru_cache

from stemma.account import places
from stemma.account.homes import LINE_PARTS
from stemma.account.likeness import stem
from stemma.account.matter import matter_of, without_countries
from stemma.account.parameters import AccountParameters
from stemma.account.same_parties import days_of, is_like
from stemma.account.tellings import HARMFUL, Telling
from stemma.account.witness import days_apart
from stemma.records.span import Span
from stemma.text import edtf

ANOTHER = re.compile(
    r"\b(?:another|second|third|separate(?:ly)?|earlier|previous(?:ly)?|elsewhere|also|later|again|meanwhile"
    r"|last (?:week|month|year)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words of a scene beside the one that the article tells of. Source: compiled by the project; CC0."""

DAYS = ("monday tuesday wednesday thursday friday saturday sunday night morning evening",)
PLAIN = frozenset(
    stem(w)
    for w in """
    kill killed dead death deaths toll people person men injured wounded hurt explosion blast fire shot shots
    attack attacked said police official officials officer officers hospital doctor least town city village region
    """.split()  # noqa: SIM905
)
"""Stems that any telling of harm may have. Source: compiled by the project; CC0."""

SELDOM = frozenset({"blast", "sinking", "quake", "flood", "landslide", "collapse", "collision", "stampede"})
"""Kinds of harm of which a story seldom has two on a day. Source: compiled by the project; CC0."""

LEAST_DEAD = 5
"""As many dead, told in two places on one day, died in one of them; fewer are as many by chance. Dead."""

NEXT = 30
"""How far behind a sentence the toll may stand: "... blew up. Nine people died." Code points."""

LEAST_SHARED = 2
"""Words that two tellings of neighbouring days share besides. Words."""

NEAR_KINDS = frozenset(
    frozenset(pair)
    for pair in (
        ("blast", "fire"), ("shooting", "attack"), ("fight", "shooting"), ("fight", "attack"),
        ("blast", "shooting"), ("collision", "sinking"),
        ("collapse", "blast"), ("collapse", "quake"), ("flood", "landslide"), ("quake", "landslide"),
    )
)  # fmt: skip
"""Kinds of harm by which two reporters may tell one scene. Source: compiled by the project; CC0."""


def is_one_scene(a: Telling, b: Telling, parameters: AccountParameters) -> bool:
    """Say whether two tellings are of one scene of harm, as far as kind, place and day tell."""
    if not {a.event.type, b.event.type} <= HARMFUL or not _happened(a, b) or a.is_several != b.is_several:
        return False
    if a.witness.id == b.witness.id:
        return _is_told_on(a, b)
    if not are_near_kinds(a.harm, b.harm) or _done_by_others(a, b):
        return False
    if _at_one_place(a, b) or _same_toll(a, b):
        return _at_one_time(a, b, parameters)
    if _on_one_day(a, b) and not (a.spots and b.spots) and share_matter(a, b):
        return True
    if _on_one_day(a, b) and a.harm & b.harm & SELDOM and not _at_two_places(a, b):
        return True
    if places.are_apart(a.place, b.place) and not a.doers & b.doers:
        return False
    return bool(a.harm & b.harm) and _on_one_day(a, b) and bool(a.doers & b.doers)


def may_be_one_scene(a: Telling, b: Telling, parameters: AccountParameters) -> bool:
    """Say whether nothing parts two articles' tellings of one kind of harm: neither day nor doer nor place."""
    if not {a.event.type, b.event.type} <= HARMFUL or a.witness.id == b.witness.id or a.is_several != b.is_several:
        return False
    if not (_happened(a, b) and a.harm & b.harm and _at_one_time(a, b, parameters)) or _done_by_others(a, b):
        return False
    if not (a.spots and b.spots) or _at_one_place(a, b) or _same_toll(a, b):
        return True
    return _is_datelined(a, b) or _is_datelined(b, a)


def are_near_kinds(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether some kind of harm in one set may be told as one in the other."""
    return bool(ours & theirs) or any(frozenset({x, y}) in NEAR_KINDS for x in ours for y in theirs)


def days_between(a: Telling, b: Telling) -> int:
    """Return the days between two dates that cover a day or two; a great number where one is unknown or wide."""
    if not (a.date and b.date) or max(days_of(a.date), days_of(b.date)) > 2:
        return 10_000
    gap = edtf.gap(a.date, b.date)
    return 10_000 if gap is None else max(gap, 0)


def _is_told_on(a: Telling, b: Telling) -> bool:
    """Say whether one article tells on of one scene: one kind of harm, and neither day, place nor doer parts them."""
    if not a.harm & b.harm or _done_by_others(a, b) or (a.date and b.date and not _on_one_day(a, b)):
        return False
    if any(ANOTHER.search(t.witness.words(t.witness.sentence_at(t.event.trigger))) for t in (a, b)):
        return False
    return not (a.spots and b.spots) or _at_one_place(a, b)


def _at_one_time(a: Telling, b: Telling, parameters: AccountParameters) -> bool:
    """Say whether two articles may tell of one day: dates that meet or lie side by side, or news of it soon after."""
    if a.date and b.date:
        vague = edtf.overlap(a.date, b.date) and max(days_of(a.date), days_of(b.date)) <= parameters.one_event_days
        return vague or (0 <= days_between(a, b) <= parameters.neighbour_days and tells_of_one_thing(a, b))
    if not (a.date or b.date):
        return days_apart(a.witness, b.witness) <= parameters.slipped_days
    undated, dated = (a, b) if b.date else (b, a)
    published, (first, last) = edtf.published_day(undated.witness.article.published), edtf.interval(dated.date or "")
    if published is None or first is None or last is None or (last - first).days > 1:
        return False
    return 0 <= (published - first).days <= parameters.same_occasion_days


def tells_of_one_thing(a: Telling, b: Telling) -> bool:
    """Say whether the sentences share, beside the place and the harm, what was struck: "the coal mine", "miners"."""
    return days_between(a, b) == 0 or share_matter(a, b)


def share_matter(a: Telling, b: Telling) -> bool:
    """Say whether the sentences share two words at least beside place, day and harm."""
    ours, theirs = (_matter(t.witness.words(t.witness.sentence_at(t.event.trigger)), t.spots) for t in (a, b))
    return len(ours & theirs) >= LEAST_SHARED


@lru_cache(maxsize=1 << 14)
def _matter(sentence: str, spots: frozenset[str]) -> frozenset[str]:
    """Return what a sentence is about, beside places, days and the harm."""
    return without_countries(matter_of(sentence, (*spots, *DAYS))) - PLAIN


def _happened(a: Telling, b: Telling) -> bool:
    return {a.event.status, b.event.status} <= {"past"}


def _at_one_place(a: Telling, b: Telling) -> bool:
    return any(places.are_one(x, y) for x in a.spots for y in b.spots)


def _at_two_places(a: Telling, b: Telling) -> bool:
    return any(places.are_apart(x, y) for x in a.spots for y in b.spots)


def _done_by_others(a: Telling, b: Telling) -> bool:
    """Say whether both name who did it, and name others."""
    ours, theirs = a.known_doers, b.known_doers
    if (a.is_of_band and any(p.is_state or p.bodies for p in theirs)) or (
        b.is_of_band and any(p.is_state or p.bodies for p in ours)
    ):
        return True
    return bool(ours and theirs) and not any(is_like(p, q) for p in ours for q in theirs)


def _same_toll(a: Telling, b: Telling) -> bool:
    """Say whether both sentences count as many dead by one kind of harm: their places are then in dispute."""
    return bool(a.harm & b.harm and _dead_in(a) & _dead_in(b))


def _dead_in(telling: Telling) -> set[float]:
    """Return how many the sentence of a telling, or the start of the next, counts as dead."""
    sentence = telling.witness.sentence_at(telling.event.trigger)
    told = Span(sentence.start, sentence.end + NEXT)
    counts = (q for q in telling.witness.reading.quantities if q.of == "deaths" and told.contains(q.span))
    return {q.value for q in counts if q.value is not None and q.value >= LEAST_DEAD}


def _is_datelined(a: Telling, b: Telling) -> bool:
    """Say whether one reports from the town that the other names: "BISSAU - ... at the market", "in Bissau"."""
    lines = (a.witness.words(z.span) for z in a.witness.article.zones if z.kind == "dateline")
    return any(places.are_one(LINE_PARTS.split(line)[0].title(), spot) for line in lines for spot in b.spots)


def _on_one_day(a: Telling, b: Telling) -> bool:
    return bool(a.date and b.date) and days_between(a, b) == 0
