"""
Lineage against copy histories whose truth is known. See lineage.md beside this file.

    python benchmarks/quality/lineage.py [FOLDER ...] [--half dev|held-out] [--peers SITE_PACKAGES] [--misses] [--fit]

FOLDER holds news reports (text, pages, JSON lines), one a file or line; without one, the project's invented stories and
written ones are used. Every report is a story; histories of copies are made of the stories (`lineage_press.py`). Stories fall in two
halves by the digest of their text: rules and weights were looked at on `dev` alone, floors hold on `held-out`.
Nothing of the texts is written anywhere. Exit code 1 where a floor is missed.
"""

import argparse
import hashlib
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from lineage_press import Made, Set, ancestors, article_of, make_set
from lineage_rules import RULES, by_outlet, shingles
from lineage_writer import stories as written_stories

from stemma import intake
from stemma.lineage import LineageParameters, trace
from stemma.lineage.direction import Direction, weigh_direction
from stemma.lineage.study import study_articles
from stemma.records.article import Article
from stemma.records.lineage import Lineage
from stemma.records.span import Span

ROOT = Path(__file__).parents[2]
INVENTED = (
    ROOT / "src/stemma/demo/reports",
    *(ROOT / f"tests/golden/{name}/reports" for name in ("border_clash", "sea_incident", "trade_dispute")),
)
WRITTEN = 700
"""Stories that are written where no folder is given (`lineage_writer.py`), beside the invented ones."""
LEAST_STORY, MOST_STORY = 7, 30
"""Paragraphs that a text needs to be a story, and that are taken of it."""
LEAST_TWINS, MOST_TWINS = 0.12, 40
"""Likeness of rare words from which two stories are taken for one event, and how many such pairs are used."""
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


