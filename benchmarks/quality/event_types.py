"""
How well the type of an act is told from its sentence with source and target marked.

    python benchmarks/quality/event_types.py [FOLDER] [--weights FOLDER] [--errors 40]

Without FOLDER, on the project's own sentences (`event_types/`), and on the acts of its texts that are kept back
(`training/data/events`), whose words are marked as a reading marks them; with FOLDER, which holds `plover/`, on half 1 of
the PLV pairs too: give `--weights` of a run with `--half` then, the shipped ones learnt from both halves. Fifteen roots;
YIELD covers CONCEDE and RETREAT; NONE is not asked for. Printed: macro F1 over roots and over PLOVER's four quads, the share that is
right, F1 by root, and CPU time an act. `python -m training.train_types --folds` measures by folds of PLV.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.event_sentences import load_event_measure
from training.corpora.pairs import NO_ACT, Pair
from training.corpora.plv import half_of, load_plv
from training.corpora.told_pairs import load_told_pairs
from training.reader.event_scores import describe

from stemma.encoder.act_types import ActTypes, open_act_types
from stemma.records.labels import MarkedAct
from stemma.records.span import Span


def by_types(types: ActTypes, pair: Pair) -> str:
    act = _act(pair)
    (likely,) = types.scores(pair.sentence, [act])
    return types.kinds[int(likely[: types.kinds.index(NO_ACT)].argmax())]


def _act(pair: Pair) -> MarkedAct:
    return MarkedAct(
        sentence=Span(0, len(pair.sentence)), source=pair.source, target=pair.target, predicate=pair.predicate
    )


def report(name: str, types: ActTypes, pairs: Sequence[Pair], errors: int) -> None:
    begun = time.process_time()
    found = [by_types(types, pair) for pair in pairs]
    spent = time.process_time() - begun
    print(f"{name}: {len(pairs)} pairs, {1000 * spent / len(pairs):.1f} ms of CPU each")
    print(describe([pair.root for pair in pairs], found))
    wrong = [(pair, answer) for pair, answer in zip(pairs, found, strict=True) if answer != pair.root]
    for (gold, answer), count in Counter((pair.root, answer) for pair, answer in wrong).most_common(8):
        print(f"  {count:3} {gold} told as {answer}")
    for pair, answer in wrong[:: max(1, len(wrong) // errors)][:errors] if errors else []:
        print(f"  {pair.root} told as {answer}: {pair.sentence}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    types = ActTypes(options.weights) if options.weights else open_act_types()
    told = [pair for pair in load_told_pairs("held") if pair.root != NO_ACT]
    measured = {"own sentences": load_event_measure(), "own texts, kept back": told}
    if options.folder:
        measured["PLV, half 1"] = [pair for pair in load_plv(options.folder) if half_of(pair.sentence) == 1]
    for name, pairs in measured.items():
        report(name, types, pairs, options.errors)


if __name__ == "__main__":
    main()
