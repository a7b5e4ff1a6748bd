"""
Two rows of sentences laid side by side in order.

What comes out is the heaviest chain of sentence pairs that rises in both, and how it stands out: a paraphrase goes
through its source sentence by sentence, each nearest to its own; two reports of one event touch here and there.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
"""Likeness of every sentence of one article to every sentence of another, `(left, right)`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chain:
    """Pairs of sentences, by number, rising on both sides."""

    links: tuple[tuple[int, int], ...]
    likeness: tuple[float, ...]
    density: float
    """Share of the sentences between the first and the last link that are linked, 0..1."""
    order: float
    """Weight of the chain against the best that is possible without keeping the order, 0..1."""
    mutual: float
    """Share of the links that are each other's nearest, 0..1."""
    margin: float
    """Mean likeness of the links above that of any two sentences of the articles."""


def lay_side_by_side(matrix: Matrix, *, floor: float) -> Chain | None:
    """Return the heaviest chain of pairs that are likelier than *floor*; None when there is no such pair."""
    gain = matrix - floor
    links = _heaviest(gain)
    if not links:
        return None
    rows, columns = np.array(links).T
    likeness = matrix[rows, columns]
    free = np.maximum(gain, 0)
    most = min(float(free.max(axis=1).sum()), float(free.max(axis=0).sum()))
    nearest = (likeness >= matrix.max(axis=1)[rows]) & (likeness >= matrix.max(axis=0)[columns])
    spread = rows[-1] - rows[0] + columns[-1] - columns[0] + 2
    return Chain(
        links=tuple(links),
        likeness=tuple(likeness.tolist()),
        density=float(2 * len(links) / spread),
        order=float(gain[rows, columns].sum()) / most,
        mutual=float(nearest.mean()),
        margin=float(likeness.mean() - np.median(matrix)),
    )


def _heaviest(gain: Matrix) -> list[tuple[int, int]]:
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        here = np.maximum(best[i, 1:], best[i, :-1] + gain[i])
        best[i + 1, 1:] = np.maximum.accumulate(here)
    links = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            links.append((i, j))
    return links[::-1]
