"""
Whether the people and bodies of two tellings may be the same, each in his role.

Rules:
1. A person is like his state or body; two named persons are two. Unnamed people of no known state are anybody.
2. Unnamed people who act against a state are one another, or a person of no state, never a state.
3. Who does the deed decides; those to whom it is done must not differ where both are named.
"""

from collections.abc import Sequence

from stemma.account import places
from stemma.account.fates import CROWD, PEOPLE
from stemma.account.likeness import stem
from stemma.account.tellings import Telling, TellingParty
from stemma.text import edtf

SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Acts done by words."""

LETTING_GO = frozenset({"CONCEDE", "RETREAT"})
"""Types of letting people go, which is done once a day."""


SIDES = frozenset(
    stem(w)
    for w in """
    side sides minister ministers leader leaders president presidents delegation delegations negotiator negotiators
    envoy envoys party parties government governments two pair both counterpart counterparts chief chiefs head heads
    general generals team teams
    """.split()  # noqa: SIM905
)
"""Stems of words for those who meet, when they were named before. Source: compiled by the project; CC0."""


CROWDS = frozenset(stem(w) for w in PEOPLE | CROWD)
"""Stems of words for many people: "protesters", "4,000 people"."""


def parties_match(a: Telling, b: Telling) -> bool:
    """Say whether everybody of the telling with fewer parties has his like in the other, in a fitting role."""
    if a.event.type != "CONSULT":
        return _sources_match(a, b)
    short, long = sorted((named_parties(a), named_parties(b)), key=len)
    return all(any(is_like(p, q) for q in long) for p in short)


def matched(a: Telling, b: Telling) -> int:
    """Return how many parties of the shorter telling have their like in the other."""
    short, long = sorted((named_parties(a), named_parties(b)), key=len)
    return sum(any(is_like(p, q) for q in long) for p in short)


def persons_met(a: Telling, b: Telling) -> int:
    """Return how many named persons take part by both tellings."""
    return len({p.actor for p in a.parties if p.is_person} & {p.actor for p in b.parties if p.is_person})


def strikes_same(a: Telling, b: Telling) -> bool:
    """Say whether both acts are done to one named person, body or place; a state is too much to be one target."""
    if a.event.type in SPEECH_ACTS:
        return False
    ours, theirs = ({p.actor for p in t.struck if not p.is_state} for t in (a, b))
    return bool(ours & theirs)


def lets_same_go(a: Telling, b: Telling) -> bool:
    """Say whether by both tellings unnamed people called alike are let go: hostages, captives."""
    if not {a.event.type, b.event.type} <= LETTING_GO:
        return False
    ours, theirs = ({s for p in t.struck if p.is_anybody for s in p.stems} for t in (a, b))
    return bool(ours & theirs)


def fight_each_other(a: Telling, b: Telling) -> bool:
    """Say whether the same two states fight each other by both tellings, on one day."""
    if a.event.type != "ASSAULT" or a.date is None or days_of(a.date) > 1:
        return False
    if any(p.role != "both" for t in (a, b) for p in t.parties):
        return False
    ours, theirs = ({i for p in t.parties for i in p.identities} for t in (a, b))
    return matched(a, b) > 1 and len(ours & theirs) > 1


def both_ways(a: Telling, b: Telling) -> bool:
    """Say whether every party of each telling has his like in the other, and there is one; anybody is like anybody."""
    return matched(a, b) > 0 and all(
        any(is_like(p, q) for q in named_parties(others)) or any(q.is_anybody for q in others.parties)
        for ours, others in ((a, b), (b, a))
        for p in named_parties(ours)
    )


def _sources_match(a: Telling, b: Telling) -> bool:
    ours, theirs = ([p for p in t.parties if p.role != "target"] for t in (a, b))
    if {a.event.type, b.event.type} <= {"OTHER", "ASSAULT"} and not (a.parties and b.parties):
        return True  # "the collision in the strait" names nobody
    if bool(ours) != bool(theirs) and _is_half_each(a, b):
        return True  # "13 people freed by the soldiers", and elsewhere "the envoy was released"
    if not ours and not theirs and lets_same_go(a, b):
        return True
    if not ours or not theirs:
        # Without a doer on one side the others have to agree in full.
        return both_ways(a, b) if a.parties and b.parties else not a.parties and not b.parties
    if is_crowds_word(a, b):
        return False
    short, long = sorted((ours, theirs), key=len)
    # Unnamed people whose state is not said are anybody, where somebody else of the same doing is named.
    known = [p for p in short if not p.is_anybody] or [p for p in short if not any(q.is_state for q in long)]
    if not all(any(is_like(p, q) for q in long) for p in known):
        return False
    done_to, others = a.struck, b.struck
    return not (done_to and others) or any(
        is_like(p, q) or p.is_anybody or q.is_anybody for p in done_to for q in others
    )


def is_crowds_word(a: Telling, b: Telling) -> bool:
    """Say whether a crowd speaks by one telling and a person or a state by the other: "4,000 people demanded"."""
    if not {a.event.type, b.event.type} <= SPEECH_ACTS:
        return False
    ours, theirs = ([p for p in t.parties if p.role != "target"] for t in (a, b))
    return _is_crowd_apart(ours, theirs) or _is_crowd_apart(theirs, ours)


def _is_crowd_apart(ours: Sequence[TellingParty], theirs: Sequence[TellingParty]) -> bool:
    crowd = bool(ours) and all(p.is_anybody and p.stems & CROWDS for p in ours)
    return crowd and bool(theirs) and all(q.is_person or q.is_state for q in theirs)


def _is_half_each(a: Telling, b: Telling) -> bool:
    """Say whether one names only who did it and the other only to whom it was done, at one place or of one release."""
    roles = [{p.role == "target" for p in t.parties} for t in (a, b)]
    if roles not in ([{True}, {False}], [{False}, {True}]):
        return False
    if not (a.date and b.date):
        return bool(a.trigger & b.trigger) and places.are_one(a.place or "", b.place or "")
    if not edtf.overlap(a.date, b.date):
        return False
    if {a.event.type, b.event.type} <= LETTING_GO:
        return True
    return bool(a.trigger & b.trigger) and places.are_one(a.place or "", b.place or "")


def is_like(p: TellingParty, q: TellingParty) -> bool:
    if p.actor == q.actor or p.actor in q.bodies or q.actor in p.bodies:
        return True
    if p.is_anybody and q.is_anybody:
        return bool(p.stems & q.stems)
    if p.is_band or q.is_band:
        return all(x.is_band or (x.is_person and not x.bodies) for x in (p, q))
    # Two named persons of one state are two parties; unnamed officials are anybody of theirs.
    return not (p.is_person and q.is_person) and bool(set(p.bodies) & set(q.bodies))


def named_parties(telling: Telling) -> list[TellingParty]:
    """Return those who take part and are known, without hosts, whom others may leave out."""
    return [p for p in telling.parties if not (p.is_anybody or p.is_host)]


def only_sides_met(telling: Telling) -> bool:
    """Say whether a dated meeting names nobody but those who were named before: "the two sides met on Friday"."""
    if telling.event.type != "CONSULT" or telling.date is None or named_parties(telling):
        return False
    return any(p.stems & SIDES for p in telling.parties)


def days_of(date: str) -> int:
    """Return how many days a date covers."""
    first, last = edtf.interval(date)
    return (last - first).days + 1 if first and last else 10_000
