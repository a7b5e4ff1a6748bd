"""
Runs of words as numbers, and the few of them that stand for a text.

A word's key depends on its folded form alone, a shingle's key on its words' keys, so
that equal words give equal numbers on every machine. Winnowing keeps from every
window of shingles the smallest: texts that share a run of
`size + window - 1` words share a kept shingle.

Words are looked up by the chunk between white space that they stand in ("NATO-Russia,"), since no word holds
white space and the same chunks come again and again: that is what makes a text cheap.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import numpy as np
import numpy.typing as npt

from stemma.text.normalise import fold_word
from stemma.text.words import WORD

Keys = npt.NDArray[np.uint64]
"""Words or shingles as numbers; shape `(n,)`."""
Places = npt.NDArray[np.int64]
"""Positions in a text, counted in words; shape `(n,)`."""

STEP = 0x9E3779B97F4A7C15
"""Odd, its bits well spread: powers of it keep the order of words in a shingle's key."""
MIX = 0xFF51AFD7ED558CCD
"""Odd, too: spreads the sum over all bits."""
KNOWN_CHUNKS = 1 << 18
"""Chunks that are remembered; at that many the memory is cleared, which bounds it. About 60 MB."""
LONGEST_KNOWN = 40
"""Longer chunks are addresses and ideographic lines, which do not come again. Code points."""


class _Chunks(dict[str, tuple[int, ...]]):
    """The keys of the words in a chunk of text without white space."""

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        keys = tuple(map(word_key, WORD.findall(chunk)))
        if len(chunk) <= LONGEST_KNOWN:
            if len(self) >= KNOWN_CHUNKS:
                self.clear()
            self[chunk] = keys
        return keys


_CHUNKS = _Chunks()


def word_key(word: str) -> int:
    """Return the 64-bit key of *word*, folded; the dots of an abbreviation do not count ("U.S." is "US")."""
    folded = fold_word(word)
    plain = folded.replace(".", "") if not folded[:1].isdigit() else folded
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def text_keys(lines: Sequence[str], most: int) -> tuple[Keys, Places]:
    """Return the keys of the words of all *lines*, at most *most*, and how many of them stand in each line."""
    found: list[int] = []
    counts = []
    known = _CHUNKS.__getitem__
    for line in lines:
        before = len(found)
        if before < most:
            found.extend(chain.from_iterable(map(known, line.split())))
        counts.append(min(len(found), most) - min(before, most))
    return np.array(found[:most], dtype=np.uint64), np.array(counts, dtype=np.int64)


def shingle_keys(keys: Keys, size: int) -> Keys:
    """Return the keys of all runs of *size* words, one for each position; empty when the text is shorter."""
    count = len(keys) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    out = keys[:count] * _powers(size)[0]
    for at in range(1, size):
        out += keys[at : at + count] * _powers(size)[at]
    return _mixed(out)


def run_keys(keys: Keys, begins: Places, sizes: Places) -> Keys:
    """Return one key for each run of words `keys[begins : begins + sizes]`; the runs cover *keys* one after another."""
    if not len(begins):
        return np.zeros(0, dtype=np.uint64)
    at = np.arange(len(keys), dtype=np.int64) - np.repeat(begins, sizes)
    sums = np.add.reduceat(keys * _powers(1 << int(sizes.max()).bit_length())[at], begins)
    return _mixed(sums + sizes.astype(np.uint64))


def winnow(keys: Keys, window: int) -> Keys:
    """Return the smallest keys of all windows, sorted, each once."""
    least = keys
    for _ in range(min(window, len(keys)) - 1):
        least = np.minimum(least[:-1], keys[len(keys) - len(least) + 1 :])
    return np.unique(least)


def _mixed(sums: Keys) -> Keys:
    sums ^= sums >> np.uint64(33)
    sums *= np.uint64(MIX)
    return sums ^ (sums >> np.uint64(29))


@lru_cache(maxsize=32)
def _powers(size: int) -> Keys:
    """Return the first powers of STEP, from the first on."""
    return np.multiply.accumulate(np.full(size, STEP, dtype=np.uint64))
