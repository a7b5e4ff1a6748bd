"""
The day of the news, lent to acts whose own sentence names none.

A report of the day says in its lead when its news was; what it then tells in the simple past, without a day, is of
about that day: "Peru expelled the envoy on Tuesday. ... Chile rejected the charge."

Rules:
1. The lead is the first sentence, behind points and lines without a verb; its main verb is in the simple past, and it
   names a day: that of publication or one of the two before, since a paper prints an agency's story late. A feature
   that opens with a scene has no such lead.
2. Of two days in the lead the later is that of the news; a day of its main clause goes before one in an aside.
3. It is lent to main verbs in the simple past and to what hangs on them ("responded by recalling its envoy"). What had
   been done was before.
4. Never where the sentence names another time that is gone, or its paragraph did so before. What is done with words
   ("denied", "urged") takes it past such a time in an aside ("denied the charge, which X made in March"). An attack
   takes the day only of an attack in the lead.
   Marches, arrests and shots take the day of those that their paragraph told before; what "the two leaders" and "they"
   agree, ask and reject takes that of their talks. What else is done goes on with the day of the paragraph, what is
   said by those who took part does (`events/carried_days.py`). What is said before "he told a news conference on
   Monday" is of Monday.
5. "Within hours" and "it also" take the day of the sentence before, whatever the lead says; "hours after X left" that
   of the verb it hangs on, "has left, Y said on Friday" that of the saying.
6. A press release does what it says in the present tense ("rejects", "thanks") on its own day, where it names that.

Without a publication day nothing is lent.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import BY_WORDS
from stemma.reading.events.acts import is_quoted
from stemma.reading.events.carried_days import Carried, carried_by, day_of, goes_on
from stemma.reading.events.lent_days import about_time, time_after_talks
from stemma.reading.events.main_verbs import (
    Told,
    are_of_one_paragraph,
    is_aside,
    is_done_by_saying,
    is_of_once,
    main_clause_of,
    main_clauses,
    told_by,
)
from stemma.reading.events.places import own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.there import BODILY, heard_at
from stemma.reading.events.words import word_set
from stemma.records.article import Genre
from stemma.records.reading import Event, EventType, Time
from stemma.text import edtf

ANSWERS = BY_WORDS - {"AGREE", "SUPPORT"}
"""Types of acts that speak of what was before: "denied the charge, which X made in 2003"."""
YEAR = 4
"""Characters of a year in EDTF."""
GOES_ON = word_set("it he she they")
"""Subjects of a sentence that goes on from the one before: "It also suspended"."""
SIDES = frozenset({("the", "two"), ("the", "three"), ("the", "sides"), ("the", "leaders"), ("the", "parties")})
"""First words of those who have met."""
MET = frozenset({"they", "both"})
"""The same in one word."""
WITHIN = re.compile(
    r"\b(?:within (?:hours|minutes|the hour|the day)|(?:shortly|soon) afterwards?|at once|on the spot)\b"
)
"""Words that tie an act to the one told before."""
MADE_KNOWN = frozenset({"MOBILIZE"})
"""Types of measures of states, which these make known by saying that they had taken them: "had moved a brigade"."""
PARTS = word_set("dawn daybreak overnight hours morning noon midday dusk")
"""Words of a part of a day, by which what had been done was done on the day when it is told."""
DARK = re.compile(r"T(?:EV|NI|1[89]|2\d)")
"""Times of a day from which a few hours may lead into the next, in TIMEX3."""
POINTS = frozenset("*•·-–")
"""Marks of the points that may stand before a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsParameters:
    """What counts as news of the day. Set by hand; `benchmarks/quality/stories.py` measures the dates."""

    lead_sentences: int = 6
    """Behind this sentence no lead begins: so many points and notes may stand before it. Sentences."""
    recent_sentences: int = 3
    """How far back the day may stand "within hours" of which something was. Sentences."""
    fresh_days: int = 2
    """How far back the day of the news may lie from publication. Days."""


