"""
The exact words that two articles share.

Runs of equal words are seeded by shared shingles, made as long as they go, and taken
longest first, so that a word of either text is matched once at most. Runs that
follow each other in both texts with a small gap form one chain; words
that agree within its gaps are matched too. Chains need no common order:
a paragraph that was moved is found where it stands.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from stemma.lineage.parameters import AlignParameters
from stemma.lineage.sketch import Sketch
from stemma.text.shingles import Keys, Places
from stemma.text.word_keys import plain_word


class Block(NamedTuple):
    """Equal words: `length` of them from word `left` of the one and word `right` of the other."""

    left: int
    right: int
    length: int


Chain = list[Block]
"""Blocks that follow each other in both texts with small gaps."""


def align(left: Sketch, right: Sketch, *, size: int, parameters: AlignParameters) -> list[Chain]:
    """Return the chains of shared words in the order of *left*; *size* is the length of a shingle in words."""
    seeds = _seeds(left.shingles, right.shingles, parameters.most_repeats)
    runs = _runs(left.keys, right.keys, *seeds, size)
    blocks = _disjoint(runs, len(left), len(right), parameters)
    chains = [_filled(left.keys, right.keys, chain) for chain in _chains(blocks, parameters.gap_words)]
    # what has the same keys has the same words, unless somebody took pains that it has not
    seen = (agreeing(left, right, chain) for chain in chains)
    return [chain for chain in seen if chain]


def agreeing(left: Sketch, right: Sketch, blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks*, whose keys agree, as far as their words agree, too."""
    texts = left.article.text, right.article.text
    out: list[Block] = []
    for block in blocks:
        stretches = (left, block.left), (right, block.right)
        a, b = (
            text[s.starts.item(at) : s.ends.item(at + block.length - 1)]
            for text, (s, at) in zip(texts, stretches, strict=True)
        )
        if a == b:
            out.append(block)
            continue
        a_words, b_words = (s.words(at, at + block.length) for s, at in stretches)
        out.extend(_without(block, [n for n, pair in enumerate(zip(a_words, b_words, strict=True)) if _differ(*pair)]))
    return out


def _differ(a: str, b: str) -> bool:
    return a != b and plain_word(a) != plain_word(b)


def _without(block: Block, places: Sequence[int]) -> list[Block]:
    """Return what is left of a block without the words at these places in it."""
    edges = [-1, *places, block.length]
    return [Block(block.left + s + 1, block.right + s + 1, e - s - 1) for s, e in pairwise(edges) if e - s > 1]


def lcs_blocks(left: Keys, right: Keys) -> list[Block]:
    """Return the equal runs of a longest common subsequence of two short stretches."""
    codes = LCSseq.opcodes(left.tolist(), right.tolist())
    return [Block(c.src_start, c.dest_start, c.src_end - c.src_start) for c in codes if c.tag == "equal"]


def _seeds(left: Keys, right: Keys, most_repeats: int) -> tuple[Places, Places]:
    """Return pairs of positions with equal shingles; of those that repeat often, the n-th goes with the n-th."""
    empty = np.zeros(0, dtype=np.int64)
    if not len(left) or not len(right):
        return empty, empty
    order = np.argsort(right, kind="stable")
    ranked = right[order]
    lo = np.searchsorted(ranked, left, side="left")
    count = np.searchsorted(ranked, left, side="right") - lo
    hits = np.flatnonzero(count)
    if not len(hits):
        return empty, empty
    _, inverse, times = np.unique(left[hits], return_inverse=True, return_counts=True)
    few = (count[hits] <= most_repeats) & (times[inverse] <= most_repeats)
    some = hits[few]
    at = np.repeat(some, count[some])
    step = np.arange(len(at)) - np.repeat(np.cumsum(count[some]) - count[some], count[some])
    there = order[lo[at] + step]
    many = hits[~few]
    rank = _rank_within(inverse[~few])
    kept = rank < count[many]
    many, rank = many[kept], rank[kept]
    return np.concatenate((at, many)), np.concatenate((there, order[lo[many] + rank]))


def _rank_within(groups: Places) -> Places:
    """Return, for each element, how many equal ones stand before it."""
    order = np.argsort(groups, kind="stable")
    ranked = groups[order]
    first = np.searchsorted(ranked, ranked, side="left")
    out = np.empty(len(groups), dtype=np.int64)
    out[order] = np.arange(len(groups)) - first
    return out


def _runs(left: Keys, right: Keys, i: Places, j: Places, size: int) -> list[Block]:
    """Return the longest runs that the seeds lie in; seeds whose words differ (colliding shingles) vanish."""
    if not len(i):
        return []
    same = np.ones(len(i), dtype=bool)
    for at in range(size):
        same &= left[i + at] == right[j + at]
    i, j = i[same], j[same]
    order = np.lexsort((i, j - i))
    i, j = i[order], j[order]
    if not len(i):
        return []
    new = np.concatenate(([True], (np.diff(j - i) != 0) | (np.diff(i) != 1)))
    begins = np.flatnonzero(new)
    lengths = np.diff(np.append(begins, len(i))) + size - 1
    return [Block(*row) for row in zip(i[begins].tolist(), j[begins].tolist(), lengths.tolist(), strict=True)]


def _disjoint(runs: list[Block], left: int, right: int, parameters: AlignParameters) -> list[Block]:
    taken_left = np.zeros(left, dtype=bool)
    taken_right = np.zeros(right, dtype=bool)
    kept = []
    for run in sorted(runs, key=lambda r: (-r.length, r.left, r.right))[: parameters.most_runs]:
        free = ~(taken_left[run.left : run.left + run.length] | taken_right[run.right : run.right + run.length])
        start, length = _longest_true(free)
        if length < parameters.least_run:
            continue
        block = Block(run.left + start, run.right + start, length)
        taken_left[block.left : block.left + length] = True
        taken_right[block.right : block.right + length] = True
        kept.append(block)
    return sorted(kept)


def _longest_true(flags: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[int, int]:
    if flags.all():
        return 0, len(flags)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    if not len(edges):
        return 0, 0
    lengths = edges[1::2] - edges[::2]
    best = int(lengths.argmax())
    return int(edges[2 * best]), int(lengths[best])


def _chains(blocks: list[Block], gap: int) -> list[Chain]:
    chains: list[Chain] = []
    for block in blocks:
        for chain in reversed(chains[-4:]):  # a moved run between two neighbours must not part them
            last = chain[-1]
            ahead = block.left - last.left - last.length, block.right - last.right - last.length
            if min(ahead) >= 0 and max(ahead) <= gap:
                chain.append(block)
                break
        else:
            chains.append([block])
    return chains


def _filled(left: Keys, right: Keys, chain: Chain) -> Chain:
    out = [chain[0]]
    for block in chain[1:]:
        i, j = out[-1].left + out[-1].length, out[-1].right + out[-1].length
        if i < block.left and j < block.right:
            inner = lcs_blocks(left[i : block.left], right[j : block.right])
            out.extend(Block(i + b.left, j + b.right, b.length) for b in inner)
        out.append(block)
    return out
