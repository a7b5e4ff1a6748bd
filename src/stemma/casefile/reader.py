"""Reads records back from an open case file, in the order in which they were written."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from stemma.casefile.rows import record_from, span_from
from stemma.records.account import (
    Account,
    AccountArticle,
    AccountEvent,
    AccountQuantity,
    Actor,
    ActorId,
    ActorRole,
    Conflict,
    ConflictReading,
    EventEvidence,
    EventParty,
    Evidence,
    MadeBy,
    Position,
    Statement,
    StatementVariant,
    TimelineEntry,
)  # fmt: skip
from stemma.records.article import Article, ArticleId, Credit, Zone
from stemma.records.issue import Issue
from stemma.records.lineage import (
    Collation,
    CopiedPassage,
    Copy,
    Descent,
    Lineage,
    Origin,
    OriginId,
    Passage,
    Shared,
    Variant,
)  # fmt: skip
from stemma.records.packed import unpack
from stemma.records.reading import Reading
from stemma.records.ruling import Effect, Place, Rejected, Retirement, Ruling
from stemma.records.span import Span

ARTICLE_ORDER = "coalesce(published, '9999'), id"
Children = Mapping[Any, list[sqlite3.Row]]
EvidenceOf = Mapping[tuple[str, str, int], tuple[Evidence, ...]]


def articles(connection: sqlite3.Connection) -> tuple[Article, ...]:
    """Return every article, sorted by (published, id)."""
    zones, named = _children(connection, "zones", "article"), _children(connection, "credits", "article", "nr")
    found = (
        record_from(
            Article,
            row,
            zones=tuple(record_from(Zone, z) for z in zones[row["id"]]),
            credits=tuple(record_from(Credit, c) for c in named[row["id"]]),
        )
        for row in connection.execute("SELECT * FROM articles")
    )
    return tuple(sorted(found, key=lambda article: article.order))


def intake_issues(connection: sqlite3.Connection) -> tuple[Issue, ...]:
    """Return what was odd about the inputs, sorted."""
    return tuple(record_from(Issue, row) for row in _ordered(connection, "intake_issues", "level, text, article"))


def readings(connection: sqlite3.Connection, reader: str) -> dict[ArticleId, Reading]:
    """Return the cached readings that *reader* made."""
    rows = connection.execute("SELECT article, reading FROM readings WHERE reader = ?", (reader,))
    return {row["article"]: unpack(Reading, json.loads(row["reading"])) for row in rows}


def holds_rulings(connection: sqlite3.Connection) -> bool:
    """Say whether the file is of a format that knows rulings; one that is only read is not upgraded."""
    return has_table(connection, "rulings")


def has_table(connection: sqlite3.Connection, table: str) -> bool:
    """Say whether the file has a table: one of an earlier format, which is only read, may not."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def rulings(connection: sqlite3.Connection) -> tuple[Ruling, ...]:
    """Return every ruling, retired ones too, in the order of making."""
    if not holds_rulings(connection):
        return ()
    places = _children(connection, "ruling_places", "ruling", "side, nr")
    retired = _children(connection, "retirements", "ruling", 'made, "by", why')
    return tuple(
        record_from(
            Ruling,
            row,
            sides=tuple(
                tuple(record_from(Place, p) for p in side)
                for _, side in groupby(places[row["id"]], key=lambda p: p["side"])
            ),
            retired=tuple(record_from(Retirement, r) for r in retired[row["id"]]),
        )
        for row in _ordered(connection, "rulings", "made, id")
    )


