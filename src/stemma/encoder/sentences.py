"""
Sentence vectors: what says the same in other words lies near. And vectors of acts: of a word in its sentence.

Nothing is loaded before the first sentence is asked for. Sentences are read in batches of like length, so that memory
does not grow with their number. A sentence's vector does not depend on the sentences beside it.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.session import digest_of, open_session, require_files, shipped_weights
from stemma.encoder.tokenizer import TOKENIZER, load_tokenizer
from stemma.encoder.word_vectors import WIDTH, word_vectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

MOST_PIECES: Final = 256
"""Word pieces of one sentence that are read; what lies beyond is left out."""
MOST_CHARACTERS: Final = 4_000
"""Characters of one sentence that are looked at: a "sentence" of a megabyte costs no more. Code points."""
BATCH: Final = 16
"""Sentences that are read at once."""
WEIGHTS: Final = "sentences.onnx"

Vectors = npt.NDArray[np.float32]
"""Unit vectors, `(sentences, 384)`."""

Act = tuple[str, int, int]
"""A sentence and where in it the words of an act stand: half-open, code points."""


class Encoder:
    """Sentences in, unit vectors out."""

    def __init__(self, folder: Traversable) -> None:
        require_files(folder, WEIGHTS, TOKENIZER)
        self._folder = folder
        self._words = word_vectors(folder)

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vector of each of *texts*, in their order; `(0, 384)` when there are none."""
        out: Vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for numbers in _batches(texts):
            _, out[numbers], _ = self._encode([texts[n] for n in numbers])
        return out

    def acts(self, acts: Sequence[Act]) -> tuple[Vectors, Vectors]:
        """
        Return the unit vectors of the sentences of *acts*, and of their words as the sentence gives them meaning.

        Both `(acts, 384)`, in the order of *acts*; a sentence is read once, however many acts it tells. Words that
        stand beyond what is read of a sentence get the sentence's vector.
        """
        told: dict[str, list[int]] = {}
        for n, (text, _, _) in enumerate(acts):
            told.setdefault(text, []).append(n)
        sentences = np.zeros((len(acts), WIDTH), dtype=np.float32)
        words = np.zeros((len(acts), WIDTH), dtype=np.float32)
        texts = list(told)
        for numbers in _batches(texts):
            pieces, vectors, hidden = self._encode([texts[n] for n in numbers])
            for encoded, vector, layer, n in zip(pieces, vectors, hidden, numbers, strict=True):
                for act in told[texts[n]]:
                    sentences[act] = vector
                    words[act] = _mean(layer, encoded.offsets, *acts[act][1:], otherwise=vector)
        return sentences, words

    @cached_property
    def digest(self) -> str:
        """The sha256 of the weights and of the digest of the words' vectors."""
        return digest_of(self._folder, WEIGHTS, behind=self._words.digest)

    def _encode(self, texts: list[str]) -> "tuple[list[Encoding], Vectors, npt.NDArray[np.float32]]":
        pieces = self._tokenizer.encode_batch([text[:MOST_CHARACTERS] for text in texts])
        ids = np.array([p.ids for p in pieces], dtype=np.int64)
        mask = np.array([p.attention_mask for p in pieces], dtype=np.int64)
        vectors, hidden = self._session.run(["vectors", "pieces"], {"words": self._words.of(ids), "mask": mask})
        return pieces, vectors, hidden

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        tokenizer = load_tokenizer(self._folder)
        tokenizer.enable_truncation(MOST_PIECES)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _session(self) -> "InferenceSession":
        return open_session(self._folder.joinpath(WEIGHTS))


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of *texts* of like length, some at a time."""
    order = sorted(range(len(texts)), key=lambda n: (len(texts[n]), n))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def _mean(
    layer: npt.NDArray[np.float32], offsets: Sequence[tuple[int, int]], start: int, end: int, *, otherwise: Vectors
) -> Vectors:
    """Return the unit vector of the pieces between *start* and *end*."""
    inside = [n for n, (a, b) in enumerate(offsets) if a < end and b > start and b > a]
    if not inside:
        return otherwise
    mean: Vectors = layer[inside].mean(axis=0)
    return mean / np.float32(np.linalg.norm(mean))


def open_encoder() -> Encoder:
    """
    Return the encoder that is shipped with the package; its weights are loaded with the first sentences.

    Raises:
        WeightsError: a file of the weights is missing, or, with the first sentences, cannot be read.
    """
    return Encoder(shipped_weights())
