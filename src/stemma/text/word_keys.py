"""
The words of many texts as numbers, all at once.

A word's key depends on its folded form alone, so that equal words give equal numbers on every machine. Texts lie one
behind the other as code points, and words are found by what kind each code point and its neighbours are:
the same words that `words.WORD` finds, in a tenth of its time. Texts with code points that this
cannot decide by kind (ideographs, ligatures) are looked at word by word.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from stemma.text.normalise import fold_word
from stemma.text.words import WORD

Keys = npt.NDArray[np.uint64]
"""Words or shingles as numbers; shape `(n,)`."""
Places = npt.NDArray[np.int64]
"""Positions in a text; shape `(n,)`."""
Flags = npt.NDArray[np.bool_]

STEP = 0x9E3779B97F4A7C15
"""Odd, its bits well spread: powers of it keep the order of letters in a key."""
MIX = 0xFF51AFD7ED558CCD
"""Odd, too: spreads a sum over all bits."""
MASK = (1 << 64) - 1
OTHER, LETTER, DIGIT, APOSTROPHE, DOT, COMMA, ODD = range(7)
"""Kinds of code points; COMMA: what may stand within a number, ODD: what is not decided by its kind."""
DECIDED = 0x2C00
"""Code points below are decided: all alphabets, punctuation and symbols before the ideographs."""
LONGEST = 256
"""A text with a longer word is looked at word by word, which bounds the table of powers. Letters."""


def word_key(word: str) -> int:
    """Return the 64-bit key of *word*, folded; the dots of an abbreviation do not count ("U.S." is "US")."""
    folded = fold_word(word)
    plain = folded.replace(".", "") if not folded[:1].isdigit() else folded
    total, power = len(plain), 1
    for letter in plain:
        power = power * STEP & MASK
        total += (ord(letter) + 1) * power
    return _mixed(total & MASK)


def text_keys(texts: Sequence[Sequence[str]], most: int) -> list[tuple[Keys, Places]]:
    """Return, for each text, the keys of its first *most* words and how many stand in each line (one at least)."""
    joined = "\n".join("\n".join(lines) for lines in texts)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _kinds()[np.minimum(points, DECIDED)]
    ends = np.append(np.flatnonzero(points == ord("\n")), len(points))
    odd = kinds == ODD
    starts, inside, doubtful = _find_words(kinds)
    keys, sizes = _keys_of(points, starts, inside)
    before = np.concatenate((np.zeros(1, dtype=np.int64), np.searchsorted(starts, ends)))
    slow = np.concatenate((np.flatnonzero(odd), doubtful, starts[sizes > LONGEST]))
    by_hand = set(np.searchsorted(ends, slow).tolist())
    out = []
    at = 0
    for lines in texts:
        edges = before[at : at + len(lines) + 1]
        if by_hand and not by_hand.isdisjoint(range(at, at + len(lines))):
            found, edges = _by_hand(lines)
        else:
            found = keys[edges.item(0) : edges.item(-1)]
            edges = edges - edges.item(0)
        at += len(lines)
        out.append((found[:most], np.diff(np.minimum(edges, most))))
    return out


def _find_words(kinds: npt.NDArray[np.uint8]) -> tuple[Places, Places, Places]:
    """
    Return where words start, which places belong to words, and which are in doubt; each rising.

    The rules are those of `WORD`, one after the other: numbers with what stands within them, abbreviations in
    single letters and dots, words with inner apostrophes.
    """
    padded = np.concatenate((np.zeros(1, dtype=np.uint8), kinds, np.zeros(4, dtype=np.uint8)))
    letter, digit = padded == LETTER, padded == DIGIT
    alnum = letter | digit
    start = alnum & ~_behind(alnum)
    runs = np.flatnonzero(start)
    if not len(runs):
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing
    # "5th" is "5" and "th", but "covid19" is one word
    split = np.flatnonzero(letter & _behind(digit))
    if len(split):
        run = runs[np.searchsorted(runs, split, side="right") - 1]
        letters = np.cumsum(letter)
        start[split[digit[run] & (letters[split] - letters[run] == 1)]] = True
    words = np.flatnonzero(start)
    joined: list[Places] = []
    doubtful = np.zeros(0, dtype=np.int64)
    inner = (padded == COMMA) | (padded == DOT)
    within = np.flatnonzero(inner & _behind(digit) & _ahead(digit))
    within = within[digit[words[np.searchsorted(words, within, side="right") - 1]]]
    joined.append(within)
    marks = np.flatnonzero((padded == APOSTROPHE) & _behind(alnum) & _ahead(letter))
    marks = marks[letter[words[np.searchsorted(words, marks, side="right") - 1]]]
    if len(marks):
        joined.append(marks)
        digits = np.cumsum(digit)
        stop = np.flatnonzero(alnum & ~_ahead(alnum))
        stop = stop[np.searchsorted(stop, marks + 1)]
        doubtful = marks[digits[stop] != digits[marks]] - 1
    inner_places = np.concatenate(joined)
    start[inner_places + 1] = False
    dots = padded == DOT
    single = letter & _ahead(dots)
    chained = np.flatnonzero(single & _behind(_behind(single & start)))
    start[chained] = False
    member = alnum
    member[inner_places] = True
    return np.flatnonzero(start) - 1, np.flatnonzero(member) - 1, doubtful


def _keys_of(points: npt.NDArray[np.uint32], starts: Places, inside: Places) -> tuple[Keys, Places]:
    """Return the keys of the words, and how many code points each has."""
    if not len(starts):
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    begins = np.searchsorted(inside, starts)
    sizes = np.diff(np.append(begins, len(inside)))
    place = np.arange(len(inside)) - np.repeat(begins, sizes)
    folded = _folded()[np.minimum(points[inside], DECIDED)]
    terms = folded * powers(LONGEST)[np.minimum(place, LONGEST - 1)]
    return mix(np.add.reduceat(terms, begins) + sizes.astype(np.uint64)), sizes


def _by_hand(lines: Sequence[str]) -> tuple[Keys, Places]:
    """Return the keys of the words of one text, and how many stand before the end of each line."""
    found: list[int] = []
    edges = [0]
    for line in lines:
        found.extend(map(_known_key, WORD.findall(line)))
        edges.append(len(found))
    return np.array(found, dtype=np.uint64), np.array(edges, dtype=np.int64)


_known_key = lru_cache(maxsize=1 << 16)(word_key)


def mix(sums: Keys) -> Keys:
    """Return *sums* with their bits spread; what is given is changed."""
    sums ^= sums >> np.uint64(33)
    sums *= np.uint64(MIX)
    return sums ^ (sums >> np.uint64(29))


@lru_cache(maxsize=32)
def powers(size: int) -> Keys:
    """Return the first powers of STEP, from the first on."""
    return np.multiply.accumulate(np.full(size, STEP, dtype=np.uint64))


def _mixed(total: int) -> int:
    total ^= total >> 33
    total = total * MIX & MASK
    return total ^ (total >> 29)


def _behind(flags: Flags) -> Flags:
    """Return the flags of the place before each."""
    return np.concatenate((np.zeros(1, dtype=bool), flags[:-1]))


def _ahead(flags: Flags) -> Flags:
    """Return the flags of the place after each."""
    return np.concatenate((flags[1:], np.zeros(1, dtype=bool)))


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Return the kind of each decided code point, and ODD behind the last."""
    kinds = np.zeros(DECIDED + 1, dtype=np.uint8)
    for point in range(DECIDED):
        char = chr(point)
        if char.isalnum():
            kinds[point] = ODD if _fold(char) is None else DIGIT if char.isdecimal() else LETTER
    kinds[[ord("'"), ord("’")]] = APOSTROPHE
    kinds[ord(".")] = DOT
    kinds[[ord(","), ord(":")]] = COMMA
    kinds[DECIDED] = ODD
    return kinds


@cache
def _folded() -> Keys:
    """Return, for each decided code point, one more than that which it is folded to."""
    folds = (_fold(chr(point)) for point in range(DECIDED))
    folded = np.array([1 + ord(fold or "\0") for fold in folds] + [1], dtype=np.uint64)
    folded[ord("’")] = 1 + ord("'")
    return folded


def _fold(char: str) -> str | None:
    """Return what `fold_word` makes of a letter; None where that is not one letter, or depends on its neighbours."""
    if char == "Σ":
        return None
    folded = fold_word(char)
    return folded if len(folded) == 1 and not unicodedata.combining(folded) else None
