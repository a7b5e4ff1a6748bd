"""From texts with their acts, or some words judged, to what the network for events is taught, window by window."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from stemma.encoder.events import NO_ACT, ROLES, STATUSES, TYPES, PlacedWords, place_words, words_in
from stemma.encoder.windows import Window, cut_windows
from stemma.records.span import Span
from stemma.text.sentences import sentences
from training.corpora.judged_words import JudgedText
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
    placed: PlacedWords
    taught: npt.NDArray[np.bool_]
    """`(words,)`: whether it is known, and for this window to say, what each is."""
    types: Scores
    """`(words, types)`: how likely each is, rows sum to 1."""
    triggers: Integers
    """`(acts,)`: the word that carries each."""
    arguments: Scores
    """`(acts, roles, words)`: 1 for the words of an argument."""
    acts: tuple[ToldAct, ...] = ()
    weight: float = 1.0
    """How much each of its words counts."""


def windows_of(texts: Iterable[ToldText], tokenizer: Tokenizer) -> Iterator[TaughtEvents]:
    """Yield the windows of *texts*, as the program cuts them."""
    for told in texts:
        for window, words in _placed(told.text, tokenizer):
            yield _taught(window, words, told.acts)


def judged_windows(texts: Iterable[JudgedText], tokenizer: Tokenizer, weight: float = 1.0) -> Iterator[TaughtEvents]:
    """Yield the windows of *texts* in which words are judged: what these are is taught, with *weight*; nothing else."""
    for judged in texts:
        for window, words in _placed(judged.text, tokenizer):
            likely = {
                at: _likely(kind) for span, kind in judged.types.items() if (at := _carrying(words, span)) is not None
            }
            if likely:
                taught = np.isin(np.arange(len(words.words)), list(likely))
                yield replace(_with_types(window, words, likely, taught=taught), weight=weight)


def _placed(text: str, tokenizer: Tokenizer) -> Iterator[tuple[Window, PlacedWords]]:
    spans = sentences(text)
    words = words_in(text, spans)
    for window in cut_windows(text, spans, tokenizer):
        yield window, place_words(words, window)


def _taught(window: Window, placed: PlacedWords, acts: Sequence[ToldAct]) -> TaughtEvents:
    told = [(act, at) for act in acts if (at := _carrying(placed, act.trigger)) is not None]
    arguments = [[[_is_of(w, act.arguments[role]) for w in placed.words] for role in ROLES] for act, _ in told]
    bare = _with_types(window, placed, {at: _likely(*act.types) for act, at in told}, taught=placed.owned)
    return replace(
        bare,
        acts=tuple(act for act, _ in told),
        triggers=np.array([at for _, at in told], dtype=np.int64),
        arguments=np.array(arguments, dtype=np.float32).reshape(len(told), *bare.arguments.shape[1:]),
    )


def _with_types(
    window: Window, placed: PlacedWords, likely: Mapping[int, Scores], *, taught: npt.NDArray[np.bool_]
) -> TaughtEvents:
    """Return a window in which words are *likely* of types, and no act is known."""
    types = np.tile(_likely(NO_ACT), (len(placed.words), 1))
    for at, row in likely.items():
        types[at] = row
    return TaughtEvents(
        window=window,
        placed=placed,
        taught=taught,
        types=types,
        triggers=np.zeros(0, dtype=np.int64),
        arguments=np.zeros((0, len(ROLES), len(placed.words)), dtype=np.float32),
    )


def _carrying(placed: PlacedWords, trigger: Span) -> int | None:
    """Return the first word of a trigger, None where the window does not own it."""
    at = next((at for at, word in enumerate(placed.words) if word.overlaps(trigger)), None)
    return at if at is not None and placed.owned[at] else None


def _likely(best: str, *others: str) -> Scores:
    out = np.zeros(len(TYPES), dtype=np.float32)
    out[TYPES.index(best)] = 1.0 - (UNLIKE if others else 0.0)
    for other in others:
        out[TYPES.index(other)] += UNLIKE / len(others)
    return out


def _is_of(word: Span, arguments: Sequence[Span]) -> bool:
    return any(argument.contains(word) for argument in arguments)


def batch_of(taught: Sequence[TaughtEvents], longest: int) -> Told:
    """Return what *taught* tell, which stand side by side with *longest* pieces each."""
    words, types, weights, triggers, window, arguments = [], [], [], [], [], []
    for row, one in enumerate(taught):
        pieces = one.placed.pieces
        words.append(pieces[one.taught] + row * longest)
        types.append(one.types[one.taught])
        weights.append(np.full(int(one.taught.sum()), one.weight, dtype=np.float32))
        triggers.append(pieces[one.triggers] + row * longest)
        window.append(np.full(len(one.acts), row))
        by_piece = np.full((len(one.acts), len(ROLES), longest), -1.0, dtype=np.float32)
        by_piece[:, :, pieces] = one.arguments
        arguments.append(by_piece)
    statuses = [STATUSES.index(act.status) for one in taught for act in one.acts]
    return Told(
        words=torch.from_numpy(np.concatenate(words)),
        types=torch.from_numpy(np.concatenate(types)),
        weights=torch.from_numpy(np.concatenate(weights)),
        triggers=torch.from_numpy(np.concatenate(triggers)),
        statuses=torch.tensor(statuses, dtype=torch.int64),
        window=torch.from_numpy(np.concatenate(window)),
        arguments=torch.from_numpy(np.concatenate(arguments)),
    )
