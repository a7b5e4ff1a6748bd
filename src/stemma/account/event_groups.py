"""
Tellings -> groups, each one event, by the sure rules of `same_event.py`, and then by weights (`one_act.py`).

Rules:
0. What the rules of reading find is joined first, and what the network alone finds then joins it: whom and when it
   tells is less sure, so it makes no two acts one, and only weights and copied passages speak for it (and what harm
   came to is told of the scene, `tolls.py`).
1. Dated tellings first; an undated one joins a dated event only if it fits exactly one, not too long ago.
2. "The two sides met on Friday" is the one meeting of that day, where there is one.
3. Nothing is joined that any two members speak against.
"""

from collections.abc import Iterable, Mapping, Sequence

from stemma.account.act_pairs import ActParameters
from stemma.account.digests import Digests
from stemma.account.joining import join_pairs
from stemma.account.linked import Links
from stemma.account.nearby import Calendar, copied_pairs, days_of_telling, half_dated, near_pairs
from stemma.account.one_act import join_likely
from stemma.account.one_word import join_by_word
from stemma.account.same_event import ONE_FAMILY, Rules
from stemma.account.same_parties import named_parties, only_sides_met
from stemma.account.scenes import is_one_scene
from stemma.account.tellings import Telling
from stemma.account.tolls import join_outcomes
from stemma.account.wording import ActEncoder


def join_tellings(
    tellings: Sequence[Telling],
    encoder: ActEncoder | None,
    rules: Rules,
    links: Links | None = None,
    *,
    parameters: ActParameters = ActParameters(),  # noqa: B008
) -> list[list[Telling]]:
    """
    Return *tellings*, in article order, grouped by event, without the events that only opinion tells.

    Without *encoder* only the sure rules join; *links* remember what pairs came to before.
    """
    if encoder is None:
        return _reported(group_tellings(tellings, rules, links))
    known = _reported(group_tellings([t for t in tellings if t.event.by == "rules"], rules, links))
    known = join_likely(known, encoder, rules, links=links, parameters=parameters)
    known, others = join_outcomes(known, [t for t in tellings if t.event.by != "rules"], rules.parameters)
    known, others = join_by_word(known, others, rules)
    found = _join_copied(others, rules, links)
    if not found:
        return _reported(known)
    return _reported(join_likely(known, encoder, rules, also=found, links=links, parameters=parameters))


def _reported(groups: Iterable[list[Telling]]) -> list[list[Telling]]:
    """Return *groups* without those that only opinion tells."""
    return [g for g in groups if any(t.witness.article.genre != "opinion" for t in g)]


def group_tellings(tellings: Sequence[Telling], rules: Rules, links: Links | None = None) -> list[list[Telling]]:
    """Return *tellings*, in article order, grouped by event; *links* remember what pairs came to before."""
    links = links or Links(rules.alignment)
    events = _join("dated", [t for t in tellings if t.date and not only_sides_met(t)], rules, links)
    vague = _join("sides", [t for t in tellings if only_sides_met(t)], rules, links)
    meetings = _meetings_by_date(events)
    homes = [(_only_meeting(group, meetings, rules), group) for group in vague]
    for home, group in homes:
        if home is not None and all(rules.agree(t, o) for t in group for o in home):
            home.extend(group)
        else:
            events.append(group)
    fitting = _find_fitting(tellings, events, rules, links)
    calendar, homeless = Calendar(events, rules.alignment), []
    for n, telling in ((n, t) for n, t in enumerate(tellings) if not t.date):
        number = _only_fit(telling, fitting.get(n, ()), events, calendar, rules)
        if number is None:
            homeless.append(telling)
        else:
            calendar.grow(number, telling)
    groups = [*events, *_join("undated", homeless, rules, links)]
    return sorted((sorted(g, key=lambda t: t.order) for g in groups), key=lambda g: g[0].order)


