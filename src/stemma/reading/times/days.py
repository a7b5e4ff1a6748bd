"""
Single days: "January 10", "10/01/2022", "next Wednesday", "yesterday", "the following day".

Rules:
1. A day that is written out is taken as written; one without a year is the nearest, by tense (calendar.py).
2. A weekday is the nearest before publication for past tense and after it for future; the same weekday is the
   publication day. "last" is the latest one before; "next" is the one in the week after.
3. Day and month in figures with slashes are only told apart where one is beyond 12.
"""

import re
from datetime import date, timedelta

from stemma.reading.times.calendar import (
    MONTH_NUMBERS,
    WEEKDAYS,
    Direction,
    day_after_or_on,
    day_before_or_on,
    day_of,
    monday_of,
    nearest_day,
)
from stemma.reading.times.scene import Found, Match, Resolver, Scene, found_day, group, unresolved
from stemma.reading.times.tense import KNOWN_BY_DAY
from stemma.reading.times.words import (
    DASH,
    DAY,
    END,
    MONTH,
    PART,
    PART_CODES,
    POINT,
    THAT_YEAR,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
)
from stemma.records.span import Span
from stemma.text.edtf import join

NAMED_DAYS = {
    (9, 11): (2001, re.compile(r"\s+(?:terror\w*\s+)?(?:attacks?|hijack\w*)\b", re.IGNORECASE)),
    (1, 6): (2021, re.compile(r"\s+(?:riots?|insurrection|committee|rioters?|defendants?)\b", re.IGNORECASE)),
}
"""Days that became names and are never said with their year."""
NO_WEEKDAY_BEFORE = re.compile(
    r"\b(?:Black|Bloody|Good|Super|Ash|Holy|Palm|Cyber|Maundy|Sheffield|Casual|Ruby|Giving|Orange)\s+$"
)
NO_WEEKDAY_AFTER = re.compile(
    r"\s+(?:Times|Mail|Mirror|Express|Telegraph|Independent|Herald|Post|Star|Night\s+Live|Agreement|Club|Business|Punch|Vanguard)\b"
)

OF_OUR_TIME = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:youth|world|society|children|students|young|generation|standards|technology|Europe|Africa|Asia"
    r"|Russia|China|America|leaders|politicians|politics|values|economy|prices|realities|parents|teenagers)\b"
)
"""What is of today without being of this very day: "today's youth"."""
ANY_SUCH = re.compile(r"\b(?:on\s+an?|one)\s+$", re.IGNORECASE)
"""What names a weekday without saying which: "on a Sunday in 1994"."""
THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
NEXT_TO = re.compile(r"\s+(?:before|after|following|preceding)\s+(?:the|a|an|his|her|their|its|[a-z]+ing)\b")
"""What counts a weekday from an act: "the Sunday after the shooting"."""
NO_NOUN = re.compile(r"\s*(?:[.,;:)”\"]|$)|\s+(?:in|at|when|and|or|of|he|she|they)\b")
STEPS = {"yesterday": -1, "last": -1, "tomorrow": 1}
"""How far a word lies from today. Days."""
HALF_YEAR = 183
"""A day told next to another that has its year lies no farther behind it. Days."""

WEEKDAY_FIRST = rf"(?:(?:{WEEKDAY}|{WEEKDAY_SHORT})(?:,\s*|\s+)(?:the\s+)?)?"
RELATIVE = r"(?:\b(?P<rel>(?i:last|this\s+past|this\s+coming|next))\s+)?"
NO_YEAR_GUARD = r"(?![-–]?\d)"


def resolve_iso(match: Match, _: Scene) -> Found | None:
    """2022-01-10, 2022/01/10, 2022-01-10T14:30."""
    day = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None:
        return None
    if match["clock"]:
        value = f"{day.isoformat()}T{match['clock']}"
        return Found("TIME", value, value) if match["clock"] < "24:00" else None
    return found_day(day)


