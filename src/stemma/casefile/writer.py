"""
Writes into an open case file: the only file that does.

What was taken in is added; what was concluded is replaced, whole. The caller holds
the transaction.
"""

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from stemma.casefile.rows import SqlValue, columns_of
from stemma.memo import Memo, digest_of
from stemma.records.account import Account, AccountEvent, Actor, Conflict, EventEvidence, Evidence, Statement
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.lineage import Lineage, Shared
from stemma.records.packed import pack
from stemma.records.reading import Reading
from stemma.records.ruling import Rejected, Ruling

CONCLUDED = (
    "rejected_evidence", "rejected", "effects",
    "party_cells", "evidence", "timeline", "positions", "conflict_readings", "conflicts", "quantities",
    "statement_variants", "statements", "parties", "events", "roles", "aliases", "actors", "collation_variants",
    "collations", "copied_passages", "copies", "descent_passages", "descents", "origins",
    "issues", "parameters", "made_by",
)  # fmt: skip
"""Tables that every build writes anew, children first; shared text, most of all rows, is left where it is the same."""


def put_articles(connection: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Store *articles* with their zones and credits."""
    for article in articles:
        _insert(connection, "articles", columns_of(article))
        for zone in article.zones:
            _insert(connection, "zones", {"article": article.id} | columns_of(zone))
        for nr, credit in enumerate(article.credits):
            _insert(connection, "credits", {"article": article.id, "nr": nr} | columns_of(credit))


def drop_articles(connection: sqlite3.Connection, ids: Iterable[ArticleId]) -> None:
    """Remove articles that a fuller record of the same text replaces. The account must be cleared before."""
    connection.executemany("DELETE FROM articles WHERE id = ?", [(i,) for i in ids])


def put_intake_issues(connection: sqlite3.Connection, issues: Iterable[Issue]) -> None:
    """Replace what is stored of the inputs' oddities by *issues*."""
    connection.execute("DELETE FROM intake_issues")
    for issue in issues:
        _insert(connection, "intake_issues", columns_of(issue))


def put_readings(connection: sqlite3.Connection, readings: Iterable[Reading], reader: str) -> None:
    """Store the *readings* by *reader* that are not there yet, and forget those of any other reader."""
    connection.execute("DELETE FROM readings WHERE reader <> ?", (reader,))
    held = {row[0] for row in connection.execute("SELECT article FROM readings")}
    connection.executemany(
        "INSERT INTO readings (article, reader, reading) VALUES (?, ?, ?)",
        ((r.article, reader, _json(pack(r))) for r in readings if r.article not in held),
    )


def put_vectors(connection: sqlite3.Connection, vectors: Mapping[str, bytes], weights: str) -> None:
    """Store *vectors* made with *weights* beside those that are there, and forget those of any others."""
    connection.execute("DELETE FROM vectors WHERE weights <> ?", (weights,))
    connection.executemany(
        "INSERT OR IGNORE INTO vectors (key, weights, vector) VALUES (?, ?, ?)",
        ((key, weights, vector) for key, vector in vectors.items()),
    )


def put_memo(connection: sqlite3.Connection, memo: Memo, maker: str) -> None:
    """Store what is new in *memo*, and forget what it did not use."""
    held = {row[0] for row in connection.execute("SELECT name FROM memo WHERE maker = ?", (maker,))}
    connection.execute("DELETE FROM memo WHERE maker <> ?", (maker,))
    gone = held - memo.used - memo.fresh.keys()
    connection.executemany("DELETE FROM memo WHERE name = ?", ((name,) for name in gone))
    connection.executemany(
        "INSERT OR REPLACE INTO memo (name, maker, value) VALUES (?, ?, ?)",
        ((name, maker, value) for name, value in memo.fresh.items()),
    )


def put_rulings(connection: sqlite3.Connection, rulings: Iterable[Ruling]) -> None:
    """Add *rulings*, and retirements of those that are there; what is there already stays as it is."""
    for ruling in rulings:
        _insert(connection, "rulings", columns_of(ruling), or_ignore=True)
        for side, places in enumerate(ruling.sides):
            for nr, place in enumerate(places):
                cells = {"ruling": ruling.id, "side": side, "nr": nr} | columns_of(place)
                _insert(connection, "ruling_places", cells, or_ignore=True)
        for retirement in ruling.retired:
            _insert(connection, "retirements", {"ruling": ruling.id} | columns_of(retirement), or_ignore=True)


def clear_account(connection: sqlite3.Connection) -> None:
    """Remove everything that was concluded."""
    for table in CONCLUDED:
        connection.execute(f"DELETE FROM {table}")


def clear_shared(connection: sqlite3.Connection, articles: Iterable[ArticleId]) -> None:
    """Remove the text that these articles share with others."""
    gone = [(row[0],) for a in articles for row in connection.execute("SELECT nr FROM shared WHERE ? IN (a, b)", (a,))]
    _drop_shared(connection, gone)


def put_shared(connection: sqlite3.Connection, shared: Iterable[Shared]) -> None:
    """Make the file hold just this shared text; what it holds already is not written again."""
    wanted = {_number_of(one): one for one in shared}
    sizes = dict(connection.execute("SELECT shared, count(*) FROM shared_passages GROUP BY shared").fetchall())
    there = {row[0] for row in connection.execute("SELECT nr FROM shared")}
    held = {nr for nr in there if nr in wanted and sizes.get(nr) == len(wanted[nr].passages)}
    gone = [(nr,) for nr in sorted(there - held)]
    _drop_shared(connection, gone)
    new = [(nr, one) for nr, one in wanted.items() if nr not in held]
    connection.executemany(
        "INSERT INTO shared (nr, a, b, kind) VALUES (?, ?, ?, ?)", ((nr, *one.pair, one.kind) for nr, one in new)
    )
    connection.executemany(
        "INSERT INTO shared_passages (shared, nr, a_start, a_stop, b_start, b_stop, similarity)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (nr, n, p.a.start, p.a.end, p.b.start, p.b.end, p.similarity)
            for nr, one in new
            for n, p in enumerate(one.passages)
        ),
    )


