"""
Train a network for roles on the reader's lower layers, and write what it says of EWT's development part.

    python -m training.train_roles training/configs/roles.yaml --reader CHECKPOINT... --data FOLDER --out FOLDER

It is there to be compared with trees (`benchmarks/quality/roles.py` reads `roles.json`) and is not shipped.
CHECKPOINT... are those that the shipped reader is the mean of; the folder of `--data` holds `ud/` and `propbank-ewt/`.
Words of the development part are those that the program cuts, as for trees.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from stemma.encoder.bio import best_paths, runs
from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from stemma.encoder.words import words_of
from stemma.records.span import Span
from training.acts.sentences import shared_states
from training.corpora.roles import ROLES, RoleDocument, Verb, load_roles
from training.reader.checkpoints import mean_of
from training.reader.layers import steps_among
from training.reader.network import Reader
from training.roles.network import LABELS, Roles
from training.roles.windows import NONE, RoleWindow, padded, windows_of
from training.runs import Lesson, asked_of_run, begun, train

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
    asked = asked_of_run("Train a network for roles, to be compared with trees.")
    asked.add_argument("--data", type=Path, required=True)
    given = asked.parse_args()
    settings = begun(given)
    tokenizer = load_tokenizer(shipped_weights())
    reader = mean_of(Reader(), given.reader)
    documents = list(load_roles(given.data))
    windows = [w for d in documents if d.trees.part == "train" for w in taught_by(d, tokenizer)]
    network = Roles(settings.dropout)
    network.begin_as(reader)
    print(f"{len(windows)} windows, {sum(len(w.verbs) for w in windows)} verbs", flush=True)

    def lost(numbers: Sequence[int], hidden: Tensor, mask: Tensor) -> Mapping[str, Tensor]:
        verbs = padded([windows[n] for n in numbers], hidden.shape[1])
        with torch.autocast("cpu", torch.bfloat16):
            scores = network(hidden, mask, verbs).float()
        return {"labels": functional.cross_entropy(scores.flatten(0, 1), verbs.labels.flatten(), ignore_index=NONE)}

    states = shared_states(reader.body, [w.window for w in windows])
    train(network, Lesson(name="roles", states=states, lost=lost, weights={"labels": 1.0}), settings, given.out)
    found = said_of([d for d in documents if d.trees.part == "dev"], network.eval(), reader, tokenizer)
    (given.out / "roles.json").write_text(json.dumps(found, indent=0), "utf-8")


if __name__ == "__main__":
    main()
