"""
Acts that a verb tells: which predicate its clause words, who takes part, how it stands, where and when.

Rules:
1. The most specific predicate wins: "lifted sanctions" is no "lifted". One verb tells one act.
2. An act needs a party; some need another, or an object, or an armed force (see `predicates.tsv`).
3. Words in marks tell an act only where they state one that happened, with a name in it,
   or where "we" ask, refuse or condemn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stemma.lexicon.predicates import Predicate, noun_matches, nouns, predicates_of
from stemma.reading.clauses import Clause
from stemma.reading.event_scene import Scene
from stemma.reading.event_words import word_set
from stemma.reading.parties import object_end, verb_parties
from stemma.reading.places import find_place, find_time
from stemma.reading.status import standing_of, status_of
from stemma.records.reading import Attribution, Event, EventStatus, EventType, Party
from stemma.records.span import Span, hull

FORCES = word_set(
    """
    troops troop forces force soldiers soldier army tanks tank warships warship ships jets aircraft bombers
    missiles carrier battalion brigade marines fleet artillery navy police vessels reservists militia units
    guard guards destroyer frigate submarine submarines helicopters drones military paratroopers coastguard
    armour armor peacekeepers fighters gunmen rebels
    """
)
COMPLEMENT_WORDS = 14
"""How far behind a verb of demanding or promising its complement may have its verb."""
BARE = frozenset({"to", "for", "with", "from"})
PARTICLES = frozenset({"for", "on", "upon", "off", "out"})
GAP_WORDS = 9
"""How many words may stand between a verb and the rest of its phrase."""


COUNTERS = word_set(
    """
    round day hour week series wave spate string month session night set barrage flurry package number batch thousand
    hundred ten dozen million billion ton tonne shipment load contingent convoy delivery group pair couple lot rest
    consignment fleet column team delegation salvo volley total majority
    """
)
MEDIA = word_set(
    "reporters reporter journalists journalist media press correspondents broadcaster newspaper television"
)
"""To talk to these is to make a statement."""
VIOLENT = word_set(
    """
    attack attacks bomb bomber bombers bombing bombings airstrike airstrikes strike strikes gunmen gunman shelling
    missile missiles rocket rockets drone drones mortar mortars militants rebels insurgents assailants jihadists
    attackers raid raiders ambush fighters terrorists extremists
    """
)
PRIZES = word_set(
    """
    win wins vote votes nomination title attention imagination opportunity opportunities chance moment initiative
    record low high balance chord tone note headline headlines snag markets goal goals point points spotlight
    momentum mood crown medal gold deal bargain pose share shares seat seats nerve milestone limelight hearts
    """
)
ACCIDENTAL = frozenset({"kill", "wound", "injure", "hit", "destroy", "sink", "shoot"})
"""What may befall without anybody's act: the passive needs an agent."""
FRIENDLY = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "AGREE", "CONCEDE", "RETREAT"})
PLANNING = word_set("plan intend set due schedule slate expect scheduled slated expected planned going be")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How sure an act is, by what its clause gives. Judged by hand; the parts sum to 1."""

    base: float = 0.4
    """A predicate in a clause of its own."""
    party: float = 0.15
    """One party."""
    second: float = 0.15
    """Another party."""
    time: float = 0.1
    """A time."""
    place: float = 0.1
    """A place."""
    finite: float = 0.1
    """A finite verb in the indicative."""


SCORING = Scoring()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A predicate found in a clause; token indices, half-open."""

    predicate: Predicate
    start: int
    end: int
    called_off: EventType | None = None
    """The act that is called off, where the verb calls one off."""
    length: int = 0
    """Words of the alternative that was found: "hunger strike" is surer than "strike"."""


def verb_acts(scene: Scene) -> Iterator[tuple[Event, Match]]:
    """Yield the acts that the verbs of a sentence tell, in order, with the predicate that told each."""
    for index, clause in enumerate(scene.clauses):
        match = match_predicate(scene, clause)
        if match is None:
            continue
        event = _act(scene, index, _stretched(scene, clause, match), match)
        if event is not None:
            yield event, match


def match_predicate(scene: Scene, clause: Clause) -> Match | None:
    """Return the most specific predicate that a clause words, or None."""
    found = [m for p in predicates_of(clause.group.lemma) if (m := _match(scene, clause, p)) is not None]
    # max() keeps the first of equals: of two readings of the same words, the earlier in the file.
    return max(found, key=lambda m: (m.predicate.weight, m.length), default=None)


