"""
Chains of many articles -> the cast of the case.

Rules:
1. A country is its ISO code; capitals and seats that act are already its names in the readings.
2. Organisations join by any full name or acronym that they share. A name made of office words only
   ("Foreign Ministry") is one body a country, and without a country one body an origin.
3. Persons join as `persons.py` says.
4. What one article takes for a place and others for a person, or the other way about, is what most of them say:
   a full name with an office is a person's, a bare name without one a place's.
5. Unnamed people are never joined across origins: two "senior officials" are two.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import cast

from stemma.account.bodies import OF_EVERY_STATE, OFFICE_WORDS, body_key, full_names, is_office, office_key, split_owner
from stemma.account.homes import find_homes, home_of_body
from stemma.account.independence import Independence, in_order
from stemma.account.issuers import calls_itself, find_issuers, issues
from stemma.account.names import name_tokens
from stemma.account.parameters import AccountParameters
from stemma.account.persons import ChainRef, group_persons, speaks_against, speaks_for, standing_of
from stemma.account.roles import gather_roles
from stemma.account.ruled import Court, Units, Verdict, rule_groups
from stemma.account.service import Sources, find_service
from stemma.account.witness import Alignment, Witness
from stemma.lexicon.given_names import is_given_name
from stemma.records.account import Actor, ActorId, Evidence
from stemma.records.article import ArticleId, derive_id
from stemma.records.issue import Issue
from stemma.records.reading import ActorKind, Mention
from stemma.records.ruling import Effect
from stemma.records.span import Span

JOINT = re.compile(r"([^\W\d_][\w.]*(?: [A-Z][\w.]*)?)\s?[-–—/]\s?([^\W\d_][\w.]*)\s")
"""The two sides at the head of a joint body's name."""

OF_OWNER = re.compile(r" (?:of|from|at) (?:the )?(?P<owner>[A-Z].*)$")
"""Behind it stands whose unnamed people are."""


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name as one article uses it."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts and speaks in the case."""

    actors: Mapping[ActorId, Actor]
    of_chain: Mapping[tuple[ArticleId, int], ActorId]
    names: Mapping[ActorId, tuple[NameUse, ...]]
    """Of persons: how they are named."""
    bodies: Mapping[ActorId, tuple[ActorId, ...]]
    """The states and bodies that a person acts for, by the roles the reports give; the likeliest first."""
    rejected: tuple[tuple[Actor, Verdict], ...] = ()
    """Actors that people threw out; no chain leads to them."""
    effects: tuple[Effect, ...] = ()
    issues: tuple[Issue, ...] = ()
    issuers: Mapping[ArticleId, ActorId] = field(default_factory=dict)
    """Who issued each press release."""
    called: Mapping[str, tuple[ActorId, ...]] = field(init=False, compare=False, repr=False)
    """The bodies that go by a name, by it."""

    def __post_init__(self) -> None:
        found: dict[str, tuple[ActorId, ...]] = {}
        for actor, record in self.actors.items():
            if record.kind == "organization":
                found[record.name] = (*found.get(record.name, ()), actor)
        object.__setattr__(self, "called", found)

    def meant_by(self, witness: Witness, span: Span, chain: int | None) -> ActorId | None:
        """Return the actor of a chain; of "the Ministry" alone in a press release whoever issues it."""
        actor, issuer = self.at(witness.id, chain), self.issuers.get(witness.id)
        record = None if actor is None else self.actors[actor]
        if record is not None and (record.country or record.kind not in {"organization", "group"}):
            return actor
        return issuer if issuer is not None and calls_itself(witness.words(span)) else actor

    def at(self, article: ArticleId, chain: int | None) -> ActorId | None:
        """Return the actor of a chain."""
        return None if chain is None else self.of_chain.get((article, chain))


