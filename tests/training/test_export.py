"""What is exported says what the network says: float32 to rounding, int8 within a stated distance."""

from itertools import product

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
onnxruntime = pytest.importorskip("onnxruntime")
pytest.importorskip("onnx", reason="onnx is not installed: it is needed under training/ only")
from training.export_reader import described, export  # noqa: E402
from training.reader.network import BY_PIECE, Reader  # noqa: E402

FLOAT_TOLERANCE = 1e-4
"""Largest difference of a score between torch and the float32 graph."""
INT8_TOLERANCE = 0.1
"""Largest difference of a score between the float32 graph and the one with int8 matrices."""


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    torch.manual_seed(7)
    reader = Reader().eval()
    torch.nn.init.normal_(reader.body.marks.weight, std=0.05)
    out = tmp_path_factory.mktemp("reader")
    with pytest.warns(DeprecationWarning):
        export(reader, out)
    return reader, out


def inputs(pieces: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(pieces)
    return {
        "ids": random.integers(1000, 30_000, (1, pieces)),
        "mask": np.ones((1, pieces), np.int64),
        "marks": random.integers(0, 25, (1, pieces)),
    }


def run(path, given):
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    assert [one.name for one in session.get_outputs()] == list(BY_PIECE)
    return session.run(None, given)


@pytest.mark.parametrize("pieces", [3, 40, 256])
def test_the_graphs_say_what_the_network_says(exported, pieces):
    reader, out = exported
    given = inputs(pieces)
    with torch.inference_mode():
        said = reader(*map(torch.from_numpy, given.values()))[: len(BY_PIECE)]
        words = reader.body.words(torch.from_numpy(given.pop("ids"))).numpy()
    given["words"] = words
    plain, int8 = (run(out / name, given) for name in ("reader.fp32.onnx", "reader.onnx"))
    for ours, theirs in zip(plain, said, strict=True):
        assert np.abs(ours - theirs.numpy()).max() < FLOAT_TOLERANCE
    for ours, theirs in zip(int8, plain, strict=True):
        assert np.abs(ours - theirs).max() < INT8_TOLERANCE


def test_int8_takes_a_byte_a_number(exported):
    reader, out = exported
    assert (out / "reader.onnx").stat().st_size < 1.1 * sum(
        p.numel() for name, p in reader.named_parameters() if name != "body.words.weight"
    )


def test_what_decoding_needs_is_told_in_full(exported):
    told = described(exported[0])
    assert np.array(told["steps"]["attribution"]).shape == (3, 3, 3)
    steps = np.array(told["steps"]["names"])[0]
    labels = len(told["labels"]["names"])
    assert steps.shape == (1 + 2 * labels,) * 2
    for label, before in product(range(labels), range(1 + 2 * labels)):
        inside = 2 + 2 * label
        assert (steps[before, inside] > -1) == (before in {inside, inside - 1})
