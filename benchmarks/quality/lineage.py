"""
Lineage against copy histories whose truth is known.

    python benchmarks/quality/lineage.py FOLDER [--stories 150] [--seed 7] [--misses]

FOLDER holds plain texts, one article a file (paragraphs parted by line ends). Every text is cut up into one story; stories are
copied by the operations of a newsroom (reprint, cut from the end or the middle, re-dating, respelling, own paragraphs, passages in
another story, merging of two stories, later versions), with the source held or lost, and with look-alikes that are no copies: the
same quotations in another story, one site's template. Printed: pairs of one origin, characters of copied passages, relation and
direction, beside two plain rules on the same articles: one origin per outlet, and shingle overlap (exact Jaccard of 5-word shingles).
Nothing of the texts is written anywhere.
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from stemma.lineage import trace
from stemma.records.article import Article, Credit, CreditKind, derive_article_id, digest_text
from stemma.records.lineage import Lineage, Relation
from stemma.records.span import Span

OUTLETS = [
    f"{town} {kind}"
    for town in ("Harrow", "Melk", "Oriel", "Tarn", "Vance", "Ystad", "Zell", "Brack", "Corran", "Dunmore")
    for kind in ("Post", "Herald", "Times", "Courier")
]
AGENCIES = ("AP", "AFP", "Reuters", "dpa")
WEEKDAYS = {
    d: f"{m} {n}"
    for d, m, n in zip(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ("March",) * 7,
        range(4, 11),
        strict=True,
    )
}
RESPELT = {
    "color": "colour",
    "favor": "favour",
    "labor": "labour",
    "center": "centre",
    "defense": "defence",
    "program": "programme",
    "percent": "per cent",
    "organiz": "organis",
    "United States": "US",
    "toward ": "towards ",
    "Mr. ": "Mr ",
    " said.": " said on the day.",
    "more than": "over",
}
TEMPLATE = (
    "Stay on top of the day: get our newsletter in your inbox every morning",
    "Share this story",
    "Corrections and copyright notice",
    "- Advertisement -",
)
LEAST_STORY = 8
"""Paragraphs that a text needs to be a story."""


@dataclass(slots=True, kw_only=True)
class Made:
    """A generated article and the truth about it."""

    key: str
    outlet: str
    published: str | None
    paragraphs: list[tuple[str, str]]
    """(text, origin)"""
    parent: str | None = None
    """Key of the article that gave the words, held or not."""
    relation: Relation = "original"
    credits: list[tuple[str, CreditKind]] = field(default_factory=list)
    template: bool = False

    @property
    def origin(self) -> str:
        """The origin of most of its characters."""
        sizes: dict[str, int] = {}
        for text, origin in self.paragraphs:
            sizes[origin] = sizes.get(origin, 0) + len(text)
        return max(sorted(sizes), key=lambda o: sizes[o])


class Press:
    """Makes articles out of stories; everything is drawn from one seeded generator."""

    def __init__(self, stories: Sequence[list[str]], seed: int) -> None:
        self.draw = random.Random(seed)
        self.stories = [list(s) for s in stories]
        self.draw.shuffle(self.stories)
        self.made: list[Made] = []
        self.spare = [
            p for s in self.stories[len(self.stories) // 2 :] for p in s if len(p) > 120 and not re.search(r"[\"“”]", p)
        ]
        self.stories = self.stories[: len(self.stories) // 2]
        self.quotes = [p for s in stories for p in s if len(re.findall(r"[\"“”]", p)) == 2 and len(p) > 120]

    def root(self) -> Made:
        """Return a new story, as its outlet printed it."""
        number = len(self.made)
        story = self.stories.pop()
        made = Made(
            key=f"k{number}",
            outlet=self.draw.choice(OUTLETS),
            published=self._day(1),
            paragraphs=[(p, f"k{number}") for p in story],
        )
        self.made.append(made)
        return made

    def copy(self, parent: Made, operations: Sequence[Callable[["Press", Made], None]], relation: Relation) -> Made:
        """Return a copy of *parent* by another outlet, one day later, after *operations*."""
        made = Made(
            key=f"k{len(self.made)}",
            outlet=self.draw.choice([o for o in OUTLETS if o not in {m.outlet for m in (parent, *self.made[-5:])}]),
            published=self._day(2) if parent.published else None,
            paragraphs=list(parent.paragraphs),
            parent=parent.key,
            relation=relation,
        )
        for operation in operations:
            operation(self, made)
        self.made.append(made)
        return made

    def own(self, key: str) -> tuple[str, str]:
        """Return a paragraph that no story has, as reported by article *key*."""
        return self.spare.pop(), key

    def _day(self, number: int) -> str:
        return f"2024-03-{number + 4:02d}T{self.draw.randrange(6, 22):02d}:{self.draw.randrange(60):02d}"


def cut_end(press: Press, made: Made) -> None:
    """Keep the first part."""
    made.paragraphs = made.paragraphs[: max(3, int(len(made.paragraphs) * press.draw.uniform(0.4, 0.8)))]


def cut_middle(press: Press, made: Made) -> None:
    """Drop some paragraphs that are not the first."""
    count = max(1, len(made.paragraphs) // 4)
    gone = set(press.draw.sample(range(1, len(made.paragraphs)), count))
    made.paragraphs = [p for n, p in enumerate(made.paragraphs) if n not in gone]


def redate(_: Press, made: Made) -> None:
    """Write dates for weekdays."""
    made.paragraphs = [(_replaced(t, WEEKDAYS), o) for t, o in made.paragraphs]


def respell(_: Press, made: Made) -> None:
    """Write other spellings and some other words."""
    made.paragraphs = [(_replaced(t, RESPELT), o) for t, o in made.paragraphs]


def add_own(press: Press, made: Made) -> None:
    """Put in paragraphs of own reporting."""
    for _ in range(2):
        made.paragraphs.insert(press.draw.randrange(2, len(made.paragraphs) + 1), press.own(made.key))


def move(press: Press, made: Made) -> None:
    """Put a late paragraph near the top."""
    made.paragraphs.insert(1, made.paragraphs.pop(press.draw.randrange(3, len(made.paragraphs))))


def undate(_: Press, made: Made) -> None:
    """Lose the publication time."""
    made.published = None


def _replaced(text: str, words: dict[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text


def make_press(stories: Sequence[list[str]], count: int, seed: int) -> tuple[list[Made], list[Made]]:
    """Return all articles of *count* histories, and those of them that are held."""
    press = Press(stories, seed)
    lost: set[str] = set()
    for number in range(count):
        if len(press.stories) < 3 or len(press.spare) < 40:
            break
        HISTORIES[number % len(HISTORIES)](press, lost)
    return press.made, [m for m in press.made if m.key not in lost]


def held_tree(press: Press, _: set[str]) -> None:
    """A story, its reprint, a cut of the reprint, and an edited copy."""
    root = press.root()
    reprint = press.copy(root, [], "reprint")
    press.copy(reprint, [cut_end], "edited").published = "2024-03-08T09:00"
    press.copy(root, [redate, respell, cut_middle], "edited")


def lost_wire(press: Press, lost: set[str]) -> None:
    """Three printings of an agency's story that is not held."""
    root = press.root()
    root.outlet = press.draw.choice(AGENCIES)
    lost.add(root.key)
    kinds: list[CreditKind] = ["byline", "photo", "dateline"]
    for operations in ([cut_end, redate], [respell, cut_middle], [cut_end]):
        made = press.copy(root, operations, "edited")
        made.credits = [(root.outlet, kinds.pop())]


