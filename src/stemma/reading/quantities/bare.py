"""
What a bare number counts, by the words around it.

Rules:
1. Before it: a toll ("the toll rose to five"), somebody's count of the dead or hurt ("put the wounded at 14"), a crowd,
   a population, a body of people ("a force of 2,500"), a verb of taking or freeing ("arresting some thirty").
2. Behind it: what only people do ("about 300 marched"), what stands for them ("60 of them", "some 400 strong").
3. In a vote, what stands beside the votes of the others: "by 61 votes to 57", "12 abstaining".
A noun behind the number goes before all of these (`counted.py`).
"""

import re

from stemma.reading.quantities.counted import DEATH_NOUNS, INJURY_NOUNS, is_plural
from stemma.records.span import Span
from stemma.text.numerals import NUMBER

GOES_ON = (
    "and or but in on at by for from to into out off as after before since with under during over along across near"
    " outside while who whom which that because until late early yesterday today last this there away back so is was"
    " were are has have had will would"
)
ENDS = re.compile(
    rf"(?:\s*(?:[,.;:)!?—–-]|$)|\s+(?:{'|'.join(GOES_ON.split())}|of\s+(?:them|whom|their|its|his|her|our))\b)",
    re.IGNORECASE,
)
"""What stands behind a number that has no noun."""

BEFALLEN_AS = {"injured": "injuries", "wounded": "injuries", "missing": "missing"}
"""What is counted where it is no death."""

PEOPLE_DO = re.compile(
    r"(?:\s+of\s+(?:them|(?:their|its|our)\s+number))?\s+(?:(?:were|have\s+been|had\s+been|have|had|are|still|now)\s+)*"
    r"(?:arrested|detained|rescued|evacuated|displaced|freed|released|marched|gathered|protested|rallied|demonstrated"
    r"|turned\s+out|took\s+part|fled|surrendered|captured|expelled|deported|stranded|homeless|abducted|kidnapped|seized"
    r"|swapped|bailed|charged|jailed|sentenced|convicted|hospitali[sz]ed|in\s+hospital|in\s+custody|on\s+trial"
    r"|carted\s+off|rounded\s+up|flown|ferried|airlifted|bussed|brought|treated|buried|trapped|held|crossed|live|lived|stayed\s+away|abstained|voted|returned|lay\s+down)\b",
    re.IGNORECASE,
)
"""What only people do, behind a number without a noun: "about 300 marched", "87 were rescued"."""

TOLL = re.compile(
    r"\b(?:death\s+toll|toll|number\s+of\s+(?:the\s+)?(?P<of>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,2}?)"
    r"|count\s+of\s+(?P<count>[a-z][\w-]*))"
    r"(?:,\s[^,.;]{1,60},|\s+(?:from|in|at|of|on)\s+(?:the\s+)?[\w'’ -]{1,70}?)?\s+(?:(?:has|had|have|was|is"
    r"|could|may|might|would|will|later"
    r"|earlier|since|now|already|officially)\s+)*(?:be\s+|been\s+)?(?:put|set|revised|raised|lowered|cut"
    r"|reduced|rises?|rose|risen|rising|climb(?:ed|s)?|grew"
    r"|grown|jump(?:ed|s)?|fell|fallen|drop(?:ped|s)?|stood|stands|reach(?:ed|es)?|hit|hits|pass(?:ed|es)?"
    r"|topped|exceed(?:ed|s)?|doubled|tripled"
    r"|was|is|given|estimated|reported)\s+(?:(?:up|down|sharply|slightly|overnight)\s+)*(?:(?:to|at|as"
    r"|from\s+[\d,.]+\s+to)\s+)?$",
    re.IGNORECASE,
)
BARE_TOLL = re.compile(r"toll\s+(?:is|was)\s+$", re.IGNORECASE)
"""A toll that may be one of a bridge or a bell."""
PUT_AT = re.compile(
    r"\b(?:put(?:s|ting)?|br(?:ings?|ought|inging)|rais(?:e[sd]?|ing)|tak(?:es?|ing)|took|lift(?:s|ed|ing)?|push(?:es|ed|ing)?)"
    r"\s+(?:the\s+)?(?:(?:overall|total|official)\s+)?(?:(?:death\s+)?toll|(?:number"
    r"|count)\s+of\s+(?:(?:the|its|their|his|her)\s+)?(?P<of>[a-z][\w-]*(?:\s+[a-z][\w-]*)??)(?P<count>))"
    r"(?:\s+(?:there|here|(?:in|on|at)\s+(?:the\s+)?[\w'’-]{2,30}))?\s+(?:at|to)\s+$",
    re.IGNORECASE,
)
KNOWN_DEAD = re.compile(
    r"\bnumber\s+of\s+(?:the\s+)?[a-z]+\s+(?:(?:who\s+are\s+)?(?:known|confirmed|believed|feared|reported|thought|said)\s+to"
    r"\s+(?:have\s+(?:been\s+)?|be\s+)|(?:who\s+(?:were|are|have\s+been|had\s+been|have|had)\s+)?)"
    r"(?P<of>died|killed|dead|perished|drowned|injured|wounded|missing)\b[^.;]{0,120}?\s"
    r"(?:rose|risen|climbed|jumped|grew|grown|stood|stands|fell|fallen|(?:was|is)\s+(?:now\s+)?put)"
    r"(?:\s+(?:up|again|further|sharply|overnight|(?:late\s+)?on\s+\w+))?\s+(?:to|at)\s+$",
    re.IGNORECASE,
)
"""The number of those to whom a whole clause says what befell."""
CROWD = re.compile(
    r"\b(?:crowd\s+(?:of|estimated\s+at|put\s+at)|turnout\s+(?:of|was|at)"
    r"|(?:put|puts|putting|estimate[sd]?|gave|gives?)\s+(?:the\s+)?(?:turnout|crowd|attendance)\s+at"
    r"|(?:puts?|putting|gives?|gave|estimate[sd]?)\s+their\s+number\s+(?:at|as))\s+$",
    re.IGNORECASE,
)
TOLL_WIDTH = 180
"""How far before a number the toll that it gives may be named. Code points."""

