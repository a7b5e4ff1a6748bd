"""
Which pairs of articles may share a passage.

Articles are numbered; a pair is a candidate when it shares enough fingerprints. Bounds keep the cost in step
with the articles and not with their square:

1. A fingerprint that stands in many articles is crowded: it pairs each with the first and with its neighbour only.
2. An article has a bounded number of closest partners; one that is known by crowded fingerprints (a printing of a
   wire story among thousands) has a few: the closest of all, which are the first and its neighbours,
   and the closest by what few others have, which are those that share its edits.

Fingerprints may come in parts (`link_prints`, a part holds all articles of its fingerprints) and
partners in ranges of articles (`merge_links`, `closest`), so that a corpus need not lie in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.lineage.parameters import CandidateParameters
from stemma.text.shingles import Keys, Places

Pair = tuple[int, int]
Flags = npt.NDArray[np.bool_]
HALF = 32
"""Bits of an article's number in the code of a pair."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Links:
    """How many fingerprints articles share; a pair stands twice, once from each end. Arrays have shape `(links,)`."""

    codes: Keys
    """The article at this end, and in the lower 32 bits the other; rising."""
    total: Places
    """Fingerprints that pair the two."""
    rare: Places
    """Those of them that are not crowded."""


def find_candidates(prints: Sequence[Keys], *, parameters: CandidateParameters) -> list[Pair]:
    """Return the pairs (left < right) of articles that share enough fingerprints, given by article, sorted."""
    owner = np.repeat(np.arange(len(prints), dtype=np.int64), [len(p) for p in prints])
    return find_pairs(np.concatenate([np.zeros(0, dtype=np.uint64), *prints]), owner, parameters=parameters)


def find_pairs(keys: Keys, owner: Places, *, parameters: CandidateParameters) -> list[Pair]:
    """Return the pairs (left < right) of articles that share enough of the fingerprints *keys*, sorted."""
    links = link_prints(keys, owner, parameters=parameters)
    left, right = split_codes(closest(links, parameters=parameters))
    return list(zip(left.tolist(), right.tolist(), strict=True))


def link_prints(keys: Keys, owner: Places, *, parameters: CandidateParameters) -> Links:
    """Return the links by the fingerprints *keys*; `owner` is the article that each stands in."""
    keys, owner = _shared(keys, owner)
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), dtype=bool), keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(begins, len(keys)))
    rare, crowded = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        members = owner[begins[sizes == size][:, None] + np.arange(size)].astype(np.uint64)
        if size <= parameters.most_articles:
            left, right = np.triu_indices(size, 1)
            rare.append(_codes(members[:, left], members[:, right]))
        else:
            crowded.append(_codes(np.repeat(members[:, :1], size - 1, axis=1), members[:, 1:]))
            crowded.append(_codes(members[:, 1:-1], members[:, 2:]))
    one, times = np.unique(np.concatenate(rare), return_counts=True)
    many, crowd = np.unique(np.concatenate(crowded), return_counts=True)
    return _summed(
        np.concatenate((one, many)),
        np.concatenate((times, crowd)),
        np.concatenate((times, np.zeros(len(many), dtype=np.int64))),
    )


def _shared(keys: Keys, owner: Places) -> tuple[Keys, Places]:
    """Return the fingerprints that stand twice, sorted, and who holds them, sorted, each once."""
    order = np.argsort(keys)  # most stand alone: what is left of them is put in full order, which is slower
    ranked = keys[order]
    same = ranked[1:] == ranked[:-1]
    edge = np.zeros(min(1, len(keys)), dtype=bool)
    order = order[np.concatenate((edge, same)) | np.concatenate((same, edge))]
    order = order[np.lexsort((owner[order], keys[order]))]
    keys, owner = keys[order], owner[order]
    new = np.concatenate((np.ones(min(1, len(keys)), dtype=bool), (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])))
    return keys[new], owner[new]


def merge_links(parts: Sequence[Links]) -> Links:
    """Return the links of several parts as one."""
    return _summed(
        np.concatenate([p.codes for p in parts]),
        np.concatenate([p.total for p in parts]),
        np.concatenate([p.rare for p in parts]),
    )


def closest(links: Links, *, parameters: CandidateParameters) -> Keys:
    """Return the codes, lower number first, of the pairs that are close for the article at this end; rising."""
    enough = links.total >= parameters.least_shared
    codes, total, rare = links.codes[enough], links.total[enough], links.rare[enough]
    end, other = split_codes(codes)
    by_total, by_rare = _rank(end, total), _rank(end, rare)
    nearest = np.flatnonzero(by_total == 0)
    number = np.cumsum(np.concatenate((np.zeros(min(1, len(end)), np.int64), (np.diff(end) != 0).astype(np.int64))))
    first = np.zeros(len(nearest), dtype=np.bool_)
    first[number[nearest]] = 2 * rare[nearest] < total[nearest]
    in_crowd = first[number]
    few = parameters.crowd_partners
    near = np.where(in_crowd, (by_total < few) | ((by_rare < few) & (rare > 0)), by_total < parameters.most_partners)
    low, high = np.minimum(end, other)[near], np.maximum(end, other)[near]
    return np.unique((low.astype(np.uint64) << np.uint64(HALF)) | high.astype(np.uint64))


def split_codes(codes: Keys) -> tuple[Places, Places]:
    """Return the two articles of each pair."""
    mask = np.uint64((1 << HALF) - 1)
    return (codes >> np.uint64(HALF)).astype(np.int64), (codes & mask).astype(np.int64)


def _codes(left: Keys, right: Keys) -> Keys:
    """Return the codes of all pairs, from both ends."""
    shift = np.uint64(HALF)
    return np.concatenate(((left << shift | right).ravel(), (right << shift | left).ravel()))


def _summed(codes: Keys, total: Places, rare: Places) -> Links:
    """Return the links with each code once."""
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(codes)), dtype=bool), codes[1:] != codes[:-1])))
    if not len(begins):
        return Links(codes=codes, total=total, rare=rare)
    return Links(
        codes=codes[begins],
        total=np.add.reduceat(total[order], begins),
        rare=np.add.reduceat(rare[order], begins),
    )


def _rank(end: Places, weight: Places) -> Places:
    """Return how many links at the same end are heavier, or as heavy and before it; *end* rises."""
    order = np.lexsort((-weight, end))
    begins = np.searchsorted(end, end, side="left")
    rank = np.empty(len(end), dtype=np.int64)
    rank[order] = np.arange(len(end)) - begins
    return rank
