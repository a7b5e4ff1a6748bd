"""
Runs of networks that stand on the reader's lower layers: batches as planned, one step each, a log and checkpoints.

The order of the windows and the dropout depend on the seed and the step alone. A run that was stopped goes on from its
folder; the weights after each of its last epochs are kept there, since their mean is what is shipped.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from training.acts.settings import Settings, load_settings
from training.optimizer import layered_optimizer, set_rates, share_of_rate
from training.reader.batches import plan

LOG_EVERY = 20
NEAR_THE_END = 0.75
"""Share of the run behind which the weights of every epoch are kept."""

Lost = Callable[[Sequence[int], Tensor, Tensor], Mapping[str, Tensor]]
"""From the numbers of a batch's windows, what is said of their pieces `(B, T, 384)`, and which are there: losses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a run goes through."""

    name: str
    """What its checkpoints are called by."""
    states: Sequence[Tensor]
    """What the reader's lower layers say of each window, `(pieces, 384)`."""
    lost: Lost
    weights: Mapping[str, float]
    """How much each loss counts."""
    look: Callable[[], Mapping[str, float]] = dict
    """Figures on what is kept back, told after every epoch."""


def asked_of_run(purpose: str) -> argparse.ArgumentParser:
    """Return a parser of what every run is told."""
    asked = argparse.ArgumentParser(description=purpose)
    asked.add_argument("settings", type=Path)
    asked.add_argument("--reader", type=Path, nargs="+", required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--threads", type=int, default=2)
    return asked


def begun(told: argparse.Namespace) -> Settings:
    """Return the settings of a run, with its folder, its threads and its seed set."""
    settings = load_settings(told.settings)
    torch.set_num_threads(told.threads)
    torch.manual_seed(settings.seed)
    told.out.mkdir(parents=True, exist_ok=True)
    return settings


def train(network: nn.Module, lesson: Lesson, settings: Settings, folder: Path) -> None:
    """Train *network* in place, from the newest checkpoint in *folder* where there is one."""
    lengths = [len(state) for state in lesson.states[: round(settings.part * len(lesson.states))]]
    plans = [
        plan(lengths, most=settings.most_pieces, random=np.random.default_rng([settings.seed, epoch]))
        for epoch in range(settings.epochs)
    ]
    steps = sum(map(len, plans))
    optimizer = layered_optimizer(network, settings)
    step, done, saved = 0, _resumed(network, optimizer, folder), time.monotonic()
    for epoch, batches in enumerate(plans, 1):
        for numbers in batches:
            step += 1
            if step <= done:
                continue
            set_rates(optimizer, share_of_rate(step - 1, steps, settings.warm_up))
            torch.manual_seed(settings.seed + step)
            told = _step(network, optimizer, lesson, numbers, settings.most_gradient)
            if step % LOG_EVERY == 0:
                _log(folder, {"step": step, "of": steps, **told})
            if time.monotonic() - saved > 60 * settings.save_minutes:
                saved = time.monotonic()
                _save(network, optimizer, folder, step)
        if step > done:
            _log(folder, {"epoch": epoch, "held": _rounded(lesson.look())})
            if step >= NEAR_THE_END * steps:
                torch.save(network.state_dict(), folder / f"{lesson.name}-{step:06d}.pt")
    _save(network, optimizer, folder, steps)


def _step(
    network: nn.Module, optimizer: torch.optim.Optimizer, lesson: Lesson, numbers: Sequence[int], most_gradient: float
) -> dict[str, float]:
    """Make one step on the windows with *numbers*; return its losses by name."""
    network.train()
    some = [lesson.states[n] for n in numbers]
    hidden = pad_sequence(some, batch_first=True).float()
    mask = pad_sequence([torch.ones(len(state)) for state in some], batch_first=True)
    lost = lesson.lost(numbers, hidden, mask)
    optimizer.zero_grad(set_to_none=True)
    sum((lesson.weights[name] * loss for name, loss in lost.items()), torch.zeros(())).backward()
    nn.utils.clip_grad_norm_(network.parameters(), most_gradient)
    optimizer.step()
    return _rounded({name: float(loss.detach()) for name, loss in lost.items()})


def _save(network: nn.Module, optimizer: torch.optim.Optimizer, folder: Path, step: int) -> None:
    part = folder / "checkpoint.part"
    torch.save({"step": step, "network": network.state_dict(), "optimizer": optimizer.state_dict()}, part)
    part.replace(folder / "checkpoint.pt")


def _resumed(network: nn.Module, optimizer: torch.optim.Optimizer, folder: Path) -> int:
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
