"""
How well attributions are found, on PolNeAR (source, cue, content), a folder that is not part of the project.

    python benchmarks/quality/attributions.py FOLDER/dev [--find rules|network|both] [--weights FOLDER] [--errors 40]
    python benchmarks/quality/attributions.py FOLDER/train --held [...]      what training kept back

`rules`: the rules alone; `network`: what the weights say, as it comes; `both`: a reading.

An attribution of ours is matched to the gold one whose content shares most characters with it. Printed are precision,
recall and F1 of matched attributions and, of these, of source, cue and content; of direct quotations (gold content that
begins and ends with marks), told as direct, and heard at all (four fifths of their characters); of spans over all gold,
exactly right or wrong, each piece of a content by itself, marks and an opening "that" aside; of the words of contents;
how many matched attributions have the right cue and the right source, and how many of those that an account tells by
the network alone are in the gold with their source. Thoughts, plans and deeds without a verb of
saying are gold there too; the rules leave them out.
"""

import argparse
import hashlib
import re
import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from stemma.encoder.reader import Reader, open_reader
from stemma.reading.speech.attributions import find_attributions
from stemma.records.labels import LabelledAttribution
from stemma.records.reading import Attribution, Chain, Mention
from stemma.records.span import Span
from stemma.text.sentences import sentences

EDGE = re.compile(r"^(?:\W|_)*(?:that\s+)?(?:\W|_)*|(?:\W|_)+$", re.IGNORECASE)
HELD = 0.08
"""Share of the training articles that training keeps back to look at."""


@dataclass
class Gold:
    """One attribution of the corpus."""

    content: list[Span]
    cue: list[Span]
    source: list[Span]


@dataclass
class Tally:
    """Counts of found, gold and right."""

    right: float = 0
    found: float = 0
    gold: float = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def line(self, name: str) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        return f"{name:34} P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}   ({self.right:.0f} of {self.found:.0f} / {self.gold:.0f})"


def read_gold(path: Path) -> list[Gold]:
    """Return the attributions of one stand-off file."""
    spans: dict[str, list[Span]] = {}
    out = []
    for row in path.read_text(encoding="utf-8").splitlines():
        cells = row.split("\t")
        if len(cells) < 2:
            continue
        if cells[0].startswith("T"):
            spans[cells[0]] = [Span(*map(int, piece.split())) for piece in cells[1].split(" ", 1)[1].split(";")]
        elif cells[0].startswith("E"):
            roles: dict[str, list[Span]] = {}
            for pair in cells[1].split():
                role, _, name = pair.partition(":")
                roles.setdefault(re.sub(r"\d+$", "", role), []).extend(spans.get(name, []))
            if roles.get("Content"):
                out.append(
                    Gold(sorted(roles["Content"]), sorted(roles.get("Cue", [])), sorted(roles.get("Source", [])))
                )
    return out


def cover(spans: list[Span]) -> set[int]:
    return {k for span in spans for k in range(span.start, span.end)}


def letters(text: str, spans: list[Span]) -> str:
    """Return the words of the spans without marks and edges, for exact comparison."""
    return re.sub(r"[\W_]+", " ", " ".join(s.of(text) for s in spans)).strip().lower()


def is_direct(text: str, gold: Gold) -> bool:
    first, last = gold.content[0], gold.content[-1]
    return text[first.start] in "“\"‘'" and text[last.end - 1] in "”\"’',." and len(first) > 12


def read_mentions(text: str, body: list[Span]) -> tuple[tuple[Mention, ...], tuple[Chain, ...]]:
    """Return the mentions of the article, where that step is there."""
    try:
        from stemma.reading.actors.mentions import find_mentions
    except ImportError:
        return (), ()
    return find_mentions(text, tuple(body))


def match(ours: Attribution, gold: list[Gold], taken: set[int]) -> int | None:
    """Return the gold attribution that *ours* is: most characters shared, the same cue first."""
    mine = cover(list(ours.content))
    best, share = None, 0.0
    for n, g in enumerate(gold):
        if n in taken:
            continue
        theirs = cover(g.content)
        common = len(mine & theirs)
        if not common:
            continue
        score = common / len(mine | theirs)
        if ours.cue and any(ours.cue.overlaps(c) for c in g.cue):
            score += 1
        if score > share:
            best, share = n, score
    return best if share > 0.25 else None


def as_heard(found: Sequence[LabelledAttribution]) -> list[Attribution]:
    """Return what the network says as attributions, as it comes."""
    return [
        Attribution(
            kind="indirect",
            source=a.source.span if a.source else None,
            cue=a.cue.span if a.cue else None,
            content=tuple(c.span for c in a.contents),
            by="network",
        )
        for a in found
    ]


