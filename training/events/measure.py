"""How well the network for events reads texts whose acts are all known."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor

from stemma.encoder.events import KEY, NO_ACT, ROLES, STATUSES, TYPES
from training.events.network import Events
from training.events.windows import TaughtEvents

LIKELY = 0.5
"""From where a word is counted as one that tells an act, or belongs to one."""


def measure(network: Events, windows: Sequence[TaughtEvents], states: Iterable[Tensor]) -> dict[str, float]:
    """
    Return precision, recall and F1 of acts, with and without their types, and of what belongs to the known ones.

    An argument is found where one of its words is; a found word is wrong where it is of no argument of that role.
    """
    tally: Counter[str] = Counter()
    network.eval()
    for taught, state in zip(windows, states, strict=True):
        with torch.inference_mode():
            said = network(state[None].float(), torch.ones(1, len(state)))
        _count(tally, taught, network.rarity.detach().numpy(), *(part[0].numpy() for part in said))
    return {name: round(value, 3) for name, value in _figures(tally).items()}


def _count(tally, taught, rarity, types, statuses, trigger, argument) -> None:  # type: ignore[no-untyped-def]  # arrays
    none = TYPES.index(NO_ACT)
    likely = torch.softmax(torch.from_numpy(types[taught.pieces]), dim=1).numpy()
    told = taught.owned & (likely[:, none] < LIKELY)
    gold = np.zeros(len(taught.words), dtype=bool)
    gold[taught.triggers] = True
    named = likely[:, 1:].argmax(axis=1) + 1
    typed = taught.types[np.arange(len(named)), named] > 0
    tally["acts told"] += int(told.sum())
    tally["acts gold"] += int(gold.sum())
    tally["acts right"] += int((told & gold).sum())
    tally["typed right"] += int((told & gold & typed).sum())
    for n, at in enumerate(taught.triggers):
        tally["status right"] += int(statuses[taught.pieces[at]].argmax() == taught.statuses[n])
        tally["past right"] += int((statuses[taught.pieces[at]].argmax() == 0) == (taught.statuses[n] == 0))
        keys = trigger[taught.pieces[at]].reshape(len(ROLES), KEY)
        theirs = argument[taught.pieces].reshape(-1, len(ROLES), KEY)
        scores = 1 / (1 + np.exp(-np.einsum("rk,wrk->rw", keys, theirs) - rarity[:, None]))
        for r, role in enumerate(ROLES):
            want, have = taught.arguments[n, r] > 0, scores[r] >= LIKELY
            tally[f"{role} words told"] += int(have.sum())
            tally[f"{role} words right"] += int((want & have).sum())
            tally[f"{role} words gold"] += int(want.sum())


def _figures(tally: Counter[str]) -> dict[str, float]:
    out = {}
    for name, right in (("acts", "acts right"), ("typed", "typed right")):
        out |= _f1(name, tally[right], tally["acts told"], tally["acts gold"])
    gold = max(1, tally["acts gold"])
    out["status"] = tally["status right"] / gold
    out["past or not"] = tally["past right"] / gold
    for role in ROLES:
        out |= _f1(role, tally[f"{role} words right"], tally[f"{role} words told"], tally[f"{role} words gold"])
    return out


def _f1(name: str, right: int, told: int, gold: int) -> dict[str, float]:
    precision, recall = right / max(1, told), right / max(1, gold)
    return {f"{name} P": precision, f"{name} R": recall, f"{name} F1": 2 * right / max(1, told + gold)}
