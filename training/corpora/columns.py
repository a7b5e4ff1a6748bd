"""
Corpora of one token a line, put back into print: sentences of words and labels, and the text they came from.

The tokens of such corpora have lost their spaces. They are put back as print has them, so
that the network learns from text that looks like what it will read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stemma.records.span import Span
from training.corpora.document import Labelled

Row = list[tuple[str, str]]
"""A sentence: its words, each with its label as the corpus writes it ("B-Person", "O")."""

CLOSING = frozenset(".,;:!?)]}%…’”»")
OPENING = frozenset("([{$£€“‘«#@")
ENDINGS = frozenset(("n't", "n’t", "na"))
AFTER_APOSTROPHE = frozenset(("s", "t", "re", "ve", "ll", "d", "m", "esh", "ath"))
"""What follows a split apostrophe as one word: "it ’ s", "Da ’ esh", "Ba ’ ath"."""
REWRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", '""': '"', "&amp;": "&"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Sentences as one text, a line each, with the spans that their labels mark."""

    text: str
    sentences: tuple[Span, ...]
    marked: tuple[Labelled, ...]
    """Sorted; labels as the corpus writes them, without B- and I-."""


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the sentences of *path*: the word first, its label last, an empty line after each sentence."""
    row: Row = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t") if "\t" in line else line.split(" ")
        word = parts[0].strip()
        if len(parts) > 1 and word:
            row.append((REWRITTEN.get(word, word), parts[-1].strip()))
        elif row:
            yield row
            row = []
    if row:
        yield row


def printed(rows: Iterable[Row], *, split_hyphens: bool = False) -> Printed:
    """
    Return *rows* as a text of one sentence a line.

    *split_hyphens*: the corpus parts "al-Sinek", "2.5" and "DFAT’s" at each mark; they are
    joined again.
    """
    text, sentences, marked = "", [], []
    for row in rows:
        words = [word for word, _ in row]
        spaces = spaces_before(words, split_hyphens=split_hyphens)
        start, ends = len(text), []
        for word, space in zip(words, spaces, strict=True):
            text += " " * space + word
            ends.append(len(text))
        sentences.append(Span(start, len(text)))
        marked += [Labelled(ends[first] - len(words[first]), ends[last], label) for first, last, label in runs_of(row)]
        text += "\n"
    return Printed(text=text, sentences=tuple(sentences), marked=tuple(marked))


def runs_of(row: Row) -> Iterator[tuple[int, int, str]]:
    """Yield first word, last word and label of each marked run; an I- after O or another label opens one (IOB1)."""
    first: int | None = None
    label = ""
    for at, (_, tag) in enumerate([*row, ("", "O")]):
        goes_on = tag.startswith("I-") and first is not None and tag[2:] == label
        if first is not None and not goes_on:
            yield first, at - 1, label
            first = None
        if tag[:2] in ("B-", "I-") and not goes_on:
            first, label = at, tag[2:]


def spaces_before(words: Sequence[str], *, split_hyphens: bool = False) -> list[bool]:
    """Say of each word whether print has a space before it; straight marks open and close by turns."""
    out: list[bool] = []
    is_open = {'"': False, "'": False}
    glue_next = True
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        glued = glue_next or word in CLOSING or word in ENDINGS or (len(word) > 1 and word[0] in "'’")
        glue_next = word in OPENING
        if word in is_open and not _is_possessive(word, before, is_open=is_open[word]):
            glued = glued or is_open[word]
            glue_next = not is_open[word]
            is_open[word] = not is_open[word]
        elif word == "'":
            glued = True
        if split_hyphens:
            glued = glued or _is_split(before, word, words[at - 2] if at > 1 else "")
            glued = glued or (_joins(word) and bool(before) and before[-1].isalnum() and after[:1].isalnum())
        out.append(not glued)
    return out


def _is_possessive(word: str, before: str, *, is_open: bool) -> bool:
    """Say whether a lone ' ends a possessive: "the snipers ' bullets"."""
    return word == "'" and not is_open and before.endswith("s")


def _joins(word: str) -> bool:
    return word in ("-", "/")


def _is_split(before: str, word: str, second: str) -> bool:
    """Say whether *word* was one with what stands before it: the end of a hyphened word, of a number, after ’."""
    if not word[:1].isalnum() or not second[-1:].isalnum():
        return False
    if before in ("’", "'"):
        return word in AFTER_APOSTROPHE
    is_number = second.isdigit() and word.isdigit() and (before == "." or (before == "," and len(word) == 3))
    return _joins(before) or is_number
