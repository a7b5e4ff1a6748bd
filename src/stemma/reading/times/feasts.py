"""
Days that are named by a feast or by another day: "Christmas Eve", "Easter week", "the day before Monday's talks".

Rules:
1. A feast without a year is the nearest, by tense; "last" is the latest one gone.
2. "Easter week" is the week of that day, Monday to Sunday; "Thanksgiving weekend" its Saturday and Sunday.
3. "The day before Monday" is one expression: it means the Sunday.
4. "A week from Friday" is the Friday after the next one; "a week ago Friday" could mean two days, and stays open.
"""

import re
from datetime import date, timedelta

from stemma.reading.times.calendar import HOLIDAYS, WEEKDAYS, Direction, day_after_or_on, day_before_or_on, nearest_day
from stemma.reading.times.days import DAY_FORMS, direction_of
from stemma.reading.times.scene import (
    Found,
    Match,
    Resolver,
    Scene,
    found_day,
    found_week,
    found_weekend,
    group,
    unresolved,
)
from stemma.reading.times.words import COUNT, WEEKDAY, YEAR
from stemma.text.numerals import parse_number


def resolve_feast(match: Match, scene: Scene) -> Found | None:
    """Christmas Eve, last Thanksgiving, New Year's Day 2020, Easter week."""
    in_year = HOLIDAYS[_feast_key(match["feast"])]
    stretch = group(match, "stretch").lower()
    if match["y"]:
        day = in_year(int(match["y"]))
    elif scene.anchor is None:
        return unresolved("XXXX-WXX" if stretch else "XXXX-XX-XX")
    else:
        told: dict[str, Direction] = {"last": "past", "next": "future"}
        direction = told.get(group(match, "rel").lower()) or direction_of(match, scene)
        day = nearest_day(scene.anchor, in_year, direction, scene.parameters)
    if day is None:
        return None
    return found_week(day) if stretch == "week" else found_weekend(day) if stretch == "weekend" else found_day(day)


def resolve_beside(match: Match, scene: Scene) -> Found | None:
    """The day before Monday, the day after Christmas: the other day is read as if it stood alone."""
    step = 1 if match["way"].lower() == "after" else -1
    for pattern, resolve in BESIDE_FORMS:
        other = pattern.match(scene.text, match.end(), scene.sentence.end)
        if other is None:
            continue
        found = resolve(other, scene)
        if found is None or found.type != "DATE" or found.edtf is None or len(found.edtf) != 10:
            return None
        return found_day(date.fromisoformat(found.edtf) + timedelta(days=step))._replace(end=other.end())
    return None


def resolve_weeks_off(match: Match, scene: Scene) -> Found | None:
    """A week from Friday, two weeks from Monday; "a week ago Friday" stays open."""
    if match["way"].lower() == "ago":
        return unresolved("PAST_REF")
    number = parse_number(match["count"]) if match["count"] else 1.0
    if scene.anchor is None or number is None or number != int(number):
        return unresolved("FUTURE_REF")
    coming = day_after_or_on(scene.anchor + timedelta(days=1), WEEKDAYS[match["wd"].lower()])
    return found_day(coming + timedelta(weeks=int(number)))


def resolve_weekdays_ago(match: Match, scene: Scene) -> Found | None:
    """Two Sundays ago: the Sunday before the last one."""
    number = parse_number(match["count"])
    if scene.anchor is None or number is None or number != int(number):
        return unresolved("PAST_REF")
    last = day_before_or_on(scene.anchor - timedelta(days=1), WEEKDAYS[match["wd"].lower()])
    return found_day(last - timedelta(weeks=int(number) - 1))


def _feast_key(words: str) -> str:
    key = re.sub(r"\s+", " ", words.lower().replace("’", "'"))
    return key if key in HOLIDAYS else key.replace("4th", "fourth")


def _written(name: str) -> str:
    words = [word if word == "of" else word[0].upper() + word[1:] for word in name.split()]
    return r"\s+".join(words).replace("'", "['’]").replace("Fourth", "(?:Fourth|4th)")


_FEASTS = "|".join(_written(name) for name in sorted(HOLIDAYS, key=len, reverse=True))

FEAST_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"(?<!Orthodox )\b(?:(?P<rel>(?i:last|next|this))\s+)?(?P<feast>{_FEASTS})\b"
            rf"(?:\s+(?P<stretch>week|weekend)\b)?"
            rf"(?!\s+(?:Agreement|Island|Accord|Movement|trees?|presents?|cards?|parade)\b)(?:,?\s+(?P<y>{YEAR})\b)?"
        ),
        resolve_feast,
    ),
)
BESIDE_FORMS = (*FEAST_FORMS, *DAY_FORMS)
"""What may stand behind "the day before": a day that is resolved by itself."""
NEAR_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    *FEAST_FORMS,
    (re.compile(r"\b(?i:the\s+day\s+(?P<way>before|after)\s+)(?=(?:(?:last|next|this)\s+)?[A-Z\d])"), resolve_beside),
    (
        re.compile(rf"\b(?:(?i:a)|(?P<count>{COUNT}))\s+weeks?\s+(?P<way>(?i:from|ago))\s+(?:on\s+)?(?P<wd>{WEEKDAY})"),
        resolve_weeks_off,
    ),
    (re.compile(rf"\b(?P<count>{COUNT})\s+(?P<wd>{WEEKDAY[:-2]})s\s+ago\b"), resolve_weekdays_ago),
)
