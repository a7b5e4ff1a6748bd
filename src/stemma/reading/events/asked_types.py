"""
Acts whose kind no word list knows: the network for types is asked.

Rules:
1. Where the lists know a kind, it stands: of acts in whole stories they are right more often.
2. An act that the rules tell without a kind gets the one of which the network is sure.
3. Of an act that the network for events tells, and of whose type that is unsure, both networks say how likely each is.
   The network for types reads the sentence anew for each act: it is asked about no other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, cast, get_args

from stemma.records.labels import LabelledAct, MarkedAct
from stemma.records.reading import Event, EventType, Party
from stemma.records.span import Span

NO_ACT: Final = "NONE"
UNKNOWN: Final = "OTHER"
FOLLOWED: Final = frozenset(get_args(EventType)) - {UNKNOWN}
"""What the network may make of an act: not its YIELD, which is CONCEDE or RETREAT, nor that there is no act."""


WHOLE: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""What the network calls two types that it does not tell apart."""
LETTING: Final = {"YIELD": "CONCEDE"}
"""What a doubted act is that yields: who withdraws is nearly always told by a listed verb."""


class Types(Protocol):
    """What says of what type an act is: the weights for types."""

    def likeliest(self, text: str, acts: Sequence[MarkedAct]) -> Sequence[tuple[str, float]]:
        """Return the likeliest type of each of *acts* in *text*, and how likely it is, 0..1."""

    def shares(self, text: str, acts: Sequence[MarkedAct]) -> Sequence[Mapping[str, float]]:
        """Return how likely each type is of each of *acts* in *text*, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedParameters:
    """When the network is followed."""

    sure: float = 0.7
    """How likely a type must be. In the golden stories 4 of the 4 acts that it then names are gold acts of that type;
    from 0.6 on, accidents are told as ASSAULT."""
    surest: float = 0.9
    """The same of an act that nothing else shows to be one. Of what is then told in two golden stories and in 38
    articles of newspapers, five of six acts are ones that an analyst would sign; from 0.8 on, and of anybody, half."""
    unsure: float = 0.7
    """Of an act that the network for events tells: how likely its likeliest type must be for no other to be asked. Of
    668 such acts in golden stories 316 have a type of gold without asking, 370 with asking about the 378 that are
    unsure; of 160 in `tests/cases/paragraphs/open` 98 and 105. An asking takes 10 ms of one core."""
    weight: float = 0.6
    """What the network for types then counts; the network for events counts the rest."""
    none: float = 0.5
    """How likely it must be there that it is no act, for it to be none: in golden stories right of 20 of 21."""
    least: float = 1e-4
    """How likely a type is by the network for types at least."""


PARAMETERS = AskedParameters()


def with_asked_types(
    text: str, sentences: Sequence[Span], events: Sequence[Event], types: Types | None
) -> tuple[Event, ...]:
    """Return *events* in their order, those of kind OTHER with the type that *types* is sure of."""
    asked = {n: act for n, event in enumerate(events) if event.type == UNKNOWN and (act := marked(event, sentences))}
    if types is None or not asked:
        return tuple(events)
    told = dict(zip(asked, types.likeliest(text, list(asked.values())), strict=True))
    typed = [_typed(event, *told[n]) if n in told else event for n, event in enumerate(events)]
    return tuple(event for event in typed if not event.doubted)


def with_asked_type(text: str, sentence: Span, act: LabelledAct, parties: Sequence[Party], types: Types) -> LabelledAct:
    """
    Return *act*, in which *parties* take part, with how likely each type is by both networks where one is unsure.

    It is no act at all where the network for types says so.
    """
    if max(act.types.values()) >= PARAMETERS.unsure * act.score:
        return act
    (asked,) = types.shares(text, [_marked(sentence, act.trigger, parties)])
    theirs = {kind: max(asked.get(WHOLE.get(kind, kind), 0.0), PARAMETERS.least) for kind in act.types}
    weight = PARAMETERS.weight
    likely = {kind: own ** (1 - weight) * theirs[kind] ** weight for kind, own in act.types.items()}
    scale = 0.0 if asked.get(NO_ACT, 0.0) > PARAMETERS.none else act.score / sum(likely.values())
    return replace(act, types={kind: share * scale for kind, share in likely.items()})


def marked(event: Event, sentences: Sequence[Span]) -> MarkedAct | None:
    """Return *event* as the network is shown it; None where no sentence holds its words."""
    sentence = next((s for s in sentences if s.contains(event.trigger)), None)
    return None if sentence is None else _marked(sentence, event.trigger, event.parties)


def _marked(sentence: Span, trigger: Span, parties: Sequence[Party]) -> MarkedAct:
    near = [p for p in parties if sentence.contains(p.span)]
    return MarkedAct(
        sentence=sentence,
        source=next((p.span for p in near if p.role != "target"), None),
        target=next((p.span for p in near if p.role == "target"), None),
        predicate=trigger,
    )


def _typed(event: Event, kind: str, likely: float) -> Event:
    least = PARAMETERS.surest if event.doubted else PARAMETERS.sure
    if event.doubted:
        kind = LETTING.get(kind, kind)
    if kind not in FOLLOWED or likely < least:
        return event
    return replace(event, type=cast("EventType", kind), doubted=False)
