"""
The grounds of one record: every span behind it with its surroundings, and why it is as it is.

What a person asks for who doubts a line of the account.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.export.disputes import Disputes
from stemma.export.horizon import horizon_of
from stemma.export.lines import Line
from stemma.export.outline import outline
from stemma.export.ruling_words import say_decision
from stemma.export.wording import say_conflict_value, say_corroboration, say_date
from stemma.records.account import (
    Account,
    AccountArticle,
    AccountEvent,
    AccountQuantity,
    Actor,
    Conflict,
    Evidence,
    Position,
    Statement,
)
from stemma.records.article import Article, ArticleId
from stemma.records.lineage import Copy, Origin, OriginId
from stemma.records.ruling import Rejected
from stemma.records.span import Span

AROUND = 160
"""Characters of the article shown on either side of a span."""

Record = AccountEvent | Statement | AccountQuantity | Actor | Conflict | Position | AccountArticle | Origin | Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One span, with the words around it and who stands behind it."""

    part: str
    """What of the record it is evidence of; empty: of the record itself."""
    article: ArticleId
    outlet: str | None
    published: str | None
    span: Span
    before: str
    words: str
    after: str
    origin: str
    origin_label: str
    newsroom: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """All that stands behind one record."""

    id: str
    kind: str
    line: Line
    """The record in words, as the account tells it."""
    score: float | None
    reasons: tuple[str, ...]
    rulings: tuple[str, ...]
    """What people decided of it, each with what the machine thought."""
    grounds: tuple[Ground, ...]


def grounds_of(account: Account, articles: Sequence[Article], record_id: str) -> Grounds:
    """
    Return the grounds of the record with the id *record_id*.

    Raises:
        KeyError: there is no such record.
    """
    kind, record = next(((k, r) for k, r in _records(account) if r.id == record_id), ("", None))
    if record is None:
        raise KeyError(record_id)
    by_id = {a.id: a for a in articles}
    origins = {o.id: o for o in account.lineage.origins}
    return Grounds(
        id=record_id,
        kind=kind,
        line=_line(account, record),
        score=getattr(record, "score", None),
        reasons=_reasons(account, record),
        rulings=_decisions(account, record_id),
        grounds=tuple(_ground(part, e, by_id[e.article], origins[e.origin]) for part, e in _spans(account, record)),
    )


def grounds_object(grounds: Grounds) -> dict[str, Any]:
    """Return *grounds* as a JSON object."""
    line = grounds.line
    said = {"lead": line.lead, "text": line.text, "detail": line.detail, "corroboration": line.corroboration}
    return {
        "id": grounds.id,
        "kind": grounds.kind,
        **said,
        "score": grounds.score,
        "reasons": list(grounds.reasons),
        **({"rulings": list(grounds.rulings)} if grounds.rulings else {}),
        "evidence": [
            {
                "part": g.part,
                "article": g.article,
                "start": g.span.start,
                "end": g.span.end,
                "outlet": g.outlet,
                "published": g.published,
                "before": g.before,
                "words": g.words,
                "after": g.after,
                "origin": g.origin,
                "newsroom": g.newsroom,
            }
            for g in grounds.grounds
        ],
    }


def _records(account: Account) -> Iterator[tuple[str, Record]]:
    yield from (("article", a) for a in account.articles)
    yield from (("origin", o) for o in account.lineage.origins)
    yield from (("actor", a) for a in account.actors)
    yield from (("event", e) for e in account.events)
    yield from (("statement", s) for s in account.statements)
    yield from (("number", q) for q in account.quantities)
    yield from (("conflict", c) for c in account.conflicts)
    yield from (("position", p) for p in account.positions)
    yield from ((f"rejected {r.kind}", r) for r in account.rejected)


def _decisions(account: Account, record: str) -> tuple[str, ...]:
    rulings = {r.id: r for r in account.rulings}
    return tuple(say_decision(rulings[e.ruling], e) for e in account.effects if e.record == record)


