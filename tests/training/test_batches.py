"""Batches hold each window once, in an order that the seed alone decides; links of a batch stay within their window."""

from importlib import resources

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
from training.corpora.document import Document, Labelled, Link  # noqa: E402
from training.reader.batches import batch_of, plan  # noqa: E402
from training.reader.examples import examples_of  # noqa: E402

from stemma.encoder.tokenizer import load_tokenizer  # noqa: E402
from stemma.text.sentences import sentences  # noqa: E402

TEXT = "Torvald said the ferry was late, and the mayor denied it."


def document(name: str) -> Document:
    def labelled(words: str, label: str) -> Labelled:
        return Labelled(TEXT.index(words), TEXT.index(words) + len(words), label)

    spans = (
        labelled("Torvald", "source"),
        labelled("said", "cue"),
        labelled("the ferry was late", "content"),
        labelled("denied", "cue"),
        labelled("it", "content"),
    )
    links = (Link("source", 1, 0), Link("content", 1, 2), Link("content", 3, 4))
    return Document(
        id=name, corpus="t", text=TEXT, sentences=tuple(sentences(TEXT)), spans={"attribution": spans}, links=links
    )


@pytest.fixture(scope="module")
def batch():
    tokenizer = load_tokenizer(resources.files("stemma.encoder").joinpath("weights"))
    return batch_of([example for name in "ab" for example in examples_of(document(name), tokenizer)])


def test_each_window_comes_once_and_batches_keep_their_size():
    lengths = np.random.default_rng(1).integers(5, 256, 700).tolist()
    batches = plan(lengths, most=1024, random=np.random.default_rng(2))
    assert sorted(number for one in batches for number in one) == list(range(700))
    assert max(len(one) * max(lengths[number] for number in one) for one in batches) <= 1024
    assert batches == plan(lengths, most=1024, random=np.random.default_rng(2))
    assert batches != plan(lengths, most=1024, random=np.random.default_rng(3))


def test_a_window_longer_than_a_batch_stands_alone():
    batches = plan([300, 10, 10], most=100, random=np.random.default_rng(0))
    assert sorted(map(sorted, batches)) == [[0], [1, 2]]


def test_each_cue_is_asked_for_its_source_or_for_none(batch):
    assert batch.links.sources_right.int().tolist() == [[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1]]
    assert batch.links.source_near.int().tolist() == [[1, 0], [1, 0], [0, 1], [0, 1]]


def test_each_content_is_asked_for_its_cue(batch):
    assert batch.links.cues_right.int().tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


def test_a_span_is_the_mean_of_its_pieces(batch):
    assert batch.links.contents.sum(dim=1).tolist() == pytest.approx([1.0] * 4)
    assert (batch.links.contents[0] > 0).sum() == 4
