"""
When and where an act was, by the network for events, where no rule tells it.

Rules:
1. A day or a place of which the network is sure is that of the act. The day of another verb, or of a sentence before in
   the paragraph, is only about its own, and is lent; what is done with words may answer what was long before.
2. A day must be one by the words around it, as for the rules: not behind "since" or "until", behind "by" only for what
   is due. What is past was on no day to come; what "had" been done takes no day of another verb; what somebody says
   within quotation marks takes none from without.
3. A place is a name in the sentence, with the noun that it leads to: "Kirvan crossing". Who takes part is none, nor is
   where those who act are at home, nor what they left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import BY_WORDS, is_spot
from stemma.reading.events.main_verbs import is_of_once, is_of_saying, told_by
from stemma.reading.events.places import is_day_of_act
from stemma.reading.events.scene import Scene
from stemma.reading.events.times import time_by_clause, time_in_clause
from stemma.records.labels import LabelledAct
from stemma.records.reading import Event, Mention
from stemma.records.span import Span, hull

DUE = frozenset({"scheduled", "proposed", "cancelled"})
"""Standings of acts that are to come, or were."""
BEFORE = frozenset({"had", "having"})
"""Helpers of a verb that tells of a time before."""
LEAVING = frozenset({"leave", "flee", "depart", "quit"})
"""Verbs whose object is where one is no more."""
NO_PLACES = frozenset({"ORG", "MISC"})
"""Types of names that are of no place."""
HOME = frozenset({"in", "of"})
"""Prepositions of where somebody is at home: "rebels in Lima"; those "at the gate" are there."""
NOUNS = frozenset({"noun", "open"})
"""Tags of a noun that a name before it only tells apart: "the Kirvan dam"."""
LEADS = frozenset({"prep", "to", "det"})
"""Tags of words before a place that are no part of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingParameters:
    """When the network for events is followed about days and places. Chosen on texts that it did not learn from."""

    day: float = 0.5
    """How likely a word must belong to the day of an act."""
    place: float = 0.5
    """How likely a word must name its place."""
    place_of_words: float = 0.7
    """The same of what is done with words, which speak of places."""
    place_of_rules: float = 0.9
    """The same of what the rules tell by a noun, or is done with words: unlike places part what is one act."""
    place_of_verbs: float = 0.6
    """The same of what is done, and told by a verb."""
    near: float = 0.5
    """The same of words beside that."""


PARAMETERS = SettingParameters()


def with_labelled_setting(ruled: Scene, scene: Scene, event: Event, labelled: Iterable[LabelledAct]) -> Event:
    """
    Return an act with the day and the place that *labelled* tell, where it has none.

    *ruled* is the sentence with the clauses that the rules find, *scene* with those of its parse, where it has one.
    """
    acts = [act for act in labelled if event.trigger.overlaps(act.trigger)]
    if not _is_dated(scene, event) and event.lent_time is None:
        event = _with_day(scene, event, acts)
    if not _is_dated(scene, event) and event.by == "network":
        event = _with_ruled_day(ruled, scene, event)
    return _with_place(scene, event, acts) if event.place is None else event


def _is_dated(scene: Scene, event: Event) -> bool:
    """Say whether an act has a day of its own; "overnight" is none."""
    return event.time is not None and scene.times[event.time].edtf is not None


def _with_day(scene: Scene, event: Event, acts: Iterable[LabelledAct]) -> Event:
    likely = _likely(acts, "time", PARAMETERS.day)
    found: dict[int, float] = {}
    for word, score in likely.items():
        time = next((n for n, t in enumerate(scene.times) if t.span.contains(word)), None)
        if time is not None and _may_be_of(scene, event, time):
            found[time] = max(score, found.get(time, 0.0))
    own = {n: score for n, score in found.items() if _is_own(scene, event, n)}
    best = max(own or found, key=lambda n: (found[n], -n), default=None)
    if best is None:
        return event
    return replace(event, time=best) if own else replace(event, lent_time=best)


