"""What networks say of a text, and what they are asked about: labelled spans, and marked acts. Not yet a reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A stretch of whole words with its label."""

    span: Span
    label: str
    """`source`, `cue` or `content`, or the type of a name."""
    score: float
    """How sure the network is of its pieces' labels on average, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledAttribution:
    """A cue with its source and its contents."""

    cue: Labelled | None
    """None where contents stand farther from any cue than links are looked for."""
    source: Labelled | None
    source_score: float
    """How sure the network is of the source (or that there is none), beside the other sources near, 0..1."""
    contents: tuple[Labelled, ...]
    """Sorted, at least one."""
    content_score: float
    """How sure it is that the least sure of them belongs to the cue, 0..1."""

    def __post_init__(self) -> None:
        if not self.contents:
            raise ValueError("an attribution needs content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Of one text, in its order."""

    names: tuple[Labelled, ...] = field(default=())
    attributions: tuple[LabelledAttribution, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAct:
    """One act in a sentence, by the words that name its parties; they lie in the sentence."""

    sentence: Span
    source: Span | None
    target: Span | None
    predicate: Span | None = None
    """The words that say what is done; None where nobody has told them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledArgument:
    """A word that may belong to an act."""

    role: str
    """`source`, `target`, `place` or `time`."""
    span: Span
    score: float
    """How likely it is, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledAct:
    """A word that may tell an act."""

    trigger: Span
    types: Mapping[str, float]
    """How likely each PLOVER type is, 0..1; what they lack of 1 is that the word tells no act."""
    statuses: Mapping[str, float]
    """How likely each status is, if it tells one; they sum to 1."""
    arguments: tuple[LabelledArgument, ...]
    """Words near that may belong to it, by role and place."""

    @property
    def score(self) -> float:
        """How likely the word tells an act, 0..1."""
        return sum(self.types.values())

    @property
    def type(self) -> str:
        """The likeliest type."""
        return max(self.types, key=lambda name: self.types[name])

    @property
    def status(self) -> str:
        """The likeliest status."""
        return max(self.statuses, key=lambda name: self.statuses[name])
