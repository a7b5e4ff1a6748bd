"""
A section of an account as a table: one row a record, flat columns, names beside ids.

pandas and polars are asked for when a frame is, and belong to nobody who asks for none. The rows themselves are
plain dictionaries (`rows_of`), fit for any other library.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from stemma.errors import UsageError
from stemma.export.lines import names_of
from stemma.records.account import Account, ActorId, Evidence
from stemma.records.article import Article

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    Frame: TypeAlias = pd.DataFrame | pl.DataFrame

Section = Literal[
    "articles", "origins", "copies", "shared", "variants", "actors", "roles", "events", "statements", "quantities",
    "conflicts", "positions", "timeline", "evidence", "rulings", "issues",
]  # fmt: skip
Library = Literal["pandas", "polars"]
Row = dict[str, object]


def frame_of(
    account: Account, section: Section, *, articles: Sequence[Article] = (), library: Library = "pandas"
) -> "Frame":
    """
    Return one *section* of *account* as a frame.

    Args:
        account: What is said.
        section: Its name; `evidence` has a row for every span of every record.
        articles: With their texts, `evidence` also has the words of each span.
        library: `pandas` or `polars`.

    Raises:
        UsageError: there is no such section or library, or the library is not installed.
    """
    if library not in get_args(Library):
        raise UsageError(f"frames are made with pandas or polars, not with {library!r}")
    rows, columns = rows_of(account, section, articles=articles), COLUMNS[section]
    try:
        module: Any = import_module(library)
    except ImportError as exc:
        raise UsageError(f"a frame needs {library}, which is not installed; pip install {library}") from exc
    cells = {name: [row[name] for row in rows] for name in columns}
    if library == "pandas":
        return module.DataFrame(cells, columns=list(columns))
    schema = {name: _polars_type(module, kind) for name, kind in columns.items()}
    return module.DataFrame(cells, schema=schema, strict=False)


def rows_of(account: Account, section: Section, *, articles: Sequence[Article] = ()) -> list[Row]:
    """
    Return the rows of one *section* of *account*, in its order; every row has the columns of `COLUMNS[section]`.

    Raises:
        UsageError: there is no such section.
    """
    if section not in COLUMNS:
        raise UsageError(f"an account has no section {section!r}; it has {', '.join(COLUMNS)}")
    names = names_of(account)
    makers: Mapping[str, Iterator[Row]] = {
        "articles": _articles(account),
        "origins": _origins(account),
        "copies": _copies(account),
        "shared": _shared(account),
        "variants": _variants(account),
        "actors": _actors(account),
        "roles": _roles(account),
        "events": _events(account, names),
        "statements": _statements(account, names),
        "quantities": _quantities(account, names),
        "conflicts": _conflicts(account),
        "positions": _positions(account, names),
        "timeline": _timeline(account),
        "evidence": _evidence(account, {a.id: a for a in articles}),
        "rulings": _rulings(account),
        "issues": ({"level": i.level, "article": i.article, "text": i.text} for i in account.issues),
    }
    return list(makers[section])


COLUMNS: dict[str, dict[str, str]] = {
    "articles": {
        "id": "text", "file": "text", "url": "text", "outlet": "text", "title": "text", "published": "text",
        "language": "text", "genre": "text", "credits": "texts", "origin": "text", "newsroom": "text",
        "relation": "text",
    },
    "origins": {"id": "text", "label": "text", "newsroom": "text", "held": "text", "articles": "texts"},
    "copies": {"from": "text", "to": "text", "relation": "text", "score": "number", "reasons": "texts"},
    "shared": {"a": "text", "b": "text", "kind": "text", "passages": "count"},
    "variants": {"a": "text", "b": "text", "kind": "text", "a_words": "text", "b_words": "text"},
    "actors": {
        "id": "text", "name": "text", "kind": "text", "aliases": "texts", "country": "text", "sector": "text",
        "mentions": "count",
    },
    "roles": {
        "actor": "text", "name": "text", "title": "text", "org": "text", "country": "text", "from": "text",
        "to": "text",
    },
    "events": {
        "id": "text", "type": "text", "status": "text", "date": "text", "place": "text", "part_of": "text",
        "sources": "texts", "targets": "texts", "parties": "texts", "summary": "text", "according_to": "texts",
        "newsrooms": "texts", "newsroom_count": "count", "score": "number",
    },
    "statements": {
        "id": "text", "speaker": "text", "speaker_id": "text", "kind": "text", "text": "text", "cue": "text",
        "date": "text", "addressee": "text", "stance": "text", "issue": "text", "newsrooms": "texts",
        "newsroom_count": "count", "score": "number",
    },
    "quantities": {
        "id": "text", "of": "text", "value": "number", "low": "number", "high": "number", "modifier": "text",
        "unit": "text", "event": "text", "according_to": "texts", "newsrooms": "texts", "newsroom_count": "count",
    },
    "conflicts": {
        "id": "text", "about_kind": "text", "about": "text", "field": "text", "kind": "text", "value": "text",
        "text": "text", "newsrooms": "texts", "newsroom_count": "count",
    },
    "positions": {
        "id": "text", "actor": "text", "actor_id": "text", "stance": "text", "issue": "text", "since": "text",
        "until": "text", "newsrooms": "texts", "newsroom_count": "count",
    },
    "timeline": {"date": "text", "event": "text", "type": "text", "status": "text", "summary": "text"},
    "evidence": {
        "section": "text", "record": "text", "article": "text", "start": "count", "end": "count", "origin": "text",
        "newsroom": "text", "outlet": "text", "published": "text", "words": "text",
    },
    "rulings": {
        "id": "text", "verb": "text", "about": "text", "value": "text", "by": "text", "made": "text", "why": "text",
        "retired": "text",
    },
    "issues": {"level": "text", "article": "text", "text": "text"},
}  # fmt: skip
"""Section -> its columns, each with what a cell is: text, texts (a list), number or count."""


def _polars_type(polars: Any, kind: str) -> Any:
    types = {
        "text": polars.String,
        "texts": polars.List(polars.String),
        "number": polars.Float64,
        "count": polars.Int64,
    }
    return types[kind]


def _articles(account: Account) -> Iterator[Row]:
    rooms = {o.id: o.newsroom for o in account.lineage.origins}
    for a in account.articles:
        yield {
            "id": a.id, "file": a.file, "url": a.url, "outlet": a.outlet, "title": a.title, "published": a.published,
            "language": a.language, "genre": a.genre, "credits": list(a.credits), "origin": a.origin,
            "newsroom": rooms.get(a.origin), "relation": a.relation,
        }  # fmt: skip


def _origins(account: Account) -> Iterator[Row]:
    for o in account.lineage.origins:
        yield {"id": o.id, "label": o.label, "newsroom": o.newsroom, "held": o.held, "articles": list(o.articles)}


def _copies(account: Account) -> Iterator[Row]:
    for c in account.lineage.copies:
        yield {
            "from": c.source, "to": c.target, "relation": c.relation, "score": c.score, "reasons": list(c.reasons),
        }  # fmt: skip


def _shared(account: Account) -> Iterator[Row]:
    for s in account.lineage.shared:
        yield {"a": s.pair[0], "b": s.pair[1], "kind": s.kind, "passages": len(s.passages)}


def _variants(account: Account) -> Iterator[Row]:
    for c in account.lineage.collations:
        for v in c.variants:
            yield {"a": c.pair[0], "b": c.pair[1], "kind": v.kind, "a_words": v.a, "b_words": v.b}


def _rulings(account: Account) -> Iterator[Row]:
    for r in account.rulings:
        yield {
            "id": r.id, "verb": r.verb, "about": r.about, "value": r.value, "by": r.by, "made": r.made, "why": r.why,
            "retired": r.retired[0].made if r.retired else None,
        }  # fmt: skip


def _actors(account: Account) -> Iterator[Row]:
    for a in account.actors:
        yield {
            "id": a.id, "name": a.name, "kind": a.kind, "aliases": list(a.aliases), "country": a.country,
            "sector": a.sector, "mentions": len(a.evidence),
        }  # fmt: skip


def _roles(account: Account) -> Iterator[Row]:
    for a in account.actors:
        for r in a.roles:
            yield {
                "actor": a.id, "name": a.name, "title": r.said or None, "org": r.org, "country": r.country,
                "from": r.first, "to": r.last,
            }  # fmt: skip


def _events(account: Account, names: Mapping[ActorId, str]) -> Iterator[Row]:
    for e in account.events:
        sources = [names[p.actor] for p in e.parties if p.role in ("source", "both")]
        targets = [names[p.actor] for p in e.parties if p.role in ("target", "both")]
        yield {
            "id": e.id, "type": e.type, "status": e.status, "date": e.date, "place": e.place, "part_of": e.part_of,
            "sources": sources, "targets": targets, "parties": [names[p.actor] for p in e.parties],
            "summary": e.summary, "according_to": [names[a] for a in e.according_to],
            "newsrooms": list(e.newsrooms), "newsroom_count": len(e.newsrooms), "score": e.score,
        }  # fmt: skip


def _statements(account: Account, names: Mapping[ActorId, str]) -> Iterator[Row]:
    for s in account.statements:
        yield {
            "id": s.id, "speaker": names[s.speaker] if s.speaker else s.speaker_text, "speaker_id": s.speaker,
            "kind": s.kind, "text": s.text, "cue": s.cue, "date": s.date, "addressee": s.addressee,
            "stance": s.stance, "issue": s.issue, "newsrooms": list(s.newsrooms),
            "newsroom_count": len(s.newsrooms), "score": s.score,
        }  # fmt: skip


def _quantities(account: Account, names: Mapping[ActorId, str]) -> Iterator[Row]:
    for q in account.quantities:
        yield {
            "id": q.id, "of": q.of, "value": q.value, "low": q.low, "high": q.high, "modifier": q.modifier,
            "unit": q.unit, "event": q.event, "according_to": [names[a] for a in q.according_to],
            "newsrooms": list(q.newsrooms), "newsroom_count": len(q.newsrooms),
        }  # fmt: skip


def _conflicts(account: Account) -> Iterator[Row]:
    for c in account.conflicts:
        for r in c.readings:
            yield {
                "id": c.id, "about_kind": c.about_kind, "about": c.about, "field": c.field, "kind": c.kind,
                "value": r.value, "text": r.text, "newsrooms": list(r.newsrooms), "newsroom_count": len(r.newsrooms),
            }  # fmt: skip


def _positions(account: Account, names: Mapping[ActorId, str]) -> Iterator[Row]:
    for p in account.positions:
        yield {
            "id": p.id, "actor": names[p.actor], "actor_id": p.actor, "stance": p.stance, "issue": p.issue,
            "since": p.since, "until": p.until, "newsrooms": list(p.newsrooms), "newsroom_count": len(p.newsrooms),
        }  # fmt: skip


def _timeline(account: Account) -> Iterator[Row]:
    events = {e.id: e for e in account.events}
    for entry in account.timeline:
        e = events[entry.event]
        yield {"date": entry.date, "event": e.id, "type": e.type, "status": e.status, "summary": e.summary}


def _evidence(account: Account, texts: Mapping[str, Article]) -> Iterator[Row]:
    rooms = {o.id: o.newsroom for o in account.lineage.origins}
    held = {a.id: a for a in account.articles}
    for section, record, e in _spans(account):
        article = held[e.article]
        yield {
            "section": section, "record": record, "article": e.article, "start": e.span.start, "end": e.span.end,
            "origin": e.origin, "newsroom": rooms.get(e.origin), "outlet": article.outlet,
            "published": article.published, "words": e.span.of(texts[e.article].text) if e.article in texts else None,
        }  # fmt: skip


def _spans(account: Account) -> Iterator[tuple[str, str, Evidence]]:
    sections: dict[str, Sequence[Any]] = {
        "actors": account.actors, "events": account.events, "statements": account.statements,
        "quantities": account.quantities, "positions": account.positions,
    }  # fmt: skip
    for section, records in sections.items():
        for record in records:
            yield from ((section, record.id, e) for e in record.evidence)
    for conflict in account.conflicts:
        yield from (("conflicts", conflict.id, e) for reading in conflict.readings for e in reading.evidence)
