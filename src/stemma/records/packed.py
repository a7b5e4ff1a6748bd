"""Records as plain JSON values, and back."""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
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
    """
    Return the record of *record_type* that `pack` made *value* from.

    Raises:
        KeyError: a field without a default is missing.
    """
    return cast("R", (_unpacker(cast("Any", record_type)) or _as_it_is)(value))


@cache
def _unpacker(hint: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of the type *hint* out of plain JSON values; None where it is that value already."""
    hint = without_none(hint)
    if hint is Span:
        return _span
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
    """
    Return what makes a record of the object that JSON gives.

    It writes the fields into their slots: a case of a thousand articles has eighty thousand records of readings, and
    what `__init__` does for frozen ones takes as long again as all else.
    """
    hints, told = get_type_hints(record_type), [f for f in fields(record_type) if f.init]
    cells = [(f.name, vars(record_type)[f.name].__set__, _unpacker(hints[f.name]), f.default) for f in told]
    always = [(name, put, make) for name, put, make, default in cells if default is MISSING]
    plain = [(name, put) for name, put, make in always if make is None]
    spans = [(name, put) for name, put, make in always if make is _span]
    others = [(name, put, make) for name, put, make in always if make not in {None, _span}]
    later = [(name, put, make, default) for name, put, make, default in cells if default is not MISSING]
    check = getattr(record_type, "__post_init__", None)

    def made(value: Any) -> Any:
        if value is None:
            return None
        record: Any = object.__new__(record_type)
        for name, put in plain:
            put(record, value[name])
        for name, put in spans:  # most of what is in a reading
            put(record, None if (ends := value[name]) is None else Span(*ends))
        for name, put, make in others:
            put(record, make(value[name]))
        for name, put, unpacked, default in later:  # a field that came later has a default
            found = value.get(name, default)
            put(record, found if unpacked is None or found is default else unpacked(found))
        if check is not None:
            check(record)
        return record

    return made


def _span(value: Any) -> Span | None:
    return None if value is None else Span(*value)


def _as_it_is(value: Any) -> Any:
    return value


def without_none(hint: Any) -> Any:
    """Return a type without None; a union of ids is a string."""
    if get_origin(hint) in (Union, types.UnionType):
        kept = [arg for arg in get_args(hint) if arg is not type(None)]
        return kept[0] if len(kept) == 1 else str  # a union of ids is a string
    return hint
