"""Stories that histories of copies are made of: read from folders or invented, parted in halves by digest."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from lineage_rules import shingles

from stemma import intake

LEAST_STORY, MOST_STORY = 7, 30
"""Paragraphs that a text needs to be a story, and that are taken of it."""
LEAST_TWINS, MOST_TWINS = 0.12, 40
"""Likeness of rare words from which two stories are taken for one event, and how many such pairs are used."""


def read_stories(folders: Sequence[Path], written: Iterable[list[str]] = ()) -> list[list[str]]:
    """Return the reports of *folders*, and those *written*, as lists of paragraphs, sorted by digest."""
    texts = []
    for folder in folders:
        plain = sorted(folder.rglob("*.txt"))
        if plain and not any(folder.rglob("*.html")) and not any(folder.rglob("*.jsonl")):
            texts.extend(p.read_text(encoding="utf-8", errors="replace") for p in plain)
        else:
            for article in intake.collect([folder], manifest=None, published=None).articles:
                texts.append("\n".join(span.of(article.text) for span in article.body()))
    stories = ([line.strip() for line in t.splitlines() if len(line.split()) > 5] for t in texts)
    kept = sorted((s[:MOST_STORY] for s in stories if len(s) >= LEAST_STORY), key=digest)
    # forms that written stories have in common are no copies, and shorter than any
    return sorted([*unlike(kept), *written], key=digest)


def unlike(stories: Sequence[list[str]]) -> list[list[str]]:
    """Return the stories without those that have runs of words of another: real texts hold real copies."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for story in stories:
        runs = shingles(" ".join(story))
        if len(runs & seen) < len(runs) / 20:
            seen |= runs
            kept.append(story)
    return kept


def digest(story: Sequence[str]) -> str:
    """Return the digest by which a story falls into a half."""
    return hashlib.sha256("\n".join(story).encode("utf-8", "surrogatepass")).hexdigest()


def find_twins(stories: Sequence[list[str]]) -> list[tuple[list[str], list[str]]]:
    """Return pairs of stories that are about one event, by their rare words; no story twice."""
    bags = [{w for p in s for w in p.lower().split() if len(w) > 5} for s in stories]
    often = Counter(w for bag in bags for w in bag)
    rare = [{w for w in bag if 1 < often[w] <= max(3, len(stories) // 50)} for bag in bags]
    likeness = sorted(
        (-len(rare[a] & rare[b]) / max(1, min(len(rare[a]), len(rare[b]))), a, b)
        for a, b in combinations(range(len(stories)), 2)
        if len(rare[a] & rare[b]) >= LEAST_TWINS * min(len(rare[a]), len(rare[b])) and len(rare[a] & rare[b]) > 4
    )
    used: set[int] = set()
    out = []
    for _, a, b in likeness:
        if not {a, b} & used:
            used |= {a, b}
            out.append((stories[a], stories[b]))
    return out[:MOST_TWINS]
