"""
Which articles were out by a moment.

Rules:
1. A day includes the whole day. An article counts by the day that it names, whatever hour and zone it adds.
2. An hour is a moment: an article that names an hour counts from that minute on, one that names only a day
   from the end of that day on, since it may have come out later than the moment.
3. An hour without a zone is one of UTC.
4. An article without a date is out at no moment.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from stemma.records.article import Article
from stemma.records.issue import Issue
from stemma.text import edtf


def articles_as_of(articles: Iterable[Article], as_of: str | None) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Return the articles that were out by *as_of*, in order, and a note on each whose date does not tell."""
    ordered = sorted(articles, key=lambda a: a.order)
    if as_of is None:
        return tuple(ordered), ()
    kept, notes = [], []
    for article in ordered:
        if is_out(article.published, as_of):
            kept.append(article)
        elif reason := _unsure(article.published, as_of):
            name = article.file or article.url or article.id
            notes.append(Issue(level="note", text=f"{name} {reason}; it is left out as of {as_of}", article=article.id))
    return tuple(kept), tuple(notes)


def is_out(published: str | None, as_of: str) -> bool:
    """Say whether what was *published* then was out by *as_of*, EDTF day or minute; unknown dates never were."""
    if published is None or not edtf.is_valid(published):
        return False
    last = edtf.interval(published)[1]
    if last is None:
        return False
    if "T" not in as_of:
        return last.isoformat() <= as_of
    if "T" in published and "/" not in published:
        return _moment(published) <= _moment(as_of)
    return last.isoformat() < _moment(as_of).date().isoformat()


def _unsure(published: str | None, as_of: str) -> str | None:
    if published is None or not edtf.is_valid(published):
        return "has no publication date"
    first, last = edtf.interval(published)
    day = as_of[: len("2022-01-12")]
    begun = first is None or first.isoformat() <= day
    if begun and ("T" in as_of or last is None or last.isoformat() > day) and "T" not in published:
        return (
            f"names no hour of its publication ({edtf.day_text(published)})"
            if first == last
            else (f"names no day of its publication ({edtf.day_text(published)})")
        )
    return None


def _moment(minute: str) -> datetime:
    """Return an EDTF minute in UTC."""
    read = datetime.fromisoformat(minute.rstrip("~?%"))
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