def own_reporting(press: Press, _: set[str]) -> None:
    """A copy with paragraphs of its own."""
    press.copy(press.root(), [cut_end, add_own], "edited")


def passages(press: Press, _: set[str]) -> None:
    """Three paragraphs of one story within another outlet's own."""
    root, other = press.root(), press.root()
    start = press.draw.randrange(1, len(root.paragraphs) - 3)
    other.outlet = press.draw.choice([o for o in OUTLETS if o != root.outlet])
    other.paragraphs[2:2] = root.paragraphs[start : start + 3]
    other.published, other.parent, other.relation = "2024-03-07T12:00", root.key, "partial"


def merged(press: Press, _: set[str]) -> None:
    """One article out of the tops of two."""
    first, second = press.root(), press.root()
    made = press.copy(first, [cut_end], "edited")
    size = sum(len(t) for t, _ in made.paragraphs)
    for paragraph in second.paragraphs:
        made.paragraphs.append(paragraph)
        if sum(len(t) for t, o in made.paragraphs if o == second.key) > size / 3:
            break


def versions(press: Press, _: set[str]) -> None:
    """An outlet's later version with a new lead."""
    root = press.root()
    made = press.copy(root, [cut_middle], "update")
    made.outlet, made.paragraphs[0] = root.outlet, (press.spare.pop(), root.key)


