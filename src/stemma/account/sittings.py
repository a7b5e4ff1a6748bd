"""
How long people sat together on a day, whatever the records that tell of it: "sat for nine hours", "six hours of talks".

Reports name the talks of a day in too many ways to make one record of them: the delegations sat, the ministers emerged,
a text was hammered out. A length of talks needs but its day: what its sentence names, or else the day of the meeting
told just before. All lengths of a day belong to the meeting of that day which most reports tell and which those who
are named may have attended.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from stemma.account.actors import Cast
from stemma.account.durations import OF_OTHERS, TOLD, find_durations, minutes_of
from stemma.account.quantities import Count
from stemma.account.same_parties import days_of
from stemma.account.tellings import Telling
from stemma.account.witness import Witness
from stemma.records.account import DAY, ActorId, EventId
from stemma.records.article import ArticleId
from stemma.records.span import Span
from stemma.text import edtf

OF_TALKS = re.compile(
    r"[\s-]*(?:of\s+)?(?:(?!and\b|or\b|after\b|before\b|from\b|into\b)[\w-]+\s+){0,3}?"
    r"(?:talks|negotiations|discussions|consultations|deliberations|bargaining|haggling|wrangling)\b",
    re.IGNORECASE,
)
"""What stands behind a length of talks: "nine hours [of indirect talks]"."""

SAT = re.compile(
    r"\b(?:sat(?: down| together)?|met|talked|conferred|negotiated|bargained|haggled|wrangled"
    r"|(?:were|been|stayed|remained) (?:closeted|in session|at the table|locked in talks))\b"
    r"(?:(?!\b(?:who|which|that|and|but)\b)[^.;,]){0,60}$",
    re.IGNORECASE,
)
"""What stands before it: "the two sides [sat for]", "[met in Oslo on Monday for about]"."""

WORKED_OUT = re.compile(
    r"\b(?:hammered|thrashed|worked|ironed) out\b[^.;]{0,60}\b(?:in|over|after|during)(?:\s+(?:some|about|nearly|almost"
    r"|more than|over|at least))?\s+$",
    re.IGNORECASE,
)
"""Words before the length of the talks in which a text was made."""

SPENT = re.compile(r"\b(?:spent|passed)\s+(?:(?:some|about|nearly|almost|over|more than|at least)\s+)?$", re.IGNORECASE)
TOGETHER = re.compile(
    r"\s+(?:together|face to face|in the same room|(?:at|across|a?round) (?:the|a|one) (?:\w+ )?table)\b", re.IGNORECASE
)
"""Who spent hours together talked with each other."""

PLACED = re.compile(r"\b(?:in|at|from|to|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before a land or house in which people sat."""

NOT_YET = re.compile(
    r"\b(?:within|(?:the |its |their )?next|another|further|up to|every|first|last|some of the|less than|due|planned"
    r"|scheduled|for at most)\s+$",
    re.IGNORECASE,
)
"""Words before a length that is no whole or is only to come. Source: compiled by the project; CC0."""

LEAST_MINUTES, MOST_MINUTES = 60.0, 2160.0
"""Shorter are calls and courtesies, longer are rounds of several days. Minutes."""

BACK = 4
"""How many sentences back the meeting stands of which a sentence goes on to tell. Sentences."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A meeting on a day."""

    event: EventId
    tellings: Sequence[Telling]
    days: frozenset[str]
    parties: frozenset[ActorId]
    articles: frozenset[ArticleId]


def find_lengths(
    counts: Sequence[Count], events: Mapping[EventId, Sequence[Telling]], cast: Cast
) -> dict[EventId, list[Count]]:
    """Return the counts of time that say how long an event lasted, by event; those of a sitting by its meeting."""
    meetings = {event: m for event, tellings in events.items() if (m := _meeting_of(event, tellings)) is not None}
    home = {id(c): event for event, lasted in find_durations(counts, events, cast).items() for c in lasted}
    for count in counts:
        if is_sitting(count):
            known = meetings.get(home.get(id(count), EventId("")))
            days = known.days if known else _day_of(count, meetings.values())
            if (meeting := _meeting_of_day(count, days, meetings.values(), cast)) is not None:
                home[id(count)] = meeting
    out: dict[EventId, list[Count]] = {}
    for count in counts:
        if id(count) in home:
            out.setdefault(home[id(count)], []).append(count)
    return out


