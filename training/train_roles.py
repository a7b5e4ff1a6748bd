"""
Train a network for roles on the reader's lower layers, and write what it says of EWT's development part.

    python -m training.train_roles training/configs/roles.yaml --reader CHECKPOINT... --data FOLDER --out FILE.json

It is there to be compared with trees (`benchmarks/quality/roles.py` reads FILE.json) and is not shipped. CHECKPOINT...
are those that the shipped reader is the mean of; FOLDER holds `ud/` and `propbank-ewt/`. Words of the development part
are those that the program cuts, as for trees.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from stemma.encoder.bio import best_paths, runs
from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from stemma.encoder.words import words_of
from stemma.records.span import Span
from training.acts.sentences import shared_states
from training.acts.settings import Settings, load_settings
from training.corpora.roles import ROLES, RoleDocument, Verb, load_roles
from training.optimizer import layered_optimizer, set_rates, share_of_rate
from training.reader.batches import plan
from training.reader.checkpoints import mean_of
from training.reader.layers import steps_among
from training.reader.network import Reader
from training.roles.network import LABELS, Roles
from training.roles.windows import NONE, RoleWindow, padded, windows_of

LOG_EVERY = 50

Told = tuple[str, int, int]
"""A role and where its words stand in the text."""


def taught_by(document: RoleDocument, tokenizer: Tokenizer) -> Iterator[RoleWindow]:
    """Yield the windows of *document* with its gold words and verbs."""
    trees = document.trees.trees
    yield from windows_of(
        document.trees.text,
        [tree.span for tree in trees],
        [tree.words for tree in trees],
        [verbs or () for verbs in document.verbs],
        tokenizer,
    )


def asked_of(document: RoleDocument, tokenizer: Tokenizer) -> Iterator[RoleWindow]:
    """Yield the windows of *document* with the program's own words and those of them that are gold verbs."""
    text, trees = document.trees.text, document.trees.trees
    words = [
        [Span(tree.span.start + word.start, tree.span.start + word.end) for word in words_of(tree.span.of(text))]
        for tree in trees
    ]
    verbs = [
        [Verb(word=some.index(at), spans=()) for verb in told or () if (at := tree.words[verb.word]) in some]
        for tree, told, some in zip(trees, document.verbs, words, strict=True)
    ]
    yield from windows_of(text, [tree.span for tree in trees], words, verbs, tokenizer)


def train(network: Roles, windows: Sequence[RoleWindow], states: Sequence[Tensor], settings: Settings) -> None:
    """Train *network* in place."""
    lengths = [len(state) for state in states]
    plans = [
        numbers
        for epoch in range(settings.epochs)
        for numbers in plan(lengths, most=settings.most_pieces, random=np.random.default_rng([settings.seed, epoch]))
    ]
    optimizer = layered_optimizer(network, settings)
    network.train()
    for step, numbers in enumerate(plans):
        torch.manual_seed(settings.seed + step)
        set_rates(optimizer, share_of_rate(step, len(plans), settings.warm_up))
        loss = loss_of(network, [windows[n] for n in numbers], [states[n] for n in numbers])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), settings.most_gradient)
        optimizer.step()
        if step % LOG_EVERY == 0:
            print(f"step {step} of {len(plans)}: {float(loss.detach()):.4f}", flush=True)


def loss_of(network: Roles, windows: Sequence[RoleWindow], states: Sequence[Tensor]) -> Tensor:
    """Return what is lost on the labels, a word beside a verb on average."""
    hidden = pad_sequence(list(states), batch_first=True).float()
    mask = pad_sequence([torch.ones(len(state)) for state in states], batch_first=True)
    verbs = padded(windows, hidden.shape[1])
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(hidden, mask, verbs)
    return functional.cross_entropy(scores.float().flatten(0, 1), verbs.labels.flatten(), ignore_index=NONE)


def told(network: Roles, window: RoleWindow, state: Tensor) -> Iterator[tuple[int, list[Told]]]:
    """Yield where each verb of *window* begins, and the roles beside it."""
    with torch.inference_mode():
        scores = network(state[None].float(), torch.ones(1, len(state)), padded([window], len(state))).numpy()
    for row, place in zip(scores, window.verbs, strict=True):
        words = place.words
        path = best_paths(row[: len(words), None, :], steps_among(LABELS)[None])[:, 0]
        roles = [(ROLES[label], words[first].start, words[after - 1].end) for first, after, label in runs(path)]
        yield words[place.verb].start, roles


def said_of(
    documents: Sequence[RoleDocument], network: Roles, reader: Reader, tokenizer: Tokenizer
) -> dict[str, list[Told]]:
    """Return the roles beside each verb, by the document and where in it the verb begins."""
    out: dict[str, list[Told]] = {}
    for document in documents:
        asked = list(asked_of(document, tokenizer))
        for window, state in zip(asked, shared_states(reader.body, [one.window for one in asked]), strict=True):
            out |= {f"{document.trees.id}/{at}": roles for at, roles in told(network, window, state)}
    return out


def main() -> None:
    asked = argparse.ArgumentParser(description="Train a network for roles, to be compared with trees.")
    asked.add_argument("settings", type=Path)
    asked.add_argument("--reader", type=Path, nargs="+", required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--threads", type=int, default=2)
    given = asked.parse_args()
    settings = load_settings(given.settings)
    torch.set_num_threads(given.threads)
    torch.manual_seed(settings.seed)
    tokenizer = load_tokenizer(shipped_weights())
    reader = mean_of(Reader(), given.reader)
    documents = list(load_roles(given.data))
    windows = [w for d in documents if d.trees.part == "train" for w in taught_by(d, tokenizer)]
    network = Roles(settings.dropout)
    network.begin_as(reader)
    print(f"{len(windows)} windows, {sum(len(w.verbs) for w in windows)} verbs", flush=True)
    train(network, windows, shared_states(reader.body, [w.window for w in windows]), settings)
    found = said_of([d for d in documents if d.trees.part == "dev"], network.eval(), reader, tokenizer)
    given.out.write_text(json.dumps(found, indent=0), "utf-8")


if __name__ == "__main__":
    main()
