"""The training loop: from documents to checkpoints, the same again from the same seed."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.corpora.document import Document
from training.optimizer import set_rates, share_of_rate
from training.reader.batches import Batch, batch_of, plan
from training.reader.events import TypedAct, draw_acts
from training.reader.examples import Example, examples_of
from training.reader.losses import event_loss, link_losses, tag_losses
from training.reader.network import Reader
from training.reader.settings import Settings

MASK = 103
"""[MASK]"""
FIRST_WORD = 1000
"""Pieces of the vocabulary below this number are special, unused or single signs: they are never hidden."""
LOG_EVERY = 20

Look = Callable[[Reader], Mapping[str, float]]
"""Measures the reader on what was kept back; figures by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What a run learns from."""

    windows: Sequence[tuple[Example, ...]]
    """Each window as it stands, and with typewriter marks where that is another text."""
    acts: Sequence[TypedAct]

    @property
    def lengths(self) -> list[int]:
        return [len(variants[0]) for variants in self.windows]


def windows_of(
    documents: Sequence[Document], tokenizer: Tokenizer, repeats: Mapping[str, int]
) -> list[tuple[Example, ...]]:
    """Return the windows of all *documents*, each with its variants, as often as *repeats* says of its corpus."""
    out: list[tuple[Example, ...]] = []
    for document in documents:
        out += _variants(document, tokenizer) * repeats.get(document.corpus.split("/")[0], 1)
    return out


def _variants(document: Document, tokenizer: Tokenizer) -> list[tuple[Example, ...]]:
    plain = list(examples_of(document, tokenizer))
    straight = list(examples_of(document, tokenizer, straight=True))
    if list(map(len, plain)) == list(map(len, straight)):
        return list(zip(plain, straight, strict=True))
    return [(example,) for example in plain]


def train(reader: Reader, taught: Taught, settings: Settings, folder: Path, look: Look) -> None:
    """
    Train *reader* in place, from the newest checkpoint in *folder* where there is one.

    Writes `checkpoint.pt` every few minutes, `reader-STEP.pt` and a line of `log.jsonl` at each look.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plans = [_planned(taught.lengths, settings, epoch) for epoch in range(settings.epochs)]
    steps = sum(map(len, plans))
    optimizer = _optimizer(reader, settings)
    begun = _resumed(reader, optimizer, folder)
    clock = _Clock(settings)
    for step, numbers in enumerate(batch for epoch in plans for batch in epoch):
        if step < begun:
            continue
        set_rates(optimizer, share_of_rate(step, steps, settings.warm_up))
        optimizer.zero_grad(set_to_none=True)
        losses = _backward(reader, taught, numbers, settings, step)
        nn.utils.clip_grad_norm_(reader.parameters(), settings.most_gradient)
        optimizer.step()
        if step % LOG_EVERY == 0:
            _log(folder, {"step": step, "of": steps, **losses})
        if clock.is_time("save"):
            _save(reader, optimizer, folder, step + 1)
        if clock.is_time("look"):
            _look(reader, folder, step + 1, look)
    _save(reader, optimizer, folder, steps)
    _look(reader, folder, steps, look)


def _planned(lengths: Sequence[int], settings: Settings, epoch: int) -> list[list[int]]:
    return plan(lengths, most=settings.most_pieces, random=np.random.default_rng([settings.seed, epoch]))


def _backward(
    reader: Reader, taught: Taught, numbers: Sequence[int], settings: Settings, step: int
) -> dict[str, float]:
    """Leave the gradient of one step in *reader*; return its losses by name."""
    reader.train()
    torch.manual_seed(settings.seed + step)
    random = np.random.default_rng([settings.seed, step, 1])
    chosen = [taught.windows[number] for number in numbers]
    batch = batch_of([variants[-1 if random.random() < settings.straight else 0] for variants in chosen])
    losses = _losses(reader, batch, settings, random)
    sum(losses.values(), torch.zeros(())).backward()
    if settings.event_every and taught.acts and step % settings.event_every == 0:
        losses["event"] = settings.event_weight * _event_loss(reader, taught.acts, settings, random)
        losses["event"].backward()
    return {name: round(float(loss.detach()), 4) for name, loss in losses.items()}


