"""A pattern that a sieve lets pass by could not have matched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_lists import cases_of

from stemma.reading.speech.stances import _patterns
from stemma.reading.times.find import FORMS
from stemma.text.needed import DIGIT, NOTHING, Sieve, needed_by

STANCES = [pattern.expression for pattern in _patterns()]
TIMES = [pattern for pattern, _ in FORMS]
TEXTS = [
    str(case["text"])
    for name in ("times", "wire_times", "stances", "attributions", "acts")
    for case in cases_of(f"reading/{name}")
    if case.get("text")
]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bthe harbour\b", {"the harbour"}),
        (r"\b(?:begin|begins|beginning) \w+", {"begin"}),
        (r"(?:dam|weir)s? (?:near|in) \w+", {"dam", "weir"}),
        (r"(?i:The) Sluice", {" sluice"}),
        (r"(?:in )?[A-Z]\w+ago", {"ago"}),
        (r"\d+ km", {" km"}),
        (r"\d\d", {DIGIT}),
        (r"[0-3][1-9]", {DIGIT}),
        (r"(?<=after )\w+", set()),
        (r"(?<!after )dawn", {"dawn"}),
        (r"\w+(?= o'clock)", {" o'clock"}),
        (r"\w+(?! o'clock)", set()),
        (r"(?:harbour)?", set()),
        (r"(?:harbour|\w+)", set()),
        (r"(?:harbour){1,3}", {"harbour"}),
        (r"at [23]", {"at "}),
    ],
)
def test_needed(pattern: str, needed: set[str]) -> None:
    """The strings are those of the pattern; of what may be left out or stands before, none is needed."""
    found = needed_by(re.compile(pattern))

    assert found == needed or (not needed and found in (NOTHING, frozenset([DIGIT])))


@pytest.mark.parametrize("patterns", [STANCES, TIMES], ids=["stances", "times"])
def test_nothing_that_matches_is_sieved_out(patterns: list[re.Pattern[str]]) -> None:
    """Of all texts that the project was taught with, whatever a pattern matches passes the sieve."""
    sieve = Sieve(patterns)

    for text in TEXTS:
        for words in (text, text.lower(), text.upper()):
            passed = set(sieve.of(words))
            assert not [p.pattern for n, p in enumerate(patterns) if n not in passed and p.search(words)]


@given(st.lists(st.sampled_from(["dam", "weir", "The Dam", "7", "sluice", "ago", " ", "O'CLOCK", "é"])))
def test_sieve_agrees_with_trying_all(words: list[str]) -> None:
    text = " ".join(words)
    patterns = [re.compile(p) for p in (r"dam", r"(?i:the dam)", r"\d", r"weir|sluice", r"\w+(?= (?i:o'clock))", r"\S")]

    passed = Sieve(patterns).of(text)

    assert passed == sorted(passed)
    assert {n for n, p in enumerate(patterns) if p.search(text)} <= set(passed)


def test_without_the_parser_all_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python parses patterns elsewhere, nothing is known, and nothing is lost."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("stemma.text.needed.importlib.import_module", missing)

    assert needed_by(re.compile("dam")) == NOTHING
    assert Sieve([re.compile("dam"), re.compile("weir")]).of("a lake") == [0, 1]
