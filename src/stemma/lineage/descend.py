"""
How one family comes down: its root, held or lost, and who has whose words.

Rules:
1. An agency's own article, or one that the others credit, is the root.
2. Where the copies bear an agency's marks and none is the agency's, the root is that agency's lost story.
3. Otherwise the root is the one article that no other gave its words to, if it is one alone.
4. Where several are without a parent, none of them is shown to be the source: the root is lost.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from stemma.lineage.direction import Direction, own_words
from stemma.lineage.kin import Kin, by_member
from stemma.lineage.kinds import Reader
from stemma.lineage.newsroom import (
    WORD_KINDS,
    credited_agencies,
    is_agency,
    label_of,
    name_key,
    name_of,
    newsroom_of,
    outlet_key,
)
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.slips import Slip
from stemma.records.article import Credit

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """What a family comes from."""

    held: int | None
    label: str
    newsroom: str | None
    reasons: tuple[str, ...]
    """Why the root is lost; empty where it is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pedigree:
    """A family's root and the held parent of each member that has one."""

    root: Root
    parents: tuple[tuple[int, int], ...]
    """(member, parent), sorted."""
    errors: Mapping[int, str]
    """Why, in words, of members whose parent is told from others with the same words by an error that both have."""


def find_pedigree(
    members: Sequence[int],
    readers: Sequence[Reader],
    kins: Mapping[Pair, Kin],
    directions: Mapping[Pair, Direction],
    *,
    parameters: LineageParameters,
) -> Pedigree:
    """Return the pedigree of a family of two or more; *members* are sorted by publication."""
    ties = by_member(kins.values())
    parents: dict[int, int | None] = {}
    errors: dict[int, str | None] = {}
    for n in members:
        least = parameters.direction.least
        givers = [k for k in ties[n] if directions[k.left, k.right].towards(n, k) >= least]
        parent = parents[n] = _best_parent(n, givers, directions, parameters)
        errors[n] = None if parent is None else _shared_error(n, parent, givers, readers, directions)
    heads = [n for n in members if parents[n] is None]
    if not heads:  # reasons run in a circle
        heads = [members[0]]
        parents[members[0]] = None
    own = [n for n in heads if is_agency(readers[n].sketch.article)]
    wire = _wire(members, heads, readers, ties, parameters)
    if wire is not None and not own:
        lost = {n for n in members if not _stays(n, parents[n], readers)}
        kept = tuple((n, p) for n, p in sorted(parents.items()) if p is not None and n not in lost)
        return Pedigree(root=wire, parents=kept, errors=_still(errors, kept, parents))
    likely = dict(parents)
    held = own[0] if own else heads[0] if len(heads) == 1 else None
    if held is None:
        held = _one_outlet(heads, readers)
    if held is not None:
        _root_at(held, parents, ties)
        root = _held(held, readers)
    else:
        root = _unknown(heads, readers)
    kept = tuple((n, p) for n, p in sorted(parents.items()) if p is not None)
    return Pedigree(root=root, parents=kept, errors=_still(errors, kept, likely))


def _still(errors: Mapping[int, str | None], kept: Sequence[Pair], likely: Mapping[int, int | None]) -> dict[int, str]:
    """Return the errors of the members that have the parent still that they were likely to have."""
    return {n: why for n, p in kept if (why := errors[n]) is not None and likely[n] == p}


def _root_at(held: int, parents: dict[int, int | None], ties: Mapping[int, Sequence[Kin]]) -> None:
    """Give every member a parent that leads to *held*: where no direction is clear, the kin with most words."""
    parents[held] = None
    children: dict[int, list[int]] = {}
    for number, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(number)
    reached: set[int] = set()
    open_ties: list[tuple[int, int, int]] = []
    fresh = [held]
    while True:
        while fresh:
            number = fresh.pop()
            if number not in reached:
                reached.add(number)
                fresh.extend(children.get(number, ()))
                for kin in ties[number]:
                    heappush(open_ties, (-kin.words, kin.left, kin.right))
        while open_ties and reached.issuperset(open_ties[0][1:]):
            heappop(open_ties)
        if not open_ties:
            return
        _, left, right = heappop(open_ties)
        giver, taker = (left, right) if left in reached else (right, left)
        parents[taker] = giver
        fresh.append(taker)


def _best_parent(
    number: int, givers: Sequence[Kin], directions: Mapping[Pair, Direction], parameters: LineageParameters
) -> int | None:
    """
    Return the article with most of the words among the *givers*, those that clearly gave them.

    Of nearly equals, who lacks a slip of *number* comes after who has it, too; then comes the same text, then the
    earliest.
    """
    if not givers:
        return None
    most = max(kin.words * kin.likeness for kin in givers)
    near = [kin for kin in givers if kin.words * kin.likeness >= most - parameters.direction.near_words]
    return min((len(_slips_of(number, kin, directions)), not kin.is_same, kin.other(number)) for kin in near)[2]


def _slips_of(number: int, kin: Kin, directions: Mapping[Pair, Direction]) -> list[Slip]:
    """Return what *number* has wrong where the other has it right."""
    return [s for s in directions[kin.left, kin.right].slips if s.by == number]


