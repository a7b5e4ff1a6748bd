"""
All shared text of a case, pair by pair, sorted by kind.

Texts with the same words are studied once. Which lines are template is only known once it is known
which articles copied each other, so pairs are weighed twice: at first with what zones say, then
with the lines that unrelated articles share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stemma.lineage.align import Block, Chain, align
from stemma.lineage.candidates import find_candidates
from stemma.lineage.families import Unions
from stemma.lineage.kin import Kin, weigh_kin
from stemma.lineage.kinds import NARRATION, TEMPLATE, Reader, sort_pieces
from stemma.lineage.newsroom import outlet_key
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.sketch import Sketch, draw_sketch, sentence_numbers
from stemma.lineage.speech import Flags, speech_words
from stemma.lineage.template import LineBook
from stemma.records.article import Article

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

    @property
    def copies(self) -> list[Kin]:
        """The pairs that share enough narration."""
        return [k for k in self.kins.values() if k.is_copy]


def study_articles(articles: Sequence[Article], *, parameters: LineageParameters) -> Study:
    """Return the shared text of *articles*, which are sorted by publication and numbered in that order."""
    sketches = [draw_sketch(a, parameters=parameters.sketch) for a in articles]
    first, groups = _same_words(sketches)
    prints = [sketches[n].prints for n in first]
    pairs = [(first[a], first[b]) for a, b in find_candidates(prints, parameters=parameters.candidates)]
    twins = [(group[0], other) for group in groups for other in group[1:]]
    book = LineBook(sketches, parameters=parameters.kinds)
    readers = _readers(sketches, book, {n for pair in (*pairs, *twins) for n in pair}, parameters)
    size = parameters.sketch.shingle_words
    chains: Chains = {}
    for a, b in pairs:
        found = align(sketches[a], sketches[b], size=size, parameters=parameters.align)
        if found:
            chains[a, b] = found
    for a, b in twins:
        chains[a, b] = [[Block(0, 0, len(sketches[a]))]]
    outlets = [outlet_key(a) for a in articles]
    equal = frozenset(twins)
    kins = _weigh(chains, equal, readers, outlets, parameters)
    cleared = _without_template(readers, book, kins, outlets, parameters)
    stale = {n for n, (old, new) in enumerate(zip(readers, cleared, strict=True)) if old is not new}
    again = {pair: found for pair, found in chains.items() if stale & set(pair)}
    kept = {pair: kin for pair, kin in kins.items() if pair not in again}
    kins = dict(sorted((kept | _weigh(again, equal, cleared, outlets, parameters)).items()))
    return Study(readers=tuple(cleared), kins=kins)


def _same_words(sketches: Sequence[Sketch]) -> tuple[list[int], list[list[int]]]:
    """Return the first article of each text, and the groups of articles whose words are the same."""
    groups: dict[bytes, list[int]] = {}
    for number, sketch in enumerate(sketches):
        groups.setdefault(sketch.keys.tobytes() if len(sketch) else str(number).encode(), []).append(number)
    return [g[0] for g in groups.values()], [g for g in groups.values() if len(g) > 1]


def _readers(
    sketches: Sequence[Sketch], book: LineBook, wanted: set[int], parameters: LineageParameters
) -> list[Reader]:
    """Return a reader for each article; speech and sentences are looked for where an article shares text at all."""
    template = book.template([None] * len(sketches), lambda _: 0, parameters.kinds)
    out = []
    for number, sketch in enumerate(sketches):
        empty = np.zeros(len(sketch), dtype=bool)
        marked, speech = speech_words(sketch, parameters=parameters.kinds) if number in wanted else (empty, empty)
        out.append(
            Reader(
                sketch=sketch,
                marked=marked,
                speech=speech,
                template=book.flags(number, template, len(sketch)),
                sentence=sentence_numbers(sketch) if number in wanted else np.zeros(len(sketch), dtype=np.int64),
            )
        )
    return out


def _weigh(
    chains: Chains,
    equal: frozenset[Pair],
    readers: Sequence[Reader],
    outlets: Sequence[str | None],
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


def _without_template(
    readers: Sequence[Reader],
    book: LineBook,
    kins: dict[Pair, Kin],
    outlets: Sequence[str | None],
    parameters: LineageParameters,
) -> list[Reader]:
    """Return the readers with the lines marked that unrelated articles share."""
    unions = Unions(len(readers))
    for kin in kins.values():
        if _is_firm(kin):
            unions.join(kin.left, kin.right)
    template = book.template(outlets, unions.find, parameters.kinds)
    return [_with_template(r, book.flags(n, template, len(r.sketch))) for n, r in enumerate(readers)]


def _with_template(reader: Reader, template: Flags) -> Reader:
    """Return the reader with its template lines; the same one where they are known already."""
    return reader if np.array_equal(reader.template, template) else replace(reader, template=template)


def _is_firm(kin: Kin) -> bool:
    """Say whether two articles are related for certain: more than a site's note under a very short text."""
    shares = sorted((kin.left_share, kin.right_share))
    several = kin.words >= FIRM_WORDS and sum(p.kind == NARRATION for p in kin.pieces) > 1
    return kin.is_copy and (shares[0] >= FIRM_SHARE or (shares[1] >= FIRM_SHARE and several))
