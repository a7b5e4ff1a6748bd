"""
Fingerprints and lines of all articles, sorted bucket by bucket; which articles to compare, range by range.

A bucket holds all fingerprints between two bounds, whatever article they are from, and a range
all links of some articles; so each task sees all that its decision needs, and little of the corpus.
"""

import numpy as np

from stemma.lineage.candidates import Links, closest, link_prints, merge_links, split_codes
from stemma.lineage.families import Unions
from stemma.lineage.template import Lines
from stemma.runners.stages import Array, Facts, Job
from stemma.runners.store import open_catalogue

HALF = 32
ALL_KEYS = 1 << 64


def buckets(job: Job, name: str) -> int:
    """Return how many buckets the fingerprints ("prints") or "lines" of the corpus are cut into."""
    total = sum(facts[name] for _, facts in job.every("take"))
    return max(1, -(-total // job.corpus.bucket_keys))


def ranges(job: Job) -> int:
    """Return how many ranges of articles the links are cut into."""
    total = sum(facts["links"] for _, facts in job.every("link"))
    return max(1, -(-total // job.corpus.range_links))


def link(job: Job, task: int) -> Facts:
    """Write the links by the fingerprints of a bucket; of articles with the same words the first alone counts."""
    keys, numbers = _bucket(job, task, "prints", skew=job.lineage.sketch.window)
    first = open_catalogue(job).first[numbers] == numbers
    links = link_prints(keys[first], numbers[first], parameters=job.lineage.candidates)
    job.save("link", task, codes=links.codes, total=links.total.astype(np.int32), rare=links.rare.astype(np.int32))
    return {"links": len(links.codes)}


def partner(job: Job, task: int) -> Facts:
    """Write the pairs that are close for the articles of a range."""
    articles, count = job.facts("number", 0)["articles"], ranges(job)
    bounds = [np.uint64((articles * n // count) << HALF) for n in (task, task + 1)]
    parts = []
    for bucket, _ in job.every("link"):
        codes = job.load("link", bucket, "codes", mapped=True)
        lo, hi = np.searchsorted(codes, bounds)
        total, rare = (
            job.load("link", bucket, name, mapped=True)[lo:hi].astype(np.int64) for name in ("total", "rare")
        )
        parts.append(Links(codes=np.array(codes[lo:hi]), total=total, rare=rare))
    codes = closest(merge_links(parts), parameters=job.lineage.candidates)
    job.save("partner", task, codes=codes)
    return {"pairs": len(codes)}


def line(job: Job, task: int) -> Facts:
    """Write the lines of a bucket that may be template: marked ones, and those that stand in several articles."""
    keys, owner, sizes, marked = _bucket_of_lines(job, task)
    order = np.lexsort((owner, keys))
    keys, owner, sizes, marked = keys[order], owner[order], sizes[order], marked[order]
    begins = np.flatnonzero(np.append(np.ones(min(1, len(keys)), dtype=bool), keys[1:] != keys[:-1]))
    ends = np.append(begins[1:], len(keys))
    several = owner[begins] != owner[ends - 1] if len(begins) else np.zeros(0, dtype=bool)
    kept = np.repeat(several, ends - begins) | marked
    job.save(
        "line",
        task,
        keys=keys[kept],
        owners=owner[kept].astype(np.int32),
        sizes=sizes[kept],
        marked=marked[kept],
        marked_keys=np.unique(keys[marked]),
    )
    return {"lines": int(kept.sum())}


def bucket_lines(job: Job, task: int) -> Lines:
    """Return the lines that `line` wrote."""
    return Lines(
        keys=job.load("line", task, "keys"),
        sizes=job.load("line", task, "sizes").astype(np.int64),
        marked=job.load("line", task, "marked"),
        owner=job.load("line", task, "owners").astype(np.int64),
    )


def plan(job: Job, task: int) -> Facts:
    """Write all pairs, those that hang together side by side, cut into shards; and the lines that are marked."""
    first = open_catalogue(job).first
    codes = np.unique(np.concatenate([job.load("partner", n, "codes") for n, _ in job.every("partner")]))
    left, right = split_codes(codes)
    twins = np.flatnonzero(first != np.arange(len(first)))
    left = np.concatenate((left, first[twins]))
    right = np.concatenate((right, twins))
    equal = np.concatenate((np.zeros(len(codes), dtype=bool), np.ones(len(twins), dtype=bool)))
    group = connected(len(first), left, right)[left]
    order = np.lexsort((right, left, group))
    group = group[order]
    edges = _shard_edges(np.diff(np.append(np.flatnonzero(_new(group)), len(group))), job.corpus.shard_pairs)
    marked = np.concatenate([job.load("line", n, "marked_keys") for n, _ in job.every("line")])
    job.save(
        "plan",
        task,
        left=left[order].astype(np.int32),
        right=right[order].astype(np.int32),
        equal=equal[order],
        edges=edges,
        marked=np.unique(marked),
    )
    return {"pairs": len(order), "shards": len(edges) - 1}


def connected(size: int, left: Array, right: Array) -> Array:
    """Return, for each of *size* numbers, the smallest one that the pairs connect it with; int64."""
    unions = Unions(size)
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        unions.join(a, b)
    return np.fromiter(map(unions.find, range(size)), dtype=np.int64, count=size)


def _bucket(job: Job, task: int, name: str, *, skew: int) -> tuple[Array, Array]:
    """Return the keys of a bucket and the numbers of the articles that they stand in; articles given twice are out."""
    keys, numbers = _slices(job, task, name, skew, (f"{name.removesuffix('s')}_owners",))[:2]
    kept = numbers >= 0
    return keys[kept], numbers[kept]


def _bucket_of_lines(job: Job, task: int) -> tuple[Array, Array, Array, Array]:
    keys, numbers, sizes, marked = _slices(job, task, "lines", 1, ("line_owners", "line_sizes", "line_marked"))
    kept = numbers >= 0
    return keys[kept], numbers[kept], sizes[kept], marked[kept]


def _slices(job: Job, task: int, name: str, skew: int, beside: tuple[str, ...]) -> list[Array]:
    """Return the keys of a bucket, and what stands beside them; the first of that are owners, now by number."""
    lo, hi = _bounds(job, task, name, skew)
    numbers = job.load("number", 0, "numbers", mapped=True)
    begins = job.load("number", 0, "begins")
    found: list[list[Array]] = [[] for _ in range(1 + len(beside))]
    for part, _ in job.every("take"):
        keys = job.load("take", part, name, mapped=True)
        at = slice(int(np.searchsorted(keys, lo)), len(keys) if hi is None else int(np.searchsorted(keys, hi)))
        found[0].append(np.array(keys[at]))
        for column, other in enumerate(beside, 1):
            cells = np.array(job.load("take", part, other, mapped=True)[at])
            found[column].append(numbers[begins[part] + cells].astype(np.int64) if column == 1 else cells)
    return [np.concatenate(column) for column in found]


def _bounds(job: Job, task: int, name: str, skew: int) -> tuple[np.uint64, np.uint64 | None]:
    """Return the least key of a bucket and of the next. The smallest of *skew* keys is small: buckets widen."""
    count = buckets(job, name)
    lo, hi = (int(ALL_KEYS * (1 - (1 - n / count) ** (1 / skew))) for n in (task, task + 1))
    return np.uint64(lo), np.uint64(hi) if task + 1 < count else None


def _shard_edges(sizes: Array, most: int) -> Array:
    """Return where shards begin, and where the last one ends: groups are kept together unless they are too large."""
    edges = [0]
    at = 0
    for size in sizes.tolist():
        if at > edges[-1] and at + size - edges[-1] > most:
            edges.append(at)
        at += size
        while at - edges[-1] > most:
            edges.append(edges[-1] + most)
    if at > edges[-1]:
        edges.append(at)
    return np.array(edges, dtype=np.int64)


def _new(values: Array) -> Array:
    return np.append(np.ones(min(1, len(values)), dtype=bool), values[1:] != values[:-1])