def attribution_of(scene: Scene, trigger: Span) -> int | None:
    """Return the attribution with the least content that holds *trigger*; None in the article's own voice."""
    holding = [
        (len(content), i)
        for i, attribution in enumerate(scene.attributions)
        for content in attribution.content
        if content.contains(trigger) and not (attribution.cue and attribution.cue.overlaps(trigger))
    ]
    return min(holding)[1] if holding else None


def is_quoted(attribution: Attribution | None, trigger: Span) -> bool:
    """Say whether *trigger* stands in quotation marks."""
    if attribution is None:
        return False
    if attribution.kind == "direct":
        return True
    return any(q.contains(trigger) for q in attribution.quoted)


def score_of(
    parties: tuple[Party, ...], *, timed: bool, placed: bool, finite: bool, scoring: Scoring = SCORING
) -> float:
    """Return how sure an act is, 0..1."""
    total = scoring.base
    total += scoring.party if parties else 0.0
    total += scoring.second if len(parties) > 1 else 0.0
    total += scoring.time if timed else 0.0
    total += scoring.place if placed else 0.0
    return round(total + (scoring.finite if finite else 0.0), 2)


def _match(scene: Scene, clause: Clause, predicate: Predicate) -> Match | None:
    tokens, at = scene.tokens, clause.group.end
    extra = predicate.verb[1:]
    if tuple(t.low for t in tokens[at : at + len(extra)]) != extra:
        return None
    main, at = clause.group.main, at + len(extra)
    if predicate.kind == "verb":
        return Match(predicate=predicate, start=main, end=at)
    if predicate.kind == "object":
        return _match_object(scene, clause, predicate, at)
    while predicate.kind == "particle" and at < len(tokens) and tokens[at].tag in ("adv", "time"):
        at += 1
    last = at + 1 if predicate.kind == "particle" else min(at + GAP_WORDS, len(tokens))
    for begin in range(at, last):
        for words in predicate.rest:
            end = _phrase_at(scene, begin, words)
            if end is not None and _may_skip(scene, at, begin):
                called_off = None if predicate.type else _called_off(scene, clause)
                if predicate.type is None and called_off is None:
                    return None
                if predicate.kind == "gap" and len(words) == 1 and words[0] in BARE:
                    end = clause.group.end  # "asked X to": the verb alone is the trigger
                return Match(predicate=predicate, start=main, end=end, called_off=called_off, length=len(words))
    return None


def _may_skip(scene: Scene, start: int, end: int) -> bool:
    """Say whether the words between a verb and the rest of its phrase can be its object."""
    words = scene.tokens[start:end]
    return not any(t.low in (";", ":", "—") for t in words) and not (words and words[0].low in PARTICLES)


def _called_off(scene: Scene, clause: Clause) -> EventType | None:
    """Return the type of the act that the clause's object (or subject, in the passive) names."""
    start, end = clause.group.end, min(clause.group.end + GAP_WORDS, clause.right)
    if clause.group.passive and clause.subject is not None:
        start, end = clause.subject
    named = [at for at in range(start, end) if scene.tokens[at].low in nouns()]
    return _type_of(scene, named[0]) if named else None


def _phrase_at(scene: Scene, at: int, words: tuple[str, ...]) -> int | None:
    tokens = scene.tokens
    for n, word in enumerate(words):
        if word == "...":
            rest = words[n + 1 :]
            return next((e for b in range(at, min(at + 6, len(tokens))) if (e := _phrase_at(scene, b, rest))), None)
        if at >= len(tokens) or tokens[at].low != word:
            return None
        at += 1
    return at


def _match_object(scene: Scene, clause: Clause, predicate: Predicate, at: int) -> Match | None:
    if clause.group.passive:
        if clause.subject is None:
            return None
        where = (clause.subject[0], clause.subject[1])
    else:
        where = (at, object_end(scene, clause))
    found = _head_in(scene, where, predicate)
    if found is None:
        return None
    head, length = found
    start, end = min(clause.group.main, head), max(clause.group.end, head + 1)
    if predicate.type is None:
        return Match(predicate=predicate, start=start, end=end, called_off=_type_of(scene, head), length=length)
    return Match(predicate=predicate, start=start, end=end, length=length)


