"""
Words that only point at an act: "the expulsion", "his ultimatum", "whose Mi-8 was shot down above Salahli".

Most reports tell an act in full once and then point at it, in a noun or at the end of a clause, where the reading finds
no whole act. Such an echo attests the act that others tell.

Rules:
1. An echo joins an act that others tell, and never makes one; an article that tells the act already adds none.
2. Its word must be of the act's family ("withdrawal", "walked out"), and the words around it must name the act: its
   day, its place, its parties, or the thing that it was done to. Another day, place or party speaks against it.
3. Where two acts fit about as well, it joins neither.
4. What is ahead, denied or imagined is no echo of what happened.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from stemma.account.actors import Cast
from stemma.account.echo_words import FAMILY_OF, NEED_PLACE_OR_DAY, PLAIN_STEMS, RARE
from stemma.account.harms import kinds_of_harm
from stemma.account.likeness import FUNCTION_WORDS, stem
from stemma.account.matter import matter_of
from stemma.account.parameters import AccountParameters
from stemma.account.scenes import are_near_kinds
from stemma.account.tellings import Telling, make_telling
from stemma.account.witness import Witness
from stemma.account.wording import NAME
from stemma.lexicon.countries import country_form
from stemma.records.account import DAY, ActorId
from stemma.records.reading import Event
from stemma.records.span import Span
from stemma.text import edtf
from stemma.text.normalise import fold_word
from stemma.text.words import WORD

BREAK = re.compile(
    r"[,;:()\[\]“”\"\n—]|\s-\s|\b(?:and|but|or|that|which|who|whom|when|where|while|after|before|because|since|until|as|if"
    r"|said|says)\b",
    re.IGNORECASE,
)
"""What parts the words around an act from others."""

RELATIVE = re.compile(r"(?:,\s*)?\b(?:that|which|who|whom|whose|when|where)\s*$", re.IGNORECASE)
"""A word that leads back to the noun before it."""

NOT_SO = re.compile(
    r"\b(?:will|would|shall|could|may|might|can|must|should|if|whether|unless|not|never|no|without|deny|denied|denies|to)"
    r"\s+(?:\w+ly\s+|be\s+|have\s+(?:been\s+)?)?$|n['’]t\s+(?:\w+\s+)?$"
    r"|\b(?:demand|seek|sought|want|urg|requir|await|propos|possib|plann)\w*\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$"
    r"|\b(?:call|ask|hop|press|appeal|wait|prepar)\w*\s+for\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Words right before an act that did not happen, or not yet."""

ACTIVE = re.compile(r"\w+ed\s+(?:the|an?|its|his|her|their|on)\b", re.IGNORECASE)

OF_GUNS = re.compile(r"\b(?:open\w*|under|exchang\w*|return\w*|mortar|artillery|rocket|tank|arms)\s+$", re.IGNORECASE)
"""Words before the fire of guns."""

IMAGINED = re.compile(r"\b(?:if|unless|whether|until|should)\s*$", re.IGNORECASE)
"""Words before a clause that is only imagined."""

