"""
How far the exported graphs for events are from the network that they were made from.

    python -m training.parity_events RUN/events-STEP.pt [...] --exported FOLDER [--windows 80]

On windows of the texts that are kept back, from what the shipped reader says of them. Printed are the mean and the
largest difference of a score between torch and the float32 graph and between the two graphs, and the share of pieces
whose likeliest type differs.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from stemma.text.sentences import sentences
from training.corpora.told_acts import load_told_acts
from training.events.network import Events, Outputs
from training.graph_parity import Integers, Scores, compare, states_of
from training.reader.checkpoints import mean_of


def best_types(said: Sequence[Scores]) -> Integers:
    """Return the likeliest type of each piece, no act being one."""
    best: Integers = said[Outputs._fields.index("types")][0].argmax(axis=1)
    return best


def main() -> None:
    asked = argparse.ArgumentParser(description="Compare the exported graphs for events with their network.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--exported", type=Path, required=True)
    asked.add_argument("--windows", type=int, default=80)
    told = asked.parse_args()
    held = [text.text for text in load_told_acts() if text.part == "held"]
    windows = states_of(((text, sentences(text)) for text in held), told.windows)
    graphs = told.exported / "events.fp32.onnx", told.exported / "events.onnx"
    compare(mean_of(Events(), told.checkpoints), graphs, Outputs._fields, windows, best_types)


if __name__ == "__main__":
    main()
