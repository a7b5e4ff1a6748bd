"""
Train the network for types of acts on the sentence encoder's lower layers, which are as published, and measure it.

    python -m training.train_types --base BASE --data FOLDER [--trees FOLDER] --out FOLDER [--half]
    python -m training.train_types --base BASE --data FOLDER [--trees FOLDER] --folds 0 1 2 3 4 [--train plv|plv+own]

FOLDER of `--data` holds `plover/`. The first makes what is shipped: it learns from the project's own sentences and
from PLV, and is measured on the project's measure. With `--half` it learns from one half of PLV alone (as
`benchmarks/quality/events.py` parts it), but for sentences near one of the other, and is measured on the other. The second measures by folds of all of PLV that part no sentence from
its like, and saves nothing. `--trees` is a folder with `acts.onnx`: where the two parties' branches meet, the predicate is
marked in half of what is learnt. One process, a few minutes; a run that is stopped begins again.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stemma.encoder import Acts, open_reader
from stemma.encoder.tokenizer import load_tokenizer
from stemma.records.span import Span
from stemma.records.structure import ROOT, Tree
from training.acts.types import TypedPlace, TypeSettings, Types, fit, places_of, tell, with_other_actors
from training.corpora.event_sentences import load_event_measure, load_event_sentences, load_no_acts
from training.corpora.pairs import ROOTS, Pair, apart_from, folds_of
from training.corpora.plv import load_plv
from training.reader.event_scores import describe
from training.reader.network import Reader, load_base

FOLDS = 5
MARKED = 0.5
"""Share of the acts whose predicate is marked while learning: it is not always known."""


class Learner:
    """What is needed to learn from pairs: the shared layers, and trees to find predicates by."""

    def __init__(self, published: Reader, tokenizer: Tokenizer, acts: Acts | None, settings: TypeSettings) -> None:
        self.published, self.tokenizer, self.acts, self.settings = published, tokenizer, acts, settings
        self.body = published.body
        self._predicates: dict[str, Span] = {}

    def learn(self, pairs: Sequence[Pair], variants: int) -> Types:
        """Return a network taught on *pairs*, each as it is and with other actors."""
        random = np.random.default_rng(self.settings.seed)
        given: list[list[TypedPlace]] = []
        for n in range(variants):
            told = list(with_other_actors(pairs, random)) if n % 2 else list(pairs)
            given.append(self.places(told, random, marked=MARKED))
        torch.manual_seed(self.settings.seed)
        network = Types(self.settings.dropout)
        network.begin_as(self.published)
        fit(network, given, self.settings)
        return network

    def places(self, pairs: Sequence[Pair], random: np.random.Generator, *, marked: float) -> list[TypedPlace]:
        predicates = {pair.id: span for pair in pairs if (span := self._predicate(pair)) and random.random() < marked}
        return places_of(pairs, predicates, self.tokenizer, self.body)

    def roots(self, network: Types, pairs: Sequence[Pair]) -> list[str]:
        """Return the most likely root of each of *pairs*, which all have one."""
        likely = tell(network, self.places(pairs, np.random.default_rng(0), marked=0.0))
        return [ROOTS[n] for n in likely[:, : len(ROOTS)].argmax(axis=1)]

    def _predicate(self, pair: Pair) -> Span | None:
        if self.acts is None or pair.source is None or pair.target is None:
            return None
        (tree,) = self.acts.trees(pair.sentence, [Span(0, len(pair.sentence))])
        return meeting(tree, pair.source, pair.target)


def meeting(tree: Tree, source: Span, target: Span) -> Span | None:
    """Return the word in neither party where the branches of both meet: "attack" in "A's attack on B"."""
    heads = [_head_within(tree, span) for span in (source, target)]
    if None in heads:
        return None
    first, second = (list(_upward(tree, head)) for head in heads if head is not None)
    for word in first:
        if word in second:
            for above in _upward(tree, word):
                if not any(tree.words[above].overlaps(party) for party in (source, target)):
                    return tree.words[above]
    return None


def _head_within(tree: Tree, span: Span) -> int | None:
    inside = [n for n, word in enumerate(tree.words) if word.overlaps(span)]
    return next((n for n in inside if tree.heads[n] not in inside), None)


def _upward(tree: Tree, word: int) -> Iterator[int]:
    while word != ROOT:
        yield word
        word = tree.heads[word]


def _published(folder: Path) -> Reader:
    reader = Reader()
    load_base(reader, folder)
    return reader.eval()


def half_of(pair: Pair) -> int:
    """Return the half that `benchmarks/quality/events.py` puts a sentence of PLV into; 1 is measured on."""
    return hashlib.sha256(pair.sentence.encode()).digest()[0] % 2


def main() -> None:
    asked = argparse.ArgumentParser(description="Train or measure the network for types of acts.")
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--trees", type=Path)
    asked.add_argument("--out", type=Path)
    asked.add_argument("--folds", type=int, nargs="+")
    asked.add_argument("--train", choices=("plv", "plv+own", "own"), default="plv+own")
    asked.add_argument("--half", action="store_true", help="learn from half 0 of PLV alone, and measure on half 1")
    asked.add_argument("--epochs", type=int, default=6)
    asked.add_argument("--variants", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--threads", type=int, default=2)
    told = asked.parse_args()
    torch.set_num_threads(told.threads)
    tokenizer = load_tokenizer(resources.files("stemma.encoder").joinpath("weights"))
    acts = Acts(told.trees, open_reader()) if told.trees else None
    settings = TypeSettings(epochs=told.epochs, seed=told.seed)
    learner = Learner(_published(told.base), tokenizer, acts, settings)
    plv, measure = load_plv(told.data), load_event_measure()
    own = [*load_event_sentences(), *load_no_acts()] if "own" in told.train else []
    if told.folds is not None:
        measure_folds(learner, plv if "plv" in told.train else [], own, measure, told.folds, told.variants)
        return
    held = [pair for pair in plv if half_of(pair) == 1] if told.half or "plv" not in told.train else []
    taught = apart_from([pair for pair in plv if pair not in held], held) if "plv" in told.train else []
    network = learner.learn([*taught, *own], told.variants)
    print(f"{len(taught)} of PLV and {len(own)} own learnt from")
    if held:
        report("PLV, half 1", held, learner.roots(network, held))
    report("own measure", measure, learner.roots(network, measure))
    told.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), told.out / "types.pt")


def measure_folds(
    learner: Learner,
    plv: Sequence[Pair],
    own: Sequence[Pair],
    measure: Sequence[Pair],
    folds: Sequence[int],
    variants: int,
) -> None:
    of = folds_of(plv, folds=FOLDS, seed="plv")
    gold: list[str] = []
    found: list[str] = []
    for fold in folds:
        held = [pair for pair, n in zip(plv, of, strict=True) if n == fold]
        taught = apart_from([pair for pair, n in zip(plv, of, strict=True) if n != fold], measure)
        network = learner.learn([*taught, *apart_from(own, held)], variants)
        answers = learner.roots(network, held)
        gold += [pair.root for pair in held]
        found += answers
        report(f"fold {fold}", held, answers)
        report("  own measure", measure, learner.roots(network, measure))
    print(f"all folds\n{describe(gold, found)}")


def report(name: str, pairs: Sequence[Pair], found: Sequence[str]) -> None:
    print(f"{name}: {len(pairs)} pairs\n{describe([pair.root for pair in pairs], found)}", flush=True)


if __name__ == "__main__":
    main()
