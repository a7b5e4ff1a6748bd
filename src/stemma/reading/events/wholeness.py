"""
Whether a clause gives all that its predicate needs to be an act, and does not only sound like one.

The flags of `lexicon/predicates.tsv` are read here: needs a partner, an object, an
armed force, an infinitive. A candidate who attacks another, a market that is hit and a
minister who declines to comment are no acts.
"""

from stemma.lexicon.predicates import Predicate, predicates_of
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.clauses.phrases_before import phrase_start
from stemma.reading.events.alone import (
    ASSEMBLIES,
    CRAFT,
    FORCES,
    SHOTS,
    VIOLENT,
    counts_alone,
    is_of_assembly,
    is_of_things,
    is_salient,
    names_force,
)
from stemma.reading.events.befalling import (
    befalls,
    brings_aid,
    has_object,
    lands_something,
    may_befall,
)
from stemma.reading.events.figures import is_figure
from stemma.reading.events.grounds import comes_under_fire, is_description, is_set
from stemma.reading.events.matches import match_predicate
from stemma.reading.events.object_reach import object_end
from stemma.reading.events.persons import DELEGATES
from stemma.reading.events.places import is_place, own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.threats import fears, is_of_scholar
from stemma.reading.events.unnamed import frees_people
from stemma.reading.events.words import word_set
from stemma.records.reading import Party
from stemma.records.span import Span

MEDIA = word_set(
    "reporters reporter journalists journalist media press correspondents broadcaster newspaper television"
)
"""To talk to these is to make a statement."""
EQUALS = word_set("colleague colleagues counterpart counterparts leaders ministers presidents premiers")
BANS = word_set(
    "ban bans tariff tariffs duty duties restriction restrictions embargo sanctions sanction quota quotas levy measure"
)
BAN_WORDS = 10
"""How many words before a clause its antecedent is looked for."""
PRIZES = word_set(
    """
    win wins vote votes nomination title attention imagination opportunity opportunities chance moment initiative
    record low high balance chord tone note headline headlines snag markets goal goals point points spotlight
    momentum mood crown medal gold deal bargain pose share shares seat seats nerve milestone limelight hearts
    """
)
SPEAKING = word_set(
    "comment say elaborate answer give specify disclose confirm discuss name speculate be identify respond reply"
)
UNNAMED = frozenset({"name", "identify", "quote", "cite"})
COURTEOUS = word_set("thank congratulate compliment salute")
COURTESIES = word_set("gratitude thanks condolence condolences sympathy sympathies")
CALLERS = word_set(
    "letters letter comments submissions contributions feedback visitors guests readers tourists suggestions"
)
SETTING_OUT = frozenset({"leave", "go", "depart", "return", "travel", "fly"})
LENDING = frozenset({"send", "lend", "contribute", "provide"})
"""Verbs by which one is ready to give, whatever it is."""
FRIENDLY = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "AGREE", "CONCEDE", "RETREAT"})


