"""
How far the exported graphs for trees are from the network that they were made from.

    python -m training.parity_acts RUN/acts-STEP.pt [...] --exported FOLDER --data DATA [--windows 80]

On windows of the treebanks' kept-back documents, from what the shipped reader says of them. Printed are the mean and the
largest difference of a score between torch and the float32 graph and between the two graphs, and the share of
words whose best head differs.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch

from stemma.encoder import open_reader
from training.acts.network import Outputs, Structure
from training.corpora.trees import load_trees
from training.reader.checkpoints import mean_of

Arrays = Sequence[npt.NDArray[np.float32]]
Teller = Callable[[npt.NDArray[np.float32]], Arrays]


def states(data: Path, most: int) -> Arrays:
    """Return what the shipped reader's lower layers say of some windows."""
    reader = open_reader()
    windows: list[npt.NDArray[np.float32]] = []
    for document in load_trees(data / "ud", "gum"):
        if document.part == "held":
            windows += [said for _, said in reader.shared(document.text, [tree.span for tree in document.trees])]
    return windows[:: max(1, len(windows) // most)][:most]


def graph(path: Path, names: Sequence[str]) -> Teller:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def tell(shared: npt.NDArray[np.float32]) -> Arrays:
        said: Arrays = session.run(list(names), {"shared": shared[None]})
        return said

    return tell


def compare(name: str, one: Teller, other: Teller, windows: Arrays, outputs: Sequence[str]) -> None:
    means: dict[str, list[float]] = {output: [] for output in outputs}
    most = dict.fromkeys(outputs, 0.0)
    words = differ = 0
    for shared in windows:
        ours, theirs = one(shared), other(shared)
        for output, a, b in zip(outputs, ours, theirs, strict=True):
            means[output].append(float(np.abs(a - b).mean()))
            most[output] = max(most[output], float(np.abs(a - b).max()))
        best = [
            np.concatenate([said[2][0], said[0][0] @ said[1][0].T], axis=1).argmax(axis=1) for said in (ours, theirs)
        ]
        words, differ = words + len(shared), differ + int((best[0] != best[1]).sum())
    for output in outputs:
        print(f"{name}: {output}: mean {np.mean(means[output]):.5f}, largest {most[output]:.4f}")
    print(f"{name}: {differ / words:.3%} of best heads differ")


def main() -> None:
    asked = argparse.ArgumentParser(description="Compare exported graphs with their networks.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--exported", type=Path, required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--windows", type=int, default=80)
    told = asked.parse_args()
    windows, structure = states(told.data, told.windows), mean_of(Structure(), told.checkpoints)

    def in_torch(shared: npt.NDArray[np.float32]) -> Arrays:
        with torch.inference_mode():
            return [out.numpy() for out in structure(torch.from_numpy(shared)[None], torch.ones(1, len(shared)))]

    plain, int8 = (graph(told.exported / f"acts{middle}.onnx", Outputs._fields) for middle in (".fp32", ""))
    compare("torch, float32", in_torch, plain, windows, Outputs._fields)
    compare("float32, int8", plain, int8, windows, Outputs._fields)


if __name__ == "__main__":
    main()
