"""
Who acts without a name or a mention: "a court in Lyon", "armed men", "the police in Lagos".

Such a party has no chain. It makes an act only where somebody else in it is named, or where its day or
place is told.
"""

from stemma.lexicon.group_words import body_sectors, calls_people
from stemma.lexicon.predicates import Predicate
from stemma.lexicon.titles import title_head
from stemma.reading.clauses.form import Clause
from stemma.reading.clauses.phrase_ends import bounds_number, phrase_end
from stemma.reading.events.alone import CAPTIVES, FORCES, VIOLENT, WEAPONS
from stemma.reading.events.parties import OTHERS, spoken_of
from stemma.reading.events.places import find_place, own_time
from stemma.reading.events.scene import Scene
from stemma.reading.events.status import marching_before
from stemma.reading.events.words import word_set
from stemma.records.reading import Party
from stemma.records.span import Span

ACTING = (
    word_set(
        """
        court courts judge judges jury tribunal prosecutor prosecutors magistrate police policemen officer officers men
        women man woman bomber bombers gunman gunmen commander commanders leader leaders group groups faction factions
        party parties union unions workers teachers students regulator watchdog authority authorities lawmakers
        senators governor mayor minister ministers president rebels troops soldiers forces militia militias crowd mob
        team coalition alliance bloc navy army airline company companies board panel committee council commission
        agency ministry government administration embassy parliament junta command fighters militants hackers raiders
        hijackers kidnappers pirates settlers farmers nurses doctors guards inmates prisoners airport port
        boat boats vessel vessels gunboat gunboats cutter cutters warplane warplanes gunship gunships sniper snipers
        heads volunteers patients parents shopkeepers engineers dockers commuters tenants pensioners pastors mayors
        governors watchdogs fans asylum-seekers gang cartel clan tribe university church
        palace presidency people residents villagers citizens activists demonstrators protesters supporters crowds
        youths youngsters boys girls miners drivers fishermen herders traders relatives neighbours neighbors
        """
    )
    | FORCES
    | VIOLENT
    | WEAPONS
)
"""Nouns of those who act."""
SUFFERERS = word_set(
    "population wounded injured survivors victims bereaved displaced evacuees inspectors observers monitors"
)
"""Who is visited, helped or turned back, beside those who have a word for people."""
COUNTING = word_set(
    "one some dozens group thousands hundreds swarm wave pair gang mob band convoy crowd team handful scores tens squad"
)
"""Nouns that only count those who act: "a swarm of drones"."""
ANYBODY = word_set("man men woman women boy boys girl girls person people company companies airline fans")
PRIVATE = frozenset({None, "BUS", "CVL", "MED", "EDU"})
"""Sectors of those whose words are their own, where no name says who they are."""
OFFICES = word_set(
    """
    minister government ministry president presidency palace cabinet army military junta embassy court commission
    council committee parliament opposition party union governor mayor police authorities rebels guerrillas insurgents
    prosecutor prosecution chancellor premier king queen emir sultan ambassador envoy bloc alliance federation
    """
)
"""Who speaks by an office, or as a body, where the article has told before which one it is."""
LONGEST_OFFICE = 4
"""How many words such a subject may have: "the ruling party", "the army", never a phrase that tells more."""
PASSIVE_ACTS = frozenset(
    {
        "ACCUSE",
        "COERCE",
        "ASSAULT",
        "CONCEDE",
        "SANCTION",
        "REJECT",
        "AID",
        "PROTEST",
        "REQUEST",
        "THREATEN",
        "MOBILIZE",
        "COOPERATE",
    }
)
"""Types of acts that count by an unnamed actor."""


