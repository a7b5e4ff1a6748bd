"""
Sayings of one paragraph: who (as words), by which cue, said which stretch.

A saying is found at its cue: a reporting verb outside all quotations, "according to",
or a bare quotation that takes up the sentence before it. What is not said ("did not
say", "declined to", "if he says") gives nothing. This file resolves no names.
"""

from dataclasses import replace

from stemma.lexicon.cues import CUES, MESSAGE_VERBS, Frame
from stemma.lexicon.function_words import COORDINATORS, NOMINATIVES, OPENERS
from stemma.reading.speech.lines import Line
from stemma.reading.speech.other_cues import according_to, at_message, bare_quotations
from stemma.reading.speech.put_cues import at_put
from stemma.reading.speech.reporting import at_verb
from stemma.reading.speech.saying import Saying, quotes_of
from stemma.reading.speech.spoken_numbers import at_number

SPOKEN: tuple[Frame, ...] = ("that", "zero", "quote", "as", "call", "to", "inf")
"""Frames of verbs that utter words."""
LOOSE_ENDS = COORDINATORS | {"that", "a", "an", "the", "as", ",", ":", "to", "of", "by"}
"""Words that end no clause: they led to words that another said."""


def find_sayings(line: Line) -> list[Saying]:
    """Return the sayings of a paragraph, in the order of their cues."""
    out: list[Saying] = []
    used: set[int] = set()
    for i, token in enumerate(line.tokens):
        found: Saying | None = None
        if token.kind == "word" and token.mention is None:
            if token.low == "according" and line.low(i + 1) == "to":
                found = according_to(line, i)
            elif token.low in CUES:
                found = at_verb(line, i, CUES[token.low], out, used)
            found = found or at_put(line, i, out) or at_number(line, i)
            if found is None and token.low in MESSAGE_VERBS:
                found = at_message(line, i, out)
        if found is not None:
            out.append(found)
            used.update(quotes_of(line, found))
    out = _innermost(line, _cut_at_others(line, out))
    out += bare_quotations(line, out, used)
    return sorted(out, key=lambda s: (min(p[0] for p in s.pieces), s.cue or (0, 0)))


def _cut_at_others(line: Line, sayings: list[Saying]) -> list[Saying]:
    """End the words of each saying where another speaker's saying begins: `X said A, while Y said B`."""
    out = []
    for saying in sayings:
        pieces = []
        for first, after in saying.pieces:
            for other in sayings:
                edge = _edge(other)
                if other is saying or edge is None or not first < edge < after:
                    continue
                if saying.cue and other.cue and other.cue[0] < saying.cue[0]:
                    continue
                lead = (
                    "," if line.kind(edge - 1) == "quote" and line.closing_sign(edge - 1) == "," else line.low(edge - 1)
                )
                if line.kind(edge - 1) == "quote" and line.low(edge) in COORDINATORS:
                    after = edge
                elif lead in (",", ";") and (line.low(edge) in OPENERS or lead == ";"):
                    after = edge if line.kind(edge - 1) == "quote" else edge - 1
                elif lead in COORDINATORS and line.low(edge - 2) == ",":
                    after = edge - 2
                elif (
                    lead == "while"
                    or (lead in COORDINATORS and line.kind(edge - 2) == "quote")
                    or (lead == "," and any(end in (edge - 1, edge) for _, end in other.pieces))
                ):
                    after = edge - 1
            if after > first and line.span(first, after) is not None:
                pieces.append((first, after))
        if pieces:
            out.append(replace(saying, pieces=tuple(pieces)))
    return out


def _innermost(line: Line, sayings: list[Saying]) -> list[Saying]:
    """Leave quoted words to the innermost speaker: of `X said that Y told Z that “Q”` X keeps the words before them."""
    out = []
    sayings = [s for s in sayings if not (_takes_side(s) and any(_holds(line, other, s) for other in sayings))]
    for saying in sayings:
        inside = [other for other in sayings if _holds(line, saying, other)]
        taken = {k for other in inside for k in quotes_of(line, other)}
        pieces = [_before_quote(line, piece, taken) for piece in saying.pieces]
        kept = tuple(p for p in pieces if p is not None and line.span(*p) is not None)
        if kept:
            out.append(replace(saying, pieces=kept) if taken else saying)
    return out


def _takes_side(saying: Saying) -> bool:
    """Say whether the verb utters no words: in `X said Y supported a way “out”` the marks are X's."""
    cue = CUES.get(saying.lemma)
    return cue is not None and not any(cue.takes(frame) for frame in SPOKEN)


def _holds(line: Line, outer: Saying, inner: Saying) -> bool:
    """Say whether the inner saying's speaker and verb stand within the words of the outer one."""
    if inner is outer or inner.cue is None or inner.source is None or inner.source.shared or outer.whole:
        return False
    first, cue = inner.source.first, inner.cue[0]
    if line.low(first) in NOMINATIVES:
        return False  # "what he described as": the same speaker
    if all(line.tokens[k].mention is None for k in range(first, inner.source.after)):
        return False
    return any(a <= first < b and a <= cue < b for a, b in outer.pieces) and inner.source != outer.source


def _before_quote(line: Line, piece: tuple[int, int], taken: set[int]) -> tuple[int, int] | None:
    first, after = piece
    after = next((k for k in range(first, after) if k in taken), after)
    while after < piece[1] and after > first and line.low(after - 1) in LOOSE_ENDS:
        after -= 1
    return (first, after) if after > first else None


def _edge(saying: Saying) -> int | None:
    if saying.source is None or saying.source.shared or saying.cue is None or saying.source.is_relative:
        return None
    return saying.source.clause_first if saying.source.first < saying.cue[0] else None