@dataclass(slots=True, kw_only=True)
class Figures:
    """What is counted. Triples are right, found, true."""

    pairs: Counter[str] = field(default_factory=Counter)
    main: list[int] = field(default_factory=lambda: [0, 0, 0])
    every: list[int] = field(default_factory=lambda: [0, 0, 0])
    apart: list[int] = field(default_factory=lambda: [0, 0])
    characters: list[int] = field(default_factory=lambda: [0, 0, 0])
    relation: Counter[str] = field(default_factory=Counter)
    direction: Counter[str] = field(default_factory=Counter)
    parents: int = 0
    """Copies of which the parent itself is named, and no ancestor of it."""
    errors: list[int] = field(default_factory=lambda: [0, 0])
    """Copies of a misprinted copy that are said to be its copies, and all of them."""
    stories: list[int] = field(default_factory=lambda: [0, 0])
    """Origins too many or too few, and stories."""
    misses: list[str] = field(default_factory=list)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Paragraphs of the held articles of the run that is being counted."""


Parts = Mapping[str, tuple[Article, list[tuple[Span, str]]]]


def measure(made: Set, lineage: Lineage, parts: Parts, figures: Figures) -> None:
    """Add one run to *figures*."""
    key: dict[str, str] = {parts[m.key][0].id: m.key for m in made.held}
    main = {key[d.article]: d.origin for d in lineage.descents}
    own: dict[str, set[str]] = defaultdict(set)
    for origin in lineage.origins:
        for article in origin.articles:
            own[key[article]].add(origin.id)
    figures.texts = {m.key: tuple(t for t, _ in m.paragraphs) for m in made.held}
    score_pairs(made, main, own, figures)
    figures.main = added(figures.main, main_pairs(made.held, main))
    figures.stories = added(figures.stories, stories_off(made.held, main))
    given = {
        m.key: [(key.get(c.source), c.relation) for c in lineage.copies if key[c.target] == m.key] for m in made.held
    }
    parents = {m.key: m.parent for m in made.made}
    held = {m.key: m for m in made.held}
    for m in made.held:
        if m.parent in held:
            score_copy(m, given, parents, figures)
            if inherits_error(m, held):
                figures.errors[1] += 1
                figures.errors[0] += m.parent in {source for source, _ in given[m.key]}
        figures.characters = added(figures.characters, characters(m, made, lineage, parts))


def added(a: Sequence[int], b: Sequence[int]) -> list[int]:
    """Return the sums."""
    return [x + y for x, y in zip(a, b, strict=True)]


def kind_of(a: Made, b: Made, shared: bool) -> str | None:
    """Return how two articles are related in truth; None where they are not."""
    if a.origin == b.origin:
        if "update" in (a.relation, b.relation) and a.outlet == b.outlet:
            return "update"
        reprints = all(m.relation in ("original", "reprint") for m in (a, b))
        return "verbatim" if reprints else "lost" if a.history.startswith("lost") else "edited"
    return "partial" if shared else None


def score_pairs(made: Set, main: Mapping[str, str], own: Mapping[str, set[str]], figures: Figures) -> None:
    """Count pairs that share an origin, by kind, and look-alikes that share none."""
    texts = {m.key: {t for t, _ in m.paragraphs} for m in made.held}
    for a, b in combinations(made.held, 2):
        if a.story != b.story and not own[a.key] & own[b.key]:
            continue
        origins = [{o for _, o in m.paragraphs} for m in (a, b)]
        shared = bool(origins[0] & origins[1]) and bool(texts[a.key] & texts[b.key])
        kind = kind_of(a, b, shared)
        found = main[a.key] == main[b.key] or (kind in (None, "partial") and bool(own[a.key] & own[b.key]))
        figures.every[0] += bool(kind) and found
        figures.every[1] += found
        figures.every[2] += bool(kind)
        if kind:
            figures.pairs[f"{kind} {'found' if found else 'missed'}"] += 1
        elif a.story == b.story:
            figures.apart[1] += 1
            figures.apart[0] += not found
        if bool(kind) != found:
            figures.misses.append(
                f"pair {a.key} {b.key} {a.history}: {kind or 'look-alike'} {'joined' if found else 'missed'}"
            )


def main_pairs(held: Sequence[Made], main: Mapping[str, object]) -> list[int]:
    """Return right, found and true pairs whose main origin is one."""
    out = [0, 0, 0]
    for a, b in combinations(held, 2):
        true, found = a.origin == b.origin, main[a.key] == main[b.key]
        out[0] += true and found
        out[1] += found
        out[2] += true
    return out


def stories_off(held: Sequence[Made], main: Mapping[str, object]) -> list[int]:
    """Return by how many origins stories are off, all together, and how many stories there are."""
    stories: dict[int, list[Made]] = defaultdict(list)
    for m in held:
        stories[m.story].append(m)
    off = sum(abs(len({m.origin for m in s}) - len({main[m.key] for m in s})) for s in stories.values())
    return [off, len(stories)]


def score_copy(
    m: Made, given: Mapping[str, list[tuple[str | None, str]]], parents: dict[str, str | None], figures: Figures
) -> None:
    """Count the relation and the direction of a copy whose parent is held."""
    right = m.relation in {r for _, r in given[m.key]}
    figures.relation[f"{m.relation} {'right' if right else 'wrong'}"] += 1
    if not right:
        figures.misses.append(
            f"relation {m.key}<-{m.parent} {m.history}: {m.relation} got {[r for _, r in given[m.key]]}"
        )
    above = set(ancestors(m.key, parents))
    merged_in = {origin for _, origin in m.paragraphs}  # another source that it has words from is no mistake
    sources = {s for s, _ in given[m.key] if s and (s in above or s not in merged_in)}
    below = [k for k, _ in given.items() if m.key in {s for s, _ in given[k] if s} and k in above]
    verdict = "right" if sources & above else "wrong" if below or sources else "unknown"
    if verdict == "wrong" and not below and sources <= same_text(above, figures.texts):
        verdict = "twin"  # which of two equal texts was taken from is nowhere to be seen
    figures.direction[verdict] += 1
    figures.parents += m.parent in sources
    if verdict != "right":
        figures.misses.append(f"direction {m.key}<-{m.parent} {m.history}: {verdict}, got {sorted(sources)}")


def same_text(keys: set[str], texts: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the articles with the same paragraphs as one of *keys*."""
    held = {texts[k] for k in keys if k in texts}
    return {k for k, text in texts.items() if text in held}


def inherits_error(m: Made, held: Mapping[str, Made]) -> bool:
    """Say whether a copy has a misprint of its parent's that its parent's parent, held too, has not."""
    parent = held[str(m.parent)]
    if parent.parent not in held:
        return False
    texts = [{t for t, _ in x.paragraphs} for x in (m, parent, held[parent.parent])]
    return any(wrong in texts[0] & texts[1] and right in texts[2] for wrong, right in parent.misprints)


def characters(m: Made, made: Set, lineage: Lineage, parts: Parts) -> list[int]:
    """Return right, found and true characters of copied passages in one article that is a copy."""
    article, spans = parts[m.key]
    held = made.held
    parents = {x.key: x.parent for x in made.made}
    above = {parts[key][0].id for key in ancestors(m.key, parents) if key in parts}
    if m.parent is None:
        return [0, 0, 0]
    elsewhere: dict[str, set[tuple[str, ...]]] = {}
    for other in held:
        if other.story == m.story and other.key != m.key:
            for text, o in other.paragraphs:
                elsewhere.setdefault(o, set()).update(shingles(text))
    true, found = bytearray(len(article.text)), bytearray(len(article.text))
    for span, origin in spans:
        runs = shingles(span.of(article.text))
        stands = not runs or len(runs & elsewhere.get(origin, set())) >= len(runs) / 4
        if origin in elsewhere and stands and origin != m.key:
            true[span.start : span.end] = b"\1" * len(span)
    for copy in lineage.copies:
        if copy.target == article.id:
            for p in copy.passages:
                found[p.target.start : p.target.end] = b"\1" * len(p.target)
        elif copy.source == article.id and copy.target in above:  # the way it went is scored by itself
            for span in (p.source for p in copy.passages if p.source is not None):
                found[span.start : span.end] = b"\1" * len(span)
    return [sum(a & b for a, b in zip(true, found, strict=True)), sum(found), sum(true)]


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


