"""Plain rules and peers that lineage is set beside: every one gives each article a group by its key."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

Groups = Mapping[str, object]
PERMUTATIONS = 128
"""datasketch's and rensa's usual setting."""


def by_outlet(outlets: Mapping[str, str]) -> Groups:
    """One origin per outlet."""
    return dict(outlets)


def by_overlap(texts: Mapping[str, str], least: float) -> Groups:
    """Articles whose 5-word shingles overlap by *least* (exact Jaccard) are of one origin."""
    sets = {key: shingles(text) for key, text in texts.items()}
    where: dict[tuple[str, ...], list[str]] = {}
    for key, runs in sets.items():
        for run in runs:
            where.setdefault(run, []).append(key)
    near = {pair for keys in where.values() if 1 < len(keys) < 100 for pair in combinations(sorted(keys), 2)}
    return _joined(sets, ((a, b) for a, b in near if len(sets[a] & sets[b]) >= least * len(sets[a] | sets[b])))


def by_datasketch(texts: Mapping[str, str], least: float) -> Groups:
    """Groups by datasketch's MinHash LSH at a threshold. Raises ImportError where it is not installed."""
    from datasketch import MinHash, MinHashLSH

    index, hashes = MinHashLSH(threshold=least, num_perm=PERMUTATIONS), {}
    for key, text in texts.items():
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([" ".join(run).encode() for run in sorted(shingles(text))])
        hashes[key] = made
        index.insert(key, made)
    return _joined(texts, ((key, other) for key, made in hashes.items() for other in index.query(made)))


def by_rensa(texts: Mapping[str, str], least: float) -> Groups:
    """Groups by rensa's RMinHash LSH at a threshold. Raises ImportError where it is not installed."""
    from rensa import RMinHash, RMinHashLSH

    keys = list(texts)
    index = RMinHashLSH(threshold=least, num_perm=PERMUTATIONS, num_bands=32 if least < 0.7 else 16)
    hashes = []
    for number, key in enumerate(keys):
        made = RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update([" ".join(run) for run in sorted(shingles(texts[key]))])
        index.insert(number, made)
        hashes.append(made)
    close = (
        (keys[n], keys[other])
        for n, made in enumerate(hashes)
        for other in index.query(made)
        if made.jaccard(hashes[other]) >= least
    )
    return _joined(texts, close)


RULES: Sequence[tuple[str, Callable[[Mapping[str, str], float], Groups], float]] = (
    ("5-word shingles, Jaccard ≥ 0.5", by_overlap, 0.5),
    ("5-word shingles, Jaccard ≥ 0.2", by_overlap, 0.2),
    ("datasketch MinHash LSH 0.5", by_datasketch, 0.5),
    ("datasketch MinHash LSH 0.8", by_datasketch, 0.8),
    ("rensa RMinHash LSH 0.5", by_rensa, 0.5),
    ("rensa RMinHash LSH 0.8", by_rensa, 0.8),
)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return all runs of five words."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def _joined(keys: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Groups:
    up = {key: key for key in keys}

    def find(key: str) -> str:
        while up[key] != key:
            up[key] = up[up[key]]
            key = up[key]
        return key

    for a, b in pairs:
        up[find(a)] = find(b)
    return {key: find(key) for key in up}
