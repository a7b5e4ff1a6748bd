"""
When an article was published: what it says of itself -> EDTF day or minute.

A time with a zone is told in UTC; a time without one is kept as it stands; where a zone's
name has two readings (IST, CST) only the day is kept. A date that cannot be is None, and so
is one with two readings (03/04/2022). No clock is asked.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

YEARS = range(1800, 2101)
MONTH_NAMES = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "bst": 60, "wat": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "sast": 120, "cat": 120, "eat": 180, "msk": 180, "trt": 180, "pkt": 300, "wib": 420, "ict": 420, "hkt": 480,
    "sgt": 480, "awst": 480, "pht": 480, "myt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst":
    720, "nzdt": 780, "brt": -180, "art": -180, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "akst": -540, "hst": -600,
}  # fmt: skip
"""Minutes east of UTC, of zone names with one reading."""

MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
CLOCK = (
    r"(?:[\s,|"
    r"@T–—-]*(?:at\s+)?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"|\s*(?P<half2>[ap]\.?m\.?))"
    r"\s*\(?(?P<zone>z\b|(?:utc|gmt)?\s?[+-]\d{1,2}:?(?:\d{2})?|[a-z]{2,4}\b)?\)?)?"
)
ISO = re.compile(r"(?P<year>\d{4})-(?P<mon>\d{1,2})-(?P<day>\d{1,2})" + CLOCK, re.IGNORECASE)
PACKED = re.compile(
    r"(?P<year>\d{4})(?P<mon>\d{2})(?P<day>\d{2})(?:T(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?(?P<zone>Z|"
    r"[+-]\d{4})?)?(?!\d)"
)
SLASHED = re.compile(r"(?P<year>\d{4})[/.](?P<mon>\d{1,2})[/.](?P<day>\d{1,2})" + CLOCK, re.IGNORECASE)
DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?" + MONTH + r"[\s,-]*(?P<year>\d{4})" + CLOCK, re.IGNORECASE
)
MONTH_FIRST = re.compile(
    MONTH + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>\d{4})" + CLOCK, re.IGNORECASE
)
NUMBERS = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<year>\d{4})" + CLOCK, re.IGNORECASE)
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")

LABEL = re.compile(
    r"(?i)^\W*(?:first )?(?:published|posted|updated|last updated|modified|last modified|created|date|"
    r"release date|issued|publication date|uploaded)"
    r"(?: (?:on|at|date))?\b\W{0,4}"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?"
HEAD_LINES = 14
"""A text states its own date within so many lines, or not at all."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as a text states it of itself."""

    published: str
    start: int
    end: int


def parse_published(text: str) -> str | None:
    """Return *text* as an EDTF day or minute, or None where it is no date, no possible date, or has two readings."""
    text = re.sub(rf"(?i)^\W*{WEEKDAY}", "", text.strip())
    if EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    for pattern in (ISO, PACKED, SLASHED, DAY_FIRST, MONTH_FIRST, NUMBERS):
        match = pattern.match(text)
        if match:
            return _edtf(match)
    return None


def stated_date(text: str) -> Stated | None:
    """Return the date that a line near the top of *text* gives as that of its publication, or None."""
    later = None
    for at, line in enumerate(re.finditer(r"[^\r\n]*\S[^\r\n]*", text)):
        if at >= HEAD_LINES:
            break
        words = line.group()
        label = LABEL.match(words)
        found = parse_published(words[label.end() if label else 0 :]) if len(words) < 120 else None
        if found is None or not (label or _is_date_alone(words)):
            continue
        stated = Stated(found, line.start(), line.end())
        if label and re.search(r"(?i)updated|modified", label.group()):
            later = later or stated
            continue
        return stated
    return later


def _is_date_alone(words: str) -> bool:
    rest = re.sub(rf"(?i)^\W*{WEEKDAY}", "", words.strip())
    for pattern in (ISO, SLASHED, DAY_FIRST, MONTH_FIRST):
        match = pattern.match(rest)
        if match:
            return not re.sub(r"(?i)\b(?:ist|cst|et|pt|ct|local time|time)\b|\W", "", rest[match.end() :])
    return False


def _from_epoch(seconds: float) -> str | None:
    moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M")


def _edtf(match: re.Match[str]) -> str | None:
    cells = match.groupdict()
    year = int(cells["year"])
    day, month = _day_and_month(cells)
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    date = f"{year:04d}-{month:02d}-{day:02d}"
    if cells.get("hour") is None:
        return date
    return _with_clock(datetime(year, month, day), cells) or date  # noqa: DTZ001 - the zone is weighed below


def _day_and_month(cells: dict[str, str | None]) -> tuple[int, int]:
    if "a" in cells:
        a, b = int(cells["a"] or 0), int(cells["b"] or 0)
        if a == b or b > 12:
            return b, a
        return (a, b) if a > 12 else (0, 0)
    if "mon" in cells:
        return int(cells["day"] or 0), int(cells["mon"] or 0)
    short = (cells["month"] or "").lower()
    return int(cells["day"] or 0), next(n for n, name in enumerate(MONTH_NAMES, 1) if name.startswith(short))


def _with_clock(day: datetime, cells: dict[str, str | None]) -> str | None:
    """Return the minute in UTC where the zone is known, as it stands where none is named, None where it is unclear."""
    hour, minute = int(cells["hour"] or 0), int(cells["minute"] or 0)
    half = (cells.get("half") or cells.get("half2") or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    east = _minutes_east(cells.get("zone"))
    if east is None:
        return None
    moment = day + timedelta(hours=hour, minutes=minute - east)
    return moment.strftime("%Y-%m-%dT%H:%M")


def _minutes_east(zone: str | None) -> int | None:
    if not zone:
        return 0
    name = zone.strip().lower()
    if name in ZONES:
        return ZONES[name]
    match = re.fullmatch(r"(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?", name)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return minutes if match[1] == "+" else -minutes
