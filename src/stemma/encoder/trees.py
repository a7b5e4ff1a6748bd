"""
From what the network says of word pieces to the trees of sentences.

A word is read at the first of its pieces. A sentence of more words than `MOST_WORDS` is decoded in stretches, whose
roots hang on the first one's as `parataxis`: what is asked of memory does not grow with its square.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.heads import tree_heads
from stemma.encoder.words import words_of
from stemma.records.span import Span
from stemma.records.structure import ROOT, Tree

Scores = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

MOST_WORDS: Final = 400
"""Words that are weighed against each other at once."""
SMALL: Final = 2**18
"""Multiplications of one product: from here on OpenBLAS wakes its threads, which costs more than it saves."""
ROOT_RELATION: Final = "root"
STRETCHED: Final = "parataxis"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Labelling:
    """How the columns of the outputs are to be understood."""

    relations: tuple[str, ...]
    tags: tuple[str, ...]
    forms: tuple[str, ...]
    table: Scores
    """What a product of keys, a dependent's key and a head's key say for each relation, `(3 * keys, relations)`."""
    bias: Scores
    """`(relations,)`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keys:
    """What the network says of some pieces, or of the words that begin with them; a row each."""

    dependent: Scores
    head: Scores
    root: Scores
    dependent_relation: Scores
    head_relation: Scores
    tags: Scores
    forms: Scores

    def at(self, rows: Integers | slice) -> "Keys":
        """Return some of the rows."""
        return Keys(**{name: getattr(self, name)[rows] for name in self.__slots__})


def first_pieces(words: Sequence[Span], starts: Integers) -> Integers:
    """
    Return for each of *words* the first piece that begins in it, or where none does, the one before its end.

    Args:
        words: In order.
        starts: Where the pieces begin, in the same text, in order; at least one.
    """
    begins = np.array([word.start for word in words], dtype=np.int64)
    ends = np.array([word.end for word in words], dtype=np.int64)
    first = np.searchsorted(starts, begins, side="left")
    inside = (first < len(starts)) & (starts[np.minimum(first, len(starts) - 1)] < ends)
    return np.where(inside, first, np.maximum(first - 1, 0))


def tree_of(text: str, span: Span, starts: Integers, keys: Keys, labelling: Labelling) -> Tree:
    """
    Return the tree of the sentence *span* of *text*.

    Args:
        text: The whole text.
        span: Of the sentence.
        starts: Where its pieces begin.
        keys: What the network says of them, a row a piece.
        labelling: Of the columns.
    """
    words = tuple(Span(span.start + w.start, span.start + w.end) for w in words_of(span.of(text)))
    if not len(starts) or not words:
        return Tree(span=span)
    of_words = keys.at(first_pieces(words, starts))
    heads, relations = decode(of_words, labelling)
    return Tree(
        span=span,
        words=words,
        heads=tuple(heads.tolist()),
        relations=relations,
        tags=tuple(labelling.tags[n] for n in of_words.tags.argmax(axis=1)),
        forms=tuple(labelling.forms[n] for n in of_words.forms.argmax(axis=1)),
    )


def decode(keys: Keys, labelling: Labelling) -> tuple[Integers, tuple[str, ...]]:
    """Return the head of each word and its relation, of a sentence of at least one word."""
    heads: list[Integers] = []
    relations: list[str] = []
    for start in range(0, len(keys.root), MOST_WORDS):
        part = keys.at(slice(start, start + MOST_WORDS))
        told = tree_heads(_product(part.dependent, part.head.T), part.root[:, 0])
        names = _relations(part, told, labelling)
        if start:
            root = int((told == ROOT).argmax())
            names[root] = STRETCHED
            told = np.where(told == ROOT, int((heads[0] == ROOT).argmax()), told + start)
        heads.append(told)
        relations += names
    return np.concatenate(heads), tuple(relations)


def _relations(keys: Keys, heads: Integers, labelling: Labelling) -> list[str]:
    theirs = keys.head_relation[np.maximum(heads, 0)]
    features = np.concatenate([keys.dependent_relation * theirs, keys.dependent_relation, theirs], axis=1)
    scores = _product(features, labelling.table) + labelling.bias
    scores[:, labelling.relations.index(ROOT_RELATION)] = -np.inf
    names = [labelling.relations[n] for n in scores.argmax(axis=1)]
    names[int((heads == ROOT).argmax())] = ROOT_RELATION
    return names


def _product(left: Scores, right: Scores) -> Scores:
    """Return the matrix product, made of products of some rows each."""
    rows = max(1, SMALL // right.size)
    return np.concatenate([left[n : n + rows] @ right for n in range(0, len(left), rows)])
