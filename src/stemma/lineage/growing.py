"""
A case that grows: what one more article copies, without looking at all others again.

Fingerprints, lines and shared text of the articles held are kept, so that one more costs what it shares. What comes
out is the lineage of the articles that it touches: itself, and those that copies connect it with.

Whether `trace` on all articles would say the same is known, too. It may not where a bound is met (a fingerprint or a
list of partners that is full: the new article may push another out) and where a line becomes template or ceases
to be; then only tracing all anew tells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.lineage.align import Block, align
from stemma.lineage.assemble import draw_lineage
from stemma.lineage.candidates import link_prints, split_codes
from stemma.lineage.kin import Kin
from stemma.lineage.kinds import Reader
from stemma.lineage.newsroom import outlet_key
from stemma.lineage.parameters import LineageParameters
from stemma.lineage.sketch import Sketch, draw_sketch, find_prints
from stemma.lineage.study import (
    Chains,
    Study,
    is_firm,
    read_words,
    site_numbers,
    study_articles,
    weigh_pairs,
    without_template,
)
from stemma.lineage.template import Lines, find_lines, join_lines, template_keys
from stemma.records.article import Article
from stemma.records.lineage import Lineage
from stemma.text.shingles import Keys, Places

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one more article came to."""

    lineage: Lineage
    """Of the article and of all that copies connect it with; without collations."""
    is_whole: bool
    """Whether it is known that tracing all articles says the same of them, and of all others what it said before."""


