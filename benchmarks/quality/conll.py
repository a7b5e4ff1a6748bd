"""
CoNLL F1 of clusters: MUC, B-cubed and entity CEAF, as the reference scorer defines them.

Key and response are clusters of the same mentions (gold mentions), each mention in one cluster of each; singletons
count in B-cubed and CEAF and add nothing to MUC, as in the reference scorer.

Source: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF, phi 4); Pradhan et al. 2014,
"Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation".
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Cluster = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Recall and precision, 0..1."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 0 where both are 0."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Conll:
    """The three measures and their mean."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def f1(self) -> float:
        """Mean F1 of the three."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score_clusters(key: Iterable[Iterable[Hashable]], response: Iterable[Iterable[Hashable]]) -> Conll:
    """
    Return how well *response* clusters the mentions that *key* clusters.

    Raises:
        ValueError: the two do not hold the same mentions, or one stands in two clusters.
    """
    gold, mine = ([frozenset(c) for c in clusters if c] for clusters in (key, response))
    homes = [_homes(clusters) for clusters in (gold, mine)]
    if homes[0].keys() != homes[1].keys():
        raise ValueError("key and response cluster different mentions")
    return Conll(
        muc=Score(_muc(gold, homes[1]), _muc(mine, homes[0])),
        b_cubed=Score(_b_cubed(gold, mine, homes[1]), _b_cubed(mine, gold, homes[0])),
        ceaf_e=_ceaf_e(gold, mine, homes[1]),
    )


def _homes(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    homes = {m: n for n, cluster in enumerate(clusters) for m in cluster}
    if len(homes) != sum(map(len, clusters)):
        raise ValueError("a mention stands in two clusters")
    return homes


def _muc(clusters: Sequence[Cluster], other: Mapping[Hashable, int]) -> float:
    links = sum(len(c) - 1 for c in clusters)
    kept = sum(len(c) - len({other[m] for m in c}) for c in clusters)
    return kept / links if links else 0.0


def _b_cubed(clusters: Sequence[Cluster], others: Sequence[Cluster], other: Mapping[Hashable, int]) -> float:
    mentions = sum(map(len, clusters))
    right = sum(len(c & others[other[m]]) / len(c) for c in clusters for m in c)
    return right / mentions if mentions else 0.0


def _ceaf_e(gold: Sequence[Cluster], mine: Sequence[Cluster], home: Mapping[Hashable, int]) -> Score:
    likeness = {
        (g, m): 2 * shared / (len(cluster) + len(mine[m]))
        for g, cluster in enumerate(gold)
        for m, shared in Counter(home[x] for x in cluster).items()
    }
    best = sum(_best_assignment(part) for part in _components(likeness))
    return Score(best / len(gold) if gold else 0.0, best / len(mine) if mine else 0.0)


def _components(likeness: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """Return the pairs split into parts that share no cluster: each is assigned by itself."""
    part: dict[tuple[str, int], int] = {}
    parts: dict[int, list[tuple[int, int]]] = {}
    for number, (g, m) in enumerate(sorted(likeness)):
        ends = (("gold", g), ("mine", m))
        parts[number] = [(g, m)]
        for old in {part[e] for e in ends if e in part}:
            parts[number] += parts.pop(old)
        part |= {("gold", a): number for a, _ in parts[number]} | {("mine", b): number for _, b in parts[number]}
    return [{pair: likeness[pair] for pair in pairs} for pairs in parts.values()]


def _best_assignment(likeness: Mapping[tuple[int, int], float]) -> float:
    """Return the largest sum of likeness with each row and column used once: the Hungarian method, by potentials."""
    rows, columns = (sorted({pair[side] for pair in likeness}) for side in (0, 1))
    if len(rows) > len(columns):
        return _best_assignment({(m, g): x for (g, m), x in likeness.items()})
    cost = [[-likeness.get((r, c), 0.0) for c in columns] for r in rows]
    u, v = [0.0] * (len(rows) + 1), [0.0] * (len(columns) + 1)
    row_of = [0] * (len(columns) + 1)
    for row in range(1, len(rows) + 1):
        row_of[0], at = row, 0
        least, way, used = [float("inf")] * len(v), [0] * len(v), [False] * len(v)
        while row_of[at]:
            used[at], here = True, row_of[at]
            for c in range(1, len(v)):
                if not used[c] and (reduced := cost[here - 1][c - 1] - u[here] - v[c]) < least[c]:
                    least[c], way[c] = reduced, at
            _, nearest = min((least[c], c) for c in range(1, len(v)) if not used[c])
            delta = least[nearest]
            for c in range(len(v)):
                if used[c]:
                    u[row_of[c]] += delta
                    v[c] -= delta
                else:
                    least[c] -= delta
            at = nearest
        while at:
            row_of[at], at = row_of[way[at]], way[at]
    return sum(likeness.get((rows[row_of[c] - 1], columns[c - 1]), 0.0) for c in range(1, len(v)) if row_of[c])
