"""
The events of one article: who did what to whom, when and where, clause by clause.

Actor, act, place and time of an event come from one clause, or there is no event:
a false event costs its reader more than a missing one. What is only imagined is kept
as `hypothetical`, so that the words are known to tell no event.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from stemma.reading.clauses.tree_clauses import tree_clauses
from stemma.reading.events.acts import verb_acts
from stemma.reading.events.answered import without_answered
from stemma.reading.events.asked_types import Types
from stemma.reading.events.doubted import doubted_acts
from stemma.reading.events.frames import with_frames
from stemma.reading.events.hints import hinted_acts
from stemma.reading.events.labelled import labelled_acts, with_named_targets
from stemma.reading.events.labelled_settings import with_labelled_setting
from stemma.reading.events.labelled_sure import reports_acts, sure_acts
from stemma.reading.events.main_verbs import Told, is_of_saying, told_by
from stemma.reading.events.matches import LEAVING
from stemma.reading.events.news_days import with_news_day
from stemma.reading.events.nouns import noun_acts
from stemma.reading.events.objects import with_object
from stemma.reading.events.one_act import is_same_act, one_an_act
from stemma.reading.events.said_acts import said_acts
from stemma.reading.events.scene import Scene, scenes
from stemma.reading.events.there import with_places_told_before
from stemma.reading.events.unlisted import unlisted_acts
from stemma.reading.speech.stances import stance_of
from stemma.records.article import Genre
from stemma.records.labels import LabelledAct
from stemma.records.reading import Attribution, Chain, Event, Mention, Time
from stemma.records.span import Span, hull
from stemma.records.structure import Tree

STANCED = frozenset({"REQUEST", "AGREE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
"""Types that may take a position."""
ASIDE = {"and": "relative", "participle": "gerund"}
"""By how the rules take a second verb: how the parse hangs the first one on a noun or a preposition."""
LONGEST_PARSE = 200
"""Words of the longest sentence whose parse is followed; what is longer is a list or a table."""


class FoundEvents(NamedTuple):
    """The acts that an article tells, and the words that only hint at one, each in text order."""

    told: tuple[Event, ...]
    hinted: tuple[Event, ...]


def find_events(  # noqa: PLR0917 - what the other finders of the reading return, in their order
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    *,
    published: str | None = None,
    trees: Sequence[Tree] = (),
    genre: Genre = "report",
    types: Types | None = None,
    labelled: Sequence[LabelledAct] = (),
    home: Span | None = None,
) -> FoundEvents:
    """
    Return the events of an article in text order, and what *labelled* hint at beside them.

    *published*, its day (EDTF), tells whether a bare "meeting on Friday" is behind or ahead; without it neither is.
    *types*, the weights for types, are asked about acts of *labelled* of whose type these are unsure; where they are
    there, those events too are returned that they have to confirm (`doubted`).
    *home* is the town of the line over the report: what was done "here" was done there.
    """
    told: list[Told] = []
    hinted: list[Event] = []
    told_too = reports_acts(labelled, sentences)
    for scene in scenes(text, sentences, mentions, chains, times, attributions, published=published, trees=trees):
        parsed = _parsed(scene)
        events = _events_of(scene) if parsed is None else _by_parse_too(scene, parsed)
        if types is not None and parsed is not None and not events:
            events = [e for e in doubted_acts(parsed) if _stands_out(parsed, e)]
        here = [act for act in labelled if scene.sentence.contains(act.trigger)]
        events = with_named_targets(parsed or scene, here, events)
        if told_too:
            events = [*events, *(_with_stance(text, e) for e in labelled_acts(parsed or scene, here, events, types))]
        events = sure_acts(parsed or scene, [with_labelled_setting(scene, parsed or scene, e, here) for e in events])
        events = without_answered(parsed or scene, events)
        told.append(Told(scene=scene, parsed=parsed or scene, events=tuple(events)))
        if told_too:
            hinted += hinted_acts(scene, parsed or scene, here, events)
    events = with_news_day(with_places_told_before(with_frames(told), home), genre)
    return FoundEvents(told=_in_order(events), hinted=_in_order(hinted))


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda e: (e.trigger.start, e.trigger.end, e.type)))


def _parsed(scene: Scene) -> Scene | None:
    """Return the sentence with the clauses of its parse; None where it has none, or is a list or a table."""
    if scene.tree is None or len(scene.tree.words) > LONGEST_PARSE:
        return None
    return replace(scene, clauses=tuple(tree_clauses(scene.text, scene.tokens, scene.tree)))


def _by_parse_too(scene: Scene, parsed: Scene) -> list[Event]:
    """
    Return the acts of a sentence by the rules' clauses, and those that only the clauses of its parse tell.

    Where both find an act, the rules' stands: on sentences with one known act each their parties are right more often.
    """
    ruled, told = _listed(scene)
    found, worded = _listed(parsed)
    same = {e.trigger: e for e in found}
    sure = [k for k in ruled if k.trigger in same or not _is_of_aside(scene, parsed, k)]
    known = [_with_parse(scene, parsed, k, same.get(k.trigger, k)) for k in sure]
    new = [e for e in found if not any(_is_told(k, e) for k in ruled) and _stands_out(parsed, e)]
    unlisted = [e for e in unlisted_acts(parsed, [*told, *worded]) if _stands_out(parsed, e)]
    also = unlisted_acts(scene, [*told, *worded, *(e.trigger for e in unlisted)])
    return [*known, *new, *unlisted, *also]


def _with_parse(ruled: Scene, scene: Scene, known: Event, event: Event) -> Event:
    """Return an act with what the parse finds beside all that is known: parties, a day, a place before its verb."""
    if known.type != event.type or known.status != event.status:
        return known
    mine, others = ({(p.role, p.span) for p in e.parties} for e in (known, event))
    if mine < others or _knows_who_acts(ruled, scene, known, event):
        known = replace(known, parties=event.parties, clause=hull([known.clause, event.clause]))
    if known.time is None and not is_of_saying(scene, known, event.time):
        known = replace(known, time=event.time)
    # Behind the verb a parsed clause reaches far: "froze the assets of a squadron based at X" is not at X.
    if known.place is None and event.place is not None and event.place.end <= event.trigger.start:
        known = replace(known, place=event.place, clause=hull([known.clause, event.place]))
    return known


def _knows_who_acts(ruled: Scene, scene: Scene, known: Event, event: Event) -> bool:
    """
    Say whether the parse knows better than the rules who did it.

    "The League, whose chair is the minister of Chad, Ali Deby, offered on Monday to mediate": the League, whom the
    rules take for none; "X gave Chad until Friday to withdraw": Chad is to withdraw.
    """
    links = [c.link for s in (ruled, scene) for c in told_by(s, known)[:1]]
    mine, others = ({p.span for p in e.parties if p.role != "target"} for e in (known, event))
    if links[:1] == ["reduced"]:
        return links[1:] in (["main"], ["and"]) and bool(others)
    return (links == ["infinitive", "infinitive"] and bool(others) and not mine & others) or _is_of_aside(
        ruled, scene, known
    )


def _is_of_aside(ruled: Scene, scene: Scene, known: Event) -> bool:
    """
    Say whether by the parse a verb goes on what is said of somebody else than whom the rules take for its subject.

    "Police held nine men after a fire that killed six and [injured] forty"; "a man suspected of shooting three and
    [wounding] five": these are not deeds of the police.
    """
    clauses = [c for s in (ruled, scene) for c in told_by(s, known)[:1]]
    clause = clauses[-1] if clauses else None
    hung = ASIDE.get(clauses[0].link) if clauses else None
    if clause is None or clause.shares is None or hung is None or clause.link != "and":
        return False
    before = next((t for t in scene.tokens[: clause.group.start][::-1] if t.tag not in ("cc", "adv")), None)
    closed = before is not None and before.low == ","  # "Peru accused Chile, which shut the bridge, and expelled"
    return scene.clauses[clause.shares].link == hung and not closed


def _is_told(known: Event, event: Event) -> bool:
    return known.trigger.overlaps(event.trigger) or is_same_act(known, event)


def _stands_out(scene: Scene, event: Event) -> bool:
    """
    Say whether an act that only the parse tells is told plainly enough.

    It stands outside quotation marks; an actor who is more than a group takes part, or its day is told with its place
    or with who did it to whom;
    somebody acts, but for the passive; and a participle says whom it fell on ("setting a deadline" tells no act more).
    """
    named = any(p.chain is not None and scene.chains[p.chain].kind != "group" for p in event.parties)
    groups = [c.group for c in scene.clauses if event.trigger.contains(scene.tokens[c.group.main].span)]
    told = event.time is not None and (event.place is not None or len(event.parties) > 1 or not groups)
    if scene.is_quoted(event.trigger.end) or not (named or told):
        return False
    acted, suffered = (any(p.role != role for p in event.parties) for role in ("target", "source"))
    if event.parties and not acted and not any(g.passive and (g.kind == "finite" or event.time) for g in groups):
        return not groups
    return suffered or not groups or any(g.kind in ("finite", "infinitive") for g in groups)


def _events_of(scene: Scene) -> list[Event]:
    listed, told = _listed(scene)
    return [*listed, *unlisted_acts(scene, told)]


def _listed(scene: Scene) -> tuple[list[Event], list[Span]]:
    """Return the acts of a sentence in words that are listed, each once, and the triggers of all that tell them."""
    out: list[Event] = []
    told: set[int] = set()
    worded = {}
    for event, match in verb_acts(scene):
        left = event.type == "REJECT" and match.predicate.verb[0] in LEAVING
        told.update(range(match.start, match.start + 1 if left else match.end))
        if match.noun is not None:
            told.add(match.noun)
        worded[event.trigger] = match
        out.append(event)
    for event, match in said_acts(scene):
        worded.setdefault(event.trigger, match)
        out.append(event)
    verbs = frozenset(e.trigger for e in out)
    out.extend(noun_acts(scene, frozenset(told)))
    kept = [_with_stance(scene.text, e) for e in one_an_act(out, verbs)]
    listed = [with_object(scene, e, worded[e.trigger]) if e.trigger in worded else e for e in kept]
    return listed, [e.trigger for e in out]


def _with_stance(text: str, event: Event) -> Event:
    if event.type not in STANCED or event.status == "hypothetical":
        return event
    found = stance_of(text, event.clause, trigger=event.trigger)
    return event if found is None else replace(event, stance=found[0], issue=found[1])
