"""
An article as numbered words: keys to compare, offsets to cite, and where each word stands.

Fingerprints are winnowed word shingles. What zones say of a word is kept as its
place: body, display (headline, dateline, byline, caption) or chrome.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.lineage.parameters import SketchParameters
from stemma.records.article import Article
from stemma.records.span import Span
from stemma.text.sentences import sentences
from stemma.text.shingles import Keys, Places, shingle_keys, winnow, word_key
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

Small = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """The words of one article. All arrays have shape `(words,)` but `shingles` and `prints`."""

    article: Article
    starts: Places
    """First code point of each word."""
    ends: Places
    """End of each word."""
    keys: Keys
    shingles: Keys
    prints: Keys
    """Kept shingles, sorted, each once."""
    place: Small
    """BODY, DISPLAY or CHROME."""
    line: Places
    """Number of the line that each word stands in."""

    def __len__(self) -> int:
        return len(self.keys)

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
    text = article.text
    starts_list, ends_list, keys_list = [], [], []
    for match in WORD.finditer(text):
        starts_list.append(match.start())
        ends_list.append(match.end())
        keys_list.append(word_key(match.group()))
        if len(keys_list) >= parameters.most_words:
            break
    starts = np.array(starts_list, dtype=np.int64)
    keys = np.array(keys_list, dtype=np.uint64)
    shingles = shingle_keys(keys, parameters.shingle_words)
    breaks = np.array([m.start() for m in LINE_END.finditer(text)], dtype=np.int64)
    return Sketch(
        article=article,
        starts=starts,
        ends=np.array(ends_list, dtype=np.int64),
        keys=keys,
        shingles=shingles,
        prints=np.unique(shingles[winnow(shingles, parameters.window)]),
        place=_places(article, starts),
        line=np.searchsorted(breaks, starts).astype(np.int64),
    )


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


def _places(article: Article, starts: Places) -> Small:
    place: Small = np.zeros(len(starts), dtype=np.int8)
    body = at = 0
    for zone in article.zones:
        lo, hi = np.searchsorted(starts, [zone.span.start, zone.span.end])
        body, at = body + int(lo) - at, int(hi)
        crosshead = zone.kind == "headline" and body >= CROSSHEAD_AFTER
        place[lo:hi] = CHROME if zone.kind in CHROME_ZONES else BODY if crosshead else DISPLAY
    return place
