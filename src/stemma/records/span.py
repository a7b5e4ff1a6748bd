"""A stretch of an article's stored text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Half-open `[start, end)` in Unicode code points of an article's stored text; never empty."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Make a span; every account makes some hundred for each article, in half the time that a plain one takes."""
        if not 0 <= start < end:
            raise ValueError(f"a span needs 0 <= start < end, got [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of *text* that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether *other* lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of *spans*, of which there is at least one."""
    every = list(spans)
    return Span(min(s.start for s in every), max(s.end for s in every))


def require_spans_inside(spans: Iterable[Span | None], length: int, what: str) -> None:
    """Raise ValueError when one of *spans* ends beyond a text of *length* code points."""
    for span in spans:
        if span is not None and span.end > length:
            raise ValueError(f"{what}: [{span.start}, {span.end}) lies outside a text of {length} characters")
