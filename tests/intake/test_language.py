"""English is told by its small words; other languages by the identifier; short texts are left unknown."""

import pytest

from stemma.intake.language import language_of, plain_code


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        (
            "The two fleets parted on Monday after a day of talks by radio, the navy of the island said in a statement.",
            "en",
        ),
        (
            "Die beiden Flotten haben sich am Montag nach einem Tag der Gespräche über Funk getrennt, teilte die Marine mit.",
            "de",
        ),
        (
            "Les deux flottes se sont séparées lundi après une journée de pourparlers par radio, a annoncé la marine du pays.",
            "fr",
        ),
        ("Too short", None),
        ("", None),
    ],
)
def test_languages(text, expect):
    assert language_of(text) == expect


def test_codes_are_cut_to_two_letters():
    assert [plain_code(code) for code in ("en-US", "EN", "English", "", None, "klingon")] == [
        "en",
        "en",
        "en",
        None,
        None,
        None,
    ]
