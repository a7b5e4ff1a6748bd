"""
Who issued a press release: "the Ministry" and "the Government" in it are its issuer, or the issuer's state.
"""

import re
from collections.abc import Mapping, Sequence

from stemma.account.bodies import body_key, split_owner
from stemma.account.witness import Witness
from stemma.lexicon.agencies import agency_named
from stemma.lexicon.countries import COUNTRY_FORM, country_form
from stemma.records.account import Actor, ActorId
from stemma.records.article import Article, ArticleId

ITSELF = re.compile(
    r"(?:the\s+)?(?:ministry|commission|council|committee|embassy|presidency|secretariat|office|agency|department"
    r"|federation|union|party|movement|organi[sz]ation|government|republic|side)",
    re.IGNORECASE,
)
"""How a release calls whoever issues it. Source: compiled by the project; CC0."""


HEAD_LINES = 5
"""Lines of the letterhead of a release."""
OFFICE = re.compile(
    r"^\W*(?:the )?(?:\w+ ){0,3}(?:ministry|government|presidency|department|foreign office|cabinet|embassy)\b",
    re.IGNORECASE,
)
"""A line of it that names an office of state. Source: compiled by the project; CC0."""


OFFICE_WORD = re.compile(r"\b(?:Ministry|Government|Presidency|Foreign Office|Embassy)\b")


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
        state = split_owner(article.outlet)[0] or _state_at_head(article.text)
        issuer = named.get(body_key(article.outlet)) or states.get(state or "")
        if issuer is not None:
            out[article.id] = issuer
    return out


def issues(article: Article, name: str) -> bool:
    """Say whether an article is a release of the body of that *name*, whatever a reading took the name for."""
    return article.genre == "release" and article.outlet is not None and body_key(article.outlet) == body_key(name)


def state_of_release(article: Article) -> str | None:
    """Return the state that issued a release: its outlet's or the one at its head, None of any other article."""
    if article.genre != "release" or not article.outlet:
        return None
    return split_owner(article.outlet)[0] or _state_at_head(article.text) or _state_of_agency(article)


def _state_of_agency(article: Article) -> str | None:
    """Return the state of the agency that carries a release, where an office of that state stands at its head."""
    agency = agency_named(article.outlet or "")
    head = " ".join(article.text.splitlines()[:HEAD_LINES]).title()
    states = {form.iso3 for m in COUNTRY_FORM.finditer(head) if (form := country_form(m.group())) is not None}
    return agency.country if agency and states == {agency.country} and OFFICE_WORD.search(head) else None


def _state_at_head(text: str) -> str | None:
    """Return the state in the line at the head that names an office of it: "MINISTRY OF FOREIGN AFFAIRS, MALAYSIA"."""
    lines = (line for line in text.splitlines()[:HEAD_LINES] if OFFICE.search(line) and not line.endswith("."))
    forms = (country_form(m.group()) for line in lines for m in COUNTRY_FORM.finditer(line.title()))
    found = {form.iso3 for form in forms if form is not None and form.kind in ("name", "demonym")}
    return found.pop() if len(found) == 1 else None


def calls_itself(words: str) -> bool:
    """Say whether *words* of a release mean whoever issues it."""
    return ITSELF.fullmatch(" ".join(words.split())) is not None
