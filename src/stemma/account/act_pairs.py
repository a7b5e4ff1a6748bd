"""
How likely two tellings are one act: what they have in common, each thing with its weight.

Rules:
1. Reporters choose other kinds and words for one act, leave out its day and its parties, name the town or the land: no
   single thing decides, every thing adds its log-odds.
2. Some things no likeness outweighs (`never_one.py`).
3. The weights are few and fitted (logistic regression): those of the wording on ECB+ (`wording.py`), the others on
   tellings of the golden stories, each story judged by what was learnt from the others.
"""

import math
from dataclasses import dataclass, field

from stemma.account import places
from stemma.account.deeds import told_by_both
from stemma.account.never_one import ForbiddingParameters, any_like, is_forbidden, known_parties
from stemma.account.same_event import Rules, aims_alike, dates_apart, is_one_day
from stemma.account.same_parties import days_of
from stemma.account.scenes import is_one_scene
from stemma.account.tellings import Telling
from stemma.account.told import Told
from stemma.account.witness import days_apart
from stemma.account.wording import WordingParameters, told_alike
from stemma.text import edtf

NEAR_KINDS = frozenset(
    frozenset(pair)
    for pair in (
        ("AGREE", "COOPERATE"), ("AGREE", "SUPPORT"), ("COOPERATE", "SUPPORT"), ("AID", "SUPPORT"), ("AID", "AGREE"),
        ("AID", "COOPERATE"), ("COERCE", "SANCTION"), ("CONCEDE", "COOPERATE"), ("AGREE", "CONCEDE"),
        ("CONCEDE", "SUPPORT"), ("CONCEDE", "RETREAT"), ("COOPERATE", "RETREAT"), ("ASSAULT", "COERCE"),
        ("ASSAULT", "OTHER"), ("COERCE", "REJECT"), ("REJECT", "SANCTION"), ("ACCUSE", "REQUEST"),
        ("ACCUSE", "PROTEST"), ("REQUEST", "THREATEN"), ("COERCE", "OTHER"), ("OTHER", "RETREAT"),
        ("ACCUSE", "REJECT"), ("COERCE", "RETREAT"),
    )
)  # fmt: skip
"""PLOVER types between which readers of one act differ. Source: what the stories' gold allows."""

ODD_KINDS = frozenset(
    frozenset(pair)
    for pair in (
        ("OTHER", "SANCTION"), ("CONCEDE", "OTHER"), ("OTHER", "THREATEN"), ("CONSULT", "OTHER"), ("MOBILIZE", "OTHER"),
        ("AGREE", "OTHER"), ("AID", "CONCEDE"), ("ASSAULT", "MOBILIZE"), ("COERCE", "MOBILIZE"), ("COERCE", "PROTEST"),
        ("ASSAULT", "PROTEST"), ("REJECT", "RETREAT"), ("MOBILIZE", "RETREAT"), ("AID", "COERCE"),
    )
)  # fmt: skip
"""Types that two reports may be read to give one act, one of them wrongly. Source: the readings of the stories."""

FORBIDDEN = -math.inf
NEWS_DAYS = 1
"""A report that comes out so long after a day is the news of it. Days."""
LATER_DAYS = 4
"""And so long after it still tells of it. Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActParameters:
    """
    Log-odds that each thing adds to two tellings being one act.

    Fitted by `benchmarks/quality/same_event.py --fit` on pairs of tellings of the golden stories, 2026-11-22; what the
    wording adds was fitted on ECB+ before (`wording.py`).
    """

    bias: float = -5.92
    """Before anything is known."""
    wording: float = 0.28
    """For each unit of `told_alike`."""
    around: float = 9.11
    """For the cosine of the acts with the words around them."""
    sentences: float = -3.51
    """For the cosine of the sentences."""
    aims: float = 1.5
    """For the share of words behind the two acts, or else of their clauses, that agree."""
    same_deed: float = 3.48
    """Both tell one listed deed (`deeds.py`), in whatever words."""
    same_kind: float = 1.08
    """One PLOVER type."""
    near_kind: float = -0.83
    """Types between which readers of one act differ."""
    odd_kind: float = -0.2
    """Types of which one may be read wrongly."""
    both_assaults: float = 1.88
    """Both are ASSAULT: harm is told in many ways."""
    both_other: float = 1.81
    """Both are of no listed type."""
    same_day: float = 3.52
    """One day in both."""
    overlap: float = 2.21
    """Dates that meet, one of them vaguer than a day."""
    near_days: float = 0.43
    """Dates that do not meet but lie near each other."""
    news_of_it: float = 1.38
    """One has no date, and its report came out on the other's day or the next."""
    told_later: float = 1.2
    """One has no date, and its report came out two to four days after the other's."""
    lent_same: float = 1.2
    """One has no date but that of the news around it, which meets the other's."""
    lent_apart: float = -2.41
    """One has no date but that of the news around it, which does not meet the other's."""
    news_together: float = 0.54
    """Neither has a date, and their reports came out on one day or two in a row."""
    both_lent_apart: float = -1.96
    """Neither has a date but that of the news around it, and these differ."""
    one_place: float = 1.22
    """The places of both share a name."""
    other_places: float = -12.0
    """The places of the two are plainly different. By hand: the stories have few like acts in two towns on a day."""
    one_spot: float = 0.89
    """The sentences name one place, where both tell of harm."""
    other_sources: float = -1.05
    """Both name who did it, and nobody may be the same."""
    same_target: float = 1.7
    """Both name one to whom it was done."""
    unnamed_alike: float = 1.6
    """Both have unnamed people in it who are called alike."""
    same_named: float = 0.65
    """Both name one person, body or place, no state, that takes part."""
    denied: float = -0.57
    """One tells it and the other has it denied."""
    same_number: float = 1.65
    """A number above one stands in both clauses."""
    one_article: float = -0.56
    """Both stand in one report."""
    copied: float = 1.3
    """Lineage holds the two to be one passage."""

    threshold: float = 0.25
    """Mean log-odds above which two groups of tellings become one event. Swept on the same stories, each held out."""
    unscored: float = -8.0
    """Log-odds of two tellings whose kinds are too far apart to be weighed."""
    forbidding: ForbiddingParameters = field(default_factory=ForbiddingParameters)
    """What no weight outweighs."""
    rival: float = 1.0
    """An undated group that fits two days joins the likelier only where it leads by so much. Log-odds."""
    around_days: int = 10
    """An undated telling may be of an act so long before or after its report. Days."""


