"""An encoder with vectors at hand gives what the encoder itself gives, and asks it for nothing twice."""

import numpy as np
import pytest

from stemma.encoder.held import HeldEncoder
from stemma.encoder.sentences import WIDTH


class Counting:
    """Vectors out of the letters of a text, and a count of what was asked for."""

    digest = "d"

    def __init__(self):
        self.asked = []

    def sentences(self, texts):
        self.asked += texts
        return np.array([self.vector(t) for t in texts], dtype=np.float32).reshape(-1, WIDTH)

    def acts(self, acts):
        self.asked += acts
        sentences = np.array([self.vector(t) for t, _, _ in acts], dtype=np.float32).reshape(-1, WIDTH)
        return sentences, np.array([self.vector(t[a:b]) for t, a, b in acts], dtype=np.float32).reshape(-1, WIDTH)

    @staticmethod
    def vector(text):
        return [float(sum(map(ord, text)) % (n + 7)) for n in range(WIDTH)]


TEXTS = ["Talks were held.", "A dam broke.", "Talks were held."]
ACTS = [("Talks were held.", 6, 15), ("A dam broke.", 6, 11), ("Talks were held.", 0, 5)]


def test_vectors_are_those_of_the_encoder():
    inner, plain = Counting(), Counting()
    held = HeldEncoder(inner, {})

    assert np.array_equal(held.sentences(TEXTS), plain.sentences(TEXTS))
    assert all(np.array_equal(a, b) for a, b in zip(held.acts(ACTS), plain.acts(ACTS)))
    assert held.sentences([]).shape == (0, WIDTH)
    assert held.digest == "d"


@pytest.mark.parametrize("ask", [lambda e: e.sentences(TEXTS), lambda e: e.acts(ACTS)])
def test_what_is_held_is_not_asked_for_again(ask):
    first = HeldEncoder(Counting(), {})
    before = ask(first)
    inner = Counting()
    again = HeldEncoder(inner, first.used)

    assert all(np.array_equal(a, b) for a, b in zip(ask(again), before))
    assert inner.asked == []
    assert again.used == first.used


def test_what_is_not_asked_for_is_not_kept():
    first = HeldEncoder(Counting(), {})
    first.sentences(TEXTS)
    again = HeldEncoder(Counting(), first.used)

    again.sentences(TEXTS[:1])

    assert len(again.used) == 1
