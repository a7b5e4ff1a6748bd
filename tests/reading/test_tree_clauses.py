"""A parsed sentence has these clauses: verb, standing, subject and reach."""

import re
from typing import Any

import pytest
from tests.case_lists import cases_of, params

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.tree_clauses import tree_clauses
from stemma.reading.events.words import Token, tokens_of
from stemma.records.span import Span
from stemma.records.structure import Tree

CASES = cases_of("reading/tree_clauses")
WORD = re.compile(r"(?P<word>\S+)/(?P<form>\S+)<(?P<relation>[a-z:]+)>(?P<head>-?\d+)")
TAGS = {"aux": "AUX", "aux:pass": "AUX", "cop": "AUX"}


def read_parse(parse: str) -> tuple[str, Tree]:
    """Return the text of a parse, its words parted by blanks, and its tree."""
    rows = [match.groupdict() for match in WORD.finditer(parse)]
    text = " ".join(row["word"] for row in rows)
    ends = [sum(len(row["word"]) + 1 for row in rows[: n + 1]) - 1 for n in range(len(rows))]
    tags = [TAGS.get(row["relation"], "VERB" if row["form"].startswith("VB") else "X") for row in rows]
    tree = Tree(
        span=Span(0, len(text)),
        words=tuple(Span(end - len(row["word"]), end) for row, end in zip(rows, ends, strict=True)),
        heads=tuple(int(row["head"]) for row in rows),
        relations=tuple(row["relation"] for row in rows),
        tags=tuple(tags),
        forms=tuple(row["form"] for row in rows),
    )
    return text, tree


def tell(tokens: list[Token], clause: Clause) -> str:
    """Return a clause in the words of a case."""
    group = clause.group
    hangs = f" of {clause.governor}" if clause.governor is not None else ""
    shares = f" with {clause.shares}" if clause.shares is not None else ""
    subject = " ".join(t.low for t in tokens[slice(*clause.subject)]) if clause.subject else "None"
    words = " ".join(t.low for t in tokens[clause.left : clause.right])
    return f"{group.lemma} {group.kind} {group.tense} {clause.link}{hangs}{shares} | {subject} | {words}"


@pytest.mark.parametrize("case", params(CASES))
def test_a_parsed_sentence_has_these_clauses(case: dict[str, Any]) -> None:
    text, tree = read_parse(case["parse"])
    tokens = tokens_of(text, tree.span, (), ())

    clauses = tree_clauses(text, tokens, tree)

    assert [tell(tokens, clause) for clause in clauses] == case["clauses"]


def test_a_sentence_without_words_has_no_clauses() -> None:
    assert tree_clauses("…", [], Tree(span=Span(0, 1))) == []
