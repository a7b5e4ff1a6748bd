"""
Offices of a state that nobody holds at once, and who is given another one by a single newsroom.

Rules:
1. A head of state, a head of government and the minister of a field are different offices; "minister" alone says
   nothing, and fields that share a word may be one. So are the posts of a state's diplomats abroad; of these one
   newsroom's word stands against another's, and so it does between two ministries that nobody takes for each other,
   where both are given within days.
2. An office is disputed where one newsroom alone gives it and two others at least give another, none of them both,
   and where these go on with theirs when it was printed: whoever was promoted is called so by all from then on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stemma.account.independence import Independence
from stemma.account.parameters import AccountParameters
from stemma.account.roles import title_key
from stemma.lexicon.countries import country_form
from stemma.records.account import Actor, ActorRole, Evidence
from stemma.text import edtf

HEADS = {
    "president": "president", "king": "king", "queen": "king", "emir": "king", "sultan": "king",
    "prime minister": "prime minister", "premier": "prime minister", "chancellor": "prime minister",
}  # fmt: skip
"""Titles, folded, of heads of state and government. Source: compiled by the project; CC0."""

POSTS = {
    "ambassador": "ambassador", "high commissioner": "ambassador", "consul general": "consul general",
    "consul": "consul", "honorary consul": "consul", "charge d'affaires": "charge d'affaires",
    "military attache": "attache",
}  # fmt: skip
"""Titles, folded, of a state's diplomats abroad. Source: compiled by the project; CC0."""

MINISTRY_WORDS = frozenset({"minister", "secretary", "affairs", "of", "for", "the", "and", "state", "ministry"})
LOWER = frozenset(
    {"deputy", "vice", "first", "acting", "interim", "caretaker", "former", "assistant", "under", "permanent", "junior"}
)
"""Words of an office that is below another or for a while. Source: compiled by the project; CC0."""

BOTH = re.compile(r"\b(?:also|doubles|doubling|concurrently|as well as)\b")
"""Words of a second office. Source: compiled by the project; CC0."""

PORTFOLIOS = {
    word: row.split()[0]
    for row in (
        "foreign external exterior",
        "defence defense war",
        "interior home internal",
        "finance economy economic treasury",
        "energy oil petroleum hydrocarbons power",
        "justice",
        "trade commerce industry",
        "health",
        "environment ecology climate water",
        "transport",
        "agriculture farming",
        "education",
        "labour labor",
    )
    for word in row.split()
}
"""Words of the field of a ministry -> the field: reports have several for one. Source: compiled by the project; CC0."""

LEAST_AGAINST = 2
"""Newsrooms that give one office before another's is a slip. Newsrooms."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office of state, as far as a title tells it."""

    field: frozenset[str]
    """Words of its field; of a head of state or government his title."""
    roles: tuple[ActorRole, ...]


def disputed_offices(
    actor: Actor, independence: Independence, parameters: AccountParameters
) -> tuple[Office, Office] | None:
    """Return the office that most newsrooms give *actor* and the one that a single other gives; None without one."""
    offices = _offices(actor)
    rooms = [_rooms(o, independence) for o in offices]
    for a, most in enumerate(offices):
        for b, single in enumerate(offices):
            if a == b or most.field & single.field or rooms[a] & rooms[b]:
                continue
            least, within = LEAST_AGAINST, parameters.slipped_days
            if _are_two_ministries(most, single):
                least, within = 1, parameters.same_occasion_days
                if not _goes_on(single, most, independence, within):
                    continue
            elif most.field | single.field <= set(POSTS.values()):
                least = 1
            if len(rooms[a]) < least or len(rooms[b]) != 1 or _holds_both(actor, single, independence):
                continue
            if _goes_on(most, single, independence, within):
                return most, single
    return None


def _are_two_ministries(a: Office, b: Office) -> bool:
    """Say whether two offices are those of ministers of fields that nobody takes for each other."""
    fields = [{PORTFOLIOS.get(word) for word in office.field} for office in (a, b)]
    return all(len(f) == 1 and None not in f for f in fields) and fields[0] != fields[1]


def _offices(actor: Actor) -> list[Office]:
    found: dict[frozenset[str], list[ActorRole]] = {}
    for role in actor.roles:
        field = _field_of(role) if role.last is None else frozenset()
        if field:
            found.setdefault(field, []).append(role)
    return [Office(field, tuple(roles)) for field, roles in found.items()]


def _field_of(role: ActorRole) -> frozenset[str]:
    """Return the field of an office of state; empty for what is none."""
    title = title_key(role.title)
    if role.org and country_form(role.org) is None:
        return frozenset()
    if title in HEADS or title in POSTS:
        return frozenset({HEADS.get(title) or POSTS[title]})
    said = title.split()
    if not {"minister"} & set(said) or set(said) & LOWER or "prime" in said:
        return frozenset()
    return frozenset(said) - MINISTRY_WORDS


def _rooms(office: Office, independence: Independence) -> set[str]:
    return {independence.newsroom_of(e) for r in office.roles for e in r.evidence}


def _holds_both(actor: Actor, office: Office, independence: Independence) -> bool:
    """Say whether a sentence that names *actor* gives him that office as a second one: "who is also the premier"."""
    titles = [title_key(r.title) for r in office.roles]
    for e in actor.evidence:
        witness = independence.witnesses[e.article]
        told = title_key(witness.words(witness.sentence_at(e.span)))
        if BOTH.search(told) and any(t in told for t in titles):
            return True
    return False


def _goes_on(most: Office, single: Office, independence: Independence, within_days: int) -> bool:
    """Say whether the office of most is still given about when the other was."""
    given = _days(most, independence)
    other = _days(single, independence)
    if not given or not other:
        return False
    return (min(other) - max(given)).days <= within_days


def _days(office: Office, independence: Independence) -> list[date]:
    evidence: Sequence[Evidence] = [e for r in office.roles for e in r.evidence]
    days = (edtf.published_day(independence.witnesses[e.article].article.published) for e in evidence)
    return [d for d in days if d is not None]
