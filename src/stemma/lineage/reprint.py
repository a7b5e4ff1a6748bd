"""
Whether a copy is a reprint: the same text but for headline, page chrome, a credit line and house style.

House style is how an outlet writes one and the same word, number or day: "per cent" for "percent",
"1 November" for "Nov. 1". A word put for another, a changed number or name, a paragraph cut or moved is editing.
"""

from stemma.lineage.collate import collate
from stemma.lineage.dated import same_day
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import Reader
from stemma.lineage.parameters import LineageParameters
from stemma.records.lineage import Variant

FACTS = frozenset({"date", "number", "name", "moved"})
"""Variants of which one is enough to be editing: a changed number is news of its own."""


def is_reprint(kin: Kin, left: Reader, right: Reader, *, parameters: LineageParameters) -> bool:
    """Say whether both texts are the same; *left* and *right* are the readers of the kin's articles."""
    numbers = parameters.copies
    if not kin.in_order or min(_shares(kin)) < numbers.style_share or kin.likeness < numbers.style_likeness:
        return False
    if min(_shares(kin)) == kin.likeness == 1:
        return True
    variants = collate(kin, left, right, parameters=parameters.collate).variants
    cut = sum(len((v.a or v.b or "").split()) for v in variants if v.kind in ("cut", "addition"))
    if any(v.kind in FACTS and not _is_one_day(v) for v in variants):
        return False
    edited = sum(v.kind == "wording" for v in variants)
    size = min(int(r.narration.sum()) for r in (left, right))
    return cut <= (1 - numbers.reprint_share) * size and edited <= (1 - numbers.reprint_likeness) * size


def _shares(kin: Kin) -> tuple[float, float, float, float]:
    return kin.left_share, kin.right_share, kin.left_whole, kin.right_whole


def _is_one_day(variant: Variant) -> bool:
    return variant.kind == "date" and same_day(variant.a or "", variant.b or "")
