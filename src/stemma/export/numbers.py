"""
The numbers of an account as a table: what is grave first, then money, shares, what is counted, and measures.

Rules:
1. A line says the number, of what, and of which day and place where it belongs to an act.
2. Numbers of one thing stand together; things come in the order of the newsrooms behind them, then of their size:
   "two officials" of one report come last.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from stemma.export.lines import Group, Line, Section, names_of, quantity_line
from stemma.export.wording import is_money, is_share, say_date, say_place
from stemma.records.account import Account, AccountEvent, AccountQuantity, EventId

GRAVE = frozenset(
    """
    deaths dead killed fatalities casualties victims injuries missing hostages captives prisoners
    detainees arrests arrested abducted
    """.split()  # noqa: SIM905 - a word list reads better as words
)
"""Last word of what is counted, where it is people that came to harm or are held; "wounded" are only provided for."""
MEASURES = frozenset(
    """
    second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades
    metre metres meter meters kilometre kilometres kilometer kilometers mile miles hectare hectares tonne tonnes
    ton tons barrel barrels litre litres liter liters feet degrees
    """.split()  # noqa: SIM905
)
KINDS = ("Dead, hurt, missing, held", "Money", "Shares", "Counted", "Times, lengths, weights")


def numbers(account: Account) -> Section:
    """Return the counted things, in a few groups."""
    names, events = names_of(account), {event.id: event for event in account.events}
    by_kind: dict[str, list[AccountQuantity]] = defaultdict(list)
    for quantity in account.quantities:
        by_kind[_kind(quantity)].append(quantity)

    def line(quantity: AccountQuantity) -> Line:
        said = quantity_line(account, names, quantity)
        facts = (*_scene(events, quantity), said.detail)
        return replace(said, detail=" · ".join(x for x in facts if x))

    groups = (Group(heading=k, lines=tuple(line(q) for q in _ordered(by_kind[k]))) for k in KINDS if by_kind[k])
    return Section(key="numbers", title="Numbers", groups=tuple(groups))


def _kind(quantity: AccountQuantity) -> str:
    words = (quantity.of or "").lower().split()
    if words and words[-1] in GRAVE:
        return KINDS[0]
    if is_money(quantity.unit):
        return KINDS[1]
    if is_share(quantity.unit):
        return KINDS[2]
    return KINDS[4] if quantity.unit or (words and words[-1] in MEASURES) else KINDS[3]


def _scene(events: Mapping[EventId, AccountEvent], quantity: AccountQuantity) -> tuple[str, ...]:
    """Return day and place of the act that *quantity* belongs to."""
    event = events.get(quantity.event) if quantity.event else None
    return (say_date(event.date) if event.date else "", say_place(event.place)) if event else ()


def _ordered(quantities: Iterable[AccountQuantity]) -> list[AccountQuantity]:
    by_thing: dict[str, list[AccountQuantity]] = defaultdict(list)
    for quantity in quantities:
        by_thing[_thing(quantity)].append(quantity)

    def rank(quantity: AccountQuantity) -> tuple[int, float]:
        return (-len(quantity.newsrooms), -_size(quantity))

    things = sorted(by_thing.items(), key=lambda pair: (*min(map(rank, pair[1])), pair[0]))
    return [q for _, held in things for q in sorted(held, key=lambda q: (*rank(q), q.id))]


def _thing(quantity: AccountQuantity) -> str:
    """Return what is counted, in one word: patrol boats are boats; else the unit."""
    return (quantity.of or quantity.unit or "").lower().rpartition(" ")[2]


def _size(quantity: AccountQuantity) -> float:
    return max((x for x in (quantity.value, quantity.low, quantity.high) if x is not None), default=0.0)
