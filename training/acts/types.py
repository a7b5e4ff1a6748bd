"""
The network for the type of an act: the sentence encoder's lower layers, the roles of the words, and layers of its own.

Who acts, on whom, and the words that say it are told by small vectors that are added where they stand: no sign is put
into the text, so that what the lower layers say of it is used as it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from stemma.encoder.act_types import roles_of
from stemma.encoder.party_windows import Act
from stemma.encoder.windows import ROOM, framed, sentence_pieces
from stemma.records.span import Span
from training.acts.sentences import shared_states
from training.corpora.pairs import NO_ACT, ROOTS, Pair
from training.reader.layers import FORBIDDEN
from training.reader.network import DEPTH, SHARED, WIDTH, Block, Body, Reader

KINDS: Final = (*ROOTS, NO_ACT)
"""The columns of the output."""
ROLES: Final = 4
"""Nothing, source, target, predicate."""
NAME_WORDS: Final = frozenset({"the", "of", "and", "for", "to", "in", "'s"})


class Types(nn.Module):
    """What the lower layers say of a sentence's pieces, and their roles -> scores of `KINDS`, `(B, 16)`."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.roles = nn.Embedding(ROLES, WIDTH)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(DEPTH - SHARED))
        self.dropout = nn.Dropout(dropout)
        self.joint = nn.Linear(ROLES * WIDTH, WIDTH)
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        nn.init.normal_(self.roles.weight, std=0.02)
        nn.init.normal_(self.kinds.weight, std=0.02)

    def forward(self, shared: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        hidden = shared + self.roles(roles)
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * FORBIDDEN
        for block in self.blocks:
            hidden = block(hidden, bias)
        hidden = self.dropout(hidden)
        places = torch.stack([mask > 0, *(roles == role for role in range(1, ROLES))], dim=1).to(hidden.dtype)
        means = (places @ hidden) / places.sum(dim=2, keepdim=True).clamp(min=1)
        # three dimensions: exported as a plain product, which is stored as int8
        joint = functional.gelu(self.joint(means.flatten(1)[:, None]))
        scores: Tensor = self.kinds(self.dropout(joint))[:, 0]
        return scores

    def begin_as(self, reader: Reader) -> None:
        """Take the reader's upper layers as they are."""
        for ours, theirs in zip(self.blocks, reader.body.blocks[SHARED:], strict=True):
            ours.load_state_dict(theirs.state_dict())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TypedPlace:
    """One act: what the lower layers say of its sentence's pieces, the role of each, and the column of its type."""

    shared: Tensor
    """`(pieces, 384)`, in half precision."""
    roles: Tensor
    kind: int
    weight: float = 1.0


def places_of(
    pairs: Sequence[Pair], predicates: Mapping[str, Span], tokenizer: Tokenizer, body: Body
) -> list[TypedPlace]:
    """
    Return the act of each of *pairs*, in their order, each sentence read by itself.

    Args:
        pairs: What is told.
        predicates: The words that say the act, by the pair's id, where they are marked.
        tokenizer: The one that the program reads with.
        body: Whose lower layers are stood on.
    """
    windows = [
        framed(rows[:, :ROOM]) for pair in pairs for rows in sentence_pieces(pair.sentence, [_whole(pair)], tokenizer)
    ]
    out: list[TypedPlace] = []
    for pair, window, state in zip(pairs, windows, shared_states(body, windows), strict=True):
        act = Act(sentence=_whole(pair), source=pair.source, target=pair.target, predicate=predicates.get(pair.id))
        roles = roles_of(act, window.starts[1:-1], window.ends[1:-1])
        out.append(TypedPlace(shared=state[1:-1], roles=torch.from_numpy(roles), kind=KINDS.index(pair.root)))
    return out


def _whole(pair: Pair) -> Span:
    return Span(0, len(pair.sentence))


def with_other_actors(pairs: Sequence[Pair], random: np.random.Generator) -> Iterator[Pair]:
    """Yield each of *pairs* with its named parties exchanged for those of others: who acts says little of what is done."""
    named = [
        span.of(p.sentence) for p in pairs for span in (p.source, p.target) if span and _is_name(span.of(p.sentence))
    ]
    for pair in pairs:
        changed = pair
        for role in ("source", "target"):
            span = getattr(changed, role)
            if span is not None and _is_name(span.of(changed.sentence)):
                changed = _exchanged(changed, role, named[int(random.integers(len(named)))])
        yield changed


def _is_name(words: str) -> bool:
    parts = words.split()
    return len(parts) <= 4 and all(part[0].isupper() or part.lower() in NAME_WORDS for part in parts)


def _exchanged(pair: Pair, role: str, name: str) -> Pair:
    span: Span = getattr(pair, role)
    other = pair.target if role == "source" else pair.source
    away = len(name) - len(span)
    if other is not None and other.overlaps(span):
        return pair
    if span.start and name.startswith("The "):
        name, away = "the " + name[4:], away
    moved = Span(other.start + away, other.end + away) if other is not None and other.start >= span.end else other
    spans = {role: Span(span.start, span.start + len(name)), "target" if role == "source" else "source": moved}
    sentence = pair.sentence[: span.start] + name + pair.sentence[span.end :]
    return replace(pair, sentence=sentence, source=spans["source"], target=spans["target"])


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSettings:
    """How types are learnt."""

    epochs: int = 6
    batch: int = 16
    layer_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    smoothing: float = 0.1
    balance: float = 0.5
    """Weight of a type: its rarity to this power."""
    dropout: float = 0.1
    seed: int = 1


def fit(network: Types, variants: Sequence[Sequence[TypedPlace]], settings: TypeSettings) -> None:
    """Train *network* in place on acts, each of which is given in the same variants; an epoch sees one of each."""
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    layers = list(network.blocks.parameters())
    heads = [p for name, p in network.named_parameters() if not name.startswith("blocks.")]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": settings.layer_rate}, {"params": heads, "lr": settings.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    count = len(variants[0])
    steps = settings.epochs * -(-count // settings.batch) + 8
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (settings.warm_up * steps), max(0.0, (steps - step) / steps))
    )
    seen = Counter(place.kind for place in variants[0])
    rarity = torch.tensor([(count / max(1, seen[kind])) ** settings.balance for kind in range(len(KINDS))])
    rarity = rarity / (sum(float(rarity[place.kind]) for place in variants[0]) / count)
    network.train()
    for epoch in range(settings.epochs):
        places = variants[epoch % len(variants)]
        for batch in _batches(places, settings.batch, random):
            shared, roles, mask = side_by_side(batch)
            with torch.autocast("cpu", torch.bfloat16):
                scores = network(shared, roles, mask)
            kinds = torch.tensor([place.kind for place in batch])
            loss = functional.cross_entropy(
                scores.float(), kinds, weight=rarity, label_smoothing=settings.smoothing, reduction="none"
            )
            optimizer.zero_grad()
            (loss * torch.tensor([place.weight for place in batch])).mean().backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()


