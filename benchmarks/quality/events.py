"""
How well acts are found, on sentences with one PLOVER act each (source, target), a file that is not part of the project.

    python benchmarks/quality/events.py PLV_train.tsv [--half 0|1] [--misses 40] [--halves 40] [--others 40] [--type ASSAULT]
                                        [--rules]         without the networks
                                        [--types FOLDER]  with the weights for types in FOLDER

A sentence is read as an article is. The weights for types that are shipped have learnt these sentences, so none are
asked but those of a run that has not (`training/README.md`).
A sentence counts as found when an event of its type is read in it; its parties count as right when the party's words,
or others for the same actor ("he"), overlap the gold words. YIELD there stands for CONCEDE and RETREAT. Half 1 is held out: look at its figures
only, never at its sentences. `whole` is one event with type, source and target right; `extra` are all further events
that are told as real, right or not: gold names one act a sentence. `F1` is that of `whole` over all told.
"""

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.plv import half_of

from stemma.encoder import Acts, ActTypes, Reader, open_acts, open_reader
from stemma.reading.actors.mentions import find_mentions
from stemma.reading.events.asked_types import with_asked_types
from stemma.reading.events.find import find_events
from stemma.reading.speech.attributions import find_attributions
from stemma.reading.times.find import find_times
from stemma.records.labels import Labels
from stemma.records.reading import Event, Mention, PartyRole
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
        return half_of(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Networks:
    """What reads beside the rules."""

    reader: Reader
    structure: Acts
    types: ActTypes | None
    """None but where it is asked for: the shipped one has learnt these sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is read in one sentence."""

    events: tuple[Event, ...]
    mentions: Sequence[Mention]


def read_pairs(path: Path) -> list[Pair]:
    """Return the rows of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(r["gold_root"], r["sentence"], r["source"], r["target"]) for r in csv.DictReader(file, delimiter="\t")
        ]


def read_events(text: str, networks: Networks | None = None) -> Read:
    """Return what one sentence by itself tells, read as an article's is: by rules alone where there are no *networks*."""
    spans = tuple(sentences(text))
    labels = networks.reader.read(text, spans) if networks is not None else Labels()
    trees = networks.structure.trees(text, spans) if networks is not None else ()
    mentions, chains = find_mentions(text, spans, labelled=labels.names if networks is not None else None)
    times = find_times(text, spans, published=None, dateline=None)
    said = find_attributions(text, spans, mentions, chains, times, labelled=labels.attributions)
    types = networks.types if networks is not None else None
    found = find_events(text, spans, mentions, chains, times, said, trees=trees, doubted=types is not None)
    typed = with_asked_types(text, spans, found, types)
    return Read(events=typed, mentions=mentions)


def holds(read: Read, event: Event, text: str, words: str, roles: set[PartyRole]) -> bool:
    """Say whether a party in one of *roles*, or another mention of the same actor, overlaps *words*."""
    at = text.find(words)
    if at < 0:
        return False
    parties = [p for p in event.parties if p.role in roles]
    chains = {p.chain for p in parties} - {None}
    spans = [*(p.span for p in parties), *(m.span for m in read.mentions if m.chain in chains)]
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
    reader = open_reader()
    types = ActTypes(args.types) if args.types else None
    networks = None if args.rules else Networks(reader=reader, structure=open_acts(reader), types=types)
    pairs = [p for p in read_pairs(args.path) if p.half == args.half and args.type in (None, p.root)]
    count: Counter[str] = Counter()
    by_type: dict[str, Counter[str]] = {}
    missed, others, halves = [], [], []
    began = time.perf_counter()
    for pair in pairs:
        read = read_events(pair.text, networks)
        events = read.events
        wanted = ROOTS.get(pair.root, {pair.root})
        right = [e for e in events if e.type in wanted]
        tally = by_type.setdefault(pair.root, Counter())
        tally["all"] += 1
        count["all"] += 1
        if right:
            tally["found"] += 1
            count["found"] += 1
            count["real"] += any(e.status != "hypothetical" for e in right)
            count["source"] += any(holds(read, e, pair.text, pair.source, {"source", "both"}) for e in right)
            count["target"] += any(holds(read, e, pair.text, pair.target, {"target", "both"}) for e in right)
            whole = any(_is_whole(read, e, pair) for e in right)
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


def _is_whole(read: Read, event: Event, pair: Pair) -> bool:
    return holds(read, event, pair.text, pair.source, {"source", "both"}) and holds(
        read, event, pair.text, pair.target, {"target", "both"}
    )


def _who(event: Event, text: str) -> str:
    return "[" + ", ".join(f"{p.role[0]}:{p.span.of(text)}" for p in event.parties) + "]"


if __name__ == "__main__":
    main()
