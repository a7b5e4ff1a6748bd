"""
The numbers and the disputes that may go into the brief.

Rules:
1. A number that its newsroom has since corrected, or that newsrooms dispute, stands with the disputes alone.
2. A number of the background is none for a brief: one that counts for an act of long ago, or whose sentence says a
   year before the story ("In 2018 a leak killed one worker").
3. What is counted must have points of its own: "two ministers" is no number for a brief.
"""

import re
from collections.abc import Iterator, Mapping

from stemma.export.brief.material import Material, down, is_of_another_year, make_piece, name_newsroom
from stemma.export.brief.record import Item, Piece
from stemma.export.brief.words import Told, tell, unnamed
from stemma.export.disputes import Disputes
from stemma.export.wording import STATUS_WORDS, is_money, say_conflict_value, say_figure
from stemma.records.account import Account, AccountEvent, AccountQuantity, Conflict, ConflictReading
from stemma.records.article import ArticleId
from stemma.records.span import Span

RATE = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:second|minute|hour|day|night|week|month|quarter|year|barrel|tonne|ton|person|head)\b"
    r"|\s+(?:daily|weekly|monthly|yearly|annually)\b"
)
"""What makes of a number one for each day, year or thing."""


def numbers(material: Material) -> Iterator[Item]:
    """Return a paragraph for each number that weighs enough."""
    events = {e.id: e for e in material.account.events}
    old = {e.id for e in material.account.events if material.horizon.is_background(e)}
    elsewhere = _in_dispute(material.account)
    torn = {q.event for q in material.account.quantities if any((e.article, e.span) in elsewhere for e in q.evidence)}
    for quantity in material.account.quantities:
        weight = material.scales.quantity(quantity)
        stale = any((e.article, e.span) in elsewhere for e in quantity.evidence)
        # "between five and 17" says once more what the dispute about the act's number says
        stale = stale or (quantity.value is None and quantity.event is not None and quantity.event in torn)
        light = weight < material.parameters.least
        if not quantity.newsrooms or quantity.event in old or stale or light or not _counts(material, quantity):
            continue
        told = tell(quantity.evidence, material.articles, material.sentences, reports=material.reports)
        if is_of_another_year(material, told):
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
    act = tell(here, material.articles, material.sentences, reports=material.reports, event=event)
    return [material.names[a] for a in unnamed(act, told.text) if material.names[a] not in told.text]


def disputes(material: Material) -> Iterator[Item]:
    """Return a paragraph for each cell on which newsrooms differ."""
    said = Disputes(material.account)
    before = _corrections(material.account)
    for conflict in material.account.conflicts:
        if conflict.kind == "revised" and _is_told_beside(material.account, conflict):
            continue
        weight = material.scales.conflict(conflict)
        pieces = tuple(_reading_piece(material, conflict, reading, before) for reading in conflict.readings)
        lead = said.say(conflict) + (" (corrected)" if conflict.kind == "revised" else "")
        yield Item(part="disputed", lead=lead, pieces=pieces, weight=weight, order=(down(weight), lead, ""))


def _corrections(account: Account) -> dict[tuple[ArticleId, Span], str]:
    """Return what a newsroom said before it corrected itself, by where the new value stands."""
    return {
        (e.article, e.span): say_conflict_value(c, c.readings[-2].value)
        for c in account.conflicts
        if c.kind == "revised"
        for e in c.readings[-1].evidence
    }


def _is_told_beside(account: Account, revised: Conflict) -> bool:
    """Say whether a dispute between newsrooms about the same field holds a newsroom's correction, too."""
    new = {(e.article, e.span) for e in revised.readings[-1].evidence}
    return any(
        (e.article, e.span) in new
        for c in account.conflicts
        if c.kind != "revised" and c.field == revised.field
        for reading in c.readings
        for e in reading.evidence
    )


def _reading_piece(
    material: Material, conflict: Conflict, reading: ConflictReading, before: Mapping[tuple[ArticleId, Span], str]
) -> Piece:
    value = say_conflict_value(conflict, reading.value)
    text = STATUS_WORDS.get(value, value) if conflict.field == "status" else value
    names = ", ".join(name_newsroom(material.account, r, material.parameters.label) for r in reading.newsrooms)
    was = next((before[e.article, e.span] for e in reading.evidence if (e.article, e.span) in before), "")
    return Piece(
        record=conflict.id,
        text=text,
        told=None,
        evidence=tuple(material.newsrooms.one_each(reading.evidence)[:1]),
        newsrooms=reading.newsrooms,
        tag=f"{names}, before that {was}" if was and conflict.kind != "revised" and was != value else names,
    )
