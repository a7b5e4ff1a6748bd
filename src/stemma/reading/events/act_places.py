"""
Where an act is: by its clause, else by words of its own kind.

A journey has its goal for a place, a retreat what is left, an attack what is hit. What is said has the town with
which the sentence opens ("In Lima, X denied"), and what the police of a town do is there.
"""

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.lent_days import march_above
from stemma.reading.events.matches import Match, match_predicate
from stemma.reading.events.places import NAMED_SPOTS, find_place, is_place, own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.times import set_clauses, set_within
from stemma.reading.events.towns import (
    in_opening_town,
    is_local,
    opening_town,
    town_behind,
    town_of_gathering,
    town_of_subject,
)
from stemma.reading.events.words import Token, word_set
from stemma.records.reading import Party
from stemma.records.span import Span

JOURNEYS = word_set(
    "visit visits trip trips tour journey mission travel fly head go leave return arrive come walk march"
)
"""Words whose "to" leads to where the act is."""
VISITING = frozenset({"visit", "revisit", "tour"})
"""Verbs whose object is where one goes."""
WORKS = word_set(
    """
    gate gates sluice sluices floodgate floodgates valve valves tap taps dam reservoir bridge tunnel crossing checkpoint
    port airport harbour harbor lock locks canal strait pass road highway pipeline station terminal lighthouse
    """
)
"""What a place gives its name to and what can be shut."""
NAMED_WORKS = word_set("crossing checkpoint pass bridge tunnel dam reservoir strait canal lock lighthouse")
"""Works that are called by a name of their own."""
WORKS_REACH = 12
"""How many words of what is shut are looked at."""
SHUT = frozenset({"SANCTION", "CONCEDE", "COERCE"})
"""Types of shutting and opening."""
SEATED = word_set("sign initial host conclude seal launch present unveil table submit plead")
"""Verbs of what is done at a table: with "held talks on the war in X on Monday" the matter is in X."""
TOWN_WORDS = 4
"""Words of the longest name of a place right before a day."""
REACH = 6
"""How many words behind "to" or "from" the name may stand."""
PARTICLES = word_set("over off out up down back away")
"""Words of a verb that lead to no place: "handed over"."""
BY_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
"""Types of acts that are done with words, and where those who do them sit."""
ENTERING = word_set("enter reach visit tour storm raid")
"""Verbs whose object is where the deeds behind "and" are done."""
CARRYING = word_set("fly move take transfer bring transport drive")
"""Verbs of taking the injured and the displaced to where they are helped."""
MOVING = word_set("move transfer")
"""Verbs of the same, done to anybody: "was moved from a barracks to X"."""
AT_SEA = word_set("sink scuttle board capsize ram")
"""Verbs of what falls on a vessel, whose name is no place."""
INVADING = word_set("invade overrun occupy")
"""Verbs whose object is the land in which this is done."""
GOING = word_set("fly travel go drive sail march walk come arrive land return cross")
"""Verbs that lead where the deeds behind "and" are done: "flew to X and signed"."""
FIRED = 3
"""Words behind a verb of attack among which "on" leads to those who are attacked. Words."""


def place_of(scene: Scene, clause: Clause, match: Match, parties: tuple[Party, ...]) -> Span | None:
    """Return where the act is that a clause tells, by words of its sentence; None where they do not tell."""
    predicate = match.predicate
    if "s" in predicate.flags:
        spoken = opening_town(scene, clause) or town_behind(scene, clause.group.end) or town_of_gathering(scene, clause)
        spoken = spoken or _of_march(scene, clause) or _beside_day(scene, clause, scene.acting(parties))
        return spoken or town_of_subject(scene, clause)
    if predicate.kind == "gap" and predicate.type == "OTHER":
        return None
    taken = scene.acting(parties)
    if match.called_off is not None and (set_for := _set_for(scene, clause, taken)) is not None:
        return set_for
    behind = clause.group.main + 1
    while behind < clause.group.end and scene.tokens[behind].low in PARTICLES:
        behind += 1  # "handed over at X"
    if predicate.type == "ASSAULT":
        behind = _behind_those_fired_on(scene, behind, clause.right)
    place = find_place(scene, behind, clause.right, taken) or _fronted_place(scene, clause, taken)
    works = _of_works(scene, clause) if predicate.type in SHUT else None
    if works is not None and not (place is not None and place.contains(works)):
        return works
    place = place or place_of_act(scene, clause, match.start, predicate, parties)
    place = place or _beside_day(scene, clause, taken) or in_opening_town(scene, clause)
    local = clause.subject is not None and is_local(scene, clause.subject)
    return town_of_subject(scene, clause) if place is None and (predicate.type in BY_WORDS or local) else place


