"""
Where words that are too long are cut.

Rules:
1. What is cut is cut in front of a clause or at a comma, and only where there is neither, between two words.
2. What was cut off is marked with …, and a quotation that begins or ends there gets its mark.
"""

import re

LOOSE_ENDS = " \t-–—:;,"
"""What is left over at the ends of what was cut."""
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
CLOSES = re.compile(r'[^"]*[^\s"("]"(?:[\s,.;:)]|$)')
"""A text whose first straight mark closes a quotation that began before it."""


def shorten(text: str, longest: int) -> str:
    """Return *text* on one line, cut with … where it is longer: in front of a clause near its end, else at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: last_cut(line, longest // 2, longest - 1)].rstrip(LOOSE_ENDS) + " …"


def balanced(text: str) -> str:
    """Return *text* with a quotation that begins or ends outside it marked as cut there."""
    open_end = text if text.endswith("…") else f"{text} …"
    if text.count("“") > text.count("”"):
        return f"{open_end}”"
    if text.count("”") > text.count("“"):
        return f"“{text}" if text.startswith("…") else f"“… {text}"
    if text.count('"') % 2 == 0:
        return text
    if CLOSES.match(text):
        return f'"{text}' if text.startswith("…") else f'"… {text}'
    return f'{open_end}"'


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
