"""
The reader's network as one ONNX file with int8 weights, from a checkpoint, with what decoding needs beside it.

    python -m training.export_reader CHECKPOINT... [--bonuses FILE.yaml] --out FOLDER

Writes `reader.onnx` (matrices as int8, as `training.graphs` says), `reader.fp32.onnx` (the same graph unrounded, to
compare) and `reader.json` (labels, scores of steps and distances). Several checkpoints are averaged.

The words' vectors are no part of the graph: they are the published ones, which `words.npz` holds for all networks.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
import yaml
from torch import Tensor, nn

from stemma.encoder.links import EDGES
from stemma.encoder.windows import MARKS
from training.corpora.document import ATTRIBUTION_LABELS, NAME_LABELS
from training.graphs import OPSET, store_int8, tell_files
from training.reader.checkpoints import mean_of
from training.reader.layers import LAYERS
from training.reader.network import BY_PIECE, WIDTH, Reader


def add_bonuses(reader: Reader, bonuses: Mapping[str, Mapping[str, float]]) -> None:
    """Add to the heads' biases, in place, what `choose_bonuses` found for a span's beginning and for pieces outside."""
    with torch.no_grad():
        for tags in LAYERS:
            bias = getattr(reader, tags.document_layer).bias[tags.columns]
            bias[0] += bonuses[tags.name]["outside"]
            bias[1::2] += bonuses[tags.name]["begin"]


class FromVectors(nn.Module):
    """The reader as the program runs it: from the words' vectors, and without types of acts."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        return self.reader.by_piece(*self.reader.body.read(words, mask, marks))


def export(reader: Reader, out: Path) -> None:
    """Write the three files into *out*."""
    pieces = torch.ones(2, 7, dtype=torch.int64)
    axes = {0: "windows", 1: "pieces"}
    plain = out / "reader.fp32.onnx"
    with torch.inference_mode():
        torch.onnx.export(
            FromVectors(reader).eval(),
            (torch.zeros(2, 7, WIDTH), pieces, pieces),
            str(plain),
            input_names=["words", "mask", "marks"],
            output_names=list(BY_PIECE),
            dynamic_axes=dict.fromkeys(["words", "mask", "marks", *BY_PIECE], axes),
            opset_version=OPSET,
            dynamo=False,
        )
    store_int8(plain, out / "reader.onnx")
    (out / "reader.json").write_text(json.dumps(described(reader), indent=1) + "\n", "utf-8")


def described(reader: Reader) -> dict[str, object]:
    """Return what decoding needs beside the graph, as `reader.json` has it."""
    with torch.inference_mode():
        return {
            "labels": {
                "attribution": list(ATTRIBUTION_LABELS),
                "names": list(NAME_LABELS),
            },
            "marks": MARKS,
            "steps": {
                "attribution": _listed(reader.attribution_transitions()),
                "names": _listed(reader.name_transitions()),
            },
            "links": {
                "edges": list(EDGES),
                "source_distance": _listed(reader.source_distance),
                "content_distance": _listed(reader.content_distance),
                "no_source": round(float(reader.no_source), 6),
            },
        }


def _listed(value: Tensor) -> object:
    return np.round(value.detach().double().numpy(), 6).tolist()


def main() -> None:
    asked = argparse.ArgumentParser(description="Export the reader's network as ONNX with int8 weights.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--bonuses", type=Path, help="what training.choose_bonuses wrote")
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    reader = mean_of(Reader(), told.checkpoints)
    if told.bonuses:
        add_bonuses(reader, yaml.safe_load(told.bonuses.read_text("utf-8")))
    export(reader, told.out)
    tell_files(told.out, "reader.onnx", "reader.fp32.onnx", "reader.json")


if __name__ == "__main__":
    main()
