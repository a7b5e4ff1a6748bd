"""
The reader's network as one ONNX file with int8 weights, from a checkpoint, with what decoding needs beside it.

    python -m training.export_reader CHECKPOINT... [--bonuses FILE.yaml] --out FOLDER

Writes `reader.onnx` (matrices as int8), `reader.fp32.onnx` (the same graph unrounded, to compare) and `reader.json`
(labels, scores of steps and distances). Several checkpoints are averaged.

Every matrix is stored as int8 with a scale a column and is made float32 once, when the file is opened. The words'
vectors are no part of the graph: they are the published ones, which `words.npz` holds for all networks. Activations stay float32: quantised as they come, they would
share one scale a batch, what is said of a piece would depend on the windows beside it and on whether the processor has
VNNI, and the scores would be several times further off.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
import yaml
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from stemma.encoder.links import EDGES
from stemma.encoder.windows import MARKS
from training.corpora.document import ATTRIBUTION_LABELS, NAME_LABELS
from training.reader.checkpoints import averaged
from training.reader.layers import LAYERS
from training.reader.network import BY_PIECE, WIDTH, Reader

OPSET = 17
SMALLEST = 50_000
"""Matrices of fewer numbers stay float32: heads are small, and what they say is what counts."""


def load_reader(paths: Sequence[Path]) -> Reader:
    """Return the network of the averaged checkpoints, ready to read."""
    reader = Reader()
    reader.load_state_dict(averaged(paths))
    reader.eval()
    return reader


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
    model = onnx.load(str(plain))
    quantise(model)
    onnx.checker.check_model(model)
    part = out / "reader.part"
    onnx.save(model, str(part))
    part.replace(out / "reader.onnx")
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


def quantise(model: onnx.ModelProto) -> None:
    """Store every large matrix of *model* as int8, in place."""
    stored = {one.name: one for one in model.graph.initializer}
    nodes: list[onnx.NodeProto] = []
    done: set[str] = set()
    for node in model.graph.node:
        name = next((name for name in node.input if name in stored and _is_large(stored[name])), None)
        if node.op_type == "MatMul" and name == node.input[1]:
            if name not in done:
                nodes += _as_column_scaled(model, stored[name])
                done.add(name)
            node.input[1] = f"{name}_float"
            nodes.append(node)
        else:
            nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    kept = [one for one in model.graph.initializer if one.name not in done]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)


def _is_large(one: onnx.TensorProto) -> bool:
    return one.data_type == TensorProto.FLOAT and len(one.dims) == 2 and one.dims[0] * one.dims[1] >= SMALLEST


def _as_column_scaled(model: onnx.ModelProto, one: onnx.TensorProto) -> list[onnx.NodeProto]:
    """Return the nodes that make the matrix float32 again: of constants alone, so the session does it once."""
    _store(model, one)
    return [
        helper.make_node("Cast", [f"{one.name}_int8"], [f"{one.name}_cast"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{one.name}_cast", f"{one.name}_scale"], [f"{one.name}_float"]),
    ]


def _store(model: onnx.ModelProto, one: onnx.TensorProto) -> None:
    matrix: npt.NDArray[np.float32] = numpy_helper.to_array(one)
    scale = np.maximum(np.abs(matrix).max(axis=0, keepdims=True), np.float32(1e-12)) / np.float32(127)
    rounded = np.round(matrix / scale).astype(np.int8)
    model.graph.initializer.append(numpy_helper.from_array(rounded, f"{one.name}_int8"))
    model.graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{one.name}_scale"))


def _listed(value: Tensor) -> object:
    return np.round(value.detach().double().numpy(), 6).tolist()


def main() -> None:
    asked = argparse.ArgumentParser(description="Export the reader's network as ONNX with int8 weights.")
    asked.add_argument("checkpoints", type=Path, nargs="+")
    asked.add_argument("--bonuses", type=Path, help="what training.choose_bonuses wrote")
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    reader = load_reader(told.checkpoints)
    if told.bonuses:
        add_bonuses(reader, yaml.safe_load(told.bonuses.read_text("utf-8")))
    export(reader, told.out)
    for name in ("reader.onnx", "reader.fp32.onnx", "reader.json"):
        content = (told.out / name).read_bytes()
        print(f"{name}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
