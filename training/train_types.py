"""
Train the network for types of acts, and measure it.

    python -m training.train_types training/configs/types.yaml --base BASE --data FOLDER --out RUN
    python -m training.train_types training/configs/types.yaml --base BASE --data FOLDER --out RUN --folds 0 1 2 3 4
    python -m training.train_types training/configs/types.yaml --base BASE --data FOLDER --out RUN --half

FOLDER holds `plover/`. There are two stages. The first learns from the project's wordings and sentences but for those
near one of PLV, and is measured on all of PLV, of which it has seen nothing; `RUN/first.pt` is made once. The second
goes on from there with PLV and some of both: with all of it (`RUN/types-SEED.pt`; several seeds are averaged by
`export_types`), with four folds of five at a time, or with half 0 (as `corpora/plv.py` parts PLV; `RUN/half-SEED.pt`),
measured on what is left out. Folds part no sentence from its like. Every stage is measured on the project's measure too. The shipped trees
find the predicate, where the two parties' branches meet; it is marked in part of what is learnt, and in nothing that is
measured.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stemma.encoder import Acts, open_acts, open_reader
from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from stemma.records.span import Span
from stemma.records.structure import ROOT, Tree
from training.acts.types import StageSettings, TypedPlace, Types, TypeSettings, fit, places_of, tell
from training.corpora.event_sentences import load_event_measure, load_event_sentences, load_no_acts
from training.corpora.event_wordings import fill, load_actors, load_wordings
from training.corpora.other_actors import with_other_actors
from training.corpora.pairs import ROOTS, Pair, apart_from, folds_of
from training.corpora.plv import half_of, load_plv
from training.reader.event_scores import describe
from training.reader.network import Reader, load_base
from training.settings import told_in

FOLDS = 5


class Learner:
    """What is needed to learn from pairs: the published network, and trees to find predicates by."""

    def __init__(self, base: Path, settings: TypeSettings) -> None:
        self.published, self.settings = Reader(), settings
        load_base(self.published, base)
        self.words = self.published.body.words.requires_grad_(requires_grad=False)
        self.wordings, self.actors = load_wordings(), load_actors()
        self.tokenizer: Tokenizer = load_tokenizer(shipped_weights())
        self.trees: Acts = open_acts(open_reader())
        self._predicates: dict[tuple[object, ...], Span | None] = {}

    def begun(self) -> Types:
        """Return a network that has learnt nothing of types yet."""
        torch.manual_seed(self.settings.seed)
        network = Types(self.settings.dropout)
        network.begin_as(self.published)
        return network

    def teach(
        self, network: Types, stage: StageSettings, plv: Sequence[Pair], own: Sequence[Pair], apart: Sequence[Pair]
    ) -> None:
        """Teach *network* *plv*, and of *own* and the wordings what *stage* says, but for any near one of *apart*."""
        random = np.random.default_rng(self.settings.seed)
        epochs = []
        for n in range(stage.epochs):
            filled = fill(self.wordings, self.actors, random, fillings=stage.fillings)
            some = [own[at] for at in random.permutation(len(own))[: round(stage.own * len(own))]]
            told = [*plv, *some]
            taught = [*(with_other_actors(told, random) if n % 2 else told), *apart_from(filled, apart)]
            epochs.append(self._places(taught, random))
        fit(network, self.words, epochs, stage, self.settings)

    def roots(self, network: Types, pairs: Sequence[Pair]) -> list[str]:
        """Return the most likely root of each of *pairs*, which all have one."""
        likely = tell(network, self.words, places_of(pairs, {}, self.tokenizer))
        return [ROOTS[n] for n in likely[:, : len(ROOTS)].argmax(axis=1)]

    def _places(self, pairs: Sequence[Pair], random: np.random.Generator) -> list[TypedPlace]:
        marked = [pair for pair in pairs if random.random() < self.settings.marked]
        predicates = {pair.id: span for pair in marked if (span := self._predicate(pair))}
        return places_of(pairs, predicates, self.tokenizer)

    def _predicate(self, pair: Pair) -> Span | None:
        if pair.source is None or pair.target is None:
            return None
        key = pair.sentence, pair.source, pair.target
        if key not in self._predicates:
            (tree,) = self.trees.trees(pair.sentence, [Span(0, len(pair.sentence))])
            self._predicates[key] = meeting(tree, pair.source, pair.target)
        return self._predicates[key]


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


def load_settings(path: Path) -> TypeSettings:
    """
    Return what *path* says.

    Raises:
        ValueError: a field is missing or unknown.
    """
    told = told_in(path, TypeSettings)
    stages = {name: StageSettings(**told.pop(name)) for name in ("first", "second")}
    return TypeSettings(**stages, **told)


class Course:
    """The two stages over the corpora of a run."""

    def __init__(self, learner: Learner, data: Path, out: Path) -> None:
        self.learner, self.out = learner, out
        self.plv, self.measure = load_plv(data), load_event_measure()
        self.own = apart_from([*load_event_sentences(), *load_no_acts()], self.plv)

    def first(self) -> Types:
        """Return the network after the first stage, which is run where the file is missing."""
        network, path = self.learner.begun(), self.out / "first.pt"
        if not path.exists():
            self.learner.teach(network, self.learner.settings.first, (), self.own, [*self.plv, *self.measure])
            self.report("PLV, unseen", self.plv, network)
            self.report("  own measure", self.measure, network)
            torch.save(network.state_dict(), path)
        network.load_state_dict(torch.load(path, weights_only=True))
        return network

    def second(self, taught: Sequence[Pair], held: Sequence[Pair]) -> Types:
        """Return the network after both stages, the second on *taught*."""
        network, apart = self.first(), [*held, *self.measure]
        self.learner.teach(network, self.learner.settings.second, apart_from(taught, apart), self.own, apart)
        return network

    def folds(self, folds: Sequence[int]) -> None:
        """Measure each of *folds* by a network that was taught the others."""
        of = folds_of(self.plv, folds=FOLDS, seed="plv")
        gold: list[str] = []
        found: list[str] = []
        for fold in folds:
            held = [pair for pair, n in zip(self.plv, of, strict=True) if n == fold]
            network = self.second([pair for pair, n in zip(self.plv, of, strict=True) if n != fold], held)
            found += self.report(f"fold {fold}", held, network)
            gold += [pair.root for pair in held]
            self.report("  own measure", self.measure, network)
        print(f"all folds\n{describe(gold, found)}", flush=True)

    def report(self, name: str, pairs: Sequence[Pair], network: Types) -> list[str]:
        """Print how right *network* is on *pairs*, and return its answers."""
        found = self.learner.roots(network, pairs)
        print(f"{name}: {len(pairs)} pairs\n{describe([pair.root for pair in pairs], found)}", flush=True)
        return found


def main() -> None:
    asked = argparse.ArgumentParser(description="Train or measure the network for types of acts.")
    asked.add_argument("settings", type=Path)
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--folds", type=int, nargs="+")
    asked.add_argument("--half", action="store_true", help="learn from half 0 of PLV alone, and measure on half 1")
    asked.add_argument("--seed", type=int, help="of the second stage, in place of that of the settings")
    asked.add_argument("--threads", type=int, default=2)
    told = asked.parse_args()
    torch.set_num_threads(told.threads)
    told.out.mkdir(parents=True, exist_ok=True)
    settings = load_settings(told.settings)
    course = Course(Learner(told.base, settings), told.data, told.out)
    course.first()
    seed = told.seed or settings.seed
    course.learner.settings = replace(settings, seed=seed)
    if told.folds is not None:
        course.folds(told.folds)
        return
    held = [pair for pair in course.plv if half_of(pair.sentence) == 1] if told.half else []
    network = course.second([pair for pair in course.plv if pair not in held], held)
    if held:
        course.report("PLV, half 1", held, network)
    course.report("own measure", course.measure, network)
    torch.save(network.state_dict(), told.out / f"{'half' if told.half else 'types'}-{seed}.pt")


if __name__ == "__main__":
    main()
