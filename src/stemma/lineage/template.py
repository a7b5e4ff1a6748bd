"""
Lines that belong to a site and not to a story.

A line is template when a site repeats it across articles that did not copy each other, or within one
article. Which articles copied each other is handed in: this
file knows no alignment.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np

from stemma.lineage.parameters import KindParameters
from stemma.lineage.sketch import CHROME, Sketch

Line = bytes
"""The keys of a line's words, eight bytes each."""
WORD_BYTES = 8


class LineBook:
    """Which articles a line stands in; lines of one word count too."""

    def __init__(self, sketches: Sequence[Sketch], *, parameters: KindParameters) -> None:
        self.lines = [list(_lines(sketch)) for sketch in sketches]
        self.where: dict[Line, list[int]] = defaultdict(list)
        self.chrome: set[Line] = set()
        self.within: set[Line] = set()
        for number, (sketch, lines) in enumerate(zip(sketches, self.lines, strict=True)):
            counts = Counter(line for line, _, _ in lines)
            for line, start, end in lines:
                if self.where[line][-1:] != [number]:
                    self.where[line].append(number)
                if sketch.place[start] == CHROME and np.all(sketch.place[start:end] == CHROME):
                    self.chrome.add(line)
                if counts[line] >= parameters.repeats_within:
                    self.within.add(line)

    def template(
        self, site: Sequence[str | None], family: Callable[[int], int], parameters: KindParameters
    ) -> set[Line]:
        """Return the template lines; *site* names an article's outlet, *family* numbers those that share narration."""
        found = set(self.chrome)
        for line, articles in self.where.items():
            if len(articles) > 1 and line not in found:
                families = {family(a) for a in articles}
                if len(families) > 1 and _is_sites(line, articles, families, site, parameters):
                    found.add(line)
        return found | {line for line in self.within if len(line) <= parameters.short_line_words * WORD_BYTES}

    def flags(self, number: int, template: set[Line], size: int) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Return, for each word of an article of *size* words, whether it stands in a template line."""
        out = np.zeros(size, dtype=bool)
        for line, start, end in self.lines[number]:
            if line in template:
                out[start:end] = True
        return out


def _is_sites(
    line: Line, articles: list[int], families: set[int], site: Sequence[str | None], parameters: KindParameters
) -> bool:
    if len(line) <= parameters.short_line_words * WORD_BYTES or len(families) >= parameters.unrelated_families:
        return True
    sites = Counter(site[a] for a in articles)
    if any(name is not None and times > 1 for name, times in sites.items()):
        return True
    return sites[None] >= parameters.unrelated_articles and len(families) >= parameters.unrelated_articles


def _lines(sketch: Sketch) -> Iterable[tuple[Line, int, int]]:
    if not len(sketch):
        return
    begins = np.flatnonzero(np.concatenate(([True], np.diff(sketch.line) != 0)))
    edges = [*begins.tolist(), len(sketch)]
    for start, end in pairwise(edges):
        yield sketch.keys[start:end].tobytes(), start, end
