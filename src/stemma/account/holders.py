"""
Who holds a position by what he says, and which words are none of his.

Rules:
1. States, bodies and persons of whom an office or a state is told hold positions; a bystander's or a scholar's wish is
   none.
2. What is denied ("denied that it had asked") is nobody's stance.
3. What somebody would do is his own threat or refusal only where he or his own side says so: an analyst who says what
   a state would do tells no position of it.
"""

import re

from stemma.account.actors import Cast
from stemma.account.statements import Saying
from stemma.account.voices import body_of
from stemma.records.account import ActorId

PRIVATE = re.compile(
    r"\b(?:researcher|analyst|economist|professor|scholar|historian|lecturer|expert|author|journalist|editor|columnist"
    r"|resident|trader|farmer|driver|student|teacher|doctor|nurse|surgeon|medic|father|mother|wife|husband|widow|brother"
    r"|sister|son|daughter|relative|owner|shopkeeper|fisherman|herder|consultant|fellow|foreman|worker|fitter|miner|clerk"
    r"|waiter|porter|vendor|passenger|survivor|witness|pensioner|tourist|volunteer|headmaster|caretaker|baker|cook|guard"
    r"|blogger|activist|captain|pilot|sailor|engineer|soldier|sergeant|corporal)\b",
    re.IGNORECASE,
)
"""Callings in which a wish is no position. Source: compiled by the project; CC0."""

LEADING = re.compile(
    r"\b(?:leader|head|chair\w*|president|premier|minister|secretary|chief|commander|director|spokes\w+|senator|sen"
    r"|lawmaker|legislator|governor|mayor|ambassador|envoy|mediator|commissioner|general|admiral|colonel|bishop|archbishop"
    r"|imam|judge|prosecutor|mp|deputy|candidate|speaker|king|queen|prince|emir|sheikh|congress\w*|rep|negotiator"
    r"|representative|councill?or|official|organi[sz]er)\b",
    re.IGNORECASE,
)
"""Offices in which somebody takes a stand that others report. Source: compiled by the project; CC0."""

DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|dismiss\w+|false|untrue|baseless|no truth|rumou?rs?|story|stories)\b"
    r"[^.;]{0,40}\bthat\b(?:(?! and )[^.;]){0,50}$",
    re.IGNORECASE,
)
"""Words before what was not said. Source: compiled by the project; CC0."""

COMMITS = re.compile(r"(?:\b(?:will|would|shall|must)|['’]ll|\bwon['’]t)\b", re.IGNORECASE)
OF_ACT = re.compile(
    r"\b(?:threat\w*|warn\w*|vow\w*|offer\w*|propos\w+|refus\w+|reject\w*|demand\w*|call(?:s|ed|ing)? (?:on|for)|urg\w+"
    r"|ask\w*|support\w*|accept\w*|back\w*|pledg\w+|promis\w+|declin\w+|oppos\w+|insist\w*)\b",
    re.IGNORECASE,
)
"""Verbs that themselves show a stance, whoever reports it. Source: compiled by the project; CC0."""


def may_hold(actor: ActorId, cast: Cast) -> bool:
    """Say whether *actor* holds positions: a state, a body, or a person in an office."""
    record = cast.actors[actor]
    if record.kind != "person":
        return record.kind not in {"group", "place"}
    return not _is_private(actor, cast)


def is_denied(saying: Saying) -> bool:
    """Say whether the article denies that this was said: "denied a report that it had asked the navy to help"."""
    attribution = saying.attribution
    at = (attribution.cue or attribution.content[0]).start
    sentence = saying.witness.sentence_at(attribution.cue or attribution.content[0])
    return DENIED.search(saying.witness.article.text[sentence.start : at]) is not None


def is_told_of_others(saying: Saying, holder: ActorId, cast: Cast) -> bool:
    """Say whether somebody of another side tells what *holder* would do."""
    if saying.speaker is None or body_of(saying.speaker, cast) == holder or saying.speaker == holder:
        return False
    speaker, said_of = cast.actors[saying.speaker].country, cast.actors[holder].country
    if not _is_private(saying.speaker, cast) and not (speaker and said_of and speaker != said_of):
        return False
    attribution = saying.attribution
    start = attribution.content[0].start
    issue = attribution.issue or attribution.content[0]
    lead = saying.witness.article.text[start : issue.start] or saying.witness.words(issue)
    return COMMITS.search(lead) is not None and OF_ACT.search(lead) is None


def _is_private(actor: ActorId, cast: Cast) -> bool:
    """Say whether *actor* is a person of whom nothing is told but a calling, or nothing at all."""
    record = cast.actors[actor]
    if record.kind != "person":
        return False
    roles = [r for r in record.roles if r.last is None]
    known = [r for r in roles if not PRIVATE.search(r.title) and (r.org or r.country or LEADING.search(r.title))]
    return not known and (bool(roles) or record.country is None)
