"""The words' vectors: one table for all networks, and what is said of a file that is none."""

from importlib import resources

import numpy as np
import pytest

from stemma.encoder.word_vectors import WORDS, word_vectors
from stemma.errors import WeightsError

WEIGHTS = resources.files("stemma.encoder").joinpath("weights")


def test_pieces_have_their_vectors_in_their_shape():
    vectors = word_vectors(WEIGHTS)
    rows = vectors.of(np.array([[2056, 2409, 2056], [101, 102, 0]]))

    assert rows.shape == (2, 3, 384)
    assert rows.dtype == np.float32
    assert (rows[0, 0] == rows[0, 2]).all()
    assert not np.allclose(rows[0, 0], rows[0, 1])


def test_all_who_ask_share_one_table():
    assert word_vectors(WEIGHTS) is word_vectors(WEIGHTS)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(WeightsError, match=r"words\.npz is missing"):
        word_vectors(tmp_path)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 half"])
def test_a_broken_file_is_named(tmp_path, content):
    (tmp_path / WORDS).write_bytes(content)

    with pytest.raises(WeightsError, match=r"words\.npz cannot be read"):
        word_vectors(tmp_path).of(np.array([1]))


def test_a_table_of_another_shape_is_refused(tmp_path):
    np.savez(tmp_path / WORDS, rounded=np.zeros((5, 7), dtype=np.int8), scales=np.ones((5, 1), dtype=np.float32))

    with pytest.raises(WeightsError, match="another shape"):
        word_vectors(tmp_path).of(np.array([1]))
