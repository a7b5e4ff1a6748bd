"""
How well the words around a word name an act: by its day, its place, its parties, the thing that it was done to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from stemma.account.actors import Cast
from stemma.account.echo_words import NEED_PLACE_OR_DAY, PLAIN_STEMS, RARE, family_of, is_verb_form
from stemma.account.harms import kinds_of_harm
from stemma.account.likeness import FUNCTION_WORDS
from stemma.account.matter import matter_of, without_countries
from stemma.account.places import OF_HOUSE, are_apart
from stemma.account.same_parties import days_of
from stemma.account.scenes import are_near_kinds
from stemma.account.tellings import Telling
from stemma.account.witness import Witness, days_since
from stemma.account.wording import NAME
from stemma.lexicon.countries import country_form
from stemma.records.account import ActorId
from stemma.records.span import Span
from stemma.text import edtf
from stemma.text.normalise import fold_word
from stemma.text.words import WORD

BREAK = re.compile(
    r"[,;:()\[\]“”\"\n—]|\s-\s|\b(?:and|but|or|that|which|who|whom|when|where|while|after|before|because|since|until|unless|as|if"
    r"|said|says)\b",
    re.IGNORECASE,
)
"""What parts the words around an act from others."""

RELATIVE = re.compile(r"(?:,\s*)?\b(?:that|which|who|whom|whose|when|where)\s*$", re.IGNORECASE)
"""A word that leads back to the noun before it."""

ACTIVE = re.compile(r"\w+ed\s+(?:the|an?|its|his|her|their|on)\b", re.IGNORECASE)

BEFORE_NOUN = re.compile(r"(?:['’]s)?\s+(?:(?!an?\b|the\b|its\b|his\b|her\b|their\b)[\w-]+\s+){0,3}", re.IGNORECASE)
"""What stands between a day and the noun whose day it is: "Tuesday night's mortar [fire]"."""

NEW = re.compile(r"\b(?:an?|another|one)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""An article before the noun of an act of which nobody knows yet."""

