"""The reader runs a window at a time, holds a bounded part of a text, and turns labels into spans and links."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from stemma.encoder import reader as reading
from stemma.encoder.links import BUCKETS
from stemma.encoder.reader import Reader
from stemma.encoder.windows import CASES
from stemma.errors import WeightsError
from stemma.records.span import Span
from stemma.text.sentences import sentences

WEIGHTS = Path(__file__).parents[2] / "src" / "stemma" / "encoder" / "weights"
NAMES = ["PER", "ORG", "LOC", "NORP", "MISC"]
CARD = {
    "labels": {"attribution": ["source", "cue", "content"], "names": NAMES},
    "steps": {
        "attribution": [[[0, 0, -1e4], [0, 0, 0], [0, 0, 0]]] * 3,
        "names": [[[0 if b % 2 or not b or a in (b, b - 1) else -1e4 for b in range(11)] for a in range(11)]],
    },
    "links": {"source_distance": [0.0] * BUCKETS, "content_distance": [0.0] * BUCKETS, "no_source": -1.0},
    "marks": 25,
}
TEXT = "Okoro said we will not pay. “Talks go on,” Horvat told them. It rained."
SAID, TOLD = 2056, 2409
"""Pieces of the vocabulary."""

real = reading.decode


class FakeSession:
    """A network that goes by a word list: "said" and "told" are cues, capitals name sources, the rest is content."""

    def __init__(self, outputs=("attribution", "names", "source_key", "cue_key", "content_key", "shared")):
        self.outputs, self.runs = outputs, []

    def get_outputs(self):
        return [type("Output", (), {"name": name}) for name in self.outputs]

    def run(self, outputs, given):
        assert given["words"].shape == given["mask"].shape == given["marks"].shape
        assert len(given["words"]) == 1
        self.runs.append(given)
        return [getattr(self, name)(given["words"][0], given["marks"][0] - 1)[None] for name in outputs]

    def attribution(self, ids, marks):
        scores = np.zeros((len(ids), 9), dtype=np.float32)
        cue = np.isin(ids, [SAID, TOLD])
        capital = (marks >= 0) & (marks // 4 == CASES.index("Capitalised")) & (marks // 2 % 2 == 0)
        content = (marks >= 0) & ~cue & ~capital & ((marks // 2 % 2 == 1) | (ids != 1012)) & (ids < 12_000)
        for n, flags in enumerate((capital, cue, content)):
            begins = flags & ~np.pad(flags, (1, 0))[:-1]
            scores[:, 3 * n + 1] = np.where(begins, 5, -5)
            scores[:, 3 * n + 2] = np.where(flags & ~begins, 5, -5)
        return scores

    def names(self, ids, marks):
        scores = np.zeros((len(ids), 11), dtype=np.float32)
        scores[:, 1] = np.where((marks >= 0) & (marks // 4 == CASES.index("Capitalised")), 3, -3)
        return scores

    def cue_key(self, ids, marks):
        return np.ones((len(ids), 64), dtype=np.float32)

    def source_key(self, ids, marks):
        return np.linspace(0.01, 0, len(ids), dtype=np.float32)[:, None].repeat(64, axis=1)

    content_key = source_key

    def shared(self, ids, marks):
        return np.stack([ids, marks], axis=1).astype(np.float32)


class FakeWords:
    """The number of a piece in place of its vector."""

    digest = "words"

    def of(self, ids):
        return ids


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reader.onnx").write_bytes(b"weights")
    (tmp_path / "reader.json").write_text(json.dumps(CARD))
    for name in ("tokenizer.json", "words.npz"):
        shutil.copy(WEIGHTS / name, tmp_path)
    return tmp_path


@pytest.fixture
def reader(folder):
    reader = Reader(folder)
    vars(reader).update(_session=FakeSession(), _words=FakeWords())
    return reader


def words(labelled):
    return labelled.span.of(TEXT) if labelled else None


def test_labels_become_spans_of_whole_words(reader):
    labels = reader.read(TEXT, sentences(TEXT))

    assert [words(n) for n in labels.names] == ["Okoro", "Talks", "Horvat", "It"]
    assert {n.label for n in labels.names} == {"PER"}
    assert all(0.5 < n.score < 1 for n in labels.names)


def test_sources_and_contents_find_their_cue(reader):
    labels = reader.read(TEXT, sentences(TEXT))
    cues = [words(a.cue) for a in labels.attributions]

    assert cues[0] == "said"
    assert words(labels.attributions[0].source) == "Okoro"
    assert words(labels.attributions[0].contents[0]).startswith("we will not pay")
    assert all(0 <= a.source_score <= 1 and 0 <= a.content_score <= 1 for a in labels.attributions)


def test_a_cue_with_no_source_near_has_none(reader):
    text = "said one and said two"
    attributions = reader.read(text, [Span(0, len(text))]).attributions

    assert {a.source for a in attributions} == {None}
    assert all(a.source_score == 1 for a in attributions)


def test_content_without_a_cue_stands_alone(reader):
    (found,) = reader.read("nobody spoke", [Span(0, 12)]).attributions

    assert found.cue is None
    assert found.source is None


def test_a_text_of_any_length_is_read_in_stretches(reader, monkeypatch):
    text = TEXT * 900
    seen = []
    monkeypatch.setattr(
        reading, "decode", lambda text, said, card: seen.append(len(said.starts)) or real(text, said, card)
    )
    labels = reader.read(text, sentences(text))

    assert len(seen) > 1
    assert max(seen) <= reading.STRETCH * 256
    assert len(labels.names) == 3600
    assert len(reader._seen) <= reading.REMEMBERED
    assert [n.span for n in labels.names] == sorted(n.span for n in labels.names)


def test_what_is_printed_twice_is_run_once(reader):
    first, again = (reader.read(TEXT, sentences(TEXT)) for _ in range(2))

    assert first == again
    assert len(reader._session.runs) == 1


def test_no_sentences_have_no_labels(reader):
    labels = reader.read("", [])

    assert (labels.names, labels.attributions) == ((), ())


def test_nothing_is_loaded_before_the_first_text(folder):
    assert not {"_session", "_card", "_tokenizer"} & set(vars(Reader(folder)))


@pytest.mark.parametrize("name", ["reader.onnx", "reader.json", "tokenizer.json", "words.npz"])
def test_missing_weights_are_named(folder, name):
    (folder / name).unlink()

    with pytest.raises(WeightsError, match=f"{name} is missing"):
        Reader(folder)


def test_broken_weights_are_named(folder):
    with pytest.raises(WeightsError, match=r"reader\.onnx cannot be read"):
        Reader(folder).read(TEXT, sentences(TEXT))


@pytest.mark.parametrize(
    "change", [{"marks": 7}, {"labels": {}}, {"links": {"no_source": 0}}, {"steps": {"names": []}}]
)
def test_the_card_of_another_network_is_refused(folder, change):
    (folder / "reader.json").write_text(json.dumps(CARD | change))

    with pytest.raises(WeightsError, match=r"reader\.json is not the card of these weights"):
        Reader(folder).read(TEXT, sentences(TEXT))


def test_another_network_is_refused(folder, monkeypatch):
    monkeypatch.setattr(reading, "open_session", lambda path: FakeSession(outputs=("vectors",)))

    with pytest.raises(WeightsError, match=r"another network: it does not say attribution, .* names"):
        Reader(folder).read(TEXT, sentences(TEXT))


def test_the_digest_is_that_of_weights_and_card(folder):
    before = Reader(folder).digest
    words_digest = hashlib.sha256((folder / "words.npz").read_bytes()).hexdigest().encode()
    (folder / "reader.json").write_text("{}")

    assert before == hashlib.sha256(b"weights" + json.dumps(CARD).encode() + words_digest).hexdigest()
    assert Reader(folder).digest != before


def test_what_the_lower_layers_say_is_handed_on_without_a_second_run(reader):
    found = sentences(TEXT)
    reader.read(TEXT, found)
    runs = len(reader._session.runs)
    windows = list(reader.shared(TEXT, found))
    assert len(reader._session.runs) == runs
    assert all(said.shape == (len(window), 2) for window, said in windows)
    assert [said[:, 0].tolist() for _, said in windows] == [window.ids.tolist() for window, _ in windows]
