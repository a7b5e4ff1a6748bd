"""Events with a date, in the order of time."""

from collections.abc import Iterable

from stemma.records.account import AccountEvent, TimelineEntry
from stemma.text import edtf


def draw_timeline(events: Iterable[AccountEvent]) -> tuple[TimelineEntry, ...]:
    """Return an entry for every dated event, by its first day, its last day, then its id; undated ones are left out."""
    dated = [(edtf.sort_key(e.date), e.id, e.date) for e in events if e.date and edtf.is_valid(e.date)]
    return tuple(TimelineEntry(date=date, event=event) for _, event, date in sorted(dated))
