"""
How right the trees of sentences are, on what the treebanks keep back.

    python -m benchmarks.quality.trees FOLDER [--part dev|held|test] [--weights FOLDER] [--confusions 12] [--relations]

FOLDER has EWT and GUM (`ewt.conllu.gz`, `gum.conllu.gz`, `file-lists/`). Sentences are those of the treebanks, words our
own: a word counts where its characters are those of a gold word. Each figure is an F1 over words, punctuation too, as in
the shared task of CoNLL 2018: `words`, `UPOS`, `XPOS`, `UAS` (the head is right), `LAS` (head and relation), `CLAS` (LAS
of words with content). With the corpora that the floors were reached on, a figure below its floor is an error.
"""

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.trees import TreeDocument, load_trees

from stemma.encoder.acts import Acts, open_acts
from stemma.encoder.reader import open_reader
from stemma.records.structure import ROOT, Tree

FLOORS = Path(__file__).with_name("trees.yaml")
FIGURES = ("words", "UPOS", "XPOS", "UAS", "LAS", "CLAS")
NO_CONTENT = frozenset(
    {"aux", "case", "cc", "clf", "cop", "det", "mark", "punct", "aux:pass", "cc:preconj", "det:predet"}
)


class Counts:
    """What is gold, what is ours, and what is both, by figure."""

    def __init__(self) -> None:
        self.gold: Counter[str] = Counter()
        self.ours: Counter[str] = Counter()
        self.both: Counter[str] = Counter()
        self.confused: Counter[tuple[str, str]] = Counter()
        self.by_relation: dict[str, Counter[str]] = {}

    def f1(self, figure: str) -> float:
        return 2 * self.both[figure] / max(1, self.gold[figure] + self.ours[figure])

    def add(self, gold: Tree, ours: Tree) -> None:
        for counts, tree in ((self.gold, gold), (self.ours, ours)):
            counts.update(dict.fromkeys(FIGURES[:-1], len(tree.words)))
            counts["CLAS"] += sum(relation not in NO_CONTENT for relation in tree.relations)
            for relation in tree.relations:
                self.by_relation.setdefault(relation, Counter())["gold" if tree is gold else "ours"] += 1
        place = {word: at for at, word in enumerate(ours.words)}
        for at, word in enumerate(gold.words):
            if word in place:
                self._compare(gold, at, ours, place[word])

    def _compare(self, gold: Tree, at: int, ours: Tree, there: int) -> None:
        self.both["words"] += 1
        self.both["UPOS"] += gold.tags[at] == ours.tags[there]
        self.both["XPOS"] += gold.forms[at] == ours.forms[there]
        head = gold.words[gold.heads[at]] if gold.heads[at] != ROOT else None
        found = ours.words[ours.heads[there]] if ours.heads[there] != ROOT else None
        relation, told = gold.relations[at], ours.relations[there]
        self.both["UAS"] += head == found
        if relation != told:
            self.confused[relation, told] += 1
        elif head == found:
            self.both["LAS"] += 1
            self.both["CLAS"] += relation not in NO_CONTENT
            self.by_relation[relation]["both"] += 1


def measure(acts: Acts, documents: Sequence[TreeDocument]) -> Counts:
    counts = Counts()
    for document in documents:
        spans = [tree.span for tree in document.trees]
        for gold, ours in zip(document.trees, acts.trees(document.text, spans), strict=True):
            counts.add(gold, ours)
    return counts


def digest_of(folder: Path) -> str:
    """Return the sha256 of both treebanks."""
    digest = hashlib.sha256()
    for name in ("ewt.conllu.gz", "gum.conllu.gz"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure trees on the treebanks.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--part", choices=("dev", "held", "test"), default="dev")
    asked.add_argument("--weights", type=Path, help="folder of other weights than the shipped ones")
    asked.add_argument("--confusions", type=int, default=0)
    asked.add_argument("--relations", action="store_true", help="LAS by relation")
    told = asked.parse_args()
    reader = open_reader()
    acts = Acts(told.weights, reader) if told.weights else open_acts(reader)
    floors = yaml.safe_load(FLOORS.read_text("utf-8"))
    same = told.part == "dev" and floors["corpus"] == digest_of(told.folder)
    below = False
    for bank in ("ewt", "gum"):
        documents = [d for d in load_trees(told.folder, bank) if d.part == told.part]
        begun = time.process_time()
        counts = measure(acts, documents)
        spent = time.process_time() - begun
        print(
            f"{bank} {told.part}: {len(documents)} documents, {counts.gold['words']} words,"
            f" {counts.gold['words'] / spent:,.0f} words a CPU second"
        )
        for figure in FIGURES:
            floor = floors["floors"][bank].get(figure, 0.0) if same else 0.0
            print(f"  {figure:6} {counts.f1(figure):.4f}" + (f"   floor {floor:.3f}" if floor else ""))
            below = below or counts.f1(figure) < floor
        for (gold, ours), count in counts.confused.most_common(told.confusions):
            print(f"  {count:5} {gold} told as {ours}")
        for relation, row in sorted(counts.by_relation.items(), key=lambda r: -r[1]["gold"]) if told.relations else ():
            f1 = 2 * row["both"] / max(1, row["gold"] + row["ours"])
            print(f"  {relation:14} {f1:.3f}  of {row['gold']}")
    if below:
        sys.exit("below a floor")


if __name__ == "__main__":
    main()
