"""
What is demanded, offered or refused, as a whole phrase; a fragment is nothing.

Rules:
1. An issue is a noun phrase, "to do ..." or a clause. What opens like the middle of a sentence is none.
2. "The demand", "such plans" point elsewhere and say nothing by themselves.
3. A single word is a name, a plural or a noun by its ending: "guarantees", not "concrete"; nobody opposes "a door".
4. An accusation is turned down where it is told what it says; a report or a criticism that is turned down is only
   denied, which is no position. To warn that a thing will fail threatens nobody.
5. Who is asked is not what is asked for: "those partners".
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from stemma.account.holders import PRIVATE
from stemma.account.likeness import FUNCTION_WORDS
from stemma.lexicon.days import WEEKDAY
from stemma.lexicon.group_words import group_words
from stemma.records.reading import Stance
from stemma.text import edtf

Holds = Callable[[str], re.Match[str] | None]
"""How a pattern is held against words."""

LONGEST = 160
"""A longer issue is cut at the last word before. Code points."""

EDGES = " \n\t,.;:—–-"
MARKS = {"“": "”", "«": "»"}

QUOTES = frozenset('"“”')

DAY_FIRST = re.compile(
    rf"(?:{WEEKDAY}|(?:{'|'.join(edtf.MONTHS)})\s+\d{{1,2}}|[\d:]+\s+[ap]\.?m\.?(?:\s+{WEEKDAY})?)\s+(?:on|for|to|that)\b",
    re.IGNORECASE,
)
"""The day of the asking, where the words begin with it: "called on [August 18 on both sides to]"."""

NO_OPENING = frozenset(
    """
    has have had is are was were be been did does do not told said says us me him them whether if when where while
    and or nor but of in on at by with from as about against over under into than then so also only just still
    he she it they we i you each either neither somebody someone
    """.split()  # noqa: SIM905
)
"""Words with which no whole phrase begins. Source: compiled by the project; CC0."""

KEPT_LAST = frozenset({"down", "us", "them", "him", "it", "more", "all", "both", "other", "others", "out", "up", "off"})
NO_ENDING = (FUNCTION_WORDS - KEPT_LAST) | {"its", "whether", "why", "how", "what"}

PHRASAL = frozenset({"step in", "hand over", "handed over", "turned over", "taken over", "signed over", "handing over"})
"""Verbs whose particle ends a whole phrase."""

CUTS = re.compile(
    r"\s+as\s+[\"“‘].*$|,?\s+(?:and|but)\s+(?:I|we|he|she|they|it)\s+(?:will|would|shall|can|cannot|must|do|have)\b.*$"
    r"|\s+and\s+(?:was|were|has|had|have|did|would|will|is|are)\b.*$"
    r"|,?\s+(?:he|she|they|it)\s+(?:said|added)\b.*$"
    r"|,?\s+and\s+(?:\w+ly\s+)?(?:\w{3,}ed|\w{4,}ing|threw|sent|told|took|gave|said)\s+(?=the\b|its\b|his\b|her\b|their\b"
    r"|an?\b|another\b|of\b|that\b|to\b|out\b|(?-i:[A-Z])).*$"
    r"|,\s+and\s+(?:the|an?|its|his|her|their)\s+[\w-]+\s+(?:is|are|was|were|will|would|has|had)\b.*$"
    r"|,?\s+and\s+(?:its|his|her|their)\s+(?:full\s+)?(?:support|opposition|backing|readiness|willingness|solidarity)\b.*$"
    r"|,\s+an?\s+[\w-]+(?:ing|tion|sion|ment|ure)\s+(?:of|in|that|which)\b.*$"
    r"|[,\"”]*\s+an?\s+(?:offer|demand|call|request|proposal|idea|warning)(?:\s+that\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
STANCE_OF_VERB: dict[str, Stance] = {
    "opposes": "opposes", "opposed": "opposes", "supports": "supports", "supported": "supports", "backs": "supports",
    "condemns": "opposes", "condemned": "opposes", "deplores": "opposes", "deplored": "opposes",
    "denounces": "opposes", "denounced": "opposes", "welcomes": "supports", "welcomed": "supports",
    "demands": "demands", "demanded": "demands", "rejects": "refuses", "rejected": "refuses", "refuses": "refuses",
    "refused": "refuses", "accepts": "accepts", "accepted": "accepts", "threatens": "threatens",
    "threatened": "threatens",
}  # fmt: skip
AND_STANCE = re.compile(rf",?\s+(?:and|but)\s+(?:\w+ly\s+)?({'|'.join(STANCE_OF_VERB)})\s+", re.IGNORECASE)
"""A second stance behind the first. Source: compiled by the project; CC0."""
TOLD_BEFORE = re.compile(r"^(?:in|on|at|during|after)\s.{0,60}?\b(?=that\s)", re.IGNORECASE)
SAID_BEFORE = re.compile(r"^(?:said|says|say|added)\s+(?:that\s+)?", re.IGNORECASE)
IN_TERMS = re.compile(
    r"^[\"“]?in (?:the )?(?:strongest|firmest|harshest|clearest|strong|firm|harsh|clear|no uncertain)"
    r" (?:possible )?terms?[\"”]?,?\s+",
    re.IGNORECASE,
)
"""How strongly a stance is taken: no part of what it is about."""
OWN_WILL = re.compile(
    r"^(?:it|he|she|they|we|i)\s+(?:will|would|shall)\s+(?P<no>(?:not|never)\s+)?(?!be\b)", re.IGNORECASE
)
"""How somebody says what he himself will do, in a clause of its own: "she will go only if"."""
UNDER_CONDITION = re.compile(
    r"^(?:it|he|she|they|we|i)\s+(?:will|would|shall)\s+(?P<no>(?:not|never)\s+)?", re.IGNORECASE
)
"""The same of a condition, where it may be done to it, too: "they will be lifted as soon as"."""
VERB_FIRST = re.compile(r"^(to\s+\w+)\s+(?:is|are|was|were)\b.*$", re.DOTALL)
"""What is refused or demanded, before the verb of the sentence: "the order [to stop] was not heard"."""
LOOSE_VERB = re.compile(
    r"(?:,?\s+and)?\s+to\s+(?:see|share|tell|find|know|explain|determine|learn|decide|ensure|prove|show|say|ask)$"
    r"|\s+until\s+(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several)\s+\w+$"
    r"|\s+earlier(?:\s+(?:in\s+the\s+day|on\s+\w+|this\s+week))?$"
    r"|\s+(?:once|twice|(?:two|three|four|five|several|many|\d+)\s+times)$",
    re.IGNORECASE,
)
"""A verb whose object is cut, half a span of time, and how often somebody asked."""
ALREADY_DONE = frozenset({"refuses", "accepts", "supports", "opposes"})
"""Stances taken on a day; of the others a day may be part of what is wanted."""
DAY_OF_DEED = re.compile(
    rf"(?:\s+(?:(?:late\s+|early\s+)?on\s+{WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?|yesterday|today|tonight"
    r"|(?:later\s+)?(?:the\s+same|this|that|in\s+the)\s+(?:day|morning|afternoon|evening|night)"
    r"|at\s+the\s+time|by\s+\d+(?:\s+votes)?\s+to\s+\d+(?:\s+votes)?"
    r"|without\s+(?:much\s+|further\s+|any\s+)?(?:enthusiasm|comment|delay|hesitation|reservations?|explanation)))+$",
    re.IGNORECASE,
)
FAILS = re.compile(
    r"\b(?:will|would|may|might|could)\s+(?:soon\s+|then\s+|otherwise\s+)?"
    r"(?:be\s+(?:unable|left\s+without)|run\s+(?:out|dry|short)|collapse|go\s+bankrupt|starve|fail)\b",
    re.IGNORECASE,
)
"""What somebody fears, and would not do."""
OTHERS_DO = re.compile(
    r"(?:that )?(?:the|an?|this|these|such|more|further) "
    r"(?:(?!government|army|navy|ministry|country|council|committee|forces|union|state|authorities|police|movement|party"
    r"|group|troops|command)[a-z-]+ ){1,4}(?:would|will|could) (?!be\b|face\b|meet\b)"
)
"""What a warning is of that nobody does: "that the snow would close the pass"."""
ABOUT_HIM = re.compile(
    r"^(?:(?:her|him|it|them)\s+(?:for|as|on|over|about|of)\b|for\s+(?:them|it|him|her|us)$)", re.IGNORECASE
)
"""Whom somebody blames, and no issue: "her for supporting the war"."""
OF_SOMEBODY = re.compile(rf"^an?\s+{PRIVATE.pattern}\s+(?:for|to)\b", re.IGNORECASE)
"""A private person who is asked for a thing of every day: "a waiter for aspirin"."""
SENT = re.compile(r"^(?:[a-z]+ ){0,3}?[\d,]*\s*(?:of them|troops|soldiers|men|ships|marines)\s+to\s+(?:the\s+)?[A-Z]")
"""Who was ordered somewhere: a move, and no demand."""
A_TIME_LATER = re.compile(
    r"^(?:an?|one|two|three|four|several|some|\d+|the) (?:\w+ )?(?:hours?|days?|weeks?|months?|years?)"
    r" (?:later|before|earlier|after)$",
    re.IGNORECASE,
)
ONE_OF = re.compile(r"^(?:one|some|none|both|either|neither|any)\s*(?:,|and\b|$)", re.IGNORECASE)
"""Words that point at what was told before."""
FOR_TO = re.compile(r"^for\s+(?=\S.*\bto\s)", re.IGNORECASE)
TO_NOUN = re.compile(
    r"^to\s+(?:[A-Z]|(?:discussions?|negotiations?|debate|talks|dialogue|questions?)\b|the\b|a\b|an\b|its\b|their\b|his\b|her\b|our\b|this\b|that\b)"
)
HALF_DEED = re.compile(
    r"to\s+(?!(?:resign|withdraw|mediate|negotiate|talk|leave|disarm|return|testify|attend|surrender|co-?operate|compromise"
    r"|participate|retaliate|intervene|speak|resume|apologi[sz]e|stop|quit|vote|fight|strike|pay|help|sign|yield|retreat"
    r"|secede|disband|comply|abdicate|arbitrate|invade|reopen|meet|come|go|join|stay|work|act|respond|answer|appeal"
    r"|escalate|de-escalate|budge|move|listen|wait|sail|dock|land|march|protest)\b)[a-z-]+",
)
"""A verb without what it is done to: "to forgo"."""
POINTERS = re.compile(
    r"^to\s+(?:see|share|tell|find|know|explain|determine|learn|decide|ensure|prove|show|say|ask|do)$|^(?:(?:one|another|such|the|this|that|these|those|its|their|his|her|any|an?|both|all)\s+)?(?:(?:very\s+)?same\s+)?"
    r"(?:demands?|offers?|proposals?|requests?|plans?|ideas?|moves?|calls?|issues?|matters?|questions?|threats?|time|number|answer|word"
    r"|(?:two|three|four|five|several|many)\s+things|things?|something|nothing|anything|it|them|that|this|one|so|more)$",
    re.IGNORECASE,
)
CHARGES = re.compile(
    r"\b(?:accusations?|allegations?|claims?|charges?|suggestions?|reports?|criticisms?|assertions?)\b", re.IGNORECASE
)
"""What is said of somebody, and not asked of him."""
ACCUSATION = re.compile(
    r"(?:the|this|these|those|any|all|both|such)\s+(?:[\w-]+\s+){0,2}?(?:accusation|allegation|charge|claim)s?"
    r"(?:\s+(?:that|of)\s+\S.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""A charge that can be turned down."""
