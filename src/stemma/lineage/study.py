"""
All shared text of a case, pair by pair, sorted by kind.

Texts with the same words are studied once. Which lines are template is only known once it is known
which articles copied each other, so pairs are weighed twice: at first with what zones say, then
with the lines that unrelated articles share.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from stemma.lineage.align import Block, Chain, align
from stemma.lineage.candidates import find_pairs
from stemma.lineage.families import Unions
from stemma.lineage.kin import Kin, weigh_kin
from stemma.lineage.kinds import KIND, NARRATION, TEMPLATE, Reader, sort_pieces
from stemma.lineage.newsroom import outlet_key
from stemma.lineage.parameters import KindParameters, LineageParameters
from stemma.lineage.sketch import Sketch, draw_sketches, find_prints
from stemma.lineage.template import Lines, find_lines, join_lines, template_flags, template_keys
from stemma.records.article import Article
from stemma.records.lineage import Passage, Shared
from stemma.text.shingles import Keys, Places

Pair = tuple[int, int]
Chains = dict[Pair, list[Chain]]
FIRM_SHARE = 0.4
"""Share of both articles' narration from which a pair is related whatever its lines are."""
FIRM_WORDS = 80
"""Shared narration, in two paragraphs or more, that does for the larger of the two. Words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Study:
    """Articles by number, and every pair of them that shares text."""

    readers: tuple[Reader, ...]
    kins: dict[Pair, Kin]
    """In the order of the pairs."""
    template: Keys = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    """Lines that are template, by their keys; sorted."""
    related: Places = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """For each article the first that it is related to for certain, whatever its lines are; shape `(articles,)`."""

    @property
    def copies(self) -> list[Kin]:
        """The pairs that share enough narration."""
        return [k for k in self.kins.values() if k.is_copy]


def study_articles(articles: Sequence[Article], *, parameters: LineageParameters) -> Study:
    """Return the shared text of *articles*, which are sorted by publication and numbered in that order."""
    sketches = list(draw_sketches(articles, parameters=parameters.sketch))
    first, groups = _same_words(sketches)
    prints = find_prints([sketches[n] for n in first], parameters=parameters.sketch)
    found = find_pairs(*prints, parameters=parameters.candidates)
    pairs = [(first[a], first[b]) for a, b in found]
    twins = [(group[0], other) for group in groups for other in group[1:]]
    chains = align_pairs(sketches, pairs, twins, parameters=parameters)
    lines = [find_lines(s, n, parameters=parameters.kinds) for n, s in enumerate(sketches)]
    every = join_lines(lines)
    marked = np.unique(every.keys[every.marked])
    wanted = {n for pair in chains for n in pair}
    readers = read_all(sketches, lines, marked, wanted, parameters=parameters.kinds)
    outlets = [outlet_key(a) for a in articles]
    equal = frozenset(twins)
    kins = weigh_pairs(chains, equal, readers, outlets, parameters=parameters)
    families = join_firm(len(readers), kins.values())
    template = template_keys(every, site_numbers(outlets), families, parameters=parameters.kinds)
    cleared = [without_template(r, lines[n], template) for n, r in enumerate(readers)]
    stale = {n for n, (old, new) in enumerate(zip(readers, cleared, strict=True)) if old is not new}
    again = {pair: found for pair, found in chains.items() if stale & set(pair)}
    kept = {pair: kin for pair, kin in kins.items() if pair not in again}
    kins = dict(sorted((kept | weigh_pairs(again, equal, cleared, outlets, parameters=parameters)).items()))
    return Study(readers=tuple(cleared), kins=kins, template=template, related=families)


def align_pairs(
    sketches: Sequence[Sketch], pairs: Iterable[Pair], twins: Iterable[Pair], *, parameters: LineageParameters
) -> Chains:
    """Return the chains of shared words of each pair that has any; *twins* have all words in common."""
    size = parameters.sketch.shingle_words
    chains: Chains = {}
    for a, b in pairs:
        found = align(sketches[a], sketches[b], size=size, parameters=parameters.align)
        if found:
            chains[a, b] = found
    for a, b in twins:
        chains[a, b] = [[Block(0, 0, len(sketches[a]))]]
    return chains


def read_all(
    sketches: Sequence[Sketch], lines: Sequence[Lines], template: Keys, shares: set[int], *, parameters: KindParameters
) -> list[Reader]:
    """Return the readers of all articles; those that share text are looked at closely, equal texts once."""
    known: dict[tuple[object, ...], Reader] = {}
    readers = []
    for number, sketch in enumerate(sketches):
        article, close = sketch.article, number in shares
        same = (article.text_sha256, article.zones, close)
        if same in known:
            readers.append(known[same].of_twin(article))
        else:
            reader = read_words(sketch, lines[number], template, shares=close, parameters=parameters)
            readers.append(known.setdefault(same, reader))
    return readers


def read_words(sketch: Sketch, lines: Lines, template: Keys, *, shares: bool, parameters: KindParameters) -> Reader:
    """Return the reader of an article; speech and sentences are looked for where it *shares* text with another."""
    return Reader(sketch=sketch, template=template_flags(lines, template), is_close=shares, parameters=parameters)


def without_template(reader: Reader, lines: Lines, template: Keys) -> Reader:
    """Return the reader with its template lines; the same one where they are known already."""
    flags = template_flags(lines, template)
    return reader if np.array_equal(reader.template, flags) else reader.with_template(flags)


def weigh_pairs(
    chains: Chains,
    equal: frozenset[Pair],
    readers: Sequence[Reader] | Mapping[int, Reader],
    outlets: Sequence[str | None] | Mapping[int, str | None],
    *,
    parameters: LineageParameters,
) -> dict[Pair, Kin]:
    """Return what each pair shares; *equal* are the pairs with the same words, copies whatever their length."""
    kins: dict[Pair, Kin] = {}
    for pair in sorted(chains):
        a, b = pair
        pieces = sort_pieces(readers[a], readers[b], chains[pair], parameters=parameters)
        if pieces:
            same = outlets[a] is not None and outlets[a] == outlets[b]
            kin = weigh_kin(pair, readers[a], readers[b], pieces, one_outlet=same, parameters=parameters.copies)
            if pair in equal and any(p.kind != TEMPLATE for p in pieces):
                kin = replace(kin, is_copy=True, left_share=1.0, right_share=1.0, likeness=1.0)
            kins[pair] = kin
    return kins


def shared_by_kind(kin: Kin, readers: Sequence[Reader] | Mapping[int, Reader]) -> list[Shared]:
    """Return the text that two articles share, a record a kind."""
    left, right = readers[kin.left].sketch, readers[kin.right].sketch
    out = []
    for number, kind in enumerate(KIND):
        passages = tuple(
            Passage(
                a=left.span(p.left, p.left_end),
                b=right.span(p.right, p.right_end),
                similarity=round(p.similarity, 4),
            )
            for p in kin.pieces
            if p.kind == number
        )
        if passages:
            out.append(Shared(pair=(left.article.id, right.article.id), kind=kind, passages=passages))
    return out


def join_firm(size: int, kins: Iterable[Kin]) -> Places:
    """Return the smallest article that each of *size* articles is related to for certain; shape `(size,)`."""
    unions = Unions(size)
    for kin in kins:
        if is_firm(kin):
            unions.join(kin.left, kin.right)
    return np.array([unions.find(n) for n in range(size)], dtype=np.int64)


def site_numbers(outlets: Sequence[str | None]) -> Places:
    """Return a number for each outlet, -1 where none is known."""
    known: dict[str | None, int] = {None: -1}
    return np.array([known.setdefault(outlet, len(known)) for outlet in outlets], dtype=np.int64)


def _same_words(sketches: Sequence[Sketch]) -> tuple[list[int], list[list[int]]]:
    """Return the first article of each text, and the groups of articles whose words are the same."""
    alike: dict[bytes, list[int]] = {}
    for number, sketch in enumerate(sketches):
        alike.setdefault(sketch.keys.tobytes() if len(sketch) else str(number).encode(), []).append(number)
    groups: dict[tuple[int, bytes], list[int]] = {}
    for numbers in alike.values():
        for number in numbers:  # a digest is made only where keys are the same
            digest = sketches[number].digest if len(numbers) > 1 else b""
            groups.setdefault((numbers[0], digest), []).append(number)
    ordered = sorted(groups.values())
    return [g[0] for g in ordered], [g for g in ordered if len(g) > 1]


def is_firm(kin: Kin) -> bool:
    """Say whether two articles are related for certain: more than a site's note under a very short text."""
    shares = sorted((kin.left_share, kin.right_share))
    several = kin.words >= FIRM_WORDS and sum(p.kind == NARRATION for p in kin.pieces) > 1
    return kin.is_version or (kin.is_copy and (shares[0] >= FIRM_SHARE or (shares[1] >= FIRM_SHARE and several)))
