"""
Whether one sentence of a report tells one act or two: "accused its neighbour and summoned the envoy" are two acts.

Rules:
1. What a sentence tells twice is compared with other reports once, by its first word; the second goes with it.
2. Harm and what it came to are one act: "a blast killed nine", "opened fire, killing four", "were killed when mortars
   hit the town". Another day, place, doer or victim parts them.
3. Where a rule tells an act, a second word of the same kind, with the same parties on the same day, tells no other:
   "sentenced the two to four years in prison".
"""

import re
from collections.abc import Sequence

from stemma.account import places
from stemma.account.joining import join_pairs
from stemma.account.same_parties import is_like
from stemma.account.tellings import BESIDE, HARMFUL, Telling
from stemma.records.article import ArticleId
from stemma.records.span import Span
from stemma.text import edtf

OUTCOME = re.compile(
    r"\b(?:kill\w*|slain|wound\w*|injur\w*|hurt\w*|maim\w*|d(?:ies|ied|ying|ead|eaths?)|burn\w*|destroy\w*|damag\w*"
    r"|los[te]\w* (?:their|his|her) li(?:ves|fe)|los(?:t|ing)|perish\w*|leaving|left)\b",
    re.IGNORECASE,
)
"""Words of what harm came to. Source: compiled by the project; CC0."""

EARLIER = re.compile(r"\b(?:had|has|have|having)\s+(?:\w+ly\s+|already\s+|also\s+|been\s+)*$", re.IGNORECASE)
"""What stands before an act that was done before another of its sentence. Source: compiled by the project; CC0."""

NEAR = 24
"""How far before an act such words may stand. Code points."""


def tell_once(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Return *tellings*, in article order, by what each sentence tells once: the word that tells it best first."""
    by_article: dict[ArticleId, list[int]] = {}
    for n, telling in enumerate(tellings):
        by_article.setdefault(telling.witness.id, []).append(n)
    twice = [
        (1.0, a, b)
        for here in by_article.values()
        for k, a in enumerate(here)
        for b in here[k + 1 :]
        if _is_told_twice(tellings[a], tellings[b])
    ]
    groups = join_pairs(len(tellings), twice, lambda _a, _b: True)
    return [sorted((tellings[n] for n in group), key=_plainness) for group in groups]


def with_second_words(groups: Sequence[Sequence[Telling]], once: Sequence[Sequence[Telling]]) -> list[list[Telling]]:
    """Return *groups* of first words, each one event, with the words that tell the same (*once*, by `tell_once`)."""
    words = {id(same[0]): same for same in once}
    return [sorted((t for first in group for t in words[id(first)]), key=lambda t: t.order) for group in groups]


def tells_outcome(telling: Telling) -> bool:
    """Say whether a telling only says what harm came to, to nobody with a name: "nine people were killed"."""
    if telling.event.type not in HARMFUL or telling.event.status != "past" or telling.known_doers:
        return False
    words = telling.witness.words(telling.event.trigger)
    return OUTCOME.search(words) is not None and not any(p.is_person for p in telling.struck)


def _plainness(telling: Telling) -> tuple[bool, bool, tuple[tuple[str, str], Span, str, int]]:
    """Return what a word of an act is sorted by: the rules' before the network's, the deed before what it came to."""
    words = telling.witness.words(telling.event.trigger)
    return (telling.event.by != "rules", OUTCOME.search(words) is not None, telling.order)


def is_one_breath(a: Telling, b: Telling) -> bool:
    """Say whether one clause tells both as two acts."""
    return a.witness.id == b.witness.id and a.clause.overlaps(b.clause) and not a.trigger & b.trigger


def _is_told_twice(a: Telling, b: Telling) -> bool:
    """Say whether two words of one sentence tell one act: the deed and what it came to, or the same once more."""
    if not a.clause.overlaps(b.clause) or a.event.status != b.event.status:
        return False
    if not _at_one_time(a, b) or places.are_apart(a.place, b.place):
        return False
    return _is_outcome(a, b) or _is_second_word(a, b)


def _at_one_time(a: Telling, b: Telling) -> bool:
    """Say whether neither day nor tense sets the two apart."""
    if a.date and b.date and not edtf.overlap(a.date, b.date):
        return False
    return _is_earlier(a) == _is_earlier(b)


def _is_earlier(telling: Telling) -> bool:
    trigger = telling.event.trigger
    return bool(EARLIER.search(telling.witness.article.text, max(0, trigger.start - NEAR), trigger.start))


def _is_outcome(a: Telling, b: Telling) -> bool:
    """Say whether one tells of harm and the other what it came to, and neither names others who did or bore it."""
    if a.event.status != "past" or not {a.event.type, b.event.type} <= HARMFUL:
        return False
    deeds = [t for t in (a, b) if not OUTCOME.search(t.witness.words(t.event.trigger))]
    if len(deeds) > 1 or any(t.event.type == "OTHER" and not t.harm for t in deeds) or _is_beside(a, b):
        return False
    if a.known_doers and b.known_doers and not any(is_like(p, q) for p in a.known_doers for q in b.known_doers):
        return False
    ours, theirs = ({p.actor for p in t.struck if p.is_person} for t in (a, b))
    return not (ours and theirs) or bool(ours & theirs)


def _is_beside(a: Telling, b: Telling) -> bool:
    """Say whether a whole clause of its own stands between the two words: "..., and the shelling wounded two"."""
    first, second = sorted((a.event.trigger, b.event.trigger))
    joints = BESIDE.finditer(a.witness.article.text, first.end, second.end)
    return any(j.end() < second.start for j in joints)


def _is_second_word(a: Telling, b: Telling) -> bool:
    """Say whether the network tells once more what is told already: one kind, done by the same to the same."""
    if a.event.type != b.event.type or {a.event.by, b.event.by} == {"rules"}:
        return False
    ours, theirs = ({(p.actor, p.role) for p in t.parties} for t in (a, b))
    if ours == theirs and a.struck:
        return True
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours) and not _are_paired(a, b)


def _are_paired(a: Telling, b: Telling) -> bool:
    """Say whether two verbs stand side by side: "mobilised the reserves and moved tanks"."""
    first, second = sorted((a.event.trigger, b.event.trigger))
    return re.search(r"\band\b", a.witness.article.text[first.end : second.start]) is not None