def tell(network: Types, places: Sequence[TypedPlace]) -> np.ndarray:
    """Return how likely each type is of each of *places*, `(places, 16)`."""
    network.eval()
    order = sorted(range(len(places)), key=lambda n: len(places[n].roles))
    out = np.zeros((len(places), len(KINDS)), dtype=np.float32)
    for start in range(0, len(order), 32):
        numbers = order[start : start + 32]
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            out[numbers] = network(*side_by_side([places[n] for n in numbers])).float().softmax(dim=1).numpy()
    return out


def side_by_side(places: Sequence[TypedPlace]) -> tuple[Tensor, Tensor, Tensor]:
    """Return what the lower layers say, the roles and the mask of *places*, padded."""
    return (
        pad_sequence([place.shared for place in places], batch_first=True).float(),
        pad_sequence([place.roles for place in places], batch_first=True),
        pad_sequence([torch.ones(len(place.roles)) for place in places], batch_first=True),
    )


def _batches(places: Sequence[TypedPlace], size: int, random: np.random.Generator) -> list[list[TypedPlace]]:
    """Return *places* in batches of like length, in an order of chance."""
    order = [places[n] for n in random.permutation(len(places))]
    pools = [sorted(order[n : n + 8 * size], key=lambda p: len(p.roles)) for n in range(0, len(order), 8 * size)]
    batches = [pool[n : n + size] for pool in pools for n in range(0, len(pool), size)]
    return [batches[n] for n in random.permutation(len(batches))]
