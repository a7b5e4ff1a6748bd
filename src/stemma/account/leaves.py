"""
What one article gives by itself, out of memory where the last account asked the same of it.

One article is the smallest part of a case, and the only one that nothing else reaches: who is who, who copied whom and
what others tell changes no word of it. What its words come to is worked out once and kept with the case.

Rules:
1. An answer follows from the article, its reading and the question: from no other article, no actor and no ruling.
2. Answers are plain JSON: what comes out of memory is what was put in.
3. What an account does not ask is not kept, and what is kept of an article that has changed in anything is not asked.
"""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from stemma.memo import Memo, digest_article
from stemma.records.article import Article

T = TypeVar("T")


class Leaf:
    """Answers about one article, by question."""

    __slots__ = ("_held", "asked")

    def __init__(self, held: dict[str, Any] | None = None) -> None:
        self._held = {} if held is None else held
        self.asked: dict[str, Any] = {}
        """What was asked in this run, with its answer."""

    def __len__(self) -> int:
        return len(self._held)

    def recall(self, question: str, answer: Callable[[], T]) -> T:
        """Return what *answer* gives, plain JSON; it is only called where nothing is held of the *question*."""
        try:
            found: T = self._held[question]
        except KeyError:
            found = self._held[question] = answer()
        self.asked[question] = found
        return found


class Leaves:
    """The leaves of the articles of one account."""

    def __init__(self, memo: Memo | None = None) -> None:
        self._memo = memo
        self._open: dict[str, tuple[Leaf, int]] = {}
        """By name in the memo: the leaf, and how many answers it held at first."""

    def of(self, article: Article) -> Leaf:
        """Return the leaf of an article, with what is remembered of it."""
        if self._memo is None:
            return Leaf()
        name = f"leaf/{digest_article(article).hex()}"
        held = _answers(self._memo.get(name))
        self._open[name] = leaf, _ = Leaf(held), len(held)
        return leaf

    def keep(self) -> None:
        """Remember what was asked."""
        for name, (leaf, held) in self._open.items():
            if self._memo is not None and not held == len(leaf.asked) == len(leaf):
                self._memo.put(name, json.dumps(leaf.asked, separators=(",", ":")).encode())


def _answers(packed: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(packed or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
