"""
Durations, repeated times and times of day: "more than seven hours", "twice a week", "9 a.m. Tuesday".

Rules:
1. A duration takes its modifier ("more than seven hours"); an age ("six-year-old", "40 years old") is none.
2. A time of day belongs to the day beside it, else to the day that its sentence names last, else to none.
"""

import re
from datetime import timedelta

from stemma.reading.times.calendar import MONTH_NUMBERS, SEASONS, WEEKDAYS
from stemma.reading.times.scene import Found, Match, Resolver, Scene, group, unresolved
from stemma.reading.times.words import (
    ABOUT,
    ANY_UNIT,
    COUNT,
    DAY,
    MONTH,
    PART_CODES,
    UNIT,
    VAGUE,
    WEEKDAY,
    YEAR,
    duration,
)
from stemma.records.span import Span
from stemma.text.numerals import parse_number

BARE_LEAD = re.compile(
    r"\b(?:for|in|within|after|over|than|about|least|nearly|almost|lasted|last|lasting|long\s+as|take|takes|took|taken|took|spent|every|spend"
    r"|waited|wait|of|took|many|another|around|some|through|during|the\s+first)\s+$",
    re.IGNORECASE,
)
TAKEN = re.compile(
    r"\s+(?:of\s+(?!the\b|this\b|that\b|his\b|her\b|its\b|their\b|all\b|reckoning\b)[a-z]|(?:in|behind)\s+(?:prison|jail|custody|bars|detention)\b)"
    r"|['’]s\s+(?:delay|wait|notice|pay|work|leave|rest|stay|drive|walk|worth|supply|journey|break|respite|grace|salary|wages)\b"
)
"""What behind "a week" says that it is so long: "a week of talks", "a year in prison", "a month's delay"."""
PLURAL_LEAD = re.compile(r"\b(?:for|in|within|after|over|lasted|last|take|takes|took|spent|through)\s+$", re.IGNORECASE)
PLURAL_TAIL = re.compile(
    r"\s+(?:before|after|since|leading\s+up\s+to|ahead\s+of|following|preceding|that\s+(?:have\s+)?(?:followed|preceded|passed))\b"
)
RATED = re.compile(
    r"(?:[$€£¥]\s?\d[\d.,]*(?:\s?(?:k|m|bn|thousand|million|billion|trillion))?"
    rf"|\b(?i:{COUNT})(?:\s+[a-z]+){{0,2}}|\b(?:many|more|times))\s+$"
)
"""What stands before "a day" where it tells how often: "$300 a month", "two million euros a day"."""
PAID = re.compile(
    r"[$€£¥]\s?\d[\d.,]*(?:\s?(?:k|m|bn|thousand|million|billion|trillion))?\s+$|\b(?:dollars|euros|pounds|yen)\s+$"
)
IN_WHICH = re.compile(r"\s+in\b")
SOME_DAY = re.compile(r"[Oo]ne\s+day")
SET_UNITS = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y", "annual": "P1Y",
}  # fmt: skip


def resolve_duration(match: Match, scene: Scene) -> Found | None:
    """More than seven hours, two-day, the past two months, two-and-a-half-year."""
    number = None
    if SOME_DAY.fullmatch(match.group()) and not BARE_LEAD.search(scene.before(match)) and _is_some_day(match, scene):
        return None  # "One day he will be caught", "They may meet one day."
    if group(match, "count"):
        number = parse_number(match["count"])
    elif group(match, "couple"):
        number = 2.0
    if number is not None and group(match, "half"):
        number += 0.5
    return Found("DURATION", duration(number, match["unit"]))


def _is_some_day(match: Match, scene: Scene) -> bool:
    at_the_end = re.match(r"\s*(?:[.,;:)”\"]|$)", scene.after(match))
    return match.start() == scene.sentence.start or (
        at_the_end is not None and scene.tense(Span(match.start(), match.end())) == "future"
    )


def resolve_half(match: Match, _: Scene) -> Found | None:
    """Half an hour, an hour and a half."""
    return Found("DURATION", duration(1.5 if group(match, "more") else 0.5, match["unit"]))


def resolve_one(match: Match, scene: Scene) -> Found | None:
    """A month, an entire week, a week of talks: only where something is said to take or last that long."""
    sure = (
        match["about"]
        or match["whole"]
        or BARE_LEAD.search(scene.before(match))
        or TAKEN.match(scene.text, match.end())
    )
    if match["unit"] == "second" or not sure:
        return None
    return Found("DURATION", duration(1.0, match["unit"]))


