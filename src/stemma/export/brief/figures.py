"""
The numbers and the disputes that may go into the brief.

Rules:
1. A number that its newsroom has since corrected, or that newsrooms dispute, stands with the disputes alone.
2. A number of the background is none for a brief: one that counts for an act of long ago, or whose sentence says a
   year before the story ("In 2018 a leak killed one worker").
3. What is counted must have points of its own: "two ministers" is no number for a brief.
"""

import re
from collections.abc import Iterator

from stemma.export.brief.material import Material, down, make_piece, name_newsroom
from stemma.export.brief.record import Item, Piece
from stemma.export.brief.words import Told, shorten, tell, unnamed
from stemma.export.wording import STATUS_WORDS, is_money, say_conflict_value, say_date, say_figure, say_place
from stemma.records.account import Account, AccountEvent, AccountQuantity, Conflict
from stemma.records.article import ArticleId
from stemma.records.span import Span

FIELD_WORDS = {
    "number": "Number", "duration": "Length", "date": "Day", "role": "Office", "name": "Name",
    "status": "Whether it happened", "speaker": "Who said it", "place": "Place",
}  # fmt: skip
PER_CENT = ("percent", "per cent", "%")
RATE = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:second|minute|hour|day|night|week|month|quarter|year|barrel|tonne|ton|person|head)\b"
    r"|\s+(?:daily|weekly|monthly|yearly|annually)\b"
)
"""What makes of a number one for each day, year or thing."""
YEAR = re.compile(r"(?<!since )\b(?:1[5-9]|20)\d\d\b")


def numbers(material: Material) -> Iterator[Item]:
    """Return a paragraph for each number that weighs enough."""
    events = {e.id: e for e in material.account.events}
    old = {e.id for e in material.account.events if material.horizon.is_background(e)}
    elsewhere = _in_dispute(material.account)
    for quantity in material.account.quantities:
        weight = material.scales.quantity(quantity)
        stale = any((e.article, e.span) in elsewhere for e in quantity.evidence)
        if not quantity.newsrooms or quantity.event in old or stale or not _counts(material, quantity):
            continue
        told = tell(quantity.evidence, material.articles, material.sentences, own=material.own)
        if weight < material.parameters.least or _is_of_another_year(material, told):
            continue
        of = (quantity.of or "").removesuffix("s") if quantity.value == 1 else quantity.of
        figure = " ".join(x for x in (say_figure(quantity) + _rate(material, told), of) if x)
        piece = make_piece(
            material, quantity.id, told.text, quantity.evidence, quantity.newsrooms,
            told=told.evidence, voices=len(quantity.according_to),
        )  # fmt: skip
        event = events.get(quantity.event) if quantity.event else None
        lead = ", ".join((figure, *_acting(material, event, told)))
        yield Item(part="numbers", lead=lead, pieces=(piece,), weight=weight, order=(down(weight), lead, ""))


def _in_dispute(account: Account) -> set[tuple[ArticleId, Span]]:
    """Return where the numbers stand that newsrooms dispute, or that their newsroom has corrected since."""
    return {
        (e.article, e.span)
        for c in account.conflicts
        for reading in (c.readings[:-1] if c.kind == "revised" else c.readings)
        for e in reading.evidence
    }


def _counts(material: Material, quantity: AccountQuantity) -> bool:
    """Say whether what is counted has points of its own."""
    words = (quantity.of or "").lower().split()
    return is_money(quantity.unit) or bool(words and material.counted.get(words[-1]))


def _is_of_another_year(material: Material, told: Told) -> bool:
    """Say whether the sentence speaks of a year before the story, and of none within it."""
    years = [int(y) for y in YEAR.findall(told.text)]
    return bool(years) and material.horizon.story is not None and max(years) < material.horizon.story.year


def _rate(material: Material, told: Told) -> str:
    """Return what stands behind a number that is one for each day or thing: " a day"."""
    rate = RATE.match(material.articles[told.evidence.article].text, told.evidence.span.end)
    return " " + " ".join(rate.group().split()) if rate else ""


def _acting(material: Material, event: AccountEvent | None, told: Told) -> list[str]:
    """Return who acts by a pronoun alone in the words that tell a number of *event*."""
    spans = [e for e in event.evidence if e.article == told.evidence.article] if event else []
    here = [e for e in spans if e.span.overlaps(told.evidence.span)]
    if not here:
        return []
    act = tell(here, material.articles, material.sentences, own=material.own, event=event)
    return [material.names[a] for a in unnamed(act, told.text) if material.names[a] not in told.text]


def disputes(material: Material) -> Iterator[Item]:
    """Return a paragraph for each cell on which newsrooms differ."""
    for conflict in material.account.conflicts:
        weight = material.scales.conflict(conflict)
        what = shorten(_topic(material, conflict), material.parameters.topic)
        field = FIELD_WORDS.get(conflict.field, conflict.field.capitalize())
        pieces = tuple(_reading_piece(material, conflict, n) for n in range(len(conflict.readings)))
        joint = " of " if conflict.field in ("number", "role", "name") else ": "
        if conflict.field == "number" and (unit := _unit(material.account, conflict)):
            field, joint = unit, ": "
        lead = f"{field}{joint}{what}" + (" (corrected)" if conflict.kind == "revised" else "")
        yield Item(part="disputed", lead=lead, pieces=pieces, weight=weight, order=(down(weight), lead, ""))


def _unit(account: Account, conflict: Conflict) -> str:
    """Return what a disputed number is where it counts no things: a sum of money, a share; else nothing."""
    quantity = next((q for q in account.quantities if q.id == conflict.about), None)
    unit = quantity.unit if quantity else None
    if is_money(unit):
        return f"Sum in {unit}"
    return "Share in per cent" if unit in PER_CENT else ""


def _topic(material: Material, conflict: Conflict) -> str:
    """Return what a dispute is about; a number with the day and place of what it counts, where they are known."""
    account = material.account
    counted = next((q for q in account.quantities if q.id == conflict.about), None)
    event = next((e for e in account.events if counted and e.id == counted.event), None)
    about = material.about.get(conflict.about, "")
    facts = [about] if counted is None or counted.of or not _unit(account, conflict) else []
    if event:
        facts += [] if facts else [shorten(event.summary, 60)]
        facts += [say_date(event.date)] if event.date else []
        facts += [say_place(event.place)] if event.place else []
    return ", ".join(facts)


def _reading_piece(material: Material, conflict: Conflict, number: int) -> Piece:
    reading = conflict.readings[number]
    value = say_conflict_value(conflict, reading.value)
    text = STATUS_WORDS.get(value, value) if conflict.field == "status" else value
    evidence = material.newsrooms.one_each(reading.evidence)[:1]
    return Piece(
        record=conflict.id,
        text=text,
        told=None,
        evidence=tuple(evidence),
        newsrooms=reading.newsrooms,
        tag=", ".join(name_newsroom(material.account, r, material.parameters.label) for r in reading.newsrooms),
    )
