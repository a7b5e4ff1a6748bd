"""
The day of the news, lent to acts whose own sentence names none.

A report of the day says in its lead when its news was; what it then tells in the simple past, without a day, is of
about that day: "Peru expelled the envoy on Tuesday. ... Chile rejected the charge."

Rules:
1. The lead is the first sentence, behind points and lines without a verb; it tells an act in the simple past, or who
   said so, with a day: that of publication or the one before. A feature that opens with a scene has no such lead.
2. Of two days in the lead, one of which may be that of the saying, the later is that of the news.
3. It is lent to main verbs in the simple past that do something with words ("denied", "urged"). What else was done may
   have been at any time; what had been done was before.
4. Never where the sentence names another time that is gone, or its paragraph did so before.
5. A press release does with words what it says ("rejects", "thanks") on its own day, where it names that.

Without a publication day nothing is lent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from stemma.reading.clauses.form import Clause
from stemma.reading.events.acts import is_quoted
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.article import Genre
from stemma.records.reading import Event, Time
from stemma.text import edtf

WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
"""Types of acts that are done with words."""
ASIDES = frozenset({"relative", "reduced", "that", "when", "infinitive", "if"})
"""Clauses whose time is not that of the clause they hang on."""
ONCE = word_set("earlier previously once repeatedly often always long formerly originally initially first then last")
"""Words before a verb that tell of another day. Source: compiled by the project; CC0."""
HUNG = word_set("that who which whose whom if when where while as because although though since until unless")
"""Words that open a clause that hangs on another."""
POINTS = frozenset("*•·-–")
"""Marks of the points that may stand before a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsParameters:
    """What counts as news of the day. Set by hand; `benchmarks/quality/stories.py` measures the dates."""

    lead_sentences: int = 6
    """Behind this sentence no lead begins: so many points and notes may stand before it. Sentences."""
    fresh_days: int = 1
    """How far back the day of the news may lie from publication. Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence with the acts that it tells."""

    scene: Scene
    events: tuple[Event, ...]


def with_news_day(told: Sequence[Told], genre: Genre, parameters: NewsParameters | None = None) -> list[Event]:
    """Return the events of an article in order; those that are of the news, but name no day, are lent its day."""
    time = _release_time(told) if genre == "release" else _news_time(told, parameters or NewsParameters())
    if time is None or genre == "opinion":
        return [event for one in told for event in one.events]
    out: list[Event] = []
    moved = False
    for n, one in enumerate(told):
        moved = moved and _goes_on(told[n - 1].scene, one.scene)
        out += [
            replace(e, lent_time=time) if not moved and _is_of_news(one.scene, e, time, genre) else e
            for e in one.events
        ]
        moved = moved or any(_is_gone(t, one.scene.times[time]) for t in _told_times(one.scene))
    return out


def _release_time(told: Sequence[Told]) -> int | None:
    """Return the first time (index) of a press release that is its own day."""
    own = edtf.published_day(told[0].scene.published) if told else None
    if own is None:
        return None
    return next((n for n, t in enumerate(told[0].scene.times) if _day(t) == own.isoformat()), None)


def _news_time(told: Sequence[Told], parameters: NewsParameters) -> int | None:
    """Return the time (index) that is the day of the news."""
    lead = next((one for one in told[: parameters.lead_sentences] if _is_prose(one.scene)), None)
    published = edtf.published_day(lead.scene.published) if lead is not None else None
    if lead is None or published is None:
        return None
    scene = lead.scene
    plain = {e.time for e in lead.events if e.status == "past" and _clause_of(scene, e) is not None}
    said = {scene.attributions[i].time for i in scene.said}
    dated = [(day, -n) for n in plain | said if n is not None and (day := _day(scene.times[n]))]
    if not dated:
        return None
    day, time = max(dated)
    first = (published - timedelta(days=parameters.fresh_days)).isoformat()
    return -time if first <= day <= published.isoformat() else None


def _is_prose(scene: Scene) -> bool:
    """Say whether a sentence is one of a report: it has a verb, and is no point of a list before it."""
    finite = any(c.group.kind == "finite" for c in scene.clauses)
    return finite and scene.tokens[0].low not in POINTS


def _day(time: Time) -> str | None:
    """Return the one day that a time lies on."""
    if time.edtf is None or edtf.precision(time.edtf) not in {"day", "minute"} or time.edtf[-1] in "~?%":
        return None
    return time.edtf[:10]


def _told_times(scene: Scene, own: Clause | None = None) -> list[Time]:
    """Return the dates of a sentence that stand in no aside; the clause *own* is none."""
    asides = [scene.span(c.left, c.right) for c in scene.clauses if _is_aside(c) and c is not own]
    return [
        t
        for t in scene.times
        if t.type in ("DATE", "TIME")
        and scene.sentence.contains(t.span)
        and not any(a.contains(t.span) for a in asides)
    ]


def _is_gone(time: Time, news: Time) -> bool:
    """Say whether a time lies before the day of the news."""
    if time.edtf is None:
        return time.value == "PAST_REF"
    last, day = edtf.interval(time.edtf)[1], edtf.interval(news.edtf or "")[0]
    return last is not None and day is not None and last < day


def _goes_on(before: Scene, scene: Scene) -> bool:
    """Say whether two sentences stand in one paragraph."""
    return "\n" not in scene.text[before.sentence.end : scene.sentence.start]


def _is_of_news(scene: Scene, event: Event, time: int, genre: Genre) -> bool:
    """Say whether an act is told as one of the news, without a day."""
    if event.time is not None or event.status != "past" or event.type not in WORDS:
        return False
    if is_quoted(scene.attributions[event.attribution] if event.attribution is not None else None, event.trigger):
        return False
    clause = _clause_of(scene, event, release=genre == "release")
    if clause is None or any(t.low in ONCE for t in scene.tokens[clause.left : clause.group.end + 1]):
        return False
    return not any(_is_gone(t, scene.times[time]) for t in _told_times(scene, clause))


def _is_aside(clause: Clause) -> bool:
    return clause.link in ASIDES or clause.lead in ("which", "who", "where")


def _clause_of(scene: Scene, event: Event, *, release: bool = False) -> Clause | None:
    """Return the main clause in the simple past (in a release: the present) whose verb tells the act."""
    for clause in scene.clauses:
        if not event.trigger.contains(scene.span(clause.group.main, clause.group.main + 1)):
            continue
        now = release and clause.group.tense == "present" and clause.group.start == clause.group.main
        if (clause.group.is_plain or now) and not clause.group.negated and _is_main(scene, clause):
            return clause
    return None


def _is_main(scene: Scene, clause: Clause) -> bool:
    """Say whether a clause hangs on none; "and X did" does not, though it stands behind another verb."""
    while clause.link == "and" and clause.shares is not None:
        clause = scene.clauses[clause.shares]
        if any(t.tag == "have" for t in scene.tokens[clause.group.start : clause.group.main]):
            return False  # "have insisted and vowed"
    if clause.link == "main":
        return True
    before = scene.tokens[clause.left - 1].low if clause.left else ""
    opens = scene.tokens[clause.left].low
    if clause.lead in HUNG or opens in HUNG or clause.subject is None or clause.subject[0] < clause.left:
        return False
    # "In a statement read out by X, whose country chairs it, the council condemned": the comma ends the asides.
    return "and" in (before, opens) or (before == "," and clause.link == "relative")
