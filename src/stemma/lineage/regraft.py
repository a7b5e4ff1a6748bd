"""
A finished lineage taken up once more: an article is hung elsewhere, and those that copied it go with it.

This file knows no rulings; it keeps origins, descents and copies true to each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.lineage.newsroom import byline_agency, is_agency, name_of
from stemma.lineage.sheet import held_origin, lost_origin
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.lineage import CopiedPassage, Copy, Lineage, OriginId, Relation
from stemma.records.ruling import Effect
from stemma.records.span import Span

RELATION_WORDS = {
    "original": "its own reporting",
    "reprint": "a reprint",
    "edited": "an edited copy",
    "partial": "a part",
    "spun": "a paraphrase",
    "update": "a later version",
}


class Grafting:
    """Origins, descents and copies by id, open for change."""

    def __init__(self, lineage: Lineage, articles: Sequence[Article]) -> None:
        self.articles = {a.id: a for a in articles}
        self.origins = {o.id: o for o in lineage.origins}
        self.descents = {d.article: d for d in lineage.descents}
        self._copies = {(c.source, c.target): c for c in lineage.copies}
        self._shared = {s.pair: s.passages for s in lineage.shared if s.kind == "narration"}

    def say(self, article: ArticleId) -> str:
        """Return what an article is taken for, in words."""
        relation = self.descents[article].relation
        parents = [s for s, t in self._copies if t == article and self._origin_of(s) == self.descents[article].origin]
        if not parents:
            return "taken for its own reporting"
        names = [
            name_of(self.articles[ArticleId(s)]) if s in self.articles else self.origins[OriginId(s)].label
            for s in sorted(parents)
        ]
        return f"taken for {RELATION_WORDS[relation]} of {', '.join(names)}"

    def is_copy(self, article: ArticleId, source: ArticleId | None = None) -> bool:
        """Say whether an article has its main narration from another, or from *source*."""
        own = self.descents[article].origin
        return any(t == article and self._origin_of(s) == own and source in (None, s) for s, t in self._copies)

    def origin_at(self, article: ArticleId, span: Span) -> OriginId | None:
        """Return the origin of a stretch, or of most narration of a whole article; None where that is not held."""
        descent = self.descents.get(article)
        if descent is None:
            return None
        whole = len(span) >= len(self.articles[article].text)
        return descent.origin if whole else descent.origin_of(span)

    def attach(self, copy: ArticleId, source: ArticleId, *, reason: str) -> None:
        """Make *copy* a copy of *source*."""
        if copy in self._ancestors(source):
            self.detach(source)
        old, new = self.descents[copy].origin, self.descents[source].origin
        moved = self._line_of(copy)
        self._cut(copy)
        passages = self._passages(source, copy)
        relation = self.descents[copy].relation
        if relation == "original":
            relation = "edited" if passages[0].similarity else "spun"
        self._move(moved, old, new)
        self.descents[copy] = replace(self.descents[copy], relation=relation)
        self._copies[source, copy] = Copy(
            source=source, target=copy, relation=relation, score=1.0, reasons=(reason,), passages=passages
        )
        for origin in (old, new):
            self._find_root(origin)

    def detach(self, article: ArticleId) -> None:
        """Make an article nobody's copy."""
        old = self.descents[article].origin
        moved = self._line_of(article)
        self._cut(article)
        self.descents[article] = replace(self.descents[article], relation="original")
        self._move(moved, old, self._own_origin(article))
        self._find_root(old)

    def part(self, a: ArticleId, b: ArticleId) -> ArticleId | None:
        """Make neither of two the other's copy; return the one that was hung elsewhere, None where there was none."""
        taker = next((t for s, t in ((a, b), (b, a)) if (s, t) in self._copies), None)
        if taker is None and self.descents[a].origin != self.descents[b].origin:
            return None
        if taker is None:
            held = self.origins[self.descents[a].origin].held  # who holds the origin has it from nobody
            taker = max(a, b, key=lambda i: (i != held, self.articles[i].order))
        giver = a if taker == b else b
        theirs = self.descents[giver].origin
        if self.descents[taker].origin == theirs:
            self.detach(taker)
            theirs = self.descents[giver].origin  # the giver may have become its own origin
        self._copies.pop((giver, taker), None)
        descent = self.descents[taker]
        self.descents[taker] = replace(descent, passages=tuple(p for p in descent.passages if p[1] != theirs))
        return taker

    def relate(self, article: ArticleId, relation: Relation) -> bool:
        """Say what kind of copy an article is, and whether it is one at all."""
        own = self.descents[article].origin
        main = [pair for pair in self._copies if pair[1] == article and self._origin_of(pair[0]) == own]
        for pair in main:
            self._copies[pair] = replace(self._copies[pair], relation=relation)
        if main:
            self.descents[article] = replace(self.descents[article], relation=relation)
        return bool(main)

    def join_origins(self, origins: Sequence[OriginId]) -> None:
        """Make one line of reporting of several, the first."""
        for other in origins[1:]:
            self._move(tuple(self.descents), other, origins[0])
            for (source, target), copy in list(self._copies.items()):
                if source == other:
                    del self._copies[source, target]
                    self._copies[origins[0], target] = replace(copy, source=origins[0])

    def name_newsroom(self, origin: OriginId, newsroom: str) -> None:
        """Say which newsroom stands behind an origin."""
        self.origins[origin] = replace(self.origins[origin], newsroom=newsroom, label=newsroom)

    def lineage(self, before: Lineage, *, effects: tuple[Effect, ...], issues: tuple[Issue, ...]) -> Lineage:
        """Return the lineage with what was changed; shared text and collations are as *before*."""
        rank = {a.id: n for n, a in enumerate(sorted(self.articles.values(), key=lambda a: a.order))}
        descents = sorted(self.descents.values(), key=lambda d: rank[d.article])
        members: dict[OriginId, list[ArticleId]] = {}
        for descent in descents:
            for origin in sorted({descent.origin, *(o for _, o in descent.passages)}):
                members.setdefault(origin, []).append(descent.article)
        origins = [replace(self.origins[o], articles=tuple(held)) for o, held in members.items()]
        return replace(
            before,
            origins=tuple(sorted(origins, key=lambda o: (rank[o.articles[0]], o.id))),
            descents=tuple(descents),
            copies=tuple(sorted(self._copies.values(), key=lambda c: (rank[c.target], c.source))),
            effects=effects,
            issues=issues,
        )

    def _origin_of(self, source: str) -> str:
        """Return the origin of a copy's source, which is an article or an origin itself."""
        descent = self.descents.get(ArticleId(source))
        return descent.origin if descent else source

    def _ancestors(self, article: ArticleId) -> set[str]:
        reached: set[str] = set()
        fresh: list[str] = [article]
        while fresh:
            at = fresh.pop()
            above = {s for s, t in self._copies if t == at and self._origin_of(s) == self._origin_of(at)} - reached
            reached |= above
            fresh.extend(above)
        return reached

    def _line_of(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """Return an article and those that have its origin from it; of who holds the origin, all that have it."""
        origin = self.descents[article].origin
        if self.origins[origin].held == article:
            return tuple(sorted(a for a, d in self.descents.items() if d.origin == origin))
        reached, fresh = {article}, [article]
        while fresh:
            at = fresh.pop()
            below = {t for s, t in self._copies if s == at and self.descents[t].origin == origin} - reached
            reached |= below
            fresh.extend(below)
        return tuple(sorted(reached))

    def _cut(self, article: ArticleId) -> None:
        """Forget from whom an article has its main narration."""
        origin = self.descents[article].origin
        for pair in [p for p in self._copies if p[1] == article and self._origin_of(p[0]) == origin]:
            del self._copies[pair]

    def _move(self, moved: Iterable[ArticleId], old: OriginId, new: OriginId) -> None:
        """Give *moved* the origin *new* where they have *old*."""
        here = set(moved)
        held = self.origins[old].held
        for article, descent in self.descents.items():
            # who has passages of an article that was hung elsewhere has them from there, too
            if article not in here and held not in here:
                continue
            origin = new if article in here and descent.origin == old else descent.origin
            passages = ((span, new if o == old else o) for span, o in descent.passages)
            self.descents[article] = replace(
                descent, origin=origin, passages=tuple(p for p in passages if p[1] != origin)
            )
        for pair in [p for p in self._copies if p[0] == old and p[1] in here and old != new]:
            del self._copies[pair]

    def _own_origin(self, article: ArticleId) -> OriginId:
        """Make the origin that an article by itself has, if it is not there, and return its id."""
        if self.origins[self.descents[article].origin].held == article:
            return self.descents[article].origin
        taken = self.articles[article]
        agency = byline_agency(taken)
        is_printed = agency is not None and not is_agency(taken)
        made = lost_origin(taken, agency, agency) if agency is not None and is_printed else held_origin(taken)
        self.origins.setdefault(made.id, made)
        return made.id

    def _find_root(self, origin: OriginId) -> None:
        """Make the one article that is left without a held parent the source of a lost origin that nobody knows."""
        if self.origins[origin].held is not None or self.origins[origin].newsroom is not None:
            return
        members = [a for a, d in self.descents.items() if d.origin == origin]
        heads = [
            m
            for m in members
            if not any(t == m and s in self.articles and self._origin_of(s) == origin for s, t in self._copies)
        ]
        if len(heads) == 1:
            made = self._own_origin(heads[0])
            self._move(tuple(self.descents), origin, made)
            self.descents[heads[0]] = replace(self.descents[heads[0]], relation="original")

    def _passages(self, source: ArticleId, copy: ArticleId) -> tuple[CopiedPassage, ...]:
        """Return what a copy has of its source: the narration that they share, else the whole of both."""
        if (found := self._shared.get((source, copy))) is not None:
            kept = [CopiedPassage(source=p.a, target=p.b, similarity=p.similarity) for p in found]
        elif (found := self._shared.get((copy, source))) is not None:
            kept = [CopiedPassage(source=p.b, target=p.a, similarity=p.similarity) for p in found]
        else:
            spans = (Span(0, max(1, len(self.articles[i].text))) for i in (source, copy))
            kept = [CopiedPassage(source=next(spans), target=next(spans), similarity=0.0)]
        return tuple(sorted(kept, key=lambda p: p.target))
