"""
Said words that end before their sentence does: in a clause that leads it, or where another closes the quotation.
"""

from dataclasses import replace

from stemma.lexicon.cues import CUES
from stemma.lexicon.function_words import DETERMINERS, NOMINATIVES
from stemma.reading.clauses.phrases import Phrase
from stemma.reading.speech.indirect import Complement
from stemma.reading.speech.lines import Line

SUBORDINATE = frozenset({"while", "although", "though", "as", "when", "because", "since", "whereas", "whenever"})
"""Openers of a clause before the main one."""
LEADING_WORDS = 3
"""Tokens that may stand before the subject of such a clause: "even as"."""


def closes_for_another(line: Line, complement: Complement) -> bool:
    """Say whether the words end in a quotation with its own speaker: `Those who think “Q,” she said`."""
    for k in range(complement.first, complement.after):
        if line.kind(k) == "quote" and line.closing_sign(k) == "," and line.low(k + 1) in NOMINATIVES:
            cue = CUES.get(line.low(k + 2))
            return cue is not None and "past" in cue.shapes
    return False


def within_clause(line: Line, subject: Phrase, complement: Complement) -> Complement:
    """Return what is said in a clause that leads the sentence or stands in it, to its comma: "While X says A, B"."""
    if subject.is_relative and complement.opening in ("np", "quote") and line.kind(complement.first) == "quote":
        # "the Pope, who has spoken of “a wound”, will come"
        closes = complement.first + 1
        return replace(complement, after=closes) if line.low(closes) == "," else complement
    first = line.sentence_start(subject.first)
    leads = {line.low(k) for k in range(first, min(first + LEADING_WORDS, subject.first))}
    if complement.opening not in ("that", "zero") or not leads & SUBORDINATE or subject.first - first > LEADING_WORDS:
        return complement
    for k in range(complement.first + 2, complement.after - 2):
        following = line.tokens[k + 1]
        if line.low(k) == "," and (
            following.low in DETERMINERS | NOMINATIVES | {"it", "his", "her", "its", "their"}
            or following.mention is not None
        ):
            return replace(complement, after=k)
    return complement
