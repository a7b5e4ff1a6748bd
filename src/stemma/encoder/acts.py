"""
The network for structure: on what the reader's lower layers say of a text, the tree of each of its sentences.

    text and its sentences → the reader's windows → what its lower layers say → keys of each piece → trees
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.reader import Reader
from stemma.encoder.remembered import Outputs
from stemma.encoder.session import shipped_weights
from stemma.encoder.trees import Integers, Keys, Labelling, tree_of
from stemma.encoder.upper import UpperNetwork
from stemma.encoder.windows import Window
from stemma.records.span import Span
from stemma.records.structure import Tree

Scores = npt.NDArray[np.float32]

WEIGHTS: Final = "acts.onnx"
CARD: Final = "acts.json"
KEYS: Final = tuple(Keys.__slots__)
REMEMBERED: Final = 24
"""Windows whose outputs are kept: some 25 MB, seven reports."""


class Acts:
    """Texts in, trees out."""

    def __init__(self, folder: Traversable, reader: Reader) -> None:
        self._network = UpperNetwork(folder, reader, weights=WEIGHTS, card=CARD, outputs=KEYS, remembered=REMEMBERED)

    @property
    def digest(self) -> str:
        """The sha256 of the weights and their card."""
        return self._network.digest

    def trees(self, text: str, sentences: Sequence[Span]) -> tuple[Tree, ...]:
        """
        Return the tree of each of *sentences*, which are sorted and disjoint stretches of *text*, in their order.

        A stretch without a word has a tree without words.

        Raises:
            WeightsError: the weights cannot be read.
        """
        trees = [Tree(span=sentence) for sentence in sentences]
        said = self._network.said(text, sentences)
        for number, starts, keys in _by_sentence((window, _keys(out)) for window, out in said):
            trees[number] = tree_of(text, sentences[number], starts, keys, self._labelling)
        return tuple(trees)

    @cached_property
    def _labelling(self) -> Labelling:
        return self._network.card(_labelling)


def _keys(out: Outputs) -> Keys:
    return Keys(**dict(zip(KEYS, out, strict=True)))


def _by_sentence(said: Iterable[tuple[Window, Keys]]) -> Iterator[tuple[int, Integers, Keys]]:
    """Yield the number of each sentence, where its pieces begin, and what is said of them, over all its windows."""
    held: list[tuple[Integers, Keys]] = []
    current = -1
    for window, keys in said:
        first, after = window.own
        numbers = window.sentences[first:after]
        cuts = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), len(numbers)]
        for start, stop in pairwise(cuts):
            if held and numbers[start] != current:
                yield current, *_joined(held)
                held = []
            current = int(numbers[start])
            rows = slice(first + start, first + stop)
            held.append((window.starts[rows], keys.at(rows)))
    if held:
        yield current, *_joined(held)


def _joined(parts: Sequence[tuple[Integers, Keys]]) -> tuple[Integers, Keys]:
    if len(parts) == 1:
        return parts[0]
    starts = np.concatenate([starts for starts, _ in parts])
    return starts, Keys(**{name: np.concatenate([getattr(keys, name) for _, keys in parts]) for name in KEYS})


def _labelling(told: dict[str, Any]) -> Labelling:
    table = np.array(told["table"], dtype=np.float32)
    bias = np.array(told["bias"], dtype=np.float32)
    relations = tuple(told["relations"])
    if table.ndim != 2 or table.shape[1] != len(relations) or bias.shape != (len(relations),):
        raise ValueError("the table is of other relations")
    return Labelling(relations=relations, tags=tuple(told["tags"]), forms=tuple(told["forms"]), table=table, bias=bias)


def open_acts(reader: Reader) -> Acts:
    """
    Return the network for structure that is shipped with the package; its weights are loaded with the first text.

    Args:
        reader: The shipped reader, opened: its lower layers are shared.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first text, cannot be read.
    """
    return Acts(shipped_weights(), reader)