def account(connection: sqlite3.Connection) -> Account | None:
    """Return the account, record by record from the tables; None where none was built yet."""
    made_by = connection.execute("SELECT * FROM made_by").fetchone()
    if made_by is None:
        return None
    evidence = _evidence(connection)
    return Account(
        case=made_by["case_name"],
        as_of=None,
        made_by=record_from(MadeBy, made_by),
        articles=_account_articles(connection),
        lineage=_lineage(connection),
        actors=_actors(connection, evidence),
        events=_events(connection, evidence),
        statements=_statements(connection, evidence),
        quantities=tuple(
            record_from(AccountQuantity, row, evidence=evidence["quantity", row["id"], 0])
            for row in _ordered(connection, "quantities")
        ),
        conflicts=_conflicts(connection, evidence),
        positions=tuple(
            record_from(Position, row, evidence=evidence["position", row["id"], 0])
            for row in _ordered(connection, "positions")
        ),
        timeline=tuple(record_from(TimelineEntry, row) for row in _ordered(connection, "timeline")),
        issues=tuple(record_from(Issue, row) for row in _ordered(connection, "issues")),
        rulings=tuple(r for r in rulings(connection) if not r.retired),
        effects=tuple(record_from(Effect, row) for row in _ordered(connection, "effects"))
        if holds_rulings(connection)
        else (),
        rejected=_rejected(connection),
    )


def _rejected(connection: sqlite3.Connection) -> tuple[Rejected, ...]:
    if not holds_rulings(connection):
        return ()
    spans = _children(connection, "rejected_evidence", "rejected", "nr")
    return tuple(
        record_from(
            Rejected,
            row,
            evidence=tuple(
                (ArticleId(s["article"]), Span(s["start"], s["stop"]), s["origin"]) for s in spans[row["nr"]]
            ),
        )
        for row in _ordered(connection, "rejected")
    )


def _account_articles(connection: sqlite3.Connection) -> tuple[AccountArticle, ...]:
    rows = connection.execute(
        "SELECT a.*, d.origin, d.relation, d.credits FROM articles a JOIN descents d ON d.article = a.id"
        f" ORDER BY {ARTICLE_ORDER}"
    )
    return tuple(record_from(AccountArticle, row) for row in rows)


KINDS_IN_ORDER = ("narration", "quotation", "template")


def _lineage(connection: sqlite3.Connection) -> Lineage:
    rank = {row[0]: n for n, row in enumerate(connection.execute(f"SELECT id FROM articles ORDER BY {ARTICLE_ORDER}"))}
    return Lineage(
        origins=tuple(record_from(Origin, row) for row in _ordered(connection, "origins")),
        descents=_descents(connection),
        copies=_copies(connection, rank),
        shared=_shared(connection, rank),
        collations=_collations(connection, rank),
    )


def _copies(connection: sqlite3.Connection, rank: Mapping[str, int]) -> tuple[Copy, ...]:
    passages = _children(connection, "copied_passages", "copy", "nr")
    found = (
        record_from(Copy, row, passages=tuple(record_from(CopiedPassage, p) for p in passages[row["nr"]]))
        for row in connection.execute("SELECT * FROM copies")
    )
    return tuple(sorted(found, key=lambda c: (rank[c.target], c.source)))


PASSAGES = "SELECT shared, a_start, a_stop, b_start, b_stop, similarity FROM shared_passages ORDER BY shared, nr"


def _shared(connection: sqlite3.Connection, rank: Mapping[str, int]) -> tuple[Shared, ...]:
    passages: defaultdict[int, list[Passage]] = defaultdict(list)
    for nr, *a, similarity in connection.execute(PASSAGES):
        passages[nr].append(Passage(a=Span(a[0], a[1]), b=Span(a[2], a[3]), similarity=similarity))
    found = (
        Shared(pair=(a, b), kind=kind, passages=tuple(passages[nr]))
        for nr, a, b, kind in connection.execute("SELECT nr, a, b, kind FROM shared")
    )
    return tuple(sorted(found, key=lambda s: (*(rank[a] for a in s.pair), KINDS_IN_ORDER.index(s.kind))))


def _collations(connection: sqlite3.Connection, rank: Mapping[str, int]) -> tuple[Collation, ...]:
    variants = _children(connection, "collation_variants", "collation", "nr")
    found = (
        Collation(pair=(row["a"], row["b"]), variants=tuple(record_from(Variant, v) for v in variants[row["nr"]]))
        for row in connection.execute("SELECT * FROM collations")
    )
    return tuple(sorted(found, key=lambda c: sorted(rank[a] for a in c.pair)))


