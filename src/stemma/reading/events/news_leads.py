"""
What day the news of a report is: that of its lead; of a press release and a live page their own.

Rules:
1. The lead is the first sentence, behind points, headlines and lines without a verb; its main verb is in the simple
   past, and it names a day: that of publication or one of the two before, since a paper prints an agency's story late.
   A feature that opens with a scene has no such lead.
2. Of two days in the lead the later is that of the news; a day of its main clause goes before one in an aside.
3. A press release and a live page are of the day on which they are published, where they name it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import BY_WORDS
from stemma.reading.events.carried_days import day_of
from stemma.reading.events.main_verbs import Told, dates_outside, main_clause_of, main_clauses
from stemma.reading.events.places import own_time
from stemma.reading.events.scene import Scene
from stemma.records.article import Genre
from stemma.records.reading import EventType
from stemma.text import edtf

POINTS = frozenset("*•·-–")
"""Marks of the points that may stand before a report."""
OWN_DAY = frozenset({"release", "live"})
"""Genres of what is of one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsParameters:
    """What counts as news of the day. Set by hand; `benchmarks/quality/stories.py` measures the dates."""

    lead_sentences: int = 6
    """Behind this sentence no lead begins: so many points and notes may stand before it. Sentences."""
    recent_sentences: int = 3
    """How far back the day may stand "within hours" of which something was. Sentences."""
    fresh_days: int = 2
    """How far back the day of the news may lie from publication. Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
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


def news_of(told: Sequence[Told], genre: Genre, parameters: NewsParameters) -> News:
    """Return the times (indices) that are the day of the news of a report."""
    return _own_times(told) if genre in OWN_DAY else _lead_times(told, parameters)


def main_times(told: Told) -> set[int]:
    """Return the times (indices) of the main verbs of a sentence that stand in the simple past."""
    out = set()
    for scene in (told.scene, told.parsed):
        for clause in main_clauses(scene):
            time = own_time(scene, clause, due=False)
            outside = dates_outside(scene, clause)
            if time is not None and scene.times[time] in outside and not _is_in_subject(scene, clause, time):
                out.add(time)
    return out


def latest_of(scene: Scene, times: Iterable[int | None], within: tuple[str, str] = ("", "9")) -> int | None:
    """Return the time (index) of the latest day *within* two; of two alike the one that stands first."""
    dated = [(day, -n) for n in times if n is not None and (day := day_of(scene.times[n])) is not None]
    dated = [pair for pair in dated if within[0] <= pair[0] <= within[1]]
    return -max(dated)[1] if dated else None


def _own_times(told: Sequence[Told]) -> News:
    """Return the first time (index) that is the day of publication."""
    own = edtf.published_day(told[0].scene.published) if told else None
    if own is None:
        return News()
    time = next((n for n, t in enumerate(told[0].scene.times) if day_of(t) == own.isoformat()), None)
    return News(words=time, deeds=time, harm=time)


def _lead_times(told: Sequence[Told], parameters: NewsParameters) -> News:
    """Return the times (indices) that are the day of the news: of a main verb of the lead, and of anything it tells."""
    lead = next((one for one in told[: parameters.lead_sentences] if _is_prose(one.scene)), None)
    published = edtf.published_day(lead.scene.published) if lead is not None else None
    if lead is None or published is None:
        return News()
    scene = lead.scene
    own = {e.time for e in lead.events if e.status == "past" and main_clause_of(lead, e) is not None}
    own |= main_times(lead) | {scene.attributions[i].time for i in scene.said}
    span = ((published - timedelta(days=parameters.fresh_days)).isoformat(), published.isoformat())
    words = latest_of(scene, own, span)
    harm = _harm_time(lead)
    if words is not None or not (main_clauses(scene) or main_clauses(lead.parsed)):
        return News(words=words, deeds=words, harm=harm)
    told_there = (n for n, t in enumerate(scene.times) if scene.sentence.contains(t.span))
    return News(deeds=latest_of(scene, told_there, span), harm=harm)


def _harm_time(lead: Told) -> int | None:
    """Return the time (index) of the one attack that a lead tells, or of the one blast, where it tells no attack."""
    for kind in ("ASSAULT", "OTHER"):
        struck = {e.time for e in lead.events if e.type == kind and e.status == "past" and e.time is not None}
        if struck:
            return struck.pop() if len(struck) == 1 else None
    return None


def _is_prose(scene: Scene) -> bool:
    """Say whether a sentence is one of a report: it has a verb, and is no point of a list before it, nor a byline."""
    finite = any(c.group.kind == "finite" for c in scene.clauses) and not _is_headline(scene)
    return finite and scene.tokens[0].low not in POINTS and all(t.low != "|" for t in scene.tokens)


def _is_headline(scene: Scene) -> bool:
    """Say whether a sentence is a line of its own that ends without a stop."""
    before, behind = scene.text[: scene.sentence.start].rstrip(" "), scene.text[scene.sentence.end :].lstrip(" ")
    return before.endswith("\n") and behind.startswith("\n") and not _ends_in_stop(scene)


def _ends_in_stop(scene: Scene) -> bool:
    return scene.sentence.of(scene.text).rstrip("\"'”’)").endswith((".", "!", "?", ":", ";", "…"))


def _is_in_subject(scene: Scene, clause: Clause, time: int) -> bool:
    """Say whether a time only tells of the subject: "The blast that woke Lima on Friday shut a school"."""
    return clause.subject is not None and any(
        t.time == time for t in scene.tokens[clause.subject[0] : clause.group.start]
    )
