"""The shipped network for structure: trees of plain news sentences, whatever stands around them; and its errors."""

import json
import shutil
from pathlib import Path

import pytest

from stemma.encoder import Acts, open_acts, open_reader
from stemma.errors import WeightsError
from stemma.records.span import Span
from stemma.records.structure import ROOT

WEIGHTS = Path(__file__).parents[2] / "src" / "stemma" / "encoder" / "weights"


@pytest.fixture(scope="module")
def acts():
    return open_acts(open_reader())


def arcs(text, tree):
    """Each word with its relation and its head's word."""
    word = [span.of(text) for span in tree.words]
    return {
        (word[n], relation, word[head] if head != ROOT else "")
        for n, (head, relation) in enumerate(zip(tree.heads, tree.relations, strict=True))
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army shelled the town on Monday.", {("army", "nsubj", "shelled"), ("town", "obj", "shelled"), ("Monday", "obl", "shelled")}),
        ("The envoy was expelled by Peru.", {("envoy", "nsubj:pass", "expelled"), ("Peru", "obl:agent", "expelled")}),
        ("The minister did not sign the treaty.", {("not", "advmod", "sign"), ("treaty", "obj", "sign"), ("minister", "nsubj", "sign")}),
        ("Troops may withdraw from the border.", {("may", "aux", "withdraw"), ("border", "obl", "withdraw")}),
        ("Chile's president said he would resign.", {("Chile", "nmod:poss", "president"), ("president", "nsubj", "said"), ("resign", "ccomp", "said")}),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(acts, text, wanted):
    (tree,) = acts.trees(text, [Span(0, len(text))])
    assert wanted <= arcs(text, tree)


def test_every_sentence_has_a_tree_in_its_place(acts):
    text = "Rain fell.\n\n  \u200b\n\nRebels didn't answer. " + "Talks and " * 300 + "more talks."
    spans = [Span(0, 10), Span(14, 15), Span(17, 39), Span(40, len(text))]
    trees = acts.trees(text, spans)
    assert [tree.span for tree in trees] == spans
    assert all(tree.heads.count(ROOT) == 1 for tree in trees if tree.words)
    assert len(trees[-1].words) == 603
    assert trees == acts.trees(text, spans)


def test_no_sentence_no_tree(acts):
    assert acts.trees("", []) == ()


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(WeightsError, match=r"acts\.onnx is missing"):
        Acts(tmp_path, open_reader())


def test_another_card_is_told(tmp_path):
    for name in ("acts.onnx", "acts.json"):
        shutil.copy(WEIGHTS / name, tmp_path)
    told = json.loads((tmp_path / "acts.json").read_text())
    (tmp_path / "acts.json").write_text(json.dumps(told | {"relations": told["relations"][:-1]}))
    with pytest.raises(WeightsError, match="not the card"):
        Acts(tmp_path, open_reader()).trees("Rain fell.", [Span(0, 10)])
