"""
How far people agree on attributions: PolNeAR's articles that several of them marked, each pair of people.

    python -m benchmarks.quality.annotators FOLDER/polnear

FOLDER is no part of the project (training/README.md says where it comes from). The figures are those of
`benchmarks/quality/reader.py`, with one person's marks in place of what the network says: about as far as a network can
be right. F1 between two people is the same whichever of them is asked.
"""

import argparse
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from benchmarks.quality.reader import Tally, marked, places, tokens_in
from training.corpora.document import ATTRIBUTION_LABELS, Document
from training.corpora.polnear import load_marked_often


def agreement(articles: Iterable[tuple[Document, ...]]) -> dict[str, Tally]:
    """Return the tallies by name over each pair of people of each article."""
    tallies = {f"exact spans: {label}": Tally() for label in ATTRIBUTION_LABELS} | {"content tokens": Tally()}
    for documents in articles:
        for one, other in combinations(documents, 2):
            for label in ATTRIBUTION_LABELS:
                tallies[f"exact spans: {label}"].add(places(marked(one, label)), places(marked(other, label)))
            tokens = (tokens_in(one.text, marked(each, "content")) for each in (one, other))
            tallies["content tokens"].add(*tokens)
    return tallies


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure how far people agree on attributions.")
    asked.add_argument("folder", type=Path)
    told = asked.parse_args()
    articles = {part: load_marked_often(told.folder, part) for part in ("train", "dev")}
    for name, some in (*articles.items(), ("both", [*articles["train"], *articles["dev"]])):
        print(f"{name}: {len(some)} articles, {sum(map(len, some))} readings by people")
        for label, tally in agreement(some).items():
            print(f"  {label:22} F1 {tally.value:.3f}")


if __name__ == "__main__":
    main()
