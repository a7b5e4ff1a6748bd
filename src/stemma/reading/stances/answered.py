"""
What somebody answers without naming it: "Latvia refused", "Niger accepted it", "an idea that Kenya opposes".

Rules:
1. Behind a relative pronoun it is what the pronoun stands for; where that says nothing ("an idea that"), what the
   sentence told before it.
2. Without an object, or with a pronoun for one, it is what was asked for, offered or laid before somebody last, in the
   same sentence, in the three before it in the paragraph, or in the one before the paragraph.
3. "The accusation" is one that was made, whoever tells of it; "the claim" is one where somebody is accused.
4. Where nothing was put before, nothing is answered.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.reading.speech.issues import GENERIC_ISSUE, WHEN, read_issue
from stemma.records.reading import Stance
from stemma.records.span import Span

ANSWERS: frozenset[Stance] = frozenset({"accepts", "refuses"})
"""Stances of which the verb may stand without an object: "refused"."""

VOTED = "against"
"""How the words of a vote end: "voted against"."""

PUTTING: frozenset[Stance] = frozenset({"demands", "offers", "conditions"})
"""Stances that put something before others."""

MOST_SENTENCES = 3
"""How many sentences back in its paragraph an answer looks for what it answers."""

POINTER = re.compile(
    r"\s(?:it|them|this|that|one|both)\b(?=\s*(?:[.,;:)—–]|$)"
    rf"|\s(?:as well|too|on|in|out|down|aside|away|off|outright|within|without|but|and|though|while|again|immediately"
    rf"|with|at (?:once|the time)|the (?:next|same|following)|for the moment|{WHEN})\b)",
    re.IGNORECASE,
)
"""How the object of a stance leads back to what was told before."""

ADVERB = (
    rf"(?:{WHEN}|(?:un|re)?til\w* (?:{WHEN}|now|then)|at once|at the time|on the spot|the (?:next|same|following) \w+"
    r"|within (?:the|an?|\w+) \w+|outright|flatly|immediately|in turn|too|as well|in principle|politely"
    r"|\w+ (?:hours?|days?) later)"
)
BARE = re.compile(
    rf"(?:,?\s*{ADVERB})*\s*(?:$|[.;:)—–]|,(?!\s(?:however|though|too|in principle)\b)(?!\s(?:and\s)?\w+ly\b)"
    r"|\s(?:and|but|while)\s(?:the|an?|its|it|that|which|he|she|they|(?-i:[A-Z])\w*)\b"
    r"|\s(?:is|are|was|were|has|had|will|would)\b|\s(?:although|because|citing|saying|without\s\w+ing|on\sthe\sgrounds?)\b)",
    re.IGNORECASE,
)
"""What may stand behind the words of a stance that have no object."""

LAID = re.compile(
    r"(?:(?P<first>\b(?:an?|another|its|his|her|their|any))|['’]s)\s+(?P<noun>(?:(?!to|of|for|that|and|in)[\w-]+\s+){0,3}?"
    r"(?:plan|proposal|offer|draft|compromise|resolution|motion|invitation|request|complaint|ultimatum|roadmap|formula"
    r"|truce|ceasefire|deal|treaty|amendment|clause|swap|petition|appeal|demand|suggestion|arrangement|package|initiative"
    r"|blueprint|timetable|call|enlargement|extension)\b(?!\s+(?:that|which)\s))",
    re.IGNORECASE,
)
"""A noun for what can be answered, told for the first time. Source: compiled by the project; CC0."""

SPELT_OUT = re.compile(
    r"(?:\s(?:before|to|with)\s(?:both|the|all|its|each|his|her|their)\s[\w\s-]{2,40}|\son\s[A-Z]\w+)?:\s+",
    re.IGNORECASE,
)
"""What leads from that noun to what it says: "a plan: [the pumps would run at night]"."""

ASKED = re.compile(
    r"\b(?:ask(?:ed|s|ing)?\s+(?:(?!for\b|to\b|whether\b|if\b)[\w'’.-]+\s+){0,5}?for\s"
    r"|invit(?:ed|es|ing)\s+(?:(?!to\b)[\w'’.-]+\s+){1,5}?to\s)(?P<what>\S)",
    re.IGNORECASE,
)
"""What somebody is asked for or invited to. Source: compiled by the project; CC0."""

ACCUSED = re.compile(r"\b(?:accus\w+|blam(?:ed|es|ing)|alleg(?:ed|es|ing)|charged)\b", re.IGNORECASE)
CHARGE = re.compile(
    r"\s(?P<charge>(?:the|this|that|these|those|any|all|both|such)\s+(?:(?P<plain>accusation|allegation)|charge|claim)s?)\b",
    re.IGNORECASE,
)
"""How somebody is accused, and what that is called then. Source: compiled by the project; CC0."""

SAYS_NOTHING = re.compile(
    r"(?:an?|the|this|that)\s+(?:\w+\s+)?(?:idea|step|move|measure|thing|notion|demand|offer|proposal|request|plan|suggestion"
    r"|arrangement|condition|concession|gesture|call|appeal)",
    re.IGNORECASE,
)
"""A noun that only sums up what the sentence told before it. Source: compiled by the project; CC0."""

SUMMED_UP = re.compile(rf"\b(?P<noun>{SAYS_NOTHING.pattern})\s+(?:that|which)\s+(?:[\w.’'-]+['’]s\s+)?$", re.IGNORECASE)
"""That noun before a clause about it."""

GOES_DEEPER = re.compile(r"\s(?:to|of|by|for|from)\s+\w+ing\b|\sto\s+(?!the\b|an?\b)[a-z]+\s")
DETERMINED = re.compile(r"\b(?:an?|the|its|his|her|their|any|every)\s", re.IGNORECASE)
"""A deed within a phrase, and how the noun begins that it is done to: "accused X of moving [the line]"."""

LONGEST_LEAD = 60
"""How far before a subject that noun may begin. Code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What sentences put before others."""

    known: tuple[Span, ...] = ()
    """What the sentence of an answer is about otherwise, in the order of its stances."""
    before: tuple[Span, ...] = ()
    """What it and the sentences before it ask for, offer or lay before somebody."""
    reach: Span | None = None
    """Where that was looked for."""


def laid_in(text: str, sentence: Span) -> list[Span]:
    """Return what a sentence tells of that can be answered: "laid [a plan for the well] before both"."""
    starts = [
        told.end()
        if (told := SPELT_OUT.match(text, m.end(), sentence.end))
        else m.start("first" if m["first"] else "noun")
        for m in LAID.finditer(text, sentence.start, sentence.end)
    ]
    starts += [m.start("what") for m in ASKED.finditer(text, sentence.start, sentence.end)]
    issues = (read_issue(text, start, sentence.end) for start in starts)
    return [issue for issue in issues if issue is not None]


def is_pointed(text: str, words: Span) -> bool:
    """Say whether a pronoun stands where the words of a stance have their object."""
    return POINTER.match(text, _end(text, words)) is not None


def has_no_object(text: str, words: Span) -> bool:
    """Say whether nothing stands behind the words of a stance."""
    return BARE.match(text, _end(text, words)) is not None


def answered(text: str, stance: Stance, words: Span, put: Put) -> Span | None:
    """Return what words of a stance without an object of their own answer; None where nothing was put before."""
    if is_pointed(text, words):
        return _last((*put.before, *put.known), words)
    charge = CHARGE.match(text, _end(text, words))
    if charge is not None and (charge["plain"] or _is_accused(text, words, put)):
        return Span(*charge.span("charge"))
    answers = stance in ANSWERS or words.of(text).endswith(VOTED)
    return _last(put.before, words) if answers and has_no_object(text, words) else None


def summed_up(text: str, subject: Span) -> Span | None:
    """Return the noun before a clause that sums up what was told: "[an idea] that Peru has brushed aside"."""
    found = SUMMED_UP.search(text, max(0, subject.start - LONGEST_LEAD), subject.start)
    return Span(*found.span("noun")) if found else None


def told_before(text: str, noun: Span, put: Put) -> Span | None:
    """Return what a relative clause tells of: the *noun* before it, or what that sums up."""
    if GOES_DEEPER.search(noun.of(text)) and (inner := list(DETERMINED.finditer(text, noun.start, noun.end))):
        return Span(inner[-1].start(), noun.end)
    if SAYS_NOTHING.fullmatch(noun.of(text)) or GENERIC_ISSUE.fullmatch(noun.of(text)):
        return _last((*put.before, *put.known), noun)
    return noun


def reached(text: str, sentences: Sequence[Span], at: int) -> Sequence[Span]:
    """Return the sentences before the one at *at* in which an answer looks for what it answers."""
    before = sentences[max(0, at - MOST_SENTENCES) : at]
    paragraph = [s for s in before if "\n" not in text[s.end : sentences[at].start]]
    return paragraph or [s for s in before if "\n" not in text[s.end : before[-1].start]]


def _is_accused(text: str, words: Span, put: Put) -> bool:
    """Say whether somebody is accused in the sentences before, or in that of the *words* before these."""
    return put.reach is not None and ACCUSED.search(text, put.reach.start, words.start) is not None


def _last(issues: Sequence[Span], words: Span) -> Span | None:
    earlier = [issue for issue in issues if issue.end <= words.start]
    return max(earlier, key=lambda issue: (issue.end, len(issue)), default=None)


def _end(text: str, words: Span) -> int:
    """Return where the last word of a stance ends; its words may hold the space behind."""
    return words.start + len(words.of(text).rstrip())
