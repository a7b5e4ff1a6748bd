"""
Which predicate a clause words: its verb with the object, the particles or the phrase that make it an act.

The most specific wins: "lifted sanctions" is no "lifted", "hunger strike" no "strike".
This file does not ask who takes part, nor whether it happened.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from stemma.lexicon.predicates import ANY_WORDS, Predicate, noun_matches, nouns, predicates_of
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrases_before import phrase_start
from stemma.reading.events.befalling import has_object
from stemma.reading.events.conditions import tells_what_it_needs
from stemma.reading.events.object_reach import behind_day, object_range
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import Token, run_together, word_set
from stemma.records.reading import EventType

OCCASIONS = frozenset({"round", "session", "ceremony", "signing", "event", "gathering", "trip", "tour"})
GIVING = frozenset({"refuse", "deny", "grant", "give", "offer"})
"""Verbs of which, in the passive, the subject may be to whom."""
BARE = frozenset({"to", "for", "with", "from"})
PARTICLES = frozenset({"for", "on", "upon", "off", "out"})
LONGEST_TRIGGER = 14
"""How many words a trigger may have in the passive: "the visit to X, which was to begin on Friday, was put off"."""
GAP_WORDS = 12
"""How many words may stand between a verb and the rest of its phrase."""


COUNTERS = word_set(
    """
    one half third part round day hour week series wave spate string month session night set barrage flurry package
    number batch thousand hundred ten dozen million billion ton tonne shipment load contingent convoy delivery group
    pair couple lot rest consignment fleet column team delegation salvo volley total majority some most all both company
    platoon squad squadron companies battalion regiment brigade division member one stick stack crate
    instalment installment
    """
)


LEAVING = frozenset({"walk", "storm", "march", "stalk"})
"""Verbs by which one leaves what goes on: the talks that were left took place."""


PARTED = word_set("up down out off away back forward ashore aside home apart together")
"""Particles that may stand behind the object of their verb, and end its phrase."""
GRANTING = word_set("accept grant allow let permit admit recognise recognize heed honour honor approve")
"""Verbs of giving somebody what he asked for: not to do it refuses it."""
LETTING = frozenset({"allow", "let", "permit"})
"""Such verbs whose passive tells a state of things, but where somebody is told to have refused it."""
ACCEPTING = frozenset({"accept", "recognise", "recognize"})
"""Such verbs of which the present tense refuses, too."""
REFUSAL = Predicate(
    verb=("refuse",), rest=(), kind="verb", type="REJECT", frame="act", flags=frozenset("s"),
    preps=frozenset({"by", "from", "to"}),
)  # fmt: skip
"""How a refusal by not granting is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A predicate found in a clause; token indices, half-open."""

    predicate: Predicate
    start: int
    end: int
    called_off: EventType | None = None
    """The act that is called off, where the verb calls one off."""
    noun: int | None = None
    """The noun of the act that is called off: it tells no act of its own."""
    refused: bool = False
    """Whether not doing it is the act: "did not accept the offer" refuses."""
    length: int = 0
    """Words of the alternative that was found: "hunger strike" is surer than "strike"."""


def match_predicate(scene: Scene, clause: Clause) -> Match | None:
    """Return the most specific predicate that a clause words, or None."""
    if refuses(scene, clause):
        return Match(predicate=REFUSAL, start=clause.group.start, end=clause.group.end, refused=True)
    asked = [p for p in predicates_of(clause.group.lemma) if p.kind != "object" or _may_stand_in(p, scene.words)]
    found = [m for p in asked if (m := _match(scene, clause, p)) is not None]
    # max() keeps the first of equals: of two readings of the same words, the earlier in the file.
    return max(found, key=lambda m: (m.predicate.weight, m.length), default=None)


def _may_stand_in(predicate: Predicate, words: AbstractSet[str]) -> bool:
    """Say whether an object that a predicate asks for may stand among *words*, all those of a sentence."""
    heads = predicate.heads
    is_told_by_name = ("crossing",) in predicate.rest or ("citizen",) in predicate.rest
    return is_told_by_name or not (words.isdisjoint(heads.forms) and words.isdisjoint(heads.run_together))


def refuses(scene: Scene, clause: Clause) -> bool:
    """Say whether something asked for was not granted: "has not accepted the offer", "was not let in"; not so far."""
    group, words = clause.group, {t.low for t in scene.helpers_of(clause)}
    if not group.negated or group.kind != "finite" or group.lemma not in GRANTING or words & {"yet", "never"}:
        return False
    if group.tense != "past" and not (group.tense == "present" and group.lemma in ACCEPTING):
        return False
    if group.passive and group.lemma in LETTING:
        return any(t.low == "by" for t in scene.tokens[group.end : clause.right])  # else nobody is told to have refused
    follows = [t.low for t in scene.tokens[group.end : group.end + 1]]
    return group.passive or follows == ["that"] or has_object(scene, clause)


def _match(scene: Scene, clause: Clause, predicate: Predicate) -> Match | None:
    tokens, at = scene.tokens, clause.group.end
    extra = predicate.verb[1:]
    parted = clause.particle != "" and extra == (clause.particle,)  # "called the troops in"
    if not parted and tuple(t.low for t in tokens[at : at + len(extra)]) != extra:
        return None
    if not tells_what_it_needs(scene, clause, predicate):
        return None
    if {"e", "N"} <= predicate.flags and predicate.kind == "verb" and _is_done_to(scene, clause):
        return None
    main, at = clause.group.main, at if parted else at + len(extra)
    if predicate.kind == "verb":
        return Match(predicate=predicate, start=main, end=at)
    if predicate.kind == "object":
        return _match_object(scene, clause, predicate, at)
    if predicate.kind == "particle" and predicate.type is not None and (clause.particle,) in predicate.rest:
        return Match(predicate=predicate, start=main, end=at, length=1)  # "threw the envoy out"
    first = at
    if predicate.kind == "particle":
        at = behind_day(tokens, at)
    while predicate.kind == "particle" and at < len(tokens) and tokens[at].tag in ("adv", "time"):
        at += 1
    last = at + 1 if predicate.kind == "particle" else min(at + GAP_WORDS, len(tokens))
    anything = predicate.begun[ANY_WORDS]
    for begin in range(first, last):
        for words in predicate.begun.get(tokens[begin].low if begin < len(tokens) else "", anything):
            end = _phrase_at(scene, begin, words)
            asks = predicate.kind == "gap" and predicate.type is not None and words == ("to",)
            if asks and end is not None and not _is_base(tokens[end : end + 2]):
                continue  # "ordered soldiers to the border"
            if end is not None and _may_skip(scene, min(at, begin), begin, words):
                dropped = None if predicate.type else _called_off(scene, clause, moves="N" in predicate.flags)
                if predicate.type is None and dropped is None:
                    return None
                if dropped is not None and main - LONGEST_TRIGGER <= dropped[1] < main:
                    main = dropped[1]  # "[talks in X were called off]": the noun tells no act of its own
                if predicate.kind == "gap" and len(words) == 1 and words[0] in BARE:
                    end = clause.group.end  # "asked X to": the verb alone is the trigger
                return Match(
                    predicate=predicate,
                    start=main,
                    end=end,
                    called_off=dropped[0] if dropped else None,
                    noun=dropped[1] if dropped else None,
                    length=len(words),
                )
    return None


def _is_done_to(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody did it to something: "sank their boat", "was sunk", never "sank off X"."""
    return clause.group.passive or has_object(scene, clause)


