"""
The weights by which tellings are joined, on the golden stories: each story judged by what the others teach.

usage: python benchmarks/quality/same_event.py [--fit]

Taught is on the pairs of tellings that the account weighs: of kinds that are compared, and not forbidden. Printed for
every story: how many pairs of tellings of one gold event, of two origins, are joined, and how many that are joined are
of one (`same_event_stories.py`), with weights fitted on all other stories. `--fit` fits them on all and prints them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
import numpy.typing as npt
from same_event_stories import Story, open_stories, show

from stemma.account.act_pairs import ActParameters, circumstances, is_near_kind, likeness
from stemma.account.never_one import is_forbidden
from stemma.account.wording import WordingParameters

SWEPT = ("other_places", "threshold", "unscored", "forbidding", "rival", "around_days")
NAMES = tuple(f.name for f in fields(ActParameters) if f.name not in SWEPT)
RIDGE = 3.0
"""On weights of measures brought to unit deviation."""
STEPS = 15

Rows = tuple[npt.NDArray[np.float32], npt.NDArray[np.float64]]


def rows_of(story: Story) -> Rows:
    """Return what the pairs of a story have in common, `(pairs, weights) float32`, and whether they are one event."""
    rows, same = [], []
    limits, wording = ActParameters().forbidding, WordingParameters()
    story.told.prepare(range(len(story.tellings)))
    for (a, b), is_same in story.pairs():
        one, other = story.tellings[a], story.tellings[b]
        if is_near_kind(one, other) and not is_forbidden(story.told, a, b, story.rules, limits):
            found = circumstances(story.told, a, b, story.rules)
            if "other_places" in found:  # its weight is set by hand
                continue
            row = {"bias": 1.0} | dict.fromkeys(found, 1.0)
            row |= likeness(story.told, a, b, wording)
            rows.append([row.get(name, 0.0) for name in NAMES])
            same.append(is_same)
    return np.array(rows, dtype=np.float32), np.array(same, dtype=np.float64)


def fit(taught: Sequence[Rows]) -> ActParameters:
    """Return the weights of `ActParameters`, learnt on the rows of stories."""
    return replace(ActParameters(), **learn(taught, NAMES))


def learn(taught: Sequence[Rows], names: Sequence[str]) -> dict[str, float]:
    """Return weights by logistic regression with a ridge; *names* are those of the columns."""
    x, y = np.concatenate([r[0] for r in taught]), np.concatenate([r[1] for r in taught])
    scale = np.where(x.std(axis=0) > 0, x.std(axis=0), 1.0)
    weights, ridge = np.zeros(x.shape[1]), np.diag([0.0 if n == "bias" else RIDGE for n in names])
    scaled = (x / scale).astype(np.float32)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        hessian = (scaled * (p * (1 - p)).astype(np.float32)[:, None]).T @ scaled + ridge + 1e-6 * np.eye(len(weights))
        weights = weights - np.linalg.solve(hessian, scaled.T @ (p - y) + ridge @ weights)
    return {n: round(float(w), 2) for n, w in zip(names, weights / scale, strict=True)}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    stories = dict(open_stories())
    rows = {name: rows_of(story) for name, story in stories.items()}
    if options.fit:
        print(fit(list(rows.values())))
        return 0
    every: Counter[str] = Counter()
    for name, story in stories.items():
        found = story.count(story.join(fit([r for other, r in rows.items() if other != name])))
        every += found
        print(show(name, found), flush=True)
    print(show("in all", every))
    return 0


if __name__ == "__main__":
    sys.exit(main())
