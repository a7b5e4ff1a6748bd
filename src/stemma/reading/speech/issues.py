"""
The noun phrase or clause that a stance is about, cut where it can still be read alone.

An issue opens behind its verb ("demanded [the release of the crew]"), keeps its "that" or
"to", and ends before the next clause. A day or a medium at its edge is left out. A bare
"the offer" is what was last offered in the article. Half a phrase is none: "with them".
"""

import re
from dataclasses import dataclass

from stemma.lexicon.days import WEEKDAY
from stemma.lexicon.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_past_form
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueParameters:
    """How long an issue may be. Set by hand on invented stories, November 2026."""

    most_words: int = 22
    """A longer issue is cut before a preposition. Words."""
    antecedent_letters: int = 2500
    """How far back what "the offer" means is looked for. Code points."""
    quoted_letters: int = 60
    """Longer quoted words within a phrase end it. Code points."""


MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?)"
)
DAY = (
    rf"{WEEKDAY}(?:'s)?(?: (?:morning|afternoon|evening|night))?"
    rf"|\d{{1,2}} {MONTH}(?: (?:19|20)\d\d)?|{MONTH} \d{{1,2}}\b(?:,? (?:19|20)\d\d)?"
)
WHEN = (
    rf"(?:(?:late |early |later )?(?:on |in )?(?:late |early |last |next |this )?(?:{DAY})"
    rf"|in {MONTH}(?: (?:19|20)\d\d)?|yesterday|today|tonight"
    r"|for the (?:first|second|third|fourth|last) time(?: in (?:[\w-]+ ){1,2}?(?:days?|weeks?|months?|years?))?"
    r"|the (?:same|next|following) (?:day|morning|afternoon|evening|night|week|month)"
    r"|(?:last|this|next|earlier this) (?:week|month|year|night)|at the time|earlier|again|repeatedly|publicly)"
)
MEDIUM = (
    r"(?:in|through|via|at|during) (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,3}"
    r"(?:statement|speech|letter|interview|tweet|post|briefing|conference|address|message|note|call|meeting)"
)
TERMS = (
    r"in (?:the )?(?:most )?(?:strong|firm|harsh|clear|sharp|blunt|strongest|firmest|harshest|clearest|sharpest"
    r"|categorical|no uncertain) (?:possible )?terms"
)
LEAD = re.compile(
    rf"(?:as (?:\w+ ){{1,3}}(?=(?:the|an?|any|all|its|their|his|her)\b)|[\s\"“”‘'«]"
    rf"|(?:, )?(?:{WHEN}|{MEDIUM}|{TERMS}|in (?:exchange|return|turn)(?! for\b)),?(?=\s)|for\b(?=\s))+",
    re.IGNORECASE,
)
LATE_DAY = re.compile(rf"(?:,? (?:{WHEN}|on|late|early|{MEDIUM}))+$", re.IGNORECASE)
EDGE = re.compile(
    r"(?P<mark>,(?!\d)|[;:!?()\[\]—–\n]|--|\s-\s)|(?P<stop>\.)|(?P<quote>[\"“”«»„])"
    r"|(?<!\bsuch)(?<!\bto act)\s(?:but|while|because|although|though|if|when|unless|until|after|before|as|who|whom"
    r"|whose|where|which|since|so|saying|adding|calling|despite|amid|in order|ahead of|following|he|she|they|we)\b"
)
SHORTENED = re.compile(
    r"\b(?:[a-z]|oct|nov|dec|jan|feb|mar|apr|aug|sept?|st|gen|col|mr|ms|mrs|dr|no|u\.s|u\.n)$", re.IGNORECASE
)
MORE_ADJECTIVES = re.compile(r"(?:an?|the|its|their|his|her|our|any)?\s*[\w-]+(?:, [\w-]+)*$", re.IGNORECASE)
NEXT_VERB = re.compile(
    r"\s(?:and|or)\s+(?:then |also |later |even )?(?:\w+ly )?(?P<verb>"
    r"(?:is|are|was|were|has|have|had|will|would|says|said)\b"
    r"|[a-z]{3,}\b(?=\s+(?:(?:an?|the|to|that|its|his|her|their|on|for|any|all|every|both|such|further|more|no"
    r"|him|them|it|with|not)\b|[A-Z“\"])))"
)
TOLD_WHEN = re.compile(rf"(?:the\s)?(?:[A-Z][\w’'-]*\s|(?:of|for|and|the)\s(?=[A-Z])){{1,6}}(?:(?i:{WHEN}))\s(?=to\b)")
WHAT_IT_CALLED = re.compile(
    r"what (?:[\w.’'-]+ ){1,4}?(?:(?:call|term|dub)(?:s|ed)|(?:describe|regard|see|denounce|portray)(?:s|d|n)?\sas"
    r"|saw\sas|referred\sto\sas)\s[\"“‘]?",
    re.IGNORECASE,
)
"""How a report leads to another's word for a thing: "what it called [the language of deadlines]"."""
WHO_IS_TO = re.compile(r"that (?:he|she|they|we)\s(?=be\b|should\b|must\b|not\b|[a-z]{3,}\s(?:to|the|an?|its|their)\b)")
"""How a clause begins of what somebody is to do who was named before: "asked [that they be] let out"."""
PRONOUN_FIRST = re.compile(r"(?:them|him|her|us|me|you|it) (?=(?:not )?to\b)", re.IGNORECASE)
POINTING = re.compile(r"(?:such|these|those|this|that(?= \w+$))\s+(?=[a-z])", re.IGNORECASE)
TRAIL = re.compile(
    r"(?:\s+(?:and|or|of|to|in|on|for|with|at|from|that|by|also|than|the|an?|its|his|her|their|our|is|are|was|were"
    r"|would|will|not|about|into|per|any|some|more))+$",
    re.IGNORECASE,
)
BEFORE_OR_AFTER = re.compile(r"\s(?:before|after|ahead of|following)\b", re.IGNORECASE)
HOW_LONG = re.compile(
    r",?\s(?:just|shortly|soon|even|long|right"
    r"|(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many|a few)\s)?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?))$",
    re.IGNORECASE,
)
"""How long before or after another thing: no part of the phrase that it stands behind."""
PARTICLE = re.compile(
    r"\b(?:step|flown|brought|let|handed|called|taken|sent|shipped|trucked|allowed|piped) in$", re.IGNORECASE
)
"""A particle that belongs to its verb."""
OPENING = {"“": "”", "„": "”", "«": "»", '"': '"'}
EMPTY = (
    frozenset(
        {"so", "such", "this", "that", "these", "those", "it", "them", "him", "her", "us", "me", "you", "one", "ones"}
    )
    | {"both", "all", "none", "anything", "something", "nothing", "everything", "others", "there", "here", "concrete"}
    | {"each", "other", "either", "much", "more", "himself", "herself", "itself", "themselves", "well"}
    | DETERMINERS
    | PREPOSITIONS
    | AUXILIARIES
)
SUBJECTS = frozenset({"we", "they", "he", "she", "i"})
LEADS_NOTHING = PREPOSITIONS - {"to", "until", "as", "outside"}
GENERIC: dict[str, str] = {
    "offer": r"offer(?:ed|ing|s)?|propos(?:ed|es|ing)|offer (?:by [\w ]{3,30})?",
    "proposal": r"propos(?:ed|es|ing|als?)|offer(?:ed|ing)",
    "demand": r"demand(?:ed|ing|s)?|call(?:ed|s|ing) for|insist(?:ed|s|ing) on",
    "request": r"request(?:ed|s|ing)?|ask(?:ed|s|ing)(?: for)?",
    "call": r"call(?:ed|s|ing) (?:for|on)|urg(?:ed|es|ing)",
    "appeal": r"appeal(?:ed|s|ing) (?:for|to)|urg(?:ed|es|ing)",
    "invitation": r"invit(?:ed|es|ing)|invitation",
    "ultimatum": r"ultimatum|demand(?:ed|s|ing)",
    "suggestion": r"suggest(?:ed|s|ing|ions?)",
    "idea": r"propos(?:ed|es|ing)|suggest(?:ed|s|ing)",
    "conditions": r"condition(?:s|ed)?",
}
"""Nouns that say nothing alone, and the words behind which what they mean was told."""
GENERIC_ISSUE = re.compile(
    rf"(?:(?:the|this|that|such|these|those|an?|any|his|her|its|their|all|both)\s+)*(?P<noun>{'|'.join(GENERIC)})s?",
    re.IGNORECASE,
)
OWNER = re.compile(r"(?:the )?(?:[A-Z][\w’'-]+ ){0,4}[A-Z]")
"""Whose an offer is: "the proposal of [the River Commission]"."""
GOES_ON = re.compile(
    r", (?!(?:there|it|that|we|you|this|the|an?|his|her|its|their|he|she|they|who|which|while|where|when|though"
    r"|although|but|as|after|with)\b)"
    r"(?:[\w-]+, )*(?:and )?[\w-]+(?: and [\w-]+)? \w+"
)
"""More adjectives behind a comma: "an immediate, full and lasting truce"."""
BARE_CLAUSE = re.compile(r"that (?:the|an?|its|his|her|their|all|both|every|any)? ?(?:[\w-]+ ?){1,4}", re.IGNORECASE)
"""A clause of which only the subject is told yet: "that the islanders"."""
ASIDE = re.compile(r", (?:(?:most|some|many|all|both|none|half) of (?:whom|which)|who|which|whose)\b[^,.;]{3,90},\s")
"""What is told of that subject before its verb."""
BEHIND_MARK = re.compile(
    r", (?P<verb>\w+) (?P<on>(?:the|an?|its|his|her|their|through|in|on|to|out|off|up|for|with|at|by|from)\b)?"
)
"""A verb with its object behind a comma: "an exemption, [let through] pedestrians"."""
NOT_ALONE = re.compile(
    r"(?:(?:the|this|that|such|these|those|an?|any|his|her|its|their|all|both)\s+)*"
    r"(?:claims?|allegations?|accusations?|charges?|reports?|threats?|notions?|question|word|comments?)",
    re.IGNORECASE,
)
"""What is said to be so, and threats: who rejects them refuses nothing that could be named."""


