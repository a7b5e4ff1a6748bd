"""
Weeks, months, seasons, years and decades: "last week", "the end of January", "since 2008", "the 1990s".

Rules:
1. A month without a year is this one, else the latest gone or (future tense) the next to come.
2. Four figures are a year only where a word before or the shape of the phrase says so: "in 2014", "the 2015
   agreement", "Russia's 2014 annexation"; never before something counted, and never in a name ("Resolution 2202").
3. The end of a period is that period, except behind "by" (see times.py).
"""

import re
from datetime import date, timedelta

from stemma.reading.calendar import (
    MONTH_NUMBERS,
    SEASONS,
    Direction,
    add_months,
    month_edtf,
    nearest_month,
)
from stemma.reading.time_scene import (
    Found,
    Match,
    Resolver,
    Scene,
    found_day,
    found_same,
    found_week,
    found_weekend,
    group,
    unresolved,
)
from stemma.reading.time_words import COUNT, DASH, DAY, MONTH, POINT, THAT_YEAR, UNIT, YEAR, unit_name
from stemma.records.span import Span
from stemma.text.edtf import interval, join
from stemma.text.numerals import parse_number

MONTH_OR_NAME = frozenset({"may", "march", "august", "april", "june", "mar", "jun", "jan", "sun"})
"""Months that are also words or names: they need a preposition."""
MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|from|of|during|through|between|before|after|to|and|last|next|this|early|late|mid|or|for)[\s-]+$",
    re.IGNORECASE,
)
STRONG_LEAD = re.compile(
    r"\b(?:in|since|until|till|of|during|through|early|late|mid|in\s+the\s+month\s+of)[\s-]+$", re.IGNORECASE
)
YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|around|circa|late|early|mid|year|through|throughout|spring|"
    r"summer|autumn|fall|winter|back\s+to|end\s+of|post|pre|as\s+of|than|and|or|to|between|for)[\s-]+|\()$",
    re.IGNORECASE,
)
WEAK_LEAD = re.compile(r"\b(?:and|or|to|than|for|after|before|from|of|around|through)\s+$", re.IGNORECASE)
PAIRED = re.compile(
    rf"(?:\bbetween\s+{YEAR}\s+and|\bfrom\s+{YEAR}\s+to|\bin\s+{YEAR}(?:,\s+{YEAR})*,?\s+(?:and|or)|{YEAR}\s+to)\s+$"
)
OWNED = re.compile(r"(?:['’]s|s['’]|\b(?:the|a|his|her|its|their|our|this|that|under|new|disputed))\s+$", re.IGNORECASE)
COUNTED = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:people|troops|soldiers|men|women|children|police\w*|officers|workers|migrants|refugees|homes|houses|tonnes"
    r"|tons|miles|km|kilomet(?:er|re)s|met(?:er|re)s|feet|dollars|euros|pounds|rubles|roubles|rupees|yuan|yen|votes|seats|employees"
    r"|civilians|students|families|members|delegates|jobs|cases|deaths|injuries|fighters|militants|prisoners|hostages|passengers"
    r"|vehicles|tanks|rounds|barrels|hectares|acres|hours|days|weeks|months|years|others|dead|wounded|injured|points|shares"
    r"|residents|villagers|protesters|demonstrators|inmates|detainees|personnel|crew|sailors|ships|planes|aircraft|square|cubic"
    r"|degrees|GMT|hrs|percent|per\s+cent|megawatts|volts|calories|words|pages|copies|items|units|buildings|villages|schools"
    r"|hospitals|companies|firms|stores|flights|trucks|cars|buses|kilograms|kilos|kg|grams)\b",
    re.IGNORECASE,
)
YEAR_TAIL = re.compile(r"\s*(?:[,.;:)]|$|(?:to|and|when|as|at|in|that|which|until|by)\b)|['’]s")
OF_COUNT = re.compile(
    r"\b(?:tens|hundreds|thousands|group|crowd|total|crew|force|majority|more|fewer|less|maximum|minimum)\s+(?:of|than|to)\s+$",
    re.IGNORECASE,
)

