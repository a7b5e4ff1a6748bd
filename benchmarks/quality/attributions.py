"""
How well attributions are found, on PolNeAR (source, cue, content), a folder that is not part of the project.

    python benchmarks/quality/attributions.py FOLDER/train [--part 0/3] [--errors 40]

An attribution of ours is matched to the gold one whose content shares most characters with it. Printed
are precision, recall and F1 of matched attributions, of spans (exact; and by characters shared) and of
direct quotations (gold content that begins and ends with marks). Thoughts and paraphrases that no reporting
verb introduces are gold there too, and are out of scope here: recall over all gold stays well below 1.
"""

import argparse
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from stemma.reading.attributions import find_attributions
from stemma.records.reading import Attribution, Chain, Mention
from stemma.records.span import Span
from stemma.text.sentences import sentences

MARKS = "“”\"'‘’"


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

    def line(self, name: str) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"{name:34} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({self.right:.0f} of {self.found:.0f} / {self.gold:.0f})"


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
        from stemma.reading.mentions import find_mentions
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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--kind", default="")
    args = parser.parse_args()
    part, parts = map(int, args.part.split("/"))
    names = (
        "attribution",
        "source: exact",
        "source: characters",
        "cue: characters",
        "content: exact",
        "content: characters",
        "direct quotations",
    )
    tallies = {name: Tally() for name in names}
    spent = 0.0
    files = sorted((args.folder / "text").glob("*.txt"))[part::parts]
    count = 0
    for path in files:
        text = path.read_text(encoding="utf-8")
        marked = sorted((args.folder / "attributions").glob(path.stem + "_????.ann"))
        if not marked:
            continue
        gold = read_gold(marked[0])
        count += 1
        body = sentences(text)
        mentions, chains = read_mentions(text, body)
        begun = time.perf_counter()
        found = find_attributions(text, tuple(body), mentions, chains, ())
        spent += time.perf_counter() - begun
        score_article(text, found, gold, tallies)
    print(
        f"{count} articles, {spent:.2f} s, {tallies['attribution'].found / max(1, count):.1f} attributions an article"
    )
    for name, tally in tallies.items():
        print(tally.line(name))
    if args.errors:
        shown = tallies["attribution"].misses
        step = max(1, len([m for m in shown if m.startswith(args.kind)]) // args.errors)
        print("\n".join([m for m in shown if m.startswith(args.kind)][::step]))


def joined(found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with each quotation that goes on behind "X said." as a piece of the one before, as the corpus has it."""
    out: list[Attribution] = []
    for ours in found:
        if ours.source is None and ours.cue is None and out and out[-1].kind != "indirect":
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
    tally = tallies["attribution"]
    tally.right += len(pairs)
    tally.found += len(found)
    tally.gold += len(gold)
    direct = tallies["direct quotations"]
    direct.found += sum(a.kind == "direct" for a in found)
    direct.gold += sum(is_direct(text, g) for g in gold)
    direct.right += sum(o.kind == "direct" and is_direct(text, g) for o, g in pairs)
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


if __name__ == "__main__":
    main()