class GrowingCase:
    """The articles of a case, open for more. They are numbered as they came, those *held* by publication."""

    def __init__(self, held: Sequence[Article], *, parameters: LineageParameters | None = None) -> None:
        self._parameters = parameters or LineageParameters()
        self._articles = sorted({a.id: a for a in held}.values(), key=lambda a: a.order)
        self._numbers = {a.id: n for n, a in enumerate(self._articles)}
        self._outlets = [outlet_key(a) for a in self._articles]
        study = study_articles(self._articles, parameters=self._parameters)
        self._readers = list(study.readers)
        self._related, self._template = study.related, study.template
        sketches = [r.sketch for r in study.readers]
        self._words = {s.digest: n for n, s in reversed(list(enumerate(sketches))) if len(s)}
        self._keys, self._owner, self._partners = _prints(sketches, self._words, self._parameters)
        self._lines = [find_lines(s, n, parameters=self._parameters.kinds) for n, s in enumerate(sketches)]
        self._table = _sorted(join_lines(self._lines))
        self._kins: dict[int, dict[Pair, Kin]] = {}
        self._keep(study.kins)
        self.is_whole = True
        """Whether that is known of every article that was added. Once it is not, the case is to be opened anew."""

    def add(self, article: Article) -> Added:
        """Add *article*, and return what is said of it and of those that it touches."""
        if article.id in self._numbers:
            return Added(lineage=self._drawn({self._numbers[article.id]}), is_whole=True)
        number = len(self._articles)
        sketch = draw_sketch(article, parameters=self._parameters.sketch)
        twin = self._words.setdefault(sketch.digest, number) if len(sketch) else number
        if twin == number:
            partners, whole = self._find_partners(sketch, number)
        else:
            partners, whole = [twin], self._articles[twin].order < article.order
            self._partners = np.append(self._partners, 0)
        self._articles.append(article)
        self._numbers[article.id] = number
        self._outlets.append(outlet_key(article))
        lines = find_lines(sketch, number, parameters=self._parameters.kinds)
        self._lines.append(lines)
        self._readers.append(self._read(sketch, lines, shares=bool(partners)))
        for other in partners:
            if not self._kins.get(other):
                self._readers[other] = self._read(self._readers[other].sketch, self._lines[other], shares=True)
        pairs = [self._in_order(number, other) for other in partners]
        self._relate(number, self._weighed(pairs, self._unmarked(partners, number)).values())
        changed, settled = self._settle_lines(number)
        again = {*pairs, *(pair for n in changed for pair in self._kins.get(n, ()))}
        self._keep(self._weighed(sorted(again), self._readers), again)
        self.is_whole = self.is_whole and whole and settled
        # who was connected through a pair that is no copy any more is drawn anew, too
        touched = {number, *(n for pair in again for n in pair)}
        return Added(lineage=self._drawn(touched), is_whole=whole and settled)

    def _find_partners(self, sketch: Sketch, number: int) -> tuple[list[int], bool]:
        """Return the articles to compare with, and whether no bound was met."""
        bounds = self._parameters.candidates
        prints = sketch.prints
        lo, hi = (np.searchsorted(self._keys, prints, side=side) for side in ("left", "right"))
        owners = [self._owner[a:b] for a, b in zip(lo.tolist(), hi.tolist(), strict=True)]
        found, times = np.unique(np.concatenate([np.zeros(0, np.int64), *owners]), return_counts=True)
        enough = times >= bounds.least_shared
        found, times = found[enough], times[enough]
        ranked = sorted(zip(found.tolist(), times.tolist(), strict=True), key=lambda x: (-x[1], self._order(x[0])))
        full = any(self._may_push_out(n, shared) for n, shared in zip(found.tolist(), times.tolist(), strict=True))
        met = len(found) > bounds.most_partners or bool(np.any(hi - lo >= bounds.most_articles))
        self._keys, self._owner = np.insert(self._keys, hi, prints), np.insert(self._owner, hi, number)
        self._partners = np.append(self._partners, len(found))
        self._partners[found] += 1
        return [n for n, _ in ranked[: bounds.most_partners]], not (full or met)

    def _may_push_out(self, number: int, shared: int) -> bool:
        """Say whether one that shares so many fingerprints may take a place in this article's full list of partners."""
        bounds = self._parameters.candidates
        if self._partners[number] < bounds.most_partners:
            return False
        prints = self._readers[number].sketch.prints
        lo, hi = (np.searchsorted(self._keys, prints, side=side) for side in ("left", "right"))
        if np.any(hi - lo > bounds.most_articles):
            return True  # who is known by crowded fingerprints has other bounds
        owners = [self._owner[a:b] for a, b in zip(lo.tolist(), hi.tolist(), strict=True)]
        held, times = np.unique(np.concatenate(owners), return_counts=True)
        return shared >= int(np.sort(times[held != number])[-bounds.most_partners])

    def _weighed(self, pairs: Sequence[Pair], readers: Sequence[Reader]) -> dict[Pair, Kin]:
        """Return what the pairs share; the words that agree are looked for anew, which takes less than keeping them."""
        chains: Chains = {}
        twins = set()
        for pair in pairs:
            left, right = (self._readers[n].sketch for n in pair)
            if len(left) and np.array_equal(left.keys, right.keys) and left.digest == right.digest:
                twins.add(pair)
                chains[pair] = [[Block(0, 0, len(left))]]
                continue
            size = self._parameters.sketch.shingle_words
            found = align(left, right, size=size, parameters=self._parameters.align)
            if found:
                chains[pair] = found
        return weigh_pairs(chains, frozenset(twins), readers, self._outlets, parameters=self._parameters)

    def _unmarked(self, partners: Sequence[int], number: int) -> list[Reader]:
        """Return the readers as they are before it is known which lines unrelated articles share."""
        readers = list(self._readers)
        for n in (*partners, number):
            lines = self._lines[n]
            rows = _picked(self._table, np.unique(lines.keys))
            marked = np.union1d(rows.keys[rows.marked], lines.keys[lines.marked])
            readers[n] = without_template(readers[n], lines, marked)
        return readers

    def _relate(self, number: int, kins: Iterable[Kin]) -> None:
        """Remember whom the new article is related to for certain."""
        related = {int(self._related[n]) for k in kins if is_firm(k) for n in (k.left, k.right) if n != number}
        label = min(related, default=number)
        merged = np.where(np.isin(self._related, sorted(related)), label, self._related)
        self._related = np.append(merged, label)

    def _settle_lines(self, number: int) -> tuple[list[int], bool]:
        """Return the articles that hold a line which is template now and was not, or the reverse; they are read anew.

        Also whether none of them shows it by itself: that would have told earlier who is related.
        """
        lines = self._lines[number]
        self._table = _inserted(self._table, lines)
        kin = np.flatnonzero(self._related == self._related[number]).tolist()
        keys = np.unique(np.concatenate([self._lines[n].keys for n in kin]))
        sites = site_numbers(self._outlets)
        now = template_keys(_picked(self._table, keys), sites, self._related, parameters=self._parameters.kinds)
        fresh = np.setxor1d(now, keys[np.isin(keys, self._template)])
        self._template = np.union1d(np.setdiff1d(self._template, keys), now)
        holders = np.unique(_picked(self._table, fresh).owner).tolist()
        for n in {*holders, number}:
            self._readers[n] = without_template(self._readers[n], self._lines[n], self._template)
        others = set(holders) - {number}
        return sorted(others), not (others and np.isin(fresh, lines.keys[lines.marked]).any())

    def _keep(self, kins: dict[Pair, Kin], again: Iterable[Pair] = ()) -> None:
        """Remember what pairs share, by either article; forget it of those that are weighed *again*."""
        for pair in again:
            for n in pair:
                self._kins.get(n, {}).pop(pair, None)
        for pair, kin in kins.items():
            for n in pair:
                self._kins.setdefault(n, {})[pair] = kin

    def _drawn(self, touched: set[int]) -> Lineage:
        """Return the lineage of all articles that copies connect with those *touched*."""
        reached, fresh = set(touched), list(touched)
        while fresh:
            n = fresh.pop()
            for kin in self._kins.get(n, {}).values():
                if kin.is_copy and kin.other(n) not in reached:
                    reached.add(kin.other(n))
                    fresh.append(kin.other(n))
        ordered = sorted(reached, key=self._order)
        at = {n: place for place, n in enumerate(ordered)}
        here = {pair: kin for n in ordered for pair, kin in self._kins.get(n, {}).items() if at.keys() >= set(pair)}
        kins = {(at[a], at[b]): kin.numbered(at[a], at[b]) for (a, b), kin in here.items()}
        study = Study(readers=tuple(self._readers[n] for n in ordered), kins=dict(sorted(kins.items())))
        return draw_lineage(study, parameters=self._parameters, collated=False)

    def _read(self, sketch: Sketch, lines: Lines, *, shares: bool) -> Reader:
        return read_words(sketch, lines, self._template, shares=shares, parameters=self._parameters.kinds)

    def _in_order(self, a: int, b: int) -> Pair:
        return (a, b) if self._order(a) < self._order(b) else (b, a)

    def _order(self, number: int) -> tuple[str, str]:
        return self._articles[number].order


