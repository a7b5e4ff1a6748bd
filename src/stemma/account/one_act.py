"""
How likely two tellings are one act, all cells weighed: wording, kind, time, parties, place.

Rules:
1. Some things no likeness outweighs: days that cannot be one, a call against a meeting, several against one, two acts
   of one breath, what was to come when its day had passed. They forbid.
2. Everything else is weighed: reporters choose other kinds for one act, leave out parties, name the town or the land.
3. The weights are log-odds, fitted on pairs; whether groups become one is decided by the mean over all their pairs
   (`joining.join_likely_groups`), so that one lucky pair joins nothing.
4. Without vectors nothing is weighed here: the sure rules of `same_event.py` stand alone.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.account import places
from stemma.account.breaths import is_one_breath
from stemma.account.deeds import are_two_deeds
from stemma.account.digests import Digests
from stemma.account.joining import join_likely_groups
from stemma.account.linked import Asked, Links, Pair
from stemma.account.nearby import Days, Nearness, days_of_telling, near_pairs
from stemma.account.parts import is_tied
from stemma.account.same_event import MEASURES, Rules, aims_alike, can_be_past, dates_apart, is_one_day
from stemma.account.same_parties import SPEECH_ACTS, days_of, is_crowds_word, is_like, named_parties, strikes_same
from stemma.account.scenes import is_one_scene
from stemma.account.tellings import Telling, TellingParty
from stemma.account.told import Told
from stemma.account.wording import ActEncoder, WordingParameters, told_alike
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

DEEDS = SPEECH_ACTS | MEASURES | {"MOBILIZE"}
"""Kinds of acts of which a state does several a day to the same."""

FORBIDDEN = -math.inf
REPEATED = re.compile(r"\bfor (?:the|a) (?!first)(?:second|third|\w+th) time\b", re.IGNORECASE)
"""Words that tell an act from the like act before it. Source: compiled by the project; CC0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActParameters:
    """
    Log-odds that each thing adds to two tellings being one act.

    Fitted by `benchmarks/quality/same_event.py --fit` on pairs of tellings of six invented stories, 2026-11-22; what
    the wording adds was fitted on ECB+ before (`wording.py`).
    """

    bias: float = -7.62
    wording: float = 0.24
    """For each unit of `told_alike`."""
    wording_of_deeds: float = 0.61
    """The same once more where the kind is one of many deeds a day: what was said, what measure was taken."""
    sentences: float = 3.36
    """For the cosine of the sentences."""
    aims: float = 1.55
    """For the share of words behind two speech acts that agree."""
    same_kind: float = 1.01
    near_kind: float = -1.01
    same_day: float = 4.75
    overlap: float = 3.02
    """Dates that meet, one of them vaguer than a day."""
    one_dated: float = 0.95
    near_days: float = -1.34
    """Dates that do not meet but lie near each other."""
    one_place: float = 2.41
    like_sources: float = 1.92
    unlike_sources: float = -0.81
    like_targets: float = 3.14
    unlike_targets: float = -3.19
    no_parties: float = 2.34
    """One of the two names nobody."""
    same_status: float = 0.85
    one_article: float = -1.38
    other_words: float = -0.56
    """Two speech acts behind which no word agrees."""
    copied: float = 0.71

    threshold: float = 0.5
    """Mean log-odds above which two groups of tellings become one event. Swept on the same stories, each held out."""
    unscored: float = -8.0
    """Log-odds of two tellings whose kinds are too far apart to be weighed."""
    other_deed: float = 0.35
    """Measures that share no word, and whose words in their sentences are less alike than this, are two. Cosine."""
    one_sentence: float = 0.8
    """Unless their sentences are as alike as this. Cosine."""
    slipped_days: int = 2
    """Dates further apart than this forbid; for meetings any. Days."""
    rival: float = 1.0
    """An undated group that fits two days joins the likelier only where it leads by so much. Log-odds."""
    around_days: int = 10
    """An undated telling may be of an act so long before or after its report. Days."""


