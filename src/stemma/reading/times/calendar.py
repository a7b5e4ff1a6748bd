"""
The calendar of the news: names of days and months, and which day a name means.

Pure arithmetic on dates; it reads no text. Weeks run from Monday to Sunday, as ISO 8601 has them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Direction = Literal["past", "future"] | None

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
SEASONS = {"spring": (21, "SP"), "summer": (22, "SU"), "autumn": (23, "FA"), "fall": (23, "FA"), "winter": (24, "WI")}
"""Season -> number in EDTF, letters in TIMEX3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarParameters:
    """How dates without a year find theirs. Set by hand on news of many years; no sweep yet."""

    near_days: int = 60
    """A month and day this close to publication needs no tense: papers add the year to dates far off. Days."""


def day_before_or_on(day: date, weekday: int) -> date:
    """Return the latest such weekday that is not after *day*."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def day_after_or_on(day: date, weekday: int) -> date:
    """Return the earliest such weekday that is not before *day*."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def monday_of(day: date) -> date:
    """Return the Monday of the week of *day*."""
    return day - timedelta(days=day.weekday())


def week_value(monday: date) -> str:
    """Return a week in TIMEX3: "2022-W02"."""
    year, week, _ = monday.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_edtf(monday: date) -> str:
    """Return a week in EDTF, Monday to Sunday."""
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def month_edtf(year: int, month: int) -> str:
    """Return a month: "2021-12"."""
    return f"{year:04d}-{month:02d}"


def add_months(day: date, months: int) -> tuple[int, int]:
    """Return (year, month) so many months from the month of *day*."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def day_of(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def nearest_day(
    anchor: date, in_year: Callable[[int], date | None], direction: Direction, parameters: CalendarParameters
) -> date | None:
    """
    Return the day, once a year, that is meant on the day *anchor*: the nearest one, by tense where none is close.

    Tense loses against closeness: "held talks on January 12" in a paper of the 11th is a slip of the clock, and does
    not mean the year before.
    """
    days = [d for d in (in_year(anchor.year + step) for step in (-1, 0, 1)) if d is not None]
    if not days:
        return None
    nearest = min(days, key=lambda d: (abs((d - anchor).days), d))
    if direction is None or abs((nearest - anchor).days) <= parameters.near_days:
        return nearest
    fitting = [d for d in days if (d <= anchor if direction == "past" else d >= anchor)]
    return min(fitting, key=lambda d: abs((d - anchor).days)) if fitting else nearest


def nearest_month(anchor: date, month: int, direction: Direction) -> tuple[int, int]:
    """Return (year, month) of the month by that name that is meant: this one, else the latest gone or next to come."""
    ahead = (month - anchor.month) % 12
    if ahead == 0:
        return anchor.year, month
    return add_months(anchor, ahead if direction == "future" else ahead - 12)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches. Source: Meeus, Astronomical Algorithms, chapter 8."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November, Thanksgiving in the United States."""
    return day_after_or_on(date(year, 11, 22), 3)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the *number*-th such weekday of a month, counted from 1."""
    return day_after_or_on(date(year, month, 1), weekday) + timedelta(weeks=number - 1)


HOLIDAYS: dict[str, Callable[[int], date | None]] = {
    "new year's day": lambda year: date(year, 1, 1),
    "new year's eve": lambda year: date(year, 12, 31),
    "three kings day": lambda year: date(year, 1, 6),
    "valentine's day": lambda year: date(year, 2, 14),
    "may day": lambda year: date(year, 5, 1),
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas": lambda year: date(year, 12, 25),
    "boxing day": lambda year: date(year, 12, 26),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "easter": easter,
    "thanksgiving day": thanksgiving,
    "thanksgiving": thanksgiving,
    "halloween": lambda year: date(year, 10, 31),
    "all saints' day": lambda year: date(year, 11, 1),
    "ash wednesday": lambda year: easter(year) - timedelta(days=46),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "maundy thursday": lambda year: easter(year) - timedelta(days=3),
    "holy thursday": lambda year: easter(year) - timedelta(days=3),
    "ascension day": lambda year: easter(year) + timedelta(days=39),
    "whit monday": lambda year: easter(year) + timedelta(days=50),
    "fourth of july": lambda year: date(year, 7, 4),
    "july fourth": lambda year: date(year, 7, 4),
    "bastille day": lambda year: date(year, 7, 14),
    "anzac day": lambda year: date(year, 4, 25),
    "armistice day": lambda year: date(year, 11, 11),
    "remembrance day": lambda year: date(year, 11, 11),
    "veterans day": lambda year: date(year, 11, 11),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "memorial day": lambda year: day_before_or_on(date(year, 5, 31), 0),
    "martin luther king day": lambda year: nth_weekday(year, 1, 0, 3),
    "columbus day": lambda year: nth_weekday(year, 10, 0, 2),
    "presidents' day": lambda year: nth_weekday(year, 2, 0, 3),
    "international women's day": lambda year: date(year, 3, 8),
}
"""Days with a name that mean one date everywhere they are spoken of; national days are not among them."""
