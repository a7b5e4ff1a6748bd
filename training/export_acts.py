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

from training.acts.measure import labelling_of
from training.acts.network import Outputs, Structure
from training.graphs import store_int8, tell_files, write_upper
from training.reader.checkpoints import mean_of


def export(network: Structure, out: Path) -> None:
    """Write the three files into *out*."""
    plain = out / "acts.fp32.onnx"
    write_upper(network, Outputs._fields, plain)
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
