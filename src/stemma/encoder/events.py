"""
The network for events: on what the reader's lower layers say of a text, which words tell acts, and who and what
belongs to each.

    text and its sentences → the reader's windows → what its lower layers say → scores and keys of each word → acts

What belongs to an act is looked for in its window. Windows are run one at a time, so that what is said of one does not
depend on its neighbours.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.reader import Reader
from stemma.encoder.session import digest_of, open_session, require_files, shipped_weights
from stemma.encoder.trees import first_pieces
from stemma.encoder.windows import Window
from stemma.encoder.words import words_of
from stemma.errors import WeightsError
from stemma.records.labels import LabelledAct, LabelledArgument
from stemma.records.span import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Scores = npt.NDArray[np.float32]

WEIGHTS: Final = "events.onnx"
CARD: Final = "events.json"
OUTPUTS: Final = ("types", "statuses", "trigger", "argument")
NO_ACT: Final = "NONE"
TYPES: Final = (
    NO_ACT, "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The columns of `types`."""
STATUSES: Final = ("past", "scheduled", "proposed", "cancelled", "denied", "hypothetical")
"""The columns of `statuses`."""
ROLES: Final = ("source", "target", "place", "time")
"""What belongs to an act; each has a key of its own."""
KEY: Final = 64
"""Numbers of a key."""
LEAST: Final = 0.1
"""How likely a word must be to tell an act, or to belong to one, to be told at all."""


class Events:
    """Texts in, the words that may tell acts out."""

    def __init__(self, folder: Traversable, reader: Reader) -> None:
        require_files(folder, WEIGHTS, CARD)
        self._folder = folder
        self._reader = reader

    def acts(self, text: str, sentences: Sequence[Span]) -> tuple[LabelledAct, ...]:
        """
        Return the words of *text* that are likely to tell an act, by `LEAST`, in their order.

        Args:
            text: The whole text.
            sentences: What is read of it, sorted and disjoint.

        Raises:
            WeightsError: the weights cannot be read.
        """
        out: list[LabelledAct] = []
        for window, shared in self._reader.shared(text, sentences):
            said = self._session.run(list(OUTPUTS), {"shared": shared[None]})
            out += _acts(text, sentences, window, self._rarity, *(part[0] for part in said))
        return tuple(out)

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights and their card."""
        return digest_of(self._folder, WEIGHTS, CARD)

    @cached_property
    def _rarity(self) -> Scores:
        """What is added to the score of every pair, by role: `(roles, 1)`."""
        path = self._folder.joinpath(CARD)
        try:
            told = json.loads(path.read_text("utf-8"))["rarity"]
            return np.array([[told[role]] for role in ROLES], dtype=np.float32)
        except (ValueError, KeyError, TypeError) as error:
            raise WeightsError(f"{path} is not the card of these weights: {error!r}") from error

    @cached_property
    def _session(self) -> "InferenceSession":
        path = self._folder.joinpath(WEIGHTS)
        session = open_session(path)
        missing = set(OUTPUTS) - {output.name for output in session.get_outputs()}
        if missing:
            raise WeightsError(f"{path} is another network: it does not say {', '.join(sorted(missing))}")
        return session


def _acts(  # noqa: PLR0917 - the outputs, in their order
    text: str,
    sentences: Sequence[Span],
    window: Window,
    rarity: Scores,
    types: Scores,
    statuses: Scores,
    trigger: Scores,
    argument: Scores,
) -> Iterator[LabelledAct]:
    """Yield the acts whose words *window* owns."""
    words = _words(text, sentences, window)
    if not words:
        return
    pieces = first_pieces(words, window.starts[1:-1]) + 1
    likely = _shares(types[pieces])
    owned = (pieces >= window.own[0]) & (pieces < window.own[1])
    told = np.flatnonzero(owned & (likely[:, TYPES.index(NO_ACT)] <= 1 - LEAST))
    standing = _shares(statuses[pieces[told]])
    theirs = argument[pieces].reshape(len(words), len(ROLES), KEY)
    for row, at in enumerate(told):
        keys = trigger[pieces[at]].reshape(len(ROLES), KEY)
        scores = _chances(np.einsum("rk,wrk->rw", keys, theirs) + rarity)
        yield LabelledAct(
            trigger=words[at],
            types={name: float(p) for name, p in zip(TYPES, likely[at], strict=True) if name != NO_ACT},
            statuses={name: float(p) for name, p in zip(STATUSES, standing[row], strict=True)},
            arguments=tuple(
                LabelledArgument(role=role, span=words[n], score=float(scores[r, n]))
                for r, role in enumerate(ROLES)
                for n in np.flatnonzero(scores[r] >= LEAST)
            ),
        )


def _words(text: str, sentences: Sequence[Span], window: Window) -> list[Span]:
    """Return the words that stand in *window*, in order; of a sentence that it cuts, those within."""
    starts, ends = window.starts[1:-1], window.ends[1:-1]
    numbers = np.unique(window.sentences[1:-1])
    spans = [sentences[n] for n in numbers.tolist()]
    words = [Span(s.start + w.start, s.start + w.end) for s in spans for w in words_of(s.of(text))]
    return [w for w in words if w.start < ends[-1] and starts[0] < w.end]


def _chances(scores: Scores) -> Scores:
    likely: Scores = 1 / (1 + np.exp(-scores.clip(-30, 30)))
    return likely


def _shares(scores: Scores) -> Scores:
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Scores = likely / likely.sum(axis=1, keepdims=True)
    return shares


def open_events(reader: Reader) -> Events:
    """
    Return the network for events that is shipped with the package; its weights are loaded with the first text.

    Args:
        reader: The shipped reader, opened: its lower layers are shared.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first text, cannot be read.
    """
    return Events(shipped_weights(), reader)
