"""
Whom a pronoun means.

"He" and "she": each candidate of `pronouns/scene.py` gets a score, the sum of the weights of what is seen of him, and
the scores become shares of certainty; "nobody" is a candidate too. The best is meant where his share is large enough;
whom the wording around the pronoun shows (`pronouns/rules.py`) goes before him.
The weights were fitted by `training/pronouns.py`; `weights.json` says on what, and how well they do.

"They" and "it" go by a rule: the first group, body or state of the sentence before.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from stemma.reading.actors.drafts import Draft
from stemma.reading.pronouns.points import Pronoun
from stemma.reading.pronouns.scene import Candidate, PronounScene
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounParameters:
    """How pronouns are given away. Chosen on half of GUM's news, interviews and speeches and half of ECB+, 2026."""

    sentences_back: int = 6
    """Sentences before its own that "he" or "she" may reach; sentences."""
    least_share: float = 0.45
    """The certainty below which a pronoun means nobody, where the rules of thumb take it to mean another; 0..1."""
    agreed_share: float = 0.3
    """The same where they agree; 0..1."""
    clear_sentences_back: int = 1
    """How far back a pronoun tells the gender of the only person whom it could mean; sentences."""
    clear_majority: int = 3
    """Where a person's own pronouns disagree, one gender must have so many times the votes of the other."""


class Antecedents:
    """The actors by sentence, as far as they are read; grows with each pronoun that is given away."""

    def __init__(self, text: str, sentences: Sequence[Span], drafts: Sequence[Draft], quoted: Sequence[Span]) -> None:
        self._text = text
        self._sentences = sentences
        self._scene = PronounScene(text, sentences, drafts, quoted)

    def add(self, pronoun: Pronoun, draft: Draft) -> None:
        """Note that *pronoun* means *draft*."""
        self._scene.add(pronoun, draft)

    def only_one(self, pronoun: Pronoun, settings: PronounParameters, *, here: bool = False) -> Draft | None:
        """Return the only person whom "he" or "she" could mean nearby, *here*: meant in its sentence; else None."""
        found = self._scene.candidates(pronoun, settings.clear_sentences_back)
        if len(found) != 1 or "behind" in found[0].features or (here and "same" not in found[0].features):
            return None
        return found[0].draft

    def singular(self, pronoun: Pronoun, settings: PronounParameters) -> Draft | None:
        """Return whom "he" or "she" means, or None."""
        found = self._scene.candidates(pronoun, settings.sentences_back)
        if not found:
            return None
        chosen = choose_candidate(found, pronoun_weights(), settings)
        return chosen.draft if chosen else None

    def plural(self, pronoun: Pronoun) -> Draft | None:
        """Return whom "they" or "it" means, or None."""
        row = self._scene.row(pronoun.sentence)
        before = [point for point in row if point.span.end <= pronoun.span.start and not point.quoted]
        last = self._scene.row(pronoun.sentence - 1) if pronoun.sentence else []
        pool = before or [point for point in last if not point.quoted]
        if not pool:
            return None
        if pronoun.word == "it":
            first = pool[0].draft
            start = self._sentences[pronoun.sentence - 1].start if pronoun.sentence else 0
            opens = self._text[start : pool[0].span.start] in ("", "The ")
            owned = self._text[pool[0].span.end : pool[0].span.end + 2] in ("'s", "’s")
            return first if opens and not owned and first.kind in ("country", "organization") else None
        # "In a statement carried by Tasnim, the Guards said": rather the subject.
        likely = min(pool, key=lambda point: (point.rank, point.span)).draft
        return likely if (likely.kind == "group" and likely.plural) or likely.kind == "organization" else None


def choose_candidate(
    candidates: Sequence[Candidate], weights: Mapping[str, float], settings: PronounParameters
) -> Candidate | None:
    """Return the one who is meant; None where nobody is sure enough."""
    worded = next((candidate for candidate in candidates if candidate.worded), None)
    if worded is not None:
        return worded
    shares = shares_of(candidates, weights)
    best = max(range(len(candidates)), key=lambda index: shares[index])
    least = settings.agreed_share if "rule" in candidates[best].features else settings.least_share
    return candidates[best] if shares[best] >= least else None


def shares_of(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[float]:
    """Return how sure each candidate is, 0..1, in their order; the rest of 1 is that nobody of them is meant."""
    scores = [_score(features, weights) for features in (*(c.features for c in candidates), nobody(candidates))]
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers[:-1]]


def nobody(candidates: Sequence[Candidate]) -> dict[str, float]:
    """Return the features of the candidate that stands for somebody else."""
    known = any("known" in candidate.features for candidate in candidates)
    return {"nobody": 1.0} if known else {"nobody": 1.0, "nobody_unknown": 1.0}


@cache
def pronoun_weights() -> Mapping[str, float]:
    """Return the weight of each feature, as they ship."""
    text = resources.files("stemma.reading.pronouns").joinpath("weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def _score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
