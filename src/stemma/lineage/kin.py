"""
Whether two articles share enough narration that one copied, or both did.

This file counts words; it does not know who gave and who took (`direction.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from stemma.lineage.kinds import NARRATION, TEMPLATE, Piece, Reader
from stemma.lineage.parameters import CopyParameters
from stemma.lineage.sketch import BODY
from stemma.lineage.speech import Flags
from stemma.lineage.versions import is_version
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kin:
    """Two articles, by number (left < right), and what they share."""

    left: int
    right: int
    pieces: tuple[Piece, ...]
    words: int
    """Shared narration of the bodies. Words."""
    left_share: float
    """Share of the left one's narration that stands in the right one, 0..1."""
    right_share: float
    left_whole: float
    """Share of all words of the left one's body, speech too, that stand in the right one, 0..1."""
    right_whole: float
    in_order: bool
    """Whether the shared passages follow each other in both alike."""
    likeness: float
    """Share of the words that agree within the shared narration, 0..1."""
    is_copy: bool
    is_version: bool = False
    """Whether it is one outlet's own report again a few days on, though most of it is new."""
    carried: tuple[Piece, ...] = ()
    """The narration, and the quotations that stand in one run with it: words that were copied, not heard twice."""

    spun: float = 0.0
    """How sure it is that one is the other in other words, sentence by sentence; 0 where words are shared. 0..1."""
    literal: "Kin | None" = None
    """Of a spun copy that kept some of its words: what the two share word by word."""

    def share(self, number: int) -> float:
        """Return the share of article *number*'s narration that stands in the other."""
        return self.left_share if number == self.left else self.right_share

    @property
    def is_same(self) -> bool:
        """Say whether both bodies are the same, word by word, narration and speech."""
        return min(self.left_share, self.right_share, self.left_whole, self.right_whole, self.likeness) == 1

    def main_share(self, number: int) -> float:
        """Return the share of article *number* that comes from where the other is from: of a copy, its speech too."""
        return max(self.share(number), self.left_whole if number == self.left else self.right_whole)

    def other(self, number: int) -> int:
        """Return the number of the other article."""
        return self.right if number == self.left else self.left

    def turned(self) -> "Kin":
        """Return the same with left and right exchanged; for comparing only, since left is the larger number then."""
        return replace(
            self,
            left=self.right,
            right=self.left,
            left_share=self.right_share,
            right_share=self.left_share,
            left_whole=self.right_whole,
            right_whole=self.left_whole,
            pieces=tuple(sorted((p.turned() for p in self.pieces), key=lambda p: (p.left, p.right))),
            carried=tuple(sorted((p.turned() for p in self.carried), key=lambda p: (p.left, p.right))),
            literal=self.literal and self.literal.turned(),
        )

    def numbered(self, left: int, right: int) -> "Kin":
        """Return the same of articles that have other numbers."""
        return replace(self, left=left, right=right, literal=self.literal and self.literal.numbered(left, right))

    def stretches(self, number: int, *, speech: bool = True) -> list[tuple[int, int]]:
        """Return the shared stretches in article *number*, in words, sorted; template never, speech on demand."""
        return self._sides(number, [p for p in self.pieces if p.kind != TEMPLATE and (speech or p.kind == NARRATION)])

    def carried_region(self, number: int, size: int) -> Flags:
        """Return, for each of the *size* words of article *number*, whether it is narration or carried with it."""
        flags: Flags = np.zeros(size, dtype=bool)
        for start, end in self._sides(number, self.carried):
            flags[start:end] = True
        return flags

    def _sides(self, number: int, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
        if number == self.left:
            return sorted((p.left, p.left_end) for p in pieces)
        return sorted((p.right, p.right_end) for p in pieces)

    def region(self, number: int, size: int, *, speech: bool = True) -> Flags:
        """Return, for each of the *size* words of article *number*, whether it is shared."""
        flags: Flags = np.zeros(size, dtype=bool)
        for start, end in self.stretches(number, speech=speech):
            flags[start:end] = True
        return flags


def weigh_kin(
    numbers: tuple[int, int],
    left: Reader,
    right: Reader,
    pieces: Sequence[Piece],
    *,
    one_outlet: bool,
    parameters: CopyParameters,
) -> Kin:
    """Return what the two share and whether it makes a copy; *one_outlet*: both are of the same outlet."""
    narration = [p for p in pieces if p.kind == NARRATION and p.similarity >= parameters.least_similarity]
    counts = [_body_words(left, right, p) for p in narration]
    words = sum(counts)
    totals = [_narration_size(r, parameters.speech_floor) for r in (left, right)]
    shares = [min(1.0, words / total) if total else 0.0 for total in totals]
    spread = sum(p.left_end - p.left + p.right_end - p.right for p in narration)
    paragraphs = max(_paragraphs(left, right, narration, parameters.paragraph_words))
    longest = max(counts, default=0)
    enough = (
        words >= parameters.least_words
        and longest >= parameters.least_run
        and (max(shares) >= parameters.least_share or paragraphs >= parameters.least_paragraphs)
    )
    brief = (
        words >= parameters.brief_words and max(shares) >= parameters.brief_share and longest >= parameters.least_run
    )
    runs = find_runs(left, right, pieces, parameters)
    again = False
    if one_outlet:
        kept = [
            run for run in runs if words >= parameters.version_words or _is_copied_run(left, right, run, parameters)
        ]
        again = is_version(left, right, kept, enough=enough, parameters=parameters)
    is_background = one_outlet and max(shares) < parameters.update_share
    is_copy = again or (
        not is_background
        and (
            enough
            or brief
            or _is_speech_copy(left, right, pieces, parameters)
            or any(_is_copied_run(left, right, run, parameters) for run in runs)
        )
    )
    return Kin(
        left=numbers[0],
        right=numbers[1],
        pieces=tuple(pieces),
        words=words,
        left_share=shares[0],
        right_share=shares[1],
        left_whole=_whole_share(left, right, pieces, left),
        right_whole=_whole_share(left, right, pieces, right),
        in_order=_in_order(pieces),
        likeness=2 * sum(p.matched for p in narration) / spread if spread else 0.0,
        is_copy=is_copy,
        is_version=again,
        carried=tuple(sorted((p for run in runs for p in run), key=lambda p: (p.left, p.right))),
    )


def find_runs(
    left: Reader, right: Reader, pieces: Sequence[Piece], parameters: CopyParameters
) -> list[tuple[Piece, ...]]:
    """
    Return the runs of shared text that hold narration, each in order.

    Pieces that follow each other in both texts with few words of body between them are one run. A quotation
    in a run with narration was copied with it; one that stands by itself may have been heard twice.
    """
    plain = [np.cumsum(np.concatenate(([0], (r.sketch.place == BODY) & ~r.template))) for r in (left, right)]
    runs: list[list[Piece]] = []
    for piece in sorted((p for p in pieces if p.kind != TEMPLATE), key=lambda p: (p.left, p.right)):
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and last.right_end <= piece.right
            and plain[0][piece.left] - plain[0][min(last.left_end, piece.left)] <= parameters.run_gap
            and plain[1][piece.right] - plain[1][last.right_end] <= parameters.run_gap
        ):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    out: list[tuple[Piece, ...]] = []
    for run in runs:
        narration = [p for p in run if p.kind == NARRATION]
        if max((_body_words(left, right, p) for p in narration), default=0) >= parameters.least_run:
            out.append(tuple(run))
        elif narration:
            out.append(tuple(narration))
    return out


