"""
Words that have the key of another word, made as anybody could who reads how keys are made.

A key is a mixed sum of letters times powers of a known number. Words with one sum differ by a short vector of a
lattice: `_reduced` finds a basis of such (Lenstra, Lenstra and Lovász 1982, in whole numbers), and `word_with_key`
goes by it from a word of letters in the middle of the alphabet to one that has the sum wanted.
"""

import random
from functools import cache

import numpy as np

from stemma.text.word_keys import MASK, MIX, STEP

LETTERS = 24
WHOLE = 1 << 64
MIDDLE = ord("m")


def word_with_key(key: int, *, seed: int = 0) -> str:
    """Return a word of small letters that has the key *key*; another for each *seed*."""
    chance = random.Random(f"{key} {seed}")
    basis, inverse = _basis()
    backwards = pow(STEP, -1, WHOLE)
    while True:
        base = [MIDDLE + chance.choice((-1, 0, 1)) for _ in range(LETTERS)]
        total = LETTERS + sum((letter + 1) * pow(STEP, n + 1, WHOLE) for n, letter in enumerate(base))
        rest = [(_sum_of(key) - total) * backwards % WHOLE] + [0] * (LETTERS - 1)
        for _ in range(8):  # floats see only the first digits of so large a number
            times = np.rint(np.array(rest, dtype=np.float64) @ inverse)
            for n, count in enumerate(times.tolist()):
                rest = [a - int(count) * b for a, b in zip(rest, basis[n], strict=True)]
        letters = [a + b for a, b in zip(base, rest, strict=True)]
        if ord("a") <= min(letters) and max(letters) <= ord("z"):
            return "".join(map(chr, letters))


def _sum_of(key: int) -> int:
    """Undo the mixing of a key."""
    key ^= key >> 29
    key ^= key >> 58
    key = key * pow(MIX, -1, WHOLE) & MASK
    return key ^ (key >> 33)


@cache
def _basis():
    """Return short vectors of letters that add up to nothing, and the inverse of their matrix."""
    powers = [pow(STEP, n, WHOLE) for n in range(LETTERS)]
    rows = [[WHOLE] + [0] * (LETTERS - 1)]
    rows += [[-powers[n] % WHOLE] + [int(m == n) for m in range(1, LETTERS)] for n in range(1, LETTERS)]
    _reduce(rows)
    return rows, np.linalg.inv(np.array(rows, dtype=np.float64))


def _reduce(b: list[list[int]]) -> None:
    """Make the rows of a basis short and nearly orthogonal."""
    size = len(b)
    d = [1, _dot(b[0], b[0])] + [0] * (size - 1)
    lam = [[0] * size for _ in range(size)]
    k, seen = 1, 0
    while k < size:
        if k > seen:
            seen = k
            for j in range(k + 1):
                u = _dot(b[k], b[j])
                for i in range(j):
                    u = (d[i + 1] * u - lam[k][i] * lam[j][i]) // d[i]
                if j < k:
                    lam[k][j] = u
                else:
                    d[k + 1] = u
        _shorten(b, d, lam, k, k - 1)
        if 4 * d[k + 1] * d[k - 1] < 3 * d[k] * d[k] - 4 * lam[k][k - 1] ** 2:
            _exchange(b, d, lam, k, seen)
            k = max(1, k - 1)
        else:
            for j in range(k - 2, -1, -1):
                _shorten(b, d, lam, k, j)
            k += 1


def _shorten(b, d, lam, k, j):
    if 2 * abs(lam[k][j]) > d[j + 1]:
        times = (2 * lam[k][j] + d[j + 1]) // (2 * d[j + 1])
        b[k] = [x - times * y for x, y in zip(b[k], b[j], strict=True)]
        lam[k][j] -= times * d[j + 1]
        for i in range(j):
            lam[k][i] -= times * lam[j][i]


def _exchange(b, d, lam, k, seen):
    b[k], b[k - 1] = b[k - 1], b[k]
    for j in range(k - 1):
        lam[k][j], lam[k - 1][j] = lam[k - 1][j], lam[k][j]
    along = lam[k][k - 1]
    new = (d[k - 1] * d[k + 1] + along * along) // d[k]
    for i in range(k + 1, seen + 1):
        kept = lam[i][k]
        lam[i][k] = (d[k + 1] * lam[i][k - 1] - along * kept) // d[k]
        lam[i][k - 1] = (new * kept + along * lam[i][k]) // d[k + 1]
    d[k] = new


def _dot(a: list[int], b: list[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))
