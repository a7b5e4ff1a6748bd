"""
What follows a reporting verb: where the said words begin and end.

This file finds intervals of tokens; it does not decide who speaks or how much is quoted.
"""

from dataclasses import dataclass
from typing import Literal

from stemma.lexicon.cues import (
    AS_WITHOUT_MARKS,
    CUES,
    MESSAGE_NOUNS,
    PARTICLE_OF,
    SAYING_INFINITIVES,
    URGING,
    WEAK_ZERO,
    Cue,
)
from stemma.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    NOMINATIVES,
    PASTS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_past_form,
)
from stemma.reading.speech.hearers import GAP, Gap, names_somebody, skip_gap
from stemma.reading.speech.lines import Line
from stemma.reading.speech.remarks import is_remark

Opening = Literal["that", "colon", "comma", "quote", "zero", "as", "call", "np", "inf", "urge"]

CORE = frozenset(
    {"say", "tell", "add", "insist", "think", "believe", "claim", "argue", "warn", "fear", "explain", "admit", "know"}
)
"""Verbs whose clause may come without "that" even where its verb is no auxiliary."""

SHORT_SUBJECT = 6
"""Tokens within which the auxiliary stands behind the first word of a short subject."""
BEFORE_THAT = frozenset({"provided", "providing", "so", "such", "given", "assuming", "condition", "case", "now"})
"""Words with which a "that" opens no said clause: "agreed to a pause provided that"."""
SOURCES = ("from", "into", "against", "onto", "toward", "towards", "upon")
"""Prepositions with which no said clause begins: "refugees admitted from all sides"."""
LITTLE = frozenset({"little", "nothing", "much", "more", "something", "anything"})
NEEDS_WORDS = frozenset({"speak"})
"""Verbs that give words to somebody only where these stand in marks."""
LEAST_WORDS = 3
"""Words in marks that are somebody's and no doubt of the reporter's."""
NEEDS_MARKS = 14
"""Tokens within which the marks of "call X Y" or "praise Y" must stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """The said words `[first, after)` behind a verb, how they open, and to whom they were said."""

    first: int
    after: int
    opening: Opening
    gap_after: int
    """Index after the last token of what stands between verb and words: time, medium, hearer."""
    hearer: tuple[int, int] | None = None


def complement_after(line: Line, i: int, cue: Cue) -> Complement | None:
    """Return what is said behind the verb at *i*; None where nothing is."""
    gap = skip_gap(line, i + 1, cue)
    if cue.lemma in NEEDS_WORDS and not _has_words_in_marks(line, i):
        return None
    return (
        _on_occasion(line, i, cue, gap)
        or _opened(line, gap, cue)
        or _inserted(line, gap, cue)
        or _framed(line, i, cue, gap)
    )


def _has_words_in_marks(line: Line, i: int) -> bool:
    """Say whether three words or more stand in marks near behind the verb: no "spoke of five “rioters”"."""
    quote = _next_quote(line, i + 1, min(i + NEEDS_MARKS, line.sentence_end(i)))
    return quote is not None and len(line.inner(quote).of(line.text).split()) >= LEAST_WORDS


def _opened(line: Line, gap: Gap, cue: Cue) -> Complement | None:
    k = gap.after
    low, kind = line.low(k), line.kind(k)
    if low == ":":
        if line.kind(k + 1) == "quote" or cue.takes("that"):
            return _make(line, k + 1, "colon", gap)
        return None
    if low == "," and line.kind(k + 1) == "quote" and cue.takes("quote"):
        return _make(line, k + 1, "comma", gap)
    if low == "," and line.low(k + 1) == "that" and cue.takes("that"):
        return _make(line, k + 2, "that", gap)
    if low == "that" and cue.takes("that") and line.low(k - 1) not in BEFORE_THAT:
        return _make(line, k + 1, "that", gap)
    if kind == "quote" and not cue.takes("call") and (cue.takes("quote") or cue.takes("np") or cue.takes("that")):
        return _make(line, k, "quote", gap)
    acts = low == "to" and cue.takes("inf") and not names_somebody(line, k + 1)  # "threatened to give that notice"
    if cue.lemma == "deny" and low.endswith("ing") and kind == "word" and line.tokens[k].mention is None:
        return _make(line, k, "np", gap)  # "denied holding the men"
    if cue.lemma == "deny" and low in MESSAGE_NOUNS | {"reports", "rumours", "rumors"} and line.low(k + 1) == "that":
        return _make(line, k + 2, "that", gap)
    later = _later_that(line, k) if cue.takes("that") and not acts else None
    if later is not None:
        return _make(line, later + 1, "that", Gap(later, gap.hearer))
    if cue.takes("zero") and kind == "word" and _is_clause(line, k, cue):
        return _make(line, k, "zero", gap)
    return None


def _on_occasion(line: Line, i: int, cue: Cue, gap: Gap) -> Complement | None:
    """Return the quotation behind a long occasion: `said during a morning radio town hall on Monday, “Q”`."""
    if line.low(i + 1) not in PREPOSITIONS or not cue.takes("quote"):
        return None
    for m in range(i + 2, min(i + NEEDS_MARKS, line.sentence_end(i))):
        if line.low(m) == "," and line.kind(m + 1) == "quote" and m >= gap.after:
            return _make(line, m + 1, "comma", Gap(m, gap.hearer))
        if line.kind(m) != "word" or line.low(m) in AUXILIARIES | NOMINATIVES | SUBORDINATORS - PREPOSITIONS:
            return None
    return None


def _inserted(line: Line, gap: Gap, cue: Cue) -> Complement | None:
    """Return the words after an insertion in commas: `said, in a tweet, that ...`."""
    k = gap.after
    if line.low(k) != ",":
        return None
    for m in range(k + 1, min(k + GAP, line.sentence_end(k))):
        if line.kind(m) == "quote":
            return None
        if line.low(m) == "," and m > k + 1:
            if line.low(m + 1) == "that" and cue.takes("that"):
                return _make(line, m + 2, "that", Gap(m, gap.hearer))
            if line.kind(m + 1) == "quote" and cue.takes("quote"):
                return _make(line, m + 1, "comma", Gap(m, gap.hearer))
            return None
        if line.low(m) == ":" and line.kind(m + 1) == "quote":
            return _make(line, m + 1, "colon", Gap(m, gap.hearer))
    return None


def _framed(line: Line, i: int, cue: Cue, gap: Gap) -> Complement | None:
    if cue.takes("as"):
        found = _described(line, i, cue, gap)
        if found:
            return found
    if cue.lemma in URGING and "urge" in cue.frames | {"urge"}:
        found = _urged(line, i, gap)
        if found:
            return found
    if cue.lemma == "call" and line.low(i + 1) in ("on", "upon"):
        return _urged(line, i + 1, gap)
    acts = line.low(gap.after) == "to" or (line.low(gap.after) in ("never", "not") and line.low(gap.after + 1) == "to")
    if cue.takes("inf") and acts and cue.lemma in SAYING_INFINITIVES:
        return _make(line, gap.after, "inf", gap)
    if cue.takes("call") or cue.takes("np"):
        return _object_in_marks(line, i, cue, gap)
    return None


def _described(line: Line, i: int, cue: Cue, gap: Gap) -> Complement | None:
    limit = line.sentence_end(i)
    for k in range(i + 1, min(i + NEEDS_MARKS, limit)):
        low = line.low(k)
        if low == "as" and k + 1 < limit:
            marked = _next_quote(line, k + 1, min(k + 8, limit))
            if marked is None and cue.lemma not in AS_WITHOUT_MARKS:
                return None
            verb = i + 1 if line.low(i + 1) == PARTICLE_OF.get(cue.lemma) else i
            first = k + 1 if k == verb + 1 else verb + 1
            return _make(line, first, "as", gap)
        if low in (":", ";", "that") or (low in AUXILIARIES and line.kind(k) == "word"):
            return None
    return None


def _urged(line: Line, i: int, gap: Gap) -> Complement | None:
    """Return "X to leave" behind "urged"."""
    limit = line.sentence_end(i)
    if line.low(i + 1) == "not":
        return None  # "asked not to be named"
    for k in range(i + 2, min(i + 12, limit)):
        low = line.low(k)
        if low == "to" and line.kind(k + 1) == "word" and not names_somebody(line, k + 1):
            return _make(line, i + 1, "urge", Gap(i + 1, gap.hearer))
        if line.kind(k) != "word" or low in AUXILIARIES or low in SUBORDINATORS - {"as"}:
            return None
    return None


def _object_in_marks(line: Line, i: int, cue: Cue, gap: Gap) -> Complement | None:
    limit = line.sentence_end(i)
    for k in range(i + 1, min(i + NEEDS_MARKS, limit)):
        if line.kind(k) == "quote":
            if cue.takes("call") and k == i + 1 and "participle" in cue.shapes and not _is_asked(line, i):
                return None
            return _make(
                line,
                gap.after if cue.takes("np") and gap.after < k else i + 1,
                "call" if cue.takes("call") else "np",
                gap,
            )
        low = line.low(k)
        if line.kind(k) == "mark" or low in AUXILIARIES | SUBORDINATORS | NOMINATIVES or low in ("and", "but", "to"):
            return None
    return None


def _is_asked(line: Line, i: int) -> bool:
    """Say whether "he called" stands in "what he called Q"; else `a book called Q` names a thing."""
    return line.low(i - 1) in NOMINATIVES or any(
        line.low(m) in ("what", "whom", "which") for m in range(max(0, i - 8), i)
    )


def _make(line: Line, first: int, opening: Opening, gap: Gap) -> Complement | None:
    after = _content_end(line, first, opening)
    if after <= first:
        return None
    return Complement(first=first, after=after, opening=opening, gap_after=min(gap.after, first), hearer=gap.hearer)


def _content_end(line: Line, first: int, opening: Opening) -> int:
    """Return the index after the said words: the sentence's end, unless the reporter's own voice comes back."""
    limit = line.sentence_end(first)
    short = opening in ("as", "call", "np")
    for k in range(first + 1, limit):
        low = line.low(k)
        if low in (",", "—", "–", "--"):
            following = CUES.get(line.low(k + 1))
            if following and "ing" in following.shapes:
                return k
            if (
                following
                and "past" in following.shapes
                and (following.takes("zero") or following.takes("quote"))
                and names_somebody(line, k + 2)
            ):
                return k
            if line.low(k + 1) in ("citing", "according", "quoting", "speaking", "referring"):
                return k
            if short:
                return k
        if low == "," and opening in ("that", "zero") and is_remark(line, k + 1, limit):
            return k
        if low == ";" or (low == "according" and line.low(k + 1) == "to"):
            return k
        if low == "," and line.low(k + 1) == "while" and opening in ("that", "zero", "inf", "urge"):
            return k
        if opening in ("inf", "urge") and _is_own_clause(line, k + 1 if low == "," else k, limit):
            return k
        if low in ("and", "but") and _says_again(line, k + 1):
            return k - 1 if line.low(k - 1) == "," else k
        if short and low in ("while", "but", "because", "although", "when", "after", "who", "which"):
            return k
    return limit


def _is_own_clause(line: Line, k: int, limit: int) -> bool:
    """Say whether the reporter goes on behind "offered to act": ", and its envoy was expected"."""
    if line.low(k) not in ("and", "but"):
        return False
    following = line.tokens[k + 1] if k + 1 < limit else None
    if following is not None and following.mention is None and is_past_form(following.low):
        after = line.tokens[k + 2] if k + 2 < limit else None  # "to mediate and sent a team"
        return after is not None and (after.low in DETERMINERS or after.mention is not None)
    if line.low(k - 1) != ",":
        return False
    opens = following is not None and (following.low in DETERMINERS | NOMINATIVES or following.mention is not None)
    return opens and any(_is_past(line, m) for m in range(k + 2, min(k + NEEDS_MARKS, limit)))


def _is_past(line: Line, k: int) -> bool:
    """Say whether the word can be the finite verb of a report: "was", "sent", "expressed"."""
    return line.low(k) in AUXILIARIES | PASTS or (line.tokens[k].mention is None and line.low(k).endswith("ed"))


def _says_again(line: Line, k: int) -> bool:
    """Say whether a second reporting verb with the same subject begins at *k*: "and added that"."""
    while line.kind(k) == "word" and (line.low(k) in ADVERBS or line.low(k).endswith("ly")):
        k += 1
    cue = CUES.get(line.low(k))
    if cue is None or "past" not in cue.shapes or line.tokens[k].mention is not None:
        return False
    following = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    return following is not None and (
        following.low in ("that", ":", "to", "on", "for")
        or following.kind == "quote"
        or (cue.lemma in CORE and following.mention is not None)
        or (cue.takes("zero") and following.low in NOMINATIVES | DETERMINERS | {"it", "there"})
        or cue.takes("np")
    )


def _later_that(line: Line, k: int) -> int | None:
    """Return the index of a "that" which opens the said clause a little further on."""
    for m in range(k, min(k + GAP, line.sentence_end(k))):
        token = line.tokens[m]
        if token.low == "that":
            return m if line.low(m - 1) not in DETERMINERS | PREPOSITIONS | BEFORE_THAT and m > k else None
        if token.kind != "word" or token.low in AUXILIARIES | NOMINATIVES:
            return None
        if token.low in SUBORDINATORS - PREPOSITIONS or token.low in COORDINATORS - {"and"}:
            return None
        named = line.low(k + 1) == "that" and line.text[token.start].isupper() and line.kind(k - 1) == "word"
        if m == k and token.low not in PREPOSITIONS and not named:
            return None
    return None


def _is_clause(line: Line, k: int, cue: Cue) -> bool:
    """Say whether a clause with a subject and a finite verb begins at *k*."""
    if line.low(k) in (
        "of",
        "about",
        "for",
        "to",
        "with",
        "by",
        "whether",
        "if",
        "how",
        "why",
        "what",
        "as",
        "when",
        "after",
        "before",
        "while",
        "once",
        *SOURCES,
    ):
        return False
    if line.low(k) in NOMINATIVES | {"it"} and line.kind(k + 1) == "quote":
        return True  # "said it “wants peace”"
    if line.low(k) in LITTLE and (line.kind(k + 1) != "word" or line.low(k + 1) in PREPOSITIONS):
        return False  # "said little about it"
    limit = min(line.sentence_end(k), k + 26)
    if limit - k < 3 or line.low(k) in COORDINATORS:
        return False
    if line.low(k) in NOMINATIVES | {"it", "there"}:
        return True
    if line.low(k) in AUXILIARIES or _is_bare_verb(line, k):
        return False
    if cue.lemma in WEAK_ZERO:
        return _has_plain_subject(line, k, limit)
    for m in range(k + 1, limit):
        token = line.tokens[m]
        if token.kind == "mark" and token.low in (",", ";", ":") and cue.lemma != "say":
            return False
        if token.kind == "quote" and cue.lemma in CORE:
            return True  # "said her country “has no army”"
        if token.kind != "word" or token.mention is not None:
            continue
        if token.low in AUXILIARIES or (
            token.low.endswith(("n't", "'s", "'re", "'ve", "'ll", "'d")) and token.low[-4:] != "ers'"
        ):
            return True
        if token.low in PASTS or (token.low.endswith("ed") and cue.lemma in CORE):
            return True
        if token.low in CUES and not CUES[token.low].takes("noun") and line.low(m - 1) not in DETERMINERS:
            return True
    return cue.lemma == "say" and limit - k >= 4


def _has_plain_subject(line: Line, k: int, limit: int) -> bool:
    """Say whether a short subject with its auxiliary begins at *k*: "confirmed [the talks would] resume"."""
    if line.low(k) not in DETERMINERS and line.tokens[k].mention is None:
        return False
    for m in range(k + 1, min(k + SHORT_SUBJECT, limit)):
        token = line.tokens[m]
        if token.kind != "word" or (token.mention is None and token.low in SUBORDINATORS | COORDINATORS | RELATIVES):
            return False
        if token.low in AUXILIARIES:
            return True
    return False


def _is_bare_verb(line: Line, k: int) -> bool:
    """Say whether a past form with its object begins at *k*: "the order, which they say [left] a gap"."""
    low = line.low(k)
    return line.tokens[k].mention is None and (
        is_past_form(low) and line.low(k + 1) in DETERMINERS and line.low(k - 1) in CUES
    )


def _next_quote(line: Line, k: int, limit: int) -> int | None:
    return next((m for m in range(k, limit) if line.kind(m) == "quote"), None)