def _is_copied_run(left: Reader, right: Reader, run: Sequence[Piece], parameters: CopyParameters) -> bool:
    """Say whether one run of narration and quotation makes a copy: two paragraphs in a row, in the same words."""
    kept = [p for p in run if p.similarity >= parameters.least_similarity]
    told = sum(_body_words(left, right, p) for p in kept if p.kind == NARRATION)
    words = sum(_body_words(left, right, p) for p in kept)
    if told < parameters.brief_words or words < parameters.least_words:
        return False
    return max(_paragraphs(left, right, kept, parameters.paragraph_words)) >= parameters.least_paragraphs


def by_member(kins: Iterable[Kin]) -> dict[int, list[Kin]]:
    """Return the kins of each article, in their order: one pass, since a wire story has thousands of printings."""
    out: dict[int, list[Kin]] = {}
    for kin in kins:
        out.setdefault(kin.left, []).append(kin)
        out.setdefault(kin.right, []).append(kin)
    return out


def merged_spans(reader: Reader, flags: Flags, gap: int) -> list[Span]:
    """Return the flagged words as spans of text; stretches parted by at most *gap* words are one."""
    places = np.flatnonzero(flags)
    if not len(places):
        return []
    cuts = np.flatnonzero(np.diff(places) > gap + 1)
    begins = places[np.concatenate(([0], cuts + 1))]
    ends = places[np.concatenate((cuts, [len(places) - 1]))] + 1
    return [reader.sketch.span(int(s), int(e)) for s, e in zip(begins, ends, strict=True)]


