"""
Two copies compared word by word.

Shared passages in the same order in both are the frame; what lies between them is aligned word by
word; what stands elsewhere has moved. Differences are named in `variants.py`. Template, captions and
headlines are not compared; marks alone make no difference, and an accent is named where a word first lacks it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.lineage.align import Block, agreeing, lcs_blocks
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import TEMPLATE, Piece, Reader
from stemma.lineage.parameters import CollateParameters
from stemma.lineage.sketch import BODY
from stemma.lineage.speech import Flags
from stemma.lineage.variants import Edit, name_variants, runs
from stemma.records.lineage import Collation, Variant
from stemma.text.normalise import bare_letters
from stemma.text.shingles import Places

Gap = tuple[tuple[int, int], tuple[int, int]]
"""Words `[start, end)` of the one and of the other that stand between two agreeing stretches."""
MOST_PIECES = 400
"""Pieces that are put in order by the exact, quadratic rule; beyond, the longest of them."""
MOST_GAP = 1_500
"""Words of a gap that are aligned word by word; a longer one is a cut and an addition. Words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Edits in order, and pieces that stand elsewhere."""

    edits: tuple[Edit, ...]
    moved: tuple[Piece, ...]


def collate(kin: Kin, left: Reader, right: Reader, *, parameters: CollateParameters) -> Collation:
    """
    Return the variants of a copied pair in the order of the left one; additions stand where they were put in.

    Which of the two is the left one is the caller's choice: the parent of a copy.
    """
    found = _align(kin, left, right, parameters)
    variants = list(name_variants(left, right, found.edits, parameters=parameters))
    every = np.ones(len(left.sketch), dtype=bool), np.ones(len(right.sketch), dtype=bool)
    for piece in found.moved:
        a, b = left.sketch.span(piece.left, piece.left_end), right.sketch.span(piece.right, piece.right_end)
        variants.append(
            Variant(
                kind="moved", a=a.of(left.sketch.article.text), b=b.of(right.sketch.article.text), a_span=a, b_span=b
            )
        )
        within = tuple(_edits(left, right, piece.blocks, every, parameters))
        variants.extend(name_variants(left, right, within, parameters=parameters))
    return Collation(pair=(left.sketch.article.id, right.sketch.article.id), variants=tuple(variants))


def _align(kin: Kin, left: Reader, right: Reader, parameters: CollateParameters) -> Alignment:
    pieces = [p for p in kin.pieces if p.kind != TEMPLATE and _in_body(p, left, right)]
    frame = _in_order(pieces)
    kept = {id(p) for p in frame}
    moved = tuple(p for p in pieces if id(p) not in kept and p.matched >= parameters.moved_words)
    free = _free(left, moved, 0), _free(right, moved, 1)
    blocks = _trimmed([b for p in frame for b in p.blocks], free)
    framed = [Block(0, 0, 0), *blocks, Block(len(left.sketch), len(right.sketch), 0)]
    return Alignment(edits=tuple(_edits(left, right, framed, free, parameters)), moved=moved)


def _edits(
    left: Reader, right: Reader, blocks: Sequence[Block], free: tuple[Flags, Flags], parameters: CollateParameters
) -> Iterator[Edit]:
    """Yield what differs between agreeing stretches in order, and the accents within them."""
    accents: set[tuple[str, str]] = set()
    i, j = blocks[0].left, blocks[0].right
    for block in blocks:
        for gap in _by_sentence(left, right, ((i, block.left), (j, block.right))):
            yield from _between(left, right, gap, free, parameters)
        yield from _accents(left, right, block, accents)
        i, j = block.left + block.length, block.right + block.length


def _accents(left: Reader, right: Reader, block: Block, known: set[tuple[str, str]]) -> Iterator[Edit]:
    """Yield as edits the words of an agreeing stretch that are written with other accents and are not *known* yet."""
    texts = _text_of(left, block.left, block.length), _text_of(right, block.right, block.length)
    if texts[0] == texts[1] or all(t.isascii() for t in texts):
        return  # most stretches have none
    a = left.sketch.words(block.left, block.left + block.length)
    b = right.sketch.words(block.right, block.right + block.length)
    other = [n for n, pair in enumerate(zip(a, b, strict=True)) if pair[0] != pair[1] and _is_respelt(*pair)]
    for start, end in runs(other):
        pairs = set(zip(a[start:end], b[start:end], strict=True))
        if not pairs <= known:
            yield Edit(
                left=tuple(range(block.left + start, block.left + end)),
                right=tuple(range(block.right + start, block.right + end)),
                left_at=block.left + start,
                right_at=block.right + start,
            )
        known |= pairs


def _text_of(reader: Reader, start: int, size: int) -> str:
    """Return the text of *size* words from *start* on."""
    return reader.sketch.span(start, start + size).of(reader.sketch.article.text) if size else ""


def _is_respelt(a: str, b: str) -> bool:
    return not (a.isascii() and b.isascii()) and bare_letters(a) != bare_letters(b)


def _in_body(piece: Piece, left: Reader, right: Reader) -> bool:
    return bool(left.sketch.place[piece.left] == BODY and right.sketch.place[piece.right] == BODY)


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the heaviest pieces that follow each other in both texts."""
    ranked = sorted(pieces, key=lambda p: (-p.matched, p.left, p.right))[:MOST_PIECES]
    ordered = sorted(ranked, key=lambda p: (p.left, p.right))
    best = [p.matched for p in ordered]
    before = [-1] * len(ordered)
    for n, piece in enumerate(ordered):
        for m in range(n):
            fits = ordered[m].left_end <= piece.left and ordered[m].right_end <= piece.right
            if fits and best[m] + piece.matched > best[n]:
                best[n], before[n] = best[m] + piece.matched, m
    out: list[Piece] = []
    at = max(range(len(ordered)), key=lambda n: best[n]) if ordered else -1
    while at >= 0:
        out.append(ordered[at])
        at = before[at]
    return out[::-1]


