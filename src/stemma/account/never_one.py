"""
What no likeness outweighs: why two tellings can never be one act, as far as weights are asked (`act_pairs.py`).

Days that cannot be one, a call against a meeting, several against one, two acts of one breath, what was to come when
its day had passed, what other states did or bore. A copied passage is one act whatever else is told.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from stemma.account import places
from stemma.account.breaths import is_one_breath
from stemma.account.deeds import are_two_deeds
from stemma.account.matter import without_countries
from stemma.account.parts import is_tied
from stemma.account.same_event import MEASURES, Rules, aims_alike, can_be_past, dates_apart
from stemma.account.same_parties import SPEECH_ACTS, days_of, is_crowds_word, is_like, named_parties, strikes_same
from stemma.account.tellings import Telling, TellingParty
from stemma.account.told import Told
from stemma.text import edtf

REPEATED = re.compile(r"\bfor (?:the|a) (?!first)(?:second|third|\w+th) time\b", re.IGNORECASE)
"""Words that tell an act from the like act before it. Source: compiled by the project; CC0."""

DEEDS = SPEECH_ACTS | MEASURES | {"MOBILIZE"}
"""Kinds of acts of which a state does several a day to the same."""

UNKNOWN = 10_000
"""Days between dates of which one has no end. Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddingParameters:
    """When days and words forbid that two tellings are one act."""

    slipped_days: int = 2
    """Dates further apart than this forbid; for meetings any. Days."""
    other_deed: float = 0.35
    """Measures that share no word, and whose words in their sentences are less alike than this, are two. Cosine."""
    one_stretch: float = 0.7
    """Unless the acts with the words around them are as alike as this. Cosine."""


def is_forbidden(told: Told, first: int, second: int, rules: Rules, parameters: ForbiddingParameters) -> bool:
    """Say whether something forbids that two tellings are one act."""
    a, b = told.tellings[first], told.tellings[second]
    if rules.is_copied(a, b):
        return False
    return any(parts(a, b) for _, parts in _reasons(parameters)) or _is_other_deed(told, first, second, parameters)


def forbidding(told: Told, first: int, second: int, rules: Rules, parameters: ForbiddingParameters) -> list[str]:
    """Return the names of all that forbids it, in the order of asking."""
    a, b = told.tellings[first], told.tellings[second]
    if rules.is_copied(a, b):
        return []
    found = [name for name, parts in _reasons(parameters) if parts(a, b)]
    return [*found, "other deed"] if _is_other_deed(told, first, second, parameters) else found


def forbids_but_day(a: Telling, b: Telling, parameters: ForbiddingParameters) -> bool:
    """Say whether anything but their days forbids that two tellings are one act."""
    return any(parts(a, b) for name, parts in _reasons(parameters) if name != "day")


@cache
def _reasons(parameters: ForbiddingParameters) -> tuple[tuple[str, Callable[[Telling, Telling], bool]], ...]:
    """Return what may forbid it, the cheapest first, each with a word for it."""
    return (
        ("day", partial(_at_other_times, slipped_days=parameters.slipped_days)),
        ("contact", lambda a, b: a.contact != b.contact),
        ("several", lambda a, b: a.is_several != b.is_several),
        ("status", _is_only_wanted),
        ("parties", _done_by_others),
        ("parties", _done_to_others),
        ("parties", is_crowds_word),
        ("parties", _is_meeting_of_nobody),
        ("parties", _met_by_others),
        ("one breath", is_one_breath),
        ("part and whole", lambda a, b: is_tied(a, b) or is_tied(b, a)),
        ("repeated", lambda a, b: _is_repeated(a) != _is_repeated(b)),
        ("deed", are_two_deeds),
    )


def known_parties(telling: Telling, role: str) -> list[TellingParty]:
    """Return the known parties that act (those of both sides too), or those that are acted on."""
    return [p for p in telling.parties if not p.is_anybody and (p.role == "target") == (role == "target")]


def any_like(ours: Sequence[TellingParty], theirs: Sequence[TellingParty]) -> bool:
    """Say whether somebody on one side may be somebody on the other."""
    return any(is_like(p, q) for p in ours for q in theirs)


