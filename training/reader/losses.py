"""What training makes small: the surprise at the gold labels and links, in nats."""

import torch
from torch import Tensor
from torch.nn import functional

from training.reader.batches import Batch, LinkTargets
from training.reader.layers import FORBIDDEN
from training.reader.network import Outputs, Reader


def chain_loss(scores: Tensor, steps: Tensor, allowed: Tensor, lengths: Tensor) -> Tensor:
    """
    Return minus the log-probability of all paths that the gold allows, a window and layer, `(B, layers)`.

    A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), on lattices of which the gold
    may leave parts open (Tsuboi and others 2008).

    Args:
        scores: What the network says of each piece, `(B, T, layers, labels)`.
        steps: Scores of the steps (from, to), `(layers, labels, labels)`. A window may begin inside a span.
        allowed: Labels that the gold leaves open, like *scores*.
        lengths: Pieces of each window, `(B,)`.
    """
    both = torch.stack([scores, scores.masked_fill(~allowed, FORBIDDEN)])
    alive = torch.arange(scores.shape[1])[None, :] < lengths[:, None]
    sums = both[:, :, 0]
    for at in range(1, scores.shape[1]):
        longer = torch.logsumexp(sums[..., :, None] + steps, dim=-2) + both[:, :, at]
        sums = torch.where(alive[None, :, at, None, None], longer, sums)
    every, right = torch.logsumexp(sums, dim=-1)
    return every - right


def tag_losses(reader: Reader, outputs: Outputs, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of each tagged output in nats a piece of the batch, by name."""
    lengths = batch.inputs.mask.sum(dim=1) - 2
    transitions = {"attribution": reader.attribution_transitions, "names": reader.name_transitions}
    found: dict[str, Tensor] = {}
    for layer, allowed in batch.allowed.items():
        steps = transitions[layer]()
        shape = (*allowed.shape[:2], *steps.shape[:2])
        scores = getattr(outputs, layer).float().reshape(shape)
        # special pieces have no label
        loss = chain_loss(scores[:, 1:-1], steps, allowed.reshape(shape)[:, 1:-1], lengths)
        found[layer] = (loss.sum(dim=1) * batch.weight).sum() / batch.pieces
    return found


def link_losses(reader: Reader, outputs: Outputs, links: LinkTargets) -> dict[str, Tensor]:
    """Return the loss of the links in nats a choice: of a source by each cue, of a cue by each content."""
    cues, sources, contents = (
        rows @ keys.float().flatten(0, 1)
        for rows, keys in (
            (links.cues, outputs.cue_key),
            (links.sources, outputs.source_key),
            (links.contents, outputs.content_key),
        )
    )
    by_source = (cues @ sources.T + reader.source_distance[links.source_buckets]).masked_fill(
        ~links.source_near, FORBIDDEN
    )
    by_source = torch.cat([by_source, reader.no_source.expand(len(cues), 1)], dim=1)
    by_cue = (contents @ cues.T + reader.content_distance[links.content_buckets]).masked_fill(
        ~links.cue_near, FORBIDDEN
    )
    return {
        "source links": _choice(by_source, links.sources_right),
        "content links": _choice(by_cue, links.cues_right),
    }


def event_loss(outputs: Outputs, types: Tensor) -> Tensor:
    """Return the loss of the event types, `(B,)`, in nats an act."""
    return functional.cross_entropy(outputs.event.float(), types)


def _choice(scores: Tensor, right: Tensor) -> Tensor:
    """Return the mean loss of choosing one of the right columns, over the rows that have one."""
    asked = right.any(dim=1)
    if not bool(asked.any()):
        return scores.sum() * 0.0
    scores, right = scores[asked], right[asked]
    return (torch.logsumexp(scores, dim=1) - torch.logsumexp(scores.masked_fill(~right, FORBIDDEN), dim=1)).mean()
