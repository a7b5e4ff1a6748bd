"""
What kind of text a shared passage is: narration, quotation or template.

Only narration makes a copy. Words that both articles have inside quotation marks, with
the "he said" around them, are a quotation that both may have heard. Words in chrome zones, and
lines that one site repeats across unrelated articles, are template. A chain
that holds several kinds is split.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from stemma.lineage.align import Block, Chain
from stemma.lineage.parameters import KindParameters, LineageParameters
from stemma.lineage.sketch import BODY, CHROME, Sketch, sentence_numbers
from stemma.lineage.speech import Flags, speech_words
from stemma.records.article import Article
from stemma.records.lineage import SharedKind
from stemma.text.shingles import Places

NARRATION, QUOTATION, TEMPLATE = 0, 1, 2
KIND: tuple[SharedKind, ...] = ("narration", "quotation", "template")
SHORT_PIECE = 4
"""A piece of a chain under this many words takes the kind of the piece before it. Words."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Reader:
    """An article as the sorting of its words needs it; speech and sentences are looked for when they are asked for."""

    sketch: Sketch
    template: Flags
    """Words in chrome zones and in lines known as template."""
    is_close: bool
    """Whether it shares words with another; else nobody needs its speech and sentences, and it has none."""
    parameters: KindParameters

    @property
    def marked(self) -> Flags:
        """Words in quotation marks."""
        return self._speech[0]

    @property
    def speech(self) -> Flags:
        """Words in quotation marks, and the "he said" beside them."""
        return self._speech[1]

    @cached_property
    def sentence(self) -> Places:
        """Number of the sentence of each word."""
        return sentence_numbers(self.sketch) if self.is_close else np.zeros(len(self.sketch), dtype=np.int64)

    @property
    def narration(self) -> Flags:
        """The words that are body, no speech and no template."""
        flags: Flags = (self.sketch.place == BODY) & ~self.speech & ~self.template
        return flags

    def with_template(self, flags: Flags) -> "Reader":
        """Return the reader with other words as template; what was looked for already is not looked for again."""
        return self._knowing(replace(self, template=flags))

    def of_twin(self, article: Article) -> "Reader":
        """Return the reader of an article with the same text and the same zones."""
        return self._knowing(replace(self, sketch=self.sketch.of_twin(article)))

    def _knowing(self, other: "Reader") -> "Reader":
        other.__dict__.update({name: self.__dict__[name] for name in ("_speech", "sentence") if name in self.__dict__})
        return other

    @cached_property
    def _speech(self) -> tuple[Flags, Flags]:
        if self.is_close:
            return speech_words(self.sketch, parameters=self.parameters)
        nothing: Flags = np.zeros(len(self.sketch), dtype=bool)
        return nothing, nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A shared passage of one kind, in words: `[left, left_end)` of the one, `[right, right_end)` of the other."""

    kind: int
    left: int
    left_end: int
    right: int
    right_end: int
    blocks: tuple[Block, ...]
    likeness: float | None = None
    """Of a passage that says the same in other words, where no words are matched; 0..1."""

    @property
    def matched(self) -> int:
        """Words that agree."""
        return sum(b.length for b in self.blocks)

    @property
    def similarity(self) -> float:
        """Share of the words that agree, or how like the passages are in other words, 0..1."""
        if self.likeness is not None:
            return self.likeness
        return 2 * self.matched / (self.left_end - self.left + self.right_end - self.right)

    def turned(self) -> "Piece":
        """Return the same with left and right exchanged."""
        return Piece(
            kind=self.kind,
            left=self.right,
            left_end=self.right_end,
            right=self.left,
            right_end=self.left_end,
            blocks=tuple(Block(b.right, b.left, b.length) for b in self.blocks),
            likeness=self.likeness,
        )


def sort_pieces(
    left: Reader, right: Reader, chains: Sequence[Chain], *, parameters: LineageParameters
) -> tuple[Piece, ...]:
    """Return the pieces of all chains that are long enough for their kind, in the order of *left*."""
    least = (parameters.align.least_narration, parameters.align.least_quotation, 3)
    pieces: list[Piece] = []
    for chain in chains:
        whole = sum(b.length for b in chain) >= parameters.align.least_narration
        for kind, blocks in _split(left, right, chain):
            if sum(b.length for b in blocks) >= (least[kind] if not whole else min(least[kind], 5)):
                pieces.append(_piece(kind, blocks))
    return _grown(left, right, sorted(pieces, key=lambda p: (p.left, p.right)), parameters.align.edge_words)


def _split(left: Reader, right: Reader, chain: Chain) -> list[tuple[int, list[Block]]]:
    parts: list[tuple[int, list[Block]]] = []
    for block in chain:
        kinds = _kinds(left, right, block)
        cuts = np.flatnonzero(np.diff(kinds)) + 1
        edges = [0, *cuts.tolist(), block.length]
        for start, end in pairwise(edges):
            piece = Block(block.left + start, block.right + start, end - start)
            if parts and parts[-1][0] == kinds[start]:
                parts[-1][1].append(piece)
            else:
                parts.append((int(kinds[start]), [piece]))
    return _smoothed(parts)


def _smoothed(parts: list[tuple[int, list[Block]]]) -> list[tuple[int, list[Block]]]:
    out: list[tuple[int, list[Block]]] = []
    for kind, blocks in parts:
        short = sum(b.length for b in blocks) < SHORT_PIECE and kind != TEMPLATE
        if out and (out[-1][0] == kind or (short and out[-1][0] != TEMPLATE)):
            out[-1][1].extend(blocks)
        else:
            out.append((kind, list(blocks)))
    return out


def _kinds(left: Reader, right: Reader, block: Block) -> Places:
    a = slice(block.left, block.left + block.length)
    b = slice(block.right, block.right + block.length)
    kinds = np.where(left.speech[a] & right.speech[b], QUOTATION, NARRATION)
    chrome = (left.sketch.place[a] == CHROME) | (right.sketch.place[b] == CHROME)
    out: Places = np.where(left.template[a] | right.template[b] | chrome, TEMPLATE, kinds).astype(np.int64)
    return out


def _piece(kind: int, blocks: list[Block]) -> Piece:
    first, last = blocks[0], blocks[-1]
    return Piece(
        kind=kind,
        left=first.left,
        left_end=last.left + last.length,
        right=first.right,
        right_end=last.right + last.length,
        blocks=tuple(blocks),
    )


def _grown(left: Reader, right: Reader, pieces: list[Piece], edge: int) -> tuple[Piece, ...]:
    """Return the pieces; narration grows to the edges of its sentences where few words are missing on both sides."""
    taken_left, taken_right = np.zeros(len(left.sketch), dtype=bool), np.zeros(len(right.sketch), dtype=bool)
    for piece in pieces:
        taken_left[piece.left : piece.left_end] = True
        taken_right[piece.right : piece.right_end] = True
    out = []
    for piece in pieces:
        if piece.kind == NARRATION:
            lo = [
                _edge(r.sentence, at, -1, edge, t)
                for r, at, t in ((left, piece.left, taken_left), (right, piece.right, taken_right))
            ]
            hi = [
                _edge(r.sentence, at - 1, 1, edge, t)
                for r, at, t in ((left, piece.left_end, taken_left), (right, piece.right_end, taken_right))
            ]
            start = (lo[0], lo[1]) if None not in lo else (piece.left, piece.right)
            end = (hi[0], hi[1]) if None not in hi else (piece.left_end - 1, piece.right_end - 1)
            piece = Piece(
                kind=piece.kind,
                left=int(start[0] or 0),
                right=int(start[1] or 0),
                left_end=int(end[0] or 0) + 1,
                right_end=int(end[1] or 0) + 1,
                blocks=piece.blocks,
            )
            taken_left[piece.left : piece.left_end] = True
            taken_right[piece.right : piece.right_end] = True
        out.append(piece)
    return tuple(out)


def _edge(sentence: Places, at: int, step: int, most: int, taken: Flags) -> int | None:
    """Return the last word of the sentence on this side of word *at*; None when it is further than *most* words."""
    here = at
    for _ in range(most + 1):
        beyond = here + step
        if not 0 <= beyond < len(sentence) or sentence[beyond] != sentence[at]:
            return here
        if taken[beyond]:
            return None
        here = beyond
    return None