def _descents(connection: sqlite3.Connection) -> tuple[Descent, ...]:
    passages = _children(connection, "descent_passages", "article")
    return tuple(
        record_from(
            Descent,
            row,
            passages=tuple((Span(p["start"], p["stop"]), OriginId(p["origin"])) for p in passages[row["article"]]),
        )
        for row in _ordered(connection, "descents")
    )


def _actors(connection: sqlite3.Connection, evidence: EvidenceOf) -> tuple[Actor, ...]:
    aliases, roles = _children(connection, "aliases", "actor", "nr"), _children(connection, "roles", "actor", "nr")
    return tuple(
        record_from(
            Actor,
            row,
            aliases=tuple(a["name"] for a in aliases[row["id"]]),
            roles=tuple(
                record_from(ActorRole, r, evidence=evidence["role", row["id"], r["nr"]]) for r in roles[row["id"]]
            ),
            evidence=evidence["actor", row["id"], 0],
        )
        for row in _ordered(connection, "actors")
    )


def _events(connection: sqlite3.Connection, evidence: EvidenceOf) -> tuple[AccountEvent, ...]:
    parties = _children(connection, "parties", "event", "nr")
    return tuple(
        record_from(
            AccountEvent,
            row,
            parties=tuple(record_from(EventParty, p) for p in parties[row["id"]]),
            evidence=evidence["event", row["id"], 0],
        )
        for row in _ordered(connection, "events")
    )


def _statements(connection: sqlite3.Connection, evidence: EvidenceOf) -> tuple[Statement, ...]:
    variants = _children(connection, "statement_variants", "statement", "nr")
    return tuple(
        record_from(
            Statement,
            row,
            variants=tuple(
                record_from(StatementVariant, v, evidence=evidence["variant", row["id"], v["nr"]])
                for v in variants[row["id"]]
            ),
            evidence=evidence["statement", row["id"], 0],
        )
        for row in _ordered(connection, "statements")
    )


def _conflicts(connection: sqlite3.Connection, evidence: EvidenceOf) -> tuple[Conflict, ...]:
    readings_of = _children(connection, "conflict_readings", "conflict", "nr")
    return tuple(
        record_from(
            Conflict,
            row,
            readings=tuple(
                record_from(ConflictReading, r, evidence=evidence["conflict", row["id"], r["nr"]])
                for r in readings_of[row["id"]]
            ),
        )
        for row in _ordered(connection, "conflicts")
    )


PLAIN_EVIDENCE = """
    SELECT kind, record, part, article, start, stop, origin FROM evidence WHERE kind <> 'event' ORDER BY nr
"""
"""That of events, which has more cells, is read by itself."""


def _evidence(connection: sqlite3.Connection) -> EvidenceOf:
    found: defaultdict[tuple[str, str, int], list[Evidence]] = defaultdict(list)
    for kind, record, part, article, start, stop, origin in connection.execute(PLAIN_EVIDENCE):
        found[kind, record, part].append(Evidence(article=article, span=Span(start, stop), origin=origin))
    cells = _children(connection, "party_cells", "evidence", "nr")
    for row in connection.execute("SELECT * FROM evidence WHERE kind = 'event' ORDER BY nr"):
        parties = tuple((ActorId(c["actor"]), Span(c["start"], c["stop"])) for c in cells[row["nr"]])
        trigger = span_from(row, "trigger_start", "trigger_stop")
        told = record_from(EventEvidence, row, parties=parties, trigger=trigger)
        found[row["kind"], row["record"], row["part"]].append(told)
    return defaultdict(tuple, {key: tuple(told) for key, told in found.items()})


def _children(connection: sqlite3.Connection, table: str, parent: str, order: str = "start") -> Children:
    """Return the rows of *table* by their *parent*, in order."""
    found: defaultdict[Any, list[sqlite3.Row]] = defaultdict(list)
    for row in _ordered(connection, table, order):
        found[row[parent]].append(row)
    return found


def _ordered(connection: sqlite3.Connection, table: str, order: str = "nr") -> sqlite3.Cursor:
    return connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
