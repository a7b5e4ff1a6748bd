"""
How records are said in words: dates, corroboration, disputed values.

Every face says them the same way, so they are said here.
"""

import re
from collections.abc import Iterable, Sequence

from stemma.records.account import Account, AccountQuantity, Conflict
from stemma.text.edtf import day_text, is_valid

STATUS_WORDS = {
    "past": "happened",
    "scheduled": "scheduled",
    "proposed": "proposed",
    "cancelled": "cancelled or postponed",
    "denied": "said by one, denied by another",
}
KIND_WORDS = {"direct": "word for word", "mixed": "partly word for word", "indirect": "in the reporter's words"}
RELATION_WORDS = {
    "original": "own reporting",
    "reprint": "reprint",
    "edited": "edited copy",
    "partial": "takes passages",
    "spun": "paraphrased copy",
    "update": "later version",
}
PLACE_WORDS = frozenset(("near", "off", "outside", "on", "at", "in", "along", "around", "over", "under", "between"))
"""Prepositions that a place may bring along."""
DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
                      r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?")  # fmt: skip
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")
DURATION_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def say_count(number: int, noun: str) -> str:
    """Return "1 origin", "2 origins"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def say_title(case: str) -> str:
    """Return the name of a case as a heading: "border_clash" is a file's name."""
    words = " ".join(case.replace("_", " ").split()) or case
    return words[:1].upper() + words[1:]


def say_date(edtf: str | None) -> str:
    """Return *edtf* as a reader says it; "no date given" where there is none."""
    if not edtf:
        return "no date given"
    return day_text(edtf) if is_valid(edtf) else edtf


def say_place(place: str | None) -> str:
    """Return where something happened, with a preposition; nothing where that is not known."""
    if not place:
        return ""
    return place if place.partition(" ")[0].lower() in PLACE_WORDS else f"in {place}"


def say_number(value: float) -> str:
    """Return *value* as a reader says it, exactly: "4,500", "2.6 billion", "1,234,567"."""
    for name, size in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if abs(value) >= size and float(f"{value / size:.2f}") * size == value:
            return f"{value / size:g} {name}"
    return f"{value:,.15g}"


def say_figure(quantity: AccountQuantity) -> str:
    """Return a number with its modifier and unit: "more than 7 hours", "nearly 100,000", "20,000 or more"."""
    low, high = (say_number(x) if x is not None else None for x in (quantity.low, quantity.high))
    if quantity.value is not None:
        figure = say_number(quantity.value)
    elif low and high:
        figure = f"{low}–{high}"
    else:
        figure = f"{low} or more" if low else f"{high} or fewer" if high else ""
    return " ".join(x for x in (quantity.modifier, figure, quantity.unit) if x)


def is_money(unit: str | None) -> bool:
    """Say whether a unit is a currency: "USD"."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def is_share(unit: str | None) -> bool:
    """Say whether a unit is that of a share: "percent"."""
    return unit in {"percent", "per cent", "%"}


def say_duration(value: str) -> str:
    """Return an ISO 8601 duration in words ("7 hours"); other values come back unchanged."""
    match = DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return value
    parts = [(float(n), unit) for n, unit in zip(match.groups(), DURATION_UNITS, strict=True) if n]
    return " ".join(f"{n:g} {unit}" + ("" if n == 1 else "s") for n, unit in parts)


def say_corroboration(account: Account, newsrooms: Sequence[str], *, voices: int = 0) -> str:
    """
    Return how well a record is attested: "3 newsrooms, 1 voice", "2 newsrooms + 1 unknown".

    An origin whose newsroom is not known stands in *newsrooms* by its id, and is said apart. Voices are the
    speakers that a record rests on; one with none is told in some article's own voice.
    """
    origins = {origin.id for origin in account.lineage.origins}
    unknown = sum(room in origins for room in newsrooms)
    known = len(newsrooms) - unknown
    if not newsrooms:
        return "no newsroom"
    parts = [say_count(known, "newsroom")] if known else []
    if unknown:
        parts.append(f"{unknown} unknown" if known else say_count(unknown, "unknown newsroom"))
    said = " + ".join(parts)
    return f"{said}, {say_count(voices, 'voice')}" if voices else said


def say_newsrooms(account: Account, newsrooms: Iterable[str]) -> str:
    """Return the newsrooms by name; an unknown one by the label of its origin."""
    labels: dict[str, str] = {origin.id: origin.label for origin in account.lineage.origins}
    return ", ".join(f"{labels[r]} (newsroom unknown)" if r in labels else r for r in newsrooms)


def say_conflict_value(conflict: Conflict, value: str) -> str:
    """Return the normalised value of a disputed cell as a reader says it."""
    if conflict.field == "duration":
        return say_duration(value)
    if conflict.field == "date":
        return say_date(value)
    if conflict.field == "number":
        return NUMBER.sub(lambda match: say_number(float(match.group())), value).replace("..", "–")
    return value
