"""What a dispute is about, in words: "Number of deaths, 23 May 2031, in Landeck", "Office of Lena Okoro"."""

from stemma.export.cuts import shorten
from stemma.export.lines import subjects_of
from stemma.export.wording import is_money, is_share, say_date, say_place
from stemma.records.account import Account, AccountQuantity, Conflict

FIELD_WORDS = {
    "number": "Number", "duration": "Length", "date": "Day", "role": "Office", "name": "Name",
    "status": "Whether it happened", "speaker": "Who said it", "place": "Place",
}  # fmt: skip
TOPIC = 90
"""Length at which what a dispute is about is cut. Characters."""
ACT = 60
"""Length at which the act is cut that a sum of money belongs to. Characters."""


class Disputes:
    """Says what the disputes of one account are about."""

    def __init__(self, account: Account) -> None:
        self._about = subjects_of(account)
        self._quantities: dict[str, AccountQuantity] = {q.id: q for q in account.quantities}
        self._events = {e.id: e for e in account.events}

    def say(self, conflict: Conflict) -> str:
        """Return what *conflict* is about."""
        field = FIELD_WORDS.get(conflict.field, conflict.field.capitalize())
        joint = " of " if conflict.field in ("number", "role", "name") else ": "
        if unit := self._unit(conflict):
            field, joint = unit, ": "
        return f"{field}{joint}{shorten(self._topic(conflict), TOPIC)}"

    def _unit(self, conflict: Conflict) -> str:
        """Return what a disputed number is where it counts no things: a sum of money, a share; else nothing."""
        quantity = self._quantities.get(conflict.about)
        if quantity is None or conflict.field != "number":
            return ""
        if is_money(quantity.unit):
            return f"Sum in {quantity.unit}"
        return "Share in per cent" if is_share(quantity.unit) else ""

    def _topic(self, conflict: Conflict) -> str:
        """Return the act, name or counted thing; a number with day and place, where they are known."""
        counted = self._quantities.get(conflict.about)
        event = self._events.get(counted.event) if counted and counted.event else None
        named = counted is None or counted.of or not self._unit(conflict)
        facts = [self._about.get(conflict.about, "")] if named else []
        if event:
            facts += [] if facts else [shorten(event.summary, ACT)]
            facts += [say_date(event.date)] if event.date else []
            facts += [say_place(event.place)] if event.place else []
        return ", ".join(facts)
