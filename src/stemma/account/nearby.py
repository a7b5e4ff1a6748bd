"""
Which tellings are near enough in kind and time to be compared at all, so that a long case stays near linear.

Rules:
1. Kinds are near when a table says so; times when the days that both may lie on meet. An undated telling may lie so
   many days around its report; one without any day, on all days.
2. Tellings of copied articles are near whatever their days: copyists get days wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from stemma.account.linked import EVERYTHING, Asked, by_article, pairs_again
from stemma.account.tellings import Telling
from stemma.account.witness import Alignment
from stemma.records.article import ArticleId
from stemma.text import edtf

Days = tuple[int, int]
"""First and last day, as ordinals."""

ALWAYS: Days = (0, date.max.toordinal())
LONGEST_MONTHS = 24
"""What lies over more months is near to everything. Months."""
WIDE = -1
"""Where such groups are kept."""
YEAR = timedelta(days=400)
"""How far ahead undated plans may lie."""


def days_of_telling(telling: Telling, *, slip: int, around: int) -> Days:
    """Return the days on which the act may lie: its date and *slip* days more, or *around* days around the report."""
    if telling.date:
        first, last = edtf.interval(telling.date)
        return (first.toordinal() - slip if first else ALWAYS[0], last.toordinal() + slip if last else ALWAYS[1])
    published = edtf.published_day(telling.witness.article.published)
    return (published.toordinal() - around, published.toordinal() + around) if published else ALWAYS


def near_pairs(
    tellings: Sequence[Telling],
    days: Callable[[Telling], Days],
    kinds: Iterable[frozenset[str]],
    alignment: Alignment,
    asked: Asked = EVERYTHING,
) -> Iterator[tuple[int, int]]:
    """
    Yield, each once and sorted, the pairs of numbers a < b of *tellings* that may be compared; *kinds* are near.

    Of those only what is *asked* for; of two articles that are seen anew, all pairs of near kinds.
    """
    beside = _kinds_beside(kinds)
    found: set[tuple[int, int]] = set()
    every: dict[str, list[tuple[int, int]]] = {}
    new: dict[str, list[tuple[int, int]]] = {}
    for first, last, n in sorted((*days(t), n) for n, t in enumerate(tellings)):
        kind = tellings[n].event.type
        is_new = asked.fresh is None or n in asked.fresh
        open_ = every if is_new else new
        for other in (kind, *beside.get(kind, ())):
            if other in open_:
                open_[other] = [(end, m) for end, m in open_[other] if end >= first]
                found.update((min(n, m), max(n, m)) for _, m in open_[other])
        every.setdefault(kind, []).append((last, n))
        if is_new:
            new.setdefault(kind, []).append((last, n))
    found |= set(copied_pairs(tellings, alignment, asked))
    home = by_article(t.witness.id for t in tellings)
    for a, b in pairs_again(home, asked):
        if _are_near(tellings[a], tellings[b], beside):
            found.add((a, b))
    yield from sorted(found)


class Nearness:
    """Whether two tellings may be compared: what `near_pairs` says of all, asked of two."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        days: Callable[[Telling], Days],
        kinds: Iterable[frozenset[str]],
        alignment: Alignment,
    ) -> None:
        self._tellings, self._days, self._alignment = tellings, days, alignment
        self._beside = _kinds_beside(kinds)
        self._known: dict[int, Days] = {}

    def __call__(self, a: int, b: int) -> bool:
        """Say whether the tellings with these numbers are near in kind and in time, or copied."""
        one, other = self._tellings[a], self._tellings[b]
        if not _are_near(one, other, self._beside):
            return False
        (first, last), (start, end) = self._days_of(a), self._days_of(b)
        if first <= end and start <= last:
            return True
        copied = other.witness.id in self._alignment.partners.get(one.witness.id, ())
        return copied and one.event.type == other.event.type

    def _days_of(self, number: int) -> Days:
        if number not in self._known:
            self._known[number] = self._days(self._tellings[number])
        return self._known[number]