SAID_WITHIN = re.compile(r"^(?:the|an?) [\w -]{2,30} (?:said|told|added)\b|\b(?:said|told|added),? by\b", re.IGNORECASE)
"""Who said it, in words that are no issue."""
LICENCE = re.compile(r"\b(?:reproduc|republi|reprint)\w*", re.IGNORECASE)
"""What may be printed again, at the foot of a page."""
HELD_TO_BE = re.compile(r"\s+as\s+(?:an?|mere|mere\w*|just|pure|so|\w+ly)\b.*$", re.IGNORECASE | re.DOTALL)
"""What somebody calls a thing that he waves away: "the letter [as a novel]"."""
ASKED_OF_HIM = re.compile(
    r"\b(?:demand|offer|proposal|idea|plan|call|request|ultimatum|suggestion|appeal|threat|deal|initiative|notion|draft|invitation"
    r"|compromise|ruling|verdict|resolution|document)s?\b",
    re.IGNORECASE,
)
"""What can be refused; of anything else that is "dismissed as" something it is only said what it is."""
A_THING = re.compile(r"an? [a-z]+")
"""What can be slammed: "a door"."""
NOUN_ENDING = re.compile(
    r"(?:[^s]s|tion|sion|ment|ness|ity|ship|ance|ence|ency|acy|hood|dom|ism|age|ure|aid|law|war|force|fire|pact|truce"
    r"|peace|help|restraint|unity|calm|independence)$"
)


