"""
Parties that stand in what is demanded, threatened, offered, refused, alleged or given for.

"demanded that Malaysia free the crew" and "called for Malaysia to free it" are asked of Malaysia; "threatened to expel
Ethiopia's ambassador" threatens Ethiopia; "offered to lend South Korea" offers to South Korea; "warned that Manila
would leave" speaks for Manila; "alleged that Kabul shelters them" accuses Kabul; "ruled out lending to Chad" refuses
Chad; "sent doctors to help Kenya" helps Kenya.
"""

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.matches import match_predicate
from stemma.reading.events.object_reach import object_end
from stemma.reading.events.parties import parties_in
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.reading import PartyRole

GIVING = word_set("offer promise pledge vow volunteer undertake threaten swear")
"""Verbs whose infinitive is done to somebody."""
FUTURE = frozenset({"future", "would"})
REFUSING = frozenset({"infinitive", "gerund"})
"""How what is refused hangs on its verb."""
HELPING = word_set("help support assist aid benefit serve protect feed shelter treat relieve")
"""Verbs whose infinitive tells for whom aid is given."""
LEADING = frozenset({"to", "with", "from", "against"})
BESIDE = word_set("despite amid after before following during since until over")
"""Prepositions behind which something else is told."""
STEPS = 3
"""How many clauses behind the verb are read."""


def complement_parties(scene: Scene, clause: Clause, predicate: Predicate) -> list[tuple[int, PartyRole]]:
    """Return the mentions in the complement of a speech act, with their part in the act."""
    index = next((i for i, c in enumerate(scene.clauses) if c.group.main == clause.group.main), None)
    if index is not None and predicate.frame == "act" and "between" in predicate.preps:
        return [(m, "target") for m in _quarrelling(scene, index)]
    if {"v", "Y"} <= predicate.flags and clause.governor is not None:
        above = scene.clauses[clause.governor].subject  # "Peru said that Chile would face reprisals"
        return [(m, "source") for m in parties_in(scene, *above)] if above is not None else []
    if index is None or predicate.type not in ("REQUEST", "THREATEN", "AGREE", "ACCUSE", "REJECT", "AID"):
        return []
    if (asked := _asked_for(scene, clause, predicate)) is not None:
        return [(m, "target") for m in asked]
    for at in range(index + 1, min(index + 1 + STEPS, len(scene.clauses))):
        inner = scene.clauses[at]
        if inner.governor != index and not (inner.governor is None and predicate.type == "AID"):
            continue
        if inner.link == "that" and inner.subject is not None:
            return _of_clause(scene, inner, predicate)
        if _is_done_to(clause, inner, predicate) and not inner.group.passive:
            return [(m, "target") for m in _acted_upon(scene, inner)]
    return []


def _quarrelling(scene: Scene, index: int) -> list[int]:
    """Return between whom somebody goes: "began a mediation effort to end the war between [Chad] and [Libya]"."""
    inner = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if inner is None or inner.link != "infinitive":
        return []
    at = next((i for i in range(inner.group.end, inner.right) if scene.tokens[i].low == "between"), None)
    return parties_in(scene, at + 1, inner.right) if at is not None else []


def _asked_for(scene: Scene, clause: Clause, predicate: Predicate) -> list[int] | None:
    """Return who is asked where "for" leads to him: "called for [Chad] to open its border"."""
    near = range(clause.group.end - 1, min(clause.group.end + 1, clause.right))
    at = next((i for i in near if scene.tokens[i].low == "for"), None)
    if predicate.type != "REQUEST" or at is None:
        return None
    end = phrase_end(scene.tokens, at + 1, clause.right)
    asks = end < len(scene.tokens) and scene.tokens[end].tag == "to"
    return parties_in(scene, at + 1, end) if asks else None


def _is_done_to(clause: Clause, inner: Clause, predicate: Predicate) -> bool:
    """Say whether an inner clause tells what is offered, threatened or refused, or for whom aid is given."""
    if predicate.type == "REJECT":
        return inner.link in REFUSING or (inner.group.form == "ing" and inner.group.start == clause.group.end)
    if predicate.type == "AID":
        return inner.link == "infinitive" and inner.group.lemma in HELPING
    return inner.link == "infinitive" and clause.group.lemma in GIVING


def _of_clause(scene: Scene, inner: Clause, predicate: Predicate) -> list[tuple[int, PartyRole]]:
    named = parties_in(scene, *inner.subject) if inner.subject else []
    if predicate.type in ("REQUEST", "ACCUSE"):
        return [(m, "target") for m in named]
    if predicate.type == "THREATEN" and inner.group.tense in FUTURE and not inner.group.passive:
        return [(m, "source") for m in named if _is_state(scene, m)]
    return []


def _acted_upon(scene: Scene, inner: Clause) -> list[int]:
    match = match_predicate(scene, inner)
    moved = match is not None and "x" in match.predicate.flags
    found = [] if moved else parties_in(scene, inner.group.end, object_end(scene, inner))
    preps = LEADING | (match.predicate.preps if match is not None else set())
    at = inner.group.end
    while at < inner.right and scene.tokens[at].low not in BESIDE:
        if scene.tokens[at].low in preps and scene.tokens[at].tag in ("prep", "to"):
            end = phrase_end(scene.tokens, at + 1, inner.right)
            found += [m for m in parties_in(scene, at + 1, end) if m not in found]
            at = end
        else:
            at += 1
    return found


def _is_state(scene: Scene, mention: int) -> bool:
    chain = scene.chain_of(mention)
    return chain is not None and chain.kind in ("country", "organization")
