"""
Of which state or body a speaker speaks: the subject of the clause that holds the stance.

Where the verb of saying itself is the stance ("demanded that ..."), it is the speaker's own. Within
what is said, a body is the subject when a verb follows its name; a possessive or an adjective is none.
"""

import re

from stemma.account.actors import Cast
from stemma.account.statements import Saying
from stemma.account.voices import body_of
from stemma.lexicon.cues import CUES
from stemma.records.account import ActorId
from stemma.records.reading import Attribution, Mention
from stemma.records.span import Span

BODIES = frozenset({"country", "organization"})

FOLLOWS = re.compile(
    r"(?:\s+(?:alliance|allies|ally|members?|states?|officials?|government|side|leaders?|leadership|authorities|council))?"
    r"(?:\s+(?:\w+ly|also|never|still|not|now|no longer))*"
    r"\s+(?:is|are|was|were|has|have|had|will|would|shall|should|must|can|cannot|can't|could|may|might|do|does|did"
    r"|won't|wants?|needs?|seeks?|demands?|refuses?|rejects?|insists?|offers?|supports?|opposes?|expects?|accepts?"
    r"|threatens?|asks?|remains?|agrees?|intends?|plans?|stands?|held|met|sent|gave|took|made|left|fought|stood|spoke|kept|came|went|cut|\w+ed"
    r"|[a-z]{2,}(?<!s)s(?=\s(?:the|an?|its|no|any|to|that|nothing|in|on|from)\b))\b",
    re.IGNORECASE,
)
"""What comes after the name of a body that is a subject. Source: compiled by the project; CC0."""

LED = re.compile(r"\b(?:from|with|against|to|by|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""What makes the body behind it no subject: "what we expect from the Forum is"."""
LED_NEAR = 14
"""Code points before a name in which it is looked for."""

PRONOUN_FIRST = re.compile(
    r"[\"“]?(?:that\s+)?(?:(?:he|she|we|i)\b|(?:his|her|our|my)\s(?:government|ministry|country|state|side|party|people)\b(?!['’]))",
    re.IGNORECASE,
)
"""How a clause begins of which the speaker or his side is the subject."""

AND = re.compile(r"\s+and\s+(?:the\s+)?")
"""What stands between two who do a thing together."""

STANCE_NOUNS = re.compile(
    r"\b(demand|threat|offer|pledge|promise|refusal|warning|call|request|proposal)s?\b", re.IGNORECASE
)


def find_subjects(saying: Saying, cast: Cast) -> tuple[ActorId, ...]:
    """Return the states or bodies that the stance of *saying* is said of; nothing where it is the speaker's own."""
    attribution, witness = saying.attribution, saying.witness
    if _is_in_cue(saying):
        return ()
    content = attribution.content[0]
    # An issue that is all that was said holds its subject: "Peru would come back only if ...".
    whole = attribution.issue is not None and 0 <= attribution.issue.start - content.start <= len("that ")
    limit = attribution.issue.start if attribution.issue and not whole else content.end
    text = witness.article.text
    if whole and PRONOUN_FIRST.match(text, content.start):
        return ()
    bodies = [
        (mention.span, actor)
        for mention in witness.reading.mentions
        if content.start <= mention.span.start and mention.span.end <= limit
        if (actor := _body_named(mention, saying, cast)) is not None
    ]
    found = [
        (span, actor)
        for span, actor in bodies
        if LED.search(text, max(content.start, span.start - LED_NEAR), span.start) is None
        and FOLLOWS.match(text, span.end, content.end)
    ]
    if not found:
        return ()
    # Before an issue the nearest subject governs it; without one the first is the clause's own.
    head, chosen = found[-1] if attribution.issue and not whole else found[0]
    beside = [actor for span, actor in bodies if AND.fullmatch(text, span.end, max(span.end, head.start))]
    return tuple(dict.fromkeys([*beside, chosen]))


def _body_named(mention: Mention, saying: Saying, cast: Cast) -> ActorId | None:
    """Return the state or body that a mention names, or for which whom it names speaks; None for the speaker."""
    actor = cast.at(saying.witness.id, mention.chain)
    if mention.form == "pronoun" or actor is None or actor == saying.speaker:
        return None
    if cast.actors[actor].kind not in BODIES and (mention.form != "name" or body_of(actor, cast) == actor):
        return None
    return body_of(actor, cast)


def _is_in_cue(saying: Saying) -> bool:
    attribution = saying.attribution
    cue = attribution.cue
    if cue is not None:
        words = saying.witness.words(cue).lower().split()
        if any((form := CUES.get(w)) is not None and form.stance == attribution.stance for w in words):
            return True
    lead = _lead(attribution)
    return lead is not None and STANCE_NOUNS.search(saying.witness.words(lead)) is not None


def _lead(attribution: Attribution) -> Span | None:
    """Return what stands between who speaks and what is said: "reiterated his demand that"."""
    start, end = attribution.source, attribution.content[0].start
    if start is None or start.end >= end or end - start.end > 80:
        return None
    return Span(start.end, end)
