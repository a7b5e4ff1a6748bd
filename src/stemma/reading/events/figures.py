"""
Words of war that tell none: "declared war on litter", "bombarded Brussels with questions", "opened fire on her own".

What decides is the object, what it was done with, and where: a speech and a committee know no shells.
"""

from stemma.lexicon.idioms import Idiom, idioms
from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import phrase_end
from stemma.reading.events.alone import CRAFT, FORCES, PEOPLE, VIOLENT, WAYS, word_behind
from stemma.reading.events.object_reach import object_end
from stemma.reading.events.scene import Scene
from stemma.reading.events.unnamed import frees_people
from stemma.reading.events.words import Token, word_set

TALK = word_set(
    """
    questions jokes criticism criticisms complaints letters e-mails emails calls demands offers requests insults praise
    messages texts puns promises lawsuits statistics reproaches barbs tweets advertisements adverts queries proposals
    limericks amendments motions figures facts invitations applications enquiries inquiries advice rhetoric
    letter question joke speech quotation query
    """
)
"""What somebody is bombarded with who is not hurt."""
FLOORS = word_set(
    """
    committee debate speech interview sermon column editorial op-ed hustings question-time plenary caucus
    dáil bundestag commons lords press-conference row benches backbenches
    """
)
"""Where nobody is shot at."""
TARGETS = (
    FORCES
    | PEOPLE
    | CRAFT
    | WAYS
    | word_set(
        """
    town towns village villages city cities post posts outpost outposts base bases camp camps position positions
    hospital hospitals school schools district suburb suburbs airport port harbour station stations headquarters
    barracks area areas island team teams mission compound market fort fortress depot settlement settlements line
    lines column building office offices hotel mosque church hill valley oilfield road bridgehead enclave pocket
    """
    )
)
"""What guns fire at; a budget comes under fire from words."""
ENEMIES = FORCES | VIOLENT | word_set("gang gangs cartel cartels state states country neighbour neighbours junta us")
"""On whom war is declared, beside states and bodies by name."""
INFINITIVE = 2
"""Words of an infinitive behind a clause that may show an idiom: "defied him to show"."""
GUILT = word_set(
    """
    responsible responsibility fault mistake mistakes error errors wrong wrongly guilty guilt blame killed defeat lost
    lose failed torture tortured abuses crimes shot broken violated struck
    """
)
"""What one grants by conceding that it is so."""
BEASTS = word_set(
    """
    ant ants bee bees hornet hornets locust locusts wasp wasps elephant elephants wolf wolves bear bears shark sharks
    rat rats gull gulls weed weeds algae jellyfish virus viruses bacteria bacterium parasite parasites cells mosquito
    mosquitoes heatwave snow fog ice frost cold front drought moss crab crabs carp pigeons monkeys baboons boars fungus
    """
)
"""What does nothing on purpose."""


STATES = word_set("back support sponsor fund finance arm suspect oppose")
"""What somebody is said to be by a participle, when no day is told: "rebels [backed] by X", "a man [suspected] of"."""

BREACHES = word_set("violate breach break flout contravene infringe")


