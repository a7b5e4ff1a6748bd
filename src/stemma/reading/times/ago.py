"""
Times that are counted or only pointed at: "two weeks ago", "three days later", "the week before", "now", "recently".

Rules:
1. "ago" and "from now" count from the day of the news; "earlier", "later", "before" from the day named last, and stay
   open where none was named.
2. What says no number ("years ago") and what only points ("recently", "the future") has a TIMEX3 reference for a value
   and no date.
"""

import re
from datetime import date, timedelta

from stemma.reading.times.calendar import add_months, day_of, month_edtf
from stemma.reading.times.scene import (
    Found,
    Match,
    Resolver,
    Scene,
    found_day,
    found_same,
    found_week,
    group,
    unresolved,
)
from stemma.reading.times.words import ANY_UNIT, COUNT, MULTIPLES, UNIT, duration, unit_name
from stemma.text.numerals import parse_number


def resolve_ago(match: Match, scene: Scene) -> Found | None:
    """Two weeks ago, a year earlier, three days later, in two weeks' time."""
    way = re.sub(r"\s+", " ", (match["way"] or match["way2"]).lower())
    if (way == "time") is not bool(match["intime"]):
        return None
    number = parse_number(match["count"]) if match["count"] else None
    if match["one"]:
        number = 2.0 if "couple" in match["one"].lower() else 1.0
    if match["part"]:
        number = 0.5
    ahead = way in {"later", "from now", "time"}
    told = way in {"earlier", "later", "previously", "before", "prior"}
    if way == "later" and unit_name(match["unit"]) in {"hour", "minute"} and not scene.named.is_dark:
        return unresolved("FUTURE_REF")._replace(edtf=scene.last_day.isoformat() if scene.last_day else None)
    if group(match, "more"):
        number = (number or 0) + 0.5
    told = told and not COMPARED.search(scene.before(match))
    if told and scene.last_year is not None:
        return _years_on(scene.last_year, number, match, scene, ahead=ahead)
    base = scene.last_day if told else scene.anchor
    found = _counted(base, number, match["unit"], ahead=ahead)
    return _to_the_day(found, number, match, scene) if group(match, "point") else found


def _years_on(year: int, number: float | None, match: Match, scene: Scene, *, ahead: bool) -> Found:
    """Four years later, of a year told without its day; what would lie behind the news stays open."""
    assert scene.anchor is not None
    steps = {"year": 1, "decade": 10}.get(unit_name(match["unit"]), 0) * int(number or 0) * (1 if ahead else -1)
    if not steps or number != int(number or 0) or year + steps > scene.anchor.year:
        return unresolved("FUTURE_REF" if ahead else "PAST_REF")
    return found_same(f"{year + steps:04d}")


def _to_the_day(found: Found, number: float | None, match: Match, scene: Scene) -> Found:
    """Three years ago today, forty years ago this month: the same day or month of another year or month."""
    unit, word = unit_name(match["unit"]), match["point"].lower().split()[-1]
    if scene.anchor is None or number is None or number != int(number):
        return found
    day = scene.anchor - timedelta(days=word == "yesterday")
    if unit in {"week", "fortnight"} and word in {"today", "yesterday"}:
        return found_day(day - timedelta(weeks=int(number) * MULTIPLES.get(unit, 1)))
    months = int(number) * {"year": 12, "decade": 120, "month": 1}.get(unit, 0)
    year, month = add_months(day, -months)
    then = day_of(year, month, min(day.day, 28) if word == "week" else day.day)
    if not months or then is None:
        return found
    if word == "month":
        return found_same(month_edtf(year, month))
    return found_week(then) if word == "week" else found_day(then)


def resolve_neighbour(match: Match, scene: Scene) -> Found | None:
    """The week before, the year after: counted from the day named last."""
    return _counted(scene.last_day, 1.0, match["unit"], ahead=match["way"].lower() == "after")


def resolve_apart(match: Match, scene: Scene) -> Found | None:
    """A day [after X resigned], two weeks [before]: a duration, and when X resigned by the day that leads here."""
    number = 1.0 if match["one"] else parse_number(match["count"])
    if number is None or number != int(number):
        return None
    unit, ahead = unit_name(match["unit"]), match["way"] == "before"
    value, base, year = duration(number, unit), scene.day_here, scene.named.year
    if base is None and unit == "year" and year and str(year) in scene.before(match, 80):
        return Found("DURATION", value, f"{year + int(number) * (1 if ahead else -1):04d}")
    if base is None or scene.anchor is None or base > scene.anchor:
        return None if match["one"] else Found("DURATION", value)
    if unit == "week" and number == 1:
        # Who writes "a week after" seldom means another weekday.
        return Found("DURATION", value, f"{(base + timedelta(weeks=1 if ahead else -1)).isoformat()}~")
    return Found("DURATION", value, _counted(base, number, unit, ahead=ahead).edtf)


