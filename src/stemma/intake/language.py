"""
The language of a text: English by its small words, any other by py3langid.

The identifier is loaded only where the small words do not tell: it takes half a second.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SMALL_WORDS = frozenset(
    """
    the of and to in that for with was his he on at by from has is are were have had it as be not who will
    """.split()  # noqa: SIM905
)
ENGLISH_SHARE = 0.2
"""Share of the first words that are English small words, above which a text is English."""
SAMPLE_WORDS = 250
FEWEST_WORDS = 12
"""Shorter texts are not judged. Words."""
SURE = 0.9
"""Least probability for another language."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of *text*, or None where it is too short or unclear."""
    found = re.findall(r"[^\W\d_]+", text[: SAMPLE_WORDS * 12])[:SAMPLE_WORDS]
    if len(found) < FEWEST_WORDS:
        return None
    words = [word.lower() for word in found]
    if sum(word in SMALL_WORDS for word in words) >= ENGLISH_SHARE * len(words) and "the" in words:
        return "en"
    code, probability = _identifier().classify(text[: SAMPLE_WORDS * 12])
    return str(code) if probability >= SURE else None


def plain_code(language: str | None) -> str | None:
    """Return "en" for "en-US", "EN" or "English"; None where *language* is no code."""
    if not language:
        return None
    code = re.split(r"[-_]", language.strip().lower())[0]
    return {"english": "en"}.get(code, code if re.fullmatch(r"[a-z]{2}", code) else None)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # heavy: loaded when a text is not plainly English

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