def _free(reader: Reader, moved: Sequence[Piece], side: int) -> Flags:
    """Return the words that are compared: body, no template, not moved."""
    flags: Flags = (reader.sketch.place == BODY) & ~reader.template
    for piece in moved:
        start, end = (piece.left, piece.left_end) if side == 0 else (piece.right, piece.right_end)
        flags[start:end] = False
    return flags


def _trimmed(blocks: Sequence[Block], free: tuple[Flags, Flags]) -> list[Block]:
    """Return the blocks without the words that are not compared, rising in both texts."""
    out: list[Block] = []
    i = j = 0
    for block in blocks:
        skip = max(0, i - block.left, j - block.right)
        if skip >= block.length:
            continue
        block = Block(block.left + skip, block.right + skip, block.length - skip)
        keep = free[0][block.left : block.left + block.length] & free[1][block.right : block.right + block.length]
        edges = np.flatnonzero(np.diff(np.concatenate(([False], keep, [False])).astype(np.int8)))
        out.extend(
            Block(block.left + int(s), block.right + int(s), int(e - s))
            for s, e in zip(edges[::2], edges[1::2], strict=True)
        )
        i, j = block.left + block.length, block.right + block.length
    return out


def _by_sentence(left: Reader, right: Reader, gap: Gap) -> list[Gap]:
    """Return a gap in three: the rest of the sentence before it, whole sentences, the start of the one behind it."""
    (i, i_end), (j, j_end) = gap
    if i == i_end or j == j_end:
        return [gap]
    head = _head(left, i, i_end), _head(right, j, j_end)
    head = head if head[0] > i and head[1] > j else (i, j)
    tail = _tail(left, head[0], i_end), _tail(right, head[1], j_end)
    tail = tail if tail[0] < i_end and tail[1] < j_end else (i_end, j_end)
    parts = [
        ((i, head[0]), (j, head[1])),
        ((head[0], tail[0]), (head[1], tail[1])),
        ((tail[0], i_end), (tail[1], j_end)),
    ]
    return [p for p in parts if p[0][0] < p[0][1] or p[1][0] < p[1][1]]


def _head(reader: Reader, start: int, end: int) -> int:
    """Return the end of the words from *start* that go on the sentence before it."""
    if start == 0:
        return start
    return min(end, int(np.searchsorted(reader.sentence, reader.sentence[start - 1], side="right")))


def _tail(reader: Reader, start: int, end: int) -> int:
    """Return the start of the words before *end* that begin the sentence which goes on there."""
    if end == len(reader.sketch):
        return end
    return max(start, int(np.searchsorted(reader.sentence, reader.sentence[end], side="left")))


def _agreeing(left: Reader, right: Reader, words: tuple[Places, Places], found: Block) -> list[Block]:
    """Return a run of equal keys among some words, given by number, as far as the words agree, too."""
    out: list[Block] = []
    for n in range(found.length):
        one = Block(int(words[0][found.left + n]), int(words[1][found.right + n]), 1)
        if agreeing(left.sketch, right.sketch, [one]):
            here = Block(found.left + n, found.right + n, 1)
            last = out[-1] if out else None
            if last is not None and last.left + last.length == here.left:
                out[-1] = Block(last.left, last.right, last.length + 1)
            else:
                out.append(here)
    return out


def _between(
    left: Reader,
    right: Reader,
    gap: Gap,
    free: tuple[Flags, Flags],
    parameters: CollateParameters,
) -> list[Edit]:
    """Return the edits of a gap: the words of either side that agree with none, and where they stand."""
    a, b = gap
    here = a[0] + np.flatnonzero(free[0][a[0] : a[1]])
    there = b[0] + np.flatnonzero(free[1][b[0] : b[1]])
    if not len(here) and not len(there):
        return []
    is_small = max(len(here), len(there)) <= parameters.sentence_words
    cuts = _cuts(left, right, (here, there), 1 if is_small else parameters.anchor_words)
    edits: list[Edit] = []
    i = j = 0
    for cut in [*cuts, Block(len(here), len(there), 0)]:
        ends = (
            int(here[cut.left]) if cut.left < len(here) else a[1],
            int(there[cut.right]) if cut.right < len(there) else b[1],
        )
        if cuts and not is_small and i < cut.left and j < cut.right:
            # what stands between two anchors may be short enough for agreement in single words
            edits += _between(left, right, ((int(here[i]), ends[0]), (int(there[j]), ends[1])), free, parameters)
        elif i < cut.left or j < cut.right:
            edits.append(
                Edit(
                    left=tuple(here[i : cut.left].tolist()),
                    right=tuple(there[j : cut.right].tolist()),
                    left_at=int(here[i]) if i < len(here) else a[1],
                    right_at=int(there[j]) if j < len(there) else b[1],
                )
            )
        i, j = cut.left + cut.length, cut.right + cut.length
    return edits


def _cuts(left: Reader, right: Reader, words: tuple[Places, Places], least: int) -> list[Block]:
    """Return runs of at least *least* agreeing words in order; none where there are too many words for it."""
    if not min(map(len, words)) or max(map(len, words)) > MOST_GAP:
        return []
    found = lcs_blocks(left.sketch.keys[words[0]], right.sketch.keys[words[1]])
    return [cut for block in found for cut in _agreeing(left, right, words, block) if cut.length >= least]