def resolve_plural(match: Match, scene: Scene) -> Found | None:
    """For weeks, hours of talks, decades-long, day-long, the days before the vote."""
    word = match["unit"]
    if word[0].isupper() and match.start() != scene.sentence.start:
        return None
    if match["long"] and not word.endswith("s") and word != "centuries":
        return Found("DURATION", duration(1.0, word))
    if not match["long"] and (not word.lower().endswith("s") or not _is_stretch(match, scene)):
        return None
    return Found("DURATION", duration(None, word))


def _is_stretch(match: Match, scene: Scene) -> bool:
    return bool(
        match["of"] is not None or PLURAL_LEAD.search(scene.before(match)) or PLURAL_TAIL.match(scene.text, match.end())
    )


def resolve_set(match: Match, _: Scene) -> Found | None:
    """daily, every day, twice a week, each year, every two weeks, on Mondays."""
    word = group(match, "word").lower()
    if word:
        return Found("SET", SET_UNITS[word])
    weekday = group(match, "wd").lower().removesuffix("s")
    if weekday:
        return Found("SET", f"XXXX-WXX-{WEEKDAYS[weekday] + 1}")
    number = parse_number(match["count"]) if group(match, "count") else 1.0
    return Found("SET", duration(2.0 if group(match, "other") else number, match["unit"]))


def resolve_rate(match: Match, scene: Scene) -> Found | None:
    """$300 a month, 400 people a week, 30 pounds per year."""
    is_per = match.group().lower().startswith("per")
    if not is_per and IN_WHICH.match(scene.text, match.end()) and not PAID.search(scene.before(match, 60)):
        return None  # "a day in the life", but "$300 a week in benefits"
    return Found("SET", duration(1.0, match["unit"])) if is_per or RATED.search(scene.before(match, 60)) else None


def resolve_each_part(match: Match, _: Scene) -> Found | None:
    """Each morning, every night."""
    return Found("SET", f"XXXX-XX-XX{PART_CODES[match['part'].lower()]}")


def resolve_yearly(match: Match, _: Scene) -> Found | None:
    """Every summer, each October, every Jan. 22."""
    if match["season"]:
        return Found("SET", f"XXXX-{SEASONS[match['season'].lower()][1]}")
    day = f"-{int(re.sub(r'[^0-9]', '', match['day'])):02d}" if match["day"] else ""
    return Found("SET", f"XXXX-{MONTH_NUMBERS[match['mon'].rstrip('.').lower()]:02d}{day}")


def resolve_weekends(match: Match, _: Scene) -> Found | None:
    """On weekends, on weekday mornings, Saturday nights; closed Saturdays."""
    word = (match["days"] or match["all"]).lower().removesuffix("s")
    days = {"weekend": "WE", "weekday": "X"}.get(word) or str(WEEKDAYS[word] + 1)
    return Found("SET", f"XXXX-WXX-{days}{PART_CODES[match['part'].lower()] if match['part'] else ''}")


def resolve_clock(match: Match, scene: Scene) -> Found | None:
    """14:30, 9 a.m., 0600 GMT, noon, midnight; its day is found by times.py."""
    clock = _clock(match)
    if clock is None or not _is_clock(match, scene):
        return None
    return unresolved(f"XXXX-XX-XXT{clock}", "TIME")


def resolve_overnight(match: Match, scene: Scene) -> Found | None:
    """overnight: between the day before publication and publication; nothing where a day stands in the sentence."""
    if scene.anchor is None or scene.day_here is not None or scene.tense(Span(match.start(), match.end())) == "future":
        return unresolved("XXXX-XX-XXTNI", "TIME")
    before = scene.anchor - timedelta(days=1)
    return Found("TIME", f"{scene.anchor.isoformat()}TNI", f"{before.isoformat()}/{scene.anchor.isoformat()}")


PART_SENTENCES = 2
"""How far back a day may be told for a bare "in the evening" to be its evening. Sentences."""


def resolve_part_of_day(match: Match, scene: Scene) -> Found | None:
    """In the evening: of the day told just before, else of the day of the report; unknown where these may differ."""
    code = PART_CODES[match["part"].lower()]
    days = scene.number - scene.named.day_sentence
    if scene.anchor is None or days == 0 or scene.tense(Span(match.start(), match.end())) != "past":
        return None
    told = scene.last_day if days <= PART_SENTENCES else None
    eve = scene.anchor - timedelta(days=1)
    if (told is not None and told != scene.anchor) or scene.named.day == eve.isoformat():
        return None  # a morning paper tells of yesterday
    day = scene.anchor.isoformat()
    return Found("TIME", f"{day}{code}", day)


