"""What is exported of the network for structure says what the network says, and the program reads it."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
onnxruntime = pytest.importorskip("onnxruntime")
pytest.importorskip("onnx", reason="onnx is not installed: it is needed under training/ only")
from training.acts.network import Outputs, Structure  # noqa: E402
from training.export_acts import export  # noqa: E402

from stemma.encoder import Acts, open_reader  # noqa: E402
from stemma.records.span import Span  # noqa: E402

FLOAT_TOLERANCE = 1e-4
INT8_TOLERANCE = 0.15


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    torch.manual_seed(7)
    network = Structure().eval()
    out = tmp_path_factory.mktemp("acts")
    with pytest.warns(DeprecationWarning):
        export(network, out)
    return network, out


@pytest.mark.parametrize("pieces", [3, 40, 256])
def test_the_graphs_say_what_the_network_says(exported, pieces):
    network, out = exported
    shared = np.random.default_rng(pieces).normal(size=(1, pieces, 384)).astype(np.float32)
    with torch.inference_mode():
        said = network(torch.from_numpy(shared), torch.ones(1, pieces))
    plain, int8 = (
        onnxruntime.InferenceSession(out / name, providers=["CPUExecutionProvider"]).run(
            list(Outputs._fields), {"shared": shared}
        )
        for name in ("acts.fp32.onnx", "acts.onnx")
    )
    for ours, theirs in zip(plain, said, strict=True):
        assert np.abs(ours - theirs.numpy()).max() < FLOAT_TOLERANCE
    for ours, theirs in zip(int8, plain, strict=True):
        assert np.abs(ours - theirs).max() < INT8_TOLERANCE


def test_the_program_reads_trees_from_the_exported_files(exported):
    _, out = exported
    text = "Rebels shelled the town.  \u200b  The army didn't answer. " + "and so on " * 200
    sentences = [Span(0, 24), Span(26, 27), Span(29, 53), Span(54, len(text) - 1)]
    acts = Acts(out, open_reader())
    trees = acts.trees(text, sentences)
    assert [tree.span for tree in trees] == sentences
    assert [word.of(text) for word in trees[2].words] == ["The", "army", "did", "n't", "answer", "."]
    assert len(trees[3].words) == 600
    assert trees == acts.trees(text, sentences)
