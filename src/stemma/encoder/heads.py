"""
The heads of the words of a sentence, from the scores of all pairs: each word's best, mended to a tree.

Best heads taken one by one are a tree in most sentences. Where they are not (no root, two, or a circle), the best
tree under one root is found by the algorithm of Chu and Liu (1965) and Edmonds (1967).
"""

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]

NEVER = -1e9
"""Score of a pair that cannot be."""


def tree_heads(pairs: Scores, roots: Scores) -> Heads:
    """
    Return the head of each word, -1 for the root.

    Args:
        pairs: How well each word (row) hangs on each other (column), `(words, words)`.
        roots: How well each word is the root, `(words,)`.
    """
    count = len(roots)
    scores = np.concatenate([roots[:, None], pairs], axis=1).astype(np.float64)
    scores[np.arange(count), np.arange(count) + 1] = NEVER
    heads: Heads = scores.argmax(axis=1)
    if (heads == 0).sum() == 1 and not circle_in(heads - 1):
        return heads - 1
    return _under(int(_root_of(scores)), scores) if count > 1 else np.full(count, -1)


def circle_in(heads: Heads) -> list[int]:
    """Return the words of one circle among *heads*, in the order in which each hangs on the next; empty if none."""
    state = np.zeros(len(heads), dtype=np.int64)
    for begin in range(len(heads)):
        path, at = [], begin
        while at >= 0 and not state[at]:
            state[at] = begin + 1
            path.append(at)
            at = int(heads[at])
        if at >= 0 and state[at] == begin + 1 and at in path:
            return path[path.index(at) :]
    return []


def _root_of(scores: npt.NDArray[np.float64]) -> int:
    """Return the word that is the best root beside the best that it could hang on."""
    return int((scores[:, 0] - scores[:, 1:].max(axis=1)).argmax())


def _under(root: int, scores: npt.NDArray[np.float64]) -> Heads:
    """Return the heads of the best tree whose root is *root*."""
    pairs = scores[:, 1:].copy()
    pairs[root] = NEVER
    heads = _branching(pairs, root)
    heads[root] = -1
    return heads


def _branching(pairs: npt.NDArray[np.float64], root: int) -> Heads:
    """Return the heads of the best tree by the scores of *pairs* (word, head); what stands for *root* says nothing."""
    heads: Heads = pairs.argmax(axis=1)
    heads[root] = -1
    circle = circle_in(heads)
    if not circle:
        return heads
    inside = np.zeros(len(pairs), dtype=bool)
    ring = np.array(circle)
    inside[ring] = True
    outer = np.flatnonzero(~inside)
    kept = pairs[ring, heads[ring]]
    # the circle becomes one word, the last; what enters it replaces the arc of the word that is entered
    entering = pairs[np.ix_(ring, outer)] - kept[:, None]
    leaving = pairs[np.ix_(outer, ring)]
    merged = np.full((len(outer) + 1, len(outer) + 1), NEVER)
    merged[:-1, :-1] = pairs[np.ix_(outer, outer)]
    merged[-1, :-1] = entering.max(axis=0)
    merged[:-1, -1] = leaving.max(axis=1)
    told = _branching(merged, int(np.flatnonzero(outer == root)[0]))
    for at, word in enumerate(outer):
        if told[at] == len(outer):
            heads[word] = circle[int(leaving[at].argmax())]
        else:
            heads[word] = outer[told[at]] if told[at] >= 0 else -1
    entered = int(told[-1])
    heads[circle[int(entering[:, entered].argmax())]] = outer[entered]
    return heads
