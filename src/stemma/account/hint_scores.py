"""
How likely a word that only hints at an act is of an act that another report tells.

What `act_pairs.py` weighs counts here too, with weights of its own: of what kind an act is, how it stands and who took
part a hint says little, and so the words around it, its day and its place count for more. What few sentences of the
case have in common counts most.
"""

import math
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cache

from stemma.account.act_pairs import circumstances, likeness
from stemma.account.echo_scores import families_of
from stemma.account.matter import matter_of
from stemma.account.never_one import ForbiddingParameters, forbidding
from stemma.account.same_event import Rules
from stemma.account.tellings import Telling
from stemma.account.told import Told
from stemma.account.wording import WordingParameters

PARTING = frozenset({"day", "parties", "part and whole", "one breath"})
"""What parts a hint from an act for good, of the names that `forbidding` gives."""
COUNTED = {"deed": "other_deed", "repeated": "repeated"}
"""What only counts against it, by the same names, with the names of the weights."""
MOST_RARE = 15.0
"""More than this, words in common say no more. Sum of logarithms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HintWeightParameters:
    """
    Log-odds that each thing adds to a hint being of an act; those named as in `ActParameters` are what they are there.

    Fitted by `benchmarks/quality/hints.py --fit` on the golden stories, 2026-11-23.
    """

    bias: float = -8.87
    wording: float = 0.11
    around: float = 11.63
    sentences: float = -4.73
    same_deed: float = 0.41
    same_kind: float = 1.01
    near_kind: float = 0.5
    odd_kind: float = 0.54
    both_assaults: float = 1.65
    same_day: float = 3.25
    overlap: float = 2.0
    near_days: float = 1.36
    news_of_it: float = 0.71
    lent_same: float = 1.41
    news_together: float = 0.88
    one_place: float = 1.47
    one_spot: float = 1.09
    same_target: float = 1.05
    unnamed_alike: float = 0.87
    same_named: float = 0.26
    one_family: float = 0.68
    """Both words are of one family of words of acts: "withdrew", "pullout"."""
    rare_matter: float = 0.08
    """For each unit of how rare the words are that both clauses have."""
    rarest: float = 0.7
    """For each unit of how rare the rarest word is that both sentences have."""
    nobody_shared: float = -0.14
    """Both name who took part, and they share nobody."""
    other_deed: float = -5.04
    """Their words tell two deeds."""
    repeated: float = -1.68
    """One was done once more."""


class Rarity:
    """How rare the words of a case are among the sentences in which acts are told or hinted at."""

    def __init__(self, told: Told) -> None:
        sentences = {(t.witness.id, t.witness.sentence_at(t.event.trigger)): words_of(t) for t in told.tellings}
        self._count = Counter(stem for stems in sentences.values() for stem in stems)
        self._sentences = len(sentences)

    def of(self, stem: str) -> float:
        """Return how rare a word is: 0 for one of every sentence, the logarithm of their number for one of one."""
        return math.log(self._sentences / max(1, self._count[stem]))


def weigh_hint(told: Told, hint: int, act: int, rules: Rules, weights: HintWeightParameters) -> float:
    """Return the log-odds, without rare words, that a hint is of an act; -inf where something parts them."""
    found = traits(told, hint, act, rules)
    if found is None:
        return -math.inf
    values = _values(weights)
    return math.fsum(values[name] * much for name, much in found.items() if name in values)


def weigh_rare(told: Told, hint: int, act: int, rarity: Rarity, weights: HintWeightParameters) -> float:
    """Return the log-odds that rare words in common add."""
    values = _values(weights)
    return math.fsum(values[name] * much for name, much in rare_traits(told, hint, act, rarity).items())


def traits(told: Told, hint: int, act: int, rules: Rules) -> dict[str, float] | None:
    """Return what a hint and an act have in common, by the names of the weights; None where something parts them."""
    apart = forbidding(told, hint, act, rules, ForbiddingParameters())
    common = circumstances(told, hint, act, rules)
    if not PARTING.isdisjoint(apart) or "other_places" in common:
        return None
    a, b = told.tellings[hint], told.tellings[act]
    out = {"bias": 1.0} | dict.fromkeys(common, 1.0) | likeness(told, hint, act, WordingParameters())
    out |= dict.fromkeys((COUNTED[name] for name in apart if name in COUNTED), 1.0)
    out["one_family"] = float(bool(families_of(a) & families_of(b)))
    out["nobody_shared"] = float(_share_nobody(a, b))
    return out


def rare_traits(told: Told, hint: int, act: int, rarity: Rarity) -> dict[str, float]:
    """Return how rare the words are that a hint and an act have in common, by the names of the weights."""
    a, b = told.tellings[hint], told.tellings[act]
    return {
        "rare_matter": min(MOST_RARE, math.fsum(rarity.of(stem) for stem in a.matter & b.matter)),
        "rarest": max((rarity.of(stem) for stem in words_of(a) & words_of(b)), default=0.0),
    }


def words_of(telling: Telling) -> frozenset[str]:
    """Return what the sentence of a telling is about."""
    witness = telling.witness
    sentence = witness.sentence_at(telling.event.trigger)
    return matter_of(witness.words(sentence))


@cache
def _values(weights: HintWeightParameters) -> dict[str, float]:
    return asdict(weights)


def _share_nobody(a: Telling, b: Telling) -> bool:
    ours, theirs = ({i for p in t.parties for i in p.identities} for t in (a, b))
    return bool(ours and theirs) and not ours & theirs
