"""
Spun copies: every sentence paraphrased, the order kept.

    names and numbers in one order → sentences as vectors → the heaviest rising chain → is it a copy

They share hardly a run of words with their source. Two independent reports of one event have like sentences, too:
only a long and dense chain in which each sentence is nearest to its own is a copy. The encoder is handed in, and is
not touched where no two articles share names and numbers in one order.
"""

import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt

from stemma.lineage.anchors import anchor_keys, anchored_pairs
from stemma.lineage.kinds import Reader
from stemma.lineage.monotone import Chain, lay_side_by_side
from stemma.lineage.sketch import BODY, sentence_numbers
from stemma.lineage.spun_parameters import SpunParameters

Vectors = npt.NDArray[np.float32]
Stretch = tuple[int, int]
"""Words `[start, end)` of an article."""
MANY = 12
"""Links beyond which more of them make it no surer."""


class SentenceEncoder(Protocol):
    """What gives sentences their vectors."""

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, `(sentences, width)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What shows whether two articles are one in other words; all but the number of links 0..1."""

    sentences: int
    lesser_cover: float
    greater_cover: float
    density: float
    order: float
    mutual: float
    margin: float
    anchors: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """Two articles, by number (left < right), that go through the same sentences in the same order."""

    left: int
    right: int
    links: tuple[tuple[Stretch, Stretch, float], ...]
    """Sentences of the one and of the other, in words, and how like they are."""
    left_cover: float
    """Share of the words of the left one's sentences that are linked, 0..1."""
    right_cover: float
    likeness: Likeness
    surety: float
    """How sure it is that one copied, 0..1."""


def find_spun(
    readers: Sequence[Reader],
    chosen: Sequence[int],
    known: Container[tuple[int, int]],
    encoder: SentenceEncoder,
    *,
    parameters: SpunParameters,
) -> list[Retelling]:
    """
    Return the retellings among the *chosen* articles, sorted by pair.

    *chosen* are one of all that say the same; of the pairs *known* it is told already who copied whose words.
    """
    pairs = [pair for pair in anchored_pairs(readers, chosen, parameters=parameters) if pair not in known]
    uses = Counter(n for pair in pairs for n in pair)
    drawn: dict[int, tuple[list[Stretch], Vectors]] = {}
    out = []
    for pair in pairs:
        for number in pair:
            if number not in drawn:
                drawn[number] = _draw(readers[number], encoder, parameters)
        found = compare(readers, pair, (drawn[pair[0]], drawn[pair[1]]), parameters=parameters)
        if found is not None and is_copy(found, parameters):
            out.append(found)
        for number in pair:
            uses[number] -= 1
            if not uses[number]:  # vectors of what is done with need not stay in memory
                del drawn[number]
    return out


def find_retelling(
    readers: Sequence[Reader] | Mapping[int, Reader],
    pair: tuple[int, int],
    encoder: SentenceEncoder,
    *,
    parameters: SpunParameters,
) -> Retelling | None:
    """Return how two articles retell each other, where one is a spun copy of the other; else None."""
    drawn = _draw(readers[pair[0]], encoder, parameters), _draw(readers[pair[1]], encoder, parameters)
    found = compare(readers, pair, drawn, parameters=parameters)
    return found if found is not None and is_copy(found, parameters) else None


def is_copy(found: Retelling, parameters: SpunParameters) -> bool:
    """Say whether the chain is long, covers one of the two, is in other words, and shows a copy."""
    return (
        found.likeness.sentences >= parameters.least_sentences
        and _reworded(found, parameters) >= parameters.reworded_share
        and found.likeness.greater_cover >= parameters.least_cover
        and found.surety >= parameters.least_surety
    )


def _reworded(found: Retelling, parameters: SpunParameters) -> float:
    """Return the share of the linked sentences that stand in other words; the rest is printed as it was, or cut."""
    return sum(likeness < parameters.reworded for _, _, likeness in found.links) / len(found.links)


def compare(
    readers: Sequence[Reader] | Mapping[int, Reader],
    pair: tuple[int, int],
    drawn: tuple[tuple[list[Stretch], Vectors], tuple[list[Stretch], Vectors]],
    *,
    parameters: SpunParameters,
) -> Retelling | None:
    """Return how two articles, given by their sentences and vectors, retell each other; None when no sentences do."""
    (left, left_vectors), (right, right_vectors) = drawn
    if not left or not right:
        return None
    matrix = left_vectors.astype(np.float64) @ right_vectors.astype(np.float64).T
    chain = lay_side_by_side(matrix, floor=parameters.floor)
    if chain is None:
        return None
    links = tuple(
        (left[i], right[j], round(likeness, 4)) for (i, j), likeness in zip(chain.links, chain.likeness, strict=True)
    )
    covers = _cover(left, [a for a, _, _ in links]), _cover(right, [b for _, b, _ in links])
    likeness = _likeness(readers, pair, chain, links, covers)
    return Retelling(
        left=pair[0],
        right=pair[1],
        links=links,
        left_cover=covers[0],
        right_cover=covers[1],
        likeness=likeness,
        surety=_surety(likeness, parameters),
    )


def body_sentences(reader: Reader, *, parameters: SpunParameters) -> list[Stretch]:
    """Return the sentences of an article's body, in words; template and very short ones are left out."""
    sketch = reader.sketch
    body = (sketch.place == BODY) & ~reader.template
    numbers = np.where(body, sentence_numbers(sketch), -1)
    edges = np.flatnonzero(np.diff(numbers)) + 1
    stretches = pairwise([0, *edges.tolist(), len(sketch)])
    kept = [(s, e) for s, e in stretches if e - s >= parameters.least_words and body[s]]
    return kept[: parameters.most_sentences]


def _draw(reader: Reader, encoder: SentenceEncoder, parameters: SpunParameters) -> tuple[list[Stretch], Vectors]:
    found = body_sentences(reader, parameters=parameters)
    text = reader.sketch.article.text
    return found, encoder.sentences([reader.sketch.span(s, e).of(text) for s, e in found])


def _cover(every: Sequence[Stretch], linked: Sequence[Stretch]) -> float:
    return sum(e - s for s, e in linked) / sum(e - s for s, e in every)


def _likeness(
    readers: Sequence[Reader] | Mapping[int, Reader],
    pair: tuple[int, int],
    chain: Chain,
    links: Sequence[tuple[Stretch, Stretch, float]],
    covers: tuple[float, float],
) -> Likeness:
    return Likeness(
        sentences=len(links),
        lesser_cover=min(covers),
        greater_cover=max(covers),
        density=chain.density,
        order=chain.order,
        mutual=chain.mutual,
        margin=chain.margin,
        anchors=_surviving(readers[pair[0]], readers[pair[1]], links),
    )


def _surviving(left: Reader, right: Reader, links: Sequence[tuple[Stretch, Stretch, float]]) -> float:
    """Return the share of names and numbers of linked sentences that stand in both; a half where there are none."""
    kept = possible = 0
    for a, b, _ in links:
        here, there = ({key for _, key in anchor_keys(r.sketch, *s)} for r, s in ((left, a), (right, b)))
        kept += len(here & there)
        possible += min(len(here), len(there))
    return kept / possible if possible else 0.5


def _surety(likeness: Likeness, parameters: SpunParameters) -> float:
    weight = (
        parameters.intercept
        + parameters.sentences * min(likeness.sentences, MANY)
        + parameters.lesser_cover * likeness.lesser_cover
        + parameters.greater_cover * likeness.greater_cover
        + parameters.density * likeness.density
        + parameters.order * likeness.order
        + parameters.mutual * likeness.mutual
        + parameters.margin * likeness.margin
        + parameters.anchors * likeness.anchors
    )
    return round(1 / (1 + math.exp(-weight)), 4)
