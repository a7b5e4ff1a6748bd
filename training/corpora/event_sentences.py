"""
The project's own sentences with one marked act each: those to train on, and those to measure on.

Source: the project; invented. Licence: CC0. `training/data/event_sentences.tsv` is trained on;
`benchmarks/quality/event_types/sentences.tsv` was written before and is only measured on. A training
sentence that comes near a measured one is left out, whoever wrote it first.
"""

from pathlib import Path

from training.corpora.pairs import Pair, apart_from, read_marked

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "training" / "data" / "event_sentences.tsv"
MEASURE = ROOT / "benchmarks" / "quality" / "event_types" / "sentences.tsv"


def load_event_sentences() -> list[Pair]:
    """Return the sentences to train on."""
    return apart_from(_read(TRAINING, "own"), load_event_measure())


def load_event_measure() -> list[Pair]:
    """Return the sentences to measure on."""
    return _read(MEASURE, "own-measure")


def _read(path: Path, corpus: str) -> list[Pair]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return [read_marked(f"{corpus}/{number}", corpus, kind, marked) for number, (kind, marked) in rows]
