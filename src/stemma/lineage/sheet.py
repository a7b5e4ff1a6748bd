"""
What is known of origins, descents and copies while they are drawn, and the records it ends in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stemma.lineage.direction import Direction
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import TEMPLATE, Piece
from stemma.lineage.newsroom import label_of, name_of, newsroom_of
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.study import Study
from stemma.records.article import Article, ArticleId, derive_id
from stemma.records.lineage import CopiedPassage, Copy, Descent, Origin, OriginId, Relation
from stemma.records.span import Span, hull

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The records of descent, each sorted."""

    origins: tuple[Origin, ...]
    descents: tuple[Descent, ...]
    copies: tuple[Copy, ...]


@dataclass(slots=True, kw_only=True)
class Sheet:
    """What is known so far, by article number."""

    study: Study
    directions: Mapping[Pair, Direction]
    parameters: LineageParameters
    origins: dict[OriginId, Origin] = field(default_factory=dict)
    origin: dict[int, OriginId] = field(default_factory=dict)
    relation: dict[int, Relation] = field(default_factory=dict)
    passages: dict[int, list[tuple[Span, OriginId]]] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    reprints: dict[Pair, bool] = field(default_factory=dict)
    """Whether two articles are printings of one text, of those pairs that it was asked of."""

    def article(self, number: int) -> Article:
        return self.study.readers[number].sketch.article

    def kin(self, a: int, b: int) -> Kin | None:
        return self.study.kins.get((min(a, b), max(a, b)))

    def direction(self, a: int, b: int) -> Direction | None:
        return self.directions.get((min(a, b), max(a, b)))


def add_held(sheet: Sheet, article: Article) -> OriginId:
    """Make the origin that an article holds, if it is not there yet, and return its id."""
    made = held_origin(article)
    sheet.origins[made.id] = made
    return made.id


def add_lost(sheet: Sheet, members: Sequence[int], label: str, newsroom: str | None) -> OriginId:
    """Make a lost origin of *members*, name it theirs, and return its id."""
    made = lost_origin(sheet.article(members[0]), label, newsroom)
    sheet.origins[made.id] = made
    for number in members:
        sheet.origin[number] = made.id
    return made.id


def held_origin(article: Article) -> Origin:
    """Return the origin that an article holds; it names no articles yet."""
    made = OriginId(derive_id("o", article.id))
    return Origin(id=made, label=label_of(article), newsroom=newsroom_of(article), held=article.id, articles=())


def lost_origin(first: Article, label: str, newsroom: str | None) -> Origin:
    """Return the lost origin of articles of which *first* is the first; it names no articles yet."""
    made = OriginId(derive_id("o", first.published, first.id, label))
    return Origin(id=made, label=label, newsroom=newsroom, held=None, articles=())


def amount_of(sheet: Sheet, kin: Kin, number: int) -> str:
    """Return the sentence that says how much an article shares with another."""
    other = kin.other(number)
    if kin.spun:
        return (
            f"{len(kin.pieces)} sentences follow those of {name_of(sheet.article(other))} in other words, in the same"
            f" order: {kin.share(number):.0%} of {name_of(sheet.article(number))}, {kin.share(other):.0%} of the other;"
            f" mean likeness {kin.likeness:.2f}"
        )
    return (
        f"{kin.words} words of narration are shared with {name_of(sheet.article(other))}: "
        f"{kin.share(number):.0%} of {name_of(sheet.article(number))}, {kin.share(other):.0%} of the other; "
        f"{kin.likeness:.0%} of the words of the shared passages agree"
    )


def score_of(words: int, surety: float) -> float:
    """Return how sure a copy is: long shared narration is no chance, a clear direction no guess."""
    return round(words / (words + 10) * surety, 4)


def passages_of(sheet: Sheet, kin: Kin, number: int, pieces: Sequence[Piece]) -> tuple[CopiedPassage, ...]:
    """Return *pieces* as passages of article *number*, sorted; template is left out."""
    left, right = sheet.study.readers[kin.left].sketch, sheet.study.readers[kin.right].sketch
    out = []
    for piece in pieces:
        if piece.kind == TEMPLATE:
            continue
        spans = left.span(piece.left, piece.left_end), right.span(piece.right, piece.right_end)
        source, target = spans if number == kin.right else spans[::-1]
        out.append(CopiedPassage(source=source, target=target, similarity=round(piece.similarity, 4)))
    return tuple(sorted(out, key=lambda p: p.target))


def finish(sheet: Sheet) -> Drawn:
    """Return the records that the sheet holds, each sorted; an origin of which nothing is left is dropped."""
    numbers = range(len(sheet.study.readers))
    members: dict[OriginId, list[ArticleId]] = {made: [] for made in sheet.origins}
    descents = []
    for number in numbers:
        article = sheet.article(number)
        passages = _disjoint(sheet.passages.get(number, []))
        for origin in sorted({sheet.origin[number], *(o for _, o in passages)}):
            members[origin].append(article.id)
        descents.append(
            Descent(
                article=article.id,
                origin=sheet.origin[number],
                relation=sheet.relation[number],
                passages=tuple(passages),
            )
        )
    rank = {sheet.article(n).id: n for n in numbers}
    origins = sorted(
        (
            Origin(id=o.id, label=o.label, newsroom=o.newsroom, held=o.held, articles=tuple(members[o.id]))
            for o in sheet.origins.values()
            if members[o.id]
        ),
        key=lambda o: (rank[o.articles[0]], o.id),
    )
    copies = sorted(sheet.copies, key=lambda c: (rank[c.target], c.source))
    return Drawn(origins=tuple(origins), descents=tuple(descents), copies=tuple(copies))


def _disjoint(passages: list[tuple[Span, OriginId]]) -> list[tuple[Span, OriginId]]:
    """Return the passages sorted, without those that overlap an earlier one."""
    out: list[tuple[Span, OriginId]] = []
    for span, origin in sorted(passages):
        if out and out[-1][0].overlaps(span):
            if out[-1][1] == origin:
                out[-1] = (hull([out[-1][0], span]), origin)
            continue
        out.append((span, origin))
    return out