def _may_skip(scene: Scene, start: int, end: int, rest: tuple[str, ...]) -> bool:
    """Say whether the words between a verb and the *rest* of its phrase can be its object; before "to", no more."""
    words, bare = scene.tokens[start:end], len(rest) == 1 and rest[0] in BARE
    # "asked X on Wednesday to send": a day may stand between.
    day = [n for n, t in enumerate(words[:-1]) if t.tag == "prep" and words[n + 1].tag == "time"]
    tied = [t for n, t in enumerate(words) if t.tag == "prep" and t.low != "of" and n not in day]
    if bare and (tied or any(t.tag in ("to", "sub", "rel", "be", "modal") for t in words)):
        return False
    leads = (len(rest) == 1 or rest[0] == "to") and bool(words) and words[0].low in PARTICLES and 0 not in day
    if any(t.tag in ("sub", "rel") for t in words[1:]) or (words and words[-1].tag in ("modal", "to")):
        return False  # "warned that it could turn [off] the gas" warns nobody off
    return not any(t.low in (";", ":", "—") for t in words) and not leads


def _called_off(scene: Scene, clause: Clause, *, moves: bool) -> tuple[EventType, int] | None:
    """Return type and noun of the act that the object names: the subject in the passive, or where it *moves* itself."""
    start, end = clause.group.end, min(clause.group.end + GAP_WORDS, clause.right)
    if (clause.group.passive or moves) and clause.subject is not None:
        start, end = clause.subject
    named = [at for at in range(start, end) if scene.tokens[at].low in nouns()]
    occasion = next((at for at in range(start, end) if scene.tokens[at].low in OCCASIONS), None)
    if not named and occasion is not None:
        return "CONSULT", occasion
    return (_type_of(scene, named[0]), named[0]) if named else None