HOURS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
"""The hours of a clock in words."""
CLOCK_CONTEXT = re.compile(
    r"\b(?:at|by|from|to|until|till|before|after|since|around|about|between|and|shortly|only|just|as\s+of)\s+$",
    re.IGNORECASE,
)


def _is_clock(match: Match, scene: Scene) -> bool:
    # A bare "12:30" may be a score, a verse or a ratio; "2013EST" behind a wire's date is its stamp.
    if group(match, "half") or group(match, "word") or group(match, "zone") or group(match, "apart"):
        return True
    return bool(CLOCK_CONTEXT.search(scene.before(match)))


def _clock(match: Match) -> str | None:
    if group(match, "word"):
        # "midnight on Friday" closes Friday; TIMEX3 writes the end of a day as 24:00.
        return "12:00" if match["word"].lower() in {"noon", "midday"} else "24:00"
    if group(match, "army"):
        hour, minute = int(match["army"][:2]), int(match["army"][2:])
    else:
        spelt = group(match, "spelt").lower()
        hour, minute = (HOURS.index(spelt) + 1 if spelt else int(match["h"])), int(group(match, "min") or 0)
    half = group(match, "half").lower().replace(".", "").replace(" ", "")
    if half:
        hour = hour % 12 + (12 if half in {"pm", "intheafternoon", "intheevening"} else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


_AGED = r"(?<!\b[Aa]ged\s)(?<!\bage\sof\s)"
_AGO = r"(?!['’]?[\s-]+(?i:old|ago|older|younger|of\s+age)\b)"
_ZONE = (
    r"(?:\s*\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|IST|MSK|JST|KST|SGT|WAT|EAT|(?i:local(?:\s+time)?)"
    r"|[A-Z]\w+\s+time|(?i:hrs|hours))\b\)?)"
)
_FEW = (
    rf"(?:(?P<couple>(?i:a\s+couple(?:\s+of)?))|{VAGUE}"
    r"|(?i:the\s+(?:past|last|next|coming|first|previous)\s+(?:few|several|many|couple\s+of)|few))"
)
_CLOCK_LEAD = r"(?<![\d.:/$€£-])"
_OFTEN = "|".join(word for word in SET_UNITS if word != "annual")
_EACH = r"(?i:(?:almost\s+|nearly\s+)?(?:every|each)\s+)"

SPAN_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"(?:\b(?i:the\s+(?:past|last|next|coming|first|previous|following|final)\s+))?(?:\b{ABOUT}\s+){{0,2}}"
            rf"{_AGED}(?<![\w.,:$€£/-])(?P<count>{COUNT})"
            r"(?:[\s-]+(?i:more|full|whole|straight|consecutive|long|further|additional))?"
            rf"(?P<half>[\s-]+and[\s-]+a[\s-]+half|\s1/2)?[\s-]+{UNIT}(?:[\s-](?i:long))?{_AGO}(?!-\w)"
        ),
        resolve_duration,
    ),
    (
        re.compile(rf"\b(?<!\b[Aa]s\s){_FEW}\s+(?:(?i:more|long)\s+)?{UNIT}(?:[\s-](?i:long))?{_AGO}(?!-\w)"),
        resolve_duration,
    ),
    (re.compile(rf"\b(?:{ABOUT}\s+)?(?i:half[\s-]an?|an?[\s-]half)[\s-]{UNIT}"), resolve_half),
    (
        re.compile(
            rf"\b(?:{ABOUT}\s+)?(?i:an?|one|the\s+(?:past|last|next))\s+{UNIT}(?P<more>(?i:\s+and\s+a\s+half))\b"
        ),
        resolve_half,
    ),
    (
        re.compile(
            rf"\b(?P<about>{ABOUT}\s+)?"
            rf"(?:(?P<whole>(?i:an\s+entire|a\s+whole|a\s+full|the\s+entire|the\s+whole))|(?i:an?|the\s+(?:past|last)|another))"
            rf"\s+{UNIT}{_AGO}(?![\w-])"
        ),
        resolve_one,
    ),
    (
        re.compile(
            rf"(?<![\w-]){ANY_UNIT}(?P<long>-long\b)?(?P<of>(?=\s+of\s+(?!the\b|this\b|that\b|his\b|her\b|its\b|their\b|all\b)[a-z]))?{_AGO}(?!-|\s+(?:later|earlier)\b)"
        ),
        resolve_plural,
    ),
    (
        re.compile(
            rf"\b(?<![Tt]he )(?P<word>(?i:{_OFTEN}))\b(?!\s+(?:[A-Z]|newspaper|paper|tabloid|magazine|journal))"
        ),
        resolve_set,
    ),
    (
        re.compile(
            rf"(?<=\b[Tt]he )(?P<word>{_OFTEN})(?=\s+[a-z])(?!\s+(?:newspaper|paper|tabloid|journal|said|says|told"
            r"|reported|quoted|wrote|that|which|who|in|of|on|for|by|to|and|he|she|it|they|was|is|has|had)\b)"
        ),
        resolve_set,
    ),
    (re.compile(rf"\b{_EACH}(?:(?P<other>(?i:other))\s+|(?P<count>{COUNT})\s+|single\s+)?{UNIT}"), resolve_set),
    (
        re.compile(rf"\b(?i:once|twice|(?:three|four|five|six|several)\s+times)\s+(?i:an?|every|each|per)\s+{UNIT}"),
        resolve_set,
    ),
    (re.compile(rf"\b{_EACH}(?P<wd>{WEEKDAY})"), resolve_set),
    (re.compile(rf"\b{_EACH}(?P<part>(?i:{'|'.join(PART_CODES)}))\b"), resolve_each_part),
    (
        re.compile(
            rf"(?:(?<=\b[Oo]n )|(?<=days and )|(?<=days or )|(?<=days, )|(?<=open )|(?<=closed )|(?<=shut )"
            rf"|(?=\w+(?:,\s|\s(?:and|or)\s){WEEKDAY[:-2]}s\b))(?P<wd>{WEEKDAY[:-2]}s)\b"
        ),
        resolve_set,
    ),
    (
        re.compile(
            rf"\b{_EACH}(?:(?P<season>spring|summer|autumn|fall|winter)\b|(?P<mon>{MONTH})(?:\s?(?P<day>{DAY})\b(?!,?\s+{YEAR}))?)"
        ),
        resolve_yearly,
    ),
    (
        re.compile(
            rf"(?:\b(?P<days>weekday|weekend|{WEEKDAY[:-2]})s?\s+(?P<part>{'|'.join(PART_CODES)})s"
            rf"|(?:(?<=\b[Oo]n )|(?<=\b[Aa]t )|(?<=days and )|(?<=days or ))(?P<all>weekends|weekdays))\b"
        ),
        resolve_weekends,
    ),
    (
        re.compile(
            rf"\b(?:an?|per)\s+{UNIT}"
            r"(?!-|['’]|\s+(?:after|before|later|earlier|ago|when|since|into|and\s+a|old|off|long|too|from)\b)"
        ),
        resolve_rate,
    ),
    (
        re.compile(
            rf"\b(?P<spelt>(?i:{'|'.join(HOURS)}))(?:\s+o['’]clock)?\s"
            rf"(?P<half>(?i:in\s+the\s+(?:morning|afternoon|evening)\b))(?:{_ZONE})?"
        ),
        resolve_clock,
    ),
    (
        re.compile(
            rf"{_CLOCK_LEAD}(?P<h>0?[1-9]|1[0-2])(?:[:.](?P<min>[0-5]\d))?(?:\s+o['’]clock)?\s?"
            rf"(?P<half>(?i:[ap]\.\s?m\.|[ap]m\b|[ap]\.m\b|in\s+the\s+(?:morning|afternoon|evening)\b))(?:{_ZONE})?"
        ),
        resolve_clock,
    ),
    (
        re.compile(
            rf"{_CLOCK_LEAD}(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:%]|\.\d)(?P<zone>{_ZONE})?"
        ),
        resolve_clock,
    ),
    (re.compile(rf"{_CLOCK_LEAD}(?P<army>[012]\d[0-5]\d)(?P<apart>\s*){_ZONE}"), resolve_clock),
    (re.compile(r"(?<![\w-])(?P<word>(?i:noon|midday|midnight))\b(?!\s+(?:oil|sun|mass)\b)"), resolve_clock),
    (
        re.compile(r"(?<=\b[Ii]n\s)(?i:the\s+(?P<part>morning|afternoon|evening))\b(?!\s+(?:of|after|before|hours))"),
        resolve_part_of_day,
    ),
    (re.compile(r"\b(?i:overnight)\b(?!\s+(?:stay|trip|flight|bag|success))"), resolve_overnight),
)
