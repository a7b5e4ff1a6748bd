"""
Whom or what an act is done to where no actor is named for it: "condemned [the bombing]", "arrested [12 teachers]".

Such a party has no chain: it says in the words of the text what the act falls on, and is no
actor of the account. This file adds nothing where an actor is acted upon already; where two act
alike, it adds with whom, if those are people ("signed a deal with [its bondholders]").
"""

from dataclasses import replace

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.described import described
from stemma.reading.events.matches import Match
from stemma.reading.events.object_reach import behind_day, object_end
from stemma.reading.events.scene import Scene
from stemma.reading.events.unnamed import acting_noun
from stemma.reading.events.words import word_set
from stemma.records.reading import Event, EventType, Party
from stemma.records.span import Span, hull

ACTED_ON = word_set(
    """
    hit strike target pound pummel hammer destroy sink ram board intercept harass shadow tail block divert detain seize
    raid ransack search violate enter deny dismiss dispute rebut contradict release free pardon veto defy flout breach
    ignore boycott occupy barricade blockade burn withdraw recall expel deport ban freeze revoke abandon scrap cancel
    overrun wreck damage flatten level gut capture rescue evacuate reopen close shut seal bar leave vacate quit
    """
)
"""Verbs whose object is what the act falls on; of "launched an attack" and "imposed a curfew" it is the act itself."""
PLEDGING = word_set("agree refuse decline offer promise pledge vow volunteer threaten undertake commit ready willing")
"""Verbs whose infinitive tells what will be done, and to whom."""
FACED: dict[EventType | None, frozenset[str]] = {
    "MOBILIZE": word_set("against to into towards toward near along facing opposite off outside around for at"),
    "RETREAT": frozenset({"from"}),
}
"""Prepositions that lead to whom an army faces, or what it leaves: where it stands, and no actor of the account."""
BORNE_BY_PLACE = frozenset({"MOBILIZE", "RETREAT", "AID", "SANCTION", "COERCE", "CONCEDE"})
"""Types of what is done in a country to it: observers deployed, aid suspended, a truce declared there."""
WITHIN = frozenset({"in", "inside", "across", "throughout"})
REASONS = word_set("answer response reply retaliation protest return revenge line order favour favor light view")
"""Words that with "in" before them say why or how, not where: "in answer to"."""
STEPS = 3
"""How many clauses behind the verb are read."""
LOOSE = frozenset({"mark", "cc", "quote", "adv"})
PARTICLES = frozenset({"down", "up", "out", "away", "aside", "back", "off", "over"})
"""Particles of the verb: "set up [a working group]"."""
LONGEST = 25
"""The longest phrase that is taken, in words."""


def with_object(scene: Scene, event: Event, match: Match) -> Event:
    """Return the event with the words for what it falls on or with whom it is done, where nobody is named."""
    at = next(
        (i for i, c in enumerate(scene.clauses) if match.start <= c.group.main < max(match.end, match.start + 1)), None
    )
    if at is None or match.called_off:
        return event
    if match.predicate.frame == "both":
        return _with_parties(event, _partner(scene, scene.clauses[at], match, event))
    if any(p.role != "source" for p in event.parties):
        return event
    where = _object(scene, at, match) or _place(scene, scene.clauses[at], event)
    span = _trimmed(scene, *where) if where is not None else None
    itself = match.predicate.kind != "object" or scene.clauses[at].group.lemma not in ACTED_ON
    if span is not None and not (itself and span.overlaps(event.trigger)):  # "launched [an attack]": the act itself
        event = _with_parties(event, (Party(role="target", span=span, chain=None),))
    return _with_parties(event, described(scene, scene.clauses[at], event))


def _place(scene: Scene, clause: Clause, event: Event) -> tuple[int, int] | None:
    """Return the country or place in which it is done, where nothing else bears it: "declared a truce in [Yemen]"."""
    if event.type not in BORNE_BY_PLACE:
        return None
    for at in range(clause.group.end, clause.right - 1):
        if scene.tokens[at].low not in WITHIN:
            continue
        end = phrase_end(scene.tokens, at + 1, clause.right)
        named = [t.mention for t in scene.tokens[at + 1 : end] if t.mention is not None]
        if any(scene.mentions[m].type == "LOC" for m in named):
            return at + 1, end
    return None


def _with_parties(event: Event, parties: tuple[Party, ...]) -> Event:
    """Return the event with those of *parties* that stand apart from the ones that it has."""
    new = [p for p in parties if not any(p.span.overlaps(known.span) for known in event.parties)]
    clause = hull([event.clause, *(p.span for p in new)])
    return replace(event, parties=tuple(sorted((*event.parties, *new), key=lambda p: p.span)), clause=clause)


