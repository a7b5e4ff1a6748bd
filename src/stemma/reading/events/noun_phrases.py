"""
Nouns that name an act, with their phrases: "the first talks between X and Y in Z", "Russia's 2014 annexation of W".

This file does not ask who takes part, nor whether it happened.
"""

from dataclasses import dataclass

from stemma.lexicon.predicates import Predicate, nouns
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set

LEFT_STOPS = frozenset({"down", "up", "out", "away", "aside", "back", ",", ";", ":", "—", "–", "("})
"""Particles of the verb before ("turned down [Indonesia's request]") and marks: no phrase reaches over them."""
MEASURES = word_set(
    """
    round rounds day days hour hours week weeks series wave spate string month months session night second
    minutes set barrage flurry rounds
    """
)
"""Nouns that only count what "of" ties to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun that names an act, with its phrase; token indices, half-open."""

    predicate: Predicate
    left: int
    """Where its own modifiers begin."""
    head: int
    start: int
    """Where its words begin ("phone call")."""
    right: int
    """Where what "between", "with", "of", "in" and "on" tie to it ends."""

    def is_in(self, words: tuple[int, int] | None) -> bool:
        """Say whether the noun is one of these words, such as those of a clause's subject."""
        return words is not None and words[0] <= self.head < words[1]


def phrase_at(scene: Scene, at: int, verbs: set[int]) -> Phrase | None:
    tokens = scene.tokens
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and at + 1 not in verbs and following.tag in ("open", "noun", "name", "poss"):
        return None
    if following is not None and following.low in ("-", "‑"):
        return None
    if tokens[at].low == "protest" and at > 1 and tokens[at - 1].low == "of":
        return None  # "a note of protest"
    asks = following is not None and (following.low in ("for", "that", "to") or at + 1 in verbs)
    rows = [
        (words, predicate)
        for words, predicate in nouns().get(tokens[at].low, ())
        if tuple(t.low for t in tokens[max(0, at - len(words) + 1) : at + 1]) == words
    ]
    # "the call for talks" demands, "the call on Friday" is held.
    row = next((r for r in rows if ("D" in r[1].flags) == asks), rows[0] if rows else None)
    if row is None or (tokens[at].capital and at and {"k", "D"} & row[1].flags):
        return None  # "the Northern Dispatch"
    start = at - len(row[0]) + 1
    return Phrase(
        predicate=row[1],
        left=words_before(scene, start, verbs),
        head=at,
        start=start,
        right=_right(scene, at + 1, verbs),
    )


def words_before(scene: Scene, start: int, verbs: set[int]) -> int:
    """Return where the words begin that stand before a noun in its phrase."""
    left = start
    while left > 0 and left - 1 not in verbs:
        token = scene.tokens[left - 1]
        if token.tag in ("prep", "to", "cc", "sub", "rel", "quote", "adv", "neg") or token.low in LEFT_STOPS:
            break
        left -= 1
    return left


def _right(scene: Scene, start: int, verbs: set[int]) -> int:
    for at in range(start, len(scene.tokens)):
        token = scene.tokens[at]
        if (
            at in verbs
            or token.tag in ("sub", "rel", "modal", "quote")
            or (token.tag == "to" and at + 1 in verbs)
            or token.low in (";", ":", "—", "–", "--")
        ):
            return at
        if token.low == ",":
            between = [t for t in scene.tokens[start:at] if t.low in ("between", "with", "among")]
            if not (
                between and scene.tokens[at - 1].tag == "name" and any(t.tag == "cc" for t in scene.tokens[at : at + 8])
            ):
                return at
        if token.tag == "prep" and token.low in (
            "after",
            "before",
            "until",
            "since",
            "as",
            "amid",
            "following",
            "despite",
        ):
            return at
    return len(scene.tokens)


def modifiers_of(scene: Scene, phrase: Phrase) -> frozenset[str]:
    """Return the words that stand before the noun in its phrase."""
    return frozenset(t.low for t in scene.tokens[phrase.left : phrase.start])


def lead_of(scene: Scene, phrase: Phrase) -> int | None:
    """Return the preposition that governs the phrase; "five hours of" and "a round of" are stepped over."""
    at = measured_from(scene, phrase) - 1
    return at if at >= 0 and scene.tokens[at].tag in ("prep", "to") else None


def measured_from(scene: Scene, phrase: Phrase) -> int:
    """Return where the phrase begins with what only counts it: "[five hours of] talks", "[a round of] talks"."""
    at = phrase.left - 1
    while at > 0 and scene.tokens[at].low == "of" and scene.tokens[at - 1].low in MEASURES:
        at -= 2
        while (
            at >= 0
            and (
                scene.tokens[at].tag in ("num", "det", "open", "noun", "adv", "owner") or scene.tokens[at].low == "than"
            )
            and not scene.tokens[at].forms
        ):
            at -= 1
    return at + 1
