"""
Passages that cross families: an article holds words of another origin than its own.

Rules:
1. Narration, and quotations that stand in one run with it, have the origin that they were copied from.
2. Where nothing shows who gave them, they come from a lost origin that all who have them share; it is named
   after whoever stated them in writing where they say so.
"""

from collections.abc import Sequence

import numpy as np

from stemma.lineage.families import Families, Tie, Unions
from stemma.lineage.issuer import issuer_of
from stemma.lineage.kin import Kin, by_member, merged_spans
from stemma.lineage.newsroom import byline_agency
from stemma.lineage.sheet import Sheet, amount_of, passages_of, score_of
from stemma.lineage.speech import Flags
from stemma.records.article import derive_id
from stemma.records.lineage import CopiedPassage, Copy, Origin, OriginId
from stemma.records.span import Span

Pair = tuple[int, int]
UNKNOWN_GIVER = "nothing shows which of the two gave these passages"


def draw_ties(sheet: Sheet, families: Families) -> None:
    family = {n: f for f, members in enumerate(families.members) for n in members}
    known: dict[Pair, list[Tie]] = {}
    unknown: list[Tie] = []
    for tie in families.ties:
        if tie.taker is None:
            unknown.append(tie)
        else:
            known.setdefault((tie.taker, family[tie.kin.other(tie.taker)]), []).append(tie)

    def first_source(item: tuple[Pair, list[Tie]]) -> tuple[int, bool, int]:
        # Who issued a release, then who came first: what a giver has from them is theirs and not the giver's.
        (taker, giving), _ = item
        return taker, all(sheet.article(n).genre != "release" for n in families.members[giving]), giving

    for (taker, giving), ties in sorted(known.items(), key=first_source):
        _draw_known(sheet, taker, families.members[giving], [t.kin for t in ties])
    _draw_unknown(sheet, [tie for tie in unknown if not _is_explained(sheet, tie.kin)])


def _is_explained(sheet: Sheet, kin: Kin) -> bool:
    """Say whether one of the two has all that they share from a known origin: two copies of one source agree so."""
    return any(sheet.passages.get(n) and not _foreign(sheet, n, [kin]) for n in (kin.left, kin.right))


def _draw_known(sheet: Sheet, taker: int, givers: Sequence[int], kins: Sequence[Kin]) -> None:
    """Draw the passages that *taker* has from another family."""
    best = max(kins, key=lambda k: (k.words, -k.left, -k.right))
    giver = best.other(taker)
    spans = _foreign(sheet, taker, kins)
    origin = _origin_in(sheet, giver, best) if spans else sheet.origin[giver]
    if not spans:
        return
    sheet.passages.setdefault(taker, []).extend((span, origin) for span in spans)
    direction = sheet.directions[best.left, best.right]
    held = origin == sheet.origin[giver] and (sheet.origins[origin].held is not None or len(givers) == 1)
    if sheet.relation[taker] == "original":
        sheet.relation[taker] = "partial"
    sheet.copies.append(
        Copy(
            source=sheet.article(giver).id if held else sheet.origins[origin].held or origin,
            target=sheet.article(taker).id,
            relation="partial",
            score=score_of(best.words, max(0.5, direction.chance(taker, best))),
            reasons=(amount_of(sheet, best, taker), *direction.sentences()),
            passages=passages_of(sheet, best, taker, best.carried)
            if held
            else tuple(CopiedPassage(source=None, target=s, similarity=round(best.likeness, 4)) for s in spans),
        )
    )


def _origin_in(sheet: Sheet, giver: int, kin: Kin) -> OriginId:
    """Return the origin of what is shared as the giver has it: its own, or the one that it had the passages from."""
    flags = kin.carried_region(giver, len(sheet.study.readers[giver].sketch))
    starts = sheet.study.readers[giver].sketch.starts
    for span, origin in sheet.passages.get(giver, ()):
        inside = flags[slice(*np.searchsorted(starts, [span.start, span.end]))]
        if 2 * int(inside.sum()) > int(flags.sum()):
            return origin
    return sheet.origin[giver]


def _draw_unknown(sheet: Sheet, ties: Sequence[Tie]) -> None:
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
        issuer = issuer_of(_passages(sheet, kins)) if agency is None else None
        newsroom = agency or issuer
        label = newsroom or f"lost origin of {first.title or first.outlet or first.file or first.id}"
        made = OriginId(derive_id("o", first.published, first.id, label, "passage"))
        sheet.origins[made] = Origin(id=made, label=label, newsroom=newsroom, held=None, articles=())
        why = f"the passage is what {issuer} said in a statement" if issuer else UNKNOWN_GIVER
        ties_of = by_member(kins)
        for number in members:
            ties_here = ties_of[number]
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
                    score=score_of(best.words, 0.6),
                    reasons=(amount_of(sheet, best, number), why),
                    passages=tuple(
                        CopiedPassage(source=None, target=s, similarity=round(best.likeness, 4)) for s in spans
                    ),
                )
            )


def _passages(sheet: Sheet, kins: Sequence[Kin]) -> list[str]:
    """Return the texts that *kins* share, as their left ones have them."""
    sketches = ((kin, sheet.study.readers[kin.left].sketch) for kin in kins)
    return [sketch.span(p.left, p.left_end).of(sketch.article.text) for kin, sketch in sketches for p in kin.carried]


def _foreign(sheet: Sheet, number: int, kins: Sequence[Kin]) -> list[Span]:
    """Return the stretches that an article shares with another family and that no other origin has already."""
    reader = sheet.study.readers[number]
    flags: Flags = np.logical_or.reduce([k.carried_region(number, len(reader.sketch)) for k in kins])
    for span, _ in sheet.passages.get(number, ()):
        flags[slice(*np.searchsorted(reader.sketch.starts, [span.start, span.end]))] = False
    return merged_spans(reader, flags, sheet.parameters.align.gap_words)
