"""Places that are no countries: regions, seas, straits and cities that the news names without saying where they lie."""

from dataclasses import dataclass
from functools import cache

from stemma.lexicon.lists import read_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place by name."""

    name: str
    country: str | None
    """ISO 3166-1 alpha-3 where it lies in one undisputed country."""


def place_form(text: str) -> Place | None:
    """Return the place that *text* names, exactly as written, or None."""
    return _forms().get(text)


@cache
def _forms() -> dict[str, Place]:
    return {place.name: place for place in PLACES}


def _load() -> tuple[Place, ...]:
    items = (item for line in read_lines("places.txt") for item in line.split("|") if item)
    return tuple(Place(name=name, country=country or None) for name, country in (item.split(";") for item in items))


PLACES: tuple[Place, ...] = _load()
