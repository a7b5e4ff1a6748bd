"""
How far the exported graphs for trees and types are from the networks that they were made from.

    python -m training.parity_acts RUN/acts-STEP.pt [...] --types RUN/types.pt --exported FOLDER --data DATA [--windows 80]

On windows and sentences of the treebanks' kept-back documents, from what the shipped reader and encoder say of them. Printed are the mean and the
largest difference of a score between torch and the float32 graph and between the two graphs, and for trees the share of
words whose best head differs.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch

from stemma.encoder import open_encoder, open_reader
from stemma.records.span import Span
from training.acts.network import Outputs
from training.corpora.trees import load_trees
from training.export_acts import load_structure
from training.export_types import load_types

Arrays = Sequence[npt.NDArray[np.float32]]
Teller = Callable[[npt.NDArray[np.float32]], Arrays]


def states(data: Path, most: int) -> tuple[Arrays, Arrays]:
    """Return what the shipped reader's lower layers say of some windows, and the sentence encoder's of some sentences."""
    reader, encoder = open_reader(), open_encoder()
    windows: list[npt.NDArray[np.float32]] = []
    sentences: list[npt.NDArray[np.float32]] = []
    for document in load_trees(data / "ud", "gum"):
        if document.part == "held":
            spans: list[Span] = [tree.span for tree in document.trees]
            windows += [said for _, said in reader.shared(document.text, spans)]
            sentences += [encoder.lower(span.of(document.text))[2] for span in spans]
    return some(windows, most), some(sentences, most)


def some(every: Arrays, most: int) -> Arrays:
    return every[:: max(1, len(every) // most)][:most]


def graph(path: Path, names: Sequence[str]) -> Teller:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def tell(shared: npt.NDArray[np.float32]) -> Arrays:
        given = {"shared": shared[None]}
        if "roles" in {one.name for one in session.get_inputs()}:
            given["roles"] = roles_for(shared)
        said: Arrays = session.run(list(names), given)
        return said

    return tell


def roles_for(shared: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """Return a source, a predicate and a target, as an act would have them."""
    return np.array([[{1: 1, 3: 3, 5: 2}.get(n, 0) for n in range(len(shared))]])


def compare(name: str, one: Teller, other: Teller, windows: Arrays, outputs: Sequence[str]) -> None:
    means: dict[str, list[float]] = {output: [] for output in outputs}
    most = dict.fromkeys(outputs, 0.0)
    words = differ = 0
    for shared in windows:
        ours, theirs = one(shared), other(shared)
        for output, a, b in zip(outputs, ours, theirs, strict=True):
            means[output].append(float(np.abs(a - b).mean()))
            most[output] = max(most[output], float(np.abs(a - b).max()))
        if "head" in outputs:
            best = [
                np.concatenate([said[2][0], said[0][0] @ said[1][0].T], axis=1).argmax(axis=1)
                for said in (ours, theirs)
            ]
            words, differ = words + len(shared), differ + int((best[0] != best[1]).sum())
    for output in outputs:
        print(f"{name}: {output}: mean {np.mean(means[output]):.5f}, largest {most[output]:.4f}")
    if words:
        print(f"{name}: {differ / words:.3%} of best heads differ")


def main() -> None:
    asked = argparse.ArgumentParser(description="Compare exported graphs with their networks.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--types", type=Path, required=True)
    asked.add_argument("--exported", type=Path, required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--windows", type=int, default=80)
    told = asked.parse_args()
    windows, sentences = states(told.data, told.windows)
    structure, types = load_structure(told.checkpoints), load_types([told.types])

    def trees_in_torch(shared: npt.NDArray[np.float32]) -> Arrays:
        with torch.inference_mode():
            return [out.numpy() for out in structure(torch.from_numpy(shared)[None], torch.ones(1, len(shared)))]

    def types_in_torch(shared: npt.NDArray[np.float32]) -> Arrays:
        given = torch.from_numpy(shared)[None], torch.from_numpy(roles_for(shared)), torch.ones(1, len(shared))
        with torch.inference_mode():
            return [types(*given).numpy()]

    for kind, names, torch_teller, given in (
        ("acts", Outputs._fields, trees_in_torch, windows),
        ("types", ("scores",), types_in_torch, sentences),
    ):
        plain, int8 = (graph(told.exported / f"{kind}{middle}.onnx", names) for middle in (".fp32", ""))
        compare(f"{kind}: torch, float32", torch_teller, plain, given, names)
        compare(f"{kind}: float32, int8", plain, int8, given, names)


if __name__ == "__main__":
    main()
