"""
The type of an act, from its sentence and the places of its parties and its words: what its network sees, and says.

It stands on what the sentence encoder's lower layers say of the sentence: they are run once a sentence, the network's
own layers once an act. Each sentence is read by itself.
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
from stemma.encoder.sentences import Encoder, Integers
from stemma.encoder.session import open_session, require_files
from stemma.encoder.windows import SURROGATE
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

    def __init__(self, folder: Traversable, encoder: Encoder) -> None:
        require_files(folder, WEIGHTS, CARD)
        self._folder = folder
        self._encoder = encoder

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

    def scores(self, text: str, acts: Sequence[Act]) -> Scores:
        """
        Return how likely each of `kinds` is of each of *acts*, `(acts, 16)`; rows sum to 1.

        An act whose sentence has no word piece has a row of zeros. What the encoder does not read of a long sentence
        is not seen.

        Raises:
            WeightsError: the weights cannot be read.
        """
        out = np.zeros((len(acts), len(self.kinds)), dtype=np.float32)
        asked: dict[Span, list[int]] = {}
        for number, act in enumerate(acts):
            asked.setdefault(act.sentence, []).append(number)
        for sentence, numbers in asked.items():
            starts, ends, lower = self._encoder.lower(SURROGATE.sub("\ufffd", sentence.of(text)))
            for number in numbers if len(starts) else ():
                roles = roles_of(acts[number], starts + sentence.start, ends + sentence.start)
                out[number] = self._run(lower, roles)
        return out

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights and their card."""
        digest = hashlib.sha256(self._folder.joinpath(WEIGHTS).read_bytes())
        digest.update(self._folder.joinpath(CARD).read_bytes())
        return digest.hexdigest()

    def _run(self, lower: Scores, roles: Integers) -> Scores:
        (scores,) = self._session.run(["scores"], {"shared": lower[None], "roles": roles[None]})
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


def open_act_types(encoder: Encoder) -> ActTypes:
    """
    Return the network for types of acts that is shipped with the package; its weights are loaded with the first act.

    Args:
        encoder: The shipped sentence encoder, opened: its lower layers are shared.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first act, cannot be read.
    """
    return ActTypes(resources.files("stemma.encoder").joinpath("weights"), encoder)