THE = re.compile(r"\b(?:the|this|that)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""An article before the noun of an act, and what stands between."""

AT_PLACE = re.compile(
    r"\b(?:in|at|near|above|below|outside|off|over|around|inside|close to)\s+(?:the\s+(?:[\w-]+\s+){1,3}of\s+)?$",
    re.IGNORECASE,
)
"""Words that lead to the place of what an echo points at."""

UNTIL = re.compile(r"\bg(?:ave|ives?|iven|iving)\b[^.;]{2,60}?\b(?:until|till)\b", re.IGNORECASE)
"""How an ultimatum is told without that word."""

GIVES_TIME = frozenset({"THREATEN", "REQUEST"})
"""Types of acts by which somebody sets a time to another."""

FAR = -10_000
"""Days apart that no echo bridges."""
LONG_AGO = 45
"""An act whose day nobody tells is no older than this when it is told. Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoParameters:
    """What the words around an echo weigh. Set by hand on invented stories, November 2026."""

    least: int = 3
    """Weight from which an echo is one. Points: 2 for a day, place, person or name, 1 for a state or a word."""
    least_alone: int = 2
    """The same where it is the only act of its family that anything around the word names. Points."""
    least_redated: int = 5
    """The same where it gives another day: then the day is disputed. Points, the day left out."""
    least_of_place: int = 3
    """The same of a noun that names the place with its day: "the shelling of 12 March at the port of Idu". Points."""
    lead: int = 1
    """By how much the act must fit better than any other. Points."""
    left: int = 90
    right: int = 120
    """How far the words around an echo reach. Code points."""
    slipped_days: int = 2
    """Days further apart than this are of two acts. Days."""
    widest: int = 8
    """A day that is told more vaguely than this, as a month or a year, names no act. Days."""
    news_days: int = 10
    """
    So long after an act and the last report of it, words without its day speak of the old; so long before the first
    report of an act whose day nobody gives they speak of another. Days.
    """


@dataclass(frozen=True, slots=True)
class Act:
    """What names one act, out of all its tellings."""

    families: frozenset[str]
    actors: frozenset[ActorId]
    states: frozenset[ActorId]
    places: frozenset[str]
    """Words of the names of its places."""
    spots: frozenset[str]
    names: frozenset[str]
    """Capitalised words of its clauses that are neither states nor its places."""
    matter: frozenset[str]
    dates: tuple[str, ...]
    articles: frozenset[str]
    reported: tuple[date, ...]
    """The days on which its reports came out."""
    harm: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words around an echo, and what they name."""

    span: Span
    actors: frozenset[ActorId]
    states: frozenset[ActorId]
    own_states: frozenset[ActorId]
    """Those that its word may be an act of: of a noun with an article none that stands before that."""
    names: frozenset[str]
    matter: frozenset[str]
    harm: frozenset[str]
    is_pointing: bool
    """Whether its word is a noun with an article, and its day stands behind it."""
    is_new: bool
    """Whether its word is a noun that points at nothing told before: "a march"."""
    is_active: bool
    """Whether its word is a verb with its object behind it: somebody else may do it."""
    place: Span | None
    """The one place that the words behind it name as where it was."""
    time: int | None
    date: str | None


def act_of(group: Sequence[Telling], cast: Cast) -> Act:
    """Return what names the act that *group* tells."""
    families = {family for t in group for family in families_of(t)}
    parties = [p for t in group for p in t.parties]
    actors = frozenset(i for p in parties for i in p.identities)
    places = frozenset(w for t in group if t.place for w in _place_words(t.place))
    names = frozenset(n for t in group for n in _names(t.witness.words(t.clause)))
    return Act(
        families=frozenset(families),
        actors=actors,
        states=frozenset(a for a in actors if cast.actors[a].kind == "country"),
        places=places,
        spots=frozenset(t.place for t in group if t.place),
        names=names - places,
        matter=without_countries(m for t in group for m in t.matter) - PLAIN_STEMS,
        dates=tuple(sorted({t.date for t in group if t.date})),
        articles=frozenset(t.witness.id for t in group),
        reported=tuple(sorted({day for t in group if (day := edtf.published_day(t.witness.article.published))})),
        harm=frozenset(h for t in group for h in t.harm),
    )


def families_of(telling: Telling) -> set[str]:
    """Return the families of the words of an act; of "walked out of talks" not that of talking."""
    words = WORD.findall(telling.witness.words(telling.event.trigger))
    found = {family for word in words if (family := family_of(word)) is not None}
    if telling.event.type not in GIVES_TIME:
        found.discard("ultimatum")  # "extended its deadline"
    if UNTIL.search(telling.witness.words(telling.clause)):
        found.add("ultimatum")
    return found - {"talks"} or found


@lru_cache(maxsize=1 << 16)
def _place_words(place: str) -> frozenset[str]:
    words = (w for w in WORD.findall(place) if w[0].isupper() and country_form(w) is None)
    return frozenset(fold_word(w) for w in words if fold_word(w) not in FUNCTION_WORDS)


@lru_cache(maxsize=1 << 16)
def _names(words: str) -> frozenset[str]:
    """Return the capitalised words that are no state, folded."""
    return (
        frozenset(fold_word(n).removesuffix("'s") for n in NAME.findall(words) if country_form(n) is None) - PLAIN_STEMS
    )


def words_around(witness: Witness, word: Span, cast: Cast, parameters: EchoParameters) -> Words:
    text, sentence = witness.article.text, witness.sentence_at(word)
    start = _back(text, max(sentence.start, word.start - parameters.left), word.start)
    if lead := RELATIVE.search(text, start, word.start) or RELATIVE.search(
        text, max(sentence.start, start - 12), start
    ):
        start = _back(text, max(sentence.start, lead.start() - parameters.left), lead.start())
    end = min(sentence.end, word.end + parameters.right)
    stop = BREAK.search(text, word.end, end)
    span = Span(start, max(word.end, stop.start() if stop else end))
    return _named_in(witness, word, span, cast)


def _back(text: str, floor: int, at: int) -> int:
    """Return where the words before *at* begin, no earlier than *floor*."""
    breaks = [m.end() for m in BREAK.finditer(text, floor, at)]
    start = breaks[-1] if breaks else floor
    if not breaks and floor > 0 and text[floor - 1].isalnum():
        start = text.find(" ", floor, at) + 1 or at
    while start < at and text[start].isspace():
        start += 1
    return start


def _named_in(witness: Witness, word: Span, span: Span, cast: Cast) -> Words:
    inside = [m for m in witness.reading.mentions if span.contains(m.span) and m.form != "pronoun"]
    found = {actor for m in inside if (actor := cast.at(witness.id, m.chain)) is not None}
    found |= {body for actor in found for body in cast.bodies.get(actor, ())}
    times = enumerate(witness.reading.times)
    near = [(n, t.edtf) for n, t in times if t.edtf and _hangs_on(t.span, word, span, witness)]
    dated = [(n, d) for n, d in near if edtf.days(d)[0] is not None]
    is_due = witness.words(word).lower() == "deadline"  # "Friday's deadline" is the day on which it ends
    time, date = dated[0] if len(dated) == 1 and not is_due else (None, None)
    words = witness.words(span)
    noun = THE.search(witness.article.text, span.start, word.start) if not is_verb_form(witness.words(word)) else None
    return Words(
        span=span,
        actors=frozenset(found),
        states=frozenset(a for a in found if cast.actors[a].kind == "country"),
        own_states=frozenset(
            a
            for m in inside
            if (a := cast.at(witness.id, m.chain)) and cast.actors[a].kind == "country"
            if noun is None or m.span.start >= noun.start()
        ),
        names=_names(f". {words}"),
        matter=without_countries(matter_of(words)) - PLAIN_STEMS,
        harm=kinds_of_harm(words),
        is_pointing=noun is not None and time is not None and witness.reading.times[time].span.start >= word.end,
        is_new=NEW.search(witness.article.text, span.start, word.start) is not None,
        is_active=ACTIVE.match(witness.article.text, word.start, span.end) is not None,
        place=_place_behind(witness, word, span, cast),
        time=time,
        date=date,
    )


def _hangs_on(time: Span, word: Span, around: Span, witness: Witness) -> bool:
    """Say whether a time tells when an act was: of a noun it stands right before or behind it: "Tuesday's fire"."""
    if not around.contains(time):
        return False
    if time.start >= word.end or is_verb_form(witness.words(word)):
        return True
    return BEFORE_NOUN.fullmatch(witness.article.text, time.end, word.start) is not None


def lead(scored: Sequence[tuple[int, int]], parameters: EchoParameters) -> tuple[int, int] | None:
    """Return the points and the number of the one act that the words name; None where they name none, or two."""
    ranked = sorted(scored, reverse=True)
    if not ranked or ranked[0][0] < (parameters.least if len(ranked) > 1 else parameters.least_alone):
        return None
    return None if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < parameters.lead else ranked[0]


def score(around: Words, family: str, act: Act, witness: Witness, parameters: EchoParameters) -> int:
    """Return how well the words name an act, in points; 0 where something speaks against it."""
    if act.states and around.own_states and not around.own_states & act.states:
        return 0
    if act.harm and around.harm and not are_near_kinds(act.harm, around.harm):
        return 0
    placed = 2 * bool(around.names & act.places)
    shared = around.actors & act.actors
    named = 2 * bool(around.names & act.names) + 2 * bool(shared - act.states) + min(2, len(shared & act.states))
    score = placed + named + min(2, len(around.matter & act.matter - {family}))
    score += family in RARE and bool(shared)
    if _is_elsewhere(around, act, witness) and (around.is_new or not around.matter & act.matter - {family}):
        return 0
    if act.places and not placed and around.names - act.names:
        score -= 2  # what is named there is another place, or another thing
    dated = _dated(around, act, witness, parameters)
    if dated < 0:
        least = parameters.least_of_place if placed and around.is_pointing else parameters.least_redated
        return score if score >= least and dated > -parameters.slipped_days - 1 else 0
    if family in NEED_PLACE_OR_DAY and not (placed or dated):
        return 0
    if family == "attack" and around.is_active and not around.states & act.states:
        return 0
    if not dated and _is_no_news(act, witness, parameters):
        return 0
    if around.is_active and score < 1:
        return 0  # "signed on Tuesday a decree": somebody did a thing on that day, and no more is shared
    return score + 2 * dated


def _is_elsewhere(around: Words, act: Act, witness: Witness) -> bool:
    """Say whether the words place what they point at elsewhere than all that tell of the act."""
    if around.place is None or not act.spots:
        return False
    return all(are_apart(witness.words(around.place), spot) for spot in act.spots)


def _is_no_news(act: Act, witness: Witness, parameters: EchoParameters) -> bool:
    """Say whether an act and all reports of it lie further back from a report, or ahead of it, than news goes."""
    published = edtf.published_day(witness.article.published)
    days = [*act.reported, *(last for d in act.dates if (last := edtf.interval(d)[1]))]
    if published is None or not days:
        return False
    ahead = 0 if act.dates else (min(days) - published).days
    return max((published - max(days)).days, ahead) > parameters.news_days


def _dated(around: Words, act: Act, witness: Witness, parameters: EchoParameters) -> int:
    """Return 1 where the days meet, 0 where one is unknown, minus the days between them where they do not."""
    if not act.dates:
        return FAR if days_since(edtf.days(around.date)[1], witness) > LONG_AGO else 0
    first = min((f for d in act.dates if (f := edtf.interval(d)[0])), default=None)
    if around.date is None:
        return FAR if days_since(first, witness) < 0 else 0
    if any(edtf.overlap(around.date, d) for d in act.dates):
        return int(days_of(around.date) <= parameters.widest)  # "last year's deal" names none of a year's acts
    return -min((g for d in act.dates if (g := edtf.gap(around.date, d)) is not None), default=-FAR)


def _place_behind(witness: Witness, word: Span, around: Span, cast: Cast) -> Span | None:
    """Return the one place that the words behind an echo name as where it was: "came down above Kasan"."""
    text = witness.article.text
    found = [
        m.span
        for m in witness.reading.mentions
        if m.form == "name" and word.end <= m.span.start and m.span.end <= around.end
        if (actor := cast.at(witness.id, m.chain)) is not None and cast.actors[actor].kind == "place"
    ]
    if len(found) != 1 or OF_HOUSE.match(text, found[0].end):
        return None
    return found[0] if AT_PLACE.search(text[word.end : found[0].start]) else None
