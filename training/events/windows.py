"""From texts with their acts to what the network for events is taught, window by window."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from stemma.encoder.events import NO_ACT, ROLES, STATUSES, TYPES
from stemma.encoder.trees import first_pieces
from stemma.encoder.windows import Window, cut_windows
from stemma.encoder.words import words_of
from stemma.records.span import Span
from stemma.text.sentences import sentences
from training.corpora.told_acts import ToldAct, ToldText
from training.events.network import Told

Integers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
UNLIKE = 0.3
"""What the other types that may stand for an act share."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TaughtEvents:
    """A window with the acts whose words it owns."""

    window: Window
    words: tuple[Span, ...]
    """All that begin in it."""
    pieces: Integers
    """`(words,)`: where each begins."""
    owned: npt.NDArray[np.bool_]
    """`(words,)`: whether the window says what each is."""
    types: Scores
    """`(words, types)`"""
    triggers: Integers
    """`(acts,)`: the word that carries each."""
    statuses: Integers
    arguments: Scores
    """`(acts, roles, words)`: 1 for the words of an argument."""


def windows_of(texts: Iterable[ToldText], tokenizer: Tokenizer) -> Iterator[TaughtEvents]:
    """Yield the windows of *texts*, as the program cuts them."""
    for told in texts:
        spans = sentences(told.text)
        words = [Span(s.start + w.start, s.start + w.end) for s in spans for w in words_of(s.of(told.text))]
        for window in cut_windows(told.text, spans, tokenizer):
            yield _taught(window, words, told.acts)


def _taught(window: Window, words: Sequence[Span], acts: Sequence[ToldAct]) -> TaughtEvents:
    inside = slice(1, len(window) - 1)
    starts, ends = window.starts[inside], window.ends[inside]
    here = tuple(w for w in words if w.start < ends[-1] and starts[0] < w.end)
    pieces = first_pieces(here, starts) + 1
    owned = (pieces >= window.own[0]) & (pieces < window.own[1])
    told = [(at, act) for act in acts for at, w in enumerate(here) if w.overlaps(act.trigger) and owned[at]]
    told = [(at, act) for n, (at, act) in enumerate(told) if all(act is not other for _, other in told[:n])]
    types = np.zeros((len(here), len(TYPES)), dtype=np.float32)
    types[:, TYPES.index(NO_ACT)] = 1.0
    for at, act in told:
        types[at] = _likely(act)
    return TaughtEvents(
        window=window,
        words=here,
        pieces=pieces,
        owned=owned,
        types=types,
        triggers=np.array([at for at, _ in told], dtype=np.int64),
        statuses=np.array([STATUSES.index(act.status) for _, act in told], dtype=np.int64),
        arguments=np.array(
            [[[_is_of(w, act.arguments[role]) for w in here] for role in ROLES] for _, act in told], dtype=np.float32
        ).reshape(len(told), len(ROLES), len(here)),
    )


def _likely(act: ToldAct) -> Scores:
    out = np.zeros(len(TYPES), dtype=np.float32)
    best, *others = [TYPES.index(name) for name in act.types]
    out[best] = 1.0 - (UNLIKE if others else 0.0)
    for other in others:
        out[other] += UNLIKE / len(others)
    return out


def _is_of(word: Span, arguments: Sequence[Span]) -> bool:
    return any(argument.contains(word) for argument in arguments)


def batch_of(taught: Sequence[TaughtEvents], longest: int) -> Told:
    """Return what *taught* tell, which stand side by side with *longest* pieces each."""
    words, types, triggers, window, arguments = [], [], [], [], []
    for row, one in enumerate(taught):
        words.append(one.pieces[one.owned] + row * longest)
        types.append(one.types[one.owned])
        triggers.append(one.pieces[one.triggers] + row * longest)
        window.append(np.full(len(one.triggers), row))
        placed = np.full((len(one.triggers), len(ROLES), longest), -1.0, dtype=np.float32)
        placed[:, :, one.pieces] = one.arguments
        arguments.append(placed)
    return Told(
        words=torch.from_numpy(np.concatenate(words)),
        types=torch.from_numpy(np.concatenate(types)),
        triggers=torch.from_numpy(np.concatenate(triggers)),
        statuses=torch.from_numpy(np.concatenate([one.statuses for one in taught])),
        window=torch.from_numpy(np.concatenate(window)),
        arguments=torch.from_numpy(np.concatenate(arguments)),
    )
