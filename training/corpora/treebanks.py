"""
Treebank files (CoNLL-U and the like) with their text as it was printed, and where each word stands in it.

The text of a sentence comes from its `# text` line; words are found in it one after
the other, so that spaces are those of the original.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a treebank."""

    number: str
    """Its number in the sentence, as the file writes it."""
    span: Span
    """Where it stands in the document's text."""
    columns: tuple[str, ...]
    """What the file says behind its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreebankDocument:
    """A document of a treebank."""

    id: str
    text: str
    sentences: tuple[Span, ...]
    words: tuple[tuple[Word, ...], ...]
    """A tuple a sentence; words that the text does not hold (ellipsis) are left out."""


def read_documents(lines: Iterable[str]) -> Iterator[TreebankDocument]:
    """Yield the documents that `# newdoc` parts; paragraphs are parted by an empty line where `# newpar` says so."""
    identity, blocks = "", []
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in (*lines, ""):
        stripped = line.rstrip("\n")
        if stripped.startswith("#"):
            key, _, value = stripped[1:].partition("=")
            if key.strip() == "newdoc id":
                if blocks:
                    yield _document(identity, blocks)
                identity, blocks = value.strip(), []
            comments[key.strip()] = value.strip()
        elif stripped:
            rows.append(stripped.split("\t"))
        elif rows:
            blocks.append(("newpar" in comments, comments.get("text", ""), rows))
            comments, rows = {}, []
    if blocks:
        yield _document(identity, blocks)


def _document(identity: str, blocks: list[tuple[bool, str, list[list[str]]]]) -> TreebankDocument:
    text, sentences, words = "", [], []
    for opens_paragraph, sentence, rows in blocks:
        text += ("\n\n" if opens_paragraph else " ") if text else ""
        start = len(text)
        text += sentence
        sentences.append(Span(start, len(text)))
        words.append(tuple(_words(text, start, rows)))
    return TreebankDocument(id=identity, text=text, sentences=tuple(sentences), words=tuple(words))


def _words(text: str, at: int, rows: list[list[str]]) -> Iterator[Word]:
    for row in rows:
        number, form = row[0], row[1]
        found = text.find(form, at) if number.isdigit() else -1
        if found < 0:
            continue
        yield Word(number=number, span=Span(found, found + len(form)), columns=tuple(row[2:]))
        at = found + len(form)
