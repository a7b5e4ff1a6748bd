"""
Acts that name nobody who did them: what is known by its day and place, by what was fired, or by who was let go.

"Thousands marched through X on Sunday", "shots were fired at the gate", "the board will meet on Friday": each is
an act although no party of it has a name.
"""

from stemma.lexicon.group_words import calls_people, group_words
from stemma.lexicon.predicates import Predicate, predicates_of
from stemma.reading.clauses.form import Clause
from stemma.reading.events.places import find_place, find_time, is_dated_or_placed, is_place, own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.set_anew import day_anew
from stemma.reading.events.words import word_set
from stemma.records.reading import Party

FORCES = word_set(
    """
    troops troop forces force soldiers soldier army tanks tank warships warship ships jets aircraft bombers
    missiles carrier battalion battalions brigade brigades marines fleet artillery navy police vessels
    reservists militia units
    guard guards destroyer frigate submarine submarines helicopters drones military paratroopers coastguard
    armour armor peacekeepers fighters gunmen rebels frigates destroyers corvette corvettes gunboat gunboats cutter
    cutters cruiser cruisers patrol patrols warplanes gunships
    """
)
VIOLENT = word_set(
    """
    thousands hundreds protesters demonstrators supporters crowds workers students teachers farmers
    attack attacks bomb bomber bombers bombing bombings airstrike airstrikes strike strikes gunmen gunman shelling
    missile missiles rocket rockets drone drones mortar mortars militants rebels insurgents assailants jihadists
    attackers raid raiders ambush fighters terrorists extremists
    """
)
CROWDS = word_set(
    "people residents relatives families women mothers men villagers citizens activists unions strikers doctors nurses"
)
MANY = word_set("thousands hundreds dozens crowds scores")
SIDES = word_set(
    """
    sides countries governments parties leaders ministers presidents neighbours neighbors nations states delegations
    negotiators envoys teams armies militaries rivals capitals
    """
)
"""Who does together what two do, where the words do not name them."""
ASSEMBLIES = word_set(
    """
    board boards council forum cabinet committee commission panel assembly parliament congress senate bloc alliance
    union governors ministers ambassadors leaders envoys delegates negotiators members states league lawmakers
    delegations representatives officials chiefs heads presidents commissioners mediators experts diplomats
    """
)
"""Who may meet without a partner: a body, or several who are one."""
SHOTS = word_set("shots shot gunshots rockets missiles mortars shells grenades bullets rounds drones bombs projectiles")
WEAPONS = SHOTS | word_set(
    """
    missile rocket mortar shell grenade bullet projectile drone bomb warhead torpedo shrapnel artillery airstrike
    airstrikes barrage salvo volley munition munitions fusillade gunfire howitzer howitzers
    """
)
"""What strikes when somebody fires it."""
CAPTIVES = word_set(
    """
    hostages hostage captives prisoners prisoner detainees captive sailors fishermen crew crewmen journalists
    passengers pilgrims inmates engineers tourists workers activists students airmen servicemen conscripts herdsmen
    crewman pilots teachers nurses herders survivors guards
    """
)

CRAFT = word_set(
    """
    ship ships vessel vessels boat boats ferry ferries tanker tankers trawler trawlers cutter cutters freighter
    freighters frigate frigates destroyer destroyers warship warships submarine submarines yacht yachts barge barges
    plane planes aircraft jet jets airliner airliners helicopter helicopters drone drones airship train trains bus
    buses truck trucks lorry lorries car cars van vans tram convoy bridge building buildings tower dam plant factory
    refinery mine pipeline reactor satellite rocket bomb bombs device devices shell shells grenade mine mines depot
    warehouse balcony roof stand stadium canoe canoes dinghy dinghies raft liner minibus motorcade tanker wagon wagons
    """
)
"""What may sink, crash, burn or blow up; talks and markets that do are none."""

HAZARDS = word_set(
    """
    fire fires blaze blazes flames inferno wildfire wildfires explosion explosions blast blasts flood floods floodwaters
    flooding landslide mudslide avalanche storm cyclone hurricane typhoon tornado tsunami earthquake quake tremor
    aftershock epidemic outbreak cholera lava ash smoke
    """
)
"""What breaks out, sweeps through a place or rocks it; applause and scandals are none."""