def join_actors(
    witnesses: Sequence[Witness],
    independence: Independence,
    alignment: Alignment,
    parameters: AccountParameters,
    court: Court = Court(),  # noqa: B008
) -> Cast:
    """Return the cast of all articles, as ruled; *witnesses* come in article order."""
    actors: dict[ActorId, Actor] = {}
    of_chain: dict[tuple[ArticleId, int], ActorId] = {}
    names: dict[ActorId, tuple[NameUse, ...]] = {}
    named: dict[ActorId, list[tuple[Witness, Mention]]] = {}
    rejected: list[tuple[Actor, Verdict]] = []
    effects: list[Effect] = []
    ruled = rule_groups(_group_chains(witnesses, alignment, parameters), ACTOR_UNITS, court)
    of_chains = {w.id: (n, _by_chain(w.reading.mentions)) for n, w in enumerate(witnesses)}
    for group, verdict in ruled.groups:
        mentions = _mentions_of(group, of_chains)
        if not mentions:
            continue
        actor = _as_ruled(_make_actor(group, mentions, independence), verdict)
        while actor.id in actors:
            actor = replace(actor, id=ActorId(derive_id("c", actor.id, actor.name)))
        effects.extend(verdict.effects(actor.id))
        if verdict.rejected:
            rejected.append((actor, verdict))
            continue
        actors[actor.id] = actor
        named[actor.id] = mentions
        if actor.kind == "person":
            names[actor.id] = tuple(
                NameUse(w.words(m.span), independence.evidence(w, m.span)) for w, m in mentions if m.form == "name"
            )
        of_chain.update({(ref.witness.id, ref.index): actor.id for ref in group})
    actors.update(find_homes(actors, named))
    bodies = _find_bodies(actors)
    known = {i: _with_country(a, actors, bodies) for i, a in actors.items()}
    issuers = find_issuers(witnesses, known)
    by_id = {w.id: w for w in witnesses}
    served = find_service(Sources(witnesses=by_id, actors=known, of_chain=of_chain, issuers=issuers))
    if served:
        known.update(served)
        bodies = _find_bodies(known)
    return Cast(known, of_chain, names, bodies, tuple(rejected), tuple(effects), ruled.issues, issuers)


def _group_chains(
    witnesses: Sequence[Witness], alignment: Alignment, parameters: AccountParameters
) -> list[list[ChainRef]]:
    refs = _with_bodies([ChainRef(w, n) for w in witnesses for n in range(len(w.reading.chains))])
    keyed: dict[tuple[str, ...], list[ChainRef]] = {}
    persons, places = _persons_and_places(refs)
    for ref in refs:
        chain = ref.chain
        if ref in persons:
            continue
        if ref in places:
            keyed.setdefault(("place", body_key(chain.name)), []).append(ref)
        elif chain.kind == "country":
            keyed.setdefault(("country", chain.country or body_key(chain.name)), []).append(ref)
        elif chain.kind == "group":
            keyed.setdefault(("group", ref.witness.descent.origin, body_key(chain.name)), []).append(ref)
        elif chain.kind == "place":
            keyed.setdefault(("place", body_key(chain.name)), []).append(ref)
    bodies = _group_bodies([r for r in refs if r.chain.kind == "organization" and r not in persons])
    people = group_persons([r for r in refs if r in persons], alignment, parameters)
    return [*(keyed[k] for k in sorted(keyed)), *bodies, *people]


def _with_bodies(refs: Sequence[ChainRef]) -> list[ChainRef]:
    """
    Return *refs*, those as bodies that a reading took for persons.

    They issue the release that names them, or have no office and no given name and are an outlet of the case, or a body
    in as many other articles.
    """
    bodies = Counter(body_key(r.chain.name) for r in refs if r.chain.kind == "organization")
    outlets = {body_key(r.witness.article.outlet) for r in refs if r.witness.article.outlet}
    persons = [r for r in refs if r.chain.kind == "person"]
    bare = {r for r in persons if not r.chain.roles and not is_given_name(r.chain.name.split()[0])}
    told = Counter(body_key(r.chain.name) for r in bare)
    keys = {key for key in told if " " in key and (key in outlets or bodies[key] >= told[key])}
    found = {r for r in bare if body_key(r.chain.name) in keys}
    found |= {r for r in persons if issues(r.witness.article, r.chain.name)}
    return [ChainRef(r.witness, r.index, is_body=True) if r in found else r for r in refs]


def _persons_and_places(refs: Sequence[ChainRef]) -> tuple[set[ChainRef], set[ChainRef]]:
    """Return the chains that are persons, and those read as persons that are places."""
    persons = {r for r in refs if r.chain.kind == "person"}
    known = {name_tokens(r.chain.name) for r in persons if r.chain.roles and len(name_tokens(r.chain.name)) > 1}
    others = {r for r in refs if r.chain.kind in {"place", "organization"} and name_tokens(r.chain.name) in known}
    spots = Counter(body_key(r.chain.name) for r in refs if r.chain.kind == "place" and r not in others)
    bare = Counter(body_key(r.chain.name) for r in persons if not r.chain.roles)
    towns = {r for r in persons if not r.chain.roles and spots[(key := body_key(r.chain.name))] >= max(1, bare[key])}
    return (persons | others) - towns, towns