def weigh(  # noqa: PLR0917 - two numbers and what they are weighed by
    told: Told, first: int, second: int, rules: Rules, parameters: ActParameters, wording: WordingParameters
) -> float:
    """Return the log-odds that two tellings are one act; -inf where something forbids it."""
    if is_forbidden(told, first, second, rules, parameters.forbidding):
        return FORBIDDEN
    alike = math.fsum(getattr(parameters, name) * much for name, much in likeness(told, first, second, wording).items())
    return (
        parameters.bias
        + alike
        + math.fsum(getattr(parameters, name) for name in circumstances(told, first, second, rules))
    )


def likeness(told: Told, first: int, second: int, wording: WordingParameters) -> dict[str, float]:
    """Return how alike two tellings are worded, by the names of the weights."""
    acts, sentences = told.likeness(first, second)
    return {
        "wording": told_alike(told.wording(first), told.wording(second), (acts, sentences), wording),
        "around": told.around(first, second),
        "sentences": sentences,
        "aims": aims_alike(told.tellings[first], told.tellings[second]),
    }


def circumstances(told: Told, first: int, second: int, rules: Rules) -> list[str]:
    """Return the names of the weights that apply to two tellings, beside those of their wording."""
    a, b = told.tellings[first], told.tellings[second]
    out = [*_kinds_of(a, b), *_times_of(a, b), *_places_of(a, b, rules), *_parties_of(a, b)]
    if a.event.status != b.event.status and "denied" in {a.event.status, b.event.status}:
        out.append("denied")
    if told.numbers(first) & told.numbers(second):
        out.append("same_number")
    if a.witness.id == b.witness.id:
        out.append("one_article")
    elif rules.is_copied(a, b):
        out.append("copied")
    return out


def is_near_kind(a: Telling, b: Telling) -> bool:
    """Say whether two reports may have given these types to one act."""
    return a.event.type == b.event.type or frozenset({a.event.type, b.event.type}) in NEAR_KINDS | ODD_KINDS


def _kinds_of(a: Telling, b: Telling) -> list[str]:
    out = ["same_deed"] if told_by_both(a, b) else []
    kinds = frozenset({a.event.type, b.event.type})
    if len(kinds) == 1:
        out.append("same_kind")
        out += [name for kind, name in (("ASSAULT", "both_assaults"), ("OTHER", "both_other")) if kind in kinds]
    elif kinds in NEAR_KINDS:
        out.append("near_kind")
    elif kinds in ODD_KINDS:
        out.append("odd_kind")
    return out


def _times_of(a: Telling, b: Telling) -> list[str]:
    if a.date and b.date:
        if a.date[:10] == b.date[:10] and days_of(a.date) == 1:
            return ["same_day"]
        return ["near_days" if dates_apart(a, b) else "overlap"]
    if a.date or b.date:
        return _half_dated(a, b) if b.date else _half_dated(b, a)
    out = ["news_together"] if days_apart(a.witness, b.witness) <= NEWS_DAYS else []
    if a.lent_date and b.lent_date and a.lent_date != b.lent_date:
        out.append("both_lent_apart")
    return out


def _half_dated(undated: Telling, dated: Telling) -> list[str]:
    """Return what the report of an undated telling says of a date: how soon after it came out, what day it lends."""
    date, out = dated.date or "", []
    published, last = edtf.published_day(undated.witness.article.published), edtf.interval(date)[1]
    if published and last and 0 <= (since := (published - last).days) <= LATER_DAYS:
        out.append("news_of_it" if since <= NEWS_DAYS else "told_later")
    if undated.lent_date:
        out.append("lent_same" if edtf.overlap(undated.lent_date.removesuffix("~"), date) else "lent_apart")
    return out


def _places_of(a: Telling, b: Telling, rules: Rules) -> list[str]:
    out = ["one_spot"] if a.spots & b.spots else []
    if a.place and b.place and places.are_one(a.place, b.place):
        out.append("one_place")
    elif places.are_apart(a.place, b.place) and not (is_one_day(a, b) or is_one_scene(a, b, rules.parameters)):
        out.append("other_places")
    return out


def _parties_of(a: Telling, b: Telling) -> list[str]:
    out = []
    ours, theirs = known_parties(a, "source"), known_parties(b, "source")
    if ours and theirs and not any_like(ours, theirs):
        out.append("other_sources")
    if {p.actor for p in known_parties(a, "target")} & {p.actor for p in known_parties(b, "target")}:
        out.append("same_target")
    if {s for p in a.parties if p.is_anybody for s in p.stems} & {
        s for p in b.parties if p.is_anybody for s in p.stems
    }:
        out.append("unnamed_alike")
    if _named(a) & _named(b):
        out.append("same_named")
    return out


def _named(telling: Telling) -> set[str]:
    return {p.actor for p in telling.parties if not (p.is_state or p.is_anybody)}
