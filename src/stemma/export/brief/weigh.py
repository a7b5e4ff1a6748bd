"""
How much a record matters to somebody who has two pages.

A weight is a sum of what anybody can check: the kind of act, stance or number; how many newsrooms stand behind
it; how recent it is; whether it is disputed. No name, outlet or topic adds anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log2

from stemma.export.wording import is_money
from stemma.records.account import (
    Account,
    AccountEvent,
    AccountQuantity,
    Conflict,
    Evidence,
    Position,
)
from stemma.text.edtf import days, published_day

UNTIMED = 30.0
"""Age of what has no date at all. Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightParameters:
    """
    What counts, and how much. Points, set by reading briefs of five invented stories (November 2026).

    The order of acts is PLOVER's from material to verbal; within it, conflict before cooperation.
    """

    acts: dict[str, float] = field(
        default_factory=lambda: {
            "ASSAULT": 3.0, "COERCE": 2.5, "MOBILIZE": 2.5, "SANCTION": 2.5, "RETREAT": 2.2, "AGREE": 2.2,
            "CONCEDE": 2.0, "AID": 2.0, "THREATEN": 2.0, "OTHER": 1.5, "CONSULT": 1.5, "COOPERATE": 1.5,
            "PROTEST": 1.5, "REQUEST": 1.5, "REJECT": 1.5, "ACCUSE": 1.5, "SUPPORT": 0.8,
        }
    )  # fmt: skip
    """Type of an event -> points."""
    stances: dict[str, float] = field(
        default_factory=lambda: {
            "demands": 2.0, "threatens": 2.0, "refuses": 2.0, "offers": 2.0, "accepts": 1.5, "opposes": 1.0,
            "supports": 1.0, "conditions": 0.5,
        }
    )  # fmt: skip
    """Stance of a position -> points."""
    fields: dict[str, float] = field(
        default_factory=lambda: {
            "status": 3.0, "number": 2.5, "date": 2.0, "place": 2.0, "speaker": 1.5, "duration": 1.0, "role": 0.5,
            "name": 0.3,
        }
    )  # fmt: skip
    """Disputed cell -> points."""
    counted: dict[str, float] = field(
        default_factory=lambda: {
            "deaths": 3.0, "dead": 3.0, "killed": 3.0, "injuries": 2.5, "missing": 2.5, "hostages": 2.5,
            "captives": 2.5, "prisoners": 2.0, "refugees": 2.0, "families": 1.5, "civilians": 1.5, "troops": 2.0,
            "soldiers": 2.0, "people": 1.0, "passengers": 1.0,
        }
    )  # fmt: skip
    """Last word of what is counted -> points; anything else has none. General to crises, not to one."""
    money: float = 1.0
    """A sum of money. Points."""
    few: float = -3.0
    """A handful of what is neither dead, hurt, missing, held nor armed: "two people" is seldom a number. Points."""
    handful: float = 9.0
    """So many are a handful, or fewer."""
    few_but_grave: float = 2.0
    """From so many points on, what is counted matters however few they are. Points."""
    span_of_time: float = -2.0
    """A number of hours, days or kilometres, which says little by itself. Points."""
    newsrooms: float = 1.2
    """For each doubling of the newsrooms. Points."""
    recent: float = 2.0
    """What happened at the moment that the account speaks of; half of it after `half_life_days`. Points."""
    half_life_days: float = 3.0
    """Of what happened. Days."""
    ahead_half_life_days: float = 14.0
    """Of what is scheduled: a summit in a fortnight is half as near as one tomorrow. Days."""
    disputed: float = 0.7
    """What newsrooms dispute. Points."""
    harm: float = 0.7
    """Share of the points of its dead, its hurt and its hostages that an act has, too. 0..1."""
    grave: float = 2.5
    """What is counted with so many points or more is harm. Points."""
    nobody: float = -1.5
    """An act without a party. Points."""
    undated: float = -0.7
    """A past act without a date. Points."""
    doubtful: float = -2.5
    """An act of which the account is less sure than `least_sure`: no rule knows it. Points."""
    least_sure: float = 0.5
    """Score of an act, 0..1, up to which it is doubtful."""
    some_day: float = -1.8
    """Something to come without a day. Points."""
    person: float = -0.7
    """A position of a person for whom no body speaks. Points."""


