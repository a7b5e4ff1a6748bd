"""
Writes what was taken in, and what is remembered, into an open case file; the caller holds the transaction.

What was concluded is written by `concluded.py`.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from stemma.casefile.rows import columns_of, insertion
from stemma.memo import Memo
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.packed import pack
from stemma.records.reading import Reading
from stemma.records.ruling import Ruling


def put_articles(connection: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Store *articles* with their zones and credits."""
    for article in articles:
        _insert(connection, "articles", columns_of(article))
        for zone in article.zones:
            _insert(connection, "zones", {"article": article.id} | columns_of(zone))
        for nr, credit in enumerate(article.credits):
            _insert(connection, "credits", {"article": article.id, "nr": nr} | columns_of(credit))


def drop_articles(connection: sqlite3.Connection, ids: Iterable[ArticleId]) -> None:
    """Remove articles that a fuller record of the same text replaces; the account is to be written after."""
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


def _insert(connection: sqlite3.Connection, table: str, cells: Mapping[str, Any], *, or_ignore: bool = False) -> None:
    connection.execute(insertion(table, tuple(cells), or_ignore=or_ignore), tuple(cells.values()))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
