"""
The network for events: on the reader's lower layers, which words tell an act, of which type and status, and who and
what belongs to it.

Pairs of words are scored by products of keys, a key a role, as structure does it.
"""

from typing import Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from stemma.encoder.events import KEY, ROLES, STATUSES, TYPES
from training.acts.network import Structure
from training.reader.network import DEPTH, SHARED, WIDTH, Block, unseen

HIDDEN: Final = 0.2
"""Share of the numbers of a key that are hidden while learning."""


class Outputs(NamedTuple):
    """What the network says of a batch, `(B, T, columns)`."""

    types: Tensor
    statuses: Tensor
    trigger: Tensor
    argument: Tensor


class Events(nn.Module):
    """Layers and heads of its own on what the reader's lower layers say."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(DEPTH - SHARED))
        self.dropout = nn.Dropout(dropout)
        self.key_dropout = nn.Dropout(HIDDEN)
        self.types = nn.Linear(WIDTH, len(TYPES))
        self.statuses = nn.Linear(WIDTH, len(STATUSES))
        self.trigger = nn.Linear(WIDTH, len(ROLES) * KEY)
        self.argument = nn.Linear(WIDTH, len(ROLES) * KEY)
        self.rarity = nn.Parameter(torch.full((len(ROLES),), -3.0))

    def forward(self, hidden: Tensor, mask: Tensor) -> Outputs:
        bias = unseen(mask, hidden)
        for block in self.blocks:
            hidden = block(hidden, bias)
        hidden = self.dropout(hidden)
        return Outputs(
            types=self.types(hidden),
            statuses=self.statuses(hidden),
            trigger=self.key_dropout(self.trigger(hidden)) / KEY**0.5,
            argument=self.key_dropout(functional.gelu(self.argument(hidden))),
        )

    def begin_as(self, structure: Structure) -> None:
        """Take the layers of the network for structure as they are."""
        for ours, theirs in zip(self.blocks, structure.blocks, strict=True):
            ours.load_state_dict(theirs.state_dict())


class Told(NamedTuple):
    """What a batch tells, by pieces in `(B * T)`."""

    words: Tensor
    """`(words,)`: the first piece of each word of which a window says what it is."""
    types: Tensor
    """`(words, types)`: how likely each type is, rows sum to 1."""
    weights: Tensor
    """`(words,)`: how much each counts."""
    triggers: Tensor
    """`(acts,)`: the piece of each act."""
    statuses: Tensor
    """`(acts,)`"""
    window: Tensor
    """`(acts,)`: the row of the batch that each stands in."""
    arguments: Tensor
    """`(acts, roles, T)`: 1 where a word is an argument, 0 where it is none, -1 where no word begins."""


def losses(network: Events, said: Outputs, told: Told) -> dict[str, Tensor]:
    """Return what is lost on types, a piece on average, and on statuses and arguments, an act on average."""
    scores = said.types.float().flatten(0, 1)
    types = functional.log_softmax(scores[told.words], dim=1)
    # A batch in which few words are judged counts for those few, not for as much as one in which all are.
    out = {"types": -(told.weights[:, None] * told.types * types).sum() / len(scores)}
    if not len(told.triggers):
        return out
    statuses = said.statuses.float().flatten(0, 1)[told.triggers]
    keys = said.trigger.float().flatten(0, 1)[told.triggers].unflatten(1, (len(ROLES), KEY))
    theirs = said.argument.float()[told.window].unflatten(2, (len(ROLES), KEY))
    pairs = torch.einsum("ark,atrk->art", keys, theirs) + network.rarity[:, None]
    is_word = told.arguments >= 0
    lost = functional.binary_cross_entropy_with_logits(pairs[is_word], told.arguments[is_word], reduction="sum")
    return {
        **out,
        "statuses": functional.cross_entropy(statuses, told.statuses),
        "arguments": lost / len(told.triggers),
    }