def _head_in(scene: Scene, where: tuple[int, int], predicate: Predicate) -> tuple[int, int] | None:
    """Return the head noun that the predicate asks for (last of its phrase, or before "of") and its length in words."""
    tokens = scene.tokens
    words: list[str] = []
    for at in range(*where):
        token = tokens[at]
        if token.low == "of" and at > where[0] and not _only_counts(tokens[at - 1].low):
            return None
        words.append(token.low)
        if not _ends_noun(scene, at, where[1]):
            continue
        lengths = [len(alternative) for alternative in predicate.rest if noun_matches(tuple(words), alternative)]
        if lengths:
            return at, max(lengths)
        for alternative in predicate.rest:
            hyphened = token.low.replace("-", "").replace("‑", "")
            if len(alternative) == 1 and noun_matches((hyphened,), (alternative[0].replace("-", ""),)):
                return at, 1
    return None


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
    return following.tag not in ("open", "noun", "poss") or (following.forms != () and not following.low.endswith("s"))


def _type_of(scene: Scene, head: int) -> EventType:
    rows = nouns().get(scene.tokens[head].low, ())
    return next((p.type for words, p in rows if p.type and len(words) == 1), "CONSULT")


def _act(scene: Scene, index: int, clause: Clause, match: Match) -> Event | None:
    predicate = match.predicate
    trigger = scene.span(match.start, match.end)
    attribution = attribution_of(scene, trigger)
    standing = standing_of(scene.tokens, scene.clauses, index)
    if is_quoted(scene.attributions[attribution] if attribution is not None else None, trigger):
        first_person = _is_first_person(scene, clause)
        if not (first_person and "s" in predicate.flags) and standing != "past":
            return None
    elif "q" in predicate.flags:
        return None
    parties = verb_parties(scene, clause, predicate)
    if attribution is not None and _is_first_person(scene, clause):
        parties = _with_speaker(scene, scene.attributions[attribution], parties)
    if not _is_complete(scene, clause, predicate, parties):
        return None
    due = standing in ("scheduled", "would", "proposed")
    time = _time(scene, clause, match, due=due)
    status = status_of(standing, predicate, dated=time is not None, ahead=scene.is_ahead(time))
    if status is None:
        return None
    if match.called_off is not None:
        status = "cancelled" if status == "past" else "hypothetical" if status == "hypothetical" else None
        if status is None:
            return None
    return _event(scene, clause, match, parties=parties, time=time, status=status, attribution=attribution)


def _stretched(scene: Scene, clause: Clause, match: Match) -> Clause:
    """Return the clause with the next one in it, where its predicate reaches into that: "sent troops to seize"."""
    if match.end <= clause.right:
        words = match.end - clause.group.end
        particle = match.predicate.kind in ("particle", "gap") and words == match.length
        # "called off talks": the object stands behind the particle.
        return replace(clause, group=replace(clause.group, end=match.end)) if particle else clause
    inner = next((c for c in scene.clauses if c.group.start < match.end <= c.right), None)
    if inner is None:
        return clause
    # The object of "sent troops to seize X" is X; that of "brought X up to date" stands where it always does.
    end = match.end if "P" in match.predicate.flags else clause.group.end
    return replace(clause, right=inner.right, group=replace(clause.group, end=end))


def _event(
    scene: Scene,
    clause: Clause,
    match: Match,
    *,
    parties: tuple[Party, ...],
    time: int | None,
    status: EventStatus,
    attribution: int | None,
) -> Event:
    predicate = match.predicate
    trigger = scene.span(match.start, match.end)
    place = None
    if "s" not in predicate.flags:
        taken = frozenset(i for i, m in enumerate(scene.mentions) if any(p.span == m.span for p in parties))
        place = find_place(scene, clause.group.main + 1, clause.right, taken) or _fronted_place(scene, clause, taken)
    spans = [trigger, *(p.span for p in parties)]
    spans += [place] if place else []
    spans += [scene.times[time].span] if time is not None else []
    end = _trimmed(scene, clause, _with_complement(scene, clause) if "s" in predicate.flags else clause.right)
    spans.append(scene.span(clause.group.start, max(end, clause.group.end)))
    if clause.subject and clause.link != "and":
        spans.append(scene.span(*clause.subject))
    whole = hull(spans)
    if clause.left < clause.group.start and whole.start < scene.tokens[clause.group.start].start:
        # A day or place that opens the clause keeps its preposition.
        whole = Span(_opened(scene, clause, whole.start), whole.end)
    return Event(
        type=match.called_off or predicate.type or "OTHER",
        status=status,
        trigger=trigger,
        clause=Span(max(whole.start, scene.sentence.start), min(whole.end, scene.sentence.end)),
        parties=parties,
        place=place,
        time=time,
        attribution=attribution,
        via=scene.attributions[attribution].via if attribution is not None else (),
        score=score_of(parties, timed=time is not None, placed=place is not None, finite=clause.group.kind == "finite"),
    )


