"""
How well acts are found, on sentences with one PLOVER act each (source, target), a file that is not part of the project.

    python benchmarks/quality/events.py PLV_train.tsv [--half 0|1] [--misses 40] [--halves 40] [--others 40] [--type ASSAULT]
                                        [--rules]         without the networks
                                        [--types FOLDER]  with the weights for types in FOLDER

A sentence is read as an article is. The shipped weights for types have learnt these sentences and are not asked; FOLDER
has those of a run that learnt from half 0 alone (`training/README.md`, `--half`), for half 1.
A sentence counts as found when an event of its type is read in it; its parties count as right when the party's words,
or others for the same actor ("he"), overlap the gold words. YIELD there stands for CONCEDE and RETREAT. Half 1 is held
out: look at its figures only, never at its sentences. `whole` is one event with type, source and target right; `extra` are all further events
that are told as real, right or not: gold names one act a sentence. `F1` is that of `whole` over all told.
"""

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.quality.paragraphs import article_of
from training.corpora.plv import half_of

from stemma.encoder import ActTypes, open_acts, open_events, open_reader
from stemma.reading import read
from stemma.records.reading import Event, PartyRole, Reading
from stemma.records.span import Span

ROOTS = {"YIELD": {"CONCEDE", "RETREAT"}}


@dataclass
class Pair:
    """One gold act."""

    root: str
    text: str
    source: str
    target: str

    @property
    def half(self) -> int:
        return half_of(self.text)


def read_pairs(path: Path) -> list[Pair]:
    """Return the rows of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(r["gold_root"], r["sentence"], r["source"], r["target"]) for r in csv.DictReader(file, delimiter="\t")
        ]


def reader_of_sentences(types: Path | None, *, rules: bool) -> Callable[[str], Reading]:
    """Return what reads a sentence by itself as an article is read: by *rules* alone, or with the networks too."""
    if rules:
        return lambda text: read(article_of(text))
    reader = open_reader()
    structure, acts, typed = open_acts(reader), open_events(reader), ActTypes(types) if types else None
    return lambda text: read(article_of(text), network=reader, structure=structure, types=typed, acts=acts)


def holds(reading: Reading, event: Event, text: str, words: str, roles: set[PartyRole]) -> bool:
    """Say whether a party in one of *roles*, or another mention of the same actor, overlaps *words*."""
    at = text.find(words)
    if at < 0:
        return False
    parties = [p for p in event.parties if p.role in roles]
    chains = {p.chain for p in parties} - {None}
    spans = [*(p.span for p in parties), *(m.span for m in reading.mentions if m.chain in chains)]
    return any(span.overlaps(Span(at, at + len(words))) for span in spans)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--half", type=int, default=0)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--halves", type=int, default=0)
    parser.add_argument("--others", type=int, default=0)
    parser.add_argument("--type", default=None)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--types", type=Path)
    args = parser.parse_args()
    read_sentence = reader_of_sentences(args.types, rules=args.rules)
    pairs = [p for p in read_pairs(args.path) if p.half == args.half and args.type in (None, p.root)]
    count: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = {}
    missed, others, halves = [], [], []
    began = time.perf_counter()
    for pair in pairs:
        reading = read_sentence(pair.text)
        events = reading.events
        wanted = ROOTS.get(pair.root, {pair.root})
        right = [e for e in events if e.type in wanted]
        tally = by_type.setdefault(pair.root, Counter())
        tally["all"] += 1
        count["all"] += 1
        if right:
            tally["found"] += 1
            count["found"] += 1
            count["real"] += any(e.status != "hypothetical" for e in right)
            count["source"] += any(holds(reading, e, pair.text, pair.source, {"source", "both"}) for e in right)
            count["target"] += any(holds(reading, e, pair.text, pair.target, {"target", "both"}) for e in right)
            whole = any(_is_whole(reading, e, pair) for e in right)
            count["whole"] += whole
            tally["whole"] += whole
            if not whole:
                halves.append((pair, right))
        else:
            missed.append((pair, events))
        count["told"] += sum(e.status != "hypothetical" for e in events)
        told = [e for e in events if e.type not in wanted and e.status != "hypothetical"]
        count["others"] += len(told)
        others += [(pair, e) for e in told]
    print(f"{count['all']} sentences of half {args.half}, {time.perf_counter() - began:.1f} s")
    for key in ("found", "real"):
        print(f"{key:8} {count[key] / max(1, count['all']):.3f}")
    for key in ("source", "target"):
        print(f"{key:8} {count[key] / max(1, count['found']):.3f} of those found")
    print(f"others   {count['others'] / max(1, count['all']):.3f} a sentence")
    print(f"whole    {count['whole'] / max(1, count['all']):.3f}")
    print(f"extra    {(count['told'] - count['whole']) / max(1, count['all']):.3f} a sentence")
    print(f"F1       {2 * count['whole'] / max(1, count['told'] + count['all']):.3f}")
    for root, tally in sorted(by_type.items()):
        print(f"   {root:10} {tally['found']:3} of {tally['all']:3}, {tally['whole']:3} whole")
    for pair, events in missed[: args.misses]:
        told = "; ".join(f"{e.type} {e.trigger.of(pair.text)!r}" for e in events)
        print(f"- MISSED {pair.root}: {pair.text}   [{told}]")
    for pair, right in halves[: args.halves]:
        told = "; ".join(f"{e.trigger.of(pair.text)!r} {_who(e, pair.text)}" for e in right)
        print(f"- HALF {pair.root} [{pair.source} > {pair.target}]: {told}: {pair.text}")
    for pair, event in others[: args.others]:
        act = f"{event.type} {event.status} {event.trigger.of(pair.text)!r} {_who(event, pair.text)}"
        print(f"- OTHER than {pair.root}: {act}: {pair.text}")


def _is_whole(reading: Reading, event: Event, pair: Pair) -> bool:
    return holds(reading, event, pair.text, pair.source, {"source", "both"}) and holds(
        reading, event, pair.text, pair.target, {"target", "both"}
    )


def _who(event: Event, text: str) -> str:
    return "[" + ", ".join(f"{p.role[0]}:{p.span.of(text)}" for p in event.parties) + "]"


if __name__ == "__main__":
    main()
