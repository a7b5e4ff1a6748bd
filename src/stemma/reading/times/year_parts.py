"""
Parts of a year: "last summer", "in the fall", "the third quarter", "fiscal 2021", "the second half of last year".

Rules:
1. A season without a year or a word that points is the latest that has begun, by future tense the next to come.
2. A quarter without a year is one of business: of matches nobody is told a date by it.
3. A winter counts by the year of its December.
"""

import re
from datetime import date

from stemma.reading.times.calendar import SEASONS
from stemma.reading.times.scene import Found, Match, Resolver, Scene, found_part_of_year, group, unresolved
from stemma.reading.times.words import DASH, STEP, TOLD, YEAR
from stemma.records.span import Span

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}

TRADE = re.compile(
    r"\b(?:profits?|earnings|revenues?|sales|loss(?:es)?|growth|GDP|econom\w+|inflation|exports?|imports?|output|income|turnover"
    r"|unemployment|orders|deliveries|production|dividends?|shares|results|earned|net)\b|[$€£¥]\s?\d",
    re.IGNORECASE,
)
"""What is told by quarters of a year, not of a match."""


def resolve_season(match: Match, scene: Scene) -> Found | None:
    """Last summer, spring 2020, the winter of 1944, in the fall."""
    number, letters = SEASONS[next(match[name] for name in ("season", "season2", "bare") if match[name]).lower()]
    if group(match, "y"):
        return Found("DATE", f"{match['y']}-{letters}", f"{match['y']}-{number}")
    if group(match, "short"):
        return Found("DATE", f"19{match['short']}-{letters}", f"19{match['short']}-{number}")
    if group(match, "year") and scene.anchor is not None:
        year = scene.anchor.year + STEP[match["year"].lower()]
        return Found("DATE", f"{year}-{letters}", f"{year}-{number}")
    word = group(match, "step").lower().split()[-1] if match["step"] else ""
    if match["bare"]:
        word = "next" if scene.tense(Span(match.start(), match.end())) == "future" else "latest"
    anchor = (scene.last_day if word in TOLD else None) or scene.anchor
    if anchor is None or not word or (word == "following" and scene.last_day is None):
        return unresolved(f"XXXX-{letters}")
    year = _season_year(number, word, anchor)
    return Found("DATE", f"{year}-{letters}", f"{year}-{number}")


def _season_year(number: int, word: str, anchor: date) -> int:
    first_month = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    year = anchor.year - 1 if number == 24 and anchor.month < 3 else anchor.year
    begun = anchor.month >= first_month or year < anchor.year
    running = begun and (anchor.month < first_month + 3 or year < anchor.year)
    if word in {"last", "past", "previous"}:
        return year - (0 if begun and not running else 1)
    if word in {"next", "coming", "following"}:
        return year + (1 if begun else 0)
    return year - (0 if begun or word != "latest" else 1)


def resolve_fiscal(match: Match, scene: Scene) -> Found | None:
    """Fiscal 2021, the 2021 financial year, the next fiscal year: by another calendar, so only about that year."""
    year = match["y"] or match["y2"]
    if not year:
        if scene.anchor is None:
            return unresolved("XXXX")
        year = str(scene.anchor.year + STEP[match["step"].lower()])
    return Found("DATE", year, f"{year}~")


def resolve_quarter(match: Match, scene: Scene) -> Found | None:
    """Third-quarter profit, revenue in the third quarter: the one gone last, or by tense the next to come."""
    if match["latest"]:
        return None if scene.anchor is None else _latest_quarter(match, scene.anchor)
    number = ORDINALS[match["ordinal"].lower()]
    if not match["trade"] and not TRADE.search(scene.sentence.of(scene.text)):
        return None
    if scene.anchor is None:
        return unresolved(f"XXXX-Q{number}")
    year, current = scene.anchor.year, (scene.anchor.month - 1) // 3 + 1
    if scene.tense(Span(match.start(), match.end())) == "future":
        return found_part_of_year(year + (number < current), number, 3)
    return found_part_of_year(year - (number > current), number, 3)


def _latest_quarter(match: Match, anchor: date) -> Found:
    """Return the quarter gone last, of this year or, in "the year-ago quarter", of the one before."""
    ago = match["latest"].lower().startswith("year")
    before = (anchor.month - 1) // 3 or 4
    return found_part_of_year(anchor.year - ago - (before == 4), before, 3)


def resolve_part_of_year(match: Match, scene: Scene) -> Found | None:
    """The first quarter of 2022, Q3 2021, the second half of last year."""
    months = 6 if match["half"] else 3
    number = int(match["q"] or ORDINALS[match["ordinal"].lower()])
    if number * months > 12:
        number = 12 // months
    if match["y"]:
        return found_part_of_year(int(match["y"]), number, months)
    if scene.anchor is None:
        return unresolved(f"XXXX-{'H' if months == 6 else 'Q'}{number}")
    return found_part_of_year(scene.anchor.year + STEP[(match["step"] or "this").lower()], number, months)


YEAR_PART_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"\b(?i:(?:the\s+)?(?:fiscal|financial)(?:\s+year)?)\s+(?P<y>{YEAR})(?:(?:{DASH}|/)\d\d(?!\d))?(?![\w%])"
            rf"|\b(?i:(?:the\s+)?(?:(?P<step>last|this|next|current|previous|coming)|(?P<y2>{YEAR}))\s+(?:fiscal|financial|tax)\s+year)\b"
        ),
        resolve_fiscal,
    ),
    (
        re.compile(
            r"\b(?i:(?:the\s+)?(?:(?P<latest>latest|most\s+recent|year-(?:ago|earlier))\s+quarter|(?P<ordinal>first|second|third|fourth)(?:\s+quarter|[\s-]quarter(?=\s+(?P<trade>profits?|earnings|sales|results"
            r"|revenues?|losses|loss|growth|GDP|figures|income|net|output)))))\b(?!,?\s+(?:of|final)\b)"
        ),
        resolve_quarter,
    ),
    (
        re.compile(
            rf"\b(?:(?i:(?:the\s+)?(?:late\s+|early\s+)?(?P<season>spring|summer|autumn|fall|winter))\s+(?:of\s+)?(?:(?P<y>{YEAR})\b|(?:of\s+)?['’](?P<short>[3-9]\d)\b|(?i:of\s+(?P<year>last|this|next)\s+year)\b)"
            r"|(?i:(?:late\s+|early\s+|earlier\s+|later\s+)?(?P<step>last|this|next|this\s+past|this\s+coming|the\s+previous|the\s+following)\s+(?P<season2>spring|summer|autumn|fall|winter))\b"
            r"|(?:(?<=\b[Ii]n\s)|(?<=\b[Oo]ver\s)|(?<=\b[Ss]ince\s)|(?<=\b[Bb]y\s)|(?<=\b[Uu]ntil\s))(?:the\s+|(?i:(?:the\s+)?(?:late|early|mid)[\s-]))(?P<bare>spring|summer|autumn|fall|winter)\b(?=\s*[.,;)”\"]|$|\s+(?:when|before|after|and|but|as|at|on)\b))"
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
)
