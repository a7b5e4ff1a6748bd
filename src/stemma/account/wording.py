"""
How alike two acts are told: by their words, by the sentences around them, and by the vectors of both.

The score is a log-odds, linear in a few measures. Its weights were fitted on pairs of event mentions of ECB+, where
texts of many outlets tell a few dozen happenings; it knows no types, dates, parties or places: these belong to
`act_pairs.py`. Without vectors (no encoder) the measures that need them are left out, by weights of their own.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import JaroWinkler

from stemma.account.likeness import held_share, shared_share, stem
from stemma.account.matter import act_stems, matter_of

Vectors = npt.NDArray[np.float32]

NAME = re.compile(r"(?<=[\w,;)“”\"] )[^\W\d_a-zß-ÿ][\w-]+")
"""A capitalised word within a sentence."""

WORD = re.compile(r"\S+")


class ActEncoder(Protocol):
    """Who gives vectors of sentences and of words in them."""

    def acts(self, acts: Sequence[tuple[str, int, int]]) -> tuple[Vectors, Vectors]:
        """Return the unit vectors of sentences and of the words between start and end in them, `(acts, width)`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingParameters:
    """
    Weights of the measures, in log-odds; fitted by `benchmarks/quality/coreference.py --fit`.

    Corpus: ECB+ training topics (27 of the first 35), pairs within one half of a topic; 2026-11-22.
    """

    near_words: int = 5
    """How many words before and after the act are near it. Words."""

    before_words: int = 6
    """How many words before the act its wider vector takes in. Words."""

    behind_words: int = 8
    """And how many behind it. Words."""

    weights: tuple[float, ...] = (
        -4.019,
        -0.664,
        1.177,
        -0.158,
        -0.015,
        -0.295,
        0.148,
        -1.967,
        -0.243,
        1.419,
        7.917,
        -2.473,
    )
    """One a measure in the order of `measures`, after the bias."""

    weights_without_vectors: tuple[float, ...] = (
        -2.934,
        0.242,
        3.165,
        0.821,
        -0.13,
        -0.198,
        0.119,
        -1.947,
        -0.666,
        1.697,
    )
    """The same without the two measures that need vectors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one act is told."""

    home: tuple[str, int]
    """The text and where in it the sentence begins."""
    act: str
    """The words of the act, lower-case."""
    stems: frozenset[str]
    """Their stems."""
    near: frozenset[str]
    matter: frozenset[str]
    """Stems of the words near the act and of the whole sentence, the act's own left out."""
    names: frozenset[str]


def word_act(sentence: str, start: int, end: int, *, home: tuple[str, int], near_words: int) -> Wording:
    """Return how the act at [*start*, *end*) of *sentence* is told."""
    act = sentence[start:end]
    stems = act_stems(act)
    left, right = sentence[:start].split()[-near_words:], sentence[end:].split()[:near_words]
    return Wording(
        home=home,
        act=act.lower(),
        stems=stems,
        near=matter_of(" ".join((*left, *right))) - stems,
        matter=matter_of(sentence) - stems,
        names=frozenset(stem(n.lower()) for n in NAME.findall(sentence)),
    )


def stretch_around(sentence: str, start: int, end: int, parameters: WordingParameters) -> tuple[int, int]:
    """Return where the words around the act at [*start*, *end*) of *sentence* begin and end."""
    before = [m.start() for m in WORD.finditer(sentence, 0, start)][-parameters.before_words :]
    behind = [m.end() for m in WORD.finditer(sentence, end)][: parameters.behind_words]
    return min((start, *before[:1])), max((end, *behind[-1:]))


def measures(a: Wording, b: Wording) -> tuple[float, ...]:
    """Return what two wordings have in common, nine measures between 0 and 1 (names in common: 0 to 3)."""
    names = a.names & b.names
    return (
        float(a.stems == b.stems),
        float(bool(a.stems & b.stems)),
        JaroWinkler.similarity(a.act, b.act),
        float(min(3, len(names))),
        float(bool(a.names and b.names) and not names),
        float(a.home[0] == b.home[0]),
        float(a.home == b.home),
        shared_share(a.matter - b.stems, b.matter - a.stems),
        held_share(a.near - b.stems, b.near - a.stems),
    )


def told_alike(a: Wording, b: Wording, likeness: tuple[float, float] | None, parameters: WordingParameters) -> float:
    """
    Return the log-odds that two acts are one, as far as their wording tells.

    Args:
        a: one act.
        b: the other.
        likeness: cosine of the vectors of the acts and of their sentences; None without an encoder.
        parameters: the weights.
    """
    weights = parameters.weights if likeness else parameters.weights_without_vectors
    told = (*measures(a, b), *(likeness or ()))
    return weights[0] + math.fsum(w * m for w, m in zip(weights[1:], told, strict=True))