def read_issue(text: str, at: int, limit: int, *, parameters: IssueParameters = IssueParameters()) -> Span | None:
    """Return the phrase that begins at *at* or a little later, before *limit*; None where none can be read alone."""
    found = _phrase(text, at, limit, parameters)
    if found is None or NOT_ALONE.fullmatch(found.of(text)):
        return None
    generic = GENERIC_ISSUE.fullmatch(found.of(text))
    return _meant(text, found.start, generic.group("noun"), parameters) if generic else found


def _phrase(text: str, at: int, limit: int, parameters: IssueParameters) -> Span | None:
    lead = LEAD.match(text, at, limit)
    start = lead.end() if lead else at
    for skipped in (TOLD_WHEN, WHAT_IT_CALLED, PRONOUN_FIRST, POINTING):
        match = skipped.match(text, start, limit)
        if match:
            start = match.end()
    if start >= limit:
        return None
    stop = _stop(text, start, limit, parameters)
    if BEFORE_OR_AFTER.match(text, stop, limit):
        measure = HOW_LONG.search(text, start, stop)
        stop = measure.start() if measure else stop
    verb = next((m for m in NEXT_VERB.finditer(text, start, stop) if _is_verb(m.group("verb"))), None)
    stop = _shortened(text, start, verb.start() if verb else stop, parameters)
    return _sound(text, start, stop)


