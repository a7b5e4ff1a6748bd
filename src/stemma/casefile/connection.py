"""
A connection to a case file, and what SQLite's errors mean to a user.

Every path from here to SQLite goes through `mapped_errors`, so that nobody above
needs to know SQLite.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stemma.casefile import migrations
from stemma.errors import CaseFileBusy, DamagedCaseFile, NewerCaseFile, StemmaError, StorageError, UsageError

BUSY_SECONDS = 60.0
"""How long to wait for another writer before giving up: a build of thousands of articles may take so long. Seconds."""

PRIMARY_CODE = 0xFF
"""Mask that leaves the primary code of an extended SQLite error code."""


@contextmanager
def mapped_errors(path: Path) -> Iterator[None]:
    """Raise what SQLite raises inside as the error of stemma that it means."""
    try:
        yield
    except sqlite3.Error as exc:
        raise meaning_of(exc, path) from exc


@contextmanager
def mapped_rows(path: Path) -> Iterator[None]:
    """As `mapped_errors`; and rows that make no record (written by hand, or broken) are a damaged file too."""
    try:
        with mapped_errors(path):
            yield
    except (ValueError, KeyError, TypeError, IndexError) as exc:
        raise DamagedCaseFile(f"{path}: the case file holds something that is no record: {exc}") from exc


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Return a connection; the file is created where it is missing and may be written."""
    if not writable and not path.exists():
        raise UsageError(f"{path}: there is no such case file; `stemma build {path} FOLDER` makes one")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a case file")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent} to put the case file into")
    connection = _opened(path, writable=writable)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def examine(connection: sqlite3.Connection, path: Path, *, may_be_empty: bool) -> bool:
    """
    Say whether the file holds a case yet; an empty file does not.

    Raises:
        DamagedCaseFile: it is no case of stemma.
        NewerCaseFile: a later version wrote it.
    """
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if not tables and application == 0:
        if not may_be_empty:
            raise DamagedCaseFile(f"{path} is empty: it holds no case")
        return False
    if application != migrations.APPLICATION_ID:
        raise DamagedCaseFile(f"{path} is a database, but no stemma case; name another file")
    if version > migrations.VERSION:
        raise NewerCaseFile(
            f"{path} was written by a later version of stemma (format {version}, this one knows {migrations.VERSION}); "
            "upgrade stemma to open it"
        )
    return True


def _opened(path: Path, *, writable: bool) -> sqlite3.Connection:
    if writable:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection
    # A reader that may write cleans up the WAL files when it leaves; one that may not leaves them behind. A file on
    # read-only media can only be opened as one that nobody changes: WAL would need a shared-memory file beside it.
    modes: tuple[str, ...] = ("mode=ro", "mode=ro&immutable=1")
    if os.access(path, os.W_OK):
        modes = ("mode=rw", *modes)
    for mode in modes[:-1]:
        try:
            return _opened_for_reading(path, mode)
        except sqlite3.OperationalError as exc:
            if exc.sqlite_errorcode & PRIMARY_CODE not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
    return _opened_for_reading(path, modes[-1])


def _opened_for_reading(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def meaning_of(exc: sqlite3.Error, path: Path) -> StemmaError:
    """Return the error of stemma that an error of SQLite means for a case file."""
    code = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & PRIMARY_CODE
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CaseFileBusy(f"{path}: another program is writing to the case file; try again when it has finished")
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StorageError(f"{path}: the disk is full or cannot be written ({exc}); the case is as it was before")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return StorageError(f"{path}: the case file cannot be opened for writing here ({exc}); check its permissions")
    if code == sqlite3.SQLITE_NOTADB:
        return DamagedCaseFile(f"{path} is no stemma case: it is no database")
    return DamagedCaseFile(f"{path}: the case file is damaged ({exc}); build it anew from the reports")
