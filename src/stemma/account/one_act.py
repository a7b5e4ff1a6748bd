"""
Groups of tellings that are likely one act, by what their pairs weigh (`act_pairs.py`).

Rules:
1. Whether groups become one is decided by the mean over all their pairs (`joining.join_likely_groups`), so that one
   lucky pair joins nothing.
2. An undated group that fits two days about equally well belongs to neither.
3. Without vectors nothing is weighed here: the sure rules of `same_event.py` stand alone.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from stemma.account.act_pairs import FORBIDDEN, NEAR_KINDS, ODD_KINDS, ActParameters, weigh
from stemma.account.digests import Digests
from stemma.account.joining import join_likely_groups
from stemma.account.linked import Asked, Links, Pair
from stemma.account.nearby import Days, Nearness, days_of_telling, near_pairs
from stemma.account.same_event import Rules, dates_apart
from stemma.account.tellings import Telling
from stemma.account.told import Told
from stemma.account.wording import ActEncoder, WordingParameters

COMPARED = NEAR_KINDS | ODD_KINDS
"""Kinds that are compared at all."""


def join_likely(
    groups: Sequence[Sequence[Telling]],
    encoder: ActEncoder,
    rules: Rules,
    *,
    also: Sequence[Sequence[Telling]] = (),
    links: Links | None = None,
    parameters: ActParameters = ActParameters(),  # noqa: B008
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
        pairs = [p for p in near_pairs(tellings, days, COMPARED, rules.alignment, asked) if not settled.issuperset(p)]
        told.prepare({n for pair in pairs for n in pair})
        return pairs

    def days(telling: Telling) -> Days:
        return days_of_telling(telling, slip=parameters.forbidding.slipped_days, around=parameters.around_days)

    def value(a: int, b: int) -> float:
        return weigh(told, a, b, rules, parameters, wording)

    def likely(a: int, b: int) -> float:
        return found if (found := value(a, b)) > parameters.threshold else 0.0

    home = {n: k for k, group in enumerate(start) for n in group}
    seeds = links.find(f"likely one act {of_whom}", keys, near, likely)
    edges = {(min(home[a], home[b]), max(home[a], home[b])) for a, b in seeds if home[a] != home[b]}
    score = links.recall(f"weighed acts {of_whom}", keys, [t.witness.id for t in tellings], value)
    is_near = Nearness(tellings, days, COMPARED, rules.alignment)
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
