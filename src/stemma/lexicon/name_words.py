"""Words that decide what a capitalised word is: never a name, part of a person's name, or the head of a place."""

import re
from functools import cache

from stemma.lexicon.lists import read_sections


@cache
def name_words(section: str) -> frozenset[str]:
    """Return the words of one section of the list: starters, calendar, particles, place_heads, norps and so on."""
    return frozenset(word for line in read_sections("name_words.txt")[section] for word in line.split("|"))


@cache
def is_common(word: str) -> bool:
    """Say whether *word*, capitalised where a sentence begins, is an ordinary word."""
    low = word.lower().replace("’", "'")
    return low in name_words("starters") or low in name_words("calendar") or bool(ADVERB.fullmatch(low))


ADVERB = re.compile(r"[a-z-]{3,}(?:ly|ingly|wise)")