def is_whole(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    """Say whether a clause with these parties tells an act of *predicate*."""
    flags = predicate.flags
    if lands_something(scene, clause) or is_figure(scene, clause, predicate):
        return False
    if "e" in flags:
        return befalls(scene, clause, predicate)
    if "g" in flags and not brings_aid(scene, clause):
        return False
    if predicate.type == "CONSULT" and is_description(scene, clause):
        return False
    if "Z" in flags and not (is_set(scene, clause) or _is_held_by_state(scene, clause, predicate, parties)):
        return False
    if "l" in flags:
        return True
    if "Y" in flags and "p" not in flags:
        return comes_under_fire(scene, clause, parties)
    if ("F" in flags and not scene.has_subject_in(clause, FORCES)) or ("B" in flags and not _names_ban(scene, clause)):
        return False
    if "j" in flags and not _is_journey(scene, clause, parties):
        return False
    if not parties:
        return counts_alone(scene, clause, predicate)
    if "p" in flags and not (
        (_has_partner(scene, clause, predicate, parties) and not _is_one_state(scene, clause, predicate, parties))
        or _falls_on_people(scene, clause, predicate, parties)
        or _is_of_several(scene, clause, predicate)
        or _is_with_equals(scene, clause, predicate)
        or (clause.group.lemma == "discuss" and _is_of_council(scene, clause, parties))
        or ("H" in flags and clause.group.passive and _is_dated(scene, clause))
        or (clause.group.passive and predicate.type == "CONCEDE" and is_of_things(scene, clause, predicate))
        or (
            clause.group.passive
            and predicate.type in ("CONCEDE", "ACCUSE")
            and _is_of_dated_person(scene, clause, parties)
        )
    ):
        return False
    if "A" in flags and not is_of_assembly(scene, clause, parties=parties):
        return False
    if "N" in flags and "p" not in flags and not clause.group.passive and has_object(scene, clause):
        return False
    if "R" in flags and not _is_friendly_readiness(scene, clause):
        return False
    if scene.tokens[clause.group.main].low not in ("strike", "struck") and _is_walkout(scene, clause, predicate):
        return False
    if predicate.type in ("CONSULT", None) and (_with_media(scene, clause, parties) or _is_on_condition(scene, clause)):
        return False
    if _is_bland(scene, clause, predicate, parties):
        return False
    if predicate.type == "REQUEST" and _asks_for_silence(scene, clause):
        return False
    if clause.group.lemma in ("warn", "caution") and (fears(scene, clause) or is_of_scholar(scene, parties)):
        return False
    if "S" in flags and _is_of_speaking(scene, clause):
        return False
    follows = clause.group.end < len(scene.tokens) and scene.tokens[clause.group.end].tag == "sub"
    if "T" in flags and follows and not _is_public(scene, parties, targets=False):
        return False
    if "V" in flags and clause.group.kind != "finite" and not any(_is_person(scene, p) for p in parties):
        return False
    if "I" in flags and not _takes_infinitive(scene, clause):
        return False
    if "t" in flags and not _told_to_office(scene, parties):
        return False
    if "o" in flags and not clause.group.passive and not has_object(scene, clause):
        return False
    if "m" in flags and not names_force(scene, clause):
        return False
    if clause.group.passive and may_befall(scene, clause) and not any(p.role == "source" for p in parties):
        return False
    # An act needs its actor, unless the one acted upon is named and the verb is passive.
    return (
        clause.group.passive
        or any(p.role in ("source", "both") for p in parties)
        or is_salient(scene, clause, predicate)
    )


def _names_ban(scene: Scene, clause: Clause) -> bool:
    start = max(0, (clause.subject[0] if clause.subject else clause.group.start) - BAN_WORDS)
    return any(t.low in BANS for t in scene.tokens[start : clause.right])


def ban_before(scene: Scene, clause: Clause) -> Span | None:
    """Return the phrase of the ban that a clause is about, where it stands before: "the ban that X put in force"."""
    start = max(0, clause.group.start - BAN_WORDS)
    named = [at for at in range(start, clause.group.start) if scene.tokens[at].low in BANS]
    if not named:
        return None
    left = phrase_start(scene.tokens, named[-1], frozenset())
    ties = [at for at in range(left, named[-1]) if scene.tokens[at].tag in ("prep", "to")]
    return scene.span(ties[-1] + 1 if ties else left, named[-1] + 1)


def _is_journey(scene: Scene, clause: Clause, parties: tuple[Party, ...]) -> bool:
    """Say whether somebody who acts for a state or body goes to a place that is named."""
    at = clause.group.end
    named = [t.mention for t in scene.tokens[at : at + 3] if t.mention is not None]
    if not named or not is_place(scene, named[0]):
        return False
    words = {t.low for t in scene.subject_of(clause)}
    chains = [scene.chains[p.chain] for p in parties if p.chain is not None]
    return bool(words & DELEGATES) or any(c.kind == "person" and c.roles and c.sector != "MED" for c in chains)


def _asks_for_silence(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody only asks to stay unnamed."""
    near = [c for c in scene.clauses if clause.group.end <= c.group.start <= clause.group.end + 2]
    return any(c.group.lemma in UNNAMED and (c.group.passive or c.group.kind == "gerund") for c in near)


def _is_of_speaking(scene: Scene, clause: Clause) -> bool:
    later = next((c for c in scene.clauses if c.group.start >= clause.group.end), None)
    near = later is not None and later.link == "infinitive" and later.group.start <= clause.group.end + 1
    return near and later is not None and later.group.lemma in SPEAKING


def _is_person(scene: Scene, party: Party) -> bool:
    return party.role != "target" and party.chain is not None and scene.chains[party.chain].kind == "person"


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
    subject = [t.low for t in scene.subject_of(clause)]
    if "you" in (*words[:1], *subject[:1]) or (sources and all(c.sector == "MED" for c in sources)):
        return True
    if predicate.type == "SUPPORT":
        return _is_courtesy(scene, clause, parties, words)
    if predicate.type not in ("ASSAULT", "COERCE"):
        return False
    if _is_hit_by_goods(scene, clause):
        return True
    verbal = predicate.type == "ASSAULT" and clause.group.lemma in ("attack", "hit", "target", "strike", "assail")
    quarrel = verbal and len(chains) > 1 and all(c.kind == "person" for c in chains)
    return quarrel or (bool(words) and words[-1] in PRIZES)


def _is_held_by_state(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    """Say whether a state or body holds people: "Togo is holding five Ghanaians"; a day that was held says nothing."""
    public = _is_public(scene, parties, targets=False)
    return predicate.type == "COERCE" and public and frees_people(scene, clause.group.end, object_end(scene, clause))


def _is_of_dated_person(scene: Scene, clause: Clause, parties: tuple[Party, ...]) -> bool:
    """Say whether a person was let go or charged on a day that is told: "Holub was freed on Monday"."""
    people = any(p.chain is not None and scene.chains[p.chain].kind == "person" for p in parties)
    return people and own_time(scene, clause, due=False) is not None


def _is_hit_by_goods(scene: Scene, clause: Clause) -> bool:
    """Say whether what hit somebody is neither named nor armed: "hit by Chinese imports", "struck by the recession"."""
    at = clause.group.end
    if not clause.group.passive and clause.link != "reduced":
        return False
    if clause.group.lemma not in ("hit", "strike", "target", "pound") or at >= clause.right:
        return False
    if scene.tokens[at].low != "by":
        return False
    end = phrase_end(scene.tokens, at + 1, clause.right)
    last = scene.tokens[end - 1]
    return last.tag in ("open", "noun") and last.low not in FORCES | VIOLENT | SHOTS | CRAFT


def _is_courtesy(scene: Scene, clause: Clause, parties: tuple[Party, ...], words: list[str]) -> bool:
    """Say whether thanks, sympathy or a welcome are no act of state: they count from one state or body to another."""
    if clause.group.lemma == "welcome":
        return bool(set(words) & CALLERS)
    if clause.group.lemma not in COURTEOUS and not set(words) & COURTESIES:
        return False
    return not (_is_public(scene, parties, targets=False) and _is_public(scene, parties, targets=True))


def _is_of_council(scene: Scene, clause: Clause, parties: tuple[Party, ...]) -> bool:
    """Say whether a council or board, itself on a day that is told, is who discusses."""
    words = {t.low for t in scene.subject_of(clause)}
    seated = bool(words & {"council", "board", "assembly", "parliament", "cabinet", "committee", "commission"})
    return seated and is_of_assembly(scene, clause, parties=parties) and _is_dated(scene, clause)


def _is_dated(scene: Scene, clause: Clause) -> bool:
    return own_time(scene, clause, due=True) is not None


def _is_public(scene: Scene, parties: tuple[Party, ...], *, targets: bool) -> bool:
    """Say whether a party (one that is acted upon, or one that acts) is a state, a body or somebody in office."""
    chains = [scene.chains[p.chain] for p in parties if p.chain is not None and (p.role == "target") == targets]
    return any(c.kind in ("country", "organization") or (c.kind == "person" and c.roles) for c in chains)


def _has_partner(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    if "w" in predicate.flags and _is_of_one(scene, clause, predicate, parties):
        return False
    return len(parties) > 1 and (predicate.frame == "both" or any(p.role == "target" for p in parties))


def _is_of_one(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    """Say whether all who take part name the one who speaks: "the Ghanaian operator GRIDCo talked about"."""
    if any(t.low in predicate.preps for t in scene.tokens[clause.group.end : clause.right]):
        return False
    verb = scene.tokens[clause.group.main].start
    joined = any(t.tag == "cc" or t.low in ("two", "both", "pair") for t in scene.subject_of(clause))
    spans = {p.span for p in parties}
    return not joined and len(spans) == len(parties) and all(span.end <= verb for span in spans)


def _falls_on_people(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    """Say whether unnamed people are freed, charged or helped by somebody who is named."""
    visited = predicate.type == "CONSULT" and clause.group.lemma == "visit"
    kinds = ("CONCEDE", "ACCUSE", "COERCE", "SANCTION", "AID")
    if not (visited or predicate.type in kinds) or "s" in predicate.flags:
        return False
    acted = any(p.role == "source" for p in parties) and not clause.group.passive
    where = clause.object_before or (clause.group.end, object_end(scene, clause))
    return acted and frees_people(scene, *where)


def _is_one_state(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> bool:
    """Say whether those who act alike are a state and a body of its own: "the government of Peru met"."""
    if predicate.frame != "both" or len(parties) != 2:
        return False
    chains = [scene.chains[p.chain] for p in parties if p.chain is not None]
    kinds = {c.kind for c in chains}
    unknown = clause.subject is not None and scene.tokens[clause.subject[1] - 1].tag == "pron"
    if kinds == {"country", "person"} and unknown:
        # "He met the Peruvian minister, X" names one of the two.
        person, state = sorted(chains, key=lambda c: c.kind, reverse=True)
        return any(r.country == state.country for r in person.roles) and all(p.role == "both" for p in parties)
    return kinds == {"country", "organization"} and len({c.country for c in chains}) == 1


def _is_with_equals(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether unnamed people of one's own rank are met or called: "spoke by telephone with both her colleagues"."""
    if predicate.type != "CONSULT" or predicate.frame != "both":
        return False
    tied = [at for at in range(clause.group.end, clause.right) if scene.tokens[at].low in ("with", "to")]
    return any(t.low in EQUALS for at in tied for t in scene.tokens[at + 1 : min(at + 6, clause.right)])


def _is_of_several(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether the subject itself is several: "the two ministers agreed to meet again"."""
    if predicate.type != "CONSULT" or predicate.frame != "both" or clause.subject is None:
        return False
    words = [t.low for t in scene.subject_of(clause)]
    if "w" in predicate.flags and not _speak_by_themselves(scene, clause, words):
        return False
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if head in ASSEMBLIES and not head.endswith("s"):
        return own_time(scene, clause, due=True) is not None
    return head.endswith("s")


def _speak_by_themselves(scene: Scene, clause: Clause, words: list[str]) -> bool:
    """Say whether two speak with one another: "both ministers spoke twice", never "spoke at the rally"."""
    behind = scene.tokens[clause.group.end : clause.group.end + 1]
    return bool({"two", "both"} & set(words[:2])) and not any(t.tag == "prep" and t.low != "for" for t in behind)


def _is_friendly_readiness(scene: Scene, clause: Clause) -> bool:
    """Say whether "ready", "willing" or "open" to act speaks of talks, help or a step back."""
    later = next((c for c in scene.clauses if c.group.start >= clause.group.end), None)
    if later is None or later.link != "infinitive" or later.group.start > clause.group.end + 1:
        return False
    if scene.tokens[clause.group.main].low != clause.group.lemma or later.group.lemma in SETTING_OUT:
        return False  # "readies to go", "ready to leave for Lima"
    if later.group.lemma in LENDING:
        return True
    return any(
        p.type in FRIENDLY
        for p in predicates_of(later.group.lemma)
        if p.kind == "verb" and len(p.verb) == 1 and "l" not in p.flags
    ) or ((match := match_predicate(scene, later)) is not None and match.predicate.type in FRIENDLY)


def _is_walkout(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether a bare "strike" is one of workers: nothing is struck "on" or "against"."""
    if predicate.type != "ASSAULT" or predicate.kind != "object":
        return False
    end = object_end(scene, clause)
    if not {"strike", "strikes"} & {t.low for t in scene.tokens[clause.group.end : end]}:
        return False
    return not any(t.low in ("on", "against", "in", "at") for t in scene.tokens[end : clause.right])


def _with_media(scene: Scene, clause: Clause, parties: tuple[Party, ...]) -> bool:
    verbal = clause.group.lemma in ("speak", "talk", "consult", "chat", "tell")
    if verbal and any(p.chain is not None and scene.chains[p.chain].sector == "MED" for p in parties):
        return True  # "speaking to the Herald"
    end = min(object_end(scene, clause) + 4, clause.right)
    return any(t.low in MEDIA for t in scene.tokens[clause.group.end : end])


def _is_on_condition(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody only spoke without being named: "spoke on condition of anonymity"."""
    return [t.low for t in scene.tokens[clause.group.end : clause.group.end + 2]] == ["on", "condition"]


def _told_to_office(scene: Scene, parties: tuple[Party, ...]) -> bool:
    """A telling counts as a meeting of two only where the hearer is a named person in office."""
    for party in parties:
        if party.role != "target" or party.chain is None:
            continue
        chain = scene.chains[party.chain]
        in_office = chain.kind == "person" and chain.roles and chain.sector != "MED"
        if in_office and any(
            scene.mentions[m].span == party.span and scene.mentions[m].form != "pronoun" for m in scene.here
        ):
            return True
    return False
