"""
Deeds that are done once to the same, and the words by which reports tell them: expelled, threw out, told to leave.
"""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from stemma.account.fates import CROWD, PEOPLE, PERSONS
from stemma.account.likeness import folded_words, stem
from stemma.account.matter import without_countries
from stemma.account.same_parties import is_like, strikes_same
from stemma.account.tellings import Telling
from stemma.records.span import Span

DEEDS = {
    "expel": r"expel\w*|expuls\w+|thr(?:e|o)w\w* out|kick\w* out|oust\w*|banish\w*|packing|persona non grata"
    r"|(?:told|ordered|asked|given)(?: [\w' -]{1,40})? to leave|sen[dt]\w* home|order\w* [\w' -]{0,40}out",
    "resign": r"resign\w*|step\w* down|stood down|quit\w*|stepping down",
    "recall": r"recall\w*|call\w* home|order\w* home|withdr\w+ (?:its|their|the) (?:ambassador|envoy)",
    "turn away": r"barr(?:ed|ing)|turn\w* (?:back|away|a?round)|stopp\w+|sent back|prevent\w+|kept out|blocked"
    r"|(?:den|refus)\w+ (?:entry|access)",
    "close": r"clos(?:e[sd]?|ing|ures?)?|shut(?:s|ting)?|seal(?:s|ed|ing)",
    "wreck": r"s[aiu]nk(?:s|ing)?|torpedo\w*|scuttl\w*|capsiz\w*|went (?:down|to the bottom)|shot down|shoot\w* down"
    r"|(?:brought|blew) down|downed|downing|blown up|blew up",
    "free": r"free[ds]?|freeing|releas\w*|set free|let go|liberat\w*|hand\w* over|turn\w* over",
}
"""Deeds and their words. Source: compiled by the project; CC0."""

ENVOYS = re.compile(r"\b(?:diplomats?|envoys?|attach[eé]s?|embassy staff|ambassadors?)\b", re.IGNORECASE)
"""Those whom a state expels, by whatever name. Source: compiled by the project; CC0."""

NEAR_VERB = 9
"""Words, the verb first, among which the people to whom a deed is done are named. Words."""

WAYS = frozenset(stem(w) for w in "border frontier crossing crossings checkpoint checkpoints gate gates".split())  # noqa: SIM905
"""Stems of the ways over a border."""

CARRIERS = {
    stem(w): row.split()[0]
    for row in (
        "convoy convoys trucks lorries",
        "ship ships vessel vessels boat boats",
        "plane planes flight flights",
        "train",
    )
    for w in row.split()
}
"""Stems of what carries people and goods, each with one word for it. Source: compiled by the project; CC0."""

ANYBODY = PEOPLE | CROWD | frozenset({"men", "women", "members", "suspects"})
"""Nouns for people that tell no group from another."""

