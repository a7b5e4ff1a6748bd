"""Windows hold whole sentences, own every piece once, and say what an uncased vocabulary cannot see."""

from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.encoder.quoted import quoted_stretches
from stemma.encoder.tokenizer import load_tokenizer
from stemma.encoder.windows import CASES, CONTEXT, MARKS, MOST_PIECES, cut_windows
from stemma.text.sentences import sentences

TOKENIZER = load_tokenizer(resources.files("stemma.encoder").joinpath("weights"))
REPORT = """PORT AMSEL (AP) - Lena Okoro said "We will not pay" on Tuesday.

“The talks begin in 2031,” said McAllister of the NATO office. “They will be hard.

“They will be long,” he added.
""" + "\n\n".join(
    f"Delegation {n} left the harbour at noon, and nobody told the ministry why it had gone." for n in range(60)
)


def cut(text, stretches=None):
    return list(cut_windows(text, sentences(text) if stretches is None else stretches, TOKENIZER))


def owned(windows):
    return [(int(w.starts[k]), int(w.ends[k])) for w in windows for k in range(*w.own)]


def features(text):
    """Return (word piece, case, quoted, first) of each owned piece."""
    out = []
    for window in cut(text):
        for k in range(*window.own):
            mark = int(window.marks[k]) - 1
            out.append((text[window.starts[k] : window.ends[k]], CASES[mark // 4], mark // 2 % 2, mark % 2))
    return out


def test_every_piece_is_owned_once_and_in_order():
    windows = cut(REPORT)
    places = owned(windows)
    whole = [
        (a + s.start, b + s.start)
        for s in sentences(REPORT)
        for a, b in TOKENIZER.encode(s.of(REPORT), add_special_tokens=False).offsets
    ]

    assert len(windows) > 2
    assert places == whole


def test_windows_hold_whole_sentences_behind_one_of_context():
    windows = cut(REPORT)

    assert all(len(w) <= MOST_PIECES for w in windows)
    for before, window in pairwise(windows):
        first, last = window.own[0], before.own[1] - 1
        assert window.sentences[first] == before.sentences[last] + 1
        assert set(window.sentences[1:first]) == {before.sentences[last]}
        assert 0 < first - 1 <= CONTEXT


def test_a_sentence_longer_than_a_window_is_cut_with_overlap():
    text = "The list names " + ", ".join(f"village {n}" for n in range(400)) + ". It ends here."
    windows = cut(text)
    places = owned(windows)

    assert all(len(w) <= MOST_PIECES for w in windows)
    assert places == sorted(set(places))
    assert "".join(text[a:b] for a, b in places) == text.replace(" ", "")
    assert all(w.own[0] > 10 for w in windows[1:])


def test_case_quotation_and_first_word_are_told():
    told = features('He met "NATO" and McAllister in 2014.')

    assert told == [
        ("He", "Capitalised", 0, 1),
        ("met", "lower", 0, 0),
        ('"', "other", 1, 0),
        ("NATO", "CAPITALS", 1, 0),
        ('"', "other", 1, 0),
        ("and", "lower", 0, 0),
        ("McA", "mIxed", 0, 0),
        ("llis", "mIxed", 0, 0),
        ("ter", "mIxed", 0, 0),
        ("in", "lower", 0, 0),
        ("2014", "digits", 0, 0),
        (".", "other", 0, 0),
    ]


def test_marks_before_the_first_word_belong_to_it():
    assert [(w, first) for w, _, _, first in features("“We go,” he said.")][:4] == [
        ("“", 1),
        ("We", 1),
        ("go", 0),
        (",", 0),
    ]


def test_special_pieces_have_no_mark_and_no_place():
    (window,) = cut("One word.")

    assert window.marks[0] == window.marks[-1] == 0
    assert window.starts[0] == window.ends[-1] == window.sentences[-1] == -1
    assert (window.ids[0], window.ids[-1]) == (101, 102)
    assert window.own == (1, 4)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" twice.', ['"yes"']),
        ("“A,” he said. “B.", ["“A,”", "“B."]),
        ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
        ("“One.\n\nTwo,” he said.", ["“One.", "Two,”"]),
        ("“One.\n\nThen nothing happened.", ["“One."]),
        ('A 6" pipe broke. "Ours," he said.', ['"Ours,"']),
        ("Sie sagte: „Nein“ und ging.", ["„Nein“"]),
        ("Il dit «non» et part.", ["«non»"]),
        ("‘We won’t go,’ he said of the allies.", ["‘We won’t go,’"]),
        ("The allies’ plan.", []),
        ("``So it is,'' he said.", ["``So it is,''"]),
        ("", []),
    ],
)
def test_quotations_are_carried_as_news_does(text, quoted):
    assert [text[a:b] for a, b in quoted_stretches(text)] == quoted


def test_no_sentences_give_no_windows():
    assert cut("Some text.", []) == []


def test_half_a_surrogate_pair_is_read_over():
    assert "".join("A \ud83d b."[a:b] for a, b in owned(cut("A \ud83d b.")))[-2:] == "b."


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB “”\"‘’\n.,7«»`'é🚢\ud800"), max_size=400))
def test_any_text_is_cut(text):
    windows = cut(text)
    places = owned(windows)

    assert all(0 <= a < b <= len(text) for a, b in places)
    assert places == sorted(places)
    assert all(w.marks.min() >= 0 and w.marks.max() < MARKS for w in windows)
    stretches = quoted_stretches(text)
    assert all(a < b for a, b in stretches)
    assert all(b <= c for (_, b), (c, _) in pairwise(stretches))
