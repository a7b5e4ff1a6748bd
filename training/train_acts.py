"""
Train the network for structure on the reader's lower layers.

    python -m training.train_acts training/configs/acts.yaml --reader CHECKPOINT... --data FOLDER --out FOLDER

CHECKPOINT... are those that the shipped reader is the mean of; FOLDER of `--data` holds `ud/`. What the shared layers
say of the treebanks is written into `--out` once. What `--out` holds already is gone on with.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from training.acts.measure import measure
from training.acts.network import Structure, losses
from training.acts.sentences import TaughtWindow, padded, shared_states, windows_of
from training.acts.settings import Settings, load_settings
from training.corpora.trees import load_trees
from training.optimizer import layered_optimizer, set_rates, share_of_rate
from training.reader.batches import plan
from training.reader.checkpoints import mean_of
from training.reader.network import Body, Reader

WEIGHTS = {"heads": 1.0, "relations": 1.0, "tags": 0.3, "forms": 0.3}
LOG_EVERY = 20
NEAR_THE_END = 0.75
"""Share of the run behind which the weights of every epoch are kept: their mean is what is shipped."""


def load_windows(data: Path, part: str) -> list[TaughtWindow]:
    """Return the windows of both treebanks' documents of *part*."""
    tokenizer = load_tokenizer(shipped_weights())
    documents = [d for bank in ("ewt", "gum") for d in load_trees(data / "ud", bank) if d.part == part]
    return list(windows_of(documents, tokenizer))


def stated(folder: Path, name: str, body: Body, windows: Sequence[TaughtWindow]) -> list[Tensor]:
    """Return what the lower layers of *body* say of *windows*, from the file of an earlier run where there is one."""
    path = folder / f"states-{name}.pt"
    if not path.is_file():
        part = path.with_suffix(".part")
        torch.save(shared_states(body, [taught.window for taught in windows]), part)
        part.replace(path)
    states: list[Tensor] = torch.load(path, weights_only=True)
    if [len(state) for state in states] != [len(taught.window) for taught in windows]:
        raise ValueError(f"{path} is of other windows: remove it")
    return states


def train(
    network: Structure,
    windows: Sequence[TaughtWindow],
    states: Sequence[Tensor],
    held: tuple[Sequence[TaughtWindow], Sequence[Tensor]],
    settings: Settings,
    folder: Path,
) -> None:
    """Train *network* in place, from the newest checkpoint in *folder* where there is one."""
    lengths = [len(state) for state in states]
    plans = [
        plan(lengths, most=settings.most_pieces, random=np.random.default_rng([settings.seed, epoch]))
        for epoch in range(settings.epochs)
    ]
    steps = sum(map(len, plans))
    optimizer = layered_optimizer(network, settings)
    step, begun, saved = 0, _resumed(network, optimizer, folder), time.monotonic()
    for epoch, numbers_of in enumerate(plans):
        for numbers in numbers_of:
            step += 1
            if step <= begun:
                continue
            share = share_of_rate(step - 1, steps, settings.warm_up)
            told = _step(
                network, optimizer, [windows[n] for n in numbers], [states[n] for n in numbers], share, settings, step
            )
            if step % LOG_EVERY == 0:
                _log(folder, {"step": step, "of": steps, **told})
            if time.monotonic() - saved > 60 * settings.save_minutes:
                saved = time.monotonic()
                _save(network, optimizer, folder, step)
        if step > begun:
            _log(folder, {"epoch": epoch + 1, "held": _rounded(measure(network, *held).figures())})
            if step >= NEAR_THE_END * steps:
                torch.save(network.state_dict(), folder / f"acts-{step:06d}.pt")
    _save(network, optimizer, folder, steps)


def _step(
    network: Structure,
    optimizer: torch.optim.Optimizer,
    windows: Sequence[TaughtWindow],
    states: Sequence[Tensor],
    share: float,
    settings: Settings,
    step: int,
) -> dict[str, float]:
    """Make one step with *share* of the highest rates; return its losses by name."""
    network.train()
    torch.manual_seed(settings.seed + step)
    set_rates(optimizer, share)
    hidden = pad_sequence(list(states), batch_first=True).float()
    mask = pad_sequence([torch.ones(len(state)) for state in states], batch_first=True)
    with torch.autocast("cpu", torch.bfloat16):
        said = network(hidden, mask)
    lost = losses(network, said, padded(windows, hidden.shape[1]))
    optimizer.zero_grad(set_to_none=True)
    sum((WEIGHTS[name] * loss for name, loss in lost.items()), torch.zeros(())).backward()
    nn.utils.clip_grad_norm_(network.parameters(), settings.most_gradient)
    optimizer.step()
    return _rounded({name: float(loss.detach()) for name, loss in lost.items()})


def _save(network: Structure, optimizer: torch.optim.Optimizer, folder: Path, step: int) -> None:
    part = folder / "checkpoint.part"
    torch.save({"step": step, "network": network.state_dict(), "optimizer": optimizer.state_dict()}, part)
    part.replace(folder / "checkpoint.pt")


def _resumed(network: Structure, optimizer: torch.optim.Optimizer, folder: Path) -> int:
    path = folder / "checkpoint.pt"
    if not path.is_file():
        return 0
    told = torch.load(path, weights_only=True)
    network.load_state_dict(told["network"])
    optimizer.load_state_dict(told["optimizer"])
    return int(told["step"])


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


def _log(folder: Path, told: Mapping[str, object]) -> None:
    line = json.dumps({"at": time.strftime("%H:%M:%S"), "cpu": round(time.process_time()), **told})
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    print(line, flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description="Train the network for structure.")
    asked.add_argument("settings", type=Path)
    asked.add_argument("--reader", type=Path, nargs="+", required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--threads", type=int, default=2)
    told = asked.parse_args()
    settings = load_settings(told.settings)
    torch.set_num_threads(told.threads)
    torch.manual_seed(settings.seed)
    told.out.mkdir(parents=True, exist_ok=True)
    reader = mean_of(Reader(), told.reader)
    learnt, held = load_windows(told.data, "train"), load_windows(told.data, "held")
    states, held_states = stated(told.out, "train", reader.body, learnt), stated(told.out, "held", reader.body, held)
    kept = round(settings.part * len(learnt))
    network = Structure(settings.dropout)
    network.begin_as(reader)
    words = sum(sentence.rows.shape[1] for taught in learnt[:kept] for sentence in taught.sentences)
    print(f"{kept} windows, {sum(map(len, states[:kept]))} pieces, {words} words", flush=True)
    train(network, learnt[:kept], states[:kept], (held, held_states), settings, told.out)


if __name__ == "__main__":
    main()