STEP = {
    "last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "same": 0, "that": 0, "next": 1, "following": 1,
    "coming": 1, "upcoming": 1, "ongoing": 0,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
TOLD = frozenset({"previous", "same", "that", "following"})
"""Words that count from the day named last, not from publication."""
BY = re.compile(r"\b(?:by|before|no\s+later\s+than)\s+(?:the\s+)?$", re.IGNORECASE)


def resolve_month(match: Match, scene: Scene) -> Found | None:
    """December; last December; January 2022; March of last year; late November."""
    name = match["mon"].rstrip(".").lower()
    month = MONTH_NUMBERS[name]
    relative = group(match, "rel").lower().split()
    year, year_word = group(match, "y"), group(match, "yrel").lower().split()[-1:]
    if not (year or year_word or relative) and not _is_month(name, match, scene):
        return None
    if year:
        return found_same(month_edtf(int(year), month))
    anchor = scene.anchor
    if year_word and year_word[0] in {"same", "that", "previous", "following"}:
        named = scene.named.year
        return found_same(month_edtf(named, month)) if named else unresolved(f"XXXX-{month:02d}")
    if anchor is None:
        return unresolved(f"XXXX-{month:02d}")
    if year_word:
        return found_same(month_edtf(anchor.year + STEP[year_word[0]], month))
    word = relative[-1] if relative else ""
    return found_same(month_edtf(*_relative_month(month, word, match, scene, anchor)))


def _relative_month(month: int, word: str, match: Match, scene: Scene, anchor: date) -> tuple[int, int]:
    if word in {"last", "past", "previous"}:
        return add_months(anchor, -((anchor.month - month) % 12 or 12))
    if word in {"next", "coming"}:
        return add_months(anchor, (month - anchor.month) % 12 or 12)
    if word == "this":
        return anchor.year, month
    tense = scene.tense(Span(match.start(), match.end()))
    direction: Direction = "future" if tense == "future" else "past"
    return nearest_month(anchor, month, direction)


def _is_month(name: str, match: Match, scene: Scene) -> bool:
    before = scene.before(match)
    if re.search(r"\d\s?$", before):  # "30 February"
        return False
    if name in MONTH_OR_NAME or match["mon"].endswith(".") or len(name) < 4:
        return match.start("mon") > match.start() or bool(STRONG_LEAD.search(before))
    return not re.match(r"\s+[A-Z]", scene.after(match)) or bool(MONTH_LEAD.search(before))


def resolve_relative(match: Match, scene: Scene) -> Found | None:
    """Last week, this month, next year, the following week, that year, the weekend."""
    step = STEP[match["step"].lower().split()[-1]]
    unit = match["period"].lower()
    told = match["step"].lower().split()[-1] in TOLD
    return _period(unit, step, scene, told=told)


def resolve_weekend(match: Match, scene: Scene) -> Found | None:
    """Over the weekend: the one just gone, or by tense the one to come."""
    if scene.anchor is None:
        return unresolved("XXXX-WXX-WE")
    if scene.tense(Span(match.start(), match.end())) == "future":
        return found_weekend(scene.anchor)
    # On a Saturday or Sunday "the weekend" is this one.
    return found_weekend(scene.anchor if scene.anchor.weekday() >= 5 else scene.anchor - timedelta(days=7))


def resolve_end(match: Match, scene: Scene) -> Found | None:
    """The end of the month, year-end, mid-year, the start of next week, the end of January 2022."""
    found: Found | None
    if group(match, "mon"):
        found = resolve_month(match, scene)
    elif group(match, "y2"):
        found = found_same(match["y2"])
    else:
        found = _period(match["period"].lower(), STEP[group(match, "step").lower() or "this"], scene, told=False)
    if found is None or found.edtf is None or not group(match, "end") or not BY.search(scene.before(match)):
        return found
    last = interval(found.edtf)[1]
    return found._replace(edtf=join((None, last.isoformat()))) if last else found


def _period(unit: str, step: int, scene: Scene, *, told: bool) -> Found:
    base = (scene.last_day if told else None) or scene.anchor
    if unit == "year" and told and scene.named.year and (base is None or scene.last_day is None):
        return found_same(f"{scene.named.year + step:04d}")
    if base is None:
        return unresolved({"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}.get(unit, "XXXX"))
    if unit == "week":
        return found_week(base + timedelta(weeks=step))
    if unit == "weekend":
        return found_weekend(base + timedelta(weeks=step))
    if unit == "month":
        return found_same(month_edtf(*add_months(base, step)))
    if unit == "quarter":
        year, month = add_months(base, 3 * step)
        return _part_of_year(year, (month - 1) // 3 + 1, 3)
    if unit == "decade":
        return found_same(f"{base.year + 10 * step:04d}"[:3] + "X")
    if unit == "century":
        return unresolved(f"{base.year // 100 + step:02d}XX")
    return found_same(f"{base.year + step:04d}")


def _part_of_year(year: int, number: int, months: int) -> Found:
    last = number * months
    edtf = join((month_edtf(year, last - months + 1), month_edtf(year, last)))
    return Found("DATE", f"{year}-{'H' if months == 6 else 'Q'}{number}", edtf)


def resolve_week_of(match: Match, scene: Scene) -> Found | None:
    """The week of March 6."""
    month = MONTH_NUMBERS[match["mon"].rstrip(".").lower()]
    if scene.anchor is None:
        return unresolved("XXXX-WXX")
    year, _ = nearest_month(scene.anchor, month, "past")
    for candidate in (year, year + 1):
        try:
            day = scene.anchor.replace(year=candidate, month=month, day=int(match["day"]))
        except ValueError:
            return None
        if abs((day - scene.anchor).days) <= 190:
            return found_week(day)
    return None


def resolve_year(match: Match, scene: Scene) -> Found | None:
    """2014, where the words around it make it a year."""
    before = scene.before(match)
    if group(match, "point") or PAIRED.search(before):
        return found_same(match["y"])
    if COUNTED.match(scene.text, match.end()) or OF_COUNT.search(before):
        return None
    if YEAR_LEAD.search(before):
        # "after 1500 soldiers", "to 2000 people": behind such words a year needs its own proof.
        sure = not WEAK_LEAD.search(before) or YEAR_TAIL.match(scene.text, match.end())
        return found_same(match["y"]) if sure or match["y"] >= "1900" else None
    if OWNED.search(before) and re.match(r"\s+[A-Za-z]", scene.after(match)):
        return found_same(match["y"])
    return None


def resolve_years(match: Match, _: Scene) -> Found | None:
    """2014-2016, 2014-15."""
    last = match["to"] if len(match["to"]) == 4 else match["y"][:2] + match["to"]
    if not match["y"] < last or int(last) - int(match["y"]) > 200:
        return None
    return found_same(join((match["y"], last)))


def resolve_decade(match: Match, _: Scene) -> Found | None:
    """The 1990s, the '80s."""
    year = match["decade"] or f"19{match['short']}"
    return found_same(year[:3] + "X")


def resolve_century(match: Match, _: Scene) -> Found | None:
    """The 19th century."""
    return unresolved(f"{int(match['number']) - 1:02d}XX")


def resolve_season(match: Match, scene: Scene) -> Found | None:
    """Last summer, spring 2020, the winter of 1944."""
    number, letters = SEASONS[(match["season"] or match["season2"]).lower()]
    if group(match, "y"):
        return Found("DATE", f"{match['y']}-{letters}", f"{match['y']}-{number}")
    anchor = scene.anchor
    word = group(match, "step").lower().split()[-1:]
    if anchor is None or not word:
        return unresolved(f"XXXX-{letters}")
    first_month = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    # A winter counts by the year of its December.
    season_year = anchor.year - 1 if number == 24 and anchor.month < 3 else anchor.year
    begun = anchor.month >= first_month or season_year < anchor.year
    running = begun and (anchor.month < first_month + 3 or season_year < anchor.year)
    if word[0] in {"last", "past", "previous"}:
        season_year -= 0 if begun and not running else 1
    elif word[0] in {"next", "coming"}:
        season_year += 1 if begun else 0
    return Found("DATE", f"{season_year}-{letters}", f"{season_year}-{number}")


def resolve_part_of_year(match: Match, scene: Scene) -> Found | None:
    """The first quarter of 2022, Q3 2021, the second half of last year."""
    months = 6 if match["half"] else 3
    number = int(match["q"] or ORDINALS[match["ordinal"].lower()])
    if number * months > 12:
        number = 12 // months
    if match["y"]:
        return _part_of_year(int(match["y"]), number, months)
    if scene.anchor is None:
        return unresolved(f"XXXX-{'H' if months == 6 else 'Q'}{number}")
    return _part_of_year(scene.anchor.year + STEP[(match["step"] or "this").lower()], number, months)


def resolve_ago(match: Match, scene: Scene) -> Found | None:
    """Two weeks ago, a year earlier, three days later, in two weeks' time."""
    way = re.sub(r"\s+", " ", (match["way"] or match["way2"]).lower())
    if (way == "time") is not bool(match["intime"]):
        return None
    number = parse_number(match["count"]) if match["count"] else None
    if match["one"]:
        number = 2.0 if "couple" in match["one"].lower() else 1.0
    ahead = way in {"later", "from now", "time"}
    told = way in {"earlier", "later", "previously", "before", "prior"}
    unit = unit_name(match["unit"])
    reference = "FUTURE_REF" if ahead else "PAST_REF"
    base = scene.last_day if told else scene.anchor
    if number is None or base is None or number != int(number) or unit in {"second", "minute", "hour", "century"}:
        return unresolved(reference)
    steps = int(number) * (1 if ahead else -1)
    if unit in {"day", "night"}:
        return found_day(base + timedelta(days=steps))
    if unit in {"week", "fortnight"}:
        return found_week(base + timedelta(weeks=steps * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        return found_same(month_edtf(*add_months(base, steps)))
    year = base.year + steps * (10 if unit == "decade" else 1)
    if unit == "decade":
        return found_same(f"{year:04d}"[:3] + "X") if year >= 1000 else unresolved(reference)
    return found_same(f"{year:04d}") if year >= 1000 else unresolved(reference)


def resolve_reference(match: Match, _: Scene) -> Found | None:
    """now, recently, in recent weeks, the coming days, the near future."""
    words = match.group().lower()
    if match["past"]:
        return unresolved("PAST_REF")
    if match["future"] or "future" in words:
        return unresolved("FUTURE_REF")
    return unresolved("PRESENT_REF")


_STEP = (
    r"(?P<step>(?i:last|this|next|that"
    r"|(?:the|that|this)\s+(?:past|previous|following|same|current|coming|upcoming|next)))"
)
_PERIOD = r"(?P<period>(?i:week|weekend|month|year|decade|century|quarter))\b"
_REL_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})(?![\w%]|[.,]\d)|{THAT_YEAR})?"

PERIOD_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"(?:(?P<rel>(?i:last|next|this|this\s+past|this\s+coming|past|coming))\s+|(?P<point>{POINT}))?"
            rf"(?<!\w)(?P<mon>{MONTH})(?!\s?{DAY}\b(?!\d)(?!\s+{YEAR})){_REL_YEAR}"
        ),
        resolve_month,
    ),
    (
        re.compile(rf"\b(?i:(?:(?:very\s+)?(?:early|late|later|mid)[\s-]+)?{_STEP}\s+{_PERIOD})(?!['’]?-|\s+old\b)"),
        resolve_relative,
    ),
    (re.compile(r"\b(?i:the\s+weekend)\b"), resolve_weekend),
    (
        re.compile(
            r"\b(?i:(?:the\s+)?(?:(?P<end>end|close|last\s+day)|beginning|start|middle)[\s-]+of[\s-]+(?:the\s+)?)"
            r"(?i:(?P<step>this|next|last|current|coming|ongoing)\s+)?"
            r"(?:(?i:(?P<period>week|weekend|month|year|decade|quarter))\b"
            rf"|(?P<mon>{MONTH})(?!\s?{DAY}\b(?!\d)){_REL_YEAR}|(?P<y2>{YEAR})\b)"
        ),
        resolve_end,
    ),
    (
        re.compile(r"\b(?i:(?:the\s+)?(?P<period>year|month|week)(?:['’]s(?:\s|-)|-)(?P<end>end)\b)"),
        resolve_end,
    ),
    (re.compile(rf"\b(?i:the\s+week\s+of)\s+(?P<mon>{MONTH})\s?(?P<day>{DAY})(?!\w)"), resolve_week_of),
    (re.compile(rf"(?<![\w/$€£#.-])(?P<y>{YEAR})(?:{DASH}|/)(?P<to>{YEAR}|\d\d)(?![\w/%-]|[.,]\d)"), resolve_years),
    (
        re.compile(
            rf"(?:(?P<point>{POINT})|(?<![\w/$€£#.,:–-])|(?<=mid-)|(?<=post-)|(?<=pre-))(?P<y>{YEAR})(?![\w/%]|[.,:]\d|-\w)"
        ),
        resolve_year,
    ),
    (
        re.compile(rf"\b(?:{POINT})?(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>[2-9]0)s)\b"),
        resolve_decade,
    ),
    (re.compile(r"\b(?i:(?:the\s+)?(?P<number>\d{1,2})(?:st|nd|rd|th)[\s-]century)\b"), resolve_century),
    (
        re.compile(
            rf"\b(?:(?i:(?:the\s+|late\s+|early\s+)?(?P<season>spring|summer|autumn|fall|winter))\s+(?:of\s+)?(?P<y>{YEAR})\b"
            r"|(?i:(?:late\s+|early\s+|earlier\s+|later\s+)?(?P<step>last|this|next|this\s+past|this\s+coming)\s+(?P<season2>spring|summer|autumn|fall|winter))\b)"
        ),
        resolve_season,
    ),
    (
        re.compile(
            rf"\b(?:(?i:(?:the\s+)?(?P<ordinal>first|second|third|fourth|last|final)[\s-](?:quarter|(?P<half>half)))\b|Q(?P<q>[1-4])\b)"
            rf"(?i:,?\s+(?:of\s+)?(?:(?P<y>{YEAR})\b|(?:the\s+)?(?P<step>this|last|next|current)?\s*year\b))"
        ),
        resolve_part_of_year,
    ),
    (
        re.compile(
            rf"(?:\b(?i:more\s+than|about|around|nearly|almost|over|some|at\s+least|just|roughly)\s+)?"
            rf"\b(?P<intime>(?i:in)\s+(?=[\w\s-]{{1,24}}['’]\s?time))?"
            rf"(?i:(?P<one>an?|a\s+couple\s+of|a\s+couple)\s+|(?P<count>{COUNT})[\s-]+|(?:several|many|a\s+few|some)\s+|\b){UNIT}"
            r"(?i:['’]?\s+(?P<way>ago|earlier|later|previously|from\s+now|time)\b|\s+(?P<way2>before|prior)\b(?=\s*[.,;]|$))"
        ),
        resolve_ago,
    ),
    (
        re.compile(
            r"\b(?i:(?P<past>recently|(?:in\s+)?(?:the\s+)?recent\s+(?:days|weeks|months|years|decades|times|hours)|in\s+the\s+past(?!\s+\w))"
            r"|(?P<future>(?:in\s+)?(?:the\s+)?(?:coming|upcoming)\s+(?:days|weeks|months|years|hours)|(?:the\s+)?(?:near|foreseeable|immediate|not[\s-]too[\s-]distant)\s+future|the\s+future(?!\s+of\b))"
            r"|(?:right\s+)?now|currently|at\s+present|at\s+the\s+moment|at\s+this\s+time|nowadays)\b"
        ),
        resolve_reference,
    ),
)
