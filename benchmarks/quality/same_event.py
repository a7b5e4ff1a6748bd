"""
One event once, on the invented stories: tellings joined as the account joins them, against the gold's events.

usage: python benchmarks/quality/same_event.py [--fit]

A telling is of the gold event whose evidence holds its trigger and whose types allow its type; what is of no gold event is
left out of the score, and in fitting is held to be of no event that the gold has. Printed for every story: CoNLL F1 (`conll.py`) of the sure rules alone, and of rules and weights with the
weights fitted on the other stories, so that no story is judged by what was learned from it (the rules were written with
these stories in view, the weights were not). `--fit` fits the weights on all of them and prints them. The story that is
held out of all work is held out here too.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from conll import score_clusters

from stemma import lineage as tracing
from stemma import reading
from stemma.account.actors import join_actors
from stemma.account.event_groups import group_tellings
from stemma.account.independence import trace_independence
from stemma.account.one_act import (
    ActParameters,
    circumstances,
    is_near_kind,
    is_one_of_many,
    join_likely,
)
from stemma.account.parameters import AccountParameters
from stemma.account.same_event import Rules, aims_alike
from stemma.account.tellings import Telling, gather_tellings
from stemma.account.told import Told
from stemma.account.witness import align, gather_witnesses
from stemma.account.wording import WordingParameters, told_alike
from stemma.encoder import open_encoder
from stemma.intake import collect
from stemma.pipeline import merge_articles
from stemma.text.normalise import fold

ROOT = Path(__file__).parents[2]
HELD_OUT = frozenset({"forced-landing"})
MEASURED = ("bias", "wording", "wording_of_deeds", "sentences", "aims")
SWEPT = ("threshold", "unscored", "other_deed", "one_sentence", "slipped_days", "rival", "around_days")
NAMES = tuple(f.name for f in fields(ActParameters) if f.name not in SWEPT)
RIDGE = 3.0
"""On weights of measures brought to unit deviation."""


class Story:
    """The tellings of a story, the event of the gold that each is of, and the pairs as they are weighed."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self.name = entry["name"]
        gold = yaml.safe_load((ROOT / entry["gold"]).read_text(encoding="utf-8"))
        articles = merge_articles(collect([ROOT / entry["reports"]], manifest=None, published=None).articles)
        lineage = tracing.trace(articles, encoder=open_encoder())
        parameters = AccountParameters()
        witnesses = gather_witnesses(articles, lineage, [reading.read(a) for a in articles])
        alignment = align(lineage, parameters)
        cast = join_actors(witnesses, trace_independence(witnesses, lineage), alignment, parameters)
        self.rules = Rules(alignment, parameters)
        every = gather_tellings(witnesses, cast, parameters)
        self.label = {id(t): e for t in every if (e := _event_of(t, gold, articles))}
        self.every = every
        self.tellings = [t for t in every if id(t) in self.label]
        self.rows, self.same = self._pairs()

    def _pairs(self) -> tuple[list[list[float]], list[bool]]:
        wording = WordingParameters()
        told = Told(self.every, open_encoder(), wording)
        rows, same = [], []
        for i, a in enumerate(self.every):
            for j in range(i + 1, len(self.every)):
                b = self.every[j]
                if id(a) not in self.label and id(b) not in self.label:
                    continue
                like = told.likeness(i, j)
                if not is_near_kind(a, b):
                    continue
                told_as = told_alike(told.wording(i), told.wording(j), like, wording)
                row = dict.fromkeys(NAMES, 0.0) | dict.fromkeys(circumstances(a, b, self.rules), 1.0)
                row |= zip(
                    MEASURED, (1.0, told_as, told_as * is_one_of_many(a, b), like[1], aims_alike(a, b)), strict=True
                )
                rows.append([row[n] for n in NAMES])
                same.append(self.label.get(id(a)) == self.label.get(id(b)))
        return rows, same

    def score(self, parameters: ActParameters | None) -> Any:
        """Return how well the tellings are joined: by the rules alone where there are no *parameters*."""
        groups = group_tellings(self.tellings, self.rules)
        if parameters is not None:
            groups = join_likely(groups, open_encoder(), self.rules, parameters=parameters)
        key: dict[str, list[int]] = {}
        for t in self.tellings:
            key.setdefault(self.label[id(t)], []).append(id(t))
        return score_clusters(key.values(), [[id(t) for t in g] for g in groups])


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    entries = yaml.safe_load((ROOT / "benchmarks/quality/stories.yaml").read_text(encoding="utf-8"))
    stories = [Story(e) for e in entries if e["name"] not in HELD_OUT]
    if options.fit:
        print(fit(stories))
    for n, story in enumerate(stories):
        others = fit([s for m, s in enumerate(stories) if m != n])
        print(f"{story.name:16s} {len(story.tellings):4d} tellings", end="")
        for name, parameters in (("rules", None), ("rules and weights", others)):
            found = story.score(parameters)
            print(
                f"   {name} {100 * found.f1:5.1f} (B3 {found.b_cubed.recall:.3f}/{found.b_cubed.precision:.3f})", end=""
            )
        print()
    return 0


def fit(stories: Sequence[Story]) -> ActParameters:
    """Return weights by logistic regression with a ridge, over the pairs of *stories*."""
    x = np.array([r for s in stories for r in s.rows])
    y = np.array([r for s in stories for r in s.same], dtype=np.float64)
    scale = np.where(x.std(axis=0) > 0, x.std(axis=0), 1.0)
    weights, ridge = np.zeros(x.shape[1]), np.diag([0.0 if n == "bias" else RIDGE for n in NAMES])
    scaled = x / scale
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        hessian = (scaled * (p * (1 - p))[:, None]).T @ scaled + ridge + 1e-6 * np.eye(len(weights))
        weights = weights - np.linalg.solve(hessian, scaled.T @ (p - y) + ridge @ weights)
    return replace(ActParameters(), **{n: round(float(w), 2) for n, w in zip(NAMES, weights / scale, strict=True)})


def _event_of(telling: Telling, gold: dict[str, Any], articles: Sequence[Any]) -> str | None:
    """Return the id of the gold event whose snippet holds the trigger; of several the one with most of the clause."""
    by_file = {(a.file or "").rsplit("/", 1)[-1]: a for a in articles}
    found = []
    for event in gold.get("events") or []:
        for key, snippets in event["evidence"].items():
            where = gold["articles"][key]
            article = by_file[where["file"].rsplit("/", 1)[-1] + (f"#{where['line']}" if "line" in where else "")]
            if article.id != telling.witness.id or telling.event.type not in event["types"]:
                continue
            folded = fold(article.text)
            for snippet in snippets:
                wanted = fold(snippet).text.strip()
                if (at := folded.text.find(wanted)) < 0:
                    continue
                span = folded.back(at, at + len(wanted))
                if span.contains(telling.event.trigger):
                    shared = min(telling.clause.end, span.end) - max(telling.clause.start, span.start)
                    found.append((event.get("status") == telling.event.status, shared, event["id"]))
    return max(found)[2] if found else None


if __name__ == "__main__":
    sys.exit(main())
