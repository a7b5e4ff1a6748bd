"""
Who takes part in an act by the network for events, and who it says took part in an act of the rules.

Rules:
1. A mention takes part whose words the network is sure of; one an actor. Where nobody acts by that, the likeliest state
   does.
2. A place does not act, nor does whoever only owns one that acts: "the dead man's widow", "Kenya-flagged".
3. A noun that is no mention takes part where no mention does: "the arsonists".
4. An act of the rules that falls on nobody falls on those of whom the network is most sure. Who acts, the rules know
   better: of those that the network would add one in five is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, cast

from stemma.reading.events.parties import may_take_part
from stemma.reading.events.scene import Scene
from stemma.records.labels import LabelledAct
from stemma.records.reading import Event, EventType, Party, PartyRole
from stemma.records.span import Span, hull

MUTUAL: Final = frozenset({"CONSULT"})
"""Types of which all who take part do the same."""
ON_PLACES: Final = frozenset({"ASSAULT", "COERCE", "CONSULT", "AID"})
"""Types that may fall on a place."""
SIDES: Final[tuple[PartyRole, PartyRole]] = ("source", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPartyParameters:
    """When the network is followed. Read off paragraphs that it did not learn from, `tests/cases/paragraphs/open`."""

    party: float = 0.5
    """How likely a word must name one who takes part."""
    state: float = 0.3
    """The same of a state where nobody else acts: four of five are right."""
    added: float = 0.8
    """The same of one on whom an act of the rules falls: five of six are right."""


PARAMETERS = LabelledPartyParameters()


def labelled_parties(scene: Scene, act: LabelledAct) -> tuple[Party, ...]:
    """Return who takes part in *act*, in text order."""
    kind = cast("EventType", act.type)
    found = [p for role in SIDES for p in _on_side(scene, act, kind, role, PARAMETERS.party)]
    if not any(p.role == "source" for p in found):
        found += _likeliest_state(scene, act, kind)
    return _in_order(replace(p, role="both") if kind in MUTUAL else p for p in found)


def with_labelled_targets(scene: Scene, event: Event, act: LabelledAct) -> Event:
    """Return an act of the rules whose actor alone is known with those on whom the network says it fell."""
    if {p.role for p in event.parties} != {"source"}:
        return event
    taken = {p.chain for p in event.parties} - {None}
    found = _on_side(scene, act, event.type, "target", PARAMETERS.added)
    more = [p for p in found if p.chain is not None and p.chain not in taken]
    if not more:
        return event
    whole = hull([event.clause, *(p.span for p in more)])
    return replace(event, parties=_in_order([*event.parties, *more]), clause=whole)


def _on_side(scene: Scene, act: LabelledAct, kind: EventType, role: PartyRole, least: float) -> list[Party]:
    other = SIDES[role == "source"]
    found: dict[int, tuple[float, Party]] = {}
    for index in scene.here:
        mention = scene.mentions[index]
        score = _score(act, role, mention.span)
        if score < max(least, _score(act, other, mention.span)) or mention.span.overlaps(act.trigger):
            continue
        if not may_take_part(scene, index, places=role == "target" and kind in ON_PLACES):
            continue
        key = -1 - index if mention.chain is None else mention.chain
        if key not in found or found[key][0] < score:
            found[key] = score, Party(role=role, span=mention.span, chain=mention.chain)
    return [party for _, party in found.values()] or _unnamed(scene, act, role, least)


def _likeliest_state(scene: Scene, act: LabelledAct, kind: EventType) -> list[Party]:
    """Return the state that most likely acts, where one may."""
    states = (i for i in scene.here if (chain := scene.chain_of(i)) is not None and chain.kind == "country")
    score = max((_score(act, "source", scene.mentions[i].span) for i in states), default=0.0)
    return _on_side(scene, act, kind, "source", score) if score >= PARAMETERS.state else []


def _unnamed(scene: Scene, act: LabelledAct, role: PartyRole, least: float) -> list[Party]:
    """Return those who take part by nouns that are no mention: "the arsonists"."""
    words = [a.span for a in act.arguments if a.role == role and a.score >= least and scene.sentence.contains(a.span)]
    runs: list[Span] = []
    for word in sorted(words):
        if runs and scene.text[runs[-1].end : word.start].isspace():
            runs[-1] = Span(runs[-1].start, word.end)
        else:
            runs.append(word)
    taken = [act.trigger, *(scene.mentions[i].span for i in scene.here)]
    free = [run for run in runs if not any(run.overlaps(span) for span in taken)]
    words = [run for run in free if scene.text[run.start].isalnum()]  # no hyphen of a name, no "'s" alone
    return [Party(role=role, span=run, chain=None) for run in words]


def _score(act: LabelledAct, role: str, span: Span) -> float:
    return max((a.score for a in act.arguments if a.role == role and span.contains(a.span)), default=0.0)


def _in_order(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties, key=lambda p: (p.span, -1 if p.chain is None else p.chain)))
