"""
The noun phrase behind a verb, with its apposition: `said X, the Y of Z, ...`.
"""

from stemma.lexicon.function_words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    NOMINATIVES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from stemma.reading.clauses.phrases import WALK_LIMIT, Phrase, is_adverb
from stemma.reading.speech.lines import Line

_SPOKEN = frozenset(
    [
        "statement",
        "interview",
        "speech",
        "tweet",
        "post",
        "conference",
        "briefing",
        "message",
        "letter",
        "email",
        "video",
        "hearing",
    ]
)


def noun_phrase_after(line: Line, first: int) -> Phrase | None:
    """Return the noun phrase that begins at *first*, with an apposition: `said X, the Y of Z, ...`."""
    after = _walk_on(line, first)
    if after == first:
        return None
    if line.low(after) == "(":
        closing = next((k for k in range(after, min(after + 8, len(line.tokens))) if line.low(k) == ")"), None)
        after = closing + 1 if closing is not None else after
    named = line.tokens[after + 1].mention if line.low(after) == "," and after + 1 < len(line.tokens) else None
    if named is not None and _is_person(line, named) and not _names_person(line, first, after):
        after += 1
        while after < len(line.tokens) and line.tokens[after].mention == named:
            after += 1
    elif line.low(after) == "," and _is_apposition(line, after + 1):
        inner = after + 1
        while inner < len(line.tokens) and line.kind(inner) == "word" and inner - after < WALK_LIMIT:
            if line.low(inner) in ("as", "when", "while", "after", "but", "because", "although"):
                break
            inner += 1
        after = inner
    return Phrase(first=first, after=after, clause_first=first)


def _names_person(line: Line, first: int, after: int) -> bool:
    return any((m := line.tokens[k].mention) is not None and _is_person(line, m) for k in range(first, after))


def _is_person(line: Line, mention: int) -> bool:
    return line.mentions[mention].type == "PER" and line.mentions[mention].form == "name"


def _is_apposition(line: Line, k: int) -> bool:
    if line.kind(k) != "word":
        return False
    closing = next((m for m in range(k, min(k + 12, len(line.tokens))) if line.kind(m) != "word"), None)
    if closing is not None and closing - k > 2 and any(line.low(m) in ("of", "at", "for") for m in range(k + 1, k + 4)):
        return line.low(k) not in PREPOSITIONS | SUBORDINATORS | AUXILIARIES | COORDINATORS and not line.low(
            k
        ).endswith("ing")
    return line.low(k) in (
        "the",
        "a",
        "an",
        "who",
        "whose",
        "his",
        "her",
        "its",
        "their",
        "one",
        "chief",
        "head",
        "director",
    ) or (line.low(k).isdigit() and len(line.low(k)) == 2)


def _walk_on(line: Line, first: int) -> int:
    k = first
    named = False
    while k < len(line.tokens) and k - first < WALK_LIMIT:
        token = line.tokens[k]
        low = token.low
        if token.kind != "word":
            break
        if token.mention is None:
            if k == first and low in NOMINATIVES | {"it"}:
                return k + 1
            if low in AUXILIARIES or (low in SUBORDINATORS and low not in PREPOSITIONS and k > first):
                break
            if low in (
                "after",
                "during",
                "before",
                "since",
                "via",
                "through",
                "ahead",
                "amid",
                "while",
                "following",
                "about",
            ):
                break
            if low == "by" and named:
                break
            if (token.is_time or is_adverb(line, k)) and k > first and line.low(k - 1) not in DETERMINERS:
                break
            if low in ("on", "in", "at", "to", "from", "with") and _ends_here(line, k, named=named):
                break
            if named and low in COORDINATORS and line.tokens[k + 1].mention is None:
                break
            if low.endswith("ing") and k > first and named:
                break
        elif line.mentions[token.mention].type in ("PER", "ORG"):
            named = True
        k += 1
    return k


def _ends_here(line: Line, k: int, *, named: bool) -> bool:
    """Say whether the preposition at *k* tells when or where it was said and not who said it."""
    following = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    if following is None or following.kind != "word":
        return True
    low = line.low(k)
    if following.is_time or low == "on":
        return True
    if named and low in ("in", "at", "to", "with", "from"):
        mention = line.tokens[k - 1].mention
        return mention is not None and line.mentions[mention].type == "PER"
    if low in ("in", "at") and following.low in ("a", "an", "the", "his", "her", "their", "its"):
        noun = next((line.low(m) for m in range(k + 2, min(k + 7, len(line.tokens))) if line.low(m) in _SPOKEN), None)
        return noun is not None
    return low == "to" and following.low in ("reporters", "journalists", "the")
