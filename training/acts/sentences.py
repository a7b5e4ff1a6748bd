"""From treebanks to what the network for structure is taught, window by window."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from stemma.encoder.trees import first_pieces
from stemma.encoder.windows import Window, cut_windows
from stemma.records.span import Span
from stemma.records.structure import Tree
from training.acts.network import Sentences
from training.corpora.trees import FORMS, RELATIONS, TAGS, TreeDocument
from training.reader.batches import inputs_of
from training.reader.network import Body

Integers = npt.NDArray[np.int64]
NONE = -100
"""In place of a label where there is no word."""
BATCH = 16
"""Windows that the shared layers read at once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GoldSentence:
    """The words of one sentence of a window: rows of their pieces, heads, relations, tags and forms."""

    rows: Integers
    """`(5, words)`: the first piece in the window; 0 for the root and 1 + its index for a word; three labels."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TaughtWindow:
    """A window and the sentences that lie in it whole."""

    window: Window
    sentences: tuple[GoldSentence, ...]


def windows_of(documents: Iterable[TreeDocument], tokenizer: Tokenizer) -> Iterator[TaughtWindow]:
    """Yield the windows of *documents* that hold a whole sentence, as the program cuts them."""
    for document in documents:
        spans, words = [tree.span for tree in document.trees], [tree.words for tree in document.trees]
        for window in cut_windows(document.text, spans, tokenizer):
            found = whole_sentences(window, words)
            sentences = tuple(_gold(document.trees[number], pieces) for number, pieces in found)
            if sentences:
                yield TaughtWindow(window=window, sentences=sentences)


def whole_sentences(window: Window, words: Sequence[Sequence[Span]]) -> Iterator[tuple[int, Integers]]:
    """
    Yield the sentences that lie in *window* whole: the number of each, and in the window the first piece of each word.

    Args:
        window: Of a document.
        words: Of each sentence of the document.
    """
    first, after = window.own
    numbers = window.sentences[first:after]
    for number in np.unique(numbers).tolist():
        inside = np.flatnonzero(numbers == number) + first
        some = words[number]
        if some and window.ends[inside[-1]] >= some[-1].start and window.starts[inside[0]] < some[0].end:
            yield number, first_pieces(some, window.starts[inside]) + inside[0]


def _gold(tree: Tree, pieces: Integers) -> GoldSentence:
    labels = [
        [known.index(name) for name in names]
        for known, names in ((RELATIONS, tree.relations), (TAGS, tree.tags), (FORMS, tree.forms))
    ]
    return GoldSentence(rows=np.array([pieces, np.array(tree.heads) + 1, *labels], dtype=np.int64))


def padded(windows: Sequence[TaughtWindow], longest: int) -> Sentences:
    """Return the sentences of *windows*, which stand side by side with *longest* pieces each."""
    rows = [
        np.concatenate([sentence.rows[:1] + at * longest, sentence.rows[1:]])
        for at, taught in enumerate(windows)
        for sentence in taught.sentences
    ]
    most = max(row.shape[1] for row in rows)
    filled = np.full((len(rows), 5, most), NONE, dtype=np.int64)
    filled[:, 0] = 0
    for n, row in enumerate(rows):
        filled[n, :, : row.shape[1]] = row
    return Sentences(*torch.from_numpy(filled).unbind(dim=1))


def shared_states(body: Body, windows: Sequence[Window]) -> list[Tensor]:
    """Return what the lower layers of *body* say of each of *windows*, `(pieces, 384)` in half precision, in their order."""
    order = sorted(range(len(windows)), key=lambda n: len(windows[n]))
    out: list[Tensor] = [torch.empty(0)] * len(windows)
    for start in range(0, len(order), BATCH):
        numbers = order[start : start + BATCH]
        given = inputs_of([windows[n] for n in numbers])
        with torch.inference_mode():
            hidden = body.lower(body.words(given.ids), given.mask, given.marks).half()
        for n, one in zip(numbers, hidden, strict=True):
            out[n] = one[: len(windows[n])].clone()
    return out