OF_PEOPLE = re.compile(
    r"\s+(?:of\s+(?P<them>them|whom)\b|(?:of\s+(?:their|its|our)\s+number|strong|in\s+number)\b)", re.IGNORECASE
)
"""What says behind a number that it counts those who were named: "400 of whom", "some 2,000 strong"."""
NAMED_BEFORE = re.compile(r"\b(?P<noun>[A-Za-z][a-z]{2,}),\s+(?:of\s+whom\s+|numbering\s+)?$")
"""The noun in front of such a number: "[elephants], 212 of them"."""
BODY = re.compile(
    r"\b(?:force|mission|army|garrison|contingent|brigade|detachment|column|crew|team|delegation|group|party|band|gang|mob"
    r"|committee|commission|council|panel|jury|squad|unit|corps|staff|workforce|congregation|audience|gathering|crowd"
    r"|cabinet|family|guard|escort|patrol|posse|convoy|fleet|flotilla|population|membership)\s+(?:was\s+)?of\s+(?:now\s+)?$",
    re.IGNORECASE,
)
CRAFT = re.compile(r"\b(?:convoy|fleet|flotilla)\b", re.IGNORECASE)
"""Bodies that may be of vehicles as well as of people."""
POPULATION = re.compile(
    r"\bpopulation\b[^.;,]{0,40}?\s(?:is|was|at|to|of|reached|exceeds|exceeded|numbers|numbered)\s+(?:now\s+)?$",
    re.IGNORECASE,
)
TAKING = re.compile(
    r"\b(?:arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|round(?:ed|ing|s)?\s+up|seiz(?:ed|ing|es)|abduct(?:ed|ing|s)?|kidnapp?(?:ed|ing|s)?"
    r"|captur(?:ed|ing|es)|jail(?:ed|ing|s)?|expel(?:led|ling|s)?|evict(?:ed|ing|s)?|deport(?:ed|ing|s)?|fre(?:ed|eing|es)"
    r"|releas(?:ed|ing|es)|rescu(?:ed|ing|es)|pluck(?:ed|ing|s)?|sav(?:ed|ing|es)|evacuat(?:ed|ing|es)|displac(?:ed|ing|es)"
    r"|pick(?:ed|ing|s)\s+up|carr(?:ied|ying|ies)\s+off|charg(?:ed|ing|es)|round(?:ed|ing)\s+up)"
    r"\s+(?:all\s+|the\s+other\s+|the\s+)?$",
    re.IGNORECASE,
)
"""What is done to people, before how many it was done to: "arresting some [thirty]"."""
YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
DEAD_AT = re.compile(
    r"\b(?:put(?:s|ting)?|reckon(?:s|ed|ing)?|estimate[sd]?|estimating|set(?:s|ting)?|giv(?:es?|ing)|gave|plac(?:es?|ed|ing))\s+"
    r"(?:the\s+(?:(?:number\s+of\s+)?(?P<of>dead|killed|deaths|fatalities|injured|wounded|missing))|(?:its|their|his|her|our)\s+(?P<own>dead|losses|wounded))"
    r"(?:\s+(?:there|here|so\s+far|now|(?:in|on|at)\s+(?:the\s+)?[\w'’-]{2,30}))?\s+(?:at|as)\s+(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)
"""Somebody's count of those who were killed or hurt: "put the injured at [14]"."""
VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|motion|passed|carried|defeated|rejected|adopted|approved|elected)\b", re.IGNORECASE
)
VOTES_BEFORE = re.compile(
    rf"(?:(?:{NUMBER})\s+votes\s+(?:to|against)\s+|\b(?:{NUMBER})(?:\s+to\s+|\s?[-–]\s?))$", re.IGNORECASE
)
VOTES_BEHIND = re.compile(
    rf"\s+(?:in\s+favou?r|against|abst(?:entions?|aining|ained)|(?:to|against)\s+(?:{NUMBER})\b(?!\s+[a-z]+s\b))",
    re.IGNORECASE,
)
"""The votes of the other side, and of those who took none."""