def _partner(scene: Scene, clause: Clause, match: Match, event: Event) -> tuple[Party, ...]:
    """Return with whom something is done, where only those before the verb are known: "talks with [rebels]"."""
    behind = scene.tokens[clause.group.main].end
    if "with" not in match.predicate.preps or any(p.span.start >= behind for p in event.parties):
        return ()
    where = _tied(scene, clause, frozenset({"with"}), clause.group.end)
    span = acting_noun(scene, *where) if where is not None else None
    return () if span is None else (Party(role="both", span=span, chain=None),)


def _object(scene: Scene, at: int, match: Match) -> tuple[int, int] | None:
    clause, predicate = scene.clauses[at], match.predicate
    if clause.group.passive:
        return clause.subject if "x" not in predicate.flags else None
    preps = predicate.preps | FACED.get(predicate.type, frozenset())
    tied = _tied(scene, clause, preps - {"by"}, match.end)  # "rejected the plan by a vote"
    if tied is not None:
        return tied
    if predicate.kind != "verb" and clause.group.lemma not in ACTED_ON and match.length:
        return None if predicate.kind == "object" else _direct(scene, clause, match.end, predicate)
    direct = _direct(scene, clause, clause.group.end, predicate)
    return direct if direct is not None else _in_complement(scene, at, predicate)


def _direct(scene: Scene, clause: Clause, start: int, predicate: Predicate) -> tuple[int, int] | None:
    if {"x", "w"} & predicate.flags and clause.group.lemma not in ACTED_ON:
        return None
    if clause.object_before is not None:
        return clause.object_before
    end = object_end(scene, replace(clause, group=replace(clause.group, end=start)))
    words = [t for t in scene.tokens[start:end] if t.is_noun]
    return (start, end) if words and words[-1].low not in SELVES else None


SELVES = word_set("itself himself herself themselves it")
"""Objects that say nothing."""


def _tied(scene: Scene, clause: Clause, preps: frozenset[str], start: int) -> tuple[int, int] | None:
    """Return what one of *preps* leads to: "lifted restrictions on [visits]"."""
    for at in range(max(start - 1, clause.group.end), clause.right):
        token = scene.tokens[at]
        if token.low == "in" and at + 1 < clause.right and scene.tokens[at + 1].low in REASONS:
            return None  # what stands behind it belongs to the reason: "in answer to a raid"
        if token.low in preps and token.tag in ("prep", "to"):
            end = phrase_end(scene.tokens, at + 1, clause.right)
            if any(t.is_noun for t in scene.tokens[at + 1 : end]):
                return at + 1, end
    return None


def _in_complement(scene: Scene, index: int, predicate: Predicate) -> tuple[int, int] | None:
    """Return whom a demand is made of, or what a promise or refusal is about: "refused to meet [the envoy]"."""
    for at in range(index + 1, min(index + 1 + STEPS, len(scene.clauses))):
        inner = scene.clauses[at]
        if inner.governor != index:
            continue
        if predicate.type == "REQUEST" and inner.link == "that":
            return inner.subject
        if inner.link == "infinitive" and scene.clauses[index].group.lemma in PLEDGING and not inner.group.passive:
            end = object_end(scene, inner)
            named = _named_behind(scene, inner)
            if named is not None:
                return named
            return (inner.group.end, end) if any(t.is_noun for t in scene.tokens[inner.group.end : end]) else None
    return None


def _named_behind(scene: Scene, inner: Clause) -> tuple[int, int] | None:
    """Return the name in "agreed to lend $1 billion to [Chad]", "refused to withdraw its troops from [Chad]"."""
    for at in range(inner.group.end, inner.right):
        token = scene.tokens[at]
        if token.low in LEADING and token.tag in ("prep", "to"):
            end = phrase_end(scene.tokens, at + 1, inner.right)
            if any(t.tag == "name" for t in scene.tokens[at + 1 : end]):
                return at + 1, end
    return None


LEADING = frozenset({"to", "with", "from", "against", "on"})
"""Prepositions that lead to whom a promise or a refusal is about."""


def _trimmed(scene: Scene, start: int, end: int) -> Span | None:
    while end > start and (scene.tokens[end - 1].tag in ("mark", "cc", "prep", "quote", "to", "adv", "sub")):
        end -= 1
    start = behind_day(scene.tokens, start)
    while start < end and (scene.tokens[start].tag in LOOSE or scene.tokens[start].low in PARTICLES):
        start += 1
    return scene.span(start, min(end, start + LONGEST)) if start < end else None
