"""
Dates in a text that is compared: what is a day's expression, where it begins and ends, and which two are one day.
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from stemma.lineage.kinds import Reader
from stemma.text.normalise import fold_word
from stemma.text.words import WORD

DATE_CORE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|today|yesterday|tomorrow|tonight"
)
DATE_FRINGE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|last|this|next|past|coming|previous|earlier|early|late|morning|afternoon"
    r"|evening|night|week|weekend|month|year|day|before|after|same|following|on|in|of|the|at|by|ago|local|time"
)
DATE_SPAN = re.compile(r"week|weekend|month|year|day|morning|afternoon|evening|night")
BESIDE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?|(?:19|20)\d\d|{DATE_SPAN.pattern}|{DATE_CORE.pattern}")
"""What both may say beside words of a date that differ, and is of it: "January" before "11", "week" behind "last"."""
ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
LEADING = frozenset({"on", "in", "by", "at", "the"})


def same_day(a: str, b: str) -> bool:
    """Say whether two dates, with the same words around them, are one day in two styles: "Nov. 1", "1 November"."""
    return _day(a) == _day(b)


def is_date(reader: Reader, start: int, end: int) -> bool:
    """Say whether words `[start, end)` are a date whole, which may be told with its preposition."""
    return is_dateish(reader, start, end) and has_core(reader, past_leading(reader, start, end), end)


def find_date(reader: Reader, start: int, end: int) -> tuple[int, int] | None:
    """Return the longest date that stands among words `[start, end)`, with its preposition; the first of equals."""
    found = [run for run in _dateish_runs(reader, start, end) if is_date(reader, *run)]
    return max(found, key=lambda words: words[1] - words[0], default=None)


def _dateish_runs(reader: Reader, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches of words such as dates are made of."""
    at = start
    for dateish, words in groupby(_plain(reader, start, end), key=_is_of_dates):
        length = sum(1 for _ in words)
        if dateish:
            yield at, at + length
        at += length


def is_dateish(reader: Reader, start: int, end: int) -> bool:
    """Say whether words `[start, end)` are such as dates are made of, each; true of none."""
    return all(map(_is_of_dates, _plain(reader, start, end)))


def has_core(reader: Reader, start: int, end: int) -> bool:
    """Say whether words `[start, end)` name a day, a month or a stretch of time, not only what may stand beside."""
    every = _plain(reader, start, end)
    if any(DATE_CORE.fullmatch(w) for w in every):
        return True
    return len(every) > 1 and any(DATE_SPAN.fullmatch(w) for w in every)


def past_leading(reader: Reader, start: int, end: int) -> int:
    """Return where the date of words `[start, end)` begins, behind its prepositions."""
    for word, after in pairwise(_plain(reader, start, end)):
        if word not in LEADING or (word == "the" and DATE_SPAN.fullmatch(after)):  # "the day before" is one phrase
            break
        start += 1
    return start


def before_leading(reader: Reader, start: int) -> int:
    """Return where the prepositions begin that stand before the date at word *start*, within its sentence."""
    while start > 0 and reader.sentence[start - 1] == reader.sentence[start]:
        if _plain(reader, start - 1, start)[0] not in LEADING:
            break
        start -= 1
    return start


def joins_date(reader: Reader, at: int) -> bool:
    """Say whether an agreeing word beside a date belongs to it: "January" before a changed "11"."""
    return bool(BESIDE.fullmatch(_plain(reader, at, at + 1)[0]))


def _is_of_dates(word: str) -> bool:
    return bool(DATE_CORE.fullmatch(word) or DATE_FRINGE.fullmatch(word))


def _day(text: str) -> list[str]:
    plain = (fold_word(w.group()).rstrip(".") for w in WORD.finditer(text))
    short = (w[:3] if DATE_CORE.fullmatch(w) else w for w in plain if w not in ("the", "of", "on"))
    return sorted(ORDINAL.sub("", w) if w[0].isdigit() else w for w in short)


def _plain(reader: Reader, start: int, end: int) -> list[str]:
    return [fold_word(w).removesuffix("'s").rstrip(".") for w in reader.sketch.words(start, end)]
