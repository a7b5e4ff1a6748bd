"""
The network for events as one ONNX file with int8 weights, from its checkpoints.

    python -m training.export_events RUN/events-N.pt [...] --out FOLDER

Writes `events.onnx` (matrices as int8, as `training.graphs` says), `events.fp32.onnx` and `events.json` (what is added
to the score of every pair, by role). Several checkpoints are averaged.
"""

import argparse
import json
from pathlib import Path

from stemma.encoder.events import ROLES
from training.events.network import Events, Outputs
from training.graphs import store_int8, tell_files, write_upper
from training.reader.checkpoints import mean_of


def export(network: Events, out: Path) -> None:
    """Write the three files into *out*."""
    plain = out / "events.fp32.onnx"
    write_upper(network, Outputs._fields, plain)
    store_int8(plain, out / "events.onnx")
    rarity = dict(zip(ROLES, (round(n, 4) for n in network.rarity.detach().tolist()), strict=True))
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
