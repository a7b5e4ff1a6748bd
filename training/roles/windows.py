"""From verbs with their roles to what the network for roles is taught, window by window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from stemma.encoder.windows import Window, cut_windows
from stemma.records.span import Span
from training.acts.sentences import NONE, Integers, whole_sentences
from training.corpora.roles import ROLES, Verb
from training.roles.network import Verbs


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """A verb in a window: its sentence's words, the first piece of each, which of them it is, and the label of each."""

    words: Sequence[Span]
    pieces: Integers
    verb: int
    labels: Integers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoleWindow:
    """A window and the verbs of the sentences that lie in it whole."""

    window: Window
    verbs: tuple[Place, ...]


def windows_of(
    text: str,
    sentences: Sequence[Span],
    words: Sequence[Sequence[Span]],
    verbs: Sequence[Sequence[Verb]],
    tokenizer: Tokenizer,
) -> Iterator[RoleWindow]:
    """Yield the windows of a document that hold a verb, given the words and verbs of each sentence."""
    for window in cut_windows(text, sentences, tokenizer):
        places = tuple(
            Place(words=words[number], pieces=pieces, verb=verb.word, labels=_labels(len(pieces), verb))
            for number, pieces in whole_sentences(window, words)
            for verb in verbs[number]
        )
        if places:
            yield RoleWindow(window=window, verbs=places)


def _labels(count: int, verb: Verb) -> Integers:
    out = np.zeros(count, dtype=np.int64)
    for role, first, after in verb.spans:
        out[first:after] = 2 + 2 * ROLES.index(role)
        out[first] -= 1
    return out


def padded(windows: Sequence[RoleWindow], longest: int) -> Verbs:
    """Return the verbs of *windows*, which stand side by side with *longest* pieces each."""
    rows = [(at * longest, place) for at, window in enumerate(windows) for place in window.verbs]
    most = max(len(place.pieces) for _, place in rows)
    pieces = np.zeros((len(rows), most), dtype=np.int64)
    labels = np.full((len(rows), most), NONE, dtype=np.int64)
    for n, (begin, place) in enumerate(rows):
        pieces[n, : len(place.pieces)] = place.pieces + begin
        labels[n, : len(place.pieces)] = place.labels
    at = torch.tensor([place.verb for _, place in rows])
    return Verbs(pieces=torch.from_numpy(pieces), at=at, labels=torch.from_numpy(labels))
