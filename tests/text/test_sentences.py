"""Sentences end where a reader would end them."""

import pytest

from stemma.text.sentences import paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("The U.S. envoy left. Mr. Ito stayed.", ["The U.S. envoy left.", "Mr. Ito stayed."]),
        ("It flew to the U.S. The crew slept.", ["It flew to the U.S.", "The crew slept."]),
        ("“We go.” He left.", ["“We go.”", "He left."]),
        ("“Why?” he asked. Nobody spoke.", ["“Why?” he asked.", "Nobody spoke."]),
        ("On Jan. 3 it rose 3.5 percent. Then fell.", ["On Jan. 3 it rose 3.5 percent.", "Then fell."]),
        ("John F. Hale spoke.", ["John F. Hale spoke."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("“Go now.”She left.", ["“Go now.”", "She left."]),
        ("", []),
    ],
)
def test_splits(text, expect):
    """Abbreviations, initials, numbers and quotations do not mislead."""
    assert [s.of(text) for s in sentences(text)] == expect


def test_paragraphs_are_trimmed_lines():
    """Blank lines vanish; offsets stay."""
    text = "  one \n\n two"

    assert [p.of(text) for p in paragraphs(text)] == ["one", "two"]
