"""
Weeks, months, years and decades: "last week", "the end of January", "since 2008", "the 1990s".

Rules:
1. A month without a year is this one, else the latest gone or (future tense) the next to come.
2. Four figures are a year only where a word before or the shape of the phrase says so: "in 2014", "the 2015
   agreement", "Russia's 2014 annexation"; never before something counted, and never in a name ("Resolution 2202").
3. The end of a period is that period, except behind "by" (see times.py).
"""

import re
from datetime import date, timedelta

from stemma.reading.times.calendar import (
    MONTH_NUMBERS,
    Direction,
    add_months,
    day_of,
    month_edtf,
    nearest_day,
    nearest_month,
)
from stemma.reading.times.days import direction_of
from stemma.reading.times.scene import (
    Found,
    Match,
    Resolver,
    Scene,
    found_part_of_year,
    found_same,
    found_week,
    found_weekend,
    group,
    unresolved,
)
from stemma.reading.times.words import COUNT, DASH, DAY, MONTH, POINT, STEP, THAT_YEAR, TOLD, YEAR, duration
from stemma.records.span import Span
from stemma.text.edtf import interval, join

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
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|around|circa|late|early|mid|years?|through|throughout|spring|"
    r"summer|autumn|fall|winter|back\s+to|end\s+of|post|pre|as\s+of|as\s+(?:early|late|recently|long\s+ago|far\s+back)\s+as|than|and|or|to|between|for)[\s-]+|\()$",
    re.IGNORECASE,
)
WEAK_LEAD = re.compile(r"\b(?:and|or|to|than|for|after|before|from|of|around|through)\s+$", re.IGNORECASE)
PAIRED = re.compile(
    rf"(?:\bbetween\s+{YEAR}\s+and|\bfrom\s+{YEAR}\s+to|\b(?:in|of)\s+{YEAR}(?:,\s+{YEAR})*,?\s+(?:and|or)|{YEAR}\s+to)\s+$"
)
LISTED = re.compile(rf"\b(?:in|of|during)\s+{YEAR}(?:,\s+{YEAR})*,\s+$", re.IGNORECASE)
GOES_ON = re.compile(rf"(?:,?\s+(?:and|or)(?:\s+\w+)?(?:\s+in)?|,)\s+{YEAR}\b")
"""What makes a number within a list of years one of them: "in 1994, 1995 and 1997"."""
OWNED = re.compile(r"(?:['’]s|s['’]|\b(?:the|a|his|her|its|their|our|this|that|under|new|disputed))\s+$", re.IGNORECASE)
COUNTED = re.compile(
    rf"\s+(?:(?!(?:and|or|{COUNT})\b)\w+\s+){{0,2}}?(?:people|troops|soldiers|men|women|children|police\w*|officers|workers|migrants|refugees|homes|houses|tonnes"
    r"|tons|miles|km|kilomet(?:er|re)s|met(?:er|re)s|feet|dollars|euros|pounds|rubles|roubles|rupees|yuan|yen|votes|seats|employees"
    r"|civilians|students|families|members|delegates|jobs|cases|deaths|injuries|fighters|militants|prisoners|hostages|passengers"
    r"|vehicles|tanks|rounds|barrels|hectares|acres|hours|days|weeks|months|years|others|dead|wounded|injured|points|shares"
    r"|residents|villagers|protesters|demonstrators|inmates|detainees|personnel|crew|sailors|ships|planes|aircraft|square|cubic"
    r"|degrees|GMT|hrs|percent|per\s+cent|megawatts|volts|calories|words|pages|copies|items|units|buildings|villages|schools"
    r"|hospitals|companies|firms|stores|flights|trucks|cars|buses|kilograms|kilos|kg|grams)\b",
    re.IGNORECASE,
)
A_COUNT = re.compile(rf"\s+{COUNT}\b")
ANOTHER_COUNT = re.compile(rf"\s+{COUNT}\b|\s+(?i:some|about|nearly|almost|several|many|a|the)\b")
"""What counts anew behind a year: "in 2019 eleven people"."""
YEAR_TAIL = re.compile(r"\s*(?:[,.;:)]|$|(?:to|and|when|as|at|in|that|which|until|by)\b)|['’]s")
OF_COUNT = re.compile(
    r"\b(?:tens|hundreds|thousands|group|crowd|total|crew|force|majority|more|fewer|less|maximum|minimum)\s+(?:of|than|to)\s+$",
    re.IGNORECASE,
)

DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
TO_DO = re.compile(r"\bto\s+(?!the\b|a\b)[a-z]+\b[^,;.]{0,50}\b(?:by|before)\s+(?:the\s+)?$")
"""How a deadline is set for what is to be done: "agreed to meet before [the end of June]"."""
NEAR_MONTHS = 6
"""A deadline farther ahead than this is one that is over: "had vowed to leave before the end of March". Months."""
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
    if (year_word and year_word[0] in TOLD) or relative[-1:] == ["that"]:
        named = scene.named.year
        return found_same(month_edtf(named, month)) if named else unresolved(f"XXXX-{month:02d}")
    if anchor is None:
        return unresolved(f"XXXX-{month:02d}")
    if year_word:
        return found_same(month_edtf(anchor.year + STEP[year_word[0]], month))
    word = relative[-1] if relative else ""
    if word == "following" and scene.last_day is None:
        return unresolved(f"XXXX-{month:02d}")
    return found_same(month_edtf(*_relative_month(month, word, match, scene, anchor)))


def _relative_month(month: int, word: str, match: Match, scene: Scene, anchor: date) -> tuple[int, int]:
    if word in TOLD:
        anchor = scene.last_day or anchor
    if word in {"last", "past", "previous"}:
        return add_months(anchor, -((anchor.month - month) % 12 or 12))
    ahead = (month - anchor.month) % 12
    if not word and ahead <= NEAR_MONTHS and group(match, "end") and TO_DO.search(scene.before(match, 80)):
        return add_months(anchor, ahead)
    if word in {"next", "coming", "following"}:
        return add_months(anchor, (month - anchor.month) % 12 or 12)
    if word == "this":
        return anchor.year, month
    tense = scene.tense(Span(match.start(), match.end()))
    if tense == "past" and scene.framed_year is not None:
        return scene.framed_year, month
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
    word = match["step"].lower().split()[-1]
    step, unit = STEP[word], match["period"].lower()
    told = word in TOLD or (
        # "He came in 1949 and the next year went": what is over counts from what was told.
        match["step"].lower().startswith("the") and word == "next" and direction_of(match, scene) == "past"
    )
    if match["step"].lower().split() == ["the", "past"] and unit not in ("weekend", "quarter"):
        # "in the past year" reaches back twelve months; it is not the calendar's last one.
        return Found("DURATION", duration(1.0, unit))
    return _period(unit, step, scene, told=told)


def resolve_within(match: Match, scene: Scene) -> Found | None:
    """Earlier in the week, later in the year: of the day told here; "later" goes on from the one told before, too."""
    told = scene.day_here is not None or (match["way"].lower().startswith("late") and scene.last_day is not None)
    found = _period(match["period"].lower(), 0, scene, told=told)
    return found._replace(start=match.start("what"))


