"""
The reader's network: one small encoder with several heads, shipped in the package.

    text and its sentences → windows → what the network says of each piece → labelled spans and links

Nothing is loaded before the first text. Windows are run one at a time, so that what is said of one does not
depend on its neighbours; those seen lately are remembered, since in the news much is printed twice. A text of any
length is decoded in stretches of whole windows, so that memory does not grow with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.card import Card, read_card
from stemma.encoder.decode import Said, decode
from stemma.encoder.remembered import Outputs, Remembered
from stemma.encoder.session import digest_of, open_session, require_files, require_outputs, shipped_weights
from stemma.encoder.tokenizer import TOKENIZER, load_tokenizer
from stemma.encoder.windows import Window, cut_windows
from stemma.encoder.word_vectors import word_vectors
from stemma.records.labels import Labels
from stemma.records.span import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Scores = npt.NDArray[np.float32]

WEIGHTS: Final = "reader.onnx"
CARD: Final = "reader.json"
OUTPUTS: Final = ("attribution", "names", "source_key", "cue_key", "content_key", "shared")
STRETCH: Final = 48
"""Windows that are decoded together: some 8,000 words. Nothing is linked across."""
REMEMBERED: Final = 64
"""Windows whose outputs are kept: some 40 MB, twenty reports."""


class Reader:
    """Texts in, labels out."""

    def __init__(self, folder: Traversable) -> None:
        require_files(folder, WEIGHTS, CARD, TOKENIZER)
        self._folder = folder
        self._words = word_vectors(folder)
        self._seen = Remembered(REMEMBERED)
        self._last: tuple[tuple[str, tuple[Span, ...]], tuple[Window, ...]] = ("", ()), ()

    def read(self, text: str, sentences: Sequence[Span]) -> Labels:
        """
        Return the labels of the *sentences* of *text*, which are sorted and disjoint.

        Raises:
            WeightsError: the weights cannot be read.
        """
        card = self._card
        parts = [decode(text, said, card) for said in self._say(self._windows(text, sentences))]
        return Labels(
            names=tuple(name for part in parts for name in part.names),
            attributions=tuple(found for part in parts for found in part.attributions),
        )

    def shared(self, text: str, sentences: Sequence[Span]) -> Iterator[tuple[Window, Scores]]:
        """
        Yield the windows of *sentences* and what the lower layers say of their pieces, `(pieces, 384)`.

        Windows that were read lately are not read again.

        Raises:
            WeightsError: the weights cannot be read.
        """
        for window in self._windows(text, sentences):
            yield window, self._remembered(window)[-1]

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights, their card and the digest of the words' vectors."""
        return digest_of(self._folder, WEIGHTS, CARD, behind=self._words.digest)

    def _windows(self, text: str, sentences: Sequence[Span]) -> tuple[Window, ...]:
        """Return the windows of a text; those of the last are kept, since one network after the other reads it."""
        last, windows = self._last
        if last != (text, tuple(sentences)):
            windows = tuple(cut_windows(text, sentences, self._tokenizer))
            self._last = (text, tuple(sentences)), windows
        return windows

    def _say(self, windows: Iterable[Window]) -> Iterator[Said]:
        """Yield what the network says of the pieces that *windows* own, some windows at a time."""
        held: list[Window] = []
        for window in windows:
            held.append(window)
            if len(held) == STRETCH:
                yield self._joined(held)
                held = []
        if held:
            yield self._joined(held)

    def _joined(self, windows: Sequence[Window]) -> Said:
        said = [self._remembered(window) for window in windows]
        attribution, names, source, cue, content = (
            np.concatenate([out[n][slice(*w.own)] for out, w in zip(said, windows, strict=True)])
            for n in range(len(OUTPUTS) - 1)
        )
        return Said(
            starts=np.concatenate([w.starts[slice(*w.own)] for w in windows]),
            ends=np.concatenate([w.ends[slice(*w.own)] for w in windows]),
            attribution=attribution,
            names=names,
            keys={"source": source, "cue": cue, "content": content},
        )

    def _remembered(self, window: Window) -> Outputs:
        return self._seen.of(window, lambda: self._run(window))

    def _run(self, window: Window) -> Outputs:
        given = {
            "words": self._words.of(window.ids)[None],
            "mask": np.ones((1, len(window)), dtype=np.int64),
            "marks": window.marks[None],
        }
        return tuple(out[0] for out in self._session.run(list(OUTPUTS), given))

    @cached_property
    def _card(self) -> Card:
        return read_card(self._folder.joinpath(CARD))

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        return load_tokenizer(self._folder)

    @cached_property
    def _session(self) -> "InferenceSession":
        path = self._folder.joinpath(WEIGHTS)
        session = open_session(path)
        require_outputs(session, path, OUTPUTS)
        return session


def open_reader() -> Reader:
    """
    Return the reader that is shipped with the package; its weights are loaded with the first text.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first text, cannot be read.
    """
    return Reader(shipped_weights())