def with_news_day(told: Sequence[Told], genre: Genre, parameters: NewsParameters | None = None) -> list[Event]:
    """Return the events of an article in order; those that name no day, but are of the news, are lent its day."""
    if genre == "opinion":
        return [event for one in told for event in one.events]
    parameters = parameters or NewsParameters()
    news = _release_times(told) if genre == "release" else _news_times(told, parameters)
    out: list[Event] = []
    left, before, since = news, None, 0
    scene = talks = carried = None
    for n, one in enumerate(told):
        near = n > 0 and are_of_one_paragraph(told[n - 1].scene, one.scene)
        if not near:
            left, scene, talks, carried = news, None, None, None
        behind = told[n + 1].scene if n + 1 < len(told) else None
        heard = _heard(behind) if behind is not None and are_of_one_paragraph(one.scene, behind) else {}
        days = _Days(
            news=left, before=before, scene=scene, talks=talks, carried=carried, heard=heard, near=near, genre=genre
        )
        events = [_with_day(one, event, days) for event in one.events]
        day, since = _day_told(one, events), since + 1
        if day is not None or since > parameters.recent_sentences:
            before, since = day, 0
        left = _left_by(one, left)
        scene, talks = _scene_time(one, events, scene), _talks_time(one, events, talks)
        carried = carried_by(one, events, carried)
        out += events
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """The times (indices) that are the day of the news."""

    words: int | None = None
    """For what is done with words: that of a main verb of the lead; the dead of Monday were mourned on any day."""
    deeds: int | None = None
    """For what else is done: any day of the lead."""
    harm: int | None = None
    """For an attack: the day of the one attack that the lead tells, fresh or not."""

    def of(self, kind: EventType) -> int | None:
        """Return the one for acts of a type."""
        return self.harm if kind == "ASSAULT" else self.words if kind in BY_WORDS else self.deeds


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """The times (indices) that one sentence may be lent."""

    news: _News
    before: int | None
    """Of the sentence before."""
    scene: int | None
    """Of the scene of the paragraph: when people marched, shot or were arrested."""
    talks: int | None
    """Of the talks that the paragraph told before."""
    carried: Carried | None
    """The day with which the paragraph goes on."""
    heard: Mapping[int, int]
    """Of the gathering to which the sentence behind says that somebody (chain) spoke."""
    near: bool
    """Whether the sentence before stands in the same paragraph."""
    genre: Genre


def _with_day(told: Told, event: Event, days: _Days) -> Event:
    """Return an act that names no day with the one that it is lent, if any."""
    scene = told.scene
    own = None if event.time is None else scene.times[event.time].edtf
    if own is not None or event.lent_time is not None or event.status != "past":
        return event
    if is_quoted(scene.attributions[event.attribution] if event.attribution is not None else None, event.trigger):
        return event
    day = _near_another(told, event)
    return replace(event, lent_time=day if day is not None else _of_news(told, event, days))


def _near_another(told: Told, event: Event) -> int | None:
    """Return the time (index) of what an act is tied to: "hours after X left", "has left, Y said on Friday"."""
    for scene in (told.scene, told.parsed):
        for clause in told_by(scene, event):
            about = about_time(scene, clause)
            if about is None and event.type == "CONSULT":
                about = time_after_talks(scene, clause)
            if about is not None:
                return about
            if event.attribution is not None and clause.group.kind == "finite" and _is_as_said(scene, event, clause):
                return scene.attributions[event.attribution].time
    return None


def _is_as_said(scene: Scene, event: Event, clause: Clause) -> bool:
    """
    Say whether an act is of the day on which somebody tells it: "has left", "offers", "had shot it down before dawn".

    What "had" been done is of that day where it is of a kind that is made known at once, or where the sentence keeps to
    a part of a day.
    """
    helpers = {t.low for t in scene.helpers_of(clause) if t.tag == "have"}
    if "had" in helpers:
        return event.type in MADE_KNOWN or (bool(scene.words & PARTS) and event.type not in BY_WORDS)
    says = event.type in BY_WORDS and clause.group.tense == "present" and clause.group.start == clause.group.main
    return says or bool(helpers)


def _of_news(told: Told, event: Event, days: _Days) -> int | None:
    """Return the time (index) that an act of a main verb is lent by its article, if any."""
    scene = told.scene
    clause = main_clause_of(told, event, release=days.genre == "release")
    if clause is None or is_of_once(scene, clause):
        return None
    follows = _follows(scene, clause, near=days.near)
    near = days.before if days.before is None or days.carried is None else days.carried.time
    day = near if follows else _day_lent(scene, event, clause, days)
    if day is None or _lasts(scene, clause):
        return None
    named = _told_times(told, clause) if follows or event.type in BY_WORDS else _dates_in(scene)
    if event.type not in ANSWERS:
        named = [*named, *(t for t in _dates_in(scene) if t.edtf is not None and len(t.edtf) == YEAR)]
    return None if any(_is_gone(t, scene.times[day]) for t in named) else day


