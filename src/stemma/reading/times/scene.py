"""
What a time expression is resolved against, and what comes out of it.

A scene is the place of one expression in its article: the day it counts from, the tense of its clause and the
dates that the article has named before. It finds nothing itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from stemma.reading.times.calendar import CalendarParameters, month_edtf, week_edtf, week_value
from stemma.records.reading import TimeType
from stemma.records.span import Span
from stemma.text import edtf

Match = re.Match[str]


class Found(NamedTuple):
    """One resolved expression: its TIMEX3 value and, where it is known, its EDTF date."""

    type: TimeType
    value: str
    edtf: str | None = None
    start: int | None = None
    end: int | None = None
    """Where the expression is narrower than the match."""


@dataclass(slots=True)
class Named:
    """The dates that the article has named so far, for "the following day" and for "Monday" without a verb."""

    day: str | None = None
    day_sentence: int = -100
    days: set[str] = field(default_factory=set)
    """All days that this sentence named."""
    is_dark: bool = False
    """Whether it was named with its evening or night, from which hours lead into the next."""
    year: int | None = None
    year_sentence: int = -100
    frame: str | None = None
    """The date with its year written out that opened a sentence last: what follows is told within it."""
    frame_sentence: int = -100
    weekdays: dict[int, date] = field(default_factory=dict)

    def only_day(self, sentence: int) -> str | None:
        """Return the one day that the *sentence* (number) named; None where it named none, or several."""
        return self.day if self.day_sentence == sentence and len(self.days) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The place of one expression."""

    text: str
    sentence: Span
    number: int
    """Of the sentence in the article."""
    anchor: date | None
    """The day that "today" means here; None where the publication day is unknown."""
    named: Named
    tense: Callable[[Span], str | None]
    """Tense of the clause around a span: "past", "future" or None."""
    parameters: CalendarParameters
    recent_sentences: int
    """How far back a date may stand for "the following day" to follow it. Sentences."""

    @property
    def last_day(self) -> date | None:
        """The day named last, where it was named not long ago."""
        if self.named.day is None or self.number - self.named.day_sentence > self.recent_sentences:
            return None
        return edtf.interval(self.named.day)[0]

    @property
    def last_year(self) -> int | None:
        """The year before this one that was named last, not long ago and without its day."""
        year, day = self.named.year, self.last_day
        if year is None or self.number - self.named.year_sentence > self.recent_sentences:
            return None
        is_over = self.anchor is not None and year < self.anchor.year
        return year if is_over and (day is None or day.year != year) else None

    @property
    def framed_year(self) -> int | None:
        """The year long gone that this sentence opens with: "In 1994, one was killed in March"."""
        frame = self.named.frame if self.named.frame_sentence == self.number else None
        is_old = frame is not None and self.anchor is not None and int(frame[:4]) < self.anchor.year - 1
        return int(frame) if frame is not None and is_old and len(frame) == 4 else None

    @property
    def framed_day(self) -> date | None:
        """The day with its year that this sentence or the one before opens with."""
        frame = self.named.frame if self.number - self.named.frame_sentence <= 1 else None
        return date.fromisoformat(frame) if frame is not None and len(frame) == 10 else None

    @property
    def day_here(self) -> date | None:
        """The day named last in this very sentence."""
        return self.last_day if self.named.day_sentence == self.number else None

    def before(self, match: Match, width: int = 40) -> str:
        """Return the words before *match* in its sentence."""
        return self.text[max(self.sentence.start, match.start() - width) : match.start()]

    def after(self, match: Match, width: int = 40) -> str:
        """Return the words after *match* in its sentence."""
        return self.text[match.end() : min(self.sentence.end, match.end() + width)]


Resolver = Callable[[Match, Scene], Found | None]


def group(match: Match, name: str) -> str:
    """Return a named group of *match*; "" where the form has none by that name or it matched nothing."""
    return match.groupdict().get(name) or ""


def found_day(day: date) -> Found:
    """Return a day."""
    return Found("DATE", day.isoformat(), day.isoformat())


def found_week(day: date) -> Found:
    """Return the week of *day*, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Found("DATE", week_value(monday), week_edtf(monday))


def found_weekend(day: date) -> Found:
    """Return the weekend of the week of *day*."""
    monday = day - timedelta(days=day.weekday())
    saturday, sunday = monday + timedelta(days=5), monday + timedelta(days=6)
    return Found("DATE", f"{week_value(monday)}-WE", f"{saturday.isoformat()}/{sunday.isoformat()}")


def found_part_of_year(year: int, number: int, months: int) -> Found:
    """Return the *number*-th stretch of so many months of a year: a quarter of three, a half of six."""
    last = number * months
    known = edtf.join((month_edtf(year, last - months + 1), month_edtf(year, last)))
    return Found("DATE", f"{year}-{'H' if months == 6 else 'Q'}{number}", known)


def found_same(value: str) -> Found:
    """Return a date whose TIMEX3 value is its EDTF."""
    return Found("DATE", value, value)


def unresolved(value: str, kind: TimeType = "DATE") -> Found:
    """Return an expression that stays without a date."""
    return Found(kind, value)
