"""
A sentence with its two parties marked: what the head for the type of an act sees.

The marks are four pieces that the vocabulary leaves unused: [S] … [/S] around who acts, [T] … [/T] around
who it is done to. A party that is not there, or has no word piece, is not marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from stemma.encoder.windows import ROOM, Integers, Window, framed, sentence_pieces
from stemma.records.span import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SOURCE: Final = (1, 2)
"""[S] and [/S]: [unused0] and [unused1] of the vocabulary."""
TARGET: Final = (3, 4)
"""[T] and [/T]: [unused2] and [unused3]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act in a sentence, by the words that name its parties; they lie in the sentence."""

    sentence: Span
    source: Span | None
    target: Span | None
    predicate: Span | None = None
    """The words that say what is done; None where nobody has told them."""


def party_windows(text: str, acts: Sequence[Act], tokenizer: "Tokenizer") -> Iterator[tuple[int, Window]]:
    """
    Yield the index of each of *acts* and the one window of its sentence, which owns every piece of it.

    A sentence longer than a window is cut, so that its parties stay in; one without a word piece is passed over.
    """
    for rows in sentence_pieces(text, [act.sentence for act in acts], tokenizer):
        number = int(rows[4][0])
        yield number, _marked(rows, acts[number])


def _marked(rows: Integers, act: Act) -> Window:
    parties = [(span, pieces) for span, pieces in ((act.source, SOURCE), (act.target, TARGET)) if span is not None]
    signs = []
    for span, (opening, closing) in parties:
        first = int(np.searchsorted(rows[3], span.start, side="right"))
        after = int(np.searchsorted(rows[2], span.end, side="left"))
        if first < after:
            # at one place the closing sign comes before the opening one of the next party
            signs += [(first, 1, opening), (after, 0, closing)]
    signs.sort()
    start, stop = _stretch(len(rows[0]), [at for at, _, _ in signs], room=ROOM - len(signs))
    places = [min(max(at, start), stop) - start for at, _, _ in signs]
    inserted = np.array([[sign, 0, -1, -1, -1] for _, _, sign in signs], dtype=np.int64).reshape(-1, 5).T
    return framed(np.insert(rows[:, start:stop], places, inserted, axis=1))


def _stretch(size: int, places: Sequence[int], *, room: int) -> tuple[int, int]:
    """Return the pieces that are kept: all where there is room, else those around *places*."""
    if size <= room:
        return 0, size
    middle = (min(places) + max(places)) // 2 if places else 0
    start = min(max(0, middle - room // 2), size - room)
    return start, start + room
