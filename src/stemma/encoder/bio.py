"""
From the network's scores to spans: the best path through B, I and O, and its runs.

A tag layer has `O` as label 0, then `B-x` and `I-x` of each label x of its spans.
"""

from collections.abc import Iterator, Sequence

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
    back = np.zeros((pieces, layers, labels), dtype=np.int64)
    through = np.empty_like(into)
    best = scores[0].copy()
    best[:, 2::2] += FORBIDDEN
    # Thousands of tiny steps: what each costs is the calls, so they write where they are told to.
    for at in range(1, pieces):
        np.add(into, best[:, None, :], out=through)
        through.argmax(axis=2, out=back[at])
        np.maximum.reduce(through, axis=2, out=best)
        best += scores[at]
    return np.array([_followed(back[:, layer].tolist(), int(best[layer].argmax())) for layer in range(layers)]).T


def _followed(back: Sequence[Sequence[int]], last: int) -> list[int]:
    """Return the labels of the path that ends with *last*."""
    path = [last]
    for labels in reversed(back[1:]):
        path.append(labels[path[-1]])
    return path[::-1]


def runs(path: Path) -> Iterator[tuple[int, int, int]]:
    """Yield the spans of one layer's *path* as first piece, the piece after the last, and number of the label."""
    begins = np.flatnonzero(path % 2 == 1)
    for first in begins:
        inside = path[first + 1 :] != path[first] + 1
        length = int(inside.argmax()) if inside.any() else len(inside)
        yield int(first), int(first) + 1 + length, int(path[first]) // 2
