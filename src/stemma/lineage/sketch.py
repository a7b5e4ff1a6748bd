"""
An article as numbered words: keys to compare, offsets to cite, and where each word stands.

Fingerprints are winnowed word shingles. What zones say of a word is kept as its
place: body, display (headline, dateline, byline, caption) or chrome.

Keys are made at once, for every article is looked up by them; offsets and places only where they are asked
for, which most articles of a day's news never are: they share nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from stemma.lineage.parameters import SketchParameters
from stemma.records.article import Article
from stemma.records.span import Span
from stemma.text.sentences import sentences
from stemma.text.shingles import Keys, Places, shingle_keys, winnow, winnow_all
from stemma.text.word_keys import letters, text_keys
from stemma.text.words import WORD

BODY, DISPLAY, CHROME = 0, 1, 2
CHROME_ZONES = frozenset({"boilerplate", "credit", "editor_note"})
CROSSHEAD_AFTER = 30
"""A headline that stands behind so many words of body is a crosshead and goes with the body. Words."""
LINE_END = re.compile(r"[\n\r\u2028\u2029]+")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
LONG_LINE = 4_000
"""Sentences of a line longer than this are looked for piece by piece, which bounds the time. Code points."""
CLOSING = frozenset(".,;:!?…\"'”’»)]")

BATCH = 64
"""Articles that are looked at together: what numpy costs by the call is paid once."""

Item = TypeVar("Item")
Small = npt.NDArray[np.int8]
Offsets = npt.NDArray[np.int32]
"""Offsets and line numbers: half the memory of `Places`."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Sketch:
    """The words of one article. All arrays have shape `(words,)` but `shingles` and `prints`."""

    article: Article
    keys: Keys
    line_words: Places
    """Words of each line; shape `(lines,)`."""
    parameters: SketchParameters

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def starts(self) -> Offsets:
        """First code point of each word."""
        starts: Offsets = self._offsets[0]
        return starts

    @property
    def ends(self) -> Offsets:
        """End of each word."""
        ends: Offsets = self._offsets[1]
        return ends

    @cached_property
    def line(self) -> Offsets:
        """Number of the line that each word stands in."""
        return np.repeat(np.arange(len(self.line_words), dtype=np.int32), self.line_words)

    @property
    def shingles(self) -> Keys:
        """The key of each run of words; made anew each time, since alignment alone needs it, and shortly."""
        return shingle_keys(self.keys, self.parameters.shingle_words)

    @property
    def prints(self) -> Keys:
        """Kept shingles, sorted, each once."""
        return winnow(self.shingles, self.parameters.window)

    @cached_property
    def place(self) -> Small:
        """BODY, DISPLAY or CHROME."""
        return _places(self.article, self)

    @property
    def digest(self) -> bytes:
        """16 bytes that articles with the same words have in common, and no others; empty where there are no words."""
        if not len(self):
            return b""
        text = self.article.text
        known = text if len(self) < self.parameters.most_words else text[: self.ends.item(-1)]
        made = blake2b(self.keys.tobytes(), digest_size=16)
        made.update(letters(known))
        return made.digest()

    @cached_property
    def _offsets(self) -> npt.NDArray[np.int32]:
        """First and end of each word; shape `(2, words)`."""
        spans = chain.from_iterable(map(re.Match.span, WORD.finditer(self.article.text)))
        flat = np.fromiter(spans, dtype=np.int32, count=2 * len(self))
        return np.ascontiguousarray(flat.reshape(-1, 2).T)

    def of_twin(self, article: Article) -> "Sketch":
        """Return the sketch of an article with the same text and the same zones; it shares all arrays with this one."""
        twin = replace(self, article=article)
        twin.__dict__.update({"place": self.place, "line": self.line, "_offsets": self._offsets})
        return twin

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of text from word *start* to before word *end*, with the marks that close it."""
        text, stop = self.article.text, int(self.ends[end - 1])
        limit = int(self.starts[end]) if end < len(self) else len(text)
        while stop < limit and text[stop] in CLOSING:
            stop += 1
        return Span(int(self.starts[start]), stop)

    def words(self, start: int, end: int) -> list[str]:
        """Return the words from *start* to before *end*, as they are written."""
        text = self.article.text
        return [text[s:e] for s, e in zip(self.starts[start:end].tolist(), self.ends[start:end].tolist(), strict=True)]


def draw_sketch(article: Article, *, parameters: SketchParameters) -> Sketch:
    """Return the sketch of *article*; words beyond `most_words` are left out."""
    return next(draw_sketches([article], parameters=parameters))


def draw_sketches(articles: Sequence[Article], *, parameters: SketchParameters) -> Iterator[Sketch]:
    """Yield the sketch of each article; words beyond `most_words` are left out."""
    for batch in _batches(articles):
        found = text_keys([_lines(article.text) for article in batch], parameters.most_words)
        for article, (keys, line_words) in zip(batch, found, strict=True):
            yield Sketch(article=article, keys=keys, line_words=line_words, parameters=parameters)


def find_prints(sketches: Sequence[Sketch], *, parameters: SketchParameters) -> tuple[Keys, Places]:
    """Return the fingerprints of all articles, unsorted, and the place in *sketches* that each is from."""
    keys, owners = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    at = 0
    for batch in _batches(sketches):
        found, owner = winnow_all([s.keys for s in batch], parameters.shingle_words, parameters.window)
        keys.append(found)
        owners.append(owner + at)
        at += len(batch)
    return np.concatenate(keys), np.concatenate(owners)


def blank_sketch(article: Article, *, parameters: SketchParameters) -> Sketch:
    """Return a sketch of *article* without its words: it shares none of them with another."""
    nothing = np.zeros(0, dtype=np.uint64)
    return Sketch(article=article, keys=nothing, line_words=nothing.astype(np.int64), parameters=parameters)


def sentence_numbers(sketch: Sketch) -> Places:
    """Return the number of the sentence that each word stands in; rising."""
    text = sketch.article.text
    windows = (
        Span(at, min(at + LONG_LINE, line.end()))
        for line in LINE.finditer(text)
        for at in range(line.start(), line.end(), LONG_LINE)
    )
    begins = np.array([s.start for window in windows for s in sentences(text, window)], dtype=np.int64)
    return np.searchsorted(begins, sketch.starts, side="right").astype(np.int64)


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[at : at + BATCH] for at in range(0, len(items), BATCH))


def _lines(text: str) -> list[str]:
    """Return the lines of *text*, blank ones too where line feeds alone part them: that is quick, and most texts."""
    odd = "\r" in text or "\u2028" in text or "\u2029" in text
    return LINE_END.split(text) if odd else text.split("\n")


def _places(article: Article, sketch: Sketch) -> Small:
    place: Small = np.zeros(len(sketch), dtype=np.int8)
    body = at = 0
    for zone in article.zones:
        lo, hi = np.searchsorted(sketch.starts, [zone.span.start, zone.span.end])
        body, at = body + int(lo) - at, int(hi)
        crosshead = zone.kind == "headline" and body >= CROSSHEAD_AFTER
        place[lo:hi] = CHROME if zone.kind in CHROME_ZONES else BODY if crosshead else DISPLAY
    return place
