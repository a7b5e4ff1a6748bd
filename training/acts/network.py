"""
The network for structure: the reader's word vectors and lower layers as they are, and layers and heads of its own.

Pairs of words are scored by products of keys (Dozat and Manning, "Deep Biaffine Attention for Neural Dependency
Parsing", ICLR 2017, with the middle matrix folded into the keys); relations by a table over both words' keys and their product.
"""

from typing import Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.corpora.trees import FORMS, RELATIONS, TAGS
from training.reader.layers import FORBIDDEN
from training.reader.network import DEPTH, SHARED, WIDTH, Block, Reader, unseen

ARC: Final = 320
"""Numbers of a key that pairs are scored with."""
RELATION: Final = 160
"""Numbers of a key that relations are scored with."""


class Outputs(NamedTuple):
    """What the network says of a batch, `(B, T, columns)`."""

    dependent: Tensor
    head: Tensor
    root: Tensor
    dependent_relation: Tensor
    head_relation: Tensor
    tags: Tensor
    forms: Tensor


class Structure(nn.Module):
    """Layers and heads of its own on what `Shared` says."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(DEPTH - SHARED))
        self.dropout = nn.Dropout(dropout)
        self.key_dropout = nn.Dropout(0.25)
        self.dependent_arc = nn.Linear(WIDTH, ARC)
        self.head_arc = nn.Linear(WIDTH, ARC)
        self.middle = nn.Linear(ARC, ARC)
        self.root = nn.Linear(ARC, 1)
        self.dependent_relation = nn.Linear(WIDTH, RELATION)
        self.head_relation = nn.Linear(WIDTH, RELATION)
        self.relations = nn.Linear(3 * RELATION, len(RELATIONS))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.forms = nn.Linear(WIDTH, len(FORMS))

    def forward(self, hidden: Tensor, mask: Tensor) -> Outputs:
        bias = unseen(mask, hidden)
        for block in self.blocks:
            hidden = block(hidden, bias)
        hidden = self.dropout(hidden)
        dependent = self.key_dropout(functional.gelu(self.dependent_arc(hidden)))
        return Outputs(
            dependent=self.middle(dependent) / ARC**0.5,
            head=self.key_dropout(functional.gelu(self.head_arc(hidden))),
            root=self.root(dependent),
            dependent_relation=self.key_dropout(functional.gelu(self.dependent_relation(hidden))),
            head_relation=self.key_dropout(functional.gelu(self.head_relation(hidden))),
            tags=self.tags(hidden),
            forms=self.forms(hidden),
        )

    def begin_as(self, reader: Reader) -> None:
        """Take the reader's upper layers as they are."""
        for ours, theirs in zip(self.blocks, reader.body.blocks[SHARED:], strict=True):
            ours.load_state_dict(theirs.state_dict())


class Sentences(NamedTuple):
    """The words of the sentences of a batch, padded: `(S, W)` each."""

    pieces: Tensor
    """Where each word's first piece is in `(B * T)`."""
    heads: Tensor
    """Column of the head: 0 for the root, 1 + its index for a word, -100 for no word."""
    relations: Tensor
    tags: Tensor
    forms: Tensor
    """-100 for no word."""


def losses(network: Structure, said: Outputs, gold: Sentences) -> dict[str, Tensor]:
    """Return what is lost on heads, relations, tags and forms, a word each on average."""
    dependent, head, root, dependent_relation, head_relation, tags, forms = (
        out.float().flatten(0, 1)[gold.pieces] for out in said
    )
    words = gold.heads >= 0
    pairs = dependent @ head.transpose(1, 2)
    pairs = pairs.masked_fill(~words[:, None, :], FORBIDDEN)
    scores = torch.cat([root, pairs], dim=2)
    own = gold.heads.clamp(min=1) - 1
    theirs = torch.gather(head_relation, 1, own[..., None].expand(-1, -1, head_relation.shape[2]))
    relations = network.relations(torch.cat([dependent_relation * theirs, dependent_relation, theirs], dim=2))
    return {
        name: functional.cross_entropy(score[words], want[words])
        for name, score, want in (
            ("heads", scores, gold.heads),
            ("relations", relations, gold.relations),
            ("tags", tags, gold.tags),
            ("forms", forms, gold.forms),
        )
    }
