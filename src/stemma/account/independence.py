"""
Where each piece of evidence comes from, and how many newsrooms stand behind it.

Rules:
1. A passage has the origin that lineage gives it, whatever article it stands in.
2. An attestation that cites an outlet ("told AFP") has that outlet's origin; if no article
   of it is held, the origin is added to the lineage as one that is only cited.
3. Newsrooms count, not origins; an unknown newsroom counts as its own. Opinion attests nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.account.witness import Witness
from stemma.records.account import Evidence
from stemma.records.article import ArticleId, derive_id
from stemma.records.lineage import Lineage, Origin, OriginId
from stemma.records.span import Span
from stemma.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Attestation:
    """What a record's evidence amounts to."""

    origins: tuple[OriginId, ...]
    newsrooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Independence:
    """The origins of a case, and which of them each passage and each cited outlet stands for."""

    lineage: Lineage
    """With the origins that are only cited."""
    origins: Mapping[OriginId, Origin]
    witnesses: Mapping[ArticleId, Witness]
    cited: Mapping[tuple[ArticleId, str], OriginId]
    """By article and cited outlet."""

    def evidence(self, witness: Witness, span: Span, via: Sequence[str] = ()) -> Evidence:
        """Return *span* of *witness* as evidence, with the origin that the passage or the cited outlet has."""
        own = witness.descent.origin_of(span)
        for outlet in via:
            newsroom = self.origins[own].newsroom
            if newsroom and key_of(newsroom) == key_of(outlet):
                break
            if (origin := self.cited.get((witness.id, outlet))) is not None:
                return Evidence(article=witness.id, span=span, origin=origin)
        return Evidence(article=witness.id, span=span, origin=own)

    def attest(self, evidence: Iterable[Evidence]) -> Attestation:
        """Return the origins and newsrooms that follow from *evidence*, sorted; opinion adds neither."""
        speaking = {e.origin for e in evidence if self.witnesses[e.article].article.genre != "opinion"}
        return Attestation(tuple(sorted(speaking)), tuple(sorted({self.origins[o].counts_as for o in speaking})))

    def newsroom_of(self, evidence: Evidence) -> str:
        """Return the newsroom that one piece of evidence counts for."""
        return self.origins[evidence.origin].counts_as


def trace_independence(witnesses: Sequence[Witness], lineage: Lineage) -> Independence:
    """Return the origins of *lineage* and of every outlet that the readings cite."""
    known = {o.id: o for o in lineage.origins}
    by_newsroom: dict[str, list[Origin]] = {}
    for origin in lineage.origins:
        if origin.newsroom:
            by_newsroom.setdefault(key_of(origin.newsroom), []).append(origin)
    published = {w.id: w.article.published or "" for w in witnesses}
    cited: dict[tuple[ArticleId, str], OriginId] = {}
    for witness in witnesses:
        for outlet in sorted(_outlets_cited(witness)):
            if key_of(outlet) == key_of(witness.article.outlet or ""):
                continue
            held = by_newsroom.get(key_of(outlet))
            origin = _nearest(held, published, witness) if held else _cited_origin(outlet)
            known.setdefault(origin.id, origin)
            cited[witness.id, outlet] = origin.id
    full = replace(lineage, origins=(*lineage.origins, *(known[i] for i in sorted(known.keys() - _ids(lineage)))))
    return Independence(full, known, {w.id: w for w in witnesses}, cited)


def key_of(outlet: str) -> str:
    """Return an outlet's name as it is compared."""
    return fold(outlet).text.strip().removeprefix("the ")


def _ids(lineage: Lineage) -> set[OriginId]:
    return {o.id for o in lineage.origins}


def _outlets_cited(witness: Witness) -> set[str]:
    said = {outlet for a in witness.reading.attributions for outlet in a.via}
    return said | {outlet for e in witness.reading.events for outlet in e.via}


def _cited_origin(outlet: str) -> Origin:
    identity = OriginId(derive_id("o", "cited", key_of(outlet)))
    return Origin(id=identity, label=outlet, newsroom=outlet, held=None, articles=())


def _nearest(held: Sequence[Origin], published: Mapping[ArticleId, str], witness: Witness) -> Origin:
    # The outlet's own story that was out when this article cited it; the latest of them, else its first.
    ranked = sorted(held, key=lambda o: (min((published.get(a, "") for a in o.articles), default=""), o.id))
    at = witness.article.published or "9999"
    before = [o for o in ranked if min((published.get(a, "") for a in o.articles), default="")[:10] <= at[:10]]
    return (before or ranked[:1])[-1]
