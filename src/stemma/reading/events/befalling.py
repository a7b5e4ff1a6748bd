"""
What befalls, arrives or is made to land: acts that need a craft, a fire or a load of aid for their subject.
"""

from stemma.lexicon.predicates import Predicate
from stemma.reading.clauses.form import Clause
from stemma.reading.events.alone import ACCIDENTAL, AIMED, CRAFT, HAZARDS, PEOPLE, is_shot_dead, word_behind
from stemma.reading.events.object_reach import object_range
from stemma.reading.events.places import is_dated_or_placed, is_place, own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set

AID_GOODS = word_set(
    """
    aid relief medicine medicines food supplies vaccines vaccine plasma blood tents blankets flour rice wheat grain
    water fuel generators rescuers doctors medics nurses firefighters
    """
)
NAVAL = word_set(
    """
    warship warships frigate frigates destroyer destroyers corvette corvettes gunboat gunboats cutter cutters carrier
    cruiser cruisers submarine submarines minesweeper minesweepers fleet flotilla squadron navy patrol
    """
)
LIFTING = word_set("helicopter helicopters plane planes aircraft jet ambulance ambulances airlift ship boat vessel")
CONVOYS = word_set("lorry convoys trucks lorries planes flight flights shipment shipments consignment cargo airlift")


def befalls(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether a craft, a building or a fire is the subject, and a day or a place is told."""
    if clause.subject is None or clause.group.passive or clause.group.kind not in ("finite", "gerund"):
        return False
    words = {t.low for t in scene.subject_of(clause)}
    if not words & (HAZARDS if "h" in predicate.flags else CRAFT) or (
        "N" in predicate.flags and has_object(scene, clause)
    ):
        return False
    if "o" in predicate.flags and not has_object(scene, clause):
        return False
    return is_dated_or_placed(scene, clause)


def sails(scene: Scene, clause: Clause) -> bool:
    """Say whether a vessel of war goes on a day or to a place, or another one in its company: "put out behind X"."""
    if clause.subject is None or clause.group.kind != "finite":
        return False
    words = {t.low for t in scene.subject_of(clause)}
    behind = [t.low for t in scene.tokens[clause.group.end : clause.right]]
    escorted = bool(words & CRAFT) and bool(set(behind) & NAVAL) and bool(set(behind) & {"behind", "with", "under"})
    if not (words & NAVAL or escorted):
        return False
    near = [t.mention for t in scene.tokens[clause.group.end : clause.group.end + 2] if t.mention is not None]
    due = own_time(scene, clause, due=True) is not None  # "would reach the islands by Thursday"
    return due or is_dated_or_placed(scene, clause) or any(is_place(scene, m) for m in near)


def lifts_people(scene: Scene, clause: Clause) -> bool:
    """Say whether a craft carries people: "were flown to X by a navy helicopter", "two planes took four of the men"."""
    behind = scene.tokens[clause.group.end : clause.right]
    subject = scene.subject_of(clause)
    carried, carrying = (subject, behind) if clause.group.passive else (behind, subject)
    if clause.group.passive:
        agent = next((n for n, t in enumerate(behind) if t.low in ("by", "aboard")), len(behind))
        carrying = behind[agent:]
    flown = any(t.low in LIFTING for t in carrying)
    people = PEOPLE | {"wounded", "injured", "sick"}
    several = any(t.low in people for t in carried) or any(t.tag == "num" for t in carried[:2])
    return clause.group.kind == "finite" and flown and several


def may_befall(scene: Scene, clause: Clause) -> bool:
    """Say whether what was done may have befallen without anybody's act: "was forced to land", never "shot down"."""
    if clause.group.lemma == "sink":
        return not is_dated_or_placed(scene, clause)
    following = word_behind(scene, clause)
    if clause.group.lemma == "shoot" and following in AIMED:
        return False
    if clause.group.lemma == "shoot" and following == "dead":
        return not is_shot_dead(scene, clause)
    if clause.group.lemma == "shoot" and following == "down" and clause.subject is not None:
        craft = CRAFT & {t.low for t in scene.subject_of(clause)}
        return not craft and not is_dated_or_placed(scene, clause)
    landed = clause.group.lemma == "force" and following == "to"
    return landed or clause.group.lemma in ACCIDENTAL


def lands_something(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody is made to land no craft but a deal or a job: "forced X to land a contract"."""
    if clause.group.lemma not in ("force", "compel", "oblige"):
        return False
    later = next((c for c in scene.clauses if c.group.start >= clause.group.end and c.link == "infinitive"), None)
    return later is not None and later.group.lemma == "land" and has_object(scene, later)


def brings_aid(scene: Scene, clause: Clause) -> bool:
    """Say whether a craft that carries aid comes on a day or to a place: "a plane carrying medicine landed at X"."""
    words = {t.low for t in scene.subject_of(clause)}
    if not words & AID_GOODS or not words & (CRAFT | CONVOYS) or clause.group.passive:
        return False
    return own_time(scene, clause, due=True) is not None


def has_object(scene: Scene, clause: Clause) -> bool:
    """Say whether a noun stands where the object of the verb would, or its clause tells of one: "the crew X took"."""
    behind = scene.tokens[slice(*object_range(scene, clause))]
    return clause.object_before is not None or any(t.is_noun or t.tag == "num" for t in behind)