def _narration_size(reader: Reader, floor: float) -> float:
    """Return the words of narration, and not less than a part of the body: one note is no story beside much speech."""
    body = int(((reader.sketch.place == BODY) & ~reader.template).sum())
    return max(float(reader.narration.sum()), floor * body)


def _whole_share(left: Reader, right: Reader, pieces: Sequence[Piece], of: Reader) -> float:
    matched = sum(_body_words(left, right, p) for p in pieces if p.kind != TEMPLATE)
    size = int(((of.sketch.place == BODY) & ~of.template).sum())
    return min(1.0, matched / size) if size else 0.0


def _in_order(pieces: Sequence[Piece]) -> bool:
    kept = sorted((p.left, p.right) for p in pieces if p.kind != TEMPLATE)
    return all(a[1] < b[1] for a, b in pairwise(kept))


def _body_words(left: Reader, right: Reader, piece: Piece) -> int:
    """Return the agreeing words that are body text in both: headline and caption travel without the story."""
    return sum(
        int(
            np.count_nonzero(
                (left.sketch.place[b.left : b.left + b.length] == BODY)
                & (right.sketch.place[b.right : b.right + b.length] == BODY)
            )
        )
        for b in piece.blocks
    )


def _paragraphs(left: Reader, right: Reader, narration: Sequence[Piece], least: int) -> tuple[int, int]:
    """Return how many lines of either article hold so many shared words of body narration."""
    out = []
    for side, reader in enumerate((left, right)):
        flags: Flags = np.zeros(len(reader.sketch), dtype=bool)
        for block in (b for p in narration for b in p.blocks):
            flags[block[side] : block[side] + block.length] = True
        _, sizes = np.unique(reader.sketch.line[flags & (reader.sketch.place == BODY)], return_counts=True)
        out.append(int((sizes >= least).sum()))
    return out[0], out[1]


def _is_speech_copy(left: Reader, right: Reader, pieces: Sequence[Piece], parameters: CopyParameters) -> bool:
    """Say whether nearly the whole of an article that is mostly speech stands in the other, its few own words too."""
    kept = [p for p in pieces if p.kind != TEMPLATE]
    matched = sum(_body_words(left, right, p) for p in kept)
    sides = [int(((r.sketch.place == BODY) & ~r.template).sum()) for r in (left, right)]
    smaller = 0 if sides[0] <= sides[1] else 1
    if matched < parameters.least_words or matched < parameters.speech_share * sides[smaller]:
        return False
    reader = (left, right)[smaller]
    own = (reader.sketch.place == BODY) & ~reader.template & ~reader.marked
    agreed = np.zeros(len(own), dtype=bool)
    for block in (b for p in kept for b in p.blocks):
        start = block[smaller]
        agreed[start : start + block.length] = True
    plain = int(own.sum())
    return plain >= parameters.brief_words and int((own & agreed).sum()) >= parameters.brief_share * plain
