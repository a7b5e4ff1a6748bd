"""
Which happening a count of the dead, hurt, missing, held or freed is of.

Rules:
1. Where its own sentence tells of none, it is of the one happening of its kind that the article tells of (of several,
   the one whose words name those who are counted: "took its staff hostage"): not where
   its sentence names other places or an earlier day, nor where the happening has its own number of them, unless the
   count goes on ("the toll has risen to").
2. Who is held or freed is of an act in whose sentence somebody is held or freed.
3. Counts of one thing share the event that most of them have; the hurt are of the event of the dead before them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.account.comparable import group_comparable
from stemma.account.fates import DEADLY, DOINGS, HAPPENINGS, HARMS, PATTERN_OF, scene_of
from stemma.account.likeness import content_stems
from stemma.account.linked import Links
from stemma.account.parameters import AccountParameters
from stemma.account.placed import Place, is_running, place_count, place_names, place_of
from stemma.account.quantities import Clause, Count, surest
from stemma.account.witness import Witness
from stemma.records.account import EventId
from stemma.records.article import ArticleId
from stemma.records.span import Span
from stemma.text import edtf

BREATH = re.compile(
    r"(?:\s+(?:people|dead|killed|died|hurt|wounded|injured|missing|were|had|been|have))*,?\s+(?:and|but|with|while)"
    r"(?:\s+(?:left|wound(?:ed|ing)|injur(?:ed|ing)|hurt(?:ing)?|some|at least|about|more than|another))*\s+",
    re.IGNORECASE,
)
"""What stands between the dead and the hurt of one happening. Source: compiled by the project; CC0."""


def share_events(
    counts: Sequence[Count],
    clauses: Mapping[ArticleId, Sequence[Clause]],
    parameters: AccountParameters,
    links: Links,
) -> list[Count]:
    """Return *counts*, those of what befell people with the happening that they are of."""
    happenings = _Happenings(counts, clauses, parameters)
    home: dict[Place, EventId] = {}
    loose = [replace(c, event=None) if c.fate in HAPPENINGS and happenings.has_broader(c) else c for c in counts]
    for group in group_comparable(loose, parameters, links, "counts of happenings", old=old_events(clauses)):
        found = [event for c in group if (event := happenings.likeliest(c))]
        if found and group[0].fate in HAPPENINGS:
            event = max(found, key=lambda e: (happenings.breadth[e], found.count(e), -found.index(e)))
            home.update({place_of(c): event for c in group})
    return _with_siblings([replace(c, event=home.get(place_of(c)) or happenings.likeliest(c)) for c in counts])


def _with_siblings(counts: Sequence[Count]) -> list[Count]:
    """Return *counts*, the hurt without an event with that of the dead of one breath: "eight dead and 22 hurt"."""
    out, last = [], None
    for count in sorted(counts, key=lambda c: c.order):
        if count.fate in DEADLY and count.event is None and last is not None and _is_one_breath(last, count):
            count = replace(count, event=last.event)
        out.append(count)
        last = count
    return out


def _is_one_breath(first: Count, second: Count) -> bool:
    """Say whether the second of two counts goes on with the first: nothing but "and" parts dead from hurt."""
    if first.witness.id != second.witness.id or first.fate not in DEADLY or first.fate == second.fate:
        return False
    between = first.witness.article.text[first.quantity.span.end : second.quantity.span.start]
    return first.event is not None and BREATH.fullmatch(between) is not None


def old_events(clauses: Mapping[ArticleId, Sequence[Clause]]) -> frozenset[EventId]:
    """Return the events that every article tells as a memory of long ago."""
    every = [c for cs in clauses.values() for c in cs]
    return frozenset({c.event for c in every} - {c.event for c in every if c.is_recent})


class _Happenings:
    """What the articles tell of that may have befallen people, and the numbers that stand in its own clauses."""

    def __init__(
        self, counts: Sequence[Count], clauses: Mapping[ArticleId, Sequence[Clause]], parameters: AccountParameters
    ) -> None:
        self._clauses = clauses
        self.breadth = Counter(event for cs in clauses.values() for event in {c.event for c in cs})
        """Event -> articles that tell it."""
        happened = (c for c in counts if c.fate in HAPPENINGS)
        self._recent = {place_of(c) for c in happened if not place_count(c, parameters).is_old}
        self._own: dict[tuple[ArticleId, EventId, str | None], set[float | None]] = defaultdict(set)
        for count in counts:
            if count.event:
                self._own[count.witness.id, count.event, count.fate].add(count.quantity.value)

    def likeliest(self, count: Count) -> EventId | None:
        """Return the event of *count*; where it has none, the one of its article that it may be of."""
        if count.event or place_of(count) not in self._recent:
            return count.event
        told = self._told_beside(count)
        if count.fate in DOINGS:
            told = [c for c in told if _tells_doing(count, c)]
        told = [c for c in told if count.thing in content_stems(count.witness.words(c.span))] or told
        if len({c.event for c in told}) != 1:
            return None
        own = self._own.get((count.witness.id, told[0].event, count.fate), set()) - {count.quantity.value}
        if own and not is_running(count):
            return None
        return None if _is_of_another(count, [count.witness.sentence_at(c.span) for c in told]) else told[0].event

    def has_broader(self, count: Count) -> bool:
        """Say whether nobody else tells the event, while others tell one of the article that may have done this too."""
        told = {c.event for c in self._told_beside(count)}
        return bool(count.event and self.breadth[count.event] == 1 and any(self.breadth[e] > 1 for e in told))

    def _told_beside(self, count: Count) -> Sequence[Clause]:
        """Return the clauses of the article whose acts may have befallen those who are counted."""
        here = self._clauses.get(count.witness.id, ())
        return surest([c for c in here if count.fate in c.befalls and c.is_recent])


def _tells_doing(count: Count, clause: Clause) -> bool:
    """Say whether a clause tells what those who are counted did; what their own sentence tells is of others."""
    witness = count.witness
    if witness.sentence_at(count.quantity.span).overlaps(clause.span):
        return False
    return PATTERN_OF[count.fate or ""].search(witness.words(clause.span)) is not None


def _is_of_another(count: Count, told: Sequence[Span]) -> bool:
    """Say whether a count cannot be of what the sentences *told* tell, by where, when, or what befell anybody."""
    witness = count.witness
    if count.fate not in HARMS and not any(PATTERN_OF[count.fate or ""].search(witness.words(s)) for s in told):
        return True
    here = scene_of(witness, count.quantity)
    places, others = place_names(witness, here), frozenset(w for s in told for w in place_names(witness, s))
    if places and others and not places & others:
        return True
    days, others_days = _days(witness, here), [d for s in told for d in _days(witness, s)]
    return bool(days and others_days and max(days) < min(others_days))


def _days(witness: Witness, sentence: Span) -> list[str]:
    """Return the single days that a sentence names, as EDTF."""
    found = (t.edtf for t in witness.reading.times if t.type in {"DATE", "TIME"} and sentence.contains(t.span))
    return [first.isoformat() for first, last in map(edtf.days, found) if first and first == last]