def _stop(text: str, start: int, limit: int, parameters: IssueParameters) -> int:
    """Return where the phrase ends: at a mark or another clause; adjectives in a row and quoted words are passed."""
    opening = WHO_IS_TO.match(text, start, limit)
    at = opening.end() if opening else start
    while (edge := EDGE.search(text, at, limit)) is not None:
        at = _passed(text, start, edge, limit, parameters)
        if at < 0:
            return edge.start()
    return limit


def _passed(text: str, start: int, edge: re.Match[str], limit: int, parameters: IssueParameters) -> int:
    """Return where to go on behind *edge*, or -1 where the phrase ends there."""
    here = edge.start()
    if edge["stop"]:
        inside = text[edge.end() : edge.end() + 1]
        return edge.end() if (inside and not inside.isspace()) or SHORTENED.search(text, start, here) else -1
    if edge["quote"]:
        reach = min(limit, edge.end() + parameters.quoted_letters)
        closing = text.find(OPENING.get(edge["quote"], "\0"), edge.end(), reach)
        first = re.match(r"\w+", text[edge.end() : limit])
        led = first is not None and first.group().lower() in PREPOSITIONS
        return closing + 1 if closing >= 0 and not led and text[here - 1 : here].isspace() else -1
    if edge["mark"] == ",":
        piece = text[start:here]
        aside = ASIDE.match(text, here, limit)
        if aside is not None and BARE_CLAUSE.fullmatch(piece):
            return aside.end()
        goes_on = GOES_ON.match(text, here, limit)
        if _is_verb_behind(text, here, limit):
            return -1
        return edge.end() if goes_on and MORE_ADJECTIVES.fullmatch(piece) and len(piece.split()) < 6 else -1
    return -1


