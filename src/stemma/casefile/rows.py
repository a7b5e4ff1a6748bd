"""
Records as rows, and as JSON.

Rules:
1. A field that holds a string or a number is a column of the same name.
2. A span is two columns, `<field>_start` and `<field>_stop`, without a closing `_span` of its name;
   the field `span` is just `start` and `stop`.
3. A tuple of plain values is one column with a JSON list.
4. A tuple of records, and a tuple that pairs a span with an id, is left to a table of its own.
"""

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from json.encoder import encode_basestring
from typing import Any, Literal, Protocol, TypeVar, get_args, get_origin, get_type_hints

from stemma.records.packed import without_none
from stemma.records.span import Span

SqlValue = str | int | float | None
R = TypeVar("R")
FieldShape = Literal["plain", "span", "list", "table"]


class Row(Protocol):
    """What a row of the database is to this file: cells by column."""

    def __getitem__(self, column: str) -> Any: ...


PLANS: dict[type[Any], Sequence[tuple[str, FieldShape, str, str]]] = {}
"""What `_plan` has worked out so far."""


def columns_of(record: Any) -> dict[str, SqlValue]:
    """Return the columns of *record*, without what goes to tables of its own."""
    out: dict[str, SqlValue] = {}
    for name, kind, start, stop in _plan(type(record)):
        value = getattr(record, name)
        if kind == "plain":
            out[name] = value
        elif kind == "list":
            out[name] = _as_json(value)
        elif value is None:
            out[start] = out[stop] = None
        else:
            out[start], out[stop] = value.start, value.end
    return out


def _as_json(values: Sequence[Any]) -> str:
    """Return a list as JSON; most hold words, and need no encoder of their own."""
    try:
        return f"[{', '.join(map(encode_basestring, values))}]"
    except TypeError:
        return json.dumps(values, ensure_ascii=False)


def names_of(record_type: type[Any]) -> tuple[str, ...]:
    """Return the names of the columns that `columns_of` gives for a record of *record_type*."""
    return tuple(
        column
        for name, kind, start, stop in _plan(record_type)
        for column in ((start, stop) if kind == "span" else (name,))
    )


def insertion(table: str, columns: Sequence[str], *, or_ignore: bool = False) -> str:
    """Return the statement that puts a row into *table*; with *or_ignore*, where none with its key is there."""
    names = ", ".join(f'"{name}"' for name in columns)
    verb = "INSERT OR IGNORE" if or_ignore else "INSERT"
    return f"{verb} INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


def _plan(record_type: type[Any]) -> Sequence[tuple[str, FieldShape, str, str]]:
    """Return each field that has columns, how it is stored, and the columns of a span."""
    if record_type not in PLANS:
        hints = get_type_hints(record_type)
        shapes = ((f.name, _field_shape(without_none(hints[f.name]))) for f in fields(record_type))
        PLANS[record_type] = [
            (name, kind, *(span_columns(name) if kind == "span" else ("", "")))
            for name, kind in shapes
            if kind != "table"
        ]
    return PLANS[record_type]


def record_from(record_type: type[R], row: Row, **given: Any) -> R:
    """Return the record that *row* holds; fields in *given* (those of other tables) are taken from there."""
    cells = dict(given)
    for name, kind, start, stop in _plan(record_type):
        if name in given:
            continue
        if kind == "plain":
            cells[name] = row[name]
        elif kind == "span":
            cells[name] = span_from(row, start, stop)
        else:
            cells[name] = _tuples(json.loads(row[name])) if row[name] != "[]" else ()
    return record_type(**cells)


def span_columns(name: str) -> tuple[str, str]:
    """Return the two columns of the span field *name*."""
    stem = name.removesuffix("_span")
    return ("start", "stop") if stem == "span" else (f"{stem}_start", f"{stem}_stop")


def span_from(row: Row, start: str = "start", stop: str = "stop") -> Span | None:
    """Return the span in two columns of *row*, or None where it is absent."""
    first = row[start]
    return None if first is None else Span(first, row[stop])


def _field_shape(hint: Any) -> FieldShape:
    if hint is Span:
        return "span"
    if get_origin(hint) is not tuple:
        return "table" if is_dataclass(hint) else "plain"
    return "table" if any(_holds_record(arg) for arg in get_args(hint)) else "list"


def _holds_record(hint: Any) -> bool:
    return is_dataclass(hint) or any(_holds_record(arg) for arg in get_args(hint))


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
