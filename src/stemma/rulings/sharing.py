"""
Rulings as JSON lines: one line a ruling, so that two analysts can share them.

A line says all of a ruling, its retirement too. Its id follows from what it says, so that reading the same
line twice gives one ruling, and a line that somebody changed by hand is refused.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, get_args

from stemma.errors import UsageError
from stemma.records.article import ArticleId
from stemma.records.ruling import MOMENT, Place, Retirement, Ruling, RulingId, Subject, Verb, derive_ruling_id
from stemma.records.span import Span

FORMAT = "stemma.ruling/1"


def write_rulings(rulings: Iterable[Ruling]) -> str:
    """Return *rulings* as JSON lines, in the order of making; each ends in a line break."""
    ordered = sorted(rulings, key=lambda r: r.order)
    lines = "".join(json.dumps(ruling_object(r), ensure_ascii=False) + "\n" for r in ordered)
    return lines.encode("utf-8", "backslashreplace").decode("utf-8")  # half a surrogate pair becomes JSON's \ud800


def ruling_object(ruling: Ruling) -> dict[str, Any]:
    """Return *ruling* as a JSON object."""
    return {
        "format": FORMAT,
        "id": ruling.id,
        "verb": ruling.verb,
        "about": ruling.about,
        "sides": [[_place_object(p) for p in side] for side in ruling.sides],
        "value": ruling.value,
        "by": ruling.by,
        "made": ruling.made,
        "why": ruling.why,
        "retired": [{"by": r.by, "made": r.made, "why": r.why} for r in ruling.retired],
    }


def read_rulings(text: str, *, name: str) -> tuple[Ruling, ...]:
    """
    Return the rulings in *text*, JSON lines as `write_rulings` makes them.

    Args:
        text: The lines; empty ones are passed over.
        name: What an error calls the file.

    Raises:
        UsageError: a line is no ruling, or not the one that its id belongs to.
    """
    out = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            out.append(_read_line(line, f"{name}, line {number}"))
    return tuple(out)


def _read_line(line: str, where: str) -> Ruling:
    try:
        cells = json.loads(line)
        ruling = _ruling_from(cells)
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise UsageError(
            f"{where}: this is no ruling ({exc}); export rulings with `stemma rule CASE.db export`"
        ) from exc
    if cells["id"] != ruling.id:
        raise UsageError(f"{where}: the ruling was changed after it was made; make a new one instead")
    return ruling


def _ruling_from(cells: dict[str, Any]) -> Ruling:
    if cells["format"] != FORMAT:
        raise ValueError(f"its format is {cells['format']!r}, not {FORMAT!r}")
    if cells["verb"] not in get_args(Verb) or cells["about"] not in get_args(Subject):
        raise ValueError(f"unknown: {cells['verb']} of {cells['about']}")
    sides = tuple(tuple(_place_from(p) for p in side) for side in cells["sides"])
    said = _said(cells)
    value = None if cells["value"] is None else _text(cells["value"])
    made = derive_ruling_id(verb=cells["verb"], about=cells["about"], sides=sides, value=value, **said)
    retired = tuple(Retirement(**_said(r)) for r in cells["retired"])
    return Ruling(
        id=RulingId(made), verb=cells["verb"], about=cells["about"], sides=sides, value=value, retired=retired, **said
    )


def _said(cells: dict[str, Any]) -> dict[str, str]:
    """Return who, when and why."""
    datetime.strptime(_text(cells["made"]), MOMENT).replace(tzinfo=UTC)
    return {name: _text(cells[name]) for name in ("by", "made", "why")}


def _place_object(place: Place) -> dict[str, Any]:
    return {
        "article": place.article,
        "start": place.span.start,
        "end": place.span.end,
        "text_sha256": place.text_sha256,
        "words": place.words,
    }


def _place_from(cells: dict[str, Any]) -> Place:
    return Place(
        article=ArticleId(_text(cells["article"])),
        span=Span(int(cells["start"]), int(cells["end"])),
        text_sha256=_text(cells["text_sha256"]),
        words=_text(cells["words"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
