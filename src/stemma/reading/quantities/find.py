"""
The numbers that an article gives, with what they count.

Rules:
1. A number is a quantity when it counts something: a plural noun, a unit, money, deaths or injuries. Dates, years,
   times of day, ages, scores, ordinals and numbers in names are none.
2. The span is modifier, number and counted noun: "more than 100,000 troops". Value, low and high are what the words
   say: "more than" gives a low end, "up to" a high one, a range both and no value.
3. "one" and small numbers behind "the" ("the two leaders") count nothing that anybody looks up, casualties and those
   who are held or freed apart ("the six men have been held").
4. A length of time is a quantity where it says how long something takes: "seven hours of talks", "a lease of 49 years".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from stemma.reading.quantities.bare import told_around
from stemma.reading.quantities.counted import (
    Counted,
    CountedParameters,
    casualties,
    end_of_casualties,
    head_text,
    noun_phrase,
    stuff,
)
from stemma.reading.quantities.lengths import LONG, count_length
from stemma.reading.quantities.told_before import counted_before, share_of_before
from stemma.reading.quantities.words import (
    CODES,
    CURRENCIES,
    FOUND_OUT,
    LENGTHS,
    LOWER_BOUND,
    MEASURES,
    MEMBERS,
    MODIFIERS,
    NUMBER_SOURCE,
    SIGNS,
    UPPER_BOUND,
    VAGUE,
)
from stemma.reading.times.days import DAY_FORMS
from stemma.records.reading import Quantity
from stemma.records.span import Span
from stemma.text.numerals import SCALES, SUFFIXES, parse_number

_MODIFIER = "|".join(m.replace(" ", r"\s+") for m in MODIFIERS)
_SIGN = "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True))
_VAGUE = "|".join(v.replace(" ", r"\s+") for v in sorted(VAGUE, key=len, reverse=True))
_HEAD = (
    rf"(?:(?<![\w-])(?P<modifier>{_MODIFIER})\s+)?(?:(?P<between>between|from)\s+)?"
    rf"(?:(?P<sign>(?<!\w)(?:{_SIGN})\s?|\b(?:{'|'.join(CODES)})\s?|\bRs\.?\s?))?"
)
_BEGINS = rf"(?:(?<![\w.:/+#-])|{'|'.join(f'(?<={sign})' for sign in SIGNS if sign.isalpha())})"
"""Where a number may begin: nowhere within a word, but right behind a currency that is written in letters."""
_TAIL = r"(?P<plus>\+|-plus)?(?!(?!(?:km|kg|mw|kph|mph)\b)[\w/:]|[.,]\d)"
QUANTITY = re.compile(
    rf"{_HEAD}(?:{_BEGINS}(?<!\d,)(?P<number>{NUMBER_SOURCE})|\b(?P<vague>{_VAGUE})){_TAIL}", re.IGNORECASE
)
RANGE = re.compile(
    rf"{_HEAD}{_BEGINS}(?<!,)(?P<low>{NUMBER_SOURCE})(?:\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?:{_SIGN})?(?P<high>{NUMBER_SOURCE}){_TAIL}",
    re.IGNORECASE,
)
_UNITS = sorted({*MEASURES, *CURRENCIES, *LENGTHS}, key=len, reverse=True)
_UNIT = "|".join(re.escape(u).replace("\\ ", "[ -]") for u in _UNITS)
UNIT = re.compile(rf"(?:\s+|-|(?=%|(?:km|kg|mw|kph|mph)\b))({_UNIT})(?!\w)", re.IGNORECASE)
HYPHENED = re.compile(rf"-({'|'.join(MEMBERS)})\b(?!-)", re.IGNORECASE)
OF = re.compile(
    r"\s+(?:worth\s+)?of\s+(?:(?:the|its|their)\s+\d[\d,]*\s|(?:the|its|their|his|her|our|those|these|all)\s+)?",
    re.IGNORECASE,
)
OR_SO = re.compile(r"\s+or\s+so\b", re.IGNORECASE)
TIMES = re.compile(r"\s+times\b(?!\s+(?:more|less|as|the|that|what|\w+er|over|its|their|his|her)\b)", re.IGNORECASE)
"""How often something was done; "ten times the price" is a measure."""
OFTEN = 10
"""Fewer times than this nobody looks up."""
IN = re.compile(
    r"\s+(?:worth\s+of|in|of)\s+(?:(?:new|additional|direct|annual|total|extra|emergency)\s+)*", re.IGNORECASE
)
NAMED = re.compile(
    r"(?:\b(?:Articles?|Resolution|Flight|Boeing|Airbus|No|Nos|Number|Route|Highway|Section|Chapter|Unit|Group\s+of|Channel|Room"
    r"|Gate|Terminal|Type|Mark|Level|Phase|Stage|Tier|Rule|Protocol|Clause|Paragraph|Page|Day|Week|Act|Part|Volume|Grade|Class"
    r"|Category|Interstate|Runway|Platform|Apollo|Formula|Windows|Top|Big|Pier|Sector|Zone|Block|Area|District|Ward|Camp|Bill"
    r"|Order|Decree|Law|Case|Division|Brigade|Battalion|page|(?<!will )(?<!ould )(?<! to )number|chapter|verse"
    r"|section|resolution|flight|article|level|phase)"
    r"\.?\s+|[#№]\s?)$"
)
JOINER = re.compile(r"[^\w–—-]+")
"""What stands around the word that joins a range: white space and signs of currency."""
RATIO_HEAD = re.compile(rf"\s+(?:in|out\s+of|of)\s+(?:every\s+)?(?:{NUMBER_SOURCE})\b", re.IGNORECASE)
BEGINS = re.compile(r"(?:[-–—:.?!]|[.?!:][\"”’'])\s$")
"""What stands before the first word of a sentence: a dateline's dash, a colon, a full stop."""
RATIO = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:in|out\s+of|of)\s+(?:every\s+)?$", re.IGNORECASE
)
ONE_OF = re.compile(r"\bone\s+of\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a number that counts all of them: "one of 12 hostages"."""
PRONOUN = re.compile(r"\b(?:no|any|every|some|each)\s+$", re.IGNORECASE)
"""Words with which "one" is a pronoun: "no one was hurt"."""
BARE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
YEAR_COUNTS = re.compile(
    rf"\s+(?:(?!(?:{NUMBER_SOURCE})\b)\w+\s+)?(?:people|troops|soldiers|civilians|men|women|children|refugees|migrants|workers|homes|houses|tonnes|tons|"
    r"passengers|barrels|km|kilomet(?:er|re)s|miles|met(?:er|re)s|fighters|militants|prisoners|officers|personnel|hectares)\b"
)
DEFINITE = re.compile(
    r"\b(?:the|these|those|both|his|her|their|its|our|all|any|either|last|next|first|past|other|every)\s+$",
    re.IGNORECASE,
)
BEFALLEN = re.compile(
    r"[^.;:]{0,40}?\b(?:killed|died|wounded|injured|missing|detained|arrested|held|captured|abducted|kidnapped|imprisoned"
    r"|jailed|freed|released)\b",
    re.IGNORECASE,
)
"""What befell those who are counted, behind the noun. Source: compiled by the project; CC0."""
CHANGED = re.compile(r"\bby\s+(?:\w+\s+)?$", re.IGNORECASE)
CHANGE_NEAR = 16
"""Code points before a number in which "by" is looked for."""
TWO = 2
""""The two" point at those who were named before, whatever befell them."""
LEAST_WON = 1000
"""Below it "won" is a verb: nothing costs 12 won."""
PARTS = re.compile(
    r"\s?-(?:thirds?|quarters?|fifths?|tenths?|half|way|fold|year-old|time)\b|(?:st|nd|rd|th)\b|\s+(?:a\.m|p\.m|am\b|pm\b)|-\w+-old"
)
PERSON = re.compile(
    r"\s+((?:[a-z]+\s+)?(?:person|man|woman|child|soldier|civilian|officer|policeman|worker|protester|passenger|fisherman|sailor|boy|girl|student|journalist|death"
    r"|fatality))\b"
)
"""One person: counted only when killed or hurt."""
PEOPLES = re.compile(
    r"\s+([A-Z][a-z]+ese|Rohingya|British|French|Dutch|Irish|Spanish|Swiss|Thai|Inuit|Hazara|Tutsi|Hutu|Maori)"
    r"(?=\s*[,.;:)]|\s+(?:off|on|in|at|to|from|back|out|home|aboard|with|by|and|who|were|are|was|have|had|died|left|came)\b)"
)
"""People whose name has no plural, where no noun follows: "31 Taiwanese off a barge"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityParameters:
    """How quantities are found. Set by hand."""

    counted: CountedParameters = field(default_factory=CountedParameters)
    small: float = 10
    """Numbers in words below this, behind "the", name a known few ("the two leaders"), and are left out."""


class _Amount(NamedTuple):
    """What the words of number and modifier say."""

    value: float | None
    low: float | None
    high: float | None
    modifier: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number is looked for."""

    text: str
    sentence: Span
    dated: Sequence[tuple[int, int]]
    """Where the sentence gives days, which are no quantities."""
    known: Sequence[Quantity]
    """The quantities before, as far as its paragraph and the sentence before go."""
    parameters: QuantityParameters


def find_quantities(
    text: str, sentences: Sequence[Span], *, parameters: QuantityParameters | None = None
) -> tuple[Quantity, ...]:
    """Return the quantities of *sentences*, in order and without overlap; events and speakers are joined elsewhere."""
    parameters = parameters or QuantityParameters()
    out: list[Quantity] = []
    before: list[Quantity] = []
    for last, sentence in zip([None, *sentences], sentences, strict=False):
        goes_on = last is not None and "\n" not in text[last.end : sentence.start]
        before = _in_sentence(text, sentence, before if goes_on else [], parameters)
        out += before
    return tuple(out)


def _in_sentence(
    text: str, sentence: Span, before: Sequence[Quantity], parameters: QuantityParameters
) -> list[Quantity]:
    dated: list[tuple[int, int]] | None = None
    at, out = sentence.start, list[Quantity]()
    while match := QUANTITY.search(text, at, sentence.end):
        if dated is None:
            dated = [m.span() for pattern, _ in DAY_FORMS for m in pattern.finditer(text, sentence.start, sentence.end)]
        at = match.end()
        place = _Place(text, sentence, dated, out or before, parameters)
        # A range that does not hold ("12 to 3") is read as its first number alone.
        ranged = RANGE.match(text, match.start(), sentence.end)
        found = (_quantity(place, ranged) if ranged else None) or _quantity(place, match)
        if found:
            at = max(at, found.span.end)
            out.append(found)
    share = share_of_before(text, sentence, out or before)
    return sorted([*out, share], key=lambda q: q.span) if share else out


def _quantity(place: _Place, match: re.Match[str]) -> Quantity | None:
    text, sentence, number = place.text, place.sentence, _number_span(match)
    if any(lo < number.end and number.start < hi for lo, hi in place.dated) or _is_name(text, sentence, match, number):
        return None
    amount = _amount(match)
    if amount is None:
        return None
    counted, is_rival = _counted(text, sentence, match, number, place.parameters), False
    if counted is None and (told := _told_before(place, match)):
        counted, is_rival = told
    if counted is None:
        return None
    return Quantity(
        span=Span(_start(match), counted.end),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        modifier=amount.modifier,
        unit=counted.unit,
        of=counted.of,
        is_rival=is_rival,
    )


def _told_before(place: _Place, match: re.Match[str]) -> tuple[Counted, bool] | None:
    """Return what a number without sign or noun counts by what was counted before, and whether that is its rival."""
    if match["sign"] or _group(match, "vague"):
        return None
    told = counted_before(place.text, place.sentence, Span(match.start(), match.end()), place.known)
    return (Counted(match.end(), None, told[0]), told[1]) if told else None


def _start(match: re.Match[str]) -> int:
    # "from 12 countries": the preposition counts nothing.
    lone_from = match["between"] and match["between"].lower() == "from"
    return match.end("between") + 1 if lone_from and not match["modifier"] else match.start()


def _number_span(match: re.Match[str]) -> Span:
    if _group(match, "low"):
        return Span(match.start("low"), match.end("high"))
    name = "number" if match["number"] else "vague"
    return Span(match.start(name), match.end(name))


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def _is_name(text: str, sentence: Span, match: re.Match[str], number: Span) -> bool:
    before = text[max(sentence.start, number.start - 24) : number.start]
    if not match["modifier"] and NAMED.search(before):
        return True
    one_of = ONE_OF.search(before) is not None
    if PARTS.match(text, number.end) or (RATIO.search(before) and not one_of) or RATIO_HEAD.match(text, number.end):
        return True
    word = number.of(text)
    if word.lower() == "one" and PRONOUN.search(before):
        return True
    if BARE_YEAR.fullmatch(word) and not match["sign"]:
        return not YEAR_COUNTS.match(text, number.end, sentence.end)
    # "the Five Eyes", "Six Nations": a name in capitals.
    capital = word[:1].isupper() and number.start > sentence.start and before[-1:] == " " and not BEGINS.search(before)
    return capital and text[number.end : number.end + 2][1:].isupper()


def _amount(match: re.Match[str]) -> _Amount | None:
    modifier = re.sub(r"\s+", " ", match["modifier"].lower()) if match["modifier"] else None
    if _group(match, "vague"):
        return _Amount(None, VAGUE[re.sub(r"\s+", " ", match["vague"].lower())], None, modifier)
    if _group(match, "low"):
        joined = text_between(match)
        if match["between"] and match["between"].lower() == "from":
            return None
        if (joined == "and") is not bool(match["between"]):
            return None
        if joined == "to" and CHANGED.search(match.string[max(0, match.start() - CHANGE_NEAR) : match.start()]):
            return None  # "rose by $4 to $88": a change and a level
        low, high = parse_number(match["low"]), parse_number(match["high"])
        if low is None or high is None:
            return None
        scale = _scale(match["high"])
        if scale > 1 and _scale(match["low"]) == 1 and low < high / scale:
            low *= scale  # "2 to 3 million"
        return _Amount(None, low, high, modifier) if low < high else None
    value = parse_number(match["number"])
    if value is None or (match["between"] and match["between"].lower() == "between"):
        return None
    if match["plus"]:
        modifier = modifier or "more than"
    low_end = value if modifier in LOWER_BOUND else None
    high_end = value if modifier in UPPER_BOUND else None
    return _Amount(value, low_end, high_end, modifier)


def text_between(match: re.Match[str]) -> str:
    """Return what joins the two numbers of a range: "to", "and", "-"."""
    return JOINER.sub("", match.string[match.end("low") : match.start("high")]).lower()


def _scale(number: str) -> float:
    words = re.findall(r"[a-z]+", number.lower())
    return (SCALES.get(words[-1]) or SUFFIXES.get(words[-1]) or 1.0) if words else 1.0


def _counted(
    text: str, sentence: Span, match: re.Match[str], number: Span, parameters: QuantityParameters
) -> Counted | None:
    end = match.end()
    if match["sign"]:
        unit = SIGNS.get(match["sign"].strip()) or match["sign"].strip().upper()
        return _of_money(text, sentence, end, "rupees" if unit.startswith("RS") else unit)
    if measured := UNIT.match(text, end, sentence.end):
        return _of_unit(text, sentence, number, measured, parameters.counted)
    if hyphened := HYPHENED.match(text, end, sentence.end):
        return Counted(hyphened.end(), None, MEMBERS[hyphened.group(1).lower()])
    if text[end : end + 1] == "-":
        return None
    return _of_nouns(text, sentence, match, number, parameters)


def _of_money(text: str, sentence: Span, end: int, unit: str) -> Counted:
    if joined := IN.match(text, end, sentence.end):
        thing = stuff(text, joined.end(), sentence.end)
        if thing:
            return Counted(thing.end, unit, thing.of(text))
    if single := re.compile(
        r"(?:-\w+)?\s+(package|deal|loan|contract|aid|bailout|fund|grant|fine|budget|tranche|programme|program)\b"
    ).match(text, end, sentence.end):
        return Counted(single.end(), unit, single.group(1))
    return Counted(end, unit, None)


def _of_unit(
    text: str, sentence: Span, number: Span, measured: re.Match[str], parameters: CountedParameters
) -> Counted | None:
    word = re.sub(r"[ -]", " ", measured.group(1).lower())
    end = measured.end()
    joined = OF.match(text, end, sentence.end)
    thing = None
    if joined:
        thing = noun_phrase(text, joined.end() - 1, sentence.end, parameters) or stuff(text, joined.end(), sentence.end)
    if word in CURRENCIES:
        if word in {"pounds", "dong", "rand"} and not number.of(text)[:1].isdigit():
            return None
        if word == "won" and (parse_number(number.of(text)) or 0) < LEAST_WON:
            return None  # "the 12 won by"
        return _of_money(text, sentence, end, CURRENCIES[word])
    if word not in MEASURES:
        return count_length(text, sentence, number, measured, thing)
    if thing is None and text[number.end] == "-":
        long = LONG.match(text, end)
        thing = stuff(text, long.end() if long else end, sentence.end)
    return Counted(thing.end if thing else end, MEASURES[word], head_text(text, thing) if thing else None)


def _of_nouns(
    text: str, sentence: Span, match: re.Match[str], number: Span, parameters: QuantityParameters
) -> Counted | None:
    at = so.end() if (so := OR_SO.match(text, match.end(), sentence.end)) else match.end()
    often = TIMES.match(text, at, sentence.end)
    if often and match["number"] and (parse_number(match["number"]) or 0) >= OFTEN:
        return Counted(often.end(), None, "times")
    joined = OF.match(text, at, sentence.end)
    if joined:
        at = joined.end() - 1
    counted, single = noun_phrase(text, at, sentence.end, parameters.counted), None
    one = counted is None and (single := PERSON.match(text, at, sentence.end)) is not None
    if counted is None and (named := single or PEOPLES.match(text, at, sentence.end)):
        counted = Span(named.start(1), named.end())
    what = casualties(text, sentence, Span(match.start(), number.end), counted, parameters.counted)
    if what:
        return Counted(counted.end if counted else end_of_casualties(text, sentence, number), None, what)
    vague = _group(match, "vague").lower()
    if counted is None:
        told = told_around(text, sentence, Span(match.start(), number.end))
        return Counted(number.end, None, told) if told and not _group(match, "vague") else None
    if one or (vague.endswith("s") and not joined):
        return None
    if _group(match, "number") and _is_small(text, sentence, match, counted.end, parameters):
        return None
    return Counted(counted.end, None, head_text(text, counted))


def _is_small(text: str, sentence: Span, match: re.Match[str], end: int, parameters: QuantityParameters) -> bool:
    value = parse_number(match["number"])
    if value is None or value == 0 or (value == 1 and not match["modifier"]):
        return True
    definite = DEFINITE.search(text[max(sentence.start, match.start() - 16) : match.start()])
    known = bool(definite) and value < parameters.small and not match["modifier"]
    if not known or value == TWO:
        return known
    return BEFALLEN.match(text, end, sentence.end) is None and text[:end].rsplit(None, 1)[-1] not in FOUND_OUT
