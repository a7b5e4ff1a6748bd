"""Records as plain JSON values, and back."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from stemma.records.span import Span

R = TypeVar("R")


def pack(record: Any) -> Any:
    """Return *record* as plain JSON values: a span is a pair, a record an object."""
    if isinstance(record, Span):
        return [record.start, record.end]
    if is_dataclass(record):
        return {f.name: pack(getattr(record, f.name)) for f in fields(record)}
    if isinstance(record, tuple):
        return [pack(item) for item in record]
    return record


def unpack(record_type: type[R], value: Any) -> R:
    """Return the record of *record_type* that `pack` made *value* from."""
    return cast("R", _unpacker(cast("Any", record_type))(value))


@cache
def _unpacker(hint: Any) -> Callable[[Any], Any]:
    """Return what makes a value of the type *hint* out of plain JSON values; worked out once a type."""
    hint = without_none(hint)
    if hint is Span:
        return lambda value: None if value is None else Span(*value)
    if get_origin(hint) is tuple:
        args = get_args(hint)
        if args[-1] is Ellipsis:
            each = _unpacker(args[0])
            return lambda value: None if value is None else tuple(map(each, value))
        ordered = [_unpacker(arg) for arg in args]
        return lambda value: None if value is None else tuple(make(v) for make, v in zip(ordered, value, strict=True))
    if is_dataclass(hint):
        made = cast("type", hint)
        cells = {name: _unpacker(h) for name, h in _hints(made).items()}
        return lambda value: None if value is None else made(**{name: cells[name](v) for name, v in value.items()})
    return lambda value: value


@cache
def _hints(record_type: type) -> dict[str, Any]:
    return get_type_hints(record_type)


def without_none(hint: Any) -> Any:
    """Return a type without None; a union of ids is a string."""
    if get_origin(hint) in (Union, types.UnionType):
        kept = [arg for arg in get_args(hint) if arg is not type(None)]
        return kept[0] if len(kept) == 1 else str  # a union of ids is a string
    return hint
