"""
The type of an act, from its sentence and the places of its parties and its words: what its network sees, and says.

It stands on what the reader's lower layers say of the text, so that only upper layers are run for an act. A sentence
longer than a window is cut around the act.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.party_windows import Act
from stemma.encoder.reader import Reader
from stemma.encoder.session import open_session, require_files
from stemma.encoder.windows import ROOM, Integers
from stemma.errors import WeightsError
from stemma.records.span import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Scores = npt.NDArray[np.float32]

WEIGHTS: Final = "types.onnx"
CARD: Final = "types.json"
SOURCE: Final = 1
TARGET: Final = 2
PREDICATE: Final = 3
"""The roles of pieces; 0 is none."""


class ActTypes:
    """Acts in, how likely each type is out."""

    def __init__(self, folder: Traversable, reader: Reader) -> None:
        require_files(folder, WEIGHTS, CARD)
        self._folder = folder
        self._reader = reader

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """
        The columns of the scores: fifteen PLOVER roots (YIELD is CONCEDE and RETREAT), and `NONE` for no act.

        Raises:
            WeightsError: the card cannot be read.
        """
        path = self._folder.joinpath(CARD)
        try:
            return tuple(json.loads(path.read_text("utf-8"))["kinds"])
        except (ValueError, KeyError, TypeError) as error:
            raise WeightsError(f"{path} is not the card of these weights: {error!r}") from error

    def scores(self, text: str, sentences: Sequence[Span], acts: Sequence[Act]) -> Scores:
        """
        Return how likely each of `kinds` is of each of *acts*, `(acts, 16)`; rows sum to 1.

        An act whose sentence has no word piece has a row of zeros.

        Args:
            text: The whole text.
            sentences: All that is read of it, sorted and disjoint, as the reader was given them.
            acts: Each in one of *sentences*.

        Raises:
            WeightsError: the weights cannot be read.
        """
        out = np.zeros((len(acts), len(self.kinds)), dtype=np.float32)
        asked: dict[Span, list[int]] = {}
        for number, act in enumerate(acts):
            asked.setdefault(act.sentence, []).append(number)
        told = {number: asked[span] for number, span in enumerate(sentences) if span in asked}
        for sentence, starts, ends, shared in self._pieces(text, sentences, set(told)):
            for number in told[sentence]:
                out[number] = self._run(shared, roles_of(acts[number], starts, ends))
        return out

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights and their card."""
        digest = hashlib.sha256(self._folder.joinpath(WEIGHTS).read_bytes())
        digest.update(self._folder.joinpath(CARD).read_bytes())
        return digest.hexdigest()

    def _pieces(
        self, text: str, sentences: Sequence[Span], wanted: set[int]
    ) -> list[tuple[int, Integers, Integers, Scores]]:
        """Return the number of each wanted sentence, where its pieces begin and end, and what is said of them."""
        found: dict[int, list[tuple[Integers, Integers, Scores]]] = {}
        for window, shared in self._reader.shared(text, sentences) if wanted else ():
            first, after = window.own
            numbers = window.sentences[first:after]
            for number in wanted.intersection(numbers.tolist()):
                rows = np.flatnonzero(numbers == number) + first
                found.setdefault(number, []).append((window.starts[rows], window.ends[rows], shared[rows]))
        return [
            (
                number,
                np.concatenate([starts for starts, _, _ in parts]),
                np.concatenate([ends for _, ends, _ in parts]),
                np.concatenate([said for _, _, said in parts]),
            )
            for number, parts in found.items()
        ]

    def _run(self, shared: Scores, roles: Integers) -> Scores:
        start, stop = _stretch(roles)
        (scores,) = self._session.run(
            ["scores"], {"shared": shared[None, start:stop], "roles": roles[None, start:stop]}
        )
        likely: Scores = np.exp(scores[0] - scores[0].max())
        likely /= likely.sum()
        return likely

    @cached_property
    def _session(self) -> "InferenceSession":
        return open_session(self._folder.joinpath(WEIGHTS))


def roles_of(act: Act, starts: Integers, ends: Integers) -> Integers:
    """Return the role of each piece of the sentence of *act*; its words' role stands over that of a party."""
    roles = np.zeros(len(starts), dtype=np.int64)
    for span, role in ((act.source, SOURCE), (act.target, TARGET), (act.predicate, PREDICATE)):
        if span is not None:
            roles[(starts < span.end) & (ends > span.start)] = role
    return roles


def _stretch(roles: Integers) -> tuple[int, int]:
    """Return the pieces that are read: all where there is room, else those around the act."""
    size = len(roles)
    if size <= ROOM:
        return 0, size
    places = np.flatnonzero(roles)
    middle = int(places.min() + places.max()) // 2 if len(places) else 0
    start = min(max(0, middle - ROOM // 2), size - ROOM)
    return start, start + ROOM


def open_act_types(reader: Reader) -> ActTypes:
    """
    Return the network for types of acts that is shipped with the package; its weights are loaded with the first act.

    Args:
        reader: The shipped reader, opened: its lower layers are shared.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first act, cannot be read.
    """
    return ActTypes(resources.files("stemma.encoder").joinpath("weights"), reader)
