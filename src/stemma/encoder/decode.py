"""
From what the network says of each piece to labelled spans and their links.

Rules:
1. The labels of a layer are its best path; a span is a run of them, widened to whole words.
2. A cue has the source with the best link, or none where "none" scores better.
3. A content belongs to the cue with the best link. Links reach `FARTHEST` pieces; beyond, a content stands alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.bio import best_paths, runs
from stemma.encoder.card import ATTRIBUTION, Card
from stemma.encoder.links import buckets, distances
from stemma.records.labels import Labelled, LabelledAttribution, Labels
from stemma.records.span import Span

Scores = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

FARTHEST: Final = 96
"""
Pieces between a cue and what belongs to it. The network was taught links within a window: keys of different windows are
no match. On kept-back PolNeAR links right are .91 with 48 to 96, .79 with 256.
"""
NEVER: Final = np.float32(-1e9)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """What the network says of the pieces of a stretch of text, in order."""

    starts: Integers
    """Where each piece begins in the text, in code points, `(pieces,)`."""
    ends: Integers
    attribution: Scores
    """`(pieces, 9)`: O, B, I of source, of cue, of content."""
    names: Scores
    """`(pieces, labels)`"""
    keys: dict[str, Scores]
    """Of source, cue and content, `(pieces, 64)`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Layer:
    """The spans of one label: their pieces and what they are called."""

    ranges: Integers
    """First piece and the piece after the last, `(spans, 2)`."""
    labelled: tuple[Labelled, ...]


def decode(text: str, said: Said, card: Card) -> Labels:
    """Return the labels of the stretch of *text* that *said* is about."""
    glued = _glued(text, said)
    scores = said.attribution.reshape(-1, 3, 3)
    # all layers in one go: what a path costs is the steps, not their width
    paths = best_paths(
        _abreast(scores, said.names[:, None, :], axis=1), _abreast(card.attribution_steps, card.name_steps, axis=0)
    )
    layers = {label: _layer(scores[:, n], paths[:, n], (label,), said, glued) for n, label in enumerate(ATTRIBUTION)}
    named = _layer(said.names, paths[:, -1], card.names, said, glued)
    return Labels(names=named.labelled, attributions=tuple(_attributions(layers, said, card)))


def _abreast(left: Scores, right: Scores, *, axis: int) -> Scores:
    """Return the layers of both, along *axis*, with as many labels; labels that a layer has not are `NEVER` taken."""
    labels = max(left.shape[-1], right.shape[-1])
    around = [[(0, labels - size if n > axis else 0) for n, size in enumerate(part.shape)] for part in (left, right)]
    padded = (np.pad(part, edges, constant_values=NEVER) for part, edges in zip((left, right), around, strict=True))
    return np.concatenate(list(padded), axis=axis)


def _glued(text: str, said: Said) -> npt.NDArray[np.bool_]:
    """Say of each piece whether it goes on with the word of the one before, and of the end that it does not."""
    glued = np.zeros(len(said.starts) + 1, dtype=bool)
    for at in np.flatnonzero(said.starts[1:] == said.ends[:-1]) + 1:
        place = int(said.starts[at])
        glued[at] = text[place - 1].isalnum() and text[place].isalnum()
    return glued


def _layer(scores: Scores, path: Integers, labels: Sequence[str], said: Said, glued: npt.NDArray[np.bool_]) -> _Layer:
    sure = _sureness(scores, path)
    ranges: list[tuple[int, int]] = []
    labelled = []
    free = 0
    for begin, stop, label in runs(path):
        first, after = begin, stop
        while first > free and glued[first]:
            first -= 1
        while glued[after]:
            after += 1
        if begin < free:  # the span before took its word
            continue
        free = after
        ranges.append((first, after))
        labelled.append(
            Labelled(
                span=Span(int(said.starts[first]), int(said.ends[after - 1])),
                label=labels[label],
                score=float(sure[begin:stop].mean()),
            )
        )
    return _Layer(ranges=np.array(ranges, dtype=np.int64).reshape(-1, 2), labelled=tuple(labelled))


def _sureness(scores: Scores, path: Integers) -> Scores:
    """
    Return how sure each piece's label on the path is beside those that could stand there, `(pieces,)`, 0..1.

    An I of another label could not: the steps forbid it, so training gave its score no meaning there.
    """
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    taken = odds[np.arange(len(path)), path]
    goes_on = (path > 0) & (path % 2 == 0)
    sure: Scores = taken / (odds[:, 0] + odds[:, 1::2].sum(axis=1) + np.where(goes_on, taken, 0.0))
    return sure


def _attributions(layers: dict[str, _Layer], said: Said, card: Card) -> Iterator[LabelledAttribution]:
    sources, cues, contents = (layers[label] for label in ATTRIBUTION)
    of_source = _links(cues, sources, said, "source", card.source_distance)
    of_content = _links(cues, contents, said, "content", card.content_distance)
    source_odds = _shares(np.pad(of_source, ((0, 0), (0, 1)), constant_values=card.no_source))
    cue_odds = _shares(of_content.T)
    held: dict[int, list[int]] = {}
    for n in range(len(contents.labelled)):
        linked = int(of_content[:, n].argmax()) if len(cues.labelled) else -1
        held.setdefault(linked if linked >= 0 and of_content[linked, n] > NEVER else -1 - n, []).append(n)
    for cue, members in sorted(held.items(), key=lambda item: item[1]):
        source = int(source_odds[cue].argmax()) if cue >= 0 else len(sources.labelled)
        yield LabelledAttribution(
            cue=cues.labelled[cue] if cue >= 0 else None,
            source=sources.labelled[source] if source < len(sources.labelled) else None,
            source_score=float(source_odds[cue, source]) if cue >= 0 else 0.0,
            contents=tuple(contents.labelled[n] for n in members),
            content_score=float(min(cue_odds[n, cue] for n in members)) if cue >= 0 else 0.0,
        )


def _links(cues: _Layer, others: _Layer, said: Said, label: str, distance: Scores) -> Scores:
    """Return how well each of *others* goes with each cue, `(cues, others)`; `NEVER` where it is too far."""
    if not (len(cues.ranges) and len(others.ranges)):
        return np.zeros((len(cues.ranges), len(others.ranges)), dtype=np.float32)
    score: Scores = _means(said.keys["cue"], cues.ranges) @ _means(said.keys[label], others.ranges).T
    score += distance[buckets(cues.ranges, others.ranges)]
    return np.where(np.abs(distances(cues.ranges, others.ranges)) <= FARTHEST, score, NEVER)


def _means(keys: Scores, ranges: Integers) -> Scores:
    """Return the mean key of each span's pieces, `(spans, 64)`."""
    return np.stack([keys[first:after].mean(axis=0) for first, after in ranges])


def _shares(scores: Scores) -> Scores:
    """Return the softmax of each row."""
    if not scores.size:
        return scores
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Scores = odds / odds.sum(axis=1, keepdims=True)
    return shares
