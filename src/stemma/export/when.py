"""
How a time is drawn: a sign for its kind, and a bar on an axis.

Rules:
1. What is known to the day is a point. What happened at some time within a month, a week or a year is a
   stretch, never its first day. An open end is drawn open.
2. The axis spans the story: its events, its reports and what lies ahead. Background is not on it, and what
   lies far ahead ends it with an arrow.

Nothing here knows the terminal or HTML.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from stemma.text.edtf import day_text, interval, is_valid, precision

WhenKind = Literal["point", "about", "within", "until", "from", "unknown"]

SIGNS: dict[WhenKind, str] = {
    "point": "●",
    "about": "≈",
    "within": "├─┤",
    "until": "┄─┤",
    "from": "├─┄",
    "unknown": "?",
}
SIGN_WORDS: dict[WhenKind, str] = {
    "point": "on that day",
    "about": "about then",
    "within": "at some time within",
    "until": "by then",
    "from": "from then on",
    "unknown": "no date given",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisParameters:
    """What the axis of a timeline shows."""

    ahead_days: int = 30
    """The axis goes on for at least so many days behind the latest report, if anything is scheduled there. Days."""
    ahead_share: float = 1.5
    """Or for so many times the length of the story up to the latest report, where that is longer. Ratio."""
    least_width: float = 1.2
    """Width of a point. Per cent of the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time and its kind."""

    kind: WhenKind
    first: date | None
    last: date | None
    ahead: bool = False
    """Whether it lies ahead of the moment that the account speaks of: then an open start is that moment."""

    @property
    def sign(self) -> str:
        """The sign of its kind."""
        return SIGNS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The days that a timeline spans."""

    first: date
    last: date
    now: date
    """Day of the latest report, or the one that was asked for."""
    parameters: AxisParameters

    @property
    def words(self) -> str:
        """Its two ends and the day between them, for a reader."""
        ends = day_text(f"{self.first.isoformat()}/{self.last.isoformat()}") if self.first < self.last else (
            day_text(self.first.isoformat())
        )  # fmt: skip
        return f"{ends}; the line is {day_text(self.now.isoformat())}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Where a time lies on an axis. Per cent of its width."""

    left: float
    width: float
    open_left: bool
    open_right: bool
    kind: WhenKind


def when_of(edtf: str | None, *, ahead: bool = False) -> When:
    """Return how the time *edtf* is drawn."""
    if not edtf or not is_valid(edtf):
        return When(kind="unknown", first=None, last=None, ahead=ahead)
    first, last = interval(edtf)
    return When(kind=_kind(edtf, first, last), first=first, last=last, ahead=ahead)


def axis_of(
    whens: Iterable[When], *, reports: Iterable[str | None], now: str | None, parameters: AxisParameters
) -> Axis | None:
    """
    Return the axis on which *whens* are drawn; None where there is no time to draw.

    Args:
        whens: The times, without background.
        reports: Publication times.
        now: The day that the account speaks of.
        parameters: How far it goes.
    """
    days = [day for when in whens for day in (when.first, when.last) if day]
    days += [interval(p)[0] or date.min for p in reports if p and is_valid(p)]
    if not days or now is None:
        return None
    today = date.fromisoformat(now)
    first = min(*days, today)
    reach = max(parameters.ahead_days, round(parameters.ahead_share * (today - first).days))
    return Axis(
        first=first, last=min(max(*days, today), today + timedelta(days=reach)), now=today, parameters=parameters
    )


def bar_of(axis: Axis, when: When) -> Bar | None:
    """Return where *when* lies on *axis*; None where it is unknown or lies before it."""
    if when.kind == "unknown" or (when.last and when.last < axis.first):
        return None
    days = (axis.last - axis.first).days + 1
    first, last = when.first or (axis.now if when.ahead else axis.first), when.last or axis.last
    left = min(max((first - axis.first).days, 0), days - 1)
    right = min((last - axis.first).days + 1, days)
    width = max((right - left) / days * 100, axis.parameters.least_width)
    return Bar(
        left=round(min(left / days * 100, 100 - width), 2),
        width=round(width, 2),
        open_left=when.first is None or when.first < axis.first,
        open_right=when.last is None or when.last > axis.last,
        kind=when.kind,
    )


def _kind(edtf: str, first: date | None, last: date | None) -> WhenKind:
    if first is None or last is None:
        return "until" if first is None else "from"
    if any(mark in edtf for mark in "~?%"):
        return "about"
    return "point" if precision(edtf) in ("day", "minute") or first == last else "within"
