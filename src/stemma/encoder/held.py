"""
An encoder that reads no sentence twice: vectors made before are handed in, those made now can be kept.

A case that grows by one article asks for the vectors of all its sentences; all but the new ones are there.
"""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from stemma.encoder.sentences import Act, Encoder, Vectors
from stemma.encoder.word_vectors import WIDTH


class HeldEncoder:
    """Gives what *inner* gives, out of *held* where it is there."""

    def __init__(self, inner: Encoder, held: Mapping[str, bytes]) -> None:
        self._inner = inner
        self._held = held
        self.used: dict[str, bytes] = {}
        """Every vector that was asked for, by key: float32 of this machine's order."""
        self.made: dict[str, bytes] = {}
        """Those of them that were not held."""

    @property
    def digest(self) -> str:
        """The sha256 of the weights."""
        return self._inner.digest

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vector of each of *texts*, in their order; `(0, 384)` when there are none."""
        keys = [key_of(text) for text in texts]
        missing = {k: text for k, text in zip(keys, texts, strict=True) if not self._knows(k)}
        if missing:
            for key, vector in zip(missing, self._inner.sentences(list(missing.values())), strict=True):
                self._keep(key, vector.tobytes())
        return self._vectors(keys)

    def acts(self, acts: Sequence[Act]) -> tuple[Vectors, Vectors]:
        """Return the unit vectors of the sentences of *acts* and of their words, `(acts, 384)` each, in their order."""
        keys = [key_of(*act) for act in acts]
        texts = [key_of(act[0]) for act in acts]
        missing = {
            k: (t, act) for k, t, act in zip(keys, texts, acts, strict=True) if not (self._knows(k) and self._knows(t))
        }
        if missing:
            sentences, words = self._inner.acts([act for _, act in missing.values()])
            for key, (text, _), sentence, word in zip(missing, missing.values(), sentences, words, strict=True):
                self._keep(key, word.tobytes())
                self._keep(text, sentence.tobytes())
        return self._vectors(texts), self._vectors(keys)

    def _knows(self, key: str) -> bool:
        if key not in self.used and (found := self._held.get(key)) is not None:
            self.used[key] = found
        return key in self.used

    def _keep(self, key: str, vector: bytes) -> None:
        if not self._knows(key):
            self.used[key] = self.made[key] = vector

    def _vectors(self, keys: Sequence[str]) -> Vectors:
        joined = b"".join(self.used[key] for key in keys)
        return np.frombuffer(joined, dtype=np.float32).reshape(len(keys), WIDTH)


def key_of(text: str, *place: int) -> str:
    """Return the key of a sentence's vector, or of the vector of the words at a *place* in it."""
    packed = "\0".join((*map(str, place), text)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=16).hexdigest()