def _line(account: Account, record: Record) -> Line:
    if not isinstance(record, Conflict | AccountArticle | Origin | Rejected):
        for section in outline(account).sections:
            for group in section.groups:
                for line in group.lines:
                    if line.id == record.id:
                        return line
    match record:
        case Actor():
            return Line(id=record.id, lead=record.name, text=", ".join(record.aliases), detail=record.kind)
        case Conflict():
            values = " / ".join(say_conflict_value(record, r.value) for r in record.readings)
            detail = f"about {record.about}, {record.kind}"
            return Line(id=record.id, lead=Disputes(account).say(record), text=values, detail=detail)
        case AccountArticle():
            name = record.outlet or record.file or record.url or record.id
            return Line(id=record.id, lead=name, text=record.title or "", detail=say_date(record.published))
        case Origin():
            room = f"newsroom {record.newsroom}" if record.newsroom else "newsroom unknown"
            return Line(id=record.id, lead=record.label, text=room, detail="held" if record.held else "not held")
        case Rejected():
            return Line(id=record.id, text=record.text, detail="rejected")
        case _:
            return Line(id=record.id, text=say_corroboration(account, record.newsrooms))


def _reasons(account: Account, record: Record) -> tuple[str, ...]:
    if isinstance(record, AccountEvent) and horizon_of(account).is_lapsed(record):
        moment = say_date(account.moment)
        return (*record.reasons, f"it was to be by now: no report up to {moment} says whether it took place")
    if isinstance(record, AccountEvent | Statement):
        return record.reasons
    if isinstance(record, AccountArticle | Origin):
        ids = {record.id} | ({record.held} if isinstance(record, Origin) and record.held else set())
        return tuple(s for copy in account.lineage.copies if ids & {copy.source, copy.target} for s in _why_copy(copy))
    if isinstance(record, Position):
        return tuple(f"rests on {i}" for i in (*record.statements, *record.events))
    if isinstance(record, Conflict):
        return (f"unlike values for one cell of {record.about}",)
    return ()


def _why_copy(copy: Copy) -> Iterator[str]:
    yield f"{copy.target} is a copy of {copy.source}: {copy.relation}, score {copy.score:.2f}"
    yield from copy.reasons


def _spans(account: Account, record: Record) -> Iterator[tuple[str, Evidence]]:
    match record:
        case Actor():
            yield from _under("", record.evidence)
            for role in record.roles:
                yield from _under(f"as {role.said}" if role.said else f"of {role.org}", role.evidence)
        case Statement():
            yield from _under("", record.evidence)
            for variant in record.variants:
                yield from _under("in another form", variant.evidence)
        case Conflict():
            for reading in record.readings:
                yield from _under(say_conflict_value(record, reading.value), reading.evidence)
        case AccountArticle():
            copies = (c for c in account.lineage.copies if c.target == record.id)
            for copy in copies:
                for passage in copy.passages:
                    shown = Evidence(article=record.id, span=passage.target, origin=record.origin)
                    yield f"copied from {copy.source}", shown
        case Origin():
            return
        case Rejected():
            for article, span, origin in record.evidence:
                yield "", Evidence(article=article, span=span, origin=OriginId(origin))
        case _:
            yield from _under("", record.evidence)


def _under(part: str, evidence: Iterable[Evidence]) -> Iterator[tuple[str, Evidence]]:
    return ((part, e) for e in evidence)


def _ground(part: str, evidence: Evidence, article: Article, origin: Origin) -> Ground:
    span = evidence.span
    start, end = max(0, span.start - AROUND), min(len(article.text), span.end + AROUND)
    return Ground(
        part=part,
        article=article.id,
        outlet=article.outlet or article.file or article.url,
        published=article.published,
        span=span,
        before=("… " if start else "") + article.text[start : span.start].rpartition("\n")[2],
        words=span.of(article.text),
        after=article.text[span.end : end].partition("\n")[0] + (" …" if end < len(article.text) else ""),
        origin=origin.id,
        origin_label=origin.label,
        newsroom=origin.newsroom,
    )
