"""
Origins, descents and copies as records, drawn from families and pedigrees.

Rules:
1. An article alone is its own origin, unless byline or dateline give its words to one agency: then that
   agency's story is lost and the article holds what is left of it.
2. Members of a family have their family's origin; an article that holds passages of another family
   has that family's origin for those.
3. Paragraphs that only one copy has are its own where its parent is held and no agency's,
   or where they were told to its outlet; else they may be what the others cut.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from stemma.lineage.descend import Pedigree, Root, find_pedigree
from stemma.lineage.direction import Direction, own_voice
from stemma.lineage.families import Families, Tie, Unions
from stemma.lineage.kin import Kin, merged_spans
from stemma.lineage.kinds import TEMPLATE, Piece, Reader
from stemma.lineage.newsroom import byline_agency, is_agency, label_of, name_of, newsroom_of, outlet_key
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.reprint import is_reprint
from stemma.lineage.speech import Flags
from stemma.lineage.study import Study
from stemma.records.article import Article, ArticleId, derive_id
from stemma.records.lineage import CopiedPassage, Copy, Descent, Origin, OriginId, Relation
from stemma.records.span import Span, hull

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The records of descent, each sorted."""

    origins: tuple[Origin, ...]
    descents: tuple[Descent, ...]
    copies: tuple[Copy, ...]


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """What is known so far, by article number."""

    study: Study
    directions: Mapping[Pair, Direction]
    parameters: LineageParameters
    origins: dict[OriginId, Origin] = field(default_factory=dict)
    origin: dict[int, OriginId] = field(default_factory=dict)
    relation: dict[int, Relation] = field(default_factory=dict)
    passages: dict[int, list[tuple[Span, OriginId]]] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)

    def article(self, number: int) -> Article:
        return self.study.readers[number].sketch.article

    def kin(self, a: int, b: int) -> Kin | None:
        return self.study.kins.get((min(a, b), max(a, b)))

    def direction(self, a: int, b: int) -> Direction | None:
        return self.directions.get((min(a, b), max(a, b)))


def draw_descents(
    study: Study, families: Families, directions: Mapping[Pair, Direction], *, parameters: LineageParameters
) -> Drawn:
    """Return the origins, descents and copies of all articles."""
    sheet = _Sheet(study=study, directions=directions, parameters=parameters)
    by_family = _kins_by_family(study, families)
    pedigrees: dict[int, Pedigree] = {}
    for number, members in enumerate(families.members):
        if len(members) == 1:
            _draw_single(sheet, members[0])
        else:
            pedigrees[number] = _draw_family(sheet, members, by_family[number])
    _draw_ties(sheet, families)
    for number, pedigree in pedigrees.items():
        _draw_own_paragraphs(sheet, families.members[number], pedigree, by_family[number])
    return _finished(sheet)


def _kins_by_family(study: Study, families: Families) -> list[dict[Pair, Kin]]:
    family = {n: f for f, members in enumerate(families.members) for n in members}
    out: list[dict[Pair, Kin]] = [{} for _ in families.members]
    for kin in study.copies:
        if family[kin.left] == family[kin.right]:
            out[family[kin.left]][kin.left, kin.right] = kin
    return out


def _draw_single(sheet: _Sheet, number: int) -> None:
    article = sheet.article(number)
    agency = byline_agency(article)
    sheet.relation[number] = "original"
    if agency is not None and not is_agency(article):
        _add_lost(sheet, [number], agency, agency)
    else:
        sheet.origin[number] = _add_held(sheet, article)


def _add_held(sheet: _Sheet, article: Article) -> OriginId:
    made = OriginId(derive_id("o", article.id))
    sheet.origins[made] = Origin(
        id=made, label=label_of(article), newsroom=newsroom_of(article), held=article.id, articles=()
    )
    return made


def _add_lost(sheet: _Sheet, members: Sequence[int], label: str, newsroom: str | None) -> OriginId:
    first = sheet.article(members[0])
    made = OriginId(derive_id("o", first.published, first.id, label))
    sheet.origins[made] = Origin(id=made, label=label, newsroom=newsroom, held=None, articles=())
    for number in members:
        sheet.origin[number] = made
    return made