def resolve_weekend(match: Match, scene: Scene) -> Found | None:
    """Over the weekend: the one just gone, or by tense the one to come."""
    if scene.anchor is None:
        return unresolved("XXXX-WXX-WE")
    if match.group().lower() == "that weekend" and scene.last_day is not None:
        return found_weekend(scene.last_day)
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
        return found_part_of_year(year, (month - 1) // 3 + 1, 3)
    if unit == "decade":
        return found_same(f"{base.year + 10 * step:04d}"[:3] + "X")
    if unit == "century":
        return unresolved(f"{base.year // 100 + step:02d}XX")
    return found_same(f"{base.year + step:04d}")


def resolve_week_of(match: Match, scene: Scene) -> Found | None:
    """The week of March 6, the weekend of March 11."""
    month = MONTH_NUMBERS[match["mon"].rstrip(".").lower()]
    if scene.anchor is None:
        return unresolved("XXXX-WXX")
    number = int(re.sub(r"\D", "", match["day"]))
    day = nearest_day(scene.anchor, lambda y: day_of(y, month, number), direction_of(match, scene), scene.parameters)
    if day is None:
        return None
    return found_weekend(day) if match["stretch"].lower() == "weekend" else found_week(day)


def resolve_year(match: Match, scene: Scene) -> Found | None:
    """2014, where the words around it make it a year."""
    before = scene.before(match)
    listed = LISTED.search(before) and GOES_ON.match(scene.text, match.end())
    if group(match, "point") or PAIRED.search(before) or listed:
        return found_same(match["y"])
    counted = COUNTED.match(scene.text, match.end())
    anew = counted and (ANOTHER_COUNT.match(scene.text, match.end()) or A_COUNT.match(scene.text, counted.end()))
    if (counted and not anew) or OF_COUNT.search(before):
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
    """The 1990s, the '80s, the nineties; '97."""
    if match["lone"]:
        return found_same(f"19{match['lone']}")
    if match["spelt"]:
        return found_same(f"19{DECADES[match['spelt'].lower()]}X")
    year = match["decade"] or f"19{match['short']}"
    return found_same(year[:3] + "X")


def resolve_century(match: Match, _: Scene) -> Found | None:
    """The 19th century."""
    return unresolved(f"{int(match['number']) - 1:02d}XX")


_STEP = (
    r"(?P<step>(?i:last|this|next|that"
    r"|(?:the|that|this)\s+(?:past|previous|following|same|current|coming|upcoming|next)))"
)
_PERIOD = r"(?P<period>(?i:week|weekend|month|year|decade|century|quarter))\b"
_REL_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})(?![\w%]|[.,]\d)|{THAT_YEAR})?"

PERIOD_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"(?:(?P<rel>(?i:last|next|this|this\s+past|this\s+coming|past|coming|that|the\s+(?:previous|following)))\s+|(?P<point>{POINT}))?"
            rf"(?<!\w)(?P<mon>{MONTH})(?!\s?{DAY}\b(?!\d)(?!\s+{YEAR})){_REL_YEAR}"
        ),
        resolve_month,
    ),
    (re.compile(r"\b(?i:(?:the|that)\s+weekend)\b"), resolve_weekend),
    (
        re.compile(rf"\b(?i:(?:(?:very\s+)?(?:early|late|later|mid)[\s-]+)?{_STEP}\s+{_PERIOD})(?!['’]?-|\s+old\b)"),
        resolve_relative,
    ),
    (
        re.compile(r"\b(?i:(?P<way>earlier|later|early|late)\s+in\s+(?P<what>the\s+(?P<period>week|month|year)))\b"),
        resolve_within,
    ),
    (
        re.compile(
            r"\b(?i:(?:the\s+)?(?:(?P<end>end|close|last\s+(?:days?|weeks?|weekend)|rest|remainder)|beginning|start|middle|(?:first|second|third)\s+(?:days|weeks?|weekend))[\s-]+of[\s-]+(?:the\s+)?)"
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
    (
        re.compile(rf"\b(?i:the\s+(?P<stretch>week|weekend)\s+of)\s+(?P<mon>{MONTH})\s?(?P<day>{DAY})(?!\w)"),
        resolve_week_of,
    ),
    (re.compile(rf"(?<![\w/$€£#.-])(?P<y>{YEAR})(?:{DASH}|/)(?P<to>{YEAR}|\d\d)(?![\w/%-]|[.,]\d)"), resolve_years),
    (
        re.compile(
            rf"(?:(?P<point>{POINT}|\b(?i:the)\s+year\s+)|(?<![\w/$€£#.,:–-])|(?<=mid-)|(?<=post-)|(?<=pre-))(?P<y>{YEAR})(?![\w/%]|[.,:]\d|-\w)"
        ),
        resolve_year,
    ),
    (
        re.compile(
            rf"(?<![\w'’])(?:{POINT})?(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>[2-9]0)s|(?:(?<=\b[Ii]n\s)|(?<=\bof\s)|(?<=\b[Ss]ince\s))['’](?P<lone>[3-9]\d)(?![\d%])"
            rf"|(?<=\bthe\s)(?P<spelt>(?i:{'|'.join(DECADES)}))(?!\s+and\b))\b"
        ),
        resolve_decade,
    ),
    (re.compile(r"\b(?i:(?:the\s+)?(?P<number>\d{1,2})(?:st|nd|rd|th)[\s-]century)\b"), resolve_century),
)
