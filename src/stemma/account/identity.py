"""Ids that stay apart: two records may begin at one place."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from stemma.records.article import derive_id


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Identified)


def keep_apart(records: Iterable[R]) -> list[R]:
    """Return *records*, frozen dataclasses, in their order; of two with one id the later gets another."""
    taken: set[str] = set()
    out: list[R] = []
    for record in records:
        identity = record.id
        while identity in taken:
            identity = derive_id(identity[0], identity, "again")
        taken.add(identity)
        out.append(record if identity == record.id else _with_id(record, identity))
    return out


def _with_id(record: Any, identity: str) -> Any:
    return replace(record, id=identity)
