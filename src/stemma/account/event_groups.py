"""
Tellings -> groups, each one event, by the sure rules of `same_event.py`.

Rules:
1. Dated tellings first; an undated one joins a dated event only if it fits exactly one, not too long ago.
2. "The two sides met on Friday" is the one meeting of that day, where there is one.
3. Nothing is joined that any two members speak against.
"""

from collections.abc import Mapping, Sequence

from stemma.account.joining import join_pairs
from stemma.account.nearby import Calendar, days_of_telling, near_pairs
from stemma.account.same_event import ONE_FAMILY, Rules
from stemma.account.same_parties import named_parties, only_sides_met
from stemma.account.tellings import Telling


def group_tellings(tellings: Sequence[Telling], rules: Rules) -> list[list[Telling]]:
    """Return *tellings*, in article order, grouped by event."""
    events = _join([t for t in tellings if t.date and not only_sides_met(t)], rules)
    vague = _join([t for t in tellings if only_sides_met(t)], rules)
    meetings = _meetings_by_date(events)
    homes = [(_only_meeting(group, meetings, rules), group) for group in vague]
    for home, group in homes:
        if home is not None and all(rules.agree(t, o) for t in group for o in home):
            home.extend(group)
        else:
            events.append(group)
    calendar, homeless = Calendar(events, rules.alignment), []
    for telling in (t for t in tellings if not t.date):
        number = _only_fit(telling, events, calendar, rules)
        if number is None:
            homeless.append(telling)
        else:
            calendar.grow(number, telling)
    groups = [*events, *_join(homeless, rules)]
    return sorted((sorted(g, key=lambda t: t.order) for g in groups), key=lambda g: g[0].order)


def _join(tellings: Sequence[Telling], rules: Rules) -> list[list[Telling]]:
    slip, around = rules.parameters.slipped_days, (rules.parameters.background_days + 1) // 2
    pairs = near_pairs(tellings, lambda t: days_of_telling(t, slip=slip, around=around), ONE_FAMILY, rules.alignment)
    strengths = ((rules.strength(tellings[a], tellings[b]), a, b) for a, b in pairs)
    links = [link for link in strengths if link[0] > 0]
    groups = join_pairs(len(tellings), links, lambda a, b: rules.agree(tellings[a], tellings[b]))
    return [[tellings[n] for n in group] for group in groups]


def _only_fit(telling: Telling, events: Sequence[list[Telling]], calendar: Calendar, rules: Rules) -> int | None:
    """Return the number of the one event of which an undated *telling* may be."""
    near = calendar.near(telling, back_days=rules.parameters.background_days)
    copied = [n for n in near if any(rules.is_copied(telling, t) for t in events[n])]
    if copied:
        return copied[0]
    fitting = [
        n for n in near
        if any(rules.fits(telling, t) for t in events[n]) and all(rules.agree(telling, t) for t in events[n])
    ]  # fmt: skip
    if len(fitting) > 1:
        here = [n for n in fitting if any(t.witness.id == telling.witness.id for t in events[n])]
        fitting = here or fitting
    return fitting[0] if len(fitting) == 1 else None


def _meetings_by_date(events: Sequence[list[Telling]]) -> dict[str | None, list[list[Telling]]]:
    """Return the meetings of which somebody names both sides, by each date that they are given."""
    out: dict[str | None, list[list[Telling]]] = {}
    for event in events:
        if event[0].event.type == "CONSULT" and any(len(named_parties(t)) > 1 for t in event):
            for day in sorted({t.date or "" for t in event}):
                out.setdefault(day, []).append(event)
    return out


def _only_meeting(
    group: Sequence[Telling], meetings: Mapping[str | None, list[list[Telling]]], rules: Rules
) -> list[Telling] | None:
    """Return the one meeting of that day of which "the two sides met on Friday" may tell."""
    fitting = [e for e in meetings.get(group[0].date, ()) if all(rules.agree(t, o) for t in group for o in e)]
    return fitting[0] if len(fitting) == 1 else None
