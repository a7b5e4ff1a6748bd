"""
What a pattern needs: strings of which one stands, in small letters, in whatever it matches.

A sentence that has none of them need not be searched, and most sentences have none of most patterns. What is needed is
read from the pattern itself, as Python parses it, so that no list has to be kept beside it. Where the parser is
another one, nothing is known of any pattern, and all are tried.

What stands behind a pattern (`(?=…)`) counts, since it lies within the text that is searched; what stands before
(`(?<=…)`) does not, since it may lie outside.
"""

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

LONG = 4
"""From this length on a string is told by its first four letters, a shorter one by three: the windows of a text."""
SHORT = 3
MOST = 300
"""Strings that one pattern may need; of more, looking for them costs what they save."""
DIGIT = "0"
"""What stands for any digit."""
DIGITS = re.compile(r"\d")

Needed = frozenset[str]
"""Of these one is needed; none at all: nothing is known."""
NOTHING: Needed = frozenset()


def needed_by(pattern: re.Pattern[str]) -> Needed:
    """Return strings of at least three letters, or `DIGIT`, of which one stands in what *pattern* matches."""
    try:
        parser: Any = importlib.import_module("re._parser")
        parsed = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    except ImportError:
        return NOTHING
    return _best(_of_sequence(parsed))


class Sieve:
    """Texts in, the patterns that may match them out: by their numbers."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        self._by_key: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            keys = {string[:LONG] for string in needed_by(pattern)}
            for key in keys:
                self._by_key.setdefault(key, []).append(number)
            if not keys:
                self._always.append(number)

    def of(self, text: str) -> list[int]:
        """Return the numbers of the patterns that may match in *text*, or in a stretch of it, in their order."""
        low = text.lower()
        windows = {low[at : at + LONG] for at in range(len(low))}
        windows |= {low[at : at + SHORT] for at in range(len(low))}
        if DIGITS.search(text):
            windows.add(DIGIT)
        found = set(self._always)
        for key in windows & self._by_key.keys():
            found.update(self._by_key[key])
        return sorted(found)


def _of_sequence(parsed: Iterable[tuple[Any, Any]]) -> list[Needed]:
    """Return what is known to be needed by the parts of a sequence: one of each of these."""
    out: list[Needed] = []
    run = ""
    for kind, value in parsed:
        name = str(kind)
        if name == "LITERAL":
            run += chr(value).lower()
        elif name != "AT":  # a place has no width: "the \bend" is one string
            out += [frozenset([run])] if run else []
            run = ""
            out += _of_part(name, value)
    return [*out, frozenset([run])] if run else out


def _of_part(name: str, value: Any) -> list[Needed]:
    if name == "SUBPATTERN":
        return _of_sequence(value[-1])
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _of_sequence(value[2]) if value[0] else []
    if name == "ATOMIC_GROUP":
        return _of_sequence(value)
    if name == "ASSERT":
        return _of_sequence(value[1]) if value[0] > 0 else []
    if name == "IN":
        return [frozenset([DIGIT])] if all(_is_digit(*item) for item in value) else []
    if name == "BRANCH":
        parts = [_best(_of_sequence(branch)) for branch in value[1]]
        return [frozenset().union(*parts)] if all(parts) else []
    return []


def _is_digit(kind: Any, value: Any) -> bool:
    name = str(kind)
    if name == "CATEGORY":
        return str(value) == "CATEGORY_DIGIT"
    edges = value if name == "RANGE" else (value, value) if name == "LITERAL" else (0, 0)
    return all("0" <= chr(edge) <= "9" for edge in edges)


def _best(needed: Sequence[Needed]) -> Needed:
    """Return what tells most texts apart: the longest strings, and of these the fewest."""
    known = [strings for strings in needed if len(strings) <= MOST and all(map(_is_key, strings))]
    return max(known, key=lambda strings: (min(map(_worth, strings)), -len(strings)), default=NOTHING)


def _is_key(string: str) -> bool:
    return string == DIGIT or len(string) >= SHORT


def _worth(string: str) -> int:
    return min(len(string.strip()), LONG)
