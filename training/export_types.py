"""
The network for types of acts as one ONNX file with int8 weights.

    python -m training.export_types RUN/types.pt [...] --out FOLDER

Writes `types.onnx` (matrices as int8, as `training.export_reader` says), `types.fp32.onnx` and `types.json` (the columns).
Several checkpoints are averaged.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from training.acts.types import KINDS, Types
from training.export_reader import OPSET, quantise
from training.reader.checkpoints import averaged
from training.reader.network import WIDTH


class OneAct(nn.Module):
    """The network as the program runs it: one act at a time, nothing padded."""

    def __init__(self, network: Types) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, roles: Tensor) -> Tensor:
        scores: Tensor = self.network(words, roles, torch.ones_like(roles))
        return scores


def load_types(paths: Sequence[Path]) -> Types:
    """Return the network of the averaged checkpoints, ready to read."""
    network = Types()
    network.load_state_dict(averaged(paths))
    return network.eval()


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
    model = onnx.load(str(plain))
    quantise(model)
    onnx.checker.check_model(model)
    part = out / "types.part"
    onnx.save(model, str(part))
    part.replace(out / "types.onnx")
    (out / "types.json").write_text(json.dumps({"kinds": list(KINDS)}) + "\n", "utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description="Export the network for types of acts as ONNX with int8 weights.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    export(load_types(told.checkpoints), told.out)
    for name in ("types.onnx", "types.fp32.onnx", "types.json"):
        content = (told.out / name).read_bytes()
        print(f"{name}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
