"""How networks are moved: rates rise and fall; above the reader's lower layers, layers and heads have their own."""

import torch
from torch import nn

from training.acts.settings import Settings


def share_of_rate(step: int, steps: int, warm_up: float) -> float:
    """Return the share of the highest rate at *step*: it rises in a straight line, and falls in one to nothing."""
    rising = max(1, round(warm_up * steps))
    return (step + 1) / rising if step < rising else (steps - step) / max(1, steps - rising)


def layered_optimizer(network: nn.Module, settings: Settings) -> torch.optim.Optimizer:
    """Return AdamW with one rate for the blocks of *network* and one for its heads; matrices alone decay."""
    groups = []
    for is_layer in (True, False):
        for is_matrix in (True, False):
            some = [
                p
                for name, p in network.named_parameters()
                if name.startswith("blocks.") == is_layer and (p.dim() > 1) == is_matrix
            ]
            rate = settings.layer_rate if is_layer else settings.head_rate
            decay = settings.weight_decay if is_matrix else 0.0
            groups.append({"params": some, "lr": rate, "most": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def set_rates(optimizer: torch.optim.Optimizer, share: float) -> None:
    """Give each group of *optimizer* the *share* of its highest rate."""
    for group in optimizer.param_groups:
        group["lr"] = group["most"] * share
