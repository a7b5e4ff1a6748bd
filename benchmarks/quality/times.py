"""
How well times are found and resolved, on TimeML documents (AQUAINT: free for research, not part of the project).

usage: python benchmarks/quality/times.py FOLDER [--part dev|held|all] [--misses] [--json]

Strict: same span. Relaxed: spans overlap. Value: overlapping, with the same TIMEX3 value (week numbers padded,
`-TNI` and `TNI` alike, unknown months and days left off). The creation time of a document is its publication day and is not scored.

Of N19 all documents were read while the rules were written. N45 is parted in two by the digest of its documents'
names: the rules were mended on `dev`, and `held` is for counting only, never for looking at misses. The parting is
newer than the first count of N45 as a whole (strict .718, relaxed .878, value .669), of which no miss was looked at.
"""

import argparse
import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path

from stemma.reading.times.find import find_times
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
    """Return a TIMEX3 value without the freedoms that annotators take: "1994-XX-XX" says no more than "1994"."""
    value = re.sub(r"(?<=\d)(?:-XX)+$", "", value)
    value = re.sub(r"-W(\d)$", r"-W0\1", value)
    value = re.sub(r"-?T(MO|AF|EV|NI)$", r"T\1", value)
    return re.sub(r"-?T(\d):", r"T0\1:", value).replace("-T", "T")


def documents_of(folder: Path, part: str) -> list[Path]:
    """Return the documents of *folder*: `all`, or half of each set (`dev`, `held`) by the digests of their names."""
    found = sorted(folder.rglob("*.tml"), key=lambda path: hashlib.sha256(path.stem.encode()).hexdigest())
    sets = [[path for path in found if path.parent == one] for one in sorted({path.parent for path in found})]
    first = {"all": None, "dev": 0, "held": 1}[part]
    return [path for one in sets for path in (one if first is None else one[first::2])]


def measure(folder: Path, *, part: str = "all", misses: bool = False) -> dict[str, float]:
    """Return precision, recall and F1 of strict, relaxed and value over the documents of one *part* of *folder*."""
    gold_all = mine_all = 0
    hits = {"strict": 0, "relaxed": 0, "value": 0}
    for path in documents_of(folder, part):
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--misses", action="store_true", help="print what is missed, wrong or too much")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if (
        options.misses
        and options.part != "dev"
        and any(path.parent.name == "N45" for path in documents_of(options.folder, "all"))
    ):
        parser.error("N45 is held out but for `--part dev`: its misses are not to be looked at.")
    result = measure(options.folder, part=options.part, misses=options.misses)
    print(json.dumps(result) if options.json else "\n".join(f"{k:8} {v}" for k, v in result.items()))


if __name__ == "__main__":
    main()
