"""
How well the type of an act is told from its sentence with source and target marked.

    python benchmarks/quality/event_types.py [FOLDER] [--weights FOLDER] [--errors 40]

Without FOLDER, on the project's own sentences (`event_types/`); with FOLDER, which holds `plover/`, on the PLV pairs too,
all of them: the shipped weights were trained on none. Fifteen roots; YIELD covers CONCEDE and RETREAT. Printed: macro F1 over
roots and over PLOVER's four quads, the share that is right, and F1 by root. `python -m training.event_folds` trains on
PLV itself and measures by folds.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.event_sentences import load_event_measure
from training.corpora.pairs import Pair
from training.corpora.plv import load_plv
from training.reader.event_scores import describe

from stemma.encoder.party_windows import Act
from stemma.encoder.reader import Reader, open_reader
from stemma.records.span import Span


def told(reader: Reader, pair: Pair) -> str:
    act = Act(sentence=Span(0, len(pair.sentence)), source=pair.source, target=pair.target)
    (answer,) = reader.act_types(pair.sentence, [act])
    return answer[0] if answer else ""


def report(name: str, reader: Reader, pairs: Sequence[Pair], errors: int) -> None:
    found = [told(reader, pair) for pair in pairs]
    print(f"{name}: {len(pairs)} pairs")
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
    reader = Reader(options.weights) if options.weights else open_reader()
    report("own sentences", reader, load_event_measure(), options.errors)
    if options.folder:
        report("PLV", reader, load_plv(options.folder), options.errors)


if __name__ == "__main__":
    main()
