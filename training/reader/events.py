"""Acts with their types, as the event head is taught and measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from stemma.encoder.party_windows import party_windows
from stemma.encoder.windows import Window
from stemma.records.labels import MarkedAct
from stemma.records.span import Span
from training.corpora.pairs import ROOTS, Pair
from training.reader.batches import Inputs, inputs_of
from training.reader.network import Reader

BATCH = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TypedAct:
    """One act: its sentence with source and target marked, and the number of its type in `ROOTS`."""

    window: Window
    type: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActBatch:
    inputs: Inputs
    types: Tensor
    """`(B,)`, int64."""


def acts_of(pairs: Sequence[Pair], tokenizer: Tokenizer) -> Iterator[TypedAct]:
    """Yield the act of each of *pairs*, in order."""
    for pair in pairs:
        act = MarkedAct(sentence=Span(0, len(pair.sentence)), source=pair.source, target=pair.target)
        for _, window in party_windows(pair.sentence, [act], tokenizer):
            yield TypedAct(window=window, type=ROOTS.index(pair.root))


def draw_acts(acts: Sequence[TypedAct], size: int, random: np.random.Generator) -> ActBatch:
    """Return *size* of *acts*."""
    return _batch([acts[n] for n in random.choice(len(acts), size=size, replace=False)])


def measure_acts(reader: Reader, acts: Sequence[TypedAct]) -> dict[str, float]:
    """Return the share of types that are right, and the mean F1 over the types that there are."""
    gold: list[int] = []
    found: list[int] = []
    for start in range(0, len(acts), BATCH):
        batch = _batch(acts[start : start + BATCH])
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            said = reader(batch.inputs.ids, batch.inputs.mask, batch.inputs.marks)
        found += said.event.argmax(dim=1).tolist()
        gold += batch.types.tolist()
    right = [f == g for f, g in zip(found, gold, strict=True)]
    return {"event right": sum(right) / max(1, len(gold)), "event F1": _mean_f1(found, gold)}


def _mean_f1(found: Sequence[int], gold: Sequence[int]) -> float:
    scores = []
    for kind in set(gold):
        both = sum(f == g == kind for f, g in zip(found, gold, strict=True))
        scores.append(2 * both / (found.count(kind) + gold.count(kind)))
    return sum(scores) / max(1, len(scores))


def _batch(acts: Sequence[TypedAct]) -> ActBatch:
    return ActBatch(inputs=inputs_of([act.window for act in acts]), types=torch.tensor([act.type for act in acts]))
