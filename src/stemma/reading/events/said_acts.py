"""
Acts of speech that plain saying tells: "said it will not lift the ban" refuses, "said that Qatar must mediate" demands.

Rules:
1. Who refuses says of himself, or of the state or body he speaks for, that something will not be done; who denies
   says so of harm that was done to others.
2. Who demands says of another actor that he must do something.
3. Words in marks are statements and no acts; so is what is said of things ("the ban will not help").
"""

from collections.abc import Iterator
from dataclasses import replace

from stemma.lexicon.idle_verbs import idle_verbs
from stemma.lexicon.predicates import Predicate, effects_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.acts import attribution_of, is_question, is_quoted, score_of
from stemma.reading.events.evidence import evidence_of
from stemma.reading.events.matches import Match, match_predicate
from stemma.reading.events.parties import parties_in, verb_parties
from stemma.reading.events.places import own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import standing_of
from stemma.reading.events.threats import HOSTILE, state_of_office
from stemma.reading.events.unnamed import acting_noun, unnamed_actor
from stemma.reading.events.words import word_set
from stemma.records.reading import Chain, Event, EventType, Party

STATING = word_set(
    """
    say tell add state assert insist maintain declare announce proclaim stress emphasise emphasize underline underscore
    reiterate repeat reaffirm affirm confirm write reply respond answer
    """
)
"""Verbs by which one speaks for himself; what is reported, denied or feared is none of one's own words."""
TAKEN_UP = word_set(
    """
    accept begin start go take return stop join give make hold let allow resume attend send recognise recognize comply
    budge yield negotiate pay sign leave accede
    """
)
"""Verbs that alone tell no act, but of which it is one not to do it."""
DEMANDED = word_set("stop end do avoid lift reduce raise set pay bring hold put make let")
"""Verbs that alone tell no act, but of which it is a demand that it must be done."""
SELF = word_set("it he she they its his her their we our")
AWAITING = frozenset({"until", "unless", "if"})
"""Words that open what somebody waits for."""
TIES = frozenset({"to", "with", "from", "on", "against"})


def said_acts(scene: Scene) -> Iterator[tuple[Event, Match]]:
    """Yield the refusals and demands that plain saying tells, each with the words that do."""
    if is_question(scene):
        return
    for index, clause in enumerate(scene.clauses):
        governor = _speaking(scene, clause)
        kind: EventType | None
        if clause.subject is None or (clause.group.passive and not _has_to_be_done(scene, clause)):
            continue
        if governor is not None:
            kind = _kind(scene, clause, governor)
        elif _refuses_himself(scene, clause):
            governor, kind = clause, "REJECT"
        else:
            continue
        event = _act(scene, index, clause, governor, kind) if kind is not None else None
        if event is not None:
            yield event, Match(predicate=_predicate(clause, kind), start=clause.group.main, end=clause.group.end)


def _has_to_be_done(scene: Scene, clause: Clause) -> bool:
    """Say whether a passive demands: "the hostages must be freed"; of what must be so nothing is demanded."""
    words = [t.low for t in scene.helpers_of(clause)]
    return words[:1] == ["must"] and clause.group.lemma not in idle_verbs() - DEMANDED


def _speaking(scene: Scene, clause: Clause) -> Clause | None:
    """Return the clause of saying that a clause hangs on, if somebody says there what he means himself."""
    first = scene.clauses[clause.shares] if clause.link == "and" and clause.shares is not None else clause
    if first.link != "that" or first.governor is None:
        return None
    governor = scene.clauses[first.governor]
    whole = governor.group.kind == "finite" or governor.group.form == "ing"
    plain = governor.group.lemma in STATING and whole and not governor.group.passive
    told = standing_of(scene.tokens, scene.clauses, first.governor) in ("past", "present")
    return governor if plain and told and governor.subject is not None else None


def _refuses_himself(scene: Scene, clause: Clause) -> bool:
    """Say whether a state, a body or somebody in office is told not to be going to do it: "Chile will not send Y"."""
    if clause.link not in ("main", "and") or clause.group.kind != "finite" or not clause.group.negated:
        return False
    words = [t.low for t in scene.helpers_of(clause)]
    if clause.group.tense not in ("future", "would") and words[:1] != ["cannot"]:
        return False
    if any(t.low in ("if", "unless", "should") for t in scene.tokens) or not _is_deed(scene, clause):
        return False
    own = [_state(scene, m) for m in parties_in(scene, *clause.subject)] if clause.subject else []
    attribution = attribution_of(scene, scene.span(clause.group.start, clause.group.end))
    told_by = scene.attributions[attribution].speaker_chain if attribution is not None else None
    saying = any("said" in effects_of(c.group.lemma) for c in scene.clauses if c is not clause)
    speaks = (attribution is None and not saying) or (told_by is not None and _state_of(scene.chains[told_by]) in own)
    return speaks and any(state is not None for state in own)


def _kind(scene: Scene, clause: Clause, governor: Clause) -> EventType | None:
    words = [t.low for t in scene.helpers_of(clause)]
    if clause.group.negated and clause.group.tense in ("future", "would") and _is_deed(scene, clause):
        return "REJECT" if _is_own(scene, clause, governor) else None
    if clause.group.negated and clause.group.tense == "past" and _is_hostile(scene, clause):
        return "REJECT" if _is_own(scene, clause, governor) else None
    doing = clause.group.passive or clause.group.lemma not in idle_verbs() - TAKEN_UP
    if words[:1] == ["must"] and not clause.group.negated and doing:
        return "REQUEST" if not _is_own(scene, clause, governor) else None
    return None


