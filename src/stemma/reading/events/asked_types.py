"""
Acts whose kind no word list knows: the network for types is asked, and followed where it is sure.

Where the lists know a kind, it stands: of acts in whole stories they are right more often.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, cast, get_args

from stemma.records.labels import MarkedAct
from stemma.records.reading import Event, EventType
from stemma.records.span import Span

UNKNOWN: Final = "OTHER"
FOLLOWED: Final = frozenset(get_args(EventType)) - {UNKNOWN}
"""What the network may make of an act: not its YIELD, which is CONCEDE or RETREAT, nor that there is no act."""


LETTING: Final = {"YIELD": "CONCEDE"}
"""What a doubted act is that yields: who withdraws is nearly always told by a listed verb."""


class Types(Protocol):
    """What says of what type an act is: the weights for types."""

    def likeliest(self, text: str, acts: Sequence[MarkedAct]) -> Sequence[tuple[str, float]]:
        """Return the likeliest type of each of *acts* in *text*, and how likely it is, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedParameters:
    """When the network is followed."""

    sure: float = 0.7
    """How likely a type must be. In the golden stories 4 of the 4 acts that it then names are gold acts of that type;
    from 0.6 on, accidents are told as ASSAULT."""
    surest: float = 0.9
    """The same of an act that nothing else shows to be one. Of what is then told in two golden stories and in 38
    articles of newspapers, five of six acts are ones that an analyst would sign; from 0.8 on, and of anybody, half."""


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


def marked(event: Event, sentences: Sequence[Span]) -> MarkedAct | None:
    """Return *event* as the network is shown it; None where no sentence holds its words."""
    sentence = next((s for s in sentences if s.contains(event.trigger)), None)
    if sentence is None:
        return None
    near = [p for p in event.parties if sentence.contains(p.span)]
    return MarkedAct(
        sentence=sentence,
        source=next((p.span for p in near if p.role != "target"), None),
        target=next((p.span for p in near if p.role == "target"), None),
        predicate=event.trigger,
    )


def _typed(event: Event, kind: str, likely: float) -> Event:
    least = PARAMETERS.surest if event.doubted else PARAMETERS.sure
    if event.doubted:
        kind = LETTING.get(kind, kind)
    if kind not in FOLLOWED or likely < least:
        return event
    return replace(event, type=cast("EventType", kind), doubted=False)
