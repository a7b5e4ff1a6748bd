"""Words are given to the person whom a title or a pronoun means, and to nobody where two could be meant."""

from typing import Any

import pytest
from tests.case_lists import cases_of

from stemma.reading.actors.mentions import find_mentions
from stemma.reading.speech.attributions import find_attributions
from stemma.reading.times.find import find_times
from stemma.text.sentences import sentences

LEADS = cases_of("reading/speakers")


def _params() -> list[Any]:
    out = []
    for lead in LEADS:
        for case in lead["cases"]:
            marks = [pytest.mark.xfail(strict=True, reason=case["failure"])] if "failure" in case else []
            out.append(pytest.param(f"{lead['lead']} {case['text']}", case["text"], case["who"], marks=marks))
    return out


@pytest.mark.parametrize(("text", "told", "who"), _params())
def test_words_are_given_to_whom_they_belong(text: str, told: str, who: str | None) -> None:
    """The last sentence has one attribution, and its speaker is the one expected."""
    spans = tuple(sentences(text))

    mentions, chains = find_mentions(text, spans)
    times = find_times(text, spans, published="2031-05-16", dateline=None)
    said = [
        a
        for a in find_attributions(text, spans, mentions, chains, times)
        if a.content[0].start >= len(text) - len(told)
    ]

    assert [None if a.speaker_chain is None else chains[a.speaker_chain].name for a in said] == [who]


def test_there_are_enough_of_them() -> None:
    """At least 150 sentences are tried."""
    assert len(_params()) >= 150
