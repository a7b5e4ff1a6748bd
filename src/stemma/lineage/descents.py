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

from collections.abc import Mapping, Sequence

import numpy as np

from stemma.lineage.descend import Pedigree, Root, find_pedigree
from stemma.lineage.direction import Direction, own_voice
from stemma.lineage.families import Families
from stemma.lineage.kin import Kin, by_member, merged_spans
from stemma.lineage.kinds import Reader
from stemma.lineage.newsroom import byline_agency, is_agency, outlet_key
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.reprint import is_reprint
from stemma.lineage.sheet import Drawn, Sheet, add_held, add_lost, amount_of, finish, passages_of, score_of
from stemma.lineage.speech import Flags
from stemma.lineage.study import Study
from stemma.lineage.ties import draw_ties
from stemma.records.lineage import CopiedPassage, Copy, OriginId, Relation
from stemma.records.span import Span

Pair = tuple[int, int]


def draw_descents(
    study: Study, families: Families, directions: Mapping[Pair, Direction], *, parameters: LineageParameters
) -> Drawn:
    """Return the origins, descents and copies of all articles."""
    sheet = Sheet(study=study, directions=directions, parameters=parameters)
    by_family = _kins_by_family(study, families)
    pedigrees: dict[int, Pedigree] = {}
    for number, members in enumerate(families.members):
        if len(members) == 1:
            _draw_single(sheet, members[0])
        else:
            pedigrees[number] = _draw_family(sheet, members, by_family[number])
    draw_ties(sheet, families)
    for number, pedigree in pedigrees.items():
        _draw_own_paragraphs(sheet, families.members[number], pedigree, by_family[number])
    return finish(sheet)


def _kins_by_family(study: Study, families: Families) -> list[dict[Pair, Kin]]:
    family = {n: f for f, members in enumerate(families.members) for n in members}
    out: list[dict[Pair, Kin]] = [{} for _ in families.members]
    for kin in study.copies:
        if family[kin.left] == family[kin.right]:
            out[family[kin.left]][kin.left, kin.right] = kin
    return out


def _draw_single(sheet: Sheet, number: int) -> None:
    article = sheet.article(number)
    agency = byline_agency(article)
    sheet.relation[number] = "original"
    if agency is not None and not is_agency(article):
        add_lost(sheet, [number], agency, agency)
    else:
        sheet.origin[number] = add_held(sheet, article)


def _draw_family(sheet: Sheet, members: Sequence[int], kins: dict[Pair, Kin]) -> Pedigree:
    pedigree = find_pedigree(members, sheet.study.readers, kins, sheet.directions, parameters=sheet.parameters)
    root, parents = pedigree.root, dict(pedigree.parents)
    if root.held is not None:
        origin = add_held(sheet, sheet.article(root.held))
        sheet.relation[root.held] = "original"
        for number in members:
            sheet.origin[number] = origin
    else:
        origin = add_lost(sheet, members, root.label, root.newsroom)
    ties = by_member(kins.values())
    for number in members:
        if number == root.held:
            continue
        parent = parents.get(number)
        if parent is None:
            _draw_from_lost(sheet, number, origin, root, ties[number])
        else:
            _draw_from_held(sheet, number, parent, kins, pedigree.errors.get(number))
    return pedigree


def _draw_from_held(sheet: Sheet, number: int, parent: int, kins: Mapping[Pair, Kin], error: str | None) -> None:
    kin = kins[min(number, parent), max(number, parent)]
    direction = sheet.directions[kin.left, kin.right]
    relation = _relation(sheet, number, parent, kin)
    sheet.relation[number] = relation
    sheet.copies.append(
        Copy(
            source=sheet.article(parent).id,
            target=sheet.article(number).id,
            relation=relation,
            score=score_of(kin.words, direction.chance(number, kin) * (kin.spun or 1.0)),
            reasons=(amount_of(sheet, kin, number), *direction.sentences(), *([error] if error else ())),
            passages=passages_of(sheet, kin, number, kin.pieces if relation != "partial" else kin.carried),
        )
    )


