"""
What the lines above a story say of who published it: "Mersey Gazette, 25 November 2028, World in Brief".

Only plain mastheads are read: a line that is an outlet's name and a date, or the name alone right above or below a line
that is a date alone. A name is an outlet's if its first or last word says so; anything else stays unknown.
"""

import re
from dataclasses import dataclass

from stemma.intake.citations import is_outlet_name
from stemma.intake.published_at import parse_published

LINES = 5
"""A masthead stands within so many lines."""
MOST_WORDS = 5
"""Words of an outlet's name."""
MOST_DATE = 60
"""What holds a date is shorter. Code points."""
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
PARTED = re.compile(r"\s*[,|·•]\s+|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Who published a text and when, as a line above it says. Unknown is None."""

    outlet: str
    published: str | None


def find_masthead(text: str) -> Masthead | None:
    """Return the masthead of *text*, or None where its first lines hold none."""
    lines = [line.group().strip() for _, line in zip(range(LINES), LINE.finditer(text), strict=False)]
    for at, line in enumerate(lines):
        name, *rest = PARTED.split(line)
        if not _is_outlet(name):
            continue
        # a date may hold a comma itself, and so is looked for in all that stands behind each part
        day = next((d for part in rest if (d := _day_of(line[line.index(part) :]))), None)
        beside = [_day_of(lines[n]) for n in (at + 1, at - 1) if 0 <= n < len(lines)]
        if day or (not rest and any(beside)):
            return Masthead(_as_name(name), day or next(d for d in beside if d))
    return None


def _day_of(words: str) -> str | None:
    """Return the day that short words begin with; a line longer than any date is not looked at."""
    return parse_published(words) if len(words) < MOST_DATE else None


def _is_outlet(name: str) -> bool:
    words = name.split()
    capitals = all(word[0].isupper() or word in ("of", "the", "and") for word in words)
    return 2 <= len(words) <= MOST_WORDS and capitals and is_outlet_name(_as_name(name))


def _as_name(name: str) -> str:
    """Return a name in capitals as it is written in a sentence; others as they are."""
    return " ".join(w.title() if len(w) > 3 else w for w in name.split()) if name.isupper() else name
