"""
How far the exported graphs are from the network that they were made from, on development articles.

    python -m training.parity RUN/reader-STEP.pt [...] [--bonuses FILE] --exported FOLDER --data DATA [--articles 20]

FOLDER holds `words.npz` too.

Printed are, for each output, the mean and the largest difference of a score between torch and the float32 graph and
between the two graphs, and for each tagged output the share of pieces whose best label differs.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch
import yaml

from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from stemma.encoder.windows import Window, cut_windows
from stemma.encoder.word_vectors import word_vectors
from training.corpora.polnear import load_polnear
from training.export_reader import add_bonuses
from training.reader.checkpoints import mean_of
from training.reader.layers import LAYERS
from training.reader.network import BY_PIECE, Reader

Scores = dict[str, npt.NDArray[np.float32]]


@dataclass(slots=True)
class Difference:
    """Differences of one output's scores, window by window."""

    means: list[float] = field(default_factory=list)
    largest: float = 0.0
    flipped: int = 0
    pieces: int = 0

    def add(self, ours: npt.NDArray[np.float32], theirs: npt.NDArray[np.float32], columns: Sequence[slice]) -> None:
        away = np.abs(ours - theirs)
        self.means.append(float(away.mean()))
        self.largest = max(self.largest, float(away.max()))
        for part in columns:
            self.flipped += int((ours[..., part].argmax(axis=-1) != theirs[..., part].argmax(axis=-1)).sum())
            self.pieces += ours[..., part].shape[1]

    def __str__(self) -> str:
        labels = f", {self.flipped / self.pieces:.3%} of labels differ" if self.pieces else ""
        return f"mean {np.mean(self.means):.5f}, largest {self.largest:.4f}{labels}"


def differences(reader: Reader, folder: Path, windows: Sequence[Window]) -> Iterator[tuple[str, Difference]]:
    """Yield the difference of each output, of torch and float32 first, then of float32 and int8."""
    sessions = [
        onnxruntime.InferenceSession(folder / name, providers=["CPUExecutionProvider"])
        for name in ("reader.fp32.onnx", "reader.onnx")
    ]
    words = word_vectors(folder)
    found = {(pair, name): Difference() for pair in ("torch, float32", "float32, int8") for name in BY_PIECE}
    for window in windows:
        rest = {"mask": np.ones_like(window.ids)[None], "marks": window.marks[None]}
        with torch.inference_mode():
            said = reader(*map(torch.from_numpy, (window.ids[None], *rest.values())))
        given = {"words": words.of(window.ids)[None], **rest}
        plain, int8 = (session.run(list(BY_PIECE), given) for session in sessions)
        for name, a, b, c in zip(BY_PIECE, said, plain, int8, strict=False):
            columns = [tags.columns for tags in LAYERS if tags.document_layer == name]
            found["torch, float32", name].add(a.numpy(), b, columns)
            found["float32, int8", name].add(b, c, columns)
    for (pair, name), difference in found.items():
        yield f"{pair}: {name}", difference


def main() -> None:
    asked = argparse.ArgumentParser(description="Compare the exported graphs with the network.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--bonuses", type=Path, help="what the export was given")
    asked.add_argument("--exported", type=Path, required=True)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--articles", type=int, default=20)
    told = asked.parse_args()
    tokenizer = load_tokenizer(shipped_weights())
    documents = load_polnear(told.data / "polnear", "dev")[: told.articles]
    windows = [window for d in documents for window in cut_windows(d.text, d.sentences, tokenizer)]
    print(f"{len(documents)} articles, {len(windows)} windows")
    reader = mean_of(Reader(), told.checkpoints)
    if told.bonuses:
        add_bonuses(reader, yaml.safe_load(told.bonuses.read_text("utf-8")))
    for name, difference in differences(reader, told.exported, windows):
        print(f"{name:32} {difference}")


if __name__ == "__main__":
    main()