def _behind_those_fired_on(scene: Scene, start: int, end: int) -> int:
    """Return where the words behind "on" begin, if it leads to those who are attacked: "opened fire on [a convoy"."""
    lead = next((n for n in range(start, min(start + FIRED, end)) if scene.tokens[n].tag == "prep"), None)
    if lead is None or scene.tokens[lead].low != "on" or lead + 1 >= end:
        return start
    named = scene.tokens[lead + 1].mention
    return start if scene.tokens[lead + 1].time is not None or named is not None else lead + 1


def _beside_day(scene: Scene, clause: Clause, taken: frozenset[int]) -> Span | None:
    """Return the place right before the day of the act, over a matter: "signed the deal on gas in X on Monday"."""
    time = own_time(scene, clause, due=False) if clause.group.lemma in SEATED else None
    if time is None or (on := next(n for n, t in enumerate(scene.tokens) if t.time == time)) < 1:
        return None
    last = on - 2 if scene.tokens[on - 1].low == "on" else on - 1
    lead = next((n for n in range(last, clause.group.end, -1) if scene.tokens[n].low in ("in", "at")), None)
    if lead is None or last - lead > TOWN_WORDS:
        return None
    found = find_place(scene, lead, last + 1, taken)
    return found if found is not None and found.end == scene.tokens[last].end else None


def _set_for(scene: Scene, clause: Clause, taken: frozenset[int]) -> Span | None:
    """Return where what is called off was to be: "talks that were to open in X", "a meeting planned for Y"."""
    within = set_within(scene, clause) if clause.group.passive else set_clauses(scene, clause)
    places = (find_place(scene, c.group.end, c.right, taken) for c in within)
    return next((p for p in places if p is not None), None)


def _of_march(scene: Scene, clause: Clause) -> Span | None:
    """Return where those march or rally who do it to say this: "marched through X to demand"."""
    march = march_above(scene, clause)
    if march is None:
        return None
    through = _named_behind(scene, march.group.main, march.right, frozenset({"through"}))
    return through or find_place(scene, march.group.end, march.right, frozenset())


def _fronted_place(scene: Scene, clause: Clause, taken: frozenset[int]) -> Span | None:
    following = next((c for c in scene.clauses if c.group.start >= clause.right), None)
    if following is not None and following.link == "reduced" and following.group.start == clause.right:
        inner = find_place(scene, following.group.end, following.right, taken)
        if inner is not None and match_predicate(scene, following) is None:
            return inner
    if clause.subject is None or clause.link not in ("main", "and", "that"):
        return None
    first, end = clause.subject
    if first > clause.left and scene.tokens[first - 1].low in ("in", "at"):
        first = end  # "In Lima several hundred workers gathered"
    return find_place(scene, clause.left, first, taken) if clause.left < first else None


def place_of_act(
    scene: Scene, clause: Clause, start: int, predicate: Predicate, parties: tuple[Party, ...]
) -> Span | None:
    """Return where an act is whose clause names no place behind its verb; *start* is where its trigger begins."""
    if clause.group.passive and clause.subject is not None:
        # "Talks in X were called off": the place stands with the noun.
        taken = scene.acting(parties)
        where = (clause.subject[0], clause.group.start)
        found = find_place(scene, *where, taken) or _gone_to(scene, *where)
        if found is not None:
            return found
    if clause.lead == "where" and clause.left > 2:
        return place_before_where(scene, clause)
    gone = _gone_before(scene, clause)
    if gone is not None:
        return gone
    if clause.group.lemma in INVADING and not clause.group.passive:
        return _named_behind_verb(scene, clause)
    if predicate.type == "ASSAULT":
        return _of_attack(scene, clause, predicate, parties)
    if predicate.kind == "verb" and clause.group.lemma in VISITING:
        return _hit(scene, parties)
    if predicate.type in ("CONSULT", None) or "j" in predicate.flags:
        return _gone_to(scene, start, clause.right)
    return _of_movement(scene, clause, predicate, parties)