INDEFINITE = re.compile(r"\b(?:an?|another|any|some|more|further|new)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Words before what is not told of before; with a day it may be."""

UNTIL = re.compile(r"\bg(?:ave|ives?|iven|iving)\b[^.;]{2,60}?\b(?:until|till)\b", re.IGNORECASE)
"""How an ultimatum is told without that word."""

FAR = -10_000
"""Days apart that no echo bridges."""
LONG_AGO = 45
"""An act whose day nobody tells is no older than this when it is told. Days."""

LIKELIHOOD = 0.4
"""How sure an echo by itself is of what it points at, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoParameters:
    """What the words around an echo weigh. Set by hand on invented stories, November 2026."""

    least: int = 3
    """Weight from which an echo is one. Points: 2 for a day, place, person or name, 1 for a state or a word."""
    least_alone: int = 2
    """The same where it is the only act of its family that anything around the word names. Points."""
    least_redated: int = 5
    """The same where it gives another day: then the day is disputed. Points, the day left out."""
    lead: int = 1
    """By how much the act must fit better than any other. Points."""
    left: int = 90
    right: int = 120
    """How far the words around an echo reach. Code points."""
    slipped_days: int = 2
    """Days further apart than this are of two acts. Days."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What names one act, out of all its tellings."""

    families: frozenset[str]
    actors: frozenset[ActorId]
    states: frozenset[ActorId]
    places: frozenset[str]
    names: frozenset[str]
    """Capitalised words of its clauses that are neither states nor its places."""
    matter: frozenset[str]
    dates: tuple[str, ...]
    articles: frozenset[str]
    harm: frozenset[str]
    first: Telling


@dataclass(frozen=True, slots=True)
class _Words:
    """The words around an echo, and what they name."""

    span: Span
    actors: frozenset[ActorId]
    states: frozenset[ActorId]
    names: frozenset[str]
    matter: frozenset[str]
    harm: frozenset[str]
    is_active: bool
    """Whether its word is a verb with its object behind it: somebody else may do it."""
    time: int | None
    date: str | None


def join_echoes(
    groups: Sequence[Sequence[Telling]],
    witnesses: Iterable[Witness],
    cast: Cast,
    account: AccountParameters,
    *,
    parameters: EchoParameters = EchoParameters(),
) -> list[list[Telling]]:
    """Return *groups*, each one event, with the echoes that attest them."""
    out = [list(g) for g in groups]
    acts = [_act_of(g, cast) for g in groups]
    index: dict[tuple[str, str], set[int]] = {}
    for number, act in enumerate(acts):
        for family in act.families if _is_told_once(groups[number]) else ():
            for anchor in (*act.actors, *act.places, *act.names, *(d[:DAY] for d in act.dates)):
                index.setdefault((family, anchor), set()).add(number)
    for witness in witnesses:
        for number, (_, word, around) in sorted(_echoes_in(witness, acts, index, cast, parameters).items()):
            out[number].append(_telling(witness, word, around, acts[number].first, cast, account))
    return [sorted(g, key=lambda t: t.order) for g in out]


def _echoes_in(
    witness: Witness,
    acts: Sequence[_Act],
    index: Mapping[tuple[str, str], set[int]],
    cast: Cast,
    parameters: EchoParameters,
) -> dict[int, tuple[int, Span, _Words]]:
    """Return the best echo of each act, by its number, in an article: its points, its word, the words around."""
    taken = [e.trigger for e in witness.reading.events if e.status != "hypothetical"]
    found: dict[int, tuple[int, Span, _Words]] = {}
    for word, family in _act_words(witness, {family for family, _ in index}):
        if any(t.overlaps(word) for t in taken):
            continue
        around = _words_around(witness, word, cast, parameters)
        anchors = (*around.actors, *around.names, (around.date or "")[:DAY])
        near = {n for a in anchors for n in index.get((family, a), ())}
        scored = [(_score(around, family, acts[n], witness, parameters), n) for n in sorted(near)]
        best = _lead(scored, parameters)
        if best is None or witness.id in acts[best[1]].articles:
            continue
        before = witness.article.text[around.span.start : word.start]
        lead = witness.article.text[max(0, around.span.start - len("whether ")) : around.span.start]
        if not (IMAGINED.search(lead) or NOT_SO.search(before) or (around.date is None and INDEFINITE.search(before))):
            points, number = best
            told = (points, word, replace(around, span=_between(taken, word, around.span, witness)))
            found[number] = max(found.get(number, (0, word, around)), told, key=lambda e: e[0])
    return found


def _between(taken: Iterable[Span], word: Span, around: Span, witness: Witness) -> Span:
    """Return the words around an echo without those of the acts that are told before and behind it."""
    within = [t for t in taken if around.contains(t)]
    start = max((t.end for t in within if t.end <= word.start), default=around.start)
    end = min((t.start for t in within if t.start >= word.end), default=around.end)
    words = witness.words(Span(start, end))
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip(" \n.")))


