"""The whole reading, rules and weights together, gets to the end of texts on which it once stopped."""

import json
from io import StringIO
from pathlib import Path

import pytest

from stemma.intake import collect
from stemma.pipeline import read

STOPPED = (
    "According to a January 2030 study by the Meridia Centre, based on census data, voters skew younger in Chad.",
    "The sailors of Chad were shot",
    "Noting he majored in law during college, Diaz said he tends to give issues more deliberation.",
    "Pastor Diaz now set Peru. Monday’s",
)


@pytest.mark.parametrize("text", STOPPED)
def test_a_text_is_read_to_its_end(text: str) -> None:
    record = json.dumps({"text": text, "title": "Talks", "published": "2031-05-13"})
    (article,) = collect([Path("-")], stdin=StringIO(record)).articles

    assert read(article).issues == ()
