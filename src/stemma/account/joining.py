"""
Clusters out of likely pairs, without drift.

`join_pairs` is for links that are sure: one is enough, and any two members may forbid it. `join_by_mean` and
`join_likely_groups` are for links that are likely: two clusters become one while the mean of all log-odds between their
members speaks for it (average linkage: a greedy answer to correlation clustering; every pair has its say, there is no
centre to drift).

Pairs come with a strength; the strongest are taken first, and two clusters become one only if
no two of their members speak against it. So a chain of near misses never
bridges two things that are plainly apart, and the order of input decides nothing.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    refused: set[tuple[int, int, int, int]] = set()
    for _, a, b in sorted((-strength, a, b) for strength, a, b in links):
        left, right = home[a], home[b]
        if left == right:  # most links are within what others joined
            continue
        if left > right:
            left, right = right, left
        asked = (left, right, len(members[left]), len(members[right]))
        if asked in refused:
            continue
        if not all(agree(x, y) for x in members[left] for y in members[right]):
            refused.add(asked)
            continue
        for moved in members[right]:
            home[moved] = left
        members[left].extend(members[right])
        members[right] = []
    return [sorted(m) for m in members if m]


def join_by_mean(
    count: int,
    scores: Mapping[tuple[int, int], float],
    *,
    threshold: float,
    unscored: float,
    start: Sequence[Sequence[int]] | None = None,
) -> list[list[int]]:
    """
    Return the clusters of items 0..count-1, each sorted, by first item.

    Args:
        count: how many items there are; their numbers are their order.
        scores: log-odds that items a < b are one; -inf forbids that they ever share a cluster.
        threshold: the mean log-odds above which two clusters become one.
        unscored: the log-odds of a pair that is not in *scores*.
        start: clusters that stand already, every item in one; else every item begins alone.
    """
    members = [sorted(c) for c in sorted(start or [[n] for n in range(count)], key=min)]
    home = {n: k for k, cluster in enumerate(members) for n in cluster}
    between: list[dict[int, tuple[float, int]]] = [{} for _ in members]
    for (x, y), score in sorted(scores.items()):
        if (a := home[x]) != (b := home[y]):
            total, scored = between[a].get(b, (0.0, 0))
            between[a][b] = between[b][a] = (total + score, scored + 1)

    def mean(a: int, b: int) -> float:
        total, scored = between[a][b]
        pairs = len(members[a]) * len(members[b])
        return (total + unscored * (pairs - scored)) / pairs

    heap = [
        (-score, a, b)
        for a, others in enumerate(between)
        for b in others
        if a < b and (score := mean(a, b)) > threshold
    ]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if b not in between[a] or -negative != mean(a, b):
            continue  # one of the two has grown since
        _absorb(a, b, members, between)
        for other in between[a]:
            low, high = sorted((a, other))
            if (score := mean(low, high)) > threshold:
                heapq.heappush(heap, (-score, low, high))
    return sorted((sorted(m) for m in members if m), key=lambda m: m[0])


def _absorb(a: int, b: int, members: list[list[int]], between: list[dict[int, tuple[float, int]]]) -> None:
    """Make cluster *b* part of *a*, with all that stands between it and others."""
    for other, (total, scored) in between[b].items():
        if other == a:
            continue
        sum_a, scored_a = between[a].get(other, (0.0, 0))
        between[a][other] = between[other][a] = (sum_a + total, scored_a + scored)
        del between[other][b]
    del between[a][b]
    members[a] += members[b]
    members[b], between[b] = [], {}


def join_likely_groups(
    groups: Sequence[Sequence[int]],
    edges: Iterable[tuple[int, int]],
    mean: Callable[[Sequence[int], Sequence[int]], float],
    *,
    threshold: float,
) -> list[list[int]]:
    """
    Return *groups* of numbers joined as `join_by_mean` joins clusters, each sorted, by first number.

    Args:
        groups: Groups that stand already.
        edges: The pairs of groups that may speak for each other at all, by their places; no others are asked.
        mean: Two groups -> the mean log-odds over their pairs; -inf where something forbids that they become one.
        threshold: The mean above which two become one.
    """
    members = [sorted(group) for group in groups]
    beside: list[set[int]] = [set() for _ in members]
    for a, b in edges:
        beside[a].add(b)
        beside[b].add(a)
    heap: list[tuple[float, int, int, int, int]] = []

    def ask(a: int, b: int) -> None:
        low, high = sorted((a, b))
        if (score := mean(members[low], members[high])) > threshold:
            heapq.heappush(heap, (-score, low, high, len(members[low]), len(members[high])))

    for a, others in enumerate(beside):
        for b in sorted(n for n in others if n > a):
            ask(a, b)
    while heap:
        _, a, b, *sizes = heapq.heappop(heap)
        if sizes != [len(members[a]), len(members[b])]:
            continue  # one of the two has grown since, or is gone
        members[a], members[b] = sorted(members[a] + members[b]), []
        for other in beside[b]:
            beside[other].discard(b)
        beside[a] = (beside[a] | beside[b]) - {a, b}
        for other in sorted(beside[a]):
            beside[other].add(a)
            ask(a, other)
    return sorted((m for m in members if m), key=lambda m: m[0])