def _draw_family(sheet: _Sheet, members: Sequence[int], kins: dict[Pair, Kin]) -> Pedigree:
    pedigree = find_pedigree(members, sheet.study.readers, kins, sheet.directions, parameters=sheet.parameters)
    root, parents = pedigree.root, dict(pedigree.parents)
    if root.held is not None:
        origin = _add_held(sheet, sheet.article(root.held))
        sheet.relation[root.held] = "original"
        for number in members:
            sheet.origin[number] = origin
    else:
        origin = _add_lost(sheet, members, root.label, root.newsroom)
    for number in members:
        if number == root.held:
            continue
        parent = parents.get(number)
        if parent is None:
            _draw_from_lost(sheet, number, origin, root, [k for k in kins.values() if number in (k.left, k.right)])
        else:
            _draw_from_held(sheet, number, parent, kins)
    return pedigree


def _draw_from_held(sheet: _Sheet, number: int, parent: int, kins: Mapping[Pair, Kin]) -> None:
    kin = kins[min(number, parent), max(number, parent)]
    direction = sheet.directions[kin.left, kin.right]
    relation = _relation(sheet, number, parent, kin)
    sheet.relation[number] = relation
    balance = direction.towards(number, kin)
    sheet.copies.append(
        Copy(
            source=sheet.article(parent).id,
            target=sheet.article(number).id,
            relation=relation,
            score=_score(kin.words, 1 / (1 + math.exp(-4 * balance))),
            reasons=(_amount(sheet, kin, number), *direction.sentences()),
            passages=_passages(sheet, kin, number, kin.pieces if relation != "partial" else kin.carried),
        )
    )


def _draw_from_lost(sheet: _Sheet, number: int, origin: OriginId, root: Root, kins: Sequence[Kin]) -> None:
    heaviest = max(kins, key=lambda k: (k.words, -k.left, -k.right))
    reader = sheet.study.readers[number]
    shared = np.logical_or.reduce([k.region(number, len(reader.sketch)) for k in kins])
    relation: Relation = "reprint" if all(_is_whole(sheet, k, number) for k in kins) else "edited"
    sheet.relation[number] = relation
    likeness = round(heaviest.likeness, 4)
    sheet.copies.append(
        Copy(
            source=origin,
            target=sheet.article(number).id,
            relation=relation,
            score=_score(heaviest.words, 0.9 if root.newsroom else 0.7),
            reasons=(_amount(sheet, heaviest, number), *root.reasons),
            passages=tuple(
                CopiedPassage(source=None, target=span, similarity=likeness)
                for span in merged_spans(reader, shared, sheet.parameters.align.gap_words)
            ),
        )
    )


def _is_whole(sheet: _Sheet, kin: Kin, number: int) -> bool:
    """Say whether an article has all that a sibling has of their lost source, in the same words."""
    numbers = sheet.parameters.copies
    if kin.share(kin.other(number)) < numbers.reprint_share or not kin.in_order:
        return False
    return kin.likeness >= numbers.reprint_likeness or _is_reprint(sheet, kin)


def _is_reprint(sheet: _Sheet, kin: Kin) -> bool:
    readers = sheet.study.readers
    return is_reprint(kin, readers[kin.left], readers[kin.right], parameters=sheet.parameters)


def _relation(sheet: _Sheet, number: int, parent: int, kin: Kin) -> Relation:
    """Return what a copy of a held parent is."""
    numbers = sheet.parameters.copies
    same = _is_reprint(sheet, kin)
    outlets = outlet_key(sheet.article(number)), outlet_key(sheet.article(parent))
    urls = sheet.article(number).url, sheet.article(parent).url
    if (outlets[0] is not None and outlets[0] == outlets[1]) or (urls[0] is not None and urls[0] == urls[1]):
        return "reprint" if same else "update"
    if same:
        return "reprint"
    return "partial" if kin.main_share(number) < numbers.main_share else "edited"


def _amount(sheet: _Sheet, kin: Kin, number: int) -> str:
    other = kin.other(number)
    return (
        f"{kin.words} words of narration are shared with {name_of(sheet.article(other))}: "
        f"{kin.share(number):.0%} of {name_of(sheet.article(number))}, {kin.share(other):.0%} of the other; "
        f"{kin.likeness:.0%} of the words of the shared passages agree"
    )