def _day_lent(scene: Scene, event: Event, clause: Clause, days: _Days) -> int | None:
    """Return the time (index) of what an act belongs to: the scene of its paragraph, its talks, or the news."""
    if _is_on_scene(scene, event, days):
        return days.scene
    opening = [t.low for t in scene.subject_of(clause)[:2]]
    met = tuple(opening) in SIDES or bool(MET & set(opening[:1]))
    if met and days.talks is not None and event.type in BY_WORDS:
        return days.talks
    speakers = {p.chain for p in event.parties if p.role == "source"}
    heard = next((time for chain, time in days.heard.items() if chain in speakers), None)
    if heard is not None and event.type in BY_WORDS:
        return heard
    if days.carried is not None and goes_on(scene, event, clause, days.carried):
        return days.carried.time
    if days.genre == "release" and not is_done_by_saying(scene, clause):
        return None
    return days.news.of(event.type)


def _heard(scene: Scene) -> dict[int, int]:
    """Return who speaks to a gathering in a sentence (chains), and on what day: "told a news conference on Monday"."""
    said = [scene.attributions[n] for n in scene.said] if heard_at(scene) else []
    return {a.speaker_chain: a.time for a in said if a.uttered and a.speaker_chain is not None and a.time is not None}


def _is_on_scene(scene: Scene, event: Event, days: _Days) -> bool:
    """Say whether an act belongs to what its paragraph told before: of its kind, and in no place of its own."""
    elsewhere = event.place is not None and scene.sentence.contains(event.place)
    return days.scene is not None and event.type in BODILY and not elsewhere


def _lasts(scene: Scene, clause: Clause) -> bool:
    """Say whether a clause tells what went on for days or longer: "for months refused"."""
    here = scene.span(clause.left, clause.right)
    lengths = (t.span for t in scene.times if t.type == "DURATION" and "T" not in t.value and here.contains(t.span))
    return any(scene.text.endswith(" for ", here.start, span.start) for span in lengths)


def _follows(scene: Scene, clause: Clause, *, near: bool) -> bool:
    """Say whether an act came within hours of what the sentence before tells, or is told in one breath with it."""
    words = [t.low for t in scene.tokens[clause.left : clause.right + 1]]  # "at once" may end it between the two
    return bool(WITHIN.search(" ".join(words))) or (near and words[0] in GOES_ON and "also" in words[:3])


def _day_told(told: Told, events: Sequence[Event]) -> int | None:
    """Return the time (index) that is the day of what a sentence tells by its main verbs; the latest of several."""
    scene = told.scene
    own = {e.time if e.time is not None else e.lent_time for e in events if main_clause_of(told, e) is not None}
    found = _latest(scene, own | _main_times(told))
    return None if found is None or DARK.search(scene.times[found].value) else found


def _main_times(told: Told) -> set[int]:
    """Return the times (indices) of the main verbs of a sentence that stand in the simple past."""
    out = set()
    for scene in (told.scene, told.parsed):
        for clause in main_clauses(scene):
            time = own_time(scene, clause, due=False)
            outside = _outside(scene, clause)
            if time is not None and scene.times[time] in outside and not _is_in_subject(scene, clause, time):
                out.add(time)
    return out


def _is_in_subject(scene: Scene, clause: Clause, time: int) -> bool:
    """Say whether a time only tells of the subject: "The blast that woke Lima on Friday shut a school"."""
    return clause.subject is not None and any(
        t.time == time for t in scene.tokens[clause.subject[0] : clause.group.start]
    )


def _scene_time(told: Told, events: Sequence[Event], scene: int | None) -> int | None:
    """
    Return the time (index) of the scene that a sentence tells or goes on with; none where it tells two.

    What a main verb tells goes before what stands in an aside: "on 9 May, when a helicopter was shot down".
    """
    bodily = [e for e in events if e.type in BODILY and e.status == "past" and e.time is not None]
    own = {e.time for e in bodily if main_clause_of(told, e) is not None} or {e.time for e in bodily}
    days = [n for n in own if n is not None and day_of(told.scene.times[n]) is not None]
    return days[0] if len(days) == 1 else None if days else scene


