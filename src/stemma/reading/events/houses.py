"""
Where an act is that is done at a house which the report has placed: "the consulate", "the building", "at the gate".

Rules:
1. A house has its place by the town behind it: "the consulate of Mali in Tamale". Houses of one kind in two towns have
   none: nobody knows which of them "the embassy" is.
2. "The building", "the compound" and "the gate" are of the house that the report has placed, where it is the only one.
3. What is done with words is not done where it speaks of.
"""

from collections.abc import Sequence

from stemma.lexicon.countries import country_form
from stemma.reading.clauses.form import Clause
from stemma.reading.events.act_places import BY_WORDS
from stemma.reading.events.main_verbs import Told, told_by
from stemma.reading.events.places import find_place
from stemma.reading.events.scene import Scene
from stemma.reading.events.words import word_set
from stemma.records.reading import Event
from stemma.records.span import Span

HOUSES = word_set(
    """
    consulate embassy mission school hospital church mosque monastery barracks garrison prison jail palace villa hotel
    airport airfield station stadium theatre theater university college factory plant refinery depot market courthouse
    """
)
"""Houses that stand in a town and of which a report tells more. Source: compiled by the project; CC0."""
PARTS = word_set("building compound premises")
"""What a house is called when it is known."""
GATES = word_set("gate roof courtyard")
"""Its parts, where somebody is shot or arrested; what is shut at "the gate" may be a border."""
DEFINITE = frozenset({"the", "its", "their", "this", "that"})
REACH = 5
"""How many words behind a house "in" may stand: "the consulate general of Mali in"."""
NAME = 8
"""How many words behind "in" the town may stand: "in the western city of X"."""


def houses_in(told: Sequence[Told]) -> dict[str, Span]:
    """Return the houses that an article has placed, each with the town that it stands in."""
    found: dict[str, dict[str, Span]] = {}
    for one in told:
        for at, token in enumerate(one.scene.tokens):
            town = _town_of(one.scene, at) if token.low in HOUSES else None
            if town is not None:
                found.setdefault(token.low, {}).setdefault(town.of(one.scene.text), town)
    placed = {house: next(iter(towns.values())) for house, towns in found.items() if len(towns) == 1}
    if len(found) == 1 and placed:
        placed |= dict.fromkeys(PARTS | GATES, next(iter(placed.values())))
    return placed


def place_at_house(told: Told, event: Event, houses: dict[str, Span]) -> Span | None:
    """Return where the house stands at which an act is done that names no place, if its clause names one."""
    if event.place is not None or event.type in BY_WORDS or event.status != "past":
        return None
    scene = told.scene
    clauses = told_by(scene, event)
    named = {scene.tokens[n].low for c in clauses for n in _words_of(scene, c) if _is_definite(scene, n, houses)}
    places = {houses[house] for house in named if house not in GATES or event.type == "ASSAULT"}
    return places.pop() if len(places) == 1 else None


def _words_of(scene: Scene, clause: Clause) -> range:
    """Return the words of a clause, from the verb with which it shares its subject by "and"."""
    first = scene.clauses[clause.shares] if clause.link == "and" and clause.shares is not None else clause
    return range(min(first.left, clause.left), clause.right)


def _town_of(scene: Scene, at: int) -> Span | None:
    """Return the town behind a house: "the consulate of Mali in the western city of X"."""
    tokens = scene.tokens
    for lead in range(at + 1, min(at + 1 + REACH, len(tokens))):
        if tokens[lead].low in ("in", "at"):
            town = find_place(scene, lead, min(lead + NAME, len(tokens)), frozenset())
            form = None if town is None else country_form(town.of(scene.text))
            return town if form is None or form.kind == "capital" else None
        if tokens[lead].tag not in ("noun", "name", "open", "poss", "det") and tokens[lead].low != "of":
            return None
    return None


def _is_definite(scene: Scene, at: int, houses: dict[str, Span]) -> bool:
    """Say whether a word names a house that is placed, as one that is known: not "the embassy of Mali"."""
    before, behind = scene.tokens[at - 1 : at], scene.tokens[at + 1 : at + 2]
    known = any(t.low in DEFINITE for t in before) and all(t.low != "of" for t in behind)
    return scene.tokens[at].low in houses and known
