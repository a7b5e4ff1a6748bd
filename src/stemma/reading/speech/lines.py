"""
A paragraph as tokens, each quotation folded into one.

With the quoted words out of the way, the reporter's own sentence can be read:
`X said Q`, `Q, said X, the Y of Z`. A token knows whether a name or a time covers it.
This file knows no verbs.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.lexicon.function_words import TIME_WORDS
from stemma.reading.speech.quotations import Quotation
from stemma.records.reading import Mention, Time
from stemma.records.span import Span

TokenKind = Literal["word", "mark", "quote", "stop"]

PIECE = re.compile(
    r"(?P<word>@?(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*%?|[@#]?[^\W_]+(?:['’‘.&-][^\W_]+)*(?:(?<=s)['’](?![^\W_]))?)"
    r"|(?P<mark>--+|[,;:()\[\]—–…]|(?<=\s)[-_](?=\s))"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, a whole quotation, or the end of a sentence."""

    kind: TokenKind
    start: int
    end: int
    low: str
    """Lower case, plain apostrophes; a quotation is `Q`."""
    mention: int | None = None
    """Index, in its line, of the longest mention that covers it."""
    is_time: bool = False
    quotation: int | None = None

    @property
    def is_possessive(self) -> bool:
        """Say whether the word ends in 's or s'."""
        return self.low.endswith(("'s", "s'")) and self.low not in ("it's", "he's", "she's", "that's", "there's")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph, tokenised."""

    text: str
    """The whole article."""
    tokens: tuple[Token, ...]
    quotations: Sequence[Quotation]
    """Of the whole article; tokens point into it."""
    mentions: tuple[Mention, ...]
    """Of this paragraph."""
    starts: tuple[int, ...]
    """For each token, the first one of its sentence."""
    stops: tuple[int, ...]
    """For each token, the stop that ends its sentence."""

    def sentence_start(self, i: int) -> int:
        """Return the index of the first token of the sentence that holds token *i*."""
        return self.starts[min(i, len(self.starts) - 1)]

    def sentence_end(self, i: int) -> int:
        """Return the index after the last token (without its stop) of the sentence that holds token *i*."""
        return self.stops[i] if i < len(self.stops) else i

    def low(self, i: int) -> str:
        """Return the folded form of token *i*, or "" outside the paragraph."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def kind(self, i: int) -> str:
        """Return the kind of token *i*; outside the paragraph it is a stop."""
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else "stop"

    def span(self, first: int, after: int) -> Span | None:
        """Return the span of tokens `[first, after)`, trimmed of stops and commas; None when nothing is left."""
        while first < after and self.tokens[first].kind in ("stop", "mark") and self.low(first) not in "([":
            first += 1
        while after > first and self.tokens[after - 1].kind in ("stop", "mark") and self.low(after - 1) not in ")]":
            after -= 1
        if first >= after:
            return None
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def inner(self, i: int) -> Span:
        """Return the words of the quotation that token *i* is, without their marks."""
        return self.quotations[self.tokens[i].quotation or 0].inner

    def closing_sign(self, i: int) -> str:
        """Return the last character of the quotation that token *i* is, marks within it passed over."""
        return self.inner(i).of(self.text).rstrip(" '’\"”»")[-1:]


def tokenise(
    text: str,
    paragraph: Span,
    *,
    ends: Sequence[int],
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    times: Sequence[Time],
) -> Line:
    """
    Return *paragraph* as tokens.

    Args:
        text: the whole article.
        paragraph: the stretch to cut.
        ends: ends of all sentences of the article, ascending.
        quotations: all quotations of the article, in order.
        mentions: those of the paragraph, sorted by start.
        times: those of the paragraph.
    """
    inside = range(
        bisect_left(quotations, paragraph.start, key=lambda q: q.outer.start),
        bisect_left(quotations, paragraph.end, key=lambda q: q.outer.start),
    )
    naming = _covers([m.span for m in mentions])
    timing = _covers([t.span for t in times])
    tokens: list[Token] = []
    at = paragraph.start
    for n in inside:
        quotation = quotations[n]
        tokens += _words(text, at, quotation.outer.start, naming, timing)
        tokens.append(Token("quote", quotation.outer.start, quotation.outer.end, "Q", quotation=n))
        at = quotation.outer.end
    tokens += _words(text, at, paragraph.end, naming, timing)
    held = tuple(_with_stops(tokens, ends, paragraph))
    starts, stops = _bounds(held)
    return Line(
        text=text,
        tokens=held,
        starts=starts,
        stops=stops,
        quotations=quotations,
        mentions=tuple(mentions),
    )


def _covers(spans: list[Span]) -> dict[int, int]:
    """Map each character that a span covers to the index of the longest such span."""
    out: dict[int, int] = {}
    for n, span in sorted(enumerate(spans), key=lambda pair: (len(pair[1]), pair[0])):
        for at in range(span.start, span.end):
            out[at] = n
    return out


def _words(text: str, start: int, end: int, naming: dict[int, int], timing: dict[int, int]) -> Iterator[Token]:
    for match in PIECE.finditer(text, start, end):
        if match.lastgroup == "mark":
            yield Token("mark", match.start(), match.end(), match.group())
            continue
        low = match.group().lower().replace("’", "'")
        yield Token(
            "word",
            match.start(),
            match.end(),
            low,
            mention=naming.get(match.start()),
            is_time=match.start() in timing or low in TIME_WORDS,
        )


def _with_stops(tokens: list[Token], ends: Sequence[int], paragraph: Span) -> Iterator[Token]:
    """Yield *tokens* with a stop where a sentence ends outside all quotations."""
    done = paragraph.start
    for token in tokens:
        n = bisect_right(ends, token.start)
        if n and ends[n - 1] > done and ends[n - 1] >= paragraph.start:
            yield Token("stop", ends[n - 1], ends[n - 1], ".")
        done = token.end - 1 if token.kind == "quote" else max(done, ends[n - 1] if n else 0)
        yield token
    yield Token("stop", paragraph.end, paragraph.end, ".")


def _bounds(tokens: Sequence[Token]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return for each token the first one of its sentence, and the stop that ends it."""
    starts: list[int] = []
    first = 0
    for n, token in enumerate(tokens):
        starts.append(first)
        if token.kind == "stop":
            first = n + 1
    stops = [len(tokens)] * len(tokens)
    last = len(tokens)
    for n in range(len(tokens) - 1, -1, -1):
        if tokens[n].kind == "stop":
            last = n
        stops[n] = last
    return tuple(starts), tuple(stops)
