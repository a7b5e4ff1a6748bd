"""
Where an act stands in the sentence that tells it.

Rules:
1. An act opens its sentence where nothing but a fronted phrase ("In Geneva, ...") stands before its clause.
2. An act stands aside behind a word like "after", "when" or "following", and in a relative clause ("X, whose men fired
   on the market, waited outside"): the sentence is about something else.

Nothing here knows grammar beyond these words; in doubt an act does not stand aside, and its whole sentence is shown.
"""

import re
from typing import Literal

from stemma.export.cuts import clause_end
from stemma.records.account import EventEvidence
from stemma.records.span import Span

Standing = Literal["opens", "within", "aside"]

SUBORDINATING = re.compile(
    r"\b(?:after|before|when|while|where|as|since|until|because|although|though|if|unless|once|than|following|amid"
    r"|despite|during|over|about|prior to|ahead of|because of|due to|in (?:response to|protest at|the wake of))"
    r"(?:\s+(?:the|an?|its|his|her|their))?\s*$",
    re.IGNORECASE,
)
"""What stands directly before a clause, or an act told by a noun, that hangs on another clause."""
RELATIVE = re.compile(
    r"\b(?:who|whose|whom|which|that(?=\s+(?:had|has|have|is|are|was|were|will|would)\b))[^,;]*$", re.IGNORECASE
)
"""A relative clause that is still open; "that" opens one where no subject of its own follows ("that had called")."""
FRONTED = re.compile(r"\w+|.*[,:]", re.DOTALL)
"""What may stand before the clause that opens a sentence: one word ("Meanwhile"), or a phrase with its comma."""
CLOSES = re.compile(r"[,;](?=\s)")
"""Where a relative clause closes; the comma of "1,200" closes none."""


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
        comma = CLOSES.search(text, trigger, sentence.end)
        end = comma.start() if comma else evidence.span.end
        return Span(start, min(end, evidence.span.end) if end > trigger else evidence.span.end)
    if sentence.end - evidence.span.end <= rest:
        return Span(start, sentence.end)
    return Span(start, clause_end(text, evidence.span.end, sentence.end, longest=longest - len(evidence.span)))
