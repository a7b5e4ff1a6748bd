"""
The network for roles: layers of its own on what the reader's lower layers say, and a label for each verb and word.

A word beside a verb is labelled from both words' keys, their product and how far the one stands from the other.
"""

from typing import Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.corpora.roles import ROLES
from training.reader.network import DEPTH, SHARED, WIDTH, Block, Reader, unseen

KEY: Final = 192
"""Numbers of a key of a verb and of a word."""
FAR: Final = 24
"""Words behind which distances are told apart no more."""
LABELS: Final = 1 + 2 * len(ROLES)
"""O, then B and I of each role."""


class Verbs(NamedTuple):
    """The verbs of a batch and the words of their sentences, padded: `(V, W)`, or `(V,)`."""

    pieces: Tensor
    """Where each word's first piece is in `(B * T)`, `(V, W)`."""
    at: Tensor
    """Which of these words is the verb, `(V,)`."""
    labels: Tensor
    """Of each word beside the verb, -100 for no word, `(V, W)`."""


class Roles(nn.Module):
    """What the lower layers say of pieces, and verbs among them -> scores of labels, `(V, W, 15)`."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(DEPTH - SHARED))
        self.dropout = nn.Dropout(dropout)
        self.verb = nn.Linear(WIDTH, KEY)
        self.word = nn.Linear(WIDTH, KEY)
        self.labels = nn.Linear(3 * KEY, LABELS)
        self.distance = nn.Embedding(2 * FAR + 1, LABELS)
        nn.init.zeros_(self.distance.weight)

    def forward(self, shared: Tensor, mask: Tensor, verbs: Verbs) -> Tensor:
        bias = unseen(mask, shared)
        hidden = shared
        for block in self.blocks:
            hidden = block(hidden, bias)
        words = self.dropout(hidden).flatten(0, 1)[verbs.pieces]
        rows = torch.arange(len(verbs.at))
        verb = functional.gelu(self.verb(words[rows, verbs.at]))[:, None].expand(-1, words.shape[1], -1)
        word = functional.gelu(self.word(words))
        away = (torch.arange(words.shape[1])[None] - verbs.at[:, None]).clamp(-FAR, FAR) + FAR
        scores: Tensor = self.labels(torch.cat([verb * word, verb, word], dim=2)) + self.distance(away)
        return scores

    def begin_as(self, reader: Reader) -> None:
        """Take the reader's upper layers as they are."""
        for ours, theirs in zip(self.blocks, reader.body.blocks[SHARED:], strict=True):
            ours.load_state_dict(theirs.state_dict())
