"""
Where each piece of evidence comes from, and how many newsrooms stand behind it.

Rules:
1. A passage has the origin that lineage gives it, whatever article it stands in.
2. An attestation that cites an outlet ("told AFP", "the Tribune reported") has that outlet's origin; if no
   article of it is held, the origin is added to the lineage as one that is only cited. Where the cited story
   has the word of another, it is that other's; where it comes back to one who passed it on, a note says so.
3. Newsrooms count, not origins; an unknown newsroom counts as its own. Opinion attests nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stemma.account.citations import Citation, Outlets, Step, find_citations, follow, is_short_for, key_of
from stemma.account.witness import Witness
from stemma.records.account import Evidence
from stemma.records.article import ArticleId, derive_id
from stemma.records.issue import Issue
from stemma.records.lineage import Lineage, Origin, OriginId
from stemma.records.span import Span


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return *evidence* by article and place, each once."""
    told = tuple(evidence)
    if len(told) == 1:  # most records
        return told
    by_place = {(e.article, e.span.start, e.span.end, e.origin): e for e in told}
    return tuple([by_place[key] for key in sorted(by_place)])


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
    passed_on: Mapping[ArticleId, tuple[tuple[Span, OriginId], ...]]
    """Sentences that give what they tell to an outlet, and whose word it is in the end."""

    _told: dict[ArticleId, dict[tuple[int | str, ...], Evidence]] = field(default_factory=dict, compare=False)
    """What was asked for before, by article: a mention is evidence of its actor, of names and of acts."""

    def evidence(self, witness: Witness, span: Span, via: Sequence[str] = ()) -> Evidence:
        """Return *span* of *witness* as evidence, with the origin that the passage or the cited outlet has."""
        asked: tuple[int | str, ...] = (span.start, span.end, *via) if via else (span.start, span.end)
        try:  # asked hundreds of times an article, mostly again
            return self._told[witness.id][asked]
        except KeyError:
            found = self._evidence(witness, span, via)
            self._told.setdefault(witness.id, {})[asked] = found
            return found

    def _evidence(self, witness: Witness, span: Span, via: Sequence[str]) -> Evidence:
        own = witness.descent.origin_of(span) if witness.descent.passages else witness.descent.origin
        for outlet in via:
            newsroom = self.origins[own].newsroom
            if newsroom and is_short_for(outlet, newsroom):
                return Evidence(article=witness.id, span=span, origin=own)
            if (origin := self.cited.get((witness.id, outlet))) is not None:
                return Evidence(article=witness.id, span=span, origin=origin)
        for sentence, origin in self.passed_on.get(witness.id, ()):
            if sentence.contains(span):
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
    """Return the origins of *lineage* and of every outlet that the readings cite; circles are noted as issues."""
    desk = _Desk.open(witnesses, lineage)
    cited: dict[tuple[ArticleId, str], OriginId] = {}
    passed_on: dict[ArticleId, tuple[tuple[Span, OriginId], ...]] = {}
    issues = list(lineage.issues)
    for witness in witnesses:
        for outlet in sorted(_outlets_cited(witness)):
            if not is_short_for(outlet, witness.article.outlet or ""):
                cited[witness.id, outlet] = desk.origin_of(outlet, witness)
        given = []
        for citation in desk.citations[witness.id]:
            newsroom = desk.known[witness.descent.origin_of(citation.sentence)].newsroom
            if newsroom and is_short_for(citation.outlet, newsroom):
                continue
            path = follow(witness, citation, desk.stories, desk.citations)
            given.append((citation.sentence, desk.source(path, citation)))
            issues.extend(_circle(path, desk.known))
        passed_on[witness.id] = tuple(given)
    added = (desk.known[i] for i in sorted(desk.known.keys() - _ids(lineage)))
    full = replace(lineage, origins=(*lineage.origins, *added), issues=tuple(sorted(set(issues))))
    return Independence(full, desk.known, {w.id: w for w in witnesses}, cited, passed_on)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is known of outlets while citations are followed."""

    known: dict[OriginId, Origin]
    by_newsroom: Mapping[str, Sequence[Origin]]
    published: Mapping[ArticleId, str]
    stories: Mapping[str, Sequence[Witness]]
    citations: Mapping[ArticleId, Sequence[Citation]]

    @classmethod
    def open(cls, witnesses: Sequence[Witness], lineage: Lineage) -> "_Desk":
        known = {o.id: o for o in lineage.origins}
        by_newsroom: dict[str, list[Origin]] = {}
        for origin in lineage.origins:
            if origin.newsroom:
                by_newsroom.setdefault(key_of(origin.newsroom), []).append(origin)
        outlets = Outlets(witnesses)
        stories: dict[str, list[Witness]] = {}
        for witness in witnesses:
            names = {witness.article.outlet or "", known[witness.descent.origin].newsroom or ""}
            for name in sorted({key_of(n) for n in names if n}):
                stories.setdefault(name, []).append(witness)
        published = {w.id: w.article.published or "" for w in witnesses}
        return cls(known, by_newsroom, published, stories, {w.id: find_citations(w, outlets) for w in witnesses})

    def origin_of(self, outlet: str, witness: Witness) -> OriginId:
        """Return the origin of a cited outlet: its own story that was out, else one that is only cited."""
        held = self.by_newsroom.get(key_of(outlet))
        origin = _nearest(held, self.published, witness) if held else _cited_origin(outlet)
        self.known.setdefault(origin.id, origin)
        return origin.id

    def source(self, path: Sequence[Step], citation: Citation) -> OriginId:
        """Return whose word it is at the end of *path*."""
        last = path[-1]
        if len(path) == 1:
            return self.origin_of(citation.outlet, last.witness)
        onward = [c for c in self.citations[last.witness.id] if c.sentence == last.sentence]
        if onward and len(path) > 1:  # it cites somebody who is not held, or one of the path: a circle
            known = {key_of(s.witness.article.outlet or "") for s in path}
            if key_of(onward[0].outlet) not in known:
                return self.origin_of(onward[0].outlet, last.witness)
            last = min(path, key=lambda s: s.witness.article.order)
        descent = last.witness.descent
        return descent.origin_of(last.sentence) if last.sentence else descent.origin


def _circle(path: Sequence[Step], origins: Mapping[OriginId, Origin]) -> list[Issue]:
    """Return a note where a word comes back to the newsroom that it came from."""
    rooms = [origins[s.witness.descent.origin].counts_as for s in path]
    if len(path) < 3 or rooms[0] not in rooms[2:]:
        return []
    names = [s.witness.article.outlet or s.witness.article.file or s.witness.id for s in path]
    text = f"a circle: {names[0]} has a thing of {', which has it of '.join(names[1:])}; the word counts once"
    return [Issue(level="note", text=text, article=path[0].witness.id)]


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
