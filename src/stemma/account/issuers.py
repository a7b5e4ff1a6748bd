"""
Who issued a press release: "the Ministry" and "the Government" in it are its issuer, or the issuer's state.
"""

import re
from collections.abc import Mapping, Sequence

from stemma.account.bodies import body_key, split_owner
from stemma.account.witness import Witness
from stemma.lexicon.agencies import agency_named
from stemma.records.account import Actor, ActorId
from stemma.records.article import ArticleId

ITSELF = re.compile(
    r"(?:the\s+)?(?:ministry|commission|council|committee|embassy|presidency|secretariat|office|agency|department"
    r"|federation|union|party|movement|organi[sz]ation|government|republic|side)",
    re.IGNORECASE,
)
"""How a release calls whoever issues it. Source: compiled by the project; CC0."""


def find_issuers(witnesses: Sequence[Witness], actors: Mapping[ActorId, Actor]) -> dict[ArticleId, ActorId]:
    """Return the actor that issued each press release, by the outlet's name; its state where only that is an actor."""
    named: dict[str, ActorId] = {}
    for actor in sorted(actors.values(), key=lambda a: a.id):
        if actor.kind in {"organization", "country"}:
            for name in (actor.name, *actor.aliases):
                named.setdefault(body_key(name), actor.id)
    states = {a.country: a.id for a in actors.values() if a.kind == "country" and a.country}
    out: dict[ArticleId, ActorId] = {}
    for witness in witnesses:
        article = witness.article
        if article.genre != "release" or not article.outlet or agency_named(article.outlet) is not None:
            continue  # an agency only carries what others issue
        issuer = named.get(body_key(article.outlet)) or states.get(split_owner(article.outlet)[0] or "")
        if issuer is not None:
            out[article.id] = issuer
    return out


def calls_itself(words: str) -> bool:
    """Say whether *words* of a release mean whoever issues it."""
    return ITSELF.fullmatch(" ".join(words.split())) is not None
