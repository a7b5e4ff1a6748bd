"""
One measure in two spellings: "$1.4 billion" and "$1.4bn", "9 km (6 miles)" and "9km", "4:00 am" and "4 a.m.".
"""

import re

from stemma.text.numerals import DIGITS, NUMBER, parse_number

UNITS = {
    form: unit
    for unit, forms in {
        "kilometre": "km kms kilometre kilometres kilometer kilometers",
        "metre": "m metre metres meter meters",
        "centimetre": "cm centimetre centimetres centimeter centimeters",
        "mile": "mi mile miles",
        "foot": "ft foot feet",
        "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        "tonne": "t tonne tonnes",
        "litre": "l litre litres liter liters",
        "hectare": "ha hectare hectares",
        "hour": "h hr hrs hour hours",
        "minute": "min mins minute minutes",
        "megawatt": "mw megawatt megawatts",
    }.items()
    for form in forms.split()
}
"""Form of a unit -> the unit."""
IN_OTHER_UNITS = re.compile(r"\s*\([^()]*\)?")
"""What a style adds for readers elsewhere: "(6 miles)", "(R27bn"; the last mark may lie outside of what is compared."""
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\.?", re.IGNORECASE)
ZONED = re.compile(r"\d{1,2}[:.]?\d\d\s?(?:GMT|UTC)", re.IGNORECASE)
MONEY = re.compile(rf"[$€£¥₹A-Z]{{1,3}}\s?{NUMBER}")
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
MEASURE = re.compile(rf"({DIGITS}|{NUMBER})[\s-]*({_UNIT})\.?", re.IGNORECASE)

Measure = tuple[float, str]
"""A value and its unit; a time of day is minutes since midnight."""


def are_one_measure(a: str, b: str) -> bool:
    """Say whether two stretches of text are one number with its unit, money or a time of day, written in two ways."""
    return not _measures(a).isdisjoint(_measures(b))


def are_two_measures(a: str, b: str) -> bool:
    """Say whether two stretches of text are a number with or without its unit each, of other values."""
    here, there = _measures(a), _measures(b)
    return bool(here and there) and here.isdisjoint(there)


def are_one_unit(a: str, b: str) -> bool:
    """Say whether two words are one unit: "km" and "kilometres"."""
    return a.lower() in UNITS and UNITS[a.lower()] == UNITS.get(b.lower())


def is_conversion(text: str) -> bool:
    """Say whether what stands between brackets is a measure, money or the hour of elsewhere, as a style may add it."""
    return any(pattern.fullmatch(text) for pattern in (MEASURE, ZONED, MONEY))


def _measures(text: str) -> set[Measure]:
    """Return what a stretch of text may measure: "60m" is sixty metres or sixty million."""
    plain = IN_OTHER_UNITS.sub("", text).strip()
    clock = CLOCK.fullmatch(plain)
    if clock:
        hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0)
        return {(60.0 * hour + int(clock[2] or 0), "o'clock")}
    whole, measured = parse_number(plain), MEASURE.fullmatch(plain)
    found = set() if whole is None else {(whole, "")}
    value = parse_number(measured[1]) if measured else None
    return found if measured is None or value is None else {*found, (value, UNITS[measured[2].lower()])}
