"""
Threats without a verb of threatening: "if X is done, the minister of Y said, Y would expel its envoys".

Somebody speaks for a state or body, of what that will do to others, under a condition. A scholar who says what a state
would do foretells, and who speaks of another state's deeds reports.
"""

from stemma.lexicon.predicates import Predicate, effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.parties import parties_in
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.reading import Attribution, Chain, Party
from stemma.records.span import Span

HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT"})
"""Kinds of acts that are threatened."""
SELF = frozenset({"it", "he", "she", "they", "we"})
OWN = SELF | {"his", "her", "its", "their"}
"""Words for who speaks, and for what is his: "his government would"."""
LEARNED = word_set(
    """
    institute university college academy fellow professor lecturer analyst researcher economist historian scholar expert
    scientist consultancy consultant foundation
    """
)
"""Words of houses and titles of those who foretell and do not threaten."""
FEARED = frozenset({"may", "might", "could"})
"""Modals of what is feared, not meant."""
BEFALLING = frozenset({"collapse", "starve", "die", "drown", "suffer", "lose", "spread", "worsen", "rise", "freeze"})
UNABLE = frozenset({"unable", "short", "bankrupt", "hungry", "homeless", "insolvent"})
"""What nobody does to others on purpose."""
CONDITIONS = word_set("if unless otherwise should")


def threatening(
    scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...], *, said: Attribution | None = None
) -> tuple[Party, ...] | None:
    """
    Return who threatens, beside *parties*, with the act that a clause tells under a condition; None for no threat.

    *said* is who tells it, where that stands behind or between: "If X goes, he said, Y would".
    """
    if predicate.type not in HOSTILE or "s" in predicate.flags or clause.group.tense not in ("would", "future"):
        return None
    acting = {country for p in parties if p.role == "source" and (country := _country(scene, p.chain))}
    if not _is_conditional(scene):
        return None
    own = clause.subject is not None and scene.tokens[clause.subject[0]].low in OWN  # "that his government would"
    speakers = [(s, c) for s, c in _speakers(scene, clause, said) if own or _country(scene, c) in acting]
    if not speakers:
        return None
    known = {p.chain for p in parties}
    return tuple(Party(role="source", span=span, chain=chain) for span, chain in speakers if chain not in known)


def _speakers(scene: Scene, clause: Clause, said: Attribution | None) -> list[tuple[Span, int | None]]:
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    if governor is not None and clause.link == "that":
        spoken = _is_saying(governor) and governor.subject is not None
        found = parties_in(scene, *governor.subject) if spoken and governor.subject is not None else []
        return [(scene.mentions[m].span, scene.mentions[m].chain) for m in found]
    if said is None or said.source is None or not scene.sentence.contains(said.source):
        return []
    return [(said.source, said.speaker_chain)]


def _is_saying(clause: Clause) -> bool:
    told = clause.group.tense in ("past", "present") or clause.group.form == "ing"  # "..., saying that it would"
    return "said" in effects_of(clause.group.lemma) and told


def _is_conditional(scene: Scene) -> bool:
    return any(t.low in CONDITIONS for t in scene.tokens)


def _country(scene: Scene, chain: int | None) -> str | None:
    """Return the state that an actor is or acts for."""
    if chain is None:
        return None
    found = scene.chains[chain]
    if found.kind == "person":
        return state_of_office(found)
    return found.country if found.kind in ("country", "organization") else None


def state_of_office(person: Chain) -> str | None:
    """Return the state that somebody holds an office of."""
    return next((r.country for r in person.roles if r.country and not r.former), None)


def fears(scene: Scene, clause: Clause) -> bool:
    """Say whether a warning tells what may happen, not what one will do: "warned that the rebels might burn it"."""
    inner = scene.said_by(clause)
    if inner is not None and (_is_mishap(scene, inner) or _is_over(clause, inner)):
        return True
    if inner is None or inner.group.tense != "modal" or scene.tokens[inner.group.start].low not in FEARED:
        return False
    if inner.subject is not None and {t.low for t in scene.tokens[slice(*inner.subject)]} <= SELF:
        return False  # "Peru warned that it could turn off the gas"
    # "warned that travel could be banned if X is put on trial" threatens.
    return not (inner.group.passive and any(t.low in ("if", "unless") for t in scene.tokens))


def _is_over(clause: Clause, inner: Clause) -> bool:
    """Say whether one warns today of what was: "they warn that the treaty was a mistake"."""
    return clause.group.form in ("base", "s", "ing") and inner.group.tense == "past"


def _is_mishap(scene: Scene, inner: Clause) -> bool:
    """Say whether what is warned of befalls: "warned that the state would be unable to pay"."""
    behind = scene.tokens[inner.group.main : inner.group.end + 1]
    return inner.group.lemma in BEFALLING or any(t.low in UNABLE for t in behind)


def is_of_scholar(scene: Scene, parties: tuple[Party, ...]) -> bool:
    """Say whether somebody warns who can do nothing to others: a fellow of an institute, a professor."""
    chains = [scene.chains[p.chain] for p in parties if p.chain is not None and p.role == "source"]
    people = [c for c in chains if c.kind == "person"]
    bodies = [c.name.lower().split() for c in chains if c.kind == "organization"]
    titles = {word for c in people for r in c.roles for word in r.title.lower().split()}
    houses = {word for c in people for r in c.roles for word in (r.org or "").lower().split()}
    return bool(people) and bool((titles | houses | {w for b in bodies for w in b}) & LEARNED)
