"""
The day of the news, lent to acts whose own sentence names none.

A report of the day says in its lead when its news was; what it then tells in the simple past, without a day, is of
about that day: "Peru expelled the envoy on Tuesday. ... Chile rejected the charge."

Which day that is, `events/news_leads.py` says.

Rules:
1. It is lent to main verbs in the simple past and to what hangs on them ("responded by recalling its envoy"). What had
   been done was before; what somebody says "had" been done was of that day, but for refusals and the like.
2. Never where the sentence names another time that is gone, or its paragraph did so before. What is done with words
   ("denied", "urged") takes it past such a time in an aside ("denied the charge, which X made in March"). An attack
   takes the day only of an attack in the lead.
   Marches, arrests and shots take the day of those that their paragraph told before; what "the two leaders" and "they"
   agree, ask and reject takes that of their talks. What else is done goes on with the day of the paragraph, what is
   said by those who took part does (`events/carried_days.py`). What is said before "he told a news conference on
   Monday" is of Monday.
3. "Within hours" and "it also" take the day of the sentence before, whatever the lead says; "hours after X left" that
   of the verb it hangs on, "has left, Y said on Friday" that of the saying.
4. A press release does what it says in the present tense ("rejects", "thanks") on its own day, where it names that.
   So does a live page, and what has been done by it has been done on that day ("has tied up"), as is what the same
   entry goes on to tell.

Without a publication day nothing is lent.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import BY_WORDS
from stemma.reading.events.acts import is_quoted
from stemma.reading.events.carried_days import Carried, carried_by, day_of, goes_on, is_later
from stemma.reading.events.lent_days import about_time, time_after_talks
from stemma.reading.events.main_verbs import (
    Told,
    are_of_one_paragraph,
    dates_in,
    dates_outside,
    is_done_by_saying,
    is_just_done,
    is_of_once,
    main_clause_of,
    main_clauses,
    reported_clause_of,
    told_by,
)
from stemma.reading.events.news_leads import (
    OWN_DAY,
    News,
    NewsParameters,
    latest_of,
    main_times,
    news_of,
)
from stemma.reading.events.scene import Scene
from stemma.reading.events.there import BODILY, heard_at
from stemma.reading.events.words import word_set
from stemma.records.article import Genre
from stemma.records.reading import Event, Time
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
    r"\b(?:within (?:(?:an?|one|two|three|four|five|six) )?(?:hours?|minutes)|within the (?:hour|day)|"
    r"(?:shortly|soon) afterwards?|at once|on the spot)\b"
)
"""Words that tie an act to the one told before."""
MADE_KNOWN = frozenset({"MOBILIZE"})
"""Types of measures of states, which these make known by saying that they had taken them: "had moved a brigade"."""
PARTS = word_set("dawn daybreak overnight hours morning noon midday dusk")
"""Words of a part of a day, by which what had been done was done on the day when it is told."""
DARK = re.compile(r"T(?:EV|NI|1[89]|2\d)")
"""Times of a day from which a few hours may lead into the next, in TIMEX3."""


def with_news_day(told: Sequence[Told], genre: Genre, parameters: NewsParameters | None = None) -> list[Event]:
    """Return the events of an article in order; those that name no day, but are of the news, are lent its day."""
    if genre == "opinion":
        return [event for one in told for event in one.events]
    parameters = parameters or NewsParameters()
    news = news_of(told, genre, parameters)
    today = news.words if genre in OWN_DAY else None
    opening = News() if genre == "live" else news
    out: list[Event] = []
    left, before, since = opening, None, 0
    scene = talks = carried = None
    for n, one in enumerate(told):
        near = n > 0 and are_of_one_paragraph(told[n - 1].scene, one.scene)
        if not near:
            left, scene, talks, carried = opening, None, None, None
        behind = told[n + 1].scene if n + 1 < len(told) else None
        heard = _heard(behind) if behind is not None and are_of_one_paragraph(one.scene, behind) else {}
        days = _Days(
            today=today, news=left, before=before, scene=scene, talks=talks, carried=carried, heard=heard, near=near,
            genre=genre,
        )  # fmt: skip
        events = [_with_day(one, event, days) for event in one.events]
        day, since = _day_told(one, events), since + 1
        if day is not None or since > parameters.recent_sentences:
            before, since = day, 0
        left = _left_by(one, news if genre == "live" and _tells_now(one) else left)
        scene, talks = _scene_time(one, events, scene), _talks_time(one, events, talks)
        carried = carried_by(one, events, carried)
        out += events
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """The times (indices) that one sentence may be lent."""

    today: int | None
    """The own day of a release or a live page."""
    news: News
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
    if (
        event.status != "past"
        or event.lent_time is not None
        or (own is not None and not _is_of_object(told, event, days))
    ):
        return event
    if is_quoted(scene.attributions[event.attribution] if event.attribution is not None else None, event.trigger):
        return event
    day = None if own is not None else _near_another(told, event)
    day = day if day is not None else _of_news(told, event, days)
    return event if day is None else replace(event, lent_time=day, time=None if own is not None else event.time)


def _is_of_object(told: Told, event: Event, days: _Days) -> bool:
    """Say whether the day of what a release does by saying it is one gone by: "We welcome Monday's resolution"."""
    clause = main_clause_of(told, event, days.genre) if days.today is not None and event.type in BY_WORDS else None
    done = clause is not None and is_done_by_saying(told.scene, clause)
    return done and event.time is not None and told.scene.is_gone(event.time)


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
    clause = main_clause_of(told, event, days.genre)
    if clause is None:
        return _of_news_reported(told, event, days)
    if is_of_once(scene, clause):
        return None
    if event.type in BY_WORDS and is_done_by_saying(scene, clause) and days.today is not None:
        return days.today
    follows = _follows(scene, clause, near=days.near)
    near = days.before if days.before is None or days.carried is None else days.carried.time
    day = near if follows else _day_lent(scene, event, clause, days)
    if day is None or _lasts(scene, clause):
        return None
    named = _told_times(told, clause) if follows or event.type in BY_WORDS else dates_in(scene)
    if event.type not in ANSWERS:
        named = [*named, *(t for t in dates_in(scene) if t.edtf is not None and len(t.edtf) == YEAR)]
    return None if any(_is_gone(t, scene.times[day]) for t in named) else day


def _of_news_reported(told: Told, event: Event, days: _Days) -> int | None:
    """Return the time (index) of the news, for what somebody says "had" been done, where it names no other."""
    clause = reported_clause_of(told, event)
    scene, day = told.scene, days.news.of(event.type)
    if clause is None or day is None or days.genre != "report" or event.type in ANSWERS:
        return None
    if is_of_once(scene, clause) or _lasts(scene, clause):
        return None
    return None if any(t.edtf and not is_later(t, scene) for t in dates_in(scene)) else day


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
    if days.genre in OWN_DAY and (is_done_by_saying(scene, clause) or is_just_done(scene, clause)):
        return days.today
    return None if days.genre == "release" else days.news.of(event.type)


def _tells_now(told: Told) -> bool:
    """Say whether a sentence of a live page tells by a main verb what is done or has just been done."""
    main = main_clauses(told.scene, "live")
    return any(is_done_by_saying(told.scene, c) or is_just_done(told.scene, c) for c in main)


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
    found = latest_of(scene, own | main_times(told))
    return None if found is None or DARK.search(scene.times[found].value) else found


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


def _left_by(told: Told, news: News) -> News:
    """Return what a sentence leaves for those behind it: where it tells of a day before, these may be of that one."""

    def goes(time: int | None, named: list[Time]) -> bool:
        return time is not None and any(_is_gone(t, told.scene.times[time]) for t in named)

    aside = dates_in(told.scene)
    return News(
        words=None if goes(news.words, _told_times(told)) else news.words,
        deeds=None if goes(news.deeds, aside) else news.deeds,
        harm=None if goes(news.harm, aside) else news.harm,
    )


def _told_times(told: Told, own: Clause | None = None) -> list[Time]:
    """Return the dates of a sentence that stand in no aside; the clause *own* is none."""
    ruled, parsed = (dates_outside(scene, own) for scene in (told.scene, told.parsed))
    return [t for t in ruled if t in parsed]


def _is_gone(time: Time, news: Time) -> bool:
    """Say whether a time lies before the day of the news."""
    if time.edtf is None or news.edtf is None:
        return time.value == "PAST_REF"
    last, day = edtf.interval(time.edtf)[1], edtf.interval(news.edtf)[0]
    return last is not None and day is not None and last < day
