"""
What two articles share, in bytes: made once, kept between runs, read again only where it is asked for.

Rules:
1. What a pair shares follows from its two articles and from which of their lines are template: the *state* of either.
2. A row holds the pairs of one article with those before it, so that one more article adds a row.
"""

import json
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.lineage.align import Block
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import Piece
from stemma.memo import Memo

Pair = tuple[int, int]
STATE = 16
"""Bytes of a digest."""
ENTRY = struct.Struct(f"<{STATE}s?I")
"""The state of the earlier article, whether both have the same words, and how many bytes follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a pair came to."""

    aligned: bool
    """Whether any words agree."""
    is_kin: bool
    is_copy: bool
    is_firm: bool
    words: int
    """How many words of narration agree; 0 where the two are no kin."""
    share: float
    """The greater of the shares of the two articles that these are, 0..1."""
    least_share: float
    """The lesser of them."""
    shared: bytes
    """The shared text by kind, as JSON; empty where there is none."""
    kin: bytes
    """Everything, as JSON."""


FACTS = struct.Struct("<????IIdd")


def remember_rows(
    kind: str,
    pairs: Mapping[Pair, bool],
    states: Sequence[bytes],
    memo: Memo,
    make: Callable[[int, int, bool], bytes],
    *,
    prepare: Callable[[Iterable[int]], None] | None = None,
) -> dict[Pair, bytes]:
    """
    Return what *make* gives for each of *pairs*, remembered where it was asked before.

    Args:
        kind: What is remembered.
        pairs: Two numbers, the smaller first, and whether both articles have the same words.
        states: The state of each article, by number.
        memo: What is remembered.
        make: The two numbers and whether their words are the same -> bytes, which follow from their states.
        prepare: Told beforehand which articles *make* is to be asked about in a row.
    """
    rows: dict[int, list[tuple[int, bool]]] = {}
    for (left, right), same in pairs.items():
        rows.setdefault(right, []).append((left, same))
    out = {}
    for right, lefts in rows.items():
        name = f"lineage/{kind}/{states[right].hex()}"
        held = _entries(memo.get(name))
        missing = [left for left, same in lefts if (states[left], same) not in held]
        if missing and prepare is not None:
            prepare([*missing, right])
        made = {}
        for left, same in lefts:
            key = (states[left], same)
            value = held.get(key)
            made[key] = out[left, right] = make(left, right, same) if value is None else value
        if made == held:
            memo.touch(name)
        else:
            memo.put(name, b"".join(ENTRY.pack(*key, len(value)) + value for key, value in made.items()))
    return out


class Rows:
    """Values of pairs of articles, a row for each later article, fetched when one of them is asked for."""

    def __init__(self, kind: str, states: Sequence[bytes], memo: Memo) -> None:
        self._kind, self._states, self._memo = kind, states, memo
        self._held: dict[int, dict[tuple[bytes, bool], bytes]] = {}
        self._asked: dict[int, dict[tuple[bytes, bool], bytes]] = {}

    def get(self, left: int, right: int, flag: bool, make: Callable[[], bytes]) -> bytes:
        """Return the value of a pair, under a flag; *make* gives it where it is not remembered."""
        if right not in self._held:
            self._held[right] = _entries(self._memo.get(self._name(right)))
        key = (self._states[left], flag)
        value = self._held[right].get(key)
        self._asked.setdefault(right, {})[key] = value = make() if value is None else value
        return value

    def keep(self, rights: Iterable[int]) -> None:
        """Remember what was asked for, and the rows of *rights* that nobody asked for."""
        for right, made in self._asked.items():
            row = b"".join(ENTRY.pack(*key, len(value)) + value for key, value in sorted(made.items()))
            self._memo.put(self._name(right), row)
        for right in rights:
            if right not in self._asked:
                self._memo.touch(self._name(right))

    def _name(self, right: int) -> str:
        return f"lineage/{self._kind}/{self._states[right].hex()}"


def pack_facts(aligned: bool, kin: Kin | None, is_firm: bool, shared: object) -> bytes:
    """Return the bytes of what a pair came to; *shared* is plain JSON."""
    if kin is None:
        return FACTS.pack(aligned, False, False, False, 0, 0, 0.0, 0.0)
    told = json.dumps(shared, separators=(",", ":")).encode() if shared else b""
    least_share, share = sorted((kin.left_share, kin.right_share))
    head = FACTS.pack(aligned, True, kin.is_copy, is_firm, len(told), kin.words, share, least_share)
    return head + told + pack_kin(kin)


def unpack_facts(packed: bytes) -> Facts:
    """Return what a pair came to."""
    aligned, is_kin, is_copy, is_firm, size, words, share, least_share = FACTS.unpack_from(packed)
    middle = FACTS.size + size
    return Facts(
        aligned=aligned, is_kin=is_kin, is_copy=is_copy, is_firm=is_firm, words=words, share=share,
        least_share=least_share, shared=packed[FACTS.size : middle], kin=packed[middle:],
    )  # fmt: skip


def pack_kin(kin: Kin) -> bytes:
    """Return what two articles share as JSON, without their numbers."""
    place = {id(piece): n for n, piece in enumerate(kin.pieces)}
    pieces = [[p.kind, p.left, p.left_end, p.right, p.right_end, [list(b) for b in p.blocks]] for p in kin.pieces]
    cells = [getattr(kin, name) for name in CELLS]
    return json.dumps([cells, pieces, [place[id(p)] for p in kin.carried]], separators=(",", ":")).encode()


def unpack_kin(packed: bytes, pair: Pair) -> Kin:
    """Return what the articles with these numbers share."""
    cells, rows, carried = json.loads(packed)
    pieces = tuple(_piece(row) for row in rows)
    return Kin(
        left=pair[0], right=pair[1], pieces=pieces, carried=tuple(pieces[n] for n in carried),
        **dict(zip(CELLS, cells, strict=True)),
    )  # fmt: skip


CELLS = (
    "words", "left_share", "right_share", "left_whole", "right_whole", "in_order", "likeness", "is_copy", "is_version",
)  # fmt: skip
"""The plain fields of what two articles share."""


def _piece(row: Sequence[Any]) -> Piece:
    kind, left, left_end, right, right_end, blocks = row
    return Piece(
        kind=kind, left=left, left_end=left_end, right=right, right_end=right_end,
        blocks=tuple(Block(*block) for block in blocks),
    )  # fmt: skip


def _entries(row: bytes | None) -> dict[tuple[bytes, bool], bytes]:
    out: dict[tuple[bytes, bool], bytes] = {}
    at, end = 0, len(row or b"")
    while row and at < end:
        state, same, size = ENTRY.unpack_from(row, at)
        at += ENTRY.size
        out[state, same] = row[at : at + size]
        at += size
    return out
