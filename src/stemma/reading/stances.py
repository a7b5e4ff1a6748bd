"""
The stance that a clause takes, and the noun phrase it is about.

The patterns stand in `lexicon/stances.tsv`, strongest first. A stance that is denied
("does not support") turns or falls; one that is only possible ("if it accepts", "may
agree") or passive ("was urged to") falls. Unsure means none.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from stemma.lexicon.lists import read_lines
from stemma.records.reading import Stance
from stemma.records.span import Span

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
NEGATED = re.compile(r"\b(?:not|never|no longer|neither|nor|without)(?: \w+){0,2} $|n't(?: \w+){0,2} $")
POSSIBLE = re.compile(
    r"\b(?:if|whether|unless|could|may|might|maybe|perhaps|possibly|can|asked|declined|likely|expected|supposed|how|why)\b"
    r"[^.;,:]{0,40}$"
)
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|get|got)(?: \w+ly| also| widely| not)? $")
PASSIVE_STARTS = re.compile(r"[a-z]+(?:ed|gun)\b")
ISSUE_END = re.compile(
    r"[,;:.!?()\[\]—–\n]|--|[\"“”«»„]|\s-\s"
    r"|\s(?:but|while|because|although|though|if|when|unless|until|after|before|as|which|who|whom|whose|where|since|so)\b"
    r"|\s(?:saying|adding|despite|amid|in order|he|she)\b"
)
LEAD = re.compile(r"(?:\s|[\"“”‘'«]|\b(?:the|a|an|to|that|for|on)\b(?=\s))+", re.IGNORECASE)
TRAIL = re.compile(r"(?:\s+(?:and|or|of|to|in|on|for|with|at|from|that|by|also))+$")
WORD_LIMIT = 12


@dataclass(frozen=True, slots=True)
class _Pattern:
    stance: Stance
    expression: re.Pattern[str]
    stands: bool
    """A "not" before it is part of it, or does not matter."""


@cache
def _patterns() -> tuple[_Pattern, ...]:
    out = []
    words: dict[str, str] = {}
    for line in read_lines("stances.tsv"):
        stance, _, pattern = line.partition("\t")
        if stance.startswith("~"):
            words[stance] = pattern
            continue
        stands = pattern.startswith("!")
        body = NAMED_WORDS.sub(lambda match: words[match.group()], pattern.removeprefix("!"))
        out.append(_Pattern(cast("Stance", stance), re.compile(body), stands))
    return tuple(out)


def stance_of(text: str, span: Span) -> tuple[Stance, Span | None] | None:
    """Return the stance that the words of *span* take and the span of its issue; None where none is plain."""
    folded = _plain(span.of(text))
    for pattern in _patterns():
        for match in pattern.expression.finditer(folded):
            stance = _weighed(folded, match, pattern)
            if stance is not None:
                return stance, _issue(text, span, match)
    return None


def lead_issue(text: str, span: Span) -> Span | None:
    """Return the noun phrase at the head of *span*: the issue where the reporting verb itself takes the stance."""
    return _issue_in(text, span.start, span.end)


def _plain(words: str) -> str:
    out = words.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("\n", " ")
    low = out.lower()
    return low if len(low) == len(out) else out


def _weighed(folded: str, match: re.Match[str], pattern: _Pattern) -> Stance | None:
    at = match.start()
    if "issue" in pattern.expression.groupindex and match.start("issue") == at:
        return pattern.stance if not POSSIBLE.search(match.group()) else None
    before = folded[:at]
    if POSSIBLE.search(before[-60:]) and pattern.stance != "conditions":
        return None
    if pattern.stands:
        return pattern.stance
    if PASSIVE.search(before[-24:]) and PASSIVE_STARTS.match(match.group()):
        return None
    if NEGATED.search(before[-40:]):
        return TURNS.get(pattern.stance)
    return pattern.stance


def _issue(text: str, span: Span, match: re.Match[str]) -> Span | None:
    """Return the noun phrase that the stance is about, verbatim, without its article."""
    group = match.groupdict().get("issue")
    at = span.start + (match.start("issue") if group is not None else match.end())
    limit = span.start + match.end("issue") if group is not None else span.end
    if group is not None and match.start("issue") == match.start():
        at = max(at, span.start + match.start("issue") + group.rfind(" that ") + 1)
    return _issue_in(text, at, limit)


def _issue_in(text: str, at: int, limit: int) -> Span | None:
    lead = LEAD.match(text, at, limit)
    start = lead.end() if lead else at
    end = ISSUE_END.search(text, start, limit)
    stop = end.start() if end else limit
    words = list(re.finditer(r"\S+", text[start:stop]))
    if len(words) > WORD_LIMIT:
        stop = start + words[WORD_LIMIT - 1].end()
    kept = TRAIL.sub("", text[start:stop].rstrip(" \"'”’,.;:-–—"))
    if len(kept) < 3:
        return None
    return Span(start, start + len(kept))
