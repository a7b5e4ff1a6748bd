"""
Sayings with "put": `S, as X put it`, `X puts the number of dead at 12`.
"""

import re

from stemma.lexicon.function_words import COORDINATORS
from stemma.reading.clauses.phrases import Phrase, noun_phrase_before
from stemma.reading.speech.lines import Line
from stemma.reading.speech.reporting import speaker_before
from stemma.reading.speech.saying import Saying, is_own_voice
from stemma.reading.speech.verb_groups import subject_before, verb_group
from stemma.text.numerals import NUMBER, SCALES

FORMS = frozenset({"put", "puts", "putting"})
COUNTS = frozenset(
    """
    number numbers toll figure total value worth cost costs damage loss losses count dead price turnout strength
    risk risks chance chances odds probability likelihood share
    """.split()  # noqa: SIM905
)
"""Nouns of which one must stand between "put" and its number: "put the toll at 12"."""
OBJECT_WORDS = 14
"""Tokens between "put" and "at"."""
ROUGHLY = frozenset(
    "about around some nearly almost over under roughly least most more fewer less than only just up to".split()  # noqa: SIM905
)
"""What may stand before the number."""


def at_put(line: Line, i: int, before: list[Saying]) -> Saying | None:
    """Return the saying of the verb "put" at *i*; None where it says nothing."""
    if line.low(i) not in FORMS:
        return None
    return _put_it(line, i) if line.low(i + 1) == "it" else _put_at(line, i, before)


def _put_it(line: Line, i: int) -> Saying | None:
    """Return the saying of `S, as X put it` and `As X put it, S`."""
    source = noun_phrase_before(line, i)
    if source is None or line.low(source.first - 1) != "as" or is_own_voice(line, source):
        return None
    opening, limit = source.first - 1, line.sentence_end(i)
    start = line.sentence_start(i)
    if opening == start:
        first = i + 3 if line.low(i + 2) in (",", ":") else i + 2
        piece = (first, limit)
    else:
        piece = (start, opening - 1 if line.low(opening - 1) == "," else opening)
    if piece[1] <= piece[0] or line.span(*piece) is None:
        return None
    whole = all(line.kind(k) in ("quote", "mark") for k in range(*piece))
    return Saying(source=source, cue=(i, i + 2), pieces=(piece,), whole=whole, lemma="say")


def _put_at(line: Line, i: int, before: list[Saying]) -> Saying | None:
    """Return the saying of `X puts the number of dead at 12`."""
    limit = min(i + OBJECT_WORDS, line.sentence_end(i))
    at = next((k for k in range(i + 2, limit) if line.low(k) == "at" and number_end(line, k + 1)), None)
    if at is None or not any(line.low(k) in COUNTS for k in range(i + 1, at)):
        return None
    source = _putter(line, i, before)
    if source is None or is_own_voice(line, source):
        return None
    return Saying(source=source, cue=(i, i + 1), pieces=((i + 1, number_end(line, at + 1)),), whole=False, lemma="put")


def _putter(line: Line, i: int, before: list[Saying]) -> Phrase | None:
    group = verb_group(line, i)
    if not group.is_plain:
        return None
    if line.low(i) == "putting" or line.low(group.first - 1) in COORDINATORS:
        return speaker_before(line, i, before)
    return subject_before(line, group)


def number_end(line: Line, k: int) -> int:
    """Return the index after the number that begins at *k*; 0 where none does."""
    while line.low(k) in ROUGHLY:
        k += 1
    end = 0
    while line.kind(k) in ("word", "mark") and _is_number(line.low(k)):
        k += 1
        end = k
    if end and line.low(k) in ("in", "to") and _is_number(line.low(k + 1)):
        return k + 2  # "one in five", "three to one"
    return end


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in SCALES or re.fullmatch(NUMBER, word) is not None
