"""
What words are about: stems, with one stem for the words that news uses for one matter and the code of a country.
"""

from collections.abc import Iterable
from functools import lru_cache

from stemma.account.likeness import FUNCTION_WORDS, folded_words, stem
from stemma.lexicon.countries import country_form
from stemma.text.words import words

SYNONYMS = (
    "troops forces soldiers servicemen servicemembers military militaries",
    "talks discussions negotiations dialogue consultations",
    "meet summit session", "border borders frontier frontiers", "kill die dead death deaths killed died",
    "wound injure injured hurt", "vessel ship boat vessels ships boats", "arrest detain arrested detained",
    "seize capture captured seized", "fight battle gunbattle clash clashes skirmish gunfight",
    "ceasefire truce cease-fire armistice", "agreement pact", "duty tariff tariffs duties",
    "truck lorry lorries trucks",
    "send post dispatch deploy move", "hand return", "close shut",
    "release free freed freedom liberation liberate",
    "attack assault raid onslaught", "diplomat envoy", "jail imprison incarcerate jailed", "refuse reject decline",
    "postpone delay defer reschedule", "suspend freeze halt",
    "captive hostage captives hostages", "quit resign resignation", "collide collision", "promise pledge vow",
    "expel oust eject throw", "withdraw leave pull",
)  # fmt: skip
"""Words that news uses for one matter, the first standing for all. Source: compiled by the project; CC0."""

ONE_MATTER = {stem(w): stem(row.split()[0]) for row in SYNONYMS for w in row.split()}


def matter_of(text: str, without: Iterable[str] = ()) -> frozenset[str]:
    """Return the stems of what *text* is about; a country stands as its code, in whatever form it is named."""
    dropped = {w for name in without for w in folded_words(name)}
    return frozenset(matter for word, matter in _told_by(text) if word not in dropped)


def without_countries(matter: Iterable[str]) -> frozenset[str]:
    """Return *matter* without the codes of countries: they count as parties and places."""
    return frozenset(m for m in matter if not m.isupper())


@lru_cache(maxsize=1 << 15)
def _told_by(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of *text* that carry matter, folded, each with its stem or its country's code."""
    out = []
    for span in words(text):
        word = text[span.start : span.end]
        folded = folded_words(word)
        if not folded or folded[0] in FUNCTION_WORDS:
            continue
        country = country_form(word.removesuffix("'s").removesuffix("’s"))
        stemmed = stem(folded[0])
        if not stemmed[0].isdigit():
            out.append((folded[0], country.iso3 if country else ONE_MATTER.get(stemmed, stemmed)))
    return tuple(out)


def act_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of an act; all its words where none carries matter."""
    folded = folded_words(text)
    return frozenset(ONE_MATTER.get(stem(w), stem(w)) for w in folded if w not in FUNCTION_WORDS) or frozenset(folded)
