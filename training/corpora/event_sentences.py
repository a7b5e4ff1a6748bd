"""
The project's own sentences with one marked act each: those to train on, and those to measure on.

Source: the project; invented. Licence: CC0. `training/data/event_sentences.tsv` and `event_sentences_more.tsv` are
trained on; `benchmarks/quality/event_types/sentences.tsv` was written before and is only measured on. A training
sentence that comes near a measured one is left out, whoever wrote it first. Rows of `NO_ACT` mark two parties of whom
the sentence tells no act of the one on the other; a training that has no class for them leaves them.
"""

from pathlib import Path

from training.corpora.pairs import NO_ACT, Pair, apart_from, read_marked

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "training" / "data" / "event_sentences.tsv"
MORE = ROOT / "training" / "data" / "event_sentences_more.tsv"
MEASURE = ROOT / "benchmarks" / "quality" / "event_types" / "sentences.tsv"


def load_event_sentences() -> list[Pair]:
    """Return the sentences to train on, each with an act."""
    return [pair for pair in _trained_on() if pair.root != NO_ACT]


def load_no_acts() -> list[Pair]:
    """Return the sentences whose marked parties no act joins: their root is `NO_ACT`."""
    return [pair for pair in _trained_on() if pair.root == NO_ACT]


def load_event_measure() -> list[Pair]:
    """Return the sentences to measure on."""
    return _read(MEASURE, "own-measure")


def _trained_on() -> list[Pair]:
    return apart_from([*_read(TRAINING, "own"), *_read(MORE, "own-more")], load_event_measure())


def _read(path: Path, corpus: str) -> list[Pair]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return [read_marked(f"{corpus}/{number}", corpus, kind, marked) for number, (kind, marked) in rows]
