"""What newsrooms took back: passages that their own later version of a report leaves out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.records.account import Account, Evidence
from stemma.records.article import ArticleId
from stemma.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionParameters:
    """When a later version leaves a passage out."""

    cut_share: float = 0.8
    """Share of the passage that must lie in what was cut; less is a rewording. 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What the later versions that came in between two accounts leave out."""

    updates: frozenset[ArticleId]
    """The later versions."""
    cuts: Mapping[ArticleId, tuple[Span, ...]]
    """Article that was replaced -> its stretches that are left out."""


def find_taken_back(before: Account, after: Account) -> TakenBack:
    """Return what the updates that *after* has and *before* has not leave out of the articles that they replace."""
    known = {a.id for a in before.articles}
    updates = {
        (c.source, c.target)
        for c in after.lineage.copies
        if c.relation == "update" and c.source in known and c.target not in known
    }
    cuts: dict[ArticleId, tuple[Span, ...]] = {}
    for collation in after.lineage.collations:
        if collation.pair in updates:
            gone = (v.a_span for v in collation.variants if v.kind == "cut" and v.a_span)
            cuts[collation.pair[0]] = (*cuts.get(collation.pair[0], ()), *gone)
    return TakenBack(updates=frozenset(target for _, target in updates), cuts=cuts)


def is_taken_back(
    evidence: Iterable[Evidence],
    taken: TakenBack,
    parameters: RevisionParameters = RevisionParameters(),
) -> bool:
    """Say whether every newsroom that stands behind *evidence* left it out of its later version."""
    spans = list(evidence)
    cut = {e.origin for e in spans if _is_cut(e.span, taken.cuts.get(e.article, ()), parameters)}
    # a copy of the first version still has the words: it is the newsroom's that took them back
    return bool(cut) and all(e.origin in cut and e.article not in taken.updates for e in spans)


def _is_cut(span: Span, cuts: Iterable[Span], parameters: RevisionParameters) -> bool:
    lost = sum(max(0, min(span.end, cut.end) - max(span.start, cut.start)) for cut in cuts)
    return lost >= parameters.cut_share * len(span)
