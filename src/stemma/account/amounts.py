"""
Numbers that seem to differ, and the rules that explain why some do not.

| apparent conflict                         | explained because                                    |
|-------------------------------------------|------------------------------------------------------|
| "some 100,000", "nearly 100,000"          | one number, rounded from two sides                   |
| "tens of thousands", "100,000"            | the vague form does not deny the number              |
| "10 to 15", "12"                          | the number lies in the range                         |
| "more than 13,000", "13,400"              | the exact number lies within a step of the round one |
| "nearly eight", "more than seven"         | both hold between seven and eight                    |
| "about 8,000", "8,120"                    | rounding                                             |
| "more than seven", "about eight"          | not explained: a conflict                            |
| "at least 12", "15"                       | not explained: a conflict                            |
"""

from dataclasses import dataclass

from stemma.account.parameters import AccountParameters

ABOUT = frozenset("about some around roughly approximately circa approx estimated nearly almost close over".split())  # noqa: SIM905
ABOVE = frozenset(
    {
        "more than", "over", "at least", "above", "upwards of", "in excess of", "no fewer than", "just over",
        "well over", "a little over", "a little more than", "slightly over", "slightly more than",
    }
)  # fmt: skip
BELOW = frozenset(
    {
        "nearly", "almost", "up to", "close to", "under", "less than", "fewer than", "just under", "at most",
        "a little under", "a little less than", "slightly less than",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as a report puts it."""

    value: float | None
    low: float | None = None
    high: float | None = None
    modifier: str | None = None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the greatest number that the words name, where they name a range."""
        if self.value is not None:
            return None
        if self.low is None and self.high is None:
            return None
        return (self.low if self.low is not None else 0.0, self.high if self.high is not None else float("inf"))


ADDED = frozenset({"another", "a further", "an additional", "an extra"})
"""Modifiers of a number that comes on top of another."""


def explain_difference(a: Amount, b: Amount, parameters: AccountParameters) -> str | None:
    """Return why two amounts are no conflict, or None where they are one."""
    if _is(a, ADDED) != _is(b, ADDED):
        return "one counts further ones"
    if a.value is None or b.value is None:
        return _explain_range(a, b)
    if a.value == b.value:
        return "one number"
    low, high = sorted((a, b), key=lambda m: m.value or 0.0)
    if low.value is None or high.value is None:
        return None
    if _is(low, ABOVE) and high.value < low.value + _step(low.value):
        return "the number lies within a step of the round one"
    if _is(low, ABOVE) and _is(high, BELOW) and high.value <= low.value + _step(low.value):
        return "both hold between the two"
    rounded = _is(low, ABOVE) or _is(high, BELOW) or _is_about(low) or _is_about(high)
    if rounded and (high.value - low.value) <= parameters.rounding * high.value:
        return "rounding"
    return None


def _explain_range(a: Amount, b: Amount) -> str | None:
    left, right = a.bounds, b.bounds
    if left is None and right is None and (a.value is None and b.value is None):
        return "no numbers"
    lo, hi = left or (a.value or 0.0, a.value or 0.0)
    other_lo, other_hi = right or (b.value or 0.0, b.value or 0.0)
    if lo <= other_hi and other_lo <= hi:
        return "the number lies in the range"
    # "Tens of thousands" is no upper bound for who says "100,000".
    if (left and other_lo <= 1.5 * hi and other_lo >= lo) or (right and lo <= 1.5 * other_hi and lo >= other_lo):
        return "the vague form does not deny the number"
    return None


def _is(amount: Amount, modifiers: frozenset[str]) -> bool:
    return (amount.modifier or "").lower() in modifiers


def _is_about(amount: Amount) -> bool:
    return bool(ABOUT & set((amount.modifier or "").lower().split()))


def _step(value: float) -> float:
    """Return the size of the last digit that is not a zero: 1,000 for 13,000, 1 for 7."""
    step = 1.0
    while value >= step * 10 and value % (step * 10) == 0:
        step *= 10
    return step
