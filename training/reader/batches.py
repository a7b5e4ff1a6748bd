"""Windows of like length side by side, as tensors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from stemma.encoder.links import buckets
from stemma.encoder.windows import Window
from training.corpora.document import Layer
from training.reader.examples import Example
from training.reader.layers import WIDTHS

POOL = 40
"""Batches that are cut from one stretch of the shuffled windows: within it they are sorted by length."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inputs:
    """What the network takes, each `(B, T)`, int64."""

    ids: Tensor
    mask: Tensor
    marks: Tensor


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinkTargets:
    """The spans of a batch in one row of all its windows, and which choices are right among those of one window."""

    cues: Tensor
    """`(cues, B * T)`: rows that make the mean over the pieces of a span."""
    sources: Tensor
    contents: Tensor
    source_buckets: Tensor
    """`(cues, sources)`, int64."""
    content_buckets: Tensor
    """`(contents, cues)`, int64."""
    source_near: Tensor
    """`(cues, sources)`: in one window."""
    cue_near: Tensor
    """`(contents, cues)`: in one window."""
    sources_right: Tensor
    """`(cues, sources + 1)`; the last column: no source."""
    cues_right: Tensor
    """`(contents, cues)`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """Windows with what is known of their labels."""

    inputs: Inputs
    allowed: dict[Layer, Tensor]
    """`(B, T, columns)`; all labels where a window is not marked. A layer that no window has is missing."""
    weight: Tensor
    """`(B,)`"""
    links: LinkTargets | None

    @property
    def pieces(self) -> int:
        """Word pieces, without padding."""
        return int(self.inputs.mask.sum())


def plan(lengths: Sequence[int], *, most: int, random: np.random.Generator) -> list[list[int]]:
    """
    Return the windows of each batch by number: each window once, in a random order.

    Args:
        lengths: Pieces of each window.
        most: Pieces of a batch, padding included; a window that is longer stands alone.
        random: Where the order comes from.
    """
    order = random.permutation(len(lengths)).tolist()
    batches: list[list[int]] = []
    pool: list[int] = []
    size = 0
    for number in order:
        pool.append(number)
        size += lengths[number]
        if size >= POOL * most:
            batches += _cut(pool, lengths, most)
            pool, size = [], 0
    batches += _cut(pool, lengths, most)
    return [batches[n] for n in random.permutation(len(batches))]


def _cut(pool: list[int], lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    batch: list[int] = []
    for number in sorted(pool, key=lambda n: lengths[n]):
        if batch and lengths[number] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def inputs_of(windows: Sequence[Window]) -> Inputs:
    """Return *windows* padded to the longest."""
    longest = max(map(len, windows))

    def padded(rows: Sequence[npt.NDArray[np.int64]]) -> Tensor:
        return torch.from_numpy(np.stack([np.pad(row, (0, longest - len(row))) for row in rows]))

    return Inputs(
        ids=padded([window.ids for window in windows]),
        mask=padded([np.ones(len(window), dtype=np.int64) for window in windows]),
        marks=padded([window.marks for window in windows]),
    )


def batch_of(examples: Sequence[Example]) -> Batch:
    """Return *examples* side by side."""
    inputs = inputs_of([example.window for example in examples])
    layers = {layer for example in examples for layer in example.allowed}
    return Batch(
        inputs=inputs,
        allowed={layer: _allowed(examples, layer, inputs.ids.shape[1]) for layer in layers},
        weight=torch.tensor([example.weight for example in examples], dtype=torch.float32),
        links=_link_targets(examples, inputs.ids.shape[1]),
    )


def _allowed(examples: Sequence[Example], layer: Layer, longest: int) -> Tensor:
    out = np.ones((len(examples), longest, WIDTHS[layer]), dtype=bool)
    for row, example in enumerate(examples):
        if layer in example.allowed:
            out[row, : len(example)] = example.allowed[layer]
    return torch.from_numpy(out)


def _link_targets(examples: Sequence[Example], longest: int) -> LinkTargets | None:
    linked = [(row, example.links) for row, example in enumerate(examples) if example.links is not None]
    if not linked:
        return None
    offsets = [row * longest for row, _ in linked]
    cues = np.concatenate([links.cues + at for at, (_, links) in zip(offsets, linked, strict=True)])
    sources = np.concatenate([links.sources + at for at, (_, links) in zip(offsets, linked, strict=True)])
    contents = np.concatenate([links.contents + at for at, (_, links) in zip(offsets, linked, strict=True)])
    window_of = [
        np.concatenate([np.full(len(spans), row) for row, spans in rows])
        for rows in (
            [(row, links.cues) for row, links in linked],
            [(row, links.sources) for row, links in linked],
            [(row, links.contents) for row, links in linked],
        )
    ]
    none_right = np.concatenate([links.sources_right[:, -1:] for _, links in linked])
    right = _diagonal([links.sources_right[:, :-1] for _, links in linked])
    pieces = len(examples) * longest
    return LinkTargets(
        cues=_means(cues, pieces),
        sources=_means(sources, pieces),
        contents=_means(contents, pieces),
        source_buckets=torch.from_numpy(buckets(cues, sources)),
        content_buckets=torch.from_numpy(np.ascontiguousarray(buckets(cues, contents).T)),
        source_near=torch.from_numpy(window_of[0][:, None] == window_of[1][None, :]),
        cue_near=torch.from_numpy(window_of[2][:, None] == window_of[0][None, :]),
        sources_right=torch.from_numpy(np.concatenate([right, none_right], axis=1)),
        cues_right=torch.from_numpy(_diagonal([links.cues_right for _, links in linked])),
    )


def _means(ranges: npt.NDArray[np.int64], pieces: int) -> Tensor:
    """Return rows that, multiplied with one row a piece, make the mean of each span."""
    out = np.zeros((len(ranges), pieces), dtype=np.float32)
    for row, (first, after) in enumerate(ranges):
        out[row, first:after] = 1.0 / (after - first)
    return torch.from_numpy(out)


def _diagonal(blocks: Sequence[npt.NDArray[np.bool_]]) -> npt.NDArray[np.bool_]:
    """Return *blocks* along the diagonal, False elsewhere."""
    out = np.zeros((sum(block.shape[0] for block in blocks), sum(block.shape[1] for block in blocks)), dtype=bool)
    row = column = 0
    for block in blocks:
        out[row : row + block.shape[0], column : column + block.shape[1]] = block
        row, column = row + block.shape[0], column + block.shape[1]
    return out
