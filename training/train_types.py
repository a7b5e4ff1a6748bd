"""
Train the network for types of acts, and measure it.

    python -m training.train_types training/configs/types.yaml --base BASE --data FOLDER --out RUN --seeds 1 2
    python -m training.train_types training/configs/types.yaml --base BASE --data FOLDER --out RUN --folds 0 1 2 3 4
    python -m training.train_types training/configs/types.yaml --base BASE --data FOLDER --out RUN --half

FOLDER holds `plover/`. There are two stages. The first learns from the project's wordings, sentences and texts but for
what is near a sentence of PLV, and is measured on all of PLV, of which it has seen nothing; `RUN/first.pt` is made
once. The second goes on from there with PLV and some of the others: with all of it (`RUN/types-SEED.pt`), with four
folds of five at a time (`RUN/fold-N-SEED.pt`), or with half 0 (as `corpora/plv.py` parts PLV; `RUN/half-SEED.pt`),
measured on what is left out. Folds part no sentence from its like. Of several seeds the mean is measured, as
`export_types` ships it; every stage on the project's measure too. The shipped trees find the predicate, where the two
parties' branches meet, unless people marked it; it is marked in part of what is learnt, and in nothing that is
measured.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from training.corpora.told_pairs import load_told_pairs
from training.reader.checkpoints import mean_of
from training.reader.event_scores import describe
from training.reader.network import Reader, load_base
from training.settings import told_in

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the project wrote, but for its wordings."""

    sentences: Sequence[Pair]
    """Each with one act marked."""
    told: Sequence[Pair]
    """Of texts with all their acts."""


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
        self,
        network: Types,
        stage: StageSettings,
        plv: Sequence[Pair],
        own: Own,
        apart: Sequence[Pair],
        *,
        seed: int,
    ) -> None:
        """Teach *network* *plv*, and of *own* and the wordings what *stage* says, but for any near one of *apart*."""
        random = np.random.default_rng(seed)
        epochs = []
        for n in range(stage.epochs):
            filled = fill(self.wordings, self.actors, random, fillings=stage.fillings)
            told = [*plv, *_some(own.sentences, stage.own, random), *_some(own.told, stage.told, random)]
            taught = [*(with_other_actors(told, random) if n % 2 else told), *apart_from(filled, apart)]
            epochs.append(self._places(taught, random))
        fit(network, self.words, epochs, stage, self.settings, seed=seed)

    def roots(self, network: Types, pairs: Sequence[Pair]) -> list[str]:
        """Return the most likely root of each of *pairs*, which all have one."""
        likely = tell(network, self.words, places_of(pairs, {}, self.tokenizer))
        return [ROOTS[n] for n in likely[:, : len(ROOTS)].argmax(axis=1)]

    def _places(self, pairs: Sequence[Pair], random: np.random.Generator) -> list[TypedPlace]:
        marked = [pair for pair in pairs if random.random() < self.settings.marked or pair.crowded]
        predicates = {pair.id: span for pair in marked if (span := self._predicate(pair))}
        return places_of(pairs, predicates, self.tokenizer)

    def _predicate(self, pair: Pair) -> Span | None:
        if pair.predicate is not None or pair.source is None or pair.target is None:
            return pair.predicate
        key = pair.sentence, pair.source, pair.target
        if key not in self._predicates:
            (tree,) = self.trees.trees(pair.sentence, [Span(0, len(pair.sentence))])
            self._predicates[key] = meeting(tree, pair.source, pair.target)
        return self._predicates[key]


def _some(pairs: Sequence[Pair], share: float, random: np.random.Generator) -> list[Pair]:
    return [pairs[at] for at in random.permutation(len(pairs))[: round(share * len(pairs))]]


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
        self.own = Own(
            sentences=apart_from([*load_event_sentences(), *load_no_acts()], self.plv),
            told=apart_from(load_told_pairs(), [*self.plv, *self.measure]),
        )

    def first(self) -> Types:
        """Return the network after the first stage, which is run where the file is missing."""
        network, path = self.learner.begun(), self.out / "first.pt"
        if not path.exists():
            settings, apart = self.learner.settings, [*self.plv, *self.measure]
            self.learner.teach(network, settings.first, (), self.own, apart, seed=settings.seed)
            self.measured("PLV, unseen", network, self.plv)
            torch.save(network.state_dict(), path)
        network.load_state_dict(torch.load(path, weights_only=True))
        return network

    def second(self, name: str, seeds: Sequence[int], held: Sequence[Pair] = ()) -> Types:
        """Return the mean of networks taught both stages, PLV without *held*: `RUN/NAME-SEED.pt` for *seeds*."""
        apart, out = [*held, *self.measure], []
        taught = apart_from([pair for pair in self.plv if pair not in held], apart)
        for seed in seeds:
            network = self.first()
            self.learner.teach(network, self.learner.settings.second, taught, self.own, apart, seed=seed)
            out.append(self.out / f"{name}-{seed}.pt")
            torch.save(network.state_dict(), out[-1])
        return mean_of(self.learner.begun(), out)

    def folds(self, folds: Sequence[int], seeds: Sequence[int]) -> None:
        """Measure each of *folds* by what was taught the others."""
        of = folds_of(self.plv, folds=FOLDS, seed="plv")
        gold: list[str] = []
        found: list[str] = []
        for fold in folds:
            held = [pair for pair, n in zip(self.plv, of, strict=True) if n == fold]
            found += self.measured(f"fold {fold}", self.second(f"fold-{fold}", seeds, held), held)
            gold += [pair.root for pair in held]
        print(f"all folds\n{describe(gold, found)}", flush=True)

    def measured(self, name: str, network: Types, held: Sequence[Pair]) -> list[str]:
        """Print how right *network* is on *held* and on the project's measure, and return its answers on *held*."""
        found = self.report(name, held, network)
        self.report("  own measure", self.measure, network)
        return found

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
    asked.add_argument(
        "--seeds", type=int, nargs="+", default=[1], help="of the second stage, of which the mean counts"
    )
    asked.add_argument("--threads", type=int, default=2)
    told = asked.parse_args()
    torch.set_num_threads(told.threads)
    told.out.mkdir(parents=True, exist_ok=True)
    course = Course(Learner(told.base, load_settings(told.settings)), told.data, told.out)
    if told.folds is not None:
        course.folds(told.folds, told.seeds)
    elif told.half:
        held = [pair for pair in course.plv if half_of(pair.sentence) == 1]
        course.measured("PLV, half 1", course.second("half", told.seeds, held), held)
    else:
        course.report("own measure", course.measure, course.second("types", told.seeds))


if __name__ == "__main__":
    main()
