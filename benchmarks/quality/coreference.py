"""
One event once, on ECB+: event mentions of many texts joined by the pairwise score that the account uses.

usage: python benchmarks/quality/coreference.py FOLDER [--topics training|development] [--fit] [--without-vectors]

FOLDER is ECB+ (`ECB+/`, the list of reviewed sentences). Mentions are the gold ones; nothing else of the gold is used.
Which story a text belongs to (a topic of ECB+ holds two) is given, as a case is given, to the score and to the baseline
alike; mentions of one story are scored in pairs and joined. CoNLL F1 is the mean F1 of MUC, B-cubed and entity CEAF, over
all topics asked for at once, singletons counted. Beside it stands the customary baseline: one last word, one stem, one
story. `--fit` fits the weights on the training topics (logistic regression) and prints them; the development topics
(2, 5, 12, 18, 21, 23, 34, 35, as is the custom) are held out of that.
"""

import argparse
import sys
import time
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from conll import Conll, score_clusters
from ecb import DEVELOPMENT, Document, EventMention, read_documents

from stemma.account.joining import join_by_mean
from stemma.account.likeness import stem
from stemma.account.wording import Wording, WordingParameters, measures, told_alike, word_act
from stemma.encoder import open_encoder

THRESHOLD = -0.75
"""Mean log-odds by which mentions are one event. Chosen by cross-validation over the training topics."""
UNLIKE = 0.15
"""Acts whose vectors are less alike, and that share no stem, are not scored. Cosine."""
UNSCORED = -6.0
RIDGE = 1.0
PARAMETERS = WordingParameters()

Matrix = npt.NDArray[np.float64]


class Story:
    """The mentions of some texts, ready to be compared."""

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        self.mentions = mentions
        self.wordings = [
            word_act(m.text, m.start, m.end, home=(m.document, m.sentence), near_words=PARAMETERS.near_words)
            for m in mentions
        ]
        sentences, acts = open_encoder().acts([(m.text, m.start, m.end) for m in mentions])
        self.acts, self.sentences = acts @ acts.T, sentences @ sentences.T

    def pairs(self) -> Iterable[tuple[int, int, Wording, Wording, tuple[float, float]]]:
        """Yield the pairs that may be one event, with the cosines of their acts and sentences."""
        for a, left in enumerate(self.wordings):
            for b in range(a + 1, len(self.wordings)):
                right = self.wordings[b]
                if self.acts[a, b] >= UNLIKE or left.stems & right.stems:
                    yield a, b, left, right, (float(self.acts[a, b]), float(self.sentences[a, b]))


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--topics", choices=["training", "development"], default="development")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--without-vectors", action="store_true")
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"{options.folder} is not there: give the folder of ECB+ that holds ECB+/", file=sys.stderr)
        return 2
    training = options.fit or options.topics == "training"
    documents = [d for d in read_documents(options.folder) if (d.topic not in DEVELOPMENT) == training]
    began = time.process_time()
    parts = part(documents)
    stories = [Story([m for d in p for m in d.mentions]) for p in parts]
    if options.fit:
        _print_fit(stories)
        return 0
    clusters = [c for story in stories for c in join(story, PARAMETERS, vectors=not options.without_vectors)]
    seconds = time.process_time() - began
    mentions = [m for d in documents for m in d.mentions]
    print(f"{len(mentions)} mentions, {len(documents)} texts, {len(parts)} stories; {seconds:.1f} s of CPU in all")
    _print("one stem, one story", score_clusters(gold(mentions), [c for s in stories for c in baseline(s)]))
    _print("the account's pairs", score_clusters(gold(mentions), clusters))
    return 0


def part(documents: Sequence[Document]) -> list[list[Document]]:
    """Return the texts by story, of which a topic has two: the first corpus's and the one added later (`plus`)."""
    stories: dict[tuple[int, bool], list[Document]] = {}
    for document in documents:
        stories.setdefault((document.topic, document.name.endswith("plus")), []).append(document)
    return [stories[key] for key in sorted(stories)]


def join(story: Story, parameters: WordingParameters, *, vectors: bool = True) -> list[list[EventMention]]:
    """Return the mentions of a story by event."""
    scores = {(a, b): told_alike(x, y, like if vectors else None, parameters) for a, b, x, y, like in story.pairs()}
    found = join_by_mean(len(story.mentions), scores, threshold=THRESHOLD, unscored=UNSCORED)
    return [[story.mentions[n] for n in cluster] for cluster in found]


def baseline(story: Story) -> list[list[EventMention]]:
    """Return the mentions of a story by the stem of their last word."""
    found: dict[Hashable, list[EventMention]] = {}
    for m in story.mentions:
        found.setdefault(stem(m.text[m.start : m.end].lower().split()[-1]), []).append(m)
    return list(found.values())


def gold(mentions: Iterable[EventMention]) -> list[list[EventMention]]:
    """Return the mentions by their gold cluster."""
    found: dict[str, list[EventMention]] = {}
    for m in mentions:
        found.setdefault(m.cluster, []).append(m)
    return list(found.values())


def fit(stories: Sequence[Story], *, vectors: bool) -> tuple[float, ...]:
    """Return bias and weights by logistic regression with a ridge, over the pairs of *stories*."""
    rows, same = [], []
    for story in stories:
        for a, b, x, y, like in story.pairs():
            rows.append((1.0, *measures(x, y), *(like if vectors else ())))
            same.append(story.mentions[a].cluster == story.mentions[b].cluster)
    return tuple(round(float(w), 3) for w in _newton(np.array(rows), np.array(same, dtype=np.float64)))


def _newton(x: Matrix, y: Matrix) -> Matrix:
    weights = np.zeros(x.shape[1])
    ridge = np.eye(x.shape[1]) * RIDGE
    for _ in range(25):
        p = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (p - y) + ridge @ weights
        weights = weights - np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, gradient)
    return weights


def _print_fit(stories: Sequence[Story]) -> None:
    full, plain = fit(stories, vectors=True), fit(stories, vectors=False)
    print("weights", full)
    print("weights_without_vectors", plain)
    folds = [stories[n::4] for n in range(4)]
    for vectors in (True, False):
        found = [_held_out(n, folds, vectors=vectors) for n in range(4)]
        print(
            f"vectors {vectors}: four folds, CoNLL F1",
            " ".join(f"{100 * f:.1f}" for f in found),
            f"mean {100 * sum(found) / 4:.1f}",
        )


def _held_out(number: int, folds: Sequence[Sequence[Story]], *, vectors: bool) -> float:
    fitted = fit([s for n, fold in enumerate(folds) if n != number for s in fold], vectors=vectors)
    chosen = replace(PARAMETERS, **{"weights" if vectors else "weights_without_vectors": fitted})
    mine = [c for s in folds[number] for c in join(s, chosen, vectors=vectors)]
    return score_clusters(gold(m for s in folds[number] for m in s.mentions), mine).f1


def _print(name: str, found: Conll) -> None:
    each = "  ".join(
        f"{n} {100 * s.recall:.1f}/{100 * s.precision:.1f}/{100 * s.f1:.1f}"
        for n, s in (("MUC", found.muc), ("B3", found.b_cubed), ("CEAF-e", found.ceaf_e))
    )
    print(f"{name:24s} CoNLL F1 {100 * found.f1:.1f}   (R/P/F1: {each})")


if __name__ == "__main__":
    sys.exit(main())
