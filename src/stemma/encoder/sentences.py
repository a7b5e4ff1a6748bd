"""
Sentence vectors: what says the same in other words lies near.

Nothing is loaded before the first sentence is asked for. Sentences are read in batches of like length, so that memory
does not grow with their number. A sentence's vector does not depend on the sentences beside it.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.session import open_session, require_files
from stemma.encoder.tokenizer import TOKENIZER, load_tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WIDTH: Final = 384
"""Numbers in a vector."""
MOST_PIECES: Final = 256
"""Word pieces of one sentence that are read; what lies beyond is left out."""
MOST_CHARACTERS: Final = 4_000
"""Characters of one sentence that are looked at: a "sentence" of a megabyte costs no more. Code points."""
BATCH: Final = 16
"""Sentences that are read at once."""
WEIGHTS: Final = "sentences.onnx"

Vectors = npt.NDArray[np.float32]
"""Unit vectors, `(sentences, 384)`."""


class Encoder:
    """Sentences in, unit vectors out."""

    def __init__(self, folder: Traversable) -> None:
        require_files(folder, WEIGHTS, TOKENIZER)
        self._folder = folder

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vector of each of *texts*, in their order; `(0, 384)` when there are none."""
        out: Vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda n: (len(texts[n]), n))
        for start in range(0, len(order), BATCH):
            numbers = order[start : start + BATCH]
            out[numbers] = self._encode([texts[n][:MOST_CHARACTERS] for n in numbers])
        return out

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights."""
        return hashlib.sha256(self._folder.joinpath(WEIGHTS).read_bytes()).hexdigest()

    def _encode(self, texts: list[str]) -> Vectors:
        pieces = self._tokenizer.encode_batch(texts)
        ids = np.array([p.ids for p in pieces], dtype=np.int64)
        mask = np.array([p.attention_mask for p in pieces], dtype=np.int64)
        vectors: Vectors = self._session.run(None, {"ids": ids, "mask": mask})[0]
        return vectors

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        tokenizer = load_tokenizer(self._folder)
        tokenizer.enable_truncation(MOST_PIECES)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _session(self) -> "InferenceSession":
        return open_session(self._folder.joinpath(WEIGHTS))


def open_encoder() -> Encoder:
    """
    Return the encoder that is shipped with the package; its weights are loaded with the first sentences.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first sentences, cannot be read.
    """
    return Encoder(resources.files("stemma.encoder").joinpath("weights"))
