"""
The network for events as one ONNX file with int8 weights, from its checkpoints.

    python -m training.export_events RUN/events-N.pt [...] --out FOLDER

Writes `events.onnx` (matrices as int8, as `training.graphs` says), `events.fp32.onnx` and `events.json` (what is added
to the score of every pair, by role). Several checkpoints are averaged.
"""

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor, nn

from stemma.encoder.events import ROLES
from training.events.network import Events, Outputs
from training.graphs import OPSET, store_int8, tell_files
from training.reader.checkpoints import mean_of
from training.reader.network import WIDTH


class OneWindow(nn.Module):
    """The network as the program runs it: one window at a time, nothing padded."""

    def __init__(self, network: Events) -> None:
        super().__init__()
        self.network = network

    def forward(self, shared: Tensor) -> Outputs:
        said: Outputs = self.network(shared, torch.ones(1, shared.shape[1]))
        return said


def export(network: Events, out: Path) -> None:
    """Write the three files into *out*."""
    plain = out / "events.fp32.onnx"
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
    store_int8(plain, out / "events.onnx")
    rarity = dict(zip(ROLES, (round(float(n), 4) for n in network.rarity), strict=True))
    (out / "events.json").write_text(json.dumps({"rarity": rarity}) + "\n", "utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description="Export the network for events as ONNX with int8 weights.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    export(mean_of(Events(), told.checkpoints), told.out)
    tell_files(told.out, "events.onnx", "events.fp32.onnx", "events.json")


if __name__ == "__main__":
    main()
