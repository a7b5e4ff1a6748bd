"""
Where a noun phrase ends, read from left to right: lists of names, titles and names in apposition belong to it.
"""

from collections.abc import Sequence

from stemma.lexicon.titles import title_head
from stemma.reading.events.words import Token

PHRASE_END = frozenset({";", ":", "—", "–", "--", "(", ")", "…"})
ROUGHLY = frozenset({"about", "around", "over", "under", "near"})
"""Prepositions that before a number only say how exact it is."""
MANY = frozenset({"hundred", "thousand", "million", "billion", "dozen", "quarter", "third"})
LONGEST_BODY = 6
"""Words of the name of the state or body behind a title, with its article."""
TITLES = frozenset({"minister", "secretary", "representative", "envoy", "commissioner", "coordinator", "adviser"})


def phrase_end(tokens: Sequence[Token], start: int, limit: int) -> int:
    """Return where the noun phrase that begins at *start* ends."""
    for at in range(start, limit):
        token = tokens[at]
        inner = token.low in ("of", "from") or _is_in_title(tokens, at) or bounds_number(tokens, at)
        if token.tag == "prep" and not inner:
            return at
        if token.tag in ("to", "sub", "rel", "be", "have", "modal", "quote") or token.low in PHRASE_END:
            return at
        if token.low == "," and not lists(tokens, at) and not names_after(tokens, at):
            return at
        if token.tag == "time":
            return at
    return limit


def bounds_number(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a preposition only says how exact a number is: "about 200 soldiers", "at least 25"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    return (tokens[at].low in ROUGHLY and (following.tag == "num" or _counts(tokens, at + 1))) or (
        tokens[at].low == "at" and following.low in ("least", "most")
    )


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "one" or "a" begins a number: "[one million] refugees", "[a dozen] men"."""
    return tokens[at].low in ("one", "a") and at + 1 < len(tokens) and tokens[at + 1].low in MANY


def _is_in_title(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "for" stands within a title: "the Minister of State for Coastal Affairs"."""
    if tokens[at].low != "for" or not 0 < at < len(tokens) - 1:
        return False
    return (
        tokens[at - 1].capital and tokens[at + 1].capital and any(t.low in TITLES for t in tokens[max(0, at - 4) : at])
    )


def lists(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma parts two names of a list that ends in "and"."""
    if not 0 < comma < len(tokens) - 1 or tokens[comma - 1].tag != "name":
        return False
    for token in tokens[comma + 1 : comma + 8]:
        if token.tag == "cc":
            return tokens[comma + 1].tag in ("name", "det")
        if token.tag not in ("name", "det") and token.low != ",":
            return False
    return False


def names_after(tokens: Sequence[Token], comma: int) -> bool:
    """Say whether a name in apposition follows: "met the junta leader, General Abdou Tchani, in"."""
    if not 0 < comma < len(tokens) - 1:
        return False
    before = tokens[comma - 1]
    at = comma + 1
    while at < len(tokens) and tokens[at].tag == "name":
        at += 1
    if at == comma + 1 or not (
        at == len(tokens) or tokens[at].low == "." or tokens[at].tag in ("prep", "mark", "time")
    ):
        return False
    plain = before.tag in ("open", "noun") or (before.tag == "name" and before.mention is None)
    return plain or (at > comma + 2 and _ends_title(tokens, comma))


def _ends_title(tokens: Sequence[Token], comma: int) -> bool:
    """Say whether somebody's office ends before a comma with whose it is: "the ambassador of Chile, Ana Rojas"."""
    of = next((n for n in range(comma - 1, max(0, comma - 1 - LONGEST_BODY), -1) if tokens[n].tag == "prep"), 0)
    return of > 0 and tokens[of].low in ("of", "to") and title_head(tokens[of - 1].low) is not None
