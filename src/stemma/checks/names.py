"""The rule about names: who is said to take part is named there."""

from collections.abc import Iterator

from stemma.checks.fault import Fault
from stemma.checks.grounding import Grounding
from stemma.records.account import Actor, EventEvidence
from stemma.records.reading import Chain
from stemma.records.span import Span
from stemma.text.normalise import fold


def find_wrong_parties(grounding: Grounding) -> Iterator[Fault]:
    """Yield the cells of parties that are no name, no alias and no chained mention of their actor."""
    actors = {a.id: a for a in grounding.account.actors}
    for event in grounding.account.events:
        for evidence in event.evidence:
            for actor_id, span in evidence.parties:
                actor = actors.get(actor_id)
                if actor is None or not _names(grounding, actor, evidence, span):
                    words = grounding.words_at(evidence.article, span)
                    name = actor.name if actor else actor_id
                    yield Fault(
                        record=event.id,
                        article=evidence.article,
                        span=span,
                        rule="party named",
                        text=f"“{words}” is no name of {name} and not chained to one",
                    )


def _names(grounding: Grounding, actor: Actor, evidence: EventEvidence, span: Span) -> bool:
    known = {_key(name) for name in (actor.name, *actor.aliases)}
    if _key(grounding.words_at(evidence.article, span)) in known:
        return True
    if any(e.article == evidence.article and e.span.overlaps(span) for e in actor.evidence):
        return True
    reading = grounding.readings[evidence.article]
    return any(
        bool(known & _chain_names(reading.chains[m.chain]))
        for m in reading.mentions
        if m.chain is not None and m.span.overlaps(span)
    )


def _chain_names(chain: Chain) -> set[str]:
    return {_key(name) for name in (chain.name, *chain.aliases)}


def _key(name: str) -> str:
    return fold(name).text.strip().removeprefix("the ").removesuffix("'s")
