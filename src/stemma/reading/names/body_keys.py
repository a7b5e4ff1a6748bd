"""When two names mean one body: "Ministry of Defence" and "Defense Ministry", a full name and its acronym."""

import re
from collections.abc import Sequence

from stemma.reading.names.gazetteer import known_form
from stemma.reading.names.named import Name
from stemma.text.normalise import fold_word

SMALL = frozenset(("of", "the", "for", "and", "s", "on", "in"))
SPELLINGS = {
    "defense": "defence",
    "organization": "organisation",
    "center": "centre",
    "labor": "labour",
    "programme": "program",
}
ACRONYM = re.compile(r"[ \u00a0]\(([A-Z][A-Za-z&-]{1,9})\)")


def body_key(name: str, country: str | None) -> str:
    """Return what two names of one body share: their words in any order, the country apart."""
    words = re.findall(r"[^\W_]+", name.replace("’s ", " ").replace("'s ", " "))
    while len(words) > 1 and _is_state(words[0]):
        words = words[1:]
    folded = sorted({SPELLINGS.get(w, w) for w in map(fold_word, words)} - SMALL)
    return " ".join([*folded, f"[{country}]"] if country else folded)


def country_in(name: str) -> str | None:
    """Return the country whose name or adjective begins or ends the name of a body: "Swiss Defence Ministry"."""
    words = name.replace("’s ", " ").replace("'s ", " ").split()
    for size in (3, 2, 1):
        for part in (" ".join(words[:size]), " ".join(words[-size:])):
            known = known_form(part)
            if known is not None and known.kind in ("name", "demonym") and len(words) > size:
                return None if part == "America" and words[-2] in CONTINENTS else known.country
    return None


CONTINENTS = frozenset(("Latin", "South", "North", "Central", "Our", "Spanish", "Meso", "the"))
"""Words that make "America" behind them no state: "the Peoples of Our America"."""


def acronyms_in(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Return the acronyms that *text* explains ("Arms Control Forum (ACF)") with what they stand for."""
    out: dict[str, str] = {}
    for name in names:
        if name.type != "ORG" or " " not in name.text:
            continue
        match = ACRONYM.match(text, name.span.end)
        if match and (_stands_for(match.group(1), name.text) or _is_foreign(match.group(1))):
            out.setdefault(match.group(1), name.text)
    return out


def _is_foreign(acronym: str) -> bool:
    """Say whether it is of the name in another tongue ("the Bolivarian Alliance (ALBA)"), and no agency or state."""
    return 2 < len(acronym) < LONGEST_FOREIGN and acronym.isupper() and known_form(acronym) is None


LONGEST_FOREIGN = 8
"""Capitals in brackets; what is longer is a stock mark or an outcry."""


def _stands_for(acronym: str, full: str) -> bool:
    """Say whether most letters of *acronym* begin words of *full*, in order."""
    initials = [word[0].lower() for word in re.findall(r"[^\W_]+", full)]
    letters = [c.lower() for c in acronym if c.isalpha()]
    hits = at = 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            hits += 1
    return hits >= max(2, len(letters) - 1)


def _is_state(word: str) -> bool:
    known = known_form(word)
    return known is not None and known.kind in ("name", "demonym")
