"""
A text cut into windows of word pieces: what the reader's network sees, in training and at run time alike.

Rules:
1. A window holds whole sentences, at most 256 pieces with its two special ones.
2. It begins with the end of the sentence before as context, where there is one. Every piece of the text is
   *owned* by exactly one window, in order; what the network says of a piece counts in that window alone.
3. A sentence longer than a window is cut, with an overlap on both sides of each cut.
4. The vocabulary knows no capitals. What it loses is said by `marks`, one number a piece: the letter case of
   its word, whether it stands in quotation marks, and whether its word is the first of the sentence.

Nothing here knows the network, its labels or its weights.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.quoted import quoted_stretches
from stemma.records.span import Span

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Integers = npt.NDArray[np.int64]
"""`(pieces,)`."""

MOST_PIECES: Final = 256
"""Pieces of a window, the two special ones included."""
ROOM: Final = MOST_PIECES - 2
CONTEXT: Final = 64
"""Pieces of the sentence before that a window begins with, at most: its end says who goes on speaking."""
OVERLAP: Final = 32
"""Pieces on either side of a cut through a long sentence that are seen twice."""
AT_ONCE: Final = 256
"""Sentences that are cut into pieces at once: a book takes no more memory than a report."""

SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character that a tokenizer takes."""

BEGIN: Final = 101
"""[CLS]"""
END: Final = 102
"""[SEP]"""

CASES: Final = ("lower", "Capitalised", "CAPITALS", "mIxed", "digits", "other")
"""The letter cases of a word, in the order in which `marks` counts them."""
MARKS: Final = 1 + len(CASES) * 2 * 2
"""How many values `marks` has: 0 for special pieces, then 1 + 4 * case + 2 * quoted + first."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Window:
    """One run of the network: word pieces and their places in the text."""

    ids: Integers
    """Numbers of the vocabulary, the special ones at both ends included."""
    marks: Integers
    """`0 <= marks < MARKS`."""
    starts: Integers
    """Where each piece begins in the text, in code points; -1 for special pieces."""
    ends: Integers
    sentences: Integers
    """Index of the sentence of each piece; -1 for special pieces."""
    own: tuple[int, int]
    """The half-open range of the pieces that this window owns."""

    def __len__(self) -> int:
        return len(self.ids)


def cut_windows(text: str, sentences: Sequence[Span], tokenizer: "Tokenizer") -> Iterator[Window]:
    """
    Yield the windows of *sentences*, which are sorted and disjoint stretches of *text*, in order.

    Args:
        text: The whole text: quotation marks are paired over all of it.
        sentences: What is read of it. A stretch without a word piece is passed over.
        tokenizer: From `load_tokenizer`; it neither truncates nor pads.
    """
    held: list[Integers] = []
    before: Integers | None = None
    room = ROOM
    for rows in sentence_pieces(text, sentences, tokenizer):
        size = len(rows[0])
        if held and size > room:
            yield _window(before, held)
            before, held = held[-1], []
        if not held:
            room = ROOM - min(CONTEXT, len(before[0]) if before is not None else 0)
        if size > ROOM:
            yield from _cut(rows)
            before = rows
        else:
            held.append(rows)
            room -= size
    if held:
        yield _window(before, held)


def framed(rows: Integers, *, first: int = 0, after: int | None = None) -> Window:
    """Return the window of *rows* with the special pieces around them; it owns the pieces `[first, after)` of them."""
    ids, marks, starts, ends, sentences = rows
    return Window(
        ids=np.concatenate([[BEGIN], ids, [END]]),
        marks=np.pad(marks, 1),
        starts=np.pad(starts, 1, constant_values=-1),
        ends=np.pad(ends, 1, constant_values=-1),
        sentences=np.pad(sentences, 1, constant_values=-1),
        own=(first + 1, (len(ids) if after is None else after) + 1),
    )


def sentence_pieces(text: str, sentences: Sequence[Span], tokenizer: "Tokenizer") -> Iterator[Integers]:
    """Yield for each sentence its pieces in five rows (ids, marks, starts, ends, sentences), where it has any."""
    stretches = quoted_stretches(text)
    edges = np.array([at for stretch in stretches for at in stretch], dtype=np.int64)
    for first in range(0, len(sentences), AT_ONCE):
        some = sentences[first : first + AT_ONCE]
        safe = [SURROGATE.sub("\ufffd", sentence.of(text)) for sentence in some]
        for n, encoding in enumerate(tokenizer.encode_batch(safe, add_special_tokens=False)):
            if encoding.ids:
                yield _rows(safe[n], encoding, edges, start=some[n].start, sentence=first + n)


def _rows(sentence_text: str, encoding: "Encoding", edges: Integers, *, start: int, sentence: int) -> Integers:
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2) + start
    starts, ends = offsets[:, 0], offsets[:, 1]
    quoted = np.searchsorted(edges, starts, side="right") % 2
    case, first = _shapes(sentence_text, encoding)
    return np.stack(
        [
            np.array(encoding.ids, dtype=np.int64),
            1 + 4 * case + 2 * quoted + first,
            starts,
            ends,
            np.full(len(starts), sentence, dtype=np.int64),
        ]
    )


def _shapes(sentence_text: str, encoding: "Encoding") -> tuple[Integers, Integers]:
    """Return for each piece the case of its word, and 1 for those of the sentence's first word and marks before it."""
    word_of = [word for word in encoding.word_ids if word is not None]
    words: dict[int, list[int]] = {}
    for (begin, after), word in zip(encoding.offsets, word_of, strict=True):
        edge = words.setdefault(word, [begin, after])
        edge[1] = max(edge[1], after)
    shape = {word: _case(sentence_text[begin:after]) for word, (begin, after) in words.items()}
    opening = next((word for word, case in shape.items() if CASES[case] != "other"), -1)
    case = np.array([shape[word] for word in word_of], dtype=np.int64)
    first = np.array([word <= opening for word in word_of], dtype=np.int64)
    return case, first


def _case(word: str) -> int:
    """Return the index in `CASES` of the letter case of *word*."""
    letters = [c for c in word if c.islower() or c.isupper()]
    if not letters:
        return CASES.index("digits" if any(c.isdigit() for c in word) else "other")
    if word.islower():
        return CASES.index("lower")
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return CASES.index("Capitalised")
    return CASES.index("CAPITALS" if word.isupper() else "mIxed")


def _window(before: Integers | None, held: Sequence[Integers]) -> Window:
    own = sum(len(rows[0]) for rows in held)
    context = 0 if before is None else min(CONTEXT, len(before[0]), ROOM - own)
    shown = [before[:, len(before[0]) - context :]] if before is not None and context else []
    return framed(np.concatenate([*shown, *held], axis=1), first=context, after=context + own)


def _cut(rows: Integers) -> Iterator[Window]:
    """Yield the windows of a sentence that is longer than one; each piece is owned where it is farthest from a cut."""
    size = len(rows[0])
    step = ROOM - 2 * OVERLAP
    start = 0
    while True:
        stop = min(start + ROOM, size)
        first = OVERLAP if start else 0
        after = stop - start - (OVERLAP if stop < size else 0)
        yield framed(rows[:, start:stop], first=first, after=after)
        if stop == size:
            return
        start += step
