"""
The words that an analyst is shown behind a number: with what it counts, though no noun follows it.

A footnote that says "19" says nothing; "wounding 19" does. A number that stands bare takes the words before it up to
the nearest that means something ("spoke of 200", "attackers was eleven"), or, at the head of its clause, those behind
it ("640 were flown"); a mark or a conjunction ends them. What a noun names ("19 people") is shown as it was read.
"""

import re
from itertools import takewhile

from stemma.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from stemma.records.reading import Quantity
from stemma.records.span import Span
from stemma.text.numerals import parse_number

IDLE = AUXILIARIES | DETERMINERS | PREPOSITIONS | ADVERBS | {"them", "whom", "it", "they", "than"}
"""Words that alone say nothing of what is counted."""
BREAKS = (COORDINATORS | SUBORDINATORS | RELATIVES) - {"whom"}
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
MARKS = frozenset(',;:()[]–—"“”.!?\n')
MOST_WORDS = 5


def words_of_count(text: str, sentence: Span, quantity: Quantity) -> Span:
    """Return the span of *quantity* in *text*, of a bare number with the words of its *sentence* that tell of it."""
    span = quantity.span
    number = span.of(text)[len(quantity.modifier or "") :] if quantity.modifier else span.of(text)
    if quantity.unit or parse_number(number.strip()) is None:
        return span
    before = _near(text[sentence.start : span.start][::-1])
    if before:
        return Span(span.start - before, span.end)
    behind = _near(text[span.end : sentence.end], backward=False)
    return Span(span.start, span.end + behind)


def _near(words: str, *, backward: bool = True) -> int:
    """Return how far *words*, reversed where they lie before, lead to one that means something; 0 where none does."""
    near = "".join(takewhile(lambda sign: sign not in MARKS, words))
    for count, match in enumerate(WORD.finditer(near), 1):
        word = match.group()[::-1] if backward else match.group()
        if count > MOST_WORDS or word.lower() in BREAKS or (not backward and word.lower() in PREPOSITIONS - {"of"}):
            break
        if word.lower() not in IDLE and parse_number(word) is None:
            return match.end()
    return 0
