"""A case file held open."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from stemma.casefile import concluded, migrations, reader, writer
from stemma.casefile import connection as connecting
from stemma.casefile.connection import mapped_errors, mapped_rows
from stemma.casefile.held import MEMO, VECTORS, Held
from stemma.casefile.paused import collector_paused
from stemma.errors import DamagedCaseFile
from stemma.memo import Memo
from stemma.records.account import Account
from stemma.records.article import Article, ArticleId
from stemma.records.issue import Issue
from stemma.records.reading import Reading
from stemma.records.ruling import Ruling


class CaseFile:
    """
    One story in one SQLite file.

    Open it with `open_case`, use it in a `with`. Reading never writes; writing happens inside
    `transaction()`, which keeps all or nothing.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, is_new: bool) -> None:
        self.path = path
        self.is_new = is_new
        """Nothing has been stored yet."""
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; one in which nothing was ever stored is removed."""
        self._connection.close()
        if self.is_new:
            self.path.unlink(missing_ok=True)

    @property
    def name(self) -> str:
        """Name of the case: what the first build called it, else the file's name without its ending."""
        if self.is_new:
            return self.path.stem
        with mapped_errors(self.path):
            row = self._connection.execute("SELECT case_name FROM made_by").fetchone()
        return str(row[0]) if row else self.path.stem

    def articles(self) -> tuple[Article, ...]:
        """Return every article, sorted by (published, id)."""
        with mapped_rows(self.path), collector_paused():
            return () if self.is_new else reader.articles(self._connection)

    def names(self) -> dict[ArticleId, str | None]:
        """Return the file of every article that came from one, by the article's id."""
        with mapped_errors(self.path):
            return {} if self.is_new else dict(self._connection.execute("SELECT id, file FROM articles").fetchall())

    @property
    def waiting(self) -> int:
        """How many articles the account does not know yet."""
        with mapped_errors(self.path):
            return 0 if self.is_new else int(self._connection.execute(WAITING).fetchone()[0])

    def intake_issues(self) -> tuple[Issue, ...]:
        """Return what was odd about the inputs, sorted."""
        with mapped_rows(self.path):
            return () if self.is_new else reader.intake_issues(self._connection)

    def readings(self, made_by: str) -> dict[ArticleId, Reading]:
        """Return the cached readings that the reader with the digest *made_by* wrote."""
        with mapped_rows(self.path), collector_paused():
            return {} if self.is_new else reader.readings(self._connection, made_by)

    def vectors(self, made_by: str) -> Mapping[str, bytes]:
        """Return the cached vectors of sentences that the weights with the digest *made_by* gave, by key."""
        return self._remembered(VECTORS, made_by)

    def memo(self, made_by: str) -> Mapping[str, bytes]:
        """Return what the program with the digest *made_by* remembers of its last account of the case."""
        return self._remembered(MEMO, made_by)

    def _remembered(self, columns: tuple[str, str, str, str], made_by: str) -> Mapping[str, bytes]:
        with mapped_errors(self.path):
            if self.is_new or not reader.has_table(self._connection, columns[0]):
                return {}
        return Held(self._connection, self.path, columns, made_by)

    def rulings(self) -> tuple[Ruling, ...]:
        """Return every ruling, retired ones too, in the order of making; none of a file of an earlier format."""
        with mapped_rows(self.path):
            return () if self.is_new else reader.rulings(self._connection)

    def add_rulings(self, rulings: Iterable[Ruling]) -> None:
        """Add *rulings* and what retires those that are there. Needs a transaction; the account is to be rebuilt."""
        writer.put_rulings(self._connection, rulings)

    def account(self) -> Account:
        """
        Return the account of all articles.

        Raises:
            DamagedCaseFile: the file holds none, or one that cannot be read.
        """
        with mapped_rows(self.path), collector_paused():
            found = None if self.is_new else reader.account(self._connection)
        if found is None:
            raise DamagedCaseFile(f"{self.path} holds no account; `stemma build {self.path} FOLDER` makes one")
        return found

    def faults_of_storage(self) -> tuple[str, ...]:
        """Return what SQLite itself finds wrong with the file: broken pages, references to nothing."""
        with mapped_errors(self.path):
            broken = [row[0] for row in self._connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            dangling = [
                f"a row of {row[0]} refers to a row of {row[2]} that is not there"
                for row in self._connection.execute("PRAGMA foreign_key_check")
            ]
        return (*broken, *dangling)

    def spans(self) -> tuple[tuple[str, str, ArticleId, int, int], ...]:
        """Return (table, record, article, start, stop) of every stored span, unchecked, so that they can be."""
        with mapped_errors(self.path):
            spans = SPANS + RULED_SPANS if reader.holds_rulings(self._connection) else SPANS
            return tuple(tuple(row) for row in self._connection.execute(spans))

    def lengths(self) -> dict[ArticleId, int]:
        """Return the number of characters of each article's text."""
        with mapped_errors(self.path):
            return {row[0]: len(row[1]) for row in self._connection.execute("SELECT id, text FROM articles")}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the file for writing; on any failure, everything is as it was before."""
        with mapped_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if self.is_new:
                    migrations.create(self._connection)
                else:
                    migrations.migrate(self._connection)
                yield
                self._connection.execute("COMMIT")
                self.is_new = False
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def take_in(
        self, articles: Iterable[Article], *, issues: Iterable[Issue], readings: Iterable[Reading], reader_digest: str
    ) -> None:
        """Add new *articles* with their *readings*; *issues* replace those held. Needs a transaction."""
        writer.put_articles(self._connection, articles)
        writer.put_intake_issues(self._connection, issues)
        writer.put_readings(self._connection, readings, reader_digest)

    def replace(
        self,
        account: Account,
        *,
        articles: Iterable[Article],
        issues: Iterable[Issue],
        readings: Iterable[Reading],
        reader_digest: str,
        parameters: Mapping[str, str],
        vectors: Mapping[str, bytes] | None = None,
        memo: Memo | None = None,
        maker: str = "",
    ) -> None:
        """
        Make the file hold exactly *articles*, their *issues* and *readings*, and *account*. Needs a transaction.

        *vectors* are new ones that the account's weights gave; *memo* is what the program with the digest *maker*
        remembers of this account. None leaves what is cached.
        """
        wanted = {a.id: a for a in articles}
        held = {row[0] for row in self._connection.execute("SELECT id FROM articles")}
        self._connection.execute("PRAGMA defer_foreign_keys = ON")  # a record may go before what names it
        writer.drop_articles(self._connection, sorted(held - wanted.keys()))
        writer.put_articles(self._connection, [a for i, a in wanted.items() if i not in held])
        writer.put_intake_issues(self._connection, issues)
        writer.put_readings(self._connection, readings, reader_digest)
        if vectors is not None:
            writer.put_vectors(self._connection, vectors, account.made_by.weights or "")
        if memo is not None:
            writer.put_memo(self._connection, memo, maker)
        concluded.put_account(self._connection, account, parameters)


def open_case(path: Path, *, writable: bool = False) -> CaseFile:
    """
    Return the case in the file at *path*, open.

    Args:
        path: The file. With *writable*, a missing or empty one is a new case.
        writable: Whether it may be written.

    Raises:
        UsageError: the file or its folder is not there.
        DamagedCaseFile: it is no case of stemma.
        NewerCaseFile: a later version wrote it.
    """
    with mapped_errors(path):
        connection = connecting.connect(path, writable=writable)
        try:
            holds_case = connecting.examine(connection, path, may_be_empty=writable)
        except BaseException:
            connection.close()
            raise
    return CaseFile(path, connection, is_new=not holds_case)


WAITING = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM descents)"

SPANS = """
    SELECT 'zones', kind, article, start, stop FROM zones
    UNION ALL SELECT 'credits', name, article, start, stop FROM credits
    UNION ALL SELECT kind, record, article, start, stop FROM evidence
    UNION ALL SELECT 'event trigger', record, article, trigger_start, trigger_stop FROM evidence
               WHERE trigger_start IS NOT NULL
    UNION ALL SELECT 'event date', record, article, date_start, date_stop FROM evidence WHERE date_start IS NOT NULL
    UNION ALL SELECT 'event place', record, article, place_start, place_stop FROM evidence
               WHERE place_start IS NOT NULL
    UNION ALL SELECT 'event party', e.record, e.article, p.start, p.stop
                FROM party_cells p JOIN evidence e ON e.nr = p.evidence
    UNION ALL SELECT 'descent', origin, article, start, stop FROM descent_passages
    UNION ALL SELECT 'copy', c.source, c.target, p.target_start, p.target_stop
                FROM copied_passages p JOIN copies c ON c.nr = p.copy
    UNION ALL SELECT 'copy', c.target, c.source, p.source_start, p.source_stop
                FROM copied_passages p JOIN copies c ON c.nr = p.copy WHERE p.source_start IS NOT NULL
    UNION ALL SELECT 'shared', s.kind, s.a, p.a_start, p.a_stop
                FROM shared_passages p JOIN shared s ON s.nr = p.shared
    UNION ALL SELECT 'shared', s.kind, s.b, p.b_start, p.b_stop
                FROM shared_passages p JOIN shared s ON s.nr = p.shared
    UNION ALL SELECT 'variant', v.kind, c.a, v.a_start, v.a_stop
                FROM collation_variants v JOIN collations c ON c.nr = v.collation WHERE v.a_start IS NOT NULL
    UNION ALL SELECT 'variant', v.kind, c.b, v.b_start, v.b_stop
                FROM collation_variants v JOIN collations c ON c.nr = v.collation WHERE v.b_start IS NOT NULL
"""

RULED_SPANS = """
    UNION ALL SELECT 'ruling', p.ruling, p.article, p.start, p.stop
                FROM ruling_places p JOIN articles a ON a.id = p.article
    UNION ALL SELECT 'rejected record', r.id, e.article, e.start, e.stop
                FROM rejected_evidence e JOIN rejected r ON r.nr = e.rejected
"""
"""Of files that know rulings; a place in an article that the case does not hold waits for it."""
