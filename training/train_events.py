"""
Train the network for events on the reader's lower layers.

    python -m training.train_events training/configs/events.yaml --reader CHECKPOINT... --trees CHECKPOINT... --out FOLDER

CHECKPOINT... are those that the shipped reader, and the shipped network for structure, are the means of. Of the
project's texts most are learnt from; on those kept back figures are told, after every other epoch.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from training.acts.network import Structure
from training.acts.sentences import shared_states
from training.acts.settings import Settings, load_settings
from training.corpora.told_acts import load_told_acts
from training.events.measure import measure
from training.events.network import Events, losses
from training.events.windows import TaughtEvents, batch_of, windows_of
from training.optimizer import layered_optimizer, set_rates, share_of_rate
from training.reader.batches import plan
from training.reader.checkpoints import mean_of
from training.reader.network import Reader

WEIGHTS = {"types": 4.0, "statuses": 0.3, "arguments": 0.2}
LOOK_EVERY = 2
"""Epochs between two looks at the texts that are kept back."""


def train(
    network: Events,
    windows: Sequence[TaughtEvents],
    states: Sequence[Tensor],
    held: tuple[Sequence[TaughtEvents], Sequence[Tensor]],
    settings: Settings,
) -> None:
    """Train *network* in place, and tell how it goes."""
    lengths = [len(state) for state in states]
    plans = [
        plan(lengths, most=settings.most_pieces, random=np.random.default_rng([settings.seed, epoch]))
        for epoch in range(settings.epochs)
    ]
    steps, step = sum(map(len, plans)), 0
    optimizer = layered_optimizer(network, settings)
    for epoch, batches in enumerate(plans, 1):
        network.train()
        for numbers in batches:
            torch.manual_seed(settings.seed + step)
            set_rates(optimizer, share_of_rate(step, steps, settings.warm_up))
            loss = loss_of(network, [windows[n] for n in numbers], [states[n] for n in numbers])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), settings.most_gradient)
            optimizer.step()
            step += 1
        told: dict[str, object] = {
            "epoch": epoch,
            "cpu": round(time.process_time()),
            "loss": round(float(loss.detach()), 3),
        }
        if held[0] and (epoch % LOOK_EVERY == 0 or epoch == settings.epochs):
            told["held"] = measure(network, *held)
        print(json.dumps(told), flush=True)


def loss_of(network: Events, windows: Sequence[TaughtEvents], states: Sequence[Tensor]) -> Tensor:
    """Return what is lost on a batch."""
    hidden = pad_sequence(list(states), batch_first=True).float()
    mask = pad_sequence([torch.ones(len(state)) for state in states], batch_first=True)
    with torch.autocast("cpu", torch.bfloat16):
        said = network(hidden, mask)
    lost = losses(network, said, batch_of(windows, hidden.shape[1]))
    return sum((WEIGHTS[name] * loss for name, loss in lost.items()), torch.zeros(()))


def main() -> None:
    asked = argparse.ArgumentParser(description="Train the network for events.")
    asked.add_argument("settings", type=Path)
    asked.add_argument("--reader", type=Path, nargs="+", required=True)
    asked.add_argument("--trees", type=Path, nargs="+", required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--threads", type=int, default=2)
    given = asked.parse_args()
    settings = load_settings(given.settings)
    torch.set_num_threads(given.threads)
    torch.manual_seed(settings.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer, reader = load_tokenizer(shipped_weights()), mean_of(Reader(), given.reader)
    texts = list(load_told_acts())
    learnt, held = (
        list(windows_of((text for text in texts if text.part == part), tokenizer)) for part in ("train", "held")
    )
    states, held_states = (shared_states(reader.body, [one.window for one in some]) for some in (learnt, held))
    network = Events(settings.dropout)
    network.begin_as(mean_of(Structure(), given.trees))
    acts = sum(len(one.triggers) for one in learnt)
    print(f"{len(learnt)} windows, {acts} acts; kept back {len(held)}", flush=True)
    train(network, learnt, states, (held, held_states), settings)
    torch.save(network.state_dict(), given.out / f"events-{settings.seed}.pt")


if __name__ == "__main__":
    main()