def _with_ruled_day(ruled: Scene, scene: Scene, event: Event) -> Event:
    """Return an act that only the network tells with the day that the rules for clauses give its verb."""
    speaks, due = event.type in BY_WORDS, event.status in DUE
    for one in (ruled, scene):
        for clause in told_by(one, event):
            time = time_by_clause(one, clause, speaks=speaks, due=due)
            if time is not None and _is_of_standing(one, event, time):
                return replace(event, time=time, lent_time=None)
    return event


def _is_of_standing(scene: Scene, event: Event, time: int) -> bool:
    """Say whether a time is known, and not still to come where an act is past, nor gone where it is due."""
    wrong = scene.is_gone(time) if event.status in DUE else scene.is_ahead(time)
    return scene.times[time].edtf is not None and not wrong


def _may_be_of(scene: Scene, event: Event, time: int) -> bool:
    """Say whether a time may be the day of an act, by the words around it and by what the act is."""
    due, day = event.status in DUE, scene.times[time].span
    if not _is_of_standing(scene, event, time) or _was_before(scene, event, time):
        return False
    if not scene.sentence.contains(day):
        near = day.end < event.trigger.start and "\n" not in scene.text[day.end : event.trigger.start]
        once = any(is_of_once(scene, c) for c in told_by(scene, event))
        return near and not once and event.type not in BY_WORDS
    at = next((n for n, t in enumerate(scene.tokens) if t.time == time), None)
    if at is None or scene.is_quoted(day.start) != scene.is_quoted(event.trigger.start):
        return False
    return is_day_of_act(scene, at, due=due, inside=True) and not _is_of_later_verb(scene, event, day)


def _was_before(scene: Scene, event: Event, time: int) -> bool:
    """Say whether a verb tells of a time before, and the day is that of another: "freed those who had stormed"."""
    told = [c for c in told_by(scene, event) if BEFORE & {t.low for t in scene.helpers_of(c)}]
    day = scene.times[time].span
    if not told or is_of_saying(scene, event, time):
        return bool(told)
    return not any(_holds(scene, c, day) or _leads_to(scene, c.group.main, day) for c in told)


def _is_own(scene: Scene, event: Event, time: int) -> bool:
    """Say whether a day is that of the very words of an act; that of other words is only about its own."""
    told, day = told_by(scene, event), scene.times[time].span
    if not scene.sentence.contains(day):
        return False
    if not told:
        return any(_holds(scene, c, day) and _holds(scene, c, event.trigger) for c in scene.clauses)
    due = event.status in DUE
    return any(
        _leads_to(scene, c.group.main, day)
        or time_in_clause(scene, scene.clauses.index(c), c, c.group.main, due=due) == time
        for c in told
    )


def _holds(scene: Scene, clause: Clause, span: Span) -> bool:
    return clause.left < clause.right and scene.span(clause.left, clause.right).contains(span)


def _leads_to(scene: Scene, verb: int, day: Span) -> bool:
    """Say whether a day stands behind a verb in its sentence, and no other verb between."""
    behind = scene.sentence.contains(day) and scene.tokens[verb].end <= day.start
    return behind and not _verb_between(scene, scene.tokens[verb].end, day.start)


def _is_of_later_verb(scene: Scene, event: Event, named: Span) -> bool:
    """
    Say whether a day or place stands behind a verb that follows the act: "was shelled, the worst since it fell in May".

    A noun may have its day of such a verb: "the raid that killed ten on Monday".
    """
    behind = bool(told_by(scene, event)) and event.trigger.end <= named.start
    return behind and _verb_between(scene, event.trigger.end, named.start)


def _verb_between(scene: Scene, start: int, end: int) -> bool:
    """Say whether a verb with a time of its own stands between two characters, or "whose", which opens another's."""
    verbs = {c.group.main for c in scene.clauses if c.group.kind in ("finite", "reduced")}
    between = (n for n, t in enumerate(scene.tokens) if start <= t.start < end)
    return any(n in verbs or scene.tokens[n].low == "whose" for n in between)


