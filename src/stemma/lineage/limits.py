"""
What lineage could not look at, as issues.

An article longer than the bound is compared by its first words alone. A script that writes no spaces
(Chinese, Japanese, Thai) makes words as long as clauses: copies are found there only where whole clauses agree.
"""

import re
from collections.abc import Iterable, Iterator

from stemma.lineage.parameters import SketchParameters
from stemma.lineage.sketch import Sketch
from stemma.records.issue import Issue
from stemma.text.words import WORD

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
SAMPLE = 2_000
"""Code points at the head of an article by which its script is told."""


def find_left_out(sketches: Iterable[Sketch], *, parameters: SketchParameters) -> tuple[Issue, ...]:
    """Return an issue for each article of which something was left out, sorted."""
    return tuple(sorted(issue for sketch in sketches for issue in _issues(sketch, parameters.most_words)))


def _issues(sketch: Sketch, most_words: int) -> Iterator[Issue]:
    article, size = sketch.article, len(sketch)
    name = article.file or article.url or article.id
    if size >= most_words and WORD.search(article.text, int(sketch.ends[-1])):
        text = f"{name} is longer than {most_words:,} words: what lies beyond was not compared with other articles"
        yield Issue(level="warning", text=text, article=article.id)
    elif not size and article.text.strip():
        text = f"{name} holds no word that could be compared with other articles"
        yield Issue(level="note", text=text, article=article.id)
    elif 2 * len(UNSPACED.findall(article.text[:SAMPLE])) > len(article.text[:SAMPLE]):
        text = f"{name} is written without spaces: copies of it are found only where whole clauses agree"
        yield Issue(level="note", text=text, article=article.id)
