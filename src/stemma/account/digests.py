"""
Digests of what is compared: of an article as it is read, of an actor as the tellings know him, of a telling, a saying.

Rules:
1. Two things with one digest are alike in all that rules may look at, but for the passages that lineage sees in two
   articles: those belong to a pair (`linked.py`).
2. A reading is not looked at: it follows from its article, and a memo holds for one version of the program.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stemma.account.actors import Cast
from stemma.account.ruled import Court
from stemma.account.tellings import Telling
from stemma.account.witness import Witness
from stemma.memo import digest_article, digest_of
from stemma.records.account import ActorId
from stemma.records.article import ArticleId

KEY = 16
"""Bytes of a digest."""
PLACE = struct.Struct("<iii")
NOBODY = b"-"
FOLLOWING = frozenset(
    """
    clause date lent_date place trigger matter aim contact is_several is_reported via harm is_of_band attests
    """.split()  # noqa: SIM905
)
"""What of a telling follows from its article, its act and its parties, and needs no digest of its own."""
TOLD = frozenset({"witness", "index", "event", "parties", "speaker", "spots"})
"""What is digested."""


@dataclass(frozen=True, slots=True)
class Digests:
    """Digests of the articles and actors of one account."""

    articles: Mapping[ArticleId, bytes]
    actors: Mapping[ActorId, bytes]
    _tellings: dict[int, tuple[Telling, bytes]] = field(default_factory=dict, compare=False)
    """Digests of tellings that were asked for, by the identity of the object, which is held so that it stays one."""

    def telling(self, telling: Telling) -> bytes:
        """Return the digest of a telling: its article, which act, and who takes part."""
        if id(telling) not in self._tellings:
            self._tellings[id(telling)] = telling, self._telling(telling)
        return self._tellings[id(telling)][1]

    def _telling(self, telling: Telling) -> bytes:
        said: list[str | bytes] = [self.articles[telling.witness.id], telling.event.status]
        said.append(
            PLACE.pack(telling.index, -1 if telling.event.time is None else telling.event.time, len(telling.parties))
        )
        for party in telling.parties:
            said.append(self.actors[party.actor])
            said.append(PLACE.pack(party.span.start, party.span.end, 0 if party.acts_for is None else 1))
            if party.acts_for is not None:
                body, span = party.acts_for
                said += [body, PLACE.pack(span.start, span.end, 0)]
        return digest_of(*said, self.actor(telling.speaker), "\n".join(sorted(telling.spots)))

    def place(self, article: ArticleId, index: int, *more: str | bytes) -> bytes:
        """Return the digest of something that an article holds under a number, with what else tells it."""
        return digest_of(self.articles[article], PLACE.pack(index, 0, 0), *more)

    def actor(self, actor: ActorId | None) -> bytes:
        """Return the digest of an actor, or of nobody."""
        return NOBODY if actor is None else self.actors[actor]


def digest_things(witnesses: Sequence[Witness], cast: Cast, court: Court) -> Digests:
    """Return the digests of the articles and actors of an account."""
    rulings = court.about("actor", "split")
    told = repr(rulings)
    splits = {p.article: told for r in rulings for p in r.places}
    articles = {w.id: _witness(w, splits.get(w.id, "")) for w in witnesses}
    actors = {
        actor.id: digest_of(actor.id, actor.name, actor.kind, actor.country or "", *cast.bodies.get(actor.id, ()))
        for actor in cast.actors.values()
    }
    return Digests(articles, actors)


def _witness(witness: Witness, carved: str) -> bytes:
    descent = witness.descent
    passages = "\n".join(f"{span.start} {span.end} {origin}" for span, origin in descent.passages)
    return digest_of(digest_article(witness.article), descent.origin, descent.relation, passages, carved)
