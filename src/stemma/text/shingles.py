"""
Runs of words as numbers, and the few of them that stand for a text.

A shingle's key depends on its words' keys, so that equal runs give equal numbers on every machine. Winnowing keeps
from every window of shingles the smallest: texts that share a run of
`size + window - 1` words share a kept shingle.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.text.word_keys import Keys, Places, mix, powers, word_key

__all__ = ["Keys", "Places", "run_keys", "shingle_keys", "winnow", "winnow_all", "word_key"]


def shingle_keys(keys: Keys, size: int) -> Keys:
    """Return the keys of all runs of *size* words, one for each position; empty when the text is shorter."""
    count = len(keys) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    out = keys[:count] * powers(size)[0]
    for at in range(1, size):
        out += keys[at : at + count] * powers(size)[at]
    return mix(out)


def run_keys(keys: Keys, begins: Places, sizes: Places) -> Keys:
    """Return one key for each run of words `keys[begins : begins + sizes]`; the runs cover *keys* one after another."""
    if not len(begins):
        return np.zeros(0, dtype=np.uint64)
    at = np.arange(len(keys), dtype=np.int64) - np.repeat(begins, sizes)
    sums = np.add.reduceat(keys * powers(1 << int(sizes.max()).bit_length())[at], begins)
    return mix(sums + sizes.astype(np.uint64))


def winnow(keys: Keys, window: int) -> Keys:
    """Return the smallest keys of all windows, sorted, each once."""
    least = keys.copy()
    for _ in range(min(window, len(keys)) - 1):
        least = np.minimum(least[:-1], keys[len(keys) - len(least) + 1 :])
    least.sort()
    new = np.concatenate((np.ones(min(1, len(least)), dtype=bool), least[1:] != least[:-1]))
    kept: Keys = least[new]
    return kept


def winnow_all(texts: Sequence[Keys], size: int, window: int) -> tuple[Keys, Places]:
    """
    Return the kept shingles of many texts, given by the keys of their words, and the number of the text of each.

    They are those of `winnow(shingle_keys(text, size), window)`, but unsorted, and one may come more than once. The
    texts lie one behind the other, which costs a third of looking at them one by one.
    """
    gap = np.zeros(max(size, window), dtype=np.uint64)
    every = np.concatenate([part for text in texts for part in (text, gap)] or [gap])
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    begins = np.cumsum(sizes + len(gap)) - sizes - len(gap)
    shingles = np.maximum(sizes - size + 1, 0)
    keys = shingle_keys(every, size)
    real = _flags(len(keys), begins, shingles)
    keys[~real] = np.iinfo(np.uint64).max
    least = keys
    for at in range(1, window):
        least = np.minimum(least[:-1], keys[at:])
    # a text with fewer shingles than a window has one window
    windows = np.where(shingles > 0, np.maximum(shingles - window + 1, 1), 0)
    kept = least[np.flatnonzero(_flags(len(least), begins, windows))]
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), windows)
    new = np.concatenate((np.ones(min(1, len(kept)), dtype=bool), (kept[1:] != kept[:-1]) | (owner[1:] != owner[:-1])))
    return kept[new], owner[new]


def _flags(size: int, begins: Places, lengths: Places) -> npt.NDArray[np.bool_]:
    """Return which of *size* places lie in one of the stretches, which do not touch."""
    edges = np.zeros(size + 1, dtype=np.int8)
    some = lengths > 0
    edges[begins[some]] = 1
    edges[(begins + lengths)[some]] = -1
    flags: npt.NDArray[np.bool_] = np.cumsum(edges[:-1], dtype=np.int8).astype(bool)
    return flags