def told_around(text: str, sentence: Span, number: Span) -> str | None:
    """
    Return what a number without a noun counts by the words around it; None where they do not say.

    Args:
        text: of the article.
        sentence: the one of the number.
        number: with its modifier.
    """
    before = text[max(sentence.start, number.start - TOLL_WIDTH) : number.start]
    return (
        _told_before(before)
        or _told_behind(text, sentence, number)
        or _of_votes(text, sentence, number, before)
        or _of_named(text, sentence, number, before)
        or _of_body(text, sentence, number, before)
    )


def _of_votes(text: str, sentence: Span, number: Span, before: str) -> str | None:
    if not VOTE.search(text, sentence.start, sentence.end):
        return None
    behind = VOTES_BEHIND.match(text, number.end, sentence.end)
    ended = ENDS.match(text, number.end, sentence.end)
    return "votes" if behind or (VOTES_BEFORE.search(before) and ended) else None


def _of_named(text: str, sentence: Span, number: Span, before: str) -> str | None:
    behind = OF_PEOPLE.match(text, number.end, sentence.end)
    if behind is None or number.of(text).lower().endswith("one"):
        return None
    named = NAMED_BEFORE.search(before)
    if named and is_plural(named["noun"].lower()):
        return named["noun"].lower()
    return None if (behind["them"] or "").lower() == "them" else "people"


def _of_body(text: str, sentence: Span, number: Span, before: str) -> str | None:
    if not ENDS.match(text, number.end, sentence.end):
        return None
    if dead := DEAD_AT.search(before):
        return BEFALLEN_AS.get((dead["of"] or dead["own"]).lower(), "deaths")
    if POPULATION.search(before) or (TAKING.search(before) and not YEARS.search(number.of(text))):
        return "people"
    body = BODY.search(before)
    return None if body is None or CRAFT.search(body.group()) else "members"


def _told_before(before: str) -> str | None:
    """Return what a number without a noun counts by the words *before* it: "the number of dead rose to five"."""
    if CROWD.search(before):
        return "people"
    if known := KNOWN_DEAD.search(before):
        return BEFALLEN_AS.get(known.group("of").lower(), "deaths")
    toll = TOLL.search(before) or PUT_AT.search(before)
    if toll is None or before.rstrip().endswith(" from"):
        return None
    if BARE_TOLL.match(toll.group()):
        return None
    of = (toll.group("of") or toll.group("count") or "deaths").lower()
    last = of.split()[-1]
    if not (is_plural(last) or last in DEATH_NOUNS | INJURY_NOUNS or last in ("missing", "killed")):
        return None
    return "deaths" if last in DEATH_NOUNS | {"killed"} else "injuries" if last in INJURY_NOUNS else of


def _told_behind(text: str, sentence: Span, number: Span) -> str | None:
    """Return "people" where only people do what the words behind a bare number tell: "About 300 marched"."""
    return "people" if PEOPLE_DO.match(text, number.end, sentence.end) else None