PEOPLE = "|".join(
    sorted(map(re.escape, group_words("people") | group_words("person") | {"commander", "minister", "spokesman"}))
)
HEARERS = re.compile(
    r"(?:world|public|international)\s+(?:opinion|community)"
    rf"|(?:the|those|these|both|its|his|her|their|all)(?:\s+(?!(?:of|for|to|from|in|by|with|and)\b)[\w'’-]+){{0,3}}?\s+(?:{PEOPLE})",
    re.IGNORECASE,
)
"""Who is asked or disowned, and nothing that is asked of him."""

OF_NOUN = re.compile(
    r"^(?:by\s+(?:the\s+)?(?-i:[A-Z])[\w’'. -]{1,40}?\s+(?=to\b|for\b|of\b|that\b)"
    r"|(?:[\w ]{2,30}\s)?by\s+[^.;]{2,80}?,\s+(?=(?:to|that)\s+(?!the\b|an?\b|its\b|his\b|her\b)))?(?:(?:of|for)\s+)?",
    re.IGNORECASE,
)
"""What stands between a noun for an act and what the act is about."""

OWN_OFFICE = re.compile(r"to (?:step (?:down|aside)|resign|stand down|quit|leave office|bow out)\b", re.IGNORECASE)
"""What somebody does with his own office, and not his state. Source: compiled by the project; CC0."""

