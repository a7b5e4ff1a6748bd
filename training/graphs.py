"""
ONNX files with int8 weights, stored alike for all networks.

Every matrix is stored as int8 with a scale a column and is made float32 once, when the file is opened. Activations stay
float32: quantised as they come, they would share one scale a batch, what is said of a piece would depend on the windows
beside it and on whether the processor has VNNI, and the scores would be several times further off.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.reader.network import WIDTH

OPSET = 17
SMALLEST = 50_000
"""Matrices of fewer numbers stay float32: heads are small, and what they say is what counts."""


class OneWindow(nn.Module):
    """A network on the reader's lower layers as the program runs it: one window at a time, nothing padded."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, shared: Tensor) -> tuple[Tensor, ...]:
        said: tuple[Tensor, ...] = self.network(shared, torch.ones(1, shared.shape[1]))
        return said


def write_upper(network: nn.Module, names: Sequence[str], plain: Path) -> None:
    """Write a *network* on the reader's lower layers, with outputs *names*, into *plain* as float32."""
    with torch.inference_mode():
        torch.onnx.export(
            OneWindow(network).eval(),
            (torch.zeros(1, 7, WIDTH),),
            str(plain),
            input_names=["shared"],
            output_names=list(names),
            dynamic_axes=dict.fromkeys(["shared", *names], {1: "pieces"}),
            opset_version=OPSET,
            dynamo=False,
        )


def store_int8(plain: Path, target: Path) -> None:
    """Write the graph in *plain* into *target*, with every large matrix as int8."""
    model = onnx.load(str(plain))
    _quantise(model)
    onnx.checker.check_model(model)
    part = target.with_suffix(".part")
    onnx.save(model, str(part))
    part.replace(target)


def tell_files(folder: Path, *names: str) -> None:
    """Print how long the files of an export are, and their digests."""
    for name in names:
        content = (folder / name).read_bytes()
        print(f"{name}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


def _quantise(model: onnx.ModelProto) -> None:
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