def _join(name: str, tellings: Sequence[Telling], rules: Rules, links: Links) -> list[list[Telling]]:
    slip, around = rules.parameters.slipped_days, (rules.parameters.background_days + 1) // 2
    keys = links.keys(tellings, Digests.telling)
    strengths = links.find(
        f"{name} tellings",
        keys,
        lambda asked: near_pairs(
            tellings, lambda t: days_of_telling(t, slip=slip, around=around), ONE_FAMILY, rules.alignment, asked
        ),
        lambda a, b: max(0.0, rules.strength(tellings[a], tellings[b])),
    )
    found = [(strength, a, b) for (a, b), strength in strengths.items()]
    nothing_against = links.recall(
        f"{name} tellings that agree",
        keys,
        [t.witness.id for t in tellings],
        lambda a, b: float(rules.agree(tellings[a], tellings[b])),
    )

    def agree(a: int, b: int) -> bool:  # what speaks for two does not speak against them
        pair = (a, b) if a < b else (b, a)
        return pair in strengths or nothing_against(*pair) > 0

    groups = join_pairs(len(tellings), found, agree)
    links.keep(f"{name} tellings that agree", keys, nothing_against.asked)
    return [[tellings[n] for n in group] for group in groups]


def _join_copied(tellings: Sequence[Telling], rules: Rules, links: Links | None) -> list[list[Telling]]:
    """Return *tellings* grouped by copied passage."""
    links = links or Links(rules.alignment)
    found = links.find(
        "copied tellings",
        links.keys(tellings, Digests.telling),
        lambda asked: copied_pairs(tellings, rules.alignment, asked),
        lambda a, b: float(rules.is_copied(tellings[a], tellings[b])),
    )
    groups = join_pairs(len(tellings), [(1.0, a, b) for a, b in found], lambda _a, _b: True)
    return [[tellings[n] for n in group] for group in groups]


def _find_fitting(
    tellings: Sequence[Telling], events: Sequence[Sequence[Telling]], rules: Rules, links: Links
) -> dict[int, set[int]]:
    """Return, for undated tellings by number, the numbers of the dated events of which a member fits."""
    event_of = {id(t): k for k, event in enumerate(events) for t in event}

    def fit(a: int, b: int) -> float:
        undated, dated = (a, b) if tellings[b].date else (b, a)
        return float(rules.fits(tellings[undated], tellings[dated]))

    found = links.find(
        "undated and dated tellings",
        links.keys(tellings, Digests.telling),
        lambda asked: half_dated(tellings, ONE_FAMILY, asked),
        fit,
    )
    out: dict[int, set[int]] = {}
    for pair in found:
        undated, dated = sorted(pair, key=lambda n: bool(tellings[n].date))
        out.setdefault(undated, set()).add(event_of[id(tellings[dated])])
    return out


def _only_fit(
    telling: Telling, fitting: Iterable[int], events: Sequence[list[Telling]], calendar: Calendar, rules: Rules
) -> int | None:
    """Return the number of the one event of which an undated *telling* may be; *fitting* have a member that it fits."""
    for number in calendar.told_by_copies(telling):
        if any(rules.is_copied(telling, t) for t in events[number]):
            return number
    found = [
        n
        for n in sorted(fitting)
        if calendar.is_near(n, telling, back_days=rules.parameters.background_days)
        and (_goes_on(telling, events[n], rules) or all(rules.agree(telling, t) for t in events[n]))
    ]
    if len(found) > 1:
        here = [n for n in found if any(t.witness.id == telling.witness.id for t in events[n])]
        found = here or found
    return found[0] if len(found) == 1 else None


def _goes_on(telling: Telling, event: Sequence[Telling], rules: Rules) -> bool:
    """Say whether its article goes on about the scene of *event*; what others say of that parts nothing."""
    here = (t for t in event if t.witness.id == telling.witness.id)
    return any(is_one_scene(telling, t, rules.parameters) for t in here)


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
