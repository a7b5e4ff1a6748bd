"""
Comings: one person's way to a place on one day, told as due and as done.

"The envoys will travel to Lima on 14 May" and "the envoys, who landed on Monday" are one act, whatever type the verb of
a reporter has. Two days, or two places that lie apart, are two ways.
"""

import re

from stemma.account import places
from stemma.account.tellings import Telling
from stemma.records.account import DAY

COMING = re.compile(
    r"\b(?:arriv(?:e[sd]?|ing|als?)|land(?:s|ed|ing)?|touch\w* down|fl(?:y|ies|ew|own|ying)|travel\w*|came"
    r"|com(?:e|es|ing)|visit(?:s|ed|ing)?|go(?:es|ing)?|went|head(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Words of an act by which somebody comes to a place. Source: compiled by the project; CC0."""


def is_one_coming(a: Telling, b: Telling) -> bool:
    """Say whether two articles tell of one person's coming on one day."""
    if a.witness.id == b.witness.id or not (a.date and b.date) or a.date[:DAY] != b.date[:DAY] or len(a.date) < DAY:
        return False
    if not all(COMING.search(t.witness.words(t.event.trigger)) for t in (a, b)):
        return False
    ours, theirs = ({p.actor for p in t.parties if p.is_person} for t in (a, b))
    return bool(ours & theirs) and not places.are_apart(a.place, b.place)