def _counted(base: date | None, number: float | None, word: str, *, ahead: bool) -> Found:
    unit = unit_name(word)
    reference = unresolved("FUTURE_REF" if ahead else "PAST_REF")
    if number is not None and unit == "year" and number % 1 == 0.5:
        number, unit = number * 12, "month"  # "two and a half years ago"
    if number == 0.5 and unit == "century":
        number, unit = 5.0, "decade"
    if number is None or base is None or number != int(number) or unit in {"second", "minute", "hour"}:
        return reference
    steps = int(number) * (1 if ahead else -1)
    if unit == "century":
        return unresolved(f"{base.year // 100 + steps:02d}XX")
    if unit in {"day", "night"}:
        return found_day(base + timedelta(days=steps))
    if unit in {"week", "fortnight"}:
        return found_week(base + timedelta(weeks=steps * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        return found_same(month_edtf(*add_months(base, steps)))
    year = base.year + steps * (10 if unit == "decade" else 1)
    if year < 1000:
        return reference
    return found_same(f"{year:04d}"[:3] + "X" if unit == "decade" else f"{year:04d}")


def resolve_reference(match: Match, _: Scene) -> Found | None:
    """now, these days, recently, in recent weeks, the coming days, the near future, their future."""
    words = match.group().lower()
    if match["past"]:
        return unresolved("PAST_REF")
    if match["future"] or "future" in words:
        return unresolved("FUTURE_REF")
    return unresolved("PRESENT_REF")


COMPARED = re.compile(
    r"\b(?:(?:up|down|rose|fell|\d|percent|per\s+cent|points?|compared|higher|lower|more|less|fewer)\s+(?:from|than|with|to|on)|than)\s+$",
    re.IGNORECASE,
)
"""What sets a figure of the news against one of a year earlier: that is a year before the news."""
_VERB_OR_END = (
    r"(?=\s*(?:[.,;:)”\"'’]|$|(?:in|as|at|is|was|and|or|but|with|of|on|away|will|would|may|might|could|can|must|should|has|had"
    r"|for|from|to|by|after|before|under|outside|if|when|where|that|depends|remains|looks|lies|hangs|seems)\b))"
)
_OWNED = "|".join(
    rf"(?<={word}\s)" for word in ("['’]s", "s['’]", r"\bhis", r"\bher", r"\bits", r"\btheir", r"\bour", r"\bmy")
)

AGO_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            r"(?:\b(?i:more\s+than|about|around|nearly|almost|over|some|at\s+least|just|roughly|less\s+than)\s+)?"
            r"\b(?P<intime>(?i:in)\s+(?=[\w\s-]{1,24}['’]\s?time))?"
            rf"(?i:(?P<one>an?|a\s+couple\s+of|a\s+couple)\s+|(?P<count>{COUNT})[\s-]+|(?P<part>half[\s-]an?|a[\s-]half)[\s-]"
            rf"|(?:several|many|a\s+few|some)\s+|\b){ANY_UNIT}(?P<more>\s+and\s+a\s+half)?"
            r"(?i:['’]?\s+(?P<way>ago|earlier|later|previously|from\s+now|time)\b(?P<point>(?<=ago)\s+(?:today|yesterday|this\s+(?:month|week))\b)?|\s+(?P<way2>before|prior)\b(?=\s*[.,;]|$))"
        ),
        resolve_ago,
    ),
    (
        re.compile(
            r"\b(?i:the)\s+(?P<unit>week|month|year|decade)\s+(?P<way>before|after|earlier)\b(?=\s*[.,;)”\"]|$)"
        ),
        resolve_neighbour,
    ),
    (
        re.compile(
            rf"\b(?:(?P<one>an?|one)\s+|(?P<count>{COUNT})\s+){UNIT}(?=\s+(?P<way>after|before)\s+(?:\w|['’\"“]))"
        ),
        resolve_apart,
    ),
    (
        re.compile(
            r"\b(?i:(?P<past>(?<!most\s)(?<!\bas\s)recently|most\s+recently(?!\s+(?:on|in|at|last|this)\b)|(?:some|a\s+long|a\s+short)\s+time\s+ago|long\s+ago|(?:the\s+)?recent\s+(?:days|weeks|months|years|decades|times|hours)|(?<=\b[Ii]n\s)the\s+past(?=\s*[^\w\s]|$|\s+(?:he|she|it|they|we|there|but|and|as|for|to|on|by|with|when|have|has|had)\b))"
            r"|(?P<future>(?:the\s+)?(?:coming|upcoming)\s+(?:days|weeks|months|years|hours)|the\s+(?:days|weeks|months|years|hours)\s+ahead(?!\s+of)|(?:the\s+)?(?:near|foreseeable|immediate|not[\s-]too[\s-]distant)\s+future|the\s+future(?!\s+of\b))"
            r"|(?:right\s+)?now|currently|at\s+present|at\s+the\s+moment|at\s+this\s+time|nowadays|these\s+days)\b"
        ),
        resolve_reference,
    ),
    (re.compile(rf"(?P<past>(?!))?(?:{_OWNED})(?P<future>future)\b{_VERB_OR_END}"), resolve_reference),
)
