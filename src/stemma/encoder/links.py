"""
How far a span stands from a cue, as the network's links count it.

The distance is the number of pieces between the two: 0 or more where the span stands behind the cue, -1 or
less where it stands before it, 0 where they overlap. Links are scored by `EDGES`' buckets of it.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

EDGES: Final = (-128, -64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64, 128)
"""Where one bucket ends and the next begins: bucket n holds `EDGES[n - 1] <= distance < EDGES[n]`."""
BUCKETS: Final = len(EDGES) + 1


def distances(cues: Integers, others: Integers) -> Integers:
    """
    Return the distance of each of *others* from each of *cues*, `(cues, others)`, in pieces.

    Both are rows of first piece and the piece after the last, `(spans, 2)`.
    """
    behind = others[None, :, 0] - cues[:, 1, None]
    before = others[None, :, 1] - cues[:, 0, None] - 1
    distance: Integers = np.where(behind >= 0, behind, np.where(before < 0, before, 0))
    return distance


def buckets(cues: Integers, others: Integers) -> Integers:
    """Return the bucket of each distance, `(cues, others)`: `0 <= bucket < BUCKETS`."""
    return np.searchsorted(np.array(EDGES), distances(cues, others), side="right")