def _draw_from_lost(sheet: Sheet, number: int, origin: OriginId, root: Root, kins: Sequence[Kin]) -> None:
    heaviest = max(kins, key=lambda k: (k.words, -k.left, -k.right))
    reader = sheet.study.readers[number]
    shared = np.logical_or.reduce([k.region(number, len(reader.sketch)) for k in kins])
    whole = all(_is_whole(sheet, k, number) for k in kins) or any(_is_reprint(sheet, k) for k in kins)
    relation: Relation = "spun" if all(k.spun for k in kins) else "reprint" if whole else "edited"
    if any(k.other(number) < number and _is_own_version(sheet, k) for k in kins):
        relation = "update"
    sheet.relation[number] = relation
    likeness = round(heaviest.likeness, 4)
    sheet.copies.append(
        Copy(
            source=origin,
            target=sheet.article(number).id,
            relation=relation,
            score=score_of(heaviest.words, 0.9 if root.newsroom else 0.7),
            reasons=(amount_of(sheet, heaviest, number), *root.reasons),
            passages=tuple(
                CopiedPassage(source=None, target=span, similarity=likeness)
                for span in merged_spans(reader, shared, sheet.parameters.align.gap_words)
            ),
        )
    )


def _is_whole(sheet: Sheet, kin: Kin, number: int) -> bool:
    """Say whether an article has all that a sibling has of their lost source, in the same words."""
    numbers = sheet.parameters.copies
    whole = kin.share(kin.other(number)) >= numbers.reprint_share and kin.in_order
    return (whole and kin.likeness >= numbers.reprint_likeness) or _is_reprint(sheet, kin)


def _is_reprint(sheet: Sheet, kin: Kin) -> bool:
    pair = kin.left, kin.right
    if pair not in sheet.reprints:  # asked for either end, and to tell it a copy has to be collated
        left, right = (sheet.study.readers[n] for n in pair)
        sheet.reprints[pair] = not kin.spun and is_reprint(kin, left, right, parameters=sheet.parameters)
    return sheet.reprints[pair]


def _is_own_version(sheet: Sheet, kin: Kin) -> bool:
    """Say whether two articles are one outlet's, and not one text."""
    outlets = outlet_key(sheet.article(kin.left)), outlet_key(sheet.article(kin.right))
    return outlets[0] is not None and outlets[0] == outlets[1] and not _is_reprint(sheet, kin)


def _relation(sheet: Sheet, number: int, parent: int, kin: Kin) -> Relation:
    """Return what a copy of a held parent is."""
    numbers = sheet.parameters.copies
    same = _is_reprint(sheet, kin)
    outlets = outlet_key(sheet.article(number)), outlet_key(sheet.article(parent))
    urls = sheet.article(number).url, sheet.article(parent).url
    if (outlets[0] is not None and outlets[0] == outlets[1]) or (urls[0] is not None and urls[0] == urls[1]):
        return "reprint" if same else "update"
    if kin.spun:
        return "spun"
    if same:
        return "reprint"
    return "partial" if kin.main_share(number) < numbers.main_share else "edited"


def _draw_own_paragraphs(sheet: Sheet, members: Sequence[int], pedigree: Pedigree, kins: dict[Pair, Kin]) -> None:
    root, parents = pedigree.root, dict(pedigree.parents)
    ties = by_member(kins.values())
    for number in members:
        if number == root.held or sheet.relation[number] in ("update", "reprint"):
            continue
        reader = sheet.study.readers[number]
        article = reader.sketch.article
        shared: Flags = np.logical_or.reduce([k.region(number, len(reader.sketch)) for k in ties[number]])
        for span, _ in sheet.passages.get(number, ()):
            shared[slice(*np.searchsorted(reader.sketch.starts, [span.start, span.end]))] = True
        parent = parents.get(number)
        plain = parent is not None and len(members) <= sheet.parameters.copies.big_family
        plain = plain and root.held is not None and not is_agency(sheet.article(root.held))
        own = _own_paragraphs(reader, shared, sheet.parameters.wire.lacking_words)
        kept = [span for span in own if plain or own_voice(article, span.of(article.text))]
        if kept:
            made = add_held(sheet, article)
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
