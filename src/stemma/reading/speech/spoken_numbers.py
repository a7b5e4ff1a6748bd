"""
Sayings that give a number: `Organisers spoke of 15,000 marchers`.
"""

from stemma.lexicon.function_words import AUXILIARIES, COORDINATORS, PASTS, RELATIVES
from stemma.reading.clauses.phrases import Phrase
from stemma.reading.speech.lines import Line
from stemma.reading.speech.put_cues import number_end
from stemma.reading.speech.saying import Saying, is_own_voice
from stemma.reading.speech.verb_groups import subject_before, verb_group

FORMS = frozenset({"spoke", "spoken", "speaks", "speak", "speaking"})
CLOSING = AUXILIARIES | COORDINATORS | PASTS | RELATIVES
"""Words with which another phrase begins."""
MOST_WORDS = 12
"""Tokens of what is counted."""


def at_number(line: Line, i: int) -> Saying | None:
    """Return the saying of the "of" at *i* with a number behind it; None where nobody speaks of it."""
    if line.low(i) != "of" or line.low(i - 1) not in FORMS or not number_end(line, i + 1):
        return None
    source = _speaker(line, i - 1)
    if source is None or is_own_voice(line, source):
        return None
    limit = min(line.sentence_end(i), i + 1 + MOST_WORDS)
    ends = (k for k in range(number_end(line, i + 1), limit) if _closes(line, k))
    piece = (i + 1, next(ends, limit))
    return Saying(source=source, cue=(i - 1, i + 1), pieces=(piece,), whole=False, lemma="speak of")


def _speaker(line: Line, verb: int) -> Phrase | None:
    """Return who speaks; what somebody "had spoken of" he said another time."""
    group = verb_group(line, verb)
    earlier = group.perfect and line.low(group.first) == "had"
    return subject_before(line, group) if group.is_plain and not earlier else None


def _closes(line: Line, k: int) -> bool:
    return line.kind(k) != "word" or line.low(k) in CLOSING
