"""Names that one slipped letter parts: "Firdavs Nur", "Firdaus Nur"; "Aida Tokosunova", "Aida Tokosonova"."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

LONG = 5
"""In a shorter name another letter makes another name. Letters."""

Tokens = tuple[str, ...]


def slips_surname(left: Sequence[Tokens], right: Sequence[Tokens]) -> bool:
    """Say whether one letter of the surname is all that parts the forms of two names."""
    return all(x[0] == y[0] and _slips(x[-1], y[-1]) for x in left for y in right)


def slips_given(left: Sequence[Tokens], right: Sequence[Tokens]) -> bool:
    """Say whether one letter of the given name is all that parts the forms of two names."""
    return all(x[1:] == y[1:] and _slips(x[0], y[0]) for x in left for y in right)


def _slips(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= LONG and Levenshtein.distance(a, b) == 1
