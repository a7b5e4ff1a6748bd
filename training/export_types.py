"""
The network for types of acts as one ONNX file with int8 weights.

    python -m training.export_types RUN/types.pt [...] --out FOLDER

Writes `types.onnx` (matrices as int8, as `training.graphs` says), `types.fp32.onnx` and `types.json` (the columns).
Several checkpoints are averaged.
"""

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from training.acts.types import KINDS, Types
from training.graphs import OPSET, store_int8, tell_files
from training.reader.checkpoints import mean_of
from training.reader.network import WIDTH


class OneAct(nn.Module):
    """The network as the program runs it: one act at a time, nothing padded."""

    def __init__(self, network: Types) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, roles: Tensor) -> Tensor:
        scores: Tensor = self.network(words, roles, torch.ones_like(roles))
        return scores


def export(network: Types, out: Path) -> None:
    """Write the three files into *out*."""
    plain = out / "types.fp32.onnx"
    with torch.inference_mode():
        torch.onnx.export(
            OneAct(network).eval(),
            (torch.zeros(1, 7, WIDTH), torch.tensor([[0, 4, 1, 0, 6, 3, 0]])),
            str(plain),
            input_names=["words", "roles"],
            output_names=["scores"],
            dynamic_axes=dict.fromkeys(["words", "roles"], {1: "pieces"}),
            opset_version=OPSET,
            dynamo=False,
        )
    store_int8(plain, out / "types.onnx")
    (out / "types.json").write_text(json.dumps({"kinds": list(KINDS)}) + "\n", "utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description="Export the network for types of acts as ONNX with int8 weights.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    export(mean_of(Types(), told.checkpoints), told.out)
    tell_files(told.out, "types.onnx", "types.fp32.onnx", "types.json")


if __name__ == "__main__":
    main()
