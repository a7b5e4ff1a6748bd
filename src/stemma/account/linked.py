"""
Pairs of things for which a function gives something, asked only of those of which it was not asked before.

Every pair of tellings, sayings or counts that lie near each other is compared; most pairs come to nothing. What came to
something is remembered by digests of the two, together with everything that was compared: a thing that is new is
compared with all others, and nothing else is compared again.

Rules:
1. A thing's digest covers all that the function reads of it, but the copied passages of two articles: where lineage
   sees them otherwise than before, their pairs are compared again.
2. What is remembered is what would come out anew; a pair that is not remembered came to 0.
"""

import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from stemma.account.digests import KEY, Digests
from stemma.account.witness import Alignment
from stemma.memo import Memo, digest_of
from stemma.records.article import ArticleId
from stemma.records.lineage import Passage

T = TypeVar("T")
Pair = tuple[int, int]
Articles = tuple[ArticleId, ArticleId]
Value = Callable[[int, int], float]
HEAD = struct.Struct(f"<{KEY}sII")
"""Of what was remembered: the digest of the copied passages then, how many things there were, how many links."""
BOND = struct.Struct(f"<16s16s{KEY}s")
"""Two articles and the digest of what they share."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which pairs are to be compared: those with a thing that is new, and those of two articles seen anew."""

    fresh: Collection[int] | None = None
    """Numbers of new things; None: all are."""
    again: Collection[Articles] = frozenset()
    """Pairs of articles of which copied passages changed, the smaller id first."""


EVERYTHING = Asked()


@dataclass(frozen=True, slots=True)
class _Held:
    """What was remembered: things by digest, and what pairs of them came to."""

    number: Mapping[bytes, int]
    pairs: npt.NDArray[np.int32]
    """Shape `(2, links)`."""
    values: npt.NDArray[np.float64]


class Links:
    """What pairs came to in the last account of a case, and what is to be remembered of this one."""

    def __init__(self, alignment: Alignment, digests: Digests | None = None, memo: Memo | None = None) -> None:
        self._digests = digests
        self._memo = memo or Memo()
        bonds = _bonds(alignment.pairs)
        before = self._memo.get("links/copied") or b""
        before = b"" if len(before) % BOND.size else before
        self._again = _changed(before, bonds)
        self._stamps = digest_of(before), digest_of(bonds)
        self._memo.put("links/copied", bonds)

    def keys(self, things: Sequence[T], digest: Callable[[Digests, T], bytes]) -> list[bytes]:
        """Return the digest of each thing; where nothing is remembered, its number."""
        if self._digests is None:
            return [n.to_bytes(KEY, "little") for n in range(len(things))]
        return [digest(self._digests, thing) for thing in things]

    def find(
        self, name: str, keys: Sequence[bytes], near: Callable[[Asked], Iterable[Pair]], value: Value
    ) -> dict[Pair, float]:
        """
        Return the pairs of things for which *value* is not 0, by number.

        Args:
            name: What is compared.
            keys: The digest of each thing.
            near: Gives, of the pairs that are asked for, those that may come to something: a < b, each once.
            value: What a pair comes to, a function of what the digests cover and of copied passages.
        """
        held, number = self._held(name), {key: n for n, key in enumerate(keys)}
        found: dict[Pair, float] = {}
        asked = EVERYTHING
        if held is not None and len(number) == len(keys):
            asked = Asked({n for n, key in enumerate(keys) if key not in held.number}, self._again)
            found = _still(held, number)
        for pair in near(asked):
            if result := value(*pair):
                found[pair] = result
            else:
                found.pop(pair, None)
        self.keep(name, keys, found)
        return found

    def recall(self, name: str, keys: Sequence[bytes], homes: Sequence[ArticleId], value: Value) -> "Recalled":
        """
        Return what gives *value* of any pair a < b, 0 too, out of memory where the pair was asked for before.

        What was asked for is to be handed to `keep`. *homes* has the article of each thing; the rest is as in `find`.
        """
        held, number = self._held(name), {key: n for n, key in enumerate(keys)}
        known = _still(held, number) if held is not None and len(number) == len(keys) else {}
        again = {frozenset(articles) for articles in self._again}
        if again:
            known = {(a, b): v for (a, b), v in known.items() if frozenset((homes[a], homes[b])) not in again}
        return Recalled(known, value)

    def keep(self, name: str, keys: Sequence[bytes], found: Mapping[Pair, float]) -> None:
        """Remember what pairs came to."""
        pairs = np.fromiter(chain.from_iterable(found), dtype="<i4", count=2 * len(found)).reshape(-1, 2)
        values = np.fromiter(found.values(), dtype="<f8", count=len(found))
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        head = HEAD.pack(self._stamps[1], len(keys), len(found))
        self._memo.put(f"links/{name}", b"".join((head, *keys, pairs[order].T.tobytes(), values[order].tobytes())))

    def _held(self, name: str) -> _Held | None:
        packed = self._memo.get(f"links/{name}")
        if packed is None or len(packed) < HEAD.size:
            return None
        stamp, things, links = HEAD.unpack_from(packed)
        if stamp not in self._stamps or len(packed) != HEAD.size + KEY * things + 16 * links:
            return None
        at = HEAD.size + KEY * things
        number = {packed[n : n + KEY]: k for k, n in enumerate(range(HEAD.size, at, KEY))}
        if len(number) < things:
            return None
        pairs = np.frombuffer(packed, dtype="<i4", count=2 * links, offset=at).reshape(2, links)
        values = np.frombuffer(packed, dtype="<f8", count=links, offset=at + 8 * links)
        return _Held(number, pairs, values)


