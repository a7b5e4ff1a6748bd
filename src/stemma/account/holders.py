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
from collections.abc import Iterable

from stemma.account.actors import Cast
from stemma.account.bodies import is_office
from stemma.account.statements import Saying
from stemma.account.voices import body_of
from stemma.account.witness import Witness
from stemma.records.account import ActorId
from stemma.records.reading import Mention
from stemma.records.span import Span

PRIVATE = re.compile(
    r"\b(?:researcher|analyst|economist|professor|scholar|historian|lecturer|expert|author|journalist|editor|columnist"
    r"|resident|trader|farmer|driver|student|teacher|doctor|nurse|surgeon|medic|father|mother|wife|husband|widow|brother"
    r"|sister|son|daughter|relative|owner|shopkeeper|fisherman|herder|consultant|fellow|foreman|worker|fitter|miner|clerk"
    r"|waiter|porter|vendor|passenger|survivor|witness|pensioner|tourist|volunteer|headmaster|caretaker|baker|cook|guard"
    r"|blogger|activist|captain|pilot|sailor|engineer|soldier|sergeant|corporal|singer|pianist|violinist|musician|actor"
    r"|actress|novelist|poet|painter|player|striker|goalkeeper|footballer|boxer|athlete|coach|choir|team|band)\b",
    re.IGNORECASE,
)
"""Callings in which a wish is no position. Source: compiled by the project; CC0."""

PRIVATE_BEHIND = re.compile(
    rf"(?:['’]s)?\s+(?:[a-z-]+\s+)?(?:{PRIVATE.pattern}|\b(?:exiles?|community|diaspora|relatives|famil(?:y|ies)|protesters|demonstrators"
    r"|immigrants|migrants|refugees|lawyers?|media|press|newspapers?|clubs?|companies|company|firms?|investors|fans)\b)"
    r"(?!\s+(?:office|ministry|minister|advis[eo]r|secretary|officer|council|agency|service|commission))",
    re.IGNORECASE,
)
"""What says of a state before it only whence somebody is."""

