"""
Where an act stands in the sentence that tells it, and where a long sentence may be cut.

Rules:
1. An act opens its sentence where nothing but a fronted phrase ("In Geneva, ...") stands before its clause.
2. An act stands aside behind a word like "after" or "when", and in a relative clause ("X, whose men fired on the
   market, waited outside"): the sentence is about something else.
3. What is cut is cut in front of a clause or at a comma, and only where there is neither, between two words.

Nothing here knows grammar beyond these words; in doubt an act does not stand aside, and its whole sentence is shown.
"""

import re
from typing import Literal

from stemma.records.account import EventEvidence
from stemma.records.span import Span

Standing = Literal["opens", "within", "aside"]

SUBORDINATING = re.compile(
    r"\b(?:after|before|when|while|where|as|since|until|because|although|though|if|unless|once|than)\s*$",
    re.IGNORECASE,
)
"""What stands directly before a clause that hangs on another one."""
RELATIVE = re.compile(
    r"\b(?:who|whose|whom|which|that(?=\s+(?:had|has|have|is|are|was|were|will|would)\b))[^,;]*$", re.IGNORECASE
)
"""A relative clause that is still open; "that" opens one where no subject of its own follows ("that had called")."""
FRONTED = re.compile(r"\w+|.*[,:]", re.DOTALL)
"""What may stand before the clause that opens a sentence: one word ("Meanwhile"), or a phrase with its comma."""
STRONG = re.compile(
    r"\s*[,;:](?=\s)|\s+[—–(]|\s+-\s"
    r"|\s+(?:and|but|or)\s+(?:that|which|who|its|his|her|their|he|she|it|they|then|later|also|the|a)\b"
    r"|\s+(?:which|who|whose|whom|where|when|while|after|before|because|although|though|unless|until|if)\b"
)
"""In front of what a sentence may be cut: another clause, or a comma. "That" often opens what a verb asks for."""
WEAK = re.compile(r"\s+(?:and|but|or|to|with|for|from|in|on|at|by)\b")
"""In front of what it may be cut where there is nothing better."""
ENDED = re.compile(r"[\s.!?\"'”’)]*")
"""What is left behind the last word of a sentence."""
WORD = re.compile(r"[“\"‘'$€£(]?\w")
LEANING = re.compile(r"(?:and|but|or|which|who|whose|whom|where)\b")
"""With what no line should begin."""
FULL_STOP = re.compile(r"[.!?]?[\"'”’)]*[.!?]?")


def standing(text: str, sentence: Span, evidence: EventEvidence) -> Standing:
    """Return how the act of *evidence* stands in its *sentence*."""
    before = text[sentence.start : evidence.span.start].strip()
    if SUBORDINATING.search(before) or RELATIVE.search(text[evidence.span.start : evidence.trigger.start]):
        return "aside"
    return "opens" if not before or FRONTED.fullmatch(before) else "within"


def clause_around(text: str, sentence: Span, evidence: EventEvidence, *, longest: int, rest: int) -> Span:
    """
    Return the clause that tells an act, without what the sentence says beside it.

    Args:
        text: Of the article.
        sentence: Where the act is told.
        evidence: Of the act.
        longest: Length that the clause is kept under, as far as it has a place to be cut. Characters.
        rest: What is left of the sentence is kept, too, where it is no longer than this. Characters.
    """
    start, trigger = evidence.span.start, evidence.trigger.end
    if RELATIVE.search(text[start : evidence.trigger.start]):
        # the relative clause closes at its comma; what follows is what its noun did besides
        comma = re.compile(r"[,;](?=\s)").search(text, trigger, sentence.end)
        end = comma.start() if comma else evidence.span.end
        return Span(start, min(end, evidence.span.end) if end > trigger else evidence.span.end)
    if sentence.end - evidence.span.end <= rest:
        return Span(start, sentence.end)
    return Span(start, clause_end(text, evidence.span.end, sentence.end, longest=longest - len(evidence.span)))


def clause_end(text: str, at: int, end: int, *, longest: int) -> int:
    """Return where the clause that goes on at *at* ends: at the next place to cut, within *longest* characters."""
    if ENDED.fullmatch(text, at, end):
        return end
    cut = STRONG.search(text, at, end)
    reached = cut.start() if cut else end
    if reached - at <= longest:
        return reached
    return last_cut(text, at, at + longest) if longest > 0 else at


def last_cut(text: str, start: int, end: int) -> int:
    """Return the last good place to cut *text* between *start* and *end*; where there is none, the last word's end."""
    for places in (STRONG, WEAK):
        cuts = [m.start() for m in places.finditer(text, start, end)]
        if cuts and cuts[-1] > start:
            return cuts[-1]
    space = text.rfind(" ", start, end)
    return space if space > start else end


def first_cut(text: str, start: int, end: int) -> int:
    """Return where the first clause behind *start* that may stand alone begins; the next word, where none does."""
    for cut in STRONG.finditer(text, start, end):
        word = WORD.search(text, cut.start(), end)
        if word and not LEANING.match(text, word.start()):
            return word.start()
    space = text.find(" ", start, end)
    return space + 1 if space >= 0 else end


def with_stop(text: str, end: int) -> int:
    """Return *end*, moved behind the full stop and the closing marks that stand there."""
    match = FULL_STOP.match(text, end)
    return match.end() if match and any(c in ".!?" for c in match.group()) else end
