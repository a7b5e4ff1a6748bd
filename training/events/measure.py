"""How well a network for events reads windows of texts whose acts are all known, while it learns."""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from stemma.encoder.events import Said, told_acts
from training.events.network import Events
from training.events.scores import Tallies, count, figures
from training.events.windows import TaughtEvents


def measure(network: Events, windows: Sequence[TaughtEvents], states: Iterable[Tensor]) -> dict[str, float]:
    """Return figures of *windows*, read one by one in full precision, as the program reads them."""
    tallies = Tallies()
    rarity = network.rarity.detach().numpy()
    network.eval()
    for taught, state in zip(windows, states, strict=True):
        with torch.inference_mode():
            said = network(state[None].float(), torch.ones(1, len(state)))
        told = told_acts(taught.placed, Said(*(part[0].numpy() for part in said)), rarity)
        count(tallies, taught.acts, list(told))
    return figures(tallies)