def _talks_time(told: Told, events: Sequence[Event], talks: int | None) -> int | None:
    """Return the time (index) of the talks that a sentence tells or goes on with; none where it tells two."""
    held = {e.time for e in events if e.type == "CONSULT" and e.status == "past"}
    days = [n for n in held if n is not None and day_of(told.scene.times[n]) is not None]
    return days[0] if len(days) == 1 else None if days else talks


def _left_by(told: Told, news: _News) -> _News:
    """Return what a sentence leaves for those behind it: where it tells of a day before, these may be of that one."""

    def goes(time: int | None, named: list[Time]) -> bool:
        return time is not None and any(_is_gone(t, told.scene.times[time]) for t in named)

    aside = _dates_in(told.scene)
    return _News(
        words=None if goes(news.words, _told_times(told)) else news.words,
        deeds=None if goes(news.deeds, aside) else news.deeds,
        harm=None if goes(news.harm, aside) else news.harm,
    )


def _release_times(told: Sequence[Told]) -> _News:
    """Return the first time (index) of a press release that is its own day."""
    own = edtf.published_day(told[0].scene.published) if told else None
    if own is None:
        return _News()
    time = next((n for n, t in enumerate(told[0].scene.times) if day_of(t) == own.isoformat()), None)
    return _News(words=time, deeds=time)


def _news_times(told: Sequence[Told], parameters: NewsParameters) -> _News:
    """Return the times (indices) that are the day of the news: of a main verb of the lead, and of anything it tells."""
    lead = next((one for one in told[: parameters.lead_sentences] if _is_prose(one.scene)), None)
    published = edtf.published_day(lead.scene.published) if lead is not None else None
    if lead is None or published is None:
        return _News()
    scene = lead.scene
    own = {e.time for e in lead.events if e.status == "past" and main_clause_of(lead, e) is not None}
    own |= _main_times(lead) | {scene.attributions[i].time for i in scene.said}
    span = ((published - timedelta(days=parameters.fresh_days)).isoformat(), published.isoformat())
    words = _latest(scene, own, span)
    harm = _harm_time(lead)
    if words is not None or not (main_clauses(scene) or main_clauses(lead.parsed)):
        return _News(words=words, deeds=words, harm=harm)
    told_there = (n for n, t in enumerate(scene.times) if scene.sentence.contains(t.span))
    return _News(deeds=_latest(scene, told_there, span), harm=harm)


def _harm_time(lead: Told) -> int | None:
    """Return the time (index) of the one attack that a lead tells, or of the one blast, where it tells no attack."""
    for kind in ("ASSAULT", "OTHER"):
        struck = {e.time for e in lead.events if e.type == kind and e.status == "past" and e.time is not None}
        if struck:
            return struck.pop() if len(struck) == 1 else None
    return None


def _latest(scene: Scene, times: Iterable[int | None], within: tuple[str, str] = ("", "9")) -> int | None:
    """Return the time (index) of the latest day *within* two; of two alike the one that stands first."""
    dated = [(day, -n) for n in times if n is not None and (day := day_of(scene.times[n])) is not None]
    dated = [pair for pair in dated if within[0] <= pair[0] <= within[1]]
    return -max(dated)[1] if dated else None


def _is_prose(scene: Scene) -> bool:
    """Say whether a sentence is one of a report: it has a verb, and is no point of a list before it, nor a byline."""
    finite = any(c.group.kind == "finite" for c in scene.clauses)
    return finite and scene.tokens[0].low not in POINTS and all(t.low != "|" for t in scene.tokens)


def _dates_in(scene: Scene) -> list[Time]:
    """Return the dates of a sentence."""
    return [t for t in scene.times if t.type in ("DATE", "TIME") and scene.sentence.contains(t.span)]


def _told_times(told: Told, own: Clause | None = None) -> list[Time]:
    """Return the dates of a sentence that stand in no aside; the clause *own* is none."""
    ruled, parsed = (_outside(scene, own) for scene in (told.scene, told.parsed))
    return [t for t in ruled if t in parsed]


def _outside(scene: Scene, own: Clause | None) -> list[Time]:
    asides = [scene.span(c.left, c.right) for c in scene.clauses if is_aside(c) and c is not own]
    return [t for t in _dates_in(scene) if not any(a.contains(t.span) for a in asides)]


def _is_gone(time: Time, news: Time) -> bool:
    """Say whether a time lies before the day of the news."""
    if time.edtf is None or news.edtf is None:
        return time.value == "PAST_REF"
    last, day = edtf.interval(time.edtf)[1], edtf.interval(news.edtf)[0]
    return last is not None and day is not None and last < day
