"""
From the network's scores to spans: the best path through B, I and O, and its runs.

A tag layer has `O` as label 0, then `B-x` and `I-x` of each label x of its spans.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Path = npt.NDArray[np.int64]

FORBIDDEN = np.float32(-1e4)


def best_paths(scores: Scores, steps: Scores) -> Path:
    """
    Return the labels with the greatest sum of scores and steps, `(pieces, layers)`.

    Args:
        scores: What the network says of each piece, `(pieces, layers, labels)`, in the order of the text.
        steps: The score of going from a label to another, `(layers, labels, labels)`; a step that no path
            may take has `FORBIDDEN` or less.

    The first piece does not go on with a span that began before it.
    """
    pieces, layers, labels = scores.shape
    if not pieces:
        return np.zeros((0, layers), dtype=np.int64)
    into = np.ascontiguousarray(steps.transpose(0, 2, 1))
    back = np.zeros((pieces, layers, labels), dtype=np.int8)
    best = scores[0].copy()
    best[:, 2::2] += FORBIDDEN
    for at in range(1, pieces):
        through = into + best[:, None, :]
        back[at] = through.argmax(axis=2)
        best = through.max(axis=2) + scores[at]
    path = np.zeros((pieces, layers), dtype=np.int64)
    path[-1] = best.argmax(axis=1)
    rows = np.arange(layers)
    for at in range(pieces - 1, 0, -1):
        path[at - 1] = back[at, rows, path[at]]
    return path


def runs(path: Path) -> Iterator[tuple[int, int, int]]:
    """Yield the spans of one layer's *path* as first piece, the piece after the last, and number of the label."""
    begins = np.flatnonzero(path % 2 == 1)
    for first in begins:
        inside = path[first + 1 :] != path[first] + 1
        length = int(inside.argmax()) if inside.any() else len(inside)
        yield int(first), int(first) + 1 + length, int(path[first]) // 2