def prf(counts: Sequence[int]) -> tuple[float, str]:
    """Return F1, and precision, recall and F1 as text."""
    right, found, true = counts
    p, r = right / found if found else 1.0, right / true if true else 1.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f, f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({right} of {found} found, {true} true)"


def read_stories(folders: Sequence[Path], written: Iterable[list[str]] = ()) -> list[list[str]]:
    """Return the reports of *folders*, and those *written*, as lists of paragraphs, sorted by digest."""
    texts = []
    for folder in folders:
        plain = sorted(folder.rglob("*.txt"))
        if plain and not any(folder.rglob("*.html")) and not any(folder.rglob("*.jsonl")):
            texts.extend(p.read_text(encoding="utf-8", errors="replace") for p in plain)
        else:
            for article in intake.collect([folder], manifest=None, published=None).articles:
                texts.append("\n".join(span.of(article.text) for span in article.body()))
    stories = ([line.strip() for line in t.splitlines() if len(line.split()) > 5] for t in texts)
    kept = sorted((s[:MOST_STORY] for s in stories if len(s) >= LEAST_STORY), key=digest)
    # forms that written stories have in common are no copies, and shorter than any
    return sorted([*unlike(kept), *written], key=digest)


def unlike(stories: Sequence[list[str]]) -> list[list[str]]:
    """Return the stories without those that have runs of words of another: real texts hold real copies."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for story in stories:
        runs = shingles(" ".join(story))
        if len(runs & seen) < len(runs) / 20:
            seen |= runs
            kept.append(story)
    return kept


def digest(story: Sequence[str]) -> str:
    """Return the digest by which a story falls into a half."""
    return hashlib.sha256("\n".join(story).encode("utf-8", "surrogatepass")).hexdigest()


def find_twins(stories: Sequence[list[str]]) -> list[tuple[list[str], list[str]]]:
    """Return pairs of stories that are about one event, by their rare words; no story twice."""
    bags = [{w for p in s for w in p.lower().split() if len(w) > 5} for s in stories]
    often = Counter(w for bag in bags for w in bag)
    rare = [{w for w in bag if 1 < often[w] <= max(3, len(stories) // 50)} for bag in bags]
    likeness = sorted(
        (-len(rare[a] & rare[b]) / max(1, min(len(rare[a]), len(rare[b]))), a, b)
        for a, b in combinations(range(len(stories)), 2)
        if len(rare[a] & rare[b]) >= LEAST_TWINS * min(len(rare[a]), len(rare[b])) and len(rare[a] & rare[b]) > 4
    )
    used: set[int] = set()
    out = []
    for _, a, b in likeness:
        if not {a, b} & used:
            used |= {a, b}
            out.append((stories[a], stories[b]))
    return out[:MOST_TWINS]


def report(figures: Figures) -> Iterator[tuple[str, float, str, int]]:
    """Yield the figures as (name, value, text, number of cases)."""
    yield "pairs of one origin", *prf(figures.every), figures.every[2]
    yield "  of one main origin", *prf(figures.main), figures.main[2]
    for kind in ("verbatim", "edited", "lost", "update", "partial"):
        found, missed = figures.pairs[f"{kind} found"], figures.pairs[f"{kind} missed"]
        yield f"  {kind}", 0.0, f"R {found / max(1, found + missed):.3f} of {found + missed}", 0
    kept, every = figures.apart
    yield "look-alikes apart", kept / max(1, every), f"{kept / max(1, every):.3f} of {every}", every
    yield "characters copied", *prf(figures.characters), figures.characters[2]
    right = sum(n for k, n in figures.relation.items() if k.endswith("right"))
    total = figures.relation.total()
    by_kind = ", ".join(f"{k} {n}" for k, n in sorted(figures.relation.items()))
    yield "relation", right / max(1, total), f"{right / max(1, total):.3f} of {total} ({by_kind})", total
    right, decided = figures.direction["right"], figures.direction["right"] + figures.direction["wrong"]
    unknown = figures.direction["unknown"]
    twins = figures.direction["twin"]
    text = (
        f"{right / max(1, decided):.3f} of {decided} decided; {unknown / max(1, unknown + decided):.1%} left unknown;"
        f" {twins} more given to an equal text ({right / max(1, decided + twins):.3f} with those as wrong)"
    )
    yield "direction", right / max(1, decided), text, decided
    share = figures.parents / max(1, unknown + decided)
    yield "  parent itself named", 0.0, f"{share:.3f} of {unknown + decided}", 0
    right, every = figures.errors
    yield "  parent behind an error", 0.0, f"{right / max(1, every):.3f} of {every}", 0
    off, stories = figures.stories
    yield "origins per story, off by", 0.0, f"{off / max(1, stories):.3f} of {stories} stories", 0


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
