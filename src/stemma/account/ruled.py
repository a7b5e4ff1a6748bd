"""
Groups as the machine made them -> groups as people ruled.

Rules:
1. Rulings are applied in the order in which they were made; each to what the ones before it left. So the later
   of two that contradict each other wins, and a note says so.
2. First who belongs together (merge, split), then what each group is (rename, retype, reject, confirm).
3. A ruling applies to the group that holds its place now. Where none does, it is listed and changes nothing.
4. A split keeps the places of each side together and the sides apart; what came later goes to the side
   that it is most alike, else to the first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from stemma.records.article import ArticleId
from stemma.records.issue import Issue
from stemma.records.ruling import Effect, Place, Ruling, RulingId, Subject, Verb, overridden
from stemma.records.span import Span

U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Units(Generic[U]):
    """What rulings must know of the things that are grouped."""

    about: Subject
    article: Callable[[U], ArticleId]
    spans: Callable[[U], Sequence[Span]]
    """Stretches by which a unit is named; a place that is none of them names the unit that it overlaps most."""
    order: Callable[[U], Any]
    label: Callable[[Sequence[U]], str]
    """A group in words, as the machine has it."""
    name: Callable[[Sequence[U]], str]
    """What the machine calls a group; of a statement, who says it."""
    kind: Callable[[Sequence[U]], str]
    """What the machine takes a group for."""
    alike: Callable[[U, U], float]
    """How likely two units are one; asked only of what a split leaves open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What people ruled of one group."""

    name: str | None = None
    kind: str | None = None
    status: str | None = None
    """Of an event."""
    rejected: RulingId | None = None
    changes: tuple[tuple[RulingId, str], ...] = ()
    """Each ruling that touched it, and what was before."""

    def effects(self, record: str) -> tuple[Effect, ...]:
        """Return what was changed, under the id that the group's record has."""
        return tuple(Effect(ruling=ruling, record=record, was=was) for ruling, was in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[U]):
    """Groups with what was ruled of each, in order."""

    groups: tuple[tuple[list[U], Verdict], ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Court:
    """The rulings that hold, and where they may."""

    rulings: tuple[Ruling, ...] = ()
    """In the order of making."""
    articles: frozenset[ArticleId] = frozenset()
    """Those of the account; a place in any other is passed over."""

    def about(self, subject: Subject, *verbs: Verb) -> tuple[Ruling, ...]:
        """Return the rulings about one kind of record, those with some *verbs* where any are given."""
        return tuple(r for r in self.rulings if r.about == subject and (not verbs or r.verb in verbs))


def rule_groups(groups: Iterable[Sequence[U]], units: Units[U], court: Court) -> Outcome[U]:
    """Return *groups*, as the machine made them, as the rulings about such *units* leave them."""
    mine = court.about(units.about)
    if not mine:
        return Outcome(groups=tuple((list(g), Verdict()) for g in groups))
    bench = _Bench(units, [list(g) for g in groups], court.articles)
    for ruling in mine:
        match ruling.verb:
            case "merge":
                bench.merge(ruling)
            case "split":
                bench.split(ruling)
    for ruling in mine:
        if ruling.verb in {"rename", "retype", "reject", "confirm"}:
            bench.judge(ruling)
    bench.name_overridden(mine)
    return Outcome(groups=tuple(bench.results()), issues=tuple(sorted(set(bench.issues))))


def missing(ruling: Ruling, place: Place, about: str) -> Issue:
    """Return the issue that a ruling names a stretch that no record holds."""
    text = f"ruling {ruling.id} ({ruling.verb}, by {ruling.by}) finds no {about} at “{place.words}”; it waits for one"
    return Issue(level="warning", text=text, article=place.article)


def unit_at(place: Span, units: Iterable[tuple[int, Sequence[Span]]]) -> int | None:
    """Return the number of the unit that a stretch names, else of the one that it overlaps most; None: of none."""
    best: tuple[int, int] | None = None
    for n, spans in units:
        if place in spans:
            return n
        most = max((min(s.end, place.end) - max(s.start, place.start) for s in spans), default=0)
        if most > 0 and (best is None or -most < best[0]):
            best = (-most, n)
    return best[1] if best else None


@dataclass(slots=True, eq=False)
class _Draft:
    """A group while rulings are applied; units by number."""

    members: list[int]
    changes: list[tuple[RulingId, str]] = field(default_factory=list)
    said: dict[str, Ruling] = field(default_factory=dict)
    """The last ruling for each thing that can be ruled of a group: name, kind, stand."""


class _Bench(Generic[U]):
    """Groups while rulings are applied."""

    def __init__(self, units: Units[U], groups: list[list[U]], held: frozenset[ArticleId]) -> None:
        self.units = units
        self.held = held
        self.issues: list[Issue] = []
        self._all: list[U] = [unit for group in groups for unit in group]
        self._drafts: list[_Draft] = []
        for group in groups:
            first = sum(len(d.members) for d in self._drafts)
            self._drafts.append(_Draft(list(range(first, first + len(group)))))
        self._home = {n: draft for draft in self._drafts for n in draft.members}
        self._by_article: dict[ArticleId, list[int]] = {}
        for n, unit in enumerate(self._all):
            self._by_article.setdefault(units.article(unit), []).append(n)

    def merge(self, ruling: Ruling) -> None:
        """Make one group of those that hold its places."""
        sides = self._found(ruling)
        if len(sides) < 2:
            return
        drafts = self._in_order(self._home[n] for side in sides for n in side)
        if len(drafts) > 1:
            was = "held apart: " + ", ".join(f"“{self._label(d)}”" for d in drafts)
        else:
            was = f"held as one already: “{self._label(drafts[0])}”"
        self._put(drafts, [[n for d in drafts for n in d.members]], ruling, was)

    def split(self, ruling: Ruling) -> None:
        """Part what its sides name; the sides stay together, each for itself."""
        sides = self._found(ruling)
        if len(sides) < 2:
            return
        drafts = self._in_order(self._home[n] for side in sides for n in side)
        labels = ", ".join(f"“{self._label(d)}”" for d in drafts)
        was = f"held as one: {labels}" if len(drafts) < len(sides) else f"held apart already: {labels}"
        named = {n: k for k, side in enumerate(sides) for n in side}
        parts: list[list[int]] = [[] for _ in sides]
        for draft in drafts:
            here = sorted({named[n] for n in draft.members if n in named})
            for n in draft.members:
                parts[named[n] if n in named else self._nearest(n, here, sides)].append(n)
        self._put(drafts, parts, ruling, was)

    def judge(self, ruling: Ruling) -> None:
        """Say what a group is called, what it is, or whether it stands."""
        sides = self._found(ruling, ruling.sides[:1])
        if not sides:
            return
        draft = self._home[sides[0][0]]
        units = [self._all[n] for n in draft.members]
        was = {
            "rename": f"called “{self.units.name(units)}”",
            "retype": f"taken for {self.units.kind(units)}",
            "reject": f"held by the machine: “{self._label(draft)}”",
            "confirm": f"held by the machine, too: “{self._label(draft)}”",
        }[ruling.verb]
        early = draft.said.get(thing := _thing_of(ruling))
        if early is not None and (early.verb, early.value) != (ruling.verb, ruling.value):
            self.issues.append(overridden(early, ruling))
        draft.said[thing] = ruling
        draft.changes.append((ruling.id, was))

    def name_overridden(self, rulings: Sequence[Ruling]) -> None:
        """Note each merge that a later split undid, and each split that a later merge undid."""
        grouping = [r for r in rulings if r.verb in {"merge", "split"}]
        for number, early in enumerate(grouping):
            sides = [{id(self._home[n]) for n in side} for side in self._numbers(early) if side]
            if len(sides) < 2:
                continue
            every = set.union(*sides)
            if (len(every) == 1) if early.verb == "merge" else not set.intersection(*sides):
                continue
            for late in reversed(grouping[number + 1 :]):
                at = {id(self._home[n]) for side in self._numbers(late) for n in side}
                if late.verb != early.verb and at & every:
                    self.issues.append(overridden(early, late))
                    break

    def results(self) -> Iterator[tuple[list[U], Verdict]]:
        """Yield the groups that are left, each with its verdict."""
        for draft in self._drafts:
            if not draft.members:
                continue
            units = [self._all[n] for n in draft.members]
            if draft.changes:
                units.sort(key=self.units.order)
            said = {thing: ruling.value for thing, ruling in draft.said.items()}
            stand = draft.said.get("stand")
            yield (
                units,
                Verdict(
                    name=said.get("name"),
                    kind=said.get("kind"),
                    status=said.get("status"),
                    rejected=stand.id if stand and stand.verb == "reject" else None,
                    changes=tuple(draft.changes),
                ),
            )

    def _put(self, drafts: Sequence[_Draft], parts: Sequence[list[int]], ruling: Ruling, was: str) -> None:
        """Put new groups, one for each of *parts*, where the first of *drafts* stands, and empty the others."""
        changes = [c for d in drafts for c in d.changes] + [(ruling.id, was)]
        at = self._drafts.index(drafts[0])
        for draft in drafts:
            draft.members = []
        made = [_Draft(sorted(part), list(changes)) for part in parts]
        self._drafts[at:at] = made
        self._home.update((n, draft) for draft in made for n in draft.members)

    def _found(self, ruling: Ruling, sides: Sequence[Sequence[Place]] | None = None) -> list[list[int]]:
        """Return the units of each side that has any; the sides of which nothing is found are listed as issues."""
        out = []
        for side, found in zip(ruling.sides if sides is None else sides, self._numbers(ruling), strict=False):
            here = [p for p in side if p.article in self.held]
            if found:
                out.append(found)
            elif here:
                self.issues.append(missing(ruling, here[0], self.units.about))
        return out

    def _numbers(self, ruling: Ruling) -> list[list[int]]:
        return [sorted({n for p in side if (n := self._find(p)) is not None}) for side in ruling.sides]

    def _find(self, place: Place) -> int | None:
        here = self._by_article.get(place.article, ())
        return unit_at(place.span, ((n, self.units.spans(self._all[n])) for n in here))

    def _nearest(self, number: int, here: Sequence[int], sides: Sequence[Sequence[int]]) -> int:
        """Return which of the sides *here* a unit goes with that none of them names."""
        alike = [max(self.units.alike(self._all[number], self._all[n]) for n in sides[k]) for k in here]
        return here[alike.index(max(alike))]

    def _in_order(self, drafts: Iterable[_Draft]) -> list[_Draft]:
        wanted = {id(d) for d in drafts}
        return [d for d in self._drafts if id(d) in wanted]

    def _label(self, draft: _Draft) -> str:
        return self.units.label([self._all[n] for n in draft.members])


def _thing_of(ruling: Ruling) -> str:
    """Return what a ruling says of a group: its name, kind, status, or whether it stands."""
    if ruling.verb == "retype":
        is_status = ruling.about == "event" and not (ruling.value or "").isupper()
        return "status" if is_status else "kind"
    return "name" if ruling.verb == "rename" else "stand"