def _is_verb_behind(text: str, mark: int, limit: int) -> bool:
    """Say whether a verb stands behind a comma: "an exemption, [let through] pedestrians"."""
    told = BEHIND_MARK.match(text, mark, limit)
    return (
        told is not None
        and is_past_form(told["verb"].lower())
        and (told["on"] is not None or told["verb"][-2:] != "ed")
    )


def _is_verb(word: str) -> bool:
    return is_past_form(word) or word in AUXILIARIES | {"says", "calls", "wants", "put", "set", "left"}


def _shortened(text: str, start: int, stop: int, parameters: IssueParameters) -> int:
    words = list(re.finditer(r"\S+", text[start:stop]))
    if len(words) <= parameters.most_words:
        return stop
    loose = PREPOSITIONS | {"and", "that", "to"}
    places = range(parameters.most_words, 3, -1)
    cut = next((n for n in places if words[n].group().lower() in loose), parameters.most_words)
    return start + words[cut - 1].end()


def _sound(text: str, start: int, stop: int) -> Span | None:
    """Return the words without loose ends; None where what is left cannot stand alone."""
    kept = text[start:stop].rstrip(" \n,.;:-–—'’")
    for _ in range(2):
        kept = _without_day(kept)
        kept = kept if PARTICLE.search(kept) else TRAIL.sub("", kept).rstrip(" ,;:-–—")
    for opening, closing in OPENING.items():
        if kept.count(opening) > kept.count(closing) or (opening == closing and kept.count(opening) % 2):
            kept = kept[: kept.rindex(opening)].rstrip() if not kept.endswith(opening) else kept[:-1].rstrip()
    kept = kept.rstrip("”»") if not set(kept) & set("“„«") else kept
    words = re.findall(r"[\w'’-]+", kept.lower())
    if len(kept) < 3 or not words or words[0] in LEADS_NOTHING | SUBJECTS or all(w in EMPTY for w in words):
        return None
    if words[-1].endswith(("'s", "’s")) or (words[0] in ("to", "that") and len(words) == 1):
        return None
    return Span(start, start + len(kept))


def _without_day(words: str) -> str:
    """Return the words without a day at their end, unless a participle needs it: "the men taken on Monday"."""
    late = LATE_DAY.search(words)
    if late is None or re.search(r"(?:ed|en|n't|\b(?:seat|place|chair|voice|role|part))$", words[: late.start()]):
        return words
    return words[: late.start()]


def _meant(text: str, before: int, noun: str, parameters: IssueParameters) -> Span | None:
    """Return what was last offered or demanded before *before*: the antecedent of a bare "the offer"."""
    behind = r"(?: to(?= the\b)| of| from [\w ]{3,20} to| by (?-i:[A-Z])\w+(?= (?:to|of|that|for)\b))?"
    told = re.compile(rf"\b(?:{GENERIC[noun.lower()]})\b{behind}(?! by\b)", re.IGNORECASE)
    floor = max(0, before - parameters.antecedent_letters)
    for match in reversed(list(told.finditer(text, floor, before))):
        found = _phrase(text, match.end(), before, parameters)
        if found and not GENERIC_ISSUE.fullmatch(found.of(text)) and _follows(text, match, found):
            return found
    return None


def _follows(text: str, told: re.Match[str], found: Span) -> bool:
    """Say whether the phrase is the object of the word: right behind it, and begun as an object is."""
    first = re.match(r"[\w’'-]+", found.of(text))
    if first is None or re.search(r"[.;:!?\n,]", text[told.end() : found.start]):
        return False
    word = first.group()
    if told.group().lower().endswith("of"):
        return OWNER.match(found.of(text)) is None
    return word.lower() in DETERMINERS | {"to", "that"} or word[0].isupper()