PEOPLE = CAPTIVES | CROWDS | group_words("people") | group_words("person")
"""Who may be taken."""


ACCIDENTAL = frozenset({"kill", "wound", "injure", "hit", "destroy", "sink", "shoot", "strike"})
"""What may befall without anybody's act: the passive needs an agent."""
WAYS = word_set(
    """
    crossing crossings border borders frontier frontiers airspace skies embassy consulate strait checkpoint checkpoints
    gates sluices sluice pipeline valve valves mission corridor dam
    """
)
"""What states shut and open; a shop, a road or a school may be closed by anybody."""


def counts_alone(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether an act that names nobody is known by its day and place: violence, protest, troops, two who met."""
    if predicate.type in ("ASSAULT", "PROTEST") and is_salient(scene, clause, predicate):
        return True
    if clause.subject is not None and clause.group.kind == "reduced":
        return _are_told_of(scene, clause, predicate)
    if clause.subject is None or clause.group.kind != "finite":
        return False
    if clause.group.passive and is_of_things(scene, clause, predicate):
        return True
    if "A" in predicate.flags and not is_of_assembly(scene, clause, parties=()):
        return False
    inside = "F" in predicate.flags  # "took part in Tuesday's exercise"
    timed = find_time(scene, clause.left, clause.right, clause.group.main, due=True, inside=inside) is not None
    where = (clause.subject[0], clause.group.start) if clause.group.passive else (clause.group.end, clause.right)
    placed = find_place(scene, *where, frozenset()) is not None
    words = [t.low for t in scene.subject_of(clause)]
    if predicate.type is None:
        known = _is_set_in_aside(scene, clause.subject[0], clause.right) or (timed and placed)
        first = all(c.group.start >= clause.group.start for c in scene.clauses)  # else what was moved is told before
        return known or (first and day_anew(scene, clause) is not None)
    if predicate.type == "ACCUSE" and _blames_the_other(scene, clause, words):
        return True
    if predicate.type == "AGREE" and predicate.kind == "object" and clause.group.passive:
        return clause.group.tense == "past" and timed
    if (
        predicate.type == "CONSULT"
        and predicate.frame == "both"
        and predicate.kind == "object"
        and clause.group.passive
    ):
        return timed or is_dated_or_placed(scene, clause)  # "The next meeting shall be held in X"
    if predicate.type == "OTHER" and "Z" in predicate.flags:
        return bool(set(words) & (PEOPLE | CRAFT)) and _is_past_day(scene, clause)
    if predicate.type == "MOBILIZE" and {"F", "n"} & predicate.flags:
        return timed or placed or "n" in predicate.flags
    if predicate.type == "MOBILIZE":
        return clause.group.passive and "m" not in predicate.flags
    if predicate.type == "CONSULT" and predicate.frame == "both" and is_of_assembly(scene, clause, parties=()):
        return timed
    if words in (["the", "two"], ["the", "pair"]):
        return predicate.frame == "both" and timed
    paired = words[-1] in SIDES and (words[0] in ("the", "both", "two") or len(words) == 1)
    if predicate.type == "AGREE" and words in (["the", "two", "sides"], ["both", "sides"], ["the", "sides"]):
        return clause.group.tense == "past"
    return paired and (predicate.frame == "both" or predicate.type == "AGREE") and (timed or placed)


def _blames_the_other(scene: Scene, clause: Clause, subject: list[str]) -> bool:
    """Say whether two sides accuse one another: "Each side blamed the other", "Both governments blame each other"."""
    behind = [t.low for t in scene.tokens[clause.group.end : clause.group.end + 2]]
    several = any(word in SIDES or word + "s" in SIDES for word in subject)
    return several and behind in (["the", "other"], ["each", "other"], ["one", "another"])


def _is_set_in_aside(scene: Scene, start: int, end: int) -> bool:
    """Say whether an aside tells day and place: "talks, which were to open in X on Monday, were put back"."""
    comma = next((at for at in range(start, end) if scene.tokens[at].low == ","), end)
    timed = any(t.time is not None for t in scene.tokens[comma:end])
    return timed and find_place(scene, comma, end, frozenset()) is not None


def _are_told_of(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether people are told of by what was done to them: "the 23 people arrested at Cutia"."""
    words = {t.low for t in scene.subject_of(clause)}
    if not clause.group.passive or predicate.type not in ("COERCE", "MOBILIZE") or not words & PEOPLE:
        return False
    return is_dated_or_placed(scene, clause)


def is_salient(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether violence or protest is told with its day and place: it counts even where nobody is named for it."""
    if clause.subject is None or clause.group.kind != "finite":
        return False
    words = {t.low for t in scene.subject_of(clause)}
    if not words & (VIOLENT | (CROWDS if predicate.type == "PROTEST" else FORCES)):
        return False
    timed = own_time(scene, clause, due=False) is not None
    placed = bool(find_place(scene, clause.group.end, clause.right, frozenset())) or _is_through(scene, clause)
    if predicate.type == "PROTEST" and _is_crowd(scene, clause):
        return timed or placed or _asks_for_something(scene, clause)
    return timed and placed


def _is_crowd(scene: Scene, clause: Clause) -> bool:
    """Say whether thousands, hundreds, or a number of some hundred and more are the subject."""
    words = scene.subject_of(clause)
    return any(t.low in MANY or (t.low[0].isdigit() and len(t.low.replace(",", "")) > 2) for t in words)


def _asks_for_something(scene: Scene, clause: Clause) -> bool:
    """Say whether people went to ask for something: "marched along the river to demand that"."""
    later = next((c for c in scene.clauses if c.group.start >= clause.group.end), None)
    if later is None or later.link != "infinitive" or later.group.start > clause.right:
        return False
    return any(p.type in ("REQUEST", "PROTEST", "ACCUSE") for p in predicates_of(later.group.lemma))


def _is_through(scene: Scene, clause: Clause) -> bool:
    """Say whether people went through a place: "marched through Lagos", "marched through the centre of Lagos"."""
    at = clause.group.end
    named = [t.mention for t in scene.tokens[at : min(at + 6, clause.right)] if t.mention is not None]
    led = any(t.low == "through" for t in scene.tokens[at - 1 : min(at + 1, clause.right)])
    return led and bool(named) and is_place(scene, named[0])


SHOOTING = frozenset({"fire", "shoot"})
AIMED = frozenset({"on", "at", "upon"})
"""Words behind a verb of shooting that lead to whom it was meant for."""
SHUTTING = word_set("close shut seal block reopen open raise lower lift unblock")


def is_of_things(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether shots were fired at a place, or people taken or let go on a day, though nobody is named for it."""
    words = {t.low for t in scene.subject_of(clause)}
    downed = clause.group.lemma in ("shoot", "bring") and word_behind(scene, clause) == "down"
    if predicate.type == "ASSAULT" and downed:
        return _is_shot_down(scene, clause)
    if clause.group.lemma == "sink" and clause.group.passive and clause.subject is not None:
        return is_dated_or_placed(scene, clause)
    if clause.group.lemma in SHOOTING and _is_shot_at(scene, clause):
        return True
    if predicate.type == "OTHER" and "Z" in predicate.flags:
        return _is_of_somebody(scene, clause)
    if predicate.type == "ASSAULT" and clause.group.lemma in ("shoot", "gun"):
        return bool(words & PEOPLE) and is_shot_dead(scene, clause)
    if predicate.type == "ASSAULT" and clause.group.lemma in ("fire", "launch", "throw", "lob"):
        return bool(words & SHOTS) and any(
            t.low in ("near", "at", "on", "into", "outside", "to", "in", "from")
            for t in scene.tokens[clause.group.end : clause.right]
        )
    if predicate.type in ("SANCTION", "COERCE", "CONCEDE") and clause.group.lemma in SHUTTING:
        known = clause.link == "when" and clause.group.tense == "past"  # "since the frontier was sealed"
        return _is_way(scene, clause) and (known or _is_past_day(scene, clause))
    if predicate.type in ("SANCTION", "RETREAT") and "x" in predicate.flags:
        return _is_past_day(scene, clause)  # "the ambassador was recalled on Monday"
    if predicate.type in ("ASSAULT", "COERCE") and _fell_on_people(scene, clause):
        return True
    taken = PEOPLE if predicate.type == "COERCE" else CAPTIVES
    if predicate.type not in ("CONCEDE", "COERCE"):
        return False
    if _are_counted(scene, clause) and clause.group.tense == "past":
        return True
    if bool(words & CAPTIVES) and clause.group.tense in ("would", "future"):
        return is_dated_or_placed(scene, clause)  # "the captives would be handed over at X"
    return bool(words & taken) and own_time(scene, clause, due=False) is not None


def _fell_on_people(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody did it to people, and it cannot have befallen them: "the bosun was stabbed"."""
    done = clause.group.tense == "past" and clause.group.lemma not in ACCIDENTAL
    words = scene.subject_of(clause)
    return done and bool(words) and (words[-1].low in PEOPLE or calls_people(words[-1].low))


def _are_counted(scene: Scene, clause: Clause) -> bool:
    """Say whether a number of people is the subject: "17 people were arrested", "three of the six were captured"."""
    words = scene.subject_of(clause)
    counted = any(t.tag == "num" for t in words)
    nouns = [t.low for t in words if t.is_noun and t.tag != "num"]
    return counted and (not nouns or bool(set(nouns) & PEOPLE))


def _is_shot_at(scene: Scene, clause: Clause) -> bool:
    """Say whether people or a craft were fired on: "The trawler was fired upon", "monitors were shot at"."""
    words = {t.low for t in scene.subject_of(clause)}
    return word_behind(scene, clause) in AIMED and bool(
        words & (CRAFT | PEOPLE | FORCES | {"monitors", "observers", "they"})
    )


def _is_of_somebody(scene: Scene, clause: Clause) -> bool:
    """Say whether what was found is a body or a wreck: "two bodies", "the body of a sailor", no "body of rules"."""
    words = scene.subject_of(clause)
    tie = next((n for n, t in enumerate(words) if t.low == "of"), None)
    return tie is None or any(t.low in PEOPLE | CRAFT or t.mention is not None for t in words[tie:])


def names_force(scene: Scene, clause: Clause) -> bool:
    """Say whether soldiers, ships of war or police are the subject or stand behind the verb."""
    start, end = clause.subject or (clause.group.end, clause.group.end)
    return any(t.low in FORCES for t in (*scene.tokens[start:end], *scene.tokens[clause.group.end : clause.right]))


def _is_way(scene: Scene, clause: Clause) -> bool:
    """Say whether the subject is what states shut and open, or a place by its name: "Red Bridge was reopened"."""
    named = scene.tokens[clause.subject[1] - 1].mention if clause.subject else None
    words = {t.low for t in scene.subject_of(clause)}
    return bool(words & WAYS) or (named is not None and is_place(scene, named))


def _is_past_day(scene: Scene, clause: Clause) -> bool:
    timed = own_time(scene, clause, due=False) is not None
    return timed and clause.group.tense == "past"


def is_shot_dead(scene: Scene, clause: Clause) -> bool:
    """Say whether somebody was shot dead, on a day or at a place that is told."""
    return word_behind(scene, clause) in ("dead", "down") and is_dated_or_placed(scene, clause)


def _is_shot_down(scene: Scene, clause: Clause) -> bool:
    """Say whether a craft was shot down whose country, or the day or place of it, is told."""
    words = scene.subject_of(clause)
    owned = any(t.mention is not None for t in words) and any(t.low in CRAFT for t in words)
    return owned or is_dated_or_placed(scene, clause)


def word_behind(scene: Scene, clause: Clause) -> str:
    """Return the word right behind a verb: "shot [down]"; empty where the verb ends the sentence."""
    at = clause.group.main + 1
    return scene.tokens[at].low if at < len(scene.tokens) else ""


def is_of_assembly(scene: Scene, clause: Clause, *, parties: tuple[Party, ...]) -> bool:
    """Say whether a board, a council or its members are the subject, or an organisation that is named."""
    words = {t.low for t in scene.subject_of(clause)}
    bodies = any(p.chain is not None and scene.chains[p.chain].kind == "organization" for p in parties)
    return bodies or bool(words & ASSEMBLIES)
