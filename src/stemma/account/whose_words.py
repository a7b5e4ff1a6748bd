"""
Whose stance the words of a speaker take.

Rules:
1. Where a report tells in his words who took it, it is of these: "she said that the garrison had turned it down".
2. It is that of the state or body that the words are about, else of the speaker's own side.
   An office without whose it is ("the army") is of that side.
3. What a thing or unnamed people did is nobody's.
"""

import re

from stemma.account.actors import Cast
from stemma.account.bodies import is_office
from stemma.account.holders import OFFICIAL, holders_of, is_told_of_others, may_hold, side_of
from stemma.account.statements import Saying
from stemma.account.subjects import find_subjects
from stemma.account.voices import body_of
from stemma.records.account import ActorId
from stemma.records.reading import Stance, TakenStance

OF_ONES_OWN: frozenset[Stance] = frozenset({"refuses", "accepts", "offers", "supports"})
"""Stances that a clause tells of its subject."""

OTHER_SUBJECT = re.compile(
    r"(?:^|[,;]\s(?:but|and|while|whereas|as)\s)[\"“]?(?:that\s+)?"
    r"(?:the|an?|those|these|some|many|most|several|two|three|four|five|six|ten|dozens\sof)\s+(?!(?:\w+\s)?(?:government|ministry|state|country|cabinet|army"
    r"|navy|side|council|committee|commission|union|party|delegation|authorities|presidency|parliament|movement|court)\b)"
    r"[a-z-]+(?:\s+(?!that\b|to\b)[a-z-]+){0,2}?\s+(?:had|has|have|would|will|did|does|do)\b",
    re.IGNORECASE,
)
"""How a clause begins of which a thing or unnamed people are the subject. Source: compiled by the project; CC0."""

OWN_SIDE = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)
"""How an official without a name is led back to the state that was named: "its ambassador"."""

PRONOUN = re.compile(r"he|she|it|they|we|i", re.IGNORECASE)
"""Who may be the speaker, whatever it is led back to."""


def holders_of_words(said: Saying, cast: Cast) -> tuple[ActorId, ...]:
    """Return whose stance somebody's words take: that of the state or body they are about, else his own side's."""
    told = _told_within(said)
    if told is not None:
        named = {actor for chain in told.holders if (actor := cast.at(said.witness.id, chain)) is not None}
        holders = holders_of(named, cast)
        if holders or not OFFICIAL.search(said.witness.words(told.subject)):
            return holders
    subjects = find_subjects(said, cast)
    if said.speaker is not None:
        subjects = tuple(a for a in subjects if not (is_office(cast.actors[a].name) and body_of(a, cast) == a))
    if not subjects and _is_of_a_thing(said):
        return ()
    if said.speaker is not None:
        holders = subjects or holders_of([said.speaker], cast)
        return tuple(a for a in holders if may_hold(a, cast) and not is_told_of_others(said, a, cast))
    side, source = side_of(said, cast), said.attribution.source
    if source is not None and OWN_SIDE.match(said.witness.words(source)):
        return subjects
    return () if side is None or (subjects and side not in subjects) else (side,)


def _told_within(said: Saying) -> TakenStance | None:
    """Return the stance that a report tells in somebody's words of another: "she said that Peru refused"."""
    attribution = said.attribution
    if attribution.issue is None or attribution.stance not in OF_ONES_OWN:
        return None
    return next(
        (
            told
            for told in said.witness.reading.stances
            if told.stance == attribution.stance and told.issue.overlaps(attribution.issue)
            if any(piece.contains(told.clause) for piece in attribution.content)
            if attribution.speaker_chain not in told.holders
            if not PRONOUN.fullmatch(said.witness.words(told.subject))
        ),
        None,
    )


def _is_of_a_thing(said: Saying) -> bool:
    """Say whether the stance is of somebody without a name: "said that the boat had refused assistance"."""
    attribution = said.attribution
    if attribution.issue is None or attribution.stance not in OF_ONES_OWN:
        return False
    lead = said.witness.article.text[attribution.content[0].start : attribution.issue.start]
    return OTHER_SUBJECT.search(lead) is not None
