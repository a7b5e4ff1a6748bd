"""
Which pairs of articles may share a passage.

Articles are numbered; a pair is a candidate when it shares enough fingerprints. A
fingerprint that stands in many articles is bounded: it pairs each with
the first and with its neighbour; and an article has a bounded number of closest
partners. So the cost grows with the articles and not with their square.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.lineage.parameters import CandidateParameters
from stemma.text.shingles import Keys, Places

Pair = tuple[int, int]
Flags = npt.NDArray[np.bool_]


def find_candidates(prints: Sequence[Keys], *, parameters: CandidateParameters) -> list[Pair]:
    """Return the pairs (left < right) of article numbers that share enough fingerprints, sorted."""
    if not prints:
        return []
    every = np.concatenate(prints)
    owner = np.repeat(np.arange(len(prints), dtype=np.int64), [len(p) for p in prints])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    begins = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1]))) if len(every) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(begins, len(every)))
    found = [
        _pairs_of_size(owner, begins[sizes == size], int(size), len(prints), parameters.most_articles)
        for size in np.unique(sizes[sizes > 1])
    ]
    if not found:
        return []
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    enough = counts >= parameters.least_shared
    left, right = np.divmod(codes[enough], len(prints))
    kept = _closest(left, right, counts[enough], parameters.most_partners)
    return [(int(a), int(b)) for a, b in zip(left[kept], right[kept], strict=True)]


def _closest(left: Places, right: Places, counts: Places, most: int) -> Flags:
    """Return which pairs are among the *most* closest of either article; of equals those with the first articles."""
    size = len(left)
    ends = np.concatenate((left, right))
    other = np.concatenate((right, left))
    weight = np.concatenate((counts, counts))
    order = np.lexsort((other, -weight, ends))
    ranked = ends[order]
    rank = np.arange(2 * size) - np.searchsorted(ranked, ranked, side="left")
    near = np.zeros(2 * size, dtype=bool)
    near[order] = rank < most
    flags: Flags = near[:size] | near[size:]
    return flags


def _pairs_of_size(owner: Places, begins: Places, size: int, articles: int, most: int) -> Places:
    members = owner[begins[:, None] + np.arange(size)]
    if size <= most:
        left, right = np.triu_indices(size, 1)
    else:
        left = np.concatenate((np.zeros(size - 1, np.int64), np.arange(1, size - 1)))
        right = np.concatenate((np.arange(1, size), np.arange(2, size)))
    codes: Places = (members[:, left] * articles + members[:, right]).ravel()
    return codes
