"""The chain's loss is what going through all paths gives."""

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
from training.reader.losses import chain_loss  # noqa: E402

LABELS = 3


def by_hand(scores, steps, allowed) -> float:
    every, right = [], []
    for path in product(range(LABELS), repeat=len(scores)):
        worth = sum(scores[t, label] for t, label in enumerate(path)) + sum(steps[a, b] for a, b in pairwise(path))
        every.append(worth)
        if all(allowed[t, label] for t, label in enumerate(path)):
            right.append(worth)
    return float(torch.logsumexp(torch.stack(every), 0) - torch.logsumexp(torch.stack(right), 0))


def test_open_and_closed_labels_and_lengths():
    torch.manual_seed(3)
    scores = torch.randn(2, 5, 2, LABELS)
    steps = torch.randn(2, LABELS, LABELS)
    allowed = torch.rand(2, 5, 2, LABELS) < 0.6
    allowed[..., 0] = True
    lengths = torch.tensor([5, 3])
    found = chain_loss(scores, steps, allowed, lengths)
    for window, length in enumerate(lengths.tolist()):
        for layer in range(2):
            rows = (scores[window, :length, layer], steps[layer], allowed[window, :length, layer])
            assert float(found[window, layer]) == pytest.approx(by_hand(*rows), abs=1e-4)


def test_what_is_wholly_open_costs_nothing():
    scores = torch.randn(1, 6, 1, LABELS)
    loss = chain_loss(scores, torch.randn(1, LABELS, LABELS), torch.ones_like(scores).bool(), torch.tensor([6]))
    assert float(loss.abs().max()) < 1e-5
