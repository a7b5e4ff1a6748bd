"""
How well acts are found, on sentences with one PLOVER act each (source, target), a file that is not part of the project.

    python benchmarks/quality/events.py PLV_train.tsv [--half 0|1] [--misses 40] [--others 40] [--type ASSAULT]

A sentence counts as found when an event of its type is read in it; its parties count as right when the party's
words overlap the gold words. YIELD there stands for CONCEDE and RETREAT. Half 1 is held out: look at its figures
only, never at its sentences. Events of other types are counted, not judged: gold names one act a sentence.
"""

import argparse
import csv
import hashlib
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from stemma.reading.events import find_events
from stemma.reading.mentions import find_mentions
from stemma.reading.times import find_times
from stemma.records.reading import Event, PartyRole
from stemma.records.span import Span
from stemma.text.sentences import sentences

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
        return hashlib.sha256(self.text.encode()).digest()[0] % 2


def read_pairs(path: Path) -> list[Pair]:
    """Return the rows of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(r["gold_root"], r["sentence"], r["source"], r["target"]) for r in csv.DictReader(file, delimiter="\t")
        ]


def read_events(text: str) -> tuple[Event, ...]:
    """Return the events of one sentence by itself."""
    spans = tuple(sentences(text))
    mentions, chains = find_mentions(text, spans)
    times = find_times(text, spans, published=None, dateline=None)
    return find_events(text, spans, mentions, chains, times, ())


def holds(event: Event, text: str, words: str, roles: set[PartyRole]) -> bool:
    """Say whether a party in one of *roles* overlaps *words*."""
    at = text.find(words)
    if at < 0:
        return False
    return any(p.span.overlaps(Span(at, at + len(words))) for p in event.parties if p.role in roles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--half", type=int, default=0)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--others", type=int, default=0)
    parser.add_argument("--type", default=None)
    args = parser.parse_args()
    pairs = [p for p in read_pairs(args.path) if p.half == args.half and args.type in (None, p.root)]
    count: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = {}
    missed, others = [], []
    began = time.perf_counter()
    for pair in pairs:
        events = read_events(pair.text)
        wanted = ROOTS.get(pair.root, {pair.root})
        right = [e for e in events if e.type in wanted]
        tally = by_type.setdefault(pair.root, Counter())
        tally["all"] += 1
        count["all"] += 1
        if right:
            tally["found"] += 1
            count["found"] += 1
            count["real"] += any(e.status != "hypothetical" for e in right)
            count["source"] += any(holds(e, pair.text, pair.source, {"source", "both"}) for e in right)
            count["target"] += any(holds(e, pair.text, pair.target, {"target", "both"}) for e in right)
        else:
            missed.append((pair, events))
        told = [e for e in events if e.type not in wanted and e.status != "hypothetical"]
        count["others"] += len(told)
        others += [(pair, e) for e in told]
    print(f"{count['all']} sentences of half {args.half}, {time.perf_counter() - began:.1f} s")
    for key in ("found", "real"):
        print(f"{key:8} {count[key] / max(1, count['all']):.3f}")
    for key in ("source", "target"):
        print(f"{key:8} {count[key] / max(1, count['found']):.3f} of those found")
    print(f"others   {count['others'] / max(1, count['all']):.3f} a sentence")
    for root, tally in sorted(by_type.items()):
        print(f"   {root:10} {tally['found']:3} of {tally['all']:3}")
    for pair, events in missed[: args.misses]:
        told = "; ".join(f"{e.type} {e.trigger.of(pair.text)!r}" for e in events)
        print(f"- MISSED {pair.root}: {pair.text}   [{told}]")
    for pair, event in others[: args.others]:
        who = ", ".join(f"{p.role[0]}:{p.span.of(pair.text)}" for p in event.parties)
        print(
            f"- OTHER than {pair.root}: {event.type} {event.status} {event.trigger.of(pair.text)!r} [{who}]: {pair.text}"
        )


if __name__ == "__main__":
    main()
