"""Rules about words: a statement is verbatim, direct words stand in quotation marks."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from stemma.checks.fault import Fault
from stemma.checks.grounding import Grounding
from stemma.records.account import Evidence, Statement

PIECE_MARK = " … "
"""What joins the pieces of a statement's text."""

MARKS = frozenset("\"'“”„‟«»‹›‘’‚‛`″")
"""Quotation marks of all kinds."""

SPACE_AND_STOPS = " \t\n\r\u00a0\u202f,.;:!?…—–-[](){}"
"""What may stand between direct words and their mark."""


def find_wrong_words(grounding: Grounding) -> Iterator[Fault]:
    """Yield statements whose text is not that of their evidence, and direct ones outside quotation marks."""
    for statement in grounding.account.statements:
        run = _shown_run(grounding, statement)
        if not run:
            first = statement.evidence[0]
            text = "the text is not that of any of its evidence"
            yield Fault(record=statement.id, article=first.article, span=first.span, rule="verbatim", text=text)
            continue
        if statement.kind == "direct":
            yield from (
                Fault(
                    record=statement.id,
                    article=piece.article,
                    span=piece.span,
                    rule="direct words in marks",
                    text="no quotation mark stands beside the words",
                )
                for piece in run
                if not _beside_mark(grounding.articles[piece.article].text, piece)
            )
        if any(not 0 <= start < end <= len(statement.text) for start, end in statement.quoted):
            yield Fault(record=statement.id, rule="verbatim", text="its quoted words lie outside its text")


def _shown_run(grounding: Grounding, statement: Statement) -> Sequence[Evidence]:
    """Return the pieces of evidence, in one article, whose words make up the statement's text."""
    for _, group in groupby(statement.evidence, key=lambda e: e.article):
        pieces = list(group)
        for first in range(len(pieces)):
            for last in range(first, len(pieces)):
                run = pieces[first : last + 1]
                if _tells(statement, [grounding.words(p) for p in run]):
                    return run
    return ()


def _tells(statement: Statement, told: Sequence[str]) -> bool:
    """Say whether *told* is the statement's text; behind words without marks, evidence goes on to who says them."""
    if statement.kind == "direct":
        return PIECE_MARK.join(told) == statement.text
    pieces = statement.text.split(PIECE_MARK)
    return len(pieces) == len(told) and all(words.startswith(piece) for words, piece in zip(told, pieces, strict=True))


def _beside_mark(text: str, piece: Evidence) -> bool:
    before = text[: piece.span.start].rstrip(SPACE_AND_STOPS)
    after = text[piece.span.end :].lstrip(SPACE_AND_STOPS)
    return before[-1:] in MARKS or after[:1] in MARKS
