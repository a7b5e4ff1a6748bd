"""
Words that a spun copy gives in words of its own: which statement of the copy is which of its source.

Rules:
1. Lineage tells which sentence of the copy retells which of the source. Of two such sentences the statements of one
   kind are one each, in their order, where there are as many on both sides.
2. Two speakers who are known and differ said two things; who is not known may be whom the other names.
3. Direct words are never one with words that are not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.account.statements import Saying
from stemma.records.article import ArticleId
from stemma.records.lineage import Copy
from stemma.records.span import Span, hull

Pair = tuple[int, int]


def find_retold(sayings: Sequence[Saying], copies: Iterable[Copy]) -> dict[Pair, float]:
    """Return the pairs of *sayings* (numbers, rising) that spun copies retell, with how alike the sentences are."""
    here: dict[ArticleId, list[int]] = {}
    for number, saying in enumerate(sayings):
        here.setdefault(saying.witness.id, []).append(number)
    return {
        (min(pair), max(pair)): passage.similarity
        for copy in copies
        if copy.relation == "spun"
        for passage in copy.passages
        if passage.source is not None
        for pair in _pairs(
            _within(here, sayings, copy.source, passage.source),
            _within(here, sayings, copy.target, passage.target),
            sayings,
        )
    }


def _within(
    here: Mapping[ArticleId, Sequence[int]], sayings: Sequence[Saying], article: str, sentence: Span
) -> list[int]:
    """Return the sayings of an article of which most stands in a sentence, in text order."""
    found = (n for n in here.get(ArticleId(article), ()) if _is_mostly_in(sayings[n], sentence))
    return sorted(found, key=lambda n: (sayings[n].attribution.content[0], n))


def _is_mostly_in(saying: Saying, sentence: Span) -> bool:
    words = hull(saying.attribution.content)
    return 2 * (min(words.end, sentence.end) - max(words.start, sentence.start)) > len(words)


def _pairs(left: Sequence[int], right: Sequence[int], sayings: Sequence[Saying]) -> Iterator[Pair]:
    for direct in (True, False):
        a, b = ([n for n in side if (sayings[n].attribution.kind == "direct") == direct] for side in (left, right))
        if len(a) == len(b):
            yield from (pair for pair in zip(a, b, strict=True) if _may_be_one(*(sayings[n] for n in pair)))


def _may_be_one(a: Saying, b: Saying) -> bool:
    known = {s.voice or s.speaker for s in (a, b) if s.speaker is not None}
    return len(known) < 2
