"""
The network for events: on what the reader's lower layers say of a text, which words tell acts, and who and what
belongs to each.

    text and its sentences → the reader's windows → what its lower layers say → scores and keys of each word → acts

What belongs to an act is looked for in its window.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.encoder.reader import Reader
from stemma.encoder.session import shipped_weights
from stemma.encoder.trees import Integers, first_pieces
from stemma.encoder.upper import UpperNetwork
from stemma.encoder.windows import Window
from stemma.encoder.words import words_of
from stemma.records.labels import LabelledAct, LabelledArgument
from stemma.records.span import Span

Scores = npt.NDArray[np.float32]

WEIGHTS: Final = "events.onnx"
CARD: Final = "events.json"
NO_ACT: Final = "NONE"
TYPES: Final = (
    NO_ACT, "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The columns of `Said.types`."""
STATUSES: Final = ("past", "scheduled", "proposed", "cancelled", "denied", "hypothetical")
"""The columns of `Said.statuses`."""
ROLES: Final = ("source", "target", "place", "time")
"""What belongs to an act; each has a key of its own."""
KEY: Final = 64
"""Numbers of a key."""
REMEMBERED: Final = 24
"""Windows whose outputs are kept: some 13 MB, seven reports."""
LEAST: Final = 0.1
"""How likely a word must be to tell an act, or to belong to one, to be told at all."""


class Said(NamedTuple):
    """What the network says of the pieces of a window, a row a piece."""

    types: Scores
    statuses: Scores
    trigger: Scores
    """`(pieces, roles * KEY)`: what is looked for where a word tells an act."""
    argument: Scores
    """The same, where a word belongs to one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedWords:
    """The words of a window; of those that it cuts in two, too."""

    words: tuple[Span, ...]
    pieces: Integers
    """`(words,)`: the piece of the window that each is read at."""
    owned: npt.NDArray[np.bool_]
    """`(words,)`: whether the window says what each is."""


class Events:
    """Texts in, the words that may tell acts out."""

    def __init__(self, folder: Traversable, reader: Reader) -> None:
        self._network = UpperNetwork(
            folder, reader, weights=WEIGHTS, card=CARD, outputs=Said._fields, remembered=REMEMBERED
        )

    @property
    def digest(self) -> str:
        """The sha256 of the weights and their card."""
        return self._network.digest

    def acts(self, text: str, sentences: Sequence[Span]) -> tuple[LabelledAct, ...]:
        """
        Return the words of *text* that are likely to tell an act, by `LEAST`, in their order.

        Args:
            text: The whole text.
            sentences: What is read of it, sorted and disjoint.

        Raises:
            WeightsError: the weights cannot be read.
        """
        words = words_in(text, sentences)
        out: list[LabelledAct] = []
        for window, said in self._network.said(text, sentences):
            out += told_acts(place_words(words, window), Said(*said), self._rarity)
        return tuple(out)

    @cached_property
    def _rarity(self) -> Scores:
        return self._network.card(_rarity)


def words_in(text: str, sentences: Iterable[Span]) -> list[Span]:
    """Return the words of the *sentences* of *text*, in their order."""
    return [Span(s.start + w.start, s.start + w.end) for s in sentences for w in words_of(s.of(text))]


def place_words(words: Sequence[Span], window: Window) -> PlacedWords:
    """Return those of a text's *words* that stand in *window*."""
    inside = slice(1, len(window) - 1)
    begin, end = int(window.starts[inside][0]), int(window.ends[inside][-1])
    first = bisect_right(words, begin, key=lambda word: word.end)
    here = tuple(words[first : bisect_left(words, end, lo=first, key=lambda word: word.start)])
    pieces = first_pieces(here, window.starts[inside]) + 1
    return PlacedWords(words=here, pieces=pieces, owned=(pieces >= window.own[0]) & (pieces < window.own[1]))


def told_acts(window: PlacedWords, said: Said, rarity: Scores) -> Iterator[LabelledAct]:
    """
    Yield the acts that the words of a window may tell.

    Args:
        window: Its words.
        said: What the network says of its pieces.
        rarity: What is added to the score of every pair, by role, `(roles,)`.
    """
    words, pieces = window.words, window.pieces
    likely = _shares(said.types[pieces])
    told = np.flatnonzero(window.owned & (likely[:, TYPES.index(NO_ACT)] <= 1 - LEAST))
    standing = _shares(said.statuses[pieces[told]])
    theirs = said.argument[pieces].reshape(len(words), len(ROLES), KEY)
    for row, at in enumerate(told):
        keys = said.trigger[pieces[at]].reshape(len(ROLES), KEY)
        chances = _chances(np.einsum("rk,wrk->rw", keys, theirs) + rarity[:, None])
        yield LabelledAct(
            trigger=words[at],
            types={name: float(p) for name, p in zip(TYPES, likely[at], strict=True) if name != NO_ACT},
            statuses={name: float(p) for name, p in zip(STATUSES, standing[row], strict=True)},
            arguments=tuple(
                LabelledArgument(role=ROLES[r], span=words[n], score=float(chances[r, n]))
                for r, n in np.argwhere(chances >= LEAST).tolist()
            ),
        )


def _rarity(told: dict[str, Any]) -> Scores:
    return np.array([told["rarity"][role] for role in ROLES], dtype=np.float32)


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
