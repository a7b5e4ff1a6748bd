"""
One act of saying, in token indices of its line, and what quoted and plain words look like when they can be said.
"""

from dataclasses import dataclass

from stemma.lexicon.cues import CUES, PRESENTS
from stemma.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    OWN_VOICE,
    PASTS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from stemma.reading.clauses.phrases import Phrase
from stemma.reading.speech.lines import Line
from stemma.records.reading import Stance

LONG_QUOTE = 60
"""A longer quoted clause that opens its sentence needs no comma before its speaker. Code points."""

CONTRACTED = ("'d", "'ll", "'re", "'ve", "'m")
"""Ends of a subject with its auxiliary: "He'd invite them"."""
NOBODY = frozenset({"neither", "nobody", "none", "no"})
"""Words that open a subject of which nothing was said."""
FINITES = AUXILIARIES | PASTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One act of saying, in token indices of its line."""

    source: Phrase | None
    """None where the speaker is the one before."""
    cue: tuple[int, int] | None
    pieces: tuple[tuple[int, int], ...]
    """Token intervals of what is said."""
    whole: bool
    """All that is said stands in marks."""
    hearer: tuple[int, int] | None = None
    lemma: str = ""
    stance: Stance | None = None
    follows: bool = False
    """The speaker is that of the saying before."""
    via: tuple[int, int] | None = None
    """Tokens that name who carried it: "TASS quoted X as saying"."""


def names_person(line: Line, k: int) -> bool:
    return line.low(k) in ("he", "she") or is_person(line, k)


def is_person(line: Line, k: int) -> bool:
    """Say whether a mention of a person or of people covers token *k*."""
    mention = line.tokens[k].mention if k < len(line.tokens) else None
    return mention is not None and line.mentions[mention].type == "PER"


def holds_mention(line: Line, phrase: Phrase) -> bool:
    """Say whether a mention covers a word of the phrase."""
    return any(line.tokens[k].mention is not None for k in range(phrase.first, phrase.after))


def is_own_voice(line: Line, phrase: Phrase) -> bool:
    """Say whether the phrase is the reporter or nobody: I, we, you, one."""
    return line.low(phrase.first) in OWN_VOICE and phrase.after - phrase.first == 1


def names_nobody(line: Line, phrase: Phrase) -> bool:
    """Say whether no word of the phrase can be somebody ("only", "somewhere"), or it says that nobody spoke."""
    words = [line.low(k) for k in range(phrase.first, phrase.after)]
    return words[0] in NOBODY or all(word in ADVERBS for word in words)


def is_title(line: Line, quote: int) -> bool:
    """Say whether the quoted words look like the name of a work: few, and every longer one capitalised."""
    words = [w.strip(".,!?") for w in line.inner(quote).of(line.text).split()]
    return len(words) <= 7 and all(w[:1].isupper() or len(w) < 4 for w in words) and any(w[:1].isupper() for w in words)


def is_clausal(line: Line, quote: int) -> bool:
    """Say whether the quoted words are a clause of their own."""
    words = line.inner(quote).of(line.text).lower().replace("’", "'").split()
    if len(words) < 3:
        return words[-1:] != [] and words[-1][-1] in ".!?"
    return any(
        w.strip(".,!?;") in AUXILIARIES
        or "n't" in w
        or w in ("it's", "we're", "i'm", "there's", "that's", "they're", "we've", "we'll", "he's")
        for w in words
    ) or (len(words) > 4 and words[-1][-1] in ".!?,")


def _is_count(line: Line, k: int) -> bool:
    """Say whether a preposition belongs to a number: "at least 12", "about 2,500"."""
    following = line.low(k + 1)
    return (line.low(k) == "at" and following in ("least", "most")) or (
        line.low(k) in ("about", "around", "over", "under", "between") and following[:1].isdigit()
    )


def is_sentence(line: Line, first: int, after: int) -> bool:
    """Say whether the tokens can be a said clause: they hold a verb and are no adverbial."""
    if after - first < 3:
        return False
    if not _is_count(line, first) and line.low(first) in SUBORDINATORS - {"that"} | {
        "asked",
        "speaking",
        "citing",
        "according",
        "in",
        "at",
        "on",
        "during",
        "following",
    }:
        commas = [k for k in range(first, after) if line.low(k) == ","]
        timed = _after_time(line, first)
        if after - first < 3 or not (commas or timed):
            return False
        first = timed or commas[0] + 1
        if after - first < 3:
            return False
    if (line.low(first) in PREPOSITIONS and not _is_count(line, first)) or line.low(first).endswith("ing"):
        return False
    return (
        line.kind(first) == "quote"
        or line.low(first).endswith(CONTRACTED)
        or any(
            line.kind(k) == "quote"
            or line.low(k) in AUXILIARIES
            or (
                line.tokens[k].mention is None
                and (line.low(k).endswith(("ed", "n't")) or line.low(k) in CUES or _is_verb(line, k))
            )
            for k in range(first + 1, after)
        )
    )


def _after_time(line: Line, first: int) -> int:
    """Return where the clause begins behind "On Friday morning"; 0 where no time opens it, or a comma follows."""
    k = first + 1
    while line.tokens[k].is_time:
        k += 1
    return k if k > first + 1 and line.low(k) != "," and line.kind(k) == "word" else 0


def _is_verb(line: Line, k: int) -> bool:
    """Say whether the word is a finite verb without -ed behind a noun: "took", "remain"."""
    return line.kind(k - 1) == "word" and (
        (line.low(k) in PASTS and line.low(k - 1) not in DETERMINERS)
        or (line.low(k) in PRESENTS and line.low(k - 1) not in DETERMINERS | PREPOSITIONS)
    )


def is_finite(line: Line, k: int) -> bool:
    """Say whether the word is an auxiliary or a past form: "would", "took", "closed", not "the closed"."""
    token = line.tokens[k]
    return token.mention is None and (
        token.low in FINITES or (token.low.endswith("ed") and line.low(k - 1) not in DETERMINERS)
    )


def is_participle(line: Line, k: int) -> bool:
    return line.low(k).endswith("ing")


def leads_to_speaker(line: Line, k: int) -> bool:
    """Say whether the quotation at *k* ends so that its speaker may follow."""
    inner = line.inner(k)
    last = line.closing_sign(k)
    if line.kind(k + 1) == "stop":
        return last in "?!…" or len(inner) > 40
    if len(inner) > LONG_QUOTE and line.sentence_start(k) == k and is_clausal(line, k):
        return True
    return last in ",.?!—–-…" or line.low(k + 1) in (",", "—", "–", "--")


def can_be_said(line: Line, quote: int) -> bool:
    """Say whether the quotation, with the words before it, is a clause and not a title in an adverbial."""
    start = line.sentence_start(quote)
    if all(line.kind(k) != "word" or line.low(k) in COORDINATORS for k in range(start, quote)):
        return True
    if not is_title(line, quote):
        return True
    return line.low(start) not in PREPOSITIONS | SUBORDINATORS and not line.low(start).endswith("ing")


def left_edge(line: Line, subject: Phrase) -> int | None:
    """Return the last token before the saying's own words, commas skipped, when they can close said words."""
    k = subject.clause_first - 1
    if line.low(k) == "," or line.low(k) in ("—", "–", "--"):
        return k - 1 if line.kind(k - 1) in ("quote", "word") else None
    if line.kind(k) == "quote":
        return k
    if line.kind(k) == "stop" and line.kind(k - 1) == "quote":
        return k - 1
    return None


def quotes_of(line: Line, saying: Saying) -> list[int]:
    return [k for first, after in saying.pieces for k in range(first, after) if line.kind(k) == "quote"]
