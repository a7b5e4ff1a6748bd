"""
For which state or body somebody speaks when he demands, offers or refuses.

Rules:
1. A state speaks for itself, and so does an organization; an office of a state ("the Foreign Ministry") speaks for it.
2. A person speaks for the body that his office is of: an envoy for whoever sent him, the head of an association
   for the association, a minister for his state.
3. The leader, candidate or spokesman of a party speaks for it, a court or a commission for itself.
4. Opposition leaders without a party, members of parliament, mayors, scholars and whoever was in office before speak
   for themselves.
"""

import re

from stemma.account.actors import Cast
from stemma.account.bodies import body_key, is_office, office_key
from stemma.lexicon.countries import country_form
from stemma.records.account import ActorId, ActorRole

OWN_VOICE = re.compile(
    r"\b(opposition|former|ex|senator|sen|rep|congress\w*|lawmaker|legislator|mp|mps|deputy speaker|mayor|governor"
    r"|councill?or|candidate|researcher|analyst|economist|professor|scholar|historian|lecturer|expert|activist|lawyer|attorney"
    r"|author|journalist|editor|columnist|resident|trader|farmer|captain|driver|pilot|student|teacher|doctor|nurse"
    r"|bishop|archbishop|imam|father|mother|wife|widow|brother|sister|son|daughter|relative|member|leader of the"
    r"|owner|manager|shopkeeper|fisherman|herder|consultant|fellow)\b",
    re.IGNORECASE,
)
"""Offices and callings in which nobody speaks for a state. Source: compiled by the project; CC0."""

SENT = re.compile(
    r"\b(ambassador|envoy|representative|delegate|consul|negotiator|attach[eé]|charg[eé])\b", re.IGNORECASE
)
"""Offices at one body held for another. Source: compiled by the project; CC0."""


PARTY_VOICE = re.compile(r"\b(leader|candidate|head|chair\w*|spokes\w+|secretary[- ]general)\b", re.IGNORECASE)
"""Offices in which somebody speaks for the party or body that they are of. Source: compiled by the project; CC0."""

PASSPORT = re.compile(
    r"(?:\w+ )?(?:diplomat|politician|lawyer|official|economist|veteran|national|jurist|scientist|general|businessman"
    r"|businesswoman|professor|citizen)",
    re.IGNORECASE,
)
"""Callings that an office beside them outweighs. Source: compiled by the project; CC0."""

OFFICIALS = re.compile(
    r"\b(?:officials?|diplomats?|ministers?|ministry|envoys?|negotiators?|delegat\w+|authorities|government|troops|soldiers"
    r"|forces|army|navy|police|officers?|commanders?|generals?|guards?|side|leaders?|leadership|spokes\w+|ambassadors?)\b",
    re.IGNORECASE,
)
"""Unnamed people who act for a state; relatives and residents do not. Source: compiled by the project; CC0."""

INDEPENDENT = frozenset({"commission", "court", "bank", "tribunal"})
"""Words of offices that speak for themselves and not for their state."""


def body_of(actor: ActorId, cast: Cast) -> ActorId:
    """Return the state or body that *actor* speaks for; the actor where that is nobody else."""
    record = cast.actors[actor]
    bodies = cast.bodies.get(actor, ())
    if record.kind == "country" or (record.kind == "organization" and not _speaks_for_state(record.name)):
        return actor
    if record.kind == "group" and not OFFICIALS.search(record.name):
        return actor
    if record.kind != "person":
        return next(iter(bodies), actor)
    standing = sorted((r for r in record.roles if r.last is None), key=lambda r: (_is_passport(r), -len(r.evidence)))
    for role in standing:
        if not OWN_VOICE.search(role.title) or (role.org and PARTY_VOICE.search(role.title)):
            found = _body_of_role(role, bodies, cast)
            if found is not None:
                return found
    return actor


def _is_passport(role: ActorRole) -> bool:
    """Say whether a title tells only whence somebody comes: "the Norwegian diplomat" may be another's envoy."""
    return role.org is None and PASSPORT.fullmatch(role.title) is not None


def _speaks_for_state(name: str) -> bool:
    return is_office(name) and not set(body_key(name).split()) & INDEPENDENT


def _body_of_role(role: ActorRole, bodies: tuple[ActorId, ...], cast: Cast) -> ActorId | None:
    state = next((b for b in bodies if cast.actors[b].kind == "country"), None)
    seat = country_form(role.org) if role.org else None
    if role.org and seat is None and not _speaks_for_state(role.org) and not (role.country and SENT.search(role.title)):
        key = office_key(body_key(role.org))
        forms = ((b, (cast.actors[b].name, *cast.actors[b].aliases)) for b in bodies)
        named = (b for b, names in forms if key in {office_key(body_key(n)) for n in names})
        return next(named, None)
    if role.country:
        return next((b for b in bodies if cast.actors[b].country == role.country), state)
    return state
