"""
How well the network for events reads the project's invented texts that are kept back from what it learns.

    python benchmarks/quality/told_acts.py [--weights FOLDER] [--types] [--files] [--misses 40]

Every act of these texts is known. Printed are F1 of the words that tell acts (`acts`; precision and recall too), of
those with one of their types (`typed`), and of acts that are found: how often the status is right (`status`), or at
least whether it happened (`past`), and F1 of the words of those who take part, of places and of days. `--types` and
`--files` tell the same by type and by kind of text. A word counts from a score of .5; how acts stand from the score on
at which the program follows the network is told beside. A figure below its floor (`told_acts.yaml`) is an error.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from training.corpora.told_acts import ROLES, ToldText, load_told_acts
from training.events.scores import LIKELY, Tallies, count, figures

from stemma.encoder import Events, open_events, open_reader
from stemma.reading.events.labelled import PARAMETERS
from stemma.records.labels import LabelledAct
from stemma.text.sentences import sentences

FLOORS = Path(__file__).with_name("told_acts.yaml")
NAMES = ("acts", "precision", "recall", "typed", "status", "past", *ROLES)

Read = tuple[ToldText, tuple[LabelledAct, ...]]
"""A text and what the network says of it."""


def kept_back(events: Events) -> Iterator[Read]:
    """Yield the texts that are kept back, as *events* read them."""
    for told in load_told_acts():
        if told.part == "held":
            yield told, events.acts(told.text, sentences(told.text))


def measure(read: Sequence[Read], *, likely: float = LIKELY) -> dict[str, float]:
    """Return all figures of texts that were read."""
    tallies = Tallies()
    for told, acts in read:
        count(tallies, told.acts, acts, likely=likely)
    return figures(tallies)


def fallen(found: dict[str, float]) -> list[str]:
    """Return a line for each figure that stands below its floor."""
    floors = yaml.safe_load(FLOORS.read_text("utf-8"))
    return [f"{name} {found[name]:.3f} < {floor}" for name, floor in floors.items() if found[name] < floor]


def _misses(read: Sequence[Read], most: int) -> Iterator[str]:
    """Yield acts that are missed, and words that tell none, of all texts alike."""
    lines = []
    for told, acts in read:
        likely = [act for act in acts if act.score >= LIKELY]
        for act in told.acts:
            if not any(act.trigger.overlaps(other.trigger) for other in likely):
                lines.append(f"  missed {act.types[0]} {act.trigger.of(told.text)!r} ({told.id})")
        for other in likely:
            if not any(act.trigger.overlaps(other.trigger) for act in told.acts):
                lines.append(f"  told {other.type} {other.trigger.of(told.text)!r}, none there ({told.id})")
    yield from lines[:: max(1, len(lines) // most)][:most]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, help="folder of other weights than the shipped ones")
    parser.add_argument("--types", action="store_true")
    parser.add_argument("--files", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    reader = open_reader()
    read = list(kept_back(Events(options.weights, reader) if options.weights else open_events(reader)))
    found, sure = measure(read), measure(read, likely=PARAMETERS.act)
    print(f"{len(read)} texts, {sum(len(told.acts) for told, _ in read)} acts")
    for name in NAMES:
        print(f"  {name:10} {found[name]:.3f}")
    print(f"at {PARAMETERS.act}: precision {sure['precision']:.3f}, recall {sure['recall']:.3f}")
    for name in sorted(set(found) - set(NAMES)) if options.types else ():
        print(f"  {name:10} {found[name]:.3f}")
    for kind in sorted({told.id.rsplit("-", 1)[0] for told, _ in read}) if options.files else ():
        some = measure([(told, acts) for told, acts in read if told.id.startswith(f"{kind}-")])
        print(f"  {kind:12} " + "  ".join(f"{name} {some[name]:.3f}" for name in NAMES[:6]))
    for line in _misses(read, options.misses) if options.misses else ():
        print(line)
    if options.weights is None and (below := fallen(found)):
        sys.exit("below a floor: " + "; ".join(below))


if __name__ == "__main__":
    main()
