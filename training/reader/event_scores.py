"""Scores of told types against gold ones: macro F1 over roots and over quads, as text."""

from collections.abc import Hashable, Sequence

from training.corpora.pairs import QUADS, ROOTS


def macro_f1(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return the mean of F1 over the classes in *gold*, 0..1; what is never gold counts only as a miss elsewhere."""
    scores = [f1_of(kind, gold, found) for kind in sorted(set(gold), key=str)]
    return sum(scores) / max(1, len(scores))


def f1_of(kind: Hashable, gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return F1 of one class, 0 where it is neither gold nor found."""
    both = sum(g == f == kind for g, f in zip(gold, found, strict=True))
    return 2 * both / max(1, sum(g == kind for g in gold) + sum(f == kind for f in found))


def describe(gold: Sequence[str], found: Sequence[str]) -> str:
    """Return the figures as two lines."""
    quads = macro_f1([QUADS[g] for g in gold], [QUADS.get(f) for f in found])
    right = sum(g == f for g, f in zip(gold, found, strict=True)) / max(1, len(gold))
    by_root = "  ".join(f"{root} {f1_of(root, gold, found):.2f}" for root in ROOTS)
    return f"  15 roots {macro_f1(gold, found):.3f}  4 quads {quads:.3f}  right {right:.3f}\n  {by_root}"