def moved_and_undated(press: Press, _: set[str]) -> None:
    """A copy in another order, and one without a date."""
    root = press.root()
    press.copy(root, [move, redate], "edited")
    press.copy(root, [cut_end, undate], "edited")


def look_alikes(press: Press, _: set[str]) -> None:
    """Two stories with the same quotations and one site's template."""
    first, second = press.root(), press.root()
    said = press.draw.sample(press.quotes, 3)
    for made in (first, second):
        made.template = True
        made.paragraphs[2:2] = [(q, made.key) for q in said]


HISTORIES = (held_tree, lost_wire, own_reporting, passages, merged, versions, moved_and_undated, look_alikes)


def article_of(made: Made) -> tuple[Article, list[tuple[Span, str]]]:
    """Return the article and where each origin's paragraphs stand in it."""
    text, spans = "", []
    for paragraph, origin in made.paragraphs:
        text += "\n\n" if text else ""
        spans.append((Span(len(text), len(text) + len(paragraph)), origin))
        text += paragraph
    if made.template:
        text += "\n\n" + "\n\n".join(TEMPLATE)
    sha, file = digest_text(text), f"{made.key}.txt"
    credited = tuple(Credit(name=name, kind=kind, span=Span(0, 1)) for name, kind in made.credits)
    known = derive_article_id(url=None, file=file, outlet=made.outlet, published=made.published, text_sha256=sha)
    article = Article(
        id=known, file=file, url=None, outlet=made.outlet, title=None, published=made.published, language="en", credits=credited, text=text, text_sha256=sha
    )  # fmt: skip
    return article, spans


@dataclass(slots=True, kw_only=True)
class Figures:
    """What is counted."""

    pairs: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Right, found, true."""
    characters: list[int] = field(default_factory=lambda: [0, 0, 0])
    relation: list[int] = field(default_factory=lambda: [0, 0])
    direction: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Right, wrong, unknown."""
    misses: list[str] = field(default_factory=list)


def measure(
    made: Sequence[Made],
    held: Sequence[Made],
    lineage: Lineage,
    parts: dict[str, tuple[Article, list[tuple[Span, str]]]],
) -> Figures:
    """Return all figures of one run."""
    figures = Figures()
    key: dict[str, str] = {parts[m.key][0].id: m.key for m in held}
    origin = {key[d.article]: d.origin for d in lineage.descents}
    figures.pairs = score_pairs(held, origin, figures.misses)
    given = {m.key: [key.get(c.source) for c in lineage.copies if key[c.target] == m.key] for m in held}
    relations = {m.key: [c.relation for c in lineage.copies if key[c.target] == m.key] for m in held}
    parents = {m.key: m.parent for m in made}
    for m in held:
        if m.parent is None:
            continue
        if m.parent in given:
            figures.relation[1] += 1
            figures.relation[0] += m.relation in relations[m.key]
        if m.parent in given and m.relation not in relations[m.key]:
            figures.misses.append(f"relation {m.key}<-{m.parent}: {m.relation} got {relations[m.key]}")
        if m.parent in given:
            up = set(ancestors(m.key, parents))
            right = any(g in up for g in given[m.key])
            wrong = (not right and any(g is not None for g in given[m.key])) or m.key in given[m.parent]
            figures.direction[0 if right else 1 if wrong else 2] += 1
            if not right:
                figures.misses.append(f"direction {m.key}<-{m.parent}: got {given[m.key]} {m.published}")
    for m in held:
        figures.characters = [
            a + b for a, b in zip(figures.characters, characters(m, held, lineage, parts), strict=True)
        ]
    return figures


def ancestors(key: str, parents: dict[str, str | None]) -> Iterator[str]:
    """Yield all articles that *key* comes down from."""
    up = parents[key]
    while up is not None:
        yield up
        up = parents[up]


def score_pairs(held: Sequence[Made], origin: Mapping[str, object], misses: list[str]) -> list[int]:
    """Return right, found and true pairs of one origin."""
    truth = {frozenset((a.key, b.key)) for a, b in combinations(held, 2) if a.origin == b.origin}
    found = {frozenset((a.key, b.key)) for a, b in combinations(held, 2) if origin[a.key] == origin[b.key]}
    misses.extend(f"pair missed {sorted(p)}" for p in sorted(map(sorted, truth - found)))
    misses.extend(f"pair joined {sorted(p)}" for p in sorted(map(sorted, found - truth)))
    return [len(truth & found), len(found), len(truth)]


