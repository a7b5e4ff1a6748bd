"""
Acts that the network for events tells, beside those that the rules find: in words that no list has.

Rules:
1. A word tells an act where the network is sure of it, and no rule has told that act.
2. A verb that only says who spoke tells none, nor what becomes of people whom nobody harms by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from stemma.lexicon.idle_verbs import saying_verbs
from stemma.lexicon.predicates import predicates_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.acts import attribution_of, is_first_person, is_question, with_own_speaker
from stemma.reading.events.asked_types import Types, with_asked_type
from stemma.reading.events.evidence import end_of_complement
from stemma.reading.events.labelled_parties import labelled_parties, with_labelled_targets
from stemma.reading.events.labelled_status import ASKING, labelled_status
from stemma.reading.events.noun_evidence import DYING
from stemma.reading.events.one_act import is_told_again
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.labels import LabelledAct
from stemma.records.reading import Event, EventType, Party
from stemma.records.span import Span, hull

VICTIMS = word_set("die drown perish survive suffer injure wound hurt missing dead injured wounded unhurt unharmed")
"""What becomes of people: their side of an act that other words tell, or of an accident."""

SPEAKING = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE"})
"""Types of acts that say something: what they say belongs to them."""

CONVEYING = frozenset({"express", "voice", "convey"})
"""Verbs of saying whose object tells the act: "voiced its anger at"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledParameters:
    """When the network for events is followed. Chosen on texts that it did not learn from."""

    act: float = 0.85
    """How likely a word must tell an act."""


PARAMETERS = LabelledParameters()


def labelled_acts(
    scene: Scene, labelled: Iterable[LabelledAct], known: Sequence[Event], types: Types | None = None
) -> list[Event]:
    """Return the acts of a sentence that *labelled* tell beside those *known*; *types* is asked for unsure types."""
    if is_question(scene):
        return []
    out: list[Event] = []
    verbs = [scene.span(c.group.main, c.group.end) for c in scene.clauses]
    for act in labelled:
        if act.score < PARAMETERS.act or any(_is_told(event, act) for event in (*known, *out)):
            continue
        if types is not None:
            act = with_asked_type(scene.text, scene.sentence, act, labelled_parties(scene, act), types)
            if act.score < PARAMETERS.act:
                continue
        event = _act(scene, act, [e.trigger for e in (*known, *out) if e.type in ASKING and e.status != "hypothetical"])
        event = None if event is None else _without_asker(event, [*known, *out])
        deadly = bool(_lemmas(scene, act.trigger) & DYING)
        if event is not None and not is_told_again(event, [*known, *out], verbs, deadly=deadly):
            out.append(event)
    return out


def with_named_targets(scene: Scene, labelled: Iterable[LabelledAct], known: Iterable[Event]) -> list[Event]:
    """Return the acts *known* of a sentence, each with those on whom *labelled* say it fell where that is not known."""
    sure = [act for act in labelled if act.score >= PARAMETERS.act]
    told = ((event, next((act for act in sure if _is_told(event, act)), None)) for event in known)
    return [event if act is None else with_labelled_targets(scene, event, act) for event, act in told]


def _is_told(event: Event, act: LabelledAct) -> bool:
    return event.trigger.overlaps(act.trigger)


def _act(scene: Scene, act: LabelledAct, asking: Sequence[Span]) -> Event | None:
    kind = cast("EventType", act.type)
    said = attribution_of(scene, act.trigger)
    clause = clause_of(scene, act.trigger)
    parties = labelled_parties(scene, act)
    if said is not None and clause is not None and is_first_person(scene, clause) and not clause.group.passive:
        parties = with_own_speaker(scene, scene.attributions[said], parties)
    if not parties or _is_of_victims(scene, act, parties) or only_says(scene, act.trigger):
        return None
    parts = [act.trigger, *(p.span for p in parties)]
    return Event(
        type=kind,
        status=labelled_status(scene, act, asking),
        trigger=act.trigger,
        clause=hull([*parts, *([] if clause is None else [_told(scene, clause, kind)])]),
        parties=parties,
        attribution=said,
        via=scene.attributions[said].via if said is not None else (),
        score=round(act.score, 2),
        by="network",
    )


def _told(scene: Scene, clause: Clause, kind: EventType) -> Span:
    """Return the words of a clause, of one that speaks with what it says: "refused [to discuss the withdrawal]"."""
    end = clause.right
    if kind in SPEAKING:
        index = next(n for n, other in enumerate(scene.clauses) if other is clause)
        end = max(end, end_of_complement(scene, index, clause))
    return scene.span(clause.left, end)


def _without_asker(event: Event, known: Iterable[Event]) -> Event | None:
    """Return what is asked for without who asks for it among those who are to do it; None where nobody else is left."""
    asking = [e for e in known if e.type == "REQUEST" and e.trigger.end <= event.trigger.start]
    if event.status != "proposed" or not asking:
        return event
    askers = {p.chain for e in asking for p in e.parties if p.role == "source"} - {None}
    kept = tuple(p for p in event.parties if p.role != "source" or p.chain not in askers)
    return replace(event, parties=kept) if kept else None


def _is_of_victims(scene: Scene, act: LabelledAct, parties: Sequence[Party]) -> bool:
    """Say whether a word tells what became of people whom nobody harms by it: "drowned", "still missing"."""
    if any(p.role != "target" and p.chain is not None and scene.chains[p.chain].kind != "group" for p in parties):
        return False
    return bool(_lemmas(scene, act.trigger) & VICTIMS)


def only_says(scene: Scene, trigger: Span) -> bool:
    """Say whether a word does no more than tell who spoke: "said", "claimed"; "denied" and "urged" do."""
    cues = (scene.attributions[i].cue for i in scene.said)
    if not any(cue is not None and cue.overlaps(trigger) for cue in cues):
        return False
    lemmas = _lemmas(scene, trigger) & saying_verbs() - CONVEYING
    return any(not any(p.type for p in predicates_of(lemma) if p.kind == "verb") for lemma in lemmas)


def _lemmas(scene: Scene, trigger: Span) -> frozenset[str]:
    """Return a word as it stands, folded, and the verbs of which it may be a form."""
    token = next(t for t in scene.tokens if t.end > trigger.start)
    return frozenset({token.low, *(lemma for lemma, _ in token.forms)})


def clause_of(scene: Scene, trigger: Span) -> Clause | None:
    """Return the least clause of the sentence in which a word stands."""
    holding = [c for c in scene.clauses if c.left < c.right and scene.span(c.left, c.right).contains(trigger)]
    return min(holding, key=lambda c: c.right - c.left) if holding else None
