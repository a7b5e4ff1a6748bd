"""
Days by their number alone: "the 10th", "on the twenty-fourth", "the night of the second".

Rules:
1. It is of the month named last, else of the publication month or its neighbour by tense.
2. A number in words is a day behind "on the", or behind a part of a day; up to the tenth only there ("on the second
   ballot", "one of the first").
"""

import re
from datetime import timedelta

from stemma.reading.times.calendar import day_of
from stemma.reading.times.days import direction_of, number_of
from stemma.reading.times.scene import Found, Match, Resolver, Scene, found_day, unresolved
from stemma.reading.times.words import DAY

_FIRST = "first second third fourth fifth sixth seventh eighth ninth".split()  # noqa: SIM905
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()  # noqa: SIM905
ORDINALS = (*_FIRST, *_TEENS, "twentieth", *(f"twenty-{n}" for n in _FIRST), "thirtieth", "thirty-first")
"""The days of a month in words."""
_ALONE = "|".join(ORDINALS[10:])
_ANY = "|".join(reversed(ORDINALS))
_OF = r"(?:(?<=ning\sof\sthe\s)|(?<=noon\sof\sthe\s)|(?<=night\sof\sthe\s)|(?<=hours\sof\sthe\s))"
_END = (
    r"(?=[.,;:)”\"]|$"
    r"|\s+(?:and|in|at|to|for|with|when|after|but|left|had|was|were|of\s+(?:the|this|last|next)\s+month)\b)"
)


def resolve_day_of_month(match: Match, scene: Scene) -> Found | None:
    """The 10th, the twelfth: of the month named last, else of the publication month or its neighbour by tense."""
    number = number_of(match["day"]) if match["day"] else _spelt(match)
    if scene.anchor is None:
        return unresolved(f"XXXX-XX-{number:02d}")
    anchor = scene.last_day or scene.anchor
    direction = direction_of(match, scene)
    here = day_of(anchor.year, anchor.month, number)
    if here is None:
        return None
    if scene.last_day is None and direction == "past" and here > anchor:
        previous = anchor.replace(day=1) - timedelta(days=1)
        here = day_of(previous.year, previous.month, number)
    elif scene.last_day is None and direction == "future" and here < anchor:
        following = (anchor.replace(day=28) + timedelta(days=4)).replace(day=1)
        here = day_of(following.year, following.month, number)
    return found_day(here) if here else None


def _spelt(match: Match) -> int:
    return ORDINALS.index((match["alone"] or match["of"]).lower()) + 1


MONTH_DAY_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"(?:(?<=\bthe\s)(?P<day>{DAY})(?<=st|nd|rd|th)|(?<=\bon\sthe\s)(?P<alone>{_ALONE})|{_OF}(?P<of>{_ANY})){_END}"
        ),
        resolve_day_of_month,
    ),
)
