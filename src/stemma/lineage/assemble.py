"""
The stemma of a set of articles, put together.

    articles → study (shared text by kind) → families (whose narration is one) → pedigrees (held or lost root)
             → origins, descents, copies, collations

The order in which the articles come changes nothing: they are sorted first.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.lineage.descents import draw_descents
from stemma.lineage.families import Families, find_families
from stemma.lineage.kin import Kin
from stemma.lineage.limits import find_left_out
from stemma.lineage.pairwork import PairWork, pair_work
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.remembered import trace_remembering
from stemma.lineage.retold import add_spun
from stemma.lineage.spun import SentenceEncoder
from stemma.lineage.study import Study, shared_by_kind, study_articles
from stemma.memo import Memo
from stemma.records.article import Article
from stemma.records.lineage import Collation, Copy, Lineage, Shared

Pair = tuple[int, int]


def trace(
    articles: Sequence[Article],
    *,
    parameters: LineageParameters | None = None,
    encoder: SentenceEncoder | None = None,
    memo: Memo | None = None,
) -> Lineage:
    """
    Return who copied whom among *articles*: origins, descents, copies, shared text and collations, each sorted.

    Every article has one descent. An article given twice (one id) is taken once. Spun copies, paraphrased sentence
    by sentence, are found where an *encoder* is handed in; nothing else depends on it. A *memo* of the same version of
    the program says what came out before, and is told what comes out now; it changes nothing but the time.
    """
    chosen = parameters or LineageParameters()
    ordered = sorted({a.id: a for a in articles}.values(), key=lambda a: a.order)
    if memo is not None:
        return trace_remembering(
            ordered,
            memo,
            lambda study, work: draw_lineage(study, parameters=chosen, work=work, shared=False),
            parameters=chosen,
            encoder=encoder,
        )
    study = study_articles(ordered, parameters=chosen)
    if encoder is None:
        return draw_lineage(study, parameters=chosen)
    drawn = draw_lineage(add_spun(study, encoder, parameters=chosen), parameters=chosen)
    # sentences that say the same are no shared text
    return replace(drawn, shared=tuple(_shared(study)))


def draw_lineage(
    study: Study,
    *,
    parameters: LineageParameters,
    collated: bool = True,
    shared: bool = True,
    work: PairWork | None = None,
) -> Lineage:
    """
    Return the lineage of the articles of *study*, with collations and with *shared* text where these are asked for.

    What is said of an article depends on those alone that copies connect it with, so that a corpus may be
    drawn in parts that no copy connects. *work* says how two articles are weighed and compared, where that is
    remembered.
    """
    work = work or pair_work(parameters)
    directions = {
        (k.left, k.right): work.direction(k, study.readers[k.left], study.readers[k.right]) for k in study.copies
    }
    families = find_families(study.readers, study.copies, directions, parameters=parameters)
    drawn = draw_descents(study, families, directions, parameters=parameters)
    return Lineage(
        origins=drawn.origins,
        descents=drawn.descents,
        copies=drawn.copies,
        shared=tuple(_shared(study)) if shared else (),
        collations=tuple(_collations(study, families, drawn.copies, work, parameters)) if collated else (),
        issues=find_left_out((r.sketch for r in study.readers), parameters=parameters.sketch),
    )


def _shared(study: Study) -> list[Shared]:
    return [shared for kin in study.kins.values() for shared in shared_by_kind(kin, study.readers)]


def _collations(
    study: Study,
    families: Families,
    copies: Sequence[Copy],
    work: PairWork,
    parameters: LineageParameters,
) -> list[Collation]:
    """
    Return the collations of parents with children; of small families, of all members that share text.

    The parent comes first, so that a cut is what the copy cut; of siblings the earlier one, then the fuller one.
    """
    held = {(c.source, c.target) for c in copies}
    family = {n: f for f, members in enumerate(families.members) for n in members}
    out = []
    for kin in study.copies:
        ids = [study.readers[n].sketch.article.id for n in (kin.left, kin.right)]
        small = len(families.members[family[kin.left]]) <= parameters.copies.big_family
        related = (ids[0], ids[1]) in held or (ids[1], ids[0]) in held
        siblings = family[kin.left] == family[kin.right] and (small or _is_hub(kin, families, family))
        if related or siblings:
            if (ids[1], ids[0]) in held or ((ids[0], ids[1]) not in held and _comes_after(study, kin)):
                kin = kin.turned()
            out.append(work.collation(kin, study.readers[kin.left], study.readers[kin.right]))
    return out


def _comes_after(study: Study, kin: Kin) -> bool:
    """
    Say whether the left of two siblings comes after the right one: by publication, then by length, then by name.

    Of two that came out at one time the fuller has more of what both printed; what the other lacks was cut.
    """
    a, b = (study.readers[n].sketch.article for n in (kin.left, kin.right))
    left, right = ((x.published or "9999", -len(x.text), x.file or "", x.id) for x in (a, b))
    return left > right


def _is_hub(kin: Kin, families: Families, family: dict[int, int]) -> bool:
    return families.members[family[kin.left]][0] == kin.left
