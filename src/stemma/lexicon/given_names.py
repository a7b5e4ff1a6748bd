"""Common given names of the world, with the gender of most who bear them."""

from functools import cache
from typing import Literal

from stemma.lexicon.lists import read_lines

Gender = Literal["m", "f"]


def is_given_name(word: str) -> bool:
    """Say whether *word*, as written, is a common given name."""
    return word in _names()


def given_gender(word: str) -> Gender | None:
    """Return the gender of most who bear the given name *word*; None where both do or it is not listed."""
    return _names().get(word)


@cache
def _names() -> dict[str, Gender | None]:
    out: dict[str, Gender | None] = {}
    for line in read_lines("given_names.txt"):
        gender, names = line.split(";")
        for name in names.split("|"):
            # Listed twice with different genders, or under "-": both bear it.
            known: Gender | None = "m" if gender == "m" else "f" if gender == "f" else None
            out[name] = known if out.get(name, known) == known else None
    return out
