"""
How far a clause reaches: to where the next one begins, to an aside, or to who told it.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrases_before import STOP_MARKS, in_list, is_short_bracket
from stemma.reading.events.words import Token


def with_reach(tokens: Sequence[Token], clauses: Sequence[Clause], index: int) -> Clause:
    clause = clauses[index]
    right = len(tokens)
    for later in clauses[index + 1 : index + 4]:
        begin = _begins(later)
        if begin < clause.group.end <= later.group.start:
            begin = later.group.start  # its subject stands before this clause, which is an aside in it
        if begin >= clause.group.end:
            # The verb of "a man who ..., said" comes late, but its subject begins before the aside.
            right = min(right, begin)
    for i in range(clause.group.end, right):
        token = tokens[i]
        if token.low in ("(", ")") and is_short_bracket(tokens, i):
            continue
        if token.low in STOP_MARKS or token.tag == "rel" or (token.tag == "sub" and token.low != "that"):
            right = i
            break
        if token.low == "according" and i + 1 < right and tokens[i + 1].tag == "to":
            right = i  # who told it is no part of what is told
            break
        if token.low == "," and _closes_aside(tokens, clause, i, right):
            right = i
            break
    return replace(clause, right=right)


def _closes_aside(tokens: Sequence[Token], clause: Clause, comma: int, right: int) -> bool:
    """Say whether a comma ends a clause that a comma opened: "Since Sunday, when X closed Y, nothing has passed"."""
    opener = clause.left - 1
    if clause.link != "when" or opener < 0 or tokens[opener].low != "when":
        return False
    opened = opener == 0 or tokens[opener - 1].low == ","
    return opened and comma + 1 < len(tokens) and not in_list(tokens, comma, min(right, comma + 8) - 1)


def _begins(clause: Clause) -> int:
    if clause.link in ("and", "infinitive", "gerund", "participle", "reduced", "relative") or clause.subject is None:
        return min(clause.left, clause.group.start)
    begin = clause.subject[0]
    return min(begin, clause.left)
