"""
Runs of words as numbers, and the few of them that stand for a text.

A word's key depends on its folded form alone, a shingle's key on its words' keys, so
that equal words give equal numbers on every machine. Winnowing keeps from every
window of shingles the smallest: texts that share a run of
`size + window - 1` words share a kept shingle.

Words are looked up by the chunk between white space that they stand in ("NATO-Russia,"), since no word holds
white space and the same chunks come again and again: that is what makes a text cheap.
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from struct import Struct

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
"""Chunks, and words in them, that are remembered; beyond, all are forgotten, which bounds memory at about 60 MB."""
FIRST_EIGHT = Struct("<Q").unpack
BESIDE_WORDS = '.,;:!?()[]"“”‘’—–…'
"""What stands before and behind a word in its chunk, most often."""


class _Chunks(dict[str, int]):
    """A number for each chunk of text without white space, and the keys of the words in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.begins, self.counts = array("Q"), array("q"), array("q")

    def __missing__(self, chunk: str) -> int:
        number = self[chunk] = len(self.counts)
        self.begins.append(len(self.words))
        bare = chunk.strip(BESIDE_WORDS)
        if bare.isascii() and bare.isalpha():
            self.words.append(_key(bare.lower().encode()))
        else:
            self.words.extend(map(word_key, WORD.findall(chunk)))
        self.counts.append(len(self.words) - self.begins[-1])
        return number

    def look_up(self, chunks: Sequence[str]) -> tuple[Keys, Places]:
        """Return the keys of all words in *chunks*, and how many words each chunk holds."""
        numbers = np.fromiter(map(self.__getitem__, chunks), dtype=np.int64, count=len(chunks))
        begins = np.frombuffer(self.begins, dtype=np.int64)[numbers]
        counts = np.frombuffer(self.counts, dtype=np.int64)[numbers]
        # a chunk may hold two words ("NATO-Russia") or none ("--")
        shift = np.cumsum(counts) - counts
        begins = np.repeat(begins - shift, counts) + np.arange(int(counts.sum()))
        keys: Keys = np.frombuffer(self.words, dtype=np.uint64)[begins]
        if len(self.words) > KNOWN_CHUNKS or len(self) > KNOWN_CHUNKS:
            self.clear()
            self.words, self.begins, self.counts = array("Q"), array("q"), array("q")
        return keys, counts


_CHUNKS = _Chunks()


def word_key(word: str) -> int:
    """Return the 64-bit key of *word*, folded; the dots of an abbreviation do not count ("U.S." is "US")."""
    folded = fold_word(word)
    plain = folded.replace(".", "") if not folded[:1].isdigit() else folded
    return _key(plain.encode("utf-8", "surrogatepass"))


def text_keys(texts: Sequence[Sequence[str]], most: int) -> list[tuple[Keys, Places]]:
    """Return, for each text, given by its lines, the keys of its first *most* words and how many stand in each line."""
    chunks: list[str] = []
    ends = [0]
    for lines in texts:
        for line in lines:
            if line:
                chunks += line.split()
            ends.append(len(chunks))
    keys, counts = _CHUNKS.look_up(chunks)
    words = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))[ends]
    out = []
    at = 0
    for lines in texts:
        edges = words[at : at + len(lines) + 1]
        at += len(lines)
        start, end = edges.item(0), edges.item(-1)
        if end - start > most:
            edges = np.minimum(edges, start + most)
        out.append((keys[start : min(end, start + most)], edges[1:] - edges[:-1]))
    return out


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


def _key(folded: bytes) -> int:
    found: int = FIRST_EIGHT(blake2b(folded, digest_size=8).digest())[0]
    return found


def _mixed(sums: Keys) -> Keys:
    sums ^= sums >> np.uint64(33)
    sums *= np.uint64(MIX)
    return sums ^ (sums >> np.uint64(29))


@lru_cache(maxsize=32)
def _powers(size: int) -> Keys:
    """Return the first powers of STEP, from the first on."""
    return np.multiply.accumulate(np.full(size, STEP, dtype=np.uint64))
