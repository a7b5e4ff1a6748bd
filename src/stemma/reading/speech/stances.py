"""
The stance that a clause takes, and the phrase it is about.

The patterns stand in `lexicon/stances.tsv`, strongest first. A stance that is denied
("does not support") turns or falls; one that is only possible ("if it accepts", "may
agree") or passive ("was urged to") falls. An act is asked for its own verb's stance only.
Unsure means none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from stemma.lexicon.lists import read_lines
from stemma.lexicon.predicates import forms_of
from stemma.reading.speech.issues import read_issue
from stemma.records.reading import Stance
from stemma.records.span import Span, hull
from stemma.text.needed import Sieve

TURNS: dict[Stance, Stance | None] = {
    "accepts": "refuses",
    "offers": "refuses",
    "supports": "opposes",
    "demands": None,
    "threatens": None,
    "opposes": None,
}
"""What becomes of a stance behind a "not"."""

NAMED_WORDS = re.compile(r"~[A-Z]+~")
VERBS = re.compile(r"(?<![?P])<([a-z|-]+)>")
"""Verbs in all their forms: "<dig|stick>"."""
NEGATED = re.compile(r"\b(?:not|never|no longer|neither|nor|without)(?: \w+){0,2} $|n't(?: \w+){0,2} $")
POINTLESS = re.compile(r"\b(?:no|little|not much) (?:sense|point|use|reason|hope|need) (?:in|of|to|for)(?: \w+){0,2} $")
"""Words that say that nobody should do it: "little sense in asking"."""
ANYBODY = re.compile(
    r"(?:^|[.,;\"“] ?|that )(?:an?|every|those|anyone|anybody|whoever|nobody|he|she)"
    r"(?: [\w-]+){0,3}? (?:who|that|which)(?: (?:\w+ly|never|ever|also|still|now|first|once|even|then))? $"
)
"""Who is anybody: "a country that asks a doctor to wait"."""
WHOEVER = re.compile(r"\b(?:whoever|anyone|anybody|everyone)\b[^.;,]*$")
"""The same at any length: "whoever sent the divers down to that wreck"."""
NOBODYS = (POINTLESS, ANYBODY, WHOEVER)
"""Words before what is nobody's stance."""
SETTLED = re.compile(r"\b(?:agreed|agree|decided|settled|ruled|was told|were told)\b[^.;]{0,40}\bthat\b")
"""Words of what was agreed by others, within what should be."""
POSSIBLE = re.compile(
    r"\b(?:if|whether|unless|could|may|might|maybe|perhaps|possibly|can|asked|declined|likely|expected|supposed|alleged|rumou?red|how|why)\b"
    r"[^.;,:]{0,40}$"
)
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|get|got)(?: \w+ly| also| widely| not)? $")
PASSIVE_STARTS = re.compile(r"(?!prepared\b)[a-z]+(?:ed|gun)\b")
CITED = re.compile(r",? according to [^.;]*$")
"""Who said it, behind a clause that is an issue."""
BLAMED = re.compile(r"\bfor (?:\w+ly )?$")
GERUND = re.compile(r"[a-z]+ing\b")
"""What somebody is praised or blamed for: "mocked him for proposing a ban"."""
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
ACTS = re.compile(
    r"(?:\b(?:we|they|he|she|it|i|government|ministry|country|state|army|side|officials|troops)|[A-Z][\w’'-]*)\s$"
)
"""Who can promise: a pronoun, a name, a government."""
RELATIVE = re.compile(r" that (?:are|were|have|had|\w+ (?:them|it|him|her|us)) ")
"""A "that" that goes on about the noun before it: "trucks that carry them"."""
ASIDE = re.compile(
    r",\s(?!and\b|or\b|but\b|so\b|yet\b)[^,.;:]{3,90},(?=\s(?:will|would|shall|must|should|can|could|may|has|have|had|is|are|was|were)\b)"
)
"""What is told between a subject and its verb: "the road, on which both had agreed, would stay shut until"."""
LEADS = re.compile(r"\s*:|\s+(?:to|that)\b|,?\s+[\"“]")
"""What stands between an act of saying and what is said."""
REACH = 400
"""How far behind its clause the object of an act may go on. Code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    stance: Stance
    expression: re.Pattern[str]
    stands: bool
    """A "not" before it is part of it, or does not matter."""
    acts: bool
    """Somebody who can act is named right before it."""
    alone: bool
    """It has no object, and says something only where what it answers can be looked up."""


@cache
def _patterns() -> tuple[_Pattern, ...]:
    out = []
    words: dict[str, str] = {}
    for line in read_lines("stances.tsv"):
        stance, _, rest = line.partition("\t")
        pattern = rest.partition("\t")[0]  # what stands behind it are words that it needs: the sieve finds them itself
        if stance.startswith("~"):
            words[stance] = pattern
            continue
        signs = pattern[: len(pattern) - len(pattern.lstrip("!@&"))]
        body = VERBS.sub(_all_forms, NAMED_WORDS.sub(lambda match: words[match.group()], pattern[len(signs) :]))
        out.append(
            _Pattern(
                stance=cast("Stance", stance),
                expression=re.compile(f"{body}(?P<alone>)" if "&" in signs else body),
                stands="!" in signs,
                acts="@" in signs,
                alone="&" in signs,
            )
        )
    return tuple(out)


@cache
def _sieve() -> Sieve:
    return Sieve(pattern.expression for pattern in _patterns())


def _all_forms(verbs: re.Match[str]) -> str:
    return f"(?:{'|'.join(form for lemma in verbs.group(1).split('|') for form in forms_of(lemma))})"


def stance_of(text: str, span: Span, *, trigger: Span | None = None) -> tuple[Stance, Span | None] | None:
    """
    Return the stance that the words of *span* take and the span of its issue; None where none is plain.

    With *trigger*, the word of an act in the clause, only what that word itself says counts.
    """
    whole = span if trigger is None else Span(span.start, max(span.end, _sentence_end(text, span)))
    folded = _plain(whole.of(text))
    for stance, match in _stances(text, whole, folded, alone=False):
        if trigger is None:
            return stance, _issue(text, whole, match)
        if _words_of(match, whole).overlaps(trigger):
            return stance, _behind(text, _issue(text, whole, match), trigger)
    return None


def stance_said(text: str, content: Sequence[Span]) -> tuple[Stance, Span | None] | None:
    """Return the stance of one piece of what is said, else of all: "if X does ...", he said, "we will close ..."."""
    found = next((s for piece in content if (s := stance_of(text, piece)) is not None), None)
    return found or (stance_of(text, hull(content)) if len(content) > 1 else None)


def stances_in(text: str, span: Span) -> Iterator[tuple[Stance, Span, Span | None]]:
    """Yield every stance that words of *span* take, the strongest first: with those words, and its issue if any."""
    for stance, match in _stances(text, span, _plain(span.of(text))):
        yield stance, _words_of(match, span), _issue(text, span, match)


def _behind(text: str, issue: Span | None, trigger: Span) -> Span | None:
    """Return the issue without the act itself, where the act leads to it: "vowed [to keep the ban until ...]"."""
    if issue is None or not issue.contains(trigger) or not LEADS.match(text, trigger.end):
        return issue
    return _trimmed(text, Span(trigger.end, issue.end))


def lead_issue(text: str, span: Span) -> Span | None:
    """Return the phrase at the head of *span*: the issue where the reporting verb itself takes the stance."""
    return read_issue(text, span.start, span.end)


def _stances(text: str, span: Span, folded: str, *, alone: bool = True) -> Iterator[tuple[Stance, re.Match[str]]]:
    yield from _matches(text, span, folded, alone=alone)
    asides = [aside.span() for aside in ASIDE.finditer(folded)]
    if asides:
        opened = ASIDE.sub(lambda aside: aside.group().replace(",", "_"), folded)
        for stance, match in _matches(text, span, opened, alone=False):
            if any(match.start() < start and end < match.end() for start, end in asides):
                yield stance, match


def _matches(text: str, span: Span, folded: str, *, alone: bool) -> Iterator[tuple[Stance, re.Match[str]]]:
    patterns = _patterns()
    for pattern in (patterns[number] for number in _sieve().of(folded)):
        if pattern.alone and not alone:
            continue
        for match in pattern.expression.finditer(folded):
            at = span.start + match.start()
            if pattern.acts and not ACTS.search(text[max(0, at - 40) : at]):
                continue
            stance = _weighed(folded, match, pattern)
            if stance is not None:
                yield stance, match


def _sentence_end(text: str, span: Span) -> int:
    """Return where the sentence of a clause ends: a clause may be cut before the object of its act."""
    limit = min(len(text), span.end + REACH)
    end = SENTENCE_END.search(text, max(span.start, span.end - 1), limit)
    return end.start() + 1 if end else limit


def _words_of(match: re.Match[str], span: Span) -> Span:
    """Return the words that show the stance: the match without its issue."""
    groups = match.groupdict()
    first, last = match.span()
    if groups.get("verb") is not None:
        first = match.start("verb")
    if groups.get("issue") is not None:
        first, last = (match.end("issue"), last) if match.start("issue") == first else (first, match.start("issue"))
    return Span(span.start + first, span.start + max(last, first + 1))


def _plain(words: str) -> str:
    out = words.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("\n", " ")
    low = out.lower()
    return low if len(low) == len(out) else out


def _weighed(folded: str, match: re.Match[str], pattern: _Pattern) -> Stance | None:
    at = match.start()
    if any(words.search(folded[:at]) for words in NOBODYS) or _is_settled(folded, match, pattern):
        return None
    if "issue" in pattern.expression.groupindex and match.start("issue") == at:
        return pattern.stance if not POSSIBLE.search(match.group()) else None
    before = folded[:at]
    if POSSIBLE.search(before[-60:]) and pattern.stance != "conditions":
        return None
    if BLAMED.search(before[-8:]) and GERUND.match(match.group()):
        return None
    if pattern.stands:
        return pattern.stance
    if PASSIVE.search(before[-24:]) and PASSIVE_STARTS.match(match.group()):
        return None
    if NEGATED.search(before[-40:]):
        return TURNS.get(pattern.stance)
    return pattern.stance


def _is_settled(folded: str, match: re.Match[str], pattern: _Pattern) -> bool:
    """Say whether what should be was agreed by others: "agreed on one thing, that the villagers should be freed"."""
    leads = "issue" in pattern.expression.groupindex and match.start("issue") == match.start()
    return leads and SETTLED.search(folded[: match.end()]) is not None


def _issue(text: str, span: Span, match: re.Match[str]) -> Span | None:
    """Return the phrase that the stance is about: the group `issue`, or what follows the group `from` or the match."""
    groups = match.groupdict()
    if "alone" in groups:
        return None
    if groups.get("whole") is not None:
        return _trimmed(text, Span(span.start + match.start("whole"), span.start + match.end("whole")))
    if groups.get("issue") is not None:
        at = span.start + match.start("issue")
        if match.start("issue") == match.start():
            led = match.group("issue").rfind(" that ")
            at += 0 if led < 0 or RELATIVE.match(match.group("issue"), led) else led + len(" that ")
        return read_issue(text, at, span.start + match.end("issue"))
    at = match.start("from") if groups.get("from") is not None else match.end()
    return read_issue(text, span.start + at, span.end)


def _trimmed(text: str, span: Span) -> Span | None:
    """Return a whole clause without marks and openers at its edges."""
    words = span.of(text)
    lead = len(words) - len(re.sub(r"^(?:[\s\"“”‘'«,:]|(?:that|and|but)\s)+", "", words))
    kept = CITED.sub("", words).rstrip(" \n,.;:-–—")
    if set(kept) & set('“"') and kept.count("“") == kept.count("”") and kept.count('"') % 2 == 0:
        return Span(span.start + lead, span.start + len(kept)) if len(kept) > lead else None
    kept = kept.rstrip('"”')
    return Span(span.start + lead, span.start + len(kept)) if len(kept) > lead + 3 else None