def _is_told_once(group: Sequence[Telling]) -> bool:
    """Say whether a group tells one act that happened or is due, and its day or its doer with it."""
    if any(t.is_several for t in group) or not any(t.event.status in {"past", "scheduled"} for t in group):
        return False
    return any(t.date or any(p.role != "target" and not p.is_anybody for p in t.parties) for t in group)


def _act_of(group: Sequence[Telling], cast: Cast) -> _Act:
    families = {family for t in group for family in _families_of(t)}
    parties = [p for t in group for p in t.parties]
    actors = frozenset(i for p in parties for i in p.identities)
    places = frozenset(w for t in group if t.place for w in _place_words(t.place))
    names = frozenset(n for t in group for n in _names(t.witness.words(t.clause)))
    return _Act(
        families=frozenset(families),
        actors=actors,
        states=frozenset(a for a in actors if cast.actors[a].kind == "country"),
        places=places,
        names=names - places,
        matter=frozenset(m for t in group for m in t.matter if not m.isupper()) - PLAIN_STEMS,
        dates=tuple(sorted({t.date for t in group if t.date})),
        articles=frozenset(t.witness.id for t in group),
        harm=frozenset(h for t in group for h in t.harm),
        first=group[0],
    )


def _families_of(telling: Telling) -> set[str]:
    """Return the families of the words of an act; of "walked out of talks" not that of talking."""
    stems = (_stem_of(w) for w in WORD.findall(telling.witness.words(telling.event.trigger)))
    found = {FAMILY_OF[s] for s in stems if s in FAMILY_OF}
    if UNTIL.search(telling.witness.words(telling.clause)):
        found.add("ultimatum")
    return found - {"talks"} or found


@lru_cache(maxsize=1 << 14)
def _place_words(place: str) -> frozenset[str]:
    words = (w for w in WORD.findall(place) if w[0].isupper() and country_form(w) is None)
    return frozenset(fold_word(w) for w in words if fold_word(w) not in FUNCTION_WORDS)


@lru_cache(maxsize=1 << 14)
def _names(words: str) -> frozenset[str]:
    """Return the capitalised words that are no state, folded."""
    return (
        frozenset(fold_word(n).removesuffix("'s") for n in NAME.findall(words) if country_form(n) is None) - PLAIN_STEMS
    )


def _act_words(witness: Witness, families: set[str]) -> Iterator[tuple[Span, str]]:
    """Yield the words of the report that may tell an act of *families*, with their family; no parts of names."""
    for stretch in witness.reading.reporting:
        for match in WORD.finditer(witness.article.text, stretch.start, stretch.end):
            family = FAMILY_OF.get(_stem_of(match.group()))
            if family in families and family is not None:
                word = Span(match.start(), match.end())
                if not (_is_of_name(word, witness) or _is_blaze(word, witness)):
                    yield word, family


def _is_of_name(word: Span, witness: Witness) -> bool:
    """Say whether a word is a part of a name: "Treaty Organisation"."""
    if not witness.words(word)[0].isupper():
        return False
    return any(m.form == "name" and m.span.contains(word) for m in witness.reading.mentions)


def _is_blaze(word: Span, witness: Witness) -> bool:
    """Say whether "fire" burns, and is none that guns open."""
    before = witness.article.text[max(0, word.start - len("small-arms ")) : word.start]
    return witness.words(word).lower() == "fire" and OF_GUNS.search(before) is None


@lru_cache(maxsize=1 << 16)
def _stem_of(word: str) -> str:
    return stem(fold_word(word).removesuffix("'s"))


def _words_around(witness: Witness, word: Span, cast: Cast, parameters: EchoParameters) -> _Words:
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


