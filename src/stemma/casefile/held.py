"""What a case file remembers, fetched when it is asked for: most of it is not, when one more article comes."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from stemma.casefile.connection import mapped_errors, meaning_of


class Held(Mapping[str, bytes]):
    """The values of one table of remembered things, by key, as long as the file is open; it has no changes of a run."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, columns: tuple[str, str, str, str], made_by: str
    ) -> None:
        """Open a view of a table: *columns* are its name, its key, its value and who made it."""
        table, key, value, maker = columns
        self._connection, self._path, self._made_by = connection, path, made_by
        self._one = f"SELECT {value} FROM {table} WHERE {key} = ? AND {maker} = ?"
        self._every = f"SELECT {key} FROM {table} WHERE {maker} = ? ORDER BY {key}"

    def __getitem__(self, key: str) -> bytes:
        try:  # asked thousands of times: a context manager would take as long as the question
            row = self._connection.execute(self._one, (key, self._made_by)).fetchone()
        except sqlite3.Error as exc:
            raise meaning_of(exc, self._path) from exc
        if row is None:
            raise KeyError(key)
        return bytes(row[0])

    def __iter__(self) -> Iterator[str]:
        with mapped_errors(self._path):
            keys = [row[0] for row in self._connection.execute(self._every, (self._made_by,))]
        return iter(keys)

    def __len__(self) -> int:
        return sum(1 for _ in self)


VECTORS = ("vectors", "key", "vector", "weights")
MEMO = ("memo", "name", "value", "maker")
"""Tables of remembered things: name, key, value, maker."""