def characters(
    m: Made, held: Sequence[Made], lineage: Lineage, parts: dict[str, tuple[Article, list[tuple[Span, str]]]]
) -> list[int]:
    """Return right, found and true characters of copied passages in one article that is a copy."""
    article, spans = parts[m.key]
    if m.parent is None:
        return [0, 0, 0]
    elsewhere: dict[str, set[tuple[str, ...]]] = {}
    for other in held:
        for text, o in other.paragraphs if other.key != m.key else ():
            elsewhere.setdefault(o, set()).update(shingles(text))
    true, found = bytearray(len(article.text)), bytearray(len(article.text))
    for span, origin in spans:
        runs = shingles(span.of(article.text))
        stands_there = (
            not runs or len(runs & elsewhere.get(origin, set())) >= len(runs) / 4
        )  # a lost source's text may be nowhere else
        if origin in elsewhere and stands_there and (m.relation != "partial" or origin != m.key):
            true[span.start : span.end] = b"\1" * len(span)
    for copy in lineage.copies:
        if copy.target == article.id:
            for p in copy.passages:
                found[p.target.start : p.target.end] = b"\1" * len(p.target)
    both = sum(a & b for a, b in zip(true, found, strict=True))
    return [both, sum(found), sum(true)]


def by_outlet(held: Sequence[Made]) -> dict[str, object]:
    """The plain rule: one origin per outlet."""
    return {m.key: m.outlet for m in held}


def by_overlap(held: Sequence[Made], least: float = 0.5) -> dict[str, object]:
    """The other plain rule: articles whose 5-word shingles overlap by half are of one origin."""
    sets = {m.key: shingles(" ".join(t for t, _ in m.paragraphs)) for m in held}
    group = {m.key: m.key for m in held}
    for a, b in combinations(sets, 2):
        if len(sets[a] & sets[b]) >= least * len(sets[a] | sets[b]):
            old, new = group[b], group[a]
            group = {k: new if g == old else g for k, g in group.items()}
    return dict(group)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return all runs of five words."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def prf(counts: Sequence[int]) -> str:
    """Return precision, recall and F1 as text."""
    right, found, true = counts
    p, r = right / found if found else 1.0, right / true if true else 1.0
    return (
        f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0:.3f}  ({right} of {found} found, {true} true)"
    )


def read_stories(folder: Path) -> list[list[str]]:
    """Return the texts of *folder* as lists of paragraphs, long ones only, in the order of their names."""
    texts = (p.read_text(encoding="utf-8", errors="replace") for p in sorted(folder.rglob("*.txt")))
    stories = ([line.strip() for line in t.splitlines() if len(line.split()) > 5] for t in texts)
    return unlike([s[:30] for s in stories if len(s) >= LEAST_STORY])


def unlike(stories: Sequence[list[str]]) -> list[list[str]]:
    """Return the stories without those that have runs of words of an earlier one: real texts hold real copies."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for story in stories:
        runs = shingles(" ".join(story))
        if len(runs & seen) < len(runs) / 10:
            seen |= runs
            kept.append(story)
    return kept


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=160, help="copy histories")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    made, held = make_press(read_stories(chosen.folder), chosen.stories, chosen.seed)
    parts = {m.key: article_of(m) for m in held}
    articles = [parts[m.key][0] for m in held]
    began = time.perf_counter()
    lineage = trace(articles)
    seconds = time.perf_counter() - began
    figures = measure(made, held, lineage, parts)
    decided = sum(figures.direction[:2])
    print(
        f"{len(held)} articles ({len(made) - len(held)} lost), seed {chosen.seed}: {len(held) / seconds:.0f} articles/s"
    )
    print("pairs of one origin    ", prf(figures.pairs))
    print("  one origin per outlet", prf(score_pairs(held, by_outlet(held), [])))
    print("  shingle overlap ≥ 0.5", prf(score_pairs(held, by_overlap(held), [])))
    print("characters copied      ", prf(figures.characters))
    print(f"relation                {figures.relation[0] / max(1, figures.relation[1]):.3f} of {figures.relation[1]}")
    print(
        f"direction               {figures.direction[0] / max(1, decided):.3f} of {decided} decided; {figures.direction[2]} left unknown"
    )
    if chosen.misses:
        print(*figures.misses, sep="\n")


if __name__ == "__main__":
    main()
