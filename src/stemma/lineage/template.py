"""
Lines that belong to a site and not to a story.

A line is template when a site repeats it across articles that did not copy each other, or within one
article. Which articles copied each other is handed in: this
file knows no alignment. Lines are known by a key of their words, so that those of a million articles can be
compared: 64 bits, by which two different lines of them are one about once in a hundred thousand such corpora.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.lineage.parameters import KindParameters
from stemma.lineage.sketch import CHROME, Sketch
from stemma.text.shingles import Keys, Places, run_keys

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lines:
    """The lines of articles that hold a word. All arrays have shape `(lines,)`."""

    keys: Keys
    sizes: Places
    """Words of each line."""
    marked: Flags
    """Whether the line alone shows that it is template: it is chrome, or its article repeats it."""
    owner: Places
    """Number of the article that each line stands in."""


def find_lines(sketch: Sketch, number: int, *, parameters: KindParameters) -> Lines:
    """Return the lines of one article, which has the number *number*."""
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(sketch)), dtype=bool), np.diff(sketch.line) != 0)))
    sizes = np.diff(np.append(begins, len(sketch)))
    keys = run_keys(sketch.keys, begins, sizes)
    marked = np.zeros(len(begins), dtype=bool)
    if sketch.article.zones and len(begins):
        marked |= np.logical_and.reduceat(sketch.place == CHROME, begins)
    short = sizes <= parameters.short_line_words
    if int(short.sum()) >= parameters.repeats_within:
        _, group, times = np.unique(keys, return_inverse=True, return_counts=True)
        marked |= short & (times[group] >= parameters.repeats_within)
    return Lines(keys=keys, sizes=sizes, marked=marked, owner=np.full(len(begins), number, dtype=np.int64))


def join_lines(parts: Sequence[Lines]) -> Lines:
    """Return the lines of several articles as one."""
    nothing = np.zeros(0, dtype=np.int64)
    empty = Lines(keys=np.zeros(0, dtype=np.uint64), sizes=nothing, marked=np.zeros(0, dtype=np.bool_), owner=nothing)
    every = [empty, *parts]
    return Lines(
        keys=np.concatenate([p.keys for p in every]),
        sizes=np.concatenate([p.sizes for p in every]),
        marked=np.concatenate([p.marked for p in every]),
        owner=np.concatenate([p.owner for p in every]),
    )


def template_keys(lines: Lines, sites: Places, families: Places, *, parameters: KindParameters) -> Keys:
    """
    Return the keys of the lines that are template, sorted.

    Args:
        lines: Lines of all articles; those that stand in one article may be left out, unless they are marked.
        sites: Number of each article's outlet, -1 where it is not known; shape `(articles,)`.
        families: Number of the articles that share narration with it, for each article; shape `(articles,)`.
        parameters: From how many articles on a line is its site's.
    """
    order = np.lexsort((lines.owner, lines.keys))
    keys, owner = lines.keys[order], lines.owner[order]
    once = np.concatenate((np.ones(min(1, len(keys)), dtype=bool), (np.diff(owner) != 0) | (keys[1:] != keys[:-1])))
    keys, owner, short = keys[once], owner[once], (lines.sizes[order] <= parameters.short_line_words)[once]
    group = np.cumsum(np.concatenate((np.zeros(min(1, len(keys)), dtype=bool), keys[1:] != keys[:-1])))
    count = int(group[-1]) + 1 if len(group) else 0
    kin = _distinct(group, families[owner], count)
    one_site, unknown = _by_site(group, sites[owner], count)
    is_short = np.zeros(count, dtype=bool)
    is_short[group] = short
    found = (kin > 1) & (
        is_short
        | (kin >= parameters.unrelated_families)
        | (one_site > 1)
        | ((unknown >= parameters.unrelated_articles) & (kin >= parameters.unrelated_articles))
    )
    return np.union1d(keys[found[group]], lines.keys[lines.marked])


def template_flags(lines: Lines, template: Keys) -> Flags:
    """Return, for each word of the one article that *lines* are of, whether it stands in a template line."""
    flags: Flags = np.repeat(are_among(lines.keys, template), lines.sizes)
    return flags


def are_among(keys: Keys, template: Keys) -> Flags:
    """Return which of *keys* are in *template*, which is sorted; few are looked for in many."""
    if not len(template):
        return np.zeros(len(keys), dtype=bool)
    at = np.minimum(np.searchsorted(template, keys), len(template) - 1)
    found: Flags = template[at] == keys
    return found


def _distinct(group: Places, value: Places, count: int) -> Places:
    """Return how many different values each group has; groups are numbered from 0 to *count*."""
    order = np.lexsort((value, group))
    group, value = group[order], value[order]
    new = np.concatenate((np.ones(min(1, len(group)), dtype=bool), (np.diff(group) != 0) | (np.diff(value) != 0)))
    return np.bincount(group[new], minlength=count)


def _by_site(group: Places, site: Places, count: int) -> tuple[Places, Places]:
    """Return, for each group, the most articles of one known site, and the articles of no known site."""
    order = np.lexsort((site, group))
    group, site = group[order], site[order]
    begins = np.flatnonzero(
        np.concatenate((np.ones(min(1, len(group)), dtype=bool), (np.diff(group) != 0) | (np.diff(site) != 0)))
    )
    times = np.diff(np.append(begins, len(group)))
    known = site[begins] >= 0
    most = np.zeros(count, dtype=np.int64)
    np.maximum.at(most, group[begins[known]], times[known])
    return most, np.bincount(group[begins[~known]], weights=times[~known], minlength=count).astype(np.int64)
