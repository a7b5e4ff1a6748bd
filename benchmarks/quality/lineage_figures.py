"""What a traced set of histories comes to beside its truth: counts of right, found and true."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from lineage_press import Made, Set, ancestors
from lineage_rules import shingles

from stemma.records.article import Article
from stemma.records.lineage import Lineage
from stemma.records.span import Span


@dataclass(slots=True, kw_only=True)
class Figures:
    """What is counted. Triples are right, found, true."""

    pairs: Counter[str] = field(default_factory=Counter)
    main: list[int] = field(default_factory=lambda: [0, 0, 0])
    every: list[int] = field(default_factory=lambda: [0, 0, 0])
    apart: list[int] = field(default_factory=lambda: [0, 0])
    characters: list[int] = field(default_factory=lambda: [0, 0, 0])
    relation: Counter[str] = field(default_factory=Counter)
    direction: Counter[str] = field(default_factory=Counter)
    parents: int = 0
    """Copies of which the parent itself is named, and no ancestor of it."""
    errors: list[int] = field(default_factory=lambda: [0, 0])
    """Copies of a misprinted copy that are said to be its copies, and all of them."""
    stories: list[int] = field(default_factory=lambda: [0, 0])
    """Origins too many or too few, and stories."""
    misses: list[str] = field(default_factory=list)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Paragraphs of the held articles of the run that is being counted."""


Parts = Mapping[str, tuple[Article, list[tuple[Span, str]]]]


def measure(made: Set, lineage: Lineage, parts: Parts, figures: Figures) -> None:
    """Add one run to *figures*."""
    key: dict[str, str] = {parts[m.key][0].id: m.key for m in made.held}
    main = {key[d.article]: d.origin for d in lineage.descents}
    own: dict[str, set[str]] = defaultdict(set)
    for origin in lineage.origins:
        for article in origin.articles:
            own[key[article]].add(origin.id)
    figures.texts = {m.key: tuple(t for t, _ in m.paragraphs) for m in made.held}
    score_pairs(made, main, own, figures)
    figures.main = added(figures.main, main_pairs(made.held, main))
    figures.stories = added(figures.stories, stories_off(made.held, main))
    given = {
        m.key: [(key.get(c.source), c.relation) for c in lineage.copies if key[c.target] == m.key] for m in made.held
    }
    parents = {m.key: m.parent for m in made.made}
    held = {m.key: m for m in made.held}
    for m in made.held:
        if m.parent in held:
            score_copy(m, given, parents, figures)
            if inherits_error(m, held):
                figures.errors[1] += 1
                figures.errors[0] += m.parent in {source for source, _ in given[m.key]}
        figures.characters = added(figures.characters, characters(m, made, lineage, parts))


def added(a: Sequence[int], b: Sequence[int]) -> list[int]:
    """Return the sums."""
    return [x + y for x, y in zip(a, b, strict=True)]


def kind_of(a: Made, b: Made, shared: bool) -> str | None:
    """Return how two articles are related in truth; None where they are not."""
    if a.origin == b.origin:
        if "update" in (a.relation, b.relation) and a.outlet == b.outlet:
            return "update"
        reprints = all(m.relation in ("original", "reprint") for m in (a, b))
        return "verbatim" if reprints else "lost" if a.history.startswith("lost") else "edited"
    return "partial" if shared else None


def score_pairs(made: Set, main: Mapping[str, str], own: Mapping[str, set[str]], figures: Figures) -> None:
    """Count pairs that share an origin, by kind, and look-alikes that share none."""
    texts = {m.key: {t for t, _ in m.paragraphs} for m in made.held}
    for a, b in combinations(made.held, 2):
        if a.story != b.story and not own[a.key] & own[b.key]:
            continue
        origins = [{o for _, o in m.paragraphs} for m in (a, b)]
        shared = bool(origins[0] & origins[1]) and bool(texts[a.key] & texts[b.key])
        kind = kind_of(a, b, shared)
        found = main[a.key] == main[b.key] or (kind in (None, "partial") and bool(own[a.key] & own[b.key]))
        figures.every[0] += bool(kind) and found
        figures.every[1] += found
        figures.every[2] += bool(kind)
        if kind:
            figures.pairs[f"{kind} {'found' if found else 'missed'}"] += 1
        elif a.story == b.story:
            figures.apart[1] += 1
            figures.apart[0] += not found
        if bool(kind) != found:
            figures.misses.append(
                f"pair {a.key} {b.key} {a.history}: {kind or 'look-alike'} {'joined' if found else 'missed'}"
            )


def main_pairs(held: Sequence[Made], main: Mapping[str, object]) -> list[int]:
    """Return right, found and true pairs whose main origin is one."""
    out = [0, 0, 0]
    for a, b in combinations(held, 2):
        true, found = a.origin == b.origin, main[a.key] == main[b.key]
        out[0] += true and found
        out[1] += found
        out[2] += true
    return out


def stories_off(held: Sequence[Made], main: Mapping[str, object]) -> list[int]:
    """Return by how many origins stories are off, all together, and how many stories there are."""
    stories: dict[int, list[Made]] = defaultdict(list)
    for m in held:
        stories[m.story].append(m)
    off = sum(abs(len({m.origin for m in s}) - len({main[m.key] for m in s})) for s in stories.values())
    return [off, len(stories)]