def _named_in(witness: Witness, word: Span, span: Span, cast: Cast) -> _Words:
    inside = (m for m in witness.reading.mentions if span.contains(m.span) and m.form != "pronoun")
    found = {actor for m in inside if (actor := cast.at(witness.id, m.chain)) is not None}
    found |= {body for actor in found for body in cast.bodies.get(actor, ())}
    times = [(n, t.edtf) for n, t in enumerate(witness.reading.times) if t.edtf and span.contains(t.span)]
    dated = [(n, d) for n, d in times if edtf.is_valid(d) and edtf.interval(d)[0] is not None]
    time, date = dated[0] if len(dated) == 1 else (None, None)
    words = witness.words(span)
    return _Words(
        span=span,
        actors=frozenset(found),
        states=frozenset(a for a in found if cast.actors[a].kind == "country"),
        names=_names(f". {words}"),
        matter=frozenset(m for m in matter_of(words) if not m.isupper()) - PLAIN_STEMS,
        harm=kinds_of_harm(words),
        is_active=ACTIVE.match(witness.article.text, word.start, span.end) is not None,
        time=time,
        date=date,
    )


def _lead(scored: Sequence[tuple[int, int]], parameters: EchoParameters) -> tuple[int, int] | None:
    """Return the points and the number of the one act that the words name; None where they name none, or two."""
    ranked = sorted(scored, reverse=True)
    if not ranked or ranked[0][0] < (parameters.least if len(ranked) > 1 else parameters.least_alone):
        return None
    return None if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < parameters.lead else ranked[0]


def _score(around: _Words, family: str, act: _Act, witness: Witness, parameters: EchoParameters) -> int:
    """Return how well the words name an act, in points; 0 where something speaks against it."""
    if act.states and around.states and not around.states & act.states:
        return 0
    if act.harm and around.harm and not are_near_kinds(act.harm, around.harm):
        return 0
    placed = 2 * bool(around.names & act.places)
    shared = around.actors & act.actors
    named = 2 * bool(around.names & act.names) + 2 * bool(shared - act.states) + min(2, len(shared & act.states))
    score = placed + named + min(2, len(around.matter & act.matter - {family}))
    score += family in RARE and bool(shared)
    if act.places and not placed and around.names - act.names:
        score -= 2  # what is named there is another place, or another thing
    dated = _dated(around, act, witness)
    if dated < 0:
        return score if score >= parameters.least_redated and dated > -parameters.slipped_days - 1 else 0
    if family in NEED_PLACE_OR_DAY and not (placed or dated):
        return 0
    if family == "attack" and around.is_active and not around.states & act.states:
        return 0
    return score + 2 * dated


def _dated(around: _Words, act: _Act, witness: Witness) -> int:
    """Return 1 where the days meet, 0 where one is unknown, minus the days between them where they do not."""
    published = edtf.published_day(witness.article.published)
    if not act.dates:
        last = edtf.interval(around.date)[1] if around.date else None
        return FAR if published and last and (published - last).days > LONG_AGO else 0
    first = min((f for d in act.dates if (f := edtf.interval(d)[0])), default=None)
    if around.date is None:
        late = published is not None and first is not None and first > published
        return FAR if late else 0
    if any(edtf.overlap(around.date, d) for d in act.dates):
        return 1
    return -min(_days_between(around.date, d) for d in act.dates)


def _days_between(a: str, b: str) -> int:
    (first, last), (start, end) = edtf.interval(a), edtf.interval(b)
    if not (first and last and start and end):
        return 10_000
    return max((start - last).days, (first - end).days, 1)


def _telling(  # noqa: PLR0917 - a word in its article, and the act that it points at
    witness: Witness, word: Span, around: _Words, first: Telling, cast: Cast, parameters: AccountParameters
) -> Telling:
    told = next(
        (
            n
            for n, a in enumerate(witness.reading.attributions)
            if a.uttered and any(c.contains(word) for c in a.content)
        ),
        None,
    )
    event = Event(
        type=first.event.type, status=first.event.status, trigger=word, clause=around.span, parties=(),
        time=around.time, attribution=told, score=LIKELIHOOD,
    )  # fmt: skip
    return replace(make_telling(witness, -1, event, cast, parameters), attests="echo")
