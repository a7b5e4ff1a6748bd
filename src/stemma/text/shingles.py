"""
Runs of words as numbers, and the few of them that stand for a text.

A word's key depends on its folded form alone, a shingle's key on its words' keys, so
that equal words give equal numbers on every machine. Winnowing keeps from every
window of shingles the smallest: texts that share a run of
`size + window - 1` words share a kept shingle.
"""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from stemma.text.normalise import fold_word

Keys = npt.NDArray[np.uint64]
"""Words or shingles as numbers; shape `(n,)`."""
Places = npt.NDArray[np.int64]
"""Positions in a text, counted in words; shape `(n,)`."""

STEP = 0x9E3779B97F4A7C15
"""Odd, its bits well spread: powers of it keep the order of words in a shingle's key."""
MIX = 0xFF51AFD7ED558CCD
"""Odd, too: spreads the sum over all bits."""


@lru_cache(maxsize=1 << 17)
def word_key(word: str) -> int:
    """Return the 64-bit key of *word*, folded; the dots of an abbreviation do not count ("U.S." is "US")."""
    folded = fold_word(word)
    plain = folded.replace(".", "") if not folded[:1].isdigit() else folded
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def shingle_keys(keys: Keys, size: int) -> Keys:
    """Return the keys of all runs of *size* words, one for each position; empty when the text is shorter."""
    count = len(keys) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(count, dtype=np.uint64)
    for at, power in enumerate(_powers(size)):
        out += keys[at : at + count] * power
    out ^= out >> np.uint64(33)
    out *= np.uint64(MIX)
    return out ^ (out >> np.uint64(29))


def winnow(keys: Keys, window: int) -> Places:
    """Return the positions of the smallest key of every window, rising; the leftmost of equals."""
    if len(keys) <= window:
        return np.array([int(keys.argmin())], dtype=np.int64) if len(keys) else np.zeros(0, dtype=np.int64)
    view = np.lib.stride_tricks.sliding_window_view(keys, window)
    places: Places = np.unique(view.argmin(axis=1) + np.arange(len(view), dtype=np.int64))
    return places


@lru_cache(maxsize=8)
def _powers(size: int) -> tuple[np.uint64, ...]:
    return tuple(np.uint64(pow(STEP, at, 1 << 64)) for at in range(1, size + 1))
