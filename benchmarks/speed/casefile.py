"""
What one more article costs in a case of a given size, stage by stage: CPU seconds and memory.

    python benchmarks/speed/casefile.py [--shapes dense stories] [--sizes 300 1000 2000 5000] [--more 2] [--folder DIR]
    python benchmarks/speed/casefile.py --sizes 300 --profile 40     also the functions that take most of the last addition

A synthetic case (seeded) is built once; then articles are added one at a time, each by a program of its own, as
`stemma take` and then `stemma build` would: open, read, put in (`taking`, without reading), and: open, trace, compose,
write. The last one's figures are printed: the ones before it fill what the case file keeps between runs.

- dense: one story of 25 articles a day, in which most acts lie near most others (`synthetic_case.py`)
- stories: many stories of some weeks each, eight at a time, told by several papers (`synthetic_stories.py`)

With --folder the built files are kept there and used again; what was read stays read and what is remembered stays
remembered, whichever version did it, so that two versions can be measured on one file (a version that remembers in
another form makes that anew with the first addition, which is not printed).
"""

import argparse
import cProfile
import json
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import synthetic_case
import synthetic_stories

from stemma import account as accounting
from stemma import case as casing
from stemma import intake, pipeline, reading
from stemma import lineage as tracing
from stemma.casefile import CaseFile

SHAPES: Mapping[str, Callable[[int], Iterator[dict[str, str]]]] = {
    "dense": synthetic_case.articles,
    "stories": synthetic_stories.articles,
}
STAGES = {
    "intake": ((intake, "collect"),),
    "reading back": tuple((CaseFile, name) for name in ("articles", "readings", "vectors", "rulings", "intake_issues")),
    "lineage": ((tracing, "trace"), (tracing, "apply_rulings")),
    "reading": ((reading, "read"),),
    "compose": ((accounting, "compose"),),
    "storing": ((CaseFile, "replace"),),
}
"""Stage -> the functions whose time it is. What is left is the commit and what lies between."""
HELD = "as it was made"
"""The digest under which the kept files hold their readings and what is remembered."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1_000, 2_000, 5_000])
    parser.add_argument("--more", type=int, default=2)
    parser.add_argument("--profile", type=int, default=0, metavar="LINES")
    parser.add_argument("--folder", type=Path)
    parser.add_argument(
        "--rules", action="store_true", help="what is held is read by the rules alone: a third of the time"
    )
    parser.add_argument("--add", nargs=2, type=Path, metavar=("CASE", "JSONL"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    casing.reader_digest = casing.maker_digest = lambda: HELD
    if chosen.add:
        print(json.dumps(add(*chosen.add, profile=chosen.profile)))
        return
    print(
        f"{'case':8} {'articles':>8} {'taking':>8} {'besides reading':>15} "
        + " ".join(f"{s:>12}" for s in (*STAGES, "rest", "MB"))
    )
    with tempfile.TemporaryDirectory() as made:
        for shape in chosen.shapes:
            for size in chosen.sizes:
                measure(
                    chosen.folder or Path(made),
                    shape,
                    size,
                    more=chosen.more,
                    profile=chosen.profile,
                    rules=chosen.rules,
                )


def measure(folder: Path, shape: str, size: int, *, more: int, profile: int, rules: bool) -> None:
    """Print what one more article costs in a case of *size* articles."""
    records = list(SHAPES[shape](size + more))
    path, work = folder / f"{shape}-{size}.db", folder / "work.db"
    grow(folder, shape, records[:size], path, rules=rules)
    shutil.copy(path, work)
    for number in range(more):
        one = lines(folder / "more.jsonl", records[size + number :][:1])
        asked = [sys.executable, __file__, "--add", str(work), str(one)]
        asked += ["--profile", str(profile)] if profile and number == more - 1 else []
        spent = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE).stdout)
    taking = spent.pop("taking")
    besides = sum(s for stage, s in spent.items() if stage not in {"reading", "MB"})
    cells = " ".join(f"{value:12.2f}" if stage != "MB" else f"{value:12.0f}" for stage, value in spent.items())
    print(f"{shape:8} {size:8,} {taking:8.2f} {besides:15.2f} {cells}", flush=True)


def grow(folder: Path, shape: str, records: list[dict[str, str]], path: Path, *, rules: bool) -> None:
    """Build the case at *path*, from the largest smaller one that is kept."""
    if path.exists():
        return
    kept = {int(p.stem.rpartition("-")[2]): p for p in folder.glob(f"{shape}-*.db")}
    start = max((n for n in kept if n < len(records)), default=0)
    growing = path.with_suffix(".growing")
    if start:
        shutil.copy(kept[start], growing)
    read = reading.read
    reading.read = (lambda article, **_: read(article)) if rules else read
    casing.build(growing, [lines(folder / "held.jsonl", records[start:])])
    reading.read = read
    growing.rename(path)


def add(path: Path, one: Path, *, profile: int) -> dict[str, float]:
    """Return the CPU seconds of each stage of adding the article in *one*, and the most memory that it took."""
    article = casing.intake.collect([one]).articles[0]
    pipeline.read(article)  # opening the weights is the price of a program, not of an article
    pipeline._encoder().sentences([article.text[:80]])  # noqa: SLF001 - the one that builds ask, opened with its first
    pipeline.made_by(weights=pipeline.weights_digest())  # so is telling which program it is, by its files
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    with timed() as spent:
        began = time.process_time()
        casing.take(path, [one])
        taking = time.process_time() - began - spent["reading"]
        casing.build(path, ())
    profiler.disable()
    if profile:
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("tottime").print_stats(profile)
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("cumtime").print_stats(profile)
    return {**spent, "taking": taking, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def lines(path: Path, records: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Yield the CPU seconds of each stage, filled in at the end; what no stage claims is `rest`."""
    spent: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    kept = [(owner, name, getattr(owner, name)) for owned in STAGES.values() for owner, name in owned]
    for stage, owned in STAGES.items():
        for owner, name in owned:
            setattr(owner, name, counted(getattr(owner, name), stage, spent))
    began = time.process_time()
    yield spent
    spent["rest"] = time.process_time() - began - sum(spent.values())
    for owner, name, function in kept:
        setattr(owner, name, function)


def counted(function, stage, spent):
    def call(*args, **named):
        began = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[stage] += time.process_time() - began

    return call


if __name__ == "__main__":
    main()
