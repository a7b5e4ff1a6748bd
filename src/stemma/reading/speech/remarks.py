"""
What a reporter adds behind somebody's words to tell what others think of them: ", a version that the captain denied".
"""

from stemma.lexicon.cues import CUES
from stemma.lexicon.function_words import RELATIVES
from stemma.reading.speech.lines import Line

REMARKS = frozenset(
    """
    version charge claim accusation allegation assertion account view suggestion statement idea figure description
    denial explanation verdict assessment criticism remark reading
    """.split()  # noqa: SIM905
)
"""Nouns by which a reporter takes up what was said, to tell what others say of it. Source: compiled; CC0."""
REMARK_WORDS = 12
"""Tokens within which they say it."""


def is_remark(line: Line, k: int, limit: int) -> bool:
    """Say whether the reporter says of the words what others think of them: "a version that the captain denied"."""
    noun = k + 1 if line.low(k) in ("a", "an", "something") else k
    if line.low(noun) not in REMARKS and line.low(k) != "something":
        return False
    at = noun + 1 if line.low(noun) in REMARKS else noun
    at += line.low(at) in ("on", "to", "with", "for")
    relative = line.low(at) in RELATIVES | {"that"}
    return relative and any(line.low(m) in CUES for m in range(at + 1, min(at + REMARK_WORDS, limit)))
