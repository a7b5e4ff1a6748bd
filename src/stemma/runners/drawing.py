"""
Shared text of the pairs, shard by shard; which lines are template; and the lineage of what hangs together.

Pairs are weighed twice, as in `lineage.study`: before it is known which lines unrelated articles share, and
after. The words that agree are kept from the first time.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stemma.export.json import lineage_object
from stemma.lineage.align import Block
from stemma.lineage.assemble import draw_lineage
from stemma.lineage.kinds import Reader
from stemma.lineage.newsroom import outlet_key
from stemma.lineage.sketch import Sketch, blank_sketch, draw_sketch
from stemma.lineage.study import Study, align_pairs, is_firm, read_all, weigh_pairs
from stemma.lineage.template import find_lines, template_keys
from stemma.pipeline import lineage_alone
from stemma.records.article import Article, ArticleId
from stemma.records.lineage import Lineage
from stemma.runners.pairing import bucket_lines, connected
from stemma.runners.stages import Array, Facts, Job
from stemma.runners.store import open_catalogue, read_articles

NOTHING, SHARED, COPIED = 0, 1, 2
"""What a pair came to: no shared text, some, a copy."""
KINDS = ("articles", "origins", "copies", "shared", "collations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Some articles as lineage reads them, numbered anew from 0 in the order of their numbers."""

    numbers: tuple[int, ...]
    articles: tuple[Article, ...]
    sketches: tuple[Sketch, ...]
    readers: tuple[Reader, ...]
    outlets: tuple[str | None, ...]


