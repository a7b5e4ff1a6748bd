"""
Writes the account into an open case file, record by record, each only where it changed.

Short lists (the timeline, issues, what rulings did) are written anew. The caller holds the transaction.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from stemma.casefile.rows import SqlValue, columns_of, insertion, names_of
from stemma.casefile.units import Kind, Told, Unit, Units, Values
from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    Actor,
    ActorRole,
    Conflict,
    ConflictReading,
    EventEvidence,
    EventParty,
    Evidence,
    Position,
    Statement,
    StatementVariant,
)
from stemma.records.article import ArticleId
from stemma.records.lineage import CopiedPassage, Copy, Descent, Lineage, Origin, Passage, Shared, Variant
from stemma.records.ruling import Rejected

UNTOLD = (None,) * 6
"""What evidence of other things than events has for trigger, date and place."""

LISTS = ("rejected_evidence", "rejected", "effects", "timeline", "issues", "parameters", "made_by")
"""Tables that every build writes anew, children first."""


def _parts(table: str, owner: str, record_type: type[Any]) -> tuple[str, tuple[str, ...]]:
    return table, (owner, "nr", *names_of(record_type))


ORIGINS = Kind(table="origins", columns=names_of(Origin))
DESCENTS = Kind(
    table="descents",
    columns=(*names_of(Descent), "credits"),
    parts=(("descent_passages", ("article", "start", "stop", "origin")),),
)
COPIES = Kind(
    table="copies", columns=names_of(Copy), parts=(_parts("copied_passages", "copy", CopiedPassage),), is_numbered=True
)
SHARED = Kind(
    table="shared", columns=("a", "b", "kind"), parts=(_parts("shared_passages", "shared", Passage),), is_numbered=True
)
COLLATIONS = Kind(
    table="collations",
    columns=("a", "b"),
    parts=(_parts("collation_variants", "collation", Variant),),
    is_numbered=True,
)
ACTORS = Kind(
    table="actors",
    columns=tuple(name for name in names_of(Actor) if name != "aliases"),
    parts=(("aliases", ("actor", "nr", "name")), _parts("roles", "actor", ActorRole)),
    is_evidenced=True,
)
EVENTS = Kind(
    table="events", columns=names_of(AccountEvent), parts=(_parts("parties", "event", EventParty),), is_evidenced=True
)
STATEMENTS = Kind(
    table="statements",
    columns=names_of(Statement),
    parts=(_parts("statement_variants", "statement", StatementVariant),),
    is_evidenced=True,
)
QUANTITIES = Kind(table="quantities", columns=names_of(AccountQuantity), is_evidenced=True)
CONFLICTS = Kind(
    table="conflicts",
    columns=names_of(Conflict),
    parts=(_parts("conflict_readings", "conflict", ConflictReading),),
    is_evidenced=True,
)
POSITIONS = Kind(table="positions", columns=names_of(Position), is_evidenced=True)
KINDS = (ORIGINS, DESCENTS, COPIES, SHARED, COLLATIONS, ACTORS, EVENTS, STATEMENTS, QUANTITIES, CONFLICTS, POSITIONS)


def put_account(connection: sqlite3.Connection, account: Account, parameters: Mapping[str, str]) -> None:
    """
    Make the file hold *account*. References may wait till the end of the transaction.

    Raises:
        ValueError: the account is one as of a day; a case file holds the account of all its articles.
    """
    if account.as_of is not None:
        raise ValueError("an account as of a day is computed when asked for, never stored")
    if not _put_units(connection, account):
        for kind in KINDS:
            for table in (*(table for table, _ in kind.parts), kind.table):
                connection.execute(f"DELETE FROM {table}")
        for table in ("party_cells", "evidence", "digests"):
            connection.execute(f"DELETE FROM {table}")
        _put_units(connection, account)
    for table in LISTS:
        connection.execute(f"DELETE FROM {table}")
    _put_lists(connection, account, parameters)


def _put_units(connection: sqlite3.Connection, account: Account) -> bool:
    """Write what changed; say whether the tables hold the account then, and nothing else."""
    units, lineage = Units(connection), account.lineage
    units.put(ORIGINS, (Unit(_row(ORIGINS, origin)) for origin in lineage.origins))
    units.put(DESCENTS, _descents(lineage, {a.id: a.credits for a in account.articles}))
    units.put(COPIES, (Unit(_row(COPIES, c), (_numbered(c.passages),)) for c in lineage.copies))
    units.put(SHARED, (_shared(shared) for shared in lineage.shared))
    units.put(COLLATIONS, (Unit(c.pair, (_numbered(c.variants),)) for c in lineage.collations))
    units.put(ACTORS, (_actor(actor) for actor in account.actors))
    units.put(EVENTS, (_event(event) for event in account.events))
    units.put(STATEMENTS, (_statement(statement) for statement in account.statements))
    units.put(QUANTITIES, (Unit(_row(QUANTITIES, q), (), _told("quantity", q.evidence)) for q in account.quantities))
    units.put(CONFLICTS, (_conflict(conflict) for conflict in account.conflicts))
    units.put(POSITIONS, (Unit(_row(POSITIONS, p), (), _told("position", p.evidence)) for p in account.positions))
    return units.are_alone()


def _descents(lineage: Lineage, credits_of: Mapping[ArticleId, tuple[str, ...]]) -> Iterator[Unit]:
    for descent in lineage.descents:
        named = json.dumps(credits_of.get(descent.article, ()), ensure_ascii=False, separators=(",", ":"))
        cells = columns_of(descent) | {"credits": named}
        passages = [(span.start, span.end, origin) for span, origin in descent.passages]
        yield Unit(tuple(cells[name] for name in DESCENTS.columns), (passages,))


def _shared(shared: Shared) -> Unit:
    passages = [(n, p.a.start, p.a.end, p.b.start, p.b.end, p.similarity) for n, p in enumerate(shared.passages)]
    return Unit((*shared.pair, shared.kind), (passages,))


def _actor(actor: Actor) -> Unit:
    names = [(nr, name) for nr, name in enumerate(actor.aliases)]
    evidence = _told("actor", actor.evidence)
    for nr, role in enumerate(actor.roles):
        evidence += _told("role", role.evidence, nr)
    return Unit(_row(ACTORS, actor), (names, _numbered(actor.roles)), evidence)


def _event(event: AccountEvent) -> Unit:
    evidence: list[Told] = [(_event_row(e), tuple([(a, s.start, s.end) for a, s in e.parties])) for e in event.evidence]
    return Unit(_row(EVENTS, event), (_numbered(event.parties),), evidence)


def _event_row(evidence: EventEvidence) -> Values:
    spans = (evidence.trigger, evidence.date, evidence.place)
    cells = (cell for span in spans for cell in ((span.start, span.end) if span else (None, None)))
    return ("event", 0, evidence.article, evidence.span.start, evidence.span.end, evidence.origin, *cells)


def _statement(statement: Statement) -> Unit:
    evidence = _told("statement", statement.evidence)
    for nr, variant in enumerate(statement.variants):
        evidence += _told("variant", variant.evidence, nr)
    return Unit(_row(STATEMENTS, statement), (_numbered(statement.variants),), evidence)


def _conflict(conflict: Conflict) -> Unit:
    evidence = [
        told for nr, reading in enumerate(conflict.readings) for told in _told("conflict", reading.evidence, nr)
    ]
    return Unit(_row(CONFLICTS, conflict), (_numbered(conflict.readings),), evidence)


def _row(kind: Kind, record: Any) -> Values:
    cells = columns_of(record)
    return tuple(cells[name] for name in kind.columns)


def _numbered(records: Iterable[Any]) -> list[Values]:
    """Return the rows of the parts of a record, each with its place in it."""
    return [(nr, *columns_of(record).values()) for nr, record in enumerate(records)]


def _told(kind: str, evidence: Iterable[Evidence], part: int = 0) -> list[Told]:
    return [((kind, part, e.article, e.span.start, e.span.end, e.origin, *UNTOLD), ()) for e in evidence]


def _put_lists(connection: sqlite3.Connection, account: Account, parameters: Mapping[str, str]) -> None:
    name: dict[str, SqlValue] = {"only_row": 1, "case_name": account.case}
    _insert_all(connection, "made_by", [name | columns_of(account.made_by)])
    _insert_all(connection, "parameters", [{"name": n, "value": v} for n, v in sorted(parameters.items())])
    for table in ("timeline", "issues", "effects", "rejected"):
        entries = enumerate(getattr(account, table))
        _insert_all(connection, table, [{"nr": nr} | columns_of(entry) for nr, entry in entries])
    _insert_all(connection, "rejected_evidence", list(_rejected_evidence(account.rejected)))


def _rejected_evidence(rejected: Iterable[Rejected]) -> Iterator[dict[str, SqlValue]]:
    for nr, record in enumerate(rejected):
        for n, (article, span, origin) in enumerate(record.evidence):
            cells: dict[str, SqlValue] = {"rejected": nr, "nr": n, "article": article}
            yield cells | {"start": span.start, "stop": span.end, "origin": origin}


def _insert_all(connection: sqlite3.Connection, table: str, rows: list[dict[str, SqlValue]]) -> None:
    if rows:
        connection.executemany(insertion(table, tuple(rows[0])), [tuple(row.values()) for row in rows])
