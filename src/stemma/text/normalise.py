"""
Folded text and the way back.

Folding makes texts comparable (case, white space, typographic marks, ligatures)
and returns, for each folded character, the offset of the character it came from.
"""

import unicodedata
from dataclasses import dataclass

from stemma.records.span import Span

PLAIN = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "′": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
}  # fmt: skip
"""Typographic characters and their plain form; invisible ones vanish."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and its offset map."""

    text: str
    offsets: tuple[int, ...]
    """For each character of `text`, the offset in the original."""

    def back(self, start: int, end: int) -> Span:
        """Return the span of the original that folded `[start, end)` came from."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold(text: str) -> Folded:
    """Return *text* lower-cased, with plain quotation marks and dashes and single spaces, and its offset map."""
    out: list[str] = []
    offsets: list[int] = []
    blank = True
    for at, char in enumerate(text):
        if char.isspace():
            if not blank:
                out.append(" ")
                offsets.append(at)
            blank = True
            continue
        plain = PLAIN.get(char)
        if plain is None:
            plain = char.lower() if char.isascii() else unicodedata.normalize("NFKC", char).lower()
        for piece in plain:
            out.append(piece)
            offsets.append(at)
        if plain:
            blank = False
    return Folded("".join(out), tuple(offsets))


def fold_word(word: str) -> str:
    """Return one word as it is compared: lower case, plain marks, no diacritics."""
    if word.isascii() and "`" not in word:
        return word.lower()
    plain = "".join(PLAIN.get(c, c) for c in word)
    if plain.isascii():
        return plain.lower()
    split = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in split if not unicodedata.combining(c)).lower()


def bare_letters(word: str) -> str:
    """Return the letters and digits of a word in lower case, with their diacritics and without any marks."""
    return "".join(c for c in unicodedata.normalize("NFC", word).lower() if c.isalnum())
