"""
Articles on disk, each found by its number.

An article is one line of JSON in the file of its part; numbers run through the corpus by publication.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stemma.records.article import Article, Credit, Zone
from stemma.records.span import Span
from stemma.runners.stages import Array, Job

ISSUES = "issues.jsonl"
ARTICLES = "articles.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Where each article lies. All arrays have shape `(articles,)` and lie on disk."""

    part: Array
    """int32: the part that an article is in."""
    place: Array
    """int32: its place in the part."""
    first: Array
    """int32: the first article with the same words."""
    site: Array
    """int32: number of its outlet, -1 where it is not known."""


def open_catalogue(job: Job) -> Catalogue:
    """Return the catalogue, once articles are numbered."""
    part, place, first, site = (job.load("number", 0, n, mapped=True) for n in ("part", "place", "first", "site"))
    return Catalogue(part=part, place=place, first=first, site=site)


def write_articles(job: Job, task: int, articles: Sequence[Article]) -> None:
    """Write the articles of a part, and where each begins."""
    begins = [0]
    with job.path("take", task, ARTICLES).open("wb") as out:
        for article in articles:
            out.write(_packed(article))
            begins.append(out.tell())
    job.save("take", task, begins=np.array(begins, dtype=np.int64))


def read_articles(job: Job, numbers: Iterable[int]) -> dict[int, Article]:
    """Return the articles with these numbers, in rising order; of equal texts one string is kept."""
    catalogue = open_catalogue(job)
    wanted = np.unique(np.fromiter(numbers, dtype=np.int64))
    part, place = catalogue.part[wanted], catalogue.place[wanted]
    texts: dict[str, str] = {}
    found: dict[int, Article] = {}
    for task in np.unique(part).tolist():
        here = part == task
        begins = job.load("take", task, "begins", mapped=True)
        with job.path("take", task, ARTICLES).open("rb") as file:
            for number, at in sorted(zip(wanted[here].tolist(), place[here].tolist(), strict=True), key=lambda x: x[1]):
                file.seek(int(begins[at]))
                found[number] = _unpacked(file.read(int(begins[at + 1] - begins[at])), texts)
    return {number: found[number] for number in wanted.tolist()}


def _packed(article: Article) -> bytes:
    cells = (
        article.id,
        article.file,
        article.url,
        article.outlet,
        article.title,
        article.published,
        article.language,
        article.genre,
        [(c.name, c.kind, c.span.start, c.span.end) for c in article.credits],
        article.authors,
        [(z.span.start, z.span.end, z.kind) for z in article.zones],
        article.text_sha256,
        article.text,
    )
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def _unpacked(line: bytes, texts: dict[str, str]) -> Article:
    cells: list[Any] = json.loads(line.decode("utf-8", "surrogatepass"))
    return Article(
        id=cells[0],
        file=cells[1],
        url=cells[2],
        outlet=cells[3],
        title=cells[4],
        published=cells[5],
        language=cells[6],
        genre=cells[7],
        credits=tuple(Credit(name=name, kind=kind, span=Span(start, end)) for name, kind, start, end in cells[8]),
        authors=tuple(cells[9]),
        zones=tuple(Zone(span=Span(start, end), kind=kind) for start, end, kind in cells[10]),
        text_sha256=cells[11],
        text=texts.setdefault(cells[11], cells[12]),
    )