def _score(words: int, surety: float) -> float:
    """Return how sure a copy is: long shared narration is no chance, a clear direction no guess."""
    return round(words / (words + 10) * surety, 4)


def _passages(sheet: _Sheet, kin: Kin, number: int, pieces: Sequence[Piece]) -> tuple[CopiedPassage, ...]:
    left, right = sheet.study.readers[kin.left].sketch, sheet.study.readers[kin.right].sketch
    out = []
    for piece in pieces:
        if piece.kind == TEMPLATE:
            continue
        spans = left.span(piece.left, piece.left_end), right.span(piece.right, piece.right_end)
        source, target = spans if number == kin.right else spans[::-1]
        out.append(CopiedPassage(source=source, target=target, similarity=round(piece.similarity, 4)))
    return tuple(sorted(out, key=lambda p: p.target))


def _draw_own_paragraphs(sheet: _Sheet, members: Sequence[int], pedigree: Pedigree, kins: dict[Pair, Kin]) -> None:
    root, parents = pedigree.root, dict(pedigree.parents)
    for number in members:
        if number == root.held or sheet.relation[number] in ("update", "reprint"):
            continue
        reader = sheet.study.readers[number]
        article = reader.sketch.article
        ties = [k for k in kins.values() if number in (k.left, k.right)]
        shared: Flags = np.logical_or.reduce([k.region(number, len(reader.sketch)) for k in ties])
        for span, _ in sheet.passages.get(number, ()):
            shared[slice(*np.searchsorted(reader.sketch.starts, [span.start, span.end]))] = True
        parent = parents.get(number)
        plain = parent is not None and len(members) <= sheet.parameters.copies.big_family
        plain = plain and root.held is not None and not is_agency(sheet.article(root.held))
        own = _own_paragraphs(reader, shared, sheet.parameters.wire.lacking_words)
        kept = [span for span in own if plain or own_voice(article, span.of(article.text))]
        if kept:
            made = _add_held(sheet, article)
            sheet.passages.setdefault(number, []).extend((span, made) for span in kept)


def _own_paragraphs(reader: Reader, shared: Flags, least: int) -> list[Span]:
    """Return the runs of lines whose body words nobody shares, with enough narration in them."""
    sketch = reader.sketch
    free = (sketch.place == 0) & ~reader.template
    out: list[Span] = []
    flags = np.zeros(len(sketch), dtype=bool)
    for line in np.unique(sketch.line[free]):
        lo, hi = np.searchsorted(sketch.line, [line, line + 1])
        if not shared[lo:hi].any() and free[lo:hi].all():
            flags[lo:hi] = True
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if int((reader.narration[start:end]).sum()) >= least:
            out.append(sketch.span(start, end))
    return out


def _draw_ties(sheet: _Sheet, families: Families) -> None:
    family = {n: f for f, members in enumerate(families.members) for n in members}
    known: dict[Pair, list[Tie]] = {}
    unknown: list[Tie] = []
    for tie in families.ties:
        if tie.taker is None:
            unknown.append(tie)
        else:
            known.setdefault((tie.taker, family[tie.kin.other(tie.taker)]), []).append(tie)
    for (taker, giving), ties in sorted(known.items()):
        _draw_known(sheet, taker, families.members[giving], [t.kin for t in ties])
    _draw_unknown(sheet, unknown)


def _draw_known(sheet: _Sheet, taker: int, givers: Sequence[int], kins: Sequence[Kin]) -> None:
    """Draw the passages that *taker* has from another family."""
    best = max(kins, key=lambda k: (k.words, -k.left, -k.right))
    giver = best.other(taker)
    origin = sheet.origin[giver]
    spans = _foreign(sheet, taker, kins)
    if not spans:
        return
    sheet.passages.setdefault(taker, []).extend((span, origin) for span in spans)
    direction = sheet.directions[best.left, best.right]
    held = sheet.origins[origin].held is not None or len(givers) == 1
    if sheet.relation[taker] == "original":
        sheet.relation[taker] = "partial"
    sheet.copies.append(
        Copy(
            source=sheet.article(giver).id if held else origin,
            target=sheet.article(taker).id,
            relation="partial",
            score=_score(best.words, 1 / (1 + math.exp(-4 * max(0.0, direction.towards(taker, best))))),
            reasons=(_amount(sheet, best, taker), *direction.sentences()),
            passages=_passages(sheet, best, taker, best.carried)
            if held
            else tuple(CopiedPassage(source=None, target=s, similarity=round(best.likeness, 4)) for s in spans),
        )
    )


