"""How sure the reasons for a direction are, how often they come true, and what they would weigh if fitted anew."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from lineage_press import Set, ancestors

from stemma.lineage import LineageParameters
from stemma.lineage.direction import Direction, weigh_direction
from stemma.lineage.study import study_articles
from stemma.records.article import Article


@dataclass(slots=True, kw_only=True)
class Weighed:
    """The reasons for the direction of a true copy, and how likely they make it."""

    direction: Direction
    sign: int
    """1 where the left one is the source in truth."""

    @property
    def chance(self) -> float:
        """How likely the true direction is taken to be, 0..1."""
        return 1 / (1 + math.exp(-self.sign * self.direction.balance))


def weigh_all(made: Set, articles: Sequence[Article]) -> list[Weighed]:
    """Return the weighed direction of every held copy and held ancestor that share narration."""
    parameters = LineageParameters()
    ordered = sorted(articles, key=lambda a: a.order)
    study = study_articles(ordered, parameters=parameters)
    key = [str(a.file).removesuffix(".txt") for a in ordered]
    parents = {m.key: m.parent for m in made.made}
    out = []
    for kin in study.copies:
        left, right = key[kin.left], key[kin.right]
        sign = 1 if left in ancestors(right, parents) else -1 if right in ancestors(left, parents) else 0
        if sign:
            readers = study.readers[kin.left], study.readers[kin.right]
            out.append(Weighed(direction=weigh_direction(kin, *readers, parameters=parameters.direction), sign=sign))
    return out


def calibration(weighed: Sequence[Weighed]) -> tuple[float, float, list[str]]:
    """Return the Brier score, the expected calibration error, and a table: said likely, came true, how many."""
    rows = [(max(w.chance, 1 - w.chance), w.chance >= 0.5) for w in weighed if w.direction.reasons]
    brier = sum((p - right) ** 2 for p, right in rows) / max(1, len(rows))
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, right in rows:
        bins[min(9, int(p * 20) - 10) if p < 1 else 9].append((p, right))
    table, error = [], 0.0
    for number in sorted(bins):
        said = sum(p for p, _ in bins[number]) / len(bins[number])
        true = sum(r for _, r in bins[number]) / len(bins[number])
        error += abs(said - true) * len(bins[number]) / len(rows)
        table.append(f"said {said:.2f}, came true {true:.2f} of {len(bins[number])}")
    return brier, error, table


def signs(weighed: Sequence[Weighed]) -> tuple[list[str], np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Return the reasons by name, and for each pair which way each points: 1 the true one, -1 the other, 0 none."""
    names = sorted({r.feature for w in weighed for r in w.direction.reasons})
    rows = np.zeros((len(weighed), len(names)))
    for row, w in zip(rows, weighed, strict=True):
        for reason in w.direction.reasons:
            row[names.index(reason.feature)] += math.copysign(1, reason.weight) * w.sign
    return names, rows


def fit(weighed: Sequence[Weighed], rounds: int = 4000) -> dict[str, float]:
    """Return the log-odds of each reason: logistic regression without intercept, lightly held back (ridge 1)."""
    names, rows = signs(weighed)
    weights = np.zeros(len(names))
    for _ in range(rounds):
        misses = 1 / (1 + np.exp(rows @ weights))
        weights += 2.0 * (misses @ rows - 0.5 * weights) / len(rows)
    return dict(zip(names, weights.tolist(), strict=True))


def with_weights(weighed: Sequence[Weighed], weights: Mapping[str, float]) -> list[Weighed]:
    """Return the same pairs, their reasons weighing what *weights* say."""
    return [
        Weighed(
            direction=Direction(
                reasons=tuple(
                    replace(r, weight=math.copysign(weights.get(r.feature, abs(r.weight)), r.weight))
                    for r in w.direction.reasons
                )
            ),
            sign=w.sign,
        )
        for w in weighed
    ]
