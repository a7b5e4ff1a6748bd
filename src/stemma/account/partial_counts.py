"""
Numbers that are no totals: more of them, some of them, the wounded who died, dressings for wounded who may come.
"""

import re
from collections.abc import Sequence

from stemma.account.fates import DEADLY, HARMS, fate_of
from stemma.account.likeness import folded_words
from stemma.account.quantities import Count
from stemma.account.witness import Witness
from stemma.records.reading import Quantity

INCREMENT = re.compile(
    r"\b(another|other|further|additional|each|first|last|prior|previous|earlier|more(?! than))\b", re.IGNORECASE
)
OVER_DAYS = re.compile(
    r"[^.;]{0,60}?\b(?:over|in|during|within|across)\s+(?:the\s+)?(?:(?:past|last)\s+)?"
    r"(?:two|three|four|five|six|seven|several|\d+)\s+(?:days|nights|weeks|months)\b",
    re.IGNORECASE,
)
"""Words behind a sum over time, which no count of a day disputes. Source: compiled by the project; CC0."""
MORE_AFTER = re.compile(r"\s+(?:more|further)\b(?! than)", re.IGNORECASE)
PART_BEFORE = re.compile(
    r"\b(?:including|among them|among the dead|of them|of whom|among whom|each of|bodies of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
ONE_GROUP = re.compile(
    r"\b(?:(?:an?|the|its|one|another)\s+)?(?:(?:first|second|third|fourth|last|further|next|latest|final|another|other)\s+"
    r"(?:\w+\s+)?(?:group|party|wave|column|detachment|flight)|(?:\w+\s+)?(?:batch|contingent|tranche|instal?lment"
    r"|(?:bus|plane|boat|train|truck|lorry|ship)load|load))\s+of\s+(?:some |about |around |nearly )?$",
    re.IGNORECASE,
)
"""Words before the number of one group of several: "a first group of 310 people"."""
PART_AFTER = re.compile(r"\s+of\s+(?:the|them|those|these|whom|its|their|his|her)\b", re.IGNORECASE)
OF_PART = re.compile(r"\bof\s+(?:the|them|those|these|its|their|his|her|whom)\b|\bthem\b", re.IGNORECASE)
OF_CREW = re.compile(
    r"\bof\s+(?:the|its|their|his|her)\s+(?:\w+\s+)?(?:crew|passengers|sailors|guests)$", re.IGNORECASE
)
BY_HARM = re.compile(
    r"\b(?:kill\w*|wound\w*|injur\w*|captur\w*|seiz\w*)\s+(?:at least\s+|some\s+|about\s+)?$", re.IGNORECASE
)
"""A harm right before a number: "killing four of its crew" tells how many died."""
FAR_BEFORE = 80
"""How far before a number such words may stand. Code points."""
OF_WHOLE = re.compile(r"\bof (?:the|its|their|those|these)\s+$", re.IGNORECASE)
OF_STATE = re.compile(r"(?:Ministry|Embassy|Government|Presidency|Office|Army|Navy|Ministère)\b")
"""How the name of a body that speaks for a side begins."""
OWN_SIDE = re.compile(
    r"\b(?:our|its own|their own|own|as a result of which|on (?:its|our|their) side)\b[^.;]{0,60}$", re.IGNORECASE
)
"""Words before a side's count of its own."""
READY_FOR = re.compile(r"\bfor (?:up to |some |about |another )?$", re.IGNORECASE)
CORRECTED = re.compile(
    r"\b(?:correct(?:s|ed|ing)|revis(?:es|ed|ing)|withdr(?:aws?|ew)|retract(?:s|ed)|corrections?:)\b"
    r"[^.;]{0,70}?\b(?:figures?|tolls?|counts?|numbers?|report\w*|when|said)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Words before a number that its own source has taken back: "corrected its figure of Monday, when it spoke of"."""
ONCE_TOLD = re.compile(
    r"\b(?:had|having)\s+(?:\w+ly\s+|first\s+|at first\s+|always\s+|so far\s+|until then\s+|before\s+)?"
    r"(?:spoken of|counted|put|given|reported|listed|admitted|claimed|estimated|announced|confirmed)\b"
    r"(?:(?!\b(?:but|now|said|says|has|have|is|are|was|were)\b)[^,.;:]){0,40}$",
    re.IGNORECASE,
)
"""Words before a number of an earlier count: "on Saturday the clinic had spoken of"."""
DIED_OF = re.compile(r"\b(?:injured|wounded|hurt)\s+(?:\w+\s+){0,2}?(?:died|dead|succumbed)\b", re.IGNORECASE)
"""Words of numbers that are no totals. Source: compiled by the project; CC0."""


def is_part(witness: Witness, quantity: Quantity) -> bool:
    """Say whether the words give no total of now: more of them, the wounded who died, a number that was corrected."""
    asked = f"part {quantity.span.start} {quantity.span.end} {quantity.of} {quantity.value}"
    return witness.leaf.recall(asked, lambda: _counts_part(witness, quantity))


def was_told_once(count: Count) -> bool:
    """Say whether the words give the number as one of an earlier count: "on Saturday the clinic had spoken of four"."""
    span = count.quantity.span
    return bool(ONCE_TOLD.search(count.witness.article.text[count.witness.sentence_at(span).start : span.start]))


def _counts_part(witness: Witness, quantity: Quantity) -> bool:
    span = quantity.span
    text = witness.article.text
    told = text[witness.sentence_at(span).start : span.start]
    sentence = witness.sentence_at(span)
    if CORRECTED.search(told) or (
        fate_of(witness, quantity) not in DEADLY and OVER_DAYS.match(text, span.end, sentence.end)
    ):
        return True
    after, before = text[span.end : span.end + 40], text[max(0, span.start - 30) : span.start]
    bare = len(folded_words(witness.words(span))) < 2
    if fate_of(witness, quantity) in HARMS and (READY_FOR.search(before) or _is_of_own_side(witness, quantity, bare)):
        return True  # "dressings for 50 wounded", "our forces had one killed"
    if (
        OF_WHOLE.search(before)
        or PART_BEFORE.search(before)
        or ONE_GROUP.search(told)
        or (bare and PART_AFTER.match(after))
        or (OF_PART.search(words := witness.words(span)) and not (OF_CREW.search(words) and BY_HARM.search(before)))
    ):
        return True
    return bool(
        INCREMENT.search(witness.words(span)) or MORE_AFTER.match(after) or DIED_OF.search(witness.words(span) + after)
    )


def _is_of_own_side(witness: Witness, quantity: Quantity, bare: bool) -> bool:
    """Say whether a side's statement counts its own: it says so, or tells of one without saying of whom."""
    if witness.article.genre != "release" and not OF_STATE.match(witness.article.outlet or ""):
        return False
    start = quantity.span.start
    before = witness.article.text[max(0, start - FAR_BEFORE) : start]
    return (bare and quantity.value == 1) or OWN_SIDE.search(before) is not None


def is_rest(count: Count, counts: Sequence[Count]) -> bool:
    """Say whether "11 others" are beside some of the same fate in one sentence: "two soldiers and 11 others died"."""
    if folded_words(count.witness.words(count.quantity.span))[-1:] != ("others",):
        return False
    sentence = count.witness.sentence_at(count.quantity.span)
    return any(
        c.fate == count.fate and c.quantity.span != count.quantity.span and sentence.contains(c.quantity.span)
        for c in counts
        if c.witness.id == count.witness.id
    )
