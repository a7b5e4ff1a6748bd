"""
The times that an article names, resolved against its publication day.

Rules:
1. Of two forms that match at one place the longer wins; an expression never overlaps another.
2. Dates count from the dateline's day where there is one, else from the publication day. Without either, what is
   relative stays unresolved.
3. Inside quotation marks they count from the day of speech, where the paragraph says it ("she wrote on January 11").
4. "by" makes a date a deadline: its EDTF has an open start; that of the first date behind "between" ends with the
   second. No preposition is part of a span.

Forms and what they mean are in days.py, days_of_month.py, feasts.py, periods.py, year_parts.py, ago.py and spans.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import pairwise

from stemma.reading.times.ago import AGO_FORMS
from stemma.reading.times.calendar import CalendarParameters
from stemma.reading.times.days import DAY_FORMS, more_days
from stemma.reading.times.days_of_month import MONTH_DAY_FORMS
from stemma.reading.times.feasts import NEAR_FORMS
from stemma.reading.times.periods import PERIOD_FORMS
from stemma.reading.times.scene import Found, Match, Named, Resolver, Scene
from stemma.reading.times.spans import SPAN_FORMS
from stemma.reading.times.tense import Cue, cue_before, find_cues, tense_at
from stemma.reading.times.words import COUNT
from stemma.reading.times.year_parts import YEAR_PART_FORMS
from stemma.records.reading import Time
from stemma.records.span import Span
from stemma.text import edtf
from stemma.text.needed import Sieve

FORMS = DAY_FORMS + MONTH_DAY_FORMS + NEAR_FORMS + PERIOD_FORMS + YEAR_PART_FORMS + AGO_FORMS + SPAN_FORMS
DEADLINE = re.compile(r"\b(?:by|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+)?$", re.IGNORECASE)
CIRCA = re.compile(r"\b(?:around|about|circa|approximately)\s+$", re.IGNORECASE)
CLOCK_FIRST = re.compile(r"\s*,?\s*(?:on\s+)?")
DAY_FIRST = re.compile(r"\s*,?\s*(?:at|shortly\s+after|around|about|from)\s+(?:about\s+|around\s+)?")
AND = re.compile(r"\s+and\s+(?:on\s+)?")
AND_MORE = re.compile(rf"(?:,|\s+and|,\s+and)\s+(?={COUNT})")
LENGTH = re.compile(r"P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")
"""A duration with its units in order, each once."""
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
OPENING = re.compile(r"\W*(?:(?:back\s+)?(?:in|on|during)\s+)?(?:the\s+year\s+)?", re.IGNORECASE)
"""What may stand before the date that a sentence opens with."""
DARK = re.compile(r"T(?:EV|NI|1[89]|2\d)")
SINCE = re.compile(r"\b(?:since|until|till)\s+\Z")
NOUN = re.compile(r"\s+(?!at\b|in\b|on\b|and\b|when\b|that\b|after\b|before\b|of\b|the\b)[a-z]{4,}")
"""What follows a day that only tells which thing is meant: "the Saturday market"."""
DAY_START = re.compile(r"\d{4}-\d\d-\d\d(?:$|T)")
SPOKEN = frozenset(
    "said says told tweeted wrote added announced reported stated confirmed declared posted replied".split()  # noqa: SIM905
)
QUOTE_MARKS = re.compile(r"[“”«»\"\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeParameters:
    """How times are resolved. Set by hand; measured by benchmarks/quality/times.py."""

    calendar: CalendarParameters = field(default_factory=CalendarParameters)
    recent_sentences: int = 3
    """How far back a date may stand for "the following day" to follow it. Sentences."""
    dateline_days: int = 14
    """A dateline further from publication than this is a misreading or a reprint, and is not counted from. Days."""


def find_times(
    text: str,
    sentences: Sequence[Span],
    *,
    published: str | None,
    dateline: str | None = None,
    parameters: TimeParameters | None = None,
) -> tuple[Time, ...]:
    """
    Return the times of *sentences*, in order and without overlap.

    Args:
        text: The article's stored text.
        sentences: Its body, sentence by sentence, in order.
        published: EDTF day or minute of publication.
        dateline: The day of the dateline in EDTF, or the dateline's words ("GENEVA, Jan. 10 (Agency)").
        parameters: How far dates may lie apart.
    """
    parameters = parameters or TimeParameters()
    anchor = _dateline_day(dateline, published, parameters) or edtf.published_day(published)
    reader = _Reader(text=text, anchor=anchor, parameters=parameters, quotes=_quotations(text))
    for paragraph in _paragraphs(text, sentences):
        reader.read(paragraph)
    return tuple(sorted(reader.times, key=lambda t: t.span))


@dataclass(slots=True, kw_only=True)
class _Reader:
    """One pass over an article; holds what was named so far."""

    text: str
    anchor: date | None
    parameters: TimeParameters
    quotes: list[Span]
    named: Named = field(default_factory=Named)
    times: list[Time] = field(default_factory=list)
    number: int = 0
    paragraph: int = 0
    """Where the one that is read begins."""

    def read(self, paragraph: Sequence[Span]) -> None:
        """Add the times of one paragraph: those outside quotation marks first, since they may date the speech."""
        self.paragraph = paragraph[0].start
        spoken: set[date] = set()
        later: list[tuple[int, Span, tuple[Cue, ...], list[tuple[Match, Resolver]]]] = []
        for sentence in paragraph:
            self.number += 1
            matches = _matches(self.text, sentence)
            if not matches:
                continue
            cues = find_cues(self.text, sentence)
            inside: list[tuple[Match, Resolver]] = []
            outside: list[tuple[Match, Resolver]] = []
            for pair in matches:
                (inside if self._is_quoted(pair[0].start()) else outside).append(pair)
            if inside:
                later.append((self.number, sentence, cues, inside))
            found = self._resolve(outside, sentence, self.number, cues, self.anchor)
            spoken |= {d for d in (_speech_day(t, cues) for t in found) if d}
        anchor = spoken.pop() if len(spoken) == 1 else self.anchor
        for number, sentence, cues, inside in later:
            self._resolve(inside, sentence, number, cues, anchor)

    def _resolve(
        self,
        matches: Sequence[tuple[Match, Resolver]],
        sentence: Span,
        number: int,
        cues: tuple[Cue, ...],
        anchor: date | None,
    ) -> list[Time]:
        scene = Scene(
            text=self.text,
            sentence=sentence,
            number=number,
            anchor=anchor,
            named=self.named,
            tense=lambda span: tense_at(self.text, sentence, span, cues),
            parameters=self.parameters.calendar,
            recent_sentences=self.parameters.recent_sentences,
        )
        out: list[Time] = []
        told = self.named.only_day(number - 1) if sentence.start > self.paragraph else None
        taken = sentence.start
        for match, resolve in matches:
            if match.start() < taken:
                continue
            found = resolve(match, scene)
            if found is None:
                continue
            for one in (found, *more_days(match, scene, found)):
                time = self._time(match, one)
                out.append(time)
                taken = max(taken, time.span.end)
                self._remember(time, sentence, number)
        out = _dated_clocks(self.text, _joined(self.text, out), told if _is_over(out, scene) else None)
        out = _between(self.text, out)
        self.times.extend(out)
        return out

    def _time(self, match: Match, found: Found) -> Time:
        start = match.start() if found.start is None else found.start
        end = match.end() if found.end is None else found.end
        body = self.text[start:end]
        start += len(body) - len(body.lstrip())
        end -= len(body) - len(body.rstrip())
        return Time(
            span=Span(start, end),
            type=found.type,
            value=found.value,
            edtf=_bounded(found, self.text[max(0, start - 24) : start]),
        )

    def _remember(self, time: Time, sentence: Span, number: int) -> None:
        if time.edtf is None or time.edtf.startswith("..") or time.type == "DURATION":
            return
        first, _ = edtf.interval(time.edtf)
        if first is None:
            return
        if edtf.precision(time.edtf) in {"day", "minute"}:
            self.named.days = {first.isoformat(), *(self.named.days if self.named.day_sentence == number else ())}
            self.named.day, self.named.day_sentence = first.isoformat(), number
            self.named.is_dark = DARK.search(time.value) is not None
        self.named.year, self.named.year_sentence = first.year, number
        is_written = time.span.of(self.text).endswith(str(first.year))
        if is_written and OPENING.fullmatch(self.text, sentence.start, time.span.start):
            self.named.frame, self.named.frame_sentence = time.edtf, number

    def _is_quoted(self, at: int) -> bool:
        lo, hi = 0, len(self.quotes)
        while lo < hi:
            middle = (lo + hi) // 2
            if self.quotes[middle].end <= at:
                lo = middle + 1
            else:
                hi = middle
        return lo < len(self.quotes) and self.quotes[lo].start <= at


def _is_over(times: Sequence[Time], scene: Scene) -> bool:
    """Whether the clause of each time of day is told in the past: then it goes on from the day told just before."""
    return all(scene.tense(time.span) == "past" for time in times if _is_clock(time))


def _dated_clocks(text: str, times: Sequence[Time], told: str | None) -> list[Time]:
    """
    Return the times of one sentence with each time of day joined to the day beside it, or dated by the only one.

    Where the sentence names no day, it is that of the sentence before, *told*, if any.
    """
    whole = [t for t in times if t.edtf and DAY_START.match(t.edtf) and "/" not in t.edtf]
    days = {t.edtf[:10] for t in whole if t.edtf}
    named = {t.edtf[:10] for t in whole if t.edtf and not _is_apart(text, t)}
    # "9 a.m. every day" has no day of its own.
    single = not days and told is not None and not any(t.edtf for t in times)
    lone = (len(named) == 1 or single) and not any(t.type == "SET" for t in times)
    out: list[Time] = []
    for time in times:
        last = out[-1] if out else None
        gap = text[last.span.end : time.span.start] if last else ""
        if last and _is_clock(last) and time.edtf in days and CLOCK_FIRST.fullmatch(gap):
            out[-1] = _at(time.edtf, last, Span(last.span.start, time.span.end))
        elif last and _is_clock(time) and last.type == "DATE" and last.edtf in days and DAY_FIRST.fullmatch(gap):
            out[-1] = _at(last.edtf, time, Span(last.span.start, time.span.end))
        elif last and _is_clock(time) and time.edtf is None and last.edtf in days and not gap.strip():
            out.append(_at(last.edtf, time, time.span))  # "since Tuesday midnight"
        elif _is_clock(time) and time.edtf is None and lone:
            out.append(_at(min(named, default=told or ""), time, time.span))
        else:
            out.append(time)
    return out


def _joined(text: str, times: Sequence[Time]) -> list[Time]:
    """Return the times of one sentence; "three hours and 20 minutes" is one duration: of shorter units behind."""
    out: list[Time] = []
    for time in times:
        last = out[-1] if out else None
        joint = AND_MORE.match(text, last.span.end) if last else None
        if last and joint and joint.end() == time.span.start and last.type == time.type == "DURATION":
            value = last.value + time.value.removeprefix("PT" if "T" in last.value else "P")
            if LENGTH.fullmatch(value):
                out[-1] = replace(last, span=Span(last.span.start, time.span.end), value=value)
                continue
        out.append(time)
    return out


def _between(text: str, times: Sequence[Time]) -> list[Time]:
    """Return the times of one sentence; the first of "between 1932 and 1935" stretches to the second in EDTF."""
    out = list(times)
    for n, (first, second) in enumerate(pairwise(times)):
        if first.edtf is None or second.edtf is None or not AND.fullmatch(text, first.span.end, second.span.start):
            continue
        alike = first.type == second.type == "DATE" and len(first.edtf) == len(second.edtf) <= len("2022-01-10")
        if alike and first.edtf < second.edtf and BETWEEN.search(text, max(first.span.start - 10, 0), first.span.start):
            out[n] = replace(first, edtf=edtf.join((first.edtf, second.edtf)))
    return out


def _is_apart(text: str, time: Time) -> bool:
    """Whether a day is none of its sentence: "held since 4 March", "had come for the Saturday market"."""
    return bool(SINCE.search(text, max(0, time.span.start - 12), time.span.start)) or (
        text.endswith(" the ", 0, time.span.start) and NOUN.match(text, time.span.end) is not None
    )


def _is_clock(time: Time) -> bool:
    return time.type == "TIME" and time.value[10:11] == "T" and ":" in time.value


def _at(day: str, clock: Time, span: Span) -> Time:
    value = day[:10] + clock.value[10:]
    # EDTF has no 24:00; the day is what is known for sure.
    return Time(span=span, type="TIME", value=value, edtf=day[:10] if value.endswith("24:00") else value)


def _matches(text: str, sentence: Span) -> list[tuple[Match, Resolver]]:
    forms = (FORMS[number] for number in _sieve().of(sentence.of(text)))
    found = [
        (match, resolve) for pattern, resolve in forms for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    return found


@cache
def _sieve() -> Sieve:
    return Sieve(pattern for pattern, _ in FORMS)


def _bounded(found: Found, before: str) -> str | None:
    if found.edtf is None or found.type not in {"DATE", "TIME"} or "/" in found.edtf:
        return found.edtf
    if DEADLINE.search(before):
        return edtf.join((None, found.edtf))
    if CIRCA.search(before) and "T" not in found.edtf:
        return f"{found.edtf}~"
    return found.edtf


def _speech_day(time: Time, cues: tuple[Cue, ...]) -> date | None:
    """Return the day of a time that dates a verb of saying; None for any other time."""
    if time.edtf is None or not edtf.is_valid(time.edtf) or edtf.precision(time.edtf) not in {"day", "minute"}:
        return None
    left = cue_before(cues, time.span.start)
    return edtf.interval(time.edtf)[0] if left and left.word in SPOKEN else None


def _dateline_day(dateline: str | None, published: str | None, parameters: TimeParameters) -> date | None:
    if not dateline:
        return None
    printed = edtf.published_day(published)
    if edtf.is_valid(dateline):
        days = [edtf.published_day(dateline)]
    else:
        reader = _Reader(text=dateline, anchor=printed, parameters=parameters, quotes=[])
        reader.read([Span(0, len(dateline))])
        days = [edtf.published_day(t.edtf) for t in reader.times]
    day = next((day for day in days if day), None)
    far = day and printed and abs((printed - day).days) > parameters.dateline_days
    return None if far else day


def _paragraphs(text: str, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    block: list[Span] = []
    for sentence in sentences:
        if block and "\n" in text[block[-1].end : sentence.start]:
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _quotations(text: str) -> list[Span]:
    """Return what stands in double marks, in order; an open mark lasts to the end of its line."""
    out: list[Span] = []
    opened: int | None = None
    for mark in QUOTE_MARKS.finditer(text):
        char = mark.group()
        if opened is None:
            if char in '“«"':
                opened = mark.end()
        elif char in '”»"\n':
            if mark.start() > opened:
                out.append(Span(opened, mark.start()))
            opened = None
    if opened is not None and opened < len(text):
        out.append(Span(opened, len(text)))
    return out
