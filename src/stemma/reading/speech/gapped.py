"""
What is said of a noun within its relative clause: "talks, which diplomats said would resume on Friday".
"""

from stemma.lexicon.cues import CUES, Cue
from stemma.lexicon.function_words import NOMINATIVES
from stemma.reading.clauses.phrases import Phrase
from stemma.reading.speech.indirect import Complement
from stemma.reading.speech.lines import Line
from stemma.reading.speech.saying import holds_mention, is_finite

RELATIVES = frozenset({"which", "that"})
ENDS = frozenset({",", ";", "—", "–", "--"})


def gapped_complement(line: Line, i: int, cue: Cue, subject: Phrase) -> Complement | None:
    """Return the words behind the verb at *i*, whose subject is the noun before "which"; None where there are none."""
    relative = subject.first - 1
    if not cue.takes("zero") or cue.takes("thought") or line.low(relative) not in RELATIVES or subject.is_relative:
        return None
    if line.low(relative) == "that" and not _is_noun(line, relative - 1):
        return None
    if not holds_mention(line, subject) or not is_finite(line, i + 1):
        return None
    limit = line.sentence_end(i)
    after = next((k for k in range(i + 2, limit) if _closes(line, k)), limit)
    return Complement(first=i + 1, after=after, opening="zero", gap_after=i + 1)


def _is_noun(line: Line, k: int) -> bool:
    """Say whether a "that" behind the word is relative: no verb of saying stands before it."""
    return k >= 0 and line.kind(k) == "word" and line.low(k) not in CUES


def _closes(line: Line, k: int) -> bool:
    """Say whether the clause ends at *k*: at a comma, or where another relative or clause is joined to it."""
    if line.low(k) in ENDS:
        return True
    return line.low(k) in ("and", "but") and line.low(k + 1) in RELATIVES | NOMINATIVES