SPANS_OF_TIME = frozenset(
    "hours hour minutes days day weeks months years km kilometres kilometers miles metres percent per".split()  # noqa: SIM905
)


class Scales:
    """Weighs the records of one account."""

    def __init__(self, account: Account, parameters: WeightParameters) -> None:
        self._parameters = parameters
        self._moment = date.fromisoformat(account.moment) if account.moment else None
        self._published = {a.id: published_day(a.published) for a in account.articles}
        self._kinds = {a.id: a.kind for a in account.actors}
        self._disputed = {c.about for c in account.conflicts}
        self._harm: dict[str, float] = {}
        for quantity in account.quantities:
            if quantity.event and quantity.newsrooms:
                self._harm[quantity.event] = max(self._harm.get(quantity.event, 0.0), self._counted(_words(quantity)))

    def event(self, event: AccountEvent) -> float:
        """Return the weight of an act."""
        parameters = self._parameters
        weight = parameters.acts.get(event.type, 0.0) + self._standing(event.newsrooms)
        ahead = event.status == "scheduled"
        half_life = parameters.ahead_half_life_days if ahead else parameters.half_life_days
        weight += self._nearness(event.date, event.evidence, half_life)
        harm = self._harm.get(event.id, 0.0)
        grave = harm >= parameters.grave
        weight += parameters.harm * harm if grave else 0.0
        # a fire that killed six has no party, and matters
        weight += parameters.nobody if not event.parties and not grave else 0.0
        weight += parameters.doubtful if event.score <= parameters.least_sure else 0.0
        if not event.date:
            weight += {"past": parameters.undated, "scheduled": parameters.some_day}.get(event.status, 0.0)
        return weight + self._dispute(event.id)

    def position(self, position: Position) -> float:
        """Return the weight of a stance."""
        weight = self._parameters.stances.get(position.stance, 0.0) + self._standing(position.newsrooms)
        weight += self._nearness(None, position.evidence, self._parameters.half_life_days)
        alone = self._kinds.get(position.actor, "person") in ("person", "group")
        return weight + (self._parameters.person if alone else 0.0)

    def quantity(self, quantity: AccountQuantity) -> float:
        """Return the weight of a number."""
        parameters = self._parameters
        words = _words(quantity)
        weight = self._counted(words)
        if quantity.value is not None and quantity.value <= parameters.handful and weight < parameters.few_but_grave:
            weight += parameters.few
        weight += parameters.money if is_money(quantity.unit) else 0.0
        weight += parameters.span_of_time if SPANS_OF_TIME & {(quantity.unit or "").lower(), *words} else 0.0
        weight += self._nearness(None, quantity.evidence, parameters.half_life_days)
        return weight + self._standing(quantity.newsrooms) + self._dispute(quantity.id)

    def conflict(self, conflict: Conflict) -> float:
        """Return the weight of a dispute."""
        rooms = {room for reading in conflict.readings for room in reading.newsrooms}
        evidence = [e for reading in conflict.readings for e in reading.evidence]
        weight = self._parameters.fields.get(conflict.field, 0.0) + self._standing(sorted(rooms))
        return weight + self._nearness(None, evidence, self._parameters.half_life_days)

    def _counted(self, words: Sequence[str]) -> float:
        return self._parameters.counted.get(words[-1], 0.0) if words else 0.0

    def _standing(self, newsrooms: Sequence[str]) -> float:
        return self._parameters.newsrooms * log2(1 + len(newsrooms))

    def _dispute(self, record: str) -> float:
        return self._parameters.disputed if record in self._disputed else 0.0

    def _nearness(self, when: str | None, evidence: Sequence[Evidence], half_life_days: float) -> float:
        """Return the points for being near the moment: by its own day, else by the first report of it."""
        day = days(when)[1]
        if day is None:
            day = min((d for e in evidence if (d := self._published.get(e.article))), default=None)
        age = abs((self._moment - day).days) if self._moment and day else UNTIMED
        return float(self._parameters.recent * 0.5 ** (age / half_life_days))


def _words(quantity: AccountQuantity) -> list[str]:
    """Return the words of what is counted; of the unit where nothing is."""
    return (quantity.of or quantity.unit or "").lower().split()
