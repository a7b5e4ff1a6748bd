"""
The offices of a person in words: the one that most newsrooms give first, a garbled one last and marked.
"""

from stemma.export.footnotes import Newsrooms
from stemma.records.account import Account, Actor, ActorRole

MOST_SHOWN = 3
"""Offices of one person that are said."""


class Titles:
    """The offices of the persons of one account."""

    def __init__(self, account: Account) -> None:
        self._states = {a.country: a.name for a in account.actors if a.kind == "country" and a.country}
        self._newsroom_of = Newsrooms(account).of
        self._opposed = {
            (conflict.about, reading.value.casefold())
            for conflict in account.conflicts
            if conflict.field == "role"
            # the first reading is the one that most newsrooms give; the others are said against it
            for reading in conflict.readings[1:]
        }

    def say(self, actor: Actor) -> str:
        """Return the offices of *actor*; of one without, the state that it belongs to."""
        ranked = sorted(
            actor.roles,
            key=lambda r: (self._is_opposed(actor, r), not r.title, -self._newsrooms(r), not r.org, not r.country),
        )
        said: dict[str, str] = {}
        for words in (self._one(actor, role) for role in ranked):
            # "envoy, UN" and "Envoy, U.N." are one
            said.setdefault(words.casefold().replace(".", ""), words)
        if said or actor.kind == "country":
            return "; ".join(list(said.values())[:MOST_SHOWN])
        return self._states.get(actor.country or "", actor.country or "")

    def _one(self, actor: Actor, role: ActorRole) -> str:
        country = self._states.get(role.country or "", role.country)
        # "Governor, Bank of Norland, Norland" says one thing twice
        country = None if country and role.org and country in role.org else country
        words = ", ".join(x for x in (role.said, role.org, country) if x)
        return f"{words} (disputed)" if self._is_opposed(actor, role) else words

    def _is_opposed(self, actor: Actor, role: ActorRole) -> bool:
        return (actor.id, role.title.casefold()) in self._opposed

    def _newsrooms(self, role: ActorRole) -> int:
        return len({self._newsroom_of(e) for e in role.evidence})
