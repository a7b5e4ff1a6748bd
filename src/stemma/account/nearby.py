"""
Which tellings are near enough in kind and time to be compared at all, so that a long case stays near linear.

Rules:
1. Kinds are near when a table says so; times when the days that both may lie on meet. An undated telling may lie so
   many days around its report; one without any day, on all days.
2. Tellings of copied articles are near whatever their days: copyists get days wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

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
    tellings: Sequence[Telling], days: Callable[[Telling], Days], kinds: Iterable[frozenset[str]], alignment: Alignment
) -> Iterator[tuple[int, int]]:
    """Yield, each once and sorted, the pairs of numbers a < b of *tellings* that may be compared; *kinds* are near."""
    beside: dict[str, list[str]] = {}
    for pair in kinds:
        for kind in pair:
            beside.setdefault(kind, []).extend(sorted(pair - {kind}))
    found: set[tuple[int, int]] = set()
    open_: dict[str, list[tuple[int, int]]] = {}
    for first, last, n in sorted((*days(t), n) for n, t in enumerate(tellings)):
        kind = tellings[n].event.type
        for other in (kind, *beside.get(kind, ())):
            open_[other] = [(end, m) for end, m in open_.get(other, ()) if end >= first]
            found.update((min(n, m), max(n, m)) for _, m in open_[other])
        open_[kind].append((last, n))
    found |= set(_copied_pairs(tellings, alignment))
    yield from sorted(found)


def _copied_pairs(tellings: Sequence[Telling], alignment: Alignment) -> Iterator[tuple[int, int]]:
    held: dict[tuple[ArticleId, str], list[int]] = {}
    for n, telling in enumerate(tellings):
        held.setdefault((telling.witness.id, telling.event.type), []).append(n)
    kinds: dict[ArticleId, list[str]] = {}
    for article, kind in held:
        kinds.setdefault(article, []).append(kind)
    for left, right in alignment.pairs:
        for kind in kinds.get(left, ()):
            for a in held[left, kind]:
                yield from ((min(a, b), max(a, b)) for b in held.get((right, kind), ()))


class Calendar:
    """Groups of tellings, found by time or by the copies that tell them; a group may grow while it is listed."""

    def __init__(self, groups: Sequence[list[Telling]], alignment: Alignment) -> None:
        self._groups = groups
        self._months: dict[int, set[int]] = {}
        self._of_article: dict[ArticleId, set[int]] = {}
        self._acts: dict[tuple[str, str], set[int]] = {}
        self._copies = _partners(alignment)
        for number, group in enumerate(groups):
            for telling in group:
                self._enter(number, telling)

    def near(self, telling: Telling, *, back_days: int) -> list[int]:
        """Return the numbers of the groups near in time to an undated *telling*, or with its act, or told by a copy."""
        numbers = set().union(*(self._of_article.get(a, set()) for a in self._copies.get(telling.witness.id, ())))
        numbers = numbers.union(*(self._acts.get((telling.event.type, stem), ()) for stem in telling.trigger))
        published = edtf.published_day(telling.witness.article.published)
        if published is None:
            return list(range(len(self._groups)))
        first, last = _month(published - timedelta(days=back_days)), _month(published + YEAR)
        return sorted(
            numbers.union(self._months.get(WIDE, ()), *(self._months.get(m, ()) for m in range(first, last + 1)))
        )

    def grow(self, number: int, telling: Telling) -> None:
        """Add *telling* to a group."""
        self._groups[number].append(telling)
        self._enter(number, telling)

    def _enter(self, number: int, telling: Telling) -> None:
        self._of_article.setdefault(telling.witness.id, set()).add(number)
        for stem in telling.trigger:
            self._acts.setdefault((telling.event.type, stem), set()).add(number)
        if telling.date:
            first, last = edtf.interval(telling.date)
            months = range(_month(first), _month(last) + 1) if first and last else range(0)
            for month in months if 0 < len(months) <= LONGEST_MONTHS else (WIDE,):
                self._months.setdefault(month, set()).add(number)


def _partners(alignment: Alignment) -> Mapping[ArticleId, set[ArticleId]]:
    out: dict[ArticleId, set[ArticleId]] = {}
    for left, right in alignment.pairs:
        out.setdefault(left, set()).add(right)
        out.setdefault(right, set()).add(left)
    return out


def _month(day: date) -> int:
    return day.year * 12 + day.month
