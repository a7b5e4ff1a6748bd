"""
The words of many texts as numbers, all at once.

A word's key depends on its folded form alone, so that equal words give equal numbers on every machine. Texts lie one
behind the other as code points, and words are found by what kind each code point and its neighbours are:
the same words that `words.WORD` finds, in a tenth of its time. Texts with code points that this
cannot decide by kind (ideographs, ligatures) are looked at word by word.

Keys have no secret seed: fingerprints are chosen by them, so that with a seed of its own each machine would find
other pairs, and one more article would change those of all others. Who wants two words to have one key
can therefore make them. Keys find what to compare; that words agree is seen on the words (`plain_word`, `letters`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
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
Kinds = npt.NDArray[np.uint8]

STEP = 0x9E3779B97F4A7C15
"""Odd, its bits well spread: powers of it keep the order of letters in a key."""
MIX = 0xFF51AFD7ED558CCD
"""Odd, too: spreads a sum over all bits."""
MASK = (1 << 64) - 1
OTHER, LETTER, DIGIT, APOSTROPHE, DOT, COMMA, ODD = range(7)
"""Kinds of code points; COMMA: what may stand within a number, ODD: what is not decided by its kind."""
MARKS = {"'": APOSTROPHE, "’": APOSTROPHE, ".": DOT, ",": COMMA, ":": COMMA}
NO_LETTERS = re.compile(r"[\W_]+")
NARROW = "cp1252"
"""One byte a character: western letters and the quotation marks of news."""
LINE_FEED = ord("\n")
DECIDED = 0x2C00
"""Code points below are decided: all alphabets, punctuation and symbols before the ideographs."""


def word_key(word: str) -> int:
    """Return the 64-bit key of *word*, folded; the dots of an abbreviation do not count ("U.S." is "US")."""
    plain = plain_word(word)
    total, power = len(plain), 1
    for letter in plain:
        power = power * STEP & MASK
        total += (ord(letter) + 1) * power
    return _mixed(total & MASK)


def plain_word(word: str) -> str:
    """Return *word* as it is compared: folded, and without the dots of an abbreviation."""
    folded = fold_word(word)
    return folded if folded[:1].isdigit() else folded.replace(".", "")


def letters(text: str) -> bytes:
    """Return the folded letters and digits of *text*, one after the other, as UTF-8: the same for the same words."""
    if text.isascii():
        return text.encode().translate(*_plain_letters())
    split = unicodedata.normalize("NFKD", text).lower()
    return NO_LETTERS.sub("", split).encode("utf-8", "surrogatepass")


def text_keys(texts: Sequence[Sequence[str]], most: int) -> list[tuple[Keys, Places]]:
    """Return, for each text, the keys of its first *most* words, and how many stand in each of its lines."""
    narrow: list[int] = []
    encoded: list[bytes] = []
    out: dict[int, tuple[Keys, Places]] = {}
    for number, lines in enumerate(texts):
        text = "\n".join(lines)
        try:
            encoded.append(text.encode("ascii" if text.isascii() else NARROW))
            narrow.append(number)
        except UnicodeEncodeError:
            out[number] = _wide_keys(text, lines)
    if narrow:
        joined = b"\n".join(encoded)
        kinds, folds = _narrow_tables()
        found = _find_keys(_bytes(joined.translate(kinds)), _bytes(joined.translate(folds)))
        ends = np.append(np.flatnonzero(_bytes(joined) == LINE_FEED), len(joined))
        out.update(zip(narrow, _by_text(found, ends, [texts[n] for n in narrow]), strict=True))
    return [(keys[:most], np.diff(np.minimum(edges, most))) for keys, edges in (out[n] for n in range(len(texts)))]


def _by_text(
    found: tuple[Keys, Places, Places], ends: Places, texts: Sequence[Sequence[str]]
) -> Iterator[tuple[Keys, Places]]:
    """Yield the keys of each text, and how many words stand before each line and at its end."""
    keys, starts, doubtful = found
    before = np.concatenate((np.zeros(1, dtype=np.int64), np.searchsorted(starts, ends)))
    lines_in_doubt = np.searchsorted(ends, doubtful).tolist()
    at = 0
    for lines in texts:
        edges = before[at : at + len(lines) + 1]
        if any(at <= line < at + len(lines) for line in lines_in_doubt):
            yield _by_hand(lines)
        else:
            yield keys[edges.item(0) : edges.item(-1)], edges - edges.item(0)
        at += len(lines)


def _wide_keys(text: str, lines: Sequence[str]) -> tuple[Keys, Places]:
    """Return the same for one text in any alphabet."""
    points = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), DECIDED)
    kinds, folds = _wide_tables()
    ends = np.append(np.flatnonzero(points == LINE_FEED), len(points))
    return next(_by_text(_find_keys(kinds[points], folds[points]), ends, [lines]))


def _find_keys(kinds: Kinds, folds: npt.NDArray[np.integer]) -> tuple[Keys, Places, Places]:
    """
    Return the keys of all words, where they start, and places that are in doubt.

    The rules are those of `WORD`, one after the other: numbers with what stands within them, abbreviations in
    single letters and dots, words with inner apostrophes.
    """
    letter, digit = kinds == LETTER, kinds == DIGIT
    member = letter | digit
    start = member & ~_behind(member)
    runs = np.flatnonzero(start)
    # "5th" is "5" and "th", but "covid19" is one word
    split = np.flatnonzero(letter & _behind(digit))
    run = runs[np.searchsorted(runs, split, side="right") - 1]
    first = np.append(np.ones(min(1, len(run)), dtype=bool), run[1:] != run[:-1])
    start[split[first & digit[run]]] = True
    words = np.flatnonzero(start)
    within = np.flatnonzero((kinds >= DOT) & (kinds <= COMMA) & _behind(digit) & _ahead(digit))
    within = within[digit[words[np.searchsorted(words, within) - 1]]]
    marks = np.flatnonzero((kinds == APOSTROPHE) & _behind(member) & _ahead(letter))
    marks = marks[letter[words[np.searchsorted(words, marks) - 1]]]
    doubtful = np.concatenate((np.flatnonzero(kinds == ODD), _with_digits(marks, letter, digit, member)))
    inner = np.concatenate((within, marks))
    start[inner + 1] = False
    member[inner] = True
    starts = np.flatnonzero(start)
    stops = np.flatnonzero(member & ~(_ahead(member) & ~_ahead(start)))
    values = np.where(member, folds, 0)
    keys = _word_sums(values, starts, stops)
    single = letter & _ahead(kinds == DOT)
    chained = single & _behind(_behind(single & start))
    if chained.any():
        heads = np.flatnonzero(single & start & ~chained & _ahead(_ahead(chained)))
        keys[np.searchsorted(starts, heads)] = _chain_sums(values, heads, chained)
        kept = ~chained[starts]
        keys, starts = keys[kept], starts[kept]
    return mix(keys), starts, doubtful


def _with_digits(marks: Places, letter: Flags, digit: Flags, member: Flags) -> Places:
    """Return the apostrophes behind which letters are followed by digits: the word ends before them ("o'b2")."""
    if not len(marks):
        return marks
    inside = np.flatnonzero(digit & _behind(letter))
    stops = np.flatnonzero(member & ~_ahead(member))
    stop = stops[np.searchsorted(stops, marks + 1)]
    return marks[np.searchsorted(inside, marks) < np.searchsorted(inside, stop, side="right")]


def _word_sums(values: npt.NDArray[np.integer], starts: Places, stops: Places) -> Keys:
    """Return the sums of the words: of each letter times a power of STEP, and of how many letters there are."""
    size = len(values)
    sums = np.zeros(size + 1, dtype=np.uint64)
    np.cumsum(values * powers(1 << size.bit_length())[:size], out=sums[1:])
    # the first letter of a word counts as the first, wherever the word stands
    back = inverse_powers(1 << size.bit_length())[starts]
    return (sums[stops + 1] - sums[starts]) * back + (stops + 1 - starts).astype(np.uint64)


def _chain_sums(values: npt.NDArray[np.integer], heads: Places, chained: Flags) -> Keys:
    """Return the sums of abbreviations, without their dots."""
    out = np.zeros(len(heads), dtype=np.uint64)
    going = np.arange(len(heads))
    at, power = heads, STEP
    while len(going):
        out[going] += values[at].astype(np.uint64) * np.uint64(power) + np.uint64(1)
        power = power * STEP & MASK
        at = at + 2
        more = (at < len(chained)) & chained[np.minimum(at, len(chained) - 1)]
        going, at = going[more], at[more]
    return out


def _by_hand(lines: Sequence[str]) -> tuple[Keys, Places]:
    """Return the keys of the words of one text, and how many stand before each line and at its end."""
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


@lru_cache(maxsize=32)
def inverse_powers(size: int) -> Keys:
    """Return what undoes each of the first powers of STEP, from the zeroth on."""
    steps = np.full(size, pow(STEP, -1, 1 << 64), dtype=np.uint64)
    steps[0] = 1
    return np.multiply.accumulate(steps)


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


def _bytes(text: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text, dtype=np.uint8)


@cache
def _plain_letters() -> tuple[bytes, bytes]:
    """Return what ASCII characters are folded to, and those that are neither letters nor digits."""
    plain = bytes(range(256)).lower()
    return plain, bytes(byte for byte in range(128) if not chr(byte).isalnum())


@cache
def _narrow_tables() -> tuple[bytes, bytes]:
    """Return the kinds of the 256 characters that news is mostly written in, and what they are folded to, plus one."""
    kinds, folds = bytearray(256), bytearray(256)
    for byte in range(256):
        char = bytes([byte]).decode(NARROW, "replace")
        kind, fold = _decided(char)
        kinds[byte], folds[byte] = (kind, fold) if fold < 256 else (ODD, 0)
    return bytes(kinds), bytes(folds)


@cache
def _wide_tables() -> tuple[Kinds, npt.NDArray[np.uint16]]:
    """Return the same for all code points that are decided, and ODD behind the last."""
    rows = [_decided(chr(point)) for point in range(DECIDED)]
    kinds = np.array([kind for kind, _ in rows] + [ODD], dtype=np.uint8)
    return kinds, np.array([fold for _, fold in rows] + [0], dtype=np.uint16)


def _decided(char: str) -> tuple[int, int]:
    """Return the kind of a character, and one more than the code point that it is folded to."""
    if char in MARKS:
        return MARKS[char], 1 + ord("'" if char == "’" else char)
    if not char.isalnum():
        return OTHER, 0
    folded = fold_word(char)
    if char == "Σ" or len(folded) != 1 or ord(folded) >= DECIDED:
        return ODD, 0  # not one letter, or a letter that depends on its neighbours
    return DIGIT if char.isdecimal() else LETTER, 1 + ord(folded)
