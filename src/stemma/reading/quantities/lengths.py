"""
Which lengths of time are quantities, and of what they are the length.

"Seven hours of talks", "a truce of ten days", "lasted two days", "jailed for six years", "gave the envoy 48 hours to
leave", "a lease of 49 years". How old somebody is, how often something is, and a time that is counted from a day ("two
days ago", "in three weeks", "over the last five years") is none.
"""

import re

from stemma.reading.quantities.counted import Counted, stuff
from stemma.reading.quantities.words import LENGTHS, MODIFIERS
from stemma.records.span import Span

LONG = re.compile(r"-(?:long|wide|deep|high|tall)")
LASTING = re.compile(
    r"\b(?:(?<!the )last(?:s|ed|ing)?|took|takes?|taken|taking|spent|ran|stretch(?:ed|ing)|dragg(?:ed|ing)\s+on"
    r"|after|during|for|waited)\s+(?:for\s+|the\s+)?$",
    re.IGNORECASE,
)
_ON = r"(?:[^.;]|\.(?=\s\d)){0,60}"
SENTENCED = re.compile(
    rf"\b(?:sentenc\w+|jail\w*|imprison\w*|condemn\w*|handed|gave|given|received|serv(?:es|ed|ing)|faces?|facing)\b{_ON}$",
    re.IGNORECASE,
)
JAILED_FOR = re.compile(rf"\b(?:jailed|imprisoned|(?:sent|put) (?:to prison|behind bars))\b{_ON}\bfor\s+$")
IN_PRISON = re.compile(
    r"['’]?\s+(?:in\s+(?:prison|jail|custody|a\s+penal\s+colony)|behind\s+bars|of\s+hard\s+labou?r|imprisonment|prison|jail)\b"
)
PUT_LENGTH = re.compile(
    r"\bput(?:s|ting)?\s+(?:the\s+)?(?:time|duration|length|delay)\b[^.;]{0,50}\bat\s+$|\bwould\s+need\s+$|\bwill\s+need\s+$",
    re.IGNORECASE,
)
"""How a length is told of a sentence of a court, or of work to be done. Source: compiled by the project; CC0."""
LONG_AFTER = re.compile(
    r"\s+(?:ago|later|earlier|before|after|away|from\s+now|old|older|of\s+age|notice|prior|each|a|per)\b", re.IGNORECASE
)
FOR_SO_LONG = re.compile(r"\bfor\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
OF_WHAT = re.compile(
    r"\b(?P<of>meetings?|talks|sessions?|calls?|conversations?|audience|interview|hearing|summit|visit|flight|journey"
    r"|transition|truce|ceasefire|pause|delay|wait|halt|suspension|closure|blockade|siege|curfew|strike|stoppage|outage"
    r"|search|hunt|march|protest|battle|standoff|stand-off|lull|moratorium|extension|deadline|ultimatum|mandate|ban"
    r"|(?:first|second|third|fourth|opening|closing|last|final)\s+day|state\s+of\s+emergency|mourning|detention|custody|silence|grace|period)\s+of\s+$",
    re.IGNORECASE,
)
"""What lasts, by its noun: "a truce of ten days". Source: compiled by the project; CC0."""
POINTS = re.compile(
    r"\b(?:last|past|next|first|coming|previous|recent|every|each|following|preceding|same|other|these|those|in|since|until"
    r"|by|on|at|from|age(?:\s+of)?|aged|turned|earlier|(?:man|woman|boy|girl|child|son|daughter)\s+of)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
"""What stands before a time that is no length: "in three days", "the last five years", "a man of 40 years"."""
THING_OF = re.compile(r"\b(?P<of>[a-z]{3,})\s+of\s+$", re.IGNORECASE)
GIVEN = re.compile(r"\bg(?:ive|ives|ave|iven|iving|rant|rants|ranted)\s+[^.;:]{2,60}?\s$", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:to|must|shall|should)\s+[a-z]+[^.;:]{0,60}?\swithin\s+$", re.IGNORECASE)
"""Before a time in which something has to be done: "ordered him to leave the country within [48 hours]"."""
TO_DO = re.compile(r"(?:,[^.;]{2,70},)?\s+(?:in\s+which\s+)?to\s+(?!go\b)[a-z]{2,}", re.IGNORECASE)
"""What stands before and behind the time that somebody is given: "gave them [48 hours] to leave"."""
SHORT_UNITS = frozenset({"minutes", "hours", "days"})
GIVEN_UNITS = SHORT_UNITS | {"weeks", "months"}
BEFORE = 70
"""How far before a length the words may begin that say of what it is. Code points."""

_MODIFIER = "|".join(m.replace(" ", r"\s+") for m in MODIFIERS)
MODIFIED = re.compile(rf"(?:{_MODIFIER})\s+$", re.IGNORECASE)


def count_length(text: str, sentence: Span, number: Span, measured: re.Match[str], of: Span | None) -> Counted | None:
    """Return the length whose unit *measured* matches behind *number*, *of* which it may be; None where it is none."""
    unit = LENGTHS[measured.group(1).lower()]
    end = measured.end()
    if _is_distance(text, sentence, number, end) or text[end : end + 4] == "-old":
        return None
    if (jailed := IN_PRISON.match(text, end, sentence.end)) and SENTENCED.search(text[sentence.start : number.start]):
        return Counted(jailed.end(), unit, None)
    if JAILED_FOR.search(text[sentence.start : number.start]):
        return Counted(end, unit, None)
    if of and of.of(text).islower() and of.of(text) not in {"age", "time", "each", "every"}:
        return Counted(of.end, unit, of.of(text))
    if text[number.end] == "-":
        long = LONG.match(text, end)
        thing = stuff(text, long.end() if long else end, sentence.end)
        return Counted(thing.end, unit, thing.of(text)) if thing and unit in SHORT_UNITS | {"weeks"} else None
    before = MODIFIED.sub("", text[max(sentence.start, number.start - BEFORE) : number.start])
    if of_what := OF_WHAT.search(before):
        return Counted(end, unit, of_what["of"].lower())
    if _is_told(before, unit) or _is_given(text, sentence, before, end, unit):
        return Counted(end, unit, None)
    if POINTS.search(before):
        return None
    noun = THING_OF.search(before)
    return Counted(end, unit, noun["of"].lower() if noun else None)


def _is_distance(text: str, sentence: Span, number: Span, end: int) -> bool:
    """Say whether a time lies so far off, or is an age or a rate: "an hour before", not "for an hour before"."""
    behind = LONG_AFTER.match(text, end, sentence.end)
    if behind is None:
        return False
    lasted = FOR_SO_LONG.search(text[max(sentence.start, number.start - BEFORE) : number.start])
    return lasted is None or behind.group().strip().lower() not in ("before", "after")


def _is_told(before: str, unit: str) -> bool:
    """Say whether the words *before* tell that something takes so long."""
    lasting = LASTING.search(before)
    if lasting and (unit in SHORT_UNITS or lasting.group().lower().startswith(("last", "took", "take", "dragg"))):
        return True
    return PUT_LENGTH.search(before) is not None


def _is_given(text: str, sentence: Span, before: str, end: int, unit: str) -> bool:
    """Say whether somebody has so long to do a thing."""
    is_given = GIVEN.search(before) and TO_DO.match(text, end, sentence.end)
    return unit in GIVEN_UNITS and bool(is_given or WITHIN.search(before))
