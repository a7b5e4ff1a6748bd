"""
The events in groups, as time and the reports have them.

Rules:
1. Past is what a report says to have happened. What ended long before the first report is background.
2. Scheduled is what somebody is going to do. Where the day is past at the moment that the account speaks of,
   the account says so: it was to be, and no report says whether it took place.
3. That moment is the day that was asked for, else the day of the latest report; never a clock's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from stemma.export.horizon import Horizon, horizon_of
from stemma.export.lines import Group, Section, event_line, names_of
from stemma.export.when import Axis, AxisParameters, axis_of, when_of
from stemma.export.wording import say_date
from stemma.records.account import Account, AccountEvent, ActorId
from stemma.text.edtf import is_valid, sort_key

AXIS = AxisParameters()


def timeline(account: Account) -> Section:
    """Return the events: what happened, what lies ahead, what is off or denied, what has no date, and background."""
    horizon = horizon_of(account)
    dated, undated = _by_date(account)
    past = [e for e in dated if e.status == "past"]
    old = {e.id for e in past if horizon.is_background(e)}
    ahead = [e for e in (*dated, *undated) if e.status == "scheduled"]
    lapsed = [e for e in ahead if horizon.is_lapsed(e)]
    untimed = [e for e in undated if e.status == "past"]
    group = partial(_group, account, names_of(account), horizon)
    groups = (
        group("What happened", [e for e in past if e.id not in old]),
        group("Was to be by now", lapsed, note=_lapsed_note(account)),
        group("What is scheduled", [e for e in ahead if not horizon.is_lapsed(e)]),
        group("What is proposed", [e for e in (*dated, *undated) if e.status == "proposed"]),
        group("Cancelled, postponed or denied",
               [e for e in (*dated, *undated) if e.status in ("cancelled", "denied")]),
        group("Without a date", untimed, reported=_reported(account, untimed)),
        group("Background", [e for e in past if e.id in old], note="long before the first report"),
    )  # fmt: skip
    return Section(key="timeline", title="Timeline", groups=tuple(g for g in groups if g.lines))


def story_axis(account: Account, axis: AxisParameters = AXIS) -> Axis | None:
    """Return the axis on which the timeline is drawn; None where there is nothing to draw."""
    horizon = horizon_of(account)
    events = [e for e in account.events if e.date and not horizon.is_background(e)]
    whens = [when_of(e.date) for e in events]
    return axis_of(whens, reports=[a.published for a in account.articles], now=account.moment, parameters=axis)


def _lapsed_note(account: Account) -> str:
    return f"no report up to {say_date(account.moment)} says whether it took place"


def _by_date(account: Account) -> tuple[list[AccountEvent], list[AccountEvent]]:
    """Return the events with a date, in its order, and those without, in that of the reports and of their texts."""
    come = {article.id: number for number, article in enumerate(account.articles)}
    every = account.events
    dated = sorted((e for e in every if e.date and is_valid(e.date)), key=lambda e: (sort_key(e.date or ""), e.id))
    undated = (e for e in every if not (e.date and is_valid(e.date)))
    return dated, sorted(undated, key=lambda e: (min((come[x.article], x.span.start) for x in e.evidence), e.id))


def _reported(account: Account, events: Iterable[AccountEvent]) -> dict[str, str]:
    """Return when the first report of each event came out, in words; nothing for one whose reports have no day."""
    published = {a.id: a.published for a in account.articles}
    days = {e.id: min((p for x in e.evidence if (p := published[x.article])), default=None) for e in events}
    return {event: f"reported {say_date(day[:10])}" for event, day in days.items() if day}


def _group(
    account: Account,
    names: Mapping[ActorId, str],
    horizon: Horizon,
    heading: str,
    events: Iterable[AccountEvent],
    *,
    note: str = "",
    reported: Mapping[str, str] = MappingProxyType({}),
) -> Group:
    lines = (event_line(account, names, horizon, e) for e in events)
    told = (replace(x, detail=f"{x.detail} · {reported[x.id]}") if x.id in reported else x for x in lines)
    return Group(heading=heading, note=note, lines=tuple(told))
