"""
Acts that the network for events tells, beside those that the rules find: in words that no list has.

Rules:
1. A word tells an act where the network is sure of it, and no rule has told that act.
2. Those take part of whom the network says so, by mentions in the sentence; a noun that is no mention is a party where
   no mention is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from stemma.reading.clauses.form import Clause
from stemma.reading.events.acts import attribution_of, is_question
from stemma.reading.events.labelled_status import ASKING, labelled_status
from stemma.reading.events.one_act import is_told_again
from stemma.reading.events.scene import Scene
from stemma.records.labels import LabelledAct
from stemma.records.reading import Event, EventType, Party, PartyRole
from stemma.records.span import Span, hull

MUTUAL = frozenset({"CONSULT"})
"""Types of which all who take part do the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledParameters:
    """When the network for events is followed. Chosen on texts that it did not learn from."""

    act: float = 0.75
    """How likely a word must tell an act."""
    party: float = 0.5
    """How likely a word must name one who takes part."""


PARAMETERS = LabelledParameters()


def labelled_acts(scene: Scene, labelled: Iterable[LabelledAct], known: Sequence[Event]) -> list[Event]:
    """Return the acts of a sentence that *labelled* tell beside those *known*."""
    if is_question(scene):
        return []
    out: list[Event] = []
    verbs = [scene.span(c.group.main, c.group.end) for c in scene.clauses]
    for act in labelled:
        if act.score < PARAMETERS.act or any(_is_told(event, act) for event in (*known, *out)):
            continue
        event = _act(scene, act, [e.trigger for e in (*known, *out) if e.type in ASKING and e.status != "hypothetical"])
        if event is not None and not is_told_again(event, [*known, *out], verbs):
            out.append(event)
    return out


def _is_told(event: Event, act: LabelledAct) -> bool:
    return event.trigger.overlaps(act.trigger)


def _act(scene: Scene, act: LabelledAct, asking: Sequence[Span]) -> Event | None:
    kind = cast("EventType", max(act.types, key=lambda name: act.types[name]))
    parties = _parties(scene, act, mutual=kind in MUTUAL)
    if not parties:
        return None
    parts = [act.trigger, *(p.span for p in parties)]
    clause = _clause(scene, act.trigger)
    said = attribution_of(scene, act.trigger)
    return Event(
        type=kind,
        status=labelled_status(scene, act, kind, asking),
        trigger=act.trigger,
        clause=hull([*parts, *([] if clause is None else [scene.span(clause.left, clause.right)])]),
        parties=parties,
        attribution=said,
        via=scene.attributions[said].via if said is not None else (),
        score=round(act.score, 2),
        by="network",
    )


def _clause(scene: Scene, trigger: Span) -> Clause | None:
    """Return the least clause of the sentence in which a word stands."""
    holding = [c for c in scene.clauses if c.left < c.right and scene.span(c.left, c.right).contains(trigger)]
    return min(holding, key=lambda c: c.right - c.left) if holding else None


def _parties(scene: Scene, act: LabelledAct, *, mutual: bool) -> tuple[Party, ...]:
    found: dict[Span, Party] = {}
    for index in scene.here:
        mention = scene.mentions[index]
        scores = {role: _score(act, role, mention.span) for role in ("source", "target")}
        role = max(scores, key=lambda name: scores[name])
        if scores[role] >= PARAMETERS.party:
            named = cast("PartyRole", "both" if mutual else role)
            found[mention.span] = Party(role=named, span=mention.span, chain=mention.chain)
    for role in ("source", "target"):
        if not any(p.role in (role, "both") for p in found.values()):
            found.update((p.span, p) for p in _unnamed(scene, act, role, mutual=mutual))
    return tuple(sorted(found.values(), key=lambda p: p.span))


def _unnamed(scene: Scene, act: LabelledAct, role: str, *, mutual: bool) -> list[Party]:
    """Return those who take part by nouns that are no mention: "the arsonists"."""
    words = [
        a.span
        for a in act.arguments
        if a.role == role and a.score >= PARAMETERS.party and scene.sentence.contains(a.span)
    ]
    runs: list[Span] = []
    for word in sorted(words):
        if runs and scene.text[runs[-1].end : word.start].isspace():
            runs[-1] = Span(runs[-1].start, word.end)
        else:
            runs.append(word)
    taken = [scene.mentions[i].span for i in scene.here]
    named = cast("PartyRole", "both" if mutual else role)
    return [
        Party(role=named, span=run, chain=None)
        for run in runs
        if not run.overlaps(act.trigger) and not any(run.overlaps(span) for span in taken)
    ]


def _score(act: LabelledAct, role: str, span: Span) -> float:
    return max((a.score for a in act.arguments if a.role == role and span.contains(a.span)), default=0.0)
