"""The noun that opens a sentence and still waits for its verb: "The deadline that X had set for Y expired"."""

from collections.abc import Sequence

from stemma.lexicon.predicates import effects_of
from stemma.reading.events.words import Group, Token, word_set

OPENING = frozenset({"det", "owner", "name", "num", "open", "noun"})
"""Tags of the words with which such a sentence opens."""
ENDING = frozenset({"quote", "cc", "sub", "mark"})
"""Tags of the words behind which another clause may begin."""
PRONOUNS = word_set("that who which")


def awaiting_noun(tokens: Sequence[Token], at: int, earlier: Sequence[Group]) -> int | None:
    """
    Return where the noun that opens a sentence ends, if the word at *at* is its first verb; else None.

    *earlier* are the verbs before it: one, which tells of that noun by "that", "who" or "which".
    """
    finite = [group for group in earlier if group.kind == "finite"]
    if len(finite) != 1 or tokens[0].tag not in OPENING or "said" in effects_of(finite[0].lemma) or finite[0].end >= at:
        return None
    pronoun = next((n for n, token in enumerate(tokens[: finite[0].start]) if token.low in PRONOUNS), 0)
    if not pronoun or not tokens[pronoun - 1].is_noun or any(t.tag in ENDING for t in tokens[:pronoun]):
        return None
    if any(token.tag in ENDING for token in tokens[pronoun + 1 : at]) or any(t.tag == "prep" for t in tokens[:pronoun]):
        return None
    return pronoun
