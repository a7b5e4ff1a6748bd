"""
The rows that one record comes to, written only where they are others than before.

Rules:
1. A *unit* is a record with all that hangs on it: its row, the rows of its parts, its evidence.
2. A unit is known by its key and told by a digest of its rows; where both are there already, nothing is written.
3. Units that have no id of their own (copies, collations, shared text) have the digest for a key.
4. `nr`, the place of a record in the account, is no part of a unit: where only that changed, only that is written.
5. Where a table holds more or fewer rows than the units come to, somebody else wrote in it (`are_alone`).
"""

import marshal
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from stemma.casefile.rows import SqlValue, insertion

Values = tuple[SqlValue, ...]
Told = tuple[Values, tuple[Values, ...]]
"""A piece of evidence as it is written: its row, in the columns of evidence behind the record, and where each party is
named: actor, start, stop."""

PACKING = 2
"""Version of `marshal` in which equal values are equal bytes."""
EVIDENCE = (
    "nr", "record", "kind", "part", "article", "start", "stop", "origin",
    "trigger_start", "trigger_stop", "date_start", "date_stop", "place_start", "place_stop",
)  # fmt: skip
NUMBERED = "SELECT nr, nr, nr FROM {0}"
RANKED = "SELECT {1}, digest, nr FROM {0} LEFT JOIN digests ON record = {1}"
"""Statements for the key of each unit, what tells it, and its place."""
NOWHERE = (None, None)
CELLS = ("evidence", "nr", "actor", "start", "stop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Where the units of one kind are kept."""

    table: str
    columns: tuple[str, ...]
    """Of the table, but for `nr` and `digest`; of units with an id, that comes first."""
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Tables of parts with their columns, of which the first names the unit."""
    is_numbered: bool = False
    """They have no id; the digest is their key, in the column `nr`."""
    is_evidenced: bool = False

    @property
    def key(self) -> str:
        return "nr" if self.is_numbered else self.columns[0]


@dataclass(frozen=True, slots=True)
class Unit:
    """One record in rows."""

    row: Values
    """In the columns of its kind."""
    parts: tuple[Sequence[Values], ...] = ()
    """The rows of each table of parts, without the first column."""
    evidence: Sequence[Told] = ()

    @property
    def number(self) -> int:
        """63 bits of a digest of the unit."""
        whole: Any = (self.row, self.parts, self.evidence)
        packed = marshal.dumps(whole, PACKING)
        return int.from_bytes(blake2b(packed, digest_size=8).digest(), "little") >> 1


class Units:
    """Makes tables hold just the units that they are given. Needs a transaction in which references may wait."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sizes = {"evidence": 0, "party_cells": 0}
        """How many rows each table comes to."""
        self._last = connection.execute("SELECT coalesce(max(nr), 0) FROM evidence").fetchone()[0]

    def put(self, kind: Kind, units: Iterable[Unit]) -> None:
        """Make the tables of *kind* hold just *units*, in the order of the account."""
        told = NUMBERED if kind.is_numbered else RANKED
        held = {key: place for key, *place in self._connection.execute(told.format(kind.table, kind.key))}
        self._sizes.update(dict.fromkeys((kind.table, *(table for table, _ in kind.parts)), 0))
        seen: set[SqlValue] = set()
        fresh: dict[SqlValue, _Fresh] = {}
        moved: list[tuple[int, SqlValue]] = []
        for nr, unit in enumerate(units):
            number = unit.number
            key = number if kind.is_numbered else unit.row[0]
            if key in seen:
                continue
            seen.add(key)
            self._count(kind, unit)
            digest, place = held.get(key, NOWHERE)
            if digest != number:
                fresh[key] = _Fresh(number, nr, unit)
            elif not kind.is_numbered and place != nr:
                moved.append((nr, key))
        self._drop(kind, held.keys() - seen, [key for key in fresh if key in held])
        self._insert(kind, fresh)
        self._connection.executemany(f"UPDATE {kind.table} SET nr = ? WHERE {kind.key} = ?", moved)

    def are_alone(self) -> bool:
        """Say whether the tables that were written hold no rows but those of the units, and all of them."""
        sizes = (
            (size, self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table, size in self._sizes.items()
        )
        return all(wanted == held for wanted, held in sizes)

    def _count(self, kind: Kind, unit: Unit) -> None:
        self._sizes[kind.table] += 1
        for (table, _), rows in zip(kind.parts, unit.parts, strict=True):
            self._sizes[table] += len(rows)
        if unit.evidence:
            self._sizes["evidence"] += len(unit.evidence)
            self._sizes["party_cells"] += sum([len(cells) for _, cells in unit.evidence])

    def _drop(self, kind: Kind, gone: Iterable[SqlValue], changed: Iterable[SqlValue]) -> None:
        """Remove the rows of units; of those that *changed* the first row stays, and is written over."""
        dropped = [(key,) for key in gone]
        every = [*dropped, *((key,) for key in changed)]
        if kind.is_evidenced:
            cells = "DELETE FROM party_cells WHERE evidence IN (SELECT nr FROM evidence WHERE record = ?)"
            self._connection.executemany(cells, every)
            self._connection.executemany("DELETE FROM evidence WHERE record = ?", every)
        for table, columns in kind.parts:
            self._connection.executemany(f"DELETE FROM {table} WHERE {columns[0]} = ?", every)
        self._connection.executemany("DELETE FROM digests WHERE record = ?", dropped if not kind.is_numbered else ())
        self._connection.executemany(f"DELETE FROM {kind.table} WHERE {kind.key} = ?", dropped)

    def _insert(self, kind: Kind, fresh: Mapping[SqlValue, "_Fresh"]) -> None:
        """Write units: of those that have an id, over what is there of them."""
        if kind.is_numbered:
            rows = ((new.number, *new.unit.row) for new in fresh.values())
            self._connection.executemany(insertion(kind.table, ("nr", *kind.columns)), rows)
        else:
            others = ", ".join(f'"{n}" = excluded."{n}"' for n in ("nr", *kind.columns) if n != kind.key)
            over = f" ON CONFLICT ({kind.key}) DO UPDATE SET {others}"
            rows = ((new.nr, *new.unit.row) for new in fresh.values())
            self._connection.executemany(insertion(kind.table, ("nr", *kind.columns)) + over, rows)
            told = ((key, new.number) for key, new in fresh.items())
            self._connection.executemany("INSERT OR REPLACE INTO digests (record, digest) VALUES (?, ?)", told)
        for n, (table, columns) in enumerate(kind.parts):
            parts = ((key, *row) for key, new in fresh.items() for row in new.unit.parts[n])
            self._connection.executemany(insertion(table, columns), parts)
        if kind.is_evidenced:
            self._insert_evidence(fresh)

    def _insert_evidence(self, fresh: Mapping[SqlValue, "_Fresh"]) -> None:
        told: list[Values] = []
        cells: list[Values] = []
        for key, new in fresh.items():
            for row, named in new.unit.evidence:
                self._last += 1
                told.append((self._last, key, *row))
                cells += [(self._last, n, *cell) for n, cell in enumerate(named)]
        self._connection.executemany(insertion("evidence", EVIDENCE), told)
        self._connection.executemany(insertion("party_cells", CELLS), cells)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A unit that is to be written, what tells it, and its place in the account."""

    number: int
    nr: int
    unit: Unit
