"""
One long synthetic story: reports of a crisis that never was, with actors, talks, words, numbers and copies.

The same articles for the same seed, on every machine. Days pass, the cast stays; who says and does what is drawn from
a stock of invented sentences, and a third of the articles prints an earlier one with cuts. It is made to measure
how a case file works at size, not quality: nobody would read it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

STATES = (
    "Peru", "Chile", "Kenya", "Norway", "Malaysia", "Ghana", "Latvia", "Nepal", "Uruguay", "Jordan", "Fiji", "Senegal",
)  # fmt: skip
CAPITALS = ("Lima", "Santiago", "Nairobi", "Oslo", "Kuala Lumpur", "Accra", "Riga", "Kathmandu", "Montevideo", "Amman",
            "Suva", "Dakar")  # fmt: skip
OFFICES = ("Foreign Minister", "Defence Minister", "President", "Interior Minister", "ambassador", "army spokesman")
GIVEN = (
    "Ana",
    "Luis",
    "Grace",
    "Ivar",
    "Amina",
    "Kofi",
    "Janis",
    "Sunita",
    "Pablo",
    "Rania",
    "Josefa",
    "Awa",
    "Omar",
    "Ingrid",
)
SURNAME = (
    "Prada", "Rojas", "Mutiso", "Solheim", "Zainal", "Mensah", "Kalnins", "Gurung", "Bosch", "Haddad", "Vakalala", "Diop",
    "Tarrant", "Okoro", "Brandvold", "Quispe", "Wanjala", "Lindqvist", "Sarmiento", "Asante", "Ozols", "Thapa", "Ferrer",
)  # fmt: skip
OUTLETS = tuple(f"{place} {kind}" for place in ("Coast", "Valley", "Delta", "Harbour", "Northern", "Capital", "Lake", "Hill")
                for kind in ("Courier", "Tribune", "Observer", "Gazette"))  # fmt: skip
WIRES = ("Reuters", "AP", "AFP", None, None)
THINGS = (
    "the bridge",
    "the dam",
    "the harbour",
    "the border post",
    "the airfield",
    "the railway",
    "the islands",
    "the mine",
)
SYLLABLES = [consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeiou"]
HOW = (
    "quietly",
    "openly",
    "firmly",
    "at last",
    "once more",
    "as ever",
    "in truth",
    "by now",
    "for good",
    "without haste",
)
WHEN = (
    "this spring",
    "these days",
    "all the while",
    "since the floods",
    "in spite of it",
    "in the end",
    "on the whole",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORDS = (
    "We will not leave {thing}, {aside} before our people are safe",
    "Nobody here has agreed {aside} to give up {thing}",
    "There is no reason {aside} why {other} should fear for {thing}",
    "Our soldiers have orders {aside} to hold {thing}",
    "The people of {state} have waited {aside} for {thing}",
    "If {other} wants peace, {aside} it must open {thing}",
)
ACTS = (
    "{state} and {other} held talks on {thing} in {capital} on {day}",
    "{state} accused {other} on {day} of shelling {thing}",
    "{state} demanded on {day} that {other} withdraw its troops from {thing}",
    "{state} rejected an offer by {other} to share {thing}",
    "Troops of {state} seized {thing} on {day}",
    "{state} and {other} signed an agreement on {thing} on {day}",
    "{state} expelled two diplomats of {other} on {day}",
    "{state} sent {count} soldiers to {thing} on {day}",
    "A blast near {thing} killed {toll} people on {day}",
    "{office} {name} will travel to {capital} on {day} to meet officials of {other}",
    "{office} {name} and {othername} met in {capital} on {day}",
    "Thousands of people protested in {capital} on {day} against the war over {thing}",
)
PLAIN = (
    "Trade at {thing} has stopped {aside} and prices have risen.",
    "Diplomats who follow the matter of {thing} {aside} describe the mood as tense.",
    "The quarrel over {thing} {aside} is older than most who live there.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryParameters:
    """What the made story is like."""

    seed: int = 1
    first: date = date(2031, 1, 1)
    a_day: int = 25
    """Articles a day: 5,000 of them are 200 days."""
    copies: float = 0.33
    """Share of the articles that print an earlier one of the last days."""
    sentences: int = 14


def articles(count: int, *, parameters: StoryParameters = StoryParameters()) -> Iterator[dict[str, str]]:
    """Yield *count* articles as the records of a JSON lines file: id, title, outlet, published, text."""
    chance = Random(parameters.seed)
    recent: list[list[str]] = []
    for number in range(count):
        today = parameters.first + timedelta(days=number // parameters.a_day)
        if recent and chance.random() < parameters.copies:
            lines = list(chance.choice(recent))
            del lines[max(5, len(lines) - chance.randrange(5)) :]
        else:
            lines = [sentence(chance) for _ in range(parameters.sentences)]
            recent = [*recent[-3 * parameters.a_day :], lines]
        wire = chance.choice(WIRES)
        place = chance.choice(CAPITALS).upper()
        head = f"{place}, {today:%B} {today.day} ({wire}) - " if wire else ""
        paragraphs = [" ".join(lines[n : n + 2]) for n in range(0, len(lines), 2)]
        yield {
            "id": f"{number:06d}",
            "title": lines[0][:60],
            "outlet": chance.choice(OUTLETS),
            "published": today.isoformat(),
            "text": lines[0][:60] + "\n\n" + head + "\n\n".join(paragraphs) + "\n",
        }


def thing_of(chance: Random) -> str:
    """Return something to quarrel over, at an invented spot: few sentences of two reports are the same."""
    spot = "".join(chance.choice(SYLLABLES) for _ in range(chance.randrange(2, 4))).capitalize()
    return f"{chance.choice(THINGS)} {chance.choice(('at', 'near', 'of', 'above', 'below'))} {spot}"


def aside(chance: Random) -> str:
    """Return a few words that say nothing, of which there are thousands."""
    return f"{chance.choice(HOW)} {chance.choice(WHEN)}, {''.join(chance.choice(SYLLABLES) for _ in range(3))} and all,"


def sentence(chance: Random) -> str:
    """Return a sentence: an act, somebody's words, or neither."""
    n, m = chance.sample(range(len(STATES)), 2)
    name, othername = (f"{chance.choice(GIVEN)} {chance.choice(SURNAME)}" for _ in range(2))
    cells = {
        "state": STATES[n], "other": STATES[m], "capital": CAPITALS[chance.randrange(len(CAPITALS))],
        "thing": thing_of(chance), "day": chance.choice(DAYS), "office": f"{STATES[n]}'s {chance.choice(OFFICES)}",
        "name": name, "othername": othername, "count": f"{chance.randrange(2, 40) * 100:,}", "toll": chance.randrange(2, 60), "aside": aside(chance),
    }  # fmt: skip
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(ACTS).format(**cells) + "."
    if kind < 0.9:
        return f"“{chance.choice(WORDS).format(**cells)},” {cells['office']} {name} said on {cells['day']}."
    return chance.choice(PLAIN).format(**cells)