def half_dated(tellings: Sequence[Telling], kinds: Iterable[frozenset[str]], asked: Asked) -> Iterator[tuple[int, int]]:
    """Yield the pairs a < b of *tellings* of one of which the day is known, of one kind or of near *kinds*."""
    beside = _kinds_beside(kinds)
    held: dict[tuple[str, bool], list[int]] = {}
    new: dict[tuple[str, bool], list[int]] = {}
    for n, telling in enumerate(tellings):
        key = (telling.event.type, bool(telling.date))
        held.setdefault(key, []).append(n)
        if asked.fresh is None or n in asked.fresh:
            new.setdefault(key, []).append(n)
    for (kind, dated), numbers in held.items():
        for other in (kind, *beside.get(kind, ())) if not dated else ():
            yield from ((min(a, b), max(a, b)) for a in numbers for b in new.get((other, True), ()))
            if asked.fresh is not None:
                fresh = new.get((kind, False), ())
                yield from (
                    (min(a, b), max(a, b)) for a in fresh for b in held.get((other, True), ()) if b not in asked.fresh
                )
    for a, b in pairs_again(by_article(t.witness.id for t in tellings), asked):
        one, other = tellings[a], tellings[b]
        if bool(one.date) != bool(other.date) and _are_near(one, other, beside):
            yield a, b


def _are_near(a: Telling, b: Telling, beside: Mapping[str, Sequence[str]]) -> bool:
    """Say whether two acts are of one kind, or of kinds that lie beside each other."""
    return a.event.type == b.event.type or b.event.type in beside.get(a.event.type, ())


def _kinds_beside(kinds: Iterable[frozenset[str]]) -> dict[str, list[str]]:
    """Return, for each kind that is near another, those others."""
    beside: dict[str, list[str]] = {}
    for pair in kinds:
        for kind in pair:
            beside.setdefault(kind, []).extend(sorted(pair - {kind}))
    return beside


def copied_pairs(tellings: Sequence[Telling], alignment: Alignment, asked: Asked) -> Iterator[tuple[int, int]]:
    """Yield the pairs of numbers a < b of *tellings* of one kind in copied articles, as far as they are *asked* for."""
    held: dict[ArticleId, dict[str, list[int]]] = {}
    for n, telling in enumerate(tellings):
        held.setdefault(telling.witness.id, {}).setdefault(telling.event.type, []).append(n)
    new = held if asked.fresh is None else {tellings[n].witness.id for n in asked.fresh}
    for left in new:
        for right in alignment.partners.get(left, ()):
            for kind, others in held.get(right, {}).items():
                yield from ((min(a, b), max(a, b)) for a in held[left].get(kind, ()) for b in others)


class Calendar:
    """Groups of tellings, found by time or by the copies that tell them; a group may grow while it is listed."""

    def __init__(self, groups: Sequence[list[Telling]], alignment: Alignment) -> None:
        self._groups = groups
        self._months: dict[int, set[int]] = {}
        """Group -> the months that its dates lie in, or WIDE."""
        self._acts: dict[int, set[tuple[str, str]]] = {}
        """Group -> types of its acts with the stems of their words."""
        self._of_article: dict[ArticleId, set[int]] = {}
        self._copies = alignment.partners
        for number, group in enumerate(groups):
            for telling in group:
                self._enter(number, telling)

    def told_by_copies(self, telling: Telling) -> list[int]:
        """Return the numbers of the groups that copies of the article of *telling* tell."""
        return sorted(set().union(*(self._of_article.get(a, ()) for a in self._copies.get(telling.witness.id, ()))))

    def is_near(self, number: int, telling: Telling, *, back_days: int) -> bool:
        """Say whether a group is near in time to an undated *telling*, or has its act, or is told by a copy."""
        published = edtf.published_day(telling.witness.article.published)
        if published is None or any((telling.event.type, stem) in self._acts[number] for stem in telling.trigger):
            return True
        first, last = _month(published - timedelta(days=back_days)), _month(published + YEAR)
        if any(month == WIDE or first <= month <= last for month in self._months.get(number, ())):
            return True
        return any(number in self._of_article.get(a, ()) for a in self._copies.get(telling.witness.id, ()))

    def grow(self, number: int, telling: Telling) -> None:
        """Add *telling* to a group."""
        self._groups[number].append(telling)
        self._enter(number, telling)

    def _enter(self, number: int, telling: Telling) -> None:
        self._of_article.setdefault(telling.witness.id, set()).add(number)
        self._acts.setdefault(number, set()).update((telling.event.type, stem) for stem in telling.trigger)
        if telling.date:
            first, last = edtf.interval(telling.date)
            months = range(_month(first), _month(last) + 1) if first and last else range(0)
            self._months.setdefault(number, set()).update(months if 0 < len(months) <= LONGEST_MONTHS else (WIDE,))


def _month(day: date) -> int:
    return day.year * 12 + day.month
