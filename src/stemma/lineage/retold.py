"""
Spun copies as kin, so that families, origins and directions are drawn from them like from any other copy.

Of articles that say the same in the same words one is compared, the first. A later report that took much from an
earlier one and says as much besides is compared by itself: the copy may be of it. Two that share some of their words
are compared, too: one may have kept what it did not put in other words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.lineage.families import Unions
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import NARRATION, Piece
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.spun import Retelling, SentenceEncoder, find_retelling, find_spun
from stemma.lineage.study import Study

Pair = tuple[int, int]


def add_spun(study: Study, encoder: SentenceEncoder, *, parameters: LineageParameters) -> Study:
    """Return the study with the spun copies among its articles as kin, sorted in with the others."""
    whole = ((kin.left, kin.right, min(kin.left_share, kin.right_share)) for kin in study.copies)
    firsts = first_of_same(whole, len(study.readers), parameters)
    known = {(kin.left, kin.right) for kin in study.copies}
    found = find_spun(study.readers, firsts, known, encoder, parameters=parameters.spun)
    shares = ((kin.left, kin.right, kin.words, max(kin.left_share, kin.right_share)) for kin in study.copies)
    halves = half_copied(shares, len(study.readers), parameters)
    retold = (find_retelling(study.readers, pair, encoder, parameters=parameters.spun) for pair in halves)
    found += [retelling for retelling in retold if retelling is not None]
    if not found:
        return study
    literal = {pair: study.kins[pair] for pair in halves}
    kins = study.kins | {(r.left, r.right): as_kin(r, literal.get((r.left, r.right))) for r in found}
    return replace(study, kins=dict(sorted(kins.items())))


def first_of_same(copies: Iterable[tuple[int, int, float]], size: int, parameters: LineageParameters) -> list[int]:
    """
    Return the articles that stand for all: the first of those that are nearly the same, each of the others.

    Args:
        copies: Two articles by number, and the lesser of the shares that they have of each other, 0..1.
        size: How many articles there are.
        parameters: What is nearly the same.
    """
    unions = Unions(size)
    for left, right, share in copies:
        if share >= parameters.spun.half_copied[1]:
            unions.join(left, right)
    return [n for n in range(size) if unions.find(n) == n]


def half_copied(copies: Iterable[tuple[int, int, int, float]], size: int, parameters: LineageParameters) -> list[Pair]:
    """
    Return the pairs that share so much that the rest may be the same, and so little that it is not known.

    Of the pairs between two families of fuller copies it is the one with most words: they stand for the others.

    Args:
        copies: Two articles by number, the words of narration that they share, and the greater share, 0..1.
        size: How many articles there are.
        parameters: What is half.
    """
    low, high = parameters.spun.half_copied
    unions = Unions(size)
    halves = []
    for left, right, shared, share in copies:
        if share >= high:
            unions.join(left, right)
        elif share >= low:
            halves.append((-shared, left, right))
    chosen: dict[tuple[int, ...], Pair] = {}
    for _, left, right in sorted(halves):
        families = tuple(sorted((unions.find(left), unions.find(right))))
        if families[0] != families[1]:
            chosen.setdefault(families, (left, right))
    return list(chosen.values())


def as_kin(found: Retelling, literal: Kin | None = None) -> Kin:
    """Return what a spun copy and its source share in other words; *literal* is what they share in the same words."""
    pieces = tuple(
        Piece(kind=NARRATION, left=a[0], left_end=a[1], right=b[0], right_end=b[1], blocks=(), likeness=likeness)
        for a, b, likeness in found.links
    )
    return Kin(
        left=found.left,
        right=found.right,
        pieces=pieces,
        words=min(_words([a for a, _, _ in found.links]), _words([b for _, b, _ in found.links])),
        left_share=found.left_cover,
        right_share=found.right_cover,
        left_whole=found.left_cover,
        right_whole=found.right_cover,
        in_order=True,
        likeness=sum(likeness for _, _, likeness in found.links) / len(found.links),
        is_copy=True,
        carried=pieces,
        spun=found.surety,
        literal=literal,
    )


def _words(stretches: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in stretches)
