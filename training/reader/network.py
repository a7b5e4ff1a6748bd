"""
The network: a 6-layer MiniLM that also sees letter case and quotation marks, with all heads in one graph.

Base: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
"""

from pathlib import Path
from typing import Final, NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from stemma.encoder.links import BUCKETS
from stemma.encoder.party_windows import SOURCE, TARGET
from stemma.encoder.windows import MARKS, MOST_PIECES
from training.corpora.pairs import ROOTS
from training.reader.layers import ATTRIBUTION_LAYERS, FORBIDDEN, LAYERS, NAME_LAYER, WIDTHS, TagLayer

HEADS: Final = 12
DEPTH: Final = 6
WIDTH: Final = 384
SHARED: Final = 3
"""Layers that other networks stand on."""
INNER: Final = 1536
WORDS: Final = 30_522
KEY: Final = 64
"""Numbers of a key that links are scored with."""
EPSILON: Final = 1e-12


class Outputs(NamedTuple):
    """What the network says of a batch: `(B, T, columns)`, and `(B, 15)` for `event`."""

    attribution: Tensor
    cue_key: Tensor
    source_key: Tensor
    content_key: Tensor
    names: Tensor
    shared: Tensor
    """What the lower layers say: other networks stand on it."""
    event: Tensor
    """Learnt beside the others and not exported."""


BY_PIECE: Final = Outputs._fields[:-1]
"""What is said of each piece, and exported."""


class Block(nn.Module):
    """One layer: attention and two feed-forward matrices, each with its residual and its norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        batch, pieces, _ = hidden.shape
        query, key, value = (
            part(hidden).reshape(batch, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        seen = seen.transpose(1, 2).reshape(batch, pieces, WIDTH)
        hidden = self.out_norm(hidden + self.dropout(self.out(seen)))
        return self.outer_norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))


class Body(nn.Module):
    """Word pieces and their marks -> one vector a piece, and what the lower layers say of it, `(B, T, 384)` each."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(MOST_PIECES, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(DEPTH))
        nn.init.zeros_(self.marks.weight)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        return self.read(self.words(ids), mask, marks)

    def read(self, words: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """Return what `forward` does, from the words' vectors `(B, T, 384)`."""
        shared = self.lower(words, mask, marks)
        hidden, bias = shared, unseen(mask, shared)
        for block in self.blocks[SHARED:]:
            hidden = block(hidden, bias)
        return hidden, shared

    def lower(self, words: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """Return what the layers below `SHARED` say of the words' vectors, `(B, T, 384)`."""
        places = self.places.weight[: words.shape[1]]
        hidden = self.dropout(self.norm(words + places + self.marks(marks)))
        bias = unseen(mask, hidden)
        for block in self.blocks[:SHARED]:
            hidden = block(hidden, bias)
        return hidden


class Reader(nn.Module):
    """The body with its heads, and the scores of steps and distances that decoding adds to what they say."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = Body(dropout)
        self.dropout = nn.Dropout(dropout)
        self.attribution = nn.Linear(WIDTH, WIDTHS["attribution"])
        self.cue_key = nn.Linear(WIDTH, KEY)
        self.source_key = nn.Linear(WIDTH, KEY)
        self.content_key = nn.Linear(WIDTH, KEY)
        self.names = nn.Linear(WIDTH, WIDTHS["names"])
        self.event = nn.Linear(3 * WIDTH, len(ROOTS))
        for head in (self.attribution, self.cue_key, self.source_key, self.content_key, self.names, self.event):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        self.steps = nn.ParameterDict(
            {layer.name: nn.Parameter(torch.zeros(len(layer.labels), len(layer.labels))) for layer in LAYERS}
        )
        self.source_distance = nn.Parameter(torch.zeros(BUCKETS))
        self.content_distance = nn.Parameter(torch.zeros(BUCKETS))
        self.no_source = nn.Parameter(torch.zeros(1))

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> Outputs:
        hidden, shared = self.body(ids, mask, marks)
        hidden = self.dropout(hidden)
        return Outputs(*self.by_piece(hidden, shared), event=self.event(_parties(hidden, ids)))

    def by_piece(self, hidden: Tensor, shared: Tensor) -> tuple[Tensor, ...]:
        """Return what `BY_PIECE` names, from what the last and the lower layers say."""
        heads = (self.attribution, self.cue_key, self.source_key, self.content_key, self.names)
        return (*(head(hidden) for head in heads), shared)

    def transitions(self, layer: TagLayer) -> Tensor:
        """Return the scores of the steps (from, to) of *layer*, the forbidden ones included."""
        return self.steps[layer.name] + torch.from_numpy(layer.steps())

    def attribution_transitions(self) -> Tensor:
        """Return those of the three attribution layers, `(3, 3, 3)`."""
        return torch.stack([self.transitions(layer) for layer in ATTRIBUTION_LAYERS])

    def name_transitions(self) -> Tensor:
        """Return those of the one name layer, `(1, 11, 11)`."""
        return self.transitions(NAME_LAYER)[None]


def unseen(mask: Tensor, hidden: Tensor) -> Tensor:
    """Return what is added to the attention of each piece: nothing, or what hides padding."""
    return (1.0 - mask[:, None, None, :].to(hidden.dtype)) * FORBIDDEN


def _parties(hidden: Tensor, ids: Tensor) -> Tensor:
    """Return the vectors of the first piece, of [S] and of [T], `(B, 3 * 384)`; zeros for a sign that is not there."""
    where = torch.stack([ids == sign for sign, _ in (SOURCE, TARGET)], dim=1).to(hidden.dtype)
    return torch.cat([hidden[:, 0], (where @ hidden).flatten(1)], dim=1)


def load_base(reader: Reader, folder: Path) -> None:
    """
    Give *reader* the published weights in *folder* (`model.safetensors`); heads and marks stay as they are.

    The one token type that texts have is added to every place.
    """
    told = load_file(folder / "model.safetensors")
    kind = told["embeddings.token_type_embeddings.weight"][0]
    state = {
        "words.weight": told["embeddings.word_embeddings.weight"],
        "places.weight": told["embeddings.position_embeddings.weight"][:MOST_PIECES] + kind,
        "norm.weight": told["embeddings.LayerNorm.weight"],
        "norm.bias": told["embeddings.LayerNorm.bias"],
        "marks.weight": reader.body.marks.weight.detach(),
    }
    for layer in range(DEPTH):
        for ours, theirs in _BLOCK_NAMES.items():
            for part in ("weight", "bias"):
                state[f"blocks.{layer}.{ours}.{part}"] = told[f"encoder.layer.{layer}.{theirs}.{part}"]
    reader.body.load_state_dict(state)


_BLOCK_NAMES: Final = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "out_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}
