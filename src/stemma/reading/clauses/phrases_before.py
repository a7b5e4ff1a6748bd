"""
Noun phrases read from right to left: where the subject before a verb ends and begins.

Adverbs, days, brackets, asides between commas and "in a statement" are stepped over;
a clause's opening, an earlier verb and a quotation mark end the walk.
"""

from collections.abc import Sequence

from stemma.reading.events.words import Token, word_set

STOP_MARKS = frozenset({";", ":", "—", "–", "--", "(", ")", "…"})
STOP_PREPOSITIONS = word_set(
    """
    after before since until till while as despite amid during following because like than per
    """
)
"""Prepositions that a subject never reaches back over."""
WORDINGS = word_set("statement interview letter tweet speech report message video address post briefing note address")
"""What one may say a thing in, between subject and verb."""
ASIDE_WORDS = word_set(
    "then once formerly now previously currently back fresh just long himself herself itself themselves"
)
"""Adverbs that may open an aside: "X, back from Y, said"."""
LEFT_ALONE = frozenset({"adv", "neg", "time"})


def is_short_bracket(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a bracket holds a word or two: "the World Trade Organization (WTO) on Friday"."""
    step = 1 if tokens[at].low == "(" else -1
    wanted = ")" if step == 1 else "("
    return any(tokens[i].low == wanted for i in range(at, at + step * 4, step) if 0 <= i < len(tokens))


def skip_back(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the last word at or before *at* that is no adverb and no time with its preposition."""
    while at >= 0:
        token = tokens[at]
        if token.low in WORDINGS and at > 1 and tokens[at - 2].low == "in":
            at -= 3  # "X, in a statement, condemned"
            continue
        if token.low == "part" and at > 1 and tokens[at - 2].low == "for":
            at -= 3  # "the minister, X, for her part refused"
            continue
        if token.low == ")":
            opened = next((i for i in range(at, -1, -1) if tokens[i].low == "("), None)
            if opened is None:
                return at
            at = opened - 1
            continue
        timed = at + 1 < len(tokens) and tokens[at + 1].tag == "time"
        if token.tag in LEFT_ALONE or (token.tag in ("prep", "det") and timed) or token.low in ("both", "all", "each"):
            at -= 1
        else:
            return at
    return -1


def before_aside(tokens: Sequence[Token], comma: int) -> int:
    """Return the end of the noun phrase before an aside that *comma* closes; the comma itself where there is none."""
    for i in range(comma - 1, -1, -1):
        if tokens[i].low in STOP_MARKS or tokens[i].tag == "quote":
            return comma
        if tokens[i].low == "," and i > 0:
            end = skip_back(tokens, i - 1)
            if (
                end >= 0
                and tokens[end].is_noun
                and (
                    tokens[i + 1].tag in ("rel", "det", "name", "open", "prep", "sub", "owner", "num", "noun")
                    or tokens[i + 1].low in ASIDE_WORDS
                )
            ):
                return end
            return comma
    return comma


def phrase_start(tokens: Sequence[Token], end: int, verbs: frozenset[int]) -> int:
    """Return where the noun phrase that ends at *end* begins."""
    start = end
    while start > 0:
        token = tokens[start - 1]
        if start - 1 in verbs or token.tag in ("sub", "rel", "quote", "modal") or token.low in STOP_MARKS:
            break
        if _ends_opening(tokens, start) or (start == end and _opens_before_pronoun(tokens, start, verbs)):
            break
        if token.low == "what":
            break  # "in what the council has called"
        if token.tag == "time" and not (start > 1 and tokens[start - 2].tag in ("poss", "det", "owner")):
            break
        if token.tag == "prep" and token.low in STOP_PREPOSITIONS:
            break
        if token.low == "," and not in_list(tokens, start - 1, end):
            break
        if token.tag in ("adv", "neg") and not tokens[start].is_noun:
            break
        start -= 1
    while start < end and tokens[start].tag in ("cc", "prep", "mark", "adv"):
        start += 1
    return start


NOMINATIVES = frozenset({"he", "she", "they", "we", "i"})
"""Pronouns that are a subject by themselves."""
HOURS = word_set("morning afternoon evening night day noon midday midnight dawn dusk week weekend month hour")
"""Nouns of a time that may open a sentence without a comma: "In the evening President X received"."""
OPENINGS = frozenset({"return", "response", "turn", "addition", "reply", "retaliation", "exchange", "consequence"})


def _ends_opening(tokens: Sequence[Token], start: int) -> bool:
    """Say whether "in return" stands before a phrase that begins at *start*: "In return the forum agreed"."""
    if start < 2:
        return False
    if tokens[start - 1].low in HOURS and tokens[start].capital and tokens[start - 1].time is None:
        return any(t.low in ("in", "at", "during", "on") for t in tokens[max(0, start - 4) : start - 1])
    if tokens[start - 1].low not in OPENINGS or tokens[start - 2].low != "in":
        return False
    return tokens[start].tag in ("det", "name", "pron", "owner")


def _opens_before_pronoun(tokens: Sequence[Token], at: int, verbs: frozenset[int]) -> bool:
    """Say whether what stands before a pronoun opens the sentence: "In a short statement on arrival he offered"."""
    if tokens[at].low not in NOMINATIVES:
        return False
    first = at
    while first > 0 and first - 1 not in verbs and tokens[first - 1].tag not in ("mark", "quote", "sub", "rel", "cc"):
        first -= 1
    return first == 0 < at and tokens[first].tag == "prep"


def in_list(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Say whether a comma parts the items of a list: names on both sides and an "and" further on."""
    return (
        comma > 0
        and tokens[comma - 1].tag == "name"
        and tokens[comma + 1].tag in ("name", "det")
        and any(t.tag == "cc" for t in tokens[comma + 1 : end + 1])
        and not any(
            t.low == "," and tokens[comma + 2 + n].tag not in ("name", "det", "cc")
            for n, t in enumerate(tokens[comma + 1 : end])
        )
    )
