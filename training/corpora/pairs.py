"""
What the event head is trained and measured on: a sentence, who acts, on whom, and the type of the act.

Types are the fifteen roots of the published PLV set: stemma's CONCEDE and RETREAT are both
YIELD there. Folds never part two wordings of one sentence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.records.span import Span
from training.corpora.document import share_of

ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""In the order of the network's columns."""
NO_ACT = "NONE"
"""No root: what is said of the two is no act of the one on the other ("said", "cost", "lies between")."""
ROOT_OF = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
    "COOPERATE": 2, "AID": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""PLOVER's four: cooperation and conflict, each in words (1, 3) and in deeds (2, 4)."""
NEAR = 0.5
"""Share of the words of two sentences that both have, from which they are wordings of one."""
MARKED = re.compile(r"[{\[]([^{}\[\]]+)[}\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One act between two marked parties of one sentence."""

    id: str
    corpus: str
    sentence: str
    source: Span | None
    target: Span | None
    root: str
    """One of `ROOTS`, or `NO_ACT`."""
    predicate: Span | None = None
    """The word that tells it, where people marked it."""
    crowded: bool = False
    """Whether the parties do not say which act is meant: the predicate does."""


def read_marked(identity: str, corpus: str, kind: str, marked: str) -> Pair:
    """
    Return the pair of a sentence in which {who acts} and [who is acted on] are marked.

    Raises:
        ValueError: a mark stands twice or does not close, or *kind* is neither a PLOVER type nor `NO_ACT`.
    """
    root = ROOT_OF.get(kind, kind)
    if root not in (*ROOTS, NO_ACT) or marked.count("{") > 1 or marked.count("[") > 1:
        raise ValueError(f"{corpus} {identity}: no act with one source and one target: {kind} {marked!r}")
    spans: dict[str, Span] = {}
    sentence, at = "", 0
    for match in MARKED.finditer(marked):
        sentence += marked[at : match.start()]
        spans[match[0][0]] = Span(len(sentence), len(sentence) + len(match[1]))
        sentence += match[1]
        at = match.end()
    sentence += marked[at:]
    if set("{}[]") & set(sentence):
        raise ValueError(f"{corpus} {identity}: a mark does not close: {marked!r}")
    source, target = spans.get("{"), spans.get("[")
    return Pair(id=identity, corpus=corpus, sentence=sentence, source=source, target=target, root=root)


def words_of(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.lower()))


def nearness(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the words of both that both have, 0..1."""
    return len(left & right) / max(1, len(left | right))


def apart_from(pairs: Iterable[Pair], others: Iterable[Pair]) -> list[Pair]:
    """Return those of *pairs* whose sentence is near none of *others*: what is measured is not trained on."""
    measured = {words_of(other.sentence) for other in others}
    own = [(pair, words_of(pair.sentence)) for pair in pairs]
    near = {words for words in {words for _, words in own} if any(nearness(words, other) > NEAR for other in measured)}
    return [pair for pair, words in own if words not in near]


def folds_of(pairs: Sequence[Pair], *, folds: int, seed: str) -> list[int]:
    """Return the fold of each pair; sentences near one another, directly or by way of others, share a fold."""
    words = [words_of(pair.sentence) for pair in pairs]
    parent = list(range(len(pairs)))
    for at, mine in enumerate(words):
        for before in range(at):
            if nearness(mine, words[before]) > NEAR:
                parent[_root(parent, at)] = _root(parent, before)
    return [int(share_of(pairs[_root(parent, at)].sentence, seed=seed) * folds) for at in range(len(pairs))]


def _root(parent: Sequence[int], at: int) -> int:
    while parent[at] != at:
        at = parent[at]
    return at
