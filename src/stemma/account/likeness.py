"""
How alike two stretches of words are: in order, as a set, and what in them is content.

The words compared are folded; function words and the marks between words do not count.
"""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from stemma.text.normalise import fold_word
from stemma.text.words import WORD

FUNCTION_WORDS = frozenset(
    """
    a an the and or but nor so yet of in on at by to for from with without into onto over under about against between
    among through during before after since until as than that this these those there here it its he she they them
    his her their him we us our you your i me my is are was were be been being am has have had having do does did doing
    will would shall should can could may might must not no if then else when while where who whom whose which what
    how why also just only very more most much many some any all both each every other another such own same too up
    out off down again further once s t re ve ll d m said says say
    """.split()  # noqa: SIM905
)
"""Words that carry grammar, not matter. Source: compiled by the project; CC0."""

ENDINGS = (
    "izations", "ization", "ations", "ation", "ments", "ment", "ities", "ity", "ings", "ing", "ions", "ion", "ies",
    "ied", "ers", "er", "ed", "es", "ly", "s", "e", "y",
)  # fmt: skip
"""Endings taken off so that forms of one word agree; the longest that leaves four letters."""


IRREGULAR = {
    "met": "meet", "held": "hold", "spoke": "speak", "spoken": "speak", "sent": "send", "struck": "strike",
    "shot": "shoot", "fought": "fight", "sank": "sink", "sunk": "sink", "broke": "break", "broken": "break",
    "led": "lead", "left": "leave", "took": "take", "taken": "take", "gave": "give", "given": "give", "hit": "hit",
    "began": "begin", "begun": "begin", "flew": "fly", "flown": "fly", "won": "win", "lost": "lose", "died": "die",
    "dying": "die", "seen": "see", "saw": "see", "brought": "bring", "built": "build", "withdrew": "withdraw",
    "withdrawn": "withdraw", "froze": "freeze", "frozen": "freeze", "sought": "seek", "fell": "fall",
    "fallen": "fall", "threw": "throw", "thrown": "throw", "told": "tell", "paid": "pay",
    "rose": "rise", "risen": "rise", "forbade": "forbid", "forbidden": "forbid", "bought": "buy",
    "sold": "sell", "made": "make", "kept": "keep", "went": "go", "gone": "go", "came": "come",
    "chose": "choose", "chosen": "choose", "drove": "drive", "driven": "drive",
}  # fmt: skip
"""Irregular forms and their verbs. Source: compiled by the project; CC0."""


@lru_cache(maxsize=1 << 16)
def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of *text*, folded."""
    return tuple(fold_word(word).removesuffix("'s") for word in WORD.findall(text))


@lru_cache(maxsize=1 << 16)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of *text* that carry matter."""
    return frozenset(stem(w) for w in folded_words(text) if w not in FUNCTION_WORDS)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return *word* without its ending, as far as four letters remain; an irregular form as its verb."""
    word = IRREGULAR.get(word, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def held_in_order(a: Sequence[str], b: Sequence[str]) -> float:
    """Return the share of the shorter sequence's words that the longer holds in the same order, 0..1."""
    shorter = min(len(a), len(b))
    return LCSseq.similarity(a, b) / shorter if shorter else 0.0


def shared_share(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of all words of two sets that stand in both, 0..1."""
    return len(a & b) / len(a | b) if a and b else 0.0


def held_share(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger holds, 0..1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
