"""
Spun copies as kin, so that families, origins and directions are drawn from them like from any other copy.

One article of each family is compared, its first: what the others of a family say is known by it.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.lineage.families import Unions
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import NARRATION, Piece
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.spun import Retelling, SentenceEncoder, find_spun
from stemma.lineage.study import Study


def add_spun(study: Study, encoder: SentenceEncoder, *, parameters: LineageParameters) -> Study:
    """Return the study with the spun copies among its articles as kin, sorted in with the others."""
    unions = Unions(len(study.readers))
    for kin in study.copies:
        unions.join(kin.left, kin.right)
    firsts = [n for n in range(len(study.readers)) if unions.find(n) == n]
    found = find_spun(study.readers, firsts, encoder, parameters=parameters.spun)
    if not found:
        return study
    kins = study.kins | {(r.left, r.right): as_kin(r) for r in found}
    return replace(study, kins=dict(sorted(kins.items())))


def as_kin(found: Retelling) -> Kin:
    """Return what a spun copy and its source share: sentences in other words."""
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
    )


def _words(stretches: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in stretches)
