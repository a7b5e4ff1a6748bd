"""Folding keeps the way back."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.text.normalise import fold, fold_word


@given(st.text())
def test_offsets_rise_and_lie_inside(text):
    """Every folded character points into the original, in order."""
    folded = fold(text)

    assert len(folded.text) == len(folded.offsets)
    assert all(0 <= at < len(text) for at in folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)


def test_marks_and_spaces():
    """Curly marks, dashes and runs of white space become plain."""
    assert fold("“So —  far”").text == '"so - far"'
    assert fold_word("Zelenskýy’s") == "zelenskyy's"