def _group_bodies(refs: Sequence[ChainRef]) -> list[list[ChainRef]]:
    home: dict[str, list[ChainRef]] = {}
    groups: list[list[ChainRef]] = []
    owners, whole = _owners(refs), full_names([name for r in refs for name in (r.chain.name, *r.chain.aliases)])
    for ref in refs:
        keys = _body_keys(ref, owners)
        keys += [whole[key] for key in keys if key in whole]
        found = [home[k] for k in keys if k in home]
        group = found[0] if found else []
        if not found:
            groups.append(group)
        group.append(ref)
        for other in found[1:]:
            if other is not group:
                group.extend(other)
                groups = [g for g in groups if g is not other]
                home = {k: group if g is other else g for k, g in home.items()}
        for key in keys:
            home[key] = group
    return groups


def _owners(refs: Sequence[ChainRef]) -> dict[str, set[str]]:
    """Return the states whose offices of a name the case knows, by that name."""
    out: dict[str, set[str]] = {}
    for ref in refs:
        for name in (ref.chain.name, *ref.chain.aliases):
            owner, key = split_owner(name)
            if owner := owner or ref.chain.country:
                out.setdefault(office_key(key), set()).add(owner)
    return out


def _body_keys(ref: ChainRef, owners: Mapping[str, set[str]]) -> list[str]:
    keys = []
    for name in (ref.chain.name, *ref.chain.aliases):
        owner, key = split_owner(name)
        if not key:
            continue
        if set(key.split()) <= OFFICE_WORDS:
            key = office_key(key)
            owner = owner or ref.chain.country or _home_of(ref) or _likely_owner(key, owners.get(key, set()), ref)
            keys.append(f"{key} / {owner}")
        else:
            keys.append(body_key(name))
    return list(dict.fromkeys(keys))


def _home_of(ref: ChainRef) -> str | None:
    """Return the state whose office this is by the words around it; None for what cases seldom have two of."""
    if not set(body_key(ref.chain.name).split()) & OF_EVERY_STATE:
        return None
    return home_of_body(ref.witness, [m for m in ref.witness.reading.mentions if m.chain == ref.index])


def _likely_owner(key: str, owners: set[str], ref: ChainRef) -> str:
    """Return whose an office is that no words give to a state: the only one's, where cases seldom have two of them."""
    if " " not in key or set(key.split()) & OF_EVERY_STATE or len(owners) > 1:
        return f"origin {ref.witness.descent.origin}"
    return next(iter(owners), "the case")


def _by_chain(mentions: Sequence[Mention]) -> dict[int | None, list[Mention]]:
    out: dict[int | None, list[Mention]] = {}
    for mention in mentions:
        out.setdefault(mention.chain, []).append(mention)
    return out


def _mentions_of(
    group: Sequence[ChainRef], of_chains: Mapping[ArticleId, tuple[int, Mapping[int | None, Sequence[Mention]]]]
) -> list[tuple[Witness, Mention]]:
    """Return the mentions of *group* in article order, given the place of each article, and those of its chains."""
    found = []
    for ref in dict.fromkeys(group):
        place, chains = of_chains[ref.witness.id]
        found += [(place, m.span.start, m.span.end, ref.witness, m) for m in chains.get(ref.index, ())]
    return [(witness, mention) for *_, witness, mention in sorted(found, key=itemgetter(0, 1, 2))]


def _make_actor(
    group: Sequence[ChainRef], mentions: Sequence[tuple[Witness, Mention]], independence: Independence
) -> Actor:
    kind = _kind_of(group)
    first, mention = mentions[0]
    name = _choose_name(group)
    roles = gather_roles(group, independence)
    return Actor(
        id=ActorId(derive_id("c", first.article.published, first.id, mention.span.start, kind)),
        name=name,
        kind=kind,
        aliases=tuple(sorted({n for ref in group for n in (ref.chain.name, *ref.chain.aliases)} - {name})),
        # what words beside an office say goes before what a reading took from the place of writing
        country=_commonest([r.country for r in roles])
        or _commonest([ref.chain.country for ref in group])
        or (split_owner(name)[0] if kind == "organization" and is_office(name) else None)
        or (_commonest([_home_of(ref) for ref in group]) if kind == "organization" and is_office(name) else None),
        sector=_commonest([ref.chain.sector for ref in group]),
        roles=roles,
        evidence=in_order([independence.evidence(w, m.span) for w, m in mentions]),
    )


def _kind_of(group: Sequence[ChainRef]) -> ActorKind:
    """Return what most chains of the group are taken for; a person with an office is one whatever others say."""
    if any(ref.chain.kind == "person" and ref.chain.roles for ref in group):
        return "person"
    return Counter(ref.chain.kind for ref in group).most_common(1)[0][0]


