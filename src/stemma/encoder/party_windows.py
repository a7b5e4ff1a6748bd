"""
A sentence with an act marked in it: what the network for the type of an act sees.

The signs are six pieces that the vocabulary leaves unused: [S] … [/S] around who acts, [T] … [/T] around who it is done
to, [P] … [/P] around the words that say what is done. What is not there, or has no word piece, is not marked.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from stemma.encoder.windows import ROOM, Integers, Window, framed, sentence_pieces
from stemma.records.labels import MarkedAct
from stemma.records.span import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SOURCE: Final = (1, 2)
"""[S] and [/S]: [unused0] and [unused1] of the vocabulary."""
TARGET: Final = (3, 4)
"""[T] and [/T]: [unused2] and [unused3]."""
PREDICATE: Final = (5, 6)
"""[P] and [/P]: [unused4] and [unused5]."""
ROLES: Final = 7
"""What a piece may be: nothing, of the source, target or predicate, or the opening sign of one of these."""


def party_windows(text: str, acts: Sequence[MarkedAct], tokenizer: "Tokenizer") -> Iterator[tuple[int, Window]]:
    """
    Yield the index of each of *acts* and the one window of its sentence, which owns every piece of it.

    A sentence longer than a window is cut, so that its parties stay in; one without a word piece is passed over.
    """
    for rows in sentence_pieces(text, [act.sentence for act in acts], tokenizer):
        number = int(rows[4][0])
        yield number, _marked(rows, acts[number])


def _marked(rows: Integers, act: MarkedAct) -> Window:
    signs = []
    for _, span, (opening, closing) in _marks(act):
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


def roles_of(act: MarkedAct, window: Window) -> Integers:
    """Return the role of each piece of the *window* of *act*, `0 <= role < ROLES`."""
    roles = np.zeros(len(window), dtype=np.int64)
    for role, span, (opening, _) in _marks(act):
        roles[(window.starts < span.end) & (window.ends > span.start)] = role
        roles[window.ids == opening] = role + ROLES // 2
    return roles


def _marks(act: MarkedAct) -> Iterator[tuple[int, Span, tuple[int, int]]]:
    """Yield the role, the place and the signs of what is known of *act*."""
    places = (act.source, SOURCE), (act.target, TARGET), (act.predicate, PREDICATE)
    for role, (span, signs) in enumerate(places, 1):
        if span is not None:
            yield role, span, signs


def _stretch(size: int, places: Sequence[int], *, room: int) -> tuple[int, int]:
    """Return the pieces that are kept: all where there is room, else those around *places*."""
    if size <= room:
        return 0, size
    middle = (min(places) + max(places)) // 2 if places else 0
    start = min(max(0, middle - room // 2), size - room)
    return start, start + room