def _drop_shared(connection: sqlite3.Connection, numbers: Sequence[tuple[int]]) -> None:
    connection.executemany("DELETE FROM shared_passages WHERE shared = ?", numbers)
    connection.executemany("DELETE FROM shared WHERE nr = ?", numbers)


def _number_of(shared: Shared) -> int:
    """Return a number that tells what two articles share: 63 bits of a digest."""
    cells = [x for p in shared.passages for x in (p.a.start, p.a.end, p.b.start, p.b.end, p.similarity)]
    packed = struct.pack(f"<{len(cells)}d", *cells)
    return int.from_bytes(digest_of(*shared.pair, shared.kind, packed)[:8], "little") >> 1


def put_account(connection: sqlite3.Connection, account: Account, parameters: Mapping[str, str]) -> None:
    """
    Store *account* in tables that `clear_account` has emptied; shared text stands as it is made to by `put_shared`.

    Raises:
        ValueError: the account is one as of a day; a case file holds the account of all its articles.
    """
    if account.as_of is not None:
        raise ValueError("an account as of a day is computed when asked for, never stored")
    rows = _Rows()
    rows.add("made_by", {"only_row": 1, "case_name": account.case} | columns_of(account.made_by))
    for name, value in sorted(parameters.items()):
        rows.add("parameters", {"name": name, "value": value})
    _put_lineage(rows, account.lineage, {a.id: a.credits for a in account.articles})
    _put_records(rows, account)
    for nr, (kind, record, part, evidence) in enumerate(_all_evidence(account)):
        _put_evidence(rows, {"nr": nr, "kind": kind, "record": record, "part": part}, evidence)
    _put_rejected(rows, account.rejected)
    for table in ("timeline", "issues", "effects"):
        for nr, entry in enumerate(getattr(account, table)):
            rows.add(table, {"nr": nr} | columns_of(entry))
    rows.write(connection)
    put_shared(connection, account.lineage.shared)


def _put_lineage(rows: "_Rows", lineage: Lineage, credits_of: Mapping[ArticleId, tuple[str, ...]]) -> None:
    for nr, origin in enumerate(lineage.origins):
        rows.add("origins", {"nr": nr} | columns_of(origin))
    for nr, descent in enumerate(lineage.descents):
        named = _json(credits_of.get(descent.article, ()))
        rows.add("descents", {"nr": nr, "credits": named} | columns_of(descent))
        for span, source in descent.passages:
            cells = {"article": descent.article, "start": span.start, "stop": span.end}
            rows.add("descent_passages", cells | {"origin": source})
    for nr, copy in enumerate(lineage.copies):
        rows.add("copies", {"nr": nr} | columns_of(copy))
        _put_children(rows, "copied_passages", {"copy": nr}, copy.passages)
    for nr, collation in enumerate(lineage.collations):
        rows.add("collations", {"nr": nr, "a": collation.pair[0], "b": collation.pair[1]})
        _put_children(rows, "collation_variants", {"collation": nr}, collation.variants)


