"""
When a thing was said and through which outlet: from the reporter's words around what is said.
"""

from collections.abc import Sequence

from stemma.lexicon.cues import CUES
from stemma.lexicon.function_words import AUXILIARIES, PASTS, RELATIVES
from stemma.reading.speech.lines import Line
from stemma.reading.speech.saying import Saying
from stemma.reading.speech.speakers import outlets_in
from stemma.records.reading import Time
from stemma.records.span import Span, hull

CARRYING = frozenset({"to", "by", "with", "on", "via", "told"})
"""Words that may lead to an outlet: "sent to AFP", "carried by TASS", "an interview with the BBC"."""
REACH_WORDS = 4
"""Words behind such a word that may hold the outlet's name."""
REACH_LENGTH = 60
"""Code points that those words may span: farther apart they are no phrase."""
JOINING = frozenset({"that", "if", "because", "unless", "until", "while", "whereas", "although", "where"})
"""Words behind which another clause begins."""
HUNG = JOINING | RELATIVES
FINITE = AUXILIARIES | PASTS | HUNG
"""Words that stand in another clause, or begin one."""


def find_outlets(line: Line, saying: Saying, heard: Span | None, content: Sequence[Span]) -> tuple[str, ...]:
    """Return the short names of the outlets that heard or carried the words: ("AFP",)."""
    carrier = line.span(*saying.via) if saying.via else None
    named = [name for span in (heard, carrier) if span for name in outlets_in(line.text, span, line.mentions)]
    if not named and saying.source is not None:
        source = line.span(saying.source.first, saying.source.after)
        frame = [s for s in _frame(line, saying, content) if source is None or not source.contains(s)]
        named = _behind_preposition(line, frame)
    return tuple(dict.fromkeys(named))


def find_time(line: Line, saying: Saying, content: Sequence[Span], times: Sequence[tuple[int, Time]]) -> int | None:
    """
    Return the index of the time, of those in the paragraph, at which it was said: the nearest outside the words.

    Where the verb of another clause parts them, the time is that clause's.
    """
    frame = _frame(line, saying, content)
    if not frame or saying.cue is None:
        return None
    cue = line.tokens[saying.cue[0]].start
    near = [
        (abs(time.span.start - cue), n)
        for n, time in times
        if time.type in ("DATE", "TIME")
        and any(time.span.overlaps(s) for s in frame)
        and _is_of_clause(line, saying, time.span, content)
    ]
    return min(near)[1] if near else None


def _is_of_clause(line: Line, saying: Saying, time: Span, content: Sequence[Span]) -> bool:
    """Say whether no verb of another clause stands between the time and the verb of saying or its subject."""
    first, after = saying.cue or (0, 0)
    if saying.source is not None and saying.source.shared and time.end <= line.tokens[first].start:
        # "X arrived on Monday, saying that": the day of the one verb before it
        behind = [k for k in range(saying.source.after, first) if line.tokens[k].end <= time.start]
        return sum(_opens_clause(line, k) for k in behind) <= 1 and not any(line.low(k) in HUNG for k in behind)
    if saying.source is not None and not saying.source.shared:
        first, after = min(first, saying.source.first), max(after, saying.source.after)
    start, end = line.tokens[first].start, line.tokens[after - 1].end
    if time.start >= start and time.end <= end:
        between = [k for k in range(first, after) if time.end <= line.tokens[k].start < line.tokens[after - 1].end]
        return not any(_opens_clause(line, k) for k in between if not saying.cue or k < saying.cue[0])
    parted, joined = (end, time.start) if time.start > end else (time.end, start)  # nothing, where the two overlap
    return not any(
        _opens_clause(line, k)
        for k, token in enumerate(line.tokens)
        if parted <= token.start < joined and not any(c.start <= token.start < c.end for c in content)
    )


def _opens_clause(line: Line, k: int) -> bool:
    """Say whether the word is a finite verb or participle, or joins a clause."""
    token = line.tokens[k]
    if token.low == ";":
        return True
    if token.kind != "word" or token.mention is not None or token.is_time:
        return False
    cue = CUES.get(token.low)
    return token.low in FINITE or token.low.endswith("ed") or (cue is not None and not cue.takes("noun"))


def _frame(line: Line, saying: Saying, content: Sequence[Span]) -> list[Span]:
    """Return the words of the sentence that are the reporter's own."""
    if saying.cue is None:
        return []
    tokens = line.tokens[line.sentence_start(saying.cue[0]) : line.sentence_end(saying.cue[0])]
    return [
        Span(token.start, token.end)
        for token in tokens
        if token.kind == "word" and not any(c.start <= token.start < c.end for c in content)
    ]


def _behind_preposition(line: Line, frame: Sequence[Span]) -> list[str]:
    for n, span in enumerate(frame[:-1]):
        if span.of(line.text).lower() in CARRYING:
            stretch = hull(frame[n + 1 : n + 1 + REACH_WORDS])
            named = outlets_in(line.text, stretch, line.mentions) if len(stretch) < REACH_LENGTH else ()
            if named:
                return list(named)
    return []
