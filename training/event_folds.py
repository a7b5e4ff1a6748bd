"""
How well types of acts are told after a fine-tune on PLV, by folds that part no sentence from its like.

    python -m training.event_folds CHECKPOINT --data FOLDER [--train plv|own|plv+own] [--fold N] [--epochs 6] [--seed 1]

CHECKPOINT is a state of the reader (`reader-*.pt`) whose training saw no PLV, or the folder of the published
MiniLM. Each fold is a fine-tune of the whole network on the other four (and the project's own sentences); the
project's own measure is told by each. `--train own` is one fine-tune, measured on all of PLV. Nothing is saved: PLV
names no licence, and what is trained on it is not shipped.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from stemma.encoder.tokenizer import load_tokenizer
from training.corpora.event_sentences import load_event_measure, load_event_sentences
from training.corpora.pairs import ROOTS, Pair, apart_from, folds_of
from training.corpora.plv import load_plv
from training.reader.batches import inputs_of
from training.reader.event_scores import describe
from training.reader.events import TypedAct, acts_of
from training.reader.network import Reader, load_base

FOLDS = 5
BATCH = 16
BODY_RATE = 1e-4
HEAD_RATE = 1e-3
WARM_UP = 0.1
SMOOTHING = 0.1
BALANCE = 0.5
"""Weight of a type: its rarity to this power."""


def open_network(path: Path) -> Reader:
    """Return the network that a run left at *path*, or the published one in the folder *path*."""
    reader = Reader(dropout=0.1)
    if path.is_dir():
        load_base(reader, path)
    else:
        reader.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return reader


def fine_tune(reader: Reader, acts: Sequence[TypedAct], epochs: int, seed: int) -> None:
    """Train the body (word vectors aside) and the event head of *reader* on *acts*."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    reader.body.words.weight.requires_grad_(requires_grad=False)
    body = [p for p in reader.body.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": BODY_RATE}, {"params": list(reader.event.parameters()), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * -(-len(acts) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), (steps - step) / steps)
    )
    counts = Counter(act.type for act in acts)
    rarity = torch.tensor([(len(acts) / max(1, counts[n])) ** BALANCE for n in range(len(ROOTS))])
    reader.train()
    for _ in range(epochs):
        for batch in _batches(acts, random):
            given = inputs_of([act.window for act in batch])
            with torch.autocast("cpu", torch.bfloat16):
                said = reader(given.ids, given.mask, given.marks).event
            types = torch.tensor([act.type for act in batch])
            loss = functional.cross_entropy(
                said.float(), types, weight=rarity / rarity.mean(), label_smoothing=SMOOTHING
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()


def tell(reader: Reader, acts: Sequence[TypedAct]) -> list[str]:
    """Return the root of each of *acts*."""
    reader.eval()
    out: list[str] = []
    for act in acts:
        given = inputs_of([act.window])
        with torch.inference_mode():
            out.append(ROOTS[int(reader(given.ids, given.mask, given.marks).event.argmax())])
    return out


def _batches(acts: Sequence[TypedAct], random: np.random.Generator) -> list[list[TypedAct]]:
    """Return *acts* in batches of like length, in an order of chance."""
    order = [acts[n] for n in random.permutation(len(acts))]
    pools = [sorted(order[n : n + 8 * BATCH], key=lambda act: len(act.window)) for n in range(0, len(order), 8 * BATCH)]
    batches = [pool[n : n + BATCH] for pool in pools for n in range(0, len(pool), BATCH)]
    return [batches[n] for n in random.permutation(len(batches))]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("checkpoint", type=Path)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--train", choices=("plv", "own", "plv+own"), default="plv")
    asked.add_argument("--fold", type=int, help="one fold of the five only")
    asked.add_argument("--epochs", type=int, default=6)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--threads", type=int, default=1)
    told = asked.parse_args()
    torch.set_num_threads(told.threads)
    tokenizer = load_tokenizer(resources.files("stemma.encoder").joinpath("weights"))
    plv, own = load_plv(told.data), load_event_sentences()
    measure = load_event_measure()
    folds = folds_of(plv, folds=FOLDS, seed="plv")
    gold: list[str] = []
    found: list[str] = []
    for fold in range(FOLDS) if told.fold is None else [told.fold]:
        held = [pair for pair, n in zip(plv, folds, strict=True) if n == fold]
        kept = apart_from([pair for pair, n in zip(plv, folds, strict=True) if n != fold], measure)
        learnt = [*(kept if "plv" in told.train else []), *(own if "own" in told.train else [])]
        reader = open_network(told.checkpoint)
        fine_tune(reader, list(_acts(learnt, tokenizer)), told.epochs, told.seed)
        if "plv" not in told.train:
            held = plv
        answers = tell(reader, list(_acts(held, tokenizer)))
        gold += [pair.root for pair in held]
        found += answers
        print(f"fold {fold}\n{describe([pair.root for pair in held], answers)}", flush=True)
        own_answers = tell(reader, list(_acts(measure, tokenizer)))
        print(f"own sentences\n{describe([pair.root for pair in measure], own_answers)}", flush=True)
        if "plv" not in told.train:
            return
    print(f"all folds\n{describe(gold, found)}")


def _acts(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[TypedAct]:
    return list(acts_of(pairs, tokenizer))


if __name__ == "__main__":
    main()
