"""
Where a report was made: the lines at its head that name a town, and of which state that is.
"""

import re
from collections.abc import Sequence

from stemma.lexicon.countries import country_form
from stemma.lexicon.places import place_form
from stemma.records.span import Span


def state_of_line(line: str) -> str | None:
    """Return the state of the places that a dateline or byline names, if it is one."""
    found = {state for part in PARTS.split(line) if (state := _state_of(part.strip(" .-")))}
    return next(iter(found)) if len(found) == 1 else None


PARTS = re.compile(r"[,;:/()–—]|\.-|\. | - |\n|\band\b|\bin\b")


def places_of_line(line: str) -> list[str]:
    """Return the places of a line that a list knows to lie in a state, in their words."""
    return [words for part in PARTS.split(line) if (words := part.strip(" .-")) and _state_of(words)]


def _state_of(words: str) -> str | None:
    for form in dict.fromkeys((words, words.title())):
        country, place = country_form(form), place_form(form)
        if country is not None and country.kind in ("name", "capital"):
            return country.iso3
        if place is not None and place.country:
            return place.country
    return None


def home_line(zones: Sequence[tuple[str, Span]], text: str) -> str | None:
    """Return the dateline of *zones*, else the line at the head that has a town and a day, else the byline."""
    datelines, bylines = ([span.of(text) for zone, span in zones if zone == kind] for kind in ("dateline", "byline"))
    dated = [m["town"] for form in (DATED, BARRED) for m in form.finditer(text, 0, HEAD)]
    return next((line for line in (*datelines, *dated, *bylines) if state_of_line(line)), None)


def home_town(zones: Sequence[tuple[str, Span]], text: str) -> Span | None:
    """Return the one town of the dateline of *zones*, else the one known town of the byline; None where it has two."""
    for kind in ("dateline", "byline"):
        span = next((span for zone, span in zones if zone == kind), None)
        if span is None:
            continue
        towns = _towns_in(text, span, known=kind == "byline")
        return towns[0] if len(towns) == 1 else None
    return None


def _towns_in(text: str, line: Span, *, known: bool) -> list[Span]:
    """Return the towns of a line; of a dateline the first name, whether or not a list knows it (*known*)."""
    found: list[Span] = []
    for part in TOWN_PARTS.finditer(text, line.start, line.end):
        town = Span(part.start("town"), part.end("town"))
        words = town.of(text)
        form = country_form(words) or country_form(words.title())
        capital = form is not None and form.kind == "capital"
        if capital or (form is None and (not known or place_form(words) is not None)):
            found.append(town)
        if not known and part["mark"] != "/":
            break
    return found


TOWN_PARTS = re.compile(r"(?P<town>[^\W\d_](?:[^,/(:–—\n-]|-(?! ))*?)\s*(?P<mark>[,/(:–—\n]|\.?\s*- |\b(?:and|in)\b|$)")
"""The names of a dateline or byline, each with what ends it."""
HEAD = 600
"""Code points from the top in which a paper prints where and when it appeared."""
DATED = re.compile(
    r"^(?P<town>(?:[A-Z][\w’'.-]+ ?){1,3}), (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"\(?\d{1,2}[ /.]\w{1,9}[ /.]\d{2,4}",
    re.MULTILINE,
)
"""A town and a day that open a line: "Medan, Tuesday 12 September 2017"."""
BARRED = re.compile(
    r"^[^\n|]{0,60}\| (?P<town>[A-Z][A-Za-z ]+(?: ?/ ?[A-Z][A-Za-z ]+)?) \| (?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z])",
    re.MULTILINE,
)
"""The same between bars: "Our Bureau | NEW DELHI / KOCHI | October 18, 2029"."""
