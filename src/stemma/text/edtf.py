"""
Partial dates in EDTF (Extended Date/Time Format, ISO 8601-2:2019), level 1, as far as news needs it.

Rules:
1. A date is a year, month, season, day or minute; the last digit of a year may be `X` (a decade); `~`, `?` or `%`
   may close it (about, perhaps, both). An interval is two dates with a slash; `..` or nothing is an open end.
2. What a date covers is told in whole days, first and last; a qualifier changes nothing about that.
3. A clock time keeps the day on which it is written; zones are kept and not reckoned with.

This file knows no text and no publication dates: it only knows what is written in the format.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal["minute", "day", "month", "season", "year", "decade", "interval"]

DATE = re.compile(
    r"(?P<year>\d{3}[\dX])(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?(?P<about>[~?%])?",
    re.ASCII,
)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
"""EDTF season number -> its name and first month, in the northern reckoning that news agencies use."""
ABOUT = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
OPEN = ("", "..")
AT_HAND = 1 << 15
"""Dates that are read but once: those of some ten thousand reports, each of its own minute."""


class _Part(NamedTuple):
    """One date, read."""

    precision: Precision
    first: date
    last: date
    clock: str
    about: str


@lru_cache(maxsize=AT_HAND)
def interval(edtf: str) -> tuple[date | None, date | None]:
    """
    Return the first and the last day that *edtf* covers; None for an open end.

    Raises:
        ValueError: *edtf* is not in the subset that this file reads.
    """
    first, last = _ends(edtf)
    return (first.first if first else None, last.last if last else None)


def is_valid(edtf: str) -> bool:
    """Say whether *edtf* is a date or interval of the subset, with days that exist and its ends in order."""
    try:
        _ends(edtf)
    except ValueError:
        return False
    return True


def precision(edtf: str) -> Precision:
    """Return how fine *edtf* is: "minute", "day", "month", "season", "year", "decade", or "interval" for two ends."""
    first, last = _ends(edtf)
    if "/" in edtf or first is None or last is None:
        return "interval"
    return first.precision


def overlap(left: str, right: str) -> bool:
    """Say whether some day lies in both."""
    (a, b), (c, d) = interval(left), interval(right)
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def contains(outer: str, inner: str) -> bool:
    """Say whether every day of *inner* lies in *outer*; a date contains itself."""
    (a, b), (c, d) = interval(outer), interval(inner)
    return (a is None or (c is not None and a <= c)) and (b is None or (d is not None and d <= b))


def gap(left: str, right: str) -> int | None:
    """Return the days from the end of one to the start of the other, 0 or less where they meet; None: an open end."""
    (a, b), (c, d) = interval(left), interval(right)
    return max((c - b).days, (a - d).days) if a and b and c and d else None


def narrowest(left: str, right: str) -> str:
    """Return the one that covers fewer days; of two equals one with a clock time, of two such *left*."""
    a, b = _width(left), _width(right)
    return right if b < a else left


@lru_cache(maxsize=AT_HAND)
def published_day(published: str | None) -> date | None:
    """Return the day of a publication time; None where it is unknown, malformed or coarser than a day."""
    if not published or not is_valid(published) or precision(published) not in {"day", "minute"}:
        return None
    return interval(published)[0]


def days(edtf: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that *edtf* covers; None for an open end, twice where it is no valid date."""
    return interval(edtf) if edtf and is_valid(edtf) else (None, None)


def sort_key(edtf: str) -> tuple[str, str, str]:
    """Return where *edtf* stands on a timeline: by its first day (its last where the start is open), last, clock."""
    first, last = _ends(edtf)
    lo = first.first if first else last.last if last else date.min
    hi = last.last if last else date.max
    return (lo.isoformat(), hi.isoformat(), first.clock if first else "")


def day_text(edtf: str) -> str:
    """Return *edtf* as a reader says it: "10 January 2022", "by 31 January 2022", "December 2021", "the 1990s"."""
    first, last = _ends(edtf)
    if "/" not in edtf and first:
        return _say(first)
    if first is None:
        return f"by {_say(last)}" if last else "at an unknown time"
    if last is None:
        return f"from {_say(first)}"
    return _say_range(first, last)


def join(parts: Sequence[str | None]) -> str:
    """Return the interval from the first to the second of two dates; None is an open end."""
    start, end = parts
    return f"{start or '..'}/{end or '..'}"


def _width(edtf: str) -> tuple[int, int]:
    first, last = interval(edtf)
    days = (last - first).days if first and last else date.max.toordinal()
    return (days, 0 if precision(edtf) == "minute" else 1)


@lru_cache(maxsize=AT_HAND)
def _ends(edtf: str) -> tuple[_Part | None, _Part | None]:
    start, slash, end = edtf.partition("/")
    if not slash:
        part = _read(edtf)
        return part, part
    first = None if start in OPEN else _read(start)
    last = None if end in OPEN else _read(end)
    if first is None and last is None:
        raise ValueError(f"not a date: {edtf!r} has two open ends")
    if first and last and last.last < first.first:
        raise ValueError(f"not a date: {edtf!r} ends before it begins")
    return first, last


def _read(text: str) -> _Part:
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    year, month, day, clock, about = match.group("year", "month", "day", "clock", "about")
    about = about or ""
    if year.endswith("X"):
        if month:
            raise ValueError(f"not a date: {text!r} names a month of an unknown year")
        start = int(year[:3] + "0")
        return _Part("decade", date(start, 1, 1), date(start + 9, 12, 31), "", about)
    if month is None:
        return _Part("year", date(int(year), 1, 1), date(int(year), 12, 31), "", about)
    if day is not None:
        only = date(int(year), int(month), int(day))
        if clock:
            time.fromisoformat(clock)
        return _Part("minute" if clock else "day", only, only, clock or "", about)
    if int(month) in SEASONS:
        return _season(int(year), int(month), about)
    first = date(int(year), int(month), 1)
    return _Part("month", first, first.replace(day=monthrange(first.year, first.month)[1]), "", about)


def _season(year: int, number: int, about: str) -> _Part:
    first = date(year, SEASONS[number][1], 1)
    if number == 24:  # winter goes on into the next year
        after = date(year + 1, 3, 1)
    else:
        after = date(year, first.month + 3, 1)
    return _Part("season", first, after - timedelta(days=1), "", about)


def _say(part: _Part) -> str:
    first = part.first
    about = ABOUT.get(part.about, "")
    if part.precision == "decade":
        return f"{about}the {first.year}s"
    if part.precision == "year":
        return f"{about}{first.year}"
    if part.precision == "season":
        name = next(name for name, month in SEASONS.values() if month == first.month)
        return f"{about}{name} {first.year}"
    if part.precision == "month":
        return f"{about}{MONTHS[first.month - 1]} {first.year}"
    day = f"{about}{first.day} {MONTHS[first.month - 1]} {first.year}"
    return f"{day}, {part.clock}" if part.clock else day


def _say_range(first: _Part, last: _Part) -> str:
    a, b = first.first, last.first
    if first.precision == last.precision == "day" and not first.about and a.year == b.year:
        if a.month == b.month:
            return f"{a.day}–{_say(last)}"
        return f"{a.day} {MONTHS[a.month - 1]} – {_say(last)}"
    return f"{_say(first)} – {_say(last)}"
