"""
The format of the case file and how an older one becomes the present one.

Rules:
1. `schema.sql` is the present format, whole. A new file gets it as it stands.
2. A change of format raises VERSION by one and adds the statements that turn the
   version before into it, under the number of the version before.
3. What was concluded (the account) need not be migrated: the next build writes it anew.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from importlib.resources import files

APPLICATION_ID = 0x53544D41
"""`STMA`: marks an SQLite file as a stemma case."""

VERSION = 5
"""Version of the format, kept in `PRAGMA user_version`."""

MIGRATIONS: Mapping[int, str] = {
    old: files("stemma.casefile").joinpath(f"from_{old}_to_{old + 1}.sql").read_text("utf-8")
    for old in range(1, VERSION)
}
"""Version -> the statements that turn it into the next one."""


def create(connection: sqlite3.Connection) -> None:
    """Write the present format into an empty file, inside the transaction that is open."""
    run_script(connection, files("stemma.casefile").joinpath("schema.sql").read_text("utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def migrate(connection: sqlite3.Connection, migrations: Mapping[int, str] = MIGRATIONS, version: int = VERSION) -> None:
    """Bring a file of an older format to *version*, step by step, inside the transaction that is open."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    for number in range(found, version):
        run_script(connection, migrations[number])
        connection.execute(f"PRAGMA user_version = {number + 1}")


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """
    Execute every statement of *script*; each ends its line.

    `executescript` would commit first, and a failure must undo all.
    """
    for statement in _statements(script):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