def score_copy(
    m: Made, given: Mapping[str, list[tuple[str | None, str]]], parents: dict[str, str | None], figures: Figures
) -> None:
    """Count the relation and the direction of a copy whose parent is held."""
    right = m.relation in {r for _, r in given[m.key]}
    figures.relation[f"{m.relation} {'right' if right else 'wrong'}"] += 1
    if not right:
        figures.misses.append(
            f"relation {m.key}<-{m.parent} {m.history}: {m.relation} got {[r for _, r in given[m.key]]}"
        )
    above = set(ancestors(m.key, parents))
    merged_in = {origin for _, origin in m.paragraphs}  # another source that it has words from is no mistake
    sources = {s for s, _ in given[m.key] if s and (s in above or s not in merged_in)}
    below = [k for k, _ in given.items() if m.key in {s for s, _ in given[k] if s} and k in above]
    verdict = "right" if sources & above else "wrong" if below or sources else "unknown"
    if verdict == "wrong" and not below and sources <= same_text(above, figures.texts):
        verdict = "twin"  # which of two equal texts was taken from is nowhere to be seen
    figures.direction[verdict] += 1
    figures.parents += m.parent in sources
    if verdict != "right":
        figures.misses.append(f"direction {m.key}<-{m.parent} {m.history}: {verdict}, got {sorted(sources)}")


def same_text(keys: set[str], texts: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the articles with the same paragraphs as one of *keys*."""
    held = {texts[k] for k in keys if k in texts}
    return {k for k, text in texts.items() if text in held}


def inherits_error(m: Made, held: Mapping[str, Made]) -> bool:
    """Say whether a copy has a misprint of its parent's that its parent's parent, held too, has not."""
    parent = held[str(m.parent)]
    if parent.parent not in held:
        return False
    texts = [{t for t, _ in x.paragraphs} for x in (m, parent, held[parent.parent])]
    return any(wrong in texts[0] & texts[1] and right in texts[2] for wrong, right in parent.misprints)


def characters(m: Made, made: Set, lineage: Lineage, parts: Parts) -> list[int]:
    """Return right, found and true characters of copied passages in one article that is a copy."""
    article, spans = parts[m.key]
    held = made.held
    parents = {x.key: x.parent for x in made.made}
    above = {parts[key][0].id for key in ancestors(m.key, parents) if key in parts}
    if m.parent is None:
        return [0, 0, 0]
    elsewhere: dict[str, set[tuple[str, ...]]] = {}
    for other in held:
        if other.story == m.story and other.key != m.key:
            for text, o in other.paragraphs:
                elsewhere.setdefault(o, set()).update(shingles(text))
    true, found = bytearray(len(article.text)), bytearray(len(article.text))
    for span, origin in spans:
        runs = shingles(span.of(article.text))
        stands = not runs or len(runs & elsewhere.get(origin, set())) >= len(runs) / 4
        if origin in elsewhere and stands and origin != m.key:
            true[span.start : span.end] = b"\1" * len(span)
    for copy in lineage.copies:
        if copy.target == article.id:
            for p in copy.passages:
                found[p.target.start : p.target.end] = b"\1" * len(p.target)
        elif copy.source == article.id and copy.target in above:  # the way it went is scored by itself
            for span in (p.source for p in copy.passages if p.source is not None):
                found[span.start : span.end] = b"\1" * len(span)
    return [sum(a & b for a, b in zip(true, found, strict=True)), sum(found), sum(true)]


def prf(counts: Sequence[int]) -> tuple[float, str]:
    """Return F1, and precision, recall and F1 as text."""
    right, found, true = counts
    p, r = right / found if found else 1.0, right / true if true else 1.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f, f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({right} of {found} found, {true} true)"


def report(figures: Figures) -> Iterator[tuple[str, float, str, int]]:
    """Yield the figures as (name, value, text, number of cases)."""
    yield "pairs of one origin", *prf(figures.every), figures.every[2]
    yield "  of one main origin", *prf(figures.main), figures.main[2]
    for kind in ("verbatim", "edited", "lost", "update", "partial"):
        found, missed = figures.pairs[f"{kind} found"], figures.pairs[f"{kind} missed"]
        yield f"  {kind}", 0.0, f"R {found / max(1, found + missed):.3f} of {found + missed}", 0
    kept, every = figures.apart
    yield "look-alikes apart", kept / max(1, every), f"{kept / max(1, every):.3f} of {every}", every
    yield "characters copied", *prf(figures.characters), figures.characters[2]
    right = sum(n for k, n in figures.relation.items() if k.endswith("right"))
    total = figures.relation.total()
    by_kind = ", ".join(f"{k} {n}" for k, n in sorted(figures.relation.items()))
    yield "relation", right / max(1, total), f"{right / max(1, total):.3f} of {total} ({by_kind})", total
    right, decided = figures.direction["right"], figures.direction["right"] + figures.direction["wrong"]
    unknown = figures.direction["unknown"]
    twins = figures.direction["twin"]
    text = (
        f"{right / max(1, decided):.3f} of {decided} decided; {unknown / max(1, unknown + decided):.1%} left unknown;"
        f" {twins} more given to an equal text ({right / max(1, decided + twins):.3f} with those as wrong)"
    )
    yield "direction", right / max(1, decided), text, decided
    share = figures.parents / max(1, unknown + decided)
    yield "  parent itself named", 0.0, f"{share:.3f} of {unknown + decided}", 0
    right, every = figures.errors
    yield "  parent behind an error", 0.0, f"{right / max(1, every):.3f} of {every}", 0
    off, stories = figures.stories
    yield "origins per story, off by", 0.0, f"{off / max(1, stories):.3f} of {stories} stories", 0
