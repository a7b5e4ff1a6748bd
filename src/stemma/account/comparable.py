"""
Which counts of several articles are of one thing, so that their numbers may be set against each other.

Rules:
1. What befell people ("killed", "missing", "on board") makes the thing; the noun does only where it names a
   kind of people ("soldiers", "children"), and a kind is set against the same kind alone.
2. Such counts are of one happening when they stand in one event, name one place, or give one day; or when each
   article counts them but once and neither names another place. Days that differ speak against it.
3. Years ago, over years, or in a part ("including", "another"): not of this happening; of what an event of then
   counts only with the counts of that event.
4. Other counts are of one thing in one event, or where the words around them agree.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from stemma.account.digests import Digests
from stemma.account.fates import DEADLY, DOINGS
from stemma.account.joining import join_pairs
from stemma.account.likeness import held_share, stem
from stemma.account.linked import Links, pairs_within
from stemma.account.matter import without_countries
from stemma.account.parameters import AccountParameters
from stemma.account.partial_counts import is_part, is_rest
from stemma.account.placed import Place, Placed, is_running, place_count, place_of
from stemma.account.quantities import LEAST_TELLING, Count
from stemma.account.witness import days_apart
from stemma.account.wording import NAME
from stemma.lexicon.countries import country_form
from stemma.records.account import EventId
from stemma.records.article import ArticleId
from stemma.text import edtf

DAY_WORDS = frozenset(m.lower() for m in edtf.MONTHS) | frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
"""Capitalised words that name no thing."""

CURRENCY = re.compile(r"[A-Z]{3}")
"""A unit of money, ISO 4217."""

GENERAL = frozenset(
    {"country", "countri", "stat", "state", "side", "parti", "party", "memb", "nation", "minist", "lead"}
)
"""Stems of what every report counts. Source: compiled by the project; CC0."""

HELD_OR_FREED = frozenset({("fate", "detained"), ("fate", "freed")})
"""What befell people of whom both sides may have some."""

DEAD, BODIES = ("fate", "dead", ""), ("fate", "dead", stem("bodies"))
"""What is counted where people died, and where they were found."""

LEAST_AROUND = 3
"""Words that two counts without a common event must share around the number. Words."""


def group_comparable(
    counts: Sequence[Count],
    parameters: AccountParameters,
    links: Links,
    name: str,
    *,
    alike: AbstractSet[frozenset[Place]] = frozenset(),
    old: AbstractSet[EventId] = frozenset(),
) -> list[list[Count]]:
    """
    Return the counts of one thing, two at least, from whatever articles.

    *links* remember pairs under *name*; *alike* pairs are of one thing by their words; *old* events lie long back.
    """
    usable = [c for c in counts if not c.is_duration and c.thing and not is_part(c.witness, c.quantity)]
    placed = [place_count(c, parameters) for c in usable if not is_rest(c, usable)]
    placed = [p for p in placed if not p.is_old or p.count.event in old]
    placed = _name_bodies(_name_money(placed))
    alone = _alone(placed)
    by_key: dict[tuple[str, ...], list[int]] = {}
    for n, one in enumerate(placed):
        by_key.setdefault(one.key, []).append(n)

    def is_alike(a: int, b: int) -> bool:
        return (
            frozenset({place_of(placed[a].count), place_of(placed[b].count)}) in alike
            and placed[a].key == placed[b].key
            and not _are_of_others(placed[a], placed[b])
        )

    def strength(a: int, b: int) -> float:
        x, y = placed[a], placed[b]
        if is_alike(a, b):
            return parameters.retold_clause
        once = x.count.witness.id != y.count.witness.id and alone[a] and alone[b]
        return _strength(x, y, once, parameters)

    def digest(digests: Digests, number: int) -> bytes:
        count, once = placed[number].count, str(alone[number])
        return digests.place(count.witness.id, count.quantity.span.start, count.event or "", once, *placed[number].key)

    found = links.find(
        name,
        links.keys(range(len(placed)), digest),
        lambda asked: pairs_within(by_key.values(), [p.count.witness.id for p in placed], asked),
        strength,
    )
    sure = [(value, a, b) for (a, b), value in found.items()]
    groups = join_pairs(len(placed), sure, lambda a, b: is_alike(a, b) or _agree(placed[a], placed[b]))
    return [g for g in _with_rivals([[placed[n].count for n in group] for group in groups]) if len(g) > 1]


def _with_rivals(groups: Sequence[Sequence[Count]]) -> list[list[Count]]:
    """Return *groups* with each rival number beside the one before it in its article, against which it stands."""
    home = {place_of(c): n for n, group in enumerate(groups) for c in group}
    of_article: dict[ArticleId, list[Count]] = {}
    for count in sorted((c for group in groups for c in group), key=lambda c: c.order):
        of_article.setdefault(count.witness.id, []).append(count)
    for counts in of_article.values():
        for before, count in pairwise(counts):
            if count.quantity.is_rival and before.thing == count.thing and before.fate == count.fate:
                home[place_of(count)] = home[place_of(before)]
    out: list[list[Count]] = [[] for _ in groups]
    for count in (c for group in groups for c in group):
        out[home[place_of(count)]].append(count)
    return out


def _name_money(placed: Sequence[Placed]) -> list[Placed]:
    """Return *placed*, bare sums of money with the thing that others count in the event: "$450 million" for the gas."""
    things: dict[tuple[EventId, str], set[tuple[str, ...]]] = {}
    for one in placed:
        count = one.count
        if count.event and count.quantity.of and CURRENCY.fullmatch(count.quantity.unit or ""):
            things.setdefault((count.event, count.quantity.unit or ""), set()).add(one.key)
    out = []
    for one in placed:
        count = one.count
        named = things.get((count.event, count.quantity.unit or ""), set()) if count.event else set()
        bare = not count.quantity.of and len(named) == 1
        out.append(replace(one, key=next(iter(named))) if bare else one)
    return out


def _name_bodies(placed: Sequence[Placed]) -> list[Placed]:
    """Return *placed*, bodies found to date as the dead where their article counts these in no other way."""
    counted = {one.count.witness.id for one in placed if one.key == DEAD}
    return [
        replace(one, key=DEAD)
        if one.key == BODIES and one.count.witness.id not in counted and is_running(one.count)
        else one
        for one in placed
    ]


def _alone(placed: Sequence[Placed]) -> list[bool]:
    """Say of each whether its article gives but one number for what it counts."""
    values: dict[tuple[ArticleId, tuple[str, ...]], set[tuple[float | None, ...]]] = {}
    for one in (p for p in placed if not p.count.quantity.is_rival):
        q = one.count.quantity
        values.setdefault((one.count.witness.id, one.key), set()).add((q.value, q.low, q.high))
    return [len(values.get((one.count.witness.id, one.key), ())) == 1 for one in placed]


def _agree(a: Placed, b: Placed) -> bool:
    if a.key != b.key or (a.key[0] == "fate" and _are_of_others(a, b)):
        return False
    if a.key[:2] in HELD_OR_FREED and bool(a.nations) != bool(b.nations) and (a.is_bare or b.is_bare):
        return False  # "three were captured" may be the others', where "five Kenyans" are held
    if a.count.event and a.count.event == b.count.event:
        return True
    if a.is_old or b.is_old:
        return False
    if a.day and b.day and not edtf.overlap(a.day, b.day):
        return False
    if a.key[0] == "fate":
        return not (a.count.event and b.count.event) or _is_one_scene(a, b) or _is_one_number(a, b)
    return not (a.count.event and b.count.event)


def _are_of_others(a: Placed, b: Placed) -> bool:
    """Say whether those who are counted are of other states: "three Bolivian diplomats", "two Paraguayan diplomats"."""
    return bool(a.nations and b.nations) and a.nations != b.nations


def _is_one_number(a: Placed, b: Placed) -> bool:
    """Say whether both give the same number of those whom something befell: "11 were missing", "11 others"."""
    value = a.count.quantity.value
    return value is not None and value >= LEAST_TELLING and value == b.count.quantity.value


def _is_one_scene(a: Placed, b: Placed) -> bool:
    return bool(a.names & b.names) and (a.day == b.day or not (a.day and b.day))


def _strength(a: Placed, b: Placed, once: bool, parameters: AccountParameters) -> float:
    if not _agree(a, b):
        return 0.0
    if a.count.event and a.count.event == b.count.event:
        return 2.0
    told_one_day = bool(a.day) and a.day == b.day
    retold_later = a.key[0] == "fate" and told_one_day  # "the night of the 14th left 22 hurt", weeks after
    if days_apart(a.count.witness, b.count.witness) > parameters.same_occasion_days and not retold_later:
        return 0.0
    likeness = held_share(a.context, b.context)
    if a.key[0] != "fate" and (a.key[1] in GENERAL or (a.names and b.names and not a.names & b.names)):
        return 0.0
    if a.key[0] != "fate":
        shared = len(a.around & b.around)
        close = shared >= LEAST_AROUND and held_share(a.around, b.around) >= parameters.around_overlap
        return likeness if likeness >= parameters.retold_clause or (close and once) else 0.0
    if a.names & b.names:
        return 1.0 + likeness
    if a.key[1] in DOINGS:  # two crowds come together on one day in one quarrel
        told_alike = likeness >= parameters.retold_clause and not (a.names and b.names)
        return likeness if told_alike and a.day and a.day == b.day else 0.0
    if a.names and b.names and not _tells_one_day(a, b):
        return 0.0
    if (told_one_day and (once or _is_one_number(a, b))) or likeness >= parameters.issue_overlap:
        return max(likeness, 0.5)
    if not once or (a.key[1] not in DEADLY and (a.is_bare or b.is_bare)):
        return 0.0
    outlet = a.count.witness.article.outlet
    told_on = outlet is not None and outlet == b.count.witness.article.outlet
    return max(likeness, 0.1) if told_on or _is_one_matter(a.context & b.context) else 0.0


def _tells_one_day(a: Placed, b: Placed) -> bool:
    """Say whether two sentences of one day share a name and so many words that places beside cannot part them."""
    if not a.day or a.day != b.day or len(without_countries(a.context & b.context)) < LEAST_AROUND:
        return False
    ours, theirs = (
        set(NAME.findall(c.witness.words(c.witness.sentence_at(c.quantity.span)))) for c in (a.count, b.count)
    )
    return any(country_form(name) is None and name.lower() not in DAY_WORDS for name in ours & theirs)


def _is_one_matter(shared: frozenset[str]) -> bool:
    """Say whether shared words tell of one matter: a thing, or two countries at least (these are codes)."""
    return any(not s.isupper() for s in shared) or len(shared) > 1