class Recalled:
    """A function of pairs that knows some of its values."""

    def __init__(self, known: Mapping[Pair, float], value: Value) -> None:
        self.asked: dict[Pair, float] = {}
        """What was asked for, and what it came to."""
        self._known, self._value = known, value

    def __call__(self, a: int, b: int) -> float:
        """Return what the pair a < b comes to."""
        found = self.asked.get((a, b))
        if found is None:
            found = self._known.get((a, b))
            self.asked[a, b] = found = self._value(a, b) if found is None else found
        return found


def by_article(homes: Iterable[ArticleId]) -> dict[ArticleId, list[int]]:
    """Return the numbers of things by the article that each stands in, given in order."""
    out: dict[ArticleId, list[int]] = {}
    for number, article in enumerate(homes):
        out.setdefault(article, []).append(number)
    return out


def pairs_within(groups: Iterable[Sequence[int]], homes: Sequence[ArticleId], asked: Asked) -> Iterator[Pair]:
    """
    Yield the pairs of numbers within each of *groups*, which rise, as far as they are asked for.

    *homes* has the article of each number.
    """
    groups = list(groups)
    for group in groups:
        yield from _pairs_among(group, asked)
    if asked.again:
        place = {n: k for k, group in enumerate(groups) for n in group}
        yield from ((a, b) for a, b in pairs_again(by_article(homes), asked) if place[a] == place[b])


def _pairs_among(numbers: Sequence[int], asked: Asked) -> Iterator[Pair]:
    """Yield the pairs of *numbers* of which one is new."""
    if asked.fresh is None:
        yield from ((a, b) for k, a in enumerate(numbers) for b in numbers[k + 1 :])
        return
    for n in (n for n in numbers if n in asked.fresh):
        yield from ((min(n, m), max(n, m)) for m in numbers if m != n and not (m in asked.fresh and m < n))


def pairs_again(home: Mapping[ArticleId, Sequence[int]], asked: Asked) -> Iterator[Pair]:
    """Yield all pairs of things of two articles that are seen anew; *home* has the numbers of each article's things."""
    for left, right in asked.again:
        yield from ((min(a, b), max(a, b)) for a in home.get(left, ()) for b in home.get(right, ()))


def _still(held: _Held, number: Mapping[bytes, int]) -> dict[Pair, float]:
    """Return what is remembered of pairs that are both still there, by their present numbers."""
    now = np.array([number.get(key, -1) for key in held.number], dtype=np.int64)
    pairs = np.sort(now[held.pairs], axis=0)
    there = pairs[0] >= 0
    ends = zip(pairs[0][there].tolist(), pairs[1][there].tolist(), strict=True)
    return dict(zip(ends, held.values[there].tolist(), strict=True))


def _bonds(pairs: Mapping[Articles, Sequence[Passage]]) -> bytes:
    """Return what each two articles share, packed and sorted."""
    found = []
    for (a, b), passages in pairs.items():
        spans = [n for p in passages for n in (p.a.start, p.a.end, p.b.start, p.b.end)]
        flip = b"\1" if a > b else b"\0"
        left, right = sorted((a, b))
        shared = digest_of(flip + struct.pack(f"<{len(spans)}I", *spans))
        found.append(BOND.pack(left.encode(), right.encode(), shared))
    return b"".join(sorted(found))


def _changed(before: bytes, now: bytes) -> frozenset[Articles]:
    """Return the pairs of articles that share otherwise than before."""
    ends = 2 * 16
    old, new = (
        {part[:ends]: part for (part,) in struct.iter_unpack(f"{BOND.size}s", packed)} for packed in (before, now)
    )
    odd = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return frozenset(
        (ArticleId(key[:16].rstrip(b"\0").decode()), ArticleId(key[16:].rstrip(b"\0").decode())) for key in odd
    )