def _of_attack(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> Span | None:
    """Return where an attack is: over what it shot something down, the land fought over, else what it hit."""
    if clause.group.lemma in ("shoot", "down"):
        over = next((i for i in range(clause.group.end, clause.right) if scene.tokens[i].low == "over"), None)
        named = _named_behind(scene, over, clause.right, frozenset({"over"})) if over is not None else None
        if named is not None and over is not None:
            return Span(scene.tokens[over].start, named.end)
    if clause.group.lemma == "fight":
        return _named_behind(scene, clause.group.end, clause.right, frozenset({"over"}))
    hits = clause.group.lemma not in AT_SEA and (predicate.frame == "act" or clause.group.passive)
    return _hit(scene, parties) if hits else None


def _of_movement(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> Span | None:
    """Return through, to or from where people march, are sent, leave or are taken, or where those sit who arrest."""

    def behind(*leads: str) -> Span | None:
        return _named_behind(scene, clause.group.end, clause.right, frozenset(leads))

    if predicate.type == "PROTEST":
        return _named_behind(scene, clause.group.main, clause.right, frozenset({"through"}))
    if predicate.type == "RETREAT" or (predicate.type == "AID" and _carries_away(clause)):
        return behind("from", "of") or _left(scene, clause)
    if predicate.type == "MOBILIZE":
        left = clause.group.lemma in ("leave", "depart")
        return _hit(scene, parties) or _left(scene, clause) if left else behind("to", "towards", "toward", "into")
    if predicate.type == "COERCE" and not clause.group.passive and clause.subject is not None:
        # "A court in Lyon sentenced": it sits there; whom it sentenced need not.
        return find_place(scene, *clause.subject, frozenset()) if is_local(scene, clause.subject) else None
    return behind("to") if clause.group.lemma in (CARRYING if predicate.type == "AID" else MOVING) else None


def _of_works(scene: Scene, clause: Clause) -> Span | None:
    """Return the place whose gates, bridge or crossing a verb shuts or opens."""
    shut = clause.subject if clause.group.passive else (clause.group.end, clause.right)
    return None if shut is None else place_of_works(scene, *shut)


def place_of_works(scene: Scene, start: int, end: int) -> Span | None:
    """Return the place whose works the tokens `[start, end)` open with: "the gates of the X reservoir"."""
    words = scene.tokens[start : min(end, start + WORKS_REACH)]
    work = next((n for n, t in enumerate(words) if t.low in WORKS), None)
    if work is None:
        return None
    stop = next((n for n, t in enumerate(words) if n > work and (t.low == "," or t.tag in ("time", "rel"))), len(words))
    # "the X crossing", "the gates of the X reservoir", "the port of X"
    near = [t.mention for n, t in enumerate(words[:stop]) if t.mention is not None and n >= work - 1]
    spots = [
        m for n, m in enumerate(near) if _is_spot_name(scene, m) or (n == 0 and _names_works(scene, m, words[work]))
    ]
    return scene.mentions[spots[-1]].span if spots else None


def _names_works(scene: Scene, mention: int, work: Token) -> bool:
    """Say whether a name that no list knows is that of a crossing or the like, which it stands before or holds."""
    found, chain = scene.mentions[mention], scene.chain_of(mention)
    beside = found.span.contains(work.span) or work.start - found.span.end == 1
    return beside and work.low in NAMED_WORKS and found.form == "name" and (chain is None or not chain.roles)


def _is_spot_name(scene: Scene, mention: int) -> bool:
    chain = scene.chain_of(mention)
    return chain is not None and chain.kind == "place" and scene.mentions[mention].type == "LOC"


def _hit(scene: Scene, parties: tuple[Party, ...]) -> Span | None:
    """Return the spot that is acted upon, if it is one: "shelled Aleppo", "will visit Lima"."""
    hit = [p.span for p in parties if p.role == "target" and is_spot(scene, p)]
    spots = [spot for p in parties if p.role == "target" and (spot := _spot_of(scene, p)) is not None]
    found = hit or spots
    return found[0] if len(found) == 1 else None


def _spot_of(scene: Scene, party: Party) -> Span | None:
    """Return the spot that a party only tells apart: "fired on the X market"."""
    behind = next((t for t in scene.tokens if t.start == party.span.end + 1), None)
    named = any(scene.mentions[i].form == "name" and scene.mentions[i].type != "NORP" for i in scene.acting([party]))
    return Span(party.span.start, behind.end) if named and behind is not None and behind.low in NAMED_SPOTS else None


def _named_behind_verb(scene: Scene, clause: Clause) -> Span | None:
    """Return the place right behind a verb, though it is a state: "invaded Chad"."""
    mention = scene.tokens[clause.group.end].mention if clause.group.end < len(scene.tokens) else None
    here = mention is not None and scene.mentions[mention].type == "LOC" and is_place(scene, mention)
    return scene.mentions[mention].span if mention is not None and here else None


def _left(scene: Scene, clause: Clause) -> Span | None:
    """Return the port that stands right behind "left"."""
    mention = scene.tokens[clause.group.end].mention if clause.group.end < len(scene.tokens) else None
    return scene.mentions[mention].span if mention is not None and _is_spot_name(scene, mention) else None


def _carries_away(clause: Clause) -> bool:
    return clause.group.lemma in ("evacuate", "rescue", "airlift")


def _gone_before(scene: Scene, clause: Clause) -> Span | None:
    """Return where one has gone before he does this: "entered X and took away", "flew to X on Monday and signed"."""
    if clause.link != "and" or clause.shares is None:
        return None
    first = scene.clauses[clause.shares]
    if first.group.tense != clause.group.tense or first.group.negated or first.group.passive:
        return None
    if first.group.lemma in ENTERING:
        named = next((t.mention for t in scene.tokens[first.group.end : first.right] if t.mention is not None), None)
        return scene.mentions[named].span if named is not None and _is_spot_name(scene, named) else None
    if first.group.lemma in GOING:
        return _named_behind(scene, first.group.end, first.right, frozenset({"to", "in", "at"}))
    return None


def place_before_where(scene: Scene, clause: Clause) -> Span | None:
    """Return the place that "where" stands for: "in Vienna, where the board met", "in the Omani capital, where"."""
    at = clause.left - 2
    while at >= 0 and scene.tokens[at].low == ",":
        at -= 1
    if at < 0:
        return None
    mention = scene.tokens[at].mention
    if mention is not None:
        return scene.mentions[mention].span if is_place(scene, mention) else None
    prep = next((n for n in range(at - 1, max(at - 5, -1), -1) if scene.tokens[n].tag == "prep"), None)
    return None if prep is None else find_place(scene, prep, at + 1, frozenset())


def _gone_to(scene: Scene, start: int, end: int) -> Span | None:
    lemmas = [lemma for at in range(start, end) for lemma, _ in scene.tokens[at].forms]
    if not (JOURNEYS & {t.low for t in scene.tokens[start:end]} or JOURNEYS & set(lemmas)):
        return None
    return _named_behind(scene, start, end, frozenset({"to", "for"}))


def _named_behind(scene: Scene, start: int, end: int, leads: frozenset[str]) -> Span | None:
    for at in range(start, end):
        token = scene.tokens[at]
        if token.low not in leads or token.tag not in ("prep", "to"):
            continue
        for name in range(at + 1, min(phrase_end(scene.tokens, at + 1, end), at + 1 + REACH)):
            mention = scene.tokens[name].mention
            if mention is not None and _is_name_of_place(scene, mention):
                return scene.mentions[mention].span
    return None


def _is_name_of_place(scene: Scene, mention: int) -> bool:
    found = scene.mentions[mention]
    if found.form == "name" and found.type in ("PER", "MISC"):
        # Troops leave no person: a name that no list knows is a place here.
        chain = scene.chain_of(mention)
        return chain is None or not (chain.roles or chain.aliases)
    return is_place(scene, mention) and found.type != "NORP"


def is_spot(scene: Scene, party: Party) -> bool:
    """Say whether a party is a place that is no state: "shelled Aleppo"."""
    if party.chain is not None and scene.chains[party.chain].kind != "place":
        return False
    return any(is_place(scene, i) and scene.mentions[i].type == "LOC" for i in scene.acting([party]))
