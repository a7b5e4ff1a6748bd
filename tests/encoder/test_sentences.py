"""Sentences become vectors: the same on every machine, in any company, and near where the meaning is."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from stemma.encoder import Encoder, open_encoder
from stemma.errors import WeightsError

WEIGHTS = Path(__file__).parents[2] / "src" / "stemma" / "encoder" / "weights"
PINNED = json.loads((Path(__file__).parents[1] / "cases" / "encoder" / "pinned.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


@pytest.mark.parametrize("case", PINNED["vectors"], ids=lambda c: c["text"][:30])
def test_vectors_are_those_of_the_published_weights(encoder, case):
    vector = encoder.sentences([case["text"]])[0]
    published = np.array(case["vector"], dtype=np.float32)

    assert vector @ published / np.linalg.norm(published) >= PINNED["least_cosine"]


def test_vectors_have_unit_length(encoder):
    vectors = encoder.sentences(["A ferry sank.", "", "x" * 100_000, "Überfahrt nach Ærø"])

    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_sentences_give_no_vectors(encoder):
    assert encoder.sentences([]).shape == (0, 384)


def test_company_and_order_change_nothing(encoder):
    texts = [c["text"] for c in PINNED["vectors"]] * 5 + ["Short.", "The committee of inquiry " * 60]
    together = encoder.sentences(texts)

    assert np.allclose(together, [encoder.sentences([t])[0] for t in texts], atol=1e-5)
    assert np.allclose(together[::-1], encoder.sentences(texts[::-1]), atol=1e-5)


def test_a_paraphrase_is_nearer_than_another_matter(encoder):
    source, spun, other = encoder.sentences(
        [
            "The minister said on Tuesday that the port would stay closed until the wreck was raised.",
            "Until the sunken vessel is lifted, the harbour is going to remain shut, the cabinet member stated.",
            "Wheat prices fell for a third week as rain reached the northern plains.",
        ]
    )

    assert source @ spun > 0.6
    assert source @ other < 0.2


def test_nothing_is_loaded_before_the_first_sentence():
    assert "_session" not in vars(open_encoder())


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(WeightsError, match=r"sentences\.onnx is missing"):
        Encoder(tmp_path)


def test_broken_weights_are_named(tmp_path):
    (tmp_path / "sentences.onnx").write_bytes(b"no weights")
    for name in ("tokenizer.json", "words.npz"):
        shutil.copy(WEIGHTS / name, tmp_path)

    with pytest.raises(WeightsError, match="cannot be read"):
        Encoder(tmp_path).sentences(["One."])


def test_card_names_the_digests(encoder):
    card = (WEIGHTS / "sentences.card.md").read_text("utf-8")
    named = re.findall(r"[0-9a-f]{64}", card)

    files = ("sentences.onnx", "words.npz", "tokenizer.json")
    assert named == [hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() for name in files]


def test_a_word_has_the_meaning_that_its_sentence_gives_it(encoder):
    talks = "The two ministers held talks in Lima on Tuesday."
    met = "In Lima the ministers of both states met."
    guns = "The ministers held shares in a maker of guns."
    acts = [(talks, talks.index("held"), talks.index(" in")), (met, met.index("met"), len(met) - 1),
            (guns, guns.index("held"), guns.index(" shares"))]  # fmt: skip
    sentences, words = encoder.acts(acts)

    assert np.allclose(sentences, encoder.sentences([a[0] for a in acts]), atol=1e-5)
    assert np.allclose(np.linalg.norm(words, axis=1), 1, atol=1e-5)
    assert words[0] @ words[1] > words[0] @ words[2]


def test_an_act_beyond_what_is_read_has_the_vector_of_its_sentence(encoder):
    text = "word " * 2_000
    sentences, words = encoder.acts([(text, 9_000, 9_004)])

    assert (words == sentences).all()
