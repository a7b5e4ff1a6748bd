"""Weights of the network as a run leaves them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

Network = TypeVar("Network", bound=nn.Module)


def averaged(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Return the mean of the checkpoints' weights, by name."""
    states = [torch.load(path, weights_only=True) for path in paths]
    states = [state.get("reader", state) for state in states]
    return {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}


def mean_of(network: Network, paths: Sequence[Path]) -> Network:
    """Return *network* with the mean of the checkpoints' weights, ready to read."""
    network.load_state_dict(averaged(paths))
    return network.eval()