def find(text: str, find_by: str, reader: Reader | None) -> Sequence[Attribution]:
    """Return the attributions of *text*, found by the rules, the network, or both."""
    body = tuple(sentences(text))
    labels = reader.read(text, body) if reader is not None else None
    if labels is not None and find_by == "network":
        return as_heard(labels.attributions)
    mentions, chains = read_mentions(text, list(body))
    return find_attributions(
        text, body, mentions, chains, (), labelled=labels.attributions if labels is not None else ()
    )


def is_held(name: str) -> bool:
    """Say whether training kept the article back."""
    return int.from_bytes(hashlib.sha256(f"held/polnear/{name}".encode()).digest()[:8]) / 2**64 < HELD


TALLIES = (
    "attribution", "source: exact", "source: characters", "cue: exact", "cue: characters", "content: exact",
    "content: characters", "direct quotations", "direct quotations heard", "all: source spans", "all: cue spans",
    "all: content spans", "all: content words", "links of matched", "told by the network alone",
)  # fmt: skip


def measure(paths: Sequence[Path], find_by: str, reader: Reader | None) -> tuple[int, dict[str, Tally]]:
    """Return how many of the texts at *paths* are marked, and the counts over them by figure."""
    tallies = {name: Tally() for name in TALLIES}
    count = 0
    for path in paths:
        marked = sorted((path.parents[1] / "attributions").glob(path.stem + "_????.ann"))
        if marked:
            text = path.read_text(encoding="utf-8")
            score_article(text, find(text, find_by, reader), read_gold(marked[0]), tallies)
            count += 1
    return count, tallies


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--find", choices=("rules", "network", "both"), default="rules")
    parser.add_argument("--weights", type=Path, help="a folder; else those of the package")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--kind", default="")
    args = parser.parse_args()
    part, parts = map(int, args.part.split("/"))
    reader = None if args.find == "rules" else Reader(args.weights) if args.weights else open_reader()
    paths = [p for p in sorted((args.folder / "text").glob("*.txt")) if not args.held or is_held(p.stem)][part::parts]
    begun = time.process_time()
    count, tallies = measure(paths, args.find, reader)
    spent = time.process_time() - begun
    print(f"{count} articles, {spent:.1f} CPU s, {tallies['attribution'].found / max(1, count):.1f} attributions each")
    for name, tally in tallies.items():
        print(tally.line(name))
    if args.errors:
        shown = [m for m in tallies["attribution"].misses if m.startswith(args.kind)]
        print("\n".join(shown[:: max(1, len(shown) // args.errors)]))


def joined(found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with each quotation that goes on behind "X said." as a piece of the one before, as the corpus has it."""
    out: list[Attribution] = []
    for ours in found:
        if ours.by == "rules" and ours.source is None and ours.cue is None and out and out[-1].kind != "indirect":
            out[-1] = replace(out[-1], content=out[-1].content + ours.content, quoted=())
        else:
            out.append(ours)
    return out


def score_article(text: str, found: Sequence[Attribution], gold: list[Gold], tallies: dict[str, Tally]) -> None:
    taken: set[int] = set()
    pairs = []
    found = joined(found)
    for ours in found:
        n = match(ours, gold, taken)
        if n is not None:
            taken.add(n)
            pairs.append((ours, gold[n]))
        else:
            shown = ours.source.of(text) if ours.source else "-"
            cue = ours.cue.of(text) if ours.cue else "-"
            tallies["attribution"].misses.append(
                f"FALSE {ours.kind[:3]} [{shown}] [{cue}] " + " … ".join(c.of(text) for c in ours.content)[:160]
            )
    told = tallies["told by the network alone"]
    alone = sum(a.by == "network" and a.uttered for a in found)
    told.found += alone
    told.gold += alone  # what there was to tell is counted above
    told.right += sum(o.by == "network" and o.uttered and _is_source(o, g) for o, g in pairs)
    tally = tallies["attribution"]
    tally.right += len(pairs)
    tally.found += len(found)
    tally.gold += len(gold)
    direct = tallies["direct quotations"]
    direct.found += sum(a.kind == "direct" for a in found)
    direct.gold += sum(is_direct(text, g) for g in gold)
    direct.right += sum(o.kind == "direct" and is_direct(text, g) for o, g in pairs)
    score_spans(text, found, gold, tallies)
    score_links(pairs, tallies["links of matched"])
    for n, g in enumerate(gold):
        if n not in taken:
            head = "LOSTD" if is_direct(text, g) else "LOST"
            tally.misses.append(
                f"{head} [{' '.join(s.of(text) for s in g.source)}] [{' '.join(s.of(text) for s in g.cue)}] "
                + " … ".join(c.of(text) for c in g.content)[:200]
            )
    for ours, g in pairs:
        for role, mine, theirs in (
            ("source", [ours.source] if ours.source else [], g.source),
            ("cue", [ours.cue] if ours.cue else [], g.cue),
            ("content", list(ours.content), g.content),
        ):
            a, b = cover(mine), cover(theirs)
            chars = tallies.get(f"{role}: characters")
            if chars is not None and (a or b):
                chars.right += len(a & b) / max(1, len(a | b))
                chars.found += bool(a)
                chars.gold += bool(b)
            exact = tallies.get(f"{role}: exact")
            if exact is not None:
                same = letters(text, mine) == letters(text, theirs)
                exact.right += same
                exact.found += bool(a)
                exact.gold += bool(b)
                if not same and role == "source" and a and b and not a & b:
                    tally.misses.append(
                        f"SRC [{' '.join(s.of(text) for s in mine)}] gold [{' '.join(s.of(text) for s in theirs)}] {text[min(g.content[0].start, mine[0].start) :][:150]!r}"
                    )
                if not same and role == "source" and a & b:
                    tally.misses.append(
                        f"SPAN [{' '.join(s.of(text) for s in mine)}] gold [{' '.join(s.of(text) for s in theirs)}]"
                    )
                if role == "content" and len(a & b) / len(a | b) < 0.6:
                    tally.misses.append(
                        f"CONT [{' | '.join(s.of(text) for s in mine)}] gold [{' | '.join(s.of(text) for s in theirs)}]"
                    )


def _is_source(ours: Attribution, gold: Gold) -> bool:
    return ours.source is not None and any(ours.source.overlaps(s) for s in gold.source)


def score_spans(text: str, found: Sequence[Attribution], gold: list[Gold], tallies: dict[str, Tally]) -> None:
    """Count spans over all of the article, and the characters of contents by word."""
    ours = {
        "source": {bare(text, a.source) for a in found if a.source},
        "cue": {bare(text, a.cue) for a in found if a.cue},
        "content": {bare(text, c) for a in found for c in a.content},
    }
    theirs = {
        "source": {bare(text, s) for g in gold for s in g.source},
        "cue": {bare(text, s) for g in gold for s in g.cue},
        "content": {bare(text, s) for g in gold for s in whole(text, g.content)},
    }
    for role, spans in ours.items():
        add(tallies[f"all: {role} spans"], spans, theirs[role])
    words = [m.start() for m in re.finditer(r"\w+", text)]
    mine, right = (
        {k for a, b in roles["content"] for k in words[bisect_left(words, a) : bisect_left(words, b)]}
        for roles in (ours, theirs)
    )
    add(tallies["all: content words"], mine, right)
    heard = tallies["direct quotations heard"]
    said = cover([c for a in found for c in a.content])
    for g in gold:
        if is_direct(text, g):
            letters_of = {k for k in cover(g.content) if text[k].isalnum()}
            heard.gold += 1
            heard.found += 1
            heard.right += len(letters_of & said) >= 0.8 * len(letters_of)


def score_links(pairs: Sequence[tuple[Attribution, Gold]], tally: Tally) -> None:
    """Count the matched attributions whose cue and source are the gold ones, by a character that they share."""
    for ours, gold in pairs:
        tally.found += 1
        tally.gold += 1
        tally.right += all(
            any(mine.overlaps(s) for s in theirs) if mine and theirs else not (mine or theirs)
            for mine, theirs in ((ours.cue, gold.cue), (ours.source, gold.source))
        )


def add(tally: Tally, found: set, gold: set) -> None:
    tally.right += len(found & gold)
    tally.found += len(found)
    tally.gold += len(gold)


def bare(text: str, span: Span) -> tuple[int, int]:
    """Return the span without marks at its edges and an opening "that"."""
    words = span.of(text)
    inner = EDGE.sub("", words)
    at = span.start + (words.index(inner) if inner else 0)
    return at, at + len(inner)


def whole(text: str, pieces: list[Span]) -> list[Span]:
    """Return the pieces with those joined that only white space parts."""
    out: list[Span] = []
    for piece in pieces:
        if out and not text[out[-1].end : piece.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, piece.end))
        else:
            out.append(piece)
    return out


if __name__ == "__main__":
    main()
