"""Verbs of acts that tell no act beside certain words. The table stands in `idioms.tsv` beside this file."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from stemma.lexicon.lists import read_lines
from stemma.records.reading import EventType

Where = Literal["object", "next", "behind", "subject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """Words beside which a verb tells no act."""

    type: EventType | None
    """What the verb would tell; None for whatever act."""
    verbs: frozenset[str]
    where: Where
    words: frozenset[str]
    """In the singular and in the plural."""


@cache
def idioms() -> tuple[Idiom, ...]:
    """Return the table in the order of the file."""
    return tuple(_parse(line) for line in read_lines("idioms.tsv"))


def _parse(line: str) -> Idiom:
    type_, verbs, where, words = line.split("\t")
    singular = frozenset(words.split("|"))
    return Idiom(
        type=None if type_ == "*" else cast("EventType", type_),
        verbs=frozenset(verbs.split("|")),
        where=cast("Where", where),
        words=singular | {f"{word}s" for word in singular},
    )