LEADING_TO = frozenset({"with", "by", "against", "for", "of"})
LOW_FIRST = re.compile(r"(?:The|Those|These|This|That|Any|Every|All|Our|Its|Their|An?|No|What|Whoever|Anyone)\b")
"""How a clause begins that is no name."""


WAY_OUT = re.compile(
    r"(?:an?|some|the)\s+(?:[\w-]+\s+)?(?:way\s+(?:out|forward|through)|solution|end|future|chance)", re.IGNORECASE
)
"""What everybody wants."""

BARE_DAY = re.compile(
    rf"(?:by|on|until|before)?\s*(?:(?:next\s+|last\s+)?{WEEKDAY}"
    r"|the (?:same|next|following) (?:day|morning|afternoon|evening|night|week|month))",
    re.IGNORECASE,
)
"""A day, which is until when something is asked and not what."""

NO_ISSUE: Sequence[Holds] = (
    TO_NOUN.match, POINTERS.match, SAID_WITHIN.search, A_TIME_LATER.match, ONE_OF.match, DAY_FIRST.match,
    ABOUT_HIM.match, HALF_DEED.fullmatch, BARE_DAY.fullmatch,
)  # fmt: skip
"""What no stance is about."""

NO_ISSUE_OF: Mapping[Stance, Sequence[Holds]] = {
    "demands": (SENT.match, OF_SOMEBODY.match, HEARERS.fullmatch, WAY_OUT.fullmatch),
    "refuses": (HEARERS.fullmatch,),
    "threatens": (FAILS.search, OTHERS_DO.match),
    "conditions": (LICENCE.search,),
}
"""What only these stances are not about."""


def issues_in(words: str, stance: Stance) -> Iterator[tuple[Stance, str]]:
    """Yield each stance that *words* hold with its issue, where that is a whole phrase."""
    for taken, part in _split_stances(words, stance):
        issue = whole_issue(part, taken)
        if issue is not None:
            yield taken, issue