def _opened(scene: Scene, clause: Clause, start: int) -> int:
    at = next((i for i, t in enumerate(scene.tokens) if t.start >= start), clause.left)
    while at > clause.left and scene.tokens[at - 1].tag in ("prep", "det", "time", "adv"):
        at -= 1
    return min(start, scene.tokens[at].start)


def _with_complement(scene: Scene, clause: Clause) -> int:
    """Return where the clause that a speech act takes ends: "demanded that X withdraw", "vowed to preserve Y"."""
    right = clause.right
    for later in scene.clauses:
        if later.group.start < right or later.link not in ("infinitive", "that", "gerund"):
            continue
        if later.group.start - right > COMPLEMENT_WORDS or later.lead in ("if", "after", "before", "without"):
            break
        if later.governor is None or scene.clauses[later.governor].group.end > clause.group.start:
            right = later.right
    return right


def _trimmed(scene: Scene, clause: Clause, right: int) -> int:
    """Return the end of the clause without the marks and joints at its edge."""
    end = right
    while end > clause.group.end and scene.tokens[end - 1].tag in ("mark", "cc", "sub", "prep", "quote", "to", "rel"):
        end -= 1
    return end


def _with_speaker(scene: Scene, attribution: Attribution, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties and the speaker, who is the "we" of his own words, where this sentence names him."""
    source = attribution.source
    known = any(p.role != "target" for p in parties)
    if known or source is None or attribution.speaker_chain is None or not scene.sentence.contains(source):
        return parties
    speaker = Party(role="source", span=source, chain=attribution.speaker_chain)
    return tuple(sorted((*parties, speaker), key=lambda p: p.span))


def _is_first_person(scene: Scene, clause: Clause) -> bool:
    return clause.subject is not None and scene.tokens[clause.subject[0]].low in ("we", "i")


def _is_complete(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    flags = predicate.flags
    if not parties:
        return predicate.type == "ASSAULT" and _is_salient(scene, clause)
    if "p" in flags and not _has_partner(predicate, parties) and not _is_of_several(scene, clause, predicate):
        return False
    if "N" in flags and "p" not in flags and not clause.group.passive and _has_object(scene, clause):
        return False
    if "R" in flags and not _is_friendly_readiness(scene, clause):
        return False
    if scene.tokens[clause.group.main].low not in ("strike", "struck") and _is_walkout(scene, clause, predicate):
        return False
    if predicate.type == "CONSULT" and _with_media(scene, clause):
        return False
    if _is_bland(scene, clause, predicate, parties):
        return False
    if "I" in flags and not _takes_infinitive(scene, clause):
        return False
    if "t" in flags and not _told_to_office(scene, parties):
        return False
    if "o" in flags and not clause.group.passive and not _has_object(scene, clause):
        return False
    if "m" in flags and not _names_force(scene, clause):
        return False
    if clause.group.passive and clause.group.lemma in ACCIDENTAL and not any(p.role == "source" for p in parties):
        return False
    # An act needs its actor, unless the one acted upon is named and the verb is passive.
    return clause.group.passive or any(p.role in ("source", "both") for p in parties) or _is_salient(scene, clause)


def _is_salient(scene: Scene, clause: Clause) -> bool:
    """Say whether armed violence is told with its day and place: it counts even where nobody is named for it."""
    if clause.subject is None or clause.group.kind != "finite":
        return False
    words = {t.low for t in scene.tokens[clause.subject[0] : clause.subject[1]]}
    if not words & VIOLENT:
        return False
    timed = find_time(scene, clause.left, clause.right, clause.group.main, due=False)
    return timed is not None and find_place(scene, clause.group.end, clause.right, frozenset()) is not None


def _takes_infinitive(scene: Scene, clause: Clause) -> bool:
    return any(
        c.link == "infinitive" and c.governor is not None and scene.clauses[c.governor].group.main == clause.group.main
        for c in scene.clauses
    )


def _is_bland(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    """Say whether the words only sound like the act: a newspaper that warns, a candidate who attacks another, "you"."""
    chains = [scene.chains[p.chain] for p in parties if p.chain is not None]
    sources = [scene.chains[p.chain] for p in parties if p.chain is not None and p.role != "target"]
    words = [t.low for t in scene.tokens[clause.group.end : object_end(scene, clause)]]
    subject = [t.low for t in scene.tokens[clause.subject[0] : clause.subject[1]]] if clause.subject else []
    if "you" in (*words[:1], *subject[:1]) or (sources and all(c.sector == "MED" for c in sources)):
        return True
    if predicate.type not in ("ASSAULT", "COERCE"):
        return False
    verbal = predicate.type == "ASSAULT" and clause.group.lemma in ("attack", "hit", "target", "strike", "assail")
    quarrel = verbal and len(chains) > 1 and all(c.kind == "person" for c in chains)
    return quarrel or (bool(words) and words[-1] in PRIZES)


def _has_partner(predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    return len(parties) > 1 and (predicate.frame == "both" or any(p.role == "target" for p in parties))


def _is_of_several(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether the subject itself is several: "the two ministers agreed to meet again"."""
    if predicate.type != "CONSULT" or predicate.frame != "both" or clause.subject is None:
        return False
    words = [t.low for t in scene.tokens[clause.subject[0] : clause.subject[1]]]
    return words[-1].endswith("s") and bool({"two", "three", "four", "both", "the", "foreign", "leaders"} & set(words))


def _is_friendly_readiness(scene: Scene, clause: Clause) -> bool:
    """Say whether "ready", "willing" or "open" to act speaks of talks, help or a step back."""
    later = next((c for c in scene.clauses if c.group.start >= clause.group.end), None)
    if later is None or later.link != "infinitive" or later.group.start > clause.group.end + 1:
        return False
    return any(p.type in FRIENDLY for p in predicates_of(later.group.lemma) if p.kind == "verb") or (
        (match := match_predicate(scene, later)) is not None and match.predicate.type in FRIENDLY
    )


def _is_walkout(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether a bare "strike" is one of workers: nothing is struck "on" or "against"."""
    if predicate.type != "ASSAULT" or predicate.kind != "object":
        return False
    words = [t.low for t in scene.tokens[clause.group.end : clause.right]]
    at = next((i for i, w in enumerate(words) if w in ("strike", "strikes")), None)
    return at is not None and not any(w in ("on", "against", "in", "at") for w in words[at:])


def _with_media(scene: Scene, clause: Clause) -> bool:
    end = min(object_end(scene, clause) + 4, clause.right)
    return any(t.low in MEDIA for t in scene.tokens[clause.group.end : end])


def _told_to_office(scene: Scene, parties: tuple[Party, ...]) -> bool:
    """A telling counts as a meeting of two only where the hearer is a named person in office."""
    for party in parties:
        if party.role == "target" and party.chain is not None:
            chain = scene.chains[party.chain]
            if chain.kind == "person" and chain.roles and chain.sector != "MED":
                return True
    return False


def _has_object(scene: Scene, clause: Clause) -> bool:
    return any(t.is_noun for t in scene.tokens[clause.group.end : object_end(scene, clause)])


def _names_force(scene: Scene, clause: Clause) -> bool:
    start = clause.subject[0] if clause.subject else clause.group.end
    end = clause.subject[1] if clause.subject else clause.group.end
    return any(t.low in FORCES for t in (*scene.tokens[start:end], *scene.tokens[clause.group.end : clause.right]))


def _time(scene: Scene, clause: Clause, match: Match, *, due: bool) -> int | None:
    start = clause.left if clause.subject is None or clause.link == "and" else min(clause.left, clause.group.start)
    own = find_time(scene, start, clause.right, match.start, due=due)
    if own is None and clause.link == "infinitive" and clause.governor is not None:
        governor = scene.clauses[clause.governor]
        if governor.group.lemma in PLANNING:
            # "On Friday, X planned to meet Y": the day is the meeting's; of "agreed to" it would be the agreement's.
            own = find_time(scene, governor.left, governor.right, governor.group.main, due=due)
    return _reach_time(scene, clause, match, due=due) if own is None else own


def _reach_time(scene: Scene, clause: Clause, match: Match, *, due: bool) -> int | None:
    """Behind a reduced clause that tells no act ("exercises involving tanks on Monday") the day is still the verb's."""
    following = next((c for c in scene.clauses if c.group.start >= clause.right), None)
    if following is None or following.link != "reduced" or following.group.start != clause.right:
        return None
    if match_predicate(scene, following) is not None:
        return None
    return find_time(scene, following.group.end, following.right, match.start, due=due)


def _fronted_place(scene: Scene, clause: Clause, taken: frozenset[int]) -> Span | None:
    following = next((c for c in scene.clauses if c.group.start >= clause.right), None)
    if following is not None and following.link == "reduced" and following.group.start == clause.right:
        inner = find_place(scene, following.group.end, following.right, taken)
        if inner is not None and match_predicate(scene, following) is None:
            return inner
    if clause.subject is not None and clause.link in ("main", "and", "that"):
        return find_place(scene, clause.left, clause.subject[0], taken) if clause.left < clause.subject[0] else None
    return None