def _prints(
    sketches: Sequence[Sketch], words: dict[bytes, int], parameters: LineageParameters
) -> tuple[Keys, Places, Places]:
    """Return all fingerprints, sorted, the article of each, and how many others each article might be compared with."""
    first = np.array([n for n, s in enumerate(sketches) if len(s) and words[s.digest] == n], dtype=np.int64)
    keys, place = find_prints([sketches[n] for n in first.tolist()], parameters=parameters.sketch)
    owner = first[place]
    order = np.lexsort((owner, keys))
    keys, owner = keys[order], owner[order]
    new = np.concatenate((np.ones(min(1, len(keys)), dtype=bool), (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])))
    keys, owner = keys[new], owner[new]
    links = link_prints(keys, owner, parameters=parameters.candidates)
    end, _ = split_codes(links.codes[links.total >= parameters.candidates.least_shared])
    return keys, owner, np.bincount(end, minlength=len(sketches))


def _sorted(lines: Lines) -> Lines:
    order = np.argsort(lines.keys, kind="stable")
    return Lines(keys=lines.keys[order], sizes=lines.sizes[order], marked=lines.marked[order], owner=lines.owner[order])


def _inserted(table: Lines, lines: Lines) -> Lines:
    order = np.argsort(lines.keys, kind="stable")
    at = np.searchsorted(table.keys, lines.keys[order])
    return Lines(
        keys=np.insert(table.keys, at, lines.keys[order]),
        sizes=np.insert(table.sizes, at, lines.sizes[order]),
        marked=np.insert(table.marked, at, lines.marked[order]),
        owner=np.insert(table.owner, at, lines.owner[order]),
    )


def _picked(table: Lines, keys: Keys) -> Lines:
    """Return the lines with these *keys*; the table is sorted."""
    lo, hi = (np.searchsorted(table.keys, keys, side=side) for side in ("left", "right"))
    at = np.concatenate(
        [np.zeros(0, np.int64), *(np.arange(a, b) for a, b in zip(lo.tolist(), hi.tolist(), strict=True))]
    )
    return Lines(keys=table.keys[at], sizes=table.sizes[at], marked=table.marked[at], owner=table.owner[at])
