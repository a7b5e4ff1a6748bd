"""The shipped network for events: words that tell acts in plain news sentences, whatever stands around them; its errors."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from stemma.encoder import Events, open_events, open_reader
from stemma.encoder.events import LEAST, ROLES, STATUSES, TYPES, place_words, words_in
from stemma.encoder.session import shipped_weights
from stemma.encoder.tokenizer import load_tokenizer
from stemma.encoder.windows import cut_windows
from stemma.errors import WeightsError
from stemma.records.span import Span

WEIGHTS = Path(__file__).parents[2] / "src" / "stemma" / "encoder" / "weights"
SURE = 0.75


@pytest.fixture(scope="module")
def reader():
    return open_reader()


@pytest.fixture(scope="module")
def events(reader):
    return open_events(reader)


def acts_of(events, text):
    return {act.trigger.of(text): act for act in events.acts(text, [Span(0, len(text))]) if act.score >= SURE}


@pytest.mark.parametrize(
    ("text", "word", "kind", "status"),
    [
        ("Chadian troops shelled the rebel town of Gore on Monday.", "shelled", "ASSAULT", "past"),
        ("Peru recalled its ambassador from Bolivia on Tuesday.", "recalled", "SANCTION", "past"),
        ("The foreign ministers of Oman and Qatar will meet in Muscat on Friday.", "meet", "CONSULT", "scheduled"),
        ("Kenya demanded that Somalia release the two pilots.", "demanded", "REQUEST", "past"),
    ],
)
def test_a_plain_act_is_told(events, text, word, kind, status):
    act = acts_of(events, text)[word]

    assert (act.type, act.status) == (kind, status)


def test_who_did_it_to_whom_where_and_when(events):
    text = "Chadian troops shelled the rebel town of Gore on Monday."

    act = acts_of(events, text)["shelled"]

    words = {role: {a.span.of(text) for a in act.arguments if a.role == role and a.score >= 0.5} for role in ROLES}
    assert "troops" in words["source"]
    assert "Gore" in words["place"]
    assert "Monday" in words["time"]


def test_plain_words_tell_nothing(events):
    assert acts_of(events, "It rained in Lima on Monday, and the museum stayed open until nine.") == {}


def test_what_is_said_is_likely_and_in_order(events):
    text = "Rebels didn't answer. " + "Police arrested two men in Gore and the army left. " * 40
    spans = [Span(at, at + 50) for at in range(22, len(text) - 1, 51)]

    acts = events.acts(text, [Span(0, 21), *spans])

    assert all(one.trigger < other.trigger for one, other in pairwise(acts))
    assert all(act.score >= LEAST and set(act.types) == set(TYPES[1:]) for act in acts)
    assert all(set(act.statuses) == set(STATUSES) and sum(act.statuses.values()) == pytest.approx(1) for act in acts)
    assert all(LEAST <= a.score <= 1 for act in acts for a in act.arguments)
    assert acts == events.acts(text, [Span(0, 21), *spans])


def test_every_word_of_a_sentence_that_windows_cut_is_owned_once():
    text = "The army shelled the town and " * 120 + "left."
    spans = [Span(0, len(text))]
    words = words_in(text, spans)

    windows = list(cut_windows(text, spans, load_tokenizer(shipped_weights())))
    owned = [
        word
        for found in (place_words(words, window) for window in windows)
        for word, is_owned in zip(found.words, found.owned, strict=True)
        if is_owned
    ]

    assert len(windows) > 1
    assert owned == words


@pytest.mark.parametrize("text", ["", "\u200b \u200b", "."])
def test_a_text_without_words_tells_nothing(events, text):
    assert events.acts(text, [Span(0, len(text))] if text else []) == ()


def test_missing_weights_are_named(tmp_path, reader):
    with pytest.raises(WeightsError, match=r"events\.onnx is missing"):
        Events(tmp_path, reader)


def test_another_card_is_told(tmp_path, reader):
    shutil.copy(WEIGHTS / "events.onnx", tmp_path)
    (tmp_path / "events.json").write_text(json.dumps({"rarity": {"source": 0}}))

    with pytest.raises(WeightsError, match="not the card"):
        Events(tmp_path, reader).acts("Rain fell.", [Span(0, 10)])


def test_another_network_is_told(tmp_path, reader):
    shutil.copy(WEIGHTS / "acts.onnx", tmp_path / "events.onnx")
    shutil.copy(WEIGHTS / "events.json", tmp_path)

    with pytest.raises(WeightsError, match="another network: it does not say argument"):
        Events(tmp_path, reader).acts("Rain fell.", [Span(0, 10)])
