"""What lineage says: who copied whom, and where each passage comes from."""

from dataclasses import dataclass
from typing import Literal, NewType

from stemma.records.article import ArticleId
from stemma.records.issue import Issue
from stemma.records.ruling import Effect
from stemma.records.span import Span

OriginId = NewType("OriginId", str)

Relation = Literal["original", "reprint", "edited", "partial", "spun", "update"]
SharedKind = Literal["narration", "quotation", "template"]
VariantKind = Literal["date", "number", "name", "spelling", "wording", "cut", "addition", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same stretch of text in two articles."""

    a: Span
    b: Span
    similarity: float
    """Share of the words that agree, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """All text of one kind that two articles share; `pair` in article order."""

    pair: tuple[ArticleId, ArticleId]
    kind: SharedKind
    passages: tuple[Passage, ...]

    def __post_init__(self) -> None:
        if not self.passages:
            raise ValueError("shared text needs a passage")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedPassage:
    """A stretch of a copy and where it stands in the parent; None where the parent is lost."""

    source: Span | None
    target: Span
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article whose words come from another, or from a lost origin."""

    source: ArticleId | OriginId
    target: ArticleId
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    """One sentence each, for and against, in the order in which they weigh."""
    passages: tuple[CopiedPassage, ...]

    def __post_init__(self) -> None:
        if not (self.reasons and self.passages):
            raise ValueError("a copy needs reasons and passages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent line of reporting."""

    id: OriginId
    label: str
    newsroom: str | None
    held: ArticleId | None
    articles: tuple[ArticleId, ...]
    """Every article with a passage of it."""

    @property
    def counts_as(self) -> str:
        """The newsroom that it adds to a corroboration; an unknown newsroom counts as its own."""
        return self.newsroom or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """Where one article's narration comes from."""

    article: ArticleId
    origin: OriginId
    """Of most of its narration."""
    relation: Relation
    passages: tuple[tuple[Span, OriginId], ...] = ()
    """Stretches with another origin than `origin`, sorted and disjoint."""

    def origin_of(self, span: Span) -> OriginId:
        """Return the origin of the passage in which most of *span* lies."""
        start, end = span.start, span.end
        for passage, origin in self.passages:
            if passage.start >= end or passage.end <= start:
                continue  # most lie elsewhere
            if 2 * (min(passage.end, end) - max(passage.start, start)) > end - start:
                return origin
        return self.origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One difference between two copies. A cut stands in `a` and not in `b`, an addition the other way round."""

    kind: VariantKind
    a: str | None
    b: str | None
    a_span: Span | None
    b_span: Span | None

    def __post_init__(self) -> None:
        if self.a_span is None and self.b_span is None:
            raise ValueError("a variant stands in at least one of the two")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """Two copies compared word by word; the parent first, of siblings the earlier one, then the fuller one."""

    pair: tuple[ArticleId, ArticleId]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The stemma of a set of articles. Every article has one descent."""

    origins: tuple[Origin, ...]
    descents: tuple[Descent, ...]
    copies: tuple[Copy, ...]
    shared: tuple[Shared, ...]
    collations: tuple[Collation, ...]
    issues: tuple[Issue, ...] = ()
    """What was left out, and what is odd in who has whose word."""
    effects: tuple[Effect, ...] = ()
    """What rulings changed in it; moved to the account."""