def _phrase_at(scene: Scene, at: int, words: tuple[str, ...]) -> int | None:
    tokens = scene.tokens
    for n, word in enumerate(words):
        if word == ANY_WORDS:
            rest = words[n + 1 :]
            return next((e for b in range(at, min(at + 6, len(tokens))) if (e := _phrase_at(scene, b, rest))), None)
        if n and word != "to" and at < len(tokens) and tokens[at].low != word:
            at = behind_day(tokens, at)  # "gave notice [on Friday] that"
            at += at < len(tokens) and tokens[at].tag == "adv"  # "came out [squarely] behind"
        if at >= len(tokens) or tokens[at].low != word:
            return None
        at += 1
    if words[-1] == "on" and at < len(tokens) and tokens[at].tag == "time":
        return None  # "agreed on Thursday to"
    if words[-1] == "for" and any(t.tag == "time" and t.time is not None for t in tokens[at : at + 2]):
        return None  # "a march was called for this evening"
    if words[-1] == "home" and at < len(tokens) and tokens[at].tag in ("open", "noun", "name"):
        return None  # "called the home minister to testify"
    return at


def _is_base(words: Sequence[Token]) -> bool:
    """Say whether a verb in its base form follows, an adverb stepped over."""
    first = next((t for t in words if t.tag not in ("adv", "neg")), None)
    return first is not None and (first.tag in ("be", "have", "do") or any(form == "base" for _, form in first.forms))


def _behind(scene: Scene, clause: Clause, at: int) -> tuple[int, int]:
    """Return where the object stands if the verb with its words ends at *at*."""
    return object_range(scene, replace(clause, group=replace(clause.group, end=at)))


def _match_object(scene: Scene, clause: Clause, predicate: Predicate, at: int) -> Match | None:
    if clause.group.passive:
        if clause.subject is None:
            return None
        where = _right_before(scene, clause) if clause.link == "reduced" else clause.subject
    else:
        where = _behind(scene, clause, at)
    if not clause.group.passive and not any(t.is_noun for t in scene.tokens[slice(*where)]):
        where = clause.object_before or (_before_which(scene, clause) if clause.lead == "which" else where)
    found = _head_in(scene, where, predicate)
    if found is None and not clause.group.passive:
        others = (_head_in(scene, (at, where[1]), predicate) for at in _second_objects(scene, where))
        found = next((other for other in others if other is not None), None)
    if found is None and clause.lead == "that" and not clause.group.passive and clause.governor is None:
        found = _head_in(scene, _before_which(scene, clause), predicate)  # "the deadline that X had set for Y"
    if found is None and clause.group.passive and clause.group.lemma in GIVING:
        # "had been refused permission to land": to whom stands first, what behind.
        found = _head_in(scene, _behind(scene, clause, at), predicate)
    if found is None:
        return None
    head, length = found
    start, end = min(clause.group.main, head), max(clause.group.end, head + 1)
    if clause.group.main - start > LONGEST_TRIGGER:
        start = clause.group.main  # a long aside between the noun and its verb is no part of the trigger
    if predicate.type is None:
        return Match(predicate=predicate, start=start, end=end, called_off=_type_of(scene, head), length=length)
    return Match(predicate=predicate, start=start, end=end, length=length)


def _second_objects(scene: Scene, where: tuple[int, int]) -> Iterator[int]:
    """Yield where another object begins behind the first: "offers the families of the dead [a sum of money]"."""
    for at in range(where[0] + 2, where[1]):
        if scene.tokens[at].low in ("a", "an", "its", "their") and scene.tokens[at - 1].is_noun:
            yield at


