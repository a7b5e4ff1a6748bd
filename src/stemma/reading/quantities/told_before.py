"""
Numbers without a noun: what they count was told before.

"The Red Cross speaks of nine dead. The clinic counts [seven], the army [one]." A verb of counting leads to the number,
or the gap behind such a number; the noun is the one that is counted right before, in the sentence or the one before it.
Where two things are counted there it is of the dead, or of nothing.
"""

import re
from collections.abc import Sequence

from stemma.records.reading import Quantity
from stemma.records.span import Span

_COUNTS = (
    r"(?:count(?:s|ed|ing)?|number(?:s|ed)?|tall(?:y|ies|ied)|list(?:s|ed)?|record(?:s|ed)?|report(?:s|ed)?"
    r"|confirm(?:s|ed)?|register(?:s|ed)?|estimate[sd]?|reckon(?:s|ed)?|mention(?:s|ed)?|claim(?:s|ed)?|acknowledge[sd]?|concede[sd]?|admit(?:s|ted)?(?:\s+to)?"
    r"|admits?\s+only|spoke\s+of|speaks?\s+of|spoken\s+of|talk(?:s|ed)?\s+of"
    r"|(?:put|puts|putting|gave|gives?|set|sets)\s+(?:it|them|the\s+(?:figure|number|total|count|toll)|their\s+number)\s+(?:at|as)"
    r"|(?:figure|number|total|count|tally|estimate)\s+(?:is|was|of)|they\s+(?:are|were))"
)
COUNTING = re.compile(rf"\b{_COUNTS}\s+(?:only\s+)?$", re.IGNORECASE)
SAYING = re.compile(r"\b(?:say|says|said|insists?|insisted|maintains?|maintained)\s+$", re.IGNORECASE)
"""What leads to a bare number of what was just counted. Source: compiled by the project; CC0."""

ENDS = re.compile(
    r"\s*(?:[,.;:)—–]|$|\s(?:and|but|or|while|whereas|though|although|against|as\s+against|by|in\s+all|at\s+most)\b)"
)
"""What stands behind a number that has no noun. Source: compiled by the project; CC0."""

GAP = re.compile(
    r"(?:[,;]|\s)\s*(?:and\s+|but\s+|while\s+|whereas\s+)?(?:for\s+|according\s+to\s+)?"
    r"(?:the|its|his|her|their|an?|[A-Z])[\w'’. -]{1,50}?,?\s+(?:at\s+|of\s+|only\s+)*$"
)
"""Another who counts, behind a first count, with his verb left out: "[..., the army] one"."""

NO_COUNTER = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|who|which|that|in|on|from|since|until|to|with|after|before|when|where"
    r"|\w+ed|\w+ing)\b"
)
"""Words that do not stand in the name of one who counts. Source: compiled by the project; CC0."""

PUT = re.compile(
    rf"\b(?:{_COUNTS}|puts?|putting|gave|gives?|say|says|said|rose|risen|stands|stood)\b[^.;]{{0,60}}$", re.IGNORECASE
)
"""How a first count is told, before its number, so that a second one may go without a verb."""

BY_COUNT = re.compile(
    r"\s+(?:by|on|in)\s+(?:the\s+|its\s+|our\s+|their\s+|his\s+|her\s+)?[\w'’ -]{0,40}?"
    r"(?:count|tally|estimate|reckoning)\b"
)
SUBJECT = re.compile(r"^\W*(?:The|Its|Their|His|Her)\s+(?P<noun>[a-z]+)\b[^.;:]{0,80},\s+(?:\w+\s+){0,2}$")
"""A number by somebody's count, and who is counted: "The dead of the fire, nine by the mayor's count"."""

SHARES = {"half": 0.5, "twice": 2.0, "double": 2.0, "three times": 3.0}
AS_MANY = re.compile(rf"\b(?P<share>{'|'.join(SHARES)})\s+(?:as\s+many|that\s+(?:number|figure|many))\b", re.IGNORECASE)
"""A number told by the one before: "the police, half as many"."""

OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b", re.IGNORECASE)
"""What says that a number counts some of those counted before: "38 of them"."""
DEAD = frozenset({"dead", "victims"})
HURT = frozenset({"wounded", "injured"})
DEATHS = "deaths"


def counted_before(text: str, sentence: Span, number: Span, known: Sequence[Quantity]) -> tuple[str, bool] | None:
    """
    Return what a number without a noun counts, and whether it stands against another number of the same.

    None where nothing before it says what it counts.

    Args:
        text: of the article.
        sentence: the one of the number.
        number: with its modifier.
        known: the quantities before it in its sentence; where it has none, those of the sentence before.
    """
    before = text[sentence.start : number.start]
    if subject := BY_COUNT.match(text, number.end, sentence.end) and SUBJECT.search(before):
        of = _of_subject(subject["noun"].lower())
        return (of, False) if of else None
    thing, of_them = _last_counted(known), OF_THEM.match(text, number.end, sentence.end)
    if of_them and thing and not text[number.start : number.end].lower().endswith("one"):
        return thing, False
    if thing is None or not ENDS.match(text, number.end, sentence.end):
        return None
    is_one = text[number.start : number.end].lower() == "one"
    is_told = COUNTING.search(before) or (SAYING.search(before) and not is_one)
    return (thing, True) if is_told or _is_gapped(text, sentence, number, known) else None


def share_of_before(text: str, sentence: Span, known: Sequence[Quantity]) -> Quantity | None:
    """Return the number that a sentence tells by the one before ("half as many"), which it stands against."""
    told = AS_MANY.search(text, sentence.start, sentence.end)
    before = [q for q in known if told and q.span.end <= told.start()]
    if told is None or not before or before[-1].value is None or before[-1].unit:
        return None
    if not ENDS.match(text, told.end(), sentence.end):
        return None
    value = before[-1].value * SHARES[re.sub(r"\s+", " ", told["share"].lower())]
    return Quantity(
        span=Span(told.start(), told.end()), value=value, low=None, high=None, modifier=None, unit=None,
        of=before[-1].of, is_rival=True,
    )  # fmt: skip


def _of_subject(noun: str) -> str | None:
    return DEATHS if noun in DEAD else "injuries" if noun in HURT else noun if noun.endswith("s") else None


def _is_gapped(text: str, sentence: Span, number: Span, known: Sequence[Quantity]) -> bool:
    """Say whether the number is a second count whose verb was left out: "the clinic counts seven, the army one"."""
    last = known[-1].span
    if not sentence.contains(last) or not PUT.search(text[sentence.start : last.start]):
        return False
    between = text[last.end : number.start]
    return GAP.fullmatch(between) is not None and NO_COUNTER.search(between) is None


def _last_counted(known: Sequence[Quantity]) -> str | None:
    """Return what *known* count: the one thing of all, else the dead; None where there is neither, or a unit."""
    if not known or any(q.unit for q in known):
        return None
    things = {q.of for q in known if q.of}
    return things.pop() if len(things) == 1 else DEATHS if DEATHS in things else None