def resolve_figures(match: Match, _: Scene) -> Found | None:
    """10.01.2022 is day first; 10/01/2022 could be either."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    days = {day_of(year, b, a)}
    if match["sep"] != ".":
        days.add(day_of(year, a, b))
    real = [d for d in days if d is not None]
    if len(real) == 1:
        return found_day(real[0])
    return unresolved(f"{year}-XX-XX") if real else None


def resolve_month_day(match: Match, scene: Scene) -> Found | None:
    """January 10; Jan. 10, 2022; 10 January; January 10-12; Thursday, April 6; last January 10."""
    month = MONTH_NUMBERS[match["mon"].rstrip(".").lower()]
    number = number_of(match["day"])
    year = _stated_year(match, scene)
    to, other = _range_end(match, month)
    if year is None:
        if scene.anchor is None:
            return unresolved(f"XXXX-{month:02d}-{number:02d}")
        special = NAMED_DAYS.get((month, number))
        if special and special[1].match(scene.text, match.end()):
            year = special[0]
        else:
            year = _nearest_year(match, scene, scene.anchor, month, number)
    first = day_of(year, month, number) if year else None
    if year is None or first is None:
        return None
    if to is None:
        return found_day(first)
    last = day_of(year + (other < month), other, to)
    if last is None or last <= first:
        return None
    value = join((first.isoformat(), last.isoformat()))
    return Found("DATE", value, value)


def resolve_weekday(match: Match, scene: Scene) -> Found | None:
    """Monday; next Wednesday; last Friday; Tuesday of last week; Wednesday night."""
    if NO_WEEKDAY_BEFORE.search(scene.before(match)) or NO_WEEKDAY_AFTER.match(scene.text, match.end()):
        return None
    weekday = WEEKDAYS[match["wd"].lower()]
    code = _part_code(match["part"])
    any_such = not match["rel"] and ANY_SUCH.search(scene.before(match)) and NO_NOUN.match(scene.text, match.end())
    if scene.anchor is None or any_such or (THE.search(scene.before(match)) and NEXT_TO.match(scene.text, match.end())):
        return unresolved(f"XXXX-WXX-{weekday + 1}{code}", "TIME" if code else "DATE")
    day = _weekday(weekday, match, scene)
    scene.named.weekdays[weekday] = day
    return _with_part(day, code)


def resolve_day_word(match: Match, scene: Scene) -> Found | None:
    """today, tonight, yesterday, tomorrow, this morning, last night, the day before yesterday."""
    words = match.group().lower().split()
    code = _part_code(words[-1] if words[-1] in PART_CODES else None) or ("TNI" if "tonight" in words else "")
    if words == ["today"] and OF_OUR_TIME.match(scene.text, match.end()):
        return unresolved("PRESENT_REF")
    if scene.anchor is None:
        return unresolved(f"XXXX-XX-XX{code}", "TIME" if code else "DATE")
    step = next((STEPS[word] for word in words if word in STEPS), 0) * (2 if words[:2] == ["the", "day"] else 1)
    return _with_part(scene.anchor + timedelta(days=step), code)


def resolve_next_day(match: Match, scene: Scene) -> Found | None:
    """The following day, a day earlier, the same day, that day: counted from the day named last."""
    words = match.group().lower()
    code = _part_code(match["part"] or match["eve"])
    base = scene.last_day
    if match["inday"]:
        # "later in the day" goes on from the day just told; "earlier in the day" looks back from the news itself.
        base = scene.day_here or (scene.last_day if words.startswith("later") else None) or scene.anchor
    if base is None:
        return unresolved(f"XXXX-XX-XX{code}", "TIME" if code else "DATE")
    if re.search(r"following|next|later$|after$", words) and not match["inday"]:
        base += timedelta(days=1)
    elif re.search(r"previous|before$|earlier$|prior$", words) and not match["inday"]:
        base -= timedelta(days=1)
    return _with_part(base, code)


DAY_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"(?<![\d/-])(?P<y>{YEAR})(?P<sep>[-/])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9])"
            r"(?:[T ](?P<clock>[012]\d:[0-5]\d)(?::\d\d)?Z?)?(?![\d/-])"
        ),
        resolve_iso,
    ),
    (
        re.compile(rf"(?<![\d/.-])(?P<a>\d{{1,2}})(?P<sep>[/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{YEAR})(?![\d/])"),
        resolve_figures,
    ),
    (
        re.compile(
            rf"{RELATIVE}{WEEKDAY_FIRST}\b(?P<mon>{MONTH})\s?(?P<day>{DAY})"
            rf"(?:(?:{DASH}|\s+to\s+|\s+through\s+)(?:(?P<mon2>{MONTH})\s?)?(?P<to>{DAY})(?![\w%]|[.,]\d)"
            rf"(?!\s+(?:people|percent|per|members|years|killed|dead)\b))?"
            rf"(?:(?:,\s*|\s+)(?P<y>{YEAR})(?!\d)|{THAT_YEAR})?{END}{NO_YEAR_GUARD}"
        ),
        resolve_month_day,
    ),
    (
        re.compile(
            rf"(?<![\d.,:$€£/])(?<!\d-){WEEKDAY_FIRST}(?:the\s+(?=\S+\s+of))?(?P<day>{DAY})"
            rf"(?:(?:{DASH}|\s+to\s+)(?P<to>{DAY}))?\s*(?:of\s+|-)?"
            rf"(?P<mon>{MONTH})(?P<mon2>)(?:(?:,\s*|\s+|-)(?P<y>{YEAR})(?!\d)|{THAT_YEAR})?(?!\w)"
        ),
        resolve_month_day,
    ),
    (
        re.compile(
            rf"(?<![\d.,:$€£/-])(?P<day>{DAY})(?P<to>)(?P<yrel>)(?=\s+(?:and|or)\s+{DAY}\s+(?:of\s+)?(?P<mon>{MONTH})(?:,?\s+(?P<y>{YEAR}))?)"
        ),
        resolve_month_day,
    ),
    (
        re.compile(
            rf"(?:(?P<rel>(?i:last|next|this\s+coming|this\s+past|this|coming|past|the\s+following|the\s+previous))\s+"
            rf"|{POINT})?\b(?P<wd>{WEEKDAY})(?!\s+(?:{MONTH})\s?\d)"
            rf"(?:\s+(?P<part>{PART}))?(?i:(?:,?\s+(?:of\s+)?)(?P<week>last|this|next)\s+week\b)?"
        ),
        resolve_weekday,
    ),
    (
        re.compile(
            rf"\b(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow"
            rf"|(?:(?:late|early|earlier|later)\s+)?(?:today|tonight|yesterday|tomorrow)(?:\s+{PART})?"
            rf"|(?:(?:early|late|earlier|later)\s+)?this\s+{PART}|last\s+night\b)"
        ),
        resolve_day_word,
    ),
    (
        re.compile(
            rf"\b(?i:(?:the\s+(?:following|next|previous|same)|that(?:\s+same)?)\s+(?:day\b|(?P<part>{PART}))"
            rf"|(?:a|one)\s+day\s+(?:(?:later|earlier|prior)\b|(?:before|after)(?=\s*[.,;)”\"]|$))"
            rf"|the\s+(?P<eve>night|evening|afternoon|morning)\s+before\b(?=[\s]*[.,;)”\"]|$)"
            rf"|the\s+day\s+(?:before|after)\b(?=[\s]*[.,;)”\"]|$)"
            rf"|(?P<inday>(?:earlier|later)\s+(?:in\s+the|on\s+the|on\s+that|that|the\s+same|on\s+the\s+same|in\s+that)\s+day)\b)"
        ),
        resolve_next_day,
    ),
)


def more_days(match: Match, scene: Scene, first: Found) -> list[Found]:
    """Return the other days of "January 10, 11 and 12", each with its own span, given the first."""
    out: list[Found] = []
    if first.edtf is None or len(first.edtf) != 10 or not match.re.groupindex.get("mon"):
        return out
    base = date.fromisoformat(first.edtf)
    at = match.end()
    while True:
        more = MORE.match(scene.text, at, scene.sentence.end)
        if more is None:
            return out
        day = day_of(base.year, base.month, number_of(more["day"]))
        if day is None or day <= base:
            return out
        out.append(found_day(day)._replace(start=more.start("day"), end=more.end("day")))
        at = more.end("day")


MORE = re.compile(
    rf"(?:,\s*(?:and\s+)?|\s+(?:and|or|&)\s+)(?P<day>{DAY})(?!\w|[.,:]\d|%)"
    r"(?=\s*(?:[.,;:)”\"]|$|(?:in|at|on|to|for|with|between|as|after|by|when|where|and|or|was|were|will|but|while)\b))"
)


def number_of(day: str) -> int:
    """Return the number in "10th"."""
    return int(re.sub(r"\D", "", day))


def _stated_year(match: Match, scene: Scene) -> int | None:
    if match["y"]:
        return int(match["y"])
    relative = match["yrel"]
    if not relative:
        return None
    words = relative.lower().split()[-1]
    if words in {"same", "that"}:
        return scene.named.year
    if words in {"previous", "following"} and scene.named.year:
        return scene.named.year + (1 if words == "following" else -1)
    if scene.anchor is None:
        return None
    return scene.anchor.year + {"last": -1, "this": 0, "next": 1}.get(words, 0)


def _nearest_year(match: Match, scene: Scene, anchor: date, month: int, number: int) -> int | None:
    """Return the year of a day without one: the nearest by tense; of "last January 10" the latest one gone."""
    word = group(match, "rel").lower().split()[-1:]
    if word:
        ahead = word[0] in {"next", "coming"}
        days = [d for d in (day_of(anchor.year + step, month, number) for step in (-1, 0, 1)) if d is not None]
        fits = [d for d in days if (d > anchor if ahead else d < anchor)]
        return min(fits, key=lambda d: abs((d - anchor).days)).year if fits else None
    if DETERMINED.search(scene.before(match)) and KNOWN_BY_DAY.match(scene.text, match.end()):
        here = day_of(anchor.year, month, number)
        return anchor.year if here is not None and here <= anchor else anchor.year - 1
    direction = direction_of(match, scene)
    day = nearest_day(anchor, lambda y: day_of(y, month, number), direction, scene.parameters)
    is_far = day is not None and abs((day - anchor).days) > scene.parameters.near_days
    if is_far and direction == "past":
        framed = scene.framed_year or _year_after(scene.framed_day, month, number)
        if framed is not None:
            return framed
    return day.year if day else None


def _year_after(told: date | None, month: int, number: int) -> int | None:
    """Return the year of a day that follows one told with its year within half a year; None where none does."""
    days = [day_of(told.year + step, month, number) for step in (0, 1)] if told else []
    return next((d.year for d in days if d and told and 0 <= (d - told).days <= HALF_YEAR), None)


def _range_end(match: Match, month: int) -> tuple[int | None, int]:
    if not match["to"]:
        return None, month
    if "mon2" in match.re.groupindex and match["mon2"]:
        return number_of(match["to"]), MONTH_NUMBERS[match["mon2"].rstrip(".").lower()]
    return number_of(match["to"]), month


def _weekday(weekday: int, match: Match, scene: Scene) -> date:
    anchor = scene.anchor
    assert anchor is not None
    relative = (match["rel"] or "").lower().split()
    word = relative[-1] if relative else ""
    if match["week"]:
        step = {"last": -7, "this": 0, "next": 7}[match["week"].lower()]
        return monday_of(anchor) + timedelta(days=step + weekday)
    base = scene.last_day
    if word in {"following", "previous"} and base is not None:
        one = timedelta(days=1)
        return day_after_or_on(base + one, weekday) if word == "following" else day_before_or_on(base - one, weekday)
    if word in {"last", "past", "previous"}:
        return day_before_or_on(anchor - timedelta(days=1), weekday)
    if word in {"next", "following"}:
        return monday_of(anchor) + timedelta(days=7 + weekday)
    if word == "coming":
        return day_after_or_on(anchor + timedelta(days=1), weekday)
    return _weekday_by_tense(weekday, match, scene, anchor)


DETERMINED = re.compile(r"\b(?:an?|the|his|her|its|their)\s+$", re.IGNORECASE)
AHEAD = re.compile(r"\b(?:ahead\s+of|before|prior\s+to)\s+(?:\w+\s+){0,6}$", re.IGNORECASE)


SET = re.compile(
    r"\b(?:set|planned|due|scheduled|slated|arranged)\b[^,;]{0,50}$|\b(?:was|were)\s+to\s+[^,;]{0,50}$", re.IGNORECASE
)
DROPPED = re.compile(
    r"^[^;:“”\"]{0,60}?\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?"
    r"(?:cancell?ed|called\s+off|postponed|put\s+off|scrapped|shelved|abandoned)\b",
    re.IGNORECASE,
)
DROPS = re.compile(
    r"\b(?:call(?:ed|s|ing)?\s+off|cancell?(?:ed|s|ing)|postpon(?:ed|es|ing)|put\s+off|scrapp(?:ed|ing)|shelv(?:ed|es|ing)"
    r"|abandon(?:ed|s|ing))\b",
    re.IGNORECASE,
)
WERE_TO_HAVE = re.compile(r"\b(?:was|were)\s+to\s+have\s+[^;:]{0,80}$", re.IGNORECASE)
"""What was set and then dropped may have been just before or just after publication."""


TO_DAY = re.compile(rf"\b{WEEKDAY}\s+(?:to|through|until|till)\s+$")
"""What makes a weekday the end of a stretch: "from Friday to Sunday"."""
TERM = re.compile(r"\s+(?:\w+\s+)?(?:deadline|ultimatum|cut-?off)\b")


def _weekday_by_tense(weekday: int, match: Match, scene: Scene, anchor: date) -> date:
    here = scene.day_here
    if here is not None and here < anchor and AHEAD.search(scene.before(match, 60)):
        # "met on Sunday ahead of Monday's talks": it follows the day it is set against, not publication.
        return day_after_or_on(here, weekday)
    if WERE_TO_HAVE.search(scene.before(match, 120)) or (
        SET.search(scene.before(match, 80))
        and (DROPPED.search(scene.after(match, 120)) or DROPS.search(scene.before(match, 200)))
    ):
        back, ahead = day_before_or_on(anchor, weekday), day_after_or_on(anchor, weekday)
        return back if anchor - back <= ahead - anchor else ahead
    if here is not None and TO_DAY.search(scene.before(match)):
        return day_after_or_on(here, weekday)
    tense = scene.tense(Span(match.start("wd"), match.end("wd")))
    if tense is None and (TERM.match(scene.text, match.end()) or group(match, "rel").lower() == "this"):
        tense = "future"
    if tense is None and weekday in scene.named.weekdays:
        return scene.named.weekdays[weekday]
    return day_after_or_on(anchor, weekday) if tense == "future" else day_before_or_on(anchor, weekday)


def direction_of(match: Match, scene: Scene) -> Direction:
    """Return where the tense of its clause points for an expression."""
    tense = scene.tense(Span(match.start(), match.end()))
    return "past" if tense == "past" else "future" if tense == "future" else None


def _part_code(part: str | None) -> str:
    return PART_CODES[part.split()[-1].lower()] if part else ""


def _with_part(day: date, code: str) -> Found:
    if not code:
        return found_day(day)
    return Found("TIME", f"{day.isoformat()}{code}", day.isoformat())
