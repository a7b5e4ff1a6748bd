"""
Which rulings hold, in which order, and where.

Rules:
1. A retired ruling holds no more; all others hold, in the order in which they were made.
2. A place in an article that the case does not hold is looked for in one with the same text; the first by publication.
3. A ruling none of whose articles the case holds waits, and is listed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.errors import UsageError
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.ruling import Place, Retirement, Ruling, RulingId


def standing_rulings(
    rulings: Iterable[Ruling], articles: Iterable[Article]
) -> tuple[tuple[Ruling, ...], tuple[Issue, ...]]:
    """Return the *rulings* that hold among *articles*, with the places where they are now, and those that wait."""
    taken = sorted(articles, key=lambda a: a.order)
    held = {a.id for a in taken}
    by_text: dict[str, ArticleId] = {}
    for article in taken:
        by_text.setdefault(article.text_sha256, article.id)
    out, waiting = [], []
    for ruling in sorted(rulings, key=lambda r: r.order):
        if ruling.retired:
            continue
        found = replace(ruling, sides=tuple(tuple(_found(p, held, by_text) for p in side) for side in ruling.sides))
        if any(p.article in held for p in found.places):
            out.append(found)
        else:
            text = f"ruling {ruling.id} ({ruling.verb}, by {ruling.by}) names no article of this case; it waits for one"
            waiting.append(Issue(level="warning", text=text))
    return tuple(out), tuple(waiting)


def merge_rulings(held: Iterable[Ruling], more: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings of two hands, each once and in the order of making; who retired what is kept of both."""
    found: dict[RulingId, Ruling] = {}
    for ruling in (*held, *more):
        known = found.setdefault(ruling.id, ruling)
        retired = sorted({*known.retired, *ruling.retired}, key=lambda r: (r.made, r.by, r.why))
        found[ruling.id] = replace(known, retired=tuple(retired))
    return tuple(sorted(found.values(), key=lambda r: r.order))


def new_rulings(held: Sequence[Ruling], merged: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """Return those of *merged* that say more than *held*: rulings, or retirements of some."""
    known = {r.id: r for r in held}
    return tuple(r for r in merged if known.get(r.id) != r)


def retire_ruling(held: Sequence[Ruling], name: str, *, by: str, made: str, why: str) -> Ruling:
    """
    Return the ruling with the id *name*, or the one that begins so, as retired.

    Raises:
        UsageError: there is none, there are several, it is retired already, or *by* or *why* says nothing.
    """
    require_reason(by=by, why=why)
    found = [r for r in held if r.id == name] or [r for r in held if name and r.id.startswith(name)]
    if len(found) != 1:
        reason = "fits several rulings" if found else "is no ruling"
        raise UsageError(f"{name} {reason}; `stemma rule CASE.db list` prints their ids")
    ruling = found[0]
    if ruling.retired:
        first = ruling.retired[0]
        raise UsageError(f"{ruling.id} is retired already, by {first.by} on {first.made[:10]}: {first.why}")
    return replace(ruling, retired=(Retirement(by=by, made=made, why=why),))


def require_reason(*, by: str, why: str) -> None:
    """Raise UsageError where a decision lacks its reason or the name of who decides."""
    for option, given in (("--why", why), ("--by", by)):
        if not given.strip():
            raise UsageError(f"a ruling needs {option}: who reads the account later must see who ruled, and why")


def _found(place: Place, held: set[ArticleId], by_text: dict[str, ArticleId]) -> Place:
    if place.article in held or place.text_sha256 not in by_text:
        return place
    return replace(place, article=by_text[place.text_sha256])
