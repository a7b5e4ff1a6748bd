"""
How well times are found and resolved, on TimeML documents (AQUAINT: free for research, not part of the project).

usage: python benchmarks/quality/times.py FOLDER [--misses] [--json]

Strict: same span. Relaxed: spans overlap. Value: overlapping, with the same TIMEX3 value (week numbers padded,
`-TNI` and `TNI` alike). The creation time of a document is its publication day and is not scored.
"""

import html
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from stemma.reading.times import find_times
from stemma.text.sentences import sentences

TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
CREATED = re.compile(r"(\d{4}-\d\d-\d\d) \d\d:\d\d|>(\d{4}-\d\d-\d\d)</TIMEX3>")


@dataclass(frozen=True)
class Gold:
    """One annotated time."""

    start: int
    end: int
    value: str


def load(path: Path) -> tuple[str, str, list[Gold]]:
    """Return text, publication day and times of one TimeML document; single line breaks become spaces."""
    raw = re.sub(r"<\?xml.*?\?>", "", path.read_text(encoding="utf-8", errors="replace"))
    created = CREATED.search(raw)
    out: list[str] = []
    length = at = 0
    times: list[Gold] = []
    opened: tuple[int, str] | None = None
    for tag in TAG.finditer(raw):
        length += _put(out, raw[at : tag.start()])
        at = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        if tag.group(1):
            if opened and length > opened[0]:
                times.append(Gold(opened[0], length, opened[1]))
            opened = None
        elif "CREATION_TIME" not in tag.group(3):
            value = re.search(r'\bvalue="([^"]*)"', tag.group(3))
            opened = (length, value.group(1) if value else "")
    length += _put(out, raw[at:])
    # A wrapped line is no paragraph; only blank lines part them. Both keep the offsets.
    text = re.sub(r"(?<!\n)\n(?!\s*\n)(?!\s{3})", " ", "".join(out))
    return text, next(g for g in created.groups() if g) if created else "", times


def _put(out: list[str], piece: str) -> int:
    piece = html.unescape(piece)
    out.append(piece)
    return len(piece)


def normal(value: str) -> str:
    """Return a TIMEX3 value without the freedoms that annotators take."""
    value = re.sub(r"-W(\d)$", r"-W0\1", value)
    value = re.sub(r"-?T(MO|AF|EV|NI)$", r"T\1", value)
    return re.sub(r"-?T(\d):", r"T0\1:", value).replace("-T", "T")


def measure(folder: Path, *, misses: bool = False) -> dict[str, float]:
    """Return precision, recall and F1 of strict, relaxed and value over all documents of *folder*."""
    gold_all = mine_all = 0
    hits = {"strict": 0, "relaxed": 0, "value": 0}
    for path in sorted(folder.rglob("*.tml")):
        text, created, gold = load(path)
        body = text.find(created) + len(created)
        mine = find_times(text, [s for s in sentences(text) if s.start >= body], published=created or None)
        gold = [g for g in gold if g.start >= body]
        gold_all, mine_all = gold_all + len(gold), mine_all + len(mine)
        used: set[int] = set()
        for g in gold:
            at = next(
                (i for i, t in enumerate(mine) if i not in used and t.span.start < g.end and g.start < t.span.end), None
            )
            if at is None:
                if misses:
                    print(f"{path.stem}: missed {text[g.start : g.end]!r} {g.value}  … {_around(text, g.start, g.end)}")
                continue
            used.add(at)
            t = mine[at]
            strict, value = (t.span.start, t.span.end) == (g.start, g.end), normal(t.value) == normal(g.value)
            hits["relaxed"] += 1
            hits["strict"] += strict
            hits["value"] += value
            if misses and not (strict and value):
                got = f"{t.span.of(text)!r} {t.value}"
                print(
                    f"{path.stem} ({created}): want {text[g.start : g.end]!r} {g.value} got {got}  … {_around(text, g.start, g.end)}"
                )
        if misses:
            for i, t in enumerate(mine):
                if i not in used:
                    print(
                        f"{path.stem}: extra {t.span.of(text)!r} {t.value}  … {_around(text, t.span.start, t.span.end)}"
                    )
    figures: dict[str, float] = {"gold": gold_all, "found": mine_all}
    for name, count in hits.items():
        figures[name] = round(2 * count / (gold_all + mine_all), 3) if gold_all + mine_all else 0.0
    return figures


def _around(text: str, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", text[max(0, start - 50) : end + 30])


if __name__ == "__main__":
    paths = [a for a in sys.argv[1:] if not a.startswith("-")]
    if len(paths) != 1:
        sys.exit(__doc__)
    result = measure(Path(paths[0]), misses="--misses" in sys.argv)
    print(json.dumps(result) if "--json" in sys.argv else "\n".join(f"{k:8} {v}" for k, v in result.items()))
