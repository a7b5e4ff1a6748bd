"""
Items of a resolution, a communiqué or a list: sentences that begin with their verb, whose subject leads the list in.

"The Council: a. condemns the seizure of X; b. demands that Y withdraw" tells two acts of the Council. The subject is
the name or noun right before the colon or the comma with which the sentence before the list ends; what stands
between it and the items ("Recalling its earlier decisions,") begins with no verb that it could have done.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.reading.events.words import Token
from stemma.records.span import Span

MARKER = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]|[-–—•*·])?\s*", re.IGNORECASE)
"""What may stand before the first word of an item: "a.", "(iv)", "3.", a dash or a bullet."""
OPENS_LIST = frozenset({":", ","})
GOES_ON = (",", ";", ":", "; and", ", and", "; or")
"""How what stands before a further item ends, but for the last."""
BEFORE_VERB = frozenset({"also", "further", "again", "hereby", "therefore", "then"})
"""Words that may stand between the marker of an item and its verb, beside those in -ly."""


@dataclass(slots=True, kw_only=True)
class Lists:
    """Who leads in the list that goes on, while the sentences of an article are gone through in order."""

    subject: tuple[Token, ...] = ()

    def subject_of(self, sentence: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Return who does what an item tells; nothing where the sentence is none. A colon begins another list."""
        if not tokens or MARKER.fullmatch(sentence):
            return ()
        if self.subject and _begins_with_verb(tokens):
            return self.subject
        led = _led_in(tokens)
        if led or not sentence.endswith(GOES_ON):
            self.subject = led
        return ()


def without_marker(text: str, sentence: Span) -> Span:
    """Return the words of an item behind its marker; a marker alone keeps itself."""
    found = MARKER.match(text, sentence.start, sentence.end)
    start = found.end() if found else sentence.start
    return Span(start, sentence.end) if start < sentence.end else sentence


def as_item(subject: Sequence[Token], tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words of an item behind those of its subject."""
    return (*subject, *(replace(t, capital=False) if n == 0 else t for n, t in enumerate(tokens)))


def _led_in(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the name or noun that a sentence ends with before its colon or comma: "…, the [Authority]:"."""
    if len(tokens) < 2 or tokens[-1].low not in OPENS_LIST or tokens[-2].mention is None:
        return ()
    if tokens[-1].low == "," and len(tokens) > 4:
        return ()  # "The Security Council," alone leads in a resolution
    start = len(tokens) - 2
    while start and tokens[start - 1].mention == tokens[-2].mention:
        start -= 1
    before = tokens[start - 1] if start else None
    governed = before is not None and before.tag in ("prep", "to")
    bare = start > 1 and tokens[start - 1].tag == "det" and tokens[start - 2].tag in ("prep", "to")
    return () if governed or bare else tuple(tokens[start:-1])


def _begins_with_verb(tokens: Sequence[Token]) -> bool:
    """Say whether the first word, but for an adverb, is a verb in the present or the past with something behind it."""
    first = next((t for t in tokens if t.tag != "adv" and t.low not in BEFORE_VERB), None)
    return first is not None and first is not tokens[-1] and any(form in ("s", "past") for _, form in first.forms)
