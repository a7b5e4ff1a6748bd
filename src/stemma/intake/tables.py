"""
Parquet tables -> the records of a JSON lines file. The only file that knows pyarrow, which `stemma[corpus]` brings.
"""

import json
from pathlib import Path
from typing import Any

TABLES = frozenset({".parquet"})
COLUMNS = ("id", "title", "outlet", "url", "published", "language", "text", "html")


class NoTable(Exception):
    """A table cannot be read; the sentence says why and what to do."""


def row_groups(path: Path) -> list[int]:
    """
    Return the number of rows of each row group of the table at *path*.

    Raises:
        NoTable: pyarrow is not installed, or the file is no Parquet.
    """
    metadata = _opened(path).metadata
    return [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)]


def table_lines(path: Path, groups: range | None = None) -> str:
    """
    Return the rows of some row *groups* (None: of all) as JSON lines.

    Raises:
        NoTable: pyarrow is not installed, or the file is no Parquet.
    """
    table = _opened(path)
    names = [name for name in table.schema_arrow.names if name in COLUMNS]
    wanted = range(table.metadata.num_row_groups) if groups is None else groups
    rows = table.read_row_groups(list(wanted), columns=names).to_pylist()
    return "\n".join(json.dumps({k: v if v is None else str(v) for k, v in row.items()}) for row in rows)


def _opened(path: Path) -> Any:
    try:
        from pyarrow import ArrowInvalid
        from pyarrow.parquet import ParquetFile
    except ImportError as exc:
        raise NoTable("Parquet is read by pyarrow; install stemma[corpus]") from exc
    try:
        return ParquetFile(path)
    except ArrowInvalid as exc:
        raise NoTable(f"it is no Parquet file ({exc}); write it anew") from exc
