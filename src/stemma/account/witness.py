"""
One article as the account sees it: its text, its reading and its descent.

Also which stretches of two articles are the same passage, as lineage found.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stemma.account.leaves import Leaf, Leaves
from stemma.account.parameters import AccountParameters
from stemma.records.article import Article, ArticleId
from stemma.records.lineage import Descent, Lineage, Passage
from stemma.records.reading import Reading
from stemma.records.span import Span
from stemma.text import edtf

BOUND = re.compile(r"\b(?:since|until|till|through)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before the first or the last day of what went on. Source: compiled by the project; CC0."""

NEAR = 16
"""How far before a day such words may stand. Code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One article with what was read in it and where its narration comes from."""

    article: Article
    reading: Reading
    descent: Descent
    leaf: Leaf = field(default_factory=Leaf, compare=False, repr=False)
    """What its words come to, as far as that was asked before."""
    id: ArticleId = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.article.id)  # asked for more often than anything else

    def words(self, span: Span) -> str:
        """Return the article's words in *span*."""
        return span.of(self.article.text)

    def sentence_at(self, span: Span) -> Span:
        """Return the sentence that holds the start of *span*, or *span* itself where none does."""
        for sentence in self.reading.sentences:
            if sentence.start <= span.start < sentence.end:
                return sentence
        return span

    def sentence_before(self, sentence: Span) -> Span | None:
        """Return the last sentence that ends before *sentence*, or None."""
        return next((s for s in reversed(self.reading.sentences) if s.end <= sentence.start), None)

    def voices_in(self, sentence: Span) -> list[Span]:
        """Return the words that name who speaks in *sentence*."""
        return [a.source for a in self.reading.attributions if a.source and sentence.overlaps(a.source)]

    def said_in(self, span: Span) -> int | None:
        """Return the first attribution (index) of something uttered in whose words *span* stands, or None."""
        said = ((n, a) for n, a in enumerate(self.reading.attributions) if a.uttered)
        return next((n for n, a in said if any(piece.contains(span) for piece in a.content)), None)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which passages of two articles lineage holds to be the same narration."""

    pairs: Mapping[tuple[ArticleId, ArticleId], tuple[Passage, ...]]
    aligned_share: float
    partners: Mapping[ArticleId, tuple[ArticleId, ...]] = field(init=False)
    """The articles with which each shares any narration, sorted."""

    def __post_init__(self) -> None:
        found: dict[ArticleId, set[ArticleId]] = {}
        for left, right in self.pairs:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
        object.__setattr__(self, "partners", {article: tuple(sorted(others)) for article, others in found.items()})

    def same_passage(self, a: ArticleId, a_span: Span, b: ArticleId, b_span: Span) -> bool:
        """Say whether the two spans are the same words of copied narration."""
        if (passages := self.pairs.get((a, b))) is not None:
            return any(self._falls_on(p.a, a_span, p.b, b_span) for p in passages)
        if (passages := self.pairs.get((b, a))) is not None:
            return any(self._falls_on(p.b, a_span, p.a, b_span) for p in passages)
        return False

    def _falls_on(self, here: Span, span: Span, there: Span, other: Span) -> bool:
        if not (here.overlaps(span) and there.overlaps(other)):
            return False
        # Copies are restyled in places, so offsets are carried over in proportion.
        scale = len(there) / len(here)
        start = there.start + (span.start - here.start) * scale
        end = there.start + (span.end - here.start) * scale
        shared = min(end, other.end) - max(start, other.start)
        return shared >= self.aligned_share * max(end - start, len(other))


def gather_witnesses(
    articles: Iterable[Article], lineage: Lineage, readings: Iterable[Reading], leaves: Leaves | None = None
) -> tuple[Witness, ...]:
    """Return the articles that have a reading and a descent, in article order; *leaves* remember each by itself."""
    leaves = leaves or Leaves()
    read = {r.article: r for r in readings}
    descents = {d.article: d for d in lineage.descents}
    return tuple(
        Witness(article=article, reading=read[article.id], descent=descents[article.id], leaf=leaves.of(article))
        for article in sorted({a.id: a for a in articles}.values(), key=lambda a: a.order)
        if article.id in read and article.id in descents
    )


def align(lineage: Lineage, parameters: AccountParameters) -> Alignment:
    """Return what lineage found to be copied narration, by pair."""
    pairs = {s.pair: s.passages for s in lineage.shared if s.kind == "narration"}
    return Alignment(pairs, parameters.aligned_share)


def days_since(day: date | None, witness: Witness) -> int:
    """Return how many days after *day* an article came out, fewer than 0 where before; 0 where one is unknown."""
    published = edtf.published_day(witness.article.published)
    return (published - day).days if published and day else 0


def is_background(day: date | None, witness: Witness, parameters: AccountParameters) -> bool:
    """Say whether *day* lies so far back from an article that what was done then only tells how things came about."""
    return days_since(day, witness) > parameters.background_days


def bounds_stretch(witness: Witness, time: Span) -> bool:
    """Say whether a time is the first or the last of many: "held since Thursday", "until Saturday"."""
    return BOUND.search(witness.article.text, max(0, time.start - NEAR), time.start) is not None


def days_apart(a: Witness, b: Witness) -> int:
    """Return the days between two publications; 0 where one is unknown."""
    left, right = edtf.published_day(a.article.published), edtf.published_day(b.article.published)
    return abs((left - right).days) if left and right else 0