def _right_before(scene: Scene, clause: Clause) -> tuple[int, int]:
    """Return the noun that a participle tells of: of "a crew for fishermen held in X" the fishermen."""
    start, end = clause.subject or (0, 0)
    ties = [at for at in range(start, end) if scene.tokens[at].low == "for"]
    return (ties[-1] + 1 if ties else start, end)


def _before_which(scene: Scene, clause: Clause) -> tuple[int, int]:
    """Return the noun phrase that "which" stands for: "the sluices of the dam, which X closed"."""
    end = clause.left - 2
    if end > 0 and scene.tokens[end].low == ",":
        end -= 1
    if end < 0 or not scene.tokens[end].is_noun:
        return (0, 0)
    start = phrase_start(
        scene.tokens, end, frozenset(i for c in scene.clauses for i in range(c.group.start, c.group.end))
    )
    ties = [i for i in range(start, end) if scene.tokens[i].tag == "prep" and scene.tokens[i].low != "of"]
    return (ties[-1] + 1 if ties else start, end + 1)


def _head_in(scene: Scene, where: tuple[int, int], predicate: Predicate) -> tuple[int, int] | None:
    """Return the head noun that the predicate asks for (last of its phrase, or before "of") and its length in words."""
    tokens = scene.tokens
    words: list[str] = []
    for at in range(*where):
        token = tokens[at]
        if (
            token.low == "of"
            and at > where[0]
            and not (tokens[at - 1].tag == "num" or _only_counts(tokens[at - 1].low) or _is_inside(predicate, words))
        ):
            return None
        words.append(token.low)
        if not _ends_noun(scene, at, where[1]):
            continue
        if (
            ("crossing",) in predicate.rest
            and token.mention is not None
            and at == where[1] - 1
            and _is_spot(scene, token)
        ):
            return at, 1
        if ("citizen",) in predicate.rest and _is_people_of(scene, token):
            return at, 1  # "is holding five Ghanaians"
        length = predicate.heads.longest(words)
        if length:
            return at, length
        if run_together(token.low) in predicate.heads.run_together:
            return at, 1
    return None


def _is_spot(scene: Scene, token: Token) -> bool:
    """Say whether a name is that of a place in a country: what is closed there is its crossing, port or gate."""
    if token.mention is None or scene.mentions[token.mention].type != "LOC":
        return False
    chain = scene.chain_of(token.mention)
    return chain is None or chain.kind == "place"


def _is_people_of(scene: Scene, token: Token) -> bool:
    """Say whether a word names people by their state: "Ghanaians"."""
    mention = scene.mentions[token.mention] if token.mention is not None else None
    return mention is not None and mention.type == "NORP" and mention.form == "nominal"


def _is_inside(predicate: Predicate, words: list[str]) -> bool:
    """Say whether a noun that the predicate asks for goes on behind "of": "a state of emergency"."""
    return any("of" in rest and noun_matches(words, rest[: rest.index("of")]) for rest in predicate.rest)


def _only_counts(word: str) -> bool:
    """Say whether a noun only counts what "of" ties to it: "a package of aid", never "a suspension of aid"."""
    return word in COUNTERS or word.rstrip("s") in COUNTERS


def _ends_noun(scene: Scene, at: int, end: int) -> bool:
    """Whether the noun at *at* is the head of its phrase: no further noun follows."""
    following = scene.tokens[at + 1] if at + 1 < min(end, len(scene.tokens)) else None
    if following is None:
        return True
    if scene.tokens[at].low in ("troops", "forces"):
        return True
    if following.low in PARTED:
        return True  # "moved tanks up to the border"
    mention = scene.tokens[at].mention
    if scene.tokens[at].tag == "name" and mention is not None and mention == following.mention:
        return False  # "left City Hall" leaves no city
    return following.tag not in ("open", "noun", "poss") or (following.forms != () and not following.low.endswith("s"))


def _type_of(scene: Scene, head: int) -> EventType:
    rows = nouns().get(scene.tokens[head].low, ())
    return next((p.type for words, p in rows if p.type and len(words) == 1), "CONSULT")
