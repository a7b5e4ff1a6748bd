"""How far an exported graph is from its network, for those that stand on the reader's lower layers."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch
from torch import nn

from stemma.encoder import open_reader
from stemma.records.span import Span

Scores = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Teller = Callable[[Scores], Sequence[Scores]]
"""From what the lower layers say of a window, `(pieces, 384)`, to what a network says, `(1, pieces, columns)` each."""
Choice = Callable[[Sequence[Scores]], Integers]
"""From what a network says of a window to what it chooses for each piece."""


def states_of(texts: Iterable[tuple[str, Sequence[Span]]], most: int) -> list[Scores]:
    """Return what the shipped reader's lower layers say of some windows of *texts*, which come with their sentences."""
    reader = open_reader()
    windows = [said for text, sentences in texts for _, said in reader.shared(text, sentences)]
    return windows[:: max(1, len(windows) // most)][:most]


def compare(
    network: nn.Module, graphs: tuple[Path, Path], outputs: Sequence[str], windows: Sequence[Scores], choice: Choice
) -> None:
    """
    Print how far torch, the float32 graph and the int8 one are apart on *windows*, and how often they choose otherwise.

    Args:
        network: Made of the checkpoints.
        graphs: The float32 file and the one with int8.
        outputs: Names of what both say, in the network's order.
        windows: From `states_of`.
        choice: What counts in the end.
    """

    def in_torch(shared: Scores) -> list[Scores]:
        with torch.inference_mode():
            return [out.numpy() for out in network(torch.from_numpy(shared)[None], torch.ones(1, len(shared)))]

    plain, int8 = (_graph(path, outputs) for path in graphs)
    _distances("torch, float32", (in_torch, plain), outputs, windows, choice)
    _distances("float32, int8", (plain, int8), outputs, windows, choice)


def _graph(path: Path, names: Sequence[str]) -> Teller:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def tell(shared: Scores) -> Sequence[Scores]:
        said: Sequence[Scores] = session.run(list(names), {"shared": shared[None]})
        return said

    return tell


def _distances(
    name: str, tellers: tuple[Teller, Teller], outputs: Sequence[str], windows: Sequence[Scores], choice: Choice
) -> None:
    means: dict[str, list[float]] = {output: [] for output in outputs}
    most = dict.fromkeys(outputs, 0.0)
    pieces = differ = 0
    for shared in windows:
        ours, theirs = (tell(shared) for tell in tellers)
        for output, a, b in zip(outputs, ours, theirs, strict=True):
            means[output].append(float(np.abs(a - b).mean()))
            most[output] = max(most[output], float(np.abs(a - b).max()))
        pieces += len(shared)
        differ += int((choice(ours) != choice(theirs)).sum())
    for output in outputs:
        print(f"{name}: {output}: mean {np.mean(means[output]):.5f}, largest {most[output]:.4f}")
    print(f"{name}: {differ / pieces:.3%} of choices differ")