WHENCE_BEFORE = re.compile(
    rf"(?:{PRIVATE.pattern}|\b(?:residents|fishermen|traders|farmers|drivers|students|workers|soldiers|singers|people|families|crowds"
    r"|streets|orchestra|opera|theat(?:re|er)|museum|zoo|university|college|school|hospital|hotel|club|company|firm|bank|port"
    r"|airport|church|cathedral))\s+(?:of|in|from|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What says of a state or its capital behind it only whence somebody is: "the orchestra of Montevideo"."""

LEADER = re.compile(r"\b(?:leader|head|chief|chair\w*|commander|boss|strongman)\b", re.IGNORECASE)
"""Offices of those who stand at the head of a body."""

OFFICIAL = re.compile(
    r"\b(?:minister|ministry|officials?|ambassador|envoy|government|cabinet|presidency|spokes\w+|delegation|embassy|negotiators?"
    r"|authorities|president|premier|command|mission)\b",
    re.IGNORECASE,
)
"""Who speaks for a state without a name. Source: compiled by the project; CC0."""

LONGEST_CALLING = 40
"""How far before a mention a calling may begin. Code points."""

ABROAD = re.compile(r"(?<!officials )(?<!authorities )(?<!government )\b(?:in|at|near|from|to|with)\s+(?:the\s+)?$")
"""Words after which a name says where an official is, and not whose."""

LEADING = re.compile(
    r"\b(?:leader|head|chair\w*|president|premier|minister|secretary|chief|commander|director|spokes\w+|senator|sen"
    r"|lawmaker|legislator|governor|mayor|ambassador|envoy|mediator|commissioner|general|admiral|colonel|bishop|archbishop"
    r"|imam|judge|prosecutor|mp|deputy|candidate|speaker|king|queen|prince|emir|sheikh|congress\w*|rep|negotiator"
    r"|representative|councill?or|official|organi[sz]er|advis[eo]r)\b",
    re.IGNORECASE,
)
"""Offices in which somebody takes a stand that others report. Source: compiled by the project; CC0."""

DENIED = re.compile(
    r"\breject\w*\b[^.;]{0,60}\b(?:accusation|allegation|claim|charge|report|suggestion)s?\s+that\b[^.;]{0,50}$"
    r"|\b(?:den(?:y|ies|ied|ying)|refut\w+|dismiss\w+|false|untrue|baseless|no truth|rumou?rs?|story|stories)\b"
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


def is_office_alone(actor: ActorId, cast: Cast) -> bool:
    """Say whether an office is told without whose it is: "the ministry", "the media office"."""
    record = cast.actors[actor]
    return record.kind == "organization" and (is_office(record.name) or record.name[:1].islower())


def holders_of(actors: Iterable[ActorId], cast: Cast, *, own: bool = False) -> tuple[ActorId, ...]:
    """
    Return who holds what *actors* take together, sorted: whom each speaks for, and nobody beside whom he speaks for.

    *own*: it is about somebody's own office, and a person speaks for himself.
    """
    named = set(actors)
    people = {a for a in named if cast.actors[a].kind == "person"}
    # "The junta's leader, X": the junta, which has no name, only says whose leader he is.
    owners = {b for a in people for b in _owners(a, cast)}
    found = people if own and people else {_voice_of(a, cast) for a in named - owners}
    # "U.S. Senator X", "the Spanish general X, its commander": the state says whence he is who does not speak for it.
    others = {a for a in people if cast.actors[_voice_of(a, cast)].kind != "country"}
    homes = {cast.actors[a].country for a in others} - {None}
    found = {a for a in found if not (cast.actors[a].kind == "country" and cast.actors[a].country in homes)}
    found = {a for a in found if not found & set(cast.bodies.get(a, ())) or _voice_of(a, cast) == a}
    if any(cast.actors[a].kind == "country" for a in found):
        found = {a for a in found if not is_office_alone(a, cast)}
    return tuple(sorted(a for a in found if may_hold(a, cast)))


def _voice_of(actor: ActorId, cast: Cast) -> ActorId:
    """Return whom *actor* speaks for: who leads a body that has no name is told by his own."""
    body = body_of(actor, cast)
    return actor if body in _owners(actor, cast) and _leads(actor, cast) else body


def _owners(person: ActorId, cast: Cast) -> set[ActorId]:
    """Return the bodies of a person that are told by a common noun: "the junta"."""
    titled = {r.org.lower() for r in cast.actors[person].roles if r.org and r.org.islower()}
    return {body for name in titled for body in cast.called.get(name, ())}


def _leads(person: ActorId, cast: Cast) -> bool:
    return any(r.org and r.org.islower() and LEADER.search(r.title) for r in cast.actors[person].roles)


def side_of(saying: Saying, cast: Cast) -> ActorId | None:
    """Return the state or body for which an official without a name speaks: "the Peruvian transport minister"."""
    source = saying.attribution.source
    if source is None or not OFFICIAL.search(saying.witness.words(source)):
        return None
    for mention in saying.witness.reading.mentions:
        actor = cast.at(saying.witness.id, mention.chain) if source.contains(mention.span) else None
        if actor is None or cast.actors[actor].kind not in {"country", "organization"}:
            continue
        if not ABROAD.search(saying.witness.article.text[source.start : mention.span.start]):
            return body_of(actor, cast)
    return None


def issuer_of(witness: Witness, cast: Cast) -> ActorId | None:
    """Return who issued a release: whoever its outlet names, else the state of the office that it names first."""
    if witness.article.genre != "release":
        return None
    named = (cast.at(witness.id, m.chain) for m in sorted(witness.reading.mentions, key=lambda m: m.span))
    offices = (a for a in named if a is not None and is_office(cast.actors[a].name) and body_of(a, cast) != a)
    return cast.issuers.get(witness.id) or next((body_of(a, cast) for a in offices), None)


def is_of_private_person(actor: ActorId, clause: Span, witness: Witness, cast: Cast) -> bool:
    """Say whether a state in a clause only says whence a private person is: "the Irish singer promised"."""
    found = [
        _is_whence(m, witness.article.text)
        for m in witness.reading.mentions
        if clause.contains(m.span) and cast.at(witness.id, m.chain) == actor
    ]
    return bool(found) and all(found)


def _is_whence(mention: Mention, text: str) -> bool:
    """Say whether the words around a mention make it say only whence somebody is."""
    at = mention.span
    owns = mention.type == "NORP" or text[at.end : at.end + 2] in ("'s", "’s")
    behind = owns and PRIVATE_BEHIND.match(text, at.end) is not None
    return behind or WHENCE_BEFORE.search(text, max(0, at.start - LONGEST_CALLING), at.start) is not None


def is_denied(witness: Witness, told: Span) -> bool:
    """Say whether the article denies what is *told*: "denied a report that it had asked the navy to help"."""
    return DENIED.search(witness.article.text[witness.sentence_at(told).start : told.start]) is not None


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
