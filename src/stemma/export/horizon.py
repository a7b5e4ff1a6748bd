"""
What is background, what is past and what lies ahead, for one account.

Rules:
1. The moment of an account is the day that was asked for, else the day of its latest report; never a clock's.
2. What was scheduled for a day before it has lapsed, as far as the account knows.
3. What ended long before the first report is background.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from stemma.records.account import Account, AccountEvent
from stemma.text.edtf import days, is_valid


@dataclass(frozen=True, slots=True, kw_only=True)
class HorizonParameters:
    """What is story and what is background."""

    background_days: int = 45
    """What ended longer than this before the first report is background. Days; the reach within which the account
    joins undated mentions of a standing act, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The days that part background, past and what lies ahead."""

    story: date | None
    """What ended before this day is background; None where no report has a date."""
    moment: date | None
    """What was to be before this day has lapsed; None where no report has a date."""

    def is_background(self, event: AccountEvent) -> bool:
        """Say whether *event* ended long before the first report."""
        end = _end(event)
        return self.story is not None and end is not None and end < self.story

    def is_lapsed(self, event: AccountEvent) -> bool:
        """Say whether *event* was scheduled for a time that is past at the moment that the account speaks of."""
        end = _end(event)
        return event.status == "scheduled" and self.moment is not None and end is not None and end < self.moment


def horizon_of(account: Account, parameters: HorizonParameters = HorizonParameters()) -> Horizon:
    """Return the horizon of *account*."""
    first = min((day for a in account.articles if (day := days(a.published)[0])), default=None)
    moment = account.moment
    return Horizon(
        story=first - timedelta(days=parameters.background_days) if first else None,
        moment=date.fromisoformat(moment) if moment and is_valid(moment) else None,
    )


def _end(event: AccountEvent) -> date | None:
    return days(event.date)[1]