def whole_issue(words: str, stance: Stance) -> str | None:
    """Return *words* as an issue, rid of what hangs on it; None where they are a fragment."""
    words = _rid_of_ends(words, stance)
    if not words.split() or _opens_within(words, stance) or any(holds(words) for holds in NO_ISSUE):
        return None
    if stance == "refuses":
        asked = HELD_TO_BE.sub("", words)
        charge = ACCUSATION.fullmatch(asked)
        if asked != words and not charge and not ASKED_OF_HIM.search(asked):
            return None
        if CHARGES.search(" ".join(asked.split()[:4])) and not charge:
            return None
        words = asked
    if any(holds(words) for holds in NO_ISSUE_OF.get(stance, ())) or _is_lone_word(words, stance):
        return None
    return words


def _rid_of_ends(words: str, stance: Stance) -> str:
    """Return *words* without what stands around an issue: who said it, when, and what goes on behind it."""
    words = " ".join(_balanced(CUTS.sub("", words.strip(EDGES + "'’"))).split())
    words = IN_TERMS.sub("", SAID_BEFORE.sub("", FOR_TO.sub("", TOLD_BEFORE.sub("", words))))
    words = VERB_FIRST.sub(r"\1", words[: _cut_at(words)].strip(EDGES))
    words = (UNDER_CONDITION if stance == "conditions" else OWN_WILL).sub(lambda own: f"{own['no'] or ''}to ", words)
    words = words if stance == "conditions" else _without_loose_end(words)
    words = without_day(words) if stance in ALREADY_DONE else words
    words = words[0].lower() + words[1:] if LOW_FIRST.match(words) else words
    return words[1:-1] if words[:1] in QUOTES and words[-1:] in QUOTES else words


def _opens_within(words: str, stance: Stance) -> bool:
    """Say whether *words* begin in the middle of a sentence; a condition may be one not to do a thing."""
    opens = words.split(maxsplit=1)[0].lower().strip(EDGES) in NO_OPENING
    return opens and not (stance == "conditions" and words.startswith("not to "))


def _is_lone_word(words: str, stance: Stance) -> bool:
    """Say whether *words* are a single one that names no act or state; what is opposed may not be "a door" either."""
    single = len(words.split()) == 1 and not words[0].isupper()
    return (single or (stance == "opposes" and bool(A_THING.fullmatch(words)))) and not NOUN_ENDING.search(words)


def without_day(words: str) -> str:
    """Return *words* without when a stance was taken, and by how many votes: "the plan on Saturday" is "the plan"."""
    return DAY_OF_DEED.sub("", words)


def told_behind_noun(words: str) -> str:
    """Return the words behind a noun for an act as what it is about: "by Lima that X be paid" is "that X be paid"."""
    return OF_NOUN.sub("", words.lstrip(EDGES))


def _split_stances(words: str, stance: Stance) -> list[tuple[Stance, str]]:
    """Return the stances that *words* hold, each with what it is about: "the plan and opposes any delay" are two."""
    found = list(AND_STANCE.finditer(words))
    starts = [0, *(m.end() for m in found)]
    ends = [*(m.start() for m in found), len(words)]
    stances = [stance, *(STANCE_OF_VERB[m.group(1).lower()] for m in found)]
    return [(s, words[start:end]) for s, start, end in zip(stances, starts, ends, strict=True)]


def _balanced(words: str) -> str:
    """Return *words* up to a quotation mark that nothing closes; without the mark where a preposition leads to it."""
    for mark, closing in MARKS.items():
        if words.count(mark) != words.count(closing):
            words = _opened(words, mark) if mark in words else words.replace(closing, "")
    return _opened(words, '"') if words.count('"') % 2 else words


def _opened(words: str, mark: str) -> str:
    at = words.rfind(mark)
    led = words[:at].split()[-1:]
    return words[:at] + words[at + 1 :] if led and led[0].lower() in LEADING_TO else words[:at]


def _cut_at(words: str) -> int:
    return len(words) if len(words) <= LONGEST else words.rfind(" ", 0, LONGEST)


def _without_loose_end(words: str) -> str:
    tokens = words.split(" ")
    while tokens and tokens[-1].lower().strip(EDGES) in NO_ENDING and " ".join(tokens[-2:]).lower() not in PHRASAL:
        tokens.pop()
    return LOOSE_VERB.sub("", " ".join(tokens))