def _choose_name(group: Sequence[ChainRef]) -> str:
    # The form that most origins use, the fullest of these, the earliest of these.
    forms = [ref for ref in group if len(name_tokens(ref.chain.name)) > 1] or list(group)
    if group[0].chain.kind not in {"person", "organization"}:
        forms = list(group)
    origins: dict[str, set[str]] = {}
    for ref in forms:
        origins.setdefault(ref.chain.name, set()).add(ref.witness.descent.origin)
    order = {name: n for n, name in enumerate(origins)}
    return min(origins, key=lambda name: (-len(origins[name]), -len(name_tokens(name)), order[name]))


def _as_ruled(actor: Actor, verdict: Verdict) -> Actor:
    """Return *actor* with the name and kind that people gave it; its own name becomes an alias."""
    if verdict.kind:
        actor = replace(actor, kind=cast("ActorKind", verdict.kind))
    if verdict.name and verdict.name != actor.name:
        aliases = sorted({*actor.aliases, actor.name} - {verdict.name})
        actor = replace(actor, name=verdict.name, aliases=tuple(aliases))
    return actor


def _alike(a: ChainRef, b: ChainRef) -> float:
    """Return how likely two chains are one actor, in three steps: by name, then by office."""
    ours, theirs = standing_of([a]), standing_of([b])
    office = speaks_for(ours, theirs) - speaks_against(ours, theirs)
    return 2 * (body_key(a.chain.name) == body_key(b.chain.name)) + office


def _spans_of(ref: ChainRef) -> list[Span]:
    return [m.span for m in ref.witness.reading.mentions if m.chain == ref.index]


ACTOR_UNITS: Units[ChainRef] = Units(
    about="actor",
    article=lambda ref: ref.witness.id,
    spans=_spans_of,
    order=lambda ref: (ref.witness.article.order, ref.index),
    label=_choose_name,
    name=_choose_name,
    kind=_kind_of,
    alike=_alike,
)
"""What rulings must know of chains: each is named by its mentions."""


def _commonest(values: Sequence[str | None]) -> str | None:
    counted = Counter(v for v in values if v)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _with_country(
    actor: Actor, actors: Mapping[ActorId, Actor], bodies: Mapping[ActorId, tuple[ActorId, ...]]
) -> Actor:
    """Return *actor* with the country of the body that he speaks for, where no report gives his own."""
    if actor.country or actor.kind != "person":
        return actor
    found = {actors[b].country for b in bodies.get(actor.id, ()) if actors[b].country}
    return replace(actor, country=found.pop()) if len(found) == 1 else actor


def _members(actor: Actor, named: Mapping[str, ActorId]) -> tuple[ActorId, ...]:
    """Return the two sides that a joint body names: the "Peru-Chile Commission" is both."""
    if actor.kind != "organization" or not (joint := JOINT.match(actor.name)):
        return ()
    sides = [named.get(body_key(side)) for side in joint.groups()]
    return tuple(side for side in sides if side and side != actor.id) if all(sides) else ()


def _owners_of_group(actor: Actor) -> list[str]:
    """Return whose unnamed people are by what they are called: "ASEAN leaders", "leaders of the African Union"."""
    if actor.kind != "group":
        return []
    behind = (OF_OWNER.search(name) for name in (actor.name, *actor.aliases))
    return [m["owner"] for m in behind if m] + [actor.name.rsplit(maxsplit=1)[0]]


def _find_bodies(actors: Mapping[ActorId, Actor]) -> dict[ActorId, tuple[ActorId, ...]]:
    countries = {a.country: a.id for a in actors.values() if a.kind == "country" and a.country}
    named: dict[str, ActorId] = {}
    for actor in sorted(actors.values(), key=lambda a: a.id):
        if actor.kind in {"country", "organization"}:
            for name in (actor.name, *actor.aliases):
                named.setdefault(body_key(name), actor.id)
                named.setdefault(office_key(body_key(name)), actor.id)
    out: dict[ActorId, tuple[ActorId, ...]] = {}
    for actor in actors.values():
        if members := _members(actor, named):
            out[actor.id] = members
        elif actor.kind in {"person", "group", "organization"}:
            found: list[ActorId | None] = []
            roles = sorted((r for r in actor.roles if r.last is None), key=lambda r: -len(r.evidence))
            orgs = [named.get(body_key(r.org)) or named.get(office_key(body_key(r.org))) for r in roles if r.org]
            found += [countries.get(r.country) for r in roles if r.country]
            found.append(countries.get(actor.country) if actor.country else None)
            found += [countries.get(c) for o in orgs if o and (c := actors[o].country)]
            orgs += [named.get(body_key(owner)) for owner in _owners_of_group(actor)]
            out[actor.id] = tuple(dict.fromkeys(b for b in (*found, *orgs) if b and b != actor.id))
    return out
