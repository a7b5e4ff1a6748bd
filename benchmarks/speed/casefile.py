"""
What one more article costs in a case of a given size, step by step, in CPU seconds.

    python benchmarks/speed/casefile.py [--articles 5000] [--more 3] [--folder DIR]
    python benchmarks/speed/casefile.py --profile 40 ...       also the functions that take most of the last addition

A synthetic story (`synthetic_case.py`, seeded) is built into a case file once; then articles are added one at a time,
each as `stemma build` would: open, take in, trace, read, compose, write. Reading the new article is counted apart.
With --folder the built file is kept there and used again.
"""

import argparse
import cProfile
import json
import pstats
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from synthetic_case import articles

from stemma import account as accounting
from stemma import case as casing
from stemma import lineage as tracing
from stemma import reading
from stemma.casefile import CaseFile

STEPS = {
    "open and read back": ((CaseFile, "articles"), (CaseFile, "readings"), (CaseFile, "rulings")),
    "who copied whom": ((tracing, "trace"),),
    "reading": ((reading, "read"),),
    "one account": ((accounting, "compose"),),
    "write": ((CaseFile, "replace"),),
}
"""Step -> the functions whose time it is."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--more", type=int, default=3)
    parser.add_argument("--profile", type=int, default=0, metavar="LINES")
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.folder or Path(made)
        records = list(articles(chosen.articles + chosen.more))
        path = folder / f"case-{chosen.articles}.db"
        with timed() as spent:
            if not path.exists():
                casing.build(path, [lines(folder / "held.jsonl", records[: chosen.articles])])
        say(f"building a case of {chosen.articles:,} articles", spent)
        work = folder / "work.db"
        shutil.copy(path, work)
        for number in range(chosen.more):
            one = lines(folder / "more.jsonl", records[chosen.articles + number :][:1])
            profiler = cProfile.Profile()
            last = number == chosen.more - 1
            if chosen.profile and last:
                profiler.enable()
            with timed() as spent:
                rebuilt = casing.build(work, [one])
            profiler.disable()
            say(
                f"adding one ({len(rebuilt.account.events):,} events, {len(rebuilt.account.statements):,} statements)",
                spent,
            )
            if chosen.profile and last:
                pstats.Stats(profiler).sort_stats("tottime").print_stats(chosen.profile)


def lines(path: Path, records: Sequence[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


@contextmanager
def timed() -> Iterator[dict[str, float]]:
    """Yield the CPU seconds of each step, filled in at the end; what no step claims is `rest`."""
    spent: dict[str, float] = dict.fromkeys(STEPS, 0.0)
    kept = [(owner, name, getattr(owner, name)) for owned in STEPS.values() for owner, name in owned]
    for step, owned in STEPS.items():
        for owner, name in owned:
            setattr(owner, name, counted(getattr(owner, name), step, spent))
    began = time.process_time()
    yield spent
    spent["all"] = time.process_time() - began
    for owner, name, function in kept:
        setattr(owner, name, function)


def counted(function, step, spent):
    def call(*args, **named):
        began = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[step] += time.process_time() - began

    return call


def say(what: str, spent: dict[str, float]) -> None:
    whole = spent.pop("all")
    parts = ", ".join(f"{step} {seconds:.2f}" for step, seconds in spent.items() if seconds >= 0.005)
    besides = whole - spent["reading"]
    print(
        f"{what}: {whole:.2f} CPU s, {besides:.2f} besides reading ({parts}, rest {whole - sum(spent.values()):.2f})",
        flush=True,
    )


if __name__ == "__main__":
    main()
