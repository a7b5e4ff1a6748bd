"""
Titles of office, ranks and roles, and their shape before or after a name.

A title phrase is ranks, fields and a head, and sometimes a field after "of" or "for":
"Deputy Foreign Minister", "Under Secretary of State for Political Affairs". Whose
minister it is (country, organisation) is no part of it.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stemma.lexicon.lists import read_sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What the head word of a title says about who bears it."""

    head: str
    """Folded: "minister"."""
    gender: Literal["m", "f"] | None
    sector: str | None
    """PLOVER sector of the office."""


def title_head(word: str) -> Title | None:
    """Return what the head *word* ("Minister", "spokeswoman", "Gen.") says, whatever its case, or None."""
    return _heads().get(word.lower())


def is_dropped(word: str) -> bool:
    """Say whether *word* may stand before a title without being part of it ("former", "new")."""
    return word.lower() in _dropped()


def _alternatives(words: tuple[str, ...]) -> str:
    ordered = sorted({*words, *(w.replace("'", "’") for w in words)}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]") for word in ordered)


def _items(section: str) -> tuple[str, ...]:
    return tuple(item for line in read_sections("titles.txt")[section] for item in line.split("|"))


@cache
def _heads() -> dict[str, Title]:
    out: dict[str, Title] = {}
    for section in ("heads", "short", "before"):
        for line in read_sections("titles.txt")[section]:
            word, gender, *rest = line.split(";")
            sector = rest[0] if rest and rest[0] != "-" else None
            known: Literal["m", "f"] | None = "m" if gender == "m" else "f" if gender == "f" else None
            out.setdefault(word, Title(head=word, gender=known, sector=sector))
    return out


@cache
def _dropped() -> frozenset[str]:
    return frozenset(_items("dropped"))


def _words(section: str) -> tuple[str, ...]:
    return tuple(line.split(";")[0] for line in read_sections("titles.txt")[section])


def _phrase() -> str:
    heads = _alternatives(_words("heads"))
    ranks = _alternatives(_items("ranks"))
    fields = _alternatives(_items("fields"))
    field_list = rf"(?:{fields})(?:(?:, | and | & )(?:{fields}))*"
    return (
        rf"(?:(?:{ranks})[ -])*(?:{field_list} )?(?:(?:{ranks})[ -])*"
        rf"(?P<head>{heads})(?P<plural>s(?!\w))?(?:[ -](?:elect|designate))?"
        rf"(?:[ -](?P<general>general))?"
        rf"(?P<field>,? (?:of|for|in charge of|on) (?!the State\b)(?:the )?{field_list}(?! [a-z]+ (?:at|with) ))?"
        r"(?: for [A-Z]\w+(?: and [A-Z]\w+| [A-Z]\w+)* Affairs)?"
    )


TITLE_PHRASE: re.Pattern[str] = re.compile(rf"(?<![\w-])(?P<ex>ex-)?(?:{_phrase()})(?![\w-])", re.IGNORECASE)
"""A title of office or role; group `head` is its head word, `plural` and `ex` tell "ministers" and "ex-" apart."""


@cache
def _openings() -> frozenset[str]:
    """Return how the heads of titles begin: the first word of those of several, the others in both numbers."""
    parts = [re.findall(r"\w+", head.lower()) for head in _words("heads")]
    return frozenset(word for part in parts for word in (part[:1] if len(part) > 1 else (part[0], f"{part[0]}s")))


def may_hold_title(words: str) -> bool:
    """Say whether a title of `TITLE_PHRASE` may stand among *words*: most sentences have none, and it is slow."""
    return not _openings().isdisjoint(WORD.findall(words.lower()))


WORD = re.compile(r"\w+")

SHORT_TITLE: re.Pattern[str] = re.compile(
    rf"(?<!\w)(?:(?P<head>sen|rep|gov|gen|col|prof)(?P<plural>s)\.|{_alternatives(_words('short'))})(?=[ \u00a0])",
    re.IGNORECASE,
)
"""A shortened title that stands right before a name: "Gen.", "Sen."."""

COURTESY: frozenset[str] = frozenset(_words("before"))
"""Folded words of courtesy before a name ("mr", "dame"): they show a person and often the gender, and are no role."""
