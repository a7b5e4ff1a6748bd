"""
What stands between a reporting verb and the words it reports: hearer, time, medium, place.
"""

from dataclasses import dataclass

from stemma.lexicon.cues import CARRIERS, HEARERS, OUTLET_NOUNS, PARTICLE_OF, STATEMENT_NOUNS, Cue
from stemma.lexicon.function_words import AUXILIARIES, DETERMINERS, NOMINATIVES, PREPOSITIONS, SUBORDINATORS, TIME_WORDS
from stemma.reading.speech.lines import Line

TIME_LEADS = frozenset({"on", "in", "at", "since", "late", "early", "last", "this", "by", "the", "of", "next"})

NAMED_HEARERS = HEARERS - {"it", "me", "us", "him", "her", "them", "you"}
"""Nouns alone: a pronoun behind a hearer begins what he was told."""
GAP = 22
"""Tokens that may stand between the verb and its "that"."""


@dataclass(frozen=True, slots=True)
class Gap:
    after: int
    hearer: tuple[int, int] | None


def skip_gap(line: Line, k: int, cue: Cue) -> Gap:
    """Return where the hearer, time and medium behind a verb end."""
    hearer: tuple[int, int] | None = None
    if line.low(k) == PARTICLE_OF.get(cue.lemma):
        k += 1
    if cue.takes("to") and line.kind(k) == "word" and line.low(k) not in ("that", "of"):
        after = _before_that(line, k) or _hearer_end(line, k)
        if after > k:
            hearer, k = (k, after), after
    while line.kind(k) == "word":
        after = _step(line, k)
        if line.low(k) == "to" and hearer is None and names_somebody(line, k + 1):
            heard = _hearer_end(line, k + 1)
            if heard > k + 1:
                hearer, after = (k + 1, heard), heard
        if after == k:
            break
        k = after
    return Gap(k, hearer)


def _before_that(line: Line, k: int) -> int | None:
    """Return where the hearer ends when a "that" follows: "told Foreign Minister Li Wei on Monday that"."""
    end: int | None = None
    for m in range(k, min(k + GAP, line.sentence_end(k))):
        token = line.tokens[m]
        if token.low == "that" and m > k:
            return end or m
        if token.kind != "word" or token.low in AUXILIARIES | NOMINATIVES:
            return None
        if (
            end is None
            and m > k
            and (token.is_time or token.low in ("on", "in", "at", "during", "after", "earlier", "before", "by"))
        ):
            end = m
    return None


def _step(line: Line, k: int) -> int:
    token = line.tokens[k]
    low = token.low
    if low.isdigit() and k and line.low(k - 1) in TIME_WORDS:
        return k + 1
    if token.is_time and token.mention is None:
        return k + 1
    if low in TIME_LEADS:
        m = k + 1
        while line.low(m) in ("the", "late", "early", "last", "this", "same"):
            m += 1
        if line.kind(m) == "word" and line.tokens[m].is_time:
            return m + 1
    if token.mention is None and (
        low
        in (
            "also",
            "again",
            "later",
            "then",
            "earlier",
            "repeatedly",
            "separately",
            "afterwards",
            "afterward",
            "simply",
            "only",
            "back",
            "here",
        )
        or (low.endswith("ly") and len(low) > 4 and low not in ("family", "only", "ally", "italy"))
    ):
        return k + 1
    if (low in PREPOSITIONS and (low != "to" or names_somebody(line, k + 1))) or low in CARRIERS:
        return _phrase_end(line, k)
    return k


def _phrase_end(line: Line, k: int) -> int:
    """Return where the preposition phrase at *k* ends, when it plainly tells a medium, place or occasion; else *k*."""
    m = k + 1
    if line.low(k) in CARRIERS and line.low(m) in PREPOSITIONS:
        m += 1
    limit = min(k + 9, line.sentence_end(k))
    end = k
    while m < limit and line.kind(m) == "word":
        low = line.low(m)
        if low == "that" or low in AUXILIARIES or low in NOMINATIVES or low in PREPOSITIONS:
            break
        m += 1
        if (
            line.tokens[m - 1].mention is not None
            and line.tokens[m - 1].mention != _mention(line, m)
            and not line.tokens[m - 1].is_possessive
        ):
            end = m
            if not _continues(line, m):
                break
        if low in STATEMENT_NOUNS:
            end = m
            if line.low(m) not in STATEMENT_NOUNS:
                break
    if (
        end == k
        and (
            line.kind(m) == "quote"
            or line.low(m) in ("that", ",", ":")
            or line.kind(m) == "stop"
            or line.low(m) in PREPOSITIONS
        )
        and m > k + 1
    ):
        return m
    return end


def _continues(line: Line, m: int) -> bool:
    return line.low(m) in STATEMENT_NOUNS or line.low(m + 1) in STATEMENT_NOUNS


def _mention(line: Line, k: int) -> int | None:
    return line.tokens[k].mention if 0 <= k < len(line.tokens) else None


def names_somebody(line: Line, k: int) -> bool:
    return _mention(line, k) is not None or line.low(k) in DETERMINERS or line.low(k) in HEARERS


def _goes_on(line: Line, m: int) -> bool:
    """Say whether the hearer goes on behind a name: "told Lind officials", not "told Lind [it] had no money"."""
    mention = _mention(line, m)
    if mention is not None:
        return line.mentions[mention].form != "pronoun"
    return line.low(m) in NAMED_HEARERS


def _hearer_end(line: Line, k: int) -> int:
    """Return where the one who is told ends: a name, "reporters", "state television"; *k* when nobody is named."""
    m = k
    found = k
    while line.kind(m) == "word" and m - k < 12:
        token = line.tokens[m]
        low = token.low
        if m == k and low in ("him", "her", "them", "us", "me", "you", "it"):
            return m + 1
        if token.mention is not None:
            while _mention(line, m) == token.mention:
                m += 1
            found = m
            if line.tokens[m - 1].is_possessive or (line.kind(m) == "word" and _goes_on(line, m)):
                continue
            if line.low(m) in ("and", "or") and names_somebody(line, m + 1):
                m += 1
                continue
            return found
        if low in HEARERS:
            m += 1
            found = m
            if line.low(m) in NAMED_HEARERS or (
                _mention(line, m) is not None
                and line.tokens[m].start - line.tokens[m - 1].end <= 1
                and low in OUTLET_NOUNS
            ):
                continue
            if line.low(m) in ("and", "or") and line.low(m + 1) in HEARERS:
                m += 1
                continue
            if line.low(m) == "of" and names_somebody(line, m + 1):
                m += 1
                continue
            return found
        if low in AUXILIARIES | NOMINATIVES | SUBORDINATORS or low in PREPOSITIONS - {"of"} or low == "that":
            break
        m += 1
    if found == k and m > k and (line.low(m) in ("that", ":") or line.kind(m) == "quote"):
        return m
    return found
