"""
The names of bodies: whose a body is by its name, how two names compare, and what is an office of a state.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from stemma.lexicon.countries import country_form
from stemma.lexicon.group_words import group_words
from stemma.text.normalise import fold_word
from stemma.text.words import words

OFFICE_WORDS = frozenset(
    """
    ministry department office foreign affairs defence defense interior finance justice home health energy trade
    economy transport parliament senate house assembly congress government cabinet army navy air force forces armed
    military police court supreme high constitutional central bank presidency presidential prime minister national
    security council state coast guard border service intelligence federal election electoral commission agency
    authority embassy mission opposition ruling party committee general staff prosecutor treasury customs external
    of the and for public information emergency emergencies maritime fisheries agriculture patrol unit corps command
    media press regiment brigade battalion division squad infantry gendarmerie paramilitary rangers marines
    """.split()  # noqa: SIM905
)
"""Words that bodies of every state have in their names. Source: compiled by the project; CC0."""


OF = re.compile(r" of (?:the )?(?=[A-Z])")
"""Behind it a body's name may end in that of its state."""

OF_EVERY_STATE = frozenset(
    """
    ministry department foreign government cabinet army navy forces military police embassy mission affairs minister
    staff office media press
    """.split()  # noqa: SIM905
)
"""Words of offices of which a case has one for each state. Source: compiled by the project; CC0."""


@lru_cache(maxsize=1 << 16)
def body_key(name: str) -> str:
    """Return the name of a body as it is compared."""
    folded = " ".join(fold_word(name[w.start : w.end]).removesuffix("'s").replace(".", "") for w in words(name))
    return folded.removeprefix("the ").replace("defence", "defense").replace("organisation", "organization")


def is_office(name: str) -> bool:
    """Say whether a body is an office of a state: a ministry, a presidency, an army."""
    return set(split_owner(name)[1].split()) <= OFFICE_WORDS


def office_key(key: str) -> str:
    """Return the name of an office without "national", where more than a word is left."""
    short = key.removeprefix("national ")
    return short if " " in short else key


def full_names(names: Collection[str]) -> dict[str, str]:
    """Return the one name of a case that a bare noun is short for, by that noun: "kandani garrison" of "garrison"."""
    keys = {body_key(name) for name in names}
    nouns = {body_key(n) for n in names if n.islower() and " " not in n} - OFFICE_WORDS
    longer = {noun: [key for key in keys if key.endswith(f" {noun}")] for noun in nouns}
    return {noun: found[0] for noun, found in longer.items() if len(found) == 1}


def serves_state(name: str) -> bool:
    """Say whether unnamed people act for their state: "Algerian diplomats", "French troops"; no "Greek fisherman"."""
    head = name.rsplit(maxsplit=1)[-1].lower()
    return bool({head, head.removesuffix("s")} & group_words("serving"))


@lru_cache(maxsize=1 << 16)
def split_owner(name: str) -> tuple[str | None, str]:
    """Return the state whose a body is by its name, and the rest: "Peru's Foreign Ministry", "Government of Peru"."""
    spans = words(name)
    for of in OF.finditer(name):
        country = country_form(name[of.end() :])
        if country is not None and country.kind == "name":
            return country.iso3, body_key(name[: of.start()])
    for n in range(min(3, len(spans) - 1), 0, -1):
        form = name[spans[0].start : spans[n - 1].end].removesuffix("'s").removesuffix("’s")
        country = country_form(form)
        if country is not None:
            return country.iso3, body_key(name[spans[n].start :])
    return None, body_key(name)
