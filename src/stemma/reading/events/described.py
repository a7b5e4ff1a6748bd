"""
Who stands behind the words that describe an object: "rejected an appeal filed by [lawyers of X]".

Rules:
1. What is refused, condemned or welcomed by somebody is his whose words or deed it is: "refused a request by [the
   prime minister]", "condemned an attack carried out by [rebels]".
2. What is lifted or eased for somebody lay on him: "lifted restrictions imposed on [Chad]".
3. He has to be an actor: a name, or a noun of those who act; a vote, a day or a way of doing is none.
"""

from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.object_reach import object_end
from stemma.reading.events.parties import parties_in
from stemma.reading.events.scene import Scene
from stemma.reading.events.unnamed import acting_noun
from stemma.records.reading import Event, EventType, Party

AUTHORS = frozenset({"by", "from"})
LEADING: dict[EventType, frozenset[str]] = {
    "REJECT": AUTHORS,
    "ACCUSE": AUTHORS,
    "SUPPORT": AUTHORS,
    "CONCEDE": frozenset({"on", "against"}),
}
"""Prepositions that lead to him, by the type of what is done."""
BROKERS = frozenset({"brokered", "mediated", "backed", "sponsored", "hosted", "supported"})
"""Participles behind which "by" leads to a helper, whom a rejection is not of."""
STEPS = 5
"""How many words behind the object the preposition may stand: "an appeal lodged on Friday by"."""


def described(scene: Scene, clause: Clause, event: Event) -> tuple[Party, ...]:
    """Return those whom the words behind the object of *clause* name, as targets; empty where they name none."""
    if event.type not in LEADING or clause.group.passive:
        return ()
    at = _leading(scene, object_end(scene, clause), LEADING[event.type])
    if at is None:
        return ()
    end = phrase_end(scene.tokens, at + 1, len(scene.tokens))
    named = [scene.mentions[m] for m in parties_in(scene, at + 1, end)]
    if named:
        return tuple(Party(role="target", span=m.span, chain=m.chain) for m in named)
    span = acting_noun(scene, at + 1, end)
    return () if span is None else (Party(role="target", span=span, chain=None),)


def _leading(scene: Scene, start: int, preps: frozenset[str]) -> int | None:
    """Return where one of *preps* stands behind an object that ends at *start*, a participle or a day between."""
    participle = False
    for at in range(start, min(start + STEPS, len(scene.tokens))):
        token = scene.tokens[at]
        if token.low in preps and (participle or at == start):
            return at
        if token.low in BROKERS:
            return None
        participle |= any(form == "participle" for _, form in token.forms)
        if not participle and token.tag not in ("adv", "time"):
            return None
    return None
