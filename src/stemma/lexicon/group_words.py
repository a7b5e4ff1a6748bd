"""Words by which unnamed people, bodies and alliances are called: "officials", "the bloc", "foreign ministry"."""

import re
from functools import cache

from stemma.lexicon.lists import read_sections
from stemma.lexicon.titles import title_head


@cache
def group_words(section: str) -> frozenset[str]:
    """Return the folded words of one section: people, person, national_only, modifiers or alliances."""
    return frozenset(word for line in read_sections("group_words.txt")[section] for word in line.split("|"))


@cache
def calls_people(word: str) -> bool:
    """Say whether a folded noun calls people by what they are or do: "villagers", "bosun", "judges"."""
    if word in group_words("people") or word in group_words("person"):
        return True
    return title_head(word) is not None or (word.endswith("s") and title_head(word[:-1]) is not None)


@cache
def body_sectors() -> dict[str, str]:
    """Return for each common noun of a body ("navy", "ministry") the PLOVER sector that it shows, "" for none."""
    out: dict[str, str] = {}
    for section in ("bodies", "body_heads"):
        for line in read_sections("group_words.txt")[section]:
            for item in line.split("|"):
                word, sector = item.split(";")
                out[word] = sector
    return out


def _fields() -> str:
    fields = {field for line in read_sections("titles.txt")["fields"] for field in line.split("|")}
    plain = sorted((f for f in fields if not f.startswith("the ")), key=lambda field: (-len(field), field))
    return "|".join(re.escape(field) for field in plain)


def _nouns(section: str) -> str:
    words = [item.split(";")[0] for line in read_sections("group_words.txt")[section] for item in line.split("|")]
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


BODY_PHRASE: re.Pattern[str] = re.compile(
    rf"(?<![\w-])(?:(?:(?:{_fields()})(?: and (?:{_fields()}))? (?P<head>{_nouns('body_heads')}))"
    rf"|(?P<office>ministry) of (?:the )?(?:{_fields()})(?: and (?:{_fields()}))?"
    rf"|(?P<noun>{_nouns('bodies')}))(?![\w-])"
)
"""A body by common nouns in lower case: "foreign ministry", "ministry of defence", "coast guard"."""
