"""The parties of an act are marked where they stand, once each, whatever the sentence."""

from importlib import resources

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.encoder.party_windows import party_windows
from stemma.encoder.tokenizer import load_tokenizer
from stemma.encoder.windows import MOST_PIECES
from stemma.records.labels import MarkedAct
from stemma.records.span import Span

TOKENIZER = load_tokenizer(resources.files("stemma.encoder").joinpath("weights"))
SIGNS = {1: "[S]", 2: "[/S]", 3: "[T]", 4: "[/T]"}


def shown(text, source, target):
    def place(words):
        return Span(text.index(words), text.index(words) + len(words)) if words else None

    act = MarkedAct(sentence=Span(0, len(text)), source=place(source), target=place(target))
    ((number, window),) = party_windows(text, [act], TOKENIZER)
    assert number == 0
    return " ".join(SIGNS.get(int(i), TOKENIZER.id_to_token(int(i))) for i in window.ids[1:-1])


def test_both_parties_are_marked():
    assert shown("Norland sued Sudria.", "Norland", "Sudria") == (
        "[S] nor ##land [/S] sued [T] sud ##ria [/T] ."  # word pieces of the vocabulary
    )


def test_a_missing_party_is_not_marked():
    assert shown("Troops left.", "Troops", None) == "[S] troops [/S] left ."


def test_parties_side_by_side_do_not_cross():
    assert shown("the port workers", "port", "workers") == "the [S] port [/S] [T] workers [/T]"


def test_a_sentence_longer_than_a_window_keeps_its_parties():
    text = "and so on " * 200 + "the mayor met the guard" + " and so forth" * 200

    window = shown(text, "the mayor", "the guard")

    assert "[S] the mayor [/S] met [T] the guard [/T]" in window
    assert len(window.split()) == MOST_PIECES - 2


def test_an_act_without_words_is_passed_over():
    acts = [MarkedAct(sentence=Span(a, b), source=None, target=None) for a, b in ((0, 4), (4, 6), (6, 9))]

    assert [n for n, _ in party_windows("One.  Two", acts, TOKENIZER)] == [0, 2]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab ,é"), min_size=4, max_size=60), st.data())
def test_signs_stand_once_and_in_pairs(text, data):
    def span():
        start = data.draw(st.integers(0, len(text) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(text))))

    for _, window in party_windows(
        text, [MarkedAct(sentence=Span(0, len(text)), source=span(), target=span())], TOKENIZER
    ):
        ids = list(window.ids)
        for opening, closing in ((1, 2), (3, 4)):
            assert ids.count(opening) == ids.count(closing) <= 1
            assert opening not in ids or ids.index(opening) < ids.index(closing)
