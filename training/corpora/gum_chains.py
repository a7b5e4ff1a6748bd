"""
GUM with its chains: which words of a document mean the same thing, by the `Entity=` marks of the CoNLL-U file.

Source and licence: as in `gum.py`. All genres are read; what a user may take of them is his to choose.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stemma.records.span import Span

OPENING = re.compile(r"\(([^()]+?)(?=[()]|$)(\))?|([^()-]+)\)")


@dataclass(slots=True)
class Document:
    """A document of the corpus."""

    name: str
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    entities: list[tuple[Span, str]] = field(default_factory=list)
    """Spans with the id of what they mean."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Id -> person, place, organization, event, object ..."""
    sparse: bool = False
    """Only some mentions are marked."""


def load_chains(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from _documents(lines)


def _documents(lines: Iterable[str]) -> Iterator[Document]:
    document: Document | None = None
    opened: dict[str, list[int]] = {}
    at, gap = 0, ""
    for line in lines:
        if line.startswith("# newdoc id = "):
            if document is not None:
                yield document
            document, opened, at, gap = Document(line.split(" = ")[1].strip()), {}, 0, ""
        elif document is None:
            continue
        elif line.startswith("# newpar") and document.text and not line.startswith("# newpar_block"):
            gap = "\n\n"
        elif line.startswith("# text = "):
            sentence = line[len("# text = ") :].rstrip("\n")
            at = len(document.text) + len(gap)
            document.text += gap + sentence
            document.sentences.append(Span(at, at + len(sentence)))
            gap = " "
        elif line[0].isdigit():
            at = _read_token(document, opened, at, line.rstrip("\n").split("\t"))
    if document is not None:
        yield document


def _read_token(document: Document, opened: dict[str, list[int]], at: int, cells: list[str]) -> int:
    if not cells[0].isdigit():
        return at
    start = document.text.find(cells[1], at)
    if start < 0 or start > at + 3:
        start = at
    end = min(start + len(cells[1]), len(document.text))
    note = next((item[7:] for item in cells[9].split("|") if item.startswith("Entity=")), "")
    for match in OPENING.finditer(note):
        if match.group(3):
            starts = opened.get(match.group(3).split("-")[0])
            if starts:
                document.entities.append((Span(starts.pop(), end), match.group(3).split("-")[0]))
            continue
        name, kind = [*match.group(1).split("-"), "", ""][:2]
        document.kinds.setdefault(name, kind)
        if match.group(2):
            document.entities.append((Span(start, end), name))
        else:
            opened.setdefault(name, []).append(start)
    return end
