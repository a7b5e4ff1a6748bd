"""
Which record of one account is which of another.

Rules:
1. Records are matched by the spans that they rest on, never by their ids: an id comes from the first
   mention, and an earlier article may come in later.
2. Two records belong together by the number of spans that they share; most first, each record once.
3. A record whose spans all went to records that are matched otherwise was joined with one of them, or parted.

What counts as a span of a record is the caller's business.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched(Generic[R]):
    """The records of two accounts, side by side."""

    pairs: tuple[tuple[R, R], ...]
    """The same record, earlier and later."""
    joined: tuple[tuple[R, R], ...]
    """An earlier record, and the later one that took it in."""
    parted: tuple[tuple[R, R], ...]
    """An earlier record, and a later one that was a part of it."""
    gone: tuple[R, ...]
    """Earlier records of which no span is left."""
    fresh: tuple[R, ...]
    """Later records of which no span was there."""


def match(earlier: Sequence[R], later: Sequence[R], keys: Callable[[R], Iterable[Hashable]]) -> Matched[R]:
    """Return *earlier* and *later* matched by their *keys*, each list in its own order."""
    shared = _shared(earlier, later, keys)
    partner: dict[int, int] = {}
    taken: dict[int, int] = {}
    for (i, j), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if i not in partner and j not in taken:
            partner[i], taken[j] = j, i
    into: dict[int, int] = {}
    out_of: dict[int, int] = {}
    for (i, j), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if i not in partner:
            into.setdefault(i, j)
        if j not in taken:
            out_of.setdefault(j, i)
    return Matched(
        pairs=tuple((earlier[i], later[partner[i]]) for i in sorted(partner)),
        joined=tuple((earlier[i], later[into[i]]) for i in sorted(into)),
        parted=tuple((earlier[out_of[j]], later[j]) for j in sorted(out_of)),
        gone=tuple(r for i, r in enumerate(earlier) if i not in partner and i not in into),
        fresh=tuple(r for j, r in enumerate(later) if j not in taken and j not in out_of),
    )


def _shared(
    earlier: Sequence[R], later: Sequence[R], keys: Callable[[R], Iterable[Hashable]]
) -> Counter[tuple[int, int]]:
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for i, record in enumerate(earlier):
        for key in dict.fromkeys(keys(record)):
            holders[key].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for j, record in enumerate(later):
        for key in dict.fromkeys(keys(record)):
            shared.update((i, j) for i in holders.get(key, ()))
    return shared
