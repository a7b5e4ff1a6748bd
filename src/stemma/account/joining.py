"""
Clusters out of likely pairs, without drift.

Pairs come with a strength; the strongest are taken first, and two clusters become one only if
no two of their members speak against it. So a chain of near misses never
bridges two things that are plainly apart, and the order of input decides nothing.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def join_pairs(
    count: int, links: Iterable[tuple[float, int, int]], agree: Callable[[int, int], bool]
) -> list[list[int]]:
    """
    Return the clusters of items 0..count-1, each sorted, by first item.

    Args:
        count: how many items there are; their numbers are their order.
        links: (strength, a, b) of pairs that may be one; stronger first, then in item order.
        agree: says of any two items whether they may share a cluster at all.
    """
    home = list(range(count))
    members = [[n] for n in range(count)]
    for _, a, b in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        left, right = sorted((home[a], home[b]))
        if left == right or not all(agree(x, y) for x in members[left] for y in members[right]):
            continue
        for moved in members[right]:
            home[moved] = left
        members[left].extend(members[right])
        members[right] = []
    return [sorted(m) for m in members if m]
