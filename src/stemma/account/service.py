"""
For which state or body somebody acts whom no words beside his name give to one.

Rules:
1. Whoever serves a person ("Her spokesman, X", "President Y's adviser, X") or accompanies him in an office ("who was
   accompanied by the deputy minister, X") is of that person's state.
2. "Our director, X" in a press release is of the body that issued it.
3. In a state's own release an officer or official of whom it names no other state is that state's, where his sentence
   names no other.
4. The governor of a place is of the state in which some report puts that place ("the Kyrgyz province of Batken").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from stemma.account.issuers import state_of_release
from stemma.account.witness import Witness
from stemma.lexicon.countries import country_form
from stemma.lexicon.organizations import organization_form
from stemma.records.account import Actor, ActorId, ActorRole, Evidence
from stemma.records.article import ArticleId

SERVES = re.compile(
    r"\b(?:spokes(?:man|woman|person)|press secretary|advis[eo]r|aide|chief of staff|deputy|secretary|minister"
    r"|special envoy)$",
    re.IGNORECASE,
)
"""Titles of those who serve somebody in office. Source: compiled by the project; CC0."""
OWNED = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,2}")
"""What stands between a master and the title: "Okello['s chief] adviser"."""
PRONOUNS = frozenset({"his", "her"})
OUR = re.compile(r"\b[Oo]ur (?:[a-z-]+ ){0,2}$")
OFFICER = re.compile(
    r"\b(?:(?<!secretary )(?<!secretary-)(?<!director )(?<!director-)general|colonel|major|captain|lieutenant|commander"
    r"|commodore|admiral|marshal|minister|governor|prefect|prosecutor|police chief|chief of staff|inspector)\b",
    re.IGNORECASE,
)
"""Titles of those who serve a state. Source: compiled by the project; CC0."""
STATE_BODY = re.compile(
    r"\b(?:ministry|government|presidency|army|navy|air force|armed forces|military|police|border|guard|coastguard"
    r"|prosecutor|inspectorate|customs)\b",
    re.IGNORECASE,
)
"""Words of a body that each state has."""
GOVERNS = re.compile(r"\b(?:governor|mayor|prefect|police chief|akim|provincial head)$", re.IGNORECASE)
LEAD = 40
"""Code points before a title in which its owner stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where it is looked up."""

    witnesses: Mapping[ArticleId, Witness]
    actors: Mapping[ActorId, Actor]
    of_chain: Mapping[tuple[ArticleId, int], ActorId]
    issuers: Mapping[ArticleId, ActorId]


def find_service(sources: Sources) -> dict[ActorId, Actor]:
    """Return the persons for whom a body or a state is found, each with it."""
    out = {}
    for actor in sources.actors.values():
        if actor.kind != "person":
            continue
        served = _of_issuer(actor, sources)
        states = set() if served.country else _states_of(served, sources)
        if len(states) == 1:
            served = replace(served, country=states.pop())
        if served is not actor:
            out[actor.id] = served
    return out


def _of_issuer(actor: Actor, sources: Sources) -> Actor:
    """Return *actor* with the issuer of a release as the body of a role told by "our"."""
    roles = tuple(_issued(role, sources) for role in actor.roles)
    return actor if roles == actor.roles else replace(actor, roles=roles)


def _issued(role: ActorRole, sources: Sources) -> ActorRole:
    found = {
        sources.issuers[e.article]
        for e in role.evidence
        if e.article in sources.issuers and OUR.search(_before(e, sources))
    }
    return role if role.org or len(found) != 1 else replace(role, org=sources.actors[found.pop()].name)


def _states_of(actor: Actor, sources: Sources) -> set[str]:
    """Return the states for which the present offices of *actor* may be held, by the surest rule that gives one."""
    roles = [role for role in actor.roles if role.last is None]
    for rule in (_of_masters, _of_company, _of_place, _of_release):
        states = {state for role in roles for state in rule(role, sources)}
        if states:
            return states
    return set()


def _before(evidence: Evidence, sources: Sources) -> str:
    start = evidence.span.start
    return sources.witnesses[evidence.article].article.text[max(0, start - LEAD) : start]


def _of_masters(role: ActorRole, sources: Sources) -> set[str]:
    """Return the states of those in office whom the holder of *role* serves."""
    if role.org or not SERVES.search(role.title):
        return set()
    out = set()
    for evidence in role.evidence:
        witness, start = sources.witnesses[evidence.article], evidence.span.start
        for mention in witness.reading.mentions:
            if mention.chain is None or not start - LEAD <= mention.span.end < start:
                continue
            words, between = witness.words(mention.span), witness.article.text[mention.span.end : start]
            owns = words.lower() in PRONOUNS if mention.form == "pronoun" else between[:1] in ("'", "’")
            master = sources.actors.get(sources.of_chain.get((witness.id, mention.chain), ActorId("")))
            if owns and OWNED.fullmatch(between) and master is not None and master.kind == "person" and master.roles:
                out |= {master.country} - {None}
    return {state for state in out if state}


def _of_company(role: ActorRole, sources: Sources) -> set[str]:
    """Return the state of whoever a sentence says was accompanied by the holder of *role*."""
    out = set()
    for evidence in role.evidence if not role.org else ():
        witness = sources.witnesses[evidence.article]
        sentence = witness.sentence_at(evidence.span)
        company = COMPANY.search(witness.article.text, sentence.start, evidence.span.start)
        leads = [
            sources.actors.get(sources.of_chain.get((witness.id, m.chain), ActorId("")))
            for m in witness.reading.mentions
            if company is not None and m.chain is not None and m.form == "name"
            if sentence.start <= m.span.start and m.span.end == company.start()
        ]
        out |= {lead.country for lead in leads if lead is not None and lead.kind == "person" and lead.country}
    return out


COMPANY = re.compile(r", (?:who (?:was|is|had been) )?accompanied by ")


def _of_place(role: ActorRole, sources: Sources) -> set[str]:
    """Return the states in which reports put the place that the holder of *role* governs."""
    if not role.org or not GOVERNS.search(role.title) or organization_form(role.org):
        return set()
    place = re.escape(role.org)
    named = re.compile(place, re.IGNORECASE)  # most reports do not, and what follows is slow
    told = re.compile(
        rf"\b(?P<of>[A-Z]\w+) (?:town|city|province|region|district|department|port|governorate|state|village)s? of"
        rf" (?:[A-Z]\w+ and )?{place}\b|\b{place}, (?P<in>[A-Z]\w+(?: [A-Z]\w+)?)\b",
        re.IGNORECASE,
    )
    forms = (
        country_form(found["of"] or found["in"])
        for witness in sources.witnesses.values()
        if named.search(witness.article.text)
        for found in told.finditer(witness.article.text)
    )
    return {form.iso3 for form in forms if form is not None and form.kind in ("name", "demonym")}


def _of_release(role: ActorRole, sources: Sources) -> set[str]:
    """Return the state whose own release tells of an officer in a sentence that names no other state."""
    if not OFFICER.search(role.title) and not (role.org and STATE_BODY.search(role.org)):
        return set()
    if role.org and not STATE_BODY.search(role.org):
        return set()
    out = set()
    for evidence in role.evidence:
        witness = sources.witnesses[evidence.article]
        state = state_of_release(witness.article)
        sentence = witness.sentence_at(evidence.span)
        named = {
            chain.country
            for m in witness.reading.mentions
            if sentence.contains(m.span) and m.chain is not None
            if (chain := witness.reading.chains[m.chain]).kind == "country"
        }
        if state is not None and named <= {state}:
            out.add(state)
    return out
