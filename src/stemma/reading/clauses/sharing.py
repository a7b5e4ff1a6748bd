"""
Whose subject a verb behind "and" shares: "called it “a trick that failed” and demanded an apology".

Rules:
1. It is a verb of the same tense; the last one of them.
2. Words in marks lend no subject to a verb behind them.
3. "X closed its border after the talks broke down, and recalled": behind a comma the clause that tells
   when is done with.
4. "X denied that Y had shelled Z and offered": the simple past goes on from the simple past.
"""

from collections.abc import Sequence

from stemma.reading.clauses.form import Clause
from stemma.reading.events.words import Group, Token

APOSTROPHES = frozenset({"'", "’", "‘"})
"""Marks that seldom open a quotation here."""


def shared_clause(
    tokens: Sequence[Token], groups: Sequence[Group], index: int, earlier: Sequence[Clause]
) -> int | None:
    """Return the clause (index) whose subject the verb group at *index* shares, or None."""
    group = groups[index]
    outside = _quotations_before(tokens, group.start)
    open_ = [i for i in range(len(earlier)) if not _is_closed(tokens, groups[i], outside)]
    finite = [i for i in open_ if groups[i].kind == "finite" and earlier[i].link != "relative"]
    same = [i for i in finite if groups[i].tense == group.tense]
    if same:
        return _stepped_back(tokens, groups, index, earlier, same)
    relative = [i for i in open_ if earlier[i].link == "relative" and groups[i].tense == group.tense]
    return relative[-1] if relative else finite[-1] if finite else None


def _stepped_back(
    tokens: Sequence[Token], groups: Sequence[Group], index: int, earlier: Sequence[Clause], same: Sequence[int]
) -> int:
    """Return the last of *same*, or the one above it where that one is done with."""
    last = same[-1]
    while (above := earlier[last].governor) is not None and above in same:
        done = earlier[last].link == "when" and _has_comma(tokens, groups[index].start)
        other = earlier[last].link == "that" and not groups[last].is_plain and groups[above].is_plain
        if not (done or (other and groups[index].is_plain)):
            break
        last = above
    return last


def _has_comma(tokens: Sequence[Token], at: int) -> bool:
    """Say whether ", and" stands before the verb at *at*, its adverbs stepped over."""
    while at > 0 and tokens[at - 1].tag in ("adv", "neg", "time"):
        at -= 1
    return at > 1 and tokens[at - 1].tag == "cc" and tokens[at - 2].low == ","


def _quotations_before(tokens: Sequence[Token], at: int) -> int:
    return sum(t.tag == "quote" and t.low not in APOSTROPHES for t in tokens[:at])


def _is_closed(tokens: Sequence[Token], group: Group, outside: int) -> bool:
    """Say whether a verb stands in a quotation that is over: *outside* marks stand before the verb that goes on."""
    before = _quotations_before(tokens, group.start)
    return before % 2 == 1 and outside > before
