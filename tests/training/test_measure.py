"""A network is measured on kept-back documents as the program would decode what it says."""

from importlib import resources

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it is needed under training/ only")
from training.corpora.document import Document, Labelled, Link  # noqa: E402
from training.reader.measure import measure  # noqa: E402
from training.reader.network import Reader  # noqa: E402

from stemma.encoder.tokenizer import load_tokenizer  # noqa: E402
from stemma.text.sentences import sentences  # noqa: E402

TEXT = "Torvald said the ferry was late."


def test_every_figure_of_an_untrained_network_is_a_share():
    spans = (Labelled(0, 7, "source"), Labelled(8, 12, "cue"), Labelled(13, 31, "content"))
    document = Document(
        id="a",
        corpus="t",
        text=TEXT,
        sentences=tuple(sentences(TEXT)),
        spans={"attribution": spans, "names": (Labelled(0, 7, "PER"),)},
        links=(Link("source", 1, 0), Link("content", 1, 2)),
    )
    torch.manual_seed(3)
    tokenizer = load_tokenizer(resources.files("stemma.encoder").joinpath("weights"))

    figures = measure(Reader().eval(), [document], tokenizer).figures()

    assert {"source F1", "cue F1", "content F1", "names F1", "content characters F1"} <= figures.keys()
    assert all(0 <= figure <= 1 for figure in figures.values())