def _event_loss(reader: Reader, acts: Sequence[TypedAct], settings: Settings, random: np.random.Generator) -> Tensor:
    drawn = draw_acts(acts, settings.event_acts, random)
    ids = _masked(drawn.inputs.ids, settings.masked, random)
    with torch.autocast("cpu", torch.bfloat16):
        said = reader(ids, drawn.inputs.mask, drawn.inputs.marks)
    return event_loss(said, drawn.types)


def _losses(reader: Reader, batch: Batch, settings: Settings, random: np.random.Generator) -> dict[str, Tensor]:
    ids = _masked(batch.inputs.ids, settings.masked, random)
    with torch.autocast("cpu", torch.bfloat16):
        outputs = reader(ids, batch.inputs.mask, batch.inputs.marks)
    losses = tag_losses(reader, outputs, batch)
    if batch.links is not None:
        links = link_losses(reader, outputs, batch.links)
        losses |= {name: settings.link_weight * loss for name, loss in links.items()}
    return losses


def _masked(ids: Tensor, share: float, random: np.random.Generator) -> Tensor:
    hidden = torch.from_numpy(random.random(tuple(ids.shape)) < share) & (ids >= FIRST_WORD)
    return ids.masked_fill(hidden, MASK)


def _optimizer(reader: Reader, settings: Settings) -> torch.optim.Optimizer:
    """
    Return AdamW over all but the words' vectors, which stay as published.

    A news corpus of a few hundred thousand words would move the vectors of its own words alone.
    """
    reader.body.words.weight.requires_grad_(False)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        if parameter.requires_grad:
            published = name.startswith("body.") and not name.startswith("body.marks")
            rate = settings.body_rate if published else settings.head_rate
            decay = settings.weight_decay if parameter.dim() > 1 and published else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "most": rate, "weight_decay": decay}
            for (rate, decay), parameters in groups.items()
        ],
        fused=True,
    )


class _Clock:
    """Says when it is time to save, and to look."""

    def __init__(self, settings: Settings) -> None:
        self._every = {"save": 60 * settings.save_minutes, "look": 60 * settings.measure_minutes}
        self._last = dict.fromkeys(self._every, time.monotonic())

    def is_time(self, what: str) -> bool:
        now = time.monotonic()
        if now - self._last[what] < self._every[what]:
            return False
        self._last[what] = now
        return True


def _save(reader: Reader, optimizer: torch.optim.Optimizer, folder: Path, step: int) -> None:
    part = folder / "checkpoint.part"
    torch.save({"step": step, "reader": reader.state_dict(), "optimizer": optimizer.state_dict()}, part)
    part.replace(folder / "checkpoint.pt")


def _resumed(reader: Reader, optimizer: torch.optim.Optimizer, folder: Path) -> int:
    """Put the newest checkpoint into *reader* and *optimizer*; return how many steps it has behind it."""
    path = folder / "checkpoint.pt"
    if not path.is_file():
        return 0
    told = torch.load(path, weights_only=True)
    reader.load_state_dict(told["reader"])
    optimizer.load_state_dict(told["optimizer"])
    return int(told["step"])


def _look(reader: Reader, folder: Path, step: int, look: Look) -> None:
    reader.eval()
    torch.save(reader.state_dict(), folder / f"reader-{step:06d}.pt")
    _log(folder, {"step": step, "held": {name: round(value, 4) for name, value in look(reader).items()}})


def _log(folder: Path, told: Mapping[str, object]) -> None:
    line = json.dumps({"at": time.strftime("%H:%M:%S"), "cpu": round(time.process_time()), **told})
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    print(line, flush=True)
