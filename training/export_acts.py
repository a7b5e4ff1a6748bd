"""
The network for structure as one ONNX file with int8 weights, from its checkpoints.

    python -m training.export_acts RUN/acts-STEP.pt [...] --out FOLDER

Writes `acts.onnx` (matrices as int8, as `training.graphs` says), `acts.fp32.onnx` and `acts.json` (labels and the
table of relations). Several checkpoints are averaged.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.acts.measure import labelling_of
from training.acts.network import Outputs, Structure
from training.graphs import OPSET, store_int8, tell_files
from training.reader.checkpoints import mean_of
from training.reader.network import WIDTH


class OneWindow(nn.Module):
    """The network as the program runs it: one window at a time, nothing padded."""

    def __init__(self, network: Structure) -> None:
        super().__init__()
        self.network = network

    def forward(self, shared: Tensor) -> Outputs:
        said: Outputs = self.network(shared, torch.ones(1, shared.shape[1]))
        return said


def export(network: Structure, out: Path) -> None:
    """Write the three files into *out*."""
    plain = out / "acts.fp32.onnx"
    names = list(Outputs._fields)
    with torch.inference_mode():
        torch.onnx.export(
            OneWindow(network).eval(),
            (torch.zeros(1, 7, WIDTH),),
            str(plain),
            input_names=["shared"],
            output_names=names,
            dynamic_axes=dict.fromkeys(["shared", *names], {1: "pieces"}),
            opset_version=OPSET,
            dynamo=False,
        )
    store_int8(plain, out / "acts.onnx")
    (out / "acts.json").write_text(json.dumps(described(network)) + "\n", "utf-8")


def described(network: Structure) -> dict[str, object]:
    """Return what decoding needs beside the graph, as `acts.json` has it."""
    labelling = labelling_of(network)
    return {
        "relations": labelling.relations,
        "tags": labelling.tags,
        "forms": labelling.forms,
        "table": np.round(labelling.table.astype(float), 4).tolist(),
        "bias": np.round(labelling.bias.astype(float), 4).tolist(),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description="Export the network for structure as ONNX with int8 weights.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    export(mean_of(Structure(), told.checkpoints), told.out)
    tell_files(told.out, "acts.onnx", "acts.fp32.onnx", "acts.json")


if __name__ == "__main__":
    main()
