"""
EWT's verbs with the roles of what goes with them: who acts, on whom, when, where, and whether at all.

Sources: PropBank's release of EWT (propbank/propbank-release, CC BY-SA 4.0), whose words are blanked, laid over the
trees of UD_English-EWT (`corpora/trees.py`) by document, sentence and number of the word. Sentences that the two cut
into words otherwise (4 of 1,000) are left out.

- Verbs are the predicates that UD calls so: copulas, auxiliaries and nouns are left out.
- Of the roles those are kept that events ask for. The relative pronoun's own mark (`R-ARG0`) is left out, and so is the
  second part of a parted argument (`C-ARG1`).
"""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemma.records.structure import Tree
from training.corpora.trees import TreeDocument, load_trees

ROLES: Final = ("ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "ARGM-MOD", "ARGM-NEG")
"""Who acts, what is acted on, to or from whom, when, where, "may" and its like, "not" and its like."""
DOCUMENT, SENTENCE, FORM, FIRST = 0, 1, 4, 8
"""Columns: the document's path, the sentence's number, the Penn tag, and the roles of the first predicate."""
ALIKE: Final = 0.7
"""Share of a sentence's Penn tags that are the same in both, where it is the same sentence."""

Row = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of a sentence with its roles."""

    word: int
    spans: tuple[tuple[str, int, int], ...]
    """Role, first word and the word after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDocument:
    """A document of EWT with its gold trees and the verbs of each; None where a sentence's roles are not known."""

    trees: TreeDocument
    verbs: tuple[tuple[Verb, ...] | None, ...]


def load_roles(data: Path) -> Iterator[RoleDocument]:
    """Yield the documents of EWT that have roles, from `ud/` and `propbank-ewt/` in *data*."""
    with gzip.open(data / "propbank-ewt" / "ewt.gold_skel.gz", "rt", encoding="utf-8") as lines:
        rows = _by_sentence(line.split() for line in lines)
    for document in load_trees(data / "ud", "ewt"):
        if document.id in rows:
            told = rows[document.id]
            verbs = tuple(_verbs(tree, told.get(number, ())) for number, tree in enumerate(document.trees))
            yield RoleDocument(trees=document, verbs=verbs)


def _by_sentence(lines: Iterator[Row]) -> dict[str, dict[int, list[Row]]]:
    """Return the words of each sentence by the document's name in UD (`answers/00/x.xml` is `answers-x`)."""
    out: dict[str, dict[int, list[Row]]] = {}
    for row in lines:
        if len(row) >= FIRST:
            _, _, genre, *_, name = row[DOCUMENT].split("/")
            sentences = out.setdefault(f"{genre}-{name.removesuffix('.xml')}", {})
            sentences.setdefault(int(row[SENTENCE]), []).append(row)
    return out


def _verbs(tree: Tree, rows: Sequence[Row]) -> tuple[Verb, ...] | None:
    alike = sum(row[FORM] == form for row, form in zip(rows, tree.forms, strict=False))
    if len(rows) != len(tree.words) or alike < ALIKE * len(rows):
        return None
    return tuple(
        verb
        for column in range(FIRST, len(rows[0]) if rows else 0)
        if (verb := _verb(tree, [row[column] for row in rows])) is not None
    )


def _verb(tree: Tree, column: Sequence[str]) -> Verb | None:
    """Return the verb whose roles *column* brackets: `(ARG1*`, `*`, `*)`; None where it is no verb."""
    spans: list[tuple[str, int, int]] = []
    opened: tuple[str, int] | None = None
    for at, cell in enumerate(column):
        if cell.startswith("("):
            opened = cell.strip("(*)"), at
        if cell.endswith(")") and opened is not None:
            spans.append((*opened, at + 1))
            opened = None
    word = next((first for role, first, _ in spans if role == "V"), None)
    if word is None or tree.tags[word] != "VERB":
        return None
    return Verb(word=word, spans=tuple(span for span in spans if span[0] in ROLES))