def is_figure(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether the words of an act of *predicate* stand for something else, or only say what somebody is."""
    if _is_state(scene, clause) or _is_judged_breach(clause):
        return True
    if not clause.group.passive and _head_of(scene.subject_of(clause)) in BEASTS:
        return True
    if any(_is_idiom(scene, clause, idiom) for idiom in idioms() if idiom.type in (None, predicate.type)):
        return True
    if clause.group.lemma == "concede":
        return _only_admits(scene, clause)
    if predicate.type == "CONSULT":
        return clause.group.lemma == "meet" and clause.group.passive and word_behind(scene, clause) == "with"
    if predicate.type == "THREATEN" and ("war",) in predicate.rest:
        return not _falls_on_enemy(scene, clause)
    if predicate.type not in ("ASSAULT", "COERCE"):
        return False
    if "Y" in predicate.flags:
        return not _may_be_shot_at(scene, clause)
    return _takes_no_hostage(scene, clause) or (predicate.type == "ASSAULT" and _is_of_words(scene, clause))


def _is_state(scene: Scene, clause: Clause) -> bool:
    timed = any(t.time is not None for t in scene.tokens[clause.left : clause.right])
    return clause.link == "reduced" and clause.group.lemma in STATES and not timed


def _is_judged_breach(clause: Clause) -> bool:
    """Say whether a breach is only weighed: "it [would violate] the treaty", "for all who [break] the law"."""
    if clause.group.lemma not in BREACHES:
        return False
    return clause.group.tense == "would" or (clause.link == "relative" and clause.group.tense in ("present", "none"))


def _only_admits(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody grants that a thing is so, which is no guilt: "conceded that there had been 160"."""
    inner = scene.said_by(clause)
    return inner is not None and not any(t.low in GUILT for t in scene.tokens[inner.left : inner.right])


def _is_idiom(scene: Scene, clause: Clause, idiom: Idiom) -> bool:
    """Say whether the words stand beside the verb of a clause with which it tells no act."""
    if clause.group.lemma not in idiom.verbs:
        return False
    if idiom.where == "subject":
        return not clause.group.passive and _head_of(scene.subject_of(clause)) in idiom.words
    if idiom.where == "next":
        return word_behind(scene, clause) in idiom.words
    if idiom.where == "object":
        return _object_head(scene, clause) in idiom.words
    behind = " ".join(t.low for t in scene.tokens[clause.group.main + 1 : clause.right + INFINITIVE])
    return any(f" {word} " in f" {behind} " for word in idiom.words)


def _head_of(phrase: tuple[Token, ...]) -> str:
    """Return the last word of a phrase before what "of" or another preposition ties to it."""
    stop = next((n for n, t in enumerate(phrase) if t.tag in ("prep", "rel") and n), len(phrase))
    head = next((t for t in reversed(phrase[:stop]) if t.is_noun), None)
    return "" if head is None or head.tag == "name" else head.low  # the Justice Front is no weather


def _falls_on_enemy(scene: Scene, clause: Clause) -> bool:
    """Say whether war is declared on a state, a body or armed men, or on nobody who is named."""
    lead = next((at for at in range(clause.group.end, clause.right) if scene.tokens[at].low in ("on", "against")), None)
    if lead is None or (scene.tokens[lead + 1 : lead + 2] and scene.tokens[lead + 1].time is not None):
        return True
    against = scene.tokens[lead + 1 : phrase_end(scene.tokens, lead + 1, clause.right)]
    named = [m for t in against if (m := t.mention) is not None and scene.mentions[m].form != "nominal"]
    return bool(named) or any(t.low in ENEMIES for t in against)


def _is_of_words(scene: Scene, clause: Clause) -> bool:
    """Say whether it is done with words, in a place for words, or to one's own: "opened fire on her own party"."""
    words = scene.tokens[clause.group.end : clause.right]
    if any(t.low in VIOLENT | FORCES for t in (*words, *scene.subject_of(clause))):
        return False
    return any(_leads_to_talk(words, at) for at in range(len(words) - 1)) or _is_own(words)


def _leads_to_talk(words: tuple[Token, ...], at: int) -> bool:
    """Say whether "with" leads to words ("with hostile questions"), or "in" to where they are spoken."""
    behind = [t.low for t in words[at + 1 : at + 5]]
    if words[at].low == "with":
        return any(word in TALK for word in behind)
    return words[at].low in ("in", "during", "from", "at") and any(word in FLOORS for word in behind)


def _is_own(words: tuple[Token, ...]) -> bool:
    return any(t.low == "own" and words[n - 1].tag in ("owner", "pron") for n, t in enumerate(words) if n)


def _takes_no_hostage(scene: Scene, clause: Clause) -> bool:
    """Say whether what is held hostage is nobody: "held the budget hostage", "holding Skopje hostage to black ice"."""
    at = next((i for i in range(clause.group.end, clause.right) if scene.tokens[i].low in ("hostage", "captive")), None)
    if at is None or clause.group.passive or at == clause.group.end:
        return False
    if [t.low for t in scene.tokens[at + 1 : at + 2]] == ["to"]:
        return True
    held = scene.tokens[clause.group.end : at]
    people = frees_people(scene, clause.group.end, at) or any(t.low in PEOPLE | CRAFT or t.tag == "pron" for t in held)
    return not people and all(t.mention is None or _is_land(scene, t) for t in held)


def _is_land(scene: Scene, token: Token) -> bool:
    return token.mention is not None and scene.mentions[token.mention].type == "LOC"


def _object_head(scene: Scene, clause: Clause) -> str:
    """Return the last word of the object, of what a particle ties to the verb, or in the passive of the subject."""
    if clause.group.passive:
        return _head_of(scene.subject_of(clause))
    at, end = clause.group.end, object_end(scene, clause)
    if at < len(scene.tokens) and scene.tokens[at].low in ("for", "on"):
        at, end = at + 1, phrase_end(scene.tokens, at + 1, clause.right)
    return _head_of(scene.tokens[at:end])


def _may_be_shot_at(scene: Scene, clause: Clause) -> bool:
    """Say whether the subject has a name or is what guns fire at."""
    if clause.subject is None:
        return True
    words = scene.tokens[clause.subject[0] : phrase_end(scene.tokens, clause.subject[0], clause.subject[1])]
    head = words[-1] if words else None
    return head is None or head.mention is not None or head.tag == "pron" or head.low in TARGETS