def _shared_error(
    number: int,
    parent: int,
    givers: Sequence[Kin],
    readers: Sequence[Reader],
    directions: Mapping[Pair, Direction],
) -> str | None:
    """Return an error that *number* has from its parent and that another of the *givers* has not, in words."""
    own = {s.wrong for kin in givers if kin.other(number) == parent for s in _slips_of(number, kin, directions)}
    for kin in givers:
        for slip in _slips_of(number, kin, directions):
            if slip.wrong not in own:
                three = (number, parent, kin.other(number))
                taker, giver, other = (name_of(readers[n].sketch.article) for n in three)
                return f"{taker} has “{slip.wrong}” as {giver} has; {other} has “{slip.right}”"
    return None


def _stays(number: int, parent: int | None, readers: Sequence[Reader]) -> bool:
    """Say whether a member keeps its held parent under a lost wire: its own outlet's earlier version."""
    if parent is None:
        return False
    outlet = outlet_key(readers[number].sketch.article)
    return outlet is not None and outlet == outlet_key(readers[parent].sketch.article)


def _wire(
    members: Sequence[int],
    heads: Sequence[int],
    readers: Sequence[Reader],
    ties: Mapping[int, Sequence[Kin]],
    parameters: LineageParameters,
) -> Root | None:
    """Return the lost agency story that the family comes from, if the evidence is enough."""
    outlets = {outlet_key(readers[n].sketch.article) for n in members}
    named_by = {n: _lost_names(readers[n], outlets) for n in members}
    one_house = len(outlets) == 1 and None not in outlets
    if one_house and not any(credit.kind in WORD_KINDS for n in heads for _, credit in named_by[n]):
        return None
    by_words: Counter[str] = Counter()
    by_any: Counter[str] = Counter()
    for number in members:
        by_words.update({short for short, credit in named_by[number] if credit.kind in WORD_KINDS})
        by_any.update({short for short, _ in named_by[number]})
    if not by_any:
        return None
    label = max(sorted(by_any), key=lambda a: (by_any[a], by_words[a]))
    if by_words and label not in by_words and by_any[label] < 2:
        label = max(sorted(by_words), key=lambda a: (by_any[a], by_words[a]))
    reasons = []
    weight = 0.0
    if by_words[label]:
        weight += parameters.wire.byline
        reasons.append(
            f"{by_words[label]} of {len(members)} copies give the words to {label} in byline, dateline or sign-off"
        )
    elif by_any[label] > 1:
        weight += parameters.wire.common
        reasons.append(
            f"{by_any[label]} of {len(members)} copies name {label} for a photo or as whom words were given to"
        )
    else:
        weight += parameters.wire.single
        reasons.append(f"one of {len(members)} copies names {label}")
    lacking = _mutual(heads, readers, ties, parameters.wire.lacking_words)
    if lacking is not None:
        weight += parameters.wire.mutual
        reasons.append(f"each of two copies lacks words that the other has ({lacking[0]} and {lacking[1]} words)")
    if len(outlets) > 1:
        reasons.append("the outlets have no other tie")
    if weight < parameters.wire.least:
        return None
    return Root(held=None, label=label, newsroom=label, reasons=tuple(reasons))


def _lost_names(reader: Reader, outlets: set[str | None]) -> list[tuple[str, Credit]]:
    """Return the agencies and outlets that an article credits and of which the family holds nothing."""
    return [(n, c) for n, c in credited_agencies(reader.sketch.article) if name_key(n) not in outlets]


def _mutual(
    heads: Sequence[int], readers: Sequence[Reader], ties: Mapping[int, Sequence[Kin]], least: int
) -> tuple[int, int] | None:
    """Return how many words of narration each of two copies lacks, for the first two that both lack enough."""
    for number in heads:
        for kin in ties[number]:
            lacks = [int((own_words(kin, n, readers[n]) & readers[n].narration).sum()) for n in (kin.left, kin.right)]
            if min(lacks) >= least:
                return lacks[1], lacks[0]
    return None


def _one_outlet(heads: Sequence[int], readers: Sequence[Reader]) -> int | None:
    """Return the first of several without a parent where all are of one outlet, or all are one page."""
    outlets = {outlet_key(readers[n].sketch.article) for n in heads}
    pages = {readers[n].sketch.article.text_sha256 for n in heads}
    return heads[0] if (len(outlets) == 1 and (None not in outlets or len(pages) == 1)) else None


def _held(number: int, readers: Sequence[Reader]) -> Root:
    article = readers[number].sketch.article
    return Root(held=number, label=label_of(article), newsroom=newsroom_of(article), reasons=())


def _unknown(heads: Sequence[int], readers: Sequence[Reader]) -> Root:
    first = readers[heads[0]].sketch.article
    return Root(
        held=None,
        label=f"lost origin of {first.title or first.outlet or first.file or first.id}",
        newsroom=None,
        reasons=(f"nothing shows which of {len(heads)} copies gave its words to the others",),
    )
