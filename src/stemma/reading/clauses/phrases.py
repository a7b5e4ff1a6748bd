"""
Noun phrases and where they end, without a parser.

A phrase is found by walking away from a verb until something that cannot be part
of it: a comma, a conjunction, another verb. Everything works on token indices of one
`Line`; an interval is half-open. Where the words do not settle it, nothing comes out.
"""

from dataclasses import dataclass

from stemma.lexicon.cues import CUES
from stemma.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    NOMINATIVES,
    OPENERS,
    PASTS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from stemma.reading.speech.lines import Line

WALK_LIMIT = 34
"""Tokens that a subject may span; a longer one is a misreading."""


BRACKETED = 3
"""Tokens from a word to the end of the bracket behind it: "Agency ( FMA )"."""
OFFICE_REACH = 9
"""Tokens within which the office must stand before a comma of its own name."""
OFFICES = frozenset(
    {
        "ministry",
        "department",
        "minister",
        "ministers",
        "secretary",
        "secretariat",
        "office",
        "committee",
        "agency",
        "bureau",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase `[first, after)` and where the clause around it begins or ends."""

    first: int
    after: int
    clause_first: int
    """Index where the words of the saying begin on the left: the phrase, or an opener before it."""
    is_relative: bool = False
    shared: bool = False
    """The subject of an earlier verb of the sentence."""


def noun_phrase_before(line: Line, end: int, *, before_relative: bool = False) -> Phrase | None:
    """Return the noun phrase whose last token is just before *end*."""
    if end <= 0 or line.kind(end - 1) != "word":
        return None
    last = line.low(end - 1)
    if line.tokens[end - 1].is_possessive and not _ends_in_name(line, end - 1):
        return None
    if last in NOMINATIVES or last == "it":
        return _pronoun(line, end - 1)
    if last in PREPOSITIONS | SUBORDINATORS | DETERMINERS - {"all", "both", "many", "some", "several", "others", "few"}:
        return None
    first = _walk_back(line, end)
    return _trim(line, first, end, before_relative=before_relative)


def _ends_in_name(line: Line, k: int) -> bool:
    """Say whether the s' belongs to the name itself ("the Maldives")."""
    mention = line.tokens[k].mention
    return mention is not None and line.mentions[mention].span.end >= line.tokens[k].end


def _pronoun(line: Line, k: int) -> Phrase | None:
    before = line.tokens[k - 1] if k else None
    if (
        before is not None
        and line.low(k) == "it"
        and before.kind == "word"
        and before.low not in SUBORDINATORS | COORDINATORS | OPENERS
        and not is_adverb(line, k - 1)
        and before.low not in CUES
    ):
        return None  # an object: "who oppose it say"
    return Phrase(first=k, after=k + 1, clause_first=_with_openers(line, k))


def _walk_back(line: Line, end: int) -> int:
    first = end
    k = end - 1
    while k >= 0 and end - k <= WALK_LIMIT:
        token = line.tokens[k]
        low = token.low
        if token.kind == "mark":
            passed = _short_name(line, k) if low == ")" else _office_list(line, k, first)
            if passed is None:
                break
            k = first = passed
            k -= 1
            continue
        if token.kind != "word" or (low in NOMINATIVES or low == "it"):
            break
        if token.mention is None:
            if low in ("and", "or", "&"):
                if not _joins_names(line, k):
                    break
                k -= 1
                continue
            relative = line.low(k - 1) in RELATIVES | {"that"}
            if low in AUXILIARIES and not relative:
                break
            if low in RELATIVES or _relates(line, k, first):
                if line.kind(k - 1) != "word":
                    break
                k -= 1
                first = k
                continue
            if low in SUBORDINATORS and low not in PREPOSITIONS and not (low == "that" and k == first):
                break
            if low in COORDINATORS:
                break
            if not relative and (_is_plain_verb(line, k) or _is_finite(line, k)):
                break
            if low in ("after", "before", "since", "until") and first > k:
                break
        first = k
        k -= 1
    return first


def _relates(line: Line, k: int, first: int) -> bool:
    """Say whether "that" opens a clause about the noun before it, whose verb comes next: "the summit [that] ended"."""
    if line.low(k) != "that" or first != k + 1 or k == 0 or line.kind(k - 1) != "word":
        return False
    verb, noun = line.low(first), line.low(k - 1)
    is_verb = line.tokens[first].mention is None and (verb in PASTS | AUXILIARIES or verb.endswith("ed"))
    return is_verb and noun not in CUES and noun not in PREPOSITIONS | SUBORDINATORS | AUXILIARIES


def _short_name(line: Line, closing: int) -> int | None:
    """Return the index of the word before a bracket that holds one capital word: "the Agency (FMA) director"."""
    if line.low(closing - 2) == "(" and closing > BRACKETED and line.kind(closing - 3) == "word":
        word = line.text[line.tokens[closing - 1].start : line.tokens[closing - 1].end]
        return closing - BRACKETED if word.isupper() else None
    return None


def _office_list(line: Line, comma: int, after: int) -> int | None:
    """Return where "Trade" begins in "Ministry of Trade, Industry and Energy"; None where the comma ends something."""
    if (
        line.low(comma) != ","
        or not _is_capital(line, after)
        or "and" not in (line.low(after + 1), line.low(after + 2))
    ):
        return None
    for k in range(comma - 1, max(-1, comma - OFFICE_REACH), -1):
        if line.low(k) in ("of", "for"):
            return comma - 1 if line.low(k - 1) in OFFICES else None
        if not _is_capital(line, k) and line.low(k) not in (",", "and", "the"):
            return None
    return None


def _is_capital(line: Line, k: int) -> bool:
    return line.kind(k) == "word" and line.text[line.tokens[k].start].isupper()


def _is_plain_verb(line: Line, k: int) -> bool:
    """Say whether the token is a reporting verb that is no noun: it ends another clause."""
    cue = CUES.get(line.low(k))
    if cue is None:
        return False
    return (
        "past" in cue.shapes and line.low(k - 1) not in DETERMINERS and cue.takes("zero") and not cue.takes("thought")
    )


def _is_finite(line: Line, k: int) -> bool:
    """Say whether the word is a past form that governs what follows: "met the envoy", not "officials briefed on"."""
    low = line.low(k)
    before, following = line.tokens[k - 1] if k else None, line.tokens[k + 1]
    if (
        before is None
        or before.kind != "word"
        or before.low in DETERMINERS
        or before.low.endswith("ly")
        or before.is_possessive
    ):
        return False
    if low in PASTS:
        return True
    if not low.endswith("ed") or len(low) < 5 or before.low in PREPOSITIONS:
        return False
    if before.low == "and":
        return following.mention is not None and line.tokens[k].mention is None  # "and thanked Greece"
    return following.low in DETERMINERS | {"him", "her", "them", "it", "back", "up", "out", "down", "off"} or (
        following.mention is not None and before.mention is not None
    )


def _joins_names(line: Line, k: int) -> bool:
    """Say whether the "and" at *k* joins two noun phrases and not two clauses."""
    left = k - 1
    steps = 0
    while left >= 0 and line.kind(left) == "word" and steps < 9:
        token = line.tokens[left]
        low = token.low
        if token.mention is None:
            if low in NOMINATIVES:
                return steps == 0
            if low in AUXILIARIES or low in SUBORDINATORS:
                return low in SUBORDINATORS and low not in AUXILIARIES
            if low.endswith("ed") or (low in CUES and "past" in CUES[low].shapes):
                return False
        left -= 1
        steps += 1
    return steps < 9 and (left < 0 or line.kind(left) == "stop" or line.low(left) in (",", "—", "–", ":", ";"))


def _trim(line: Line, first: int, end: int, *, before_relative: bool) -> Phrase | None:
    """Drop openers and a fronted adverbial ("In Paris Macron ...") from the left of the phrase."""
    while (
        first < end
        and line.tokens[first].mention is None
        and (line.low(first) in OPENERS or (is_adverb(line, first) and first + 1 < end))
    ):
        first += 1
    while first < end and line.low(first) in PREPOSITIONS:
        cut = _after_adverbial(line, first, end)
        if cut is None:
            if not before_relative:
                return None
            first += 1
            continue
        first = cut
    while (
        first < end
        and line.tokens[first].is_time
        and line.tokens[first].mention is None
        and line.low(first) not in DETERMINERS
    ):
        first += 1
    for k in range(first, end - 1):
        if line.low(k) in MOMENTS and line.tokens[k].mention is None and line.tokens[k + 1].mention is not None:
            first = k + 1  # "at almost the same hour | Oman announced"
    if first >= end:
        return None
    return Phrase(first=first, after=end, clause_first=_with_openers(line, first))


MOMENTS = frozenset({"hour", "day", "time", "moment", "evening", "morning", "night", "week", "afternoon", "later"})
"""Nouns of a time behind which a name begins the clause."""


def _after_adverbial(line: Line, first: int, end: int) -> int | None:
    """Return where the subject begins after a fronted preposition phrase without a comma."""
    k = first + 1
    while k < end and line.low(k) in DETERMINERS | {"late", "early", "last"}:
        k += 1
    if k < end and line.tokens[k].is_time:
        while k < end and line.tokens[k].is_time:
            k += 1
        return k if k < end else None
    mention = line.tokens[k].mention if k < end else None
    if mention is not None:
        while k < end and line.tokens[k].mention == mention:
            k += 1
        return k if k < end and line.low(k) not in PREPOSITIONS else None
    return None


def _with_openers(line: Line, first: int) -> int:
    while first > 0 and line.kind(first - 1) == "word" and line.low(first - 1) in OPENERS | {"and"}:
        first -= 1
    return first


def is_adverb(line: Line, k: int) -> bool:
    token = line.tokens[k]
    low = token.low
    return token.mention is None and (
        low in ADVERBS
        or (low.endswith("ly") and len(low) > 4 and low not in ("family", "assembly", "ally", "reply", "daily"))
    )