def join_likely(
    groups: Sequence[Sequence[Telling]],
    encoder: ActEncoder,
    rules: Rules,
    *,
    also: Sequence[Sequence[Telling]] = (),
    links: Links | None = None,
    parameters: ActParameters = ActParameters(),
    wording: WordingParameters = WordingParameters(),  # noqa: B008
) -> list[list[Telling]]:
    """
    Return *groups*, each one event by the sure rules, joined where they are likely one, by first telling.

    Where there are groups that may *also* join, they join one of *groups* or each other, and never make two of *groups*
    one. *links* remember what pairs were weighed before.
    """
    links = links or Links(rules.alignment)
    tellings = sorted((t for g in (*groups, *also) for t in g), key=lambda t: t.order)
    number = {id(t): n for n, t in enumerate(tellings)}
    start = sorted(sorted(number[id(t)] for t in g) for g in (*groups, *also))
    settled = frozenset(number[id(t)] for g in groups for t in g) if also else frozenset()
    told, keys = Told(tellings, encoder, wording), links.keys(tellings, Digests.telling)
    of_whom = "of the network" if also else "of the rules"

    def near(asked: Asked) -> list[Pair]:
        pairs = [p for p in near_pairs(tellings, days, NEAR_KINDS, rules.alignment, asked) if not settled.issuperset(p)]
        told.prepare({n for pair in pairs for n in pair})
        return pairs

    def days(telling: Telling) -> Days:
        return days_of_telling(telling, slip=parameters.slipped_days, around=parameters.around_days)

    def value(a: int, b: int) -> float:
        return weigh(told, a, b, rules, parameters, wording)

    def likely(a: int, b: int) -> float:
        return found if (found := value(a, b)) > parameters.threshold else 0.0

    home = {n: k for k, group in enumerate(start) for n in group}
    seeds = links.find(f"likely one act {of_whom}", keys, near, likely)
    edges = {(min(home[a], home[b]), max(home[a], home[b])) for a, b in seeds if home[a] != home[b]}
    score = links.recall(f"weighed acts {of_whom}", keys, [t.witness.id for t in tellings], value)
    is_near = Nearness(tellings, days, NEAR_KINDS, rules.alignment)
    weighing = Weighing(is_near, score, parameters.unscored, settled)
    torn = _torn(edges, start, tellings, weighing, parameters)
    kept = [edge for edge in sorted(edges) if not torn & set(edge)]
    joined = join_likely_groups(start, kept, weighing.mean, threshold=parameters.threshold)
    links.keep(f"weighed acts {of_whom}", keys, score.asked)
    return [[tellings[n] for n in cluster] for cluster in joined]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What speaks for two groups of tellings being one event. Only groups of which a pair does are ever asked."""

    is_near: Nearness
    score: Callable[[int, int], float]
    unscored: float
    settled: frozenset[int] = frozenset()
    """Tellings of which it was settled before which are one event."""

    def scored(self, ours: Sequence[int], theirs: Sequence[int]) -> list[float]:
        """Return the log-odds of the pairs that are near; just one that forbids where there is one."""
        found = []
        for pair in ((min(a, b), max(a, b)) for a in ours for b in theirs):
            if self.is_near(*pair):
                if (score := self.score(*pair)) == FORBIDDEN:
                    return [score]
                found.append(score)
        return found

    def mean(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        """Return the mean over all pairs of two groups; -inf where it was settled before that they are two."""
        if not (self.settled.isdisjoint(ours) or self.settled.isdisjoint(theirs)):
            return FORBIDDEN
        found, pairs = self.scored(ours, theirs), len(ours) * len(theirs)
        return (math.fsum(found) + self.unscored * (pairs - len(found))) / pairs


def _torn(
    edges: Iterable[tuple[int, int]],
    start: Sequence[Sequence[int]],
    tellings: Sequence[Telling],
    weighing: Weighing,
    parameters: ActParameters,
) -> set[int]:
    """Return the undated groups that fit two days about equally well: they belong to neither."""
    dated = [any(tellings[n].date for n in group) for group in start]
    fits: dict[int, list[tuple[float, int]]] = {}
    for pair in sorted(edges):
        for one, other in (pair, pair[::-1]):
            if not dated[one] and dated[other]:
                found = weighing.scored(start[one], start[other])
                if (mean := math.fsum(found) / len(found)) > parameters.threshold:
                    fits.setdefault(one, []).append((mean, other))
    torn = set()
    for one, likely in fits.items():
        ranked = sorted(likely, key=lambda f: (-f[0], f[1]))
        if _is_torn([f for f in ranked if f[0] > ranked[0][0] - parameters.rival], start, tellings):
            torn.add(one)
    return torn


def _is_torn(fits: Sequence[tuple[float, int]], start: Sequence[Sequence[int]], tellings: Sequence[Telling]) -> bool:
    """Say whether the groups that are fitted about equally well lie on days that differ."""
    days = [[tellings[n] for n in start[k] if tellings[n].date] for _, k in fits]
    return any(
        dates_apart(a, b) for k, ours in enumerate(days) for theirs in days[k + 1 :] for a in ours for b in theirs
    )


def weigh(  # noqa: PLR0917 - two numbers and what they are weighed by
    told: Told, first: int, second: int, rules: Rules, parameters: ActParameters, wording: WordingParameters
) -> float:
    """Return the log-odds that two tellings are one act; -inf where something forbids it."""
    a, b = told.tellings[first], told.tellings[second]
    likeness = told.likeness(first, second)
    if is_forbidden(a, b, likeness, rules, parameters):
        return FORBIDDEN
    alike = told_alike(told.wording(first), told.wording(second), likeness, wording)
    return (
        parameters.bias
        + (parameters.wording + parameters.wording_of_deeds * is_one_of_many(a, b)) * alike
        + parameters.sentences * likeness[1]
        + parameters.aims * aims_alike(a, b)
        + math.fsum(getattr(parameters, name) for name in circumstances(a, b, rules))
    )


def is_near_kind(a: Telling, b: Telling) -> bool:
    """Say whether two reporters may have chosen these types for one act."""
    return a.event.type == b.event.type or frozenset({a.event.type, b.event.type}) in NEAR_KINDS


def is_forbidden(
    a: Telling, b: Telling, likeness: tuple[float, float], rules: Rules, parameters: ActParameters
) -> bool:
    """Say whether something forbids that the two are one act; *likeness* is that of their acts and sentences."""
    if rules.is_copied(a, b):
        return False
    if (
        a.contact != b.contact
        or a.is_several != b.is_several
        or is_one_breath(a, b)
        or is_tied(a, b)
        or is_tied(b, a)
        or _is_repeated(a) != _is_repeated(b)
    ):
        return True
    if (
        are_two_deeds(a, b)
        or is_crowds_word(a, b)
        or _is_meeting_of_nobody(a, b)
        or _is_only_wanted(a, b)
        or _done_by_others(a, b)
        or _done_to_others(a, b)
    ):
        return True
    is_elsewhere = places.are_apart(a.place, b.place) and not is_one_day(a, b)
    if (is_elsewhere and not is_one_scene(a, b, rules.parameters)) or _is_other_deed(a, b, likeness, parameters):
        return True
    if a.date and b.date:
        return dates_apart(a, b) and (
            a.event.type == "CONSULT" or _days_between(a.date, b.date) > parameters.slipped_days
        )
    undated, dated = (a, b) if b.date else (b, a)
    return bool(dated.date) and not can_be_past(undated, dated)


def is_one_of_many(a: Telling, b: Telling) -> bool:
    """Say whether the two are of kinds of which one actor does many a day: then the words decide."""
    return {a.event.type, b.event.type} <= DEEDS


def circumstances(a: Telling, b: Telling, rules: Rules) -> list[str]:
    """Return the names of the weights that apply to two tellings, beside those of their wording."""
    out = [_time_of(a, b)]
    out.append("same_kind" if a.event.type == b.event.type else "near_kind" if is_near_kind(a, b) else "")
    for role in ("source", "target"):
        ours, theirs = (_known(t, role) for t in (a, b))
        if ours and theirs:
            out.append(f"{'like' if _any_like(ours, theirs) else 'unlike'}_{role}s")
    if not (named_parties(a) and named_parties(b)):
        out.append("no_parties")
    if a.place and b.place and places.are_one(a.place, b.place):
        out.append("one_place")
    if a.event.status == b.event.status:
        out.append("same_status")
    if {a.event.type, b.event.type} <= SPEECH_ACTS and not aims_alike(a, b):
        out.append("other_words")
    if a.witness.id == b.witness.id:
        out.append("one_article")
    if rules.is_copied(a, b):
        out.append("copied")
    return [name for name in out if name]


def _time_of(a: Telling, b: Telling) -> str:
    if a.date and b.date:
        if a.date[:10] == b.date[:10] and days_of(a.date) == 1:
            return "same_day"
        return "near_days" if dates_apart(a, b) else "overlap"
    return "one_dated" if a.date or b.date else ""


def _days_between(a: str, b: str) -> int:
    gap = edtf.gap(a, b)
    return 10_000 if gap is None else gap


def _is_meeting_of_nobody(a: Telling, b: Telling) -> bool:
    """Say whether one names who met and the other nobody, without a place that both name: there may be two that day."""
    if "CONSULT" not in {a.event.type, b.event.type} or bool(named_parties(a)) == bool(named_parties(b)):
        return False
    return not (a.place and b.place and places.are_one(a.place, b.place))


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
    return all(p.is_state or p.bodies or p.is_band for p in (*ours, *theirs)) and not _any_like(ours, theirs)


def _done_to_others(a: Telling, b: Telling) -> bool:
    """Say whether the two were done to other states."""
    ours, theirs = (_known(t, "target") for t in (a, b))
    return (
        bool(ours and theirs) and all(p.is_state or p.bodies for p in (*ours, *theirs)) and not _any_like(ours, theirs)
    )


def _is_other_deed(a: Telling, b: Telling, likeness: tuple[float, float], parameters: ActParameters) -> bool:
    """Say whether the words tell two deeds: "closed its border" and "expelled the envoy", two demands of one day."""
    if likeness[1] >= parameters.one_sentence or (strikes_same(a, b) and a.event.type == b.event.type):
        return False
    if {a.event.type, b.event.type} <= SPEECH_ACTS:
        return min(len(a.aim), len(b.aim)) > 1 and not aims_alike(a, b)
    if not {a.event.type, b.event.type} <= DEEDS or a.trigger & b.trigger or likeness[0] >= parameters.other_deed:
        return False
    return not (a.place and b.place and places.are_one(a.place, b.place))


def _known(telling: Telling, role: str) -> list[TellingParty]:
    """Return the known parties that act (those of both sides too), or those that are acted on."""
    return [p for p in telling.parties if not p.is_anybody and (p.role == "target") == (role == "target")]


def _any_like(ours: Sequence[TellingParty], theirs: Sequence[TellingParty]) -> bool:
    return any(is_like(p, q) for p in ours for q in theirs)
