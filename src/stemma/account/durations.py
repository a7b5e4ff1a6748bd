"""
How long an event lasted, as the reports put it: "seven hours of talks", "which lasted about eight hours".

A length belongs to the event that its sentence tells. Where the sentence tells of none, it belongs to
the one past event of the case whose day, place and parties the sentence names best; where two
are named equally well it belongs to none. Talks that were due on the day have been held where a later report says how
long they lasted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.account.actors import Cast
from stemma.account.matter import matter_of, without_countries
from stemma.account.quantities import TIME_UNITS, Count
from stemma.account.same_parties import days_of
from stemma.account.tellings import Telling
from stemma.account.witness import Witness
from stemma.lexicon.countries import country_form
from stemma.records.account import ActorId, EventId
from stemma.records.span import Span
from stemma.text import edtf

TALKS = re.compile(r"\b(talks|negotiations|discussions|consultations|deliberations|dialogue)\b", re.IGNORECASE)
BEFORE = re.compile(
    r"\b(last(?:ed|ing|s)?|after|during|for|spent|went on|took|ended|held|completed|concluded|following|of"
    r"|stretch\w*|continu\w+|over)(?:\s+[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
ACTS = (
    r"(talks|negotiations|discussions|meetings?|consultations|sessions?|calls?|conversations?|dialogue"
    r"|exercises?|drills?|siege|stand-?off|battles?|fighting|clash\w*|strikes?|protests?|summits?|deliberations)\b"
)
AFTER = re.compile(r"\s*(?:-\w+\s+|of\s+)?(?:\w+\s+){0,2}?" + ACTS, re.IGNORECASE)
WITHIN = re.compile(r"\b" + ACTS, re.IGNORECASE)
LASTING = re.compile(r"\b(last(?:ed|ing|s)?|went on|stretch\w*|continu\w+)\b[^.;]{0,25}$", re.IGNORECASE)
ACT_OF = re.compile(
    r"\b(?:" + ACTS[1:].removesuffix(r")\b") + r"|audience) of\s+(?:(?:some|about|nearly|almost|over|more than|at least"
    r"|around|a little over|just over|just under)\s+)?$",
    re.IGNORECASE,
)
"""What lasts, before its length: "a meeting of [nine hours]"."""
MEETING = re.compile(
    r"(?:talks|negotiations|discussions|meetings?|consultations|sessions?|summits?|audience)\b", re.IGNORECASE
)
OF_OTHERS = re.compile(
    r"\b(?:drive|journey|flight|voyage|walk|trip|march|wait|history|lease|career|life|marriage|break) of\s+$"
)
"""What lasts and is no act of the day: "after a drive of [nine hours]"."""
DAY_OF_TALKS = re.compile(r"\b(?:first|second|third|fourth|opening|closing|last|final) day of\s+$", re.IGNORECASE)
"""Which day of talks lasted so long: "a first day of [more than seven hours]"."""
POINTED = re.compile(
    r"\W*(?:The|These|Their)\s+(?:\w+\s+)?(?:talks|negotiations|discussions|meeting|consultations|session|dialogue)\b"
)
"""How a sentence goes on about talks that were told before. Source: compiled by the project; CC0."""
OPENING = re.compile(r"\W*(?:After|Following)(?:\s+[\w-]+){0,3}\s*$")
BEHIND_DOORS = re.compile(
    r"\s+(?:behind\b|of (?:hard |tense |tough |difficult )?(?:bargaining|haggling|wrangling)"
    r"|at the (?:negotiating )?table)",
    re.IGNORECASE,
)
"""How a sentence opens with the length of talks that it does not name. Source: compiled by the project; CC0."""
IN_PRISON = re.compile(r"\b(?:prison|jail|custody|behind bars|imprisonment|hard labou?r)\b", re.IGNORECASE)
"""What makes a length of time a sentence of a court."""
FOR = re.compile(
    r"\b(?:for|spent)(?:\s+(?:some|about|nearly|almost|over|more than|at least|around))?\s*$", re.IGNORECASE
)
CAPITAL = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)?) capital\b")
DURABLE = frozenset({"CONSULT", "MOBILIZE", "PROTEST", "ASSAULT", "COERCE", "AGREE"})
TOLD = frozenset({"brief", "told", "tell", "inform", "address", "report", "updat"})
"""Stems of telling others what was said elsewhere. Source: compiled by the project; CC0."""
LENGTH_WORDS = ("hours hour minutes minute days day talks meeting met held lasted last one two three four five six",)
"""Words that every length has, and so tell of no event in particular."""

MINUTES = {"S": 1 / 60, "M": 1.0, "H": 60.0, "D": 1440.0, "W": 10080.0, "MO": 43200.0, "Y": 525600.0}

LEAST_NAMED = 3
"""How many of day, place and parties a sentence without the event names at least. Count."""


def find_durations(
    counts: Sequence[Count], events: Mapping[EventId, Sequence[Telling]], cast: Cast
) -> dict[EventId, list[Count]]:
    """Return the counts of time that say how long an event lasted, by event; rather of one that a rule knows."""
    every = _Lasting.of(events)
    known = _Lasting.of({e: own for e, ts in events.items() if (own := [t for t in ts if t.event.by == "rules"])})
    out: dict[EventId, list[Count]] = {}
    for count in counts:
        if count.is_duration and count.quantity.value is not None and _tells_length(count):
            lasted = known.lasted(count, cast) or every.lasted(count, cast)
            if lasted is not None:
                out.setdefault(lasted, []).append(count)
    return out


@dataclass(frozen=True, slots=True)
class _Lasting:
    """Events that may have lasted for a while, by what speaks for it."""

    lasting: Mapping[EventId, Sequence[Telling]]
    """That happened."""
    due: Mapping[EventId, Sequence[Telling]]
    """Talks that were announced."""
    talks: Mapping[EventId, Sequence[Telling]]
    """Talks that were held."""

    @classmethod
    def of(cls, events: Mapping[EventId, Sequence[Telling]]) -> "_Lasting":
        lasting = {
            event: [t for t in tellings if t.event.type in DURABLE and not t.is_several]
            for event, tellings in events.items()
            if any(t.event.status == "past" for t in tellings)
        }
        due = {e: ts for e, told in events.items() if e not in lasting and (ts := [t for t in told if _is_due(t)])}
        talks = {e: found for e, ts in lasting.items() if (found := [t for t in ts if _is_talk(t)])}
        return cls(lasting, due, talks)

    def lasted(self, count: Count, cast: Cast) -> EventId | None:
        """Return the event that lasted as long as *count* says."""
        words = _words_of_length(count)
        if IN_PRISON.search(words):
            return _event_here(count, self.lasting)
        is_talk = TALKS.search(words)
        is_retold = is_talk and any(_is_told_of_talks(count, ts) for ts in self.lasting.values())
        others, due = (self.talks, {}) if is_retold else (self.lasting, self.due)
        lasted = _event_here(count, self.talks if is_talk else self.lasting)
        if lasted is None and (not _is_bare(count) or _opens_on_talks(count)):
            lasted = _event_named(count, others, due, cast)
        return lasted or _event_here(count, others)


def iso_duration(count: Count) -> str:
    """Return the duration in ISO 8601: "PT7H", "P2D"."""
    letter = TIME_UNITS[count.quantity.unit or "hours"]
    number = f"{count.quantity.value or 0.0:g}"
    return f"PT{number}{letter}" if letter in {"S", "M", "H"} else f"P{number}{letter[0]}"


def minutes_of(count: Count) -> float:
    """Return the duration in minutes, for comparison."""
    return (count.quantity.value or 0.0) * MINUTES[TIME_UNITS[count.quantity.unit or "hours"]]


def _is_due(telling: Telling) -> bool:
    """Say whether a telling announces talks for a day."""
    return telling.event.type == "CONSULT" and telling.event.status == "scheduled" and telling.date is not None


def _is_talk(telling: Telling) -> bool:
    """Say whether people talked with each other: who is briefed on talks of nine hours was not at them."""
    return telling.event.type == "CONSULT" and not telling.trigger & TOLD


def _is_told_of_talks(count: Count, tellings: Sequence[Telling]) -> bool:
    """Say whether the sentence of a length tells how somebody was told of the talks that lasted so long."""
    span = count.quantity.span
    here = (t for t in tellings if t.witness.id == count.witness.id and t.clause.contains(span))
    return any(t.event.type == "CONSULT" and not _is_talk(t) for t in here)


def _tells_length(count: Count) -> bool:
    span, sentence = count.quantity.span, count.witness.sentence_at(count.quantity.span)
    text = count.witness.article.text
    before = text[sentence.start : span.start]
    if OF_OTHERS.search(before) and not ACT_OF.search(before):
        return False
    if LASTING.search(before):
        return True
    if _opens_on_talks(count) or IN_PRISON.search(_words_of_length(count)) or _act_before(count) is not None:
        return True
    named = WITHIN.search(text, span.start, span.end) or AFTER.match(text, span.end, sentence.end)
    attributive = "-" in text[span.start : span.end] or text[span.end : span.end + 1] == "-"
    return (named is not None and (attributive or BEFORE.search(before) is not None)) or bool(FOR.search(before))


def _opens_on_talks(count: Count) -> bool:
    """Say whether the sentence begins with the length of talks: "After nine hours behind closed doors, ..."."""
    span, sentence = count.quantity.span, count.witness.sentence_at(count.quantity.span)
    text = count.witness.article.text
    before = OPENING.match(text[sentence.start : span.start])
    return bool(before and BEHIND_DOORS.match(text, span.end, sentence.end))


def _words_of_length(count: Count) -> str:
    """Return the words of the length, with the act behind or before them: "seven hours of talks"."""
    sentence, span = count.witness.sentence_at(count.quantity.span), count.quantity.span
    act, before = AFTER.match(count.witness.article.text, span.end, sentence.end), _act_before(count)
    told = count.witness.words(Span(span.start, act.end() if act else span.end))
    return f"{before} {told}" if before else told


def _act_before(count: Count) -> str | None:
    """Return what lasted so long, where its noun leads to the length; of a day or a meeting, that it is of talks."""
    span, sentence = count.quantity.span, count.witness.sentence_at(count.quantity.span)
    before = count.witness.article.text[sentence.start : span.start]
    if DAY_OF_TALKS.search(before):
        return "talks"
    if (act := ACT_OF.search(before)) is None:
        return None
    return "talks" if MEETING.match(act.group()) else act.group()


def _is_bare(count: Count) -> bool:
    """Say whether the words name no act: "for six hours" is the length of whatever its own clause tells."""
    sentence, span = count.witness.sentence_at(count.quantity.span), count.quantity.span
    text = count.witness.article.text
    return not (
        WITHIN.search(text, span.start, span.end)
        or AFTER.match(text, span.end, sentence.end)
        or _act_before(count)
        or LASTING.search(text[sentence.start : span.start])
    )


def _event_here(count: Count, lasting: Mapping[EventId, Sequence[Telling]]) -> EventId | None:
    span, sentence = count.quantity.span, count.witness.sentence_at(count.quantity.span)
    near = [
        (abs(t.event.trigger.start - span.start), t.order, event)
        for event, tellings in lasting.items()
        for t in tellings
        if t.witness.id == count.witness.id and t.clause.contains(span) and sentence.contains(t.event.trigger)
    ]
    return min(near)[2] if near else None


def _event_named(
    count: Count, held: Mapping[EventId, Sequence[Telling]], due: Mapping[EventId, Sequence[Telling]], cast: Cast
) -> EventId | None:
    """
    Return the one event of talks that the sentence of a length names best; of two, that of its day.

    Talks that were only due count where none was held on that day.
    """
    days = _days_in(count.witness, count.witness.sentence_at(count.quantity.span))
    named = _named_talks(count, held, cast)
    if not any(_is_on(held[e], days) for e in named):
        named |= {e: score for e, score in _named_talks(count, due, cast).items() if _is_on(due[e], days)}
    if not named and TALKS.search(_words_of_length(count)):
        named = dict.fromkeys((e for e, ts in (*held.items(), *due.items()) if _is_talk_of_day(ts, days)), LEAST_NAMED)
    best = [e for e in named if named[e] == max(named.values())]
    that_day = [e for e in best if _is_on([*held.get(e, ()), *due.get(e, ())], days)]
    found = best if len(best) == 1 else that_day
    return found[0] if len(found) == 1 else None


def _named_talks(count: Count, lasting: Mapping[EventId, Sequence[Telling]], cast: Cast) -> dict[EventId, int]:
    """Return how many of day, place, parties and matter of each event of talks a sentence names, if it names enough."""
    witness, sentence = count.witness, count.witness.sentence_at(count.quantity.span)
    actors, days, words = _actors_in(witness, sentence, cast), _days_in(witness, sentence), witness.words(sentence)
    matter = without_countries(matter_of(words, LENGTH_WORDS))
    scored = {}
    talks_here = {e for e, ts in lasting.items() for t in ts if t.witness.id == witness.id and t.contact == "meeting"}
    for event, tellings in lasting.items():
        if not any(t.event.type == "CONSULT" for t in tellings):
            continue
        place = any(t.place and _names_place(t.place, words) for t in tellings)
        parties = {p.actor for t in tellings for p in t.parties if not p.is_anybody}
        told = any(len(matter & t.matter) > 1 for t in tellings)
        here = any(t.witness.id == witness.id for t in tellings)
        score = 2 * _is_on(tellings, days) + place + told + here + len(parties & actors)
        if talks_here == {event}:
            score += 1 + bool(POINTED.match(words))
        if score >= LEAST_NAMED:
            scored[event] = score
    return scored


def _is_talk_of_day(tellings: Sequence[Telling], days: Sequence[str]) -> bool:
    """Say whether people talk with each other by *tellings* on one of *days*, each a day and no stretch."""
    single = [day for day in days if days_of(day) == 1]
    return any(t.contact == "meeting" and _is_talk(t) and _is_on([t], single) for t in tellings)


def _names_place(place: str, words: str) -> bool:
    """Say whether *words* name a place, or a capital by its land: "the Philippine capital"."""
    if place.removeprefix("the ") in words:
        return True
    town = country_form(place)
    lands = [form.iso3 for m in CAPITAL.finditer(words) if (form := country_form(m.group(1))) is not None]
    return town is not None and town.kind == "capital" and town.iso3 in lands


def _days_in(witness: Witness, sentence: Span) -> list[str]:
    return [t.edtf for t in witness.reading.times if t.edtf and sentence.contains(t.span) and edtf.is_valid(t.edtf)]


def _is_on(tellings: Sequence[Telling], days: Sequence[str]) -> bool:
    return any(edtf.overlap(t.date, day) for t in tellings if t.date for day in days)


def _actors_in(witness: Witness, sentence: Span, cast: Cast) -> set[ActorId]:
    inside = (m for m in witness.reading.mentions if sentence.contains(m.span))
    found = {actor for m in inside if (actor := cast.at(witness.id, m.chain))}
    return found | {body for actor in found for body in cast.bodies.get(actor, ())}
