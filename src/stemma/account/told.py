"""
Tellings with their wording and with what their sentences say in vectors, each made when it is asked for.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from stemma.account.tellings import Telling
from stemma.account.wording import ActEncoder, Wording, WordingParameters, stretch_around, word_act
from stemma.records.span import Span

Vector = npt.NDArray[np.float32]


class Told:
    """Tellings, by number, and how each is told."""

    def __init__(self, tellings: Sequence[Telling], encoder: ActEncoder, parameters: WordingParameters) -> None:
        self.tellings = tellings
        self._acts: dict[int, Vector] = {}
        """Unit vectors of the words of the acts that were prepared."""
        self._around: dict[int, Vector] = {}
        """Unit vectors of these with the words around them."""
        self._sentences: dict[int, Vector] = {}
        """Unit vectors of their sentences."""
        self._encoder = encoder
        self._parameters = parameters
        self._wordings: dict[int, Wording] = {}
        self._numbers: dict[int, frozenset[float]] = {}

    def prepare(self, numbers: Iterable[int]) -> None:
        """Make the vectors of these tellings, all at once."""
        missing = sorted(n for n in numbers if n not in self._acts)
        if missing:
            acts = [_act_of(self.tellings[n]) for n in missing]
            wider = [(text, *stretch_around(text, start, end, self._parameters)) for text, start, end in acts]
            sentences, words = self._encoder.acts([*acts, *wider])
            self._sentences.update(zip(missing, sentences[: len(missing)], strict=True))
            self._acts.update(zip(missing, words[: len(missing)], strict=True))
            self._around.update(zip(missing, words[len(missing) :], strict=True))

    def likeness(self, a: int, b: int) -> tuple[float, float]:
        """Return the cosines of the vectors of two acts and of their sentences."""
        self.prepare((a, b))
        return _cosine(self._acts, a, b), _cosine(self._sentences, a, b)

    def around(self, a: int, b: int) -> float:
        """Return the cosine of the vectors of two acts with the words around them."""
        self.prepare((a, b))
        return _cosine(self._around, a, b)

    def all_around(self, ours: Sequence[int], theirs: Sequence[int]) -> Vector:
        """Return the cosines of these acts with those, each with the words around it, `(ours, theirs) float32`."""
        self.prepare({*ours, *theirs})
        if not (ours and theirs):
            return np.zeros((len(ours), len(theirs)), dtype=np.float32)
        rows, columns = (np.stack([self._around[n] for n in numbers]) for numbers in (ours, theirs))
        return np.round(rows @ columns.T, 4)

    def wording(self, number: int) -> Wording:
        """Return how a telling words its act."""
        if number not in self._wordings:
            telling = self.tellings[number]
            text, start, end = _act_of(telling)
            home = (telling.witness.id, _sentence_of(telling).start)
            self._wordings[number] = word_act(text, start, end, home=home, near_words=self._parameters.near_words)
        return self._wordings[number]

    def numbers(self, number: int) -> frozenset[float]:
        """Return the numbers above one that stand in the clause of a telling."""
        if number not in self._numbers:
            telling = self.tellings[number]
            inside = (q.value for q in telling.witness.reading.quantities if telling.clause.contains(q.span))
            self._numbers[number] = frozenset(value for value in inside if value is not None and value > 1)
        return self._numbers[number]


def _act_of(telling: Telling) -> tuple[str, int, int]:
    """Return the sentence of an act and where the act stands in it."""
    sentence, trigger = _sentence_of(telling), telling.event.trigger
    start, end = trigger.start - sentence.start, min(trigger.end, sentence.end) - sentence.start
    return telling.witness.words(sentence), start, end


def _sentence_of(telling: Telling) -> Span:
    sentence = telling.witness.sentence_at(telling.event.trigger)
    return sentence if sentence.contains(telling.event.trigger) else telling.clause


def _cosine(vectors: dict[int, Vector], a: int, b: int) -> float:
    return round(float(vectors[a] @ vectors[b]), 4)
