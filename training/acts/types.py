"""
The network for the type of an act: six layers over a sentence in which who acts, on whom, and the predicate are marked.

Signs stand in the text around them, and the network is told which pieces are whose. The words' vectors are the
published ones and stay so: they come from outside.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.utils.rnn import pad_sequence

from stemma.encoder.party_windows import ROLES, party_windows, roles_of
from stemma.records.labels import MarkedAct
from stemma.records.span import Span
from training.corpora.pairs import NO_ACT, ROOTS, Pair
from training.reader.network import WIDTH, Body, Reader

KINDS: Final = (*ROOTS, NO_ACT)
"""The columns of the output."""


class Types(nn.Module):
    """Vectors of a sentence's pieces and their roles -> scores of `KINDS`, `(B, 16)`."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = Body(dropout)
        del self.body.words
        self.dropout = nn.Dropout(dropout)
        self.kinds = nn.Linear((ROLES + 1) * WIDTH, len(KINDS))
        nn.init.normal_(self.kinds.weight, std=0.02)
        nn.init.zeros_(self.kinds.bias)

    def forward(self, words: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        hidden, _ = self.body.read(words, mask, torch.zeros_like(roles))
        places = torch.stack([mask > 0, *(roles == role for role in range(1, ROLES))], dim=1).to(hidden.dtype)
        means = (places @ hidden) / places.sum(dim=2, keepdim=True).clamp(min=1)
        seen = torch.cat([hidden[:, :1], means], dim=1)
        # three dimensions: exported as a plain product, which is stored as int8
        scores: Tensor = self.kinds(self.dropout(seen.flatten(1)[:, None]))[:, 0]
        return scores

    def begin_as(self, reader: Reader) -> None:
        """Take the layers of *reader* as they are."""
        given = {name: value for name, value in reader.body.state_dict().items() if not name.startswith("words.")}
        self.body.load_state_dict(given)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TypedPlace:
    """One act: the pieces of its sentence with the signs, the role of each, and the column of its type."""

    ids: Tensor
    roles: Tensor
    kind: int


def places_of(pairs: Sequence[Pair], predicates: Mapping[str, Span], tokenizer: Tokenizer) -> list[TypedPlace]:
    """
    Return the act of each of *pairs*, in their order, each sentence read by itself.

    Args:
        pairs: What is told.
        predicates: The words that say the act, by the pair's id, where they are marked.
        tokenizer: The one that the program reads with.
    """
    out: list[TypedPlace] = []
    for pair in pairs:
        whole = Span(0, len(pair.sentence))
        act = MarkedAct(sentence=whole, source=pair.source, target=pair.target, predicate=predicates.get(pair.id))
        for _, window in party_windows(pair.sentence, [act], tokenizer):
            roles = torch.from_numpy(roles_of(act, window))
            out.append(TypedPlace(ids=torch.from_numpy(window.ids), roles=roles, kind=KINDS.index(pair.root)))
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSettings:
    """One stage of the teaching."""

    epochs: int
    layer_rate: float
    head_rate: float
    own: float
    """How many of the project's sentences an epoch sees: this share of them."""
    told: float
    """How many of the acts of the project's texts: this share of them."""
    fillings: float
    """How often an epoch sees each wording, with other actors each time; below 1, that share of them."""
    balance: float
    """Weight of a type: its rarity to this power."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSettings:
    """How types are learnt, first without PLV and then with it; every field is named in the file."""

    first: StageSettings
    second: StageSettings
    seed: int
    """Of the first stage; the second has several, one a run."""
    batch: int
    warm_up: float
    smoothing: float
    dropout: float
    marked: float
    """Share of the acts whose predicate is marked while learning: it is not always known."""


def fit(
    network: Types,
    words: nn.Embedding,
    epochs: Sequence[Sequence[TypedPlace]],
    stage: StageSettings,
    settings: TypeSettings,
    *,
    seed: int,
) -> None:
    """Train *network* in place on the acts of each of *epochs* in turn; *seed* is that of chance."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    heads = list(network.kinds.parameters())
    groups = [
        {"params": list(network.body.parameters()), "lr": stage.layer_rate},
        {"params": heads, "lr": stage.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = sum(-(-len(places) // settings.batch) for places in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (settings.warm_up * steps), (steps - step) / steps)
    )
    network.train()
    for places in epochs:
        weights = _weights(places, stage.balance)
        for batch in _batches(places, settings.batch, random):
            # the way back through fused attention takes two fifths of a step on a CPU
            with sdpa_kernel(SDPBackend.MATH), torch.autocast("cpu", torch.bfloat16):
                scores = network(*side_by_side(batch, words))
            kinds = torch.tensor([place.kind for place in batch])
            losses = functional.cross_entropy(
                scores.float(), kinds, weight=weights, label_smoothing=settings.smoothing, reduction="none"
            )
            optimizer.zero_grad()
            losses.mean().backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()


def _weights(places: Sequence[TypedPlace], balance: float) -> Tensor:
    """Return the weight of each of `KINDS`: its rarity among *places* to the power *balance*, 1 on the mean act."""
    counts = torch.bincount(torch.tensor([place.kind for place in places]), minlength=len(KINDS))
    rarity = (len(places) / counts.clamp(min=1)) ** balance
    return rarity * len(places) / (rarity * counts).sum()


def tell(network: Types, words: nn.Embedding, places: Sequence[TypedPlace]) -> np.ndarray:
    """Return how likely each type is of each of *places*, `(places, 16)`."""
    network.eval()
    order = sorted(range(len(places)), key=lambda n: len(places[n].roles))
    out = np.zeros((len(places), len(KINDS)), dtype=np.float32)
    for start in range(0, len(order), 32):
        numbers = order[start : start + 32]
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            said = network(*side_by_side([places[n] for n in numbers], words))
        out[numbers] = said.float().softmax(dim=1).numpy()
    return out


def side_by_side(places: Sequence[TypedPlace], words: nn.Embedding) -> tuple[Tensor, Tensor, Tensor]:
    """Return the words' vectors, the roles and the mask of *places*, padded."""
    ids = pad_sequence([place.ids for place in places], batch_first=True)
    roles = pad_sequence([place.roles for place in places], batch_first=True)
    mask = pad_sequence([torch.ones_like(place.ids) for place in places], batch_first=True)
    return words(ids).detach(), roles, mask


def _batches(places: Sequence[TypedPlace], size: int, random: np.random.Generator) -> Iterator[list[TypedPlace]]:
    """Yield *places* in batches of like length, in an order of chance."""
    order = [places[n] for n in random.permutation(len(places))]
    pools = [sorted(order[n : n + 8 * size], key=lambda p: len(p.roles)) for n in range(0, len(order), 8 * size)]
    batches = [pool[n : n + size] for pool in pools for n in range(0, len(pool), size)]
    for n in random.permutation(len(batches)):
        yield batches[n]
