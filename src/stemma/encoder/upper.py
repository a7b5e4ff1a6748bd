"""
A network on the reader's lower layers: what it says of the windows of a text, with its card and its digest.

It reads no word piece twice: a text that the reader has just read costs the upper layers alone. Windows are run one
at a time, so that what is said of one does not depend on its neighbours.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from stemma.encoder.reader import Reader
from stemma.encoder.remembered import Outputs, Remembered
from stemma.encoder.session import digest_of, open_session, read_json, require_files, require_outputs
from stemma.encoder.windows import Window
from stemma.records.span import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

T = TypeVar("T")


class UpperNetwork:
    """Texts in, what the network says of each window of the reader's out."""

    def __init__(
        self, folder: Traversable, reader: Reader, *, weights: str, card: str, outputs: Sequence[str], remembered: int
    ) -> None:
        """
        Open the network; its weights are loaded with the first text.

        Args:
            folder: Where its files lie.
            reader: The reader whose lower layers it was taught on.
            weights: Name of the file of its weights.
            card: Name of the file of its card.
            outputs: What it says, by the names in the file.
            remembered: Windows whose outputs are kept.

        Raises:
            WeightsError: a file is missing.
        """
        require_files(folder, weights, card)
        self._folder, self._weights, self._card = folder, weights, card
        self._reader = reader
        self._outputs = tuple(outputs)
        self._seen = Remembered(remembered)

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights and their card."""
        return digest_of(self._folder, self._weights, self._card)

    def said(self, text: str, sentences: Sequence[Span]) -> Iterator[tuple[Window, Outputs]]:
        """
        Yield each window of *sentences*, sorted and disjoint stretches of *text*, and what is said of its pieces.

        Raises:
            WeightsError: the weights cannot be read.
        """
        for window, shared in self._reader.shared(text, sentences):
            yield window, self._seen.of(window, partial(self._run, shared))

    def card(self, parse: Callable[[Any], T]) -> T:
        """
        Return what *parse* makes of the card.

        Raises:
            WeightsError: it is not the card of these weights.
        """
        return read_json(self._folder.joinpath(self._card), parse)

    def _run(self, shared: npt.NDArray[np.float32]) -> Outputs:
        return tuple(out[0] for out in self._session.run(list(self._outputs), {"shared": shared[None]}))

    @cached_property
    def _session(self) -> "InferenceSession":
        path = self._folder.joinpath(self._weights)
        session = open_session(path)
        require_outputs(session, path, self._outputs)
        return session
