"""
How fast lineage is, and how much memory it takes.

    python benchmarks/speed/lineage.py pairs   [--articles 10000] [--peers PYTHON]   from text to candidate pairs, beside peers
    python benchmarks/speed/lineage.py curve   [--sizes 1000 10000 100000] [--printings 0] [--cores 2]   disk to disk
    python benchmarks/speed/lineage.py case    [--sizes 1000 10000]                  `trace` in memory
    python benchmarks/speed/lineage.py add     [--articles 10000]                    one more article in a case
    python benchmarks/speed/lineage.py hostile                                       input that is made to be slow

Articles are synthetic news (`synthetic_news.py`, seeded): 400 words, 30 % copies. `lineage_peers.py` says how to install the peers.
CPU seconds are printed beside wall seconds, since other programs may use the machine; both count all processes.
Memory is the largest sum, over all processes, of what each has resident, shared pages divided among them (PSS); Linux only.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from synthetic_news import NewsParameters, articles, judge, write_json_lines

from stemma.lineage import GrowingCase, LineageParameters, trace
from stemma.lineage.candidates import find_pairs
from stemma.lineage.sketch import draw_sketches, find_prints
from stemma.records.article import Article, derive_article_id, digest_text
from stemma.runners import trace_corpus
from stemma.text.shingles import Keys, Places

PARAMETERS = LineageParameters()


@dataclass(slots=True)
class Cost:
    """Seconds and megabytes."""

    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("pairs", "curve", "case", "add", "hostile"))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--printings", type=int, default=0)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--peers", help="python of an environment that holds the peers")
    parser.add_argument("--folder", type=Path, help="where the articles and results lie; else a temporary folder")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.folder or Path(made)
        if chosen.what == "pairs":
            measure_pairs(folder, chosen.articles, chosen.peers)
        elif chosen.what == "curve":
            measure_curve(folder, chosen.sizes, chosen.printings, chosen.cores)
        elif chosen.what == "case":
            measure_cases(chosen.sizes)
        elif chosen.what == "add":
            measure_adding(chosen.articles)
        else:
            measure_hostile()


def measure_pairs(folder: Path, count: int, peers: str | None) -> None:
    path = folder / f"news-{count}.jsonl"
    write_json_lines(path, count)
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    made, stories = [article(r) for r in records], [r["story"] for r in records]
    print(f"{'from text to candidate pairs':32} articles/s  per CPU s     pairs  copies met  pairs within a story")
    for cores in (1, 2):
        with measured() as cost:
            pairs = find_pairs(*prints_of(made, cores), parameters=PARAMETERS.candidates)
        met, right = judge(pairs, stories)
        say_pairs(f"stemma, {cores} process{'es' if cores > 1 else ''}", count, cost, len(pairs), met, right)
    if peers:
        script = Path(__file__).with_name("lineage_peers.py")
        with subprocess.Popen([peers, str(script), str(path)], stdout=subprocess.PIPE, text=True) as run:
            for line in run.stdout or ():
                row = json.loads(line)
                if "failed" in row:
                    print(f"{row['name']:32} did not run: {row['failed']}")
                else:
                    cost = Cost(row["wall"], row["cpu"])
                    say_pairs(row["name"], count, cost, row["pairs"], row["met"], row["right"])


def say_pairs(name: str, count: int, cost: Cost, pairs: int, met: float, right: float) -> None:
    print(
        f"{name:32} {count / cost.wall:10,.0f} {count / cost.cpu:10,.0f} {pairs:9,} {met:11.1%} {right:12.1%}",
        flush=True,
    )


def prints_of(made: Sequence[Article], cores: int) -> tuple[Keys, Places]:
    if cores == 1:
        return prints_from(made)
    step = 500
    with ProcessPoolExecutor(cores) as pool:
        parts = list(pool.map(prints_from, [made[at : at + step] for at in range(0, len(made), step)]))
    owners = [owner + n * step for n, (_, owner) in enumerate(parts)]
    return np.concatenate([keys for keys, _ in parts]), np.concatenate(owners)


def prints_from(made: Sequence[Article]) -> tuple[Keys, Places]:
    return find_prints(list(draw_sketches(made, parameters=PARAMETERS.sketch)), parameters=PARAMETERS.sketch)


def measure_curve(folder: Path, sizes: Sequence[int], printings: int, cores: int) -> None:
    print(
        f"{'articles':>10} {'copies':>9} {'shared':>9} {'wall s':>8} {'CPU s':>8} {'ms CPU an article':>18} {'MB':>6}"
    )
    for count in sizes:
        path = folder / f"news-{count}-{printings}.jsonl"
        if not path.exists():
            write_json_lines(path, count, parameters=NewsParameters(printings=printings))
        out = folder / f"out-{count}-{printings}"
        shutil.rmtree(out, ignore_errors=True)
        with measured() as cost:
            summary = trace_corpus([path], out, cores=cores)
        print(
            f"{count:10,} {summary.copies:9,} {summary.shared:9,} {cost.wall:8.1f} {cost.cpu:8.1f} "
            f"{1000 * cost.cpu / count:18.2f} {cost.memory:6.0f}",
            flush=True,
        )


def measure_cases(sizes: Sequence[int]) -> None:
    print(f"{'articles':>10} {'copies':>9} {'CPU s':>8} {'ms CPU an article':>18}")
    for count in sizes:
        made = [article(r) for r in articles(count)]
        with measured() as cost:
            lineage = trace(made)
        print(f"{count:10,} {len(lineage.copies):9,} {cost.cpu:8.1f} {1000 * cost.cpu / count:18.2f}", flush=True)


def measure_adding(count: int, more: int = 200) -> None:
    made = [article(r) for r in articles(count + more)]
    random.Random(1).shuffle(made)
    with measured() as opening:
        case = GrowingCase(made[:count])
    seconds = []
    whole = 0
    for one in made[count:]:
        began = time.process_time()
        whole += case.add(one).is_whole
        seconds.append(time.process_time() - began)
    seconds.sort()
    print(f"opening a case of {count:,} articles: {opening.cpu:.1f} CPU s, {opening.memory:.0f} MB")
    print(
        f"adding one: median {1000 * seconds[more // 2]:.0f} ms, 95 % under {1000 * seconds[more * 95 // 100]:.0f} ms, "
        f"longest {1000 * seconds[-1]:.0f} ms of CPU; {more - whole} of {more} call for opening the case anew"
    )


def measure_hostile() -> None:
    news = [str(r["text"]) for r in articles(300)]
    sentence = "The envoy said that the talks about the bridge would go on for as long as it takes. "
    kinds: dict[str, Callable[[], list[str]]] = {
        "100,000 identical articles": lambda: [news[0]] * 100_000,
        "100,000 articles of one word": lambda: [f"word{n}" for n in range(100_000)],
        "two of 10 MB of one sentence": lambda: [sentence * 120_000, sentence * 119_999],
        "10,000 of a template, one word changed": lambda: [f"{news[1]} {n:06d} {news[2]}" for n in range(10_000)],
        "5,000 in Arabic and Hebrew letters": lambda: [
            " ".join(f"سفير{(n * k) % 997} שר{(n + k) % 89}" for k in range(300)) for n in range(5_000)
        ],
        "3,000 that share one of few paragraphs": lambda: [
            f"{news[n]}\n\n{news[300 - 1 - k]}" for n in range(30) for k in range(100)
        ],
        "one line of a million words": lambda: [" ".join(news) * 9] * 2,
    }
    for name, texts in kinds.items():
        made = [article({"id": str(n), "outlet": f"Paper {n}", "text": t}) for n, t in enumerate(texts())]
        with measured() as cost:
            lineage = trace(made)
        print(f"{name:42} {cost.cpu:7.1f} CPU s  {len(lineage.copies):7,} copies", flush=True)


def article(record: dict[str, str]) -> Article:
    """Return a record as an article, without what intake would find in its text."""
    sha = digest_text(record["text"])
    outlet, published = record.get("outlet"), record.get("published")
    return Article(
        id=derive_article_id(url=None, file=record["id"], outlet=outlet, published=published, text_sha256=sha),
        file=record["id"],
        url=None,
        outlet=outlet,
        title=record.get("title"),
        published=published,
        language="en",
        text=record["text"],
        text_sha256=sha,
    )


@contextmanager
def measured() -> Iterator[Cost]:
    """Yield a cost that is filled in at the end."""
    cost = Cost()
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(cost, over), daemon=True)
    began, used = time.perf_counter(), _cpu()
    watch.start()
    yield cost
    cost.wall, cost.cpu = time.perf_counter() - began, _cpu() - used
    over.set()
    watch.join()


def _cpu() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _watch(cost: Cost, over: threading.Event) -> None:
    while not over.wait(0.25):
        cost.memory = max(cost.memory, sum(map(_resident, _family(os.getpid()))))


def _family(process: int) -> list[int]:
    try:
        children = [
            int(n) for t in Path(f"/proc/{process}/task").iterdir() for n in (t / "children").read_text().split()
        ]
    except OSError:
        return []
    return [process, *(n for child in children for n in _family(child))]


def _resident(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    main()
