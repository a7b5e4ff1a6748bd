"""PolNeAR's stand-off becomes one layer of spans with links; windows carry its labels."""

import numpy as np
import pytest
from training.corpora.document import Labelled
from training.corpora.polnear import load_polnear

TEXT = "“We will wait,” said Ilse Torvald.\n\n“And see,” she told reporters, and warned of delays.\n"


def place(words: str) -> str:
    at = TEXT.index(words)
    return f"{at} {at + len(words)}"


def line(number: int, kind: str, *pieces: str) -> str:
    return f"T{number}\t{kind} {';'.join(map(place, pieces))}\t{' '.join(pieces)}\n"


STANDOFF = (
    line(1, "Content", "“We will wait,”", "“And see,”")
    + line(2, "Cue", "said")
    + line(3, "Source", "Ilse Torvald")
    + "E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3\n"
    + line(4, "Source", "she")
    + line(5, "Cue", "told")
    + line(6, "Content", "reporters")
    + line(7, "Cue", "warned")
    + line(8, "Content", "of", "delays")
    + "E2\tAttribution:T5 Content:T6 Cue:T5 Source:T4\n"
    + "E3\tAttribution:T7 Content:T8 Cue:T7 Source:T4\n"
    + line(9, "Content", "reporters, and")
    + line(10, "Cue", "and")
    + "E4\tAttribution-no-source:T10 Content:T9 Cue:T10\n"
    + line(11, "Discard", ", and")
    + "A note\nthat goes on\n"
)


@pytest.fixture
def document(tmp_path):
    for folder in ("train/text", "train/attributions"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "metadata.tsv").write_text("filename\tannotators\na_1\tzz\n", encoding="utf-8")
    (tmp_path / "train/text/a_1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "train/attributions/a_1_aaaa.ann").write_text(STANDOFF, encoding="utf-8")
    return load_polnear(tmp_path, "train")[0]


def links(document):
    spans = document.spans["attribution"]
    words = [span.span.of(document.text) for span in spans]
    return {(link.kind, words[link.cue], words[link.other]) for link in document.links}


def test_each_piece_of_a_split_content_is_linked_to_its_cue(document):
    assert {("content", "said", "“We will wait,”"), ("content", "said", "“And see,”")} <= links(document)


def test_pieces_that_only_white_space_parts_are_one(document):
    assert ("content", "warned", "of delays") in links(document)


def test_a_source_of_two_cues_is_one_span(document):
    assert {("source", "told", "she"), ("source", "warned", "she")} <= links(document)
    assert [s.label for s in document.spans["attribution"]].count("source") == 2


def test_of_two_contents_that_overlap_the_longer_stays(document):
    at = TEXT.index("reporters")
    assert Labelled(at, at + len("reporters, and"), "content") in document.spans["attribution"]
    assert ("content", "told", "reporters") not in links(document)


def test_what_was_discarded_is_unknown(document):
    assert [span.of(TEXT) for span in document.unknown["attribution"]] == [", and"]


def test_an_article_without_marks_is_named(tmp_path):
    (tmp_path / "dev/text").mkdir(parents=True)
    (tmp_path / "metadata.tsv").write_text("filename\tannotators\n", encoding="utf-8")
    (tmp_path / "dev/text/lost.txt").write_text("A line.", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="no marks of lost"):
        load_polnear(tmp_path, "dev")


def labels_of(document, words: str) -> list[list[list[int]]]:
    """Return the labels that are left open for each piece of *words*, by attribution layer."""
    from importlib import resources

    from training.reader.examples import examples_of

    from stemma.encoder.tokenizer import load_tokenizer

    (example,) = examples_of(document, load_tokenizer(resources.files("stemma.encoder").joinpath("weights")))
    at = document.text.index(words)
    pieces = np.flatnonzero((example.window.starts >= at) & (example.window.ends <= at + len(words)))
    allowed = example.allowed["attribution"]
    return [[np.flatnonzero(allowed[piece, 3 * n : 3 * n + 3]).tolist() for piece in pieces] for n in range(3)]


def test_pieces_are_labelled_layer_by_layer(document):
    source, cue, content = labels_of(document, "said Ilse")
    assert source[0] == [0]
    assert source[1] == [1]
    assert cue[:2] == [[1], [0]]
    assert content[:2] == [[0], [0]]
    assert labels_of(document, "We will wait")[2] == [[2], [2], [2]]


def test_where_nobody_can_tell_every_label_is_open(document):
    assert labels_of(document, ", and warned")[0][:2] == [[0, 1, 2], [0, 1, 2]]
    assert labels_of(document, ", and warned")[0][2] == [0]
