"""
Which acts of the network for events are sure enough to be told, by what their word is and by what stands beside it.

Rules:
1. A text of which the network expects few acts reports none: a feature, a poll, a review. What its words seem to tell
   is talk.
2. Beside an act that the rules tell, no noun tells another, nor does a verb that hangs on another and tells what was,
   without a day or a place of its own: most of it is about that act. What is asked for or promised hangs on it too.
3. A verb that hangs on another needs a day or a place of its own, or a network that is all but certain.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from stemma.reading.events.scene import Scene
from stemma.records.labels import LabelledAct
from stemma.records.reading import Event
from stemma.records.span import Span
from stemma.records.structure import Tree

MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
"""How a verb depends on others that tells what its sentence tells."""
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SureParameters:
    """When an act of the network is told. Chosen on real and on invented texts that it did not learn from."""

    text: int = 8
    """Sentences from which on a text shows what kind it is."""
    acts: float = 0.25
    """Acts a sentence that the network expects of a report, at least. In every open test story each report has more;
    nothing of what it tells in real texts with less belongs in an account of a crisis."""
    main: float = 0.995
    """How likely a main verb must tell an act, in a sentence of which the rules tell one."""
    alone: float = 0.94
    """The same where the rules tell none, and of nouns."""
    hanging: float = 0.9
    """The same of a verb that hangs on another and has a day or a place."""
    certain: float = 0.98
    """The same where it has neither."""


PARAMETERS = SureParameters()


def reports_acts(labelled: Iterable[LabelledAct], sentences: Collection[Span]) -> bool:
    """Say whether a text is one that reports acts, by all that the network says of its *sentences*."""
    expected = sum(act.score for act in labelled)
    return len(sentences) < PARAMETERS.text or expected >= PARAMETERS.acts * len(sentences)


def sure_acts(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """Return the *events* of a sentence without those of the network that are not sure enough."""
    beside = any(e.by == "rules" and e.status != "hypothetical" for e in events)
    return [
        e for e in events if e.by == "rules" or e.status == "hypothetical" or _is_sure(scene.tree, e, beside=beside)
    ]


def _is_sure(tree: Tree | None, event: Event, *, beside: bool) -> bool:
    placed = event.time is not None or event.place is not None
    word = None if tree is None else next((n for n, w in enumerate(tree.words) if w.overlaps(event.trigger)), None)
    if tree is None or word is None:
        return event.score >= PARAMETERS.alone
    if tree.tags[word] not in VERBS:
        return event.score >= PARAMETERS.alone and not beside
    if tree.relations[word] not in MAIN:
        own = placed or event.status != "past" or not beside
        return own and event.score >= (PARAMETERS.hanging if placed else PARAMETERS.certain)
    return event.score >= (PARAMETERS.main if beside else PARAMETERS.alone)
