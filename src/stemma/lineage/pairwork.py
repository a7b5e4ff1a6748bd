"""
What is done with two articles of which one copied: who gave is weighed, and they are compared word by word.

Both follow from the two articles and from which of their lines are template, and can be remembered.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from stemma.lineage.collate import collate
from stemma.lineage.direction import Direction, weigh_direction
from stemma.lineage.garbled import collate_spun
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import Reader
from stemma.lineage.pairs import Rows
from stemma.lineage.parameters import LineageParameters
from stemma.records.lineage import Collation
from stemma.records.packed import pack, unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWork:
    """Functions of what two articles share and of the two."""

    direction: Callable[[Kin, Reader, Reader], Direction]
    collation: Callable[[Kin, Reader, Reader], Collation]


def pair_work(parameters: LineageParameters) -> PairWork:
    """Return what does the work."""
    return PairWork(
        direction=lambda kin, left, right: weigh_direction(kin, left, right, parameters=parameters.direction),
        collation=lambda kin, left, right: (collate_spun if kin.spun and kin.literal is None else collate)(
            kin.literal or kin, left, right, parameters=parameters.collate
        ),
    )


def remembered_work(plain: PairWork, numbers: Sequence[int], directions: Rows, collations: Rows) -> PairWork:
    """
    Return what does the work of *plain* where nothing is remembered; spun copies are never remembered.

    Args:
        plain: Does it.
        numbers: The number in the case of each article as the kin number them.
        directions: What is remembered of who gave.
        collations: And of the words that differ, from either side.
    """

    def direction(kin: Kin, left: Reader, right: Reader) -> Direction:
        if kin.spun:  # how closely the two were read may differ
            return plain.direction(kin, left, right)

        def make() -> bytes:
            found = plain.direction(kin, left, right)
            return _bytes_of(replace(found, slips=tuple(replace(s, by=int(s.by == kin.right)) for s in found.slips)))

        packed = directions.get(numbers[kin.left], numbers[kin.right], False, make)
        found = unpack(Direction, json.loads(packed))
        return replace(found, slips=tuple(replace(s, by=kin.right if s.by else kin.left) for s in found.slips))

    def collation(kin: Kin, left: Reader, right: Reader) -> Collation:
        if kin.spun:
            return plain.collation(kin, left, right)
        low, high = sorted((numbers[kin.left], numbers[kin.right]))
        turned = kin.left > kin.right
        packed = collations.get(low, high, turned, lambda: _bytes_of(plain.collation(kin, left, right)))
        return unpack(Collation, json.loads(packed))

    return PairWork(direction=direction, collation=collation)


def _bytes_of(record: Direction | Collation) -> bytes:
    return json.dumps(pack(record), separators=(",", ":")).encode()
