"""
Who is given an office: "Peru appointed X as minister", "X was sworn in on Monday as minister", "X became minister".

An office that somebody is only wished for, accused in or compared to ("described X as president") is none of his.
"""

from collections.abc import Sequence

from stemma.reading.actors.affiliations import Affiliation
from stemma.reading.names.named import Name
from stemma.reading.names.tokens import Token, joins

GIVES = frozenset(
    "appointed appoints named names nominated elected reelected re-elected chose installed picked".split()  # noqa: SIM905
)
GIVEN = frozenset(
    """
    appointed named nominated elected reelected re-elected chosen installed confirmed sworn inaugurated became becomes
    """.split()  # noqa: SIM905
)
GOES_ON = frozenset(("was", "is", "were", "been", "has", "had", "will", "be", "who", "in", "on", "as"))
"""What stands between somebody and the office that he is given, beside a day."""
DETERMINERS = ("the", "its", "a", "an", "their", "his", "her", "new")
LONGEST_GIVING = 4
"""Tokens between the verb and whom it names: "appointed the retired general X as"."""
LONGEST_GIVEN = 7
"""Tokens between somebody and the office: "was sworn in on Monday as"."""


def appointed(row: Sequence[Token], about: Affiliation, names: Sequence[Name]) -> Name | None:
    """Return the person to whom a sentence gives the title whose *about* is known; None where it gives it to nobody."""
    by_after = {name.after: name for name in names if name.type == "PER"}
    start = about.first
    while start > 0 and row[start - 1].text in DETERMINERS and joins(row[start]):
        start -= 1
    if start < 2 or not joins(row[start]):
        return None
    if row[start - 1].text == "as" and joins(row[start - 1]) and (start - 1) in by_after:
        holder = by_after[start - 1]
        return holder if not holder.possessive and _is_given_by(row, holder) else None
    return _is_given_to(row, start, by_after)


def _is_given_by(row: Sequence[Token], holder: Name) -> bool:
    """Say whether the verb before *holder* gives an office: "has appointed the engineer X as"."""
    for n in range(holder.first - 1, max(holder.first - 2 - LONGEST_GIVING, -1), -1):
        if not joins(row[n + 1]):
            return False
        if row[n].text in GIVES:
            return True
    return False


def _is_given_to(row: Sequence[Token], start: int, by_after: dict[int, Name]) -> Name | None:
    """Return the person in "X, who was sworn in on Monday as | minister"; every word between must belong to it."""
    given = False
    for n in range(start - 1, max(start - 2 - LONGEST_GIVEN, -1), -1):
        if n + 1 in by_after and given:
            return None if by_after[n + 1].possessive else by_after[n + 1]
        gives = row[n].text in GIVEN
        if not (gives or row[n].text in GOES_ON or row[n].is_date):
            return None
        given = given or gives
    return None
