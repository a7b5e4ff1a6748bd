"""What is exported of the networks on the reader's lower layers says what they say, and the program reads it."""

from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
onnxruntime = pytest.importorskip("onnxruntime")
pytest.importorskip("onnx", reason="onnx is not installed: it is needed under training/ only")
from training import export_acts, export_events  # noqa: E402
from training.acts import network as acts_network  # noqa: E402
from training.events import network as events_network  # noqa: E402

from stemma.encoder import Acts, Events, open_reader  # noqa: E402
from stemma.records.span import Span  # noqa: E402

FLOAT_TOLERANCE = 1e-4
INT8_TOLERANCE = 0.15

TEXT = "Rebels shelled the town.  \u200b  The army didn't answer. " + "and so on " * 200
SENTENCES = [Span(0, 24), Span(26, 27), Span(29, 53), Span(54, len(TEXT) - 1)]


@pytest.fixture(scope="module", params=["acts", "events"])
def exported(request, tmp_path_factory):
    """A network with weights by chance, what it says by name, and the folder of its files."""
    torch.manual_seed(7)
    network, outputs, export = {
        "acts": (acts_network.Structure, acts_network.Outputs, export_acts.export),
        "events": (events_network.Events, events_network.Outputs, export_events.export),
    }[request.param]
    made = SimpleNamespace(name=request.param, network=network().eval(), outputs=list(outputs._fields))
    made.folder = tmp_path_factory.mktemp(made.name)
    with pytest.warns(DeprecationWarning):
        export(made.network, made.folder)
    return made


@pytest.mark.parametrize("pieces", [3, 40, 256])
def test_the_graphs_say_what_the_network_says(exported, pieces):
    shared = np.random.default_rng(pieces).normal(size=(1, pieces, 384)).astype(np.float32)
    with torch.inference_mode():
        said = exported.network(torch.from_numpy(shared), torch.ones(1, pieces))
    plain, int8 = (
        onnxruntime.InferenceSession(exported.folder / name, providers=["CPUExecutionProvider"]).run(
            exported.outputs, {"shared": shared}
        )
        for name in (f"{exported.name}.fp32.onnx", f"{exported.name}.onnx")
    )
    for ours, theirs in zip(plain, said, strict=True):
        assert np.abs(ours - theirs.numpy()).max() < FLOAT_TOLERANCE
    for ours, theirs in zip(int8, plain, strict=True):
        assert np.abs(ours - theirs).max() < INT8_TOLERANCE


@pytest.mark.parametrize("exported", ["acts"], indirect=True)
def test_the_program_reads_trees_from_the_exported_files(exported):
    acts = Acts(exported.folder, open_reader())
    trees = acts.trees(TEXT, SENTENCES)
    assert [tree.span for tree in trees] == SENTENCES
    assert [word.of(TEXT) for word in trees[2].words] == ["The", "army", "did", "n't", "answer", "."]
    assert len(trees[3].words) == 600
    assert trees == acts.trees(TEXT, SENTENCES)


@pytest.mark.parametrize("exported", ["events"], indirect=True)
def test_the_program_reads_acts_from_the_exported_files(exported):
    acts = Events(exported.folder, open_reader()).acts(TEXT, SENTENCES)
    triggers = [act.trigger for act in acts]
    assert len(triggers) > 500
    assert triggers == sorted(set(triggers))
    assert all(sum(act.statuses.values()) == pytest.approx(1) for act in acts)