def unnamed_actor(scene: Scene, clause: Clause, predicate: Predicate, parties: tuple[Party, ...]) -> Party | None:
    """Return the unnamed actor of a clause that names nobody who acts, or None."""
    if predicate.frame == "both" or any(p.role != "target" for p in parties):
        return None
    if predicate.type not in PASSIVE_ACTS and not (predicate.type == "RETREAT" and parties):
        return None
    where = _agent(scene, clause) if clause.group.passive else spoken_of(scene, clause)
    if where is None or {"j", "A", "e"} & predicate.flags or clause.group.lemma == "attend":
        return None  # who attends a vigil mourns
    span = acting_noun(scene, *where)
    if span is None or any(p.span.overlaps(span) for p in parties):
        return None
    word = span.of(scene.text).rsplit(maxsplit=1)[-1].lower()
    speaks = "s" in predicate.flags or predicate.type == "REJECT"
    told = (
        any(p.chain is not None for p in parties)
        or _is_told(scene, clause, where)
        or _speaks_for_office(scene, clause, predicate, where)
        or (not (speaks and _is_private(word)) and _is_done(scene, clause, predicate))
        or marching_before(scene.clauses, clause) is not None
    )
    return Party(role="source", span=span, chain=None) if told else None


def frees_people(scene: Scene, start: int, end: int) -> bool:
    """Say whether the object counts or names unnamed people: "at least 19 Christians", "a journalist"."""
    words = scene.tokens[start:end]
    if any(calls_people(t.low) or t.low in CAPTIVES | SUFFERERS for t in words):
        return True
    counted = any(t.tag == "num" for t in words)
    return counted and bool(words) and words[-1].capital and words[-1].low.endswith("s")


def _agent(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    at = next((i for i in range(clause.group.end, clause.right) if scene.tokens[i].low == "by"), None)
    return None if at is None else (at + 1, phrase_end(scene.tokens, at + 1, clause.right))


def acting_noun(scene: Scene, start: int, end: int) -> Span | None:
    """Return the phrase up to its first preposition, if what ends it acts."""
    for at in range(start, end):
        if scene.tokens[at].low in ("-", "–", "—", ":"):
            start = at + 1  # "BAMAKO - Armed men"
    described = {c.group.start for c in scene.clauses if c.link == "reduced"}
    stop = next(
        (
            i
            for i in range(start, end)
            if (scene.tokens[i].tag in ("prep", "rel", "to") and not bounds_number(scene.tokens, i))
            or scene.tokens[i].low == ","
            or i in described
        ),
        end,
    )
    words = [i for i in range(start, stop) if scene.tokens[i].is_noun]
    if not words or scene.tokens[start].tag in ("pron", "owner"):
        return None
    low = scene.tokens[words[-1]].low
    if low in OTHERS and any(t.tag == "poss" for t in scene.tokens[start:stop]):
        return None  # "Peru's neighbours"
    if low in COUNTING and stop < end and scene.tokens[stop].low == "of":
        return acting_noun(scene, stop + 1, end)
    acts = low in ACTING or low in body_sectors() or (calls_people(low) and not _is_private(low))
    return scene.span(start, words[-1] + 1) if acts else None


def _speaks_for_office(scene: Scene, clause: Clause, predicate: Predicate, subject: tuple[int, int]) -> bool:
    """Say whether a certain office or body speaks: "The minister denied that", "The government rejects"."""
    if "s" not in predicate.flags or clause.group.kind != "finite" or clause.link not in ("main", "and"):
        return False
    words = [t.low for t in scene.tokens[subject[0] : subject[1]]]
    head = next((n for n, word in enumerate(words) if word in (",", "of", "for", "in")), len(words))
    return words[0] == "the" and 1 < head <= LONGEST_OFFICE and words[head - 1] in OFFICES


def _is_done(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Say whether something was done, by a verb that tells it with an object or of people: "Police fired tear gas"."""
    if clause.group.kind != "finite" or clause.group.tense != "past":
        return False
    if predicate.kind != "verb" or predicate.type not in ("ASSAULT", "COERCE"):
        return True
    return frees_people(scene, clause.group.end, clause.right)  # "The army attacked the problem" tells none


def _is_private(word: str) -> bool:
    """Say whether a noun calls somebody who speaks for himself alone: "two men", "the chairman"."""
    title = title_head(word)
    return word in ANYBODY or (title is not None and title.sector in PRIVATE)


def _is_told(scene: Scene, clause: Clause, subject: tuple[int, int]) -> bool:
    timed = own_time(scene, clause, due=False) is not None
    ranges = ((clause.group.end, clause.right), subject, (clause.left, max(clause.left, subject[0])))
    placed = next((found for where in ranges if (found := find_place(scene, *where, frozenset())) is not None), None)
    return clause.group.kind == "finite" and (timed or placed is not None)