def _draw_unknown(sheet: _Sheet, ties: Sequence[Tie]) -> None:
    """Draw passages that stand in several families and come from none of them as far as is known."""
    unions = Unions(len(sheet.study.readers))
    for tie in ties:
        unions.join(tie.kin.left, tie.kin.right)
    groups: dict[int, list[Kin]] = {}
    for tie in ties:
        groups.setdefault(unions.find(tie.kin.left), []).append(tie.kin)
    for kins in groups.values():
        members = sorted({n for k in kins for n in (k.left, k.right)})
        first = sheet.article(members[0])
        agencies = {byline_agency(sheet.article(n)) for n in members} - {None}
        agency = agencies.pop() if len(agencies) == 1 else None
        label = agency or f"lost origin of {first.title or first.outlet or first.file or first.id}"
        made = OriginId(derive_id("o", first.published, first.id, label, "passage"))
        sheet.origins[made] = Origin(id=made, label=label, newsroom=agency, held=None, articles=())
        for number in members:
            ties_here = [k for k in kins if number in (k.left, k.right)]
            spans = _foreign(sheet, number, ties_here)
            if not spans:
                continue
            best = max(ties_here, key=lambda k: (k.words, -k.left, -k.right))
            sheet.passages.setdefault(number, []).extend((span, made) for span in spans)
            if sheet.relation[number] == "original":
                sheet.relation[number] = "partial"
            sheet.copies.append(
                Copy(
                    source=made,
                    target=sheet.article(number).id,
                    relation="partial",
                    score=_score(best.words, 0.6),
                    reasons=(_amount(sheet, best, number), "nothing shows which of the two gave these passages"),
                    passages=tuple(
                        CopiedPassage(source=None, target=s, similarity=round(best.likeness, 4)) for s in spans
                    ),
                )
            )


def _foreign(sheet: _Sheet, number: int, kins: Sequence[Kin]) -> list[Span]:
    """Return the stretches that an article shares with another family and that no other origin has already."""
    reader = sheet.study.readers[number]
    flags: Flags = np.logical_or.reduce([k.carried_region(number, len(reader.sketch)) for k in kins])
    for span, _ in sheet.passages.get(number, ()):
        flags[slice(*np.searchsorted(reader.sketch.starts, [span.start, span.end]))] = False
    return merged_spans(reader, flags, sheet.parameters.align.gap_words)


def _finished(sheet: _Sheet) -> Drawn:
    numbers = range(len(sheet.study.readers))
    members: dict[OriginId, list[ArticleId]] = {made: [] for made in sheet.origins}
    descents = []
    for number in numbers:
        article = sheet.article(number)
        passages = _disjoint(sheet.passages.get(number, []))
        for origin in sorted({sheet.origin[number], *(o for _, o in passages)}):
            members[origin].append(article.id)
        descents.append(
            Descent(
                article=article.id,
                origin=sheet.origin[number],
                relation=sheet.relation[number],
                passages=tuple(passages),
            )
        )
    rank = {sheet.article(n).id: n for n in numbers}
    origins = sorted(
        (
            Origin(id=o.id, label=o.label, newsroom=o.newsroom, held=o.held, articles=tuple(members[o.id]))
            for o in sheet.origins.values()
            if members[o.id]
        ),
        key=lambda o: (rank[o.articles[0]], o.id),
    )
    copies = sorted(sheet.copies, key=lambda c: (rank[c.target], c.source))
    return Drawn(origins=tuple(origins), descents=tuple(descents), copies=tuple(copies))


def _disjoint(passages: list[tuple[Span, OriginId]]) -> list[tuple[Span, OriginId]]:
    """Return the passages sorted, without those that overlap an earlier one."""
    out: list[tuple[Span, OriginId]] = []
    for span, origin in sorted(passages):
        if out and out[-1][0].overlaps(span):
            if out[-1][1] == origin:
                out[-1] = (hull([out[-1][0], span]), origin)
            continue
        out.append((span, origin))
    return out
