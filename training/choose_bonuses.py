"""
Choose what a span's beginning and each piece outside of spans are given, so that most spans are exactly right.

    python -m training.choose_bonuses training/configs/reader.yaml RUN/reader-STEP.pt [...] --data DATA --out FILE.yaml

The best path is the most likely one, which is not the one with the best F1: where annotators skip what others mark, it
finds too little. Both numbers are chosen for each tag layer on the documents that the run kept back, over a grid; the
export adds them to the biases of the heads. Nothing is chosen on a development or test part.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np
import yaml

from stemma.encoder.bio import best_paths
from stemma.encoder.decode import Said
from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from training.corpora.document import Document
from training.reader.checkpoints import mean_of
from training.reader.layers import LAYERS, TagLayer
from training.reader.measure import Rows, Tally, card_of, read, scores_of, spans_on, steps_of
from training.reader.network import Reader
from training.reader.settings import load_settings
from training.train_reader import load_documents

BEGIN = (0.0, 0.25, 0.5, 0.75, 1.0)
OUTSIDE = (-0.2, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2)


def choose(reader: Reader, tags: TagLayer, read_documents: Sequence[tuple[Document, Said]]) -> dict[str, float]:
    """Return the bonuses of one layer with the best F1, and that F1 beside the one without."""
    steps = steps_of(card_of(reader), tags)
    scores = {(begin, outside): _f1(tags, read_documents, steps, begin, outside) for begin, outside in _grid()}
    # of equals the one that changes least
    begin, outside = max(scores, key=lambda pair: (round(scores[pair], 4), -abs(pair[0]) - abs(pair[1])))
    return {
        "begin": begin,
        "outside": outside,
        "f1": round(scores[begin, outside], 4),
        "f1_without": round(scores[0.0, 0.0], 4),
    }


def _grid() -> Iterator[tuple[float, float]]:
    yield from product(BEGIN, OUTSIDE)


def _f1(
    tags: TagLayer, read_documents: Sequence[tuple[Document, Said]], steps: Rows, begin: float, outside: float
) -> float:
    bonus = np.zeros(len(tags.labels), dtype=np.float32)
    bonus[0] = outside
    bonus[1::2] = begin
    tally = Tally()
    for document, said in read_documents:
        paths = best_paths(scores_of(said, tags) + bonus, steps)
        found, gold = spans_on(document, tags, said, paths[:, 0])
        tally.add(found, gold)
    return tally.f1


def main() -> None:
    asked = argparse.ArgumentParser(description="Choose the bonuses of the tag layers.")
    asked.add_argument("settings", type=Path)
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    _, held = load_documents(told.data, load_settings(told.settings))
    reader = mean_of(Reader(), told.checkpoints)
    tokenizer = load_tokenizer(shipped_weights())
    said = list(zip(held, read(reader, held, tokenizer), strict=True))
    chosen = {}
    for tags in LAYERS:
        marked = [(document, one) for document, one in said if tags.document_layer in document.spans]
        chosen[tags.name] = choose(reader, tags, marked)
        print(tags.name, chosen[tags.name], flush=True)
    told.out.write_text(yaml.safe_dump(chosen, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
