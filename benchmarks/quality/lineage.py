"""
Lineage against copy histories whose truth is known. See lineage.md beside this file.

    python benchmarks/quality/lineage.py [FOLDER ...] [--half dev|held-out] [--peers SITE_PACKAGES] [--misses] [--fit]

FOLDER holds news reports (text, pages, JSON lines), one a file or line; without one, the project's invented stories and
written ones are used. Every report is a story; histories of copies are made of the stories
(`lineage_histories.py`). Stories fall in two halves by the digest of their text: rules and weights were looked at on `dev` alone, floors hold on `held-out`.
Nothing of the texts is written anywhere. Exit code 1 where a floor is missed.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lineage_directions import Weighed, calibration, fit, weigh_all, with_weights
from lineage_figures import Figures, added, main_pairs, measure, prf, report, stories_off
from lineage_histories import make_set
from lineage_press import Set, article_of
from lineage_rules import RULES, by_outlet
from lineage_stories import digest, find_twins, read_stories
from lineage_writer import stories as written_stories

from stemma.lineage import trace

ROOT = Path(__file__).parents[2]
INVENTED = (
    ROOT / "src/stemma/demo/reports",
    *(ROOT / f"tests/golden/{name}/reports" for name in ("border_clash", "sea_incident", "trade_dispute")),
)
WRITTEN = 700
"""Stories that are written where no folder is given (`lineage_writer.py`), beside the invented ones."""
FLOORS = {
    "pairs of one origin": 0.98,
    "look-alikes apart": 0.99,
    "characters copied": 0.95,
    "relation": 0.90,
    "direction": 0.90,
}
"""Of the held-out half, never lowered without an explicit word. The margin for chance is 0.01."""
LEAST_CASES = 100
"""Cases under which chance decides and no floor is held."""


@dataclass(slots=True)
class Rules:
    """What plain rules and peers make of the same articles: main pairs and stories, by rule."""

    counts: dict[str, tuple[list[int], list[int]]] = field(default_factory=dict)

    def add(self, made: Set) -> None:
        """Add one run."""
        texts = {m.key: " ".join(t for t, _ in m.paragraphs) for m in made.held}
        self._count("one origin per outlet", by_outlet({m.key: m.outlet for m in made.held}), made)
        for name, rule, least in RULES:
            with suppress(ImportError):
                self._count(name, rule(texts, least), made)

    def _count(self, name: str, groups: Mapping[str, object], made: Set) -> None:
        pairs, stories = self.counts.get(name, ([0, 0, 0], [0, 0]))
        self.counts[name] = added(pairs, main_pairs(made.held, groups)), added(stories, stories_off(made.held, groups))

    def show(self) -> None:
        """Print them."""
        for name, (pairs, stories) in self.counts.items():
            print(f"  {name:32} {prf(pairs)[1]}; origins per story off by {stories[0] / max(1, stories[1]):.3f}")


@dataclass(slots=True)
class Run:
    """All that several sets of one half give."""

    figures: Figures = field(default_factory=Figures)
    rules: Rules = field(default_factory=Rules)
    weighed: list[Weighed] = field(default_factory=list)
    articles: int = 0
    seconds: float = 0.0

    def add(self, made: Set) -> None:
        """Trace one set and add what comes out."""
        parts = {m.key: article_of(m) for m in made.held}
        articles = [parts[m.key][0] for m in made.held]
        began = time.perf_counter()
        lineage = trace(articles)
        self.seconds += time.perf_counter() - began
        self.articles += len(articles)
        measure(made, lineage, parts, self.figures)
        self.rules.add(made)
        self.weighed.extend(weigh_all(made, articles))


def show(run: Run, *, misses: bool, weights: Mapping[str, float]) -> list[str]:
    """Print all figures and return the names of those below their floor."""
    failed = []
    for name, value, text, cases in report(run.figures):
        floor = FLOORS.get(name) if cases >= LEAST_CASES else None
        print(f"{name:28} {text}{'' if floor is None else f'   floor {floor:.2f}'}")
        if floor is not None and value < floor:
            failed.append(name)
    brier, error, table = calibration(run.weighed)
    print(f"direction, how sure          Brier {brier:.3f}  ECE {error:.3f} over {len(run.weighed)} pairs")
    print(*(f"    {row}" for row in table), sep="\n")
    run.rules.show()
    if misses:
        print(*run.figures.misses, sep="\n")
    if weights:
        print("fitted on dev:", {n: round(w, 2) for n, w in weights.items()})
        brier, error, _ = calibration(with_weights(run.weighed, weights))
        print(f"  how sure with these        Brier {brier:.3f}  ECE {error:.3f}")
    return failed


def run_half(stories: Sequence[list[str]], chosen: argparse.Namespace) -> tuple[Run, int]:
    """Return what all sets of one half come to, and how many pairs of stories tell of one event."""
    twins = find_twins(stories)
    told = {id(s) for pair in twins for s in pair}
    rest = [s for s in stories if id(s) not in told]
    run = Run()
    for number in range(chosen.sets):
        run.add(make_set(rest, chosen.histories, chosen.seed + number, twins))
    return run, len(twins)


def main() -> int:
    """Print the figures and return 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--half", choices=("dev", "held-out"), default="held-out")
    parser.add_argument("--histories", type=int, default=400, help="of one set, as far as the stories go")
    parser.add_argument("--sets", type=int, default=4, help="sets made of the same stories, each otherwise")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--peers", type=Path, help="site-packages with datasketch and rensa, looked at last")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--fit", action="store_true", help="fit the weights of the reasons on dev, and print them")
    chosen = parser.parse_args()
    if chosen.peers:
        sys.path.append(str(chosen.peers))
    stories = read_stories(chosen.folders or INVENTED, () if chosen.folders else written_stories(WRITTEN))
    halves = {h: [s for s in stories if (int(digest(s), 16) % 2 == 0) == (h == "dev")] for h in ("dev", "held-out")}
    run, twins = run_half(halves[chosen.half], chosen)
    other = run if chosen.half == "dev" or not chosen.fit else run_half(halves["dev"], chosen)[0]
    print(
        f"{chosen.half}: {len(halves[chosen.half])} stories, {twins} pairs of one event, {chosen.sets} sets of histories;",
        end=" ",
    )
    print(f"{run.articles} articles, {run.articles / run.seconds:.0f} a second")
    failed = show(run, misses=chosen.misses, weights=fit(other.weighed) if chosen.fit else {})
    if failed and chosen.half == "held-out":
        print("below the floor:", ", ".join(failed))
    return int(bool(failed) and chosen.half == "held-out")


if __name__ == "__main__":
    sys.exit(main())
