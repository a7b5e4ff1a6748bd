"""
Which articles are of one family: their narration comes, in the main, from one origin.

Rules:
1. Copies join when half of the narration of both is shared, or when the shorter is cut from the longer.
2. An article that is mostly its own and holds passages of another stays outside; the tie is kept as a passage.
3. An article with two sources that lie apart in it is merged: it joins the one of which it has more, unless
   it is the earlier one that both took from.
4. What an outlet says again in a report of its own, and a copy of its first report has from that, ties the two to
   nothing: the copy has it from the report that it copied.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.lineage.direction import Direction
from stemma.lineage.kin import Kin, by_member
from stemma.lineage.kinds import Reader
from stemma.lineage.newsroom import credited_agencies, outlet_key
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.speech import Flags

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tie:
    """A passage that crosses families: *taker* has it from *giver*, or, where that is unknown, both from elsewhere."""

    kin: Kin
    taker: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Families:
    """Families as lists of article numbers, and the ties between them."""

    members: tuple[tuple[int, ...], ...]
    """Each sorted; in the order of their first article; every article stands in one."""
    ties: tuple[Tie, ...]


class Unions:
    """Numbers joined into groups, each known by its smallest."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def find(self, number: int) -> int:
        """Return the smallest number of the group that *number* is in."""
        while self._up[number] != number:
            self._up[number] = self._up[self._up[number]]
            number = self._up[number]
        return number

    def join(self, a: int, b: int) -> None:
        """Make one group of the groups of *a* and *b*."""
        low, high = sorted((self.find(a), self.find(b)))
        self._up[high] = low


def find_families(
    readers: Sequence[Reader],
    copies: Sequence[Kin],
    directions: Mapping[Pair, Direction],
    *,
    parameters: LineageParameters,
) -> Families:
    """Return the families of all articles, joined by *copies*, and the ties that join none."""
    unions = Unions(len(readers))
    explained: dict[int, Flags] = {}
    sources: dict[int, list[int]] = {}
    ties: list[Tie] = []

    def clear(giver: int, taker: int) -> bool:
        key = (min(giver, taker), max(giver, taker))
        direction = directions.get(key)
        if direction is None:
            return False
        return (direction.balance if giver < taker else -direction.balance) >= parameters.direction.least

    for kin in sorted(copies, key=lambda k: (-min(k.left_share, k.right_share) * k.words, k.left, k.right)):
        taker = _outside(kin, readers, directions[kin.left, kin.right], parameters)
        if taker is not False:
            ties.append(Tie(kin=kin, taker=taker if taker is not True else None))
            continue
        merged = _merged(kin, explained, sources, clear, parameters.copies.disjoint_share)
        if merged is not None:
            ties.append(Tie(kin=kin, taker=merged))
            continue
        unions.join(kin.left, kin.right)
        for number in (kin.left, kin.right):
            region = kin.region(number, len(readers[number].sketch))
            explained[number] = region | explained[number] if number in explained else region
            sources.setdefault(number, []).append(kin.other(number))
    groups: dict[int, list[int]] = {}
    for number in range(len(readers)):
        groups.setdefault(unions.find(number), []).append(number)
    crossing = [t for t in ties if unions.find(t.kin.left) != unions.find(t.kin.right)]
    found = by_member(copies)
    kept = tuple(t for t in crossing if not _is_said_again(t.kin, readers, found, unions))
    return Families(members=tuple(tuple(g) for g in groups.values()), ties=kept)


def _is_said_again(kin: Kin, readers: Sequence[Reader], found: Mapping[int, Sequence[Kin]], unions: Unions) -> bool:
    """Say whether one of the two has all that they share from a report of the other's outlet, in its own family."""
    for copy in (kin.left, kin.right):
        outlet, size = outlet_key(readers[kin.other(copy)].sketch.article), len(readers[copy].sketch)
        for known in found[copy] if outlet is not None else ():
            other = known.other(copy)
            if unions.find(other) != unions.find(copy) or outlet_key(readers[other].sketch.article) != outlet:
                continue
            if not (kin.carried_region(copy, size) & ~known.region(copy, size)).any():
                return True
    return False


def _outside(kin: Kin, readers: Sequence[Reader], direction: Direction, parameters: LineageParameters) -> bool | int:
    """Return False when the two are of one family, else the number of the taker, or True when it is not known."""
    low = parameters.copies.main_share
    a, b = readers[kin.left].sketch.article, readers[kin.right].sketch.article
    if outlet_key(a) is not None and outlet_key(a) == outlet_key(b):
        return False
    inside = [n for n in (kin.left, kin.right) if kin.main_share(n) >= low]
    credited = [{name for name, _ in credited_agencies(x)} for x in (a, b)]
    if len(inside) == 2 or (inside and credited[0] & credited[1]):
        return False
    least = parameters.direction.least
    # not True where it is not clear: the second article's number is 1, which equals True
    clear = kin.right if direction.balance >= least else kin.left if direction.balance <= -least else None
    if not inside:
        return True if clear is None else clear
    shorter, longer = inside[0], kin.other(inside[0])
    if clear == longer:
        return longer
    if clear == shorter:
        return False
    return False if _is_top(kin, longer, readers[longer]) else longer


def _is_top(kin: Kin, number: int, reader: Reader) -> bool:
    """Say whether what is shared is the beginning of an article: a shorter one is a cut of it then."""
    places = np.flatnonzero(kin.region(number, len(reader.sketch), speech=False) & reader.narration)
    order = np.flatnonzero(reader.narration)
    rank = np.searchsorted(order, places)
    return bool(len(rank)) and float(np.quantile(rank, 0.9)) < 1.6 * len(rank)


def _merged(
    kin: Kin,
    explained: Mapping[int, Flags],
    sources: Mapping[int, Sequence[int]],
    clear: Callable[[int, int], bool],
    disjoint: float,
) -> int | None:
    """Return the article of the two that has the other beside an earlier source, in another part; else None."""
    for number in (kin.left, kin.right):
        if number not in explained:
            continue
        other = kin.other(number)
        region = kin.region(number, len(explained[number]))
        smaller = min(int(region.sum()), int(explained[number].sum()))
        apart = int((region & explained[number]).sum()) < disjoint * smaller
        if apart and not (clear(number, other) and all(clear(number, s) for s in sources[number])):
            return number
    return None
