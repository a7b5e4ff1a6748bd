"""
How well the mentions of an actor are chained, by CoNLL F1 on GUM (CoNLL-U with `Entity=` chains), a file that is not part of the project.

    python benchmarks/quality/chains.py gum.conllu.gz [--part dev|held|all] [--genres news,interview,speech] [--network]
        [--kinds person,organization,place]

Gold are the entities with two mentions or more of which one is a name: GUM chains whatever is spoken of twice, stemma
actors only; `--kinds` leaves out cyclones, books and ideas. A mention stands for the smallest gold mention that holds it. Printed are MUC, B-cubed and CEAF-e (pairs of
chains are taken greedily, the likest first, which never gives more than the best assignment) and their mean.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.gum_chains import Document, load_chains

from stemma.encoder.reader import Reader, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.records.span import Span

Chains = dict[Hashable, set[Span]]


def clusters_of(document: Document, reader: Reader | None = None, kinds: Sequence[str] = ()) -> tuple[Chains, Chains]:
    """Return the gold chains and those of the reading, in gold spans where there is one."""
    gold: Chains = defaultdict(set)
    for span, one in document.entities:
        if not kinds or document.kinds.get(one) in kinds:
            gold[one].add(span)
    gold = {one: spans for one, spans in gold.items() if len(spans) > 1 and any(_is_name(document, s) for s in spans)}
    known = sorted((span for spans in gold.values() for span in spans), key=len)
    mine: Chains = defaultdict(set)
    labelled = reader.read(document.text, document.sentences).names if reader else None
    for mention in find_mentions(document.text, document.sentences, labelled=labelled)[0]:
        if mention.chain is not None:
            held = next((span for span in known if span.contains(mention.span)), mention.span)
            mine[mention.chain].add(held)
    kept = set(known)
    return gold, {one: found for one, spans in mine.items() if (found := spans & kept)}


def _is_name(document: Document, span: Span) -> bool:
    words = span.of(document.text).split()
    return len(words) > 0 and words[-1][:1].isupper() and words[-1] not in ("I", "We", "You")


def muc(key: Chains, other: Chains) -> tuple[float, float]:
    """Return what of the links of *key* stands in *other*, and how many there are."""
    home = _home(other)
    hit = total = 0.0
    for spans in key.values():
        parts = {home.get(span, span) for span in spans}
        hit += len(spans) - len(parts)
        total += len(spans) - 1
    return hit, total


def b_cubed(key: Chains, other: Chains) -> tuple[float, float]:
    """Return the sum over the mentions of *key* of the share of their chain that *other* gives them, and their number."""
    home = _home(other)
    hit = total = 0.0
    for spans in key.values():
        for span in spans:
            total += 1
            together = other[home[span]] & spans if span in home else {span}
            hit += len(together) / len(spans)
    return hit, total


def ceaf(key: Chains, other: Chains) -> float:
    """Return the likeness of the chains that are paired, one to one."""
    pairs = sorted(
        (
            (2 * len(a & b) / (len(a) + len(b)), str(k), str(o))
            for k, a in key.items()
            for o, b in other.items()
            if a & b
        ),
        reverse=True,
    )
    left, right, total = set(), set(), 0.0
    for likeness, one, two in pairs:
        if one not in left and two not in right:
            left.add(one)
            right.add(two)
            total += likeness
    return total


def _home(chains: Mapping[Hashable, set[Span]]) -> dict[Span, Hashable]:
    return {span: one for one, spans in chains.items() for span in spans}


def f1(recall: tuple[float, float], precision: tuple[float, float]) -> float:
    """Return the harmonic mean of two shares, each given as part and whole."""
    r, p = recall[0] / max(1.0, recall[1]), precision[0] / max(1.0, precision[1])
    return 2 * r * p / (r + p) if r + p else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--genres", default="news,interview,speech")
    parser.add_argument("--network", action="store_true")
    parser.add_argument("--kinds", help="of entities that count, as GUM calls them: person,organization,place")
    options = parser.parse_args()
    reader = open_reader() if options.network else None
    genres = tuple(f"GUM_{genre}_" for genre in options.genres.split(","))
    documents = sorted((d for d in load_chains(options.file) if d.name.startswith(genres)), key=lambda d: d.name)
    chosen = {"dev": documents[::2], "held": documents[1::2], "all": documents}[options.part]
    sums = [[0.0] * 2 for _ in range(6)]
    for document in chosen:
        gold, mine = clusters_of(document, reader, options.kinds.split(",") if options.kinds else ())
        alike = ceaf(gold, mine)
        found = (muc(gold, mine), muc(mine, gold), b_cubed(gold, mine), b_cubed(mine, gold))
        rows = [*found, (alike, float(len(gold))), (alike, float(len(mine)))]
        for total, (part, whole) in zip(sums, rows, strict=True):
            total[0] += part
            total[1] += whole
    figures = [f1((a[0], a[1]), (b[0], b[1])) for a, b in zip(sums[::2], sums[1::2], strict=True)]
    print(f"{len(chosen)} documents of {options.part}")
    for name, figure in zip(("MUC", "B3", "CEAF-e"), figures, strict=True):
        print(f"{name:8} {figure:.3f}")
    print(f"CoNLL    {sum(figures) / 3:.3f}")


if __name__ == "__main__":
    main()
