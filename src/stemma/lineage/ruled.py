"""
A lineage as people ruled: who copied whom, who did not, and which newsroom an origin is.

Rules:
1. Rulings are applied in the order in which they were made, each to what the ones before it left.
2. An article that is said to be a copy takes its parent's origin, and with it go those that copied it.
3. One that is said to be no copy has its narration from itself, or from the one agency that it names; those that
   copied it go with it. Of two that are no copies of each other, it is the one that had the other's words, or
   the later of two whose source is one.
4. A lost origin of no known newsroom, of which one article alone is left without a held parent, is that article.
5. A ruling about an article that is not there is passed over; one that finds nothing to change is listed.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from stemma.lineage.regraft import Grafting
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.lineage import Lineage, OriginId, Relation
from stemma.records.ruling import Effect, Ruling, overridden


def apply_rulings(lineage: Lineage, articles: Sequence[Article], rulings: Sequence[Ruling]) -> Lineage:
    """
    Return *lineage* as *rulings* about copies and origins leave it; what they changed is in its `effects`.

    Args:
        lineage: Of *articles*, as traced.
        articles: With their texts.
        rulings: Those that hold, in the order of making; those about other things are passed over.
    """
    mine = [r for r in rulings if r.about in {"copy", "origin"}]
    if not mine:
        return lineage
    bench = _Bench(lineage, articles)
    for ruling in mine:
        if ruling.about == "copy":
            bench.rule_copies(ruling)
        else:
            bench.rule_origins(ruling)
    bench.name_overridden(mine)
    return bench.lineage()


class _Bench:
    """A lineage while rulings are applied."""

    def __init__(self, lineage: Lineage, articles: Sequence[Article]) -> None:
        self._before = lineage
        self._tree = Grafting(lineage, articles)
        self._effects: list[Effect] = []
        self._issues: list[Issue] = []

    def lineage(self) -> Lineage:
        """Return what was made of it."""
        return self._tree.lineage(
            self._before,
            effects=tuple(self._effects),
            issues=tuple(sorted({*self._before.issues, *self._issues})),
        )

    def rule_copies(self, ruling: Ruling) -> None:
        """Apply a ruling about who is whose copy; it names whole articles."""
        named = list(self._articles_at(ruling))
        if ruling.verb == "merge":
            for copy in named[1:]:
                self._change(ruling, copy, self._tree.say(copy))
                self._tree.attach(copy, named[0], reason=_reason(ruling))
        elif ruling.verb == "split":
            for n, a in enumerate(named):
                for b in named[n + 1 :]:
                    self._part(a, b, ruling)
        elif named:
            self._judge(named[0], ruling)

    def rule_origins(self, ruling: Ruling) -> None:
        """Apply a ruling about lines of reporting; it names passages."""
        origins = list(self._origins_at(ruling))
        if not origins:
            return
        first = origins[0]
        if ruling.verb == "merge" and len(origins) > 1:
            labels = ", ".join(f"“{self._tree.origins[o].label}”" for o in origins)
            self._tree.join_origins(origins)
            self._change(ruling, first, f"held apart: {labels}")
        elif ruling.verb == "split":
            for place in (p for side in ruling.sides[1:] for p in side):
                if place.article in self._tree.articles and self._tree.descents[place.article].origin == first:
                    self._change(ruling, place.article, self._tree.say(place.article))
                    self._tree.detach(place.article)
        elif ruling.verb == "rename":
            self._change(ruling, first, f"newsroom {self._tree.origins[first].newsroom or 'not known'}")
            self._tree.name_newsroom(first, ruling.value or "")
        elif ruling.verb == "confirm":
            self._change(ruling, first, f"newsroom {self._tree.origins[first].newsroom or 'not known'}")

    def name_overridden(self, rulings: Sequence[Ruling]) -> None:
        """Note each ruling that a later one on one of its articles undid."""
        touched = {e.ruling for e in self._effects}
        for number, early in enumerate(rulings):
            if early.id not in touched or self._holds(early):
                continue
            mine = {p.article for p in early.places}
            late = next((r for r in reversed(rulings[number + 1 :]) if mine & {p.article for p in r.places}), None)
            if late is not None:
                self._issues.append(overridden(early, late))

    def _holds(self, ruling: Ruling) -> bool:
        """Say whether the lineage, as it is now, is as *ruling* has it."""
        named = list(self._articles_at(ruling))
        origins = [self._tree.descents[a].origin for a in named]
        if ruling.about == "origin":
            found = list(self._origins_at(ruling))
            if ruling.verb == "rename":
                return all(self._tree.origins[o].newsroom == ruling.value for o in found)
            return len(found) < 2 if ruling.verb == "merge" else True
        if ruling.verb == "merge":
            return all(self._tree.is_copy(a, named[0]) for a in named[1:])
        if ruling.verb == "split":
            return len(set(origins)) == len(origins)
        if ruling.verb == "retype" and ruling.value != "original":
            return self._tree.descents[named[0]].relation == ruling.value
        return ruling.verb == "confirm" or not self._tree.is_copy(named[0])

    def _part(self, a: ArticleId, b: ArticleId, ruling: Ruling) -> None:
        was = self._tree.say(a), self._tree.say(b)
        parted = self._tree.part(a, b)
        if parted is None:
            text = f"ruling {ruling.id} (split, by {ruling.by}) parts what no copy joins"
            self._issues.append(Issue(level="note", text=text, article=b))
            return
        self._change(ruling, parted, was[0] if parted == a else was[1])

    def _judge(self, article: ArticleId, ruling: Ruling) -> None:
        was = self._tree.say(article)
        if ruling.verb == "reject" or ruling.value == "original":
            self._tree.detach(article)
        elif ruling.verb == "retype" and not self._tree.relate(article, cast("Relation", ruling.value)):
            text = f"ruling {ruling.id} (retype, by {ruling.by}) waits: the article is held for nobody's copy"
            self._issues.append(Issue(level="warning", text=text, article=article))
            return
        self._change(ruling, article, was)

    def _change(self, ruling: Ruling, record: str, was: str) -> None:
        self._effects.append(Effect(ruling=ruling.id, record=record, was=was))

    def _articles_at(self, ruling: Ruling) -> Iterator[ArticleId]:
        named = (p.article for p in ruling.places if p.article in self._tree.articles)
        return iter(dict.fromkeys(named))

    def _origins_at(self, ruling: Ruling) -> Iterator[OriginId]:
        sides = ruling.sides if ruling.verb == "merge" else ruling.sides[:1]
        found = (self._tree.origin_at(side[0].article, side[0].span) for side in sides)
        return iter(dict.fromkeys(o for o in found if o is not None))


def _reason(ruling: Ruling) -> str:
    return f"ruled by {ruling.by} on {ruling.made[:10]}: {ruling.why}"
