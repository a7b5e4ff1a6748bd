"""Titles are matched with rank and field, and say what they show of their bearer."""

import pytest

from stemma.lexicon.titles import TITLE_PHRASE, may_hold_title, title_head


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("US Deputy Secretary of State Ann Poe", "Deputy Secretary of State"),
        ("minister of foreign affairs and trade of Peru", "minister of foreign affairs and trade"),
        ("the foreign policy chief", "foreign policy chief"),
        ("commander-in-chief of the armed forces", "commander-in-chief of the armed forces"),
        ("ex-president Lara", "ex-president"),
        ("central bank governor Lee", "central bank governor"),
        ("Vice President-elect Cruz", "Vice President-elect"),
    ],
)
def test_the_whole_title_is_matched(text, title):
    """Rank, field and head belong to the title, country and name do not."""
    match = TITLE_PHRASE.search(text)

    assert match is not None
    assert match.group() == title


@pytest.mark.parametrize("text", ["generally speaking", "a kingdom", "presidential", "headline"])
def test_other_words_are_no_title(text):
    """A title is a whole word."""
    assert TITLE_PHRASE.search(text) is None


def test_heads_show_gender_and_sector():
    """A spokeswoman is a woman, an admiral a soldier."""
    spokeswoman, admiral = title_head("Spokeswoman"), title_head("admiral")

    assert spokeswoman is not None
    assert spokeswoman.gender == "f"
    assert admiral is not None
    assert (admiral.gender, admiral.sector) == (None, "MIL")
    assert title_head("table") is None


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("The Foreign Minister left", True),
        ("two ex-presidents met", True),
        ("the Attorney General’s office", True),
        ("He was MP for Dover", True),
        ("CEOs of three banks", True),
        ("Rain fell on the harbour", False),
        ("", False),
    ],
)
def test_sentences_without_the_head_of_a_title_are_passed_over(words: str, held: bool) -> None:
    assert may_hold_title(words) is held
    assert held or TITLE_PHRASE.search(words) is None