def _with_place(scene: Scene, event: Event, acts: Iterable[LabelledAct]) -> Event:
    likely = _likely(acts, "place", PARAMETERS.near)
    taken = [event.trigger, *(p.span for p in event.parties if p.role != "target" or not is_spot(scene, p))]
    least = PARAMETERS.place_of_words if event.type in BY_WORDS else PARAMETERS.place
    if event.by == "rules":
        done = event.type not in BY_WORDS and bool(told_by(scene, event))
        least = PARAMETERS.place_of_verbs if done else PARAMETERS.place_of_rules
    words = [s for s in likely if likely[s] >= least and not any(s.overlaps(t) for t in taken)]
    for word in sorted(words, key=lambda span: (-likely[span], span)):
        place = _place_at(scene, word, likely)
        if place is not None and not (_is_of_actor(scene, event, place) or _is_of_other_verb(scene, event, place)):
            return replace(event, place=place, clause=hull([event.clause, place]))
    return event


def _place_at(scene: Scene, word: Span, likely: Iterable[Span]) -> Span | None:
    """Return the name of a place in which a word stands, with the likely nouns that it leads to."""
    mention = next((i for i in scene.here if scene.mentions[i].span.contains(word)), None)
    found = None if mention is None else scene.mentions[mention]
    if found is None or found.form != "name" or found.type in NO_PLACES or _is_somebody(scene, found):
        return None
    end = found.span.end
    after = end
    for token in scene.tokens:
        if token.start == after and token.tag == "poss":
            after = token.end  # "Lima's airport"
        joined = token.start > after and scene.text[after : token.start].isspace()
        if joined and token.tag not in LEADS and any(token.span.overlaps(s) for s in likely):
            end = after = token.end
    bare = end == found.span.end
    following = next((t for t in scene.tokens if t.start > after), None) if bare else None
    of_thing = following is not None and following.tag in NOUNS and scene.text[after : following.start].isspace()
    return None if bare and (after > end or of_thing or found.type == "NORP") else Span(found.span.start, end)


def _is_somebody(scene: Scene, mention: Mention) -> bool:
    """Say whether a name is of somebody of whom the report tells more; a village may pass for a person."""
    chain = scene.chains[mention.chain] if mention.chain is not None else None
    return mention.type == "PER" and chain is not None and bool(chain.roles or chain.aliases)


def _is_of_actor(scene: Scene, event: Event, place: Span) -> bool:
    """Say whether a place tells where those who act are from, or what they left: "rebels in Lima", "left Lima and"."""
    before = next((t for t in reversed(scene.tokens) if t.end <= place.start and t.tag != "det"), None)
    if before is None or place.start > event.trigger.start:
        return False
    subjects = [c.subject for c in told_by(scene, event) if c.subject is not None and not c.group.passive]
    within = before.low in HOME and any(scene.span(*subject).contains(place) for subject in subjects)
    within &= not scene.text.startswith(",", place.end)
    return within or before.low == "from" or any(lemma in LEAVING for lemma, _ in before.forms)


def _is_of_other_verb(scene: Scene, event: Event, place: Span) -> bool:
    """Say whether a place is that of another verb: behind one that follows, or outside the aside that tells the act."""
    asides = (c for c in scene.clauses if c.link == "relative" and _holds(scene, c, event.trigger))
    without = any(not _holds(scene, c, place) and scene.tokens[c.left].start > place.end for c in asides)
    return without or _is_of_later_verb(scene, event, place)


def _likely(acts: Iterable[LabelledAct], role: str, least: float) -> dict[Span, float]:
    """Return the words that are likely to be of a role, each with how likely it is."""
    out: dict[Span, float] = {}
    for argument in (a for act in acts for a in act.arguments if a.role == role and a.score >= least):
        out[argument.span] = max(argument.score, out.get(argument.span, 0.0))
    return out
