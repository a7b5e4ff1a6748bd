"""
Acts that the network alone tells and a rule knows by the same word: on one day, at one place or by the same people; or
in a copied passage.

What type the network gives such an act says nothing against it: reporters and readers call an evacuation aid or a
retreat.
"""

from collections.abc import Iterable, Sequence

from stemma.account import places
from stemma.account.deeds import are_two_deeds
from stemma.account.parameters import AccountParameters
from stemma.account.same_event import Rules, is_said_of_other
from stemma.account.same_parties import both_ways, days_of, is_like
from stemma.account.tellings import Telling, TellingParty

PASSAGE = "passage"
"""By what a group is found whose article may share a passage."""


def join_by_word(
    groups: Sequence[Sequence[Telling]], tellings: Iterable[Telling], rules: Rules
) -> tuple[list[list[Telling]], list[Telling]]:
    """Return *groups*, each one event that a rule knows, with those *tellings* that tell the same, and the others."""
    out = [list(g) for g in groups]
    others: list[Telling] = []
    held: dict[tuple[str, str], set[int]] = {}
    for number, group in enumerate(groups):
        for telling in group:
            for key in _keys(telling):
                held.setdefault(key, set()).add(number)
    for telling in tellings:
        partners = [(PASSAGE, article) for article in rules.alignment.partners.get(telling.witness.id, ())]
        near = sorted(set().union(*(held.get(key, ()) for key in (*partners, *_keys(telling)))))
        homes = [n for n in near if any(rules.is_copied(telling, t) for t in groups[n])]
        homes = homes or [n for n in near if _is_one_with(telling, groups[n], rules.parameters)]
        (out[homes[0]] if len(homes) == 1 else others).append(telling)
    return [sorted(g, key=lambda t: t.order) for g in out], others


def _is_one_with(telling: Telling, group: Sequence[Telling], parameters: AccountParameters) -> bool:
    """Say whether a telling is by one word with a member of *group*, and nothing parts it from any."""
    return any(_is_one(telling, t) for t in group) and all(_may_be_one(telling, t, parameters) for t in group)


def _keys(telling: Telling) -> list[tuple[str, str]]:
    """Return what a telling is found by: its article, and the stems of its act, each with its single day."""
    article = (PASSAGE, telling.witness.id)
    if telling.date is None or days_of(telling.date) > 1:
        return [article]
    return [article, *((stem, telling.date[:10]) for stem in sorted(telling.trigger) if not stem[0].isdigit())]


def _may_be_one(a: Telling, b: Telling, parameters: AccountParameters) -> bool:
    """Say whether nothing parts two tellings: neither standing, number, place, nor who did it."""
    if a.event.status != b.event.status or a.is_several != b.is_several or places.are_apart(a.place, b.place):
        return False
    if (
        (a.contact and b.contact and a.contact != b.contact)
        or are_two_deeds(a, b)
        or is_said_of_other(a, b, parameters)
    ):
        return False
    return not any(_are_others(*([p for p in t.parties if _does(p) is does] for t in (a, b))) for does in (True, False))


def _does(party: TellingParty) -> bool:
    return party.role != "target"


def _are_others(ours: Sequence[TellingParty], theirs: Sequence[TellingParty]) -> bool:
    """Say whether both name somebody, and none is like another; unnamed people may be whoever is named."""
    known = [[p for p in parties if not p.is_anybody] for parties in (ours, theirs)]
    return all(known) and not any(is_like(p, q) for p in known[0] for q in known[1])


def _is_one(a: Telling, b: Telling) -> bool:
    """Say whether one word tells both, at one place, or done by the same to the same."""
    if not a.trigger & b.trigger or a.witness.id == b.witness.id:
        return False
    return places.are_one(a.place or "", b.place or "") or both_ways(a, b)