def is_sitting(count: Count) -> bool:
    """Say whether a count tells how long people sat together, and no call or courtesy."""
    if not count.is_duration or count.quantity.value is None:
        return False
    if not LEAST_MINUTES <= minutes_of(count) <= MOST_MINUTES:
        return False
    text, span = count.witness.article.text, count.quantity.span
    sentence = count.witness.sentence_at(span)
    before = text[sentence.start : span.start]
    if NOT_YET.search(before) or OF_OTHERS.search(before):
        return False
    if OF_TALKS.search(text, span.start, span.end) or OF_TALKS.match(text, span.end, sentence.end):
        return True
    if SPENT.search(before):
        return TOGETHER.match(text, span.end, sentence.end) is not None
    return bool(SAT.search(before) or WORKED_OUT.search(before))


def _meeting_of(event: EventId, tellings: Sequence[Telling]) -> _Meeting | None:
    """Return what *tellings* give of a meeting on a day; None where they tell of none."""
    held = [
        t
        for t in tellings
        if t.event.type == "CONSULT" and t.contact != "call" and t.event.status in {"past", "scheduled"}
        if not (t.trigger & TOLD or t.is_several)
    ]
    days = frozenset(t.date[:DAY] for t in held if t.date and days_of(t.date) == 1)
    if not days:
        return None
    parties = frozenset(i for t in held for p in t.parties if not p.is_anybody for i in p.identities)
    return _Meeting(event, held, days, parties, frozenset(t.witness.id for t in held))


def _day_of(count: Count, meetings: Iterable[_Meeting]) -> frozenset[str]:
    """Return the day of a sitting: the first past one of its sentence, or that of the meeting told just before."""
    witness, sentence = count.witness, count.witness.sentence_at(count.quantity.span)
    own = [t for t in sorted(witness.reading.times, key=lambda t: t.span) if sentence.contains(t.span)]
    if (day := next((d for t in own if (d := _past_day(t.edtf, witness))), None)) is not None:
        return frozenset({day})
    window = _window(witness, sentence)
    told = [t for m in meetings for t in m.tellings if t.witness.id == witness.id and window.contains(t.event.trigger)]
    before = sorted((t.event.trigger, day) for t in told if (day := _past_day(t.date, witness)))
    return frozenset(day for _, day in before[-1:])


def _past_day(date: str | None, witness: Witness) -> str | None:
    """Return the day of a date that is one, whatever its hour, and not yet to come; else None."""
    if not date or not edtf.is_valid(date) or days_of(date) != 1:
        return None
    first, published = edtf.interval(date)[0], edtf.published_day(witness.article.published)
    return date[:DAY] if first is not None and (published is None or first <= published) else None


def _window(witness: Witness, sentence: Span) -> Span:
    """Return *sentence* with those just before it."""
    first = sentence
    for _ in range(BACK):
        before = witness.sentence_before(first)
        if before is None:
            break
        first = before
    return Span(first.start, sentence.end)


def _meeting_of_day(count: Count, days: AbstractSet[str], meetings: Iterable[_Meeting], cast: Cast) -> EventId | None:
    """Return the meeting of that day at which those whom the sentence names may have sat, that most reports tell."""
    named = _named_in(count, cast)
    fitting = [m for m in meetings if days & m.days and (not named or not m.parties or named & m.parties)]
    best = max(fitting, key=lambda m: (len(named & m.parties) > 1, len(m.articles), m.event), default=None)
    return best.event if best else None


def _named_in(count: Count, cast: Cast) -> set[ActorId]:
    """Return those whom the sentence names, and for whom they act; where people sat is nobody who sat there."""
    witness, sentence = count.witness, count.witness.sentence_at(count.quantity.span)
    found = {
        actor
        for m in witness.reading.mentions
        if sentence.contains(m.span) and not PLACED.search(witness.article.text[sentence.start : m.span.start])
        if (actor := cast.at(witness.id, m.chain)) and cast.actors[actor].kind in {"person", "country", "organization"}
    }
    return found | {body for actor in found for body in cast.bodies.get(actor, ())}