KNOWN = re.compile(r"\b(?:the|those|these|its|their)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
"""Words before people who were told of before."""

PARTICLE = re.compile(r"\s+(?:back|away|a?round|out|down|home|over|free)\b", re.IGNORECASE)

DONE_ONCE = frozenset({"expel", "resign", "recall", "close", "wreck"})
"""Deeds that the same does to the same once."""

PATTERNS = tuple((deed, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for deed, words in DEEDS.items())


def is_one_deed(a: Telling, b: Telling) -> bool:
    """Say whether two articles tell, in whatever words, a deed that the same do to the same: day and place apart."""
    if a.is_several or b.is_several or (a.witness.id == b.witness.id and not _is_told_on(a, b)):
        return False
    if a.event.status != b.event.status and {a.event.status, b.event.status} != {"scheduled", "past"}:
        return False
    deed = told_by_both(a, b)
    if deed is None:
        return False
    ours, theirs = a.known_doers, b.known_doers
    if not (ours and theirs):
        # "Chad barred the inspectors", "they were turned back"; "the Aurora was sunk", "went down"
        if deed == "turn away" and _carriers_in(a) & _carriers_in(b):
            return True
        return bool(_groups_struck(a) & _groups_struck(b)) or (deed == "wreck" and _wrecks_same(a, b))
    if not any(is_like(p, q) for p in ours for q in theirs):
        return False
    if any(p.is_person and p.actor == q.actor for p in ours for q in theirs):
        return True
    struck, others = ({p.actor for p in t.struck if p.is_person} for t in (a, b))
    if _are_others(struck, others):
        return False
    # An act's words may hold what it was done to: "released water from the dam".
    if deed == "expel" and all(ENVOYS.search(t.witness.words(t.clause)) for t in (a, b)):
        return True
    things = {m for m in without_countries(a.matter & b.matter) if _deed_of(m) is None}
    return strikes_same(a, b) or bool(things)


def is_redated_deed(a: Telling, b: Telling) -> bool:
    """Say whether two articles tell a deed that nobody does to the same twice in two days: its day is disputed."""
    return a.witness.id != b.witness.id and told_by_both(a, b) in DONE_ONCE and is_one_deed(a, b)


def _wrecks_same(a: Telling, b: Telling) -> bool:
    """Say whether one thing is wrecked by both words, or one of them does not name it: "sank their boat"."""
    if strikes_same(a, b):
        return True
    named = [any(not (p.is_state or p.is_anybody) for p in t.struck) for t in (a, b)]
    return not all(named) and bool(a.trigger & b.trigger)


def is_one_wreck(a: Telling, b: Telling) -> bool:
    """Say whether two articles tell of one named vessel, aircraft or building that was sunk, shot down or blown up."""
    return told_by_both(a, b) == "wreck" and strikes_same(a, b) and is_one_deed(a, b)


def are_two_deeds(a: Telling, b: Telling) -> bool:
    """Say whether one kind of deed is done by two persons, each for himself, to two groups or to two things."""
    deed = told_by_both(a, b)
    if deed == "turn away":
        return _are_others(_groups_struck(a), _groups_struck(b))
    if deed == "close":
        return _are_others(_closed(a), _closed(b)) and not _struck_alike(a, b)
    persons, others = ({p.actor for p in t.parties if p.is_person} for t in (a, b))
    return deed == "resign" and _are_others(persons, others)


def _are_others(ours: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Say whether both are told, and none is in both."""
    return bool(ours and theirs) and not ours & theirs


def _is_told_on(a: Telling, b: Telling) -> bool:
    """Say whether one article goes on about those to whom the deed was done: "The nine inspectors were stopped"."""
    first, second = sorted((a, b), key=lambda t: t.order)
    struck = [p.span for p in second.struck if p.is_anybody]
    text = second.witness.article.text
    known = any(KNOWN.search(text[max(0, span.start - len("the twenty-three ")) : span.start]) for span in struck)
    return known and not second.known_doers and (second.date is None or second.date == first.date)


def told_by_both(a: Telling, b: Telling) -> str | None:
    """Return the deed that two tellings tell; None where they tell none, or each another."""
    deed = _deed_of(_words_of(a))
    return deed if deed == _deed_of(_words_of(b)) else None


def _words_of(telling: Telling) -> str:
    """Return the words of an act with the particle right behind them: "turned [back]"."""
    trigger, text = telling.event.trigger, telling.witness.article.text
    particle = PARTICLE.match(text, trigger.end)
    return text[trigger.start : particle.end() if particle else trigger.end]


def _struck_alike(a: Telling, b: Telling) -> bool:
    return any(is_like(p, q) for p in a.struck for q in b.struck)


def _closed(telling: Telling) -> set[str]:
    """Return the stems of what is closed, as far as the clause tells: the ways over a border are one thing."""
    told = {m for m in without_countries(telling.matter) if _deed_of(m) is None}
    return {"way" if m in WAYS else m for m in told}


def _groups_struck(telling: Telling) -> set[str]:
    """Return the stems of the nouns for unnamed people to whom a telling's act is done: "international inspectors"."""
    struck = (telling.witness.words(p.span) for p in telling.struck if p.is_anybody)
    heads = {"crew" if "crew" in words else words[-1] for name in struck if (words := folded_words(name))}
    behind = telling.witness.words(
        Span(telling.event.trigger.start, max(telling.clause.end, telling.event.trigger.end))
    )
    heads = heads or (set(folded_words(behind)[:NEAR_VERB]) & PERSONS)
    return {stem(head) for head in heads - ANYBODY}


def _carriers_in(telling: Telling) -> set[str]:
    """Return the words for what carries people and goods in a telling: of trucks and of a convoy one word."""
    stems = {stem(word) for word in folded_words(telling.witness.words(telling.clause))}
    return {CARRIERS[s] for s in stems & CARRIERS.keys()}


@lru_cache(maxsize=1 << 16)
def _deed_of(words: str) -> str | None:
    return next((deed for deed, pattern in PATTERNS if pattern.search(words)), None)
