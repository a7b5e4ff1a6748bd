"""
The words that times are made of, as pattern sources: months, weekdays, years, units, numbers.

Names of months and days are matched in title case or capitals only ("may", "march" and "sun" are words);
everything else takes any case.
"""

from stemma.reading.times.calendar import MONTH_NAMES, WEEKDAYS
from stemma.text.numerals import NUMBER

_FULL = "|".join(f"{m.title()}|{m.upper()}" for m in MONTH_NAMES)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
MONTH = rf"(?:(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
WEEKDAY = "(?:" + "|".join(f"{d.title()}|{d.upper()}" for d in WEEKDAYS) + r")\b"
WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)\b\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
END = r"(?!\w|[.,:]\d|%)"
"""After a number that stands alone."""
DASH = r"\s?[-–—]\s?"
THAT_YEAR = r"(?i:(?:\s+of)?\s+(?P<yrel>last|this|next|the\s+same|that|the\s+previous|the\s+following)\s+year)"

PART = r"(?i:early\s+|late\s+|pre-dawn\s+)?(?i:morning|afternoon|evening|night)\b"
PART_CODES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
POINT = r"(?<!\w)(?i:(?:very\s+)?(?:early|late|mid)(?:\s+(?:in|on))?[-\s]+)"
"""What narrows a date without changing it: "early Monday", "late 2021", "mid-March"."""

STEP = {
    "last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "same": 0, "that": 0, "next": 1, "following": 1,
    "coming": 1, "upcoming": 1, "ongoing": 0,
}  # fmt: skip
TOLD = frozenset({"previous", "same", "that", "following"})
"""Words that count from the day named last, not from publication."""

UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M",
    "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
"""Unit -> letter in an ISO 8601 duration."""
MULTIPLES = {"fortnight": 2, "decade": 10, "century": 100}
UNIT = (
    r"(?P<unit>seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?"
    r"|century|centuries)\b"
)
ANY_UNIT = UNIT.replace("(?P<unit>", "(?P<unit>(?i:", 1).removesuffix(r")\b") + r"))\b"
"""The same where it may open a sentence: "Hours later"."""
ABOUT = (
    r"(?i:more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|up\s+to|about|around|nearly|almost|roughly"
    r"|approximately|an\s+estimated|some|no\s+more\s+than|well\s+over|just\s+over|just\s+under|close\s+to"
    r"|(?<=for\s)over|(?<=after\s)over|(?<=lasted\s)over|(?<=last\s)over|(?<=took\s)over|(?<=of\s)over|(?<=in\s)under)"
)
COUNT = rf"(?i:{NUMBER})"
VAGUE = r"(?i:a\s+few|several|many|a\s+number\s+of|some|countless|a\s+handful\s+of)"


def unit_name(word: str) -> str:
    """Return a unit in the singular: "centuries" -> "century"."""
    word = word.lower()
    return "century" if word == "centuries" else word.removesuffix("s")


def duration(number: float | None, word: str) -> str:
    """Return an ISO 8601 duration: `PT7H`, `P2.5M`; `X` for an unknown number."""
    unit = unit_name(word)
    if number is None:
        amount = "X"
    else:
        value = number * MULTIPLES.get(unit, 1)
        amount = f"{value:g}" if value < 1e6 else str(int(value))
    clock = "T" if unit in {"second", "minute", "hour"} else ""
    return f"P{clock}{amount}{UNITS[unit]}"


__all__ = [
    "ABOUT", "ANY_UNIT", "COUNT", "DASH", "DAY", "END", "MONTH", "MULTIPLES", "PART", "PART_CODES", "POINT",
    "STEP", "THAT_YEAR", "TOLD", "UNIT", "UNITS", "VAGUE", "WEEKDAY", "WEEKDAY_SHORT", "YEAR", "duration", "unit_name",
]  # fmt: skip