def _is_hostile(scene: Scene, clause: Clause) -> bool:
    """Say whether what was not done would have been done to others: "said its army had not fired at the village"."""
    match = match_predicate(scene, clause)
    return match is not None and match.predicate.type in HOSTILE and "s" not in match.predicate.flags


def _is_deed(scene: Scene, clause: Clause) -> bool:
    lemma, match = clause.group.lemma, match_predicate(scene, clause)
    worded = match is not None and match.predicate.kind != "verb"  # "will not [end the strike]"
    return worded or lemma in TAKEN_UP or (match is not None and lemma not in idle_verbs())


def _is_own(scene: Scene, clause: Clause, governor: Clause) -> bool:
    """Say whether the subject of what is said is who says it, or the state that he speaks for."""
    assert clause.subject is not None
    assert governor.subject is not None
    if scene.tokens[clause.subject[0]].low in SELF:
        return True
    inner, outer = ({_state(scene, m) for m in parties_in(scene, *c)} for c in (clause.subject, governor.subject))
    return bool((inner & outer) - {None})


def _state(scene: Scene, mention: int) -> str | None:
    chain = scene.chain_of(mention)
    return _state_of(chain) if chain is not None else None


def _state_of(chain: Chain) -> str | None:
    if chain.kind == "person":
        return state_of_office(chain)
    return chain.country or chain.name


def _predicate(clause: Clause, kind: EventType | None) -> Predicate:
    return Predicate(
        verb=(clause.group.lemma,), rest=(), kind="verb", type=kind, frame="act", flags=frozenset("s"), preps=TIES
    )


def _act(scene: Scene, index: int, clause: Clause, governor: Clause, kind: EventType | None) -> Event | None:
    trigger = scene.span(clause.group.start, clause.group.end)
    attribution = attribution_of(scene, trigger)
    said = scene.attributions[attribution] if attribution is not None else None
    if is_quoted(said, trigger) or kind is None or governor.subject is None:
        return None
    parties = _refusing(scene, index, governor) if kind == "REJECT" else _demanding(scene, clause, governor)
    if not any(p.role == "source" for p in parties):
        return None
    time = own_time(scene, governor, due=False)
    parts = [trigger, *(p.span for p in parties), scene.span(governor.subject[0], governor.group.end)]
    parts += [scene.times[time].span] if time is not None else []
    return Event(
        type=kind, status="past", trigger=trigger, parties=parties, time=time,
        clause=evidence_of(scene, index, clause, parts, speaks=True, said=None),
        score=score_of(parties, timed=time is not None, placed=False, finite=True),
    )  # fmt: skip


def _refusing(scene: Scene, index: int, governor: Clause) -> tuple[Party, ...]:
    clause = scene.clauses[index]
    parties = verb_parties(scene, clause, _predicate(clause, "REJECT"))
    if not any(p.role == "target" for p in parties):
        parties = (*parties, *_awaited(scene, index))
    if any(p.role == "source" and p.chain is not None for p in parties):
        return tuple(_by_name(scene, governor, p) for p in parties)
    unnamed = unnamed_actor(scene, governor, _predicate(governor, "REJECT"), ())
    known = _with(scene, governor, parties)
    return known if len(known) > len(parties) or unnamed is None else (unnamed, *parties)


def _awaited(scene: Scene, index: int) -> tuple[Party, ...]:
    """Return whom a refusal is put to, who has to move first: "will not end the strike until [the ministry] pays"."""
    inner = next((c for c in scene.clauses[index + 1 :] if c.governor == index and c.lead in AWAITING), None)
    if inner is None or inner.subject is None:
        return ()
    named = [scene.mentions[m] for m in parties_in(scene, *inner.subject)]
    if named:
        return tuple(Party(role="target", span=m.span, chain=m.chain) for m in named if m.chain is not None)
    span = acting_noun(scene, *inner.subject)
    return () if span is None else (Party(role="target", span=span, chain=None),)


def _by_name(scene: Scene, governor: Clause, party: Party) -> Party:
    """Return the party by the words of who speaks, where he is meant: of "X said his country" X."""
    assert governor.subject is not None
    own = (m for m in parties_in(scene, *governor.subject) if scene.mentions[m].chain == party.chain is not None)
    named = next(own, None)
    return party if named is None else replace(party, span=scene.mentions[named].span)


def _demanding(scene: Scene, clause: Clause, governor: Clause) -> tuple[Party, ...]:
    if clause.group.passive and clause.subject is not None:  # "the crew must be freed": nothing is asked of the crew
        return _with(scene, governor, (Party(role="target", span=scene.span(*clause.subject), chain=None),))
    asked = parties_in(scene, *clause.subject) if clause.subject is not None else []
    targets = tuple(
        Party(role="target", span=scene.mentions[m].span, chain=scene.mentions[m].chain)
        for m in asked
        if scene.mentions[m].chain is not None
    )
    return _with(scene, governor, targets) if targets else ()


def _with(scene: Scene, governor: Clause, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties and who speaks, who is none of them."""
    assert governor.subject is not None
    known = {p.chain for p in parties}
    speakers = [m for m in parties_in(scene, *governor.subject) if scene.mentions[m].chain not in known]
    own = (Party(role="source", span=scene.mentions[m].span, chain=scene.mentions[m].chain) for m in speakers)
    return tuple(sorted((*parties, *own), key=lambda p: p.span))
