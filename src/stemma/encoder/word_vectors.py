"""
The vectors of word pieces that all networks of the package begin with: kept once, in a byte a number.

They are the published ones, which no training has changed; each network adds places and what else it knows.
"""

import hashlib
import io
import zipfile
from collections.abc import Hashable
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from typing import Final, cast

import numpy as np
import numpy.typing as npt

from stemma.encoder.session import require_files
from stemma.errors import WeightsError

Integers = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

WORDS: Final = "words.npz"
WIDTH: Final = 384
"""Numbers in a vector."""


class WordVectors:
    """Numbers of word pieces in, their vectors out."""

    def __init__(self, folder: Traversable) -> None:
        require_files(folder, WORDS)
        self._path = folder.joinpath(WORDS)

    def of(self, ids: Integers) -> Vectors:
        """
        Return the vectors of the pieces *ids*, in their shape with 384 numbers behind.

        Raises:
            WeightsError: the file cannot be read.
        """
        rounded, scales = self._table
        vectors: Vectors = rounded[ids] * scales[ids]
        return vectors

    @cached_property
    def digest(self) -> str:
        """The sha256 of the file."""
        return hashlib.sha256(self._path.read_bytes()).hexdigest()

    @cached_property
    def _table(self) -> tuple[npt.NDArray[np.int8], Vectors]:
        try:
            with np.load(io.BytesIO(self._path.read_bytes()), allow_pickle=False) as told:
                rounded, scales = told["rounded"], told["scales"]
        except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
            raise WeightsError(f"{self._path} cannot be read: {error}") from error
        if rounded.dtype != np.int8 or rounded.shape[1:] != (WIDTH,) or scales.shape != (len(rounded), 1):
            raise WeightsError(f"{self._path} holds a table of another shape")
        return rounded, scales


def word_vectors(folder: Traversable) -> WordVectors:
    """
    Return the vectors in *folder*: the same to all who ask, so that memory holds them once.

    Raises:
        WeightsError: the file is missing, or, when they are asked for, cannot be read.
    """
    # a folder on disk or in an archive is hashable, though the protocol does not say so
    return _opened(cast("Hashable", folder))


@cache
def _opened(folder: Hashable) -> WordVectors:
    return WordVectors(cast("Traversable", folder))
