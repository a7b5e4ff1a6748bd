"""
Stories that nobody told, for whoever has no folder of reports at hand.

Every story has its own place, people and figures, which come back in it, and sentences drawn from forms whose words
vary enough that two stories share short runs of words alone. They read like a bad translation of news;
for what lineage looks at (words, quotations, days, names, numbers, paragraphs) they are news. Same seed, same stories.
"""

import random
from collections.abc import Iterator

PLACES = """Arlow Bresk Cadmor Dunvale Eastrey Farholt Gessen Hallmark Istrel Jorvin Kelmar Lindow Marrack Norrby Ostrel
Pellmoor Quarn Rastow Selwick Tormund Ulvern Varmouth Westrey Yarrow Zellbach Ambrel Corvale Drennock Elmstad Fenwick
Gorland Hestor""".split()  # noqa: SIM905 - a word list reads better as words
NAMES = """Abelard Bastian Corvell Dunstan Edelman Farquar Gambino Harkness Imelda Jokinen Kaspary Lindqvist Morvane Nakamura
Oberlin Petrossi Quennell Rasmussen Sandoval Trevanion Ulbricht Valentin Wendland Yordanov Zimmerli Ashdown Bergamo Castell
Delacroix Emmerich Fontaine Gallagher""".split()  # noqa: SIM905
FIRST = "Anna Boris Clara Dario Elena Filip Greta Hanna Igor Julia Karim Laila Marta Nils Olga Pavel Rosa Samir".split()  # noqa: SIM905
PEOPLE = """teachers drivers farmers nurses engineers divers surveyors brewers bakers lawyers masons miners pilots
officers clerks students tenants fishermen builders inspectors librarians judges porters electricians""".split()  # noqa: SIM905
THINGS = """bridge harbour tunnel reservoir railway hospital quarry market airport stadium library ferry orchard cannery
warehouse cathedral observatory pipeline turbine archive theatre prison monument brewery foundry greenhouse
causeway lighthouse sawmill aqueduct""".split()  # noqa: SIM905
MATTERS = """budget contract inquiry strike tender verdict survey petition levy subsidy audit merger eviction ballot
licence settlement forecast blueprint ordinance appeal treaty drought shortage recall""".split()  # noqa: SIM905
QUALITIES = """northern disputed ageing costly unfinished flooded narrow private rural famous hasty secret regional
damaged sprawling modest idle bankrupt listed temporary crowded neglected frozen provisional abandoned restored""".split()  # noqa: SIM905
DID = """inspected rejected defended surrounded reopened questioned postponed photographed abandoned repaired praised
blocked measured insured auctioned flooded rented emptied renamed mapped guarded criticised inherited demolished""".split()  # noqa: SIM905
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FORMS = (
    "{Quality} plans for the {thing} of {place} {did} {number} {people} on {day}, {name} said.",
    "On {day}, {people} {did} a {quality} {thing} that {last} had {did} before the {matter} began.",
    "Some {number} {people} and {small} {people2} {did} the {quality} {matter}, according to {first} {last}.",
    "Neither {people} nor {people2} in {place} {did} what {last} calls a {quality} {matter}.",
    "A {matter} over the {quality} {thing} had {did} {people} near {place} since {day}.",
    "{Place} spent {number} crowns on its {thing}, which {people2} {did} and {people} never {did2}.",
    "Whoever {did} the {matter} must also have {did2} {small} {quality} {thing}s, {people} in {place} believe.",
    "The {quality} {matter}, which {name} {did} on {day}, has {small} chapters about one {thing}.",
    "For {small} years {last} {did} every {thing} between {place} and the {quality} border.",
    "{People} {did} {last} last {day} because of percent figures in a {quality} {matter}.",
    "Organizers of the {matter} favor a {quality} {thing}; {people2} toward {place} {did} theirs.",
    "More than {number} {people} also {did} the {thing} while {last} {did2} {people2}.",
)
SAID = (
    "“The {matter} {did} us before any {thing} was {quality}, and {small} {people} in {place} can prove it,” {name2} said.",
    "“Give {people} a {quality} {thing} and they will tell why {place} {did} its {matter} in {small} weeks,” said {name}.",
    "“No {people2} of mine ever {did} so {quality} a {matter}, whatever {place} thinks of our {thing},” {name2} said.",
)


def stories(count: int, *, seed: int = 1) -> Iterator[list[str]]:
    """Yield *count* stories, each as its paragraphs."""
    draw = random.Random(seed)
    for _ in range(count):
        place, other = draw.sample(PLACES, 2)
        people = [(draw.choice(FIRST), last) for last in draw.sample(NAMES, 3)]
        numbers = [f"{draw.randrange(1, 9)},{draw.randrange(1000):03d}", str(draw.randrange(110, 990))]
        told = []
        for _ in range(draw.randrange(9, 14)):
            if draw.random() < 0.2:
                told.append(_filled(draw, draw.choice(SAID), (place, other), people, numbers))
            else:
                forms = draw.sample(FORMS, 2)
                told.append(" ".join(_filled(draw, form, (place, other), people, numbers) for form in forms))
        yield told


def _filled(
    draw: random.Random, form: str, places: tuple[str, str], people: list[tuple[str, str]], numbers: list[str]
) -> str:
    (first, last), (second, other) = draw.sample(people, 2)
    words = {
        "place": places[draw.random() < 0.3],
        "name": f"{first} {last}",
        "name2": f"{second} {other}",
        "first": first,
        "last": last,
        "number": draw.choice(numbers),
        "small": str(draw.randrange(2, 99)),
        "day": draw.choice(DAYS),
        "matter": draw.choice(MATTERS),
        "quality": draw.choice(QUALITIES),
        "thing": draw.choice(THINGS),
    }
    words["did"], words["did2"] = draw.sample(DID, 2)
    words["people"], words["people2"] = draw.sample(PEOPLE, 2)
    words |= {key.capitalize(): words[key].capitalize() for key in ("quality", "people", "place")}
    return form.format(**words)
