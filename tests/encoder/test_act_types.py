"""The shipped network for types of acts: plain acts, the pair that is marked decides, and its errors."""

from pathlib import Path

import pytest

from stemma.encoder import ActTypes, open_act_types
from stemma.errors import WeightsError
from stemma.records.labels import MarkedAct
from stemma.records.span import Span


@pytest.fixture(scope="module")
def types():
    return open_act_types()


def act(text, source, target, sentence=None):
    place = {words: Span(text.index(words), text.index(words) + len(words)) for words in (source, target)}
    return MarkedAct(sentence=sentence or Span(0, len(text)), source=place[source], target=place[target])


def told(types, text, source, target):
    (scores,) = types.scores(text, [act(text, source, target)])
    return types.kinds[int(scores.argmax())]


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        ("Sudanese troops shelled rebel camps near Kadugli on Friday.", "Sudanese troops", "rebel camps", "ASSAULT"),
        ("France sent forty tonnes of flour to Haiti.", "France", "Haiti", "AID"),
        ("Peru's foreign minister met the Chilean envoy in Lima.", "Peru's foreign minister", "the Chilean envoy", "CONSULT"),
        ("Thousands of nurses marched against the health ministry.", "Thousands of nurses", "the health ministry", "PROTEST"),
        ("Kenya urged Somalia to open the border.", "Kenya", "Somalia", "REQUEST"),
        ("Police arrested two opposition leaders at dawn.", "Police", "two opposition leaders", "COERCE"),
    ],
)  # fmt: skip
def test_a_plain_act_has_its_type(types, text, source, target, kind):
    assert told(types, text, source, target) == kind


def test_the_marked_pair_decides(types):
    text = "Israel bombed Gaza on Monday, and Egypt sent aid to the strip."
    assert told(types, text, "Israel", "Gaza") == "ASSAULT"
    assert told(types, text, "Egypt", "the strip") == "AID"


def test_scores_depend_on_the_sentence_alone(types):
    alone = "Kenya urged Somalia to open the border."
    text = f"It rained. {alone} Talks go on."
    there = act(text, "Kenya", "Somalia", Span(11, 11 + len(alone)))
    (here,), (among, nothing) = types.scores(alone, [act(alone, "Kenya", "Somalia")]), types.scores(text, [there, MarkedAct(
        sentence=Span(10, 11), source=None, target=None
    )])  # fmt: skip
    assert among == pytest.approx(here, abs=1e-6)
    assert here.sum() == pytest.approx(1)
    assert not nothing.any()


def test_a_sentence_of_any_length_is_read(types):
    text = "Kenya urged Somalia to talk, " * 400
    assert types.scores(text, [act(text, "Kenya", "Somalia")]).shape == (1, 16)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(WeightsError, match=r"types\.onnx is missing"):
        ActTypes(Path(tmp_path))
