"""
Surnames that are also states or towns: "Vernon Jordan flew to Lima. Jordan said …".

Rules:
1. Behind a person with a known given name or a title whose surname is a place, the bare word is that person, where
   nothing in the article shows the place: no demonym, no capital, no "in Jordan", no "of Jordan".
2. Where something does, the word is the person only in "Jordan said he".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.lexicon.given_names import is_given_name
from stemma.reading.actors.states import AT, TOWARDS
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token
from stemma.reading.names.types import SPEECH

SHOWS_PLACE = AT | TOWARDS | {"of", "the"}
"""Words before a bare name that show a place."""
PERSONAL = frozenset(("he", "she"))


def settle_surnames(rows: Sequence[Sequence[Token]], names: Sequence[Name]) -> Iterator[Name]:
    """Yield *names*, those that are the surname of a person as persons; *rows* are the tokens by sentence."""
    first = _bearers(rows, names)
    countries = {name.text: name.known.country for name in names if name.known is not None and name.text in first}
    shown = {word for word, country in countries.items() if any(_shows(rows, name, word, country) for name in names)}
    for name in names:
        bare = name.known is not None and name.text in first and name.span > first[name.text].span
        if bare and (name.text not in shown or _says_he(rows[name.sentence], name)):
            yield replace(name, type="PER", known=None)
        else:
            yield name


def _bearers(rows: Sequence[Sequence[Token]], names: Sequence[Name]) -> dict[str, Name]:
    """Return the first person by each surname that stands bare elsewhere as a place."""
    bare = {name.text for name in names if name.known is not None and " " not in name.text}
    out: dict[str, Name] = {}
    for name in names:
        words = name.text.split()
        if name.type == "PER" and len(words) > 1 and words[-1] in bare:
            titled = name.first > 0 and rows[name.sentence][name.first - 1].title is not None
            if titled or is_given_name(words[0]):
                out.setdefault(words[-1], name)
    return out


def _shows(rows: Sequence[Sequence[Token]], name: Name, word: str, country: str | None) -> bool:
    """Say whether *name* shows that the article speaks of the place that *word* is, which lies in *country*."""
    if name.known is None:
        return False
    if name.text != word:
        return country is not None and name.known.country == country
    row = rows[name.sentence]
    return name.first > 0 and row[name.first - 1].text.lower() in SHOWS_PLACE


def _says_he(row: Sequence[Token], name: Name) -> bool:
    after = [token.text for token in row[name.after : name.after + 2]]
    return len(after) == 2 and after[0] in SPEECH and after[1] in PERSONAL
