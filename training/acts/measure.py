"""How right trees are: attachment with and without relations, and tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from stemma.encoder.trees import Keys, Labelling, decode
from stemma.records.structure import ROOT
from training.acts.network import Structure
from training.acts.sentences import TaughtWindow, padded
from training.corpora.trees import FORMS, RELATIONS, TAGS


@dataclass(slots=True)
class Tally:
    """Words that are right, counted over sentences with gold words; punctuation counts."""

    words: int = 0
    heads: int = 0
    both: int = 0
    tags: int = 0
    forms: int = 0

    def figures(self) -> dict[str, float]:
        """Return shares, 0..1."""
        words = max(1, self.words)
        return {
            "UAS": self.heads / words, "LAS": self.both / words, "UPOS": self.tags / words, "XPOS": self.forms / words,
        }  # fmt: skip


def labelling_of(network: Structure) -> Labelling:
    """Return how the outputs of *network* are to be understood."""
    return Labelling(
        relations=RELATIONS,
        tags=TAGS,
        forms=FORMS,
        table=network.relations.weight.detach().T.numpy().copy(),
        bias=network.relations.bias.detach().numpy().copy(),
    )


def measure(network: Structure, windows: Sequence[TaughtWindow], states: Iterable[torch.Tensor]) -> Tally:
    """Return the tally of *windows*, read one by one in full precision."""
    labelling, tally = labelling_of(network), Tally()
    network.eval()
    for taught, state in zip(windows, states, strict=True):
        with torch.inference_mode():
            said = network(state[None].float(), torch.ones(1, len(state)))
        keys = Keys(**{name: out[0].numpy() for name, out in said._asdict().items()})
        gold = padded([taught], len(state))
        for pieces, heads, relations, tags, forms in zip(*(row.numpy() for row in gold), strict=True):
            words = heads >= 0
            of_words = keys.at(pieces[words])
            found, names = decode(of_words, labelling)
            right = np.where(found == ROOT, 0, found + 1) == heads[words]
            named = np.array([RELATIONS.index(name) for name in names]) == relations[words]
            tally.words += int(words.sum())
            tally.heads += int(right.sum())
            tally.both += int((right & named).sum())
            tally.tags += int((of_words.tags.argmax(axis=1) == tags[words]).sum())
            tally.forms += int((of_words.forms.argmax(axis=1) == forms[words]).sum())
    return tally
