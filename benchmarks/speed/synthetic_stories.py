"""
One case of many synthetic stories: each has its own cast, spots and days, and several papers tell each of its acts.

The same articles for the same seed, on every machine. Some stories run at any time; each lasts a few weeks. An article
tells some of what happened in its story in the last days in one of several wordings, quotes somebody of its cast, and a
third of the articles prints an earlier one of its story with cuts. It measures how a case file works at size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from synthetic_case import DAYS, GIVEN, OUTLETS, PLAIN, SYLLABLES, THINGS, WIRES, aside

COUNTRIES = {
    "Peru": "Lima", "Chile": "Santiago", "Kenya": "Nairobi", "Norway": "Oslo", "Malaysia": "Kuala Lumpur", "Ghana": "Accra",
    "Latvia": "Riga", "Nepal": "Kathmandu", "Uruguay": "Montevideo", "Jordan": "Amman", "Fiji": "Suva", "Senegal": "Dakar",
    "Laos": "Vientiane", "Bolivia": "La Paz", "Zambia": "Lusaka", "Portugal": "Lisbon", "Finland": "Helsinki",
    "Mongolia": "Ulaanbaatar", "Paraguay": "Asuncion", "Namibia": "Windhoek", "Estonia": "Tallinn", "Iceland": "Reykjavik",
    "Uganda": "Kampala", "Ecuador": "Quito", "Cambodia": "Phnom Penh", "Botswana": "Gaborone", "Albania": "Tirana",
    "Honduras": "Tegucigalpa", "Malawi": "Lilongwe", "Slovenia": "Ljubljana",
}  # fmt: skip
OFFICES = ("Foreign Minister", "Defence Minister", "President", "Interior Minister", "Prime Minister")
TELLINGS = (
    ("{a} and {b} held talks on {thing} in {town} on {day}.", "Delegations of {a} and {b} met in {town} on {day}.", "Officials from {a} and {b} spoke about {thing} in {town} on {day}."),
    ("{a} expelled three diplomats of {b} on {day}.", "Three diplomats from {b} were thrown out by {a} on {day}."),
    ("{a} demanded on {day} that {b} reopen {thing}.", "On {day} {a} called on {b} to reopen {thing}."),
    ("{a} rejected on {day} a demand by {b} over {thing}.", "{a} turned down on {day} what {b} had asked about {thing}."),
    ("Soldiers of {a} attacked a post of {b} near {thing} on {day}, killing {n} people.", "At least {n} people were killed on {day} when troops from {a} raided a post of {b} near {thing}."),
    ("{a} will meet {b} in {town} on {day}.", "A meeting of {a} and {b} is due in {town} on {day}."),
    ("{a} closed its border with {b} on {day}.", "{a} shut its frontier with {b} on {day}."),
    ("{a} and {b} signed an agreement on {thing} on {day}.", "On {day} {a} and {b} signed a deal on {thing}."),
    ("Thousands of people protested in {town} on {day} against the quarrel over {thing}.", "A crowd marched through {town} on {day} because of {thing}."),
)  # fmt: skip
SPEECH = (
    "“We will not leave {thing}, {aside} before our people are safe,” {office} {name} said on {day}.",
    "“There is no reason {aside} to give up {thing},” said {office} {name} of {a}.",
    "{name} said on {day} that {a} had waited {aside} for {thing}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesParameters:
    """What the made stories are like."""

    seed: int = 2
    first: date = date(2031, 1, 1)
    a_day: int = 25
    """Articles a day: 5,000 of them are 200 days."""
    at_a_time: int = 8
    """Stories that run on one day."""
    lasts: int = 25
    """Days that a story runs."""
    acts_a_day: float = 0.8
    copies: float = 0.33
    """Share of the articles that print an earlier one of their story."""


class Story:
    """One story while it runs: who takes part, what happened, what was printed."""

    def __init__(self, chance: Random, since: date) -> None:
        self.since = since
        self.sides = chance.sample(sorted(COUNTRIES), 2)
        self.things = [f"{thing} of {invented(chance)}" for thing in chance.sample(THINGS, 2)]
        self.speakers = [
            (side, f"{side}'s {office}", f"{chance.choice(GIVEN)} {invented(chance)}")
            for side in self.sides
            for office in chance.sample(OFFICES, 3)
        ]
        self.acts: list[tuple[Sequence[str], dict[str, str]]] = []
        self.printed: list[list[str]] = []

    def happen(self, chance: Random, today: date) -> None:
        a, b = chance.sample(self.sides, 2)
        day = f"{today:%B} {today.day}"
        cells = {"a": a, "b": b, "thing": chance.choice(self.things), "town": COUNTRIES[chance.choice(self.sides)],
                 "day": day, "n": str(chance.randint(2, 40))}  # fmt: skip
        self.acts = [*self.acts[-7:], (chance.choice(TELLINGS), cells)]

    def report(self, chance: Random, copies: float) -> list[str]:
        if self.printed and chance.random() < copies:
            lines = list(chance.choice(self.printed[-30:]))
            del lines[max(4, len(lines) - chance.randrange(4)) :]
            return lines
        told = chance.sample(self.acts, min(len(self.acts), chance.randint(3, 5)))
        lines = [chance.choice(wordings).format(**cells) for wordings, cells in told]
        for _ in range(4):
            side, office, name = chance.choice(self.speakers)
            cells = {"a": side, "office": office, "name": name, "thing": chance.choice(self.things), "day": chance.choice(DAYS)}  # fmt: skip
            lines.append(chance.choice(SPEECH).format(**cells, aside=aside(chance)))
        lines += [chance.choice(PLAIN).format(thing=chance.choice(self.things), aside=aside(chance)) for _ in range(3)]
        head, rest = lines[0], lines[1:]
        chance.shuffle(rest)
        self.printed.append([head, *rest])
        return [head, *rest]


def articles(count: int, *, parameters: StoriesParameters = StoriesParameters()) -> Iterator[dict[str, str]]:
    """Yield *count* articles as the records of a JSON lines file: id, title, outlet, published, text."""
    p, chance = parameters, Random(parameters.seed)
    running: list[Story] = []
    for number in range(count):
        today = p.first + timedelta(days=number // p.a_day)
        if number % p.a_day == 0:
            running = [s for s in running if (today - s.since).days < p.lasts]
            while len(running) < p.at_a_time:
                since = today - timedelta(days=chance.randrange(p.lasts) if not number else 0)
                running.append(Story(chance, since))
            for story in running:
                while not story.acts or chance.random() < p.acts_a_day / 2:
                    story.happen(chance, today)
        story = chance.choice(running)
        lines = story.report(chance, p.copies)
        wire, place = chance.choice(WIRES), COUNTRIES[chance.choice(story.sides)].upper()
        head = f"{place}, {today:%B} {today.day} ({wire}) - " if wire else ""
        paragraphs = [" ".join(lines[n : n + 2]) for n in range(0, len(lines), 2)]
        yield {
            "id": f"{number:06d}",
            "title": lines[0][:60],
            "outlet": chance.choice(OUTLETS),
            "published": today.isoformat(),
            "text": lines[0][:60] + "\n\n" + head + "\n\n".join(paragraphs) + "\n",
        }


def invented(chance: Random) -> str:
    """Return a name that is no word."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randrange(2, 4))).capitalize()
