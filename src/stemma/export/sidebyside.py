"""
Two copies side by side: their paragraphs in rows, and what differs marked.

Paragraphs that share words stand in one row; one without a counterpart stands alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from stemma.records.account import Account
from stemma.records.article import Article
from stemma.records.lineage import Passage, SharedKind, Variant
from stemma.records.span import Span
from stemma.text.sentences import paragraphs
from stemma.text.words import words

MarkedText = tuple[tuple[str, str | None], ...]
"""A text in pieces, each with the kind of variant that it is, None where both agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two articles compared."""

    a: Article
    b: Article
    collated: bool
    """Whether they are copies; if not, only what they share is known."""
    shared: tuple[tuple[SharedKind, int], ...]
    """The kinds of text that they share, each with its number of passages."""
    variants: tuple[Variant, ...]
    rows: tuple[tuple[MarkedText, MarkedText], ...]


def side_by_side(account: Account, a: Article, b: Article) -> SideBySide:
    """Return *a* and *b* compared; they are turned round where the account has them the other way."""
    collation = next((c for c in account.lineage.collations if set(c.pair) == {a.id, b.id}), None)
    shared = [s for s in account.lineage.shared if set(s.pair) == {a.id, b.id}]
    pair = collation.pair if collation else shared[0].pair if shared else (a.id, b.id)
    if pair != (a.id, b.id):
        a, b = b, a
    variants = collation.variants if collation else ()
    passages = [p if s.pair == (a.id, b.id) else _turned(p) for s in shared for p in s.passages]
    return SideBySide(
        a=a,
        b=b,
        collated=collation is not None,
        shared=tuple((s.kind, len(s.passages)) for s in shared),
        variants=variants,
        rows=tuple(_rows(a.text, b.text, passages, variants)) if collation else (),
    )


def side_by_side_object(compared: SideBySide) -> dict[str, Any]:
    """Return *compared* as a JSON object."""
    return {
        "pair": [compared.a.id, compared.b.id],
        "collated": compared.collated,
        "shared": [{"kind": kind, "passages": number} for kind, number in compared.shared],
        "variants": [
            {
                "kind": v.kind,
                "a": v.a,
                "b": v.b,
                "a_span": [v.a_span.start, v.a_span.end] if v.a_span else None,
                "b_span": [v.b_span.start, v.b_span.end] if v.b_span else None,
            }
            for v in compared.variants
        ],
    }


def _turned(passage: Passage) -> Passage:
    return Passage(a=passage.b, b=passage.a, similarity=passage.similarity)


def _rows(
    a: str, b: str, passages: Sequence[Passage], variants: Sequence[Variant]
) -> Iterator[tuple[MarkedText, MarkedText]]:
    changed = [(_changed(v, a, b), v.kind) for v in variants]
    marks_a = [(sides[0], kind) for sides, kind in changed if sides[0]]
    marks_b = [(sides[1], kind) for sides, kind in changed if sides[1]]
    left, right = paragraphs(a), paragraphs(b)
    at_a = at_b = 0
    for i, j in (*_partners(_common_characters(left, right, passages)), (len(left), len(right))):
        for alone in left[at_a:i]:
            yield _marked(a, alone, marks_a), ()
        for alone in right[at_b:j]:
            yield (), _marked(b, alone, marks_b)
        if i < len(left):
            yield _marked(a, left[i], marks_a), _marked(b, right[j], marks_b)
        at_a, at_b = i + 1, j + 1


def _changed(variant: Variant, a: str, b: str) -> tuple[Span | None, Span | None]:
    """Return what differs of a variant, without the words around it that both sides share; None: a side lacks it."""
    if variant.kind == "moved" or not (variant.a_span and variant.b_span):
        return variant.a_span, variant.b_span
    left, right = (words(t, s.start, s.end) for t, s in ((a, variant.a_span), (b, variant.b_span)))
    here, there = [w.of(a).casefold() for w in left], [w.of(b).casefold() for w in right]
    head = _agreeing(here, there)
    tail = _agreeing(here[head:][::-1], there[head:][::-1])
    return _whole(left[head : len(left) - tail]), _whole(right[head : len(right) - tail])


def _agreeing(here: Sequence[str], there: Sequence[str]) -> int:
    """Return how many words two stretches begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False)))


def _whole(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def _common_characters(
    left: Sequence[Span], right: Sequence[Span], passages: Sequence[Passage]
) -> dict[tuple[int, int], int]:
    """Return how much text each paragraph of the left shares with each of the right. Characters."""
    common: dict[tuple[int, int], int] = {}
    for passage in passages:
        for i, one in enumerate(left):
            inside = _overlap(one, passage.a)
            if not inside:
                continue
            # where the paragraph falls within the passage, roughly the same stretch of its other side
            scale = len(passage.b) / len(passage.a)
            start = passage.b.start + round((max(one.start, passage.a.start) - passage.a.start) * scale)
            image = Span(start, start + max(1, round(inside * scale)))
            for j, other in enumerate(right):
                if weight := _overlap(other, image):
                    common[i, j] = common.get((i, j), 0) + weight
    return common


def _partners(common: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Return the pairs of paragraphs that stand in one row: in order on both sides, with most text in common."""
    best: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
    for i, j in sorted(common):
        before = max(((w, pair) for pair, (w, _) in best.items() if pair[0] < i and pair[1] < j), default=(0, None))
        best[i, j] = (before[0] + common[i, j], before[1])
    chain: list[tuple[int, int]] = []
    at = max(best, key=lambda pair: (best[pair][0], pair), default=None)
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _marked(text: str, span: Span, marks: Iterable[tuple[Span, str]]) -> MarkedText:
    pieces: list[tuple[str, str | None]] = []
    at = span.start
    for mark, kind in sorted(marks):
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start >= end:
            continue
        if start > at:
            pieces.append((text[at:start], None))
        pieces.append((text[start:end], kind))
        at = end
    if at < span.end:
        pieces.append((text[at : span.end], None))
    return tuple(pieces)
