"""
What every loader returns: a text with the spans that people marked in it.

A document says of each *layer* of labels ("attribution", "names") whether it was marked
at all, which labels its corpus does not know, and where nobody can tell. What a corpus
does not mark is never taught as "nothing here".
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from stemma.records.span import Span

Layer = Literal["attribution", "names"]
LinkKind = Literal["source", "content"]

NAME_LABELS = ("PER", "ORG", "LOC", "NORP", "MISC")
"""LOC: places and countries; NORP: demonyms and adherents; MISC: events, treaties, documents, works, products."""
ATTRIBUTION_LABELS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, order=True)
class Labelled:
    """A half-open stretch of a document's text with its label, in code points."""

    start: int
    end: int
    label: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """
    Two labelled spans of the attribution layer that belong together.

    `cue` and `other` are indices into `Document.spans["attribution"]`; `other` is a source
    or a content of that cue. A content in several pieces has one link a piece.
    """

    kind: LinkKind
    cue: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of a corpus, detokenised so that it looks like print."""

    id: str
    """The same at every load: corpus and the name or number of the document within it."""
    corpus: str
    text: str
    sentences: tuple[Span, ...]
    """In order, without overlap."""
    spans: Mapping[Layer, tuple[Labelled, ...]]
    """A layer that is missing was not marked: no loss is taken for it. Spans of "names" do not overlap."""
    links: tuple[Link, ...] = ()
    unmarked: Mapping[Layer, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """
    Labels of a layer that the corpus does not mark. Where the gold says O, any of them may be
    right too: take the loss as -log(P(O) + the sum of P(B-x) + P(I-x) over x unmarked).
    """
    unknown: Mapping[Layer, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Stretches where the layer's label cannot be told: no loss is taken for pieces that touch them."""
    weight: float = 1.0
    """How much its loss counts: less for text far from news or marked less carefully."""


def share_of(identity: str, *, seed: str) -> float:
    """Return a number in [0, 1) that depends on *identity* and *seed* alone, to split documents by."""
    return int.from_bytes(hashlib.sha256(f"{seed}/{identity}".encode()).digest()[:8]) / 2**64
