"""From a marked document to what the network is taught, window by window."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from stemma.encoder.windows import Window, cut_windows
from stemma.records.span import Span
from training.corpora.document import Document, Labelled, Layer, LinkKind
from training.reader.layers import LAYERS, WIDTHS, TagLayer

Flags = npt.NDArray[np.bool_]
Ranges = npt.NDArray[np.int64]
"""First piece of the window and the piece after the last, `(spans, 2)`."""
_Placed = tuple[str, int, int, bool]

STRAIGHT: Final = str.maketrans("“”„‟‘’", '""""\'\'')
"""Curly marks as typewriters have them; as long as before, so that spans stay right."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Links:
    """The links of one window. What is linked to something outside the window is not asked for."""

    cues: Ranges
    sources: Ranges
    contents: Ranges
    sources_right: Flags
    """`(cues, sources + 1)`: the sources of each cue; the last column: it has none. A row of False is not asked for."""
    cues_right: Flags
    """`(contents, cues)`: the cue of each content. A row of False is not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """One window with what is known of its labels."""

    window: Window
    allowed: Mapping[Layer, Flags]
    """By marked layer, the labels that each piece may have by the gold: `(pieces, columns)`, special pieces too."""
    links: Links | None
    weight: float

    def __len__(self) -> int:
        return len(self.window)


def examples_of(document: Document, tokenizer: Tokenizer, *, straight: bool = False) -> Iterator[Example]:
    """
    Yield the windows of *document* with their labels, in order.

    Args:
        document: What is taught.
        tokenizer: The one that the program reads with.
        straight: Read the text with typewriter marks in place of curly ones.
    """
    text = document.text.translate(STRAIGHT) if straight else document.text
    for window in cut_windows(text, document.sentences, tokenizer):
        yield Example(
            window=window,
            allowed={layer: _allowed(document, layer, window) for layer in document.spans},
            links=_links(document, window) if document.links else None,
            weight=document.weight,
        )


def _allowed(document: Document, layer: Layer, window: Window) -> Flags:
    """Return the labels that the gold leaves open for each piece: one, but for what its corpus does not know."""
    out = np.zeros((len(window), WIDTHS[layer]), dtype=bool)
    spans = list(_placed(window, document.spans[layer]))
    for tags in (tags for tags in LAYERS if tags.document_layer == layer):
        _allow(out[:, tags.columns], tags, spans, document.unmarked.get(layer, frozenset()))
    for first, after in piece_ranges(window, document.unknown.get(layer, ())):
        out[first:after] = True
    out[[0, -1]] = True
    return out


def _allow(out: Flags, tags: TagLayer, spans: Sequence[_Placed], unmarked: frozenset[str]) -> None:
    out[:, 0] = True
    for label in unmarked.intersection(tags.spans):
        out[:, tags.begin(label) : tags.begin(label) + 2] = True
    for label, first, after, begins in spans:
        if label in tags.spans:
            out[first:after] = False
            out[first:after, tags.begin(label) + 1] = True
            out[first, tags.begin(label) : tags.begin(label) + 2] = [begins, not begins]


def _placed(window: Window, spans: Sequence[Labelled]) -> Iterator[_Placed]:
    """Yield label, first piece and the piece after the last of each span in *window*, and whether it begins in it."""
    for labelled, (first, after) in zip(spans, piece_ranges(window, spans), strict=True):
        if first < after:
            yield labelled.label, first, after, bool(first > 1 or window.starts[1] <= labelled.start)


def piece_ranges(window: Window, spans: Sequence[Labelled | Span]) -> Ranges:
    """Return the pieces of *window* that each of *spans* touches, `(spans, 2)`; an empty range where there are none."""
    if not spans:
        return np.zeros((0, 2), dtype=np.int64)
    places = np.array([(span.start, span.end) for span in spans], dtype=np.int64)
    first = np.searchsorted(window.ends[1:-1], places[:, 0], side="right") + 1
    after = np.searchsorted(window.starts[1:-1], places[:, 1], side="left") + 1
    return np.stack([first, np.maximum(first, after)], axis=1)


def _links(document: Document, window: Window) -> Links:
    spans = document.spans["attribution"]
    ranges = piece_ranges(window, spans)
    shown = {
        label: [n for n, span in enumerate(spans) if span.label == label and ranges[n, 0] < ranges[n, 1]]
        for label in ("cue", "source", "content")
    }
    source_of, content_of = (_linked(document, kind) for kind in ("source", "content"))
    sources_right = np.zeros((len(shown["cue"]), len(shown["source"]) + 1), dtype=bool)
    for row, cue in enumerate(shown["cue"]):
        sources_right[row, :-1] = [(cue, source) in source_of for source in shown["source"]]
        sources_right[row, -1] = not any(linked == cue for linked, _ in source_of)
    cues_right = np.array(
        [[(cue, content) in content_of for cue in shown["cue"]] for content in shown["content"]], dtype=bool
    ).reshape(len(shown["content"]), len(shown["cue"]))
    return Links(
        cues=ranges[shown["cue"]],
        sources=ranges[shown["source"]],
        contents=ranges[shown["content"]],
        sources_right=sources_right,
        cues_right=cues_right,
    )


def _linked(document: Document, kind: LinkKind) -> set[tuple[int, int]]:
    return {(link.cue, link.other) for link in document.links if link.kind == kind}
