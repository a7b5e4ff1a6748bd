"""
Counts of the dead and hurt as tellings of what befell them: "eight workers died on Wednesday" attests the fire.

Rules:
1. A toll joins an act that others tell, and never makes one: what befell the dead must be told somewhere.
2. It joins where the kind of harm, the place and the day of its sentence fit one scene; where the sentence names
   neither, the one scene that its own article tells. Where two fit, it joins the one that its article tells, or none.
3. So does an act that the network alone tells, where it only says whom harm befell: "nine people were killed".
4. Years ago, or a part of others ("another two"), is no toll of this.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.account import places
from stemma.account.actors import Cast
from stemma.account.breaths import tells_outcome
from stemma.account.fates import DEADLY, NEAR, PATTERN_OF, fate_of
from stemma.account.harms import kinds_of_harm
from stemma.account.parameters import AccountParameters
from stemma.account.partial_counts import is_part
from stemma.account.scenes import are_near_kinds, days_between, share_matter, tells_of_one_thing
from stemma.account.tellings import HARMFUL, Telling, make_telling, spots_in
from stemma.account.witness import Witness, is_background
from stemma.records.article import ArticleId
from stemma.records.reading import Event, Quantity
from stemma.records.span import Span, hull
from stemma.text import edtf

LONGEST_SCENE = 2
"""Days that a date covers at the most where it may be held against another to the day. Days."""
OTHER_CLAUSE = re.compile(
    r"[,;]\s+(?:and|but|while|whereas)\s|;|\b(?:said|says|told|announced|added|reported|swore|which|who)\b",
    re.IGNORECASE,
)
"""What parts a toll from a day in its sentence. Source: compiled by the project; CC0."""
LIKELIHOOD = 0.5
"""How sure a count by itself is of what it counts, 0..1."""


def gather_tolls(witnesses: Sequence[Witness], cast: Cast, parameters: AccountParameters) -> list[Telling]:
    """Return the counts of dead and hurt of all articles as tellings, in article order; years ago left out."""
    found = [
        _with_spots(replace(make_telling(witness, -1, event, cast, parameters), attests="toll"), cast)
        for witness in witnesses
        for quantity in witness.reading.quantities
        if (event := _event_of(witness, quantity)) is not None
    ]
    return sorted((t for t in found if not _is_long_ago(t, parameters)), key=lambda t: t.order)


def join_tolls(
    groups: Sequence[Sequence[Telling]], tolls: Sequence[Telling], parameters: AccountParameters
) -> list[list[Telling]]:
    """Return *groups*, each one event, with the tolls that attest them."""
    out = [list(g) for g in groups]
    scenes = _Scenes(groups, parameters)
    for toll in tolls:
        if any(_tells_there(toll, t) for t in scenes.of_article.get(toll.witness.id, ())):
            continue
        if (home := scenes.home_of(toll)) is not None:
            kind = groups[home][0].event.type
            out[home].append(replace(toll, event=replace(toll.event, type=kind)))
    return [sorted(g, key=lambda t: t.order) for g in out]


def join_outcomes(
    groups: Sequence[Sequence[Telling]], tellings: Sequence[Telling], parameters: AccountParameters
) -> tuple[list[list[Telling]], list[Telling]]:
    """Return *groups*, each one event, with those *tellings* that only tell what a scene came to, and the others."""
    out = [list(g) for g in groups]
    others: list[Telling] = []
    scenes = _Scenes(groups, parameters)
    for telling in tellings:
        home = scenes.home_of(telling) if tells_outcome(telling) else None
        (others if home is None else out[home]).append(telling)
    return [sorted(g, key=lambda t: t.order) for g in out], others


class _Scenes:
    """The groups that tell of harm, found by article and by day."""

    def __init__(self, groups: Sequence[Sequence[Telling]], parameters: AccountParameters) -> None:
        self._groups, self._parameters = groups, parameters
        self._every = [n for n, group in enumerate(groups) if _is_scene(group)]
        self._undated = [n for n in self._every if not any(t.date for t in groups[n])]
        self._by_day: dict[int, set[int]] = {}
        self._here: dict[ArticleId, set[int]] = {}
        self.of_article: dict[ArticleId, list[Telling]] = {}
        """The tellings of scenes, by article."""
        for number in self._every:
            for telling in groups[number]:
                self._here.setdefault(telling.witness.id, set()).add(number)
                self.of_article.setdefault(telling.witness.id, []).append(telling)
                first, last = edtf.interval(telling.date) if telling.date else (None, None)
                if first is not None:
                    short = last is not None and (last - first).days < LONGEST_SCENE
                    for day in {first, last if short and last else first}:
                        self._by_day.setdefault(day.toordinal(), set()).add(number)

    def home_of(self, toll: Telling) -> int | None:
        """Return the number of the one group that *toll* attests; of two, the one that its own article tells."""
        fitting = [n for n in self._near(toll) if _fits(toll, self._groups[n], self._parameters)]
        if len(fitting) > 1:
            told = {n for n in fitting if any(t.witness.id == toll.witness.id for t in self._groups[n])}
            fitting = [n for n in fitting if n in told] or fitting
        return fitting[0] if len(fitting) == 1 else None

    def _near(self, toll: Telling) -> list[int]:
        """Return the numbers of the groups that *toll* may attest, by article and day; no other fits."""
        window = self._window(toll)
        if window is None:
            return self._every
        found = set(self._undated).union(self._here.get(toll.witness.id, ()))
        return sorted(found.union(*(self._by_day.get(day, ()) for day in range(window[0], window[1] + 1))))

    def _window(self, toll: Telling) -> tuple[int, int] | None:
        """Return the first and last day, as ordinals, on which a scene of the toll may lie; None: on any."""
        if toll.date:
            first, last = edtf.interval(toll.date)
            if first is None or last is None:
                return None
            around = self._parameters.neighbour_days
            return first.toordinal() - around, last.toordinal() + around
        published = edtf.published_day(toll.witness.article.published)
        if published is None:
            return None
        return published.toordinal() - self._parameters.same_occasion_days, published.toordinal()


def _event_of(witness: Witness, quantity: Quantity) -> Event | None:
    fate = fate_of(witness, quantity)
    if fate not in DEADLY or quantity.unit or is_part(witness, quantity):
        return None
    sentence, span = witness.sentence_at(quantity.span), quantity.span
    near = Span(max(sentence.start, span.start - NEAR), min(sentence.end, span.end + NEAR))
    word = min(
        (Span(m.start(), m.end()) for m in PATTERN_OF[fate].finditer(witness.article.text, near.start, near.end)),
        key=lambda w: (max(w.start - span.end, span.start - w.end, 0), w),
        default=span,
    )
    times = [n for n, t in enumerate(witness.reading.times) if sentence.contains(t.span) and _is_day(t.edtf)]
    times = [n for n in times if _hangs_on(witness, witness.reading.times[n].span, word)]
    time = min(times, key=lambda n: abs(witness.reading.times[n].span.start - word.start), default=None)
    cells = [span, word, *([witness.reading.times[time].span] if time is not None else [])]
    return Event(
        type="OTHER", status="past", trigger=word, clause=hull(cells), parties=(), time=time,
        attribution=witness.said_in(span), score=LIKELIHOOD,
    )  # fmt: skip


def _hangs_on(witness: Witness, time: Span, word: Span) -> bool:
    """Say whether a day may be that of the word of a toll: no other who does or says a thing stands between them."""
    between = witness.article.text[min(time.end, word.end) : max(time.start, word.start)]
    return OTHER_CLAUSE.search(between) is None


def _with_spots(toll: Telling, cast: Cast) -> Telling:
    """Return *toll* with the harm of its sentence; where that tells no place, day or harm, with places before."""
    sentence = toll.witness.sentence_at(toll.event.trigger)
    toll = replace(toll, harm=kinds_of_harm(toll.witness.words(sentence)))
    if toll.spots or toll.date or toll.harm:
        return toll
    before = toll.witness.sentence_before(sentence)
    return replace(toll, spots=spots_in(toll.witness, before, cast)) if before else toll


def _is_day(date: str | None) -> bool:
    return date is not None and edtf.is_valid(date)


def _is_long_ago(toll: Telling, parameters: AccountParameters) -> bool:
    if toll.date is None:
        return False
    first, last = edtf.interval(toll.date)
    if first is None or last is None or (last - first).days > parameters.one_event_days:
        return True
    return is_background(last, toll.witness, parameters)


def _is_scene(group: Sequence[Telling]) -> bool:
    """Say whether a group tells of harm that happened, once, and that a rule knows: others draw no toll to them."""
    harmed = [t for t in group if t.event.type in HARMFUL and t.event.status == "past" and t.harm]
    return any(t.event.by == "rules" for t in harmed) and not any(t.is_several for t in group)


def _tells_there(toll: Telling, telling: Telling) -> bool:
    """Say whether the sentence of the toll tells the act already."""
    if toll.witness.id != telling.witness.id:
        return False
    return toll.witness.sentence_at(toll.event.trigger).overlaps(telling.event.trigger)


def _fits(toll: Telling, group: Sequence[Telling], parameters: AccountParameters) -> bool:
    harm = frozenset(h for t in group for h in t.harm)
    if toll.harm and not are_near_kinds(toll.harm, harm):
        return False
    dated = [t for t in group if t.date]
    if not toll.date and dated and all(_is_memory(t.date, toll.witness, parameters) for t in dated):
        return False
    if toll.date and dated and not any(_on_day(toll, t, parameters) for t in dated):
        return False
    spots = frozenset(s for t in group for s in t.spots)
    here = any(t.witness.id == toll.witness.id for t in group)
    if toll.spots and spots:
        return any(places.are_one(a, b) for a in toll.spots for b in spots) and _is_recent(toll, dated, parameters)
    if toll.date:
        return any(days_between(toll, t) == 0 for t in dated) or (here and any(share_matter(toll, t) for t in group))
    return here


def _is_memory(date: str | None, witness: Witness, parameters: AccountParameters) -> bool:
    """Say whether a day lies so far back that a report names it where it tells of it again."""
    return is_background(edtf.days(date)[1], witness, parameters)


def _on_day(toll: Telling, telling: Telling, parameters: AccountParameters) -> bool:
    """Say whether a toll is of the day of a telling, or of the day beside it where both name what was struck."""
    return days_between(toll, telling) <= parameters.neighbour_days and tells_of_one_thing(toll, telling)


def _is_recent(toll: Telling, dated: Sequence[Telling], parameters: AccountParameters) -> bool:
    """Say whether a toll without a day came out soon after a day that others tell."""
    if toll.date or not dated:
        return True
    published = edtf.published_day(toll.witness.article.published)
    days = [first for t in dated if t.date and (first := edtf.interval(t.date)[0]) is not None]
    return published is None or any(0 <= (published - d).days <= parameters.same_occasion_days for d in days)
