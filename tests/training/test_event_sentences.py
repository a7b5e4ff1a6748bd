"""The sentences that event types are measured on are well formed, balanced, and no part of the training sentences."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEASURE = ROOT / "benchmarks" / "quality" / "event_types" / "sentences.tsv"
TRAINING = ROOT / "training" / "data" / "event_sentences.tsv"
SMALLEST_TYPE = 10
SHARED_WORDS = 0.5


def rows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def words(sentence):
    return set(re.findall(r"\w+", sentence.lower()))


def test_every_type_has_enough_sentences_with_one_source_and_one_target():
    types = Counter(row[0] for row in rows(MEASURE))

    assert len(types) == 16
    assert min(types.values()) >= SMALLEST_TYPE
    for _, sentence in rows(MEASURE):
        assert len(re.findall(r"\{[^{}]+\}", sentence)) == 1
        assert len(re.findall(r"\[[^\[\]]+\]", sentence)) == 1


def test_no_measured_sentence_is_near_one_of_training():
    training = [words(row[1]) for row in rows(TRAINING)]

    near = [
        sentence
        for _, sentence in rows(MEASURE)
        if any(len(words(sentence) & one) > SHARED_WORDS * len(words(sentence) | one) for one in training)
    ]

    assert near == []
