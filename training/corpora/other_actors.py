"""Pairs told of others: who acts says little of what is done."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from stemma.records.span import Span
from training.corpora.pairs import Pair

NAME_WORDS: Final = frozenset({"the", "of", "and", "for", "to", "in", "'s"})
PLACES: Final = ("source", "target", "predicate")


def with_other_actors(pairs: Sequence[Pair], random: np.random.Generator) -> Iterator[Pair]:
    """Yield each of *pairs* with its named parties exchanged for those of others."""
    named = [
        span.of(p.sentence) for p in pairs for span in (p.source, p.target) if span and _is_name(span.of(p.sentence))
    ]
    for pair in pairs:
        changed = pair
        for role in ("source", "target"):
            span = getattr(changed, role)
            if span is not None and _is_name(span.of(changed.sentence)):
                changed = _exchanged(changed, role, named[int(random.integers(len(named)))])
        yield changed


def _is_name(words: str) -> bool:
    parts = words.split()
    return len(parts) <= 4 and all(part[0].isupper() or part.lower() in NAME_WORDS for part in parts)


def _exchanged(pair: Pair, role: str, name: str) -> Pair:
    span: Span = getattr(pair, role)
    rest = {other: getattr(pair, other) for other in PLACES if other != role}
    if any(other is not None and other.overlaps(span) for other in rest.values()):
        return pair
    if span.start and name.startswith("The "):
        name = "the " + name[4:]
    moved = {other: _moved(at, behind=span.end, by=len(name) - len(span)) for other, at in rest.items()}
    sentence = pair.sentence[: span.start] + name + pair.sentence[span.end :]
    return replace(pair, sentence=sentence, **{role: Span(span.start, span.start + len(name))}, **moved)


def _moved(span: Span | None, *, behind: int, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span is not None and span.start >= behind else span
