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
    """Return the record of *record_type* that `pack` made *value* from; what is in *value* is used up."""
    return cast("R", (_unpacker(cast("Any", record_type)) or _as_it_is)(value))


@cache
def _unpacker(hint: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of the type *hint* out of plain JSON values; None where it is that value already."""
    hint = without_none(hint)
    if hint is Span:
        return lambda value: None if value is None else Span(*value)
    if get_origin(hint) is tuple:
        args = get_args(hint)
        each = _unpacker(args[0])
        if args[-1] is not Ellipsis:
            ordered = [_unpacker(arg) or _as_it_is for arg in args]
            return lambda value: (
                None if value is None else tuple(make(v) for make, v in zip(ordered, value, strict=True))
            )
        if each is None:
            return lambda value: None if value is None else tuple(value)
        if args[0] is Span:
            return lambda value: None if value is None else tuple([Span(*v) for v in value])
        return lambda value: None if value is None else tuple(map(each, value))
    return _record_maker(cast("type", hint)) if is_dataclass(hint) else None


def _record_maker(record_type: type) -> Callable[[Any], Any]:
    """Return what makes a record of the object that JSON gives; the object is used up."""
    cells = [
        (name, make) for name, hint in get_type_hints(record_type).items() if (make := _unpacker(hint)) is not None
    ]

    def made(value: Any) -> Any:
        if value is None:
            return None
        for name, make in cells:
            if name in value:  # a field that came later has a default
                value[name] = make(value[name])
        return record_type(**value)

    return made


def _as_it_is(value: Any) -> Any:
    return value


def without_none(hint: Any) -> Any:
    """Return a type without None; a union of ids is a string."""
    if get_origin(hint) in (Union, types.UnionType):
        kept = [arg for arg in get_args(hint) if arg is not type(None)]
        return kept[0] if len(kept) == 1 else str  # a union of ids is a string
    return hint
