"""
The weights by which hints join acts, on the golden stories: each story judged by what the others teach.

usage: python benchmarks/quality/hints.py [--fit]

A hint is of the gold events in whose snippets it stands. Taught is on the pairs of a hint and a telling of an act that
the account weighs, of which gold knows whether they are one. Printed for every story: how many hints join an act, and
how many of these one that gold tells there, with weights fitted on all other stories. `--fit` fits them on all and
prints them.
"""

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import asdict, replace

import numpy as np
from same_event import Rows, learn
from same_event_stories import Story, open_stories

from stemma.account.event_groups import join_tellings
from stemma.account.hint_scores import HintWeightParameters, Rarity, rare_traits, traits
from stemma.account.hints import Hinted, gather_hints, likely_homes
from stemma.account.linked import Links

NAMES = tuple(asdict(HintWeightParameters()))


class HintedStory:
    """The hints of a story, and the gold events that each and that every act is of."""

    def __init__(self, story: Story) -> None:
        groups = join_tellings(story.tellings, story.encoder, story.rules)
        hints = gather_hints(story.witnesses, story.cast, story.rules)
        self._story, self._rules = story, story.rules
        self.hinted = Hinted(groups, hints, story.rules, story.encoder)
        number = {id(t): n for n, t in enumerate(story.tellings)}
        self._event = [story.event.get(number.get(id(t), -1)) for t in self.hinted.tellings]
        self._near: list[set[str]] = [
            {
                e["id"]
                for e, span, article, _ in story.snippets
                if article == t.witness.id and span.contains(t.event.trigger)
            }
            for t in self.hinted.tellings
        ]
        """The gold events in whose snippets a telling stands."""

    def is_one(self, hint: int, act: int) -> bool | None:
        """Say whether a hint is of the gold event of an act; None where gold does not tell."""
        event, near = self._event[act], self._near[hint]
        here, there = (self.hinted.tellings[n].witness.id for n in (hint, act))
        if event and near:
            return None if event not in near and any((event, e) in self._story.kin for e in near) else event in near
        if event:
            return None if here in self._story.articles[event] else False
        known = near and not self._near[act] and not any(there in self._story.articles[e] for e in near)
        return False if known else None

    def rows(self) -> Rows:
        """Return what hints and acts have in common, `(pairs, weights) float32`, and whether they are one."""
        rarity, rows, same = Rarity(self.hinted.told), [], []
        for hint, act in self.hinted.pairs():
            is_one = self.is_one(hint, act)
            found = None if is_one is None else traits(self.hinted.told, hint, act, self._rules)
            if found is not None:
                found |= rare_traits(self.hinted.told, hint, act, rarity)
                rows.append([found.get(name, 0.0) for name in NAMES])
                same.append(is_one)
        return np.array(rows, dtype=np.float32).reshape(-1, len(NAMES)), np.array(same, dtype=np.float64)

    def count(self, weights: HintWeightParameters) -> Counter[str]:
        """Return how many hints join an act, and how many of those of which gold tells join theirs."""
        events: dict[int, set[str]] = defaultdict(set)
        for n, home in enumerate(self.hinted.home):
            events[home] |= {e for e in (self._event[n],) if e}
        out: Counter[str] = Counter()
        for _, k, home in likely_homes(self.hinted, Links(self._rules.alignment), weights=weights):
            near = set().union(*(self._near[n] for n in self.hinted.hints[k].tellings))
            known = bool(near or events[home])
            out += Counter(joined=1, known=known, right=bool(near & events[home]))
        return out


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    stories = {name: HintedStory(story) for name, story in open_stories()}
    rows = {name: story.rows() for name, story in stories.items()}
    if options.fit:
        print(replace(HintWeightParameters(), **learn(list(rows.values()), NAMES)))
        return 0
    every: Counter[str] = Counter()
    for name, story in stories.items():
        taught = learn([r for other, r in rows.items() if other != name], NAMES)
        found = story.count(replace(HintWeightParameters(), **taught))
        every += found
        print(f"{name:20s}", dict(found), flush=True)
    print(f"{'in all':20s}", dict(every))
    return 0


if __name__ == "__main__":
    sys.exit(main())
