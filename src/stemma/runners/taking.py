"""
The first stages: parts of the input become articles on disk, their fingerprints and lines; then all are numbered.
"""

import json
from hashlib import blake2b

import numpy as np

from stemma.intake import take_part
from stemma.lineage.limits import find_left_out
from stemma.lineage.newsroom import outlet_key
from stemma.lineage.sketch import Sketch, draw_sketches, find_prints
from stemma.lineage.template import find_lines, join_lines
from stemma.records.article import Article
from stemma.runners.stages import Array, Facts, Job
from stemma.runners.store import ISSUES, write_articles

UNDATED = b"9999"
"""What stands for the publication time of an undated article: it comes last."""
DATE_BYTES = 32
NO_SITE = 0


def take(job: Job, task: int) -> Facts:
    """Make the articles of a part; write them, their fingerprints and lines, and what is odd or was left out."""
    taken = take_part(job.parts[task], manifests=job.manifests, published=job.published, parameters=job.intake)
    issues = list(taken.issues)
    write_articles(job, task, taken.articles)
    sketches = list(draw_sketches(taken.articles, parameters=job.lineage.sketch))
    issues += find_left_out(sketches, parameters=job.lineage.sketch)
    keys, owner = find_prints(sketches, parameters=job.lineage.sketch)
    order = np.argsort(keys, kind="stable")
    lines = join_lines([find_lines(s, n, parameters=job.lineage.kinds) for n, s in enumerate(sketches)])
    by_line = np.argsort(lines.keys, kind="stable")
    job.save(
        "take",
        task,
        published=np.array([_date(a) for a in taken.articles], dtype=f"S{DATE_BYTES}"),
        ids=np.array([int(a.id[1:], 16) for a in taken.articles], dtype=np.uint64),
        digests=np.array([_digest(s) for s in sketches], dtype=np.uint64).reshape(-1, 2),
        sites=np.array([_site(a) for a in taken.articles], dtype=np.uint64),
        prints=keys[order],
        print_owners=owner[order].astype(np.uint32),
        lines=lines.keys[by_line],
        line_sizes=np.minimum(lines.sizes, np.iinfo(np.uint16).max).astype(np.uint16)[by_line],
        line_marked=lines.marked[by_line],
        line_owners=lines.owner.astype(np.uint32)[by_line],
    )
    rows = [json.dumps({"level": i.level, "article": i.article, "text": i.text}, ensure_ascii=False) for i in issues]
    job.path("take", task, ISSUES).write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return {
        "articles": len(sketches),
        "refused": sum(i.level == "error" for i in issues),
        "prints": len(keys),
        "lines": len(lines.keys),
    }


def number(job: Job, task: int) -> Facts:
    """Number all articles by publication; of those with one id the last is kept. Find who has the same words."""
    counts = [facts["articles"] for _, facts in job.every("take")]
    published, ids, digests, sites = (_all(job, name) for name in ("published", "ids", "digests", "sites"))
    part = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    place = np.concatenate([np.zeros(0, np.int32), *(np.arange(n, dtype=np.int32) for n in counts)])
    order = np.lexsort((ids, published))
    last = np.append(ids[order][1:] != ids[order][:-1], np.ones(min(1, len(order)), dtype=bool))
    kept = order[last]
    numbers = np.full(len(ids), -1, dtype=np.int32)
    numbers[kept] = np.arange(len(kept), dtype=np.int32)
    _, known = np.unique(sites[kept], return_inverse=True)
    job.save(
        "number",
        task,
        numbers=numbers,
        begins=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        part=part[kept],
        place=place[kept],
        first=_first_with(digests[kept]),
        site=np.where(sites[kept] == NO_SITE, -1, known).astype(np.int32),
    )
    return {"articles": len(kept), "twice": len(ids) - len(kept)}


def _all(job: Job, name: str) -> Array:
    return np.concatenate([job.load("take", task, name) for task, _ in job.every("take")])


def _first_with(digests: Array) -> Array:
    """Return, for each article, the smallest number with the same words; articles without words are alone."""
    numbers = np.arange(len(digests), dtype=np.int32)
    order = np.lexsort((numbers, digests[:, 1], digests[:, 0]))
    ranked = digests[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = np.any(ranked[1:] != ranked[:-1], axis=1) | ~ranked[1:].any(axis=1)
    first = np.empty(len(order), dtype=np.int32)
    first[order] = order[np.flatnonzero(new)][np.cumsum(new) - 1]
    return first


def _digest(sketch: Sketch) -> tuple[int, int]:
    """Return 128 bits of the words of an article; zeros where it has none."""
    made = sketch.digest
    return int.from_bytes(made[:8], "little"), int.from_bytes(made[8:], "little")


def _date(article: Article) -> bytes:
    return article.published.encode("ascii", "replace") if article.published else UNDATED


def _site(article: Article) -> int:
    key = outlet_key(article)
    return NO_SITE if key is None else int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little") or 1
