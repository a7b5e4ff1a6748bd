"""
How far the exported graphs for trees are from the network that they were made from.

    python -m training.parity_acts RUN/acts-STEP.pt [...] --exported FOLDER --data DATA [--windows 80]

On windows of the treebanks' kept-back documents, from what the shipped reader says of them. Printed are the mean and
the largest difference of a score between torch and the float32 graph and between the two graphs, and the share of
words whose best head differs.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.acts.network import Outputs, Structure
from training.corpora.trees import load_trees
from training.graph_parity import Integers, Scores, compare, states_of
from training.reader.checkpoints import mean_of


def best_heads(said: Sequence[Scores]) -> Integers:
    """Return the best head of each piece; 0: the root."""
    keys = dict(zip(Outputs._fields, (part[0] for part in said), strict=True))
    best: Integers = np.concatenate([keys["root"], keys["dependent"] @ keys["head"].T], axis=1).argmax(axis=1)
    return best


def main() -> None:
    asked = argparse.ArgumentParser(description="Compare exported graphs with their networks.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--exported", type=Path, required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--windows", type=int, default=80)
    told = asked.parse_args()
    held = (d for d in load_trees(told.data / "ud", "gum") if d.part == "held")
    windows = states_of(((d.text, [tree.span for tree in d.trees]) for d in held), told.windows)
    graphs = told.exported / "acts.fp32.onnx", told.exported / "acts.onnx"
    compare(mean_of(Structure(), told.checkpoints), graphs, Outputs._fields, windows, best_heads)


if __name__ == "__main__":
    main()