def align_shard(job: Job, task: int) -> Facts:
    """Align and weigh the pairs of a shard; write the words that agree, and what each pair came to."""
    left, right, equal = _pairs_of(job, task)
    table = _read(job, {*left.tolist(), *right.tolist()}, None, job.load("plan", 0, "marked", mapped=True))
    at = {number: n for n, number in enumerate(table.numbers)}
    pairs = [(at[a], at[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    twins = frozenset(pair for pair, same in zip(pairs, equal.tolist(), strict=True) if same)
    plain = [pair for pair in pairs if pair not in twins]
    chains = align_pairs(table.sketches, plain, sorted(twins), parameters=job.lineage)
    kins = weigh_pairs(chains, twins, table.readers, table.outlets, parameters=job.lineage)
    state = [NOTHING if p not in kins else COPIED if kins[p].is_copy else SHARED for p in pairs]
    rows = [
        (n, m, *block)
        for n, p in enumerate(pairs)
        if p in chains
        for m, chain in enumerate(chains[p])
        for block in chain
    ]
    job.save(
        "align",
        task,
        blocks=np.array(rows, dtype=np.int32).reshape(-1, 5),
        aligned=np.array([p in chains for p in pairs], dtype=bool),
        state=np.array(state, dtype=np.int8),
        firm=np.array([p in kins and is_firm(kins[p]) for p in pairs], dtype=bool),
    )
    return {"aligned": len(chains), "copies": sum(s == COPIED for s in state)}


def family(job: Job, task: int) -> Facts:
    """Write whom each article is related to for certain."""
    firm = _by_pair(job, "firm").astype(bool)
    left, right = (job.load("plan", 0, name)[firm] for name in ("left", "right"))
    size = job.facts("number", 0)["articles"]
    job.save("family", task, families=connected(size, left, right).astype(np.int32))
    return {"firm": int(firm.sum())}


def template(job: Job, task: int) -> Facts:
    """Write the lines of a bucket that unrelated articles share, and the articles that hold them."""
    lines = bucket_lines(job, task)
    families, site = job.load("family", 0, "families"), open_catalogue(job).site
    keys = template_keys(lines, site[:].astype(np.int64), families.astype(np.int64), parameters=job.lineage.kinds)
    fresh = np.setdiff1d(keys, lines.keys[lines.marked])
    job.save("template", task, keys=fresh, owners=np.unique(lines.owner[np.isin(lines.keys, fresh)]))
    return {"lines": len(fresh)}


def divide(job: Job, task: int) -> Facts:
    """Divide all articles into shards that no copy connects, and write all template lines."""
    size = job.facts("number", 0)["articles"]
    stale = np.zeros(size, dtype=bool)
    for n, _ in job.every("template"):
        stale[job.load("template", n, "owners")] = True
    fresh = [job.load("template", n, "keys") for n, _ in job.every("template")]
    left, right = (job.load("plan", 0, name).astype(np.int64) for name in ("left", "right"))
    # a pair with new template lines is weighed again, and may be a copy then
    joined = (_by_pair(job, "state") == COPIED) | (_by_pair(job, "aligned").astype(bool) & (stale[left] | stale[right]))
    group = connected(size, left[joined], right[joined])
    order = np.lexsort((np.arange(size), group))
    begins = np.flatnonzero(np.append(np.ones(min(1, size), dtype=bool), np.diff(group[order]) != 0))
    sizes = np.diff(np.append(begins, size))
    shard_of_group = _packed(sizes, job.corpus.shard_articles)
    shard = np.empty(size, dtype=np.int64)
    shard[order] = np.repeat(shard_of_group, sizes)
    count = int(shard_of_group[-1]) + 1 if size else 0
    aligned = np.flatnonzero(_by_pair(job, "aligned"))
    aligned = aligned[np.argsort(shard[left[aligned]], kind="stable")]
    members = np.argsort(shard, kind="stable")
    job.save(
        "divide",
        task,
        template=np.unique(np.concatenate([job.load("plan", 0, "marked"), *fresh])),
        members=members.astype(np.int32),
        member_edges=np.searchsorted(shard[members], np.arange(count + 1)),
        pairs=aligned,
        pair_edges=np.searchsorted(shard[left[aligned]], np.arange(count + 1)),
    )
    return {"shards": count, "stale": int(stale.sum())}


def draw(job: Job, task: int) -> Facts:
    """Draw the lineage of a shard; write each record as a line that begins with its rank in the corpus."""
    members = _between(job, "member", "members", task)
    pairs = _between(job, "pair", "pairs", task)
    left, right, equal = (job.load("plan", 0, name, mapped=True)[pairs] for name in ("left", "right", "equal"))
    shares = {*left.tolist(), *right.tolist()}
    table = _read(job, {*members.tolist(), *shares}, shares, job.load("divide", 0, "template", mapped=True))
    at = {number: n for n, number in enumerate(table.numbers)}
    local = [(at[a], at[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    chains = dict(sorted(zip(local, _chains(job, pairs), strict=True)))
    twins = frozenset(pair for pair, same in zip(local, equal.tolist(), strict=True) if same)
    kins = weigh_pairs(chains, twins, table.readers, table.outlets, parameters=job.lineage)
    lineage = draw_lineage(Study(readers=table.readers, kins=kins), parameters=job.lineage, collated=job.collated)
    inside = {table.articles[at[n]].id for n in members.tolist()}
    counts: Facts = {}
    for kind, rows in _rows(table, lineage, inside).items():
        rows.sort()
        job.path("draw", task, f"{kind}.rows").write_bytes(b"".join(rows))
        counts[kind] = len(rows)
    return counts


def _read(job: Job, numbers: Iterable[int], shares: set[int] | None, lines: Array) -> Table:
    """Return the articles *numbers*, with *lines* as template; closely read are those in *shares*, all where None."""
    articles = read_articles(job, numbers)
    close = set(range(len(articles))) if shares is None else {n for n, k in enumerate(articles) if k in shares}
    known: dict[tuple[object, ...], Sketch] = {}
    sketches = []
    for n, a in enumerate(articles.values()):
        same = (a.text_sha256, a.zones, n in close)
        if same in known:
            sketches.append(known[same].of_twin(a))  # equal texts are looked at once
        else:
            # of an article that shares nothing no word is looked at again
            made = (draw_sketch if n in close else blank_sketch)(a, parameters=job.lineage.sketch)
            sketches.append(known.setdefault(same, made))
    found = [find_lines(s, n, parameters=job.lineage.kinds) for n, s in enumerate(sketches)]
    readers = read_all(sketches, found, lines, close, parameters=job.lineage.kinds)
    return Table(
        numbers=tuple(articles),
        articles=tuple(articles.values()),
        sketches=tuple(r.sketch for r in readers),
        readers=tuple(readers),
        outlets=tuple(outlet_key(a) for a in articles.values()),
    )


def _pairs_of(job: Job, task: int) -> tuple[Array, Array, Array]:
    edges = job.load("plan", 0, "edges")
    here = slice(int(edges[task]), int(edges[task + 1]))
    left, right, equal = (np.array(job.load("plan", 0, n, mapped=True)[here]) for n in ("left", "right", "equal"))
    return left, right, equal


def _by_pair(job: Job, name: str) -> Array:
    """Return what the shards found of each pair, in the order of the plan."""
    return np.concatenate([np.zeros(0, dtype=np.int8), *(job.load("align", n, name) for n, _ in job.every("align"))])


def _between(job: Job, edges: str, name: str, task: int) -> Array:
    lo, hi = job.load("divide", 0, f"{edges}_edges")[task : task + 2]
    return np.array(job.load("divide", 0, name, mapped=True)[lo:hi])


def _packed(sizes: Array, most: int) -> Array:
    """Return the shard of each group, which are taken in order; a shard ends before it has more than *most*."""
    shards = np.zeros(len(sizes), dtype=np.int64)
    shard = filled = 0
    for n, size in enumerate(sizes.tolist()):
        if filled and filled + size > most:
            shard, filled = shard + 1, 0
        shards[n], filled = shard, filled + size
    return shards


def _chains(job: Job, pairs: Array) -> list[list[list[Block]]]:
    """Return the chains of pairs, by their places in the plan."""
    edges = job.load("plan", 0, "edges")
    shard = np.searchsorted(edges, pairs, side="right") - 1
    found: list[list[list[Block]]] = [[] for _ in pairs]
    for task in np.unique(shard).tolist():
        blocks = job.load("align", task, "blocks")
        here = np.flatnonzero(shard == task)
        lo, hi = (np.searchsorted(blocks[:, 0], pairs[here] - edges[task], side=side) for side in ("left", "right"))
        for n, start, end in zip(here.tolist(), lo.tolist(), hi.tolist(), strict=True):
            for _, chain, *block in blocks[start:end].tolist():
                if chain == len(found[n]):
                    found[n].append([])
                found[n][chain].append(Block(*block))
    return found


def _rows(table: Table, lineage: Lineage, inside: set[ArticleId]) -> dict[str, list[bytes]]:
    """Return the records of the articles *inside* as lines `rank tab JSON`; guests are drawn in another shard."""
    rank = {article.id: number for article, number in zip(table.articles, table.numbers, strict=True)}
    made: dict[str, list[Any]] = lineage_object(lineage_alone(table.articles, lineage))
    keys: dict[str, list[tuple[int | str, ...] | None]] = {
        "articles": [(rank[a["id"]],) if a["id"] in inside else None for a in made["articles"]],
        "origins": [(rank[o["articles"][0]], o["id"]) if o["articles"][0] in inside else None for o in made["origins"]],
        "copies": [(rank[c["to"]], c["from"]) for c in made["copies"]],
        "shared": [(rank[s["pair"][0]], rank[s["pair"][1]], s["kind"]) for s in made["shared"]],
        "collations": [tuple(sorted(rank[i] for i in c["pair"])) for c in made["collations"]],
    }
    return {kind: [_row(key, item) for key, item in zip(keys[kind], made[kind], strict=True) if key] for kind in KINDS}


def _row(key: Sequence[int | str], item: object) -> bytes:
    rank = " ".join(f"{k:010d}" if isinstance(k, int) else k for k in key)
    return f"{rank}\t{json.dumps(item, ensure_ascii=False)}\n".encode("utf-8", "surrogatepass")
