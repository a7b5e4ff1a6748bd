"""
Whether two words are one name in two ways into Latin letters: "Qurbon" and "Kurbon", "Ayvaj" and "Ajvaj".

A letter that the ways differ in is put for a sound; words of one sound are one name spelt otherwise, and no slip.
"""

from typing import Final

from stemma.text.normalise import fold_word

SOUNDS: Final = (
    ("shch", "s"), ("dzh", "i"), ("tch", "c"), ("tsh", "c"), ("sch", "s"), ("kh", "h"), ("gh", "g"), ("zh", "i"),
    ("ch", "c"), ("sh", "s"), ("ph", "f"), ("dj", "i"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("w", "u"),
    ("v", "u"), ("y", "i"), ("j", "i"), ("x", "ks"), ("'", ""), ("’", ""), ("-", ""),
)  # fmt: skip
"""What is put for what, in this order. Compiled by the project from ALA-LC, BGN/PCGN and press usage; CC0."""
LEAST = 4
"""Shorter words are too easily of one sound. Letters."""


def sound_alike(a: str, b: str) -> bool:
    """Say whether two words are one name in two spellings, as far as the sounds of their letters tell."""
    return min(len(a), len(b)) >= LEAST and _sound(a) == _sound(b)


def _sound(word: str) -> str:
    out = fold_word(word)
    for letters, sound in SOUNDS:
        out = out.replace(letters, sound)
    return out
