"""
Nouns that tell whether a man or a woman is spoken of: "a grandmother", "the widower", "businesswoman".

A noun beside a name tells of whom it describes: "Noor Hall, a mother of two", "grandmother Noor Hall". It goes before
what the given name suggests.
"""

import re

from stemma.lexicon.given_names import Gender
from stemma.records.span import Span

MEN = (
    r"man|boy|father|dad|son|brother|husband|uncle|nephew|grandfather|grandson|stepfather|stepson|godfather|gentleman"
    r"|schoolboy|gunman|fisherman|fiancé|widower|bridegroom|\w{3,}(?:sman|eman)"
)
WOMEN = (
    r"woman|girl|mother|mum|mom|daughter|sister|wife|aunt|niece|grandmother|granddaughter|stepmother|stepdaughter"
    r"|godmother|widow|lady|schoolgirl|housewife|fiancée|bride|actress|heiress|waitress|\w{3,}(?:swoman|ewoman)"
)
NOUN = rf"(?:(?P<m>{MEN})|(?P<f>{WOMEN}))\b(?!['’-])"
ALONE = re.compile(NOUN)
BETWEEN = r"(?: (?!of\b|to\b|for\b|who|in\b|by\b|with\b|from\b|and\b|at\b|on\b)[\w’'-]+){0,4}?"
APPOSED = re.compile(rf",(?: (?:aged )?\d+,)? (?:an?|the|his|her|their) ?{BETWEEN} ?{NOUN}")
"""Behind a name: ", 34, a divorced mother of two"."""
BEFORE = re.compile(rf"(?<![\w'’]){NOUN} $")
"""Before a name: "his wife "."""
WINDOW = 24
"""How far before a name its noun may begin; code points."""


def noun_gender(text: str, name: Span) -> Gender | None:
    """Return the gender that a noun right beside *name* tells; None where there is none."""
    match = APPOSED.match(text, name.end) or BEFORE.search(text, max(0, name.start - WINDOW), name.start)
    return word_gender(match) if match else None


def head_gender(noun: str) -> Gender | None:
    """Return the gender that a noun itself tells: "gunman", "widow"."""
    match = ALONE.fullmatch(noun)
    return word_gender(match) if match else None


def word_gender(match: re.Match[str]) -> Gender:
    """Return the gender of the noun of a match that has the groups of `NOUN`."""
    return "m" if match.group("m") else "f"
