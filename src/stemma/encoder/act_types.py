"""
The type of an act, from its sentence and the places of its parties and its words: what its network sees, and says.

The network reads the sentence with signs around the parties and the act's words (`party_windows`), and is told which
pieces are whose. It has layers of its own over the words' vectors that all networks share, and is run once an act.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.party_windows import party_windows, roles_of
from stemma.encoder.session import digest_of, open_session, read_json, require_files, shipped_weights
from stemma.encoder.tokenizer import TOKENIZER, load_tokenizer
from stemma.encoder.word_vectors import word_vectors
from stemma.records.labels import MarkedAct

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Scores = npt.NDArray[np.float32]

WEIGHTS: Final = "types.onnx"
CARD: Final = "types.json"


class ActTypes:
    """Acts in, how likely each type is out."""

    def __init__(self, folder: Traversable) -> None:
        require_files(folder, WEIGHTS, CARD, TOKENIZER)
        self._folder = folder
        self._words = word_vectors(folder)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """
        The columns of the scores: fifteen PLOVER roots (YIELD is CONCEDE and RETREAT), and `NONE` for no act.

        Raises:
            WeightsError: the card cannot be read.
        """
        return read_json(self._folder.joinpath(CARD), _kinds)

    def scores(self, text: str, acts: Sequence[MarkedAct]) -> Scores:
        """
        Return how likely each of `kinds` is of each of *acts*, `(acts, 16)`; rows sum to 1.

        An act whose sentence has no word piece has a row of zeros. Of a sentence longer than a window, what stands
        farthest from the parties is not seen.

        Raises:
            WeightsError: the weights cannot be read.
        """
        out = np.zeros((len(acts), len(self.kinds)), dtype=np.float32)
        for number, window in party_windows(text, acts, self._tokenizer):
            given = {"words": self._words.of(window.ids)[None], "roles": roles_of(acts[number], window)[None]}
            (scores,) = self._session.run(["scores"], given)
            likely: Scores = np.exp(scores[0] - scores[0].max())
            out[number] = likely / likely.sum()
        return out

    def likeliest(self, text: str, acts: Sequence[MarkedAct]) -> tuple[tuple[str, float], ...]:
        """
        Return the likeliest of `kinds` of each of *acts*, and how likely it is, as `scores` has them.

        Raises:
            WeightsError: the weights cannot be read.
        """
        return tuple((self.kinds[int(row.argmax())], float(row.max())) for row in self.scores(text, acts))

    def shares(self, text: str, acts: Sequence[MarkedAct]) -> tuple[dict[str, float], ...]:
        """
        Return how likely each of `kinds` is of each of *acts*, as `scores` has them, by name.

        Raises:
            WeightsError: the weights cannot be read.
        """
        return tuple(dict(zip(self.kinds, map(float, row), strict=True)) for row in self.scores(text, acts))

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights, their card and the digest of the words' vectors."""
        return digest_of(self._folder, WEIGHTS, CARD, behind=self._words.digest)

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        return load_tokenizer(self._folder)

    @cached_property
    def _session(self) -> "InferenceSession":
        return open_session(self._folder.joinpath(WEIGHTS))


def _kinds(told: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(told["kinds"])


def open_act_types() -> ActTypes:
    """
    Return the network for types of acts that is shipped with the package; its weights are loaded with the first act.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first act, cannot be read.
    """
    return ActTypes(shipped_weights())
