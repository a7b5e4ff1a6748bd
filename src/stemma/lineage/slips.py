"""
Slips: words that one of two copies has wrong, as its own text shows.

Two copies that differ in a word have two readings, and mostly neither is known to be wrong. One is a slip where the
article that has it writes the other form everywhere else: it was copied badly, or its source was. Whoever shares a
slip with another has it from there; of the same correction two editors may think alone.

Rules:
1. A word, or a number of some digits, that is one letter off; its article has the other form elsewhere, and neither
   article has the wrong one again.
2. A character that was lost or read in the wrong encoding, in an article that has other such characters whole.
3. Inflections, house spelling, days, years, numerals and function words are readings, never slips.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import OSA

from stemma.lexicon.function_words import ADVERBS, AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from stemma.lineage.dated import DATE_CORE
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import TEMPLATE, Reader
from stemma.lineage.parameters import DirectionParameters
from stemma.lineage.variants import INFLECTION
from stemma.text.normalise import fold_word
from stemma.text.numerals import parse_number
from stemma.text.shingles import word_key

FUNCTION_WORDS = ADVERBS | AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS | SUBORDINATORS
MOST_WORDS = 4
"""Words that a damaged character may part one word into, and the sound word beside it. Words."""
LOST = frozenset("\ufffd?")
"""What stands for a character that could not be read."""
WHOLE = re.compile(r"[^\x00-\xa0\ufffd]")
MISREAD = re.compile(r"â€.?|[ÃÂ].|\ufffd")
"""What marks and letters become that are read in the wrong encoding: a text full of it was badly read, not copied."""
YEAR = re.compile(r"(?:19|20)\d\d")
STYLES = (("z", "s"), ("our", "or"), ("ll", "l"), ("re", "er"), ("ae", "e"), ("c", "s"), ("y", "i"))
"""What one house spells otherwise than another, throughout a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A word that article number *by* has wrong, and the form that the other has."""

    by: int
    wrong: str
    right: str
    damaged: bool
    """Whether a character was lost, and no letter or digit mistaken."""


def find_slips(kin: Kin, left: Reader, right: Reader, *, parameters: DirectionParameters) -> tuple[Slip, ...]:
    """Return the slips within the shared passages, in the order of the left one; those of either article."""
    out = []
    for here, there in _differing(kin):
        texts = _text(left, here), _text(right, there)
        for by, wrong, sound, reader, other in (
            (kin.right, texts[1], texts[0], right, left),
            (kin.left, texts[0], texts[1], left, right),
        ):
            damaged = _is_damaged(wrong, sound, reader)
            if damaged or _is_mistaken(wrong, sound, reader, other, parameters):
                out.append(Slip(by=by, wrong=wrong, right=sound, damaged=damaged))
    return tuple(out)


def _differing(kin: Kin) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the few words of either side that stand between agreeing ones."""
    for piece in kin.pieces:
        if piece.kind == TEMPLATE:
            continue
        for a, b in pairwise(piece.blocks):
            here, there = (a.left + a.length, b.left), (a.right + a.length, b.right)
            if 0 < here[1] - here[0] <= MOST_WORDS and 0 < there[1] - there[0] <= MOST_WORDS:
                yield here, there


def _text(reader: Reader, words: tuple[int, int]) -> str:
    sketch = reader.sketch
    return sketch.article.text[int(sketch.starts[words[0]]) : int(sketch.ends[words[1] - 1])]


def _is_damaged(wrong: str, sound: str, reader: Reader) -> bool:
    """Say whether *wrong* is *sound* with characters lost, and the rest of its article is whole."""
    if wrong == sound or sound.isascii() or any(c.isspace() for c in wrong + sound):
        return False
    lost = len(wrong) == len(sound) and all(
        a == b or (a in LOST and not b.isascii()) for a, b in zip(wrong, sound, strict=True)
    )
    misread = sound.encode("utf-8", "replace").decode("cp1252", "replace").replace("\ufffd", "")
    if not lost and wrong.replace("\ufffd", "") != misread:
        return False
    return WHOLE.search(MISREAD.sub("", reader.sketch.article.text.replace(wrong, ""))) is not None


def _is_mistaken(wrong: str, sound: str, reader: Reader, other: Reader, parameters: DirectionParameters) -> bool:
    """Say whether *wrong* is *sound* but for a letter or digit, and its article has the sound form elsewhere."""
    if not (_is_other_number(wrong, sound) if sound[0].isdigit() else _is_other_word(wrong, sound, parameters)):
        return False
    right_key, wrong_key = (np.uint64(word_key(w)) for w in (sound, wrong))
    keys = reader.sketch.keys
    return bool(
        np.count_nonzero(keys == wrong_key) == 1
        and np.any(keys == right_key)
        and not np.any(other.sketch.keys == wrong_key)
    )


def _is_other_number(wrong: str, sound: str) -> bool:
    """Say whether two numbers of three digits or more differ in one digit, or in the order of two; years do not."""
    a, b = (re.sub(r"\D", "", w) for w in (wrong, sound))
    if min(len(a), len(b)) < 3 or not wrong[0].isdigit() or wrong[-1:].isalpha() or sound[-1:].isalpha():
        return False
    years = YEAR.fullmatch(wrong) and YEAR.fullmatch(sound)
    return not years and OSA.distance(a, b, score_cutoff=1) == 1


def _is_other_word(wrong: str, sound: str, parameters: DirectionParameters) -> bool:
    """Say whether two words are one letter apart, and no two forms or house spellings of one word."""
    a, b = fold_word(wrong), fold_word(sound)
    named = wrong[0].isupper() and sound[0].isupper()
    if not (wrong[0].isalpha() and wrong.isalpha() and sound.isalpha()) or wrong[0].isupper() != sound[0].isupper():
        return False
    if len(b) < (parameters.slip_name_letters if named else parameters.slip_letters):
        return False
    if OSA.distance(a, b, score_cutoff=1) != 1 or a.startswith(b) or b.startswith(a):
        return False
    if INFLECTION.sub("", a) == INFLECTION.sub("", b) or _in_one_style(a) == _in_one_style(b):
        return False
    return not any(w in FUNCTION_WORDS or DATE_CORE.fullmatch(w) or parse_number(w) is not None for w in (a, b))


def _in_one_style(word: str) -> str:
    for one, another in STYLES:
        word = word.replace(one, another)
    return word