def _put_records(rows: "_Rows", account: Account) -> None:
    for table in ("actors", "events", "statements", "quantities", "conflicts", "positions"):
        for nr, record in enumerate(getattr(account, table)):
            cells = columns_of(record)
            cells.pop("aliases", None)
            rows.add(table, {"nr": nr} | cells)
            _put_parts(rows, record)


def _put_parts(rows: "_Rows", record: object) -> None:
    match record:
        case Actor():
            for nr, name in enumerate(record.aliases):
                rows.add("aliases", {"actor": record.id, "nr": nr, "name": name})
            _put_children(rows, "roles", {"actor": record.id}, record.roles)
        case AccountEvent():
            _put_children(rows, "parties", {"event": record.id}, record.parties)
        case Statement():
            _put_children(rows, "statement_variants", {"statement": record.id}, record.variants)
        case Conflict():
            _put_children(rows, "conflict_readings", {"conflict": record.id}, record.readings)


def _put_children(rows: "_Rows", table: str, parent: Mapping[str, SqlValue], records: Iterable[Any]) -> None:
    for nr, record in enumerate(records):
        rows.add(table, {**parent, "nr": nr, **columns_of(record)})


def _all_evidence(account: Account) -> Iterator[tuple[str, str, int, Evidence]]:
    """Yield (kind, record, part, evidence) in the order of the account."""
    for actor in account.actors:
        yield from (("actor", actor.id, 0, e) for e in actor.evidence)
        yield from (("role", actor.id, n, e) for n, role in enumerate(actor.roles) for e in role.evidence)
    for event in account.events:
        yield from (("event", event.id, 0, e) for e in event.evidence)
    for statement in account.statements:
        yield from (("statement", statement.id, 0, e) for e in statement.evidence)
        yield from (("variant", statement.id, n, e) for n, v in enumerate(statement.variants) for e in v.evidence)
    for quantity in account.quantities:
        yield from (("quantity", quantity.id, 0, e) for e in quantity.evidence)
    for conflict in account.conflicts:
        yield from (("conflict", conflict.id, n, e) for n, r in enumerate(conflict.readings) for e in r.evidence)
    for position in account.positions:
        yield from (("position", position.id, 0, e) for e in position.evidence)


def _put_evidence(rows: "_Rows", row: Mapping[str, SqlValue], evidence: Evidence) -> None:
    rows.add("evidence", {**row, **columns_of(evidence)})
    if isinstance(evidence, EventEvidence):
        for nr, (actor, span) in enumerate(evidence.parties):
            cells = {"evidence": row["nr"], "nr": nr, "actor": actor}
            rows.add("party_cells", cells | {"start": span.start, "stop": span.end})


def _put_rejected(rows: "_Rows", rejected: Iterable[Rejected]) -> None:
    for nr, record in enumerate(rejected):
        rows.add("rejected", {"nr": nr} | columns_of(record))
        for n, (article, span, origin) in enumerate(record.evidence):
            cells = {"rejected": nr, "nr": n, "article": article, "start": span.start, "stop": span.end}
            rows.add("rejected_evidence", cells | {"origin": origin})


class _Rows:
    """Rows on their way into the tables that hold an account: all of one table at once, parents first."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, tuple[str, ...]], list[tuple[SqlValue, ...]]] = {}

    def add(self, table: str, cells: Mapping[str, Any]) -> None:
        """Put a row down for *table*."""
        key = (table, tuple(cells))
        if key not in self._rows:
            self._rows[key] = []
        self._rows[key].append(tuple(cells.values()))

    def write(self, connection: sqlite3.Connection) -> None:
        """Insert all rows."""
        for (table, names), rows in sorted(self._rows.items(), key=lambda kept: -CONCLUDED.index(kept[0][0])):
            connection.executemany(_insertion(table, names), rows)


def _insert(connection: sqlite3.Connection, table: str, cells: Mapping[str, Any], *, or_ignore: bool = False) -> None:
    connection.execute(_insertion(table, cells, or_ignore=or_ignore), tuple(cells.values()))


def _insertion(table: str, columns: Iterable[str], *, or_ignore: bool = False) -> str:
    names = [f'"{name}"' for name in columns]
    verb = "INSERT OR IGNORE" if or_ignore else "INSERT"
    return f"{verb} INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