def _at_other_times(a: Telling, b: Telling, slipped_days: int) -> bool:
    """Say whether their days cannot be one: afar, of two meetings, or of acts that share no word but their own."""
    if a.date and b.date:
        if not dates_apart(a, b):
            return False
        gap = edtf.gap(a.date, b.date)
        if a.witness.id == b.witness.id and max(days_of(a.date), days_of(b.date)) == 1:
            return True  # a report that gives two days tells two acts
        beside = without_countries((a.matter & b.matter) - a.trigger - b.trigger)
        return a.event.type == "CONSULT" or (UNKNOWN if gap is None else gap) > slipped_days or not beside
    undated, dated = (a, b) if b.date else (b, a)
    return bool(dated.date) and not can_be_past(undated, dated)


def _is_meeting_of_nobody(a: Telling, b: Telling) -> bool:
    """Say whether one names who met and the other nobody, without a place that both name: there may be two that day."""
    if "CONSULT" not in {a.event.type, b.event.type} or bool(named_parties(a)) == bool(named_parties(b)):
        return False
    return not (a.place and b.place and places.are_one(a.place, b.place))


def _met_by_others(a: Telling, b: Telling) -> bool:
    """Say whether other persons called, visited or met each other: "X called Y", and on that day "V called W"."""
    if not a.event.type == b.event.type == "CONSULT":
        return False
    ours, theirs = ({p.actor for p in t.parties if p.is_person} for t in (a, b))
    least = 1 if a.contact in {"call", "visit"} else 2
    return min(len(ours), len(theirs)) >= least and not ours & theirs


def _is_repeated(telling: Telling) -> bool:
    """Say whether the act was done before: "denied for the second time that", never "for the first time"."""
    return _tells_again(telling.witness.words(telling.clause))


@lru_cache(maxsize=1 << 14)
def _tells_again(words: str) -> bool:
    return REPEATED.search(words) is not None


def _is_only_wanted(a: Telling, b: Telling) -> bool:
    """Say whether one is only wanted and the other happened or is fixed, without a day that both name."""
    return (a.event.status == "proposed") != (b.event.status == "proposed") and not (a.date and a.date == b.date)


def _done_by_others(a: Telling, b: Telling) -> bool:
    """Say whether other states did the two, or a state and rebels, or other persons said them."""
    ours, theirs = ([p for p in t.parties if p.role == "source" and not p.is_anybody] for t in (a, b))
    if not (ours and theirs) or {p.actor for p in ours} & {p.actor for p in theirs}:
        return False
    if (
        {a.event.type, b.event.type} <= SPEECH_ACTS
        and any(p.is_person for p in ours)
        and any(q.is_person for q in theirs)
    ):
        return not any(p.is_person and p.actor == q.actor for p in ours for q in theirs)
    return all(p.is_state or p.bodies or p.is_band for p in (*ours, *theirs)) and not any_like(ours, theirs)


def _done_to_others(a: Telling, b: Telling) -> bool:
    """Say whether the two were done to other states."""
    ours, theirs = (known_parties(t, "target") for t in (a, b))
    return (
        bool(ours and theirs) and all(p.is_state or p.bodies for p in (*ours, *theirs)) and not any_like(ours, theirs)
    )


def _is_other_deed(told: Told, first: int, second: int, parameters: ForbiddingParameters) -> bool:
    """Say whether the words tell two deeds: "closed its border" and "expelled the envoy", two demands of one day."""
    a, b = told.tellings[first], told.tellings[second]
    if a.witness.id != b.witness.id and not (a.date and b.date):
        return False  # of one day, or of one report, one state does several; without a day it is told once more
    if not {a.event.type, b.event.type} <= DEEDS or (strikes_same(a, b) and a.event.type == b.event.type):
        return False
    if told.around(first, second) >= parameters.one_stretch:
        return False
    if {a.event.type, b.event.type} <= SPEECH_ACTS:
        return min(len(a.aim), len(b.aim)) > 1 and not aims_alike(a, b)
    if a.trigger & b.trigger or told.likeness(first, second)[0] >= parameters.other_deed:
        return False
    return not (a.place and b.place and places.are_one(a.place, b.place))
