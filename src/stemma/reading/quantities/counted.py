"""
What a number counts: the noun phrase behind it, and deaths and injuries told by a verb.

Rules:
1. The noun phrase runs from the number to its last plural noun, at most `most_words` words; a preposition, a
   conjunction, an auxiliary or a mark ends it. No plural noun, no phrase.
2. What is said to be killed, dead or wounded is counted as deaths or injuries, whatever the noun.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from stemma.records.span import Span

PLURALS = frozenset(
    """
    people men women children police troops personnel aircraft crew staff cattle sheep feet dead wounded youth lives
    countrymen clergy livestock infantry cavalry craft hovercraft spacecraft folk townsfolk
    """.split()  # noqa: SIM905 - a word list reads better as words
)
NO_PLURALS = frozenset(
    """
    is was has this its says does goes across less plus versus towards besides perhaps always
    news thus us as his hers yes unless regardless afterwards sometimes besides overseas series press congress process
    business access crisis basis analysis emphasis happiness paris texas illinois kansas arkansas honduras cyprus
    virus status campus census consensus bus gas chaos mass loss cross class minus bonus focus various previous serious
    dangerous numerous famous nervous religious anonymous continuous towards backwards forwards upwards downwards
    politics economics athletics mathematics diabetes means whereas alias atlas canvas christmas times ones others'
    decades centuries nights weekends mornings evenings afternoons seconds fortnights
    sides things ways halves odds thirds quarters fifths tenths
    """.split()  # noqa: SIM905
)
ENDS = frozenset(
    """
    of in on at from to by with without near into onto over under between among against during after before since
    until till for as than per via off out up down about around along through throughout within toward towards across
    behind beyond despite amid and or but nor yet so if that which who whom whose when where while because although
    is are was were be been being am has have had do does did will would can could may might must shall should
    the a an this these those his her its their our my your he she it they we i you
    not also only even still already then there here now later earlier ago said says told including
    killed died fled left took went came made gave held met won lost voted remained took marched gathered crossed
    injured hurt began started continued according apart away back daily each every more
    """.split()  # noqa: SIM905
)
WORD = re.compile(r"[ \u00a0]?-?([^\W\d_]+(?:[-'’.][^\W\d_]+)*(?:['’](?![^\W\d_]))?|\d+(?=-))")
PAIRED = re.compile(r"[ \u00a0](?:and|or)[ \u00a0]([A-Z][a-z]+)(?=[ \u00a0][a-z])")
"""The second of two adjectives of peoples before a noun."""
ADJECTIVE = re.compile(
    r"\w{2,}(?:al|ic|ive|ous|ary|ful|ble|ish|ese|ian|less|lar|ent|ant|ense|ied|ed|paid|vy|dy|gh|ct|aw)|un\w+"
    r"|new|net|gross|"
    r"crude|fresh|daily|total|annual|foreign|hot|raw|armed|dry|fake|illicit|extra|frank|tense|open|private"
    r"|public|secret|late"
)
"""Words that, before another noun, only describe it."""
GAP = re.compile(r"[ \u00a0\n]+")

_COUNTS = (
    r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|fifteen|twenty|thirty|forty|fifty|hundred"
)
_STATE = (
    r"(?:(?:were|was|have|had|has|are|is|be|being|lay|left)\s+)?"
    r"(?:(?:been|also|reportedly|confirmed|feared|presumed|believed|found|already|either|all|now|since|declared"
    r"|shot|burned"
    r"|burnt|beaten)\s+)*(?:(?:known|thought|said|reported|believed|feared|understood)\s+to\s+(?:have\s+|be\s+)?(?:been\s+)?)?"
)
_ASIDE = r"(?:\s*,\s[^,.;]{1,70},|\s+on\s+board)?"
DIED = re.compile(
    rf"{_ASIDE}\s+(?:others?\s+|more\s+|persons?\s+|people\s+)?{_STATE}(?:killed|dead|died|dying|slain|perished"
    rf"|murdered|drowned|massacred|executed"
    r"|martyred|lost\s+their\s+lives|fatalities|deaths)\b",
    re.IGNORECASE,
)
HURT = re.compile(
    rf"{_ASIDE}\s+(?:others?\s+|more\s+|persons?\s+|people\s+)?{_STATE}(?:(?:seriously|critically|badly"
    rf"|slightly|severely|lightly|gravely)\s+)?"
    r"(?:injured|wounded|hurt|hospitali[sz]ed|injuries)\b",
    re.IGNORECASE,
)
KILLING = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|(?:shot|shooting)\s+dead|(?:gunned|gunning|mowed|mown|mowing)\s+down|murder(?:ed|ing)|massacred|slaughtered|executed|(?:claim(?:ed|ing|s)|took|taken"
    r"|taking|cost)\s+the\s+lives\s+of"
    r"|deaths?\s+of|death\s+toll\s+(?:\w+\s+){0,6}?(?:to|at|of|is|was|hit|reached|passed|exceeded|surpassed"
    r"|topped|stood\s+at|above)"
    r"|toll\s+(?:\w+\s+){0,4}?(?:risen|rose|rises|rising|climbed|jumped|grew|stands|stood)\s+(?:to"
    r"|at))\s+(?:another\s+|a\s+further\s+|all\s+|the\s+)?$",
    re.IGNORECASE,
)
MISSING = re.compile(
    rf"{_ASIDE}\s+(?:others?\s+|more\s+|people\s+)?(?:(?:were|was|are|is|remain(?:ed|s)?|still)\s+)*(?:also\s+"
    rf"|still\s+|reported\s+|listed\s+)*"
    r"(?:missing|unaccounted\s+for)\b",
    re.IGNORECASE,
)
BESIDE = re.compile(rf"\s+and\s+(?:an?|one|{_COUNTS})\s+[a-z]+(?=\s)")
"""Others who share the verb: "four soldiers [and a child] were killed"."""
NEAR_WIDTH = 30
"""How far behind a number the words may end that say what befell those counted. Code points."""
HURTING = re.compile(
    r"\b(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurting|maimed|maiming)\s+(?:another\s+|a\s+further\s+|all\s+)?$",
    re.IGNORECASE,
)
ANIMALS = frozenset(
    "cattle cows sheep goats camels horses pigs chickens birds poultry livestock fish animals dogs".split()  # noqa: SIM905
)
"""What dies and is no casualty. Source: compiled by the project; CC0."""
DEATH_NOUNS = frozenset({"deaths", "fatalities", "dead", "lives", "death", "fatality"})
INJURY_NOUNS = frozenset({"injuries", "wounded", "injured"})

PROVIDED = re.compile(
    r"\b(?:materials?|supplies|beds?|kits?|equipment|medicines?|drugs|dressings?|bandages|blood|space|room|places|capacity"
    r"|tents?|stretchers?|ambulances|coffins|bags|hospitals?|clinics?|wards?|enough)\s+(?:for|to\s+treat)\s+$",
    re.IGNORECASE,
)
"""What is there for so many, who need not be there: "dressings for 50 wounded"."""


class Counted(NamedTuple):
    """What is counted, and where the span ends."""

    end: int
    unit: str | None
    of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedParameters:
    """How far a counted noun may stand from its number. Set by hand on invented and public news."""

    most_words: int = 4
    """Longest noun phrase kept. Words."""
    before_width: int = 70
    """How far back a verb of killing may begin. Code points."""


def noun_phrase(text: str, start: int, end: int, parameters: CountedParameters) -> Span | None:
    """Return the plural noun phrase that begins at *start* (white space first), before *end*, if any."""
    at, first, last, words = start, None, None, 0
    while words < parameters.most_words:
        match = WORD.match(text, at, end)
        if match is None or (match.start(1) == at == start and start and text[start - 1 : start].isalnum()):
            break
        word = match.group(1).lower()
        if word in ENDS and not (word == "more" and words == 0):
            if word in ("and", "or") and last is None and words and (two := PAIRED.match(text, at, end)):
                at, words = two.end(1), words + 1  # "200 American and Canadian trainers"
                continue
            break
        if word not in {"more", "other"} or words:
            words += 1
        if first is None and word != "more":
            first = match.start(1)
        if word.endswith(("'s", "’s", "s'", "s’")):  # "66 of the state's delegates": the owner is not counted
            first, last, words = None, None, words + 1
            at = match.end()
            continue
        if is_plural(word):
            last = match.end(1)
        elif last is not None:
            break
        at = match.end()
    return Span(first, last) if first is not None and last is not None and last > first else None


def stuff(text: str, start: int, end: int) -> Span | None:
    """Return the noun of what is measured, from *start*: "grain", "humanitarian aid"; None where none is plain."""
    first = WORD.match(text, start, end)
    if first is None or first.group(1).lower() in ENDS or not first.group(1).islower():
        return None
    if not ADJECTIVE.fullmatch(first.group(1)):
        return Span(first.start(1), first.end(1))
    second = WORD.match(text, first.end(), end)
    if second is None or second.group(1).lower() in ENDS or not second.group(1).islower():
        return None
    return Span(first.start(1), second.end(1))


def is_plural(word: str) -> bool:
    """Say whether a folded word looks like a plural noun."""
    if word in PLURALS:
        return True
    if word.endswith(("men", "women", "people", "children")) and len(word) > 4:
        return word not in {"specimen", "regimen", "abdomen", "omen", "yemen", "acumen"}
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and word not in NO_PLURALS


def casualties(
    text: str, sentence: Span, number: Span, counted: Span | None, parameters: CountedParameters
) -> str | None:
    """Return "deaths" or "injuries" where the words around *number* say so."""
    noun = text[counted.start : counted.end].lower().split()[-1] if counted else ""
    before = text[max(sentence.start, number.start - parameters.before_width) : number.start]
    if noun in ANIMALS or PROVIDED.search(before):
        return None
    if noun in DEATH_NOUNS:
        return "deaths"
    end = counted.end if counted else number.end
    if noun in INJURY_NOUNS:
        return "deaths" if DIED.match(text, end, sentence.end) else "injuries"
    if MISSING.match(text, end, sentence.end):
        return "missing"
    if HURT.match(text, end, sentence.end):
        return "injuries"
    if DIED.match(text, end, sentence.end) or KILLING.search(before):
        return "deaths"
    joined = BESIDE.match(text, end, sentence.end) if counted else None
    if joined and (DIED.match(text, joined.end(), sentence.end) or HURT.match(text, joined.end(), sentence.end)):
        return "deaths" if DIED.match(text, joined.end(), sentence.end) else "injuries"
    return "injuries" if HURTING.search(before) else None


def end_of_casualties(text: str, sentence: Span, number: Span) -> int:
    """Return where the words end that say what befell a number without a noun: "[27 were wounded]"."""
    found = [m for pattern in (DIED, HURT, MISSING) if (m := pattern.match(text, number.end, sentence.end))]
    return next((m.end() for m in found if m.end() - number.end <= NEAR_WIDTH), number.end)


def head_text(text: str, counted: Span) -> str:
    """Return the counted words on one line, without "other" and "more" in front."""
    words = GAP.sub(" ", text[counted.start : counted.end])
    words = re.sub(r"^(?:(?:other|more|additional|further|different|separate)\s+)+(?=\S)", "", words)
    return re.sub(rf"^(?:{_COUNTS})\s+(?=\S)", "", words)  # "two of the three crewmen"
